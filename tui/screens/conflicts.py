"""Conflicts: what does not sit together, the quotations side by side, its nature, its explanation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from profiles.model import Conflict, Evidence, Member
from profiles.visible import visible
from tui.carrying import signs_of
from tui.cells import wrap
from tui.layout import Pieces
from tui.layout.evidence import quotation_lines
from tui.layout.lines import Piece, padded
from tui.screens.citing import Cites
from tui.screens.listing import Listing
from tui.screens.place import bindings_of
from tui.screens.writing import Writes
from tui.walk import Side
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title

SIDE_BY_SIDE = 70
"""From this width two members stand beside each other."""
WIDEST = 168


NO_CONFLICTS = """\
Nothing is known not to sit together.

Where two sources disagree on a date, a number or whether something was said, profiles/conflicts.yaml holds both
quotations side by side. {key[sources]} lists the documents."""


class ConflictsScreen(Cites, Writes, Listing):
    """Those that mark their rows first, then changes over time and differences of scope."""

    place = "conflicts"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("conflicts")]

    def __init__(self) -> None:
        super().__init__()
        self._conflicts: list[Conflict] = []
        self._member = 0
        self._shown = ""
        self._pair: set[str] = set()
        """The meetings that were compared when the screen was opened."""

    def compose(self) -> ComposeResult:
        """A title and the list."""
        yield Title()
        yield Lines(id="list")
        yield self.hints()

    def on_mount(self) -> None:
        """Read them; those of the meetings that are compared now come first."""
        view = self.visavis.comparison.view
        self._pair = {view.left, view.right} if view else set[str]()
        self.list.focus()
        self.workspace_changed()

    def workspace_changed(self) -> None:
        """Read them again; the cursor stays."""
        self.words = self.visavis.context()
        self._conflicts = sorted(
            self.desk.workspace.conflicts, key=lambda one: (self._pair.isdisjoint(one.meetings), not one.marks)
        )
        marking = sum(one.marks for one in self._conflicts)
        said = f"{marking} conflicts, {len(self._conflicts) - marking} notes on change and scope"
        self.query_one(Title).say((("Conflicts", "title"),), ((said if self._conflicts else "", "quiet"),))
        self.list.show(self._items)

    def _items(self, width: int) -> Sequence[Item]:
        items: list[Item] = []
        before = ""
        for number, one in enumerate(self._conflicts):
            head = self._group(one)
            if head != before:
                items.append(self.section_head(head, width))
                before = head
            items.append(Item(str(number), tuple(self._lines(one, min(width, WIDEST), number))))
            items.append(Item("", ((),)))
        return items or self.advice(NO_CONFLICTS, width)

    def _group(self, one: Conflict) -> str:
        """The heading that it stands under."""
        what = "Do not sit together" if one.marks else "Changes over time and differences of scope"
        return f"{what}, {'other' if self._pair.isdisjoint(one.meetings) else 'compared'} meetings"

    def _lines(self, one: Conflict, width: int, number: int) -> Iterator[tuple[Piece, ...]]:
        """What it is about, its nature, its members in columns, its explanation."""
        sign: Piece = ("!  ", "mark.conflict") if one.marks else ("~  ", "mark.note")
        for at, part in enumerate(wrap(visible(one.about), width - 3)):
            yield (sign if not at else ("   ", ""), (part, "topic"))
        titles = " · ".join(self.words.meeting_title(id) for id in one.meetings)
        words = " · ".join(dict.fromkeys((one.kind, one.nature, one.state)))
        for part in wrap(visible(f"{words} · {titles}" if titles else words, keep=""), width - 3):
            yield (("   ", ""), (part, "quiet"))
        yield from self._members(one, width - 3, number)
        for part in wrap(visible(one.note), width - 3) if one.note else ():
            yield (("   ", ""), (part, "note"))

    def _members(self, one: Conflict, width: int, number: int) -> Iterator[tuple[Piece, ...]]:
        """Two beside each other where there is room, else one below the other."""
        beside = 2 if width >= SIDE_BY_SIDE else 1
        column = (width - 3 * (beside - 1)) // beside
        wall = f" {signs_of(self.desk.ascii_only).wall} "
        for first in range(0, len(one.members), beside):
            columns = [
                self._one_member(member, column, first + at, number)
                for at, member in enumerate(one.members[first : first + beside])
            ]
            for line in range(max(map(len, columns))):
                pieces: list[Piece] = [("   ", "")]
                for at, lines in enumerate(columns):
                    pieces += [(wall, "rule")] if at else []
                    pieces += padded(lines[line] if line < len(lines) else (), column)
                yield tuple(pieces)

    def _one_member(self, member: Member, width: int, at: int, number: int) -> list[Pieces]:
        """What it holds, then its quotations; the one that the keys mean stands out."""
        chosen = at == self._member and str(number) == self.list.key
        sign = (">" if self.desk.ascii_only else "▸") if chosen else " "
        says = wrap(visible(member.says or member.statement or ""), width - 2)
        lines: list[Pieces] = [((f"{sign if not n else ' '} ", "bar"), (part, "name")) for n, part in enumerate(says)]
        for evidence in member.evidence:
            quoted = quotation_lines(evidence, width - 2, self.words, signs_of(self.desk.ascii_only))
            lines += [(("  ", ""), *pieces) for pieces in quoted]
        return lines

    # Under the cursor

    def item_shown(self, key: str) -> None:
        """On another conflict the keys mean its first member."""
        if key != self._shown:
            self._shown, self._member = key, 0
            self.list.show(self._items)

    @property
    def conflict(self) -> Conflict | None:
        """The conflict under the cursor."""
        return self._conflicts[int(self.list.key)] if self.list.key else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotations of the member that the keys mean."""
        conflict = self.conflict
        return conflict.members[self._member].evidence if conflict and conflict.members else ()

    def action_side(self, side: Side) -> None:
        """To the member on the left or right."""
        if self.conflict:
            last = len(self.conflict.members) - 1
            self._member = min(max(self._member + (1 if side == "right" else -1), 0), last)
            self.list.show(self._items)

    def open_item(self, key: str) -> None:
        """Read the member's quotation in its source; `n` goes on to the others."""
        from tui.reading import targets_of
        from tui.screens.source import SourceScreen

        conflict = self.conflict
        if conflict:
            before = sum(len(member.evidence) for member in conflict.members[: self._member])
            every = [one for member in conflict.members for one in member.evidence]
            if every:
                self.app.push_screen(SourceScreen(targets_of(every), min(before, len(every) - 1)))

    def action_cite(self) -> None:
        """Copy the member's quotation with its citation."""
        if self.evidence:
            self.copy_citation(self.evidence)

    def action_edit(self) -> None:
        """Open the file at the conflict."""
        if self.conflict:
            self.edit(self.conflict.place)
