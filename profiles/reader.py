"""Reads a meeting's profile: YAML nodes → values, with everything that is wrong reported in one go.

A broken statement is left out and the others stay. References to other files are collected for `linking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import cast

from profiles.files.context import Context, Reference
from profiles.files.mappings import Record, top_record
from profiles.files.shapes import MEETING, RELATION
from profiles.files.statements import StatementReader
from profiles.files.vocabulary import Vocabulary
from profiles.files.yaml_nodes import ListNode, MapNode, Node, TextNode, read_nodes
from profiles.model import (
    Basis,
    DateAccount,
    Meeting,
    Move,
    MoveKind,
    Problem,
    Profile,
    Question,
    Relation,
    RelationKind,
    Silence,
    Statement,
    Status,
    When,
)
from profiles.problems import Report, quoted
from profiles.value import dataclass, replace

Parties = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """What a file gave."""

    path: str
    profile: Profile | None
    problems: tuple[Problem, ...]
    references: tuple[Reference, ...] = ()
    dropped: frozenset[str] = frozenset()
    """Ids of statements that are left out because something is wrong with them."""


def read_meeting(path: str, text: str, vocabulary: Vocabulary) -> ProfileFile:
    """The profile in a file, as far as it can be read, and everything that is wrong with it."""
    report = Report(path)
    top = top_record(read_nodes(text, report), MEETING, report)
    if top is None or not top.has("meeting"):
        return ProfileFile(path, None, tuple(report.problems))
    context = Context(report, vocabulary, top.text("meeting"))
    profile = _Reader(top, context).profile()
    return ProfileFile(path, profile, tuple(report.problems), tuple(context.references), frozenset(context.dropped))


@dataclass(frozen=True, slots=True)
class _Reader:
    """One profile while it is read."""

    top: Record
    context: Context

    def profile(self) -> Profile:
        self._check_file_name()
        parties = tuple(self._parties())
        statements = tuple(StatementReader(self.context, self.top, dict(parties)).read())
        silences = tuple(self._silences())
        questions = tuple(self._questions())
        return Profile(_with_sources(self._meeting(parties), statements), statements, silences, questions)

    def _check_file_name(self) -> None:
        file, id = PurePosixPath(self.context.report.path), self.context.meeting
        if file.stem != id:
            hint = f"name the file {id}{file.suffix}, or write `meeting: {file.stem}`"
            self.top.wrong("meeting", f"the id {quoted(id)} and the file name {quoted(file.name)} disagree; {hint}")

    def _meeting(self, parties: Parties) -> Meeting:
        top = self.top
        for node in top.words("aliases"):
            self.context.refer(self.context.meeting, "aliases", node.text.strip(), node, "aliases")
        return Meeting(
            self.context.meeting,
            top.text("title", self.context.meeting),
            cast(Status, top.text("status", "held")),
            top.texts("aliases"),
            top.text("format"),
            top.text("level"),
            top.text("place"),
            self._when(),
            parties,
            tuple(self._relations()),
            self._files(top),
            top.text("note"),
            top.place,
        )

    def _files(self, record: Record) -> tuple[str, ...]:
        """The sources that a record lists, those that are known."""
        files = (self.context.file(record, "sources", node) for node in record.words("sources"))
        return tuple(dict.fromkeys(file for file in files if file))

    def _when(self) -> When:
        accounts = [
            DateAccount(r.text("text"), cast(Basis, r.text("basis")), self.context.evidence(r), r.text("note"))
            for r in self.top.records("date_accounts")
            if r.sound
        ]
        return replace(self.top.date("date"), accounts=tuple(accounts))

    def _parties(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        node = self.top.values.get("parties")
        seen: set[str] = set()
        for name, people in node.entries if isinstance(node, MapNode) else ():
            party = name.text.strip()
            if not party:
                self._wrong(name, "parties", "a party has no name; write it before the colon")
            elif party not in seen:
                seen.add(party)
                yield party, tuple(self._people(people, f"parties.{party}"))

    def _people(self, node: Node, where: str) -> Iterator[str]:
        if isinstance(node, MapNode) or (isinstance(node, TextNode) and not node.blank):
            self._wrong(node, where, "must be a list of people; write [Ada Brand, Ivo Lind], or nothing")
        for item in node.items if isinstance(node, ListNode) else ():
            if isinstance(item, TextNode) and item.text.strip() and not item.blank:
                yield item.text.strip()
            else:
                self._wrong(item, where, "must be the name of a person")

    def _relations(self) -> Iterator[Relation]:
        kinds = [key for key in RELATION.names if key != "note"]
        for record in self.top.records("relations"):
            kind = next((key for key in kinds if record.has(key)), None)
            if kind and record.sound:
                target = record.text(kind)
                self.context.refer(self.context.meeting, kind, target, record.values[kind], record.at(kind))
                yield Relation(cast(RelationKind, kind), target, record.text("note"), record.place)

    def _silences(self) -> Iterator[Silence]:
        words = self.context.vocabulary
        for record in self.top.records("silences"):
            known = [
                self.context.is_known(record.values[key], key, there, record.at(key))
                for key, there in (("dimension", words.dimensions), ("topic", words.topics))
                if record.has(key)
            ]
            files = self._files(record)
            if record.sound and all(known) and len(files) == len(record.words("sources")):
                dimension, topic, query, day = (record.text(key) for key in ("dimension", "topic", "query", "date"))
                meeting, note = self.context.meeting, record.text("note")
                yield Silence(meeting, dimension, topic, query, files, day, note, record.place)

    def _questions(self) -> Iterator[Question]:
        for record in self.top.records("questions"):
            name = self.context.name(record) if record.has("id") else None
            id = f"{self.context.meeting}/{name}"
            raised, moves = tuple(self._raised_by(record, id)), tuple(self._moves(record, id))
            if name and record.sound:
                text, note = record.text("text"), record.text("note")
                yield Question(id, self.context.meeting, text, raised, moves, note, record.place)

    def _raised_by(self, record: Record, id: str) -> Iterator[str]:
        for node in record.words("raised_by"):
            target = self.context.full(node.text.strip())
            self.context.refer(id, "raised_by", target, node, record.at("raised_by"))
            yield target

    def _moves(self, record: Record, id: str) -> Iterator[Move]:
        for move in record.records("moves"):
            if move.sound:
                target = self.context.full(move.text("by"))
                self.context.refer(id, "by", target, move.values["by"], move.at("by"))
                yield Move(target, cast(MoveKind, move.text("how")), move.text("note"), move.place)

    def _wrong(self, node: Node, where: str, message: str) -> None:
        self.context.report.add(node, where, message)


def _with_sources(meeting: Meeting, statements: Iterable[Statement]) -> Meeting:
    """The meeting with every source that its profile lists or quotes."""
    quoted_in = [e.source for s in statements for e in s.evidence]
    quoted_in += [e.source for account in meeting.date.accounts for e in account.evidence]
    return replace(meeting, sources=tuple(dict.fromkeys((*meeting.sources, *quoted_in))))
