"""Excerpt: a row of the comparison as text to paste, both sides with their quotations; pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from profiles.comparison import Cell, Comparison, Row
from profiles.model import Meeting, Statement
from profiles.visible import visible

if TYPE_CHECKING:
    from profiles.workspace import Workspace


def row_text(row: Row, comparison: Comparison, workspace: Workspace) -> str:
    """The topic, then each side: its statements with standing, side and quotations."""
    shared = [one for one in row.left.present if one in row.right.present]
    parts = [f"{row.label}"]
    for meeting, cell in ((comparison.left, row.left), (comparison.right, row.right)):
        parts += ["", *_side(meeting, cell, workspace, shared)]
    if shared:
        parts += ["", "Both", *(line for one in shared for line in _statement(one, workspace))]
    return visible("\n".join(parts))


def _side(meeting: Meeting, cell: Cell, workspace: Workspace, shared: list[Statement]) -> Iterator[str]:
    from profiles.dates import say_date

    date = say_date(meeting.date)
    yield f"{meeting.title} ({date})" if date else meeting.title
    own = [one for one in cell.present if one not in shared]
    for one in own:
        yield from _statement(one, workspace)
    if not cell.present and cell.silence:
        yield f"- silent: {len(cell.silence.sources)} sources read for “{cell.silence.query}”; no mention"
    elif not cell.present:
        yield f"- {cell.state}"


def _statement(statement: Statement, workspace: Workspace) -> Iterator[str]:
    """`- standing (who): text`, and the quotations below it."""
    from profiles.citation import of_evidence
    from profiles.styles import render

    who = ", ".join(part for part in (statement.side, statement.speaker) if part)
    yield f"- {statement.standing}{f' ({who})' if who else ''}: {statement.text}"
    for evidence in statement.evidence:
        for line in render([of_evidence(workspace, evidence, statement.id)]).splitlines():
            yield f"  {line}"
