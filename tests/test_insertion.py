"""Insertion: a statement comes into a hand-written file, and every other byte stays as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.files.insertion import NotInserted, insert_source, insert_statement, plain, read_top
from profiles.files.reviewing import set_review
from profiles.files.taking import take_review, take_statement, undo
from profiles.files.writing import EditedMeanwhile
from profiles.files.yaml_nodes import MapNode
from profiles.workspace import load_workspace

FIELDS = {"id": "new", "text": "It was signed.", "standing": "signed", "account": "press", "source": "c", "quote": "x"}
B = "statements:\n  a:\n    b:\n      "
HEAD = "meeting: m\ntitle: M\n"
FULL = """\
meeting: m   # the id
title: M

statements:
  agenda:
    grain:
      # first
      - id: one
        text: >-
          A long
          text.
        quote: x   # why
        # about one

    ports:
      - id: two
        text: |
          Two
  # about outcomes
  outcomes:
    grain:
      - {id: three, text: x}

questions: []
"""


def added(old: str, new: str) -> str:
    """The one piece that came in, whole lines where it can be; everything before and after it is as it was."""
    gone = len(new) - len(old)
    places = [at for at in range(len(old) + 1) if new[:at] == old[:at] and new[at + gone :] == old[at:]]
    assert places
    at = next((at for at in places if at == 0 or new[at - 1] in "\r\n"), places[0])
    return new[at : at + gone]


def stayed(old: str, new: str) -> bool:
    """Whether all that was there is there still, around one piece that came in."""
    gone = len(new) - len(old)
    return any(new[:at] == old[:at] and new[at + gone :] == old[at:] for at in range(len(old) + 1))


def test_a_statement_is_the_last_of_its_topic() -> None:
    """It stands in lines of its own, after the comments that belong to the one before."""
    new = insert_statement(FULL, "agenda", "grain", FIELDS)

    assert (
        """\
        quote: x   # why
        # about one
      - id: new
        text: It was signed.
        standing: signed
        account: press
        source: c
        quote: x

    ports:
"""
        in new
    )
    assert FULL == new.replace(added(FULL, new), "")


def test_a_topic_or_dimension_that_is_missing_is_made() -> None:
    """At the end of what holds it."""
    topic = insert_statement(FULL, "agenda", "oil", {"id": "new", "text": "x"})
    dimension = insert_statement(FULL, "level", "oil", {"id": "new", "text": "x"})
    everything = insert_statement(HEAD, "level", "oil", {"id": "new", "text": "x"})

    assert "    oil:\n      - id: new\n        text: x\n" == added(FULL, topic)
    assert "          Two\n    oil:\n" in topic
    assert "  level:\n    oil:\n      - id: new\n        text: x\n" == added(FULL, dimension)
    assert dimension.endswith("        text: x\n\nquestions: []\n")
    assert HEAD + "\nstatements:\n  level:\n    oil:\n      - id: new\n        text: x\n" == everything


def test_missing_statements_stand_before_the_questions() -> None:
    """In the order of the format."""
    old = HEAD + "\nquestions:   # open ones\n  - {id: q, text: Q, raised_by: [a]}\n"
    new = insert_statement(old, "a", "b", {"id": "new"})

    assert HEAD + "\nstatements:\n  a:\n    b:\n      - id: new\n" + old.removeprefix(HEAD) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("statements:\n", "statements:\n  a:\n    b:\n      - id: new\n"),
        ("statements:", "statements:\n  a:\n    b:\n      - id: new"),
        ("statements:   # all\n\n# end\n", "statements:   # all\n  a:\n    b:\n      - id: new\n\n# end\n"),
        ("statements: {}\n", "statements: \n  a:\n    b:\n      - id: new\n"),
        ("statements: {}  # all\n", "statements:   # all\n  a:\n    b:\n      - id: new\n"),
        ("statements:\n  a:\n    b: []\n", "statements:\n  a:\n    b: \n      - id: new\n"),
        ("statements:\n  a:\n    b: []", "statements:\n  a:\n    b: \n      - id: new"),
        ("statements:\n  a:\n    b:\n", "statements:\n  a:\n    b:\n      - id: new\n"),
        ("statements:\n  a:\n    b:\n    - id: x\n", "statements:\n  a:\n    b:\n    - id: x\n    - id: new\n"),
        ("statements:\n a:\n  b:\n   -  id: x\n", "statements:\n a:\n  b:\n   -  id: x\n   -  id: new\n"),
        ("statements:\n a:\n  c:\n  - id: x\n", "statements:\n a:\n  c:\n  - id: x\n  b:\n  - id: new\n"),
        ("statements:\n  a:\n    b:\n    - x: y\n...\n", "statements:\n  a:\n    b:\n    - x: y\n    - id: new\n...\n"),
        ("statements:\n  a:\n    b:\n      - note:\n", "statements:\n  a:\n    b:\n      - note:\n      - id: new\n"),
        (f"{B}- n: |+\n          x\n\n\n", f"{B}- n: |+\n          x\n\n\n      - id: new\n"),
        (f"{B}- n: |\n          x\n\n\n", f"{B}- n: |\n          x\n      - id: new\n\n\n"),
        (f"{B}- n: >-\n          # x", f"{B}- n: >-\n          # x\n      - id: new"),
    ],
)  # fmt: skip
def test_the_file_keeps_its_own_ways(old: str, new: str) -> None:
    """Indentation, dashes, comments, empty lines, a last line without its end."""
    assert HEAD + new == insert_statement(HEAD + old, "a", "b", {"id": "new"})
    windows = (HEAD + old).replace("\n", "\r\n")
    assert (HEAD + new).replace("\n", "\r\n") == insert_statement(windows, "a", "b", {"id": "new"})


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        ("{meeting: m, title: M}\n", "the file is written in braces; write it by hand"),
        (HEAD + "statements: {a: {b: []}}\n", "`statements` is written in brackets or as text; write it by hand"),
        (HEAD + "statements:\n  a: {b: []}\n", "`a` is written in brackets or as text; write it by hand"),
        (HEAD + "statements:\n  a:\n    b: [{id: x}]\n", "`b` is written in brackets or as text; write it by hand"),
        (HEAD + "statements: ~\n", "`statements` is written in brackets or as text; write it by hand"),
        (HEAD + "statements:\n  a:\n    b:\n      c: x\n", "no list stands there; write it by hand"),
        (HEAD + "\tx: y\n", "mend it first"),
        (HEAD + "title: again\n", "mend it first"),
        ("", "mend it first"),
        ("- x\n", "the file does not begin with a key; write it by hand"),
    ],
)
def test_on_any_doubt_nothing_is_inserted(old: str, reason: str) -> None:
    """The reason is told, and what to do."""
    with pytest.raises(NotInserted, match=reason):
        insert_statement(old, "a", "b", {"id": "new"})


def test_what_is_no_statement_is_refused() -> None:
    """An unknown key, a topic that is no id, half a character."""
    with pytest.raises(NotInserted, match="`txt` is no key of a statement"):
        insert_statement(HEAD, "a", "b", {"txt": "x"})
    with pytest.raises(NotInserted, match="is no id"):
        insert_statement(HEAD, "a", "b: c", {"text": "x"})
    with pytest.raises(NotInserted, match="half a character"):
        insert_statement(HEAD, "a", "b", {"text": "\ud800"})


WORDS = st.sampled_from(["word", "a", "#b", "-", "c:", "‘d’", "$14", "[1,", "2]", "no"])
SIGNS = st.sampled_from(" :#-'\"\\$[]{},&*!|>%@`~?\n\t\ré“”…\xa0\u2028\x85\x1b\ufeff漢ab")
TRICKY = st.text(max_size=40) | st.text(SIGNS, max_size=40) | st.lists(WORDS, max_size=60).map(" ".join)
VALUES = st.sampled_from(["x", "'q'", ">-\n%s  long\n%s  text", "|\n%s  kept\n", "|+\n%s  kept\n\n", ""])
TEXT = TRICKY.filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text))
NOTES = st.sampled_from(["", "# a note", "   # deep"])


@st.composite
def profiles(draw: st.DrawFn) -> str:
    """Profiles as different hands may write them: indentation, dashes, comments, blocks, line ends, a BOM."""
    step, dash, width = draw(st.integers(1, 4)), draw(st.integers(0, 3)), draw(st.integers(1, 3))
    lines = ["meeting: m" + draw(st.sampled_from(["", "  # id"])), "title: M"]
    if draw(st.booleans()):
        lines += ["statements:"]
        for dimension in draw(st.lists(st.sampled_from("abc"), unique=True, max_size=3)):
            lines += [" " * step + f"{dimension}:"]
            for topic in draw(st.lists(st.sampled_from("xyz"), unique=True, max_size=3)):
                lines += [" " * 2 * step + f"{topic}:" + draw(st.sampled_from(["", " []", " # c"]))]
                if lines[-1].endswith("[]"):
                    continue
                pad = " " * (2 * step + dash)
                for _ in range(draw(st.integers(0, 2))):
                    text = draw(
                        st.sampled_from(["x", "'q'", ">-\n%s  long\n%s  text", "|\n%s  kept\n", "|+\n%s  kept\n\n", ""])
                    )
                    body = pad + " " * (width + 1)
                    lines += [pad + "-" + " " * width + "text: " + text.replace("%s", body), body + "note: n"]
                    lines += [body + "speaker: |\n" + body + "  s"] if draw(st.booleans()) else []
                    lines += [draw(NOTES)]
    if draw(st.booleans()):
        lines += ["", "questions: []"]
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = "\n".join(lines).replace("\n", newline) + draw(st.sampled_from(["", newline, newline * 2]))
    return draw(st.sampled_from(["", "\ufeff"])) + text


@given(profiles(), st.sampled_from("abc"), st.sampled_from("xyz"), TEXT, TEXT, st.lists(TEXT, max_size=3))
def test_every_other_byte_is_unchanged_and_what_was_written_is_read_back(
    old: str, dimension: str, topic: str, text: str, quote: str, topics: list[str]
) -> None:
    """Whatever the file looks like, and whatever the text is."""
    fields = {"text": text, "standing": "signed", "quote": quote, "topics": topics}
    try:
        new = insert_statement(old, dimension, topic, fields)
    except NotInserted as error:
        assert "safely" not in str(error)
        assert "would change" not in str(error)
        return

    brackets = [i for i in range(len(old)) if old.startswith("[]", i)]
    assert any(stayed(kept, new) for kept in (old, *(old[:i] + old[i + 2 :] for i in brackets)))
    found = read_top(new).get("statements")
    assert isinstance(found, MapNode)
    under = found.get(dimension)
    assert isinstance(under, MapNode)
    last = plain(under.get(topic) or under)
    assert isinstance(last, list)
    assert fields == dict(last[-1])


def test_a_document_is_added_to_the_sources() -> None:
    """Also to the empty list of a new workspace."""
    first = insert_source("# What is known.\nsources: []\n", {"file": "a.txt", "title": "A: b"})
    second = insert_source(first, {"file": "b.txt"})

    assert "# What is known.\nsources: \n  - file: a.txt\n    title: 'A: b'\n" == first
    assert first + "  - file: b.txt\n" == second


def test_what_would_change_anything_else_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last guard, should a place be found wrongly: the result is read, compared, and thrown away."""
    from profiles.files import insertion

    def astray(value: object, text: str, lines: insertion.Lines) -> object:
        at = text.index("  - file: b.txt")
        return insertion._Place(at, "\n".join(lines(2, "- ")) + "\n", len("  - file: b.txt\n"))

    monkeypatch.setattr(insertion, "_last_item", astray)

    with pytest.raises(NotInserted):
        insert_source("sources:\n  - file: a.txt\n  - file: b.txt\n", {"file": "c.txt"})


# --- reviews


def test_a_review_is_kept_with_its_statement(workspace: Path) -> None:
    """Who, when and the note stand in the profile, and nothing else has changed."""
    opened = load_workspace(workspace)
    statement = opened.statement("vienna-2031-09/released")
    path = workspace / statement.path
    before = path.read_text("utf-8")
    take_review(opened, statement, "ab", "2031-10-05", "Is it 120? See the Dispatch: “about ninety”.")
    after = load_workspace(workspace).statement("vienna-2031-09/released")

    assert ("ab", "2031-10-05", "Is it 120? See the Dispatch: “about ninety”.") == (
        after.reviewer, after.reviewed, after.note,
    )  # fmt: skip
    assert 3 == len(added(before, path.read_text("utf-8")).splitlines())


def test_a_second_review_takes_the_place_of_the_first(workspace: Path) -> None:
    """Its note is added to the one that is there."""
    for reviewer, day, note in (("ab", "2031-10-05", "One."), ("cd", "2031-10-06", "Two."), ("ef", "2031-10-07", "")):
        opened = load_workspace(workspace)
        take_review(opened, opened.statement("vienna-2031-09/ninety"), reviewer, day, note)
    after = load_workspace(workspace).statement("vienna-2031-09/ninety")

    assert ("ef", "2031-10-07", "One.\nTwo.") == (after.reviewer, after.reviewed, after.note)


def test_a_statement_without_an_id_is_reviewed_at_its_line(workspace: Path) -> None:
    """And not where somebody has moved it."""
    path = workspace / "profiles/meetings/vienna-2031-09.yaml"
    path.write_text(path.read_text("utf-8").replace("id: ninety\n        ", ""), "utf-8")
    opened = load_workspace(workspace)
    statement = next(s for s in opened.profiles["vienna-2031-09"].statements if s.text.startswith("About ninety"))
    text = path.read_text("utf-8")

    assert "        reviewer: ab\n        reviewed: 2031-10-05\n" == added(
        text, set_review(text, statement, "ab", "2031-10-05")
    )
    with pytest.raises(NotInserted, match="is not where it was"):
        set_review("# moved\n" + text, statement, "ab", "2031-10-05")


@pytest.mark.parametrize(
    ("old", "new"),
    [("About ninety prisoners", "No prisoners"), ("standing: reported", "standing: joint"), ("about ninety", "ninety")],
)
def test_what_the_reviewer_did_not_read_is_not_reviewed(workspace: Path, old: str, new: str) -> None:
    """Somebody changed the words, the standing or the quotation meanwhile: it has to be read again."""
    opened = load_workspace(workspace)
    path = workspace / "profiles/meetings/vienna-2031-09.yaml"
    text = path.read_text("utf-8")
    head, mark, tail = text.partition("id: ninety")
    assert old in tail
    path.write_text(head + mark + tail.replace(old, new, 1), "utf-8")

    with pytest.raises(NotInserted, match="has other words by now"):
        take_review(opened, opened.statement("vienna-2031-09/ninety"), "ab", "2031-10-05")


# --- in the workspace


def test_a_passage_is_taken_and_taken_back(workspace: Path) -> None:
    """The statement is there; after undo the file is what it was, byte for byte."""
    opened = load_workspace(workspace)
    path = workspace / "profiles/meetings/vienna-2031-09.yaml"
    before = path.read_bytes()
    fields = FIELDS | {"source": "courier", "quote": "The communiqué says nothing about visas", "topics": ["visas"]}
    taken = take_statement(opened, "vienna-2031-09", "left-out", "visas", fields)
    after = load_workspace(workspace)

    assert "exact" == after.statement("vienna-2031-09/new").evidence[0].state
    assert () == after.problems
    undo(after, taken)
    assert before == path.read_bytes()


def test_somebody_elses_change_is_not_undone(workspace: Path) -> None:
    """The file has changed since: it stays as it is."""
    opened = load_workspace(workspace)
    path = workspace / "profiles/meetings/vienna-2031-09.yaml"
    taken = take_statement(opened, "vienna-2031-09", "left-out", "visas", FIELDS)
    with path.open("a") as file:
        file.write("# mine\n")

    with pytest.raises(EditedMeanwhile):
        undo(opened, taken)
    assert path.read_text("utf-8").endswith("# mine\n")


def test_nothing_is_written_where_it_may_only_be_read(workspace: Path) -> None:
    """The bundled workspace says what to do."""
    opened = load_workspace(workspace, bundled=True)

    with pytest.raises(NotInserted, match="visavis init"):
        take_statement(opened, "vienna-2031-09", "left-out", "visas", FIELDS)
