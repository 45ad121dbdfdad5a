"""How well the index ranks: nDCG@10 and MAP on a test collection that you have on disk.

python bench/retrieval.py FOLDER
"""

import argparse
import os
import re
import tempfile
from math import log2
from pathlib import Path
from statistics import mean
from time import perf_counter

from judged import Collection, Shelf, read_collection

from index import Index, open_index

DEPTH = 1000


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


def measure(index: Index, collection: Collection) -> dict[str, float]:
    """The means over all queries that have an answer."""
    judged = {id: text for id, text in collection.queries.items() if collection.judgements.get(id)}
    start = perf_counter()
    rankings = {id: index.ranking(as_pasted(text), limit=DEPTH) for id, text in judged.items()}
    seconds = perf_counter() - start
    grades = collection.judgements
    return {
        "documents": len(collection.documents),
        "queries": len(judged),
        "nDCG@10": mean(ndcg(ranking, grades[id]) for id, ranking in rankings.items()),
        "MAP": mean(average_precision(ranking, grades[id]) for id, ranking in rankings.items()),
        "ms a query": 1000 * seconds / max(len(judged), 1),
    }


def main() -> None:
    """Measures the collection named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    collection = read_collection(parser.parse_args().folder)
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        shelf = Shelf(Path(cache), collection.documents)
        with open_index(shelf) as index:  # type: ignore[arg-type]
            for name, value in measure(index, collection).items():
                print(f"{name:12} {value:10.4g}")


if __name__ == "__main__":
    main()
