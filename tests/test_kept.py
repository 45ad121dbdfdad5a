"""What the index answered is asked once, and again when the workspace or the engine is another."""

import os
from pathlib import Path

import pytest

from profiles.comparison import Hit
from profiles.compiled import open_workspace
from profiles.compiling import keep
from profiles.kept import Kept
from profiles.model import Silence, Topic
from profiles.workspace import Workspace

GRAIN = Topic("grain", "Grain")
HIT = Hit("passage", "a#1", "a.txt", 0, 5, "grain", ((0, 5),), 1.5, meetings=("m",))
SILENCE = Silence("m", "topics", "grain", "grain OR wheat", ("a.txt",), "2031-01-01")


@pytest.fixture
def settled(workspace: Path) -> Workspace:
    """A compiled workspace."""
    for path in (path for path in workspace.rglob("*") if path.is_file()):
        os.utime(path, (1_000_000_000.5, 1_000_000_000.5))
    keep(open_workspace(workspace))
    return open_workspace(workspace)


def asked(workspace: Workspace, engine: str = "one") -> bool:
    """Whether the index is asked for leads and silences; both are then kept."""
    calls: list[str] = []
    kept = Kept(workspace, engine)

    def leads() -> tuple[Hit, ...]:
        calls.append("leads")
        return (HIT,)

    def holds() -> bool:
        calls.append("holds")
        return True

    assert (HIT,) == kept.leads(GRAIN, ("a.txt",), leads)
    assert kept.holds(SILENCE, holds)
    kept.save()
    return bool(calls)


def test_it_is_asked_once(settled: Workspace) -> None:
    """The second time the answers are there, value for value."""
    assert [True, False, False] == [asked(settled), asked(settled), asked(open_workspace(settled.root))]


def test_another_engine_is_asked_again(settled: Workspace) -> None:
    """What one found is not what another finds."""
    assert [True, True] == [asked(settled, "one"), asked(settled, "two")]


def test_a_changed_workspace_is_asked_about_again(settled: Workspace) -> None:
    """Whatever changed."""
    asked(settled)
    with (settled.root / "profiles" / "topics.yaml").open("a") as file:
        file.write("\n")
    changed = open_workspace(settled.root)
    keep(changed)

    assert [True, False] == [asked(changed), asked(changed)]


@pytest.mark.parametrize("spoil", [b"", b"0\nx\n{}", b"x" * 40])
def test_what_is_odd_is_asked_again(settled: Workspace, spoil: bytes) -> None:
    """Nothing of it is believed."""
    asked(settled)
    for path in Path(os.environ["XDG_CACHE_HOME"]).rglob("*"):
        if path.name.startswith(("leads", "silences")):
            path.write_bytes(spoil)

    assert asked(settled)
