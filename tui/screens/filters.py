"""Filters: the panel beside the comparison in which one says what is shown; it adds up as one ticks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from profiles.comparison import Comparison, Only
from profiles.model import STANDINGS, Account, Statement
from profiles.selection import ALL, Filter, Kind, Selection
from profiles.visible import visible
from tui.cells import cells, clip
from tui.messages import Chosen
from tui.view import View
from tui.widgets.lines import Item, Lines
from tui.widgets.title import Title

if TYPE_CHECKING:
    from tui.screens.comparing.showing import Showing

ONLY: dict[str, str] = {
    "differences": "differences",
    "conflicts": "conflicts",
    "questions": "open questions",
    "both": "on record for both",
    "left": "for the left one only",
    "right": "for the right one only",
}
ACCOUNTS: dict[str, str] = {
    "party": "the parties themselves",
    "third-party": "third parties",
    "press": "the press",
    "author": "authors",
}

WIDTH = 40
"""Cells of the panel."""
BESIDE = 80
"""Screens of this width and more show the comparison beside the panel, as a whole; stacked, where it is narrow."""


class FiltersPanel(ModalScreen[None]):
    """Ticks at the right edge; the comparison beside it follows each of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f,q,backspace", "leave", show=False),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("g,home", "move(-999)", show=False),
        Binding("G,end", "move(999)", show=False),
        Binding("ctrl+d,pagedown", "move(10)", show=False),
        Binding("ctrl+u,pageup", "move(-10)", show=False),
        Binding("enter,space", "tick", show=False),
        Binding("F,x", "clear", show=False),
    ]
    DEFAULT_CSS = """
    FiltersPanel { align: right top; background: transparent; }
    #filters { width: 40; height: 100%; background: $surface; border-left: solid $border; }
    #filters Lines { height: 1fr; background: $surface; }
    """

    def __init__(self, comparing: Showing) -> None:
        super().__init__()
        self._comparing = comparing

    def compose(self) -> ComposeResult:
        """A title and the ticks."""
        with Vertical(id="filters"):
            yield Title((("Show only", "title"),), (("Space ticks · F all · Esc", "quiet"),))
            yield Lines(self._items, id="list", classes="steady")

    def on_mount(self) -> None:
        """Read what the ticks do while they are made."""
        self._make_room()
        self._comparing.note("Space ticks · F shows all · Esc closes", "quiet")

    def on_resize(self) -> None:
        """Beside the comparison where there is room for both, else over it."""
        self._make_room()

    def _make_room(self) -> None:
        self._comparing.make_room(WIDTH if self.app.size.width >= BESIDE else 0)

    @property
    def _view(self) -> View:
        assert self._comparing.view is not None
        return self._comparing.view

    def _items(self, width: int) -> list[Item]:
        whole = self._view.compared(self._comparing.desk.workspace, ALL)
        return [*self._ticks(whole, width), *self._accounts_in_one(width)]

    def _ticks(self, whole: Comparison, width: int) -> Iterator[Item]:
        rows = [row for section in whole.sections for row in section.rows]
        said = {one.id: one for row in rows for cell in (row.left, row.right) for one in cell.present}.values()
        only = Counter(value for row in rows for value in get_args(Only) if Filter("only", (value,)).passes_row(row))
        yield from self._group("Rows", "only", [(key, ONLY[key], only[key]) for key in ONLY], width)
        standings = Counter(one.standing for one in said)
        firm = [(one, one, standings[one]) for one in STANDINGS if standings[one]]
        yield from self._group("How firm", "standing", firm, width)
        sides = Counter(one.side for one in said if one.side)
        yield from self._group("Whose account", "side", [(one, one, n) for one, n in sides.most_common()], width)
        accounts = Counter(one.account for one in said)
        told = [(one, ACCOUNTS[one], accounts[one]) for one in get_args(Account) if accounts[one]]
        yield from self._group("Said by", "account", told, width)
        yield from self._group("Dimension", "dimension", self._dimensions(said), width)
        yield from self._group("Topic", "topic", self._topics(said), width)

    def _dimensions(self, said: Collection[Statement]) -> list[tuple[str, str, int]]:
        counts = Counter(one.dimension for one in said)
        return [
            (one.id, one.label, counts[one.id]) for one in self._comparing.desk.workspace.dimensions if counts[one.id]
        ]

    def _topics(self, said: Collection[Statement]) -> list[tuple[str, str, int]]:
        counts = Counter(topic for one in said for topic in one.topics)
        labels = {one.id: one.label for one in self._comparing.desk.workspace.topics}
        return [(id, labels.get(id, id), count) for id, count in counts.most_common()]

    def _group(self, head: str, kind: Kind, options: Sequence[tuple[str, str, int]], width: int) -> Iterator[Item]:
        if not options:
            return
        yield Item("", ((), ((head, "heading"),)))
        ticked = self._view.selection.values(kind)
        for value, label, count in options:
            on = value in ticked
            room = width - 4 - 4
            text = clip(visible(label, keep=""), room)
            ink = f"standing.{value}" if kind == "standing" else "label" if on else ""
            yield Item(
                f"{kind} {value}",
                ((("[x] " if on else "[ ] ", "key" if on else "faint"), (text, ink),
                  (" " * (room - cells(text)), ""), (f"{count:>4}", "quiet")),),
            )  # fmt: skip

    def _accounts_in_one(self, width: int) -> Iterator[Item]:
        """Within one meeting: one side's account against the other's."""
        from profiles.alignment import sides_of

        workspace, view = self._comparing.desk.workspace, self._view
        yield Item("", ((), (("Accounts of one meeting", "heading"),)))
        if view.sides:
            yield Item("sides", ((("back to whole meetings", "key"),),))
        for meeting in dict.fromkeys((view.left, view.right)):
            sides = sides_of(workspace, meeting)
            pairs = [(one, other) for number, one in enumerate(sides) for other in sides[number + 1 :]]
            for one, other in pairs[:6]:
                on = view.left == view.right == meeting and view.sides == (one, other)
                words = clip(visible(f"{one} / {other}", keep=""), width - 4)
                tick = ("[x] ", "key") if on else ("[ ] ", "faint")
                title = clip(visible(workspace.meeting(meeting).title, keep=""), width - 4)
                yield Item(f"sides {meeting}\n{one}\n{other}", ((tick, (words, "")), (("    ", ""), (title, "quiet"))))

    # What is done

    def action_tick(self) -> None:
        """Tick, or take the tick away."""
        self._tick(self.query_one(Lines).key)

    @on(Chosen)
    def clicked(self, message: Chosen) -> None:
        """Tick what is clicked."""
        message.stop()
        self._tick(message.key)

    def _tick(self, key: str) -> None:
        kind, _, value = key.partition(" ")
        if kind == "sides":
            self._set_sides(value)
        elif key:
            self._comparing.select(toggled(self._view.selection, kind, value))  # type: ignore[arg-type]
        self.query_one(Lines).show(self._items)

    def _set_sides(self, value: str) -> None:
        view = self._view
        if not value or view.sides == tuple(value.split("\n")[1:]):
            self._comparing.show_whole_meetings()
            return
        meeting, one, other = value.split("\n")
        self._comparing.show_sides(meeting, (one, other))

    def action_clear(self) -> None:
        """Show all again."""
        self._comparing.action_clear_filters()
        self.query_one(Lines).show(self._items)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(Lines).move(by)

    def action_leave(self) -> None:
        """Back to the comparison, the filters kept."""
        self._comparing.make_room(0)
        self._comparing.note("")
        self.dismiss()


def toggled(selection: Selection, kind: Kind, value: str) -> Selection:
    """A selection with one value more, or less; values of a kind are alternatives, kinds add up."""
    values = selection.values(kind)
    kept = tuple(one for one in values if one != value) if value in values else (*values, value)
    rest = selection.without(kind)
    return rest & Selection((Filter(kind, kept),)) if kept else rest
