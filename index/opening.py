"""Opening: an index that can be searched, whatever became of the one on disk."""

from __future__ import annotations

import time

from index.cache import Untrusted, index_folder, private_temporary
from index.catalogue import Catalogue, check_files, read_catalogue
from index.freshness import Plan, plan
from index.lock import Lock
from index.odd import Odd
from index.store import Store
from profiles.lean import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from index.build import Progress
    from profiles.workspace import Workspace

PATIENCE = 3.0
"""Seconds to wait for another writer where there is an index to search meanwhile."""
LONG_PATIENCE = 60.0
"""Seconds to wait for another's first build, before building one for this run only."""

BROKEN = (Odd, OSError)
"""What reading a damaged or vanished index raises."""

Say = Callable[[str], None]
Opened = tuple[Store, Catalogue]


class NoIndex(OSError):
    """No index can be written anywhere; the message says why, then what to do."""


class Opener:
    """Finds the folder, brings the index in it up to date and opens it."""

    def __init__(self, progress: Progress | None, say: Say | None) -> None:
        self.progress = progress
        self._say, self._said = say, set[str]()
        self.home: str | None = None
        self.temporary = False

    def open(self, workspace: Workspace, rebuild: bool = False) -> Opened:
        """A store of the workspace as it is now."""
        if self.home is None:
            self.home = self._home(workspace)
        self._said.clear()
        try:
            return self._bring_up(workspace, rebuild)
        except OSError as fault:
            if self.temporary:
                raise NoIndex(
                    f"No index can be written ({fault}); free some disk space or set XDG_CACHE_HOME."
                ) from fault
            self.say(f"The index cannot be kept in {self.home} ({_why(fault)}); a temporary one is built for this run.")
        self.home, self.temporary = self._temporary(), True
        return self.open(workspace)

    def say(self, word: str) -> None:
        """Says a word to the user, once."""
        if self._say is not None and word not in self._said:
            self._said.add(word)
            self._say(word)

    def _home(self, workspace: Workspace) -> str:
        try:
            return index_folder(workspace.folder)
        except OSError as fault:
            why = str(fault) if isinstance(fault, Untrusted) else f"the cache folder cannot be used ({_why(fault)})"
            self.say(f"No index is kept: {why}. A temporary one is built for this run.")
            self.temporary = True
            return self._temporary()

    def _temporary(self) -> str:
        try:
            return private_temporary()
        except OSError as fault:
            raise NoIndex(f"No index can be written ({_why(fault)}); free some disk space or set TMPDIR.") from fault

    def _bring_up(self, workspace: Workspace, rebuild: bool) -> Opened:
        assert self.home is not None
        present = None if rebuild else self._present()
        catalogue = present[1] if present else None
        if present and workspace.state and workspace.state == present[1].state:
            return present
        todo = plan(workspace, catalogue or Catalogue(""))
        if present and not todo and not todo.touched and not workspace.state:
            return present
        lock = Lock(self.home)
        locked = lock.acquire(self._patience(catalogue, todo))
        if present and not locked and not todo:
            return present
        if present:
            present[0].close()
        if not locked:
            return self._meanwhile(workspace)
        try:
            return self._update(workspace, rebuild)
        finally:
            lock.release()

    def _patience(self, catalogue: Catalogue | None, todo: Plan) -> float:
        if catalogue is None:
            return LONG_PATIENCE
        return PATIENCE if todo else 0.0

    def _meanwhile(self, workspace: Workspace) -> Opened:
        """Another program is writing: its last state is searched, or one for this run only."""
        if present := self._present():
            self.say("Another program is bringing the index up to date; the newest changes may be missing.")
            return present
        self.say("Another program is still building the index; a temporary one is built for this run.")
        self.home, self.temporary = self._temporary(), True
        return self._bring_up(workspace, True)

    def _update(self, workspace: Workspace, rebuild: bool) -> Opened:
        """Holding the lock: looks again at what is there, and writes what differs."""
        from index.build import build, restamp

        assert self.home is not None
        present = None if rebuild else self._present(alone=True)
        if present is None:
            catalogue = build(self.home, None, plan(workspace, Catalogue("")), workspace, self.progress)
            return self._store(catalogue), catalogue
        store, catalogue = present
        todo = plan(workspace, catalogue)
        if todo:
            store.close()
            catalogue = self._refreshed(catalogue, todo, workspace)
            return self._store(catalogue), catalogue
        if todo.touched or workspace.state != catalogue.state:
            catalogue = restamp(self.home, catalogue, todo, workspace.state)
        return store, catalogue

    def _refreshed(self, catalogue: Catalogue, todo: Plan, workspace: Workspace) -> Catalogue:
        from index.build import build

        assert self.home is not None
        try:
            return build(self.home, catalogue, todo, workspace, self.progress)
        except Exception as fault:
            if isinstance(fault, OSError) and not isinstance(fault, FileNotFoundError):
                raise
            self._say_rebuilt(fault)
            return build(self.home, None, plan(workspace, Catalogue("")), workspace, self.progress)

    def _present(self, alone: bool = False) -> Opened | None:
        """A sound index, opened; waits while another writes; `None` where there is none, or an odd one."""
        assert self.home is not None
        until = time.monotonic() + PATIENCE
        while True:
            try:
                catalogue = read_catalogue(self.home)
                if catalogue is None:
                    return None
                check_files(self.home, catalogue)
                return self._store(catalogue), catalogue
            except BROKEN as fault:
                if alone or time.monotonic() > until or not self._is_being_written():
                    self._say_rebuilt(fault)
                    return None
            time.sleep(0.02)

    def _is_being_written(self) -> bool:
        assert self.home is not None
        lock = Lock(self.home)
        if free := lock.acquire():
            lock.release()
        return not free

    def _say_rebuilt(self, fault: Exception) -> None:
        reason = _why(fault) if isinstance(fault, OSError) else str(fault)
        self.say(f"The index is built anew: {reason}.")

    def _store(self, catalogue: Catalogue) -> Store:
        assert self.home is not None
        return Store(f"{self.home}/{catalogue.folder}", catalogue.segments)


def _why(fault: OSError) -> str:
    return fault.strerror or str(fault)
