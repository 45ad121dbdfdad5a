"""Showing: what of the comparison is shown, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from profiles.alignment import sides_of
from profiles.model import Statement
from profiles.selection import ALL, Selection, only
from profiles.value import replace
from tui.layout.frame import RAIL_FROM
from tui.screens.comparing.base import Comparing
from tui.view import View
from tui.walk import Side, Standpoint


class Showing(Comparing):
    """Filters, turning, folding, stacking, choosing."""

    _pair_before: tuple[str, str] | None = None

    def action_differences(self) -> None:
        """Differences only, or all again."""
        if self.view is None:
            return
        rest = self.view.selection.without("only")
        wanted = self.view.selection.values("only") != ("differences",)
        self.select(rest & only("differences") if wanted else rest)

    def select(self, selection: Selection) -> None:
        """Show what other filters let through."""
        if self.view:
            self.show(replace(self.view, selection=selection))

    def action_clear_filters(self) -> None:
        """Show all again."""
        self.select(ALL)

    def show_whole_meetings(self) -> None:
        """Back from two sides of one meeting to the pair of meetings before."""
        if self.view and self.view.sides:
            left, right = self._pair_before or (self.view.left, self.view.right)
            self._pair_before = None
            self.show(replace(self.view, left=left, right=right, sides=None))

    def show_sides(self, meeting: str, sides: tuple[str, str]) -> None:
        """One meeting's accounts against each other; the pair of meetings is kept for the way back."""
        if self.view:
            if not self.view.sides:
                self._pair_before = self.view.left, self.view.right
            self.show(replace(self.view, left=meeting, right=meeting, sides=sides))

    def action_filters(self) -> None:
        """Open the panel of filters beside the comparison."""
        from tui.screens.filters import FiltersPanel

        if self.view:
            self.app.push_screen(FiltersPanel(self))

    def action_turn(self) -> None:
        """Topics within dimensions, or dimensions within topics; the cursor stays on its statement."""
        if self.view:
            turned = "topic" if self.view.turn == "dimension" else "dimension"
            self.show(replace(self.view, turn=turned, folded=frozenset()), self.grid.standpoint)  # type: ignore[arg-type]
            if turned == "topic":
                self.note("Dimensions within topics now; 0 goes to a topic by its name or number.", "quiet")

    def action_fold(self) -> None:
        """Fold the section under the cursor, or unfold it."""
        section = self.grid.section
        if self.view and section:
            at = Standpoint(section.id, section.id, self.grid.standpoint.side)
            row = section.rows[0] if section.rows else None
            if section.id in self.view.folded and row:
                at = Standpoint(row.dimension, row.topic, at.side)
            self._fold(self.view.folded ^ {section.id}, at)

    def action_fold_all(self) -> None:
        """Fold every section, or unfold them all."""
        if self.view and self.comparison:
            section = self.grid.section
            every = frozenset(one.id for one in self.comparison.sections)
            folded = frozenset[str]() if self.view.folded else every
            here = Standpoint(section.id, section.id, self.grid.standpoint.side) if section else Standpoint()
            self._fold(folded, here)

    def _fold(self, folded: frozenset[str], at: Standpoint) -> None:
        if self.view:
            self.view = replace(self.view, folded=folded)
            self.lay_out(at)
            self.desk.remember(**self.view.as_state())

    def action_stack(self) -> None:
        """Both sides beside each other, or one below the other."""
        if self.view:
            self.view = replace(self.view, stacked=not self.view.stacked)
            self.lay_out()
            self.desk.remember(**self.view.as_state())

    def action_rail(self) -> None:
        """The dimensions beside the comparison, or not."""
        rail = "no" if self.desk.state.wants_rail(self.desk.is_remote) else "yes"
        self.desk.remember(rail=rail)
        self.lay_out()
        if self.size.width < RAIL_FROM:
            self.note(f"The dimensions stand beside from {RAIL_FROM} columns on; 0 goes to one by its name.", "quiet")

    def action_swap(self) -> None:
        """Exchange left and right; the cursor goes with its statement."""
        if self.view:
            at = self.grid.standpoint
            side: Side = "left" if at.side == "right" else "right"
            self.show(self.view.swapped(), replace(at, side=side))

    def action_choose(self, side: Side) -> None:
        """Choose the meeting of a side."""
        from tui.screens.meetings import MeetingsScreen

        self.app.push_screen(MeetingsScreen(side))

    def put(self, side: Side, meeting: str) -> None:
        """Show a meeting on a side; the other side stays. The same on both: one side's account against the other's."""
        if self.view is None:
            self.open(meeting, meeting)
            return
        left, right = (meeting, self.view.right) if side == "left" else (self.view.left, meeting)
        sides = sides_of(self.desk.workspace, meeting) if left == right else ()
        if len(sides) > 1:
            self.show_sides(meeting, (sides[0], sides[1]))
            self.note("One meeting on both sides: each side's own account; f chooses others, or whole meetings.")
            return
        self.show(View(left, right, selection=self.view.selection, turn=self.view.turn, stacked=self.view.stacked))

    def stand_on(self, statement: Statement) -> None:
        """Put the cursor on a statement, whatever has to be shown for that."""
        at = Standpoint(statement.dimension, statement.topics[0], self.grid.standpoint.side, statement.id)
        view = self.view
        if view is None or view.sides or not {view.left, view.right} & set(statement.meetings):
            other = view.right if view else statement.meeting
            view = View(statement.meeting, statement.meeting if view is None else other)
            self.show(view, replace(at, side="left"))
            return
        side: Side = "left" if view.left in statement.meetings else "right"
        if not view.selection.passes(statement):
            view = replace(view, selection=ALL)
        self.show(replace(view, folded=frozenset()), replace(at, side=side))

    def action_named_section(self) -> None:
        """Go to a dimension by typing its name."""
        from tui.screens.palette import Choice, PaletteScreen

        if self.comparison:
            numbers = {one.label: str(one.number) for one in self.comparison.sections}
            choices = [
                Choice(key, label, numbers.get(label, "") if not about else "", about, typed=bool(about))
                for key, label, about in self._headed()
            ]
            self.app.push_screen(PaletteScreen(choices, "Go to"), lambda key: self.go_to_named(key or ""))

    def named(self) -> Iterable[tuple[str, str, str]]:
        """The dimensions, and the topics within them; turned, the other way round."""
        turned = self.view is not None and self.view.turn == "topic"
        kind = "topic" if turned else "dimension"
        return [(key, label, about or kind) for key, label, about in self._headed()]

    def _headed(self) -> Iterator[tuple[str, str, str]]:
        """Each section, then each row with the section that it stands in, by their places."""
        sections = self.comparison.sections if self.comparison else ()
        for at, section in enumerate(sections):
            yield f"{at}", section.label, ""
        for at, section in enumerate(sections):
            yield from ((f"{at} {number}", row.label, section.label) for number, row in enumerate(section.rows))

    def go_to_named(self, key: str) -> None:
        """To a section, or to a row of one that is unfolded for it."""
        if not key or self.comparison is None or self.view is None:
            return
        at, _, number = key.partition(" ")
        section = self.comparison.sections[int(at)]
        if not number:
            self.grid.to_section(int(at))
            return
        row = section.rows[int(number)]
        self._fold(self.view.folded - {section.id}, Standpoint(row.dimension, row.topic, self.grid.standpoint.side))
