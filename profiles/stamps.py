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
    """A hash over name, size and times of every file; and the files too fresh for that to tell all.

    The time of the last change of a file's status is the system's own: it changes with its content, its mode and its
    place on disk, whatever its time of modification is made to be.
    """
    rows, fresh, now = [], [], time.time_ns()
    recent = now - _COARSE
    for folder, endings in WATCHED:
        for name, entry in _seen(f"{os.fspath(root)}/{folder}", endings):
            try:
                seen = entry.stat()
            except OSError:
                rows.append((folder, name, -1, 0, 0))
                continue
            modified, changed = seen.st_mtime_ns, seen.st_ctime_ns
            rows.append((folder, name, seen.st_size, modified, changed))
            if (changed > recent or modified > recent) and _is_fresh(max(modified, changed), changed, now):
                fresh.append(f"{folder}/{name}")
    rows.sort()
    fresh.sort()
    return _hash(repr(rows)), fresh


def fingerprint(root: str | os.PathLike[str]) -> str:
    """The hash of `stamp`."""
    return stamp(root)[0]


def _seen(folder: str, endings: tuple[str, ...]) -> list[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as found:
            return [(one.name, one) for one in found if one.name.endswith(endings) and one.name[0] != "."]
    except OSError:
        return []


def _is_fresh(latest: int, changed: int, now: int) -> bool:
    return now - latest < (_FINE if changed % 1_000_000_000 else _COARSE)


def _hash(text: str) -> str:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
