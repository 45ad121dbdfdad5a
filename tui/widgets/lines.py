"""Lines: a list of items of one or more lines each, with one cursor, drawn line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from profiles.value import dataclass
from tui.lined import Lined
from tui.messages import Chosen, Moved
from tui.painting import Piece, paint_of


@dataclass(frozen=True, slots=True)
class Item:
    """Some lines that belong together."""

    key: str
    """What it stands for; empty where the cursor cannot stand."""
    lines: tuple[tuple[Piece, ...], ...]


Build = Callable[[int], Sequence[Item]]
"""Makes the items for a width in cells."""


class Lines(ScrollView, Lined, can_focus=True, inherit_bindings=False):
    """A list with a cursor; it is laid out again when its width changes.

    The arrows move its cursor, by the screen's own bindings; a scrolled view would take them for itself.
    """

    DEFAULT_CSS = """
    Lines { overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; scrollbar-gutter: stable; }
    """

    AT_ONCE: ClassVar[bool] = False
    """Whether one click chooses; else the first puts the cursor there."""

    def __init__(self, build: Build | None = None, *, id: str, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self._build: Build = build or (lambda width: ())
        self.items: Sequence[Item] = ()
        self.cursor = -1
        """Number of the item under the cursor, or -1."""
        self._firsts: list[int] = []
        self._height = 0
        self._laid_for = -1
        self._centred = False

    @property
    def key(self) -> str:
        """What is under the cursor; empty where nothing is."""
        return self.items[self.cursor].key if 0 <= self.cursor < len(self.items) else ""

    def show(self, build: Build, at: str | None = None, centred: bool = False) -> None:
        """Show other items; the cursor stands at `at`, or stays where it was if that is still there."""
        self._build = build
        self._lay_out(self.key if at is None else at)
        if centred:
            self._centred = True
            self.centre()

    def centre(self) -> None:
        """Scroll so that the cursor stands in the middle."""
        if 0 <= self.cursor < len(self.items):
            room = self.size.height - len(self.items[self.cursor].lines)
            self.scroll_to(y=max(self._firsts[self.cursor] - max(room // 2, 0), 0), animate=False)

    def on_resize(self) -> None:
        """Lay out again for another width."""
        if self.scrollable_content_region.width != self._laid_for:
            self._lay_out(self.key)
        if self._centred:
            self.centre()
            self._centred = False

    def _lay_out(self, at: str) -> None:
        self._laid_for = width = self.scrollable_content_region.width
        if width <= 0:
            self._laid_for = -1
        self.items = self._build(max(width - 2, 8))
        self._firsts, self._height = [], 0
        for item in self.items:
            self._firsts.append(self._height)
            self._height += len(item.lines)
        if self.show_vertical_scrollbar or self.styles.scrollbar_size_vertical:
            self.virtual_size = Size(width, self._height)
        else:
            self.set_reactive(Lines.virtual_size, Size(width, self._height))
        self.cursor = next((n for n, item in enumerate(self.items) if item.key and item.key == at), self._nearest())
        self._keep_in_view()
        self.call_after_refresh(self._keep_in_view)
        self.refresh()
        self.post_message(Moved(self.id or "", self.key))

    def _nearest(self) -> int:
        """The first item at or after the old cursor on which it may stand, else the last before it, else -1."""
        standing = [n for n, item in enumerate(self.items) if item.key]
        after = [n for n in standing if n >= self.cursor]
        return after[0] if after else (standing[-1] if standing else -1)

    def move(self, by: int) -> None:
        """Move the cursor over so many items."""
        standing = [n for n, item in enumerate(self.items) if item.key]
        if standing:
            here = bisect_right(standing, self.cursor) - 1
            self.move_to(standing[min(max(here + by, 0), len(standing) - 1)])

    def page(self, by: int) -> None:
        """Move the cursor by a page of lines."""
        if self.cursor < 0:
            return
        line = self._firsts[self.cursor] + by * max(self.size.height - 2, 1)
        number = min(max(bisect_right(self._firsts, line) - 1, 0), len(self.items) - 1)
        standing = [n for n, item in enumerate(self.items) if item.key]
        self.move_to(min(standing, key=lambda n: (abs(n - number), n)))

    def first(self) -> None:
        """Move to the first item."""
        self.move(-len(self.items))

    def last(self) -> None:
        """Move to the last item."""
        self.move(len(self.items))

    def move_to(self, number: int) -> None:
        """Move the cursor to an item by its number."""
        if number == self.cursor:
            return
        for n in (self.cursor, number):
            if 0 <= n < len(self.items):
                self.refresh_lines(self._firsts[n], len(self.items[n].lines))
        self.cursor = number
        self._keep_in_view()
        self.post_message(Moved(self.id or "", self.key))

    def _keep_in_view(self) -> None:
        """Scroll so that the item under the cursor is seen, with what introduces it."""
        if not 0 <= self.cursor < len(self.items):
            self.scroll_to(y=0, animate=False)
            return
        top, height = self._firsts[self.cursor], self.size.height
        bottom = top + len(self.items[self.cursor].lines)
        if self.cursor and not self.items[self.cursor - 1].key:
            top = self._firsts[self.cursor - 1]
        if all(not item.key for item in self.items[: self.cursor]):
            top = 0
        y = self.scroll_offset.y
        if top < y or bottom - top > height:
            self.scroll_to(y=top, animate=False)
        elif bottom > y + height:
            self.scroll_to(y=bottom - height, animate=False)

    def item_at(self, line: int) -> int:
        """The number of the item that a line belongs to, or -1."""
        return bisect_right(self._firsts, line) - 1 if 0 <= line < self._height else -1

    def render_line(self, y: int) -> Strip:
        """One line of the list as it stands on the screen."""
        paint, line = paint_of(self), y + self.scroll_offset.y
        base, width = self.ground, self.size.width
        number = self.item_at(line)
        if number < 0:
            return Strip.blank(width, base)
        pieces = self.items[number].lines[line - self._firsts[number]]
        if number != self.cursor:
            return paint.strip((("  ", ""), *pieces), width, base)
        bar = ("> " if paint.ascii_only else "▌ ", "bar") if self.has_focus or self.has_class("steady") else ("  ", "")
        return paint.strip((bar, *pieces), width, base, "cursor" if bar[0].strip() else "beside")

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Stand where the mouse points; choose on a second click, or at once where that is the list's way."""
        at = event.get_content_offset(self)
        number = self.item_at(at.y + self.scroll_offset.y) if at else -1
        if number < 0 or not self.items[number].key:
            return
        if number == self.cursor or self.AT_ONCE:
            self.post_message(Chosen(self.id or "", self.items[number].key))
        self.move_to(number)
