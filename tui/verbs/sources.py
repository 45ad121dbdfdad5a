"""Sources: the documents, and how much of them is cited."""

from __future__ import annotations

from tui.call import Call
from tui.output import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

FORMATS = {"sources": ("text", "json", "markdown", "csv")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of them, and what to tell."""
    parser.add_argument("source", metavar="SOURCE", nargs="*", help="only these: name or file")
    parser.add_argument("--coverage", action="store_true", help="how much of each is cited, and what is not")


def run(call: Call) -> int:
    """Print the sources."""
    workspace = call.workspace
    known = {one.name or one.file: one.file for one in workspace.sources.values()}
    wanted = [call.source(words, known) for words in call.options.source]
    found = [workspace.sources[file] for file in wanted] or list(workspace.sources.values())
    if call.options.coverage:
        return _coverage(call, [one.file for one in found])
    if call.options.format == "json":
        from profiles.export.documents import document, dumps, source_json

        call.out.write(dumps(document(sources=[source_json(one) for one in found])) + "\n")
    elif call.options.format == "text":
        from tui.printing.sources import source_lines

        call.out.lines(source_lines(found, call.page))
        if not found:
            call.nothing("No source yet; `visavis add FILE` takes a document in.")
    else:
        from tui.printing.rows import source_rows

        call.table(source_rows(found))
    return ExitCode.DONE


def _coverage(call: Call, files: list[str]) -> int:
    """How much of each source statements cite, and which passages none does."""
    from profiles.quoting.coverage import coverages

    found = coverages(call.workspace, files)
    if call.options.format == "json":
        from profiles.export.documents import document, dumps
        from tui.printing.covering import coverage_value

        call.out.write(dumps(document(coverage=[coverage_value(one) for one in found])) + "\n")
    elif call.options.format == "text":
        from tui.printing.covering import coverage_lines

        for line, (path, at) in coverage_lines(found, call.page):
            call.out.line(line, call.link(path, at))
    else:
        from tui.printing.covering import coverage_rows

        call.table(coverage_rows(found))
    return ExitCode.DONE
