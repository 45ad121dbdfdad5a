"""No door of the command line lets anything through that a terminal would obey, or a reader could not see."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import VIENNA

from tui.cli import main

HOSTILE = (
    "\x1b]52;c;cm0gLXJm\x07\x1b[2J\x9b31m\u202egnp.exe\u2066\u200b\ufeff\x00\x08[@click=app.quit]x[/] :smile: =1+1 <b>"
)
"""OSC 52, CSI (also in its C1 form), an override, an isolate, unseen spaces, NUL, backspace, markup."""
SPELT = json.dumps(HOSTILE.replace("\x00", ""))[1:-1]
FORBIDDEN = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202e\u2066\u200b\ufeff"} - {"\n"}
COMMANDS = [
    "meetings", "show autumn", "compare spring autumn", "compare spring autumn --by topic", "timeline spring", "matrix",
    "questions", "conflicts", "sources", "sources --coverage", "dimensions", "topics", "search hostile", "check",
    "review --list", "cite autumn/corridor", "search zzz:hostile",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small workspace with the hostile string in every text of every file."""
    root = Path(shutil.copytree(VIENNA, tmp_path_factory.mktemp("hostile") / "vienna"))
    for path in root.rglob("*.yaml"):
        path.write_text("\n".join(_hostile(line) for line in path.read_text().splitlines()) + "\n")
    for path in (root / "seeds").glob("*.txt"):
        path.write_bytes(path.read_bytes() + f"\nA hostile passage {HOSTILE} here.\n".replace("\x00", "").encode())
    return root


@pytest.fixture
def hostile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That workspace as the current folder."""
    monkeypatch.chdir(folder)
    return folder


def _hostile(line: str) -> str:
    """A line of YAML whose text ends in the hostile string."""
    key, colon, value = line.partition(": ")
    texts = {
        "title",
        "format",
        "level",
        "place",
        "text",
        "note",
        "speaker",
        "label",
        "about",
        "publisher",
        "says",
        "query",
    }
    if key.strip(" -") not in texts or not colon or value.startswith("2031"):
        return line
    return f'{key}: "{value.strip(chr(34))} {SPELT}"'


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize(
    "how", ["", "--width 80", "--format json", "--format csv", "--format markdown", "--format html"]
)
def test_nothing_hostile_comes_through(words: str, how: str, hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On stdout and on stderr, in each format that the command has."""
    main([*words.split(), *how.split()])
    printed = capsys.readouterr()

    assert not FORBIDDEN & set(printed.out + printed.err)
    assert "Traceback" not in printed.err and "mistake in the program" not in printed.err


def test_the_hostile_strings_are_there(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Spelt out, so that the test above can fail."""
    main(["show", "autumn"])
    shown = capsys.readouterr().out
    main(["compare", "spring", "autumn", "--format", "json"])
    data = capsys.readouterr().out

    assert shown.count("␛]52;c;cm0gLXJm␇␛[2J⟨U+009B⟩31m⟨U+202E⟩gnp.exe") > 5
    assert "\\u001b]52" in data and "\\u202e" in data


def test_words_of_the_command_line_are_text_too(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody was made to paste does not reach the terminal through an error."""
    for words in (
        ["show", HOSTILE],
        ["search", f"{HOSTILE}:x"],
        [HOSTILE],
        ["meetings", f"--{HOSTILE}"],
        ["cite", HOSTILE],
    ):
        main([*(word.replace("\x00", "") for word in words), "--workspace", str(workspace)])
    printed = capsys.readouterr()

    assert not FORBIDDEN & set(printed.out + printed.err)
