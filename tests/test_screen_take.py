"""Taking a passage into a profile, and back."""

from pathlib import Path

from screens import opened, seen, typed

from profiles.model import Passage
from tui.draft import Draft, sentence_at

PROFILE = "profiles/meetings/geneva-2031-03.yaml"


async def test_a_statement_is_taken_shown_and_taken_back(workspace: Path) -> None:
    """What is typed is the statement; the profile gains it and nothing else, the comparison shows it, `u` undoes."""
    before = (workspace / PROFILE).read_text("utf-8")
    async with opened(workspace) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.press("a")
        await typed(pilot, "Jjust hailed")
        await pilot.press("enter", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        after = (workspace / PROFILE).read_text("utf-8")
        said = seen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        shown = seen(pilot)
        await pilot.press("u")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    lost = [line for line in before.splitlines() if line not in after.splitlines()]
    assert [] == lost
    assert len(after) > len(before)
    assert "Taken into" in said
    assert "Jjust hailed" in shown
    assert before == (workspace / PROFILE).read_text("utf-8")


async def test_enter_goes_through_the_form_and_typing_chooses(workspace: Path) -> None:
    """Enter keeps what stands in a field and goes on; a letter filters its choices; arrows move the quotation's end."""
    async with opened(workspace) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        form = pilot.app.screen
        whole = form.draft.quote
        await pilot.press("left", "left", "enter")
        meeting = form.here
        await pilot.press(*("enter",) * 3)
        standing = form.here
        await typed(pilot, "sign")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("tab")
        await typed(pilot, "the minister")
        await pilot.press("tab", *"Grain", "space", *"moves", "full_stop", "tab")
        await pilot.pause()
        shown = seen(pilot)
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        draft, here = form.draft, form.here

    assert "signed  Grain moves." in shown and "— the minister" in shown
    assert ("meeting", "standing", "account") == (meeting, standing, here)
    assert whole.startswith(draft.quote) and len(whole.split()) == len(draft.quote.split()) + 2
    assert ("signed", "the minister") == (draft.standing, draft.speaker)


async def test_one_key_does_not_throw_away_what_was_typed(workspace: Path) -> None:
    """Esc says so first, and leaves the second time; without a word typed it leaves at once."""
    before = (workspace / PROFILE).read_bytes()
    async with opened(workspace) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.press("a", "escape")
        left = not hasattr(pilot.app.screen, "draft")
        await pilot.press("a", *"Grain", "escape")
        await pilot.pause()
        text = seen(pilot)
        await pilot.press("escape")
        left_again = not hasattr(pilot.app.screen, "draft")

    assert left and left_again
    assert "Esc again leaves" in text
    assert before == (workspace / PROFILE).read_bytes()


async def test_what_is_missing_is_said_and_nothing_written(workspace: Path) -> None:
    """Without words there is no statement."""
    before = (workspace / PROFILE).read_bytes()
    async with opened(workspace) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.press("a", "ctrl+s")
        await pilot.pause()
        text, here = seen(pilot), pilot.app.screen.here

    assert "Still missing: statement" in text
    assert "text" == here
    assert before == (workspace / PROFILE).read_bytes()


def test_a_sentence_is_taken_without_the_marks_of_its_notes() -> None:
    """They say where the document has it from, not what it says."""
    passage = Passage("a#1", "a.txt", 1, "prose", "Ties hold [1, 2, 3]. They date from 2013.", 0, 41)
    draft = Draft(passage)

    quotes = [draft.moved(*sentence_at(passage, number)).quote for number in range(2)]

    assert ["Ties hold", "They date from 2013"] == quotes


async def test_the_whole_form_is_seen_on_the_least_screen(workspace: Path) -> None:
    """However long the passage is: its span, every field, and the keys at the foot."""
    source = workspace / "seeds" / "dispatch.txt"
    source.write_text(
        source.read_text("utf-8").replace("by summer. ", "by summer. " + "It went on and on. " * 60), "utf-8"
    )
    async with opened(workspace) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        text = seen(pilot)

    assert [] == [
        word for word in ("reopen two ports", "statement", "quotation", "Space next sentence") if word not in text
    ]
