"""Copying: the way to the reader's clipboard that this terminal allows, and a spare file always."""

from __future__ import annotations

import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path

from profiles.value import dataclass

CHUNK = 76
"""Characters in one DCS string: old versions of screen cut longer ones."""
MOSH = 12_000
"""Bytes that mosh lets through."""
PATIENCE = 2.0
"""Seconds that a clipboard program gets."""

Write = Callable[[str], None]
"""Writes to the terminal."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copied text."""

    way: str
    """The way it went, in words; empty where there was none."""
    spare: Path | None
    """The file that keeps it, too."""
    warning: str = ""

    def says(self) -> str:
        """A sentence for the reader."""
        sent = f"Copied {self.way}" if self.way else "This terminal has no clipboard"
        kept = f"; a spare lies in {_at_home(self.spare)}" if self.spare else "; no spare file could be written"
        return f"{sent}{kept}." + (f" {self.warning}" if self.warning else "")


def _at_home(path: Path) -> str:
    """A path with `~` for the home folder."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)


def copy(text: str, write: Write, environ: Mapping[str, str] = os.environ) -> Copied:
    """Copy a text by the best way there is, and keep a spare of it.

    Where it is pasted, a terminal may obey it: controls are spelt out. Org's own zero-width spaces stay.
    """
    from profiles.visible import visible
    from tui.state import keep_spare

    text = visible(text, keep="\n\t\u200b")
    spare = keep_spare(text)
    for attempt in (_through_tmux, _through_program):
        way = attempt(text, environ)
        if way:
            return Copied(way, spare)
    return _through_terminal(text, write, environ, spare)


def osc52(text: str) -> str:
    """The escape sequence that asks a terminal to put a text on the clipboard."""
    return f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode('ascii')}\x07"


def in_screen(sequence: str) -> str:
    """A sequence wrapped so that GNU screen hands it on, in pieces that it does not cut."""
    pieces = [sequence[i : i + CHUNK] for i in range(0, len(sequence), CHUNK)]
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def _through_tmux(text: str, environ: Mapping[str, str]) -> str:
    if not environ.get("TMUX") or not _ran(["tmux", "load-buffer", "-w", "-"], text, environ):
        return ""
    return "through tmux"


def _through_program(text: str, environ: Mapping[str, str]) -> str:
    """By a clipboard program, only where the display is the one that the reader sits at."""
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return ""
    programs = (
        ("WAYLAND_DISPLAY", ["wl-copy"]),
        ("DISPLAY", ["xclip", "-selection", "clipboard"]),
        ("DISPLAY", ["xsel", "--clipboard", "--input"]),
        ("HOME", ["pbcopy"]),
    )
    for variable, command in programs:
        if environ.get(variable) and _ran(command, text, environ):
            return f"with {command[0]}"
    return ""


def _through_terminal(text: str, write: Write, environ: Mapping[str, str], spare: Path | None) -> Copied:
    if environ.get("TERM") in ("linux", "dumb"):
        return Copied("", spare)
    sequence = osc52(text)
    if environ.get("STY"):
        write(in_screen(sequence))
        return Copied("through screen to your terminal", spare)
    write(sequence)
    return Copied("to your terminal", spare, _mosh(sequence, environ))


def _mosh(sequence: str, environ: Mapping[str, str]) -> str:
    if len(sequence) <= MOSH or not environ.get("SSH_CONNECTION"):
        return ""
    return "It is long: mosh would cut it, take it from the file."


def _ran(command: list[str], text: str, environ: Mapping[str, str]) -> bool:
    """Whether a program took the text; what it prints goes nowhere."""
    program = shutil.which(command[0], path=environ.get("PATH"))
    if not program:
        return False
    try:
        done = subprocess.run(
            [program, *command[1:]],
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            env=dict(environ),
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
