"""Loads a workspace: every file is read, everything wrong is collected, nothing that is wrong hides the rest."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from profiles.files.conflicts import ConflictFile, read_conflicts
from profiles.files.files import Text, read_text
from profiles.files.linking import Linked, link
from profiles.files.vocabulary import (
    Anything,
    Names,
    Vocabulary,
    read_dimensions,
    read_names,
    read_sources,
    read_topics,
    salvaged_sources,
)
from profiles.files.yaml_nodes import LARGEST
from profiles.model import Dimension, Problem, Source, Topic
from profiles.reader import ProfileFile, read_meeting
from profiles.stamps import DOCUMENTS, entries
from profiles.value import dataclass, replace
from profiles.visible import visible

Word = TypeVar("Word")


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that the files of a workspace say."""

    sources: dict[str, Source]
    dimensions: tuple[Dimension, ...]
    topics: tuple[Topic, ...]
    names: Names
    linked: Linked
    problems: tuple[Problem, ...]


def load_files(root: Path) -> Loaded:
    """Everything in a workspace's files; never raises for a bad one."""
    with _without_collector():
        return _Loader(root).load()


def document_files(root: Path) -> Iterator[os.DirEntry[str]]:
    """The documents in seeds/, by name."""
    return entries(root / "seeds", DOCUMENTS)


def profile_files(root: Path) -> Iterator[os.DirEntry[str]]:
    """The profiles in profiles/meetings/, by name."""
    return entries(root / "profiles" / "meetings", (".yaml", ".yml"))


class _Loader:
    """One run over the files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def load(self) -> Loaded:
        dimensions, topics, names = self._dimensions(), self._topics(), self._names()
        sources, by_name = self._sources()
        vocabulary = Vocabulary(dimensions, topics, by_name)
        files = [self._meeting(entry, vocabulary) for entry in profile_files(self.root) if self._sound(entry)]
        conflicts = self._conflicts(vocabulary)
        linked = link(files, conflicts)
        self.problems += (problem for file in files for problem in file.problems)
        self.problems += (*conflicts.problems, *linked.problems)
        _define_used(linked, dimensions, topics)
        words = tuple(dimensions.values()), tuple(topics.values())
        return Loaded(sources, *words, names, linked, tuple(sorted(self.problems)))

    def _dimensions(self) -> dict[str, Dimension]:
        """Those of the workspace; those of the program where it has none, or none that can be read."""
        path = "profiles/dimensions.yaml"
        text = self._text(path)
        found, problems = read_dimensions(path, text) if text is not None else ((), [])
        self.problems += problems
        default = found or read_dimensions(path, _default_dimensions())[0]
        return self._words({dimension.id: dimension for dimension in default}, path, bool(found))

    def _topics(self) -> dict[str, Topic]:
        path = "profiles/topics.yaml"
        text = self._text(path)
        found, problems = read_topics(path, text) if text is not None else ((), [])
        self.problems += problems
        return self._words({topic.id: topic for topic in found}, path, bool(found))

    def _words(self, found: dict[str, Word], path: str, read: bool) -> dict[str, Word]:
        """Words by id; any word goes where their file is broken, so that one slip is one problem."""
        broken = not read and any(problem.path == path for problem in self.problems)
        return Anything(found) if broken else found

    def _names(self) -> Names:
        text = self._text("profiles/names.yaml")
        found, problems = read_names("profiles/names.yaml", text) if text is not None else (Names(), [])
        self.problems += problems
        return found

    def _sources(self) -> tuple[dict[str, Source], dict[str, str]]:
        """What is known of the documents that are there, and their files by name."""
        path = "seeds/sources.yaml"
        files = {entry.name: entry for entry in document_files(self.root) if self._sound(entry)}
        text = self._text(path)
        known, problems = read_sources(path, text, files) if text is not None else ({}, [])
        self.problems += problems
        sources = {file: replace(known.get(file) or Source(file, file), size=_size(files[file])) for file in files}
        names = {source.name: source.file for source in sources.values()}
        if text and problems and not known:
            names |= {name: file for name, file in salvaged_sources(text).items() if file in files}
        return sources, names | {file: file for file in files}

    def _meeting(self, entry: os.DirEntry[str], vocabulary: Vocabulary) -> ProfileFile:
        path = f"profiles/meetings/{entry.name}"
        got = read_text(self.root, path, LARGEST)
        return ProfileFile(path, None, (got,)) if isinstance(got, Problem) else read_meeting(path, got.text, vocabulary)

    def _conflicts(self, vocabulary: Vocabulary) -> ConflictFile:
        text = self._text("profiles/conflicts.yaml")
        return ConflictFile() if text is None else read_conflicts("profiles/conflicts.yaml", text, vocabulary)

    def _text(self, path: str) -> str | None:
        """A file's text; `None` where there is none, or it cannot be read, which is then reported."""
        if not os.path.lexists(self.root / path):
            return None
        got = read_text(self.root, path, LARGEST)
        if isinstance(got, Text):
            return got.text
        self.problems.append(got)
        return None

    def _sound(self, entry: os.DirEntry[str]) -> bool:
        """Whether a file may be read by its name and kind; reported where not."""
        path = os.path.relpath(entry.path, self.root)
        if (shown := visible(path, keep="")) != path:
            message = "has a name with control characters or bytes that are no UTF-8; rename it"
        elif (got := _kind(entry)) is not None:
            message = got
        else:
            return True
        self.problems.append(Problem(shown.replace(os.sep, "/"), 1, 1, "", message))
        return False


def _define_used(linked: Linked, dimensions: dict[str, Dimension], topics: dict[str, Topic]) -> None:
    """Define the words that a broken file would have: they stand for themselves."""
    for statement in (s for profile in linked.profiles.values() for s in profile.statements):
        id = statement.dimension
        dimensions.setdefault(id, Dimension(id, id, "topics"))
        for topic in statement.topics:
            topics.setdefault(topic, Topic(topic, topic))


def _kind(entry: os.DirEntry[str]) -> str | None:
    """What is wrong with a directory entry, if it is neither a file nor a link to one."""
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        return "is a link that leads nowhere; remove it" if entry.is_symlink() else f"cannot be read: {error.strerror}"
    return None if stat.S_ISREG(mode) else "is no file; move it away"


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0


def _default_dimensions() -> str:
    """The dimensions that come with the program."""
    return (Path(__file__).parent / "dimensions.yaml").read_text("utf-8")


@contextmanager
def _without_collector() -> Iterator[None]:
    """Many small values and no circles among them: looking for garbage would take a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
