"""Empty places: each says what to do next, in a new workspace and in one that has just begun."""

from pathlib import Path

import pytest
from screens import opened
from test_screen_places import settled

from tui.cli import main
from tui.config import Config

PLACES = {
    "t": "visavis new MEETING",
    "m": "visavis new MEETING",
    "s": "visavis new MEETING",
    "o": "under `questions`",
    "c": "profiles/conflicts.yaml",
    "S": "visavis add FILE…",
    "p": "Nothing is wrong",
    "slash": "What one can type",
}
"""What each place says while there is nothing to show in it."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace as `visavis init` makes it."""
    root = tmp_path / "desk"
    assert not main(["init", str(root)])
    return root


def begin(root: Path, name: str, more: str = "") -> None:
    """A document, and a profile that says little."""
    (root / "seeds/doc.txt").write_text("They agreed on a corridor for grain.\n", "utf-8")
    (root / "profiles/meetings").mkdir(exist_ok=True)
    (root / f"profiles/meetings/{name}.yaml").write_text(f"meeting: {name}\ntitle: {name.title()}\n{more}", "utf-8")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
@pytest.mark.parametrize(("key", "words"), PLACES.items())
async def test_every_place_of_a_new_workspace_says_what_to_do_next(
    desk: Path, key: str, words: str, size: tuple[int, int]
) -> None:
    """One key there, advice, Esc back to the first steps; no key does harm."""
    async with opened(desk, size=size) as pilot:
        first = await settled(pilot)
        await pilot.press(key)
        text = " ".join((await settled(pilot)).split())
        await pilot.press(*("escape",) if key == "slash" else ("enter", "j", "e", "y", "h", "x", "escape"))
        again = await settled(pilot)

    assert words in text
    assert "1 visavis add FILE…" in " ".join(first.split())
    assert first.splitlines()[:-1] == again.splitlines()[:-1]


async def test_a_first_document_can_be_read_before_there_is_a_meeting(desk: Path) -> None:
    """The first step is done, and its key leads to the document."""
    (desk / "seeds/doc.txt").write_text("They agreed on a corridor for grain.\n", "utf-8")
    async with opened(desk) as pilot:
        first = await settled(pilot)
        await pilot.press("S", "enter")
        text = await settled(pilot)

    assert "1 document is here: S lists and reads them, / finds in them" in first
    assert "corridor for grain" in text


async def test_a_first_meeting_shows_up_by_itself(desk: Path) -> None:
    """What another program writes into the empty workspace is there without a key."""
    async with opened(desk) as pilot:
        pilot.app.comparison.look_at_files()
        before = await settled(pilot)
        begin(desk, "vienna")
        pilot.app.comparison.look_at_files()
        after = await settled(pilot)

    assert "no meetings yet" in before
    assert "Vienna" in after and "Nothing is on record about this meeting yet." in after


async def test_the_only_meeting_says_that_it_is_alone(desk: Path) -> None:
    """It stands on both sides; every other place shows it without a statement, a topic or a date."""
    begin(desk, "vienna")
    seen_places = []
    async with opened(desk) as pilot:
        first = await settled(pilot)
        for key in ("t", "m", "s", "o", "c", "S", "H"):
            await pilot.press(key)
            seen_places.append(await settled(pilot))
            await pilot.press("escape")

    assert "The only meeting yet, on both sides; visavis new MEETING begins another." in first
    assert "1 meeting" in seen_places[0] and "undated" in seen_places[0]
    assert "Nothing stands on this rung." in seen_places[2]
    assert "1 document" in seen_places[5]


async def test_advice_names_the_users_own_keys(desk: Path) -> None:
    """A remapped key stands in the advice."""
    (desk / "seeds/doc.txt").write_text("They agreed.\n", "utf-8")
    async with opened(desk, config=Config(keys={"sources": ("Q",), "find": ("F2",)})) as pilot:
        text = await settled(pilot)

    assert "Q lists and reads them, F2 finds in them" in text


async def test_problems_begin_with_their_cause(workspace: Path) -> None:
    """A profile that cannot be read stands before the conflict that misses its statements."""
    profile = workspace / "profiles/meetings/vienna-2031-09.yaml"
    profile.write_text(profile.read_text("utf-8").replace("status: held", "status: held\n  broken: ["), "utf-8")
    async with opened(workspace, size=(100, 30)) as pilot:
        await pilot.press("p")
        lines = (await settled(pilot)).splitlines()

    at = {
        name: next(n for n, line in enumerate(lines) if name in line) for name in ("vienna-2031-09.yaml", "conflicts")
    }
    assert at["vienna-2031-09.yaml"] < at["conflicts"]
