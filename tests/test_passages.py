"""Passages: what a reader sees of a source, and the way back to the file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profiles.model import Passage
from profiles.text.passages import read_passages
from profiles.text.spans import passage_at, raw_at, raw_span, text_span

SEEDS = Path(__file__).parent.parent / "seeds"
WORDS = ["Xi", "talks", "“law", "the", "\\$14", "[now](#)", "**bold**", "U.S.", "1.", "- ", "# ", "* ", "Домой", "中国",
         "end.", "why?", "&amp;", "<b>", "[1, 2]", "_it_", "—", "\u00ad", "\ufeff"]  # fmt: skip
GAPS = [" ", " ", " ", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u00a0", "\t", "\f", "  ", "\u2028", ""]
documents = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
anything = st.one_of(documents, st.text(max_size=200))


def seed(number: str) -> tuple[str, tuple[Passage, ...]]:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    raw = path.read_bytes().decode()
    return raw, read_passages(path.name, raw)


def sorts(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in read_passages("a.txt", text)]


@pytest.mark.parametrize(
    ("number", "counts"),
    [
        ("000", {"heading": 6, "prose": 26}),
        ("001", {"heading": 6, "prose": 15, "debris": 2}),
        ("002", {"heading": 1, "prose": 7}),
        ("003", {"heading": 5, "prose": 22, "sources": 7, "debris": 1}),
        ("004", {"heading": 1, "prose": 9}),
    ],
)
def test_the_seeds_have_their_kinds(number: str, counts: dict[str, int]) -> None:
    """Each paragraph of the five documents is what a reader takes it for."""
    kinds = [passage.kind for passage in seed(number)[1]]

    assert counts == {kind: kinds.count(kind) for kind in sorted(set(kinds), key=list(counts).index)}


def test_the_seeds_show_no_markup() -> None:
    """No link, no escape is left in what a reader sees, and none of the linked words is lost."""
    text = " ".join(passage.text for passage in seed("000")[1])

    assert "](" not in text
    assert "\\" not in text
    assert "deemed Iran “under control”." in text
    assert "which is worth $14 billion, had been paused." in text


@pytest.mark.parametrize(
    "sentence",
    [
        "For Xi, the situation is similar, as he also strives",
        "following the talks suggest that informal and closed-door diplomacy",
        "but on preserving strategic flexibility between both powers.",
    ],
)
def test_broken_sentences_are_mended(sentence: str) -> None:
    """A sentence that a blank line breaks stands in one passage."""
    assert sum(sentence in passage.text for passage in seed("000")[1]) == 1


TABLE = [
    ("", []),
    (" \r\n\f \u00a0", []),
    ("One.\r\rTwo.", [("prose", "One."), ("prose", "Two.")]),
    ("One.\r\n\r\nTwo.", [("prose", "One."), ("prose", "Two.")]),
    ("\ufeffOne.", [("prose", "One.")]),
    ("One.\fTwo.", [("prose", "One."), ("prose", "Two.")]),
    ("Introduction\n\nthe talks began.", [("heading", "Introduction"), ("prose", "the talks began.")]),
    ("It didn’t.\n\nIt ended", [("prose", "It didn’t."), ("heading", "It ended")]),
    ("What Next?\n\nDid they meet?", [("heading", "What Next?"), ("prose", "Did they meet?")]),
    ("He said that\n\nthey met.", [("prose", "He said that they met.")]),
    ("He said:\n\n“we met.”", [("prose", "He said:"), ("prose", "“we met.”")]),
    ("# Talks ##\nThey met.\n* one\n* two",
     [("heading", "Talks"), ("prose", "They met."), ("list", "* one"), ("list", "* two")]),
    ("Talks\n=====\nThey met.\n\n---\n\nEnd.", [("heading", "Talks"), ("prose", "They met."), ("prose", "End.")]),
    ("> They met\n> in Vienna.", [("prose", "They met in Vienna.")]),
    ("Sources\n1. A paper. 2024\n2. [B](https://b.org)",
     [("heading", "Sources"), ("sources", "1. A paper. 2024"), ("sources", "2. B")]),
    ("Sources say so.\n\n1. One", [("prose", "Sources say so."), ("list", "1. One")]),
    ("Home > News > Talks\nLoading...", [("debris", "Home > News > Talks"), ("debris", "Loading...")]),
    ("© 2026 The Courier. All rights reserved.", [("debris", "© 2026 The Courier. All rights reserved.")]),
    ("Введение\n\nСтороны встретились.", [("heading", "Введение"), ("prose", "Стороны встретились.")]),
    ("一、会谈\n\n双方外长在北京就地区局势和双边关系举行了\n会谈。",
     [("heading", "一、会谈"), ("prose", "双方外长在北京就地区局势和双边关系举行了会谈。")]),
    ("A<br>B &amp; C.", [("prose", "A B & C.")]),
    ("Q And then —\n\nPRESIDENT: Yes", [("prose", "Q And then —"), ("prose", "PRESIDENT: Yes")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "passages"), TABLE, ids=[repr(text)[:40] for text, _ in TABLE])
def test_kinds_of_document(text: str, passages: list[tuple[str, str]]) -> None:
    """Line breaks of every sort, Markdown, lists, headings, debris, three scripts."""
    assert passages == sorts(text)


def test_lines_wrapped_by_hand_are_one_passage() -> None:
    """Text wrapped at about 70 columns flows together; a line that ends early ends its paragraph."""
    text = (
        "The two ministers met on Monday for talks about the grain corridor and\n"
        "agreed that a further round would be held in Geneva before the summer\n"
        "break.\n"
        "Reporters were told that nothing had been signed, and that none of the\n"
        "papers would be published.\n"
    )

    assert len(sorts(text)) == 2


@given(anything)
def test_every_character_has_its_place_in_the_file(raw: str) -> None:
    """A character seen is the character that stands there, white space and entities aside."""
    for passage in read_passages("a.txt", raw):
        for position, char in enumerate(passage.text):
            there = raw[raw_at(passage, position)]
            assert char == there or (char == " " and (there.isspace() or there == "<")) or there == "&"


@given(anything)
def test_passages_follow_each_other(raw: str) -> None:
    """They stand in the order of the file, none in another, numbered from 1, each with an id of its own."""
    passages = read_passages("a.txt", raw)

    edges = [edge for passage in passages for edge in (passage.start, passage.end)]

    assert sorted(edges) == edges
    assert [*range(1, len(passages) + 1)] == [passage.number for passage in passages]
    assert len(passages) == len({passage.id for passage in passages})


@given(anything)
def test_every_letter_is_in_a_passage(raw: str) -> None:
    """Nothing that a reader would see is lost: only link targets and the like are left out."""
    plain = raw.translate(dict.fromkeys(map(ord, "[]()<>&\\*_~#"), " "))

    shown = "".join(passage.text for passage in read_passages("a.txt", plain))

    letters = [char for char in plain if char.isalnum()]
    assert letters == [char for char in shown if char.isalnum()]


@given(anything, st.data())
def test_spans_go_to_the_file_and_back(raw: str, data: st.DataObject) -> None:
    """A span of a passage, taken to the file and back, is the same span."""
    for passage in read_passages("a.txt", raw)[:3]:
        start = data.draw(st.integers(0, len(passage.text) - 1))
        end = data.draw(st.integers(start + 1, len(passage.text)))

        assert (start, end) == text_span(passage, *raw_span(passage, start, end))
        assert passage == passage_at((passage,), raw_at(passage, start))


@settings(max_examples=40)
@given(st.data())
def test_ids_survive_edits_elsewhere(data: st.DataObject) -> None:
    """A changed paragraph changes its own id and no other."""
    raw, before = seed("003")
    victim = data.draw(st.sampled_from([passage for passage in before if passage.kind == "prose"]))
    at = data.draw(st.integers(victim.start + 1, victim.end - 2))

    after = read_passages(before[0].source, raw[:at] + "x" + raw[at:])

    ids = {passage.id for passage in after}
    assert [victim.id] == [passage.id for passage in before if passage.id not in ids]


def test_ids_are_safe_in_a_shell() -> None:
    """A file name with spaces, quotes and line breaks gives an id without; two such names stay apart."""
    one, other = (read_passages(name, "Text.")[0].id for name in ("a b'\n$(x).txt", "a-b-x-.txt"))

    assert set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-._#")
    assert one != other


def test_the_same_text_twice_has_two_ids() -> None:
    """Repeated paragraphs are told apart by their order."""
    one, two = read_passages("a.txt", "Yes.\n\nYes.")

    assert f"{one.id}.2" == two.id


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_chinese_goes_on_after_a_comma(between: str) -> None:
    """A line, or a paragraph, that ends with a Chinese comma is not the end of its sentence."""
    raw = f"两国元首签署了联合声明，{between}并重申反对单边主义。\n\n会谈。\n"

    assert 2 == len(read_passages("a.txt", raw))
