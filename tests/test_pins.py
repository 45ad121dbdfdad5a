"""Pins: a quotation never moves by itself when its source changes."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profiles.model import Evidence, Pin
from profiles.quoting.anchors import anchors_text, pin_key, read_anchors, write_anchors
from profiles.quoting.quotations import locate, pin_of
from profiles.text.passages import read_passages

TEXT = (
    "The talks\n\n"
    "The presidents met on Saturday in Vienna. They agreed that grain will pass through three ports, and that\n"
    "fishing will be discussed in “Geneva” next spring.\n\n"
    "Nothing was signed. The ministers did not agree on prisoners, said the host.\n"
)
QUOTE = "grain will pass through three ports"


def look(raw: str, quote: str = QUOTE, pin: Pin | None = None, **context: str) -> Evidence:
    return locate(Evidence("a.txt", quote, **context), raw, read_passages("a.txt", raw), pin)


def pinned(raw: str = TEXT, quote: str = QUOTE) -> Pin:
    pin = pin_of(look(raw, quote), raw, read_passages("a.txt", raw))
    assert pin is not None
    return pin


def test_a_pin_is_the_five_selectors() -> None:
    """Exact, prefix and suffix of 32 characters, start and end; and the file as it was."""
    pin = pinned()

    assert (QUOTE, QUOTE) == (pin.exact, TEXT[pin.start : pin.end])
    assert "turday in Vienna. They agreed that "[-32:] == pin.prefix
    assert ", and that fishing will be discussed"[:32] == pin.suffix
    assert 64 == len(pin.sha256)


CHANGES = [
    ("nothing", TEXT, "exact"),
    ("a paragraph before", "A new first paragraph.\n\n" + TEXT, "exact"),
    ("a paragraph after", TEXT + "\nA last paragraph.\n", "exact"),
    ("other line breaks", TEXT.replace("\n", "\r\n"), "exact"),
    ("curly quotes elsewhere", TEXT.replace("“Geneva”", '"Geneva"'), "exact"),
    ("the quote wrapped elsewhere", TEXT.replace("pass through", "pass\nthrough"), "normalized"),
    ("a link around a word of it", TEXT.replace("three ports", "[three ports](#)"), "normalized"),
    ("a negation before it", TEXT.replace("that grain", "that no grain"), "stale"),
    ("a negation in it", TEXT.replace("will pass", "will not pass"), "stale"),
    ("a negation after it", TEXT.replace("three ports,", "three ports never,"), "stale"),
    ("another number", TEXT.replace("three", "four"), "stale"),
    ("another case", TEXT.replace("grain will", "Grain will"), "stale"),
    ("moved among other words", TEXT.replace(QUOTE, "nothing will pass") + f"\nIt was false that {QUOTE}.\n", "stale"),
    ("a second occurrence", TEXT + f"\nThe host doubts that {QUOTE}.\n", "ambiguous"),
    ("the paragraph twice", TEXT + "\n" + TEXT, "ambiguous"),
    ("a second occurrence in a link", TEXT + f"\nThe host doubts that [{QUOTE}](#).\n", "ambiguous"),
    (
        "one to the letter elsewhere",
        TEXT.replace("three ports", "[three ports](#)") + f"\nNot: {QUOTE}.\n",
        "ambiguous",
    ),
    ("gone", "Nothing is left of it.\n", "stale"),
    ("longer words", TEXT.replace("three ports", "three portsides"), "stale"),
]


@pytest.mark.parametrize(("change", "raw", "state"), CHANGES, ids=[change for change, _, _ in CHANGES])
def test_a_changed_source(change: str, raw: str, state: str) -> None:
    """Only where the words before and after are the same is a quotation where it was pinned."""
    found = look(raw, pin=pinned())

    assert (change, state) == (change, found.state)
    assert (state in ("exact", "normalized")) == (found.start is not None)
    if state == "exact":
        assert QUOTE == raw[found.start : found.end]


@pytest.mark.parametrize(
    ("quote", "turned"), [("The talks", "Not so: The talks"), ("said the host.", "said the host. Not so.")]
)
def test_what_began_or_ended_the_file_must_still_begin_or_end_a_passage(quote: str, turned: str) -> None:
    """Words put before the first or behind the last ones may turn their sense."""
    pin = pinned(quote=quote)

    assert "stale" == look(TEXT.replace(quote, turned), quote, pin).state
    assert "exact" == look(f"A line.\n\n{TEXT}\nAnother line.\n", quote, pin).state


def test_a_doubtful_quotation_names_its_candidates() -> None:
    """A second occurrence is offered beside the first, and neither is taken."""
    raw = TEXT + f"\nThe host doubts that {QUOTE}.\n"

    found = look(raw, pin=pinned())

    assert None is found.start
    assert [QUOTE, QUOTE] == [raw[start:end] for start, end in found.candidates]


def test_a_person_s_choice_survives_changes_elsewhere() -> None:
    """A quotation that stands twice and was pinned at the second place stays there."""
    raw = f"First, {QUOTE} of the south.\n\nSecond, it is certain by now that {QUOTE} of the north.\n"
    passages = read_passages("a.txt", raw)
    second = look(raw).candidates[1]
    pin = Pin("a.txt", QUOTE, "Second, it is certain by now that "[-32:], " of the north.", *second, "0" * 64, 2)

    moved = look("Title\n\n" + raw, pin=pin)

    assert ("ambiguous", 2) == (look(raw).state, len(passages))
    assert ("exact", second[0] + 7) == (moved.state, moved.start)


def test_a_pin_that_was_moved_by_hand_is_stale() -> None:
    """Offsets that do not lead to the quotation in an unchanged file are believed by nobody."""
    pin = pinned()
    wrong = Pin(pin.source, pin.exact, pin.prefix, pin.suffix, pin.start + 3, pin.end + 3, pin.sha256)

    assert "stale" == look(TEXT, pin=wrong).state


@settings(max_examples=60)
@given(st.data())
def test_an_edit_never_yields_other_words(data: st.DataObject) -> None:
    """Whatever is put wherever: a quotation that counts as found still reads the same, between the same words."""
    at = data.draw(st.integers(0, len(TEXT)))
    put = data.draw(st.sampled_from(["not ", "x", " no", QUOTE, "\n\n", "‘", "never. ", "[a](#)", " "]))
    raw = TEXT[:at] + put + TEXT[at:]

    found = look(raw, pin=pinned())

    if found.start is not None and found.end is not None:
        plain = " ".join(raw.replace("[a](#)", "a").split())
        assert QUOTE == " ".join(raw[found.start : found.end].replace("[a](#)", "").split())
        assert "They agreed that " + QUOTE + ", and that" in plain or found.start > at


def test_the_key_of_a_pin_is_source_words_and_context() -> None:
    """Not the statement that uses it, and not its typography."""
    one = Evidence("a.txt", "the “law” of the\n jungle", before="to")

    assert pin_key(one) == pin_key(Evidence("a.txt", 'the "law" of the jungle', before="to", note="x"))
    assert 3 == len({pin_key(one), pin_key(Evidence("b.txt", one.quote)), pin_key(Evidence("a.txt", one.quote))})


texts = st.text(max_size=20)
pins = st.builds(
    Pin, texts, st.text(min_size=1), texts, texts, st.integers(0, 9), st.integers(10, 99), texts, st.integers(1, 3)
)  # fmt: skip


@given(st.dictionaries(st.text("0123456789abcdef", min_size=16, max_size=16), pins, max_size=5))
def test_pins_are_written_a_line_each_and_read_back(found: dict[str, Pin]) -> None:
    """The file is JSON, in an order of its own, with one line for each pin."""
    text = anchors_text(found)

    assert text == anchors_text(dict(reversed(found.items())))
    assert 5 + max(len(found), 1) == len(text.splitlines())
    assert found.keys() == json.loads(text)["pins"].keys()


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Also characters that JSON or a terminal might trip over."""
    pin = Pin("a b.txt", "“x”\u2028\u202e\x1b[31m\ud800", "\ufeff", "\u200b", 1, 9, "0" * 64, 2)
    path = tmp_path / "anchors.json"

    write_anchors(path, {"0" * 16: pin, "1" * 16: pinned()})

    assert ({"0" * 16: pin, "1" * 16: pinned()}, ()) == read_anchors(path)
    assert not {"\x1b", "\u202e", "\u2028"} & set(path.read_text("utf-8"))


WHOLE = anchors_text({"a" * 16: pinned(), "b" * 16: pinned(quote="Nothing was signed")})
GARBAGE = [
    ("", 1, 0),
    ("\0\1\2", 1, 0),
    ("[]", 1, 0),
    ("[" * 100_000, 1, 0),
    ('{"format_version": 2, "pins": {}}', 1, 0),
    ('{"format_version": 1, "pins": []}', 1, 0),
    ("9" * 5_000, 1, 0),
    (WHOLE.replace('"pins": {\n', '"pins": {\n<<<<<<< ours\n'), 4, 2),
    (WHOLE.replace('"start": ', '"start": -', 1), 4, 1),
    (WHOLE.replace('"exact"', '"exakt"', 1), 4, 1),
    (WHOLE.rstrip("}\n"), 5, 1),
]


@pytest.mark.parametrize(("text", "line", "left"), GARBAGE)
def test_garbage_is_a_problem_with_a_line(tmp_path: Path, text: str, line: int, left: int) -> None:
    """A broken file names the line, and the pins that can be read are read."""
    path = tmp_path / "anchors.json"
    path.write_text(text)

    found, problems = read_anchors(path)

    assert (line, left) == (problems[0].line, len(found))
    assert "profiles/anchors.json" == problems[0].path


def test_no_file_is_no_pins(tmp_path: Path) -> None:
    """A workspace that has pinned nothing yet has no problem."""
    assert ({}, ()) == read_anchors(tmp_path / "anchors.json")
