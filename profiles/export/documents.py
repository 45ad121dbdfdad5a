"""Documents: what a command prints as JSON, as plain data with `format_version`; and the text of it."""

from __future__ import annotations

from profiles.comparison import Comparison, Hit, Row, Section
from profiles.export.values import (
    Holds,
    Json,
    cell_json,
    conflict_json,
    dimension_json,
    evidence_json,
    gap_json,
    hit_json,
    meeting_json,
    nobody_asked,
    problem_json,
    question_json,
    silence_json,
    source_json,
    statement_json,
    topic_json,
    when_json,
)  # fmt: skip
from profiles.model import Meeting, Problem, Statement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from profiles.comparing.matrix import Matrix
    from profiles.record import Record

__all__ = [
    "FORMAT_VERSION", "Holds", "Json", "cell_json", "check_json", "comparison_json", "conflict_json", "conflicts_json",
    "dimension_json", "dimensions_json", "dumps", "evidence_json", "gap_json", "hit_json", "matrix_json",
    "meeting_json", "meetings_json", "problem_json", "question_json", "questions_json", "row_json", "search_json",
    "show_json", "silence_json", "source_json", "sources_json", "statement_json", "timeline_json", "topic_json",
    "topics_json", "when_json",
]  # fmt: skip

FORMAT_VERSION = 1


def document(**fields: object) -> Json:
    """A document: its version, then its fields."""
    return {"format_version": FORMAT_VERSION, **fields}


def meetings_json(record: Record, meetings: Iterable[Meeting] | None = None) -> Json:
    """`meetings`: all in order of date, or those given."""
    chosen = record.meetings() if meetings is None else meetings
    return document(meetings=[meeting_json(record, one) for one in chosen])


def show_json(
    record: Record, meeting: str, statements: Sequence[Statement] | None = None, holds: Holds = nobody_asked
) -> Json:
    """`show`: one profile; with the statements given, or all that concern the meeting."""
    profile = record.profiles.get(meeting)
    chosen = record.statements_of(meeting) if statements is None else statements
    return document(
        meeting=meeting_json(record, record.meeting(meeting)),
        statements=[statement_json(one) for one in chosen],
        silences=[silence_json(one, holds(one)) for one in (profile.silences if profile else ())],
        questions=[question_json(one) for one in record.questions_of(meeting)],
        conflicts=[conflict_json(one) for one in record.conflicts_of(meeting)],
    )


def comparison_json(record: Record, comparison: Comparison, holds: Holds = nobody_asked) -> Json:
    """`compare`: sections stand under `dimensions`, or turned under `topics`."""
    sections = [_section_json(one, holds) for one in comparison.sections]
    return document(
        left=meeting_json(record, comparison.left),
        right=meeting_json(record, comparison.right),
        gap=gap_json(comparison.gap),
        by=comparison.turn,
        sides=list(comparison.sides) if comparison.sides else None,
        shown=comparison.shown or None,
        hidden=comparison.hidden,
        **{"dimensions" if comparison.turn == "dimension" else "topics": sections},
    )


def _section_json(section: Section, holds: Holds) -> Json:
    """A dimension with its rows, or a topic."""
    rows = [row_json(row, holds) for row in section.rows]
    return {"id": section.id, "label": section.label, "group": section.group or None, "rows": rows}


def row_json(row: Row, holds: Holds = nobody_asked) -> Json:
    """A row; statements at the same position in both cells are about the same thing."""
    return {
        "topic": row.topic,
        "dimension": row.dimension,
        "label": row.label,
        "marks": list(row.marks),
        "difference": row.difference,
        "left": cell_json(row.left, holds),
        "right": cell_json(row.right, holds),
        "conflicts": list(row.conflicts),
        "questions": list(row.questions),
    }


def search_json(
    query: str, understood: str, total: int, hits: Iterable[Hit], suggestion: str | None = None, **more: object
) -> Json:
    """`search`: ranked hits; `more` is what else the index says of its results."""
    found = [hit_json(one) for one in hits]
    return document(query=query, understood=understood, total=total, hits=found, suggestion=suggestion or None, **more)


def questions_json(record: Record) -> Json:
    """`questions`: open ones first, by the date of the meeting that raised them."""
    from profiles.comparing.threads import threads

    return document(questions=[question_json(one.question) for one in threads(record)])


def timeline_json(record: Record) -> Json:
    """`timeline`: each meeting with the time since an earlier one, or the whole that it is a part of."""
    from profiles.timeline import gap, timeline

    entries = [
        {
            **meeting_json(record, one.meeting),
            "part_of": one.whole,
            "gap": gap_json(gap(record.meeting(one.since), one.meeting, record)) if one.since else None,
            "since": one.since,
        }
        for one in timeline(record)
    ]
    return document(timeline=entries)


def matrix_json(record: Record) -> Json:
    """`matrix`: for each meeting what is on record in each dimension."""
    from profiles.comparing.matrix import matrix

    found = matrix(record)
    return document(matrix=[_matrix_row(found, at) for at in range(len(found.meetings))])


def _matrix_row(found: Matrix, at: int) -> Json:
    """One meeting of the matrix."""
    squares = {
        dimension.id: {
            "statements": one.count,
            "topics": one.topics,
            "state": one.state,
            "strongest": one.strongest,
        }
        for dimension, one in zip(found.dimensions, found.squares[at], strict=True)
    }
    return {"meeting": found.meetings[at].id, "dimensions": squares}


def conflicts_json(record: Record) -> Json:
    """`conflicts`: what does not sit together."""
    return document(conflicts=[conflict_json(one) for one in record.conflicts])


def sources_json(record: Record) -> Json:
    """`sources`: what is known of each document."""
    return document(sources=[source_json(one) for one in record.sources.values()])


def dimensions_json(record: Record) -> Json:
    """`dimensions`, in display order."""
    return document(dimensions=[dimension_json(one) for one in record.dimensions])


def topics_json(record: Record) -> Json:
    """`topics` with their other names."""
    return document(topics=[topic_json(one) for one in record.topics])


def check_json(problems: Iterable[Problem]) -> Json:
    """`check`: everything wrong in the workspace."""
    return document(problems=[problem_json(one) for one in problems])


def dumps(value: Json | list[Json], indent: int | None = 2) -> str:
    """The text of a document, one thing a line: a meeting, a statement, a row of a comparison; without indent on one.

    UTF-8 for the reader, with what a terminal would obey or nobody sees escaped. It reads back as the very same data:
    nothing is replaced, only written as `\\uXXXX`. Not indented by `json` itself: that is twenty times slower.
    """
    from profiles.notation import writer
    from profiles.visible import spelt

    compact = writer(False, ", ", ": ")
    return spelt(compact(value) if indent is None else _lines(value, compact, ""), _escape, keep="\n")


def _lines(value: Any, compact: Callable[[Any], str], indent: str) -> str:
    """A document or a section in lines; whatever is smaller on one."""
    inner = f"{indent}  "
    if isinstance(value, dict) and (not indent or "rows" in value):
        fields = [f"{inner}{compact(name)}: {_lines(field, compact, inner)}" for name, field in value.items()]
        return "{\n" + ",\n".join(fields) + f"\n{indent}}}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(inner + _lines(one, compact, inner) for one in value) + f"\n{indent}]"
    return compact(value)


def _escape(code: int) -> str:
    """A code point as JSON escapes."""
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
