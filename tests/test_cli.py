"""The command line: finds commands and meetings, tells what is wrong, leaves with the right code."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import COMMANDS, HIDDEN, main

ROOT = Path(__file__).parent.parent
RUN = "from tui.cli import enter; enter()"


def visavis(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, its output in pipes."""
    command, env = [sys.executable, "-c", RUN, *words], {**os.environ, **environ}
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=60, check=False)


@pytest.fixture
def here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small workspace as the current folder."""
    monkeypatch.chdir(workspace)
    return workspace


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Each on a line of its own; what only completion files ask for stays hidden."""
    code = main(["--help"])
    printed = {line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")}

    assert 0 == code
    assert set(COMMANDS) - set(HIDDEN) == printed


@pytest.mark.parametrize(
    "name", sorted({"meetings", "show", "compare", "timeline", "matrix", "questions", "conflicts"})
)
def test_each_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--help`, wherever it stands."""
    assert 0 == main([name, "--help"]) == main(["help", name])
    assert f"usage: visavis {name}" in capsys.readouterr().out


def test_options_stand_before_or_after_the_command(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Common options are understood on both sides of the command's name."""
    main(["--workspace", str(workspace), "--format", "json", "meetings"])
    before = capsys.readouterr().out
    main(["meetings", f"--workspace={workspace}", "--format=json"])
    after = capsys.readouterr().out

    assert before == after
    assert 4 == len(json.loads(before)["meetings"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["meetigns"], "there is no command or meeting `meetigns`. Did you mean `meetings`?"),
        (["show", "sprng"], "there is no meeting `sprng`. Did you mean `spring`?"),
        (["compare", "spring"], "with which other meeting?"),
        (
            ["compare", "spring", "autumn", "--only", "diferences"],
            "there is no `diferences`. Did you mean `differences`?",
        ),
        (["compare", "spring", "autumn", "--topic", "grian"], "there is no topic `grian`. Did you mean `grain`?"),
        (["spring", "autumn", "vienna"], "too many for two sides"),
        (["spring", "autumn"], "`visavis compare spring autumn` prints the comparison instead"),
    ],
)
def test_misuse_says_what_to_do(words: list[str], said: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On stderr, with exit code 2, and nothing on stdout."""
    code = main(words)
    printed = capsys.readouterr()

    assert (2, "") == (code, printed.out)
    assert said in printed.err


def test_an_ambiguous_name_lists_the_meetings(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its id and title, exit code 2."""
    winter = here / "profiles" / "meetings" / "geneva-2031-12.yaml"
    winter.write_text(winter.read_text().replace("status: planned", "status: held"))

    code = main(["show", "in geneva"])
    said = capsys.readouterr().err

    assert 2 == code
    assert "  geneva-2031-03  Spring talks in Geneva\n  geneva-2031-12  Winter meeting in Geneva\n" in said


def test_a_folder_without_workspace_has_its_own_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """3: the workspace cannot be read."""
    assert 3 == main(["meetings", "--workspace", str(tmp_path)])
    assert "visavis init" in capsys.readouterr().err


def test_a_closed_pipe_is_no_error(here: Path) -> None:
    """As with `visavis meetings | head -0`."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", RUN, "meetings"],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writer)

    assert (0, "") == (done.returncode, done.stderr)


def test_a_screen_needs_a_terminal_that_can_place_text(here: Path) -> None:
    """TERM=dumb is answered in words."""
    leader, follower = pty.openpty()
    command, env = [sys.executable, "-c", RUN], {**os.environ, "TERM": "dumb"}
    done = subprocess.run(
        command, stdin=follower, stdout=follower, stderr=subprocess.PIPE, text=True, env=env, timeout=60, check=False
    )
    os.close(leader)
    os.close(follower)

    assert 2 == done.returncode
    assert "TERM=dumb" in done.stderr


def test_a_crash_leaves_a_report_and_no_traceback(
    here: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence on stderr, a code of its own, the traceback in the state folder."""

    def broken(_: object) -> int:
        raise RuntimeError("a wheel came off\x1b[31m")

    monkeypatch.setattr("tui.verbs.meetings.run", broken)

    code = main(["meetings"])
    said = capsys.readouterr().err

    assert 70 == code
    assert "a wheel came off␛[31m" in said and "Traceback" not in said
    assert "broken" in (home / "state" / "visavis" / "crash.txt").read_text()


def test_output_goes_to_a_file_whole(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`-o` replaces the file; an impossible one is told."""
    code = main(["meetings", "-o", "list.txt"])

    assert (0, "") == (code, capsys.readouterr().out)
    assert 4 == len((here / "list.txt").read_text().splitlines())
    assert 2 == main(["meetings", "-o", "nowhere/list.txt"])
    assert "list.txt was not written" in capsys.readouterr().err


LEAN = """
import sys
from tui.cli import main
code = main(sys.argv[1:])
heavy = {"textual", "rich", "whoosh", "rapidfuzz", "shtab", "platformdirs", "shutil", "tempfile", "unicodedata"}
sys.stderr.write(" ".join(sorted(heavy & set(sys.modules))))
"""


@pytest.mark.parametrize(
    "words", ["meetings", "show autumn", "timeline", "questions", "compare spring autumn --no-leads", "--help"]
)
def test_a_look_up_loads_no_more_than_it_needs(words: str, here: Path) -> None:
    """No screen, no styles, no index where none is asked."""
    done = subprocess.run(
        [sys.executable, "-c", LEAN, *words.split()], capture_output=True, text=True, timeout=60, check=False
    )

    assert "" == done.stderr


LEANER = LEAN.replace(
    "heavy = {", 'heavy = {"re", "typing", "functools", "enum", "json", "collections", "datetime", "pathlib", '
)


def test_a_second_look_up_loads_even_less() -> None:
    """Nothing of the standard library that takes longer to load than the answer to find."""
    told = []
    for words in ("meetings", "meetings", "show lavrov", "compare lavrov trump --no-leads"):
        argv = [sys.executable, "-c", LEANER, *words.split(), "--workspace", str(ROOT)]
        told.append(subprocess.run(argv, capture_output=True, text=True, timeout=60, check=False).stderr)

    assert ["", "", ""] == told[1:]
