"""Disputed: whether what the sources say of a date can all be right."""

from __future__ import annotations

from profiles.model import When


def is_disputed(when: When) -> bool:
    """Whether sources give days that cannot all be right."""
    if when.precision == "disputed":
        return True
    spans = [span for account in when.accounts if (span := _span(account.text))]
    return any(one[1] < other[0] for one in spans for other in spans)


def _span(text: str) -> tuple[str, str] | None:
    """First and last day of an account's date; `None` for words and for what has no end."""
    from profiles.dates import parse_date

    try:
        when = parse_date(text)
    except ValueError:
        return None
    first, last = when.start.earliest, when.end.latest
    return (first, last) if first and last else None
