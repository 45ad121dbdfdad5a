"""Taking documents in: copied without writing over anything, listed without touching another byte."""

import os
from pathlib import Path

import pytest

from profiles.files.adding import Added, take_in
from profiles.workspace import load_workspace


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder with documents that are not in the workspace yet."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "Read out (final).txt").write_text("The Ministers Met\n\nThey agreed on grain.\n")
    (folder / "courier.txt").write_text("Another courier.\n")
    return folder


def take(outside: Path, workspace: Path, *names: str, **known: str) -> tuple[Added, ...]:
    return take_in([outside / name for name in names], workspace, (lambda _file: known) if known else None)


def listing(workspace: Path) -> str:
    return (workspace / "seeds" / "sources.yaml").read_bytes().decode()


def test_a_document_is_copied_and_listed(outside: Path, workspace: Path) -> None:
    """Its bytes stand in seeds/ under its own name, its entry at the end of the list."""
    before = listing(workspace)

    (taken,) = take(outside, workspace, "Read out (final).txt")

    assert ("Read out (final).txt", "read-out-final", True) == (taken.file, taken.name, taken.new)
    copy = workspace / "seeds" / "Read out (final).txt"
    assert (outside / "Read out (final).txt").read_bytes() == copy.read_bytes()
    assert before == listing(workspace)[: len(before)]
    assert not load_workspace(workspace).problems
    assert "They agreed on grain." == load_workspace(workspace).document("Read out (final).txt").passages[1].text


def test_nothing_is_written_over(outside: Path, workspace: Path) -> None:
    """A name that is taken gets a number; so does the handle."""
    old = (workspace / "seeds" / "courier.txt").read_bytes()

    (taken,) = take(outside, workspace, "courier.txt")

    assert ("courier-2.txt", "courier-2") == (taken.file, taken.name)
    assert old == (workspace / "seeds" / "courier.txt").read_bytes()


def test_the_same_bytes_twice_are_noticed(outside: Path, workspace: Path) -> None:
    """Also under another name; nothing is added."""
    take(outside, workspace, "courier.txt")
    (outside / "other.txt").write_bytes((outside / "courier.txt").read_bytes())
    before = listing(workspace)

    (taken,) = take(outside, workspace, "other.txt")

    assert ("courier-2.txt", False, before) == (taken.file, taken.new, listing(workspace))
    assert "is there already, as seeds/courier-2.txt" in taken.note


def test_a_document_that_lies_in_seeds_is_only_listed(workspace: Path) -> None:
    """What somebody put there by hand gets its entry."""
    path = workspace / "seeds" / "by-hand.md"
    path.write_text("# By hand\n\nThey met.\n")

    (taken,) = take_in([path], workspace)

    assert ("by-hand.md", False, True) == (taken.file, taken.new, taken.listed)
    assert load_workspace(workspace).source("by-hand")


def test_what_is_known_is_written(outside: Path, workspace: Path) -> None:
    """Metadata asked for comes into the entry; what is unknown is left out."""
    take(outside, workspace, "courier.txt", title="Of “grain”: a #1 success", language="en", publisher="")

    source = load_workspace(workspace).sources["courier-2.txt"]
    assert ("Of “grain”: a #1 success", "en", "") == (source.title, source.language, source.publisher)


def test_one_bad_document_holds_up_no_other(outside: Path, workspace: Path) -> None:
    """A fifo, a PDF, a folder and a name without a file are told; the rest is taken."""
    os.mkfifo(outside / "fifo.txt")
    (outside / "a.pdf").write_bytes(b"%PDF-1.7")

    taken = take(outside, workspace, "fifo.txt", "a.pdf", ".", "gone.txt", "courier.txt")

    assert [None, None, None, None, "courier-2.txt"] == [one.file for one in taken]
    assert all("; " in one.note for one in taken[:4])


@pytest.mark.parametrize("text", ["sources: [\n", "sources: {}\n", "- file: a\n", "sources:\n  - &a b\n"])
def test_a_list_with_mistakes_is_left_alone(outside: Path, workspace: Path, text: str) -> None:
    """The document is not taken, the list not changed, and the reason told."""
    (workspace / "seeds" / "sources.yaml").write_text(text)

    (taken,) = take(outside, workspace, "courier.txt")

    assert (None, text) == (taken.file, listing(workspace))
    assert "sources.yaml" in taken.note
    assert not (workspace / "seeds" / "courier-2.txt").exists()


@pytest.mark.parametrize(
    "text",
    [
        "sources: []\n",
        "sources:\n",
        "# ours\r\nsources: []  # none yet\r\n",
        "\ufeffsources: []\n",
        "sources:\n- file: courier.txt\n  note: >-\n    a\n    b\n\n# the end\n",
        "sources:\n    - file: courier.txt # one\n      origins: [a,\n         b]",
    ],
)
def test_every_other_byte_stays(outside: Path, workspace: Path, text: str) -> None:
    """Comments, indentation, line breaks and what stands at the end are as they were."""
    path = workspace / "seeds" / "sources.yaml"
    path.write_bytes(text.encode())

    take(outside, workspace, "courier.txt")

    left = listing(workspace).splitlines()
    kept = [line for line in left if line.replace(" ", "") not in ("-file:courier-2.txt", "name:courier-2")]
    assert [line.replace("[]", "").replace(" ", "") for line in text.splitlines()] == [
        line.replace(" ", "") for line in kept
    ]
    assert "courier-2.txt" in load_workspace(workspace).sources


def test_a_folder_without_a_list_gets_one(outside: Path, workspace: Path) -> None:
    """The first document makes the list."""
    (workspace / "seeds" / "sources.yaml").unlink()

    (taken,) = take(outside, workspace, "courier.txt")

    assert taken.listed
    assert "courier-2.txt" in load_workspace(workspace).sources


def test_a_name_that_leads_nowhere_good_is_made_harmless(tmp_path: Path, workspace: Path) -> None:
    """Line breaks, dashes, dots and escapes in a name do not reach seeds/."""
    odd = tmp_path / "--\x1b[31m..\n$(rm) .TXT"
    odd.write_text("They met.")

    (taken,) = take_in([odd], workspace)

    assert "31m..-(rm).txt" == taken.file
