"""The table of commands: bindings, footer, help and remapping follow from it."""

from importlib import import_module

import pytest
from textual.actions import parse

from tui.app import Visavis
from tui.commands import BY_ID, COMMANDS, PLACES, commands_of, in_footer, keys_of, say_key
from tui.going import PLACES as SCREENS
from tui.keymap import canonical
from tui.screens.comparison import ComparisonScreen
from tui.screens.meetings import MeetingsScreen
from tui.screens.place import Place
from tui.screens.source import SourceScreen

CLASSES: dict[str, type[Place]] = {
    "comparison": ComparisonScreen,
    "source": SourceScreen,
    "meetings": MeetingsScreen,
    **{name: getattr(import_module(f"tui.screens.{name}"), cls) for name, cls in SCREENS.items()},
}
CONTRACT = {
    "comparison": "j k down up J K ] [ . , h l left right tab g G home end ctrl+d ctrl+u pagedown pageup enter q "
    "ctrl+q H L x / n N d f v z | + 1 2 3 4 5 6 7 8 9 y Y w t m o c p a e u ? f1 : ctrl+p",
    "source": "j k ] [ . , g G escape backspace q n N / y a e u ? : ctrl+q t m o c p",
    "find": "j k enter escape / n N H L y a ? :",
}


@pytest.mark.parametrize("place", PLACES)
def test_every_screen_has_what_its_commands_do(place: str) -> None:
    """Each command of a screen is an action of it, or of the app."""
    missing = []
    for command in commands_of(place):
        _, name, _ = parse(command.action)
        owner = Visavis if command.action.startswith("app.") else CLASSES[place]
        if not any(hasattr(owner, f"{before}action_{name}") for before in ("", "_")):
            missing.append(command.id)

    assert [] == missing


@pytest.mark.parametrize("place", PLACES)
def test_no_key_has_two_commands_on_a_screen(place: str) -> None:
    """On one screen a key does one thing."""
    keys = [canonical(key) for command in commands_of(place) for key in command.keys]

    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("place", CONTRACT)
def test_the_keys_that_fingers_rely_on_are_there(place: str) -> None:
    """Every key of the contract is bound."""
    bound = {canonical(key) for command in commands_of(place) for key in command.keys}
    expected = {canonical(key) for key in CONTRACT[place].split()}

    missing = sorted(expected - bound)

    assert [] == missing


@pytest.mark.parametrize("place", PLACES)
def test_the_footer_begins_with_moving_and_has_help(place: str) -> None:
    """The most needed command stands first, and help is never left out."""
    shown = in_footer(commands_of(place))

    assert shown[0].id == "row-next"
    assert BY_ID["help"] in shown


def test_ids_are_unique() -> None:
    """A name in the user's config means one command."""
    ids = [command.id for command in COMMANDS]

    assert sorted(set(ids)) == sorted(ids)


def test_the_users_keys_come_before_the_programs() -> None:
    """A remapped command has the user's keys alone."""
    command = BY_ID["differences"]

    actual = keys_of(command, {"differences": ("D",)})

    assert actual == ("D",)


@pytest.mark.parametrize(
    ("key", "expected"),
    [("ctrl+d", "Ctrl+D"), ("question_mark", "?"), ("G", "G"), ("shift+tab", "Shift+Tab"), ("pagedown", "PageDown")],
)
def test_keys_are_said_as_people_write_them(key: str, expected: str) -> None:
    """The footer speaks of Ctrl+D, not of ctrl+d."""
    actual = say_key(key)

    assert expected == actual


def test_every_command_says_what_it_does() -> None:
    """Help has a sentence for each."""
    silent = [command.id for command in COMMANDS if not command.help or not command.label]

    assert [] == silent
