"""Timeline: the meetings on a line, with the gaps between them."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

FORMATS = {"timeline": ("text", "json", "markdown", "csv")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two meetings to set off."""
    parser.add_argument(
        "meetings", metavar="MEETING", nargs="*", help="meetings to set off, with what lies between them"
    )


def run(call: Call) -> int:
    """Print the timeline."""
    workspace = call.workspace
    chosen = [call.meeting(words).id for words in call.options.meetings]
    if call.options.format == "json":
        from profiles.export.documents import dumps, timeline_json

        call.out.write(dumps(timeline_json(workspace)) + "\n")
        return ExitCode.DONE
    from profiles.timeline import timeline

    entries = timeline(workspace)
    if call.options.format == "text":
        from tui.printing.timeline import timeline_lines

        call.out.lines(timeline_lines(entries, chosen, call.page))
        return ExitCode.DONE
    from tui.printing.rows import meeting_rows

    counts = {id: workspace.statement_count(id) for id in workspace.profiles}
    call.table(meeting_rows(entries, counts))
    return ExitCode.DONE
