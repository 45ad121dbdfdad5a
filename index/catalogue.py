"""The catalogue: what an index is made of, and from which files. It is JSON: reading it runs nothing."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.cache import check_file, check_private
from index.odd import Odd
from index.store import SegmentPart
from index.version import FORMAT
from profiles.value import dataclass, field

FILE = "current.json"
LARGEST = 64 * 1024 * 1024
Stamp = tuple[int, int, int, int]
"""Size, mtime and ctime in nanoseconds, inode."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A document or a profile, as it was when it was indexed."""

    stamp: Stamp
    digest: str
    sources: tuple[str, ...] = ()
    """For a profile, the documents that its statements quote."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What `current.json` says."""

    folder: str
    """The generation's own folder."""
    segments: tuple[SegmentPart, ...] = ()
    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Size and mtime of every file of the index: one that differs was written by somebody else."""
    units: dict[str, Unit] = field(default_factory=dict)
    shared: str = ""
    """The state of the files on which all profiles depend."""


def read_catalogue(home: Path) -> Catalogue | None:
    """The catalogue of the index in a folder; `None` where there is no index; `Odd` where it makes no sense."""
    path = home / FILE
    try:
        if check_file(path).st_size > LARGEST:
            raise Odd("its catalogue is too large")
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as fault:
        raise Odd(f"its catalogue cannot be read ({type(fault).__name__})") from fault
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Odd("it is of another version")
    try:
        return _catalogue(found)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise Odd("its catalogue makes no sense") from fault


def _catalogue(found: dict[str, Any]) -> Catalogue:
    folder = found["folder"]
    if not isinstance(folder, str) or not folder.isalnum():
        raise ValueError(folder)
    segments = tuple(_segment(part) for part in found["segments"])
    files = {str(name): (int(size), int(when)) for name, (size, when) in found["files"].items()}
    units = {
        name: Unit((a, b, c, d), digest, tuple(more)) for name, (a, b, c, d, digest, *more) in found["units"].items()
    }
    return Catalogue(folder, segments, files, units, str(found["shared"]))


def _segment(part: list[Any]) -> SegmentPart:
    name, documents, deleted, lengths = part
    if not str(name).isalnum():
        raise ValueError(name)
    return SegmentPart(
        str(name), int(documents), tuple(map(int, deleted)), {str(k): int(n) for k, n in lengths.items()}
    )


def write_catalogue(home: Path, catalogue: Catalogue) -> None:
    """Puts the catalogue in place in one step: from then on it is what is opened."""
    value = {
        "format": FORMAT,
        "folder": catalogue.folder,
        "segments": [[s.name, s.documents, s.deleted, s.lengths] for s in catalogue.segments],
        "files": catalogue.files,
        "units": {name: [*unit.stamp, unit.digest, *unit.sources] for name, unit in catalogue.units.items()},
        "shared": catalogue.shared,
    }
    temporary = home / f"{FILE}.{os.getpid()}.new"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    try:
        with open(descriptor, "w", encoding="utf-8") as stream:  # noqa: PTH123 - a descriptor, not a path
            stream.write(json.dumps(value, separators=(",", ":")))  # `dump` would not be the one written in C
        temporary.replace(home / FILE)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def files_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and mtime of each file of a generation; raises `Odd` where others could have written one."""
    try:
        check_private(folder)
        found = {path.name: check_file(path) for path in folder.iterdir() if not _is_temporary(path.name)}
    except OSError as fault:
        raise Odd(str(fault)) from fault
    return {name: (state.st_size, state.st_mtime_ns) for name, state in found.items()}


def _is_temporary(name: str) -> bool:
    return name.endswith(("LOCK", ".tmp"))


def check_files(home: Path, catalogue: Catalogue) -> None:
    """Raises `Odd` unless every file of the index is as it was written."""
    found = files_of(home / catalogue.folder)
    for name, state in catalogue.files.items():
        if found.get(name) != state:
            raise Odd(f"{name} is not as it was written" if name in found else f"{name} is missing")
