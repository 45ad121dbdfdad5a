"""Opening: what the screen will show first, found without the screen, and painted while it is being loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profiles.alignment import most_telling_pair
from profiles.selection import ALL
from profiles.value import replace
from tui.first_frame import Easel, Painted, is_able, paint
from tui.inks import choose_theme
from tui.layout.frame import evidence_height, rail_width
from tui.state import load_state
from tui.view import recalled

if TYPE_CHECKING:
    from tui.call import Call
    from tui.layout import Sheet
    from tui.state import State
    from tui.walk import Side

LEAST = 60
"""Columns below which nothing is painted."""


def paint_first(call: Call, left: str | None, right: str | None, at: str | None) -> Painted | None:
    """The first frame of two meetings, on the terminal; `None` where that cannot be, or is not wanted."""
    if not call.config.first_frame or not is_able(call.environ):
        return None
    state = load_state(call.workspace.root)
    size = _size()
    pair = _pair(call, state, left, right)
    if pair is None or size[0] < LEAST:
        return None
    far = call.config.animation == "off" or (call.config.animation == "auto" and "SSH_CONNECTION" in call.environ)
    beside = rail_width(size[0], state.wants_rail(far))
    sheet = _sheet(call, state, pair, size[0] - beside, at)
    body = size[1] - 1 - evidence_height(size[1], far)
    theme = call.options.theme or state.theme or call.config.theme
    stands = _stands_within(sheet, state, at, body - len(sheet.header))
    easel = Easel(choose_theme(theme, call.environ), call.environ, far)
    return paint(sheet, easel, size, body if stands else len(sheet.header), beside)


def _pair(call: Call, state: State, left: str | None, right: str | None) -> tuple[str, str] | None:
    known = call.workspace.profiles
    for one, other in ((left, right), (state.left, state.right)):
        if one in known and other in known:
            return str(one), str(other)
    try:
        return most_telling_pair(call.workspace)
    except LookupError:
        return None


def _sheet(call: Call, state: State, pair: tuple[str, str], width: int, at: str | None) -> Sheet:
    from tui.layout import lay_out

    view = recalled(state, *pair)
    view = replace(view, selection=ALL) if at and view.selection else view
    comparison = view.compared(call.workspace)
    return lay_out(comparison, width, context=call.context, folded=view.folded, stacked=view.stacked)


def _stands_within(sheet: Sheet, state: State, at: str | None, body: int) -> bool:
    """Whether the cursor will stand on one of the first lines."""
    from tui.walk import Standpoint, Walk

    if not sheet.blocks:
        return False
    dimension, _, topic = state.row.partition("/")
    side: Side = "right" if state.side == "right" else "left"
    point = Standpoint(statement=at) if at else Standpoint(dimension, topic, side, state.at or None)
    stop = Walk(sheet, point if at or state.row else None).stop
    above = 0
    for block in sheet.blocks[: stop.block]:
        above += len(block.lines)
        if above > body:
            return False
    return above + stop.last < body


def _size() -> tuple[int, int]:
    """Columns and lines of the terminal, as Textual asks for them."""
    from shutil import get_terminal_size

    columns, lines = get_terminal_size()
    return columns, lines
