"""Hints: the last line of a screen; the keys that hold now, or a note until the next key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from textual import events
from textual.strip import Strip
from textual.widget import Widget

from profiles.visible import visible
from tui.cells import cells, clip
from tui.commands import Command, say_keys
from tui.messages import Run
from tui.painting import Piece, paint_of

Tone = Literal["good", "warn", "bad", "quiet"]
LAST = "help"
"""The command whose hint always stands at the end."""


class Hints(Widget):
    """One line of keys and what they do, the most needed first, as many as fit."""

    DEFAULT_CSS = """
    Hints { height: 1; dock: bottom; background: $surface; }
    """

    def __init__(
        self, commands: Sequence[Command], keys: Mapping[str, tuple[str, ...]], can: Callable[[Command], bool]
    ) -> None:
        super().__init__(id="hints")
        self._commands, self._keys, self._can = commands, keys, can
        self._note: tuple[str, Tone] | None = None
        self._spans: list[tuple[int, int, str]] = []

    def note(self, text: str, tone: Tone = "good") -> None:
        """Say something in place of the keys, until the next key."""
        self._note = (visible(text, keep=""), tone) if text else None
        self.refresh()

    @property
    def noted(self) -> str:
        """What is said now; empty while the keys are shown."""
        return self._note[0] if self._note else ""

    def render_line(self, y: int) -> Strip:
        """The line."""
        paint, width = paint_of(self), self.size.width
        if self._note:
            text, tone = self._note
            return paint.strip(((" ", ""), (clip(text, width - 2), tone)), width, self.rich_style)
        return paint.strip(self._hints(width), width, self.rich_style)

    def _hints(self, width: int) -> list[Piece]:
        last = [c for c in self._commands if c.id == LAST]
        room = width - 1 - sum(self._cells(c) for c in last)
        pieces: list[Piece] = [(" ", "")]
        self._spans, at = [], 1
        for command in [c for c in self._commands if c.id != LAST]:
            size = self._cells(command)
            if size > room:
                break
            at, room = self._hint(pieces, command, at), room - size
        for command in last:
            if room >= 0:
                pieces.append((" " * room, ""))
                self._hint(pieces, command, at + room)
        return pieces

    def _cells(self, command: Command) -> int:
        return cells(say_keys(command, self._keys)) + 1 + cells(command.label) + 2

    def _hint(self, pieces: list[Piece], command: Command, at: int) -> int:
        """Add one hint at a column; the column after it."""
        key, can = say_keys(command, self._keys), self._can(command)
        pieces += [(key, "key" if can else "faint"), (f" {command.label}  ", "quiet" if can else "faint")]
        end = at + self._cells(command)
        self._spans.append((at, end, command.id))
        return end

    def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse."""
        for start, end, command in self._spans:
            if start <= event.x < end and not self._note:
                self.post_message(Run(command))
        self.note("")
