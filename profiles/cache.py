"""The cache: what can be made anew, in a folder that is the user's alone, for what lies there is believed."""

from __future__ import annotations

import os
import stat
import sys

from profiles.lean import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mmap import mmap

MINE = 0o700


class Untrusted(OSError):
    """A folder that others could have written to; the message says which and why."""


def cache_home() -> str:
    """The user's cache folder, as platformdirs has it; where XDG says it, without importing platformdirs."""
    if sys.platform.startswith("linux"):
        stated = os.environ.get("XDG_CACHE_HOME", "")
        return stated if stated.startswith("/") else os.path.expanduser("~/.cache")
    from platformdirs import user_cache_dir

    return user_cache_dir()


def private_folder(root: str | os.PathLike[str], kind: str) -> str:
    """The private folder for a workspace's cache of a kind, made if need be. `Untrusted`, or another `OSError`."""
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    name = blake2b(os.fsencode(os.path.realpath(root)), digest_size=10).hexdigest()
    folder = cache_home()
    _check_home(folder)
    for part in ("visavis", kind, name):
        folder = f"{folder}/{part}"
        try:
            check_private(folder)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(folder), mode=MINE, exist_ok=True)
            with suppress(FileExistsError):
                os.mkdir(folder, MINE)
            check_private(folder)
    return folder


def _check_home(path: str) -> None:
    """Raises `Untrusted` where another user could put a folder in the place of ours, after we looked at it."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return
    if found.st_uid not in (0, os.geteuid()):
        raise Untrusted(f"{path} belongs to another user")
    if found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX:
        raise Untrusted(f"{path} can be written by everybody; chmod o-w it, or set XDG_CACHE_HOME")


def check_private(path: str | os.PathLike[str]) -> None:
    """Raises `Untrusted` unless a folder is the user's own, no link, and closed to everybody else."""
    found = os.lstat(path)
    if not stat.S_ISDIR(found.st_mode):
        raise Untrusted(f"{path} is not a folder")
    if found.st_uid != os.geteuid():
        raise Untrusted(f"{path} belongs to another user")
    if found.st_mode & 0o077:
        raise Untrusted(f"{path} is open to other users (mode {found.st_mode & 0o777:o}); chmod 700 it or remove it")


def check_file(path: str | os.PathLike[str]) -> os.stat_result:
    """The state of a file in the cache; raises `Untrusted` unless it is a plain file that only the user can write."""
    found = os.lstat(path)
    if not stat.S_ISREG(found.st_mode):
        raise Untrusted(f"{path} is not a plain file")
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise Untrusted(f"{path} can be written by others")
    return found


def read_private(path: str, largest: int = 1 << 28) -> bytes:
    """A file of the cache; raises `Untrusted`, or another `OSError`."""
    with open(_opened(path, largest), "rb", buffering=0) as file:
        return file.readall()


def map_private(path: str, largest: int = 1 << 28) -> mmap:
    """A file of the cache, read where it lies; raises `Untrusted`, another `OSError`, or `ValueError` for an empty one.

    A file of the cache is replaced, never changed, so what is mapped stays what it is.
    """
    from mmap import ACCESS_READ, mmap

    number = _opened(path, largest)
    try:
        return mmap(number, 0, access=ACCESS_READ)
    finally:
        os.close(number)


def _opened(path: str, largest: int) -> int:
    if check_file(path).st_size > largest:
        raise Untrusted(f"{path} is too large")
    return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)


def write_private(path: str, data: bytes) -> None:
    """Give a file of the cache new content whole or not at all; raises `OSError`."""
    draft = f"{path}.{os.getpid()}.new"
    number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with open(number, "wb", buffering=0) as file:
            left = memoryview(data)
            while left:
                left = left[file.write(left) or 0 :]
            os.fsync(number)
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise
