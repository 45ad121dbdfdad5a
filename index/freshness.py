"""Freshness: which documents and profiles changed since they were indexed; reads only what looks changed."""

from __future__ import annotations

import os
import time

from index.catalogue import Catalogue, Stamp, Unit
from profiles.lean import suppress
from profiles.value import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from profiles.model import Profile
    from profiles.workspace import Workspace

SHARED = ("seeds/sources.yaml", "profiles/anchors.json")
"""Files on which every profile's statements depend."""
_NOWHERE: Stamp = (0, 0, 0, 0)
_FINE, _COARSE = 20_000_000, 2_000_000_000
"""Nanoseconds in which a file may change again without a new mtime, by what its mtime shows of the clock."""


@dataclass(slots=True)
class Plan:
    """What must be done to bring an index up to date."""

    documents: list[str] = field(default_factory=list)
    """Files of sources to be read."""
    profiles: list[str] = field(default_factory=list)
    """Ids of meetings to be read."""
    gone: list[str] = field(default_factory=list)
    """Units whose entries go."""
    units: dict[str, Unit] = field(default_factory=dict)
    """The units as they will be."""
    shared: str = ""
    touched: bool = False
    """Whether files were only touched: their content is as it was."""

    def __bool__(self) -> bool:
        return bool(self.documents or self.profiles or self.gone)

    def __len__(self) -> int:
        return len(self.documents) + len(self.profiles)


def plan(workspace: Workspace, catalogue: Catalogue) -> Plan:
    """What differs between a workspace and the index of it."""
    found = Plan(shared=_shared(workspace.root))
    now, states = time.time_ns(), _states(workspace.root / "seeds")
    for file, source in workspace.sources.items():
        state = states.get(file)
        stamp = stamp_of(workspace.root / "seeds" / file) if state is None else _stamp(state, now)
        _document(found, workspace.root, file, source.language, stamp, catalogue.units.get("seeds/" + file))
    moved = {name.removeprefix("seeds/") for name in catalogue.units if name.startswith("seeds/")}
    moved = {file for file in moved if file not in workspace.sources} | set(found.documents)
    same = found.shared == catalogue.shared
    for meeting in workspace.profiles:
        _profile(found, workspace, meeting, catalogue.units.get("profiles/" + meeting), moved, same)
    found.gone = [name for name in catalogue.units if name not in found.units]
    return found


def _states(folder: Path) -> dict[str, os.stat_result]:
    """What is known of each file in a folder, read in one go; of what cannot be read, nothing."""
    found = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                found[entry.name] = entry.stat()
    return found


def _document(found: Plan, root: Path, file: str, language: str, stamp: Stamp, old: Unit | None) -> None:
    if old is not None and old.stamp == stamp and old.digest.endswith(":" + language):
        found.units["seeds/" + file] = old
        return
    unit = Unit(stamp, f"{_digest(root, file)}:{language}")
    found.units["seeds/" + file] = unit
    if old is None or old.digest != unit.digest:
        found.documents.append(file)
    found.touched = True


def _profile(found: Plan, workspace: Workspace, meeting: str, old: Unit | None, moved: set[str], same: bool) -> None:
    stamp = stamp_of(workspace.root / "profiles" / "meetings" / f"{meeting}.yaml")
    name = "profiles/" + meeting
    if old is not None and same and old.stamp == stamp and moved.isdisjoint(old.sources):
        found.units[name] = old
        return
    profile = workspace.profiles[meeting]
    unit = Unit(stamp, content_digest(profile), sources_of(profile))
    found.units[name] = unit
    if old is None or old.digest != unit.digest:
        found.profiles.append(meeting)
    found.touched = True


def sources_of(profile: Profile) -> tuple[str, ...]:
    """The documents that a profile's statements quote."""
    return tuple(dict.fromkeys(piece.source for statement in profile.statements for piece in statement.evidence))


def content_digest(profile: Profile) -> str:
    """A digest of all that is indexed of a profile."""
    from hashlib import sha256

    content = [
        (s.id, s.meetings, s.dimension, s.topics, s.text, s.account, s.side, s.speaker, s.standing,
         [(e.source, e.quote, e.passage) for e in s.evidence])
        for s in profile.statements
    ]  # fmt: skip
    return sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()


def stamp_of(path: Path) -> Stamp:
    """What a file looks like from outside; changes with every change, also within one tick of a coarse clock."""
    try:
        state = path.stat()
    except OSError:
        return _NOWHERE
    return _stamp(state, time.time_ns())


def _stamp(state: os.stat_result, now: int) -> Stamp:
    latest = max(state.st_mtime_ns, state.st_ctime_ns)
    tick = _FINE if state.st_mtime_ns % 1_000_000_000 else _COARSE
    settled = now - latest > tick
    return (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino if settled else -1)


def _shared(root: Path) -> str:
    return repr([stamp_of(root / name) for name in SHARED])


def _digest(root: Path, file: str) -> str:
    """The hash of a file that can be a document; others have none."""
    from hashlib import sha256

    from profiles.files.files import Unreadable, read_bytes
    from profiles.sources import MOST_BYTES

    try:
        return sha256(read_bytes(root, "seeds/" + file, MOST_BYTES)).hexdigest()
    except Unreadable:
        return ""


def checked(units: Iterable[tuple[str, Unit]], read: dict[str, str]) -> dict[str, Unit]:
    """Units as they may be kept: one whose document was read before it changed must be looked at again."""
    kept = {}
    for name, unit in units:
        taken = read.get(name)
        stale = taken is not None and not unit.digest.startswith(taken)
        kept[name] = Unit(_NOWHERE, "", unit.sources) if stale else unit
    return kept
