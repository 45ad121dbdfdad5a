"""Roll: blocks of lines that scroll, each laid out only when it comes near the view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import events

from tui.lined import Lined

L = TypeVar("L")
Place = tuple[int, int]
"""A block, and a line in it."""
WHEEL = 3
"""Lines that a notch of the wheel scrolls."""
FAR = 10**6


class Roll(Lined, Generic[L], can_focus=True):
    """A view on blocks; the first line seen is a place in them."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.top: Place = (0, 0)
        self.view: list[tuple[int, int, L]] = []
        """Block, number of the line in it, and the line, for every line seen."""

    def block_count(self) -> int:
        """How many blocks there are."""
        raise NotImplementedError

    def lines_of(self, block: int) -> Sequence[L]:
        """The lines of a block."""
        raise NotImplementedError

    @property
    def above(self) -> int:
        """Lines that stay above the view."""
        return 0

    @property
    def body(self) -> int:
        """Lines of the view."""
        return max(self.size.height - self.above, 1)

    def moved(self, place: Place, by: int) -> Place:
        """The place so many lines below or above, within the blocks."""
        block, line = place[0], place[1] + by
        last = self.block_count() - 1
        while line < 0 and block > 0:
            block -= 1
            line += len(self.lines_of(block))
        while block < last and line >= len(self.lines_of(block)):
            line -= len(self.lines_of(block))
            block += 1
        return block, min(max(line, 0), max(len(self.lines_of(block)) - 1, 0))

    def lowest_top(self) -> Place:
        """The first line of the view when its last line is the last of all."""
        last = self.block_count() - 1
        return self.moved((last, max(len(self.lines_of(last)) - 1, 0)), 1 - self.body)

    def look(self) -> None:
        """Collect the lines that are seen."""
        self.view = []
        block, line = self.top
        while len(self.view) < self.body and block < self.block_count():
            lines = self.lines_of(block)
            self.view += [(block, number, lines[number]) for number in range(line, len(lines))]
            block, line = block + 1, 0
        del self.view[self.body :]

    def put_top(self, place: Place) -> None:
        """Scroll so that a place is the first line of the view, as far as the end allows."""
        if not self.block_count():
            return
        self.top = max(min(place, self.lowest_top()), (0, 0))
        self.look()
        self.refresh()

    def keep_in_view(self, first: Place, last: Place) -> bool:
        """Scroll as little as shows everything from one place to another; whether that was needed."""
        seen = {(block, line) for block, line, _ in self.view}
        full = len(self.view) >= self.body or self.top == (0, 0)
        if first in seen and last in seen and full:
            return False
        if first < self.top or self.moved(first, self.body - 1) < last:
            self.top = first
        elif last not in seen:
            self.top = self.moved(last, 1 - self.body)
        self.top = max(min(self.top, self.lowest_top()), (0, 0))
        self.look()
        self.refresh()
        return True

    def lines_above(self, place: Place) -> int:
        """The lines of the view above a place; -1 where it is not seen."""
        return next((n for n, (block, line, _) in enumerate(self.view) if (block, line) == place), -1)

    def scroll_lines(self, by: int) -> None:
        """Scroll without moving any cursor."""
        if self.block_count():
            self.put_top(self.moved(self.top, by))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        event.stop()
        self.scroll_lines(-WHEEL)
