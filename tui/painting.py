"""Painting: pieces of text with the names of their inks become strips for the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from profiles.visible import visible
from tui.cells import cells
from tui.inks import QUIETENED, seen_afar
from tui.sending import SparingApp

Piece = tuple[str, str]
"""Text, and the name of its ink (`standing.signed`, `quiet`); several names are joined with spaces."""
Pieces = Sequence[Piece]

PLAINER = str.maketrans("…·—–―‘’‚“”„‹›•−↵→←↑↓", '.----\'\',"""<>*-<><^v')
"""What stands for signs that the fonts of a poor console lack: each takes one cell, too."""
WORDS = frozenset(("bold", "dim", "italic", "underline", "reverse", "strike"))
NONE = Style.null()


@lru_cache(512)
def read_ink(text: str) -> Style:
    """A style from words: `bold #8fd694 on #222834`."""
    front, _, behind = text.partition("on ")
    words = front.split()
    colours = [word for word in words if word not in WORDS]
    return Style(
        color=Color.parse(colours[0]).rich_color if colours else None,
        bgcolor=Color.parse(behind.strip()).rich_color if behind.strip() else None,
        **{word: True for word in words if word in WORDS},  # type: ignore[arg-type]
    )


class Paint:
    """The inks of one theme, and whether the terminal has more than ASCII to draw with."""

    def __init__(self, variables: Mapping[str, str], ascii_only: bool = False) -> None:
        self.ascii_only = ascii_only
        self.is_far = False
        """Whether some is blank that is not worth its bytes."""
        self._inks = {n.removeprefix("ink-"): read_ink(v) for n, v in variables.items() if n.startswith("ink-")}
        self._known: dict[str, Style] = {"": self._inks.get("text", NONE)}

    def style(self, name: str) -> Style:
        """The style of an ink, or of several joined with spaces."""
        style = self._known.get(name)
        if style is None:
            style = self._known[name] = self._mixed(name)
        return style

    def _mixed(self, name: str) -> Style:
        style = self._known[""]
        for part in name.split():
            style += self.only(part)
        return style

    def only(self, name: str) -> Style:
        """What an ink says itself, without the colour of text: to lay over others."""
        return self._inks.get(name.replace(".", "-"), NONE)

    def strip(self, pieces: Iterable[Piece], width: int, base: Style = NONE, over: str = "") -> Strip:
        """A line of exactly `width` cells: `base` beneath it, then the ink `over`, then the pieces' own inks.

        The last door before the terminal: whatever a piece holds, no control character goes through.
        """
        ground = base + self.only(over) if over else base
        if self.is_far:
            pieces = [(seen_afar(text, name), name) for text, name in pieces]
        if self.ascii_only:
            pieces = [(text.translate(PLAINER), name) for text, name in pieces]
        segments = [Segment(visible(text, keep=""), ground + self.style(name)) for text, name in pieces if text]
        room = width - sum(cells(segment.text) for segment in segments)
        if room < 0:
            return Strip(segments).adjust_cell_length(width, ground)
        return Strip([*segments, Segment(" " * room, ground)] if room else segments, width)

    def over(self, strip: Strip, name: str, base: Style) -> Strip:
        """A strip with an ink laid over it, save where it has a background of its own."""
        above = self.only(name)
        plain = Style(bold=above.bold, underline=above.underline, reverse=above.reverse)
        return Strip(
            [
                Segment(text, (style or NONE) + (above if not style or style.bgcolor == base.bgcolor else plain))
                for text, style, _ in strip
            ],
            strip.cell_length,
        )


class PaintedApp(SparingApp):
    """An app whose widgets draw with the inks of its theme."""

    ascii_only = False
    """Whether the terminal has nothing but ASCII to draw with."""
    is_far = False
    """Whether every byte goes over a line: the cursor is then a bar, and no band of colour."""
    _paint: tuple[str, Paint] | None = None

    @property
    def paint(self) -> Paint:
        """The inks of the theme that is on."""
        if self._paint is None or self._paint[0] != self.theme:
            variables = dict(self.current_theme.variables)
            if self.is_far:
                variables |= {"ink-cursor": "", "ink-beside": ""}
                variables |= dict.fromkeys((f"ink-{one}" for one in QUIETENED), variables["ink-quiet"])
            self._paint = self.theme, Paint(variables, self.ascii_only)
            self._paint[1].is_far = self.is_far
        return self._paint[1]


def paint_of(widget: Widget) -> Paint:
    """The inks that a widget draws with."""
    return cast(PaintedApp, widget.app).paint
