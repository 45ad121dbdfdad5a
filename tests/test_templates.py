"""What is made to be filled in: a workspace that opens, a profile that explains itself."""

import re
from pathlib import Path

import pytest

from profiles.files.vocabulary import Vocabulary
from profiles.model import Dimension, Topic
from profiles.problems import say
from profiles.reader import read_meeting
from profiles.templates import SHAPES, NotMade, init_workspace, meeting_text, new_meeting
from profiles.workspace import load_workspace

WORDS = Vocabulary(
    {"formal-outcomes": Dimension("formal-outcomes", "F", "outcomes")},
    {id: Topic(id, id) for id in ("grain", "ports", "fisheries")},
    {"courier": "courier.txt", "dispatch": "dispatch.txt"},
)


def test_a_new_workspace_opens_without_a_problem(tmp_path: Path) -> None:
    """With the dimensions of the program, and nothing else yet."""
    made = init_workspace(tmp_path / "mine")
    workspace = load_workspace(tmp_path / "mine")

    assert () == workspace.problems
    assert "formal-outcomes" in {dimension.id for dimension in workspace.dimensions}
    assert () == workspace.meetings()
    assert all(path.is_file() for path in made)


@pytest.mark.parametrize("there", ["seeds", "profiles", "seeds/sources.yaml"])
def test_nothing_that_is_there_is_touched(tmp_path: Path, there: str) -> None:
    """Neither a folder nor a file in it."""
    path = tmp_path / there
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine") if path.suffix else path.mkdir()
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(NotMade, match="is there already"):
        init_workspace(tmp_path)
    assert before == sorted(tmp_path.rglob("*"))


def test_a_new_profile_names_its_blanks(tmp_path: Path) -> None:
    """The title is all that must be written."""
    init_workspace(tmp_path)
    path = new_meeting(load_workspace(tmp_path), "vienna-2031-09")
    told = [say(problem) for problem in load_workspace(tmp_path).problems]
    path.write_text(path.read_text("utf-8").replace("title:", "title: Vienna"), "utf-8")

    assert [
        "profiles/meetings/vienna-2031-09.yaml:6:7: title: `title` is blank; write it, or take the line out"
    ] == told
    assert () == load_workspace(tmp_path).problems


def test_a_new_profile_explains_every_key() -> None:
    """All keys of a meeting and of everything in it."""
    text = meeting_text("m")

    for shape in SHAPES.values():
        for key in shape.keys:
            assert re.search(rf"^[# -]*{key.name}:.*# {re.escape(key.about)}", text, re.MULTILINE), key


def test_every_line_of_a_new_profile_can_be_used() -> None:
    """With all the example lines taken in and the title written, the profile is right."""
    text = re.sub("^# (?!yaml)", "", meeting_text("m"), flags=re.MULTILINE).replace("title:", "title: Vienna")
    file = read_meeting("m.yaml", text, WORDS)

    assert [] == [say(problem) for problem in file.problems]
    assert file.profile is not None
    assert (2, 1, 1) == (len(file.profile.statements), len(file.profile.silences), len(file.profile.questions))


@pytest.mark.parametrize("id", ["a b", "../x", "", "-x", "VIENNA-2031-09", "é"])
def test_a_new_profile_needs_an_id_of_its_own(workspace: Path, id: str) -> None:
    """One that a shell, a disk and a person can tell apart."""
    with pytest.raises(NotMade, match=r"is no id|is there already"):
        new_meeting(load_workspace(workspace), id)


def test_the_bundled_workspace_gets_no_profile(workspace: Path) -> None:
    """It is read only."""
    with pytest.raises(NotMade, match="visavis init"):
        new_meeting(load_workspace(workspace, bundled=True), "mine")
