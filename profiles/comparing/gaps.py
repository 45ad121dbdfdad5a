"""Gaps: the days between two meetings as far as their dates are known, what lies between them, and who states it."""

from __future__ import annotations

from profiles.comparison import Gap
from profiles.dates import days_in
from profiles.lean import lru_cache
from profiles.model import Meeting, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiles.record import Record

Days = tuple[int | None, int | None]
"""Earliest and latest, as day numbers; `None` is unknown."""


def by_date(meeting: Meeting) -> tuple[bool, int, int, str]:
    """The key that puts meetings in order: by the earliest day known of them, undated ones last."""
    first, last = days_of(meeting.date.start)
    known = next((day for day in (first, last, *days_of(meeting.date.end)) if day is not None), None)
    return (known is None, known or 0, last or 0, meeting.id)


def gap(a: Meeting, b: Meeting, record: Record | None = None) -> Gap:
    """The days from the end of the earlier meeting to the start of the later, what lies between, and who states it.

    An overlap, or a day on which both may have been, is 0; an end that no source bounds is `None`.
    """
    earlier, later = sorted((a, b), key=by_date)
    least, most = _days_between(earlier, later)
    if record is None or a.id == b.id:
        return Gap(least, most)
    return Gap(least, most, _between(earlier, later, record.meetings()), _stated(a, b, record))


def _days_between(earlier: Meeting, later: Meeting) -> Days:
    """The least and the most days between, over all days on which they may have been."""
    if earlier.id == later.id:
        return (0, 0)
    forward, backward = _stretch(earlier, later), _stretch(later, earlier)
    if backward[1] is not None and backward[1] < 0:
        return _no_less_than_none(forward)
    if forward[1] is not None and forward[1] < 0:
        return _no_less_than_none(backward)
    if not (_known(earlier) and _known(later)):
        return (None, None)
    most = None if forward[1] is None or backward[1] is None else max(forward[1], backward[1])
    return (0, most)


def _no_less_than_none(days: Days) -> Days:
    """Where one may begin before the other ends, no day lies between."""
    least, most = days
    return (None if least is None else max(0, least), None if most is None else max(0, most))


def _stretch(first: Meeting, second: Meeting) -> Days:
    """Least and most days from the end of one to the start of the other; negative where it comes before."""
    end, start = _end(first), days_of(second.date.start)
    least = None if end[1] is None or start[0] is None else start[0] - end[1]
    most = None if end[0] is None or start[1] is None else start[1] - end[0]
    return (least, most)


def _end(meeting: Meeting) -> Days:
    """When it ended; where nothing is known of its end, when it began."""
    end = days_of(meeting.date.end)
    return days_of(meeting.date.start) if end == (None, None) else end


def _known(meeting: Meeting) -> bool:
    """Whether anything is known of its date."""
    return days_of(meeting.date.start) != (None, None) or _end(meeting) != (None, None)


def days_of(span: Span) -> Days:
    """A span as day numbers."""
    return (_day(span.earliest), _day(span.latest))


@lru_cache(maxsize=8192)
def _day(text: str | None) -> int | None:
    """`YYYY-MM-DD` as a day number, 1 for the first day of the year 1; `None` for what is unknown or no such date.

    Reckoned here: `datetime` takes longer to load than a list of meetings to print.
    """
    try:
        year, month, day = map(int, text.split("-")) if text else (0, 0, 0)
    except ValueError:
        return None
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    before = year - 1
    whole = before * 365 + before // 4 - before // 100 + before // 400
    return whole + sum(days_in(year, one) for one in range(1, month)) + day


def _between(earlier: Meeting, later: Meeting, meetings: Iterable[Meeting]) -> tuple[str, ...]:
    """Meetings that surely began after the one and ended before the other, by date; no series, no parts of the two."""
    (first, last), (start, latest) = _end(earlier), days_of(later.date.start)
    after, before = (first if last is None else last), (latest if start is None else start)
    if after is None or before is None:
        return ()
    own = {earlier.id, later.id}
    return tuple(one.id for one in sorted(meetings, key=by_date) if _is_between(one, after, before, own))


def _is_between(meeting: Meeting, after: int, before: int, own: set[str]) -> bool:
    """Whether a meeting lies wholly between two days and is neither of `own` nor a part of one."""
    start, end = days_of(meeting.date.start)[0], _end(meeting)[1]
    if start is None or end is None or meeting.status == "series":
        return False
    parts = {relation.to for relation in meeting.relations if relation.kind == "part-of"}
    return after < start and end < before and meeting.id not in own and not parts & own


def _stated(a: Meeting, b: Meeting, record: Record) -> tuple[str, ...]:
    """Statements that concern both and say how far apart they are."""
    return tuple(one.id for one in record.statements_of(a.id) if one.states_gap and b.id in one.meetings)
