"""The words that profiles may use: dimensions, topics, other names and sources, read from their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from profiles.files.mappings import Record, top_record
from profiles.files.shapes import DIMENSIONS, NAMES, SOURCES, TOPICS
from profiles.files.yaml_nodes import read_nodes
from profiles.model import Basis, DateAccount, Dimension, Group, Name, Problem, Source, SourceKind, Topic, When
from profiles.problems import Report, quoted
from profiles.value import dataclass, field, replace

T = TypeVar("T")
SALVAGE = re.compile(r"^[ \t]*(?:-[ \t]+)?(file|name):[ \t]+(.*?)(?:[ \t]+#.*)?$", re.MULTILINE)


class Anything(dict[str, T]):
    """Holds whatever it is asked for: the words of a file that cannot be read are not blamed on those who use them."""

    def __contains__(self, word: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the keys of a profile may refer to."""

    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    """File names by name, and by file name."""


@dataclass(frozen=True, slots=True)
class Names:
    """People, parties and terms with their other names."""

    people: tuple[Name, ...] = ()
    parties: tuple[Name, ...] = ()
    terms: tuple[Name, ...] = ()


def read_dimensions(path: str, text: str) -> tuple[tuple[Dimension, ...], list[Problem]]:
    """The dimensions of a file, in display order."""
    report = Report(path)
    found = [_dimension(record) for record in _records(text, report, "dimensions")]
    return tuple(found), report.problems


def read_topics(path: str, text: str) -> tuple[tuple[Topic, ...], list[Problem]]:
    """The topics of a file."""
    report = Report(path)
    found = [
        Topic(r.text("id"), r.text("label", r.text("id")), r.texts("names"), r.text("about"), r.place)
        for r in _records(text, report, "topics")
    ]
    return tuple(found), report.problems


def read_names(path: str, text: str) -> tuple[Names, list[Problem]]:
    """The people, parties and terms of a file."""
    report = Report(path)
    top = top_record(read_nodes(text, report), NAMES, report)
    if top is None:
        return Names(), report.problems
    people, parties, terms = (_names(top, key) for key in ("people", "parties", "terms"))
    return Names(people, parties, terms), report.problems


def read_sources(path: str, text: str, files: Iterable[str]) -> tuple[dict[str, Source], list[Problem]]:
    """What is known of each document, by file name; `files` are the documents that are there."""
    report, there = Report(path), set(files)
    found: dict[str, Source] = {}
    handles: dict[str, str] = {}
    for record in _records(text, report, "sources", "file"):
        source = _source(record)
        if source.file not in there:
            hint = report.hint(source.file, there) or " Put the document there, or take the entry out."
            record.wrong("file", f"{quoted(source.file)} is not in seeds/.{hint}")
            continue
        if (other := handles.setdefault(source.name.casefold(), source.file)) != source.file:
            record.wrong("name", f"{quoted(source.name)} is the name of {other}, too; give each its own")
            source = replace(source, name=source.file)
        found[source.file] = source
    return found, report.problems


def _records(text: str, report: Report, key: str, name: str = "id") -> Iterable[Record]:
    """The records of a file that have a name, without those whose name stood before (also in other case)."""
    shape = {"dimensions": DIMENSIONS, "topics": TOPICS, "sources": SOURCES}[key]
    top = top_record(read_nodes(text, report), shape, report)
    seen: dict[str, str] = {}
    for record in top.records(key) if top else ():
        value = record.text(name)
        folded = value if name == "file" else value.casefold()
        if not value:
            continue
        if folded in seen:
            record.wrong(name, f"{quoted(value)} stands here a second time; first as {quoted(seen[folded])}; keep one")
            continue
        seen[folded] = value
        yield record


def salvaged_sources(text: str) -> dict[str, str]:
    """File names by name, as far as they can be told in a file that is no YAML: so that one slip loses no statement."""
    found: dict[str, str] = {}
    file = ""
    for key, value in SALVAGE.findall(text):
        word = value.strip().strip("'\"")
        file = word if key == "file" else file
        found[word] = file
    return {name: file for name, file in found.items() if file}


def _dimension(record: Record) -> Dimension:
    id, group = record.text("id"), cast(Group, record.text("group", "topics"))
    return Dimension(id, record.text("label", id), group, record.text("about"), record.place, record.text("short"))


def _names(top: Record, key: str) -> tuple[Name, ...]:
    records = [record for record in top.records(key) if record.sound]
    return tuple(Name(record.text("label"), record.texts("names"), record.place) for record in records)


def _source(record: Record) -> Source:
    file = record.text("file")
    return Source(
        file,
        record.text("name", file),
        record.text("title"),
        record.text("publisher"),
        record.texts("authors"),
        _date(record),
        record.text("language"),
        cast(SourceKind, record.text("kind", "other")),
        record.text("side") or None,
        record.texts("origins"),
        record.text("url"),
        record.text("note"),
        place=record.place,
    )


def _date(record: Record) -> When:
    """The date with its basis as its one account."""
    when, basis = record.date("date"), record.text("date_basis")
    if not basis:
        return when
    return replace(when, accounts=(DateAccount(when.edtf, cast(Basis, basis), note=record.text("date_note")),))
