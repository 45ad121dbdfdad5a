"""The cache: where an index lives. Opening one can run what stands in it, so the folder must be the user's alone."""

from __future__ import annotations

import os

from profiles.cache import Untrusted, cache_home, check_file, check_private, private_folder, read_private

__all__ = [
    "Untrusted",
    "cache_home",
    "check_file",
    "check_private",
    "index_folder",
    "private_temporary",
    "read_private",
]


def index_folder(root: str | os.PathLike[str]) -> str:
    """The private folder for the index of a workspace, made if need be. Raises `Untrusted`, or another `OSError`."""
    return private_folder(root, "index")


def private_temporary() -> str:
    """A folder for this run only, where the cache cannot be used; removed when the program ends."""
    import atexit
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="visavis-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
