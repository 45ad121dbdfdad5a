"""Themes: every colour of text can be read on every ground that it stands on."""

import pytest

from tui.inks import ANSI, BY_THEME, DARK, GROUNDS, Inks
from tui.themes import THEMES

LEAST = {"dark": 4.5, "light": 4.5, "high-contrast": 7.0}
"""What the WCAG ask of text (AA), and of text in high contrast (AAA)."""
RULES = ("rule", "heading-rule", "topic-rule")
"""Lines that are drawn: nothing is read from them."""
SIGNS = ("off", "heat-0")
"""Keys that do nothing now, and the dot of an unread square: signs need a contrast of 3 on the page."""


@pytest.mark.parametrize("theme", LEAST)
def test_text_stands_out_from_every_ground(theme: str) -> None:
    """Quiet text, too, and on the band of the cursor as well as on the page."""
    inks, grounds = BY_THEME[theme], _grounds(theme)
    weak = {
        (name, ground): round(_contrast(colour, ground), 2)
        for name, value in inks.items()
        for colour, own in [_colours(value)]
        if colour and name not in (*RULES, *SIGNS)
        for ground in ([own] if own else grounds)
        if _contrast(colour, ground) < LEAST[theme]
    }

    assert {} == weak


@pytest.mark.parametrize("theme", LEAST)
@pytest.mark.parametrize("name", SIGNS)
def test_signs_can_be_told_from_the_page(theme: str, name: str) -> None:
    """What is greyed is still there."""
    colour, _ = _colours(BY_THEME[theme][name])

    assert all(_contrast(colour, ground) >= 3 for ground in GROUNDS[theme])


@pytest.mark.parametrize("inks", BY_THEME.values(), ids=list(BY_THEME))
def test_every_theme_knows_every_word(inks: Inks) -> None:
    """No word of the domain falls back on plain text in one theme only."""
    assert DARK.keys() == inks.keys()


def test_sixteen_colours_are_the_terminals_own() -> None:
    """No colour of ours in the theme that leaves the colours to the terminal."""
    assert [] == [value for value in ANSI.values() if "#" in value]


def _grounds(theme: str) -> list[str]:
    """The grounds of page, panel, cursor and of what stands beside it."""
    panel = next(one.panel for one in THEMES if one.name == theme)
    inks = BY_THEME[theme]
    return [*GROUNDS[theme], str(panel), _colours(inks["cursor"])[1], _colours(inks["beside"])[1]]


def _colours(ink: str) -> tuple[str, str]:
    """The colour of the text, and of its own ground; empty where there is none."""
    front, _, ground = ink.partition("on ")
    return next((word for word in front.split() if word.startswith("#")), ""), ground.strip()


def _contrast(one: str, other: str) -> float:
    """The ratio of luminances as the WCAG define it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
