"""Dated: what was written, or took place, at a time that is asked for, though the day is not named there."""

from __future__ import annotations

from index.spelling import MONTHS
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.wants import Want
    from profiles.model import When

LAST_DAY = 31
DAYS_OF_A_DAY, DAYS_OF_A_MONTH = 7, 62
"""How many days a date may span that is to be taken for a day, or a month, asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A month, in it perhaps days, and perhaps a year."""

    month: int
    days: tuple[int, int] | None = None
    year: int | None = None

    def holds(self, first: str, last: str) -> bool:
        """Whether what lies between two days may have been then.

        >>> Asked(5, (20, 20)).holds("2026-05-19", "2026-05-20"), Asked(5).holds("2026-05-16", "2026-12-31")
        (True, False)
        """
        from datetime import date

        try:
            begin, end = date.fromisoformat(first), date.fromisoformat(last)
        except ValueError:
            return False
        if not 0 <= (end - begin).days < (DAYS_OF_A_DAY if self.days else DAYS_OF_A_MONTH):
            return False
        years = (self.year,) if self.year else range(begin.year, end.year + 1)
        return any(self._key(year, 0) <= last and first <= self._key(year, 1) for year in years)

    def _key(self, year: int, end: int) -> str:
        return f"{year:04}-{self.month:02}-{(self.days or (1, LAST_DAY))[end]:02}"


def dates(wants: Sequence[Want]) -> Iterator[tuple[object, Asked]]:
    """The dates that are asked for, each with the unit of its words: `may 20`, `14–15 April`, `April 2026`."""
    units: dict[object, list[str]] = {}
    for want in wants:
        units.setdefault(want.unit, []).append(want.exact)
    for unit, words in units.items():
        if len(words) > 1 and MONTHS.keys() & words and (asked := _asked(words)):
            yield unit, asked


def _asked(words: Iterable[str]) -> Asked | None:
    month, year, days = 0, None, list[int]()
    for word in words:
        figure = word.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
        if word in MONTHS:
            month = MONTHS[word]
        elif figure.isdecimal() and len(figure) == len("2026"):
            year = int(figure)
        elif figure.isdecimal() and 1 <= int(figure) <= LAST_DAY:
            days.append(int(figure))
        else:
            return None
    return Asked(month, (min(days), max(days)) if days else None, year) if month and (days or year) else None


def days(when: When) -> tuple[str, str]:
    """The first and the last day that a date may mean; empty where nothing is known."""
    first = when.start.earliest or when.start.latest or when.end.earliest or when.end.latest
    last = when.end.latest or when.end.earliest or when.start.latest or when.start.earliest
    return first or "", last or ""


def is_within(when: When, spans: Sequence[tuple[str, str]]) -> bool:
    """Whether a date may lie in one of several spans of days."""
    first, last = days(when)
    return bool(first) and any(first <= end and last >= begin for begin, end in spans)
