"""Kept: what the index answered about a workspace — leads, and whether silences hold — until the workspace changes.

Files in the same private folder as the compiled form, and of the same kind: JSON under a checksum, written whole. The
leads of one meeting's sources lie in one file. What is odd is as if it were not there, and is asked again.
"""

from __future__ import annotations

from binascii import crc32

from profiles.cache import private_folder, read_private, write_private
from profiles.notation import loads, writer
from profiles.packing import DOCUMENT, HIT, many, pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from profiles.comparison import Hit
    from profiles.document import Document
    from profiles.model import Silence, Topic
    from profiles.workspace import Workspace

MOST = 4000
"""Answers of one kind that are kept; beyond that they are collected anew."""


class Kept:
    """The answers that an engine gave about one state of a workspace."""

    def __init__(self, workspace: Workspace, engine: str) -> None:
        self._workspace, self._engine = workspace, engine
        """`engine` says what answered: another engine's answers are not believed."""
        self._files: dict[str, dict[str, Any]] = {}
        self._changed: set[str] = set()

    def leads(self, topic: Topic, sources: Sequence[str], ask: Callable[[], Sequence[Hit]]) -> tuple[Hit, ...]:
        """Passages on a topic in some sources."""
        name = f"leads-{crc32(repr(sources).encode('utf-8', 'surrogatepass')):08x}"
        return tuple(many(HIT)(self.answer(name, f"{topic.id} in {sources!r}", lambda: pack(tuple(ask())))))

    def holds(self, silence: Silence, ask: Callable[[], bool]) -> bool:
        """Whether what was checked and not found is still not there."""
        return bool(self.answer("silences", f"{silence.query} in {silence.sources!r}", ask))

    def document(self, file: str, ask: Callable[[], Document]) -> Document:
        """A document that was read before; one that is read now is kept at once."""
        row = self.answer(f"document-{crc32(file.encode('utf-8', 'surrogatepass')):08x}", file, lambda: pack(ask()))
        self.save()
        found: Document = DOCUMENT(row)
        return found

    def answer(self, name: str, question: str, ask: Callable[[], Any]) -> Any:
        """The answer to a question, from the file of a name; asked for where it is not there."""
        known = self._files.get(name)
        if known is None:
            known = self._files[name] = self._read(name)
        if question not in known:
            if len(known) >= MOST:
                known.clear()
            known[question] = ask()
            self._changed.add(name)
        return known[question]

    def _read(self, name: str) -> dict[str, Any]:
        """The answers of a file; none where it is of another state, or odd."""
        if not self._workspace.generation:
            return {}
        try:
            check, of, answers = read_private(self._path(name)).split(b"\n", 2)
            if of.decode() != self._of() or int(check, 16) != crc32(answers):
                return {}
            found = loads(answers.decode("ascii"))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def save(self) -> None:
        """Keep the answers, if the workspace itself is kept and there is something new."""
        for name in self._changed if self._workspace.generation else ():
            answers = writer()(self._files[name]).encode("ascii")
            try:
                write_private(self._path(name), b"%08x\n%s\n%s" % (crc32(answers), self._of().encode(), answers))
            except OSError:
                return
        self._changed.clear()

    def _of(self) -> str:
        """The state of the workspace and the engine that the answers belong to."""
        return f"{self._workspace.generation} {crc32(self._engine.encode()):08x}"

    def _path(self, name: str) -> str:
        return f"{private_folder(self._workspace.folder, 'compiled')}/{name}"
