"""First frame: the comparison painted in plain ANSI while Textual is still being loaded.

The lines are those of the pure layout that the screen shows, too; what is painted is handed on as a `Shadow`, so that
the screen sends only what differs. Keys typed meanwhile wait in the terminal's buffer, unseen, for the screen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tui.cells import cells
from tui.inks import BY_THEME, GROUNDS, QUIETENED, seen_afar
from tui.thrift import Look, Row, Shadow, cell, erases_in_colour, put

if TYPE_CHECKING:
    from tui.layout import Pieces, Sheet

WORDS = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7", "strike": "9"}
UNABLE = ("linux", "dumb", "vt100", "vt220", "ansi", "screen", "")
"""Terminals of which too little is known."""


class Painted:
    """A terminal with the first frame on it, until the screen takes over."""

    def __init__(self, shadow: Shadow, before: list[Any] | None) -> None:
        self.shadow = shadow
        """What it shows."""
        self.before = before
        """How its line was set."""
        self.is_taken = False
        """Whether the screen has taken over."""

    def undo(self) -> None:
        """Give the terminal back as it was."""
        _send("\x1b[?7h\x1b[?1049l\x1b[?25h")
        if self.before is not None:
            import termios

            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, self.before)  # type: ignore[union-attr]


def is_able(environ: Mapping[str, str]) -> bool:
    """Whether this terminal is known to take a picture and hand it on."""
    streams = (sys.__stdin__, sys.__stderr__)
    colourful = environ.get("COLORTERM") in ("truecolor", "24bit") or "256color" in environ.get("TERM", "")
    plain = environ.get("TERM", "") in UNABLE or "NO_COLOR" in environ
    return colourful and not plain and all(one is not None and one.isatty() for one in streams)


def paint(sheet: Sheet, easel: Easel, size: tuple[int, int], body: int, at: int) -> Painted:
    """Paint so many lines of a sheet from a column on, and keep keys from being echoed."""
    width, height = size
    shadow = Shadow(erases_in_colour(easel.term))
    shadow.fit(width, height)
    lines = [*sheet.header, *sheet.lines_from((0, 0), max(body - len(sheet.header), 0))][:body]
    rows = {y: easel.row(width, at, y >= height - 1) for y in range(height)}
    for y, line in enumerate(lines):
        easel.draw(rows[y], at, sheet.pieces(line))
    before = _silent()
    _send(f"\x1b[?1049h\x1b[?25l\x1b[?7l{shadow.change(rows)}")
    return Painted(shadow, before)


class Easel:
    """The looks of one theme on one terminal."""

    def __init__(self, theme: str, environ: Mapping[str, str], far: bool = False) -> None:
        inks = BY_THEME[theme]
        self.inks = {**inks, **dict.fromkeys(QUIETENED, inks["quiet"])} if far else inks
        self.term, self.far = environ.get("TERM", ""), far
        self.full = not far and environ.get("COLORTERM") in ("truecolor", "24bit")
        ground, beside = GROUNDS[theme]
        self.ground, self.beside = self._colour(ground, 48), self._colour(beside, 48)
        self._known: dict[str, Look] = {}

    def row(self, width: int, at: int, last: bool) -> Row:
        """A row with nothing on it: what stands beside up to a column, then the page; the last is beside as a whole."""
        page, beside = cell(" ", ("", "", self.ground)), cell(" ", ("", "", self.beside))
        return [beside] * width if last else [*[beside] * at, *[page] * (width - at)]

    def draw(self, row: Row, x: int, pieces: Pieces) -> None:
        """Pieces from a column on."""
        from profiles.visible import visible

        for text, name in pieces:
            seen = visible(seen_afar(text, name) if self.far else text, keep="")
            widths = [1] * len(seen) if seen.isascii() else [cells(one) for one in seen]
            x = put(row, x, seen, self.look(name), widths)

    def look(self, name: str) -> Look:
        """An ink, or several joined with spaces, over the ink of text and the page."""
        if name not in self._known:
            words, front, back = set[str](), "", self.ground
            for ink in ("text", *name.split()):
                before, _, behind = self.inks.get(ink.replace(".", "-"), "").partition("on ")
                said = before.split()
                words |= {WORDS[word] for word in said if word in WORDS}
                front = next((self._colour(word, 38) for word in said if word not in WORDS), front)
                back = self._colour(behind.strip(), 48) if behind else back
            self._known[name] = (";".join(sorted(words)), front, back)
        return self._known[name]

    def _colour(self, colour: str, kind: int) -> str:
        """`#rrggbb` as the codes of a foreground (38) or background (48), in the colours that the terminal has."""
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return f"{kind};2;{red};{green};{blue}" if self.full else f"{kind};5;{_nearest(red, green, blue)}"


def _nearest(red: int, green: int, blue: int) -> int:
    """The one of 256 colours that Rich takes for it."""
    from colorsys import rgb_to_hls

    _, light, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.15:
        grey = round(light * 25.0)
        return {0: 16, 25: 231}.get(grey, 231 + grey)
    steps = [round(one / 95 if one < 95 else 1 + (one - 95) / 40) for one in (red, green, blue)]
    return 16 + 36 * steps[0] + 6 * steps[1] + steps[2]


def _silent() -> list[Any] | None:
    """Let keys wait unseen for the screen; how the line was set before."""
    import termios

    assert sys.__stdin__ is not None
    number = sys.__stdin__.fileno()
    try:
        before, now = termios.tcgetattr(number), termios.tcgetattr(number)
        now[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        now[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        termios.tcsetattr(number, termios.TCSANOW, now)
    except termios.error:
        return None
    return before


def _send(text: str) -> None:
    assert sys.__stderr__ is not None
    data = memoryview(text.encode("utf-8", "replace"))
    while data:
        data = data[os.write(sys.__stderr__.fileno(), data) :]
