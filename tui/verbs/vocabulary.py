"""Vocabulary: the dimensions and the topics of the workspace."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

FORMATS = {"dimensions": ("text", "json", "markdown", "csv"), "topics": ("text", "json", "markdown", "csv")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but what is common."""


def run(call: Call) -> int:
    """Print the dimensions or the topics."""
    return _dimensions(call) if call.options.command == "dimensions" else _topics(call)


def _dimensions(call: Call) -> int:
    if call.options.format == "json":
        from profiles.export.documents import dimensions_json, dumps

        call.out.write(dumps(dimensions_json(call.workspace)) + "\n")
    elif call.options.format == "text":
        from tui.printing.listing import dimension_lines

        call.out.lines(dimension_lines(call.workspace, call.page))
    else:
        from tui.printing.rows import dimension_rows

        call.table(dimension_rows(call.workspace.dimensions))
    return ExitCode.DONE


def _topics(call: Call) -> int:
    workspace = call.workspace
    if call.options.format == "json":
        from profiles.export.documents import dumps, topics_json

        call.out.write(dumps(topics_json(workspace)) + "\n")
        return ExitCode.DONE
    counts: dict[str, int] = {}
    for topic in (
        topic for profile in workspace.profiles.values() for one in profile.statements for topic in one.topics
    ):
        counts[topic] = counts.get(topic, 0) + 1
    if call.options.format == "text":
        from tui.printing.listing import topic_lines

        call.out.lines(topic_lines(workspace.topics, counts, call.page))
    else:
        from tui.printing.rows import topic_rows

        call.table(topic_rows(workspace.topics, counts))
    return ExitCode.DONE
