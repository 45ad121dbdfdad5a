"""Title: the first line of a screen."""

from __future__ import annotations

from textual.strip import Strip

from profiles.visible import visible
from tui.layout.lines import Pieces, clipped, padded, width_of
from tui.lined import Lined
from tui.painting import paint_of


class Title(Lined):
    """What this is, and at the right edge how much of it."""

    DEFAULT_CSS = """
    Title { height: 1; background: $surface; }
    """

    def __init__(self, left: Pieces = (), right: Pieces = ()) -> None:
        super().__init__()
        self._left, self._right = _seen(left), _seen(right)

    def say(self, left: Pieces, right: Pieces = ()) -> None:
        """Say something else."""
        self._left, self._right = _seen(left), _seen(right)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        room = max(width - width_of(self._right) - 3, 1)
        pieces = ((" ", ""), *padded(clipped(self._left, room), room), (" ", ""), *self._right)
        return paint_of(self).strip(pieces, width, self.ground)


def _seen(pieces: Pieces) -> Pieces:
    return tuple((visible(text, keep=""), ink) for text, ink in pieces)
