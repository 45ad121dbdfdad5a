"""The parser: words that are not plain — help, mistakes, the version — with the nearest right spelling."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import Any, NoReturn

from tui.output import Misuse, terminal_width
from tui.parsing import add_common, nearest


class Parser(argparse.ArgumentParser):
    """An argument parser that leaves by an exception of ours and names the nearest right spelling."""

    def error(self, message: str) -> NoReturn:
        """What is wrong with the words, then what to do."""
        end = "" if message.endswith((".", "?")) else "."
        raise Misuse(f"{self.prog}: {message}{end} `{self.prog} --help` explains.")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Say which choice was meant."""
        if action.choices is not None and value not in action.choices:
            choices = [str(choice) for choice in action.choices]
            raise argparse.ArgumentError(action, f"there is no `{value}`.{nearest(str(value), choices)}")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help for the terminal's width, found without the modules that argparse loads for it."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, max_help_position=28, width=min(terminal_width(os.environ), 100) - 2)


class _Version(argparse.Action):
    """Print the version, which takes a while to look up, only when asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> NoReturn:
        from importlib.metadata import version

        print(f"visavis {version('visavis')}")
        raise SystemExit(0)


def parser_for(name: str, about: str, formats: Sequence[str] = ()) -> Parser:
    """A parser with what all commands have in common; `name` is "" for the screen."""
    prog = f"visavis {name}".strip()
    parser = Parser(prog=prog, description=about, allow_abbrev=False, formatter_class=_Formatter)
    add_common(parser, formats, _Version)
    return parser


def explain(parser: argparse.ArgumentParser, examples: Sequence[str] = ()) -> None:
    """A short usage line, and examples at the end of the help."""
    words = [_named(action) for action in parser._actions if not action.option_strings]
    parser.usage = " ".join((parser.prog, *words, "[options]"))
    if examples:
        parser.epilog = "\n".join(("examples:", *(f"  {example}" for example in examples)))


def _named(action: argparse.Action) -> str:
    """A positional argument in the usage line."""
    name = str(action.metavar or action.dest)
    return {"?": f"[{name}]", "*": f"[{name} …]", "+": f"{name} …"}.get(str(action.nargs), name)


def add_all(parser: argparse.ArgumentParser, formats: Sequence[str] = ()) -> None:
    """What every command takes."""
    add_common(parser, formats, _Version)
