"""Compiling: a workspace as it was read from its files, written so that a look-up parses and locates nothing."""

from __future__ import annotations

import os
from binascii import crc32

from profiles.cache import private_folder, write_private
from profiles.compiled import MAGIC, SHELVES, program, shelf_of
from profiles.notation import writer
from profiles.packing import pack
from profiles.stamps import stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from profiles.model import Profile
    from profiles.workspace import Workspace


def keep(workspace: Workspace) -> bool:
    """Keep a workspace that was read from its files; whether there was something to keep and a place for it."""
    if workspace.as_read is None:
        return False
    stamps, fresh = workspace.as_read
    workspace.as_read = None
    generation = os.urandom(8).hex()
    said = {"stamps": stamps, "fresh": fresh, "program": program(), "generation": generation}
    parts = _parts_of(workspace)
    if stamp(workspace.folder)[0] != stamps:
        return False
    try:
        write_private(f"{private_folder(workspace.folder, 'compiled')}/workspace", _joined(said, parts))
    except OSError:
        return False
    workspace.generation = generation
    return True


def _joined(said: dict[str, Any], parts: dict[str, Any]) -> bytes:
    """Parts as one file, after a line of what is said of all of them."""
    write, chunks, at = writer(), list[bytes](), 0
    places: dict[str, list[int]] = {}
    for name, value in parts.items():
        chunk = write(value).encode("ascii")
        places[name] = [at, len(chunk)]
        chunks.append(chunk)
        at += len(chunk)
    body = b"".join([write({**said, "places": places}).encode("ascii"), b"\n", *chunks])
    return MAGIC + b"%08x\n" % crc32(body) + body


def _parts_of(workspace: Workspace) -> dict[str, Any]:
    """What a workspace says, every quotation looked up."""
    profiles = {id: workspace.profiles[id] for id in workspace.profiles}
    cited = {e.source for p in profiles.values() for s in p.statements for e in s.evidence if e.passage}
    numbers = {one.id: one.number for file in cited for one in workspace.document(file).passages}
    return {
        "words": [pack(workspace.dimensions), pack(workspace.topics)],
        "names": [pack(workspace.people), pack(workspace.parties), pack(workspace.terms)],
        "problems": pack(workspace.file_problems),
        "meetings": {id: pack(workspace.meeting(id)) for id in profiles},
        "counts": {id: len(workspace.statements_of(id)) for id in profiles},
        "sharing": workspace.sharing,
        "questions": [(pack(one), sorted(workspace.concerned(one))) for one in workspace.questions()],
        "conflicts": pack(workspace.conflicts),
        "numbers": {passage: numbers[passage] for passage in workspace.cited_passages if passage in numbers},
        "telling": _telling(workspace),
        "files": list(workspace.sources),
        **_shelves({file: pack(source) for file, source in workspace.sources.items()}),
        **{f"profile {id}": _profile_row(profile) for id, profile in profiles.items()},
    }


def _shelves(rows: dict[str, Any]) -> dict[str, Any]:
    """What there may be ten thousand of, on shelves: to look at one is to read one shelf."""
    shelves: dict[str, dict[str, Any]] = {f"shelf {number}": {} for number in range(SHELVES)}
    for name, row in rows.items():
        shelves[shelf_of(name)][name] = row
    return shelves


def _telling(workspace: Workspace) -> tuple[str, str] | None:
    from profiles.comparing.telling import most_telling_pair

    try:
        return most_telling_pair(workspace)
    except LookupError:
        return None


def _profile_row(profile: Profile) -> Any:
    return [pack(profile.statements), pack(profile.silences)]
