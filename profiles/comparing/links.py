"""Links: the conflicts and the open questions that statements of two meetings take part in."""

from __future__ import annotations

from profiles.lean import defaultdict
from profiles.model import Conflict, Evidence, Member, Question, Statement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiles.record import Record

Cited = dict[str, list[tuple[Evidence, str]]]
"""By source, the quotations that carry statements, each with the statement's id."""


class Links:
    """What statements take part in, by statement id, then by the id of a conflict (notes included) or question."""

    __slots__ = ("conflicts", "questions")

    def __init__(self, conflicts: dict[str, dict[str, Conflict]], questions: dict[str, dict[str, Question]]) -> None:
        self.conflicts = conflicts
        self.questions = questions


def links_of(record: Record, meetings: tuple[str, str]) -> Links:
    """What the statements of two meetings take part in."""
    conflicts: defaultdict[str, dict[str, Conflict]] = defaultdict(dict)
    questions: defaultdict[str, dict[str, Question]] = defaultdict(dict)
    for question in (one for id in meetings for one in record.questions_of(id)):
        for statement in (*question.raised_by, *(move.by for move in question.moves)):
            questions[statement][question.id] = question
    found = {one.id: one for id in meetings for one in record.conflicts_of(id)}
    statements = {one.id: one for id in meetings for one in record.statements_of(id)} if found else {}
    cited = _cited(statements.values())
    for conflict in found.values():
        for statement in _touched(conflict, meetings, statements, cited):
            conflicts[statement][conflict.id] = conflict
    return Links(dict(conflicts), dict(questions))


def _cited(statements: Iterable[Statement]) -> Cited:
    """Which statements cite what, by source."""
    cited: Cited = defaultdict(list)
    for one in statements:
        for on in one.evidence:
            cited[on.source].append((on, one.id))
    return cited


def _touched(conflict: Conflict, meetings: tuple[str, str], statements: dict[str, Statement], cited: Cited) -> set[str]:
    """Statements of the two meetings that stand in a conflict whose other side concerns one of them, too."""
    carriers = [_carriers(member, statements, cited) for member in conflict.members]
    concerned = [
        bool(found) or _concerns(conflict, member, meetings)
        for found, member in zip(carriers, conflict.members, strict=True)
    ]
    return {id for at, found in enumerate(carriers) if any(concerned[:at] + concerned[at + 1 :]) for id in found}


def _carriers(member: Member, statements: dict[str, Statement], cited: Cited) -> set[str]:
    """The statements of the two meetings that a member is: the one it names, or those on its evidence."""
    if member.statement is not None:
        return {member.statement} & statements.keys()
    return {id for one in member.evidence for on, id in cited.get(one.source, ()) if _holds(on, one)}


def _holds(carrying: Evidence, other: Evidence) -> bool:
    """Whether the words that carry a statement are a conflict's own, or stand within them.

    Not the other way round: a long quotation that happens to hold a contested word is about something else.
    """
    if carrying.start is None or carrying.end is None or other.start is None or other.end is None:
        return carrying.quote == other.quote
    return other.start <= carrying.start and carrying.end <= other.end


def _concerns(conflict: Conflict, member: Member, meetings: tuple[str, str]) -> bool:
    """Whether a member that is evidence of its own speaks of one of the two meetings."""
    return member.statement is None and (not conflict.meetings or bool(set(conflict.meetings) & set(meetings)))
