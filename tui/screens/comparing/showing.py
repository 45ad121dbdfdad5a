"""Showing: what of the comparison is shown, and how much of the evidence below it."""

from __future__ import annotations

from typing import Literal

from profiles.model import Statement
from profiles.origins import origins
from profiles.selection import ALL, Selection, only
from profiles.value import replace
from profiles.visible import visible
from tui.carrying import empty_cell, in_few_lines, say_origins, whole
from tui.layout import Pieces
from tui.screens.comparing.base import Comparing
from tui.view import View
from tui.walk import Side, Standpoint

Scope = Literal["statement", "cell", "meeting"]
NEXT: dict[Scope, Scope] = {"statement": "cell", "cell": "meeting", "meeting": "statement"}


class Showing(Comparing):
    """Filters, turning, folding, stacking; the scope and the height of the evidence."""

    _scope: Scope = "statement"
    _grown = False
    _whole: tuple[str, str] | None = None

    # The comparison

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
            left, right = self._whole or (self.view.left, self.view.right)
            self._whole = None
            self.show(replace(self.view, left=left, right=right, sides=None))

    def show_sides(self, meeting: str, sides: tuple[str, str]) -> None:
        """One meeting's accounts against each other; the pair of meetings is kept for the way back."""
        if self.view:
            if not self.view.sides:
                self._whole = self.view.left, self.view.right
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
        """Show a meeting on a side; the other side stays."""
        if self.view is None:
            self.open(meeting, meeting)
            return
        left, right = (meeting, self.view.right) if side == "left" else (self.view.left, meeting)
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
        from tui.screens.palette import PaletteScreen

        if self.comparison:
            labels = [(str(n), section.label) for n, section in enumerate(self.comparison.sections)]
            self.app.push_screen(PaletteScreen.of(labels, "Go to"), self._to_section)

    def _to_section(self, number: str | None) -> None:
        if number:
            self.grid.to_section(int(number))

    # The evidence

    def action_scope(self) -> None:
        """This statement, this cell, all about this meeting."""
        self._scope = NEXT[self._scope]
        self.set_evidence_height()
        self.show_evidence()

    def action_grow(self) -> None:
        """Let the evidence grow to all of it, show the next page of it, shrink again."""
        strip = self.evidence_strip()
        more = len(strip.lines) - strip.first - (strip.size.height - 1)
        if self._grown and more > 0:
            strip.scroll_lines(max(strip.size.height - 2, 1))
            return
        self._grown = not self._grown
        self.set_evidence_height()
        self.show_evidence()

    def least_height(self) -> int:
        """Lines of the evidence while it is not grown, the rule included."""
        return 4 if self.size.height < 32 else 6 if self.size.height < 48 else 8

    def set_evidence_height(self) -> None:
        """A few lines, or as many as it needs up to half of the screen."""
        strip, most = self.evidence_strip(), self.size.height // 2
        if self._scope != "statement":
            strip.styles.height = most
        elif self._grown:
            needed = len(self._lines(self.size.width - 4)) + 1
            strip.styles.height = max(min(needed, most), self.least_height())
        else:
            strip.styles.height = self.least_height()

    def show_evidence(self) -> None:
        """Show what carries the statement under the cursor, or what is known of the empty cell."""
        statements = self._in_scope()
        evidence = [one for statement in statements for one in statement.evidence]
        said = say_origins(evidence, origins(self.desk.workspace, evidence))
        head: Pieces = ((self._heading(), "label"), *((("  " + said, "quiet"),) if said else ()))
        self.evidence_strip().show(head, self._lines)

    def _heading(self) -> str:
        cell = self.grid.cell
        if self._scope == "meeting":
            return visible(f"all about {self.desk.workspace.meeting(self.meeting_id).title}", keep="")
        if self._scope == "cell":
            return "this cell"
        return "evidence" if self.statement else (cell.state if cell else "")

    def _in_scope(self) -> tuple[Statement, ...]:
        one, cell = self.statement, self.grid.cell
        if self._scope == "meeting" and self.meeting_id:
            return self.desk.workspace.statements_of(self.meeting_id)
        if self._scope == "cell" and cell:
            return cell.present
        return (one,) if one else ()

    def _lines(self, width: int) -> list[Pieces]:
        """The lines of the evidence for a width."""
        statements, cell = self._in_scope(), self.grid.cell
        if not statements:
            return empty_cell(cell, width, self.context, self.signs) if cell else []
        if self._scope == "statement" and not self._grown:
            height = self.least_height() - 1
            return in_few_lines(statements[0], width, height, self.context, self.signs)
        return whole(statements, width, self.context, self.signs)
