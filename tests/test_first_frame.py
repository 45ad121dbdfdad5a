"""The first frame looks as the screen will, and is painted only where that is sure."""

from typing import Any

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style

from tui.first_frame import Easel, is_able
from tui.inks import BY_THEME, GROUNDS
from tui.painting import Paint
from tui.sending import look_of
from tui.themes import THEMES

PAINTS = {theme.name: Paint(theme.variables) for theme in THEMES}


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
@pytest.mark.parametrize(("colours", "system"), [("truecolor", ColorSystem.TRUECOLOR), ("", ColorSystem.EIGHT_BIT)])
def test_every_ink_looks_as_on_the_screen(theme: str, colours: str, system: ColorSystem) -> None:
    """To the code: so the screen that takes over has nothing to send."""
    easel = Easel(theme, {"COLORTERM": colours, "TERM": "xterm-256color"})
    ground = Style(bgcolor=RichColor.parse(GROUNDS[theme][0]))
    names = [name.replace("-", ".", 1) for name in BY_THEME[theme] if name != "text"]

    looks = {name: look_of(ground + PAINTS[theme].style(name), system) for name in names}

    assert looks == {name: easel.look(name) for name in names}


class Stream:
    def __init__(self, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("environ", "terminal", "able"),
    [
        ({"TERM": "xterm-256color"}, True, True),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, True, True),
        ({"TERM": "xterm-256color"}, False, False),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm"}, True, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, True, False),
        ({}, True, False),
    ],
)
def test_it_is_painted_only_where_that_is_sure(
    environ: dict[str, str], terminal: bool, able: bool, monkeypatch: Any
) -> None:
    """On a terminal that is known to take it and hand it on."""
    monkeypatch.setattr("sys.__stdin__", Stream(terminal))
    monkeypatch.setattr("sys.__stderr__", Stream(terminal))

    assert able == is_able(environ)
