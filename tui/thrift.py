"""Thrift: a shadow of what the terminal shows, so that only the cells that changed are sent.

A cell is its text and its look `(attributes, foreground, background)`, both as SGR codes; the second half of a wide
character is an empty text. What is not known is `None`, and is sent. Lines that moved are moved by the terminal
(DECSTBM with IL and DL, which every terminal since the VT102 has). Knows neither Textual nor Rich.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

Look = tuple[str, str, str]
Cell = tuple[str, Look] | None
Row = list[Cell]
PLAIN: Look = ("", "", "")
BRIDGED = 4
"""Bytes of unchanged cells between two changed ones that are sent again: moving the cursor takes as many."""
WIDE = 12
"""Blanks that are erased rather than written."""
OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29", "21": "24", "53": "55"}
"""What ends an attribute."""
SEEN_ON_BLANKS = frozenset(("4", "7", "9", "21", "53", "5"))
"""Attributes that a blank shows."""
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
        by, still = self._shift(fresh)
        if not by:
            return ""
        first, last = min(*still, min(still) + by), max(*still, max(still) + by)
        rows = list(self.rows)
        blank: list[Row] = [[None] * self.width for _ in range(abs(by))]
        part = rows[first : last + 1]
        rows[first : last + 1] = [*part[by:], *blank] if by > 0 else [*blank, *part[:by]]
        order = f"\x1b[{by}M" if by > 0 else f"\x1b[{-by}L"
        head = f"\x1b[{first + 1};{last + 1}r\x1b[{first + 1}H{order}\x1b[r"
        wanted = {y: fresh.get(y, self.rows[y]) for y in {*fresh, *range(first, last + 1)}}
        return head + self._sent(rows, {y: row for y, row in wanted.items() if row != rows[y]})

    def _shift(self, fresh: dict[int, Row]) -> tuple[int, list[int]]:
        """By how many lines most of the changed rows moved up (negative is down), and which did; 0 where few did."""
        start = min(self.width // 3, 32)
        tails = [row[start:] for row in self.rows]
        ends = {y: row[start:] for y, row in fresh.items()}
        found, moved = 0, list[int]()
        for by in (n for size in range(1, self.height // 2) for n in (size, -size)):
            same = [y for y, end in ends.items() if 0 <= y + by < self.height and end == tails[y + by]]
            if len(same) > max(len(moved), len(fresh) // 4, 3):
                found, moved = by, same
        return found, moved

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
            bridge = 0
            while stop < end and bridge <= BRIDGED:
                if old[stop] != new[stop]:
                    last, bridge = stop + 1, 0
                else:
                    bridge += _cost(new[stop], new[stop - 1])
                stop += 1
            while last < width and (one := new[last]) is not None and not one[0]:
                last += 1
            pen.write(y, start, new[start:last], self.erases)
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


def _cost(one: Cell, before: Cell) -> int:
    """About how many bytes a cell takes after another."""
    if one is None or before is None:
        return BRIDGED + 1
    same = one[1] == before[1] or (" " in (one[0], before[0]) and one[1][2] == before[1][2])
    return len(one[0].encode()) + (0 if same else 8)


class _Pen:
    """Writes cells, with as few codes as it takes."""

    def __init__(self, width: int) -> None:
        self.width, self.parts = width, list[str]()
        self.at: tuple[int, int] | None = None
        self.look = PLAIN

    def write(self, y: int, x: int, cells: Row, erases: bool) -> None:
        """Cells from a place on; long blanks are erased where that takes the ground."""
        self.move(y, x)
        at, end, worn = 0, len(cells), None
        while at < end:
            one = cells[at]
            text, look = one or (" ", PLAIN)
            if look is not worn:
                worn = look
                self.wear(look, text == " " and not look[0])
            alike = at + 1
            if erases and text == " " and not look[0]:
                while alike < end and cells[alike] == one:
                    alike += 1
            if alike - at >= WIDE:
                self.parts.append(f"\x1b[{alike - at}X" + (f"\x1b[{alike - at}C" if alike < end else ""))
            else:
                self.parts.append(text * (alike - at))
            at = alike
        if erases and end - self._blank_end(cells) >= WIDE:
            self.at = None
            return
        x += len(cells)
        self.at = (y, x) if x < self.width else None

    @staticmethod
    def _blank_end(cells: Row) -> int:
        """Where the blanks at the end begin, the cursor being left there when they are erased."""
        last, at = cells[-1], len(cells)
        if last is None or last[0] != " " or last[1][0]:
            return at
        while at and cells[at - 1] == last:
            at -= 1
        return at

    def erase(self, y: int, x: int, cell: Cell) -> None:
        """The rest of a line, as blank as one cell."""
        self.move(y, x)
        self.wear(cell[1] if cell else PLAIN, blank=True)
        self.parts.append("\x1b[K")

    def move(self, y: int, x: int) -> None:
        if self.at == (y, x):
            return
        if self.at and self.at[0] == y and x > self.at[1]:
            self.parts.append(f"\x1b[{x - self.at[1]}C")
        elif self.at == (y - 1, x + 1):
            self.parts.append("\x1b[B\b")
        elif x:
            self.parts.append(f"\x1b[{y + 1};{x + 1}H")
        else:
            self.parts.append(f"\x1b[{y + 1}H")
        self.at = (y, x)

    def wear(self, look: Look, blank: bool = False) -> None:
        """Take on a look; for a blank, no more of it than is seen."""
        (old, front, back), (attributes, foreground, background) = self.look, look
        if blank and not any(code in SEEN_ON_BLANKS for code in old.split(";")):
            attributes, foreground = old, front
        codes = _turned(old, attributes) if old != attributes else []
        codes += [foreground or "39"] if foreground != front else []
        codes += [background or "49"] if background != back else []
        if codes:
            text = ";".join(codes)
            whole = ";".join(filter(None, ("0", attributes, foreground, background)))
            self.parts.append(f"\x1b[{text if len(text) <= len(whole) else whole}m")
        self.look = attributes, foreground, background

    def end(self) -> str:
        if self.look != PLAIN:
            self.parts.append("\x1b[m")
        return "".join(self.parts)


def _turned(old: str, new: str) -> list[str]:
    """The codes from some attributes to others."""
    before, after = set(filter(None, old.split(";"))), set(filter(None, new.split(";")))
    off = {OFF.get(code, "0") for code in before - after}
    on = {code for code in after if code not in before or OFF.get(code) in off}
    return [*sorted(off), *sorted(on)] if "0" not in off else [*sorted(off), *sorted(after)]


def cell(text: str, look: Look) -> Cell:
    """A cell; blanks of one ground are alike, whatever would be written there."""
    attributes, _, background = look
    if text == " " and not any(code in SEEN_ON_BLANKS for code in attributes.split(";")):
        return (" ", ("", "", background))
    return (text, look)


class Cells(dict[str, Cell]):
    """The cells of one look by their character: each is made once, so that they are compared at a glance."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, character: str) -> Cell:
        made = self[character] = cell(character, self._look)
        return made


@lru_cache(1024)
def cells_of(look: Look) -> Cells:
    """The cells of a look."""
    return Cells(look)


def put(row: Row, x: int, text: str, look: Look, widths: Iterable[int]) -> int:
    """Set text into a row from a column on, each character as wide as said; the column after it.

    What has no width goes with the character before it.
    """
    known = cells_of(look)
    for character, width in zip(text, widths, strict=True):
        if not width:
            back = x - 1
            while back > 0 and (one := row[back]) is not None and not one[0]:
                back -= 1
            if 0 <= back < len(row) and (one := row[back]) is not None:
                row[back] = (one[0] + character, one[1])
            continue
        if 0 <= x < len(row):
            row[x] = known[character]
            for half in range(x + 1, min(x + width, len(row))):
                row[half] = ("", look)
        x += width
    return x


def erases_in_colour(term: str) -> bool:
    """Whether a terminal erases with the background that is set, as its terminfo says."""
    import curses

    try:
        curses.setupterm(term, 1)
        return bool(curses.tigetflag("bce"))
    except curses.error:
        return False
