"""Folding: typography no longer matters, offsets stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.text.folding import fold, fold_case


@given(st.text())
def test_a_fold_is_as_long_as_its_text(text: str) -> None:
    """One character becomes one character, whatever the text."""
    assert (len(text), len(text)) == (len(fold(text)), len(fold_case(text)))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays."""
    assert fold(text) == fold(fold(text))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“Xi–Trump” ‘summit’", "\"Xi-Trump\" 'summit'"),
        ("U.S.\u00a0and\u202fChina\t—\n", "U.S. and China - "),
        ("«Сила Сибири—2»", '"Сила Сибири-2"'),
        ("Straße İ", "Straße İ"),
    ],
)
def test_typography_is_folded(text: str, plain: str) -> None:
    """Quotes, dashes and spaces lose their shape, letters and case do not."""
    assert plain == fold(text)


def test_case_is_folded_where_it_keeps_the_length() -> None:
    """A letter whose other case is longer than one character stays as it is."""
    assert fold_case("Straße TAIWAN") == "straße taiwan"
