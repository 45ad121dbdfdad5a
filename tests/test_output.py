"""Output: styled and laid out on a terminal that can show it, plain text everywhere else."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tui.cli import main
from tui.output import terminal_width

RUN = "from tui.cli import enter; enter()"


def shown(*words: str, columns: int = 90, **environ: str) -> str:
    """What a command sends to a terminal of so many columns."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))
    command, env = [sys.executable, "-c", RUN, *words], {**os.environ, **environ}
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=env)
    os.close(follower)
    data = b""
    while True:
        try:
            data += os.read(leader, 65536)
        except OSError:
            break
    process.wait(60)
    os.close(leader)
    return data.decode().replace("\r\n", "\n")


@pytest.fixture
def here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small workspace as the current folder."""
    monkeypatch.chdir(workspace)
    return workspace


def test_a_terminal_gets_two_columns_in_colour(here: Path) -> None:
    """For its width; the very text of `--width`, but for styles."""
    sent = shown("compare", "spring", "autumn", "--no-leads", columns=96)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", sent)
    command = [sys.executable, "-c", RUN, "compare", "spring", "autumn", "--no-leads", "--width", "96"]
    piped = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout

    assert "\x1b[1;32msigned\x1b[0m" in sent
    assert [line.rstrip() for line in bare.splitlines()] == piped.splitlines()


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"CLICOLOR": "0"}, {"TERM": "dumb"}])
def test_styles_can_be_refused(environ: dict[str, str], here: Path) -> None:
    """By the user or by the terminal: the same text without an escape."""
    assert "\x1b[" not in shown("show", "autumn", **environ)
    assert "\x1b[" not in shown("show", "autumn", "--no-color")


@pytest.mark.parametrize("term", ["linux", "dumb"])
def test_a_console_gets_no_box_characters(term: str, here: Path) -> None:
    """For its font has none."""
    sent = shown("compare", "spring", "autumn", "--no-leads", TERM=term)

    assert not set("━─┃╋‹›▸") & set(sent)
    assert "<> Grain ?" in re.sub(r"\x1b\[[0-9;]*m", "", sent)


def test_a_place_is_a_link_where_the_terminal_follows_it(here: Path) -> None:
    """OSC 8 to the file and line; none on a console, none in a pipe."""
    sent = shown("search", "hotline", "--in", "passages")

    assert f"{here}/seeds/dispatch.txt#3\x1b\\" in sent
    assert "\x1b]8;;" not in shown("search", "hotline", TERM="linux")


def test_the_width_is_the_terminals_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """`COLUMNS` comes first; nonsense in it does not count."""
    assert (132, 80) == (terminal_width({"COLUMNS": "132"}), terminal_width({"COLUMNS": "wide"}))


def test_an_ascii_locale_is_no_error(here: Path) -> None:
    """Curly quotes and dashes are written as UTF-8 all the same."""
    command = [sys.executable, "-c", RUN, "show", "autumn"]
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    done = subprocess.run(command, capture_output=True, env=env, timeout=60, check=False)

    assert (0, b"") == (done.returncode, done.stderr)
    assert "country’s".encode() in done.stdout


def test_ctrl_c_leaves_with_130(here: Path) -> None:
    """Without a traceback; also where the tests run in the background, which ignores it."""
    code = (
        "import signal, sys; import tui.verbs.meetings as verb; from tui.cli import main;"
        "signal.signal(signal.SIGINT, signal.default_int_handler);"
        "verb.run = lambda call: [signal.raise_signal(signal.SIGINT), *range(10**6)]; sys.exit(main(['meetings']))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)

    assert (130, "") == (done.returncode, done.stderr)


def test_a_device_is_written_to_not_replaced(here: Path) -> None:
    """`-o /dev/null` leaves it a device."""
    command = [sys.executable, "-c", RUN, "meetings", "-o", "/dev/null"]

    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert (0, "", True) == (done.returncode, done.stderr, Path("/dev/null").is_char_device())


@pytest.mark.parametrize("there", [True, False], ids=["a file", "nothing yet"])
def test_an_export_does_not_follow_a_link_out_of_its_folder(
    workspace: Path, tmp_path: Path, there: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """What somebody planted beside the documents does not write over a file elsewhere."""
    (tmp_path / "own").write_text("mine") if there else None
    (workspace / "out.md").symlink_to(tmp_path / "own")

    code = main(["meetings", "--workspace", str(workspace), "-o", str(workspace / "out.md")])

    assert 2 == code
    assert f"to {tmp_path / 'own'}; replace the link" in capsys.readouterr().err
    assert not there or "mine" == (tmp_path / "own").read_text()
    assert there or not (tmp_path / "own").exists()
