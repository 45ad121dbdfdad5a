"""Moving about in the comparison."""

from __future__ import annotations

from profiles.selection import ALL
from tui.screens.comparing.base import Comparing
from tui.walk import Side


class Moving(Comparing):
    """Rows, dimensions, differences, sides, pages."""

    def action_next_row(self) -> None:
        """To the next statement or row."""
        self.grid.step(1)

    def action_previous_row(self) -> None:
        """To the previous statement or row."""
        self.grid.step(-1)

    def action_next_section(self) -> None:
        """To the next dimension."""
        self.grid.next_section(1)

    def action_previous_section(self) -> None:
        """To the beginning of this dimension, or to the one before."""
        self.grid.next_section(-1)

    def action_section(self, number: int) -> None:
        """To a dimension by its number, or say why it is not here."""
        if not self.grid.to_numbered(number):
            self.note(self._missing(number), "quiet")

    def _missing(self, number: int) -> str:
        """Why no section has a number: the filters hide it, nothing is on record in it, or there is none."""
        view, workspace = self.view, self.desk.workspace
        whole = view.compared(workspace, ALL).sections if view else ()
        hidden = next((one.label for one in whole if one.number == number), "")
        if hidden:
            return f"The filters hide {number} {hidden}; F takes them away."
        if view and view.turn == "dimension" and number <= len(workspace.dimensions):
            return f"Nothing is on record here in {number} {workspace.dimensions[number - 1].label}."
        return f"There is no dimension {number} here." if view and view.turn == "dimension" else "No topic has it."

    def action_next_difference(self) -> None:
        """To the next difference."""
        if not self.grid.next_difference(1):
            self.note("No more differences below.", "quiet")

    def action_previous_difference(self) -> None:
        """To the previous difference."""
        if not self.grid.next_difference(-1):
            self.note("No more differences above.", "quiet")

    def action_side(self, side: Side) -> None:
        """To the left or the right side."""
        self.grid.turn_to(side)

    def action_other_side(self) -> None:
        """To the other side."""
        stop = self.grid.stop
        if stop:
            self.grid.turn_to("left" if stop.side == "right" else "right")

    def action_first(self) -> None:
        """To the first row."""
        self.grid.first()

    def action_last(self) -> None:
        """To the last row."""
        self.grid.last()

    def action_page(self, by: int) -> None:
        """A page down or up."""
        self.grid.page(by)

    def action_next_hit(self) -> None:
        """To the next statement that the last search found."""
        self._to_hit(1)

    def action_previous_hit(self) -> None:
        """To the previous statement that the last search found."""
        self._to_hit(-1)

    def _to_hit(self, by: int) -> None:
        query, wanted = self.desk.last_search
        if not wanted:
            self.note("Find something first (/); n and N then go through it here, too.", "quiet")
        elif not self.grid.next_of(wanted, by):
            self.note(f"No more of “{query}” {'below' if by > 0 else 'above'}.", "quiet")
