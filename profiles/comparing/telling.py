"""Telling: which two meetings say most when put side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from profiles.comparing.gaps import by_date
from profiles.model import Meeting

if TYPE_CHECKING:
    from profiles.record import Record

CONSIDERED = 60
"""Meetings with the most rows that are tried against each other: keeps a large workspace quick."""

Pair = tuple[str, str]


def most_telling_pair(record: Record) -> Pair:
    """The two held meetings with most rows on both sides, conflicts and open questions between them, by date.

    A whole and its part tell little. Where fewer than two were held, others stand in; a single one stands twice; with
    none at all it raises `LookupError`.
    """
    meetings = [one for one in record.meetings() if one.status == "held"]
    meetings = meetings if len(meetings) > 1 else list(record.meetings())
    if not meetings:
        raise LookupError("there is no meeting to compare")
    rows = {one.id: _rows(record, one.id) for one in meetings}
    tried = sorted(meetings, key=lambda one: -len(rows[one.id]))[:CONSIDERED]
    pairs = [pair for pair in combinations(sorted(tried, key=by_date), 2) if not _hang_together(*pair)]
    if not pairs:
        return (tried[0].id, tried[-1].id)
    links = _links(record)
    left, right = max(pairs, key=lambda two: _telling(two[0].id, two[1].id, rows, links))
    return (left.id, right.id)


def _telling(left: str, right: str, rows: dict[str, set[Pair]], links: Counter[Pair]) -> tuple[int, int]:
    """How much two meetings say together; then, how much there is on either."""
    together = len(rows[left] & rows[right]) + links[(left, right)] + links[(right, left)]
    return (together, len(rows[left]) + len(rows[right]))


def _rows(record: Record, meeting: str) -> set[Pair]:
    """The rows in which a meeting has statements."""
    return {(one.dimension, one.topics[0] if one.topics else "") for one in record.statements_of(meeting)}


def _hang_together(one: Meeting, other: Meeting) -> bool:
    """Whether one is a part of the other."""
    wholes = {(a.id, relation.to) for a in (one, other) for relation in a.relations if relation.kind == "part-of"}
    return (one.id, other.id) in wholes or (other.id, one.id) in wholes


def _links(record: Record) -> Counter[Pair]:
    """How many conflicts and open questions two meetings have in common."""
    owner = {one.id: one.meetings for id in record.profiles for one in record.statements_of(id)}
    common: defaultdict[str, set[str]] = defaultdict(set)
    for conflict in record.conflicts:
        members = (owner.get(member.statement or "", ()) for member in conflict.members)
        common[f"conflict {conflict.id}"] |= {*conflict.meetings, *(id for found in members for id in found)}
    for question in record.questions():
        moved = (owner.get(move.by, ()) for move in question.moves)
        common[f"question {question.id}"] |= {question.meeting, *(id for found in moved for id in found)}
    return Counter(pair for found in common.values() for pair in combinations(sorted(found), 2))
