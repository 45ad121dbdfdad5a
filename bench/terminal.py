"""A terminal: a program in a pseudo-terminal, its screen kept by pyte, its answers timed and counted."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

UNSHOWN = re.compile(rb"\x1b[P_^X].*?\x1b\\|\x1b\].*?(?:\x1b\\|\x07)|\x1b\[[<=>?][0-9;]*[$]?[a-zA-Z]|\x1b[=>]", re.S)
KEYS = {
    "down": "\x1b[B", "up": "\x1b[A", "page": "\x1b[6~", "page up": "\x1b[5~", "home": "\x1b[H", "end": "\x1b[F",
    "wheel": "\x1b[<65;60;20M", "enter": "\r", "escape": "\x1b",
}  # fmt: skip


class Terminal:
    """One program on a terminal of its own; a context that ends it."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], columns: int = 120, lines: int = 40) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._unread: list[bytes] = []
        self.sent = 0
        """Bytes that the program has written."""
        self.last = self.start = time.perf_counter()
        self.pid, self._handle = pty.fork()
        if not self.pid:
            os.execvpe(argv[0], list(argv), dict(env))
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self._handle)

    def text(self) -> str:
        """What the screen shows."""
        self._show()
        return "\n".join(self.screen.display)

    def read(self, seconds: float) -> bool:
        """Take in what comes within some seconds; whether there was something."""
        if not select.select([self._handle], [], [], max(seconds, 0))[0]:
            return False
        try:
            data = os.read(self._handle, 1 << 16)
        except OSError:
            return False
        self.last = time.perf_counter()
        self.sent += len(data)
        if b"\x1b[?2026$p" in data:
            os.write(self._handle, b"\x1b[?2026;2$y")
        self._unread.append(data)
        return bool(data)

    def _show(self) -> None:
        """Let the screen show what has come: after it was timed, for no terminal is as slow as this one."""
        data, self._unread = b"".join(self._unread), []
        self._stream.feed(UNSHOWN.sub(b"", data))

    def wait_for(self, *texts: str, seconds: float = 30) -> float:
        """Seconds from the start until all texts are seen; raises `TimeoutError`."""
        until = time.perf_counter() + seconds
        while not all(text in self.text() for text in texts):
            if not self.read(until - time.perf_counter()) and time.perf_counter() >= until:
                raise TimeoutError(f"{texts} not seen:\n{self.text()}")
        return self.last - self.start

    def quiet(self, seconds: float = 0.15) -> None:
        """Wait until nothing has come for some seconds."""
        while self.read(seconds):
            pass

    def send(self, text: str) -> None:
        """Send keys, not waiting for what they do."""
        os.write(self._handle, text.encode())

    def press(self, key: str, pause: float = 0.12) -> tuple[float, int]:
        """Seconds from a key to the last byte of its answer, and the bytes."""
        self.quiet(0.02)
        before, begun = self.sent, time.perf_counter()
        self.send(KEYS.get(key, key))
        self.quiet(pause)
        return (self.last - begun if self.sent > before else 0.0), self.sent - before

    def memory(self) -> int:
        """Kilobytes of memory in use."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
