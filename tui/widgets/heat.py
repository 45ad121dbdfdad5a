"""Heat: meetings by dimensions as a map, with numbers and signs, and one cursor on a square."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from textual import events
from textual.strip import Strip

from profiles.comparing.matrix import Matrix, Square
from profiles.timeline import HELD
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
TIERS = 3
"""Lines that the heads of narrow columns may share out between them."""


class Heat(Roll[Pieces]):
    """A matrix; the darker a square, the more is on record."""

    DEFAULT_CSS = """
    Heat { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(id="heat")
        self.matrix = Matrix((), (), ())
        self.row = self.column = 0
        self.first = 0
        """The first column seen, where there are more than fit."""
        self.marks: Sequence[Piece] = ()
        """What stands before each meeting."""
        self.parts: frozenset[str] = frozenset()
        """Meetings that are a part of another."""

    def block_count(self) -> int:
        """Meetings."""
        return len(self.matrix.meetings)

    def lines_of(self, block: int) -> Sequence[Pieces]:
        """One line a meeting."""
        return (self._line(block),)

    @property
    def above(self) -> int:
        """The groups, the heads of the columns, and a rule."""
        return self._tiers + 2

    def show(
        self, matrix: Matrix, marks: Sequence[Piece], row: int, column: int, parts: frozenset[str] = frozenset()
    ) -> None:
        """Show a matrix, the cursor on a square."""
        self.matrix, self.marks, self.parts = matrix, marks, parts
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
        last = max(len(self.matrix.dimensions) - self._room, 0)
        self.first = min(max(self.first, self.column - self._room + 1), self.column, last)
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

    @property
    def _tiers(self) -> int:
        """Lines of heads: one where each name fits above its column, else as many as let them overlap none."""
        longest = max((cells(name) for name in self._names()), default=0)
        return min(-(-(longest + 1) // self._square), TIERS)

    @property
    def _room(self) -> int:
        """Columns that fit beside the names."""
        return max((self.size.width - 3 - self._label_width) // self._square, 1)

    @property
    def _window(self) -> range:
        """The numbers of the columns that are seen."""
        return range(self.first, min(self.first + self._room, len(self.matrix.dimensions)))

    def _names(self) -> list[str]:
        """What stands above the columns: labels where one fits above its column, else short names."""
        short = [visible(one.short or one.label, keep="") for one in self.matrix.dimensions]
        labels = [visible(one.label, keep="") for one in self.matrix.dimensions]
        return [name if cells(name) < self._square else less for name, less in zip(labels, short, strict=True)]

    def _line(self, row: int) -> Pieces:
        one = self.matrix.meetings[row]
        part = one.id in self.parts
        short = one.aliases[0] if one.aliases and self._label_width < 20 else one.title
        ink = "label" if row == self.row else "quiet" if part or one.status not in HELD else "near"
        name = pad(clip(("  " if part else "") + visible(short, keep=""), self._label_width - 1), self._label_width)
        squares = [self._drawn(self.matrix.squares[row][number], row, number) for number in self._window]
        return (self.marks[row], (name, ink), *(piece for square in squares for piece in square))

    def _drawn(self, square: Square, row: int, column: int) -> tuple[Piece, ...]:
        """Number, on wide squares the firmest standing, on the colour of its heat."""
        plain, width = paint_of(self).ascii_only, self._square
        here = (row, column) == (self.row, self.column)
        body = self._said(square, width - 2, plain)
        heat = self._ink(square)
        if here:
            return (("[" if plain else "▐", "bar"), (body, f"{heat} found"), ("]" if plain else "▌", "bar"))
        return ((f" {body}", heat), (" ", ""))

    def _ink(self, square: Square) -> str:
        """The heat of what stands there; where nothing does, what is known of that."""
        if square.count:
            return f"heat-{min(1 + 4 * square.count // (self.matrix.most + 1), 4)}"
        return "heat-0" if square.state == "unread" else f"cell-{square.state}"

    @staticmethod
    def _said(square: Square, room: int, plain: bool) -> str:
        """What stands in a square."""
        if not square.count:
            sign = (PLAIN if plain else STATES).get(square.state, " ")
            return (f" {sign}" if room + 2 < WORDS_FROM else sign).center(room)
        if room + 2 < WORDS_FROM:
            return f"{square.count:>2}".center(room)
        number = f"{square.count:>2} "
        return pad(number + clip(square.strongest or "", room - cells(number), "."), room)

    def render_line(self, y: int) -> Strip:
        """The heads, or a meeting."""
        paint, width = paint_of(self), self.size.width
        if y < self.above:
            return paint.strip(self._head(y, paint.ascii_only), width, self.ground)
        number = y - self.above
        pieces = self._line(self.view[number][0]) if number < len(self.view) else ()
        return paint.strip(pieces, width, self.ground)

    def _head(self, y: int, plain: bool) -> Pieces:
        rule = "-" if plain else "─"
        lead = 3 + self._label_width
        if y == 0:
            return ((" " * lead, ""), *self._groups(rule))
        if y == self.above - 1:
            return ((rule * (lead + self._square * len(self._window)), "rule"),)
        return self._tier(y - 1, lead, "|" if plain else "╷")

    def _groups(self, rule: str) -> Iterator[Piece]:
        """`─ outcomes ───` above the columns of a group."""
        window = (self.matrix.dimensions[number] for number in self._window)
        for group, dimensions in groupby(window, key=lambda one: one.group):
            size = self._square * sum(1 for _ in dimensions) - 1
            name = visible(group, keep="")
            if cells(name) + 3 <= size:
                yield f"{rule} ", "rule"
                yield f"{name} ", "quiet"
                yield rule * (size - cells(name) - 3), "rule"
            else:
                short = clip(name, size, ".")
                yield short, "quiet"
                yield " " * (size - cells(short)), ""
            yield " ", ""

    def _tier(self, tier: int, lead: int, tick: str) -> Pieces:
        """The heads of every second or third column, each ending above it, and what leads down from those above."""
        placed: dict[int, Piece] = {}
        end = 0
        names = self._names()
        for number in (one for one in self._window if one % self._tiers == tier):
            first, text = self._head_at(lead + (number - self.first) * self._square, names[number], end)
            placed[first] = (text, "label" if number == self.column else "quiet")
            end = first + cells(text) + 1
        taken = {cell for first, (text, _) in placed.items() for cell in range(first - 1, first + cells(text) + 1)}
        for number in self._window:
            cell = lead + (number - self.first) * self._square + (self._square - 1) // 2
            if number % self._tiers < tier and cell not in taken:
                placed[cell] = (tick, "label" if number == self.column else "rule")
        return tuple(_spread(placed))

    def _head_at(self, start: int, name: str, free: int) -> tuple[int, str]:
        """The first cell of a head, and as much of it as fits between the one before it and the end of its column."""
        end = start + self._square - 1
        text = clip(name, max(end - free, 1), ".")
        if cells(text) < self._square or self._tiers == 1:
            return start + (self._square - cells(text)) // 2, text
        return end - cells(text), text

    def on_click(self, event: events.Click) -> None:
        """Stand on the square under the mouse; choose it on a second click."""
        number = event.y - self.above
        column = (event.x - 3 - self._label_width) // self._square + self.first
        if not 0 <= number < len(self.view) or column not in self._window:
            return
        row = self.view[number][0]
        if (row, column) == (self.row, self.column):
            self.post_message(Chosen("heat", f"{row} {column}"))
        self.stand(row, column)


def _spread(placed: Mapping[int, Piece]) -> Iterator[Piece]:
    """Pieces at their cells, spaces between them."""
    end = 0
    for first, (text, ink) in sorted(placed.items()):
        yield " " * (first - end), ""
        yield text, ink
        end = first + cells(text)
