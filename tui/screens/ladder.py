"""Ladder: how firm it is what stands on each side, rung by rung, the firmest on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType

from profiles.model import LADDER, STANDINGS, Standing, Statement
from profiles.selection import ALL, Selection, dimension, standing
from profiles.visible import visible
from tui.carrying import signs_of
from tui.cells import cells, clip, wrap
from tui.commands import Command
from tui.layout import Pieces
from tui.layout.lines import Piece
from tui.screens.listing import Listing
from tui.screens.place import bindings_of
from tui.walk import Standpoint
from tui.widgets.evidence import EvidenceStrip
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title

NAME = 17
"""Cells of a rung with its name and the two rails, between the sides."""

ROOMY = 30
"""Lines of a screen on which blank lines may set the rungs apart."""


class LadderScreen(Listing):
    """The statements of both sides by standing; Enter shows those of a rung in the comparison."""

    place = "ladder"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("ladder")]

    def __init__(self) -> None:
        super().__init__()
        self._outcomes_only = True
        self._shown: tuple[Selection, Selection, Standpoint] | None = None
        """What the comparison showed before a rung was opened, and since then, and where its cursor stood."""

    def compose(self) -> ComposeResult:
        """A title, the rungs, the statements of the rung under the cursor."""
        yield Title()
        yield Lines(id="list")
        yield EvidenceStrip()
        yield self.hints()

    def on_mount(self) -> None:
        """Stand on the firmest rung that holds anything."""
        self.on_resize()
        self.list.focus()
        self.workspace_changed()
        firm = next((one for one in STANDINGS if self._left.get(one) or self._right.get(one)), "")
        self.list.show(self._items, at=firm)

    @property
    def _close(self) -> bool:
        """Whether all rungs are seen at once only without blank lines between them."""
        return self.size.height < ROOMY

    def on_resize(self) -> None:
        """Leave the rungs their lines; the rest is for the statements of one."""
        rest = self.size.height - len(STANDINGS) - 4
        self.query_one(EvidenceStrip).styles.height = max(rest if self._close else self.size.height // 3, 5)

    def workspace_changed(self) -> None:
        """Count again."""
        view = self.visavis.comparison.view
        self._left: dict[str, list[Statement]] = {}
        self._right: dict[str, list[Statement]] = {}
        if view:
            whole = view.compared(self.desk.workspace, ALL)
            groups = {one.id: one.group for one in self.desk.workspace.dimensions}
            for row in (row for section in whole.sections for row in section.rows):
                if not self._outcomes_only or groups.get(row.dimension) == "outcomes":
                    for said, cell in ((self._left, row.left), (self._right, row.right)):
                        for one in cell.present:
                            said.setdefault(one.standing, []).append(one)
        self._say_title()
        self.list.show(self._items)

    def _say_title(self) -> None:
        comparison = self.visavis.comparison.comparison
        what = "how firm the outcomes are" if self._outcomes_only else "how firm everything on record is"
        head: Pieces = (("Ladder", "title"), (f"  {what}", "quiet"))
        signed = f"{len(self._left.get('signed', ()))} and {len(self._right.get('signed', ()))} signed"
        self.query_one(Title).say(head, ((signed, "quiet"),) if comparison else ())

    def _items(self, width: int) -> list[Item]:
        half = max((min(width, 120) - NAME - 2) // 2, 8)
        counts = [len(said.get(one, ())) for said in (self._left, self._right) for one in STANDINGS]
        most = max(counts, default=0) or 1
        between: tuple[Pieces, ...] = () if self._close else ((),)
        items = [Item("", (*between, self._heads(half), *between))]
        for number, one in enumerate(STANDINGS):
            if number == len(LADDER):
                items.append(Item("", (*between, ((" " * half, ""), ("beside the ladder", "quiet")))))
            items.append(Item(one, (self._rung(one, half, most),)))
        return items

    def _heads(self, half: int) -> tuple[Piece, ...]:
        """Whose side is whose, above the bars."""
        comparison = self.visavis.comparison.comparison
        if comparison is None:
            return ()
        names = [one.title for one in (comparison.left, comparison.right)]
        left, right = (clip(visible(name, keep=""), half - 2) for name in comparison.sides or names)
        return ((" " * (half - 1 - cells(left)), ""), (left, "left"), (" " * (NAME + 2), ""), (right, "right"))

    def _step(self, one: str, stands: bool) -> Piece:
        """`├─── signed ───┤`; where nothing stands the rung is missing, and beside the ladder the rails are."""
        start, rung, end, rail = "|-||" if self.desk.ascii_only else "├─┤│"
        if one not in LADDER:
            return f"{one:^{NAME}}", f"standing.{one}" if stands else "quiet"
        if stands:
            return f"{start}{f' {one} ':{rung}^{NAME - 2}}{end}", f"standing.{one}"
        return f"{rail}{one:^{NAME - 2}}{rail}", "quiet"

    def _rung(self, one: str, half: int, most: int) -> tuple[Piece, ...]:
        """`12 ━━━━━━├─── signed ───┤━━━ 5`."""
        rule = signs_of(self.desk.ascii_only).rule
        left, right = len(self._left.get(one, ())), len(self._right.get(one, ()))
        room = half - 5
        ours = rule * (max(round(room * left / most), 1) if left else 0)
        theirs = rule * (max(round(room * right / most), 1) if right else 0)
        return (
            (" " * (room - len(ours)), ""), (f"{left or '':>4} ", "label"), (ours, "left"),
            self._step(one, bool(left or right)), (theirs, "right"), (f" {right or ''}", "label"),
        )  # fmt: skip

    def item_shown(self, key: str) -> None:
        """Show the statements of the rung."""
        ours, theirs = self._left.get(key, []), self._right.get(key, [])
        signs = signs_of(self.desk.ascii_only)

        def build(width: int) -> list[Pieces]:
            both = [one for one in ours if one in theirs]
            groups: list[tuple[Piece, Sequence[Statement]]] = [
                ((signs.left, "mark.left"), [one for one in ours if one not in both]),
                ((signs.right, "mark.right"), [one for one in theirs if one not in both]),
                (("=", "mark.shared"), both),
            ]
            lines = [line for sign, said in groups for one in said for line in _said(sign, one, width)]
            return lines or [((part, "quiet"),) for part in wrap(self._nothing(), width)]

        self.query_one(EvidenceStrip).show(((key, f"standing.{key}" if key else ""),), build)

    def _nothing(self) -> str:
        """Why no statement stands on the rung under the cursor, and what to do."""
        if not self.visavis.comparison.view:
            return "There is no meeting yet. `visavis new MEETING` begins a profile; its statements stand here."
        every = f" {self.key['all-dimensions']} counts every dimension, not the outcomes alone."
        return f"Nothing stands on this rung.{every if self._outcomes_only else ''}"

    def can(self, command: Command) -> bool:
        """Whether a command has something to do now."""
        stands = self.list.key in self._left or self.list.key in self._right
        return stands if command.id == "open" else super().can(command)

    def open_item(self, key: str) -> None:
        """Show the statements of the rung, and no others, in the comparison."""
        comparison = self.visavis.comparison
        self.visavis.visit_comparison()
        if comparison.view:
            before = comparison.view.selection
            rung = before.without("standing") & standing(cast(Standing, key))
            if self._outcomes_only:
                outcomes = [one.id for one in self.desk.workspace.dimensions if one.group == "outcomes"]
                rung = rung.without("dimension") & dimension(*outcomes)
            self._shown = before, rung, comparison.grid.standpoint
            comparison.select(rung)

    def returned(self) -> None:
        """Take away the filter that opened the rung, unless the reader chose another."""
        comparison, shown, self._shown = self.visavis.comparison, self._shown, None
        if shown and comparison.view and comparison.view.selection == shown[1]:
            comparison.select(shown[0])
            comparison.grid.stand(shown[2])
        self.workspace_changed()

    def action_turn(self) -> None:
        """The outcomes only, or every dimension."""
        self._outcomes_only = not self._outcomes_only
        self.workspace_changed()


def _said(sign: Piece, one: Statement, width: int) -> list[Pieces]:
    lines = wrap(visible(one.text), width - 3)
    return [(sign if not n else (" ", ""), ("  ", ""), (line, "near")) for n, line in enumerate(lines)]
