"""In turn: a key is looked at when what the key before it did is done, so that typing ahead reaches what it is for."""

from __future__ import annotations

from collections import deque

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

PATIENCE = 0.5
"""Seconds after which a key that was never heard of again holds up no others."""


class InTurn(App[int]):
    """An app in which `/grain`, typed at once, opens the search and types into it."""

    _held: deque[events.Key]
    _under_way = False
    _shown: object = None

    async def on_event(self, event: events.Event) -> None:
        """Hold a key while another is under way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._under_way:
            self._keys().append(event)
            self.set_timer(PATIENCE, self._go_on)
        else:
            await self._take(event)

    def _keys(self) -> deque[events.Key]:
        if "_held" not in vars(self):
            self._held = deque()
        return self._held

    async def _take(self, event: events.Key) -> None:
        self._under_way = True
        self._shown = self.screen
        target: MessagePump = self.focused or self.screen
        await super().on_event(event)
        self._follow(target)

    def _follow(self, pump: MessagePump | None) -> None:
        """Go the way of a key that bubbles, behind it, from the widget up to the app."""
        while pump is not None and pump is not self:
            if pump.call_later(self._follow, pump._parent):
                return
            pump = pump._parent
        self.call_later(self._done)

    def _done(self) -> None:
        """The key did what it does: that is seen at once; a screen that it opened takes the next one when it stands."""
        self.paint_now()
        if self.screen is self._shown or not self._keys():
            self._go_on()
        else:
            self.screen.call_after_refresh(self._go_on)

    def paint_now(self) -> None:
        """Draw what a key changed."""

    def _go_on(self) -> None:
        """The next key, if one is held."""
        keys = self._keys()
        if keys:
            self.call_later(self._take, keys.popleft())
        else:
            self._under_way = False
