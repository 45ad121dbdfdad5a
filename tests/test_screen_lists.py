"""Lists and lines to type in: which keys hold where."""

from pathlib import Path

from screens import opened, settled, typed


async def test_arrows_move_the_cursor_of_a_list_that_is_longer_than_the_screen(workspace: Path) -> None:
    """They do not scroll the list away under it."""
    async with opened(workspace) as pilot:
        await pilot.press("question_mark")
        await settled(pilot)
        first = pilot.app.screen.list.key
        await pilot.press("down", "down", "up")
        second = pilot.app.screen.list.key
        await pilot.press("end")
        last = pilot.app.screen.list.key

    assert ["row-next", "row-previous"] == [first, second]
    assert last not in (first, second)


async def test_the_footer_shows_the_keys_that_hold_while_one_types(workspace: Path) -> None:
    """Letters are text there; among the hits they are keys again."""
    async with opened(workspace) as pilot:
        await pilot.press("slash")
        await typed(pilot, "grain")
        typing = (await settled(pilot)).splitlines()[-1]
        await pilot.press("enter")
        listed = (await settled(pilot)).splitlines()[-1]

    assert "Enter hits" in typing and "F1 help" in typing
    assert "y cite" not in typing
    assert "y cite" in listed and "Enter read" in listed


async def test_enter_waits_where_nothing_fits_what_is_typed(workspace: Path) -> None:
    """The palette stays, and what was typed can be mended."""
    async with opened(workspace) as pilot:
        await pilot.press("0")
        await typed(pilot, "zzq")
        await pilot.press("enter")
        nothing = await settled(pilot)
        await pilot.press("backspace", "backspace", "backspace", *"form", "enter")
        await pilot.pause()
        section = pilot.app.comparison.grid.section

    assert "nothing is called so" in nothing
    assert "formal" in section.label.lower()


async def test_what_has_nothing_to_do_is_not_offered_and_says_why(workspace: Path) -> None:
    """Undo before anything was written: not in the palette, and its key answers in words."""
    async with opened(workspace) as pilot:
        await pilot.press("colon")
        await typed(pilot, "take back")
        offered = await settled(pilot)
        await pilot.press("escape", "u")
        said = await settled(pilot)

    assert "Take back what was last written" not in offered
    assert "There is nothing to take back." in said


async def test_the_least_footer_leads_to_the_meetings_and_to_every_view(workspace: Path) -> None:
    """At 80 columns: whoever has read no manual finds the way; in a source `s` means something else."""
    async with opened(workspace) as pilot:
        comparison = (await settled(pilot)).splitlines()[-1]
    async with opened(workspace, size=(140, 40)) as pilot:
        await pilot.press("j", "enter")
        source = (await settled(pilot)).splitlines()[-1]

    assert "H/L meetings  t m o c p s views" in comparison
    assert "s who cites it" in source and "t m o c p views" in source
