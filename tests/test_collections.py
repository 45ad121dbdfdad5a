"""Test collections as they are handed round, with their quirks, read by the yardstick in `bench/`."""

import importlib
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parent.parent / "bench"

CRANFIELD = {
    "cran.all.1400": ".I 1\n.T\nslipstream .\n.A\nbrenckman,m.\n.B\nj. ae. scs. 25, 1958, 324.\n.W\na wing\nin it .\n"
    ".I 2\n.T\n.A\n.B\n.W\n.I 3\n.T\nheat conduction\n.A\n.B\n.W\nslabs\n",
    "cran.qry": ".I 001\n.W\nwhat wing .\n.I 002\n.W\nshear flow .\n.I 004\n.W\nheat in\nslabs .\n",
    "cranqrel": "1 1 2 \n1 2 4 \n1 3 -1\n\n3 3  1 \n3 1 -1",
}
CACM = {
    "cacm.all": ".I 1\n.T\nAlgebraic Language\n.B\nCACM December\n.A\nPerlis, A. J.\n.N\nCA581203\n.X\n100\t5\t1\n"
    ".I 2\n.T\nExtraction of Roots\n.W\nAn algorithm\n.K\nroots\n",
    "query.text": ".I 1\n.W\n TSS (Time Sharing)\n.N\n 1. Richard Alexander\n.I 2\n.W\n roots\n.A\n1. Pooch\n",
    "qrels.text": "01 0002  0 0\n02 0001  0 0\n",
}
BEIR = {
    "corpus.jsonl": '{"_id": "a", "title": "T", "text": "x"}\n{"_id": "b", "title": null, "text": "y"}\n',
    "queries.jsonl": '{"_id": "q", "text": "x"}\n',
    "qrels/test.tsv": "query-id\tcorpus-id\tscore\nq\ta\t2\nq\tb\t0\n",
}
PLAIN = {
    "documents.tsv": "01\tT\tx\n2\ty\n",
    "queries.tsv": "1\tx\n",
    "qrels.txt": "1 0 01 1\n1 0 2 0\n",
}


@pytest.mark.parametrize(
    ("files", "documents", "queries", "judgements"),
    [
        (
            CRANFIELD,
            {"1": "slipstream . brenckman,m. a wing in it .", "2": "", "3": "heat conduction slabs"},
            {"1": "what wing .", "2": "shear flow .", "3": "heat in slabs ."},
            {"1": {"1": 3, "2": 1}, "3": {"3": 4}},
        ),
        (
            CACM,
            {"1": "Algebraic Language Perlis, A. J.", "2": "Extraction of Roots An algorithm roots"},
            {"1": "TSS (Time Sharing)", "2": "roots"},
            {"1": {"2": 1}, "2": {"1": 1}},
        ),
        (BEIR, {"a": "T x", "b": "y"}, {"q": "x"}, {"q": {"a": 2}}),
        (PLAIN, {"1": "T x", "2": "y"}, {"1": "x"}, {"1": {"1": 1}}),
    ],
    ids=["Cranfield", "CACM", "BEIR", "plain"],
)
def test_a_collection_is_read_as_it_is_handed_round(
    files: dict[str, str],
    documents: Any,
    queries: Any,
    judgements: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Cranfield counts its queries by place and grades 1 best; CACM has titles alone; of no interest is no answer."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(BENCH))

    found = importlib.import_module("judged").read_collection(tmp_path)

    assert {id: " ".join(text.split()) for id, text in found.documents.items()} == documents
    assert {id: " ".join(text.split()) for id, text in found.queries.items()} == queries
    assert dict(found.judgements) == judgements
