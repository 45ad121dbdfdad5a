"""The comparison screen, by keys pressed and text seen."""

from pathlib import Path

import pytest
from screens import opened, seen

from tui.cells import cells


async def test_both_meetings_and_the_first_row_are_seen(workspace: Path) -> None:
    """Opened without arguments, it shows the most telling pair, and the evidence under the cursor."""
    async with opened(workspace) as pilot:
        text = seen(pilot)

    assert "Spring talks in Geneva" in text
    assert "Autumn summit in Vienna" in text
    assert "The same working group prepared" in text
    assert "“The same working group that prepared" in text
    assert "exact" in text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (300, 100)])
async def test_it_is_shown_at_any_size(workspace: Path, size: tuple[int, int]) -> None:
    """Both meetings, a statement and its evidence are seen at any size, and no line is wider than the screen."""
    async with opened(workspace, size=size) as pilot:
        text = seen(pilot)

    assert "Spring talks in Geneva" in text
    assert "Autumn summit in Vienna" in text
    assert "also prepared" in text
    assert {size[0]} == {cells(line) for line in text.splitlines()}


async def test_enter_reads_the_quotation_and_escape_comes_back(workspace: Path) -> None:
    """Enter opens the source at the quotation; Esc comes back to the very row."""
    async with opened(workspace) as pilot:
        await pilot.press("j")
        before = pilot.app.comparison.grid.standpoint, pilot.app.comparison.grid.top
        await pilot.press("enter")
        await pilot.pause()
        source = seen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        after = pilot.app.comparison.grid.standpoint, pilot.app.comparison.grid.top

    assert "reopen two ports by summer" in source
    assert "cited by" in source
    assert before == after


async def test_differences_only_says_so(workspace: Path) -> None:
    """`d` hides what is no difference, says so in words, and shows all again."""
    async with opened(workspace) as pilot:
        await pilot.press("d")
        filtered = seen(pilot)
        await pilot.press("d")
        whole = seen(pilot)

    assert "differences only" in filtered
    assert "differences only" not in whole


async def test_an_empty_workspace_says_what_to_do(tmp_path: Path) -> None:
    """Where there is no meeting, the page is not empty."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "profiles" / "meetings").mkdir(parents=True)
    async with opened(tmp_path) as pilot:
        text = seen(pilot)

    assert "no meetings yet" in text
    assert "visavis add" in text


async def test_the_comparison_stays_whole_beside_the_filters(workspace: Path) -> None:
    """Where there is room for both; as wide as before when they are left."""
    async with opened(workspace, size=(130, 40)) as pilot:
        wide = pilot.app.comparison.grid.sheet.width
        await pilot.press("f", "space")
        await pilot.pause()
        beside, text = pilot.app.comparison.grid.sheet.width, seen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        after = pilot.app.comparison.grid.sheet.width

    assert "Autumn summit in Vienna" in text and "differences only" in text
    assert beside == 130 - 40
    assert wide == after


async def test_the_rail_comes_and_goes_by_key_and_is_remembered(workspace: Path) -> None:
    """`b` takes the dimensions away and brings them back; over SSH they come when asked for."""
    async with opened(workspace, size=(120, 40), environ={"SSH_CONNECTION": "1"}) as pilot:
        rail = pilot.app.comparison.query_one("#rail")
        far = rail.display
        await pilot.press("b")
        asked, width = rail.display, pilot.app.comparison.grid.sheet.width
    async with opened(workspace, size=(120, 40)) as pilot:
        rail = pilot.app.comparison.query_one("#rail")
        again = rail.display
        await pilot.press("b")
        gone = not rail.display and pilot.app.comparison.grid.sheet.width == 120

    assert (False, True, True, True) == (far, asked, again, gone)
    assert width < 120


async def test_the_header_names_the_dimension_where_no_rail_does(workspace: Path) -> None:
    """However far one has scrolled in it; beside the rail the rule is left alone."""
    async with opened(workspace) as pilot:
        await pilot.press("G")
        label = pilot.app.comparison.grid.section.label
        rule = next(line for line in seen(pilot).splitlines() if "apart" in line)
    async with opened(workspace, size=(120, 40)) as pilot:
        beside = next(line for line in seen(pilot).splitlines() if "apart" in line)

    assert label[:8] in rule
    assert label[:8] not in beside


@pytest.mark.parametrize(("environ", "lines"), [({}, 2), ({"SSH_CONNECTION": "1"}, 1)])
async def test_the_evidence_spares_bytes_over_a_line(workspace: Path, environ: dict[str, str], lines: int) -> None:
    """The citation is told as a whole where that costs nothing, and on one line over SSH; its place always."""
    async with opened(workspace, environ=environ) as pilot:
        await pilot.press("j")
        text = seen(pilot).splitlines()
        first = next(number for number, line in enumerate(text) if "— The Dispatch" in line)

    assert lines == sum("The Dispatch" in line or "¶2 (dispatch.txt" in line for line in text[first:])
    assert "exact" in text[first + lines - 1]
