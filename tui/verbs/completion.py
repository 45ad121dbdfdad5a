"""Completion: a file that teaches the shell the commands, their options and the names of the workspace."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

from tui.call import Call
from tui.output import ExitCode

FORMATS: dict[str, tuple[str, ...]] = {}

ASKED = {
    "meeting": "meetings", "meetings": "meetings", "left": "meetings", "right": "meetings", "ids": "statements",
    "at": "statements", "topic": "topics", "dimension": "dimensions", "source": "sources",
}  # fmt: skip
"""For which arguments the shell asks the program for names of the workspace."""
PLACES = {
    "bash": "~/.local/share/bash-completion/completions/visavis",
    "zsh": "_visavis in a folder of $fpath",
    "fish": "~/.config/fish/completions/visavis.fish",
}

FIRST = {
    "bash": """\
_visavis_meetings() {
  compgen -W "$(visavis complete meetings 2>/dev/null)" -- "$1"
}
_shtab_visavis_pos_0_COMPGEN=_visavis_meetings
""",
    "fish": """\
complete -c visavis -n "__fish_use_subcommand" -f -a "(visavis complete meetings 2>/dev/null)"
""",
}
"""Meetings may come first as commands may, for `visavis LEFT RIGHT`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The shell."""
    places = "; ".join(f"{shell}: {place}" for shell, place in PLACES.items())
    parser.add_argument("shell", choices=tuple(PLACES), help=f"where to put it: {places}")


def run(call: Call) -> int:
    """Print the completion file."""
    import shtab

    shell = call.options.shell
    call.out.stream.write(f"{shtab.complete(whole_parser(), shell).rstrip()}\n{FIRST.get(shell, '')}")
    return ExitCode.DONE


def whole_parser() -> argparse.ArgumentParser:
    """Every command with its options, in one parser."""
    from tui.cli import COMMANDS, HIDDEN
    from tui.parser import add_all as add_common

    parser = argparse.ArgumentParser("visavis")
    add_common(parser)
    commands: Any = parser.add_subparsers(dest="command")
    for name, command in COMMANDS.items():
        if name in HIDDEN:
            continue
        verb = import_module(f"tui.verbs.{command.module}")
        one = commands.add_parser(name, help=command.about)
        add_common(one, verb.FORMATS.get(name, ()))
        verb.add_arguments(one)
        _ask(one)
    return parser


def _ask(parser: argparse.ArgumentParser) -> None:
    """Let the shell ask for names where an argument takes them, and offer files and folders where it takes these."""
    import shtab

    action: Any
    for action in parser._actions:
        if action.dest in ASKED:
            action.complete = _names(ASKED[action.dest])
        elif action.dest in {"output", "files"}:
            action.complete = shtab.FILE
        elif action.dest in {"workspace", "folder"}:
            action.complete = shtab.DIRECTORY


def _names(kind: str) -> Any:
    import shtab

    return shtab.cmd(f"visavis complete {kind} 2>/dev/null")
