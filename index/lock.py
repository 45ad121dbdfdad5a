"""The lock: one writer at a time on an index. The file means nothing, its lock does; it is never deleted."""

from __future__ import annotations

import fcntl
import os
import time


class Lock:
    """An exclusive lock on an index folder, given back when closed or when the process ends."""

    def __init__(self, home: str | os.PathLike[str]) -> None:
        self.path = f"{os.fspath(home)}/lock"
        self.descriptor: int | None = None

    def acquire(self, seconds: float = 0.0) -> bool:
        """Whether the lock could be had, within so many seconds."""
        until = time.monotonic() + seconds
        self.descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        pause = 0.005
        while True:
            try:
                fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                if time.monotonic() >= until:
                    self.release()
                    return False
                time.sleep(pause)
                pause = min(pause * 1.5, 0.1)
            else:
                return True

    def release(self) -> None:
        """Gives the lock back."""
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None
