"""Quotations: found where they stand, and only there."""

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from profiles.model import Evidence
from profiles.quoting.hints import nearest
from profiles.quoting.occurrences import fragments, says_something
from profiles.quoting.quotations import locate
from profiles.text.passages import read_passages
from profiles.text.spans import raw_span

SEEDS = Path(__file__).parent.parent / "seeds"


def look(raw: str, quote: str, **context: str) -> Evidence:
    return locate(Evidence("a.txt", quote, **context), raw, read_passages("a.txt", raw))


@pytest.mark.parametrize(
    ("seed", "quote", "state"),
    [
        ("000", "exclusionary “small cliques”", "normalized"),
        ("000", "small cliques", "exact"),
        ("000", 'deemed Iran "under control"', "normalized"),
        ("000", "which is worth $14 billion, had been paused", "normalized"),
        ("000", "which is worth \\$14 billion, [had been paused](#)", "exact"),
        ("000", "For Xi, the situation is similar", "normalized"),
        ("000", "developments following the talks suggest that informal and closed-door", "normalized"),
        ("000", "exclusive alignment … but on preserving strategic flexibility", "normalized"),
        ("000", "Power of Siberia 2 […] diversify Eurasian energy routes", "normalized"),
        ("000", "Power of Siberia 2 … Boeing machine parts", "missing"),
        ("003", "no announcement of Russian military technology transfers", "exact"),
        ("003", "Xinhua / Chinese Government", "exact"),
        ("003", "an announcement of Russian military technology transfers", "missing"),
        ("003", "“no clear timeline”", "exact"),
        ("000", "[small cliques](#)", "exact"),
        ("000", "the US–Iran conflict, the Ukraine crisis, ... and the Korean Peninsula", "normalized"),
        ("000", "The CPC clarified … [...] Iran war and more", "normalized"),
        ("000", "\\$14 billion Taiwan arms package", "exact"),
        ("000", "Western sanctions", "ambiguous"),
        ("001", "Eurasian strategic landscape. The Trump-Xi Conversation", "normalized"),
        ("001", "Loading...", "exact"),
        ("003", "Xi, Putin sign joint statement", "exact"),
        ("003", "May 20, 2026", "ambiguous"),
        ("003", "the two governments had reached a basic understanding", "missing"),
        ("003", "25th visit to china", "missing"),
        ("003", "5th visit to China", "missing"),
        ("003", "…", "missing"),
        ("003", "", "missing"),
        ("004", "1.9%", "exact"),
        ("004", "marking a 1", "missing"),
        ("003", "Power of Siberia 2", "ambiguous"),
        ("004", "$244.8 billion", "exact"),
        ("004", "$244", "missing"),
    ],
)
def test_states_on_the_seeds(seed: str, quote: str, state: str) -> None:
    """Each quotation has the state that WORDS gives it, and its span holds its words."""
    raw = next(SEEDS.glob(f"{seed}_*.txt")).read_bytes().decode()

    found = look(raw, quote)

    assert state == found.state
    if state == "exact":
        assert quote == raw[found.start : found.end]


def test_a_word_of_context_tells_places_apart() -> None:
    """Touching words decide before near ones, near ones before the rest of the passage; wrong ones decide nothing."""
    raw = "Grain came, then the north said: grain went. Later, in the south, the ministers spoke of grain at length."

    by = [
        look(raw, "grain", before="said"),
        look(raw, "grain", after="at length"),
        look(raw, "grain", before="south"),
        look(raw, "grain", before="Grain came", after="went"),
        look(raw, "grain", before="moon"),
        look(raw, "grain"),
    ]

    assert ["exact"] * 4 + ["ambiguous"] * 2 == [found.state for found in by]
    assert [33, 89, 89, 33, None, None] == [found.start for found in by]


def test_context_must_hold_also_for_a_quotation_that_stands_once() -> None:
    """Words that the analyst saw beside it and that are not there make it doubtful."""
    assert "ambiguous" == look("They met.", "met", before="never").state


@pytest.mark.parametrize(
    ("raw", "quote", "state"),
    [
        ("One two.\n\nthree four.\n\nFive six.", "One … four", "normalized"),
        ("One two.\n\nThree four.\n\nFive six.", "One … Five", "missing"),
        ("Five one. Five two one.", "Five … one", "ambiguous"),
        ("One two three.", "three … One", "missing"),
        ("He said no... more or less.", "said no... more", "exact"),
        ("A first B last. A second B end.", "A … B end", "normalized"),
        ("Able to meet, unable to sign.", "able to sign", "missing"),
        ("non-aligned", "aligned", "exact"),
        ("$14.5 billion", "5 billion", "missing"),
        ("$2,014 million", "2", "missing"),
        ("会谈取得成果。", "取得成果", "exact"),
        ("双方外长在北京就地区局势和双边关系举行了\n会谈并签署了文件。", "举行了会谈", "normalized"),
        ("Cafe\u0301 talks", "Café talks", "normalized"),
        ("Café talks", "Cafe\u0301 talks", "normalized"),
        ("co\u00adoperation", "cooperation", "normalized"),
        ("AT&amp;T signed", "AT&T signed", "normalized"),
        ("They **really** met", "really met", "normalized"),
        ("> They met\n> in Vienna", "met in Vienna", "normalized"),
        ("They met\r\nin Vienna", "met in Vienna", "normalized"),
        ("He said “no” and 'no'.", "said \"no\" and ‘no’", "normalized"),
        ("Xi–Trump met. Xi-Trump met.", "Xi-Trump met", "exact"),
        ("Xi–Trump met. Xi–Trump met.", "Xi-Trump met", "ambiguous"),
        ("By the [summit](#), then by the summit, too.", "the summit, t", "missing"),
        ("Cut by the [summit](#), and by the summit, too.", "the summit,", "ambiguous"),
        ("Cut by the [summit](#), and by the summit, too.", "the [summit](#),", "exact"),
        ("They met in\nVienna. They met in Vienna.", "met in Vienna", "ambiguous"),
    ],
)  # fmt: skip
def test_states(raw: str, quote: str, state: str) -> None:
    """Typography, markup and line breaks aside, a quotation is found to the word, or not at all."""
    assert (quote, state) == (quote, look(raw, quote).state)


def test_the_tightest_span_of_fragments_is_taken() -> None:
    """An earlier first fragment does not stretch the quotation."""
    raw = "Xi spoke of trade. Xi spoke of grain and ports."

    found = look(raw, "Xi … ports")

    assert "Xi spoke of grain and ports" == raw[found.start : found.end]


def test_fragments_stand_between_ellipses() -> None:
    """Every way to write one counts, and one at either end says nothing."""
    assert ("a b", "c", "d", "e") == fragments("… a b [...] c […] d ... e …")


SEED_TEXTS = [(path.name, path.read_bytes().decode()) for path in sorted(SEEDS.glob("*.txt"))]
READ = {name: (raw, read_passages(name, raw)) for name, raw in SEED_TEXTS}


@settings(max_examples=150)
@given(st.data())
def test_what_is_cut_from_a_passage_is_found_again(data: st.DataObject) -> None:
    """Any words of any passage, copied as seen, are found where they were cut."""
    raw, passages = READ[data.draw(st.sampled_from(sorted(READ)))]
    passage = data.draw(st.sampled_from(passages))
    words = [m for m, char in enumerate(passage.text) if char == " "]
    start = data.draw(st.sampled_from([0, *(at + 1 for at in words)]))
    end = data.draw(st.sampled_from([*(at for at in words if at > start), len(passage.text)]))
    assume(says_something(passage.text[start:end]))
    lo, hi = raw_span(passage, start, end)
    assume(any(char.isalnum() for char in passage.text[start:end]))

    found = locate(Evidence(passage.source, passage.text[start:end]), raw, passages)

    spans = found.candidates or ((found.start or 0, found.end or 0),)
    assert found.state in ("exact", "normalized", "ambiguous")
    assert found.state == "ambiguous" or any(a <= lo and hi <= b for a, b in spans)
    if found.state == "exact":
        assert passage.text[start:end] == raw[found.start : found.end]


@settings(max_examples=150)
@given(st.data())
def test_what_is_cut_from_the_file_is_exact(data: st.DataObject) -> None:
    """Any whole words copied from the raw file, markup included, are there to the letter."""
    raw, passages = READ[data.draw(st.sampled_from(sorted(READ)))]
    passage = data.draw(st.sampled_from(passages))
    words = [passage.start + at for at, char in enumerate(raw[passage.start : passage.end]) if char == " "]
    start = data.draw(st.sampled_from([passage.start, *(at + 1 for at in words)]))
    end = data.draw(st.sampled_from([*(at for at in words if at > start), passage.end]))
    quote = raw[start:end]
    assume(any(char.isalnum() for char in quote))

    found = locate(Evidence(passage.source, quote), raw, passages)

    assert found.state in ("exact", "ambiguous")
    if found.state == "exact":
        assert quote.strip() == raw[found.start : found.end]


@settings(max_examples=100)
@given(st.data())
def test_a_changed_word_is_never_accepted(data: st.DataObject) -> None:
    """One letter more in a quotation, and it is missing."""
    raw, passages = READ[data.draw(st.sampled_from(sorted(READ)))]
    passage = data.draw(st.sampled_from([passage for passage in passages if len(passage.text) > 40]))
    at = data.draw(st.integers(1, 39))
    quote = passage.text[:at] + "q" + passage.text[at:40].rstrip()

    assert "missing" == locate(Evidence(passage.source, quote), raw, passages).state


def test_a_drifted_sentence_has_a_hint() -> None:
    """The nearest place is offered with its offsets and how alike it is; nonsense has none."""
    raw, passages = READ[SEED_TEXTS[3][0]]

    hint = nearest("an announcement of Russian military technology transfer to China", raw, passages)

    assert hint is not None
    assert "no announcement of Russian military technology transfers to China" == raw[hint.start : hint.end]
    assert 0.9 < hint.similarity < 1
    assert nearest("colourless green ideas sleep furiously", raw, passages) is None
