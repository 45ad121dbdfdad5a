"""Two screens on one workspace, really driven: neither loses a line, and the second is told."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from conftest import VIENNA
from terminals import NOBODY, RUN, SECOND_USER, Terminal, open_to_all

from profiles.workspace import load_workspace

OFTEN = f"import tui.screens.comparing.following as following; following.EVERY = 0.2; {RUN}"
"""The program, looking at the files so often that a test need not wait."""
SPRING = "profiles/meetings/geneva-2031-03.yaml"


def take(screen: Terminal, text: str) -> None:
    """Take the sentence with the first quotation into the profile, with these words."""
    screen.until("Spring talks", "evidence").press("j")
    screen.until("reopen two ports by summer”").press("\r")
    screen.until("cited by").press("a")
    screen.until("Take into a profile").press(f"{text}\r")
    screen.until(text, "Write it into the profile").press("\r")
    screen.until("Taken into")


def statements(workspace: Path) -> list[str]:
    opened = load_workspace(workspace)

    assert () == opened.problems
    return [one.text for one in opened.profiles["geneva-2031-03"].statements]


def test_two_screens_that_write_one_profile(workspace: Path) -> None:
    """Both statements stand there, the second is told of the first, and taking back goes over nobody's words."""
    words, before = ["spring", "autumn", "--workspace", str(workspace)], (workspace / SPRING).read_text("utf-8")
    with Terminal(words, code=OFTEN) as one, Terminal(words, code=OFTEN) as other:
        other.until("Spring talks", "evidence")
        take(one, "Written by one")
        other.until("geneva-2031-03.yaml changed meanwhile")
        take(other, "Written by the other")
        both = statements(workspace)
        one.press("u").until("somebody else changed it")
        refused = statements(workspace)
        other.press("u").until("Taken back")
        one.press("u").until("Taken back")
        codes = [screen.press("\x11").left() for screen in (one, other)]

    assert both == refused
    assert {"Written by one", "Written by the other"} <= set(both)
    assert before == (workspace / SPRING).read_text("utf-8")
    assert [0, 0] == codes


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody can reach, with a workspace that only its owner can write and a second user's home."""
    folder = Path(tempfile.mkdtemp(prefix="visavis-test-"))
    copytree(VIENNA, folder / "vienna")
    (folder / "home").mkdir()
    open_to_all(folder)
    os.chown(folder / "home", NOBODY, NOBODY)
    yield folder
    rmtree(folder)


@SECOND_USER
def test_a_second_user_s_screen_follows_what_he_cannot_write(shared: Path) -> None:
    """Who may only read is told so when he would write, and sees what the other writes."""
    words, home = ["spring", "autumn", "--workspace", str(shared / "vienna")], str(shared / "home")
    environ = {"HOME": home, **{f"XDG_{name}_HOME": f"{home}/{name}" for name in ("CACHE", "STATE", "CONFIG")}}
    with Terminal(words, code=OFTEN) as owner, Terminal(words, code=OFTEN, environ=environ, another=True) as reader:
        reader.until("may only be read").press("j")
        reader.until("reopen two ports by summer”").press("\r")
        reader.until("cited by").press("a")
        reader.until("This workspace may only be read").press("\x1b")
        take(owner, "Written by the owner")
        seen = reader.until("Written by the owner", "geneva-2031-03.yaml changed meanwhile").seen()
        left = reader.press("\x11").left(), owner.press("\x11").left()

    assert (0, 0) == left
    assert "reported" in seen
    assert "Written by the owner" in statements(shared / "vienna")
    assert 0o700 == (shared / "home/CACHE/visavis").stat().st_mode & 0o777
