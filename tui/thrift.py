"""Thrift: a shadow of what the terminal shows, so that only the cells that changed are sent.

A cell is its text and its look `(attributes, foreground, background)`, both as SGR codes; the second half of a wide
character is an empty text. What is not known is `None`, and is sent. Lines that moved are moved by the terminal
(DECSTBM with IL and DL, which every terminal since the VT102 has). Knows neither Textual nor Rich.
"""

from __future__ import annotations

from collections.abc import Iterable

Look = tuple[str, str, str]
Cell = tuple[str, Look] | None
Row = list[Cell]
PLAIN: Look = ("", "", "")
BRIDGED = 5
"""Unchanged cells between two changed ones that are sent again: cheaper than moving the cursor."""
WORTH = 600
"""Bytes from which on it is looked whether lines only moved."""


class Shadow:
    """The cells of a terminal as they were last sent."""

    def __init__(self, erases: bool = True) -> None:
        self.erases = erases
        """Whether what the terminal erases takes the background that is set (`bce`)."""
        self.width = self.height = 0
        self.rows: list[Row] = []

    def forget(self) -> None:
        """Know nothing of what the terminal shows."""
        self.width = self.height = 0

    def fit(self, width: int, height: int) -> None:
        """Be of a size; of another than before, everything is unknown."""
        if (width, height) != (self.width, self.height):
            self.width, self.height = width, height
            self.rows = [[None] * width for _ in range(height)]

    def change(self, fresh: dict[int, Row]) -> str:
        """What to send so that some rows are as given; they are then known."""
        fresh = {y: row for y, row in fresh.items() if row != self.rows[y]}
        if not fresh:
            return ""
        text = self._sent(self.rows, fresh)
        if len(text) > WORTH and (moved := self._moved(fresh)) and len(moved) < len(text):
            text = moved
        for y, row in fresh.items():
            self.rows[y] = row
        return text

    def _moved(self, fresh: dict[int, Row]) -> str:
        """The same where lines moved up or down: they are moved, and the rest is sent; "" where none did."""
        first, last = min(fresh), max(fresh)
        by = self._shift(fresh, first, last)
        if not by:
            return ""
        rows, blank = list(self.rows), [[None] * self.width for _ in range(abs(by))]
        part = rows[first : last + 1]
        rows[first : last + 1] = [*part[by:], *blank] if by > 0 else [*blank, *part[:by]]
        order = f"\x1b[{by}M" if by > 0 else f"\x1b[{-by}L"
        head = f"\x1b[{first + 1};{last + 1}r\x1b[{first + 1};1H{order}\x1b[r"
        wanted = {y: fresh.get(y, self.rows[y]) for y in range(first, last + 1)}
        return head + self._sent(rows, {y: row for y, row in wanted.items() if row != rows[y]})

    def _shift(self, fresh: dict[int, Row], first: int, last: int) -> int:
        """By how many lines most of the changed rows moved up; negative is down, 0 is none."""
        start = min(self.width // 3, 32)
        tails = [row[start:] for row in self.rows]
        blank = len(set(map(str, tails[0])))
        found, most = 0, max(len(fresh) // 3, 3)
        for by in (n for size in range(1, (last - first) // 2 + 2) for n in (size, -size)):
            same = sum(
                first <= y + by <= last and row[start:] == tails[y + by] and blank > 0 for y, row in fresh.items()
            )
            if same > most:
                found, most = by, same
        return found

    def _sent(self, rows: list[Row], fresh: dict[int, Row]) -> str:
        pen = _Pen(self.width)
        for y in sorted(fresh):
            self._line(pen, y, rows[y], fresh[y])
        return pen.end()

    def _line(self, pen: _Pen, y: int, old: Row, new: Row) -> None:
        """One row: the runs of cells that changed, and the blank rest at once."""
        width = self.width
        rest = self._blank_from(new) if self.erases else width
        if rest < width and all(one == two for one, two in zip(old[rest:], new[rest:], strict=True)):
            rest = width
        x, end = 0, min(rest, width) if rest < width else width
        while x < end:
            if old[x] == new[x]:
                x += 1
                continue
            start = x
            while start > 0 and (one := new[start]) is not None and not one[0]:
                start -= 1
            stop = last = x + 1
            while stop < end and stop - last < BRIDGED:
                stop += 1
                if old[stop - 1] != new[stop - 1]:
                    last = stop
            while last < width and (one := new[last]) is not None and not one[0]:
                last += 1
            pen.write(y, start, new[start:last])
            x = last
        if rest < width:
            pen.erase(y, rest, new[rest])

    def _blank_from(self, row: Row) -> int:
        """Where the blank end of a row begins, if it is one that erasing makes; else the width."""
        last = row[-1]
        if last is None or last[0] != " " or last[1][0]:
            return self.width
        x = self.width
        while x and row[x - 1] == last:
            x -= 1
        return x if self.width - x > 4 else self.width


class _Pen:
    """Writes cells, with as few codes as it takes."""

    def __init__(self, width: int) -> None:
        self.width, self.parts = width, list[str]()
        self.at: tuple[int, int] | None = None
        self.look = PLAIN

    def write(self, y: int, x: int, cells: Row) -> None:
        self.move(y, x)
        for cell in cells:
            text, look = cell or (" ", PLAIN)
            self.wear(look)
            self.parts.append(text)
        x += len(cells)
        self.at = (y, x) if x < self.width else None

    def erase(self, y: int, x: int, cell: Cell) -> None:
        """The rest of a line, as blank as one cell."""
        self.move(y, x)
        self.wear(cell[1] if cell else PLAIN)
        self.parts.append("\x1b[K")

    def move(self, y: int, x: int) -> None:
        if self.at == (y, x):
            return
        if self.at and self.at[0] == y and x > self.at[1]:
            self.parts.append(f"\x1b[{x - self.at[1]}C")
        elif x:
            self.parts.append(f"\x1b[{y + 1};{x + 1}H")
        else:
            self.parts.append(f"\x1b[{y + 1}H")
        self.at = (y, x)

    def wear(self, look: Look) -> None:
        """Take on a look."""
        if look == self.look:
            return
        (old, front, back), (attributes, foreground, background) = self.look, look
        if look == PLAIN:
            codes = [""]
        elif old and old != attributes:
            codes = ["0", *filter(None, look)]
        else:
            codes = [attributes] if attributes != old else []
            codes += [foreground or "39"] if foreground != front else []
            codes += [background or "49"] if background != back else []
        self.parts.append(f"\x1b[{';'.join(codes)}m")
        self.look = look

    def end(self) -> str:
        self.wear(PLAIN)
        return "".join(self.parts)


def put(row: Row, x: int, text: str, look: Look, widths: Iterable[int]) -> int:
    """Set text into a row from a column on, each character as wide as said; the column after it.

    What has no width goes with the character before it.
    """
    for character, width in zip(text, widths, strict=True):
        if not width:
            back = x - 1
            while back > 0 and (one := row[back]) is not None and not one[0]:
                back -= 1
            if 0 <= back < len(row) and (one := row[back]) is not None:
                row[back] = (one[0] + character, one[1])
            continue
        if 0 <= x < len(row):
            row[x] = (character, look)
            for half in range(x + 1, min(x + width, len(row))):
                row[half] = ("", look)
        x += width
    return x
