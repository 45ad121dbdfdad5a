"""Heading: a dimension as a rule with its number, its name and how many rows stand on which side."""

from __future__ import annotations

from profiles.comparison import Section, tally
from profiles.visible import visible
from tui.cells import cells, clip
from tui.layout.frame import Frame
from tui.layout.lines import Line, Piece, Pieces, width_of

_SIGNS = {"conflict": "!", "question": "?"}


def heading_line(section: Section, number: int, frame: Frame, folded: bool) -> Line:
    """`━━ 7 Outcomes · formal ━━━━━━ 3 both · 2 left · 1 right · 1 ! ━━`."""
    signs, counts = frame.signs, _counts(section, frame)
    rule = signs.folded * 2 if folded else signs.rule * 2
    name: list[Piece] = [(f"{rule} ", "heading.rule"), (f"{number} ", "heading.number")]
    room = frame.width - cells(rule) * 2 - 6 - len(str(number))
    if width_of(counts) + 12 > room:
        counts = ()
    label = clip(visible(section.label, keep=""), room - width_of(counts), signs.ellipsis)
    name.append((f"{label} ", "heading"))
    end: Pieces = ((" ", ""), *counts, (f" {signs.rule * 2}", "heading.rule")) if counts else ()
    fill = max(frame.width - width_of(tuple(name)) - width_of(end), 0)
    return Line("section", whole=(*name, (signs.rule * fill, "heading.rule"), *end))


def _counts(section: Section, frame: Frame) -> Pieces:
    """The counts that are not nought, in words."""
    pieces: list[Piece] = []
    for name, number in tally(section).items():
        if number:
            style = f"mark.{name}" if name in _SIGNS else "heading.count"
            pieces += [(f" {frame.signs.dot} ", "heading.rule"), (f"{number} {_SIGNS.get(name, name)}", style)]
    return tuple(pieces[1:])
