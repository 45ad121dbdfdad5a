"""Sheet: the lines of a comparison, laid out block by block as they are asked for."""

from __future__ import annotations

from profiles.comparison import Comparison, Row
from profiles.lean import cached_property
from profiles.value import dataclass, replace
from tui.layout.context import Context
from tui.layout.frame import Frame, frame
from tui.layout.header import header_lines
from tui.layout.heading import heading_line
from tui.layout.lines import Line, Piece, Pieces, Side, padded
from tui.layout.row import folded_row, row_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Block", "Line", "Piece", "Pieces", "Sheet", "Stop", "lay_out"]

_NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Stop:
    """A statement, or an empty cell, that a cursor can stand on."""

    block: int
    side: Side
    statement: str | None
    first: int
    """Its first line within the block."""
    last: int


class Block:
    """A heading or a row; its lines are laid out when they are first asked for."""

    __slots__ = ("_lines", "_sheet", "folded", "row", "section")

    def __init__(self, sheet: Sheet, section: int, row: int, folded: bool) -> None:
        self._sheet = sheet
        self.section = section
        """Number of the section."""
        self.row = row
        """Number of the row within its section; -1 is the heading."""
        self.folded = folded
        self._lines: tuple[Line, ...] | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, each with its section and row."""
        if self._lines is None:
            made = self._sheet.make(self)
            self._lines = tuple(line._replace(section=self.section, row=self.row) for line in made)
        return self._lines

    @property
    def is_laid_out(self) -> bool:
        """Whether its height is known."""
        return self._lines is not None

    @property
    def height(self) -> int:
        """The number of its lines."""
        return len(self.lines)


class Sheet:
    """A comparison for a width: a header that stays, and blocks that scroll.

    A place in it is `(block, line within the block)`, so that moving lays out only what it crosses.
    """

    def __init__(self, comparison: Comparison, measures: Frame, context: Context, folded: frozenset[str]) -> None:
        self.comparison = comparison
        self.frame = measures
        self.context = context
        self.folded = folded
        self.blocks: tuple[Block, ...] = tuple(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        for number, section in enumerate(self.comparison.sections):
            closed = section.id in self.folded
            yield Block(self, number, -1, closed)
            if closed:
                continue
            for at, row in enumerate(section.rows):
                yield Block(self, number, at, bool(self.folded) and fold_key(section.id, row) in self.folded)

    @cached_property
    def header(self) -> tuple[Line, ...]:
        """The lines that stay."""
        return header_lines(self.comparison, self.frame, self.context)

    @property
    def width(self) -> int:
        """In cells."""
        return self.frame.width

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line below the header; lays out all that is not yet."""
        return tuple(line for block in self.blocks for line in block.lines)

    def make(self, block: Block) -> list[Line]:
        """Lay out one block."""
        sections = self.comparison.sections
        section = sections[block.section]
        if block.row < 0:
            heading = heading_line(section, section.number, self.frame, block.folded)
            close = block.folded and block.section and sections[block.section - 1].id in self.folded
            return [Line("blank"), heading] if block.section and not self.frame.beside and not close else [heading]
        row = section.rows[block.row]
        return folded_row(row, self.frame) if block.folded else row_lines(row, self.frame, self.context)

    def pieces(self, line: Line, fill: bool = False) -> Pieces:
        """The line as one run of pieces from the left edge; filled up to the width if asked."""
        return flat(line, self.frame, fill)

    def block_of(self, section: int, row: int = -1) -> int:
        """The number of the block of a row, or of its section's heading where the row is folded away."""
        for number, block in enumerate(self.blocks):
            if block.section == section and (block.row == row or (block.row < 0 and block.folded)):
                return number
        return 0

    def moved(self, place: tuple[int, int], by: int) -> tuple[int, int]:
        """The place so many lines below (or above), within the sheet."""
        block, line = place[0], place[1] + by
        while line < 0 and block > 0:
            block -= 1
            line += self.blocks[block].height
        while line >= self.blocks[block].height and block < len(self.blocks) - 1:
            line -= self.blocks[block].height
            block += 1
        return block, min(max(line, 0), max(self.blocks[block].height - 1, 0))

    def lines_from(self, place: tuple[int, int], count: int) -> list[Line]:
        """So many lines from a place on, fewer at the end."""
        block, line = place
        found: list[Line] = []
        while len(found) < count and block < len(self.blocks):
            found += self.blocks[block].lines[line : line + count - len(found)]
            block, line = block + 1, 0
        return found

    def stops(self, block: int, side: Side) -> tuple[Stop, ...]:
        """Where a cursor may stand on one side of a block: its statements, else the block as a whole."""
        lines = self.blocks[block].lines
        ids = [line.left_statement if side == "left" else line.right_statement for line in lines]
        found = [Stop(block, side, one, ids.index(one), _last(ids, one)) for one in dict.fromkeys(ids) if one]
        return tuple(found) or (Stop(block, side, None, 0, len(lines) - 1),)


def _last(ids: list[str | None], one: str) -> int:
    return len(ids) - 1 - ids[::-1].index(one)


def fold_key(section: str, row: Row) -> str:
    """What `folded` holds for a row; a section is folded by its id alone."""
    return f"{section}/{row.dimension}/{row.topic}"


def lay_out(
    comparison: Comparison,
    width: int,
    *,
    context: Context = _NO_CONTEXT,
    folded: frozenset[str] = frozenset(),
    stacked: bool = False,
    ascii_only: bool = False,
) -> Sheet:
    """A comparison for a width in cells; `folded` holds ids of sections and keys of rows."""
    measures = replace(frame(width, stacked, ascii_only), within=comparison.sides is not None)
    return Sheet(comparison, measures, context, folded)


def flat(line: Line, measures: Frame, fill: bool = False) -> Pieces:
    """A line as one run of pieces from the left edge."""
    if line.kind in {"section", "row", "gap", "blank"}:
        return padded(line.whole, measures.width) if fill else line.whole
    margin = padded(line.margin, measures.gutter)
    if line.whole:
        run = (*margin, *line.whole)
        return padded(run, measures.width) if fill else run
    joint = (line.joint, "rule" if line.joint == measures.joint else "pair")
    run = (*margin, *padded(line.left, measures.left), joint, *line.right)
    return padded(run, measures.width) if fill else run
