"""Writing: the reader's editor at a line, and taking back what was written."""

from __future__ import annotations

from textual.app import SuspendNotSupported

from profiles.model import Place as FilePlace
from tui.editor import NoEditor, edit
from tui.screens.place import Place


class Writes(Place):
    """A screen from which files are changed."""

    def edit(self, place: FilePlace) -> None:
        """Open a file of the workspace in the reader's editor at the line; read it again afterwards."""
        path = self.desk.workspace.root / place.path
        try:
            with self.app.suspend():
                code = edit(path, place.line, place.column, self.desk.config.editor, self.desk.environ)
        except (NoEditor, SuspendNotSupported) as error:
            self.note(str(error), "bad")
            return
        self.visavis.comparison.action_reload()
        if code:
            self.note(f"The editor ended with code {code}.", "warn")
