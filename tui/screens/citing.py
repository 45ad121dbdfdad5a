"""Citing: copying a quotation with its citation, from whatever screen shows it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work

from profiles.model import Evidence
from tui.screens.place import Place


class Cites(Place):
    """A screen from which quotations can be copied."""

    def copy_citation(self, evidence: Sequence[Evidence], id: str = "", style: str = "") -> None:
        """Copy quotations with their citations in a style, the user's own if none is named."""
        from profiles.citation import of_evidence
        from profiles.styles import UnknownStyle, render
        from profiles.styles.template import BadTemplate

        config = self.desk.config
        citations = [of_evidence(self.desk.workspace, one, id) for one in evidence]
        try:
            self.copy_text(render(citations, style or config.style, config.templates))
        except (UnknownStyle, BadTemplate) as error:
            self.note(str(error)[:1].upper() + str(error)[1:], "bad")

    def choose_style(self, evidence: Sequence[Evidence], id: str = "") -> None:
        """Ask for the style, then copy."""
        from profiles.styles import STYLES
        from tui.screens.palette import Choice, PaletteScreen

        own = [Choice(name, name, about="your own template") for name in self.desk.config.templates]
        choices = [*own, *(Choice(name, name, about=about) for name, about in STYLES.items())]

        def chosen(name: str | None) -> None:
            if name:
                self.copy_citation(evidence, id, name)

        self.app.push_screen(PaletteScreen(choices, "Cite as"), chosen)

    @work(exclusive=True, group="copy", exit_on_error=False)
    async def copy_text(self, text: str) -> None:
        """Copy a text, and say which way it went and where a spare lies."""
        import asyncio

        from tui.clipboard import copy

        sequences: list[str] = []
        copied = await asyncio.to_thread(copy, text, sequences.append, self.desk.environ)
        for sequence in sequences:
            self.visavis.write_to_terminal(sequence)
        self.note(copied.says(), "good" if copied.way or copied.spare else "bad")
