"""Walk: a cursor's way over a sheet — from statement to statement, row to row, dimension to dimension."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal

from profiles.comparison import Row
from profiles.value import dataclass
from tui.layout import Sheet, Stop

Side = Literal["left", "right"]
Place = tuple[int, int]
"""A block of the sheet, and a line in it."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where the cursor stands, in words that hold for another sheet, too."""

    dimension: str = ""
    topic: str = ""
    side: Side = "left"
    statement: str | None = None


class Walk:
    """One cursor. On a sheet in columns it keeps to its side; on a stacked one it takes both sides in turn."""

    def __init__(self, sheet: Sheet, at: Standpoint | None = None) -> None:
        self.sheet = sheet
        self.side: Side = at.side if at else "left"
        self.stop = self._stops(self._first_block())[0]
        if at:
            self.stand(at)

    @property
    def row(self) -> Row | None:
        """The row under the cursor; `None` on the heading of a folded section."""
        return self._row(self.stop.block)

    def _row(self, number: int) -> Row | None:
        block = self.sheet.blocks[number]
        return self.sheet.comparison.sections[block.section].rows[block.row] if block.row >= 0 else None

    def standpoint(self) -> Standpoint:
        """Where the cursor stands."""
        row = self.row
        if row:
            return Standpoint(row.dimension, row.topic, self.stop.side, self.stop.statement)
        section = self.sheet.comparison.sections[self.sheet.blocks[self.stop.block].section]
        return Standpoint(section.id, section.id, self.side)

    def _stands(self, number: int) -> bool:
        """Whether a cursor may stand on a block: on rows, and on headings of folded sections."""
        block = self.sheet.blocks[number]
        return block.row >= 0 or block.folded or not self.sheet.comparison.sections[block.section].rows

    def _first_block(self) -> int:
        return next((n for n in range(len(self.sheet.blocks)) if self._stands(n)), 0)

    def _stops(self, number: int) -> tuple[Stop, ...]:
        """The stops of a block in the order in which the cursor takes them."""
        if not self.sheet.frame.stacked or self.sheet.blocks[number].row < 0 or self.sheet.blocks[number].folded:
            return self.sheet.stops(number, self.side)
        both = (*self.sheet.stops(number, "left"), *self.sheet.stops(number, "right"))
        named = {stop.statement: stop for stop in reversed(both) if stop.statement}
        empty = [stop for stop in both if stop.statement is None]
        return tuple(sorted([*named.values(), *empty], key=lambda stop: (stop.first, stop.side)))

    def step(self, by: int) -> None:
        """To the next or previous stop, over the edges of rows and sections."""
        stops = self._stops(self.stop.block)
        here = next((n for n, stop in enumerate(stops) if stop == self.stop), 0) + by
        if 0 <= here < len(stops):
            self._to(stops[here])
            return
        block = self._beyond(self.stop.block, by)
        if block is not None:
            self._to(self._stops(block)[0 if by > 0 else -1])

    def _beyond(self, number: int, by: int) -> int | None:
        """The next block, in a direction, on which the cursor may stand."""
        number += by
        while 0 <= number < len(self.sheet.blocks):
            if self._stands(number):
                return number
            number += by
        return None

    def _to(self, stop: Stop) -> None:
        self.stop = stop
        self.side = stop.side

    def turn_to(self, side: Side) -> None:
        """To the other side of the row, level with where the cursor stands."""
        if side == self.stop.side:
            return
        level, self.side = self.stop.first, side
        stops = self.sheet.stops(self.stop.block, side)
        self._to(min(stops, key=lambda stop: (max(stop.first - level, level - stop.last, 0), stop.first)))

    def next_section(self, by: int) -> None:
        """To the first row of the next section; upwards to the first row of this one, then of the one before."""
        section = self.sheet.blocks[self.stop.block].section
        first = self._first_of(section)
        if by < 0 and first is not None and self.stop != self._stops(first)[0]:
            self._to(self._stops(first)[0])
        else:
            self.to_section(section + by)

    def to_section(self, number: int) -> bool:
        """To the first row of a section; whether there is one."""
        block = self._first_of(number)
        if block is None:
            return False
        self._to(self._stops(block)[0])
        return True

    def _first_of(self, section: int) -> int | None:
        blocks = enumerate(self.sheet.blocks)
        return next((n for n, block in blocks if block.section == section and self._stands(n)), None)

    def next_difference(self, by: int) -> bool:
        """To the next or previous row that is a difference; whether there is one."""
        number = self._beyond(self.stop.block, by)
        while number is not None:
            row = self._row(number)
            if row and row.difference:
                self._to(self._telling(number))
                return True
            number = self._beyond(number, by)
        return False

    def next_of(self, statements: Container[str], by: int) -> bool:
        """To the next or previous row with one of some statements, on either side; whether there is one."""
        number = self._beyond(self.stop.block, by)
        while number is not None:
            sides: tuple[Side, ...] = (self.side, "right" if self.side == "left" else "left")
            found = [s for side in sides for s in self.sheet.stops(number, side) if s.statement in statements]
            if found and self._row(number):
                self._to(found[0])
                return True
            number = self._beyond(number, by)
        return False

    def _telling(self, number: int) -> Stop:
        """The first stop of a row on this side if it says something there, else on the other."""
        stops = self._stops(number)
        if stops[0].statement is None and not self.sheet.frame.stacked:
            other = self.sheet.stops(number, "right" if self.side == "left" else "left")
            return other[0] if other[0].statement else stops[0]
        return stops[0]

    def to_end(self, first: bool) -> None:
        """To the first or the last stop of all."""
        if first:
            self._to(self._stops(self._first_block())[0])
        else:
            block = self._beyond(len(self.sheet.blocks), -1)
            self._to(self._stops(block if block is not None else 0)[-1])

    def near(self, place: Place) -> None:
        """To the stop nearest to a line of the sheet."""
        number, line = place
        if not self._stands(number):
            after = self._beyond(number, 1)
            number, line = (after, 0) if after is not None else (self._beyond(number, -1) or 0, 10**6)
        stops = self._stops(number)
        self._to(min(stops, key=lambda stop: (max(stop.first - line, line - stop.last, 0), stop.first)))

    def at(self, block: int, line: int, side: Side) -> bool:
        """To the stop that a line of a side belongs to; whether the cursor may stand there."""
        if not self._stands(block):
            return False
        if not self.sheet.frame.stacked:
            self.side = side
        self.near((block, line))
        return True

    def stand(self, at: Standpoint) -> None:
        """To a statement wherever it stands, else to its row, else to its dimension, else nowhere else."""
        numbered = [(n, row) for n in range(len(self.sheet.blocks)) if (row := self._row(n))]
        self.side = at.side
        if at.statement:
            for number, row in numbered:
                for side in (at.side, "left", "right"):
                    cell = row.left if side == "left" else row.right
                    if any(one.id == at.statement for one in cell.present):
                        self._stand_on(number, "left" if side == "left" else "right", at.statement)
                        return
        named = [n for n, row in numbered if (row.dimension, row.topic) == (at.dimension, at.topic)]
        named += [n for n, row in numbered if row.dimension == at.dimension]
        named += [self._heading(section.id) for section in self.sheet.comparison.sections if section.id == at.dimension]
        standing = [n for n in named if self._stands(n)]
        if standing:
            self._to(self._stops(standing[0])[0])

    def _heading(self, section: str) -> int:
        sections = self.sheet.comparison.sections
        blocks = enumerate(self.sheet.blocks)
        return next(n for n, block in blocks if block.row < 0 and sections[block.section].id == section)

    def _stand_on(self, number: int, side: Side, statement: str) -> None:
        stops = self.sheet.stops(number, side)
        self.side = side
        self._to(next((stop for stop in stops if stop.statement == statement), stops[0]))

    def introduction(self) -> Place:
        """The first line that should be seen with the cursor: its row's label, its section's heading."""
        block = self.stop.block
        if self.stop != self._stops(block)[0]:
            return (block, self.stop.first)
        before = block - 1
        if before >= 0 and self.sheet.blocks[before].row < 0 and not self.sheet.blocks[before].folded:
            return (before, 1 if before else 0)
        return (block, 0)
