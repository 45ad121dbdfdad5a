"""Listing: a place that is a list with a cursor, and often a line to type in above it."""

from __future__ import annotations

from textual import on

from tui.messages import Chosen, Moved
from tui.screens.place import Place
from tui.widgets.lines import Lines


class Listing(Place):
    """A place with a list; the arrows move in it even while one types."""

    @property
    def list(self) -> Lines:
        """The list."""
        return self.query_one("#list", Lines)

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

    def open_item(self, key: str) -> None:
        """Open an item."""

    def item_shown(self, key: str) -> None:
        """Show what belongs to the item under the cursor."""
