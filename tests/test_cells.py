"""Cells agree with what Textual draws; wrapping loses nothing and breaks no grapheme."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.cells import cells, clip, flowed, graphemes, pad, wrap

PIECES = [
    "grain ",
    "Xi–Trump ",
    "跨越山河。",
    "(дружба)",
    "é",
    "e\u0301",
    "👩‍👧",
    "🇩🇪",
    "❤️",
    "שלום ",
    "각",
    "👍🏽",
    " ",
    "-",
    "a" * 30,
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def test_characters_are_as_wide_as_textual_draws_them() -> None:
    """Every assigned code point that may be shown takes the cells that Rich gives it."""
    shown = [c for c in map(chr, range(0x20, 0x110000)) if category(c) not in {"Cn", "Cs", "Cc", "Co"}]

    differing = [f"U+{ord(c):04X}" for c in shown if cells(c) != cell_len(c)]

    assert differing == []


@given(TEXTS)
def test_text_is_as_wide_as_textual_draws_it(text: str) -> None:
    """Joined emoji, flags, combining marks and variation selectors included."""
    assert cell_len(text) == cells(text)


@given(TEXTS, st.integers(1, 40), st.integers(0, 20))
def test_wrapped_lines_fit_and_keep_every_grapheme(text: str, width: int, taken: int) -> None:
    """No line is too wide, and the graphemes are those of the text, in order."""
    lines = wrap(text, width, min(taken, width))

    assert all(cells(line) <= max(width, 2) for line in lines)
    assert cells(lines[0]) <= max(width - taken, 0) or (taken == 0 and width == 1)
    assert _marks(flowed(text)) == [mark for line in lines for mark in _marks(line)]


def _marks(text: str) -> list[str]:
    return [cluster for cluster, _ in graphemes(text) if cluster != " "]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("The north would reopen two ports", 12, ["The north", "would reopen", "two ports"]),
        ("a Xi–Trump-call", 10, ["a", "Xi–Trump-", "call"]),
        ("", 10, [""]),
        ("incomprehensibly", 6, ["incomp", "rehens", "ibly"]),
        ("跨越山河。的伙伴", 8, ["跨越山", "河。的伙", "伴"]),
        ("two\n  lines  joined ", 40, ["two lines joined"]),
    ],
)
def test_text_breaks_where_a_reader_expects(text: str, width: int, lines: list[str]) -> None:
    """At spaces, after dashes, between East Asian characters but not before their full stop."""
    assert lines == wrap(text, width)


def test_the_first_line_leaves_room_for_what_stands_there() -> None:
    """A label that takes nearly all pushes the text to the next line."""
    assert wrap("harbour", 10, 8) == ["", "harbour"]


def test_clipped_text_says_so() -> None:
    """An ellipsis takes the place of what is left out, and a wide character is never halved."""
    assert [
        clip("grain corridor", 6),
        clip("跨越山河", 6),
        clip("grain", 5),
        clip("x", 0),
    ] == ["grain…", "跨越…", "grain", ""]


def test_padding_counts_cells() -> None:
    """A wide character counts twice."""
    assert pad("跨越", 5) + "|" == "跨越 |"
