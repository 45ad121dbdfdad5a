"""The comparison: two meetings side by side, the screen in which the analyst spends the day."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from tui.commands import BY_ID, Command, say_keys
from tui.messages import ReadEvidence
from tui.screens.comparing.carrying import Carrying
from tui.screens.comparing.citing import Citing
from tui.screens.comparing.following import Following
from tui.screens.comparing.moving import Moving
from tui.screens.comparing.showing import Showing
from tui.screens.comparing.writing import Writing
from tui.screens.place import bindings_of
from tui.widgets.empty import Empty
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.grid import Grid
from tui.widgets.rail import Rail

ALWAYS = frozenset((
    *("find", "sources", "timeline", "matrix", "questions", "conflicts", "ladder", "problems"),
    *("help", "palette", "theme", "redraw", "reload", "quit", "quit-first"),
))  # fmt: skip
"""Commands that have something to do in an empty workspace, too."""

VIEWS = {
    "timeline": "the timeline", "matrix": "the matrix", "questions": "the open questions", "find": "the search",
    "ladder": "the ladder", "source": "the source", "conflicts": "the conflicts",
}  # fmt: skip
"""The views from which one key leads into the comparison, as they are named."""


class ComparisonScreen(Moving, Showing, Carrying, Citing, Writing, Following):
    """Both meetings, the cursor on a statement, and its evidence below."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("comparison")]

    def __init__(self, left: str = "", right: str = "", at: str = "") -> None:
        super().__init__()
        self._wanted = left, right, at

    def compose(self) -> ComposeResult:
        """The rail, the grid, the evidence and the hints."""
        with Horizontal(id="beside"):
            yield Rail()
            yield Grid(self.cursor_stood)
        yield Empty()
        yield EvidenceStrip()
        yield self.hints()

    def on_mount(self) -> None:
        """Open on the meetings wanted, else the last two, else the most telling."""
        left, right, at = self._wanted
        self.open(left, right, self.recalled_standpoint(at))
        if at:
            self.stand_on_id(at)
        self.grid.focus()
        self.follow()
        self._greet()

    def _greet(self) -> None:
        """Say what the reader should know from the start."""
        workspace, said = self.desk.workspace, list[str]()
        wrong = len(self.desk.config.problems) + sum(one.level == "error" for one in workspace.file_problems)
        if wrong:
            said.append(
                f"{wrong} mistake{'' if wrong == 1 else 's'} in the files; {self.key['problems']} shows what and where."
            )
        elif len(workspace.profiles) == 1:
            said.append("The only meeting yet, on both sides; visavis new MEETING begins another.")
        if workspace.bundled:
            said.append("This workspace came with visavis and may only be read; visavis init DIR makes your own.")
        elif workspace.read_only:
            said.append("This workspace may only be read.")
        if said:
            self.note(" ".join(said), "warn" if wrong else "quiet")

    def can(self, command: Command) -> bool:
        """Whether a command has something to do now."""
        if command.id == "return":
            return bool(self.visavis.trail)
        if self.comparison is None:
            return command.id in ALWAYS
        if command.id in ("cite", "cite-style"):
            return self.statement is not None
        if command.id == "undo":
            return bool(self.desk.taken)
        if command.id == "take":
            cell = self.grid.cell
            return not self.desk.workspace.read_only and bool(self.statement or (cell and cell.leads))
        return True

    def say_way_back(self, place: str) -> None:
        """Tell from which view the reader came, and which key leads back there."""
        key = say_keys(BY_ID["return"], self.desk.config.keys)
        if key:
            self.note(f"{key} leads back to where you were in {VIEWS.get(place, place)}.", "quiet")

    def action_return(self) -> None:
        """Back to the view from which the reader came."""
        self.visavis.return_from_comparison()

    @on(ReadEvidence)
    def evidence_clicked(self) -> None:
        """Read the evidence in its source."""
        self.action_read()
