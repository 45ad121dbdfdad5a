"""Indexing: the index is brought up to date, or built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.call import Call
from tui.output import ExitCode, say

if TYPE_CHECKING:
    import argparse

FORMATS: dict[str, tuple[str, ...]] = {}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to start over."""
    parser.add_argument("--rebuild", action="store_true", help="build it anew, whatever is there")


def run(call: Call) -> int:
    """Bring the index up to date."""
    index = call.index
    if call.options.rebuild:
        index.refresh(rebuild=True)
    sources, statements = (
        len(call.workspace.sources),
        sum(len(one.statements) for one in call.workspace.profiles.values()),
    )
    say(f"The index is up to date: {sources} sources, {statements} statements.")
    return ExitCode.DONE
