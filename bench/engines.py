"""The engines: the same passages in this index, in SQLite FTS5 and, where it is installed, in tantivy; built and asked.

python bench/engines.py [--corpus DIR] [--documents N]

Each is asked what is typed, letter by letter, for the best twenty and how many there are. FTS5 and tantivy cut words
as they do: what they find is less (no other names, no words at one place), what they take is their floor.
"""

from __future__ import annotations

import argparse
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from harness import keep, table
from indexing import Ask, made, opened, texts, timed, typed

COMMON = ("the", "of the", "and the", "to be", "united states", "in", "co", "th", "president")
PHRASES = ('"of the"', '"the president"', '"united states"')


def main() -> None:
    """Measures, prints and keeps the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        root, size = made(home / "workspace", texts(asked.corpus, asked.documents))
        start = perf_counter()
        index = opened(root)
        took, store = perf_counter() - start, index._open()
        share = sum(path.stat().st_size for path in (home / "cache").rglob("MAIN_*")) / size
        passages = [one.text for one in map(store.stored, range(store.documents)) if one[0] == "p"]
        fragments = list(typed(root))
        rows = [
            measured(
                "this one", lambda query: index.search(query, typing=True), fragments, len(passages) / took, share
            ),
            *fts5(home, passages, fragments, size),
            *tantivy(home, passages, fragments, size),
        ]
    head = ["", "built, passages/s", "index/text", "typed: median", "p95", "longest", "longest of common", "of phrases"]
    keep(f"Engines, {len(passages):,} passages", table(head, rows))


def measured(name: str, ask: Ask, fragments: list[str], build: float, share: float) -> list[object]:
    """One row."""
    took = sorted(timed(ask, one) for one in fragments)
    common, phrases = (max(timed(ask, one) for one in some) for some in (COMMON, PHRASES))
    times = (median(took), took[int(0.95 * len(took))], took[-1], common, phrases)
    return [name, f"{build:,.0f}", f"{share:.1f}", *(f"{one:.1f} ms" for one in times)]


def fts5(home: Path, passages: list[str], fragments: list[str], size: int) -> Iterator[list[object]]:
    """SQLite's, by its own words, with beginnings of two and three letters kept, as its manual has it."""
    file = home / "fts5"
    start = perf_counter()
    base = sqlite3.connect(file)
    base.execute("create virtual table p using fts5(text, tokenize='porter unicode61', prefix='2 3')")
    base.executemany("insert into p values (?)", ((text,) for text in passages))
    base.commit()
    speed = len(passages) / (perf_counter() - start)
    best = "select rowid, text from p where p match ? order by rank limit 20"
    whole = "select count(*) from p where p match ?"

    def asked(query: str, counted: bool = True) -> object:
        *words, last = [f'"{word}"' for word in query.split()] if query[0] != '"' else [query]
        match = " ".join([*words, last if query[0] == '"' else last + "*"])
        return base.execute(best, (match,)).fetchall(), counted and base.execute(whole, (match,)).fetchone()

    share = file.stat().st_size / size
    yield measured("SQLite FTS5, the best 20 and a count", asked, fragments, speed, share)
    yield measured("SQLite FTS5, the best 20", lambda query: asked(query, False), fragments, speed, share)


def tantivy(home: Path, passages: list[str], fragments: list[str], size: int) -> Iterator[list[object]]:
    """Tantivy's, by its English stemmer; beginnings as a phrase-prefix or a term-range query."""
    try:
        import tantivy as engine
    except ImportError:
        print("tantivy is not installed here: left out")
        return
    layout = engine.SchemaBuilder()
    layout.add_text_field("stem", stored=False, tokenizer_name="en_stem")
    layout.add_text_field("text", stored=True)
    folder = home / "tantivy"
    folder.mkdir()
    start = perf_counter()
    index = engine.Index(layout.build(), path=str(folder))
    writer = index.writer(heap_size=96 << 20)
    for text in passages:
        writer.add_document(engine.Document(stem=text, text=text))
    writer.commit()
    writer.wait_merging_threads()
    speed = len(passages) / (perf_counter() - start)
    index.reload()
    searcher = index.searcher()

    def asked(query: str) -> object:
        if query[0] == '"':
            parsed = index.parse_query(query, ["text"])
        else:
            *words, last = query.lower().split()
            parts: list[Any] = [(engine.Occur.Must, index.parse_query(word, ["stem"])) for word in words]
            parts.append((engine.Occur.Must, engine.Query.regex_query(index.schema, "text", re.escape(last) + ".*")))
            parsed = engine.Query.boolean_query(parts)
        found = searcher.search(parsed, 20, count=True)
        return found.count, [searcher.doc(address)["text"] for _, address in found.hits]

    share = sum(path.stat().st_size for path in folder.iterdir()) / size
    yield measured("tantivy, the best 20 and a count", asked, fragments, speed, share)


if __name__ == "__main__":
    main()
