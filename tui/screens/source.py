"""Source: a document as a reader would see it, the quotation highlighted, and who cites what in the margin."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.screens.place import bindings_of
from tui.screens.sourcing.doing import Doing
from tui.screens.sourcing.finding import FindingHere
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.page import Page
from tui.widgets.title import Title
from tui.widgets.typing_line import TypingLine


class SourceScreen(FindingHere, Doing):
    """One document; `n` and `N` go through the quotations that one came for, or through what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("source")]

    def compose(self) -> ComposeResult:
        """The document's title, its text, who cites the passage, a line to type in when asked for."""
        yield Title()
        yield Page()
        yield EvidenceStrip()
        line = TypingLine("Find in this document", blink=not self.desk.is_remote)
        line.display = False
        yield line
        yield self.hints()

    def on_mount(self) -> None:
        """Read at the quotation."""
        self.query_one(EvidenceStrip).styles.height = 4 if self.size.height < 32 else 6
        self.page.focus()
        self.open_target(self.number)

    def action_next_row(self) -> None:
        """To the next passage."""
        self.page.step(1)

    def action_previous_row(self) -> None:
        """To the previous passage."""
        self.page.step(-1)

    def action_first(self) -> None:
        """To the first passage."""
        self.page.stand(0)

    def action_last(self) -> None:
        """To the last passage."""
        self.page.stand(len(self.passages) - 1)

    def action_page(self, by: int) -> None:
        """A page down or up."""
        self.page.page(by)

    def action_next_cited(self) -> None:
        """To the next passage that a statement cites."""
        if not self.page.next_cited(1):
            self.note("No more cited passages below.", "quiet")

    def action_previous_cited(self) -> None:
        """To the previous passage that a statement cites."""
        if not self.page.next_cited(-1):
            self.note("No more cited passages above.", "quiet")
