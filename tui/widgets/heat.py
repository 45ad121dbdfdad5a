"""Heat: meetings by dimensions as a map, with numbers and signs, and one cursor on a square."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.strip import Strip

from profiles.comparing.matrix import Matrix, Square
from profiles.visible import visible
from tui.cells import cells, clip, pad
from tui.layout import Pieces
from tui.layout.lines import Piece
from tui.messages import Chosen, Moved
from tui.painting import paint_of
from tui.widgets.roll import Roll

STATES = {"unread": "·", "silent": "–", "absent": "×", "denied": "×"}
PLAIN = {"unread": ".", "silent": "-", "absent": "x", "denied": "x"}
WORDS_FROM = 11
"""Squares of this width and more say the firmest standing beside the number."""


class Heat(Roll[Pieces]):
    """A matrix; the darker a square, the more is on record."""

    DEFAULT_CSS = """
    Heat { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(id="heat")
        self.matrix = Matrix((), (), ())
        self.row = self.column = 0
        self.marks: Sequence[Piece] = ()
        """What stands before each meeting."""

    def block_count(self) -> int:
        """Meetings."""
        return len(self.matrix.meetings)

    def lines_of(self, block: int) -> Sequence[Pieces]:
        """One line a meeting."""
        return (self._line(block),)

    @property
    def above(self) -> int:
        """The heads of the columns, and a rule."""
        return 3

    def show(self, matrix: Matrix, marks: Sequence[Piece], row: int, column: int) -> None:
        """Show a matrix, the cursor on a square."""
        self.matrix, self.marks = matrix, marks
        self.stand(row, column)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.stand(self.row, self.column)

    def stand(self, row: int, column: int) -> None:
        """Put the cursor on a square, as near as there is one."""
        if not self.matrix.meetings or not self.matrix.dimensions:
            return
        self.row = min(max(row, 0), len(self.matrix.meetings) - 1)
        self.column = min(max(column, 0), len(self.matrix.dimensions) - 1)
        self.look()
        self.keep_in_view((self.row, 0), (self.row, 0))
        self.refresh()
        self.post_message(Moved("heat", f"{self.row} {self.column}"))

    # Drawing

    @property
    def _square(self) -> int:
        """Cells of a square."""
        count = max(len(self.matrix.dimensions), 1)
        return min(max((self.size.width - 26) // count, 4), 14)

    @property
    def _label_width(self) -> int:
        """Cells of a meeting's name."""
        return max(min(self.size.width - self._square * len(self.matrix.dimensions) - 4, 48), 10)

    def _line(self, row: int) -> Pieces:
        one = self.matrix.meetings[row]
        short = one.aliases[0] if one.aliases and self._label_width < 20 else one.title
        ink = "label" if row == self.row else "near" if any(s.count for s in self.matrix.squares[row]) else "quiet"
        name = pad(clip(visible(short, keep=""), self._label_width - 1), self._label_width)
        squares = [self._drawn(s, row, n) for n, s in enumerate(self.matrix.squares[row])]
        return (self.marks[row], (name, ink), *(piece for square in squares for piece in square))

    def _drawn(self, square: Square, row: int, column: int) -> tuple[Piece, ...]:
        """Number, on wide squares the firmest standing, on the colour of its heat."""
        plain, width = paint_of(self).ascii_only, self._square
        here = (row, column) == (self.row, self.column)
        if not square.count:
            text = (PLAIN if plain else STATES).get(square.state, " ")
        elif width >= WORDS_FROM:
            text = f"{square.count} {square.strongest or ''}"
        else:
            text = str(square.count)
        heat = f"heat-{min(1 + 4 * square.count // (self.matrix.most + 1), 4) if square.count else 0}"
        body = clip(text, width - 2, "").center(width - 2)
        if here:
            return (("[" if plain else "▐", "bar"), (body, f"{heat} found"), ("]" if plain else "▌", "bar"))
        return ((f" {body}", heat), (" ", ""))

    def render_line(self, y: int) -> Strip:
        """The heads, or a meeting."""
        paint, width = paint_of(self), self.size.width
        if y < self.above:
            return paint.strip(self._head(y), width, self.rich_style)
        number = y - self.above
        pieces = self._line(self.view[number][0]) if number < len(self.view) else ()
        return paint.strip(pieces, width, self.rich_style)

    def _head(self, y: int) -> Pieces:
        width, lead = self._square, " " * (3 + self._label_width)
        if y == 2:
            rule = "-" if paint_of(self).ascii_only else "─"
            return ((rule * (len(lead) + width * len(self.matrix.dimensions)), "rule"),)
        pieces: list[Piece] = [(lead, "")]
        for number, one in enumerate(self.matrix.dimensions):
            name = one.label if cells(one.label) < width else one.short or one.label
            text = str(number + 1) if y == 0 else visible(name, keep="")
            ink = "label" if number == self.column else "quiet" if y else "heading.number"
            pieces.append((pad(clip(text, width - 1, "").center(width - 1), width), ink))
        return tuple(pieces)

    def on_click(self, event: events.Click) -> None:
        """Stand on the square under the mouse; choose it on a second click."""
        number = event.y - self.above
        column = (event.x - 3 - self._label_width) // self._square
        if not 0 <= number < len(self.view) or column < 0:
            return
        row = self.view[number][0]
        if (row, column) == (self.row, self.column):
            self.post_message(Chosen("heat", f"{row} {column}"))
        self.stand(row, column)
