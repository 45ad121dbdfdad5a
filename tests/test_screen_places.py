"""The other screens: each leads to the evidence and back to the very place."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from screens import opened, seen, settled, typed

from index.search import Index
from tui.config import Config

HOSTILE = "\x1b]52;c;AAAA\x07\x1b[2J\u202e[b]x[/b][@click=app.quit]y[/]:smile:\u200b"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("t", ["Timeline", "Spring talks in Geneva", "Autumn summit in Vienna"]),
        ("m", ["Matrix", "statements on record", "Spring talks"]),
        ("o", ["Open questions", "Is the corridor renewed after a year?", "raised", "touched"]),
        ("c", ["Conflicts", "how many prisoners came home", "120"]),
        ("p", ["Problems"]),
        ("s", ["Ladder", "signed", "speculated", "beside the ladder"]),
        ("S", ["Sources", "courier", "%"]),
        ("question_mark", ["Every key", "Next row", "row-next"]),
        ("H", ["Choose the left meeting", "Spring talks in Geneva", "Winter meeting"]),
        ("L", ["Choose the right meeting"]),
        ("slash", ["What one can type"]),
        ("colon", ["Next dimension"]),
        ("f", ["Show only", "How firm", "Whose account"]),
        ("w", ["Write what is shown into a file"]),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_place_is_one_key_away_and_escape_leads_back(
    workspace: Path, key: str, words: list[str], size: tuple[int, int]
) -> None:
    """One key there, Esc back, the cursor where it stood."""
    async with opened(workspace, size=size) as pilot:
        await pilot.press("j")
        before = pilot.app.comparison.grid.standpoint
        await pilot.press(key)
        text = await settled(pilot)
        await pilot.press("escape")
        await pilot.pause()
        after = pilot.app.comparison.grid.standpoint
        here = pilot.app.screen is pilot.app.comparison

    assert [] == [word for word in words if word not in text]
    assert here
    assert before == after


@pytest.mark.parametrize("key", ["o", "c"])
async def test_the_evidence_is_one_key_away(workspace: Path, key: str) -> None:
    """Enter reads the quotation in its source, Esc comes back to the list, at the same item."""
    async with opened(workspace) as pilot:
        await pilot.press(key)
        await settled(pilot)
        before = pilot.app.screen.list.key
        await pilot.press("enter")
        source = await settled(pilot)
        await pilot.press("escape")
        await pilot.pause()
        after = pilot.app.screen.list.key

    assert "¶" in source and "cited" in source
    assert before == after


async def test_the_matrix_leads_into_the_comparison(workspace: Path) -> None:
    """Enter on a square stands in that dimension of that meeting."""
    async with opened(workspace, size=(120, 40)) as pilot:
        await pilot.press("m", "l", "enter")
        await settled(pilot)
        screen = pilot.app.comparison
        expected = screen.desk.workspace.dimensions[1].id

        assert pilot.app.screen is screen
        assert screen.grid.standpoint.dimension == expected or screen.grid.row is not None


async def test_a_meeting_is_chosen_by_typing(workspace: Path) -> None:
    """`L`, a part of its name, Enter: the meeting stands on the right."""
    async with opened(workspace) as pilot:
        await pilot.press("L")
        await typed(pilot, "winter")
        await pilot.press("enter")
        text = await settled(pilot)

    assert "Winter meeting" in text
    assert "Spring talks in Geneva" in text


async def test_sides_are_swapped(workspace: Path) -> None:
    """`x` exchanges left and right, the cursor goes with its statement."""
    async with opened(workspace) as pilot:
        await pilot.press("j")
        view, statement = pilot.app.comparison.view, pilot.app.comparison.statement
        await pilot.press("x")
        swapped, same = pilot.app.comparison.view, pilot.app.comparison.statement

    assert (view.left, view.right) == (swapped.right, swapped.left)
    assert statement == same


async def test_finding_as_one_types_and_reading_the_hit(workspace: Path) -> None:
    """Typing finds; ↓ leaves the line; Enter reads the hit where it stands."""
    async with opened(workspace) as pilot:
        await pilot.press("slash")
        await typed(pilot, "corridor")
        hits = await settled(pilot)
        await pilot.press("down", "enter")
        source = await settled(pilot)

    assert "corridor" in hits and "courier" in hits
    assert "corridor" in source


async def test_what_is_overtaken_while_it_waits_is_not_asked(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters typed while the index still answers ask once more, for all of them."""
    asked, begun, answered = list[str](), Event(), Event()
    search = Index.search

    def slow(index: Index, query: str, **more: Any) -> Any:
        asked.append(query)
        begun.set()
        answered.wait(10)
        return search(index, query, **more)

    monkeypatch.setattr(Index, "search", slow)
    async with opened(workspace) as pilot:
        await pilot.press("slash")
        await typed(pilot, "co")
        begun.wait(10)
        first = list(asked)
        await typed(pilot, "rridor")
        answered.set()
        hits = await settled(pilot)

    assert len(asked) <= len(first) + 2
    assert asked[-1] == "corridor"
    assert "courier" in hits


async def test_a_wrong_query_is_pointed_at(workspace: Path) -> None:
    """A query that cannot be understood says so."""
    async with opened(workspace) as pilot:
        await pilot.press("slash")
        await typed(pilot, "nonsense:x")
        text = await settled(pilot)

    assert "nonsense" in text
    assert "Traceback" not in text


async def test_finding_in_a_source(workspace: Path) -> None:
    """`/` in a source marks what is typed and counts it; Esc takes the marks away, then goes back."""
    async with opened(workspace) as pilot:
        await pilot.press("j", "enter")
        await pilot.press("slash")
        await typed(pilot, "vienna")
        text = await settled(pilot)
        await pilot.press("enter", "escape")
        await pilot.pause()
        still = pilot.app.screen.place

    assert "found" in text
    assert still == "source"


async def test_filters_add_up_and_say_so(workspace: Path) -> None:
    """Two ticks of different kinds are both in the sentence; `F` takes them away."""
    async with opened(workspace, size=(120, 40)) as pilot:
        await pilot.press("d", "f")
        panel = pilot.app.screen
        keys = [item.key for item in panel.query_one("#list").items]
        panel.query_one("#list").move_to(keys.index("standing signed"))
        await pilot.press("space", "escape")
        text = await settled(pilot)
        await pilot.press("F")
        whole = await settled(pilot)

    assert "differences only" in text
    assert "signed" in text.split("differences only")[1].splitlines()[0]
    assert "differences only" not in whole


async def test_one_sides_account_against_the_others(workspace: Path) -> None:
    """Within one meeting, two accounts stand opposite each other; and back to whole meetings."""
    async with opened(workspace, size=(120, 60)) as pilot:
        before = pilot.app.comparison.view
        await pilot.press("f")
        panel = pilot.app.screen
        items = panel.query_one("#list").items
        at = next((n for n, item in enumerate(items) if item.key.startswith("sides ")), None)
        if at is None:
            pytest.skip("the small workspace has one account only")
        panel.query_one("#list").move_to(at)
        await pilot.press("space", "escape")
        within = pilot.app.comparison.view
        pilot.app.comparison.show_whole_meetings()
        after = pilot.app.comparison.view

    assert within.sides and within.left == within.right
    assert (before.left, before.right) == (after.left, after.right)


async def test_what_is_shown_is_written_into_a_file(workspace: Path, tmp_path: Path) -> None:
    """`w`, a name, Enter: the file is there in the format that its name tells; nothing is written over unasked."""
    target = tmp_path / "out.md"
    async with opened(workspace) as pilot:
        await pilot.press("w")
        line = pilot.app.screen.query_one("#typed")
        line.value = str(target)
        await pilot.press("enter")
        said = await settled(pilot)
        target.write_text("mine")
        await pilot.press("w")
        pilot.app.screen.query_one("#typed").value = str(target)
        await pilot.press("enter")
        asked = await settled(pilot)

    assert "Written:" in said
    assert "Enter again" in asked
    assert target.read_text() == "mine"


async def test_a_citation_is_copied_and_its_way_told(workspace: Path) -> None:
    """`y` copies; the last line says which way it went and where a spare lies."""
    async with opened(workspace, environ={"TERM": "linux", "PATH": ""}) as pilot:
        await pilot.press("y")
        text = await settled(pilot)

    assert "spare lies in" in text


async def test_the_next_start_is_where_the_last_one_ended(workspace: Path) -> None:
    """Pair, place, side, filters and turn come back."""
    async with opened(workspace) as pilot:
        await pilot.press("x", "d", "v", "j", "l")
        screen = pilot.app.comparison
        expected = screen.view, screen.grid.standpoint

    async with opened(workspace) as pilot:
        screen = pilot.app.comparison
        actual = screen.view, screen.grid.standpoint

    assert expected == actual


async def test_changes_on_disk_arrive_without_moving_anything(workspace: Path) -> None:
    """Another's edit shows up; the cursor stays on its statement, on its line."""
    profile = workspace / "profiles/meetings/geneva-2031-03.yaml"
    async with opened(workspace) as pilot:
        screen = pilot.app.comparison
        await pilot.press("j", "j")
        screen.look_at_files()
        await settled(pilot)
        before = screen.grid.standpoint, screen.grid.top
        profile.write_text(profile.read_text("utf-8").replace("A hotline", "A red telephone"), "utf-8")
        screen.look_at_files()
        text = await settled(pilot)
        after = screen.grid.standpoint, screen.grid.top

    assert "red telephone" in text
    assert before == after


async def test_a_mistake_leaves_the_last_good_state(workspace: Path) -> None:
    """A broken profile is a problem with its line; what was seen stays; mending it brings the new state."""
    profile = workspace / "profiles/meetings/geneva-2031-03.yaml"
    good = profile.read_text("utf-8")
    async with opened(workspace, size=(120, 60)) as pilot:
        screen = pilot.app.comparison
        screen.look_at_files()
        await settled(pilot)
        profile.write_text(good + "\n  broken: [", "utf-8")
        screen.look_at_files()
        broken = await settled(pilot)
        await pilot.press("p")
        problems = await settled(pilot)
        await pilot.press("escape")
        profile.write_text(good.replace("A hotline", "A red telephone"), "utf-8")
        screen.look_at_files()
        mended = await settled(pilot)

    assert "geneva-2031-03.yaml" in broken and "is as it was" in broken
    assert "Spring talks in Geneva" in broken
    assert "geneva-2031-03.yaml" in problems and "1 error" in problems
    assert "red telephone" in mended


async def test_text_from_files_is_text(workspace: Path) -> None:
    """Markup and control characters in titles, statements and documents are shown, never obeyed."""
    profile = workspace / "profiles/meetings/geneva-2031-03.yaml"
    escaped = HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\x")
    text = profile.read_text("utf-8").replace("title: Spring talks", f'title: "{escaped}" #', 1)
    profile.write_text(text, "utf-8")
    (workspace / "seeds/courier.txt").write_text(f"[b]Bold[/b] {HOSTILE}\n", "utf-8")
    seen_anywhere = []
    async with opened(workspace, size=(120, 40)) as pilot:
        for keys in (["j"], ["t"], ["escape", "m"], ["escape", "S"], ["escape", "L"], ["escape", "S", "enter"]):
            await pilot.press(*keys)
            seen_anywhere.append(await settled(pilot))

    whole = "\n".join(seen_anywhere)
    assert "\x1b" not in whole and "\u202e" not in whole and "\u200b" not in whole
    assert "[@click=app.quit]y[/]" in whole
    assert "[b]Bold[/b]" in whole


async def test_the_users_keys_hold_and_are_shown(workspace: Path) -> None:
    """A remapped command answers to the new key alone, and the footer says so."""
    config = Config(keys={"differences": ("D",)})
    async with opened(workspace, config=config, size=(120, 30)) as pilot:
        await pilot.press("d")
        plain = await settled(pilot)
        await pilot.press("D")
        filtered = await settled(pilot)

    assert "differences only" not in plain
    assert "D differences" in plain
    assert "differences only" in filtered


@pytest.mark.parametrize("environ", [{"TERM": "linux"}, {"NO_COLOR": "1"}])
async def test_poor_terminals_are_served(workspace: Path, environ: dict[str, str]) -> None:
    """On a console there is no box character; without colours the cursor is still seen."""
    async with opened(workspace, environ=environ) as pilot:
        text = await settled(pilot)
        await pilot.press("colon")
        palette = await settled(pilot)

    marks = {sign for sign in text + palette if "\u2500" <= sign <= "\u25ff"}
    assert (environ.get("TERM") != "linux") == bool(marks)
    assert environ.get("TERM") != "linux" or not set("…·—–“”’‹›") & set(text + palette)
    assert (">" if environ.get("TERM") == "linux" else "▌") in text


async def test_the_mouse_does_what_it_should(workspace: Path) -> None:
    """A click stands, a second one reads; the wheel scrolls without moving the cursor."""
    async with opened(workspace, size=(80, 24)) as pilot:
        before = pilot.app.comparison.grid.standpoint
        lines = seen(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if "signed  A one-year" in line)
        x = lines[y].index("signed")
        await pilot.click(offset=(x, y))
        clicked = pilot.app.comparison.statement
        await pilot.click(offset=(x, y))
        await pilot.pause()
        place = pilot.app.screen.place

    assert before != clicked
    assert clicked.id == "vienna-2031-09/corridor"
    assert place == "source"
