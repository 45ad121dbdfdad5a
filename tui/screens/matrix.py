"""Matrix: meetings by dimensions — how much is on record where, and how firm it is."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from profiles.comparing.matrix import matrix
from profiles.visible import visible
from tui.carrying import signs_of
from tui.cells import wrap
from tui.layout import Pieces
from tui.meeting_lines import chosen_mark
from tui.messages import Chosen, Moved
from tui.screens.place import bindings_of
from tui.screens.writing import Writes
from tui.walk import Side, Standpoint
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.heat import Heat
from tui.widgets.title import Title


class MatrixScreen(Writes):
    """A heat map; Enter goes into the comparison at the square."""

    place = "matrix"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("matrix")]

    def compose(self) -> ComposeResult:
        """A title, the map, and the square under the cursor in words."""
        yield Title((("Matrix", "title"), ("  statements on record, by meeting and dimension", "quiet")))
        yield Heat()
        yield EvidenceStrip()
        yield self.hints()

    def on_mount(self) -> None:
        """Stand on the square that the comparison stands in."""
        self.query_one(EvidenceStrip).styles.height = 4 if self.size.height < 32 else 6
        self.heat.focus()
        comparison = self.visavis.comparison
        dimensions = [one.id for one in self.desk.workspace.dimensions]
        meetings = [one.id for one in self.desk.workspace.meetings()]
        here, dimension = comparison.meeting_id, comparison.grid.standpoint.dimension
        self._show(
            meetings.index(here) if here in meetings else 0,
            dimensions.index(dimension) if dimension in dimensions else 0,
        )

    @property
    def heat(self) -> Heat:
        """The map."""
        return self.query_one(Heat)

    def _pair(self) -> tuple[str, str]:
        view = self.visavis.comparison.view
        return (view.left, view.right) if view else ("", "")

    def _show(self, row: int, column: int) -> None:
        found, signs = matrix(self.desk.workspace), signs_of(self.desk.ascii_only)
        marks = [chosen_mark(one.id, *self._pair(), signs) for one in found.meetings]
        self.heat.show(found, marks, row, column)

    def workspace_changed(self) -> None:
        """Count again; the cursor stays."""
        self._show(self.heat.row, self.heat.column)

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
        head: Pieces = ((meeting.title, "label"), (f" · {dimension.label}", "quiet"))

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
        self.visavis.back_to_comparison()
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
