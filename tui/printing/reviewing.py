"""Reviewing: a statement on paper, with its quotations in the passages that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from profiles.model import Evidence, Statement
from profiles.visible import visible
from tui.cells import cells
from tui.layout.evidence import quotation_lines
from tui.layout.frame import ASCII
from tui.layout.lines import Pieces
from tui.layout.statement import says
from tui.printing.hits import excerpt
from tui.printing.page import Page

if TYPE_CHECKING:
    from profiles.workspace import Workspace

AROUND = 7
"""Lines of a passage shown around a quotation."""


def statement_paper(one: Statement, workspace: Workspace, page: Page, number: str = "") -> Iterator[Pieces]:
    """Where it belongs, what it says and how firmly, who says so, and the words that carry it."""
    yield from _where(one, workspace, page, number)
    dot = f" {page.signs.dot} "
    who = dot.join(part for part in (one.account, says(one)) if part)
    lead: Pieces = ((f"{one.standing}  ", f"standing.{one.standing}"),)
    yield from page.prose(one.text, "name", 2 if not page.is_plain else 0, lead)
    yield (("  " if not page.is_plain else "", ""), (visible(who, keep=""), "who"))
    if one.note:
        yield from page.prose(f"note: {one.note}", "note", 0 if page.is_plain else 2)
    for evidence in one.evidence:
        yield from _quoted(evidence, workspace, page)
    if one.reviewer:
        yield ((visible(f"  reviewed by {one.reviewer} {one.reviewed}", keep=""), "quiet"),)


def _where(one: Statement, workspace: Workspace, page: Page, number: str) -> Iterator[Pieces]:
    """Meeting, dimension, topics; the id at the right edge."""
    labels = {topic.id: topic.label for topic in workspace.topics}
    dimension = next((it.label for it in workspace.dimensions if it.id == one.dimension), one.dimension)
    topics = ", ".join(labels.get(topic, topic) for topic in one.topics)
    dot = f" {page.signs.dot} "
    words = dot.join((page.context.meeting_title(one.meeting), dimension, topics))
    if page.is_plain:
        yield ((f"{one.path}:{one.line}: ", "source"), (words, "topic"), (f" {{{one.id}}}", "id"))
        return
    yield page.rule(
        words if cells(words) < page.measure - 20 else topics, ((number, "heading.count"),) if number else ()
    )
    yield ((visible(one.id, keep=""), "id"), (visible(f"  {one.path}:{one.line}", keep=""), "quiet"))


def _quoted(evidence: Evidence, workspace: Workspace, page: Page) -> Iterator[Pieces]:
    """The quotation with its citation, then the passage around it, the quotation set off."""
    width = 100_000 if page.is_plain else page.measure - 4
    indent = "" if page.is_plain else "    "
    yield from (((indent, ""), *line) for line in quotation_lines(evidence, width, page.context, page.signs))
    if page.is_plain or evidence.start is None or evidence.end is None:
        return
    from profiles.text.spans import text_span

    bar = "|" if page.signs is ASCII else "│"
    for passage in workspace.document(evidence.source).passages:
        if passage.start < evidence.end and evidence.start < passage.end:
            span = text_span(passage, evidence.start, evidence.end)
            for line in excerpt(passage.text, [span], width - 2, AROUND, page.signs.ellipsis):
                yield ((f"{indent}{bar} ", "rule"), *line)
