"""Timeline: all meetings in order on a line with the gaps to scale, and what lies between the two compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from profiles.model import Meeting
from profiles.timeline import Entry, gap, timeline
from tui.carrying import signs_of
from tui.layout import Pieces
from tui.layout.frame import Signs
from tui.layout.header import is_part
from tui.printing.axis import axis_lines
from tui.printing.spine import Spine
from tui.printing.timeline import gap_words
from tui.screens.listing import Listing
from tui.screens.place import bindings_of
from tui.screens.writing import Writes
from tui.walk import Side
from tui.widgets.drawing import Drawing
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title

NO_MEETINGS = """\
There is no meeting yet.

`visavis new MEETING` begins a profile; with its date it takes its place here. {key[sources]} lists the documents."""


class TimelineScreen(Writes, Listing):
    """A line on which the gaps are to scale; below it the meetings one by one."""

    place = "timeline"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("timeline")]

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """The line, the list, and what is known of the meeting under the cursor."""
        yield Title()
        yield Drawing(self._axis)
        yield Lines(self._items, id="list")
        yield EvidenceStrip()
        yield self.hints()

    def on_mount(self) -> None:
        """Stand on the left meeting."""
        self.query_one(EvidenceStrip).styles.height = 4 if self.size.height < 32 else 6
        self.list.focus()
        self._show(self._pair()[0])

    def workspace_changed(self) -> None:
        """Draw again; the cursor stays."""
        self._show(self.list.key)

    def _show(self, at: str) -> None:
        self._entries = timeline(self.desk.workspace)
        self._say_title()
        self.query_one(Drawing).show(self._axis)
        self.list.show(self._items, at=at, centred=not self.list.items)

    def _pair(self) -> tuple[str, str]:
        view = self.visavis.comparison.view
        return (view.left, view.right) if view else ("", "")

    def _say_title(self) -> None:
        workspace, (left, right) = self.desk.workspace, self._pair()
        count = len(workspace.profiles)
        title: Pieces = (("Timeline", "title"),)
        if left in workspace.profiles and right in workspace.profiles and left != right:
            apart = gap(workspace.meeting(left), workspace.meeting(right), workspace)
            between = sum(not is_part(one, apart.between, self.visavis.context()) for one in apart.between)
            words = f"  {gap_words(apart)} between the two compared"
            more = f", {between} meeting{'' if between == 1 else 's'} in between" if between else ""
            title = (*title, (words + more, "gap"))
        self.query_one(Title).say(title, ((f"{count} meeting{'' if count == 1 else 's'}", "quiet"),))

    @property
    def _signs(self) -> Signs:
        return signs_of(self.desk.ascii_only)

    def _on_axis(self) -> list[Meeting]:
        dated = [entry.meeting for entry in self._entries if entry.whole is None]
        return [one for one in dated if one.status != "series" and (one.date.start.earliest or one.date.start.latest)]

    def _axis(self, width: int) -> Sequence[Pieces]:
        meetings = self._on_axis()
        if len(meetings) < 2:
            return ()
        return [(), *axis_lines(meetings, self._pair(), width, self._signs), ()]

    def _items(self, width: int) -> Sequence[Item]:
        numbers = {one.id: number for number, one in enumerate(self._on_axis(), 1)}
        counts = {id: self.desk.workspace.statement_count(id) for id in self.desk.workspace.profiles}
        spine = Spine(self._entries, numbers, counts, self._pair(), width, self._signs)
        return [Item(key, lines) for key, lines in spine.items()] or self.advice(NO_MEETINGS, width)

    def item_shown(self, key: str) -> None:
        """Show how the date is known, and what the meeting is related to."""
        from tui.screens.about import about_meeting

        if key:
            about_meeting(self, self.query_one(EvidenceStrip), key)

    def open_item(self, key: str) -> None:
        """Put the meeting on the side under the cursor of the comparison, and go there."""
        comparison = self.visavis.comparison
        side: Side = "right" if comparison.grid.stop and comparison.grid.stop.side == "right" else "left"
        self.visavis.visit_comparison()
        if key not in self._pair():
            comparison.put(side, key)

    def action_choose(self, side: Side) -> None:
        """Put the meeting under the cursor on a side, and stay."""
        if self.list.key:
            self.visavis.comparison.put(side, self.list.key)
            self._show(self.list.key)

    def action_swap(self) -> None:
        """Exchange left and right."""
        self.visavis.comparison.action_swap()
        self._show(self.list.key)

    def action_edit(self) -> None:
        """Open the profile in the editor."""
        if self.list.key:
            self.edit(self.desk.workspace.meeting(self.list.key).place)
