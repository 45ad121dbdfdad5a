"""Sources: a document of seeds/ is read, or there is a sentence that says why not."""

import os
from pathlib import Path

import pytest

from profiles.model import Problem, Source
from profiles.quoting.coverage import coverage
from profiles.sources import MOST_BYTES, Document, read_document
from profiles.workspace import load_workspace


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """An empty seeds folder."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


def read(seeds: Path, file: str) -> Document | Problem:
    return read_document(seeds.parent, Source(file))


BAD = [
    ("empty", b"", "is empty"),
    ("white", b"\xef\xbb\xbf \r\n\t", "nothing but white space"),
    ("nul", b"One.\n\nTwo\0.", "NUL byte"),
    ("latin-1", b"One.\nCaf\xe9.", "is not UTF-8"),
    ("utf-16", "Talks.".encode("utf-16"), "UTF-16"),
    ("utf-16 without a mark", "Talks in Vienna.".encode("utf-16-le"), "UTF-16"),
    ("utf-32", "Talks.".encode("utf-32"), "UTF-32"),
    ("pdf", b"%PDF-1.7 ...", "PDF"),
    ("docx", b"PK\x03\x04...", "DOCX"),
    ("page", b"<!DOCTYPE html><p>Talks.", "web page"),
    ("large", b"a" * (MOST_BYTES + 1), "larger than 32 MB"),
]


@pytest.mark.parametrize(("name", "data", "sentence"), BAD, ids=[name for name, _, _ in BAD])
def test_what_is_no_text_is_a_problem(seeds: Path, name: str, data: bytes, sentence: str) -> None:
    """Each says what the file is and, after a semicolon, what to do."""
    (seeds / "a.txt").write_bytes(data)

    found = read(seeds, "a.txt")

    assert isinstance(found, Problem)
    assert sentence in found.message
    assert "; " in found.message
    assert "seeds/a.txt" == found.path


def test_a_byte_that_is_not_utf_8_has_its_line(seeds: Path) -> None:
    """Line and column lead an editor to it."""
    (seeds / "a.txt").write_bytes(b"One.\nCaf\xe9.")

    found = read(seeds, "a.txt")

    assert isinstance(found, Problem)
    assert (2, 4) == (found.line, found.column)


def test_what_is_no_regular_file_is_a_problem(seeds: Path) -> None:
    """A fifo without a writer, a folder, links to nothing, to themselves and out of the workspace: nothing waits."""
    os.mkfifo(seeds / "fifo.txt")
    (seeds / "folder.txt").mkdir()
    (seeds / "dangling.txt").symlink_to("nowhere")
    (seeds / "loop.txt").symlink_to("loop.txt")
    (seeds / "out.txt").symlink_to("/etc/hostname")
    names = [
        "fifo.txt",
        "folder.txt",
        "dangling.txt",
        "loop.txt",
        "out.txt",
        "gone.txt",
        "../a.txt",
        "/etc/passwd",
        "a\0b",
        "",
    ]

    found = [read(seeds, name) for name in names]

    assert all(isinstance(problem, Problem) and problem.message for problem in found)


def test_a_link_inside_seeds_is_followed(seeds: Path) -> None:
    """A document may be linked from beside it."""
    (seeds / "a.txt").write_text("They met.")
    (seeds / "b.txt").symlink_to("a.txt")

    found = read(seeds, "b.txt")

    assert isinstance(found, Document)
    assert "They met." == found.text


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(seeds: Path) -> None:
    """It says that permission is missing."""
    (seeds / "a.txt").write_text("They met.")
    (seeds / "a.txt").chmod(0)

    found = read(seeds, "a.txt")

    assert isinstance(found, Problem)
    assert "permission" in found.message


def test_text_is_kept_to_the_code_point(seeds: Path) -> None:
    """A BOM is counted, no line break is translated, so that offsets hold."""
    (seeds / "a.txt").write_bytes(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\rThree.")

    found = read(seeds, "a.txt")

    assert isinstance(found, Document)
    assert "\ufeffOne.\r\n\r\nTwo.\rThree." == found.text
    assert (1, 5) == (found.passages[0].start, found.passages[0].end)
    assert ["One.", "Two.", "Three."] == [found.text[p.start : p.end] for p in found.passages]
    assert [1, 3, 4] == [p.line for p in found.passages]
    assert (22, 64) == (found.source.size, len(found.source.sha256))


def test_a_line_without_end_is_parted(seeds: Path) -> None:
    """It is parted between sentences, and nothing of it is lost."""
    (seeds / "a.txt").write_text("The talks [went on](#). " * 5_000 + "They ended.")

    found = read(seeds, "a.txt")

    assert isinstance(found, Document)
    assert {"The talks went on."} == {passage.text[:18] for passage in found.passages}
    assert 5_000 == sum(passage.text.count("The talks went on.") for passage in found.passages)
    assert max(len(passage.text) for passage in found.passages) < 20_000


@pytest.mark.parametrize(("limit", "sentence"), [("MOST", "100 paragraphs"), ("MOST_LINES", "100 lines")])
def test_too_much_is_a_problem(seeds: Path, monkeypatch: pytest.MonkeyPatch, limit: str, sentence: str) -> None:
    """Memory stays bounded whatever a file holds."""
    monkeypatch.setattr(f"profiles.text.passages.{limit}", 100)
    (seeds / "a.txt").write_text("Yes.\n\n" * 101)

    found = read(seeds, "a.txt")

    assert isinstance(found, Problem)
    assert f"more than {sentence}; split it" in found.message


def test_markup_without_end_is_text(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number that nobody writes, its signs are shown as they stand."""
    monkeypatch.setattr("profiles.text.passages.MOST_MARKS", 2)
    (seeds / "a.txt").write_text("[One](#).\n\n**Two**.")

    found = read(seeds, "a.txt")

    assert isinstance(found, Document)
    assert ["One.", "**Two**."] == [passage.text for passage in found.passages]


def test_coverage_says_who_cites_what(workspace: Path) -> None:
    """Each passage knows its statements; what none cites is listed; headings do not count."""
    found = coverage(load_workspace(workspace), "courier.txt")

    first = found.passages[1]
    assert ["heading", "prose", "prose", "prose"] == [covered.passage.kind for covered in found.passages]
    assert "vienna-2031-09/corridor" in first.statements
    assert any("date_accounts" in who for who in first.others)
    assert "120 are home,” said Mara Quist" in [first.passage.text[a + 1 : b] for a, b in first.spans]
    assert 0 < found.share_of_characters < found.share_of_passages <= 1


def test_coverage_lists_what_no_statement_cites(workspace: Path) -> None:
    """A new paragraph is uncited."""
    with (workspace / "seeds" / "courier.txt").open("a") as stream:
        stream.write("\n\nNobody has read this sentence.\n")

    found = coverage(load_workspace(workspace), "courier.txt")

    assert "Nobody has read this sentence." == found.uncited[-1].text
