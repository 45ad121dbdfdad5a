"""The published JSON Schemas: up to date, and of one mind with the reader."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from profiles.files.conflicts import read_conflicts
from profiles.files.vocabulary import Vocabulary, read_dimensions, read_names, read_sources, read_topics
from profiles.model import Dimension, Problem, Topic
from profiles.reader import read_meeting
from profiles.schema import SCHEMAS, schema, schema_text

HOUSE = Path(__file__).parent.parent
WORDS = Vocabulary(
    {id: Dimension(id, id, "outcomes") for id in ("formal-outcomes", "agenda")},
    {id: Topic(id, id) for id in ("grain", "ports")},
    {"courier": "courier.txt"},
)
STATEMENT = {"text": "X", "standing": "signed", "account": "press", "source": "courier", "quote": "x"}
MEETING: dict[str, Any] = {
    "meeting": "m",
    "title": "M",
    "parties": {"North": ["Ada"], "South": None},
    "date": "[2026-05-19,2026-05-20]/2026-05-21",
    "date_accounts": [{"text": "2026-05-19", "basis": "stated", "source": "courier", "quote": "x"}],
    "relations": [{"precedes": "n", "note": "x"}],
    "statements": {"agenda": {"grain": [{**STATEMENT, "id": "one"}]}},
    "silences": [{"dimension": "agenda", "topic": "ports", "query": "q", "sources": ["courier"], "date": "2026-05-21"}],
    "questions": [{"id": "q", "text": "Q?", "raised_by": ["one"], "moves": [{"by": "one", "how": "touched"}]}],
}
CONFLICTS: dict[str, Any] = {
    "conflicts": [
        {"id": "c", "about": "x", "kind": "date", "nature": "scope", "state": "open",
         "members": [{"statement": "m/one"}, {"says": "y", "source": "courier", "quote": "y"}]},
    ]
}  # fmt: skip
GOOD = {
    "meeting.schema.json": MEETING,
    "conflicts.schema.json": CONFLICTS,
    "dimensions.schema.json": {
        "dimensions": [{"id": "a", "label": "Abc", "short": "A", "group": "open questions", "about": "x"}]
    },
    "topics.schema.json": {"topics": [{"id": "a", "label": "A", "names": ["b", 1.5]}]},
    "names.schema.json": {"people": [{"label": "A"}], "terms": [{"label": "AI", "names": ["A.I."]}]},
    "sources.schema.json": {
        "sources": [{"file": "a b.txt", "date": 2026, "date_basis": "implied", "origins": ["AFP"]}]
    },
}


def problems(name: str, data: object) -> list[Problem]:
    """What the reader says of data: JSON is YAML."""
    text = json.dumps(data, ensure_ascii=False)
    if name == "meeting.schema.json":
        return list(read_meeting("m.yaml", text, WORDS).problems)
    if name == "conflicts.schema.json":
        return list(read_conflicts("c.yaml", text, WORDS).problems)
    if name == "sources.schema.json":
        return read_sources("s.yaml", text, ["a b.txt"])[1]
    readers = {"dimensions": read_dimensions, "topics": read_topics, "names": read_names}
    return list(readers[name.partition(".")[0]]("f.yaml", text)[1])


def agree(name: str, data: object) -> bool:
    """Whether reader and schema judge data alike."""
    said, valid = problems(name, data), Draft7Validator(schema(name)).is_valid(data)
    assert valid == (not said), (data, said, [e.message for e in Draft7Validator(schema(name)).iter_errors(data)])
    return valid


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_up_to_date(name: str) -> None:
    """`python -m profiles.schema` writes it."""
    Draft7Validator.check_schema(schema(name))

    assert schema_text(name) == (HOUSE / "profiles" / name).read_text("utf-8")


@pytest.mark.parametrize("name", GOOD)
def test_both_accept_what_is_right(name: str) -> None:
    """An example with most keys."""
    assert agree(name, GOOD[name])


BAD: list[dict[str, Any]] = [
    {"titel": "X"}, {"status": "hold"}, {"title": None}, {"title": " "}, {"title": ["x"]}, {"aliases": "x"},
    {"date": "2026-02-30"}, {"date": "2026-13"}, {"date": "next week"}, {"date": "/"}, {"date": "[..]"}, {"date": 12},
    {"date": "0000"}, {"date": "2026-21-01"}, {"date": "201X-05-01"}, {"coded": "2026-05"}, {"coded": "2026-04-31"},
    {"meeting": "a b"}, {"meeting": "-a"}, {"meeting": "a/b"}, {"meeting": -5}, {"meeting": "é"},
    {"parties": ["North"]}, {"parties": {"North": "Ada"}}, {"parties": {"North": [None]}}, {"parties": {"": []}},
    {"relations": [{}]}, {"relations": [{"precedes": "a", "part-of": "b"}]}, {"relations": [{"follows": "a"}]},
    {"silences": [{"dimension": "agenda"}]}, {"questions": [{"id": "q", "text": "Q", "raised_by": []}]},
    {"statements": []}, {"statements": {"agenda": []}}, {"statements": {"agenda": {"grain": {}}}},
    {"statements": {"agenda": {"grain": ["x"]}}}, {"date_accounts": [{"text": "x"}]}, {"statements": None},
]  # fmt: skip


@pytest.mark.parametrize("change", BAD, ids=[json.dumps(change) for change in BAD])
def test_both_refuse_what_is_wrong(change: dict[str, Any]) -> None:
    """In a meeting that is right otherwise."""
    assert not agree("meeting.schema.json", MEETING | change)


DATES = st.text(st.sampled_from(list("0123456789-/[],.?~%X ")), max_size=24) | st.builds(
    "{:04}-{:02}-{:02}".format, st.integers(0, 9999), st.integers(0, 25), st.integers(0, 33)
)


@given(DATES)
def test_both_know_the_same_dates(text: str) -> None:
    """But for what no pattern can tell: 29 February, and intervals that end before they start."""
    data = MEETING | {"date": text}
    if any("ends before" in p.message or "has 28 days" in p.message for p in problems("meeting.schema.json", data)):
        return

    agree("meeting.schema.json", data)


VALUES = st.sampled_from(
    ["x", "a b", "", " ", None, True, 5, -1, 1.5, [], ["x"], [None], ["x", ["y"]], {}, {"x": "y"}, "2026-05-14", "2026",
     "party", "press", "signed", "North", "true"]
)  # fmt: skip
KEYS = ["id", "text", "standing", "account", "side", "speaker", "source", "quote", "before", "evidence", "also",
        "states_gap", "note", "coded", "topics", "aspect", "txt"]  # fmt: skip
EVIDENCE = [{"source": "courier", "quote": "x"}]


@given(st.dictionaries(st.sampled_from(KEYS), VALUES | st.just(EVIDENCE), max_size=4), st.sets(st.sampled_from(KEYS)))
def test_both_judge_any_statement_alike(change: dict[str, Any], gone: set[str]) -> None:
    """Keys changed at random, keys taken away at random."""
    statement = {key: value for key, value in (STATEMENT | change).items() if key not in gone}
    said = ("there is no source", "there is no topic", "is no party of")
    data = MEETING | {"statements": {"agenda": {"grain": [statement]}}}
    if any(word in problem.message for problem in problems("meeting.schema.json", data) for word in said):
        return  # What no schema can know.

    agree("meeting.schema.json", data)
