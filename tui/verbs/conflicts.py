"""Conflicts: what does not sit together."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

FORMATS = {"conflicts": ("text", "json", "markdown", "csv")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of them."""
    parser.add_argument("meeting", metavar="MEETING", nargs="?", help="only those that concern this meeting")


def run(call: Call) -> int:
    """Print the conflicts."""
    options, workspace = call.options, call.workspace
    found = workspace.conflicts_of(call.meeting(options.meeting).id) if options.meeting else workspace.conflicts
    if options.format == "json":
        from profiles.export.documents import conflict_json, document, dumps

        call.out.write(dumps(document(conflicts=[conflict_json(one) for one in found])) + "\n")
    elif options.format == "text":
        from tui.printing.conflicts import conflict_lines

        call.out.lines(conflict_lines(found, call.page))
        if not found:
            call.nothing("No conflict is on record.")
    else:
        from tui.printing.rows import conflict_rows

        call.table(conflict_rows(found))
    return ExitCode.DONE
