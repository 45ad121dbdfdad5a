"""Taking a passage into a profile, and back."""

from pathlib import Path
from typing import Any

from screens import opened, seen

PROFILE = "profiles/meetings/geneva-2031-03.yaml"


async def typed(pilot: Any, text: str) -> None:
    """Type into the line."""
    await pilot.press(*("space" if sign == " " else sign for sign in text))


async def test_a_statement_is_taken_shown_and_taken_back(workspace: Path) -> None:
    """The profile gains that statement and nothing else; the comparison shows it; `u` takes it back."""
    before = (workspace / PROFILE).read_text("utf-8")
    async with opened(workspace) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.press("a", *("j",) * 6, "enter")
        await typed(pilot, "Ministers met")
        await pilot.press("enter", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        after = (workspace / PROFILE).read_text("utf-8")
        said = seen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        shown = {one.text for one in pilot.app.desk.workspace.statements_of("geneva-2031-03")}
        await pilot.press("u")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    lost = [line for line in before.splitlines() if line not in after.splitlines()]
    assert [] == lost
    assert len(after) > len(before)
    assert "Taken into" in said
    assert "Ministers met" in shown
    assert before == (workspace / PROFILE).read_text("utf-8")


async def test_what_is_missing_is_said_and_nothing_written(workspace: Path) -> None:
    """Without words there is no statement."""
    before = (workspace / PROFILE).read_bytes()
    async with opened(workspace) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.press("a", "w")
        await pilot.pause()
        text = seen(pilot)

    assert "Still missing: statement" in text
    assert before == (workspace / PROFILE).read_bytes()
