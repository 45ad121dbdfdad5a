"""Call: one command being carried out — its options, where it writes, and the workspace, loaded when asked for."""

from __future__ import annotations

import os

from profiles.lean import Callable, cached_property
from tui.output import Misuse, Output, Unreadable, say
from tui.parsing import Options, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from index import Index
    from profiles.comparison import Hit
    from profiles.kept import Kept
    from profiles.model import Meeting, Silence, Topic
    from profiles.workspace import Workspace
    from tui.config import Config
    from tui.layout.context import Context
    from tui.printing.page import Page
    from tui.printing.rows import Rows

MANY = 200
"""So many documents take long enough to index that a reader wants to know how far it is."""


AT_THE_FILES = frozenset({"check", "add", "new", "init", "review", "coverage"})
"""Commands that read every file anew."""


class Call:
    """What every command is given."""

    def __init__(self, options: Options, out: Output, environ: Mapping[str, str]) -> None:
        self.options = options
        self.out = out
        self.environ = environ
        self._index: Index | None = None
        self._without_index = False

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace that the options, the environment or the current folder name."""
        from profiles.finding import NoWorkspace, find_workspace

        try:
            found = find_workspace(_here(), self.options.workspace, self.environ)
            workspace = self._open(found.folder, found.bundled)
        except NoWorkspace as error:
            raise Unreadable(f"visavis: {error}") from error
        except OSError as error:
            raise Unreadable(
                f"visavis: the workspace cannot be read: {error.strerror}; look at its permissions."
            ) from error
        if found.bundled:
            say("visavis: no workspace here or above; this is the one that comes with the program, read-only.")
        return workspace

    def _open(self, root: str, bundled: bool) -> Workspace:
        """From its compiled form, unless the command is to look at the files themselves."""
        if self.options.command in AT_THE_FILES:
            from profiles.workspace import load_workspace

            return load_workspace(root, bundled)
        from profiles.compiled import open_workspace

        return open_workspace(root, bundled)

    @property
    def index(self) -> Index:
        """The index, brought up to date; a long build tells how far it is."""
        if self._index is None:
            from index import NoIndex, open_index

            saved = self.config.queries if self.options.command == "search" else None
            try:
                self._index = open_index(self.workspace, progress=_progress, say=_say_of_index, saved=saved)
            except NoIndex as error:
                raise Unreadable(f"visavis: {error}") from error
        return self._index

    @cached_property
    def config(self) -> Config:
        """The user's settings; what is wrong with them is told."""
        from tui.config import load_config

        config = load_config()
        for problem in config.problems:
            say(f"{problem.path}:{problem.line}:{problem.column}: {problem.where}: {problem.message}")
        return config

    def reload(self) -> None:
        """Read the workspace again, for its files were changed."""
        self.__dict__.pop("workspace", None)
        self.__dict__.pop("context", None)
        self.__dict__.pop("_kept", None)
        if self._index is not None:
            self._index.refresh(self.workspace)

    def link(self, path: str, line: int) -> str:
        """The address of a line of a file of the workspace, for a terminal that follows links."""
        if not self.out.linked or not path:
            return ""
        from os import fsencode, uname
        from urllib.parse import quote

        return f"file://{uname().nodename}{quote(fsencode(self.workspace.root / path))}#{line}"

    def edit(self, path: str, line: int) -> int:
        """Open a file of the workspace in the user's editor; its exit code."""
        from tui.editor import NoEditor, edit

        try:
            return edit(self.workspace.root / path, line, setting=self.config.editor, environ=self.environ)
        except NoEditor as error:
            raise Misuse(f"visavis: {error}") from error

    def leads(self, topic: Topic, sources: tuple[str, ...]) -> tuple[Hit, ...]:
        """Passages on a topic in some sources; asked for once while nothing changes. None where there is no index."""
        if self._without_index:
            return ()
        try:
            return self._kept.leads(topic, sources, lambda: self.index.leads(topic, sources))
        except Unreadable as error:
            self._without_index = True
            say(f"{error} What the sources may hold on unread topics is left out.")
            return ()

    @cached_property
    def _kept(self) -> Kept:
        """What the index answered before."""
        from profiles.compiled import program
        from profiles.kept import Kept

        return Kept(self.workspace, program("index"))

    def holds(self, silence: Silence) -> bool | None:
        """Whether what was checked and not found is still not there; never where its query cannot be asked.

        `None` where there is no index.
        """
        if self._without_index:
            return None
        try:
            return self._kept.holds(silence, lambda: self._not_there(silence))
        except Unreadable as error:
            self._without_index = True
            say(f"{error} Whether silences still hold is left out.")
            return None

    def _not_there(self, silence: Silence) -> bool:
        from index import QueryError

        try:
            return not self.index.count(silence.query, silence.sources)
        except QueryError:
            return False

    @property
    def page(self) -> Page:
        """What text is laid out for."""
        from tui.printing.page import page

        return page(self.out, self.options.width, self.options.plain, self.context)

    @cached_property
    def context(self) -> Context:
        """The workspace's own words for a layout."""
        from tui.layout.context import context_of

        return context_of(self.workspace)

    def meeting(self, words: str) -> Meeting:
        """The one meeting that the words mean."""
        from profiles.workspace import resolve

        found = resolve(self.workspace, words)
        if len(found) == 1:
            return found[0]
        raise Misuse(_several(words, found) if found else _unknown(words, self.workspace))

    def source(self, words: str, known: Mapping[str, str]) -> str:
        """The file of a source: by name, file name, or the start of one."""
        found = self.workspace.source(words)
        if found is not None:
            return found.file
        begun = [file for name, file in known.items() if name.startswith(words) or file.startswith(words)]
        if len(begun) == 1:
            return begun[0]
        raise Misuse(f"visavis: there is no source `{words}`.{nearest(words, known)} `visavis sources` lists them.")

    def nothing(self, words: str) -> None:
        """Talk: that there is nothing to print."""
        say(f"visavis: {words}")

    def table(self, rows: Rows) -> None:
        """Print rows in the format asked for, a row of `TABLES`."""
        from tui.printing.tables import TABLES

        self.out.write(TABLES[self.options.format](*rows))

    def one_of(self, words: str, kind: str, known: Mapping[str, str]) -> str:
        """The id of a dimension or topic: by id, or by label without regard to case."""
        if words in known:
            return words
        folded = words.casefold()
        labelled = [id for id, label in known.items() if folded in (label.casefold(), id.casefold())]
        begun = [
            id
            for id, label in known.items()
            if folded and (id.casefold().startswith(folded) or label.casefold().startswith(folded))
        ]
        found = labelled or begun
        if len(found) == 1:
            return found[0]
        if found:
            raise Misuse(f"visavis: `{words}` may be any of the {kind}s {', '.join(found)}; write more of it.")
        raise Misuse(f"visavis: there is no {kind} `{words}`.{nearest(words, [*known, *known.values()])}")

    def close(self) -> None:
        """Let go of the index; mention that files are wrong, if they are."""
        if self._index is not None:
            self._index.close()
        if self.options.command in {"check", "complete"}:
            return
        workspace = self.__dict__.get("workspace")
        wrong = sum(problem.level == "error" for problem in workspace.file_problems) if workspace is not None else 0
        if wrong:
            noun = "problem" if wrong == 1 else "problems"
            say(f"visavis: {wrong} {noun} in the files of the workspace; `visavis check` tells where.")
        if workspace is not None and workspace.as_read is not None:
            from profiles.compiling import keep

            self.out.stream.flush()
            keep(workspace)
        if kept := self.__dict__.get("_kept"):
            kept.save()


def _here() -> str:
    try:
        return os.getcwd()
    except FileNotFoundError:
        raise Unreadable("visavis: the current folder is gone; go to another one, or name a --workspace.") from None


def _several(words: str, found: tuple[Meeting, ...]) -> str:
    """The meetings that the words may mean."""
    names = "\n".join(f"  {one.id}  {one.title}" for one in found)
    return f"visavis: `{words}` may be any of these; write more of it, or an id:\n{names}"


def _unknown(words: str, workspace: Workspace) -> str:
    """No such meeting, and the nearest."""
    names = [name for one in workspace.meetings() for name in (one.id, *one.aliases)]
    return f"visavis: there is no meeting `{words}`.{nearest(words, names)} `visavis meetings` lists them."


def _say_of_index(words: str) -> None:
    """What the index has to tell."""
    say(f"visavis: {words}")


def _progress(done: int, of: int) -> None:
    """How far a long build is, on a terminal only."""
    import sys

    if of >= MANY and sys.stderr.isatty():
        sys.stderr.write(f"\rindexing {done} of {of} documents" + ("\n" if done >= of else ""))
        sys.stderr.flush()


Verb = Callable[[Call], int]
