"""The page of the profile format: its example is read as it says."""

import re
from pathlib import Path

import pytest

from profiles.dates import parse_date, say_date
from profiles.problems import say
from profiles.workspace import Workspace, load_workspace, resolve

PAGE = Path(__file__).parent.parent / "profiles" / "FORMAT.md"
COURIER = """The presidents met on Saturday. They signed a corridor for grain through three ports, valid for one year.

“120 are home,” said Ms Quist.
"""
DISPATCH = "They met on Sunday in Vienna.\n\nShe told us: 120 of them are home, she said.\n"


def minimal(id: str, statements: str = "") -> str:
    return f"meeting: {id}\ntitle: {id}\n{statements}"


def table() -> list[tuple[str, str]]:
    """Each date of the page's table with the words beside it."""
    rows = re.findall(r"^\| (`.*?) \| .* \| (.*?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    pairs = [(re.findall("`(.*?)`", written), said.split(", ")) for written, said in rows]
    return [pair for written, said in pairs for pair in zip(written, said, strict=True)]


@pytest.mark.parametrize(("written", "said"), table())
def test_the_dates_of_the_page_are_said_as_it_says(written: str, said: str) -> None:
    """Row for row."""
    assert said == say_date(parse_date(written))


@pytest.fixture
def example(tmp_path: Path) -> Workspace:
    """A workspace made of the page's own examples."""
    profile, conflicts, rest = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    dimensions, topics, names, sources = rest.split("\n\n")
    more = "".join(f"\n  - id: {id}\n    label: {id}" for id in ("ports", "prisoners", "fisheries"))
    second = "  - file: dispatch.txt\n    name: dispatch\n"
    renewed = "statements: {formal-outcomes: {grain: [{id: renewed, text: It was renewed., standing: reported,"
    renewed += " account: press, source: courier, quote: valid for one year}]}}\n"
    files = {
        "profiles/meetings/vienna-2031-09.yaml": profile,
        "profiles/meetings/vienna-plan-2031.yaml": minimal("vienna-plan-2031"),
        "profiles/meetings/geneva-2031-12.yaml": minimal("geneva-2031-12", renewed),
        "profiles/conflicts.yaml": conflicts,
        "profiles/dimensions.yaml": dimensions,
        "profiles/topics.yaml": topics + more,
        "profiles/names.yaml": names,
        "seeds/sources.yaml": sources.replace("000_abc", "courier") + second,
        "seeds/courier.txt": COURIER,
        "seeds/dispatch.txt": DISPATCH,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return load_workspace(tmp_path)


def test_the_example_is_read_without_a_problem(example: Workspace) -> None:
    """What the page shows is right in every file."""
    assert [] == [say(problem) for problem in example.problems]


def test_the_example_gives_what_it_says(example: Workspace) -> None:
    """Statements, questions, silences and conflicts are all there, their quotations found."""
    profile = example.profiles["vienna-2031-09"]
    corridor, released = profile.statements

    assert ("vienna-2031-09/corridor", ("grain", "ports"), "signed", "press") == (
        corridor.id, corridor.topics, corridor.standing, corridor.account,
    )  # fmt: skip
    assert ("party", "South", "Mara Quist") == (released.account, released.side, released.speaker)
    states = [evidence.state for evidence in (*corridor.evidence, *released.evidence)]

    assert ["exact", "exact", "normalized"] == states
    assert "a corridor for grain through three ports, valid for one year" == COURIER[slice(
        corridor.evidence[0].start, corridor.evidence[0].end)]  # fmt: skip
    assert ["settled"] == [question.state for question in profile.questions]
    assert [("courier.txt", "dispatch.txt")] == [silence.sources for silence in profile.silences]
    assert ["vienna-2031-09"] == [m for conflict in example.conflicts for m in conflict.meetings if m[0] == "v"]
    assert (released,) == example.statements_of("geneva-2031-12")[1:]


def test_a_meeting_is_found_by_what_it_is_called(example: Workspace) -> None:
    """Id, alias, unique prefix, words."""
    for words in ("vienna-2031-09", "vienna", "AUTUMN", "vienna-2", "summit autumn"):
        assert ["vienna-2031-09"] == [meeting.id for meeting in resolve(example, words)]
    assert () == resolve(example, "nowhere")
