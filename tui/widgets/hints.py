"""Hints: the last line of a screen; the keys that hold now, or a note until the next key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from textual import events
from textual.strip import Strip

from profiles.visible import visible
from tui.cells import cells, clip
from tui.commands import Command, key_while_typing, say_keys
from tui.lined import Lined
from tui.messages import Run
from tui.painting import Piece, paint_of
from tui.widgets.typing_line import TypingLine

Tone = Literal["good", "warn", "bad", "quiet"]
LAST = "help"
"""The command whose hint always stands at the end."""


class Hints(Lined):
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
        self.only_possible = False
        """Whether keys that do nothing now are left out rather than greyed."""

    @property
    def _shown(self) -> list[tuple[Command, str, str]]:
        """The commands that are shown, each with its key and its name; while one types, those that hold then."""
        if not isinstance(self.screen.focused, TypingLine):
            kept = [one for one in self._commands if self._can(one) or not self.only_possible]
            return [(one, say_keys(one, self._keys), one.label) for one in kept]
        keyed = [(one, key_while_typing(one, self._keys), one.typing or one.label) for one in self._commands]
        return [one for one in keyed if one[1]]

    def note(self, text: str, tone: Tone = "good") -> None:
        """Say something in place of the keys, until the next key."""
        self._note = (visible(text, keep=""), tone) if text else None
        self.refresh()

    @property
    def noted(self) -> str:
        """What is said now; empty while the keys are shown."""
        return self._note[0] if self._note else ""

    @property
    def warns(self) -> bool:
        """Whether what is said now is that something went wrong."""
        return self._note is not None and self._note[1] in ("bad", "warn")

    def render_line(self, y: int) -> Strip:
        """The line."""
        paint, width = paint_of(self), self.size.width
        if self._note:
            text, tone = self._note
            return paint.strip(((" ", ""), (clip(text, width - 2), tone)), width, self.ground)
        return paint.strip(self._hints(width), width, self.ground)

    def _hints(self, width: int) -> list[Piece]:
        shown = self._shown
        last = [one for one in shown if one[0].id == LAST]
        room = width - 1 - sum(_cells(key, label) for _, key, label in last)
        pieces: list[Piece] = [(" ", "")]
        self._spans, at = [], 1
        for command, key, label in [one for one in shown if one[0].id != LAST]:
            size = _cells(key, label)
            if size > room:
                break
            at, room = self._hint(pieces, command, key, label, at), room - size
        for command, key, label in last:
            if room >= 0:
                pieces.append((" " * room, ""))
                self._hint(pieces, command, key, label, at + room)
        return pieces

    def _hint(self, pieces: list[Piece], command: Command, key: str, label: str, at: int) -> int:
        """Add one hint at a column; the column after it."""
        can = self._can(command)
        pieces += [(key, "key" if can else "off"), (f" {label}  ", "quiet" if can else "off")]
        end = at + _cells(key, label)
        self._spans.append((at, end, command.id))
        return end

    def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse."""
        for start, end, command in self._spans:
            if start <= event.x < end and not self._note:
                self.post_message(Run(command))
        self.note("")


def _cells(key: str, label: str) -> int:
    """The cells of a hint."""
    return cells(key) + 1 + cells(label) + 2
