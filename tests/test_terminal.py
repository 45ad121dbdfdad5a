"""On a real terminal: what a hostile workspace makes the program send, and how it leaves when it falls."""

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import termios
import time
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path

import pytest
from hostile import SHORT, obeyed, plant
from terminals import Terminal

RUN = "import sys; from tui.cli import main; sys.exit(main())"
FALL = (
    """
import sys
from tui.screens.comparing.moving import Moving
def fall(self): raise ZeroDivisionError("\\x1b]0;owned\\x07 [red]x[/]")
Moving.action_next_row = fall
"""
    + RUN
)
SEQUENCE = re.compile(
    "\x1b\\[([?><=]?)[0-9;:]*([ -/]*[@-~])|\x1b\\]([0-9]+);([^\x07\x1b]*)(?:\x07|\x1b\\\\)"
    "|\x1b[()][0-9A-B]|\x1b[=>78MDEc]"
)
OURS = {"22", "52", "8"}
"""Operating system commands that we and Textual send: the mouse pointer, the clipboard, links."""
TOUR = "jj]l+\r]y\x1b/smile\rj\r\x1b\x1bH\x1bmj\x1bt\x1bo\x1bc\x1bp\x1b?\x1b:\x1bYw\x1b"
"""Keys that lead through every screen."""


def on_terminal(code: str, words: Sequence[str], keys: str, patience: float = 60) -> tuple[str, int]:
    """All that the program sends to a terminal of 80×24 while keys are pressed, and its exit code.

    The next key is pressed when nothing has been sent for a moment.
    """
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.executable, [sys.executable, "-c", code, *words])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    sent, waiting, end = b"", [*keys, "\x11", "\x11"], time.monotonic() + patience
    while time.monotonic() < end:
        ready = select.select([terminal], [], [], 0.3 if b"\x1b[?1049h" in sent else 10)[0]
        if not ready and not waiting:
            break
        try:
            if not ready:
                os.write(terminal, waiting.pop(0).encode())
            elif chunk := os.read(terminal, 65536):
                sent += chunk
            else:
                break
        except OSError:
            break
    else:
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    os.close(terminal)
    return sent.decode("utf-8", "surrogateescape"), os.waitstatus_to_exitcode(status)


@pytest.mark.torture
def test_nothing_in_a_workspace_speaks_to_the_terminal(tmp_path: Path) -> None:
    """Through every screen: no title, no link, no question to the terminal; what is copied is text."""
    sent, code = on_terminal(RUN, ["left", "right", "--workspace", str(plant(tmp_path / "w", SHORT))], TOUR)
    commands = [(found[3], found[4]) for found in SEQUENCE.finditer(sent) if found[3]]
    copied = [b64decode(text.partition(";")[2]).decode() for number, text in commands if number == "52"]

    assert 0 == code
    assert set() == obeyed(SEQUENCE.sub("", sent), keep="\r\n\x08")
    assert {number for number, _ in commands} <= OURS
    assert copied
    assert set() == obeyed("".join(copied), keep="\n\t")


def test_a_fall_leaves_the_terminal_as_it_was(workspace: Path, home: Path) -> None:
    """The alternate screen is left, the cursor is there, a sentence says where the report lies; no traceback."""
    sent, code = on_terminal(FALL, ["vienna", "winter", "--workspace", str(workspace)], "j")
    left = sent.rpartition("\x1b[?1049l")
    words = SEQUENCE.sub("", left[2])

    assert 70 == code
    assert sent.count("\x1b[?1049h") <= sent.count("\x1b[?1049l")
    assert sent.rfind("\x1b[?25h") > sent.rfind("\x1b[?25l")
    assert "a mistake in the program: ZeroDivisionError" in words
    assert "Traceback" not in words
    assert set() == obeyed(words, keep="\r\n")
    assert "ZeroDivisionError" in (home / "state/visavis/crash.txt").read_text("utf-8")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("when", ["a first frame stands", "the screen stands", "help is open"])
def test_who_is_told_to_end_leaves_the_terminal_as_it_was(workspace: Path, number: int, when: str) -> None:
    """By a signal, at any time: no alternate screen, the cursor, line mode, no mouse; the exit code of a shell."""
    with Terminal(["spring", "autumn", "--workspace", str(workspace)]) as screen:
        screen.until("Spring talks")
        if when != "a first frame stands":
            screen.until("evidence")
        if when == "help is open":
            screen.press("?").until("Every key")
        screen.kill(number)

        assert 128 + number == screen.left()
        assert screen.modes() == (True, True, True, True)
        assert screen.sent.count(b"\x1b[?1049h") == screen.sent.count(b"\x1b[?1049l")
        assert screen.sent.rfind(b"\x1b[?25h") > screen.sent.rfind(b"\x1b[?25l")
        assert screen.sent.rfind(b"\x1b[?1000l") >= screen.sent.rfind(b"\x1b[?1000h")
        assert b"Traceback" not in screen.sent and b"mistake" not in screen.sent


def test_a_terminal_that_goes_away_ends_the_program(workspace: Path) -> None:
    """Nothing is left behind that spins."""
    with Terminal(["spring", "autumn", "--workspace", str(workspace)]) as screen:
        screen.until("evidence")

        assert 128 + signal.SIGHUP == screen.hang_up()


@pytest.mark.torture
def test_at_any_instant_a_signal_leaves_the_terminal_as_it_was(workspace: Path) -> None:
    """A hundred times, from the first instant on."""
    chance, codes = random.Random(0), set[int]()
    for _ in range(100):
        with Terminal(["spring", "autumn", "--workspace", str(workspace)]) as screen:
            screen.read_for(chance.uniform(0, 1))
            number = chance.choice([signal.SIGTERM, signal.SIGHUP])
            screen.kill(number)
            codes.add(screen.left() - number)

            assert screen.modes() == (True, True, True, True)
            assert screen.sent.count(b"\x1b[?1049h") <= screen.sent.count(b"\x1b[?1049l")
            assert b"Traceback" not in screen.sent and b"mistake" not in screen.sent
    assert codes <= {128, -2 * signal.SIGTERM, -2 * signal.SIGHUP}
