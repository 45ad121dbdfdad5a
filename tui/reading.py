"""Reading: a document with the spans that stand out in it, and who cites what; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from profiles.model import Evidence, Passage, Statement
from profiles.text.folding import fold_case
from profiles.text.spans import text_span
from profiles.value import dataclass
from tui.page import Marked

if TYPE_CHECKING:
    from profiles.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Target:
    """A span of a document that the reader came for."""

    file: str
    start: int | None
    """Code points of the file; `None` where it was not found there."""
    end: int | None
    passage: str = ""
    """Id of its passage, where only that is known."""
    evidence: Evidence | None = None
    marks: tuple[tuple[int, int], ...] = ()
    """Spans of the passage's text that a search found."""

    def number_in(self, passages: Sequence[Passage]) -> int:
        """The number, from 0, of the passage in which it begins; 0 where it is not found."""
        for number, passage in enumerate(passages):
            if self.start is not None and passage.start <= self.start < passage.end:
                return number
            if self.start is None and self.passage and passage.id == self.passage:
                return number
        return 0


def targets_of(evidence: Iterable[Evidence]) -> tuple[Target, ...]:
    """The quotations as spans to read."""
    return tuple(Target(one.source, one.start, one.end, one.passage or "", one) for one in evidence)


def spans(start: int | None, end: int | None, passages: Sequence[Passage], ink: str) -> Iterator[tuple[int, Marked]]:
    """A span of the file as spans of the passages that it runs through."""
    if start is None or end is None:
        return
    for number, passage in enumerate(passages):
        if passage.start < end and start < passage.end:
            first, last = text_span(passage, start, end)
            yield number, Marked(first, last, ink)


@dataclass(frozen=True, slots=True)
class Cited:
    """Who cites a passage, and which parts of it."""

    statements: tuple[Statement, ...]
    spans: tuple[Marked, ...]


def citing(workspace: Workspace, file: str) -> dict[int, Cited]:
    """For each cited passage of a document, by its number from 0, who cites it."""
    from profiles.quoting.coverage import coverage

    return {
        number: Cited(
            tuple(workspace.statement(id) for id in covered.statements),
            tuple(Marked(start, end, "cited") for start, end in covered.spans),
        )
        for number, covered in enumerate(coverage(workspace, file).passages)
        if covered.statements
    }


def occurrences(typed: str, passages: Sequence[Passage]) -> list[tuple[int, int, int]]:
    """Where some words stand as typed, whatever their case and dashes: passage from 0, start, end."""
    wanted = " ".join(fold_case(typed).split())
    found: list[tuple[int, int, int]] = []
    if not wanted:
        return found
    for number, passage in enumerate(passages):
        within = fold_case(passage.text)
        at = within.find(wanted)
        while at >= 0:
            found.append((number, at, at + len(wanted)))
            at = within.find(wanted, at + len(wanted))
    return found


def side_of(statement: Statement, left: str, right: str) -> str:
    """Which of the compared meetings a statement is about."""
    ours, theirs = left in statement.meetings, right in statement.meetings
    if ours and theirs:
        return "shared"
    return "left" if ours else "right" if theirs else ""
