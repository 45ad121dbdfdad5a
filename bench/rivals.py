"""Rivals: what others find in the same documents: SQLite FTS5, plain BM25; tantivy, rank_bm25 where installed."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from math import log

from index.whoosh_door import english_stemmer

Rival = Callable[[str], tuple[str, ...]]
DEPTH = 1000
K1, B = 1.2, 0.75


def rivals(documents: Mapping[str, str]) -> Iterator[tuple[str, Rival]]:
    """Each rival that there is, by name, with every word of a query joined by OR."""
    yield "SQLite FTS5, porter", _fts5(documents)
    yield "BM25, Lucene's idf, Porter2", _plain(documents)
    if find_spec("rank_bm25"):
        yield "rank_bm25", _rank_bm25(documents)
    if find_spec("tantivy"):
        yield "tantivy, en_stem", _tantivy(documents)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _fts5(documents: Mapping[str, str]) -> Rival:
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table t using fts5(id unindexed, text, tokenize='porter unicode61')")
    table.executemany("insert into t values (?, ?)", documents.items())

    def find(query: str) -> tuple[str, ...]:
        words = " OR ".join(f'"{word}"' for word in _words(query)) or '""'
        found = table.execute("select id from t where t match ? order by bm25(t) limit ?", (words, DEPTH))
        return tuple(id for (id,) in found)

    return find


def _plain(documents: Mapping[str, str]) -> Rival:
    stem = lru_cache(None)(english_stemmer())
    postings: dict[str, dict[str, int]] = defaultdict(dict)
    lengths: dict[str, int] = {}
    for id, text in documents.items():
        words = list(map(stem, _words(text)))
        lengths[id] = len(words)
        for word, count in Counter(words).items():
            postings[word][id] = count
    average = sum(lengths.values()) / len(lengths)

    def find(query: str) -> tuple[str, ...]:
        scores: dict[str, float] = defaultdict(float)
        for word, times in Counter(map(stem, _words(query))).items():
            held = postings.get(word, {})
            idf = log(1 + (len(documents) - len(held) + 0.5) / (len(held) + 0.5))
            for id, count in held.items():
                scores[id] += times * idf * (K1 + 1) * count / (count + K1 * (1 - B + B * lengths[id] / average))
        return tuple(sorted(scores, key=lambda id: -scores[id])[:DEPTH])

    return find


def _rank_bm25(documents: Mapping[str, str]) -> Rival:
    from rank_bm25 import BM25Okapi

    stem = lru_cache(None)(english_stemmer())
    ids = list(documents)
    ranker = BM25Okapi([list(map(stem, _words(text))) for text in documents.values()])

    def find(query: str) -> tuple[str, ...]:
        scores = ranker.get_scores(list(map(stem, _words(query))))
        best = sorted(range(len(ids)), key=lambda at: -scores[at])[:DEPTH]
        return tuple(ids[at] for at in best if scores[at])

    return find


def _tantivy(documents: Mapping[str, str]) -> Rival:
    import tantivy

    fields = tantivy.SchemaBuilder()
    fields.add_text_field("id", stored=True, tokenizer_name="raw")
    fields.add_text_field("text", tokenizer_name="en_stem")
    index = tantivy.Index(fields.build())
    writer = index.writer()
    for id, text in documents.items():
        writer.add_document(tantivy.Document(id=id, text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> tuple[str, ...]:
        asked = index.parse_query(" ".join(_words(query)), ["text"])
        return tuple(searcher.doc(place)["id"][0] for _, place in searcher.search(asked, DEPTH).hits)

    return find
