"""What is sent shows what should be seen, and is little."""

import pyte
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.cells import cells
from tui.thrift import PLAIN, Look, Row, Shadow, cell, put

WIDTH, HEIGHT = 40, 12
LOOKS: tuple[Look, ...] = (
    PLAIN,
    ("1", "38;5;111", ""),
    ("", "", "48;5;16"),
    ("3", "31", "48;5;16"),
    ("1;3", "38;2;1;2;3", "44"),
    ("4", "", "48;5;16"),
    ("7", "32", ""),
)
words = st.text(st.sampled_from("ab ─会é“—"), max_size=50)
piece = st.tuples(words, st.sampled_from(LOOKS))
line = st.lists(piece, max_size=4)
picture = st.lists(line, min_size=HEIGHT, max_size=HEIGHT)


def row(pieces: list[tuple[str, Look]]) -> Row:
    """A whole row of cells; a wide character is not cut by the edge."""
    made: Row = [cell(" ", LOOKS[2])] * WIDTH
    x = 0
    for text, look in pieces:
        for character in text:
            if x + cells(character) <= WIDTH:
                x = put(made, x, character, look, [cells(character)])
    return made


def seen(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """What a reader sees: of a blank only its ground, and lines through and under it."""
    return [
        [
            (one.data, one.bg, one.reverse, one.underscore)
            if one.data == " " and not (one.reverse or one.underscore)
            else tuple(one)
            for one in (screen.buffer[y][x] for x in range(WIDTH))
        ]
        for y in range(HEIGHT)
    ]


def terminal() -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    screen.reset_mode(pyte.modes.DECAWM)
    return screen, pyte.Stream(screen)


def shadow(erases: bool = True) -> Shadow:
    made = Shadow(erases)
    made.fit(WIDTH, HEIGHT)
    return made


@pytest.mark.parametrize("erases", [True, False])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pictures=st.lists(picture, min_size=1, max_size=4), shift=st.integers(-4, 4))
def test_the_terminal_shows_the_last_picture(
    monkeypatch: pytest.MonkeyPatch, erases: bool, pictures: list[list[list[tuple[str, Look]]]], shift: int
) -> None:
    """Sent as changes, also when lines move, it looks as if it had been drawn on a blank terminal."""
    monkeypatch.setattr("tui.thrift.WORTH", 20)
    screen, stream = terminal()
    sparing, last = shadow(erases), pictures[-1]
    moved = last[shift:] + last[:shift]
    for shown in (*pictures, moved, last):
        stream.feed(sparing.change({y: row(pieces) for y, pieces in enumerate(shown)}))
    plain, direct = terminal()
    direct.feed(shadow(False).change({y: row(pieces) for y, pieces in enumerate(last)}))

    assert seen(plain) == seen(screen)


def test_nothing_is_sent_where_nothing_changes() -> None:
    """Not a byte."""
    sparing, picture = shadow(), {y: row([("the same", PLAIN)]) for y in range(HEIGHT)}

    sparing.change(picture)

    assert "" == sparing.change(picture)


def test_a_changed_cell_is_sent_alone() -> None:
    """The cursor goes there, and one character follows."""
    sparing = shadow()
    sparing.change({3: row([("a long line of text", PLAIN)])})

    assert "\x1b[4;8HX" == sparing.change({3: row([("a long Xine of text", PLAIN)])})


def test_lines_that_moved_are_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the terminal: what is sent is what came into view."""
    monkeypatch.setattr("tui.thrift.WORTH", 100)
    sparing = shadow()
    text = [row([(f"{y * 7919:05} {chr(97 + y % 26) * 30}", LOOKS[1])]) for y in range(40)]
    sparing.change(dict(enumerate(text[:HEIGHT])))

    sent = sparing.change(dict(enumerate(text[1 : HEIGHT + 1])))

    assert "\x1b[1M" in sent
    assert 100 > len(sent)


def test_what_is_forgotten_is_sent_again() -> None:
    """Another program may have written over it."""
    sparing, picture = shadow(), {y: row([("text", PLAIN)]) for y in range(HEIGHT)}
    sparing.change(picture)

    sparing.forget()
    sparing.fit(WIDTH, HEIGHT)

    assert "text" in sparing.change(picture)
