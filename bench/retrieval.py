"""How well the index ranks: nDCG@10 and MAP on a test collection that you have on disk, beside others in the same run.

    python bench/retrieval.py FOLDER [--alone]

FOLDER holds the collection as it is handed round:

* Cranfield: `cran.all.1400`, `cran.qry`, `cranqrel` (whose judgements count the queries from 1, whatever their numbers,
  and grade 1 best to 4 least: turned here, so that the best gains most; -1 is no answer).
* CACM: `cacm.all`, `query.text`, `qrels.text`. Other SMART collections alike.
* BEIR: `corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`.
* Plain: `documents`, `queries` and `qrels`, a line each: an id, a tab, a text; `query 0 document grade`.

A document is one passage, ranked as a whole: title, authors, abstract, keywords. A query is taken as plain words; none
of its signs is an operator. nDCG is given with the grades as gains, and with every answer worth the same. SQLite FTS5
and a plain BM25 are measured on the same texts; rank_bm25 and tantivy as well where they are installed
(`pip install rank_bm25 tantivy`).
"""

import argparse
import os
import re
import tempfile
from collections.abc import Callable
from math import log2
from pathlib import Path
from statistics import mean
from time import perf_counter

from judged import Collection, Shelf, read_collection
from rivals import DEPTH, rivals

from index import crew, open_index

Ranker = Callable[[str], tuple[str, ...]]


def ndcg(ranking: tuple[str, ...], grades: dict[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain; the gain is the grade."""
    gained = sum(grades.get(id, 0) / log2(place + 2) for place, id in enumerate(ranking[:depth]))
    best = sum(grade / log2(place + 2) for place, grade in enumerate(sorted(grades.values(), reverse=True)[:depth]))
    return gained / best if best else 0.0


def average_precision(ranking: tuple[str, ...], grades: dict[str, int]) -> float:
    """The mean of the precisions at each document that answers."""
    found, total = 0, 0.0
    for place, id in enumerate(ranking, 1):
        if id in grades:
            found += 1
            total += found / place
    return total / len(grades) if grades else 0.0


def as_pasted(query: str) -> str:
    """A query of a collection as plain words: none of its signs is meant as an operator."""
    return re.sub(r"""[*~"“”()]|(?<=\w):|(?<!\S)-|\b(AND|OR|NOT|NEAR)\b""", " ", query)


def measure(ranker: Ranker, collection: Collection) -> dict[str, float]:
    """The means over all queries that have an answer."""
    grades = collection.judgements
    judged = {id: text for id, text in collection.queries.items() if grades.get(id)}
    start = perf_counter()
    rankings = {id: ranker(as_pasted(text)) for id, text in judged.items()}
    seconds = perf_counter() - start
    return {
        "nDCG@10": mean(ndcg(ranking, grades[id]) for id, ranking in rankings.items()),
        "ungraded": mean(ndcg(ranking, dict.fromkeys(grades[id], 1)) for id, ranking in rankings.items()),
        "MAP": mean(average_precision(ranking, grades[id]) for id, ranking in rankings.items()),
        "ms": 1000 * seconds / max(len(judged), 1),
    }


def main() -> None:
    """Measures the collection named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--alone", action="store_true", help="leave the others out")
    options = parser.parse_args()
    collection = read_collection(options.folder)
    answered = sum(id in collection.queries for id, grades in collection.judgements.items() if grades)
    print(f"{len(collection.documents)} documents, {answered} queries that have an answer")
    print(f"{'':28}" + "".join(f"{name:>10}" for name in ("nDCG@10", "ungraded", "MAP", "ms")))
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        crew.LEAST = len(collection.documents) + 1  # the documents are no files that other processes could read
        with open_index(Shelf(Path(cache), collection.documents)) as index:  # type: ignore[arg-type]
            _row("visavis", measure(lambda query: index.ranking(query, limit=DEPTH), collection))
    for name, ranker in () if options.alone else rivals(collection.documents):
        _row(name, measure(ranker, collection))


def _row(name: str, values: dict[str, float]) -> None:
    print(f"{name:28}" + "".join(f"{value:10.4f}" for value in values.values()), flush=True)


if __name__ == "__main__":
    main()
