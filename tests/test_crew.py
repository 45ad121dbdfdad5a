"""An index that several processes write is the one that a single process writes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import crew, open_index
from index.search import Index
from profiles.workspace import load_workspace

QUERIES = ("hotline", "fishing treaty", '"the hotline"', "note", "wombat12", "standing:signed", "kind:prose")


@pytest.fixture
def many(workspace: Path) -> Path:
    """A workspace of some more documents, one of them no text."""
    for number in range(20):
        text = f"Note {number}\n\nThe wombat{number} was seen near the hotline.\n"
        (workspace / "seeds" / f"note-{number:02}.txt").write_text(text, "utf-8")
    (workspace / "seeds" / "picture.txt").write_bytes(b"\x89PNG")
    return workspace


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three processes, which read four documents at a time."""
    monkeypatch.setattr(crew, "hands", lambda _: 3)
    monkeypatch.setattr(crew, "BATCH", 4)
    return


def answers(index: Index) -> list[object]:
    """What an index answers, whatever the order of those that are as good as each other."""
    found = [index.search(query, limit=50) for query in QUERIES]
    return [(each.total, sorted((hit.id, hit.marks, round(hit.score or 0, 9)) for hit in each.hits)) for each in found]


def test_several_processes_write_what_one_writes(many: Path, several: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answers and freshness; progress is told up to the end; a changed document is taken in as ever."""
    told: list[tuple[int, int]] = []
    with open_index(load_workspace(many), progress=lambda *done: told.append(done)) as index:
        ours, parts = answers(index), len(index._open().parts)
        units, progress = index._catalogue.units, list(told)
        (many / "seeds" / "note-03.txt").write_text("The quokka came.\n", "utf-8")
        index.refresh(load_workspace(many))
        changed = index.search("wombat3").total, index.search("quokka").total
        (many / "seeds" / "note-03.txt").write_text("Note 3\n\nThe wombat3 was seen near the hotline.\n", "utf-8")
        monkeypatch.setattr(crew, "hands", lambda _: 1)
        index.refresh(load_workspace(many), rebuild=True)
        theirs = answers(index)

    assert parts > 2
    assert ours == theirs
    assert {name: unit.digest for name, unit in index._catalogue.units.items()} == {
        name: unit.digest for name, unit in units.items()
    }
    assert changed == (0, 1)
    assert progress[-1][0] == progress[-1][1] == len(units)
    assert progress == sorted(progress)


@pytest.mark.parametrize("program", ["/bin/false", "/bin/cat", "/no/such/python"])
def test_where_the_others_fail_one_writes_all(
    many: Path, several: None, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """A Python that cannot be started, ends at once, or says something else."""
    monkeypatch.setattr(sys, "executable", program)
    with open_index(load_workspace(many)) as index:
        found = [index.search(f"wombat{number}").total for number in range(20)]

    assert found == [1] * 20
