"""Reads what does not sit together: `conflicts.yaml` → values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from profiles.files.context import Context, Reference
from profiles.files.mappings import Record, top_record
from profiles.files.shapes import CONFLICTS
from profiles.files.vocabulary import Vocabulary
from profiles.files.yaml_nodes import read_nodes
from profiles.model import Conflict, ConflictKind, ConflictNature, ConflictState, Member, Problem
from profiles.problems import Report, quoted
from profiles.value import dataclass


@dataclass(frozen=True, slots=True)
class ConflictFile:
    """What the file of conflicts gave."""

    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    references: tuple[Reference, ...] = ()


def read_conflicts(path: str, text: str, vocabulary: Vocabulary) -> ConflictFile:
    """The conflicts in a file, and everything that is wrong with them."""
    report = Report(path)
    context = Context(report, vocabulary)
    top = top_record(read_nodes(text, report), CONFLICTS, report)
    seen: dict[str, int] = {}
    conflicts = []
    for record in top.records("conflicts") if top else ():
        id = record.text("id")
        if first := seen.get(id.casefold()):
            record.wrong("id", f"{quoted(id)} is taken on line {first}; ids differ, also but for case")
            continue
        seen[id.casefold()] = record.node.line
        conflict = _conflict(record, context)
        if record.sound and record.has("id"):
            conflicts.append(conflict)
    return ConflictFile(tuple(conflicts), tuple(report.problems), tuple(context.references))


def _conflict(record: Record, context: Context) -> Conflict:
    id = record.text("id")

    for node in record.words("meetings"):
        context.refer(id, "meetings", node.text, node, record.at("meetings"))
    members: list[Member] = []
    for part in record.records("members"):
        if part.has("statement"):
            context.refer(id, "statement", part.text("statement"), part.values["statement"], part.at("statement"))
        members += _member(part, context)
    return Conflict(
        id,
        record.text("about"),
        cast(ConflictKind, record.text("kind")),
        cast(ConflictNature, record.text("nature")),
        cast(ConflictState, record.text("state")),
        tuple(members),
        record.texts("meetings"),
        record.text("note"),
        record.place,
    )


def _member(record: Record, context: Context) -> Iterator[Member]:
    evidence = context.evidence(record)
    if record.sound and (evidence or record.has("statement")):
        yield Member(evidence, record.text("statement") or None, record.text("says"))
