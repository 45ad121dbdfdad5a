"""What the readers of one file share: its problems, the words that are known, what refers to other files."""

from __future__ import annotations

from collections.abc import Iterable

from profiles.files.mappings import Record
from profiles.files.vocabulary import Vocabulary
from profiles.files.yaml_nodes import Node, TextNode
from profiles.model import Evidence, Place
from profiles.problems import Report, quoted
from profiles.value import dataclass, field


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that refers to a meeting or a statement, to be checked when all files are read."""

    owner: str
    """Id of what refers: a meeting, statement, question or conflict."""
    field: str
    target: str
    """Id of a meeting, or `meeting/name` of a statement."""
    place: Place
    where: str


@dataclass(slots=True)
class Context:
    """One file while it is read."""

    report: Report
    vocabulary: Vocabulary
    meeting: str = ""
    """Id of the meeting whose file it is."""
    references: list[Reference] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)
    """Ids of statements that are left out because something is wrong with them."""
    names: dict[str, Place] = field(default_factory=dict)
    """Names of statements and questions, folded, and where they stand."""
    made: dict[str, int] = field(default_factory=dict)
    """How many statements without an id have the same topic and text."""

    def refer(self, owner: str, field: str, target: str, node: Node, where: str) -> None:
        """Note that something refers to a meeting or statement."""
        self.references.append(Reference(owner, field, target, self.report.place(node), where))

    def full(self, name: str) -> str:
        """The id of a statement of this file, or of another as it is written."""
        return name if "/" in name else f"{self.meeting}/{name}"

    def is_known(self, node: Node, kind: str, known: Iterable[str], where: str) -> bool:
        """Whether a dimension or topic is known; reported where it is not."""
        word = node.text.strip() if isinstance(node, TextNode) else ""
        if word in known:
            return True
        hint = self.report.hint(word, known) or f" Add it to profiles/{kind}s.yaml, or name one that is there."
        self.report.add(node, where, f"there is no {kind} {quoted(word)}.{hint}")
        return False

    def name(self, record: Record) -> str | None:
        """The name written on a statement or question; `None` where it is taken."""
        name = record.text("id")
        if (taken := self.names.get(name.casefold())) is not None:
            record.wrong("id", f"{quoted(name)} is taken on line {taken.line}; ids differ, also but for case")
            return None
        self.names[name.casefold()] = record.place
        return name

    def file(self, record: Record, name: str, node: TextNode) -> str | None:
        """The file of the source that a node names; reported where nobody knows it."""
        word = node.text.strip()
        file = self.vocabulary.sources.get(word)
        if file is None:
            hint = (
                self.report.hint(word, self.vocabulary.sources) or " Name one of seeds/, or add it with `visavis add`."
            )
            self.report.add(node, record.at(name), f"there is no source {quoted(word)}.{hint}")
        return file

    def evidence(self, record: Record) -> tuple[Evidence, ...]:
        """The evidence written on a record itself, or listed under `evidence`."""
        own = [record] if record.has("source") and record.has("quote") else []
        listed = [piece for piece in record.records("evidence") if piece.sound]
        pieces = [self._piece(piece, own=piece is record) for piece in (*own, *listed)]
        return tuple(piece for piece in pieces if piece)

    def _piece(self, record: Record, own: bool) -> Evidence | None:
        named = record.values["source"]
        file = self.file(record, "source", named) if isinstance(named, TextNode) else None
        if file is None:
            return None
        return Evidence(
            file,
            record.text("quote"),
            before=record.text("before"),
            after=record.text("after"),
            translation=record.text("translation"),
            note="" if own else record.text("note"),
            place=self.report.place(record.values["quote"]),
        )
