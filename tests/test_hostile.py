"""Whatever stands in a file, every command prints it as text: pushed through every field and every door."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest
from hostile import HOSTILE, SHORT, obeyed, plant

from profiles.styles import STYLES
from tui.cli import COMMANDS, main
from tui.output import ExitCode

OURS = {"p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "em",
        "hr", "blockquote", "br"}  # fmt: skip
"""The elements that our own Markdown makes."""
SGR = re.compile("\x1b\\[[0-9;]*m")
WORDS = {
    "meetings": [[]], "show": [["left"], ["right"]], "compare": [["left", "right"], ["left", "right", "--by", "topic"]],
    "timeline": [[]], "matrix": [[]], "questions": [[]], "conflicts": [[]], "search": [["grain"], ["smile OR red"]],
    "sources": [[]], "dimensions": [[]], "topics": [[]],
}  # fmt: skip
"""What is asked of each command that prints what stands in files."""


@pytest.fixture(
    scope="module",
    params=[pytest.param(SHORT, id="short"), pytest.param(HOSTILE, id="all", marks=pytest.mark.torture)],
)
def planted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace full of hostile texts, made once."""
    return plant(tmp_path_factory.mktemp("hostile") / "w", request.param)


def doors() -> Iterator[tuple[str, ...]]:
    """Every command that prints, with every format it has."""
    for name, asked in WORDS.items():
        formats = import_module(f"tui.verbs.{COMMANDS[name].module}").FORMATS.get(name, ()) or ("text",)
        for format in formats:
            yield from ((name, *words, *(("--format", format) if format != "text" else ())) for words in asked)
        yield from ((name, *words, "--plain") for words in asked[:1] if "markdown" in formats)


@pytest.mark.parametrize("words", list(doors()), ids=" ".join)
def test_no_door_lets_through_what_a_terminal_obeys(
    words: tuple[str, ...], planted: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In plain and in styled output, nothing but our own colours; the words themselves are there."""
    for forced in ("0", "1") if "--format" not in words else ("0",):
        monkeypatch.setenv("CLICOLOR_FORCE", forced)
        code = main([*words, "--workspace", str(planted)])
        out, err = capsys.readouterr()

        assert code in (ExitCode.DONE, ExitCode.FOUND_NOTHING), err
        keep = "\n\t\u200b" if words[-1] == "org" else "\n\t"
        assert set() == obeyed(SGR.sub("", out) if forced == "1" else out, keep)
        assert "org" not in words or "U+200B" not in out.replace("⟨U+200B⟩⟨U+200C⟩", "")
        assert set() == obeyed(err)
        check = {"json": is_json, "csv": is_harmless_table, "html": is_harmless_page, "markdown": is_markdown}.get(
            words[-1]
        )
        if check:
            check(out)


def is_json(out: str) -> None:
    assert 1 == json.loads(out)["format_version"]


def is_harmless_table(out: str) -> None:
    """Each row as wide as the first, and no cell is a formula to any spreadsheet."""
    rows = list(csv.reader(io.StringIO(out)))

    assert {len(rows[0])} == {len(row) for row in rows}
    assert [] == [cell for row in rows for cell in row if cell.strip()[:1] in {*"=+-@＝＋－＠"}]


def is_markdown(out: str) -> None:
    """Rendered with everything switched on, it holds no markup but our own."""
    from markdown_it import MarkdownIt

    page = Page()
    page.feed(MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"]).render(out))

    assert page.tags <= OURS
    assert [] == [value for name, value in page.attributes if name in {"href", "src"}]


class Page(HTMLParser):
    """What a browser would see in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)


def is_harmless_page(out: str) -> None:
    page = Page()
    page.feed(out)

    assert page.tags.isdisjoint({"script", "img", "svg", "iframe", "object", "embed", "base", "form"})
    assert [] == [name for name, _ in page.attributes if name.startswith("on")]
    assert [] == [value for name, value in page.attributes if name in {"href", "src"} and "javascript" in (value or "")]


@pytest.mark.parametrize("style", [*STYLES])
def test_every_citation_is_text_in_every_style(style: str, planted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each hostile quotation with its hostile title, authors and notes."""
    ids = [f"left/x{number}" for number in range(len(SHORT))]
    code = main(["cite", *ids, "--style", style, "--workspace", str(planted)])
    out, err = capsys.readouterr()

    assert code == 0, err
    assert set() == obeyed(out, keep="\n\t" + ("\u200b" if style == "org" else ""))
    if style == "markdown":
        is_markdown(out)


@pytest.mark.parametrize("words", [["meetings"], ["check"], ["index", "--rebuild"], ["show", "left"], ["add", "f.txt"]])
def test_hostile_names_of_files_are_told_as_text(
    words: list[str], workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Spaces, line breaks, escapes and bytes that are no UTF-8, in names of documents, profiles and folders."""
    home = workspace.rename(workspace.with_name("a\x1b]0;owned\x07\n[red] \udcff"))
    for number, text in enumerate(HOSTILE.values()):
        name = f"{number}{text}".replace("/", "∕")[:60].encode("utf-8", "surrogateescape") + b"\xff"
        for folder, ending in ((b"seeds", b".txt"), (b"profiles/meetings", b".yaml")):
            (home / os.fsdecode(folder) / os.fsdecode(name + ending)).write_text("meeting: [x")
    code = main([*words, "--workspace", str(home)])
    out, err = capsys.readouterr()

    assert code != ExitCode.CRASHED, err
    assert set() == obeyed(out + err)


def asked_with(text: str, path: str) -> Iterator[list[str]]:
    yield from (["show", text], ["cite", text], ["cite", f"left/{text}"], ["compare", "vienna", text], ["new", text])
    yield from (["compare", "vienna", "geneva", "--dimension", text], ["search", text], ["meetings", "--format", text])
    yield from (["check", "--workspace", f"./{text}"], ["add", text], ["add", "-", "--as", text], [text])
    yield from (["meetings", "-o", path], ["search", f"source:{text}"], ["--theme", text], ["--at", text])


@pytest.mark.parametrize("texts", [SHORT, pytest.param(HOSTILE, marks=pytest.mark.torture)], ids=["short", "all"])
def test_hostile_words_on_the_command_line_are_told_as_text(
    texts: dict[str, str],
    workspace: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As names of meetings, statements, dimensions, topics, formats, files, folders and queries."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A document.\n")))
    told = ""
    for text in texts.values():
        for words in asked_with(text, f"{tmp_path}/no/{text}"):
            code = main([*words] if "--workspace" in words else [*words, "--workspace", str(workspace)])
            out, err = capsys.readouterr()
            told += out + err

            assert code != ExitCode.CRASHED, (words, err)

    assert set() == obeyed(told, keep="\n\t")
