"""The desk: what every screen works on — the workspace, its index, the user's settings, what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING

from profiles.files.writing import content_hash
from profiles.stamps import entries
from profiles.value import dataclass, field, replace
from tui.config import Config
from tui.finder import Finder
from tui.layout import Context, context_of
from tui.state import State, load_state, save_state

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from profiles.files.taking import Taken
    from profiles.model import Problem, Statement
    from profiles.workspace import Workspace

MEETINGS = "profiles/meetings"


@dataclass(slots=True)
class Desk:
    """One reader at one workspace."""

    workspace: Workspace
    config: Config = field(default_factory=Config)
    environ: Mapping[str, str] = field(default_factory=dict)
    state: State = field(default_factory=State)
    taken: list[Taken] = field(default_factory=list)
    """What was written into profiles, to be taken back."""
    last_search: tuple[str, frozenset[str]] = ("", frozenset())
    """The last query, and the ids of the statements that it found, or that cite what it found."""
    _own: set[str] = field(default_factory=set)
    """Hashes of what the reader's own doing left in profiles."""
    _others: list[str] = field(default_factory=list)
    _seen: dict[str, tuple[int, int]] | None = None
    _index: Finder | None = None
    _latest: Workspace | None = None
    _opening: Lock = field(default_factory=Lock)

    @property
    def is_remote(self) -> bool:
        """Whether the reader sits at the other end of a line: few bytes, no movement."""
        wanted = self.config.animation
        return wanted == "off" or (wanted == "auto" and "SSH_CONNECTION" in self.environ)

    @property
    def ascii_only(self) -> bool:
        """Whether the terminal has nothing but ASCII to draw with."""
        return self.environ.get("TERM") in ("linux", "vt100", "vt220", "ansi")

    def index(self, progress: Callable[[int, int], None] | None = None) -> Finder:
        """The index, opened when first asked for and brought up to date; call it in a worker."""
        with self._opening:
            if self._index is None:
                opened: Finder = import_module("index").open_index(
                    self.workspace, progress=progress, saved=self.config.queries
                )
                self._index = opened
            return self._index

    def take_up(self, workspace: Workspace) -> Problem | None:
        """Work on a workspace that was read again; on the last good one where a mistake came in, which is returned."""
        before = set(self.latest.file_problems)
        self._latest = workspace
        fresh = [one for one in workspace.file_problems if one.level == "error" and one not in before]
        if fresh or self._is_broken(workspace):
            return max(fresh, key=self._touched) if fresh else None
        self.workspace = workspace
        with self._opening:
            index, self._index = self._index, None
        if index is not None:
            index.close()
        return None

    def wrote(self, path: Path) -> None:
        """A file is as the reader's own doing left it."""
        with suppress(OSError):
            self._own.add(content_hash(path))

    def look(self) -> None:
        """Note which profiles somebody else changed since the last look."""
        files = entries(self.workspace.root / MEETINGS, (".yaml", ".yml"))
        seen, before = {one.name: _stamp(one) for one in files}, self._seen
        self._seen = seen
        for name in sorted(name for name in seen if before and seen[name] != before.get(name)):
            with suppress(OSError):
                if content_hash(self.workspace.root / MEETINGS / name) not in self._own and name not in self._others:
                    self._others.append(name)

    def others(self) -> str:
        """The profiles that somebody else changed, in words, once; "" where there is none."""
        names, self._others = self._others, []
        return f"{names[0]}{f' and {len(names) - 1} more' if len(names) > 1 else ''}" if names else ""

    def _is_broken(self, workspace: Workspace) -> bool:
        """Whether a mistake that came in earlier is still there."""
        errors = {(one.path, one.where) for one in workspace.file_problems if one.level == "error"}
        return bool(errors - {(one.path, one.where) for one in self.workspace.file_problems})

    def _touched(self, problem: Problem) -> float:
        """When the file of a problem was last written: the cause is where somebody just wrote."""
        path = self.workspace.root / problem.path
        return path.stat().st_mtime if path.exists() else 0.0

    @property
    def latest(self) -> Workspace:
        """The workspace as last read, with whatever is wrong in it."""
        return self._latest or self.workspace

    def context(self) -> Context:
        """The words of the workspace, for layouts."""
        return context_of(self.workspace)

    def recall(self) -> None:
        """Take up what is remembered of this workspace."""
        self.state = load_state(self.workspace.root)

    def remember(self, **changes: str) -> None:
        """Note where the reader is."""
        self.state = replace(self.state, **changes)

    def close(self) -> None:
        """Keep what is remembered, and close the index."""
        save_state(self.workspace.root, self.state)
        if self._index is not None:
            self._index.close()

    def statement(self, name: str) -> Statement | None:
        """A statement by its id."""
        return self.workspace.statement(name)


def _stamp(entry: os.DirEntry[str]) -> tuple[int, int]:
    """What a file looks like from outside."""
    try:
        found = entry.stat()
    except OSError:
        return -1, 0
    return found.st_mtime_ns, found.st_size
