"""BibTeX: an entry a source, with year and month; the place stands in `note`, the quotation in `annote`."""

from __future__ import annotations

from collections.abc import Sequence

from profiles.citation import Citation
from profiles.model import When
from profiles.styles.entries import by_source, entry, fields
from profiles.styles.parts import is_implied, year_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(citations: Sequence[Citation]) -> str:
    """One entry a source."""
    return "\n\n".join(_entry(group) for group in by_source(citations).values())


def _entry(group: Sequence[Citation]) -> str:
    when = group[0].source.date
    dated = [("year", f"{{{_year(when)}}}"), ("month", _month(when))]
    return entry("misc", group[0].key, fields(group, "howpublished", dated, "annote"))


def _year(when: When) -> str:
    """The year that every possible day lies in; that a date is only implied is told in the note."""
    return year_of(when)


def _month(when: When) -> str:
    """The month's macro, where the month is certain and stated."""
    days = {day[:7] for day in (when.start.earliest, when.start.latest, when.end.latest) if day}
    certain = len(days) == 1 and when.precision in ("day", "interval", "month") and not is_implied(when)
    return _MONTHS[int(days.pop()[5:7]) - 1] if certain else ""
