"""Test collections: documents, queries and judgements from the usual files, as the index takes them.

BEIR: `corpus.jsonl`, `queries.jsonl`, `qrels/*.tsv`. SMART, as Cranfield and CACM come: a file of documents and one of
queries with `.I .T .A .B .W .N .X .K`, and judgements. Plain: `documents`, `queries` and `qrels`, each line an id, a
tab and a text (or JSON, the id first), or a judgement. Files may be compressed with gzip.
"""

import gzip
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
    if any(folder.glob("corpus.jsonl*")):
        return _beir(folder)
    if plain := sorted(path for path in folder.glob("doc*") if _is_plain(path)):
        return _plain(folder, plain[0])
    return _smart(folder)


def _text(path: Path) -> str:
    """A file's text; the old collections are in Latin-1."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _is_plain(path: Path) -> bool:
    """Whether a file holds a document a line."""
    first = next((line for line in _text(path).splitlines() if line.strip()), "") if path.is_file() else ""
    return "\t" in first or first.startswith("{")


def _plain(folder: Path, documents: Path) -> Collection:
    return Collection(
        _rows(documents), _rows(_one_of(folder, "quer*", "topic*")), _judgements(_one_of(folder, "*qrel*", "*judg*"))
    )


def _rows(path: Path) -> dict[str, str]:
    """Texts by id; further columns, as a title and a body are, belong to the text."""
    lines = [line for line in _text(path).splitlines() if line.strip()]
    rows = (list(map(str, json.loads(line).values())) if line[0] == "{" else line.split("\t") for line in lines)
    return {_id(id): "\n".join(texts) for id, *texts in rows}


def _beir(folder: Path) -> Collection:
    read = _lines(_one_of(folder, "corpus.jsonl*"))
    documents = {str(d["_id"]): f"{d.get('title') or ''}\n{d['text']}".strip() for d in read}
    queries = {str(q["_id"]): q["text"] for q in _lines(_one_of(folder, "queries.jsonl*"))}
    tables = sorted((folder / "qrels").glob("*.tsv"), key=lambda path: path.stem != "test")
    judgements: Judgements = defaultdict(dict)
    for line in _text(tables[0]).splitlines():
        query, document, grade = line.split("\t")
        if grade.strip().lstrip("-").isdecimal() and int(grade) > 0:
            judgements[query][document] = int(grade)
    return Collection(documents, queries, judgements)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    yield from (json.loads(line) for line in _text(path).splitlines() if line.strip())


def _smart(folder: Path) -> Collection:
    documents = _records(_one_of(folder, "*.all*", "*.ALL*", "*.doc*", "doc*"), "TAWK")
    queries = _records(_one_of(folder, "*.qry*", "*.QRY*", "query*", "queries*"), "TW")
    table = _one_of(folder, "*qrel*", "*.rel*", "*.REL*")
    judgements = _judgements(table)
    if not judgements.keys() <= queries.keys():  # those of Cranfield count its queries, whatever their numbers
        queries = {str(number): text for number, text in enumerate(queries.values(), 1)}
    if "cran" in table.name.lower() and "trec" not in table.name.lower():
        judgements = _turned(judgements)
    return Collection(documents, queries, judgements)


def _turned(judgements: Judgements) -> Judgements:
    """Grades of which 1 is the best and 4 the least, as Cranfield's are, with the best as the highest."""
    return {q: {d: max(5 - grade, 1) for d, grade in graded.items()} for q, graded in judgements.items()}


def _one_of(folder: Path, *patterns: str) -> Path:
    found = [path for pattern in patterns for path in sorted(folder.glob(pattern))]
    if not found:
        raise SystemExit(f"{folder} holds no {patterns[0]}: a BEIR folder or the files of a SMART collection are read.")
    return found[0]


def _records(path: Path, parts: str) -> dict[str, str]:
    """The texts of a SMART file by number; `parts` are the sections that count."""
    found: dict[str, list[str]] = {}
    number, section = "", ""
    for line in _text(path).splitlines():
        if match := re.match(r"\.I\s*(\d+)", line):
            number, section = str(int(match[1])), ""
            found[number] = []
        elif re.match(r"\.[A-Z]\s*$", line):
            section = line[1]
        elif section and section in parts:
            found[number].append(line)
    return {number: "\n".join(lines) for number, lines in found.items()}


def _judgements(path: Path) -> Judgements:
    rows = [line.split() for line in _text(path).splitlines() if line.split() and line.split()[-1][-1:].isdigit()]
    trec = all(len(row) == 4 and not row[3].count(".") and row[1] in ("0", "Q0") for row in rows)
    ungraded = all(len(row) < 3 or row[2] in ("0", "0.0") for row in rows)
    found: Judgements = defaultdict(dict)
    for row in rows:
        document = row[2] if trec else row[1]
        grade = int(row[3]) if trec else 1 if ungraded else int(float(row[2]))
        if grade > 0:
            found[_id(row[0])][_id(document)] = grade
    return found


def _id(text: str) -> str:
    """`01` is `1`, as the files of one collection write it in either way."""
    return str(int(text)) if text.isdecimal() else text


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
