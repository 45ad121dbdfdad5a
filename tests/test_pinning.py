"""Pinning: what stands surely is pinned by itself, what is doubtful only as a person chooses."""

import os
from pathlib import Path

import pytest

from profiles.files.writing import NotWritten
from profiles.model import Evidence
from profiles.quoting.checking import all_evidence
from profiles.quoting.pinning import candidates, choose, pin_all
from profiles.workspace import Workspace, load_workspace

GRAIN = "a corridor for grain through three ports"


def courier(workspace: Path) -> Path:
    return workspace / "seeds" / "courier.txt"


def anchors(workspace: Path) -> Path:
    return workspace / "profiles" / "anchors.json"


def change(workspace: Path, old: str, new: str) -> Workspace:
    """Somebody edits a source after everything was pinned."""
    pin_all(load_workspace(workspace))
    text = courier(workspace).read_text()
    assert old in text
    courier(workspace).write_text(text.replace(old, new))
    return load_workspace(workspace)


def evidence(workspace: Workspace, words: str) -> Evidence:
    return next(evidence for _, evidence in all_evidence(workspace) if words in evidence.quote)


def test_everything_sure_is_pinned_once(workspace: Path) -> None:
    """The first run pins all, the second finds nothing to do and leaves the file alone."""
    first = pin_all(load_workspace(workspace))
    written = anchors(workspace).stat().st_mtime_ns
    second = pin_all(load_workspace(workspace))

    lines = anchors(workspace).read_text().splitlines()
    assert (first.added, 0, 0, ()) == (len(lines) - 5, first.followed, first.dropped, first.unsure)
    assert (0, 0, 0, written) == (second.added, second.followed, second.dropped, anchors(workspace).stat().st_mtime_ns)


def test_pins_follow_edits_elsewhere(workspace: Path) -> None:
    """A paragraph put before the quotations moves their offsets; nothing becomes doubtful."""
    changed = change(workspace, "Vienna, at last\n", "Vienna, at last\n\nBy our correspondent in the south.\n")

    done = pin_all(changed)

    assert not [problem for problem in load_workspace(workspace).problems if "seeds" not in problem.path]
    assert (0, 0, ()) == (done.added, done.dropped, done.unsure)
    assert done.followed > 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("signed a corridor", "signed no corridor; it was not a corridor"),
        ("signed a corridor for", "never signed a corridor for"),
        ("three ports", "two ports"),
        ("a corridor for grain", "a corridor, for grain"),
    ],
)
def test_what_changed_is_told_and_left(workspace: Path, old: str, new: str) -> None:
    """The quotation is stale, `check` says so with its line, and pinning does not touch its pin."""
    changed = change(workspace, old, new)
    before = anchors(workspace).read_text()

    done = pin_all(changed)

    stale = [problem for problem in changed.problems if "corridor" in problem.where]
    assert "stale" == evidence(changed, GRAIN).state
    assert [True] == [problem.line > 1 for problem in stale]
    assert GRAIN in " ".join(one.quote for one in done.unsure)
    assert [line for line in before.splitlines() if GRAIN in line] == [
        line for line in anchors(workspace).read_text().splitlines() if GRAIN in line
    ]


def test_a_person_chooses(workspace: Path) -> None:
    """The place that a person confirms is pinned, and the quotation is sure again."""
    changed = change(workspace, "signed a corridor", "signed at noon a corridor")
    doubtful = evidence(changed, GRAIN)
    (place,) = candidates(changed, doubtful)

    choose(changed, doubtful, (place.start, place.end))

    assert (True, 3) == (place.verbatim, place.line)
    assert place.before.endswith("and signed at noon")
    assert "exact" == evidence(load_workspace(workspace), GRAIN).state


def test_what_only_resembles_cannot_be_chosen(workspace: Path) -> None:
    """The nearest place is shown; to cite it, the quote itself has to be changed."""
    changed = change(workspace, "three ports", "two ports")
    doubtful = evidence(changed, GRAIN)
    (place,) = candidates(changed, doubtful)

    with pytest.raises(NotWritten, match="change the quote"):
        choose(changed, doubtful, (place.start, place.end))

    assert not place.verbatim
    assert 0.9 < place.similarity < 1
    assert place.text.startswith("a corridor for grain through two ports")


def test_pins_without_a_quotation_go(workspace: Path) -> None:
    """But not while a profile cannot be read: its pins are waiting for it."""
    pin_all(load_workspace(workspace))
    profile = workspace / "profiles" / "meetings" / "vienna-2031-09.yaml"
    text = profile.read_text()
    profile.write_text(text + "  - broken: [\n")

    broken = pin_all(load_workspace(workspace))
    profile.write_text(text.replace(GRAIN, "grain through three ports"))
    mended = pin_all(load_workspace(workspace))

    assert (0, 1, 1) == (broken.dropped, mended.dropped, mended.added)


@pytest.mark.parametrize("text", ["", "<<<<<<< ours\n", '{"format_version": 1, "pins": {"a": 1}}'])
def test_a_file_with_mistakes_is_not_written_over(workspace: Path, text: str) -> None:
    """A choice that a person made once is not lost to a merge that was not finished."""
    anchors(workspace).write_text(text)

    with pytest.raises(NotWritten, match=r"profiles/anchors.json:1"):
        pin_all(load_workspace(workspace))

    assert text == anchors(workspace).read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_in_is_told(workspace: Path) -> None:
    """Nothing is pinned, and the reason is said."""
    (workspace / "profiles").chmod(0o555)

    with pytest.raises(NotWritten, match="permission"):
        pin_all(load_workspace(workspace))
