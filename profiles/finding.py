"""Finds the workspace: as git finds a repository, or where one is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from profiles.value import dataclass

FOLDERS = ("seeds", "profiles")
"""What a workspace holds."""
VARIABLE = "VISAVIS_WORKSPACE"


class NoWorkspace(Exception):
    """There is no workspace where one was looked for; the message says where, and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """A workspace's folder."""

    root: Path
    bundled: bool = False
    """Whether it is the one that comes with the program: read, never written."""


def find_workspace(start: Path, option: str | None, environ: Mapping[str, str]) -> Found:
    """The folder that the option or the environment names, else the nearest upwards, else the bundled one."""
    if option:
        return Found(_named(Path(option), "--workspace"))
    if told := environ.get(VARIABLE):
        return Found(_named(Path(told), VARIABLE))
    here = start.absolute()
    for folder in (here, *here.parents):
        if is_workspace(folder):
            return Found(folder)
    return Found(_bundled(), bundled=True)


def is_workspace(folder: Path) -> bool:
    """Whether a folder holds `seeds/` and `profiles/`."""
    try:
        return all((folder / name).is_dir() for name in FOLDERS)
    except OSError:
        return False


def _named(folder: Path, teller: str) -> Path:
    if is_workspace(folder):
        return folder.absolute()
    why = f"{folder} (from {teller}) holds no seeds/ and profiles/" if folder.is_dir() else f"{folder} is no folder"
    raise NoWorkspace(f"{why}; name a workspace, or make one with `visavis init {folder}`")


def _bundled() -> Path:
    """In an installed wheel, the packages `seeds` and `profiles` themselves."""
    folder = Path(__file__).absolute().parent.parent
    if not is_workspace(folder):
        raise NoWorkspace("there is no workspace here or above; go into one, or make one with `visavis init DIR`")
    return folder
