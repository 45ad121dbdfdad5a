"""Matrix: meetings by dimensions — how much is on record where, and how firm it is."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from profiles.comparing.matrix import matrix
from profiles.timeline import timeline
from profiles.visible import visible
from tui.carrying import signs_of
from tui.cells import wrap
from tui.commands import Command
from tui.layout import Pieces
from tui.meeting_lines import chosen_mark
from tui.messages import Chosen, Moved
from tui.screens.listing import OF_AN_ITEM
from tui.screens.place import bindings_of
from tui.screens.writing import Writes
from tui.walk import Side, Standpoint
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.heat import PLAIN, STATES, Heat
from tui.widgets.title import Title


class MatrixScreen(Writes):
    """A heat map; Enter goes into the comparison at the square."""

    place = "matrix"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("matrix")]

    def compose(self) -> ComposeResult:
        """A title, the map, and the square under the cursor in words."""
        yield Title((("Matrix", "title"), ("  statements on record", "quiet")), self._key())
        yield Heat()
        yield EvidenceStrip()
        yield self.hints()

    def on_mount(self) -> None:
        """Stand on the square that the comparison stands in."""
        self.query_one(EvidenceStrip).styles.height = 4 if self.size.height < 32 else 6
        self.heat.focus()
        comparison = self.visavis.comparison
        self._show(comparison.meeting_id, comparison.grid.standpoint.dimension)

    def _key(self) -> Pieces:
        """What the signs in empty squares mean."""
        signs = PLAIN if self.desk.ascii_only else STATES
        return (("   ".join(f"{signs[state]} {state}" for state in ("unread", "silent", "absent")), "quiet"),)

    @property
    def heat(self) -> Heat:
        """The map."""
        return self.query_one(Heat)

    def _pair(self) -> tuple[str, str]:
        view = self.visavis.comparison.view
        return (view.left, view.right) if view else ("", "")

    def _show(self, meeting: str, dimension: str) -> None:
        """Show the map, the cursor on a square by what it stands for, or where it was."""
        found, signs = matrix(self.desk.workspace), signs_of(self.desk.ascii_only)
        marks = [chosen_mark(one.id, *self._pair(), signs) for one in found.meetings]
        parts = frozenset(entry.meeting.id for entry in timeline(self.desk.workspace) if entry.whole)
        rows, columns = [one.id for one in found.meetings], [one.id for one in found.dimensions]
        row = rows.index(meeting) if meeting in rows else self.heat.row
        column = columns.index(dimension) if dimension in columns else self.heat.column
        self.heat.show(found, marks, row, column, parts)
        if not found.meetings:
            self._advise()

    def _advise(self) -> None:
        """Say what to do where there is no meeting."""
        text = "`visavis new MEETING` begins a profile; it becomes a line here, and its statements are counted."
        strip = self.query_one(EvidenceStrip)
        strip.show(
            (("There is no meeting yet.", "label"),), lambda width: [((part, "quiet"),) for part in wrap(text, width)]
        )

    def can(self, command: Command) -> bool:
        """Whether a command has something to do now."""
        return command.id not in OF_AN_ITEM or bool(self.heat.matrix.meetings)

    def _here(self) -> tuple[str, str]:
        """The meeting and the dimension under the cursor; empty where there are none."""
        found = self.heat.matrix
        if not found.meetings or not found.dimensions:
            return "", ""
        return found.meetings[self.heat.row].id, found.dimensions[self.heat.column].id

    def workspace_changed(self) -> None:
        """Count again; the cursor stays."""
        self._show(*self._here())

    @on(Moved)
    def square_shown(self, message: Moved) -> None:
        """Say in words what stands in the square."""
        if message.source != "heat":
            return
        found, row, column = self.heat.matrix, self.heat.row, self.heat.column
        meeting, dimension = found.meetings[row], found.dimensions[column]
        square = found.squares[row][column]
        standings = Counter(
            one.standing for one in self.desk.workspace.statements_of(meeting.id) if one.dimension == dimension.id
        )
        words = ", ".join(f"{count} {standing}" for standing, count in standings.most_common())
        said = f"{square.count} statement{'' if square.count == 1 else 's'}: {words}" if square.count else square.state
        dot = signs_of(self.desk.ascii_only).dot
        head: Pieces = ((meeting.title, "label"), (f" {dot} {column + 1} {dimension.label}", "quiet"))

        def build(width: int) -> list[Pieces]:
            about = [((part, "quiet"),) for part in wrap(visible(dimension.about), width)] if dimension.about else []
            return [*(((part, "prose"),) for part in wrap(said, width)), *about]

        self.query_one(EvidenceStrip).show(head, build)

    @on(Chosen)
    def square_chosen(self, message: Chosen) -> None:
        """A square is clicked twice."""
        self.action_read()

    def action_read(self) -> None:
        """Into the comparison, at this dimension of this meeting."""
        found = self.heat.matrix
        meeting, dimension = found.meetings[self.heat.row].id, found.dimensions[self.heat.column].id
        comparison, (left, right) = self.visavis.comparison, self._pair()
        side: Side = "left" if meeting == left else "right"
        self.visavis.visit_comparison()
        if meeting not in (left, right):
            comparison.put("right", meeting)
        comparison.grid.stand(Standpoint(dimension, "", side))

    def action_edit(self) -> None:
        """Open the profile in the editor."""
        self.edit(self.heat.matrix.meetings[self.heat.row].place)

    # Moving

    def action_next_row(self) -> None:
        """To the next meeting."""
        self.heat.stand(self.heat.row + 1, self.heat.column)

    def action_previous_row(self) -> None:
        """To the previous meeting."""
        self.heat.stand(self.heat.row - 1, self.heat.column)

    def action_side(self, side: Side) -> None:
        """To the dimension on the left or right."""
        self.heat.stand(self.heat.row, self.heat.column + (1 if side == "right" else -1))

    def action_first(self) -> None:
        """To the first meeting."""
        self.heat.stand(0, self.heat.column)

    def action_last(self) -> None:
        """To the last meeting."""
        self.heat.stand(len(self.heat.matrix.meetings), self.heat.column)

    def action_page(self, by: int) -> None:
        """A page down or up."""
        self.heat.stand(self.heat.row + by * max(self.heat.body - 2, 1), self.heat.column)
