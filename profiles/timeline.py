"""Timeline: meetings in order, the gaps between them, and what lies between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profiles.comparison import Gap
from profiles.gaps import by_date, days_of, gap
from profiles.model import Meeting
from profiles.value import dataclass

if TYPE_CHECKING:
    from profiles.record import Record

__all__ = ["Entry", "by_date", "gap", "timeline"]


PLACED = 7
"""A meeting whose start is known to this many days has a place on the line; gaps run between such ones only: of one
that is known by its month, not even the order is sure."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting on the timeline."""

    meeting: Meeting
    gap: Gap | None = None
    """The time since the last held meeting before it that is no part of another; `None` for the first one, for parts,
    and where the date of the one or the other is too vague to count days."""
    whole: str | None = None
    """Id of the meeting that it is a part of, where that one stands on the timeline."""


def timeline(record: Record) -> tuple[Entry, ...]:
    """All meetings in order of date, each whole followed by its parts; undated ones last."""
    meetings = {one.id: one for one in record.meetings()}
    wholes = {one.id: _whole(one, meetings) for one in meetings.values()}
    entries: list[Entry] = []
    before: Meeting | None = None
    for one in sorted((one for one in meetings.values() if wholes[one.id] is None), key=by_date):
        placed = _is_placed(one)
        entries.append(Entry(one, gap(before, one, record) if before and placed else None))
        entries += _parts(one.id, meetings, wholes)
        before = one if placed and one.status in ("held", "under-way") else before
    return tuple(entries)


def _is_placed(meeting: Meeting) -> bool:
    """Whether it is one meeting, and known well enough when."""
    first, last = days_of(meeting.date.start)
    return meeting.status != "series" and first is not None and last is not None and last - first <= PLACED


def _parts(whole: str, meetings: dict[str, Meeting], wholes: dict[str, str | None]) -> list[Entry]:
    """The parts of a meeting and the parts of these, each below its whole."""
    own = sorted((one for one in meetings.values() if wholes[one.id] == whole), key=by_date)
    return [entry for one in own for entry in (Entry(one, None, whole), *_parts(one.id, meetings, wholes))]


def _whole(meeting: Meeting, meetings: dict[str, Meeting]) -> str | None:
    """The meeting that this one is a part of; `None` where there is none, or where parts run in a circle."""
    seen, first, current = {meeting.id}, None, meeting
    while True:
        above = next((one.to for one in current.relations if one.kind == "part-of" and one.to in meetings), None)
        if above is None:
            return first
        if above in seen:
            return None
        first = first or above
        seen.add(above)
        current = meetings[above]
