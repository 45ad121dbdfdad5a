"""Sourcing: a document on the screen, the quotation that one came for, and who cites the passage under the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from textual import on

from profiles.comparison import Hit
from profiles.model import Passage, Statement
from tui.carrying import signs_of
from tui.commands import Command
from tui.hit_lines import cited_by, stated_lines
from tui.layout import Pieces
from tui.layout.when import say_when
from tui.messages import Moved
from tui.page import Marked, side_sign
from tui.reading import Cited, Target, citing, side_of, spans, targets_of
from tui.screens.place import Place
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.page import Cite, Page, Sheet
from tui.widgets.title import Title


class Sourcing(Place):
    """One document, with what one came to read in it."""

    place = "source"

    def __init__(self, targets: Sequence[Target], number: int = 0) -> None:
        super().__init__()
        self.targets, self.number = targets, number
        self.found: list[tuple[int, int, int]] = []
        self.citing: dict[int, Cited] = {}

    @classmethod
    def of_statement(cls, statement: Statement) -> Self:
        """On the quotations of a statement."""
        return cls(targets_of(statement.evidence))

    @classmethod
    def of_hits(cls, hits: Iterable[Hit], number: int = 0) -> Self:
        """On what a search found."""
        return cls([Target(hit.source or "", hit.start, hit.end, hit.id, marks=hit.marks) for hit in hits], number)

    @property
    def page(self) -> Page:
        """The text."""
        return self.query_one(Page)

    @property
    def target(self) -> Target:
        """What the reader came for."""
        return self.targets[self.number]

    @property
    def passages(self) -> Sequence[Passage]:
        """The passages of the document."""
        return self.desk.workspace.document(self.target.file).passages if self._is_known else ()

    @property
    def _is_known(self) -> bool:
        return self.target.file in self.desk.workspace.sources

    @property
    def passage(self) -> Passage | None:
        """The passage under the cursor."""
        return self.passages[self.page.cursor] if self.passages else None

    def open_target(self, number: int) -> None:
        """Show the document of a target, the cursor on it."""
        self.number = number
        self.citing = citing(self.desk.workspace, self.target.file) if self._is_known else {}
        self._say_title()
        self.page.show(self.sheet(), self.target.number_in(self.passages))
        if not self.passages:
            self.note("This document cannot be read; p says why.", "bad")
        elif self.target.evidence and self.target.start is None:
            self.note("The quotation is not found in this document; p says more.", "bad")

    def _say_title(self) -> None:
        source = self.desk.workspace.sources.get(self.target.file)
        named = (source.title or source.name or source.file) if source else self.target.file
        more = [say_when(source.date), source.publisher or ", ".join(source.authors)] if source else []
        rest = " · ".join(part for part in more if part)
        count = f"{self.number + 1} of {len(self.targets)}  n/N" if len(self.targets) > 1 else ""
        right: Pieces = ((count, "quiet"),) if count else ((self.target.file, "faint"),)
        self.query_one(Title).say(((named, "title"), ("  " + rest, "date")), right)

    def sheet(self) -> Sheet:
        """The document with what is cited, what the reader came for, and what was typed."""
        marks: dict[int, list[Marked]] = {}
        passages = self.passages
        for number, cited in self.citing.items():
            marks[number] = list(cited.spans)
        for number, span in spans(self.target.start, self.target.end, passages, "highlight"):
            if self.target.evidence:
                marks.setdefault(number, []).append(span)
        at = self.target.number_in(passages)
        marks.setdefault(at, []).extend(Marked(start, end, "found") for start, end in self.target.marks)
        for number, start, end in self.found:
            marks.setdefault(number, []).append(Marked(start, end, "found"))
        return Sheet(passages, marks, {number: self._cites(one.statements) for number, one in self.citing.items()})

    def _cites(self, cited: Sequence[Statement]) -> list[Cite]:
        """The statements that cite a passage, those of the compared meetings first."""
        view = self.visavis.comparison.view
        left, right = (view.left, view.right) if view else ("", "")
        topics = {one.id: one.label for one in self.desk.workspace.topics}
        cites = [
            Cite(side_of(one, left, right), one.standing, topics.get(one.topics[0], one.topics[0])) for one in cited
        ]
        return sorted(cites, key=lambda cite: not cite.side)

    @on(Moved)
    def passage_under_cursor(self, message: Moved) -> None:
        """Show which statements cite the passage under the cursor."""
        if message.source != "page" or not self.passages:
            return
        cited = self.cited_at(int(message.key))
        passage = self.passages[int(message.key)]
        titles = {id: one.meeting.title for id, one in self.desk.workspace.profiles.items()}
        head: Pieces = (
            (f"{signs_of(self.desk.ascii_only).para}{passage.number}", "label"),
            (f"  {cited_by(cited, titles)}", "quiet"),
        )
        self.query_one(EvidenceStrip).show(head, lambda width: self._cited_lines(cited, titles, width))
        self.refresh_hints()

    def cited_at(self, number: int) -> Sequence[Statement]:
        """The statements that cite a passage, by its number from 0."""
        return self.citing[number].statements if number in self.citing else ()

    def _cited_lines(self, cited: Sequence[Statement], titles: Mapping[str, str], width: int) -> list[Pieces]:
        view, signs = self.visavis.comparison.view, signs_of(self.desk.ascii_only)
        pair = (view.left, view.right) if view else ("", "")
        ordered = sorted(cited, key=lambda one: not side_of(one, *pair))
        return stated_lines(ordered, titles, lambda one: side_sign(side_of(one, *pair), signs), width)

    def can(self, command: Command) -> bool:
        """Whether a command has something to do now."""
        if command.id in ("hit-next", "hit-previous"):
            return len(self.found) > 1 or len(self.targets) > 1
        if command.id == "citing":
            return bool(self.citing.get(self.page.cursor))
        if command.id == "undo":
            return bool(self.desk.taken)
        return not (command.id == "take" and self.desk.workspace.read_only)

    def workspace_changed(self) -> None:
        """Show who cites what now; nothing moves."""
        self.citing = citing(self.desk.workspace, self.target.file) if self._is_known else {}
        self.page.show(self.sheet())
