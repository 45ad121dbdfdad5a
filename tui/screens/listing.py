"""Listing: a place that is a list with a cursor, and often a line to type in above it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from tui.carrying import signs_of
from tui.cells import cells, wrap
from tui.commands import Command
from tui.layout import Pieces
from tui.messages import Chosen, Moved
from tui.screens.place import Place
from tui.widgets.lines import Item, Lines

MEASURE = 80
"""Longer lines of advice are hard to read."""
OF_AN_ITEM = frozenset(("row-next", "open", "read", "cite", "edit", "meeting-left", "meeting-right", "swap"))
"""Commands that have nothing to do in an empty list."""


class Listing(Place):
    """A place with a list; the arrows move in it even while one types."""

    @property
    def list(self) -> Lines:
        """The list."""
        return self.query_one("#list", Lines)

    def can(self, command: Command) -> bool:
        """Whether a command has something to do now."""
        return command.id not in OF_AN_ITEM or bool(self.list.key)

    def action_next_row(self) -> None:
        """To the next item."""
        self.list.move(1)

    def action_previous_row(self) -> None:
        """To the previous item."""
        self.list.move(-1)

    def action_first(self) -> None:
        """To the first item."""
        self.list.first()

    def action_last(self) -> None:
        """To the last item."""
        self.list.last()

    def action_page(self, by: int) -> None:
        """A page down or up."""
        self.list.page(by)

    def action_read(self) -> None:
        """Open what is under the cursor."""
        if self.list.key:
            self.open_item(self.list.key)

    @on(Chosen)
    def item_chosen(self, message: Chosen) -> None:
        """An item is clicked."""
        if message.source == "list":
            self.open_item(message.key)

    @on(Moved)
    def item_under_cursor(self, message: Moved) -> None:
        """The cursor stands on another item."""
        if message.source == "list":
            self.item_shown(message.key)
            self.refresh_hints()

    def section_head(self, text: str, width: int) -> Item:
        """`━━ Open (36) ━━━━━━━` above what belongs together."""
        rule = signs_of(self.desk.ascii_only).rule
        rest = rule * max(width - cells(text) - 4, 0)
        return Item("", ((), ((f"{rule * 2} ", "heading.rule"), (text, "heading"), (f" {rest}", "heading.rule"))))

    def advice(self, text: str, width: int) -> Sequence[Item]:
        """What to do next where there is nothing to list; keys by the names of their commands, `{key[sources]}`."""
        first, *more = text.format(key=self.key).split("\n\n")
        measure = min(width, MEASURE)
        lines: list[Pieces] = [(), *(((part, "text"),) for part in wrap(first, measure)), ()]
        lines += [((part, "quiet"),) for paragraph in more for part in wrap(paragraph, measure)]
        return [Item("", tuple(lines))]

    def open_item(self, key: str) -> None:
        """Open an item."""

    def item_shown(self, key: str) -> None:
        """Show what belongs to the item under the cursor."""
