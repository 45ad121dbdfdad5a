"""The reader's editor, opened at a line; run without a shell."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

PLAIN = frozenset(("ed", "open", "xdg-open", "start", "notepad", "textedit"))
"""Editors that know no line. Those that are named nowhere here get `+LINE FILE`, as most want it."""
COLUMNS = {"nano": ",", "emacs": ":", "emacsclient": ":", "micro": ":", "kak": ":"}
"""What stands between line and column in `+LINE:COLUMN`, for those that take both."""
COLON = frozenset(["hx", "helix", "subl", "sublime_text", "zed", "lapce"])
"""Editors that want `FILE:LINE:COLUMN`."""
GOTO = frozenset(["code", "codium", "vscodium", "code-insiders", "code-oss", "cursor", "code.cmd"])
"""Editors that want `--goto FILE:LINE:COLUMN`, and `--wait` so that we know when they are done."""
USUAL = ("vim", "nano", "vi")
"""What is tried where no editor is named."""


class NoEditor(Exception):
    """There is no editor to open, or it could not be started."""


def editor_command(setting: str = "", environ: Mapping[str, str] = os.environ) -> list[str]:
    """The words of the user's editor: the setting, `$VISUAL`, `$EDITOR`, else a usual one."""
    for wanted in (setting, environ.get("VISUAL", ""), environ.get("EDITOR", "")):
        if wanted.strip():
            return _words(wanted)
    for name in USUAL:
        if shutil.which(name, path=environ.get("PATH")):
            return [name]
    raise NoEditor("No editor is named; set VISUAL or EDITOR, for example to vim.")


def _words(wanted: str) -> list[str]:
    try:
        return shlex.split(wanted)
    except ValueError as error:
        raise NoEditor(f"The editor “{wanted}” cannot be understood: {error}.") from None


def arguments(command: list[str], path: Path, line: int = 1, column: int = 1) -> list[str]:
    """The whole command that opens a file at a line, in the words that this editor wants."""
    name = Path(command[0]).name.removesuffix(".exe")
    file = str(path)
    if name in GOTO:
        waits = [] if {"--wait", "-w"} & set(command) else ["--wait"]
        return [*command, *waits, "--goto", f"{file}:{line}:{column}"]
    if name in COLON:
        return [*command, f"{file}:{line}:{column}"]
    if name == "kate":
        return [*command, "-l", str(line), "-c", str(column), file]
    if name in COLUMNS:
        return [*command, f"+{line}{COLUMNS[name]}{column}", file]
    return [*command, file] if name in PLAIN else [*command, f"+{line}", file]


def edit(path: Path, line: int = 1, column: int = 1, setting: str = "", environ: Mapping[str, str] = os.environ) -> int:
    """Open a file at a line and wait; the editor's exit code. The terminal is the editor's meanwhile."""
    command = arguments(editor_command(setting, environ), path.absolute(), line, column)
    try:
        return subprocess.run(command, env=dict(environ), check=False).returncode
    except OSError as error:
        raise NoEditor(f"{command[0]} could not be started: {error.strerror}; set VISUAL or EDITOR.") from None
