"""Writing from the comparison: the editor at the line, taking a passage, undo."""

from __future__ import annotations

from tui.screens.comparing.base import Comparing
from tui.screens.writing import Writes


class Writing(Writes, Comparing):
    """What changes the profiles."""

    def action_edit(self) -> None:
        """Open the profile at the statement under the cursor, or at its beginning."""
        statement, cell = self.statement, self.grid.cell
        place = statement.place if statement else None
        if place is None and cell and cell.silence:
            place = cell.silence.place
        if place is None and self.meeting_id:
            place = self.desk.workspace.meeting(self.meeting_id).place
        if place:
            self.edit(place)

    def action_take(self) -> None:
        """To the source of what stands under the cursor, where a passage can be taken."""
        from tui.screens.source import SourceScreen

        statement, cell = self.statement, self.grid.cell
        if statement and statement.evidence:
            self.app.push_screen(SourceScreen.of_statement(statement))
        elif cell and cell.leads:
            self.app.push_screen(SourceScreen.of_hits(cell.leads))
        else:
            self.note("Find a passage first (/), then take it from its source with a.", "quiet")
