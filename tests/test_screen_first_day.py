"""The first day: what a newcomer presses, and what stands on the screen then."""

from pathlib import Path

import pytest
from screens import opened, settled, typed

from profiles.selection import standing


@pytest.mark.parametrize("query", ["corr", "grain corr", "Corrido"])
async def test_a_word_finds_before_it_is_whole(workspace: Path, query: str) -> None:
    """While a word is typed it stands for all that begin so."""
    async with opened(workspace) as pilot:
        await pilot.press("slash")
        await typed(pilot, query)
        text = await settled(pilot)

    assert "did you mean" not in text
    assert "corridor for grain" in " ".join(text.split())
    assert "courier" in text


async def test_two_meetings_in_six_keys(workspace: Path) -> None:
    """`H`, a letter or two, Tab, a letter or two, Enter: both meetings are there."""
    async with opened(workspace) as pilot:
        await pilot.press("H", "c", "a", "tab", "w", "enter")
        await settled(pilot)
        view = pilot.app.comparison.view

    assert ("call-2031-06", "geneva-2031-12") == (view.left, view.right)


async def test_one_meeting_on_both_sides_is_one_account_against_the_other(workspace: Path) -> None:
    """The same meeting left and right: its sides stand opposite each other, and the screen says so."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        await pilot.press("L")
        await typed(pilot, "spring")
        await pilot.press("enter")
        text = await settled(pilot)
        view = pilot.app.comparison.view

    assert "geneva-2031-03" == view.left == view.right
    assert view.sides and view.sides[0] in text and view.sides[1] in text
    assert "each side's own account" in text


async def test_taking_begins_with_the_quotation_one_came_for(workspace: Path) -> None:
    """`a` in the source proposes the sentence in which the quotation stands."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        hotline = next(one for one in pilot.app.desk.workspace.statements_of("geneva-2031-03") if "hotline" in one.text)
        pilot.app.comparison.stand_on(hotline)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("a")
        await pilot.pause()
        quote = pilot.app.screen.draft.quote

    assert quote == "A hotline between the two fishing authorities was announced"


async def test_the_mistake_that_is_named_is_the_one_just_made(workspace: Path) -> None:
    """A profile that no longer reads drags others down; what is named is the file that was written last."""
    profile = workspace / "profiles/meetings/vienna-2031-09.yaml"
    async with opened(workspace, size=(160, 40)) as pilot:
        screen = pilot.app.comparison
        screen.look_at_files()
        await settled(pilot)
        text = profile.read_text("utf-8")
        profile.write_text(text.replace("standing: signed", "standing: sigend"), "utf-8")
        screen.look_at_files()
        said = (await settled(pilot)).splitlines()[-1]

    assert "what you see is as it was" in said and "vienna-2031-09.yaml:" in said


async def test_help_keeps_its_columns_at_80(workspace: Path) -> None:
    """The keys of a command never run into what it does."""
    async with opened(workspace) as pilot:
        await pilot.press("question_mark")
        text = await settled(pilot)

    assert "Space  A page down" in text and "page-next" in text


async def test_the_ladder_has_rungs_where_something_stands(workspace: Path) -> None:
    """Rails all the way down; a rung where something stands; both meetings named above their bars."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09", size=(80, 40)) as pilot:
        await pilot.press("s")
        lines = (await settled(pilot)).splitlines()

    assert any("Spring talks" in line and "Autumn summit" in line for line in lines)
    assert any("├─── signed ────┤━" in line for line in lines)
    assert any("│  speculated   │" in line for line in lines)


async def test_the_rungs_of_a_poor_console_are_ascii(workspace: Path) -> None:
    """Without box characters the ladder still has rails and rungs."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09", environ={"TERM": "linux"}) as pilot:
        await pilot.press("s")
        text = await settled(pilot)

    assert "|--- signed ----|=" in text
    assert "├" not in text and "│" not in text


async def test_more_lines_are_one_key_away_where_they_are_announced(workspace: Path) -> None:
    """`=` turns the page of what is shown below, and after the last comes the first."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        await pilot.press("t")
        first = await settled(pilot)
        strip = pilot.app.screen.query_one("EvidenceStrip")
        seen_lines = []
        for _ in range(len(strip.lines) + 1):
            seen_lines.append(strip.first)
            await pilot.press("equals_sign")
        again = strip.first

    assert "more line" in first
    assert max(seen_lines) > 0
    assert 0 in (again, *seen_lines[1:])


async def test_where_the_filters_let_nothing_through_the_header_stays(workspace: Path) -> None:
    """Both meetings and what is shown stay in view; below them stands what to do; `F` brings all back."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        before = pilot.app.comparison.grid.size
        pilot.app.comparison.select(standing("speculated"))
        lines = (await settled(pilot)).splitlines()
        await pilot.press("F")
        await settled(pilot)
        after = pilot.app.comparison.grid.size

    assert "Spring talks in Geneva" in lines[0]
    assert any("days apart" in line for line in lines[1:4])
    assert any("F shows all again" in line for line in lines)
    assert before == after


async def test_a_click_in_the_rail_goes_to_the_dimension_under_the_mouse(workspace: Path) -> None:
    """One click, on the very line."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09", size=(120, 40)) as pilot:
        lines = (await settled(pilot)).splitlines()
        wanted = [section.id for section in pilot.app.comparison.comparison.sections][-1]
        label = pilot.app.comparison.comparison.sections[-1].label
        y = next(number for number, line in enumerate(lines) if label in line[:28])
        await pilot.click("#rail", offset=(5, y))
        await pilot.pause()
        here = pilot.app.comparison.grid.standpoint.dimension

    assert wanted == here
