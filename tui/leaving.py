"""Leaving: who is told to end by a signal leaves the terminal as it was, and keeps what is remembered."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from tui.app import Visavis

ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""What `kill`, a terminal that closes, and Ctrl+C from elsewhere send."""
SIGNALLED = 128
"""Added to the signal's number, the exit code: as shells have it."""
PATIENCE = 5.0
"""Seconds that a screen without a terminal gets to end in its own way."""
AGAIN = 0.2
"""Seconds after which a screen that has not ended is asked again."""
_open: list[Visavis] = []
_told: list[int] = []
"""The signals that came."""


@contextmanager
def softly() -> Iterator[None]:
    """Within, a signal raises `SystemExit`, or lets the open screen end in its own way."""
    _told.clear()
    before = {number: signal.signal(number, _end) for number in ENDS}
    try:
        yield
    except Exception as error:
        if _told:  # Python may dress up what was raised, and what is only half built may stumble
            raise SystemExit(SIGNALLED + _told[0]) from error
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Within, signals wait: what changes the terminal is either done, with the way back known, or not begun."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def ending(app: Visavis) -> Iterator[None]:
    """Within, this app is what a signal ends."""
    _open.append(app)
    try:
        yield
    finally:
        _open.remove(app)


def _end(number: int, frame: FrameType | None) -> None:
    _told.append(number)
    signal.signal(signal.SIGCONT, signal.SIG_IGN)  # it follows a SIGHUP, and would draw everything again
    if not _open:
        raise SystemExit(SIGNALLED + number)
    from asyncio import get_running_loop

    try:
        loop = get_running_loop()
    except RuntimeError:
        raise SystemExit(SIGNALLED + number) from None
    for app in _open:
        if number == signal.SIGHUP and not os.isatty(0):
            app.forsake()
            _at_last(SIGNALLED + number)
        loop.call_soon_threadsafe(_leave, loop, app, SIGNALLED + number)


def _leave(loop: AbstractEventLoop, app: Visavis, code: int) -> None:
    """Ask it to end, again and again: an app that is only being started does not hear it yet."""
    app.exit(code)
    loop.call_later(AGAIN, _leave, loop, app, code)


def _at_last(code: int) -> None:
    """End however it is, in a while: what was being sent to a terminal that is gone may wait for ever."""
    from threading import Timer

    timer = Timer(PATIENCE, os._exit, (code,))
    timer.daemon = True
    timer.start()
