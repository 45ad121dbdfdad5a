"""Check: everything wrong in the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.call import Call
from tui.output import ExitCode, Misuse, Unreadable, say

if TYPE_CHECKING:
    import argparse

    from profiles.model import Level, Problem, Silence

FORMATS = {"check": ("text", "json", "csv", "markdown")}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do besides checking."""
    parser.add_argument(
        "--pin", action="store_true", help="write down where each new quotation stands (profiles/anchors.json)"
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="ask, for each doubtful quotation, which of the places is meant where it stands to the word",
    )
    parser.add_argument("--no-silences", action="store_true", help="do not run the queries of silences again")


def run(call: Call) -> int:
    """Print the problems; 1 if there are any."""
    from profiles.problems import causes_first

    if call.options.pin or call.options.fix:
        _write(call)
    try:
        silences = [] if call.options.no_silences else broken_silences(call)
    except Unreadable as error:
        return _without_silences(call, error)
    problems = causes_first({*call.workspace.problems, *silences})
    PRINT[call.options.format](call, problems)
    return ExitCode.FOUND_NOTHING if problems else ExitCode.DONE


def _without_silences(call: Call, error: Unreadable) -> int:
    """No index can be had: everything else is checked, and that nothing is wrong is not said."""
    from profiles.problems import causes_first

    problems = causes_first(set(call.workspace.problems))
    if problems or call.options.format != "text":
        PRINT[call.options.format](call, problems)
    say(f"{error} The silences were not checked.")
    return ExitCode.FOUND_NOTHING if problems else ExitCode.UNREADABLE


def broken_silences(call: Call) -> list[Problem]:
    """Silences whose query finds something by now, or cannot be asked."""
    from profiles.model import Problem

    found = []
    for profile in call.workspace.profiles.values():
        for one in profile.silences:
            message, level = _wrong_with(call, one)
            if message:
                where = f"silences.{one.dimension}.{one.topic}"
                found.append(Problem(one.place.path, one.place.line, one.place.column, where, message, level))
    return found


def _wrong_with(call: Call, silence: Silence) -> tuple[str, Level]:
    """What is wrong with a silence in a sentence, and how bad it is; "" where nothing is."""
    from index import QueryError

    shown = silence.query if len(silence.query) <= 80 else f"{silence.query[:79]}…"
    try:
        number = call.index.count(silence.query, silence.sources)
    except QueryError as error:
        return f"`{shown}` cannot be asked: {error.message}", "error"
    passages = "1 passage" if number == 1 else f"{number} passages"
    todo = "read them, then drop the silence or narrow its query."
    return (f"`{shown}` now finds {passages} in its sources; {todo}", "warning") if number else ("", "warning")


def _write(call: Call) -> None:
    """Pin what stands surely, ask about the rest, or both: as told."""
    from profiles.files.writing import NotWritten

    if call.workspace.read_only:
        raise Misuse("visavis check: this workspace is read-only; nothing can be pinned in it.")
    try:
        if call.options.pin:
            _pin(call)
        if call.options.fix:
            _fix(call)
    except NotWritten as error:
        raise Misuse(f"visavis check: {error}") from error
    call.reload()


def _pin(call: Call) -> None:
    """Pin what stands surely."""
    from profiles.quoting.pinning import pin_all

    done = pin_all(call.workspace)
    told = ((done.added, "pinned"), (done.followed, "followed to where they stand now"), (done.dropped, "dropped"))
    for count, what in told:
        if count:
            say(f"{count} {'quotation' if count == 1 else 'quotations'} {what}.")


def _fix(call: Call) -> None:
    """Ask about what is doubtful; only what a person answers is written."""
    from profiles.quoting.pinning import doubtful

    if unsure := doubtful(call.workspace):
        from tui.verbs.fixing import fix

        fix(call, unsure)


def _text(call: Call, problems: Sequence[Problem]) -> None:
    """`file:line:column: …` as compilers have it, each a link to its place."""
    for one in problems:
        level = "" if one.level == "error" else f"{one.level}: "
        place = f"{one.path}:{one.line}:{one.column}: "
        where = f"{one.where}: " if one.where else ""
        call.out.line(
            ((place, "source"), (level, one.level), (where, "name"), (one.message, "")), call.link(one.path, one.line)
        )
    if not problems:
        workspace = call.workspace
        statements = sum(len(profile.statements) for profile in workspace.profiles.values())
        counts = ((len(workspace.profiles), "meeting"), (statements, "statement"), (len(workspace.sources), "source"))
        said = ", ".join(f"{count} {word}" if count == 1 else f"{count} {word}s" for count, word in counts)
        say(f"Nothing is wrong: {said}.")


def _json(call: Call, problems: Sequence[Problem]) -> None:
    from profiles.export.documents import check_json, dumps

    call.out.write(dumps(check_json(problems)) + "\n")


def _table(call: Call, problems: Sequence[Problem]) -> None:
    from tui.printing.rows import problem_rows

    call.table(problem_rows(problems))


PRINT = {"text": _text, "json": _json, "csv": _table, "markdown": _table}
