"""Asking: a question to the person at the terminal, answered by a line or by a key."""

from __future__ import annotations

import sys

from profiles.visible import visible


def is_there() -> bool:
    """Whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def line(question: str) -> str | None:
    """The line that is typed after the question; `None` at the end of the input."""
    _put(question)
    answer = sys.stdin.readline()
    return answer.strip() if answer else None


def key(question: str) -> str:
    """The key that is pressed after the question, without Enter; "" at the end of the input."""
    import termios
    import tty

    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        tty.setcbreak(number, termios.TCSADRAIN)
        _put(question)
        pressed = sys.stdin.read(1)
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
    _put("\n")
    return pressed


def _put(text: str) -> None:
    sys.stderr.write(visible(text))
    sys.stderr.flush()
