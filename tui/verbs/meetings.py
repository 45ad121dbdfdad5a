"""Meetings: all of them in order of date."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

FORMATS = {"meetings": ("text", "json", "markdown", "csv")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but what is common."""


def run(call: Call) -> int:
    """Print the meetings."""
    workspace, printed = call.workspace, call.options.format
    if printed == "json":
        from profiles.export.documents import dumps, meetings_json

        call.out.write(dumps(meetings_json(workspace)) + "\n")
        return ExitCode.DONE
    from profiles.timeline import timeline

    entries = timeline(workspace)
    counts = {id: workspace.statement_count(id) for id in workspace.profiles}
    if printed == "text":
        from tui.printing.listing import meeting_lines

        call.out.lines(meeting_lines(entries, counts, call.page))
        if not entries:
            call.out.line((("No meeting yet; `visavis new ID` makes a profile to fill in.", "quiet"),))
        return ExitCode.DONE
    from tui.printing.rows import meeting_rows

    call.table(meeting_rows(entries, counts))
    return ExitCode.DONE
