"""Progress of the index, told to a screen: only where it takes long, and only now and then."""

from __future__ import annotations

from time import monotonic

from textual.message_pump import MessagePump

from tui.messages import Progress

AFTER = 0.7
"""Seconds of work that nobody needs to hear of."""
EVERY = 0.5
"""Seconds between two words on it."""


class Reporter:
    """Called with how much is done, in whatever thread does it."""

    def __init__(self, screen: MessagePump) -> None:
        self._screen, self._next, self._said = screen, monotonic() + AFTER, False

    def __call__(self, done: int, of: int) -> None:
        """So much is done, of so much."""
        if done >= of and self._said:
            self._screen.post_message(Progress(""))
        elif done < of and monotonic() >= self._next:
            self._next, self._said = monotonic() + EVERY, True
            self._screen.post_message(Progress(f"Reading documents for the index: {done} of {of}"))
