"""Finds the workspace: as git finds a repository, or where one is told."""

from __future__ import annotations

import os

from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDERS = ("seeds", "profiles")
"""What a workspace holds."""
VARIABLE = "VISAVIS_WORKSPACE"


class NoWorkspace(Exception):
    """There is no workspace where one was looked for; the message says where, and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """A workspace's folder."""

    folder: str
    """Absolute."""
    bundled: bool = False
    """Whether it is the one that comes with the program: read, never written."""

    @property
    def root(self) -> Path:
        """The folder as a path."""
        from pathlib import Path

        return Path(self.folder)


def find_workspace(start: str | os.PathLike[str], option: str | None, environ: Mapping[str, str]) -> Found:
    """The folder that the option or the environment names, else the nearest upwards, else the bundled one."""
    if option:
        return Found(_named(option, "--workspace"))
    if told := environ.get(VARIABLE):
        return Found(_named(told, VARIABLE))
    here, above = os.path.abspath(start), ""
    while here != above:
        if is_workspace(here):
            return Found(here)
        here, above = os.path.dirname(here), here
    return Found(_bundled(), bundled=True)


def is_workspace(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder holds `seeds/` and `profiles/`."""
    return all(os.path.isdir(os.path.join(folder, name)) for name in FOLDERS)


def _named(folder: str, teller: str) -> str:
    if is_workspace(folder):
        return os.path.abspath(folder)
    there = os.path.isdir(folder)
    why = f"{folder} (from {teller}) holds no seeds/ and profiles/" if there else f"{folder} is no folder"
    raise NoWorkspace(f"{why}; name a workspace, or make one with `visavis init {folder}`")


def _bundled() -> str:
    """In an installed wheel, the packages `seeds` and `profiles` themselves."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if not is_workspace(folder):
        raise NoWorkspace("there is no workspace here or above; go into one, or make one with `visavis init DIR`")
    return folder
