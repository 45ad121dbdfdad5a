"""Lined: widgets that draw their own lines, which can be sent without composing the whole screen again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from rich.style import Style
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


class Lined(Widget):
    """A widget whose lines are all that is seen in its place: it has no border."""

    _ground: tuple[int, Style] | None = None

    @property
    def ground(self) -> Style:
        """The style beneath its lines, reckoned again only when a style of it or above it changed."""
        key = sum(node.styles._cache_key for node in self.ancestors_with_self)
        if self._ground is None or self._ground[0] != key:
            self._ground = key, self.rich_style
        return self._ground[1]

    def strips(self, at: Region, lines: set[int]) -> Iterator[tuple[int, int, Strip]]:
        """Some lines of the screen, as they stand where the widget is: row, column, and what to show."""
        inside, background = at.shrink(self.gutter), self.background_colors[1]
        filters = self.get_line_filters()
        for y in sorted(lines):
            if inside.y <= y < inside.bottom:
                strip, x = self.render_line(y - inside.y), inside.x
                if inside.width < at.width:
                    yield y, at.x, Strip.blank(at.width, self.ground)
            else:
                strip, x = Strip.blank(at.width, self.ground), at.x
            for one in filters:
                if not (isinstance(one, ANSIToTruecolor) and all(is_true(style) for _, style, _ in strip)):
                    strip = strip.apply_filter(one, background)
            yield y, x, strip


@lru_cache(4096)
def is_true(style: Style | None) -> bool:
    """Whether both colours are given in full, so that none is left for the terminal to choose."""
    colours = (style.color, style.bgcolor) if style else (None, None)
    return all(colour is not None and colour.triplet is not None for colour in colours)


def straight(screen: Screen[Any]) -> list[tuple[int, int, Strip]] | None:
    """What is to be drawn again on a screen, line by line; `None` where more than lined widgets would be seen."""
    lined, others = _sorted(screen)
    found: dict[Lined, set[int]] = {}
    for region in screen._compositor._dirty_regions:
        if any(region.overlaps(other) for other in others):
            return None
        covered = 0
        for widget, at in lined.items():
            if region.overlaps(at):
                part = region.intersection(at)
                covered += part.area
                found.setdefault(widget, set()).update(part.line_range)
        if covered < region.area:
            return None
    return [strip for widget, lines in found.items() for strip in widget.strips(lined[widget], lines)]


def _sorted(screen: Screen[Any]) -> tuple[dict[Lined, Region], list[Region]]:
    """The places of the lined widgets of a screen, and of all others but those that these lie in."""
    seen = screen._compositor.visible_widgets
    lined = {one: at for one, (at, clip) in seen.items() if isinstance(one, Lined) and clip.contains_region(at)}
    beneath = {node for one in lined for node in one.ancestors_with_self}
    return lined, [at for one, (at, _) in seen.items() if one not in beneath]
