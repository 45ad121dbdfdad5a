"""Replace: a file gets new content whole or not at all, and stays who it was."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

ABSENT = ""
"""The `expected_hash` of a file that must not be there yet."""
PATIENCE = 5.0
"""Seconds to wait for another program that is writing in the same folder."""


class NotWritten(Exception):
    """Nothing was written; the message says why, then what to do."""


class EditedMeanwhile(NotWritten):
    """Somebody else changed the file since it was read."""


def replace_file(path: Path, data: bytes, expected_hash: str | None = None, within: Path | None = None) -> None:
    """Give a file new content in one step, kept safe through a power cut; raises `NotWritten`.

    Mode, group, owner and access lists stay; a link stays a link and its target is written; other hard links
    see the new content too. `expected_hash` is the SHA-256 of the content it was read with (`ABSENT` for none):
    another content raises `EditedMeanwhile`. `within` is a folder that the file, links followed, must lie in.
    """
    target = _target(path, within)
    try:
        with _alone_in(target.parent):
            _expect(path, target, expected_hash)
            _write(target, data)
    except OSError as fault:
        raise NotWritten(f"{path.name} was not written: {_words(fault)}") from fault


def content_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes; `ABSENT` where there is none."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ABSENT


def _target(path: Path, within: Path | None) -> Path:
    """The file itself, links followed."""
    try:
        target = path.resolve()
        if target.is_symlink():  # a loop, which `resolve` leaves as it is since Python 3.13
            raise RuntimeError
        found = target.stat() if target.exists() else None
    except OSError as fault:
        raise NotWritten(f"{path.name} was not written: {_words(fault)}") from None
    except (RuntimeError, ValueError):
        raise NotWritten(f"{path.name} was not written: its link leads nowhere; remove or mend the link.") from None
    if within is not None and not target.is_relative_to(within.resolve()):
        raise NotWritten(
            f"{path.name} was not written: it leads outside {within.name}/, to {target}; replace the link by a file."
        )
    if found and not stat.S_ISREG(found.st_mode):
        raise NotWritten(f"{path.name} was not written: it is no regular file; move it out of the way.")
    return target


def _expect(path: Path, target: Path, expected: str | None) -> None:
    if expected is not None and content_hash(target) != expected:
        raise EditedMeanwhile(
            f"{path.name} was not written: somebody else changed it meanwhile; read it again, then repeat the change."
        )


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder against other writers of ours; where the file system knows no locks, go on without."""
    import fcntl
    import time

    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise NotWritten("Another program is writing in this folder; try again in a moment.") from None
                time.sleep(0.01)
            except OSError:
                break
        yield
    finally:
        os.close(number)


def _write(target: Path, data: bytes) -> None:
    """Write beside the file and put it in its place; over the old content where only that keeps what it was."""
    before = target.stat() if target.exists() else None
    draft = target.with_name(f".visavis-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if before else 0o666), "wb") as stream:  # noqa: PTH123
            stream.write(data)
            stream.flush()
            same = before is None or _alike(stream.fileno(), before, target)
            os.fsync(stream.fileno())
        if same:
            draft.replace(target)
        else:
            _overwrite(target, data)
        _sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def _alike(draft: int, before: os.stat_result, target: Path) -> bool:
    """Whether the draft could be made the file's equal: owner, group, mode, access lists, and no second name."""
    if before.st_nlink > 1:
        return False
    now = os.fstat(draft)
    try:
        if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
            os.fchown(draft, before.st_uid if now.st_uid != before.st_uid else -1, before.st_gid)
        wanted = _attributes(target)
        for name in {*_attributes(draft)} - {*wanted}:  # of the folder's default access list
            os.removexattr(draft, name)
        for name in wanted:
            os.setxattr(draft, name, os.getxattr(target, name))
        os.fchmod(draft, stat.S_IMODE(before.st_mode))
    except OSError:
        return False
    return True


def _attributes(target: Path | int) -> list[str]:
    if not hasattr(os, "listxattr"):
        return []
    try:
        return [name for name in os.listxattr(target) if not name.startswith("security.")]
    except OSError:
        return []


def _overwrite(target: Path, data: bytes) -> None:
    """Write over the old content, or put that back; until this is done, a draft with the new one lies beside it."""
    with target.open("r+b", buffering=0) as stream:
        old = stream.read()
        try:
            if len(data) > len(old) and hasattr(os, "posix_fallocate"):
                os.posix_fallocate(stream.fileno(), 0, len(data))
            _put(stream.fileno(), data)
        except OSError:
            _put(stream.fileno(), old)
            raise


def _put(number: int, data: bytes) -> None:
    """Make an open file hold just this."""
    done = 0
    while done < len(data):
        done += os.pwrite(number, data[done:], done)
    os.ftruncate(number, len(data))
    os.fsync(number)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _words(fault: OSError) -> str:
    """What happened, then what to do."""
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full; make room, then repeat the change."
        case errno.EACCES | errno.EPERM:
            return "you have no permission to write here; ask the owner of the folder."
        case errno.EROFS:
            return "this file system is read-only; work on a copy of the workspace."
        case errno.ENOENT | errno.ENOTDIR:
            return "its folder is not there; make the folder first."
        case errno.ELOOP:
            return "its link leads nowhere; remove or mend the link."
        case errno.ENAMETOOLONG:
            return "its name is too long; choose a shorter one."
        case _:
            return f"{os.strerror(fault.errno) if fault.errno else fault}; try again."
