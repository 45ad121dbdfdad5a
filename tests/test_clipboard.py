"""Copying: the way that this terminal allows, and a spare file always."""

import base64
import os
import re
from pathlib import Path

import pytest

from tui.clipboard import CHUNK, copy, in_screen, osc52
from tui.state import spare_path

TEXT = "“a basic understanding” — ¶9, 你好"


def program(folder: Path, name: str, exit_code: int = 0) -> Path:
    """A program that keeps what it is given, and how it was called."""
    path = folder / name
    path.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$*" > "{folder}/{name}.args"\ncat > "{folder}/{name}.in"\nexit {exit_code}\n'
    )
    path.chmod(0o755)
    return path


def environ(folder: Path, **more: str) -> dict[str, str]:
    return {"PATH": f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin", "TERM": "xterm-256color", **more}


def test_a_plain_terminal_is_asked_by_osc_52(tmp_path: Path) -> None:
    """The text goes to the terminal, and into the spare file."""
    sent: list[str] = []

    copied = copy(TEXT, sent.append, environ(tmp_path))

    assert [f"\x1b]52;c;{base64.b64encode(TEXT.encode()).decode()}\x07"] == sent
    assert spare_path().read_text("utf-8") == TEXT
    assert "to your terminal" in copied.says()
    assert str(spare_path().name) in copied.says()


def test_tmux_loads_its_buffer(tmp_path: Path) -> None:
    """In tmux the text goes through `load-buffer -w`, and nothing to the terminal."""
    program(tmp_path, "tmux")
    sent: list[str] = []

    copied = copy(TEXT, sent.append, environ(tmp_path, TMUX="/tmp/x,1,0"))

    assert [] == sent
    assert (tmp_path / "tmux.in").read_text("utf-8") == TEXT
    assert (tmp_path / "tmux.args").read_text() == "load-buffer -w -\n"
    assert copied.way == "through tmux"


def test_where_tmux_fails_the_terminal_is_asked(tmp_path: Path) -> None:
    """A way that fails is not said to have been gone."""
    program(tmp_path, "tmux", exit_code=1)
    sent: list[str] = []

    copied = copy(TEXT, sent.append, environ(tmp_path, TMUX="/tmp/x,1,0"))

    assert len(sent) == 1
    assert copied.way == "to your terminal"


def test_screen_gets_pieces_that_it_does_not_cut() -> None:
    """In GNU screen the sequence is wrapped in DCS strings that join to it again."""
    sequence = osc52(TEXT * 40)

    wrapped = in_screen(sequence)

    pieces = re.findall(r"\x1bP(.*?)\x1b\\", wrapped, re.DOTALL)
    assert "".join(pieces) == sequence
    assert max(map(len, pieces)) <= CHUNK


@pytest.mark.parametrize(
    ("variable", "name"),
    [("WAYLAND_DISPLAY", "wl-copy"), ("DISPLAY", "xclip"), ("DISPLAY", "xsel"), ("HOME", "pbcopy")],
)
def test_on_a_local_display_its_program_takes_the_text(tmp_path: Path, variable: str, name: str) -> None:
    """A clipboard program is preferred where the reader sits at this machine."""
    program(tmp_path, name)
    sent: list[str] = []

    copied = copy(TEXT, sent.append, {"PATH": f"{tmp_path}:/bin:/usr/bin", "TERM": "xterm", variable: ":0"})

    assert [] == sent
    assert f"with {name}" == copied.way


def test_over_ssh_no_program_of_the_far_machine_is_asked(tmp_path: Path) -> None:
    """A clipboard at the far end is of no use."""
    program(tmp_path, "xclip")
    sent: list[str] = []

    copied = copy(TEXT, sent.append, environ(tmp_path, DISPLAY=":0", SSH_CONNECTION="a b c d"))

    assert len(sent) == 1
    assert copied.way == "to your terminal"


def test_the_console_has_no_clipboard_but_the_spare(tmp_path: Path) -> None:
    """On a Linux console nothing is sent, and the spare is named."""
    sent: list[str] = []

    copied = copy(TEXT, sent.append, environ(tmp_path, TERM="linux"))

    assert [] == sent
    assert copied.says().startswith("This terminal has no clipboard; a spare lies in")


def test_a_long_text_over_mosh_is_warned_of(tmp_path: Path) -> None:
    """What mosh would cut is said to lie in the file."""
    copied = copy("x" * 20_000, lambda _: None, environ(tmp_path, SSH_CONNECTION="a b c d"))

    assert "mosh" in copied.warning


def test_without_a_state_home_it_still_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the spare cannot be written, that is said."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))

    copied = copy(TEXT, lambda _: None, environ(tmp_path))

    assert copied.spare is None
    assert "no spare file" in copied.says()
