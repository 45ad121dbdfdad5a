"""Matrix: meetings by dimensions."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

FORMATS = {"matrix": ("text", "json", "markdown", "csv")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The meetings, if not all."""
    parser.add_argument("meetings", metavar="MEETING", nargs="*", help="only these")


def run(call: Call) -> int:
    """Print the matrix."""
    from profiles.comparing.matrix import matrix

    chosen = [call.meeting(words).id for words in call.options.meetings] or None
    if call.options.format == "json":
        from profiles.export.documents import dumps, matrix_json

        call.out.write(dumps(matrix_json(call.workspace)) + "\n")
        return ExitCode.DONE
    found = matrix(call.workspace, chosen)
    if call.options.format == "text":
        from tui.printing.matrix import matrix_lines

        call.out.lines(matrix_lines(found, call.page))
    else:
        from tui.printing.rows import matrix_rows

        call.table(matrix_rows(found))
    return ExitCode.DONE
