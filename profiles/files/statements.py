"""Reads the statements of a profile, dimension by dimension and topic by topic."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from typing import cast

from profiles.files.context import Context
from profiles.files.mappings import Record
from profiles.files.shapes import STATEMENT
from profiles.files.yaml_nodes import ListNode, MapNode, Node
from profiles.model import Account, Place, Standing, Statement
from profiles.problems import quoted
from profiles.value import dataclass


@dataclass(frozen=True, slots=True)
class StatementReader:
    """Reads one profile's statements; a broken one is left out, and the others stay."""

    context: Context
    top: Record
    """The profile, whose coder and reviewer hold for every statement that names no other."""
    parties: Collection[str]

    def read(self) -> Iterator[Statement]:
        """The sound statements, in the order written."""
        node = self.top.values.get("statements")
        known = self.context.vocabulary
        for dimension, topics in node.entries if isinstance(node, MapNode) else ():
            where = f"statements.{dimension.text}"
            self.context.is_known(dimension, "dimension", known.dimensions, where)
            if not isinstance(topics, MapNode):
                self._wrong(topics, where, "must be a mapping of topics; write `topic:` and under it the statements")
                continue
            for topic, listed in topics.entries:
                self.context.is_known(topic, "topic", known.topics, f"{where}.{topic.text}")
                yield from self._under(dimension.text.strip(), topic.text.strip(), listed)

    def _under(self, dimension: str, topic: str, listed: Node) -> Iterator[Statement]:
        where = f"statements.{dimension}.{topic}"
        if not isinstance(listed, ListNode):
            self._wrong(listed, where, "must be a list of statements; begin each with `- `")
            return
        for number, item in enumerate(listed.items):
            if not isinstance(item, MapNode):
                self._wrong(item, f"{where}[{number}]", "must be a statement with `text`, `standing` and a quote")
                continue
            record = Record(item, STATEMENT, self.context.report, f"{where}[{number}]")
            statement = self._statement(record, dimension, topic)
            if statement:
                yield statement

    def _statement(self, record: Record, dimension: str, topic: str) -> Statement | None:
        # Everything is looked at before anything is decided, so that one run reports all.
        name = self.context.name(record) if record.has("id") else self._made_name(topic, record.text("text"))
        evidence = self.context.evidence(record)
        account = self._account(record)
        id = f"{self.context.meeting}/{name}"
        also, topics = tuple(self._also(record, id)), tuple(self._topics(record, topic))
        known = dimension in self.context.vocabulary.dimensions and topic in self.context.vocabulary.topics
        if not (record.sound and evidence and account and known and name):
            self.context.dropped.add(f"{self.context.meeting}/{record.text('id')}")
            return None
        return Statement(
            id,
            self.context.meeting,
            dimension,
            (topic, *topics),
            record.text("text"),
            account,
            cast(Standing, record.text("standing")),
            evidence,
            also,
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

    def _account(self, record: Record) -> Account | None:
        side, account = record.text("side"), record.text("account", "party" if record.has("side") else "")
        if side and account != "party":
            record.wrong("account", "a side makes the account a party's; take out the account or the side")
        elif account == "party" and not side and not record.has("speaker"):
            record.wrong(
                "account", "a party's account names its `side`, that of several together their `speaker`; write it"
            )
        elif side and side not in self.parties:
            hint = record.report.hint(side, self.parties) or " Add it under `parties`, or write `account: third-party`."
            record.wrong("side", f"{quoted(side)} is no party of this meeting.{hint}")
        elif account:
            return cast(Account, account)
        return None

    def _topics(self, record: Record, leading: str) -> Iterator[str]:
        for node in record.words("topics"):
            known = self.context.is_known(node, "topic", self.context.vocabulary.topics, record.at("topics"))
            if known and node.text != leading:
                yield node.text

    def _also(self, record: Record, id: str) -> Iterator[str]:
        for node in record.words("also"):
            if node.text == self.context.meeting:
                self._wrong(node, record.at("also"), "is this very meeting; name others only")
                continue
            self.context.refer(id, "also", node.text, node, record.at("also"))
            yield node.text

    def _made_name(self, topic: str, text: str) -> str:
        """A name made of the topic and a few letters of the text: it lasts as long as the text does."""
        names, made = self.context.names, self.context.made
        stem = f"{topic}-{hashlib.sha256(' '.join(text.split()).encode('utf-8', 'replace')).hexdigest()[:5]}"
        while True:
            made[stem] = number = made.get(stem, 0) + 1
            name = stem if number == 1 else f"{stem}-{number}"
            if name.casefold() not in names:
                break
        names[name.casefold()] = Place(self.context.report.path)
        return name

    def _wrong(self, node: Node, where: str, message: str) -> None:
        self.context.report.add(node, where, message)
