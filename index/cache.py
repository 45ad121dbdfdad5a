"""The cache: where an index lives. Opening one can run what stands in it, so the folder must be the user's alone."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path


class Untrusted(OSError):
    """A folder that others could have written to; the message says which and why."""


def cache_home() -> Path:
    """The user's cache folder, as platformdirs has it; where XDG says it, without importing platformdirs."""
    if sys.platform.startswith("linux"):
        stated = os.environ.get("XDG_CACHE_HOME", "")
        return Path(stated) if os.path.isabs(stated) else Path.home() / ".cache"  # noqa: PTH117 - stated may be no path
    from platformdirs import user_cache_path

    return user_cache_path()


def index_folder(root: Path) -> Path:
    """The private folder for the index of a workspace, made if need be. Raises `Untrusted`, or another `OSError`."""
    name = blake2b(os.fsencode(root.resolve()), digest_size=10).hexdigest()
    home = cache_home()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = home
    for part in ("visavis", "index", name):
        folder = folder / part
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        check_private(folder)
    return folder


def check_private(path: Path) -> None:
    """Raises `Untrusted` unless a folder is the user's own, no link, and closed to everybody else."""
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise Untrusted(f"{path} is not a folder")
    if found.st_uid != os.geteuid():
        raise Untrusted(f"{path} belongs to another user")
    if found.st_mode & 0o077:
        raise Untrusted(f"{path} is open to other users (mode {found.st_mode & 0o777:o}); chmod 700 it or remove it")


def check_file(path: Path) -> os.stat_result:
    """The state of a file of the index; raises `Untrusted` unless it is a plain file that only the user can write."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise Untrusted(f"{path} is not a plain file")
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise Untrusted(f"{path} can be written by others")
    return found


def private_temporary() -> Path:
    """A folder for this run only, where the cache cannot be used; removed when the program ends."""
    import atexit
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="visavis-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
