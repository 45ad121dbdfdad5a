"""Reads a meeting's profile: YAML nodes → values, with everything that is wrong reported in one go.

A broken statement is left out and the others stay. References to other files are collected for `linking`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import cast

from profiles.model import (
    Account,
    Basis,
    DateAccount,
    Evidence,
    Meeting,
    Move,
    MoveKind,
    Place,
    Problem,
    Profile,
    Question,
    Relation,
    RelationKind,
    Silence,
    Standing,
    Statement,
    Status,
    When,
)
from profiles.problems import Report, did_you_mean, quoted
from profiles.records import Record, top_record
from profiles.shapes import MEETING, RELATION, STATEMENT
from profiles.vocabulary import Vocabulary
from profiles.yaml_nodes import ListNode, MapNode, Node, TextNode, read_nodes


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
    reader = _Reader(top, report, vocabulary)
    profile = reader.profile()
    return ProfileFile(path, profile, tuple(report.problems), tuple(reader.references), frozenset(reader.dropped))


class EvidenceReader:
    """Reads quotations, each in a source that the vocabulary knows."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def read(self, record: Record) -> tuple[Evidence, ...]:
        """The evidence written on a record itself, or listed under `evidence`."""
        own = [record] if record.has("source") and record.has("quote") else []
        listed = [piece for piece in record.records("evidence") if piece.sound]
        pieces = [self._piece(piece, own=piece is record) for piece in (*own, *listed)]
        return tuple(piece for piece in pieces if piece)

    def file(self, record: Record, name: str, node: TextNode | None = None) -> str | None:
        """The file of a source that is named; reported where nobody knows it."""
        word = node.text.strip() if node else record.text(name)
        file = self.vocabulary.sources.get(word)
        if file is None:
            hint = did_you_mean(word, self.vocabulary.sources) or " Name one of seeds/, or add it with `visavis add`."
            spot = node or record.values[name]
            record.report.add(spot, record.at(name), f"there is no source {quoted(word)}.{hint}")
        return file

    def _piece(self, record: Record, own: bool) -> Evidence | None:
        file = self.file(record, "source")
        if file is None:
            return None
        place = record.report.place(record.values["quote"])
        return Evidence(
            file,
            record.text("quote"),
            before=record.text("before"),
            after=record.text("after"),
            translation=record.text("translation"),
            note="" if own else record.text("note"),
            place=place,
        )


@dataclass(slots=True)
class _Reader:
    """One profile while it is read."""

    top: Record
    report: Report
    vocabulary: Vocabulary
    references: list[Reference] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)
    names: dict[str, Place] = field(default_factory=dict)
    """Names of statements and questions, folded, and where they stand."""

    @property
    def id(self) -> str:
        return self.top.text("meeting")

    @property
    def quotes(self) -> EvidenceReader:
        return EvidenceReader(self.vocabulary)

    def profile(self) -> Profile:
        self._check_file_name()
        parties = tuple(self._parties())
        statements = tuple(self._statements({party for party, _ in parties}))
        silences = tuple(self._silences())
        questions = tuple(self._questions())
        meeting = self._meeting(parties)
        return Profile(_with_sources(meeting, statements, silences), statements, silences, questions)

    def _check_file_name(self) -> None:
        file = PurePosixPath(self.report.path)
        if file.stem != self.id:
            hint = f"name the file {self.id}{file.suffix}, or write `meeting: {file.stem}`"
            self.top.wrong(
                "meeting", f"the id {quoted(self.id)} and the file name {quoted(file.name)} disagree; {hint}"
            )

    def _meeting(self, parties: tuple[tuple[str, tuple[str, ...]], ...]) -> Meeting:
        top = self.top
        return Meeting(
            self.id,
            top.text("title", self.id),
            cast(Status, top.text("status", "held")),
            top.texts("aliases"),
            top.text("format"),
            top.text("level"),
            top.text("place"),
            self._when(),
            parties,
            tuple(self._relations()),
            tuple(file for node in top.words("sources") if (file := self.quotes.file(top, "sources", node))),
            top.text("note"),
            top.place,
        )

    def _when(self) -> When:
        accounts = [
            DateAccount(r.text("text"), cast(Basis, r.text("basis")), self.quotes.read(r), r.text("note"))
            for r in self.top.records("date_accounts")
            if r.sound and r.has("text") and r.has("basis")
        ]
        return replace(self.top.date("date"), accounts=tuple(accounts))

    def _parties(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        node = self.top.values.get("parties")
        seen: set[str] = set()
        for name, people in node.entries if isinstance(node, MapNode) else ():
            party = name.text.strip()
            where = f"parties.{party}"
            if not party:
                self.report.add(name, "parties", "a party has no name; write it before the colon")
            elif party not in seen:
                seen.add(party)
                yield party, tuple(self._people(people, where))

    def _people(self, node: Node, where: str) -> Iterator[str]:
        if isinstance(node, MapNode) or (isinstance(node, TextNode) and not node.blank):
            self.report.add(node, where, "must be a list of people; write [Ada Brand, Ivo Lind], or nothing")
            return
        for item in node.items if isinstance(node, ListNode) else ():
            if isinstance(item, TextNode) and item.text.strip() and not item.blank:
                yield item.text.strip()
            else:
                self.report.add(item, where, "must be a list of names")

    def _relations(self) -> Iterator[Relation]:
        for record in self.top.records("relations"):
            kind = next((key for key in RELATION.names if key != "note" and record.has(key)), None)
            if kind and record.sound:
                target = record.text(kind)
                self._refer(self.id, kind, target, record.values[kind], record.at(kind))
                yield Relation(cast(RelationKind, kind), target, record.text("note"), record.place)

    def _statements(self, parties: set[str]) -> Iterator[Statement]:
        node = self.top.values.get("statements")
        for dimension, topics in node.entries if isinstance(node, MapNode) else ():
            where = f"statements.{dimension.text}"
            self._check_known(dimension, "dimension", self.vocabulary.dimensions, where)
            if not isinstance(topics, MapNode):
                self.report.add(
                    topics, where, "must be a mapping of topics; write `topic:` and under it the statements"
                )
                continue
            for topic, listed in topics.entries:
                self._check_known(topic, "topic", self.vocabulary.topics, f"{where}.{topic.text}")
                yield from self._under(dimension.text.strip(), topic.text.strip(), listed, parties)

    def _under(self, dimension: str, topic: str, listed: Node, parties: set[str]) -> Iterator[Statement]:
        where = f"statements.{dimension}.{topic}"
        if not isinstance(listed, ListNode):
            self.report.add(listed, where, "must be a list of statements; begin each with `- `")
            return
        for number, item in enumerate(listed.items):
            if not isinstance(item, MapNode):
                self.report.add(item, f"{where}[{number}]", "must be a statement with `text`, `standing` and a quote")
                continue
            record = Record(item, STATEMENT, self.report, f"{where}[{number}]")
            statement = self._statement(record, dimension, topic, parties)
            if statement:
                yield statement

    def _statement(self, record: Record, dimension: str, topic: str, parties: set[str]) -> Statement | None:
        name = self._name(record, topic)
        evidence = self.quotes.read(record)
        account = self._account(record, parties)
        known = dimension in self.vocabulary.dimensions and topic in self.vocabulary.topics
        if not (record.sound and evidence and account and known and name):
            self.dropped.add(f"{self.id}/{record.text('id')}")
            return None
        id = f"{self.id}/{name}"
        return Statement(
            id,
            self.id,
            dimension,
            (topic, *self._topics(record, topic)),
            record.text("text"),
            account,
            cast(Standing, record.text("standing")),
            evidence,
            tuple(self._also(record, id)),
            record.text("side") or None,
            record.text("speaker") or None,
            record.text("aspect") or None,
            record.flag("states_gap"),
            record.text("note"),
            *self._hands(record),
            record.place,
        )

    def _hands(self, record: Record) -> tuple[str, str, str, str]:
        """Coder and reviewer with their days: the statement's own, else the file's."""
        coded = record if record.has("coder") else self.top
        reviewed = record if record.has("reviewer") else self.top
        return (
            coded.text("coder"),
            record.text("coded") or coded.text("coded"),
            reviewed.text("reviewer"),
            record.text("reviewed") or reviewed.text("reviewed"),
        )

    def _account(self, record: Record, parties: set[str]) -> Account | None:
        side, account = record.text("side"), record.text("account", "party" if record.has("side") else "")
        if side and account != "party":
            record.wrong("account", "a side makes the account a party's; take out the account or the side")
            return None
        if account == "party" and not side:
            record.wrong("account", "a party's account names its `side`; write it")
            return None
        if side and side not in parties:
            hint = did_you_mean(side, parties) or " Add it under `parties`, or write `account: third-party`."
            record.wrong("side", f"{quoted(side)} is no party of this meeting.{hint}")
            return None
        return cast(Account, account) if account else None

    def _topics(self, record: Record, leading: str) -> Iterator[str]:
        for node in record.words("topics"):
            if self._check_known(node, "topic", self.vocabulary.topics, record.at("topics")) and node.text != leading:
                yield node.text

    def _also(self, record: Record, id: str) -> Iterator[str]:
        for node in record.words("also"):
            if node.text == self.id:
                self.report.add(node, record.at("also"), "is this very meeting; name others only")
                continue
            self._refer(id, "also", node.text, node, record.at("also"))
            yield node.text

    def _name(self, record: Record, topic: str) -> str | None:
        """The name that is written, or one made of the topic and the text; `None` where it is taken."""
        name = record.text("id")
        if not name:
            return self._made_name(topic, record.text("text"))
        if (taken := self.names.get(name.casefold())) is not None:
            record.wrong("id", f"{quoted(name)} is taken on line {taken.line}; ids differ, also but for case")
            return None
        self.names[name.casefold()] = record.place
        return name

    def _made_name(self, topic: str, text: str) -> str:
        digest = hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()
        name = stem = f"{topic}-{digest[:5]}"
        number = 1
        while name.casefold() in self.names:
            number += 1
            name = f"{stem}-{number}"
        self.names[name.casefold()] = Place(self.report.path)
        return name

    def _silences(self) -> Iterator[Silence]:
        for record in self.top.records("silences"):
            known = [
                self._check_known(record.values[key], key, words, record.at(key))
                for key, words in (("dimension", self.vocabulary.dimensions), ("topic", self.vocabulary.topics))
                if record.has(key)
            ]
            files = [self.quotes.file(record, "sources", node) for node in record.words("sources")]
            if record.sound and all(known) and all(files):
                day = record.text("date")
                sources = tuple(file for file in files if file)
                dimension, topic, query = (record.text(key) for key in ("dimension", "topic", "query"))
                yield Silence(self.id, dimension, topic, query, sources, day, record.text("note"), record.place)

    def _questions(self) -> Iterator[Question]:
        for record in self.top.records("questions"):
            name = self._name(record, "") if record.has("id") else None
            if not name or not record.sound:
                continue
            id = f"{self.id}/{name}"
            raised = tuple(self._targets(record, id))
            yield Question(
                id,
                self.id,
                record.text("text"),
                raised,
                tuple(self._moves(record, id)),
                record.text("note"),
                record.place,
            )

    def _targets(self, record: Record, id: str) -> Iterator[str]:
        for node in record.words("raised_by"):
            target = self._full(node.text.strip())
            self._refer(id, "raised_by", target, node, record.at("raised_by"))
            yield target

    def _moves(self, record: Record, id: str) -> Iterator[Move]:
        for move in record.records("moves"):
            if move.sound and move.has("by"):
                target = self._full(move.text("by"))
                self._refer(id, "by", target, move.values["by"], move.at("by"))
                yield Move(target, cast(MoveKind, move.text("how")), move.text("note"), move.place)

    def _full(self, name: str) -> str:
        return name if "/" in name else f"{self.id}/{name}"

    def _refer(self, owner: str, field: str, target: str, node: Node, where: str) -> None:
        self.references.append(Reference(owner, field, target, self.report.place(node), where))

    def _check_known(self, node: Node, kind: str, known: Iterable[str], where: str) -> bool:
        """Whether a dimension or topic is known; reported where it is not."""
        word = node.text.strip() if isinstance(node, TextNode) else ""
        if word in known:
            return True
        hint = did_you_mean(word, known) or f" Add it to profiles/{kind}s.yaml, or name one that is there."
        self.report.add(node, where, f"there is no {kind} {quoted(word)}.{hint}")
        return False


def _with_sources(meeting: Meeting, statements: Iterable[Statement], silences: Iterable[Silence]) -> Meeting:
    """The meeting with every source that its profile lists or quotes."""
    quoted_in = [e.source for s in statements for e in s.evidence]
    quoted_in += [e.source for account in meeting.date.accounts for e in account.evidence]
    return replace(meeting, sources=tuple(dict.fromkeys((*meeting.sources, *quoted_in))))
