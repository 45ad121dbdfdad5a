"""Rows: meetings, questions, conflicts and the rest as rows of words, for tables that leave the program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from profiles.model import Conflict, Dimension, Problem, Source, Statement, Topic
from profiles.timeline import Entry

if TYPE_CHECKING:
    from profiles.comparing.matrix import Matrix
    from profiles.comparing.threads import Thread
    from profiles.comparison import Hit

Rows = tuple[Sequence[str], list[list[str]]]
"""The header, and the rows below it."""


def meeting_rows(entries: Iterable[Entry], counts: dict[str, int]) -> Rows:
    """A meeting a row."""
    header = (
        *("id", "title", "date", "earliest", "latest", "place", "format", "level", "status", "aliases"),
        *("part of", "days since", "since", "statements"),
    )
    return header, [_meeting(entry, counts) for entry in entries]


def _meeting(entry: Entry, counts: dict[str, int]) -> list[str]:
    one, gap = entry.meeting, entry.gap
    days = "" if gap is None or gap.min_days is None else str(gap.min_days)
    if gap and gap.max_days is not None and gap.max_days != gap.min_days:
        days = f"{days}–{gap.max_days}"
    first, last = one.date.start.earliest or "", one.date.end.latest or ""
    about = [one.where, one.format, one.level, one.status, "; ".join(one.aliases), entry.whole or "", days]
    return [one.id, one.title, one.date.edtf, first, last, *about, entry.since or "", str(counts[one.id])]


def question_rows(threads: Iterable[Thread]) -> Rows:
    """A question, or a move of one, a row."""
    header = ("question", "text", "state", "meeting", "what", "statement", "said", "note")
    rows = []
    for thread in threads:
        one = thread.question
        start = [one.id, one.text, one.state, one.meeting]
        rows += [[*start, "raised", said.id, said.text, one.note] for said in thread.raised]
        rows += [[*start, move.how, said.id, said.text, move.note] for move, said in thread.moves]
    return header, rows


def conflict_rows(conflicts: Iterable[Conflict]) -> Rows:
    """A member of a conflict a row."""
    header = (
        "conflict",
        "about",
        "kind",
        "nature",
        "state",
        "meetings",
        "says",
        "statement",
        "source",
        "quote",
        "note",
    )
    rows = []
    for one in conflicts:
        start = [one.id, one.about, one.kind, one.nature, one.state, "; ".join(one.meetings)]
        for member in one.members:
            quoted = [(evidence.source, evidence.quote) for evidence in member.evidence] or [("", "")]
            rows += [[*start, member.says, member.statement or "", *pair, one.note] for pair in quoted]
    return header, rows


def matrix_rows(found: Matrix) -> Rows:
    """A meeting a row, a dimension a column: how many statements, or the state where there are none."""
    header = ["meeting", *(one.id for one in found.dimensions)]
    rows = [
        [meeting.id, *(str(square.count) if square.count else square.state for square in squares)]
        for meeting, squares in zip(found.meetings, found.squares, strict=True)
    ]
    return header, rows


def source_rows(sources: Iterable[Source]) -> Rows:
    """A source a row."""
    header = ("name", "file", "title", "publisher", "authors", "date", "language", "kind", "side", "origins", "url")
    rows = [
        [
            one.name,
            one.file,
            one.title,
            one.publisher,
            "; ".join(one.authors),
            one.date.edtf,
            one.language,
            one.kind,
            one.side or "",
            "; ".join(one.origins),
            one.url,
        ]
        for one in sources
    ]
    return header, rows


def dimension_rows(dimensions: Iterable[Dimension]) -> Rows:
    """A dimension a row."""
    return ("id", "label", "group", "about"), [[one.id, one.label, one.group, one.about] for one in dimensions]


def topic_rows(topics: Iterable[Topic], counts: dict[str, int]) -> Rows:
    """A topic a row."""
    rows = [[one.id, one.label, "; ".join(one.names), one.about, str(counts.get(one.id, 0))] for one in topics]
    return ("id", "label", "names", "about", "statements"), rows


def problem_rows(problems: Iterable[Problem]) -> Rows:
    """A problem a row."""
    rows = [[one.path, str(one.line), str(one.column), one.level, one.where, one.message] for one in problems]
    return ("path", "line", "column", "level", "where", "message"), rows


def statement_rows(statements: Iterable[Statement]) -> Rows:
    """A quotation of a statement a row."""
    header = (
        *("id", "meeting", "dimension", "topics", "standing", "account", "side", "speaker", "text"),
        *("source", "quote", "state", "coder", "reviewer", "reviewed", "note"),
    )
    return header, [row for one in statements for row in _statement(one)]


def _statement(one: Statement) -> list[list[str]]:
    start = [one.id, one.meeting, one.dimension, "; ".join(one.topics), one.standing, one.account]
    said = [*start, one.side or "", one.speaker or "", one.text]
    end = [one.coder, one.reviewer, one.reviewed, one.note]
    return [[*said, evidence.source, evidence.quote, evidence.state, *end] for evidence in one.evidence]


def hit_rows(hits: Iterable[Hit]) -> Rows:
    """A hit a row."""
    header = ("kind", "id", "source", "start", "end", "score", "meetings", "statements", "text")
    rows = [
        [
            one.kind,
            one.id,
            one.source or "",
            _number(one.start),
            _number(one.end),
            f"{one.score:.3f}",
            "; ".join(one.meetings),
            "; ".join(one.statements),
            one.text,
        ]
        for one in hits
    ]
    return header, rows


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
