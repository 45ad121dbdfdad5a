"""Parsing: the words after `visavis`, with the nearest right spelling where one is wrong."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from tui.output import Misuse, terminal_width


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


def nearest(word: str, choices: Iterable[str]) -> str:
    """` Did you mean …?` with what is spelled most alike, else what there is if that is little."""
    from difflib import get_close_matches

    known = list(choices)
    found = get_close_matches(word, known, 1, 0.6)
    if found:
        return f" Did you mean `{found[0]}`?"
    return f" There is {', '.join(known)}." if 0 < len(known) <= 12 else ""


def parser_for(name: str, about: str, formats: Sequence[str] = ()) -> Parser:
    """A parser with what all commands have in common; `name` is "" for the screen."""
    prog = f"visavis {name}".strip()
    parser = Parser(prog=prog, description=about, allow_abbrev=False, formatter_class=_Formatter)
    add_common(parser, formats)
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


def add_common(parser: argparse.ArgumentParser, formats: Sequence[str] = ()) -> None:
    """Options that every command takes, before or after its name."""
    common = parser.add_argument_group("common")
    common.add_argument(
        "--workspace",
        metavar="DIR",
        help="the folder with seeds/ and profiles/ (else VISAVIS_WORKSPACE, else the nearest upwards)",
    )
    if formats:
        common.add_argument("--format", choices=formats, default="text", help="text as it comes")
        common.add_argument("--plain", action="store_true", help="text line by line, not laid out")
        common.add_argument("--width", type=_width, metavar="N", help="lay the text out for N columns, also in a pipe")
    common.add_argument("-o", "--output", metavar="FILE", help="write to a file, whole or not at all")
    common.add_argument("--no-color", action="store_true", help="no styles (NO_COLOR, CLICOLOR=0)")
    common.add_argument("--version", action=_Version, nargs=0, help="the version")
    parser.set_defaults(**{} if formats else {"format": "text", "plain": False, "width": None})


def _width(text: str) -> int:
    """A width in columns."""
    if not text.isdecimal() or not 10 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"`{text}` is no width; give columns from 10 to 10000")
    return int(text)


def count(text: str) -> int:
    """A number from 1 on."""
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"`{text}` is no number from 1 on")
    return int(text)


VALUED = frozenset({"--workspace", "--format", "-o", "--output", "--width", "--at", "--theme", "--sides"})
"""Options that may stand before the command and take a value."""


def split_command(words: Sequence[str], commands: Iterable[str]) -> tuple[str, list[str]]:
    """The command among the words and the others; "" where the first bare word is none."""
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] not in {"-", "--"}:
        at += 2 if words[at] in VALUED else 1
    if at < len(words) and words[at] in set(commands):
        return words[at], [*words[:at], *words[at + 1 :]]
    return "", list(words)


Options = Any
"""What a parser made of the words: an `argparse.Namespace`, each command knows its own fields."""
