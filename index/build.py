"""The builder: writes what changed into an index, or all of it into a new one."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.catalogue import Catalogue, check_files, files_of, write_catalogue
from index.codec import Writer, open_writer
from index.contents import passages_of, statements_of
from index.freshness import Plan, checked
from index.schema import Entry
from index.store import SegmentPart, Store
from profiles.value import replace

if TYPE_CHECKING:
    from profiles.workspace import Workspace

MEMORY = 80
"""Megabytes of postings that are held, by all processes together, before a segment is written of them."""
Progress = Callable[[int, int], None]


def build(where: str, old: Catalogue | None, plan: Plan, workspace: Workspace, progress: Progress | None) -> Catalogue:
    """Brings the index in `home` up to date; builds it anew where there is no `old` one. The caller holds the lock."""
    home, folder = Path(where), old.folder if old else secrets.token_hex(8)
    try:
        segments, read = _write(home / folder, old, plan, workspace, progress)
        for path in (home / folder).iterdir():
            path.chmod(0o700 if path.is_dir() else 0o600)
        units = checked(plan.units.items(), read)
        state = workspace.state if all(units[name] is unit for name, unit in plan.units.items()) else ""
        new = Catalogue(folder, segments, files_of(home / folder), units, plan.shared, state)
        write_catalogue(home, new)
    except BaseException:
        if old is None:
            shutil.rmtree(home / folder, ignore_errors=True)
        raise
    _clear(home, folder)
    return new


def restamp(home: str, catalogue: Catalogue, plan: Plan, state: str) -> Catalogue:
    """Notes that files were touched without being changed, or that in this state nothing is to be done."""
    new = replace(catalogue, units=plan.units, shared=plan.shared, state=state)
    write_catalogue(home, new)
    return new


def _write(
    folder: Path, old: Catalogue | None, plan: Plan, workspace: Workspace, progress: Progress | None
) -> tuple[tuple[SegmentPart, ...], dict[str, str]]:
    """Writes the entries; gives the segments, and the digest of each document as it was read."""
    if old is None:
        folder.mkdir(mode=0o700)
    else:
        check_files(folder.parent, old)
    writer = open_writer(folder, MEMORY << 20, new=old is None)
    done = _Done(len(plan), progress)
    others: list[Any] = []
    try:
        if old is None:
            others = _by_several(plan, workspace, folder, done)
        else:
            _take_out(writer, folder, old, plan)
        for entry in _entries(plan, workspace, done):
            writer.take(entry)
        parts = writer.finish(others)
    except BaseException:
        writer.give_up()
        raise
    return parts, done.read


class _Done:
    """What is done of a plan, told as it goes."""

    def __init__(self, whole: int, progress: Progress | None) -> None:
        self.whole, self.progress = whole, progress
        self.read: dict[str, str] = {}
        """The digest of each document as it was read, by unit."""
        self.profiles = 0

    def add(self, read: dict[str, str]) -> None:
        """Some documents, by file, or, with none, a profile."""
        self.read.update(("seeds/" + file, digest) for file, digest in read.items())
        self.profiles += not read
        if self.progress:
            self.progress(len(self.read) + self.profiles, self.whole)


def _by_several(plan: Plan, workspace: Workspace, folder: Path, done: _Done) -> list[Any]:
    """The segments of many documents, written by several processes; none where one process is as good, or must do."""
    from index import crew

    if crew.hands(len(plan.documents)) < 2:
        return []
    try:
        return crew.segments_of(plan.documents, workspace, folder, MEMORY << 20, done.add)
    except crew.Failed:
        done.read.clear()
        return []


def _take_out(writer: Writer, folder: Path, old: Catalogue, plan: Plan) -> None:
    """Deletes the entries of units that changed or went."""
    units = [*plan.gone, *("seeds/" + file for file in plan.documents), *("profiles/" + id for id in plan.profiles)]
    store = Store(str(folder), old.segments)
    try:
        for number in {n for unit in units for n in store.postings("file", unit.casefold())}:
            writer.delete_document(number)
    finally:
        store.close()


def _entries(plan: Plan, workspace: Workspace, done: _Done) -> Iterator[Entry]:
    """The entries of a plan, but for the documents that are done."""
    for file in plan.documents:
        if "seeds/" + file not in done.read:
            document = workspace.document(file)
            yield from passages_of(document)
            done.add({file: document.source.sha256})
    languages = {file: source.language for file, source in workspace.sources.items()}
    for meeting in plan.profiles:
        yield from statements_of(workspace.profiles[meeting], languages)
        done.add({})


def _clear(home: Path, current: str) -> None:
    """Removes what earlier or interrupted builds left; readers that still have it open keep it."""
    for path in home.iterdir():
        if path.is_dir() and path.name != current:
            shutil.rmtree(path, ignore_errors=True)
