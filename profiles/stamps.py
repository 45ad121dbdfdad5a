"""Stamps: what the files of a workspace look like from outside; changes when any of them does, and reads none."""

from __future__ import annotations

import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DOCUMENTS = (".txt", ".md")
"""Names of the files in seeds/ that count as documents end so."""
WATCHED = (
    ("seeds", (*DOCUMENTS, ".yaml")),
    ("profiles", (".yaml", ".json")),
    ("profiles/meetings", (".yaml", ".yml")),
)
_FINE, _COARSE = 20_000_000, 2_000_000_000
"""Nanoseconds in which a file may change again without a new time, by what its time shows of the clock."""
_GONE = (-1, 0, 0)
Row = tuple[str, int, int, int]
"""Name, size, and when it was modified and changed, in nanoseconds."""


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
    return looks_of(os.fspath(root), WATCHED)


def fingerprint(root: str | os.PathLike[str]) -> str:
    """The hash of `stamp`."""
    return stamp(root)[0]


def looks_of(root: str, folders: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, list[str]]:
    """A hash over the files with some endings in folders below `root`, and the files that are too fresh.

    There may be ten thousand: one call of the system for each, and of Python as little as can be.
    """
    parts, fresh, now = [], list[str](), time.time_ns()
    recent = now - _COARSE
    for folder, endings in folders:
        rows = _rows(f"{root}/{folder}", endings)
        rows.sort()
        parts.append(f"{folder}\0{len(rows)}\0")
        parts += [f"{name}\0{size}\0{modified}\0{changed}\0" for name, size, modified, changed in rows]
        late = [row for row in rows if row[3] > recent or row[2] > recent]
        fresh += [f"{folder}/{name}" for name, _, modified, changed in late if _is_fresh(modified, changed, now)]
    return _hash("".join(parts)), sorted(fresh)


def _rows(folder: str, endings: tuple[str, ...]) -> list[Row]:
    """The visible files of a folder that end so, in no order: asked by its number, the folder is looked up once."""
    try:
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return []
    try:
        with os.scandir(number) as found:
            seen = [one for one in found if one.name.endswith(endings) and one.name[0] != "."]
        try:
            return [(one.name, it.st_size, it.st_mtime_ns, it.st_ctime_ns) for one in seen for it in (one.stat(),)]
        except OSError:
            return [(one.name, *_look(one)) for one in seen]
    finally:
        os.close(number)


def _look(entry: os.DirEntry[str]) -> tuple[int, int, int]:
    """Size and times; of a link to nowhere, that it is one."""
    try:
        it = entry.stat()
    except OSError:
        return _GONE
    return it.st_size, it.st_mtime_ns, it.st_ctime_ns


def _is_fresh(modified: int, changed: int, now: int) -> bool:
    return now - max(modified, changed) < (_FINE if changed % 1_000_000_000 else _COARSE)


def _hash(text: str) -> str:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
