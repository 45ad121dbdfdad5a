"""Writing: the reader's editor at a line, and taking back what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from profiles.model import Passage
from profiles.model import Place as FilePlace
from tui.editor import NoEditor, edit
from tui.screens.place import Place

if TYPE_CHECKING:
    from profiles.files.taking import Taken


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
        self.desk.wrote(path)
        self.visavis.comparison.read_again()
        if code:
            self.note(f"The editor ended with code {code}.", "warn")

    def take(self, passage: Passage, at: int = 0) -> None:
        """Take a span of a passage into a profile, beginning with the sentence at a place of its text.

        The cursor of the comparison says where it likely belongs.
        """
        from tui.screens.take import TakeScreen

        if self.desk.workspace.read_only:
            self.note("This workspace may only be read; visavis init DIR makes your own.", "quiet")
            return
        comparison = self.visavis.comparison
        here = comparison.grid.standpoint
        known = {one.id for one in self.desk.workspace.topics}
        topic = here.topic if here.topic in known else ""
        screen = TakeScreen(self.desk, passage, comparison.meeting_id, here.dimension, topic, at)
        self.app.push_screen(screen, self._taken)

    def _taken(self, taken: Taken | None) -> None:
        if taken:
            self.desk.taken.append(taken)
            self.desk.wrote(taken.path)
            self.visavis.comparison.read_again()
            beside = ", beside what somebody else wrote" if self.desk.others() else ""
            self.note(f"Taken into {taken.path.name}{beside}; u takes it back.")

    def action_undo(self) -> None:
        """Take back what was last written into a profile."""
        from profiles.files.taking import undo
        from profiles.files.writing import NotWritten

        if not self.desk.taken:
            self.note("There is nothing to take back.", "quiet")
            return
        last = self.desk.taken[-1]
        try:
            undo(self.desk.workspace, last)
        except NotWritten as error:
            self.note(str(error), "bad")
            return
        self.desk.taken.pop()
        self.desk.wrote(last.path)
        self.visavis.comparison.read_again()
        self.note(f"Taken back from {last.path.name}.")
