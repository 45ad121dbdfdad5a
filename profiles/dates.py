"""Dates as the sources allow them: a part of EDTF read into the days it may mean, and said in words."""

from __future__ import annotations

from profiles.lean import Literal, lru_cache
from profiles.model import Span, When
from profiles.value import dataclass, replace

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
EXAMPLES = "write it like 2026-05-14, 2026-05, 2026, 2026-05-14/2026-05-15, [2026-05-19,2026-05-20] or 2013/.."


@dataclass(frozen=True, slots=True)
class Part:
    """One date, as precise as it is written."""

    year: str
    """Four places; the last ones may be `X`."""
    month: int | None = None
    """1–12, or a season 21–24."""
    day: int | None = None
    doubt: str = ""
    """`?` uncertain, `~` approximate, `%` both."""

    @property
    def span(self) -> Span:
        """The first and the last day that it may mean."""
        first, last = int(self.year.replace("X", "0")), int(self.year.replace("X", "9"))
        if self.month in SEASONS:
            start = 3 * (self.month - 20)
            ends = last + (self.month == 24)
            return Span(_iso(first, start, 1), _iso(ends, (start + 1) % 12 + 1, 31))
        return Span(_iso(first, self.month or 1, self.day or 1), _iso(last, self.month or 12, self.day or 31))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several dates, or one that lies between two."""

    members: tuple[tuple[Part | None, Part | None], ...]
    """Each from a date to a date, the same twice for one date; `None` is open."""

    @property
    def span(self) -> Span:
        """From the earliest that it may mean to the latest."""
        firsts = [a.span.earliest if a else None for a, _ in self.members]
        lasts = [b.span.latest if b else None for _, b in self.members]
        return Span(_least(firsts), _most(lasts))


@dataclass(frozen=True, slots=True)
class Open:
    """The side of an interval that has no end (`..`), or an unknown one."""

    known: bool

    @property
    def span(self) -> Span:
        """Nothing is known of it."""
        return Span()


Side = Part | Choice | Open
PrecisionOfSide = Literal["day", "month", "season", "year", "range", "disputed", "unknown"]


def parse_date(text: str) -> When:
    """The days that a date in EDTF may mean; `ValueError` with a sentence where it is none."""
    sides = _sides(text)
    if len(sides) == 1:
        span = sides[0].span
        return When(text, span, span, _precision(sides[0]))
    start, end = sides[0].span, sides[1].span
    if start.earliest and end.latest and end.latest < start.earliest:
        raise ValueError(f"`{text}` ends before it starts; write the earlier date first")
    start, end = _ordered(start, end)
    several = any(_precision(side) == "disputed" for side in sides)
    return When(text, start, end, "disputed" if several else "interval")


def parse_day(text: str) -> str:
    """A single day `YYYY-MM-DD`; `ValueError` with a sentence where it is none."""
    side = _part(text) if _places(text) else None
    if side is None or not side.day or side.doubt or "X" in side.year:
        raise ValueError(f"`{text[:40]}` is not a day; write it like 2026-05-14")
    return text


def say_date(when: When, short: bool = False) -> str:
    """A date in words, e.g. `19 or 20 May 2026`; `short` leaves out the year where a month is left."""
    if not when.edtf:
        return "date unknown"
    sides = _sides(when.edtf)
    if len(sides) == 1:
        return _say_side(sides[0], short)
    return _say_interval(sides[0], sides[1], short)


@lru_cache(maxsize=1024)
def _sides(text: str) -> tuple[Side, ...]:
    halves = text.strip().split("/")
    if len(text) > 200 or len(halves) > 2 or not text.strip():
        raise ValueError(f"`{text[:40]}` is not a date; {EXAMPLES}")
    if len(halves) == 1:
        return (_side(halves[0]),)
    if not any(half.strip("." + " ") for half in halves):
        raise ValueError(f"`{text}` names no date on either side; {EXAMPLES}")
    return tuple(Open(half == "..") if half in ("", "..") else _side(half) for half in halves)


def _side(text: str) -> Side:
    if text.startswith("[") and text.endswith("]"):
        return Choice(tuple(_member(part.strip()) for part in text[1:-1].split(",")))
    if text.startswith("{"):
        raise ValueError(f"`{text}`: a set of dates in braces is not understood; write one of several in [ ]")
    return _part(text)


def _member(text: str) -> tuple[Part | None, Part | None]:
    if ".." not in text:
        return (part := _part(text)), part
    first, _, last = text.partition("..")
    if not first and not last:
        raise ValueError("`[..]` names no date; write at least one of its ends")
    ends = _part(first) if first else None, _part(last) if last else None
    if ends[0] and ends[1] and (ends[1].span.latest or "") < (ends[0].span.earliest or ""):
        raise ValueError(f"`{text}` ends before it starts; write the earlier date first")
    return ends


def _part(text: str) -> Part:
    found = _places(text)
    if not found or len(found[0]) != 4:
        raise ValueError(f"`{text[:40]}` is not a date; {EXAMPLES}")
    year, month, day = found[0], _number(found[1]), _number(found[2])
    if int(year.replace("X", "9")) == 0:
        raise ValueError(f"`{text}`: there is no year 0; years run from 0001 to 9999")
    if month is not None and not (1 <= month <= 12 or (month in SEASONS and found[2] is None)):
        raise ValueError(f"`{text}` does not exist: months run from 01 to 12, seasons from 21 (spring) to 24 (winter)")
    if day is not None:
        _check_day(text, year, month, day)
    return Part(year, month, day, found[3])


def _places(text: str) -> tuple[str, str | None, str | None, str] | None:
    """Year, month, day and doubt as they are written; `None` where a text is nothing of the kind.

    >>> _places("199X"), _places("2026-05-XX~"), _places("26 May")
    (('199X', None, None, ''), ('2026', '05', 'XX', '~'), None)
    """
    doubt = text[-1:] if text[-1:] in ("?", "~", "%") else ""
    year, *others = text.removesuffix(doubt).split("-")
    figures = year.rstrip("X")
    is_year = _are_figures(figures) and len(figures) <= 4 and len(year) - len(figures) <= 3
    if not is_year or len(others) > 2 or any(len(one) != 2 or not (one == "XX" or _are_figures(one)) for one in others):
        return None
    month, day, *_ = (*others, None, None)
    return year, month, day, doubt


def _are_figures(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _check_day(text: str, year: str, month: int | None, day: int) -> None:
    if month is None or "X" in year:
        raise ValueError(f"`{text}` names a day, but not its month and year; write XX for the day as well")
    days = days_in(int(year), month)
    if not 1 <= day <= days:
        raise ValueError(f"`{text}` does not exist: {MONTHS[month - 1]} {year} has {days} days")


def _number(digits: str | None) -> int | None:
    return None if digits in (None, "XX") else int(digits or "")


def days_in(year: int, month: int) -> int:
    """The days of a month; `calendar` would bring `locale` with it."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _iso(year: int, month: int, day: int) -> str:
    year = min(max(year, 1), 9999)
    return f"{year:04}-{month:02}-{min(day, days_in(year, month)):02}"


def _least(days: list[str | None]) -> str | None:
    return None if None in days else min(day for day in days if day)


def _most(days: list[str | None]) -> str | None:
    return None if None in days else max(day for day in days if day)


def _ordered(start: Span, end: Span) -> tuple[Span, Span]:
    """Start and end, each narrowed by the other: nothing ends before it starts."""
    if start.earliest and (end.earliest is None or end.earliest < start.earliest):
        end = replace(end, earliest=start.earliest)
    if end.latest and (start.latest is None or start.latest > end.latest):
        start = replace(start, latest=end.latest)
    return start, end


def _precision(side: Side) -> PrecisionOfSide:
    if isinstance(side, Choice):
        return "range" if len(side.members) == 1 and side.members[0][0] is not side.members[0][1] else "disputed"
    if isinstance(side, Open):
        return "unknown"
    if "X" in side.year:
        return "range"
    if side.day:
        return "day"
    return "season" if side.month in SEASONS else "month" if side.month else "year"


def _say_side(side: Side, short: bool) -> str:
    if isinstance(side, Part):
        return _say(side, short)
    if isinstance(side, Open):
        return "?"
    if len(side.members) == 1 or any(a is not b for a, b in side.members):
        return " or ".join(_say_range(a, b, short) for a, b in side.members)
    return _say_list([part for part, _ in side.members if part], short)


def _say_range(first: Part | None, last: Part | None, short: bool) -> str:
    if first and last and first is not last:
        return "between " + _say_list([first, last], short, " and ")
    if first is last and first:
        return _say(first, short)
    if last:
        return f"on or before {_say(last, short)}"
    return f"on or after {_say(first, short)}" if first else "?"


def _say_interval(start: Side, end: Side, short: bool) -> str:
    if isinstance(start, Part) and isinstance(end, Part):
        days = start.day and end.day and (start.year, start.month) == (end.year, end.month)
        plain = not (start.doubt or end.doubt) and start.day is None and end.day is None
        return _say_list([start, end], short, "–" if days or plain else " – ")
    if isinstance(end, Open):
        words = _say_side(start, short)
        return f"since {words}" if end.known else f"{words}–?"
    if isinstance(start, Open):
        return f"until {_say_side(end, short)}" if start.known else f"?–{_say_side(end, short)}"
    if isinstance(start, Choice) and isinstance(end, Part) and all(a is b for a, b in start.members):
        return _say_choice([a for a, _ in start.members if a], end, short)
    return f"{_say_side(start, short)} – {_say_side(end, short)}"


def _say_choice(starts: list[Part], end: Part, short: bool) -> str:
    """One of several days to another: `19 or 20 – 21 May 2026`."""
    words = [_say(one, _same_year(one, end), _same_month(one, end)) for one in starts]
    if not all(_same_month(one, end) for one in starts):
        words = [_say_list(starts, all(_same_year(one, end) for one in starts))]
    return f"{', '.join(words[:-1])}{' or ' if words[1:] else ''}{words[-1]} – {_say(end, short)}"


def _say_list(parts: list[Part], short: bool, between: str = " or ") -> str:
    """Several dates with what they have in common said once: `19, 20 or 21 May 2026`."""
    last = parts[-1]
    words = [_say(part, _same_year(part, last), _same_month(part, last)) for part in parts[:-1]]
    words.append(_say(last, short))
    return ", ".join(words[:-1]) + between + words[-1]


def _same_year(part: Part, last: Part) -> bool:
    return part.year == last.year and part.month is not None and last.month is not None


def _same_month(part: Part, last: Part) -> bool:
    return bool(_same_year(part, last) and part.month == last.month and part.day and last.day and not part.doubt)


def _say(part: Part, no_year: bool, no_month: bool = False) -> str:
    month = SEASONS.get(part.month or 0) or (MONTHS[part.month - 1] if part.month else "")
    year = "" if no_year and month else part.year
    if year.endswith("X"):
        year = year[:-1] + "0s" if year[-2] != "X" else year
    if part.month == 24 and year.isdigit():
        year += f"–{(int(year) + 1) % 100:02}"
    words = " ".join(str(word) for word in (part.day, "" if no_month else month, year) if word)
    return ("about " if part.doubt in ("~", "%") else "") + words + ("?" if part.doubt in ("?", "%") else "")
