"""Page: what text is printed for — a width or none, the signs that can be drawn, the words of the workspace."""

from __future__ import annotations

from profiles.value import dataclass
from profiles.visible import visible
from tui.cells import cells, wrap
from tui.layout.context import Context
from tui.layout.frame import ASCII, UNICODE, Frame, Signs, frame
from tui.layout.lines import Piece, Pieces, padded
from tui.output import Output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NARROWEST = 16
"""A table's last column is no narrower: where less is left, it stands below."""
WIDEST = 110
"""Prose in one column is set no wider than this."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a printer lays out for."""

    width: int
    """Columns; 0 is line by line: nothing is wrapped, set in columns or told by its place alone."""
    signs: Signs
    context: Context

    @property
    def is_plain(self) -> bool:
        """Whether text goes line by line."""
        return not self.width

    @property
    def measure(self) -> int:
        """The width of prose in one column."""
        return min(self.width, WIDEST)

    @property
    def frame(self) -> Frame:
        """A single column, for statements."""
        return frame(self.measure, stacked=True, ascii_only=self.signs is ASCII)

    def rule(self, title: str, end: Pieces = (), number: str = "") -> Pieces:
        """`━━ Title ━━━━━━ end ━━`."""
        heavy = self.signs.rule
        start: Pieces = ((f"{heavy * 2} ", "heading.rule"), (number, "heading.number"), (f"{_one(title)} ", "heading"))
        tail: Pieces = ((" ", ""), *end, (f" {heavy * 2}", "heading.rule")) if end else ()
        used = sum(cells(text) for text, _ in (*start, *tail))
        return (*start, (heavy * max(self.measure - used, 2), "heading.rule"), *tail)

    def prose(self, text: str, style: str = "", indent: int = 0, first: Pieces = ()) -> Iterator[Pieces]:
        """Text in lines below each other, `first` before the first of them."""
        lead = sum(cells(word) for word, _ in first)
        space: Piece = (" " * indent, "")
        if self.is_plain:
            yield (*(first or (space,)), (" ".join(text.split()), style))
            return
        lines = wrap(visible(text), max(self.measure - indent, 8), max(lead - indent, 0))
        yield (*(first or (space,)), (lines[0], style))
        for line in lines[1:]:
            yield (space, (line, style))

    def table(self, rows: Sequence[Sequence[Piece]], gap: int = 2, indent: int = 0) -> Iterator[Pieces]:
        """Columns as wide as their widest entry; the last one wraps within the page."""
        if not rows:
            return
        shown = [[(_one(text), style) for text, style in row] for row in rows]
        widths = [max(cells(row[at][0]) for row in shown) for at in range(len(shown[0]) - 1)]
        left = indent + sum(widths) + gap * len(widths)
        for row in shown:
            start: Pieces = ((" " * indent, ""),)
            for piece, width in zip(row, widths, strict=False):
                start = (*start, *padded((piece,), width + gap))
            text, style = row[-1]
            if self.width - left >= NARROWEST:
                lines = wrap(text, self.width - left)
                yield (*start, (lines[0], style))
                yield from (((" " * left, ""), (line, style)) for line in lines[1:])
            else:
                yield start
                below = indent + 2 * gap
                lines = wrap(text, max(self.width - below, 8)) if text else []
                yield from (((" " * below, ""), (line, style)) for line in lines)


def _one(text: str) -> str:
    """On one line, with nothing unseen."""
    return visible(text, keep="")


def page(out: Output, width: int | None, plain: bool, context: Context) -> Page:
    """Laid out on a terminal, or for a width that is asked for; line by line elsewhere."""
    columns = 0 if plain else (width or (out.width if out.terminal else 0))
    return Page(columns, UNICODE if out.drawn else ASCII, context)
