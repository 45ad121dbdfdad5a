"""Questions: what was left open, and what became of it."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

FORMATS = {"questions": ("text", "json", "markdown", "csv")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of them."""
    parser.add_argument("meeting", metavar="MEETING", nargs="?", help="only those that concern this meeting")
    parser.add_argument("--state", choices=("open", "settled", "superseded"), help="only those in this state")


def run(call: Call) -> int:
    """Print the questions."""
    options, workspace = call.options, call.workspace
    wanted = {one.id for one in workspace.questions_of(call.meeting(options.meeting).id)} if options.meeting else None
    if options.format == "json":
        from profiles.export.documents import dumps, questions_json

        document = questions_json(workspace)
        document["questions"] = [
            one
            for one in document["questions"]
            if (wanted is None or one["id"] in wanted) and options.state in (None, one["state"])
        ]
        call.out.write(dumps(document) + "\n")
        return ExitCode.DONE
    from profiles.comparing.threads import threads

    found = [
        one
        for one in threads(workspace)
        if (wanted is None or one.question.id in wanted) and options.state in (None, one.question.state)
    ]
    if options.format == "text":
        from tui.printing.threads import thread_lines

        call.out.lines(thread_lines(found, call.page))
        if not found:
            call.nothing("No such question is on record.")
    else:
        from tui.printing.rows import question_rows

        call.table(question_rows(found))
    return ExitCode.DONE
