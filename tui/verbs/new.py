"""New: a profile to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.call import Call
from tui.output import ExitCode, Misuse, say

if TYPE_CHECKING:
    import argparse

FORMATS: dict[str, tuple[str, ...]] = {}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The id of a new meeting."""
    parser.add_argument("id", metavar="MEETING", help="its id, e.g. vienna-2031-09")
    parser.add_argument("--edit", action="store_true", help="open the profile in $VISUAL or $EDITOR")


def run(call: Call) -> int:
    """Write a profile to fill in; print its path."""
    from profiles.templates import NotMade, new_meeting

    try:
        path = new_meeting(call.workspace, call.options.id)
    except NotMade as error:
        raise Misuse(f"visavis new: {error}.") from error
    name = path.relative_to(call.workspace.root)
    call.out.write(f"{path}\n")
    if call.options.edit:
        return call.edit(str(name), 1)
    say("A profile to fill in; every key is explained in it. `visavis check` tells what is missing.")
    return ExitCode.DONE
