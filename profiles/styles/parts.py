"""Parts: what the styles have in common; each is "" where the metadata do not say."""

from __future__ import annotations

from profiles.citation import Citation
from profiles.model import When

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def date_words(when: When) -> str:
    """`20 May 2026`; only implied `[c. 20 May 2026]`, `[between 16 May and 31 Dec 2026]`."""
    from profiles.dates import say_date

    return _bracketed(say_date(when), when, "c. ") if when.edtf else ""


def american_date(when: When) -> str:
    """`May 20, 2026`; only implied `[ca. May 20, 2026]`."""
    from profiles.dates import say_date

    if not when.edtf:
        return ""
    day = when.start.earliest
    if day and when.precision == "day" and day == when.start.latest == when.end.latest:
        year, month, number = (int(part) for part in day.split("-"))
        return _bracketed(f"{_MONTHS[month - 1]} {number}, {year}", when, "ca. ")
    return _bracketed(say_date(when), when, "ca. ")


def is_implied(when: When) -> bool:
    """Whether no account states the date."""
    return bool(when.accounts) and all(one.basis == "implied" for one in when.accounts)


def _bracketed(words: str, when: When, circa: str) -> str:
    """Implied dates stand in brackets, a single one with *circa*."""
    if not is_implied(when):
        return words
    several = when.precision in ("range", "disputed") or words.startswith("about ")
    return f"[{words}]" if several else f"[{circa}{words}]"


def year_of(when: When) -> str:
    """The year, where all days that it may mean are in one."""
    days = (when.start.earliest, when.start.latest, when.end.earliest, when.end.latest)
    years = {day[:4] for day in days if day}
    return years.pop() if len(years) == 1 and None not in days else ""


def authors_of(citation: Citation) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *others, last = citation.source.authors or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def place_of(citation: Citation, para: str = "¶ ", dash: str = "–") -> tuple[str, ...]:
    """Paragraph and characters, as far as they are known."""
    paragraph = f"{para}{citation.paragraph}" if citation.paragraph is not None else ""
    span = f"characters {citation.start}{dash}{citation.end}" if citation.start is not None else ""
    return tuple(part for part in (paragraph, span) if part)


def joined(*parts: str, by: str = ", ") -> str:
    """The parts that there are."""
    return by.join(part for part in parts if part)
