"""What the program remembers between two starts: per workspace, in the state home; lost without harm."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from profiles.value import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """Where the reader was in one workspace."""

    left: str = ""
    """Id of the left meeting."""
    right: str = ""
    sides: str = ""
    """JSON of the two sides that are compared within one meeting."""
    at: str = ""
    """Id of the statement under the cursor."""
    row: str = ""
    """`dimension/topic` of the row under the cursor."""
    side: str = "left"
    turn: str = "dimension"
    filters: str = ""
    """JSON of what the filters let through."""
    folded: str = ""
    """Ids of folded sections, with spaces between them."""
    stacked: str = ""
    """Not empty where one side stands below the other."""
    rail: str = ""
    """`yes` or `no` where the reader has said whether the dimensions stand beside the comparison."""
    theme: str = ""
    """As chosen on the screen; empty for the user's setting."""

    def wants_rail(self, far: bool) -> bool:
        """Whether the dimensions stand beside the comparison; over a line, where they cost bytes, only if asked for."""
        return self.rail == "yes" or (self.rail != "no" and not far)


def state_home() -> Path:
    """The folder for what the program remembers."""
    from platformdirs import user_state_path

    return user_state_path("visavis", appauthor=False)


def _file_of(root: Path) -> Path:
    from hashlib import sha256

    name = sha256(os.fsencode(root.resolve())).hexdigest()[:24]
    return state_home() / "workspaces" / f"{name}.json"


def load_state(root: Path) -> State:
    """What is remembered of a workspace; nothing where that cannot be read."""
    from profiles.cache import read_private

    try:
        read = json.loads(read_private(str(_file_of(root)), 1_000_000))
    except (OSError, ValueError, RecursionError):
        return State()
    if not isinstance(read, dict):
        return State()
    known = set(State.__match_args__)
    return State(**{key: value for key, value in read.items() if key in known and isinstance(value, str)})


def save_state(root: Path, state: State) -> bool:
    """Remember it; whether that could be done."""
    text = json.dumps({name: getattr(state, name) for name in State.__match_args__}, ensure_ascii=False, indent=1)
    return write_privately(_file_of(root), text.encode("utf-8", "surrogateescape"))


def write_privately(path: Path, data: bytes) -> bool:
    """Write a file of the user's own, whole or not at all; whether that could be done.

    Not into a folder that is another user's, or that everybody may write in: the file could be swapped there.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = path.parent.stat()
        if folder.st_uid != os.geteuid() or folder.st_mode & stat.S_IWOTH:
            return False
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        return False
    return True


def spare_path() -> Path:
    """The file that keeps the last citation copied."""
    return state_home() / "citation.txt"


def keep_spare(text: str) -> Path | None:
    """Keep a copied citation in the spare file; its path, or `None` where it cannot be written."""
    path = spare_path()
    return path if write_privately(path, text.encode("utf-8", "replace")) else None
