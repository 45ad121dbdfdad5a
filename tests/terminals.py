"""A real terminal under test: the program in a process of its own, keys typed, the screen read as text."""

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte
import pytest

RUN = "import sys; from tui.cli import main; sys.exit(main())"
PATIENCE = 60
"""Seconds to wait for what must come: a busy machine is no mistake."""
NOBODY = 65534
AS_ANOTHER = (
    f"setpriv --reuid {NOBODY} --regid {NOBODY} --clear-groups --inh-caps +dac_read_search"
    " --ambient-caps +dac_read_search"
).split()
"""As another user, who may read every file, lest this Python lie where he cannot reach it, and write none of ours."""
SECOND_USER = pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("setpriv") is None, reason="only root, by setpriv, can act as a second user"
)


class Terminal:
    """The program on a terminal of 80×24, perhaps as another user."""

    def __init__(
        self,
        words: Sequence[str],
        *,
        another: bool = False,
        environ: Mapping[str, str] = {},
        code: str = RUN,
        here: str = "/",
    ) -> None:
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.child, self.leader = pty.fork()
        if not self.child:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a run under nohup would pass on that it is ignored
            os.chdir(here)
            command = [*(AS_ANOTHER if another else ()), sys.executable, "-c", code, *words]
            os.execvpe(command[0], command, {**os.environ, **environ})
        fcntl.ioctl(self.leader, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self.child:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
        os.close(self.leader)

    def press(self, keys: str) -> "Terminal":
        """Type keys."""
        os.write(self.leader, keys.encode())
        return self

    def until(self, *words: str) -> "Terminal":
        """The same, when it shows all of these words."""
        end = time.monotonic() + PATIENCE
        while any(word not in self.seen() for word in words):
            left = end - time.monotonic()
            assert left > 0, f"never showed {words}:\n{self.seen()}"
            assert self._read(left), f"ended before it showed {words}:\n{self.seen()}"
        return self

    def seen(self) -> str:
        """The screen as text."""
        return "\n".join(self.screen.display)

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.child, number)

    def left(self) -> int:
        """The exit code, when it has ended."""
        end = time.monotonic() + PATIENCE
        while self._read(end - time.monotonic()):
            assert time.monotonic() < end, f"never ended:\n{self.seen()}"
        status = os.waitpid(self.child, 0)[1]
        self.child = 0
        return os.waitstatus_to_exitcode(status)

    def read_for(self, seconds: float) -> None:
        """Read along for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self._read(left):
                break

    def hang_up(self) -> int:
        """Close the terminal; the exit code, when the program has ended."""
        os.close(self.leader)
        self.leader = os.open(os.devnull, os.O_RDONLY)
        waiting = os.pidfd_open(self.child)
        ended = select.select([waiting], [], [], PATIENCE)[0]
        os.close(waiting)
        assert ended, "never ended"
        status = os.waitpid(self.child, 0)[1]
        self.child = 0
        return os.waitstatus_to_exitcode(status)

    def modes(self) -> tuple[bool, bool, bool, bool]:
        """Of the terminal itself: whether it echoes, gathers lines, makes line ends and signals."""
        _, out, _, local, *_ = termios.tcgetattr(self.leader)
        wanted = (local & termios.ECHO, local & termios.ICANON, out & termios.OPOST, local & termios.ISIG)
        return tuple(map(bool, wanted))  # type: ignore[return-value]

    def _read(self, patience: float) -> bool:
        """Take in what was sent; whether the program still sends."""
        if not select.select([self.leader], [], [], max(patience, 0))[0]:
            return True
        try:
            data = os.read(self.leader, 65536)
        except OSError:
            return False
        self.sent += data
        self._stream.feed(data)
        return bool(data)


def open_to_all(folder: Path) -> None:
    """Let everybody read a folder and all in it, and nobody but the owner write."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
