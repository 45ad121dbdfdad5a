"""The catalogue: what an index is made of, and from which files. It is JSON: reading it runs nothing."""

from __future__ import annotations

import os
from binascii import crc32

from index.cache import check_file, check_private, read_private
from index.odd import Odd
from index.store import SegmentPart
from index.version import FORMAT
from profiles.lean import Mapping, cached_property, suppress
from profiles.notation import loads, writer
from profiles.value import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    Home: TypeAlias = str | os.PathLike[str]

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
    units: Mapping[str, Unit] = field(default_factory=dict)
    shared: str = ""
    """The state of the files on which all profiles depend."""
    state: str = ""
    """The stamp of the workspace that nothing had to be done for; "" where its files were too fresh to tell."""


def read_catalogue(home: Home) -> Catalogue | None:
    """The catalogue of the index in a folder; `None` where there is no index; `Odd` where it makes no sense."""
    path = f"{os.fspath(home)}/{FILE}"
    try:
        first, _, rest = read_private(path, LARGEST).partition(b"\n")
        found = loads(first.decode("ascii"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as fault:
        raise Odd(f"its catalogue cannot be read ({type(fault).__name__})") from fault
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Odd("it is of another version")
    try:
        return _catalogue(found, rest)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise Odd("its catalogue makes no sense") from fault


def _catalogue(found: dict[str, Any], rest: bytes) -> Catalogue:
    folder = found["folder"]
    if not isinstance(folder, str) or not folder.isalnum():
        raise ValueError(folder)
    segments = tuple(_segment(part) for part in found["segments"])
    files = {str(name): (int(size), int(when)) for name, (size, when) in found["files"].items()}
    if crc32(rest) != found["units"]:
        raise ValueError("cut")
    return Catalogue(folder, segments, files, Units(rest), str(found["shared"]), str(found["state"]))


class Units(Mapping[str, Unit]):
    """The units of a catalogue, taken apart when one of them is asked for: there may be ten thousand."""

    def __init__(self, rows: bytes) -> None:
        self._rows = rows

    @cached_property
    def _units(self) -> dict[str, Unit]:
        rows = loads(self._rows.decode("ascii"))
        return {name: Unit((a, b, c, d), digest, tuple(more)) for name, (a, b, c, d, digest, *more) in rows.items()}

    def __getitem__(self, name: str) -> Unit:
        return self._units[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)


def _segment(part: list[Any]) -> SegmentPart:
    name, documents, deleted, lengths = part
    if not str(name).isalnum():
        raise ValueError(name)
    return SegmentPart(
        str(name), int(documents), tuple(map(int, deleted)), {str(k): int(n) for k, n in lengths.items()}
    )


def write_catalogue(home: Home, catalogue: Catalogue) -> None:
    """Puts the catalogue in place in one step: from then on it is what is opened."""
    write = writer()
    units = {name: [*unit.stamp, unit.digest, *unit.sources] for name, unit in catalogue.units.items()}
    rows = write(units).encode("ascii")
    value = {
        "format": FORMAT,
        "folder": catalogue.folder,
        "segments": [[s.name, s.documents, s.deleted, s.lengths] for s in catalogue.segments],
        "files": catalogue.files,
        "units": crc32(rows),
        "shared": catalogue.shared,
        "state": catalogue.state,
    }
    path = f"{os.fspath(home)}/{FILE}"
    temporary = f"{path}.{os.getpid()}.new"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(write(value).encode("ascii") + b"\n" + rows)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def files_of(folder: Home) -> dict[str, tuple[int, int]]:
    """Size and mtime of each file of a generation; raises `Odd` where others could have written one."""
    try:
        check_private(folder)
        with os.scandir(folder) as entries:
            found = {one.name: check_file(one.path) for one in entries if not _is_temporary(one.name)}
    except OSError as fault:
        raise Odd(str(fault)) from fault
    return {name: (state.st_size, state.st_mtime_ns) for name, state in found.items()}


def _is_temporary(name: str) -> bool:
    return name.endswith(("LOCK", ".tmp"))


def check_files(home: Home, catalogue: Catalogue) -> None:
    """Raises `Odd` unless every file of the index is as it was written."""
    found = files_of(f"{os.fspath(home)}/{catalogue.folder}")
    for name, state in catalogue.files.items():
        if found.get(name) != state:
            raise Odd(f"{name} is not as it was written" if name in found else f"{name} is missing")
