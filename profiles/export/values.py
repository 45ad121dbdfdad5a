"""Values: each word of the model as plain data, the way scripts may rely on it. Unknown is `None`."""

from __future__ import annotations

from profiles.comparison import Cell, Gap, Hit
from profiles.lean import Any, Callable
from profiles.model import (
    Conflict,
    DateAccount,
    Dimension,
    Evidence,
    Meeting,
    Member,
    Move,
    Problem,
    Question,
    Silence,
    Source,
    Span,
    Statement,
    Topic,
    When,
)  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profiles.record import Record

Json = dict[str, Any]
Holds = Callable[[Silence], bool | None]
"""Whether a silence still holds, as the index finds; `None` where nobody asked."""


def nobody_asked(silence: Silence) -> bool | None:
    """No index was asked whether a silence holds."""
    return None


def meeting_json(record: Record, meeting: Meeting) -> Json:
    """A meeting; `statements` counts all that concern it, also those of other profiles."""
    return {
        "id": meeting.id,
        "title": meeting.title,
        "aliases": list(meeting.aliases),
        "status": meeting.status,
        "format": meeting.format or None,
        "level": meeting.level or None,
        "place": meeting.where or None,
        "date": when_json(meeting.date),
        "parties": {party: list(people) for party, people in meeting.parties},
        "relations": [{"kind": one.kind, "to": one.to, "note": one.note or None} for one in meeting.relations],
        "sources": list(meeting.sources),
        "statements": record.statement_count(meeting.id),
        "note": meeting.note or None,
        "path": meeting.place.path or None,
        "line": meeting.place.line,
    }


def when_json(when: When) -> Json:
    """A date: the days between which it began and ended, and each account of it."""
    return {
        "edtf": when.edtf or None,
        "start": _span(when.start),
        "end": _span(when.end),
        "precision": None if when.precision == "unknown" else when.precision,
        "accounts": [_account(one) for one in when.accounts],
    }


def _span(span: Span) -> Json:
    return {"earliest": span.earliest, "latest": span.latest}


def _account(account: DateAccount) -> Json:
    """What one source says of a date; `evidence` is its first quotation, `evidences` are all."""
    return {"text": account.text, "basis": account.basis, **_quoted(account.evidence), "note": account.note or None}


def _quoted(evidence: Sequence[Evidence]) -> Json:
    """The first quotation under the contract's name, all of them beside it."""
    return {"evidence": evidence_json(evidence[0]) if evidence else None, "evidences": _each(evidence)}


def _each(evidence: Iterable[Evidence]) -> list[Json]:
    return [evidence_json(one) for one in evidence]


def evidence_json(evidence: Evidence) -> Json:
    """A quotation and where it stands: `text[start:end]` of the file is the raw one."""
    return {
        "source": evidence.source,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "state": evidence.state,
        "passage": evidence.passage,
        "before": evidence.before or None,
        "after": evidence.after or None,
        "translation": evidence.translation or None,
        "note": evidence.note or None,
        "candidates": [list(span) for span in evidence.candidates],
    }


def statement_json(statement: Statement) -> Json:
    """A statement with its evidence and the line it is written on."""
    return {
        "id": statement.id,
        "meeting": statement.meeting,
        "also": list(statement.also),
        "dimension": statement.dimension,
        "topics": list(statement.topics),
        "text": statement.text,
        "account": statement.account,
        "side": statement.side,
        "speaker": statement.speaker,
        "standing": statement.standing,
        "aspect": statement.aspect,
        "states_gap": statement.states_gap,
        "evidence": _each(statement.evidence),
        "note": statement.note or None,
        "coder": statement.coder or None,
        "coded": statement.coded or None,
        "reviewer": statement.reviewer or None,
        "reviewed": statement.reviewed or None,
        "path": statement.path or None,
        "line": statement.line,
    }


def question_json(question: Question) -> Json:
    """An open question and its moves."""
    return {
        "id": question.id,
        "meeting": question.meeting,
        "text": question.text,
        "raised_by": list(question.raised_by),
        "state": question.state,
        "moves": [_move(one) for one in question.moves],
        "note": question.note or None,
        "path": question.place.path or None,
        "line": question.place.line,
    }


def _move(move: Move) -> Json:
    return {"by": move.by, "how": move.how, "note": move.note or None}


def conflict_json(conflict: Conflict) -> Json:
    """A conflict and its members; `marks` says whether its rows carry `!`."""
    return {
        "id": conflict.id,
        "about": conflict.about,
        "kind": conflict.kind,
        "nature": conflict.nature,
        "state": conflict.state,
        "marks": conflict.marks,
        "members": [_member(one) for one in conflict.members],
        "meetings": list(conflict.meetings),
        "note": conflict.note or None,
        "path": conflict.place.path or None,
        "line": conflict.place.line,
    }


def _member(member: Member) -> Json:
    """A side of a conflict; `statement` only where it is one."""
    named = {"statement": member.statement} if member.statement else {}
    return {**named, "says": member.says or None, **_quoted(member.evidence)}


def silence_json(silence: Silence, holds: bool | None = None) -> Json:
    """What was checked and not mentioned."""
    return {
        "meeting": silence.meeting,
        "dimension": silence.dimension,
        "topic": silence.topic,
        "query": silence.query,
        "sources": list(silence.sources),
        "date": silence.date or None,
        "holds": holds,
        "note": silence.note or None,
        "path": silence.place.path or None,
        "line": silence.place.line,
    }


def gap_json(gap: Gap) -> Json:
    """The time between two meetings."""
    return {
        "min_days": gap.min_days,
        "max_days": gap.max_days,
        "between": list(gap.between),
        "stated": list(gap.stated),
    }


def cell_json(cell: Cell, holds: Holds = nobody_asked) -> Json:
    """One side of a row; a place without a statement is `None`."""
    silence = cell.silence
    return {
        "state": cell.state,
        "statements": [statement_json(one) if one else None for one in cell.statements],
        "silence": silence_json(silence, holds(silence)) if silence else None,
        "leads": [hit_json(one) for one in cell.leads],
        "hidden": cell.hidden,
    }


def hit_json(hit: Hit) -> Json:
    """What a search found."""
    return {
        "kind": hit.kind,
        "id": hit.id,
        "source": hit.source,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "marks": [list(span) for span in hit.marks],
        "score": hit.score,
        "evidence": _each(hit.evidence),
        "statements": list(hit.statements),
        "meetings": list(hit.meetings),
        "complete": hit.complete,
    }


def source_json(source: Source) -> Json:
    """A source and what is known of it."""
    return {
        "file": source.file,
        "name": source.name or None,
        "title": source.title or None,
        "publisher": source.publisher or None,
        "authors": list(source.authors),
        "date": when_json(source.date),
        "language": source.language or None,
        "kind": source.kind,
        "side": source.side,
        "origins": list(source.origins),
        "url": source.url or None,
        "note": source.note or None,
        "size": source.size or None,
        "sha256": source.sha256 or None,
    }


def dimension_json(dimension: Dimension) -> Json:
    """A dimension."""
    return {
        "id": dimension.id,
        "label": dimension.label,
        "short": dimension.short or None,
        "group": dimension.group,
        "about": dimension.about or None,
    }


def topic_json(topic: Topic) -> Json:
    """A topic with its other names."""
    return {"id": topic.id, "label": topic.label, "names": list(topic.names), "about": topic.about or None}


def problem_json(problem: Problem) -> Json:
    """What is wrong with a file, and where."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "where": problem.where,
        "message": problem.message,
        "level": problem.level,
    }
