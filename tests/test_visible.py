"""What a terminal would obey, or a reader not see, is spelt out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.visible import visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain – “text” €5", "plain – “text” €5"),
        ("a\x1b[31mred", "a␛[31mred"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("bell\x07 del\x7f nul\x00 cr\r", "bell␇ del␡ nul␀ cr␍"),
        ("one\n\ttwo", "one\n\ttwo"),
        ("abc\u202edef\u2066g", "abc⟨U+202E⟩def⟨U+2066⟩g"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("line\u2028para\u2029", "line⟨U+2028⟩para⟨U+2029⟩"),
        ("name\udcff", "name⟨U+DCFF⟩"),
        ("\U000e0041tag", "⟨U+E0041⟩tag"),
        ("[red]markup[/] :smile:", "[red]markup[/] :smile:"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d⚕️", "👩\u200d⚕️"),
        ("pay\u200dpal", "pay⟨U+200D⟩pal"),
        ("\u200dx", "⟨U+200D⟩x"),
    ],
)
def test_the_unseen_is_spelt_out_and_the_rest_kept(text: str, expected: str) -> None:
    """Controls become pictures, other unseen characters their code point; what changes the picture stays."""

    assert expected == visible(text)


def test_newline_and_tab_are_spelt_out_when_asked() -> None:
    """A title or a file name is one line."""

    assert visible("a\nb\tc", keep="") == "a␊b␉c"


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    """Of controls, format characters and surrogates only joiners, newline and tab can remain."""
    left = {c for c in visible(text) if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}}

    assert left <= {"\n", "\t"}
    assert visible(text) == visible(visible(text))
