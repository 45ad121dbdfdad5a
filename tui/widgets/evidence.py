"""Evidence: the strip under the comparison — what carries the statement under the cursor, always in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.strip import Strip

from profiles.visible import visible
from tui.cells import cells
from tui.layout.lines import Pieces, clipped
from tui.lined import Lined
from tui.messages import ReadEvidence
from tui.painting import paint_of

Build = Callable[[int], Sequence[Pieces]]
"""Makes the lines for a width in cells."""
LEAST = 3
"""Lines of text below the rule, on a screen of 24 lines."""


class EvidenceStrip(Lined):
    """A rule with a heading, and quotations with their citations below it."""

    DEFAULT_CSS = """
    EvidenceStrip { height: 4; }
    """

    def __init__(self) -> None:
        super().__init__(id="evidence")
        self._build: Build = lambda width: ()
        self._heading: Pieces = ()
        self._from: Callable[[int], int] | None = None
        self.lines: Sequence[Pieces] = ()
        self.first = 0
        """The first line shown, where there are more than fit."""

    def show(self, heading: Pieces, build: Build, first: Callable[[int], int] | None = None) -> None:
        """Show other evidence, from its beginning, or from a line that depends on the width."""
        self._heading = tuple((visible(text, keep=""), ink) for text, ink in heading)
        self._build, self._from = build, first
        width = max(self.size.width - 4, 10)
        self.lines = build(width) if self.size.width else ()
        self.first = first(width) if first and self.lines else 0
        self.scroll_lines(0)

    def on_resize(self) -> None:
        """Wrap again."""
        self.show(self._heading, self._build, self._from)

    def scroll_lines(self, by: int) -> None:
        """Show what comes before or after."""
        last = max(len(self.lines) - (self.size.height - 1), 0)
        self.first = min(max(self.first + by, 0), last)
        self.refresh()

    def turn_page(self) -> None:
        """Show the next lines; after the last the first again."""
        page, before = max(self.size.height - 2, 1), self.first
        self.scroll_lines(page)
        if self.first == before:
            self.scroll_lines(-before)

    def render_line(self, y: int) -> Strip:
        """The rule, or a line of evidence."""
        paint, width, base = paint_of(self), self.size.width, self.ground
        if y == 0:
            return paint.strip(self._rule(width), width, base)
        number = y - 1 + self.first
        if number >= len(self.lines):
            return Strip.blank(width, base)
        return paint.strip((("  ", ""), *self.lines[number]), width, base)

    def _rule(self, width: int) -> Pieces:
        """`── heading ──────── 3 more lines ──`."""
        fine = "-" if paint_of(self).ascii_only else "─"
        more = len(self.lines) - self.first - (self.size.height - 1)
        end = f" {more} more line{'s' if more > 1 else ''}: = " if more > 0 else ""
        head: Pieces = ((fine * 2, "heading.rule"),)
        if any(text.strip() for text, _ in self._heading):
            head = clipped((*head, (" ", ""), *self._heading), width - len(end) - 4)
            head = (*head, (" ", ""))
        size = sum(cells(text) for text, _ in head)
        rest = max(width - size - len(end) - 2, 0)
        return (*head, (fine * rest, "heading.rule"), (end, "quiet"), (fine * 2, "heading.rule"))

    def on_click(self, event: events.Click) -> None:
        """Read it in its source."""
        self.post_message(ReadEvidence())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show what comes after."""
        event.stop()
        self.scroll_lines(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show what comes before."""
        event.stop()
        self.scroll_lines(-1)
