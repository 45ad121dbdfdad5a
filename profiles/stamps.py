"""Stamps: what the files of a workspace look like from outside; changes when any of them does, and reads none."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

DOCUMENTS = (".txt", ".md")
"""Names of the files in seeds/ that count as documents end so."""
WATCHED = (
    ("seeds", (*DOCUMENTS, ".yaml")),
    ("profiles", (".yaml", ".json")),
    ("profiles/meetings", (".yaml", ".yml")),
)
_FINE, _COARSE = 20_000_000, 2_000_000_000
"""Nanoseconds in which a file may change again without a new time, by what its time shows of the clock."""


def entries(folder: str | os.PathLike[str], endings: tuple[str, ...]) -> Iterator[os.DirEntry[str]]:
    """The visible entries of a folder with an ending, by name; none where there is no such folder."""
    try:
        with os.scandir(folder) as found:
            chosen = [one for one in found if one.name.endswith(endings) and not one.name.startswith(".")]
    except OSError:
        return iter(())
    return iter(sorted(chosen, key=lambda one: one.name))


def stamp(root: str | os.PathLike[str]) -> tuple[str, list[str]]:
    """Name, size, times and number of every file, a line each; and the files too fresh for that to tell all."""
    lines, fresh, now = [], [], time.time_ns()
    for folder, endings in WATCHED:
        for entry in entries(os.path.join(root, folder), endings):
            path = f"{folder}/{entry.name}"
            try:
                seen = entry.stat()
            except OSError:
                lines.append(f"{path}\0unreadable\n")
                continue
            changed, mode = seen.st_ctime_ns, seen.st_mode
            lines.append(f"{path}\0{seen.st_size}\0{seen.st_mtime_ns}\0{changed}\0{seen.st_ino}\0{mode}\n")
            if now - max(changed, seen.st_mtime_ns) < (_FINE if changed % 1_000_000_000 else _COARSE):
                fresh.append(path)
    return "".join(lines), fresh


def fingerprint(root: str | os.PathLike[str]) -> str:
    """A hash over `stamp`."""
    from hashlib import blake2b

    return blake2b(stamp(root)[0].encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
