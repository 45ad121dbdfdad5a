"""Frame: the measures of a sheet, all that follows from its width."""

from __future__ import annotations

from profiles.value import dataclass

STACK_BELOW = 80
"""Narrower sheets stack the sides."""
LABELLED_FROM = 50
"""From this many cells a column sets the standings apart in a column of their own."""
LABEL = 13
"""Its cells: a conflict's sign, the longest standing, one space."""
BESIDE_FROM = 132
"""From this width the topics stand in a margin beside their rows."""
MARGIN = 24
GUTTER = 3
"""Cells for the marks at the left edge."""
MEASURE = 92
"""No column is wider: longer lines are hard to read."""
RAIL_FROM = 120
"""Screens of this width and more may have the dimensions in a rail beside the sheet."""
SPARE = 1
"""Cells that stay free at the right edge, so that no word touches it."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters that the layout draws."""

    rule: str = "━"
    fine: str = "─"
    wall: str = "┃"
    pair: str = "╋"
    both: str = "‹›"
    left: str = "‹"
    right: str = "›"
    dot: str = "·"
    enter: str = "↵"
    ellipsis: str = "…"
    open_quote: str = "“"
    close_quote: str = "”"
    dash: str = "—"
    folded: str = "▸"
    para: str = "¶"


UNICODE = Signs()
ASCII = Signs("=", "-", "|", "+", "<>", "<", ">", "-", "<Enter>", "...", '"', '"', "--", "+", "par. ")


@dataclass(frozen=True, slots=True)
class Frame:
    """Widths in cells: gutter, left column, joint of three, right column."""

    width: int
    stacked: bool
    signs: Signs
    gutter: int
    left: int
    right: int
    """In a stacked frame both columns are the whole width beside the gutter."""
    within: bool = False
    """Whether two sides of one meeting are compared: a side without a statement has nothing on record."""

    @property
    def whole(self) -> int:
        """The cells beside the gutter."""
        return self.left if self.stacked else self.left + 3 + self.right

    @property
    def beside(self) -> bool:
        """Whether topics stand in the margin."""
        return self.gutter > GUTTER

    @property
    def joint(self) -> str:
        """The rule between the sides."""
        return f" {self.signs.wall} "

    @property
    def paired(self) -> str:
        """The same where it joins two statements about the same thing."""
        return f" {self.signs.pair} "


def frame(width: int, stacked: bool = False, ascii_only: bool = False) -> Frame:
    """The measures for a width; at least ten cells are reckoned with."""
    signs, width = ASCII if ascii_only else UNICODE, max(width, 10)
    if stacked or width < STACK_BELOW:
        inner = min(width - GUTTER - SPARE, MEASURE + LABEL)
        return Frame(width, True, signs, GUTTER, inner, inner)
    gutter = MARGIN if width >= BESIDE_FROM else GUTTER
    inner = min(width - gutter - 3 - SPARE, 2 * MEASURE)
    return Frame(width, False, signs, gutter, inner - inner // 2, inner // 2)


def rail_width(screen: int, wanted: bool = True) -> int:
    """Cells of the rail on a screen of a width: most names fit, and the comparison comes first."""
    if screen < RAIL_FROM or not wanted:
        return 0
    return 32 if screen < 136 else 40


def evidence_height(lines: int, far: bool) -> int:
    """Lines of the evidence below a comparison while it is not grown, its rule included; few where bytes are dear."""
    return 4 if lines < 32 or far else 6
