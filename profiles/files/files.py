"""Reading a file that may be anything: only text, only from inside the workspace, never more than a limit."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from profiles.model import Problem
from profiles.value import dataclass

KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
WIDE = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(Exception):
    """A file that cannot be read as text, with the sentence that says why."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line, self.column = line, column


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file, without newline translation, a BOM kept."""

    path: str
    """Relative to the workspace."""
    text: str


def read_text(root: Path, path: str, limit: int) -> Text | Problem:
    """The text of `root/path`, or what is wrong with it."""
    try:
        return Text(path, decode(read_bytes(root, path, limit)))
    except Unreadable as problem:
        return Problem(path, problem.line, problem.column, "", str(problem))


def read_bytes(root: Path, path: str, limit: int) -> bytes:
    """The bytes of a regular file inside the workspace; `Unreadable` for everything else."""
    try:
        _check_inside(root, root / path)
        with os.fdopen(_open(root / path), "rb") as file:
            _check_regular(os.fstat(file.fileno()), limit)
            data = file.read(limit + 1)
    except OSError as error:
        raise Unreadable(_why(error)) from None
    except ValueError:
        raise Unreadable("has a name that no file can have; rename it") from None
    if len(data) > limit:
        raise Unreadable(_too_large(limit))
    return data


def decode(data: bytes) -> str:
    """Bytes as UTF-8 text; `Unreadable` says at which line and column they are not."""
    if data.startswith(WIDE):
        raise Unreadable("is UTF-16; save it as UTF-8")
    if (nul := data.find(0)) >= 0:
        raise Unreadable("holds a NUL byte, so it is no text file; replace it by a text file", *_position(data, nul))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = _position(data, error.start)
        raise Unreadable(f"is not UTF-8 (byte {data[error.start]:#04x}); save it as UTF-8", *at) from None


def _check_inside(root: Path, path: Path) -> None:
    """Links are followed, but not out of the workspace."""
    real = os.path.realpath(path, strict=True)
    home = os.path.realpath(root)
    if real != home and not real.startswith(home.rstrip(os.sep) + os.sep):
        raise Unreadable(f"leads outside the workspace, to {real}; copy the file into the workspace instead")


def _open(path: Path) -> int:
    """Opened without waiting: a pipe that nobody writes to would hang."""
    return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)


def _check_regular(status: os.stat_result, limit: int) -> None:
    for test, name in KINDS:
        if test(status.st_mode):
            raise Unreadable(f"is {name}, not a file; move it away")
    if status.st_size > limit:
        raise Unreadable(_too_large(limit))


def _too_large(limit: int) -> str:
    return f"is larger than {limit // 1_000_000} MB; split it into smaller files"


def _why(error: OSError) -> str:
    known = {
        "FileNotFoundError": "is not there, or is a link to nothing",
        "PermissionError": "may not be read; ask its owner for permission",
        "IsADirectoryError": "is a folder, not a file; move it away",
    }
    if error.errno == errno.ELOOP:
        return "is a link that leads back to itself; remove it"
    return known.get(type(error).__name__, f"cannot be read: {error.strerror or error}")


def _position(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte; the column in code points."""
    before = data[:offset]
    line_start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1
