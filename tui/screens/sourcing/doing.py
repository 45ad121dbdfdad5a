"""Doing something with a passage: citing it, taking it, the editor, who cites it, more like it."""

from __future__ import annotations

from textual import on

from profiles.model import Evidence
from profiles.model import Place as FilePlace
from tui.messages import Chosen
from tui.reading import spans
from tui.screens.citing import Cites
from tui.screens.sourcing.base import Sourcing
from tui.screens.writing import Writes


class Doing(Cites, Writes, Sourcing):
    """What leads on from the passage under the cursor."""

    def action_cite(self) -> None:
        """Copy what one came for while the cursor is on it, else the passage under the cursor."""
        evidence = self._evidence_here()
        if evidence:
            self.copy_citation([evidence])

    def action_cite_style(self) -> None:
        """Copy it in another style."""
        evidence = self._evidence_here()
        if evidence:
            self.choose_style([evidence])

    def _evidence_here(self) -> Evidence | None:
        passage, target = self.passage, self.target
        if passage is None:
            return None
        if target.evidence and target.number_in(self.passages) == self.page.cursor:
            return target.evidence
        return Evidence(self.target.file, passage.text, "exact", passage.start, passage.end, passage.id)

    def action_edit(self) -> None:
        """Open the document in the editor at the passage."""
        passage = self.passage
        if passage:
            self.edit(FilePlace(f"seeds/{self.target.file}", passage.line))

    def action_take(self) -> None:
        """Take a span of this passage into a profile."""
        if self.passage:
            self.take(self.passage, self._place_in_passage())

    def _place_in_passage(self) -> int:
        """Where in the text of the passage under the cursor the quotation begins that one came for."""
        if self.target.number_in(self.passages) != self.page.cursor:
            return 0
        here = spans(self.target.start, self.target.end, self.passages, "highlight")
        return next((span.start for number, span in here if number == self.page.cursor), 0)

    def action_citing(self) -> None:
        """Back to the comparison at a statement that cites this passage."""
        self.visavis.choose_statement(self.cited_at(self.page.cursor))

    def action_more_like(self) -> None:
        """More passages like this one."""
        if self.passage:
            self.visavis.find_like(self.passage)

    @on(Chosen)
    def passage_clicked(self, message: Chosen) -> None:
        """A second click on a passage takes it."""
        if message.source == "page" and not self.desk.workspace.read_only:
            self.action_take()
