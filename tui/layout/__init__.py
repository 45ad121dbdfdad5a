"""Layout: a comparison as styled lines for a width; pure, knows neither Textual nor Rich.

Its parts are loaded when they are first named, for a look-up that needs a piece of it should not load all.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tui.layout.context import Context, context_of
    from tui.layout.evidence import evidence_lines
    from tui.layout.lines import Line, Piece, Pieces
    from tui.layout.sheet import Block, Sheet, Stop, lay_out

__all__ = ["Block", "Context", "Line", "Piece", "Pieces", "Sheet", "Stop", "context_of", "evidence_lines", "lay_out"]
_HOMES = {"Context": "context", "context_of": "context", "evidence_lines": "evidence"}
_HOMES |= dict.fromkeys(("Line", "Piece", "Pieces"), "lines") | dict.fromkeys(
    ("Block", "Sheet", "Stop", "lay_out"), "sheet"
)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(__import__(f"tui.layout.{_HOMES[name]}", fromlist=(name,)), name)
