"""The ways between the screens: from each view into the comparison and back to the very place."""

from pathlib import Path
from typing import Any

import pytest
from screens import opened
from test_screen_places import settled


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("keys", "enter"),
    [
        (["t"], "enter"),
        (["m", "l"], "enter"),
        (["s"], "enter"),
        (["s", "v", "j"], "enter"),
        (["o", "j"], "enter"),
        (["o", "j"], "H"),
        (["c"], "enter"),
        (["c", "l"], "enter"),
        (["S", "j"], "enter"),
    ],
)
async def test_escape_gives_back_the_identical_screen(
    workspace: Path, keys: list[str], enter: str, size: tuple[int, int]
) -> None:
    """Into the evidence or the comparison, a step there, and Esc: the cursor and every line as they were."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09", size=size) as pilot:
        await pilot.press(*keys)
        before, place = await settled(pilot), pilot.app.screen.place
        await pilot.press(enter)
        elsewhere, there = await settled(pilot), pilot.app.screen.place
        await pilot.press("j")
        await settled(pilot)
        await pilot.press("escape")
        after, here = await settled(pilot), pilot.app.screen.place

    assert place == here != there
    assert before != elsewhere
    assert before == after


@pytest.mark.parametrize("keys", [["t", "G"], ["m", "j", "l"]])
async def test_after_another_meeting_was_chosen_the_cursor_stands_where_it_stood(
    workspace: Path, keys: list[str]
) -> None:
    """Enter puts a meeting into the comparison; Esc leads back to it, marked as compared now."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        await pilot.press(*keys)
        before = await settled(pilot), _position(pilot.app.screen)
        await pilot.press("enter", "j", "escape")
        after = await settled(pilot), _position(pilot.app.screen)

    assert before[1] == after[1]
    assert before[0] != after[0]


def _position(screen: Any) -> tuple[object, ...]:
    """Where the cursor stands, and how far the view is scrolled."""
    if screen.place == "matrix":
        return screen.heat.row, screen.heat.column, screen.heat.top
    return screen.list.key, screen.list.scroll_offset


async def test_back_is_offered_only_where_there_is_a_way_back(workspace: Path) -> None:
    """Esc does nothing in a comparison that was reached from nowhere; the way back is told on arrival."""
    async with opened(workspace) as pilot:
        await pilot.press("escape")
        at_first = await settled(pilot)
        await pilot.press("t", "j", "enter")
        arrived = await settled(pilot)
        await pilot.press("t", "escape", "escape")
        await settled(pilot)
        still = pilot.app.screen is pilot.app.comparison

    assert "leads back" not in at_first
    assert "Esc leads back to where you were in the timeline." in arrived
    assert still


async def test_a_rung_shows_what_it_counts_and_leaves_no_filter_behind(workspace: Path) -> None:
    """The ladder of outcomes opens on outcomes; back in the ladder the comparison is whole again."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09", size=(120, 40)) as pilot:
        before = pilot.app.comparison.view.selection
        await pilot.press("s", "enter")
        words = (await settled(pilot)).splitlines()
        await pilot.press("escape", "escape")
        await settled(pilot)
        after = pilot.app.comparison.view.selection

    assert any("standing signed" in line for line in words[:5])
    assert before == after


async def test_who_cites_it_leads_back_to_the_hit(workspace: Path) -> None:
    """From a hit to the statement that cites it, and Esc back to the hit."""
    async with opened(workspace) as pilot:
        await pilot.press("slash", *"corridor", "down")
        await settled(pilot)
        hit = pilot.app.screen.list.key
        await pilot.press("s")
        await settled(pilot)
        if pilot.app.screen.id == "palette" or pilot.app.screen is not pilot.app.comparison:
            await pilot.press("enter")
            await settled(pilot)
        there = pilot.app.screen is pilot.app.comparison
        await pilot.press("escape")
        await settled(pilot)
        place, again = pilot.app.screen.place, pilot.app.screen.list.key

    assert there
    assert ("find", hit) == (place, again)


async def test_the_timeline_says_since_when_where_another_stands_between(workspace: Path) -> None:
    """A gap is drawn above the meeting that it leads to, and names its other end unless that stands just above."""
    plan = (workspace / "profiles/meetings/geneva-2031-12.yaml").read_text("utf-8")
    plan = plan.replace("geneva-2031-12", "april-plan").replace("[winter]", "[april]")
    (workspace / "profiles/meetings/april-plan.yaml").write_text(
        "meeting: april-plan\ntitle: A visit that was planned\nstatus: planned\ndate: 2031-04\n"
        "parties:\n  North: []\n  South: []\nsources: [courier]\n",
        "utf-8",
    )
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09", size=(100, 40)) as pilot:
        await pilot.press("t")
        lines = [line.strip() for line in (await settled(pilot)).splitlines()]

    since = next(number for number, line in enumerate(lines) if "days since Spring talks in Geneva" in line)
    assert any("A visit that was planned · planned" in line for line in lines[:since])
    assert all("days since Autumn" not in line for line in lines)


@pytest.mark.parametrize("width", [48, 80, 120, 200])
async def test_the_heads_of_the_matrix_are_whole_at_any_width(workspace: Path, width: int) -> None:
    """Where a name is wider than its column the heads take turns in two or three lines."""
    async with opened(workspace, size=(width, 30)) as pilot:
        await pilot.press("m")
        heads = "\n".join((await settled(pilot)).splitlines()[1:5])

    assert [] == [name for name in ("Timing", "Agenda", "Outcomes · formal", "Left out") if name not in heads]


async def test_parts_of_a_meeting_stand_below_it_in_the_matrix(workspace: Path) -> None:
    """In the order of the timeline, set in."""
    (workspace / "profiles/meetings/a-walk.yaml").write_text(
        "meeting: a-walk\ntitle: A walk in Vienna\nstatus: held\ndate: 2031-09-20\n"
        "parties:\n  North: []\n  South: []\nrelations:\n  - part-of: vienna-2031-09\nsources: [courier]\n",
        "utf-8",
    )
    async with opened(workspace, size=(100, 30)) as pilot:
        await pilot.press("m")
        lines = (await settled(pilot)).splitlines()

    whole = next(number for number, line in enumerate(lines) if "Autumn summit in Vienna  " in line)
    assert "     A walk in Vienna" in lines[whole + 1]


async def test_the_cursor_of_the_matrix_is_seen_where_not_all_columns_fit(workspace: Path) -> None:
    """On a narrow screen the columns move under the names; the last can be stood on, and the first again."""
    dimensions = workspace / "profiles/dimensions.yaml"
    more = "".join(f"  - id: more-{at}\n    label: More {at}\n    group: reading\n" for at in range(12))
    dimensions.write_text(dimensions.read_text("utf-8") + more, "utf-8")
    async with opened(workspace, size=(40, 20)) as pilot:
        await pilot.press("m", *(["l"] * 15))
        last = await settled(pilot)
        await pilot.press(*(["h"] * 15))
        first = await settled(pilot)

    assert "▐" in last and "More 11" in last and "Timing" not in last
    assert "▐" in first and "Timing" in first
