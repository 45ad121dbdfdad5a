"""Names, numbers and counts on the screen: one for each thing, whatever is filtered."""

from pathlib import Path

import pytest
from screens import opened
from test_screen_lists import settled, typed

from profiles.comparison import tally
from profiles.selection import dimension


@pytest.mark.parametrize(
    ("name", "place"), [("matrix", "matrix"), ("ladder", "ladder"), ("conflict", "conflicts"), ("timel", "timeline")]
)
async def test_a_command_is_found_by_the_beginning_of_its_name(workspace: Path, name: str, place: str) -> None:
    """`:` and a name that help prints, Enter: there."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        await pilot.press("colon", *name, "enter")
        await settled(pilot)

        assert pilot.app.screen.place == place


async def test_what_has_nothing_to_do_is_found_by_its_name_and_says_so(workspace: Path) -> None:
    """The name comes before any description; without work it answers in words."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        await pilot.press("colon", *"theme")
        first = pilot.app.screen.query_one("Lines").key
        await pilot.press("escape", "colon", *"return", "enter")
        said = await settled(pilot)

    assert first == "theme"
    assert "return has nothing to do here now." in said


async def test_a_topic_is_gone_to_by_its_name(workspace: Path) -> None:
    """`:` knows the topics of the comparison, too."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        row = pilot.app.comparison.comparison.sections[-1].rows[-1]
        await pilot.press("colon")
        await typed(pilot, row.label)
        await pilot.press("enter")
        await settled(pilot)

        assert pilot.app.comparison.grid.row.label == row.label


async def test_a_dimension_keeps_its_number_whatever_is_filtered(workspace: Path) -> None:
    """The third stays the third; its digit leads to it, that of a hidden one says why it is not here."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09", size=(120, 40)) as pilot:
        other = next(one for one in pilot.app.comparison.comparison.sections if one.id != "formal-outcomes")
        pilot.app.comparison.select(dimension("formal-outcomes"))
        await pilot.press("3")
        text = await settled(pilot)
        kept = pilot.app.comparison.comparison.sections[0].number
        await pilot.press(str(other.number))
        said = (await settled(pilot)).splitlines()[-1]

    assert kept == 3 and "3 Outcomes · formal" in text
    assert f"The filters hide {other.number} {other.label}; F takes them away." in said


async def test_the_heading_counts_every_row_once(workspace: Path) -> None:
    """What stands in the rail is the sum of what stands in the heading."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        sections = pilot.app.comparison.comparison.sections

    for section in sections:
        counts = tally(section)
        assert sum(counts[name] for name in ("both", "shared", "left", "right", "silent")) == len(section.rows)


async def test_a_rung_without_statements_says_so(workspace: Path) -> None:
    """All rungs are seen at 80 by 24, and an empty one is told."""
    async with opened(workspace, "geneva-2031-03", "vienna-2031-09") as pilot:
        await pilot.press("s", "G", "k")
        text = await settled(pilot)

    assert "signed" in text and "beside the ladder" in text and "absent" in text
    assert "Nothing stands on this rung." in text


async def test_every_sign_is_explained_to_its_end(workspace: Path) -> None:
    """The least screen wraps the words of a sign."""
    async with opened(workspace) as pilot:
        await pilot.press("question_mark")
        items = pilot.app.screen.query_one("Lines").items
        words = [" ".join("".join(text for text, _ in line) for line in item.lines).split() for item in items]

    signs = {one[0]: " ".join(one[1:]) for one in words if one}
    assert {"╋", "~", "▸▸"} <= set(signs)
    assert signs["unread"].endswith("shows what the index finds")
