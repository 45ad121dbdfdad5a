"""Threads: an open question with the statements that raise it and those that move it, in order of date."""

from __future__ import annotations

from profiles.comparing.gaps import by_date
from profiles.model import Meeting, Move, Question, Statement
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiles.record import Record


@dataclass(frozen=True, slots=True)
class Thread:
    """One question from both ends."""

    question: Question
    raised: tuple[Statement, ...]
    """As written; a statement that is not there is passed over (`check` says so)."""
    moves: tuple[tuple[Move, Statement], ...]
    """As written, the last one telling."""
    later: tuple[Meeting, ...]
    """Meetings after the one that raised it, by date: in their sources an open question may be touched."""


def threads(record: Record) -> tuple[Thread, ...]:
    """All questions: open ones first, each kind by the date of the meeting that raised them."""
    ordered = sorted(record.meetings(), key=by_date)
    places = {one.id: at for at, one in enumerate(ordered)}
    found = [_thread(record, one, ordered, places) for one in record.questions()]
    return tuple(sorted(found, key=lambda one: (one.question.state != "open", places.get(one.question.meeting, 0))))


def _thread(record: Record, question: Question, ordered: list[Meeting], places: dict[str, int]) -> Thread:
    """One question with its statements."""
    raised = [found for id in question.raised_by if (found := _statement(record, id))]
    moves = [(move, found) for move in question.moves if (found := _statement(record, move.by))]
    after = places.get(question.meeting, len(ordered)) + 1
    return Thread(question, tuple(raised), tuple(moves), tuple(ordered[after:]))


def _statement(record: Record, id: str) -> Statement | None:
    """The statement of an id, if there is one."""
    try:
        return record.statement(id)
    except KeyError:
        return None
