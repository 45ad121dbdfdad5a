"""Show: one profile, dimension by dimension."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

FORMATS = {"show": ("text", "json", "markdown")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The meeting."""
    parser.add_argument("meeting", metavar="MEETING", help="id, alias, or words of its title")


def run(call: Call) -> int:
    """Print one profile."""
    meeting, workspace = call.meeting(call.options.meeting), call.workspace
    if call.options.format == "json":
        from profiles.export.documents import dumps, show_json

        call.out.write(dumps(show_json(workspace, meeting.id, holds=call.holds)) + "\n")
    elif call.options.format == "markdown":
        from profiles.export import show_markdown

        call.out.write(show_markdown(workspace, meeting.id))
    else:
        from tui.printing.profile import profile_lines

        statements = workspace.statements_of(meeting.id)
        call.out.lines(profile_lines(workspace, meeting, statements, call.page))
    return ExitCode.DONE
