"""What scripts rely on: the fields of every document, and that hostile text survives them unharmed."""

import json

import pytest
from made_up import MadeUp, day, profile, record, said

from profiles.alignment import compare
from profiles.comparison import Hit
from profiles.export import documents
from profiles.export.documents import Json, dumps
from profiles.model import (
    Conflict,
    DateAccount,
    Evidence,
    Member,
    Move,
    Problem,
    Question,
    Relation,
    Silence,
    Source,
    When,
)  # fmt: skip
from profiles.visible import visible

MEETING = {"id", "title", "aliases", "status", "format", "level", "place", "date", "parties", "relations", "sources",
           "statements"}  # fmt: skip
STATEMENT = {"id", "meeting", "also", "dimension", "topics", "text", "account", "side", "speaker", "standing",
             "evidence", "path", "line"}  # fmt: skip
EVIDENCE = {"source", "quote", "start", "end", "state", "passage"}
QUESTION = {"id", "meeting", "text", "raised_by", "state", "moves"}
CONFLICT = {"id", "about", "kind", "nature", "state", "members", "note"}
SILENCE = {"meeting", "dimension", "topic", "query", "sources", "date", "holds"}
HIT = {"kind", "id", "source", "start", "end", "text", "marks", "score", "evidence", "statements", "meetings"}
QUOTE = Evidence("a.txt", "“on Sunday”", "exact", 3, 14, "a#1")


@pytest.fixture
def world() -> MadeUp:
    silence = Silence("", "agenda", "fisheries", "fisheries OR fishing", ("a.txt",), "2031-10-02")
    asked = Question("left/renewal", "left", "Renewed?", ("left/one",), (Move("right/two", "settled", "In autumn."),))
    dated = When("2031-09-20", accounts=(DateAccount("2031-09-21", "implied", (QUOTE,), "by what"),))
    conflict = Conflict(
        "day", "the day", "date", "tension", "open", (Member((QUOTE,)), Member((), "right/two", "two")), ("left",)
    )
    return record(
        profile("left", said("one", also=("right",)), said("three", on="agenda prisoners"), silences=[silence],
                questions=[asked], date=day("2031-03-03"), parties=(("North", ("Ada Brand",)),),
                relations=[Relation("prepares", "right")]),
        profile("right", said("two", on="formal-outcomes grain"), date=dated, aliases=("autumn",), sources=("a.txt",)),
        conflicts=[conflict],
        sources=[Source("a.txt", "courier", origins=("AFP",))],
    )  # fmt: skip


def test_a_meeting_has_what_the_contract_names(world: MadeUp) -> None:
    """Unknown is null; its statements are all that concern it."""
    left, right = documents.meetings_json(world)["meetings"]

    assert set(left) >= MEETING
    assert (left["format"], left["place"], left["statements"], right["statements"]) == (None, None, 2, 2)
    assert left["parties"] == {"North": ["Ada Brand"]}
    assert left["relations"] == [{"kind": "prepares", "to": "right", "note": None}]
    assert left["date"]["start"] == {"earliest": "2031-03-03", "latest": "2031-03-03"}
    assert set(right["date"]) >= {"start", "end", "precision", "accounts"}
    assert right["date"]["precision"] is None
    (account,) = right["date"]["accounts"]
    assert (account["text"], account["basis"], account["evidence"]["quote"]) == ("2031-09-21", "implied", "“on Sunday”")


def test_show_has_statements_silences_questions_and_conflicts(world: MadeUp) -> None:
    """One profile, with what others say of it."""
    shown = documents.show_json(world, "right", holds=lambda silence: True)

    assert set(shown) == {"format_version", "meeting", "statements", "silences", "questions", "conflicts"}
    assert [one["id"] for one in shown["statements"]] == ["right/two", "left/one"]
    assert set(shown["statements"][0]) >= STATEMENT
    assert set(shown["statements"][0]["evidence"][0]) >= EVIDENCE
    assert set(shown["questions"][0]) >= QUESTION
    assert shown["questions"][0]["moves"] == [{"by": "right/two", "how": "settled", "note": "In autumn."}]
    assert set(shown["conflicts"][0]) >= CONFLICT
    first, second = shown["conflicts"][0]["members"]
    assert (first["evidence"]["quote"], "statement" in first) == ("“on Sunday”", False)
    assert (second["evidence"], second["statement"]) == (None, "right/two")


def test_a_comparison_has_dimensions_rows_and_cells(world: MadeUp) -> None:
    """A shared statement stands in both cells at one position; a gap between meetings has bounds."""
    compared = documents.comparison_json(world, compare(world, "left", "right"), holds=lambda silence: False)
    rows = {(one["id"], row["topic"]): row for one in compared["dimensions"] for row in one["rows"]}
    shared, silent = rows["agenda", "grain"], rows["agenda", "fisheries"]

    assert set(compared) >= {"format_version", "left", "right", "gap", "dimensions"}
    assert set(compared["gap"]) == {"min_days", "max_days", "between", "stated"}
    assert set(shared) >= {"topic", "label", "marks", "left", "right"}
    assert shared["marks"] == ["shared", "question"]
    assert shared["left"]["statements"] == shared["right"]["statements"]
    assert set(silent["left"]) >= {"state", "statements", "silence", "leads"}
    assert set(silent["left"]["silence"]) >= SILENCE
    assert (silent["left"]["silence"]["holds"], silent["right"]["state"]) == (False, "unread")
    assert rows["agenda", "prisoners"]["right"]["statements"] == [None]


def test_turned_a_comparison_has_topics_with_dimensions(world: MadeUp) -> None:
    """The same rows under another head."""
    turned = documents.comparison_json(world, compare(world, "left", "right", turn="topic"))

    assert [(one["id"], [row["dimension"] for row in one["rows"]]) for one in turned["topics"]] == [
        ("grain", ["agenda", "formal-outcomes"]), ("fisheries", ["agenda"]), ("prisoners", ["agenda"]),
    ]  # fmt: skip
    assert "dimensions" not in turned


def test_a_search_has_hits(world: MadeUp) -> None:
    """Ranked, with the spans found."""
    hit = Hit("passage", "a#1", "a.txt", 0, 9, "On Sunday", ((3, 9),), 1.5, (), ("left/one",), ("left",))

    found = documents.search_json("sunday", "sunday", 1, [hit])

    assert set(found) >= {"query", "understood", "total", "hits", "suggestion"}
    assert set(found["hits"][0]) >= HIT
    assert found["hits"][0]["marks"] == [[3, 9]]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("questions", ["left/renewal"]),
        ("timeline", ["left", "right"]),
        ("conflicts", ["day"]),
        ("dimensions", ["agenda", "formal-outcomes", "unresolved"]),
        ("topics", ["grain", "fisheries", "prisoners"]),
    ],
)
def test_a_list_stands_under_the_name_of_its_command(world: MadeUp, name: str, ids: list[str]) -> None:
    """One list, one key."""
    found: Json = getattr(documents, f"{name}_json")(world)

    assert set(found) == {"format_version", name}
    assert ids == [one["id"] for one in found[name]]


def test_the_matrix_says_number_state_and_firmness(world: MadeUp) -> None:
    """Meetings × dimensions; a silence is a state, too."""
    left, right = documents.matrix_json(world)["matrix"]

    assert left["dimensions"]["agenda"] == {"statements": 2, "topics": 3, "state": "stated", "strongest": "reported"}
    assert right["dimensions"]["unresolved"] == {"statements": 0, "topics": 0, "state": "unread", "strongest": None}


def test_problems_keep_their_place() -> None:
    """`file:line:column`, as data."""
    found = documents.check_json([Problem("profiles/meetings/a.yaml", 3, 5, "status", "No such status.")])

    assert found["problems"] == [{
        "path": "profiles/meetings/a.yaml", "line": 3, "column": 5, "where": "status", "message": "No such status.",
        "level": "error",
    }]  # fmt: skip


HOSTILE = (
    '\x1b]52;c;AAAA\x07 \x9b2J \u202egnp.exe \u2066 \ufeff \x00 \x7f \U000e0041 \udcff \u2028 [red]x[/] "\\ 中文 “é”'
)


def test_the_text_of_a_document_reads_back_the_same_and_obeys_nobody() -> None:
    """Escaped, not replaced."""
    text = dumps({"a": HOSTILE, "b": [HOSTILE]})

    assert json.loads(text) == {"a": HOSTILE, "b": [HOSTILE]}
    assert text == visible(text)
    assert "中文 “é”" in text
