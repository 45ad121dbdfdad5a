"""Timeline: meetings in order, the gaps between them, and what lies between two."""

from __future__ import annotations

from profiles.comparing.gaps import by_date, days_of, gap
from profiles.comparison import Gap
from profiles.model import Meeting
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from profiles.record import Record

__all__ = ["Entry", "by_date", "gap", "timeline"]


HELD = ("held", "under-way")
PLACED = 7
"""A meeting whose start is known to this many days has a place on the line; from one such to the next days are counted.
Of one that is known by its month not even the order is sure, unless far more time lies between than is in doubt."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting on the timeline."""

    meeting: Meeting
    gap: Gap | None = None
    """The time since a held meeting before it that is no part of another; `None` for the first one, for parts, and
    where the date of the one or the other is too vague to tell. What lies between is told by `gap` alone."""
    since: str | None = None
    """Id of that meeting; others, planned or of a vague date, may stand between the two."""
    whole: str | None = None
    """Id of the meeting that it is a part of, where that one stands on the timeline."""


def timeline(record: Record) -> tuple[Entry, ...]:
    """All meetings in order of date, each whole followed by its parts; undated ones last."""
    meetings = {one.id: one for one in record.meetings()}
    wholes = _wholes(meetings)
    parts = _parts(meetings, wholes)
    entries: list[Entry] = []
    last: Meeting | None = None
    placed: Meeting | None = None
    for one in sorted((one for one in meetings.values() if wholes[one.id] is None), key=by_date):
        entries.append(_entry(one, last, placed))
        entries += _below(one.id, parts)
        if one.status in HELD:
            last, placed = one, one if _is_placed(one) else placed
    return tuple(entries)


def _entry(one: Meeting, last: Meeting | None, placed: Meeting | None) -> Entry:
    """A meeting with the time since the last one held, or else since the last one whose day is known."""
    apart = gap(last, one) if last and one.status in HELD else Gap(None, None)
    if last and _is_telling(apart):
        return Entry(one, apart, last.id)
    if placed and _is_placed(one):
        return Entry(one, gap(placed, one), placed.id)
    return Entry(one)


def _is_telling(apart: Gap) -> bool:
    """Whether more time lies between, for sure, than is in doubt."""
    return bool(apart.min_days and apart.max_days is not None and apart.max_days <= 2 * apart.min_days)


def _is_placed(meeting: Meeting) -> bool:
    """Whether it is one meeting, and known well enough when."""
    first, last = days_of(meeting.date.start)
    return meeting.status != "series" and first is not None and last is not None and last - first <= PLACED


def _parts(meetings: dict[str, Meeting], wholes: dict[str, str | None]) -> dict[str, list[Meeting]]:
    """The parts of each whole, the last one first."""
    parts: dict[str, list[Meeting]] = {}
    for one in sorted(meetings.values(), key=by_date, reverse=True):
        if whole := wholes[one.id]:
            parts.setdefault(whole, []).append(one)
    return parts


def _below(whole: str, parts: dict[str, list[Meeting]]) -> Iterator[Entry]:
    """The parts of a meeting and the parts of these, each below its whole; however deep."""
    waiting = [(one, whole) for one in parts.get(whole, ())]
    while waiting:
        one, above = waiting.pop()
        yield Entry(one, whole=above)
        waiting += [(part, one.id) for part in parts.get(one.id, ())]


def _wholes(meetings: dict[str, Meeting]) -> dict[str, str | None]:
    """The meeting that each one is a part of; `None` where there is none, or where parts run in a circle."""
    above = {id: _above(one, meetings) for id, one in meetings.items()}
    sound, ringed = set[str](), set[str]()
    for id in above:
        way: dict[str, None] = {}
        at: str | None = id
        while at is not None and at not in sound and at not in ringed and at not in way:
            way[at] = None
            at = above[at]
        (sound if at is None or at in sound else ringed).update(way)
    return {id: whole if id in sound else None for id, whole in above.items()}


def _above(meeting: Meeting, meetings: dict[str, Meeting]) -> str | None:
    return next((one.to for one in meeting.relations if one.kind == "part-of" and one.to in meetings), None)
