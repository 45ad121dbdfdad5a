"""Drawing: a few lines that are drawn for a width, and stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.layout import Pieces
from tui.messages import Chosen
from tui.painting import paint_of

Build = Callable[[int], Sequence[Pieces]]
"""Makes the lines for a width in cells."""


class Drawing(Widget):
    """As high as its lines."""

    DEFAULT_CSS = """
    Drawing { height: auto; padding: 0 1; }
    """

    def __init__(self, build: Build, *, id: str = "drawing") -> None:
        super().__init__(id=id)
        self._build = build

    def show(self, build: Build) -> None:
        """Draw something else."""
        self._build = build
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are for this width."""
        return len(self._build(width))

    def render_line(self, y: int) -> Strip:
        """One line."""
        width = self.content_size.width
        lines = self._build(width)
        return paint_of(self).strip(lines[y] if y < len(lines) else (), width, self.rich_style)


class Stand(Drawing, can_focus=True):
    """Lines on which one can stand: a bar beside them while they have the keys."""

    DEFAULT_CSS = """
    Stand { padding: 0; }
    """

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are beside the bar."""
        return len(self._build(width - 4))

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, paint = self.content_size.width, paint_of(self)
        lines = self._build(width - 4)
        bar = ("> " if paint.ascii_only else "▌ ", "bar") if self.has_focus else ("  ", "")
        return paint.strip((bar, *(lines[y] if y < len(lines) else ())), width, self.rich_style)

    def on_click(self) -> None:
        """Say so."""
        self.post_message(Chosen(self.id or "", self.id or ""))

    def on_focus(self) -> None:
        """Show the bar."""
        self.refresh()

    def on_blur(self) -> None:
        """Take the bar away."""
        self.refresh()
