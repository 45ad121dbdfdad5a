"""Layout: a comparison as styled lines for a width; pure, knows neither Textual nor Rich."""

from tui.layout.context import Context, context_of
from tui.layout.evidence import evidence_lines
from tui.layout.sheet import Block, Line, Piece, Pieces, Sheet, Stop, lay_out

__all__ = ["Block", "Context", "Line", "Piece", "Pieces", "Sheet", "Stop", "context_of", "evidence_lines", "lay_out"]
