"""Empty: what to do next, where there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from profiles.visible import visible

if TYPE_CHECKING:
    from profiles.comparison import Comparison
    from profiles.workspace import Workspace

NO_MEETINGS = """\
This workspace has no meetings yet.

1  visavis add FILE…       take documents into {root}/seeds
2  visavis new MEETING     a profile to fill in, every key explained
3  come back here: what you write shows up by itself

/ finds in the documents that are there · p shows what is wrong with the files · q leaves"""

NO_ROWS = """\
Nothing is on record about these two meetings yet.

H and L choose other meetings · / finds passages, and a takes one into a profile · e opens the profile"""

ALL_HIDDEN = """\
The filters let nothing through ({shown}).

f changes them · F shows all again · d switches “differences only”"""


class Empty(Static):
    """A few lines of advice in the middle of the place."""

    DEFAULT_CSS = """
    Empty { height: 1fr; padding: 2 4; color: $foreground; display: none; }
    """

    def __init__(self) -> None:
        super().__init__("", id="empty", markup=False)

    def show_for(self, workspace: Workspace, comparison: Comparison | None) -> None:
        """Say what to do next in this workspace."""
        if comparison is None:
            text = NO_MEETINGS.format(root=workspace.root)
        else:
            text = ALL_HIDDEN.format(shown=comparison.shown) if comparison.hidden else NO_ROWS
        self.say(text)

    def say(self, text: str) -> None:
        """Say something else."""
        self.update(Text(visible(text)))
