"""Comparing: what the comparison screen shows, and what stands under its cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from profiles.alignment import most_telling_pair
from profiles.comparison import Comparison
from profiles.selection import ALL
from profiles.value import replace
from tui.carrying import signs_of
from tui.layout import Context, Sheet, lay_out
from tui.layout.frame import Signs, rail_width
from tui.messages import Chosen
from tui.screens.place import Place
from tui.view import View, recalled
from tui.walk import Side, Standpoint
from tui.widgets.empty import Empty
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.grid import Grid
from tui.widgets.hints import Hints
from tui.widgets.rail import Rail

if TYPE_CHECKING:
    from profiles.model import Statement


class Comparing(Place):
    """A view of two meetings, laid out, with one cursor."""

    place = "comparison"

    def __init__(self) -> None:
        super().__init__()
        self.view: View | None = None
        self.comparison: Comparison | None = None
        self.context = Context()

    @property
    def grid(self) -> Grid:
        """Both sides."""
        return self.query_one(Grid)

    @property
    def signs(self) -> Signs:
        """The characters to draw with."""
        return signs_of(self.desk.ascii_only)

    # Showing

    def open(self, left: str = "", right: str = "", at: Standpoint | None = None) -> None:
        """Compare two meetings, else the last two, else the most telling; the cursor on a statement of them."""
        pair = self._pair(left, right)
        if pair is None:
            self.view = self.comparison = None
            self._show_empty()
            return
        self.show(recalled(self.desk.state, *pair), at)

    def stand_on_id(self, statement: str) -> None:
        """Put the cursor on a statement, without filters if these hide it."""
        if self.view and self.grid.standpoint.statement != statement and self.view.selection:
            self.show(replace(self.view, selection=ALL), Standpoint(statement=statement))

    def _pair(self, left: str, right: str) -> tuple[str, str] | None:
        """The meetings to compare; `None` where there are none."""
        known, state = self.desk.workspace.profiles, self.desk.state
        if left in known and right in known:
            return left, right
        if state.left in known and state.right in known:
            return state.left, state.right
        try:
            return most_telling_pair(self.desk.workspace)
        except LookupError:
            return None

    def recalled_standpoint(self, at: str) -> Standpoint | None:
        """A statement by its id, else where the reader stood the last time."""
        state = self.desk.state
        side: Side = "right" if state.side == "right" else "left"
        if at:
            return Standpoint(statement=at, side=side)
        dimension, _, topic = state.row.partition("/")
        return Standpoint(dimension, topic, side, state.at or None) if state.row else None

    def show(self, view: View, at: Standpoint | None = None) -> None:
        """Show a view; without `at` the cursor stays where it stands."""
        self.view = view
        self.comparison = self.with_known_leads(view.compared(self.desk.workspace))
        self.context = self.visavis.context()
        self.lay_out(at)
        self.desk.remember(**view.as_state())
        self._show_empty()
        self.look_for_leads()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show the same view with more in it; nothing moves."""
        self.comparison = comparison
        self.lay_out()

    def _show_empty(self) -> None:
        """Say what to do where there is nothing to compare, or where the filters let nothing through."""
        nothing, beside = self.comparison is None or not self.comparison.sections, self.query_one("#beside")
        if nothing:
            self.query_one(Empty).show_for(self.desk.workspace, self.comparison, self.key)
        self.query_one(Empty).display = nothing
        beside.display = self.comparison is not None
        beside.styles.height = max(self.grid.above, 1) if nothing else "1fr"
        self.evidence_strip().display = not nothing
        self.query_one(Hints).only_possible = self.comparison is None
        self.refresh_hints()

    def lay_out(self, at: Standpoint | None = None) -> None:
        """Lay the comparison out for the width of the screen, the cursor where it stands."""
        if self.comparison is None or self.view is None:
            return
        rail = self.query_one(Rail)
        rail.styles.width = beside = rail_width(self.size.width, self.desk.state.wants_rail(self.desk.is_remote))
        rail.display = beside > 0
        self.grid.names_section = not beside
        self.grid.show(self.sheet(self.size.width - beside), at)
        block = self.grid.block
        rail.show_sections(self.comparison, block.section if block else -1, self.view.folded)
        self.set_evidence_height()
        self.cursor_stood()

    def sheet(self, width: int) -> Sheet:
        """The comparison laid out for a width."""
        assert self.comparison is not None
        assert self.view is not None
        return lay_out(
            self.comparison,
            width,
            context=self.context,
            folded=self.view.folded,
            stacked=self.view.stacked,
            ascii_only=self.desk.ascii_only,
        )

    def make_room(self, cells: int) -> None:
        """Leave so many cells at the right edge free, for a panel beside the comparison."""
        if self.styles.padding.right != cells:
            self.styles.padding = (0, cells, 0, 0)
            self.lay_out()

    def on_resize(self) -> None:
        """Lay out for another width; the cursor stays on its statement."""
        if self.comparison is not None:
            self.lay_out()

    # Under the cursor

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        stop, cell = self.grid.stop, self.grid.cell
        if stop is None or cell is None or stop.statement is None:
            return None
        return next((one for one in cell.present if one.id == stop.statement), None)

    @property
    def meeting_id(self) -> str:
        """The meeting of the side under the cursor."""
        stop, view = self.grid.stop, self.view
        if view is None:
            return ""
        return view.right if stop and stop.side == "right" else view.left

    def cursor_stood(self) -> None:
        """Show the evidence under the cursor, and remember the place."""
        self.show_evidence()
        block, at = self.grid.block, self.grid.standpoint
        if block:
            self.query_one(Rail).stand(block.section)
        self.desk.remember(at=at.statement or "", row=f"{at.dimension}/{at.topic}", side=at.side)
        self.refresh_hints()

    @on(Chosen)
    def section_chosen(self, message: Chosen) -> None:
        """A dimension is clicked in the rail."""
        if message.source == "rail":
            self.grid.to_section(int(message.key))

    # What the other parts do

    def look_for_leads(self) -> None:
        """Look for passages on the topics of unread cells."""

    def with_known_leads(self, comparison: Comparison) -> Comparison:
        """A comparison with the leads that were found before."""
        return comparison

    def show_evidence(self) -> None:
        """Show what carries the statement under the cursor."""

    def set_evidence_height(self) -> None:
        """Give the evidence as many lines as it may have."""

    def evidence_strip(self) -> EvidenceStrip:
        """The strip under the grid."""
        return self.query_one(EvidenceStrip)
