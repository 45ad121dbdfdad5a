"""Test collections: documents, queries and judgements from the usual files, as the index takes them.

BEIR: `corpus.jsonl`, `queries.jsonl`, `qrels/*.tsv`. SMART, as Cranfield and CACM come: a file of documents and one of
queries with `.I .T .A .W`, and `qrels`.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from profiles.model import Passage, Source
from profiles.sources import Document

Judgements = dict[str, dict[str, int]]
"""For each query the documents that answer it, with their grade."""


@dataclass
class Collection:
    """One test collection."""

    documents: dict[str, str]
    queries: dict[str, str]
    judgements: Judgements


def read_collection(folder: Path) -> Collection:
    """The collection in a folder, in whichever of the usual formats it is."""
    if (folder / "corpus.jsonl").exists():
        return _beir(folder)
    return _smart(folder)


def _beir(folder: Path) -> Collection:
    documents = {d["_id"]: f"{d.get('title', '')}\n{d['text']}" for d in _lines(folder / "corpus.jsonl")}
    queries = {q["_id"]: q["text"] for q in _lines(folder / "queries.jsonl")}
    tables = sorted((folder / "qrels").glob("*.tsv"), key=lambda path: path.stem != "test")
    judgements: Judgements = defaultdict(dict)
    for line in tables[0].read_text("utf-8").splitlines()[1:]:
        query, document, grade = line.split("\t")
        if int(grade) > 0:
            judgements[query][document] = int(grade)
    return Collection(documents, queries, judgements)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _smart(folder: Path) -> Collection:
    documents = _records(_one_of(folder, "*.all*", "*.ALL*", "*.doc*"), "TAW")
    queries = _records(_one_of(folder, "*.qry*", "*.QRY*", "query*"), "TW")
    in_order = "cran" in _one_of(folder, "*qrel*", "*.rel*", "*.REL*").name.lower()
    if in_order:  # the judgements of Cranfield count its queries, whatever their numbers
        queries = {str(number): text for number, text in enumerate(queries.values(), 1)}
    return Collection(documents, queries, _judgements(_one_of(folder, "*qrel*", "*.rel*", "*.REL*")))


def _one_of(folder: Path, *patterns: str) -> Path:
    found = [path for pattern in patterns for path in sorted(folder.glob(pattern))]
    if not found:
        raise SystemExit(f"{folder} holds no {patterns[0]}: a BEIR folder or the files of a SMART collection are read.")
    return found[0]


def _records(path: Path, parts: str) -> dict[str, str]:
    """The texts of a SMART file by number; `parts` are the sections that count."""
    found: dict[str, list[str]] = {}
    number, section = "", ""
    for line in path.read_text("utf-8", errors="replace").splitlines():
        if match := re.match(r"\.I\s+(\d+)", line):
            number, section = str(int(match[1])), ""
            found[number] = []
        elif re.match(r"\.[A-Z]\s*$", line):
            section = line[1]
        elif section and section in parts:
            found[number].append(line)
    return {number: "\n".join(lines) for number, lines in found.items()}


def _judgements(path: Path) -> Judgements:
    rows = [line.split() for line in path.read_text("utf-8").splitlines() if line.split()]
    trec = all(len(row) == 4 and row[1] == "0" for row in rows)
    ungraded = all(len(row) < 3 or row[2] == "0" for row in rows)
    found: Judgements = defaultdict(dict)
    for row in rows:
        document = row[2] if trec else row[1]
        grade = int(row[3]) if trec else 1 if ungraded else int(row[2])
        if grade > 0:
            found[str(int(row[0]))][str(int(document))] = grade
    return found


@dataclass
class Shelf:
    """The documents of a collection as a workspace that holds nothing else, each one passage."""

    root: Path
    texts: dict[str, str]
    sources: dict[str, Source] = field(init=False)
    profiles: dict[str, SimpleNamespace] = field(default_factory=dict)
    dimensions: tuple[()] = ()
    topics: tuple[()] = ()
    people: tuple[()] = ()
    parties: tuple[()] = ()
    terms: tuple[()] = ()

    def __post_init__(self) -> None:
        self.sources = {name: Source(name, language="en") for name in self.texts}

    def source(self, name: str) -> Source | None:
        return self.sources.get(name)

    def document(self, file: str) -> Document:
        text = self.texts[file]
        return Document(self.sources[file], text, (Passage(file, file, 1, "prose", text, 0, len(text)),))
