"""Init: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.call import Call
from tui.output import ExitCode, Misuse, say

if TYPE_CHECKING:
    import argparse

FORMATS: dict[str, tuple[str, ...]] = {}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder of a new workspace."""
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", default=".", help="the folder; made if it is not there (here)"
    )


def run(call: Call) -> int:
    """Make a workspace; print its files."""
    from profiles.templates import NotMade, init_workspace

    folder = Path(call.options.folder)
    try:
        made = init_workspace(folder)
    except NotMade as error:
        raise Misuse(f"visavis init: {error}.") from error
    for path in made:
        call.out.write(f"{path}\n")
    there = "" if call.options.folder == "." else f"cd {call.options.folder}; "
    say(f"A workspace. Next: `{there}visavis add FILE…` takes documents in, `visavis new MEETING` begins a profile.")
    return ExitCode.DONE
