"""Typing line: the one line in which the analyst types, with a sign before it."""

from __future__ import annotations

from textual.widgets import Input

from profiles.visible import visible


class TypingLine(Input):
    """An input without a frame."""

    DEFAULT_CSS = """
    TypingLine, TypingLine:focus { border: none; height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, placeholder: str, value: str = "", *, id: str = "typed", blink: bool = True) -> None:
        super().__init__(value, placeholder, id=id)
        self.cursor_blink = blink

    def validate_value(self, value: str) -> str:
        """What is typed or pasted without what a terminal would obey, or a reader not see."""
        if visible(value, keep="") == value:
            return value
        return "".join(character for character in value if visible(character, keep="") == character)
