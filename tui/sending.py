"""Sending: what Textual has drawn goes to the terminal as the cells that changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from tui.thrift import PLAIN, Look, Row, Shadow, put

Run = tuple[int, int, Strip]
"""A row, a column, and what stands there."""


class Changes(CompositorUpdate):
    """An update of which only what changed is sent."""

    def __init__(self, text: str) -> None:
        self.text = text

    def render_segments(self, console: Console) -> str:
        """What is sent."""
        return self.text


def changes(shadow: Shadow, update: LayoutUpdate | ChopsUpdate, console: Console) -> str:
    """What an update changes of what the terminal shows."""
    system = console._color_system
    fresh: dict[int, Row] = {}
    for y, x, strip in _runs(update):
        if 0 <= y < shadow.height:
            row = fresh.get(y)
            if row is None:
                row = fresh[y] = list(shadow.rows[y])
            _put(row, x, strip, system)
    return shadow.change(fresh)


def _runs(update: LayoutUpdate | ChopsUpdate) -> Iterator[Run]:
    """The strips of an update, each with its place."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > last or end <= first:
                continue
            whole = last > x >= first and end <= last
            yield y, x, strip if whole else strip.crop(0, min(end, last) - x)


def _put(row: Row, x: int, strip: Strip, system: ColorSystem | None) -> None:
    width = len(row)
    for text, style, control in strip:
        if control or not text:
            continue
        look = look_of(style, system) if style else PLAIN
        if text.isascii():
            size = min(len(text), width - x)
            if size > 0:
                row[x : x + size] = [(character, look) for character in text[:size]]
            x += len(text)
            continue
        total, widths = cell_len(text), [cell_len(character) for character in text]
        if sum(widths) == total:
            x = put(row, x, text, look, widths)
            continue
        for at in range(x, min(x + total, width)):
            row[at] = ("" if at > x else text, look)
        x += total


@lru_cache(4096)
def look_of(style: Style, system: ColorSystem | None) -> Look:
    """The codes of a style on a terminal's colours."""
    if system is None:
        return PLAIN
    words = Style(
        bold=style.bold, dim=style.dim, italic=style.italic, underline=style.underline, blink=style.blink,
        reverse=style.reverse, strike=style.strike, underline2=style.underline2, conceal=style.conceal,
        overline=style.overline,
    )  # fmt: skip
    colours = [
        ";".join(colour.downgrade(system).get_ansi_codes(foreground=front)) if colour else ""
        for colour, front in ((style.color, True), (style.bgcolor, False))
    ]
    return (words._make_ansi_codes(system), *("" if one in ("39", "49") else one for one in colours))
