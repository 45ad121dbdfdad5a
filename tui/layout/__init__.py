"""Layout: a comparison as styled lines for a width; pure, knows neither Textual nor Rich."""

from tui.layout.context import Context
from tui.layout.evidence import evidence_lines
from tui.layout.sheet import Block, Line, Piece, Pieces, Sheet, Stop, lay_out

__all__ = ["Block", "Context", "Line", "Piece", "Pieces", "Sheet", "Stop", "evidence_lines", "lay_out"]
