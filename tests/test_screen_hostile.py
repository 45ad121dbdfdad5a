"""Whatever stands in a file, the screens show it as text; no key makes them fall over it."""

import random
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE, SHORT, obeyed, plant
from screens import opened, seen
from textual.events import Paste

from tui.cells import cells

ALL = pytest.mark.torture
KEYS = {
    "comparison": "j J ] l j + = v j z Z d | x",
    "source": "enter ] ] s escape enter C escape",
    "find": "slash a s m i l e enter j j enter",
    "filters": "f j space j enter",
    "meetings": "H s m i l e escape L j enter",
    "matrix": "m j l j enter",
    "timeline": "t j j enter",
    "questions": "o j j enter",
    "conflicts": "c j j enter",
    "problems": "p j",
    "help": "question_mark j",
    "palette": "colon x enter",
    "take": "enter a j j enter t e x t",
    "export": "w",
    "copying": "y Y C",
    "undo": "u ctrl+r",
}  # fmt: skip
"""Keys pressed one after the other, by the screen that they lead to."""
MONKEY = """j k J K ] [ h l tab g G ctrl+d ctrl+u 1 2 9 0 enter + = escape d f F v z Z | H L x slash n N s r y Y C a u t
m o c p question_mark colon ctrl+r space backspace q w i e t o down up left right"""


def check(pilot: Any, size: tuple[int, int]) -> str:
    """What is seen is text, and fills the screen to the cell."""
    text = seen(pilot)

    assert set() == obeyed(text)
    assert {size[0]} == {cells(line) for line in text.split("\n")}
    return text


@pytest.fixture(scope="module", params=[pytest.param(SHORT, id="short"), pytest.param(HOSTILE, id="all", marks=ALL)])
def planted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace full of hostile texts, made once."""
    return plant(tmp_path_factory.mktemp("hostile") / "w", request.param)


@pytest.mark.parametrize("place", KEYS)
@pytest.mark.parametrize("size", [(80, 24), pytest.param((160, 45), marks=ALL), pytest.param((30, 8), marks=ALL)])
async def test_every_screen_shows_hostile_text_as_text(planted: Path, place: str, size: tuple[int, int]) -> None:
    """By the keys that lead to it, and after each key."""
    async with opened(planted, "left", "right", size=size) as pilot:
        check(pilot, size)
        for key in KEYS[place].split():
            await pilot.press(key)
            await pilot.pause()
            check(pilot, size)

        assert pilot.app.is_running
        assert pilot.app.crash is None


async def test_markup_in_a_file_is_shown_to_the_letter(tmp_path: Path) -> None:
    """`[red]`, `[@click=…]` and `:smile:` arrive as they stand in the file, and nothing can be clicked."""
    texts = {what: HOSTILE[what] for what in ("action", "emoji", "rich")}
    async with opened(plant(tmp_path / "w", texts), "left", "right", size=(200, 60)) as pilot:
        text = check(pilot, (200, 60))
        links = [s.style.meta for strip in pilot.app.screen._compositor.render_strips() for s in strip if s.style]

    assert "[@click=app.quit]x[/]" in text
    assert ":smile: :pile_of_poo:" in text
    assert "[red]x[/red]" in text
    assert [] == [meta for meta in links if "@click" in meta]


async def test_what_is_copied_holds_nothing_that_a_terminal_obeys(
    planted: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the clipboard nor the spare file: a paste into a shell types no control character."""
    copied: list[str] = []
    monkeypatch.setattr("tui.clipboard.osc52", lambda text: copied.append(text) or "")
    async with opened(planted, "left", "right") as pilot:
        for _ in range(8):
            await pilot.press("y", "Y", "j")
            await pilot.pause()

    assert copied
    assert set() == obeyed("".join(copied), keep="\n\t")
    assert set() == obeyed((home / "state/visavis/citation.txt").read_text("utf-8"), keep="\n\t")


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(20))
async def test_no_order_of_keys_makes_a_screen_fall(planted: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred keys at random; it neither falls nor shows anything but text."""
    monkeypatch.setenv("EDITOR", "true")
    chance = random.Random(seed)
    size = chance.choice([(80, 24), (60, 20), (40, 10), (200, 60)])
    async with opened(planted, "left", "right", size=size) as pilot:
        for _ in range(200):
            if not pilot.app.is_running:
                break
            await pilot.press(chance.choice(MONKEY.split()))
            await pilot.pause()
            check(pilot, size)

        assert pilot.app.crash is None


@pytest.mark.parametrize("place", ["slash", "H", "colon", "w", "f"])
async def test_what_is_pasted_is_shown_as_text(workspace: Path, place: str) -> None:
    """A terminal's paste may hold anything, too."""
    async with opened(workspace) as pilot:
        await pilot.press(place)
        pilot.app.screen.focused.post_message(Paste(SHORT["terminal"]))
        pilot.app.screen.focused.post_message(Paste("\n".join(SHORT.values())))
        await pilot.pause()
        check(pilot, (80, 24))

        assert pilot.app.crash is None
