"""Citing from the comparison: quotations, rows, exports; and the way to the source."""

from __future__ import annotations

from tui.screens.citing import Cites
from tui.screens.comparing.base import Comparing


class Citing(Cites, Comparing):
    """What leaves the screen: the clipboard, a file; and the source behind it."""

    def action_read(self) -> None:
        """Read the evidence under the cursor in its source; a folded section opens."""
        from tui.screens.source import SourceScreen

        statement, cell, block = self.statement, self.grid.cell, self.grid.block
        if block and block.row < 0:
            self.run_worker(self.run_action("fold"))
        elif statement and statement.evidence:
            self.app.push_screen(SourceScreen.of_statement(statement))
        elif cell and cell.leads:
            self.app.push_screen(SourceScreen.of_hits(cell.leads))
        elif cell and cell.silence and cell.silence.sources:
            self.visavis.find(cell.silence.query)
        elif self.grid.row:
            self.visavis.find(self.grid.row.label)

    def action_cite(self) -> None:
        """Copy the quotation under the cursor with its citation."""
        statement = self.statement
        if statement is None:
            self.note("There is no statement here to cite.", "quiet")
            return
        self.copy_citation(statement.evidence, statement.id)

    def action_cite_style(self) -> None:
        """Copy it in another style."""
        if self.statement:
            self.choose_style(self.statement.evidence, self.statement.id)

    def action_cite_row(self) -> None:
        """Copy the row under the cursor, both sides with their quotations."""
        from tui.excerpt import row_text

        row, comparison = self.grid.row, self.comparison
        if row and comparison:
            self.copy_text(row_text(row, comparison, self.desk.workspace))

    def action_export(self) -> None:
        """Write what is shown into a file."""
        from tui.screens.export import ExportScreen

        if self.comparison and self.view:
            self.app.push_screen(ExportScreen(self.comparison, self.desk.workspace), self._exported)

    def _exported(self, said: str | None) -> None:
        if said:
            self.note(said)
