"""Field: a name, and beside it a line to type in."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui.widgets.typing_line import TypingLine


class Field(Horizontal):
    """One line of a form; what is typed is announced by the line, under the field's name."""

    DEFAULT_CSS = """
    Field { height: 1; }
    Field Static { width: 16; padding: 0 0 0 2; color: $text-muted; }
    Field TypingLine { width: 1fr; margin-right: 2; }
    """

    def __init__(self, field: str, label: str, placeholder: str, *, blink: bool) -> None:
        super().__init__()
        self._field, self._label, self._placeholder, self._blink = field, label, placeholder, blink

    def compose(self) -> ComposeResult:
        """The name, the line."""
        yield Static(Text(self._label))
        line = TypingLine(self._placeholder, id=self._field, blink=self._blink)
        line.select_on_focus = False
        yield line
