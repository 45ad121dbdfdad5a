"""The command line: finds the command, loads what it needs and nothing else, and ends with an exit code."""

from __future__ import annotations

import os
import sys

from profiles.value import dataclass
from tui.output import ExitCode, Misuse, drop_pipe, finish, open_output, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tui.parsing import Options


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the module that carries it out, and what it does."""

    module: str
    about: str


LOOK = {
    "meetings": Command("meetings", "the meetings in order of date"),
    "show": Command("show", "one profile, dimension by dimension"),
    "compare": Command("compare", "two meetings side by side"),
    "timeline": Command("timeline", "the meetings on a line, with the gaps between them"),
    "matrix": Command("matrix", "meetings by dimensions: what is on record where"),
    "questions": Command("questions", "what was left open, and what became of it"),
    "conflicts": Command("conflicts", "what does not sit together"),
}
FIND = {
    "search": Command("search", "find passages and statements"),
    "cite": Command("cite", "a statement's or passage's quotation with its citation, ready to paste"),
    "sources": Command("sources", "the documents, and how much of them is cited"),
    "dimensions": Command("vocabulary", "the aspects along which meetings are compared"),
    "topics": Command("vocabulary", "the subjects, with their other names"),
}
WORK = {
    "check": Command("check", "everything wrong in the workspace"),
    "review": Command("review", "statement by statement with its quotation: accept or note"),
    "new": Command("new", "a profile to fill in"),
    "add": Command("add", "take documents into the workspace"),
    "init": Command("init", "make a workspace"),
    "index": Command("indexing", "bring the index up to date"),
    "completion": Command("completion", "a completion file for bash, zsh or fish"),
}
HIDDEN = {"complete": Command("complete", "the names that a completion file asks for")}
COMMANDS = {**LOOK, **FIND, **WORK, **HIDDEN}
SCREEN = Command("screen", "Open the screen, with two meetings if they are named.")


def enter() -> None:
    """What the installed script calls. After a look-up nothing is taken down but what asked for it: the rest goes."""
    code = main()
    if "threading" in sys.modules:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        sys.exit(code)
    import atexit

    atexit._run_exitfuncs()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out the words after `visavis`; the exit code."""
    words = sys.argv[1:] if argv is None else argv
    try:
        return _carry_out(words)
    except Misuse as error:
        say(str(error))
        return error.code
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else ExitCode.DONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        drop_pipe()
        return ExitCode.DONE
    except Exception as error:  # noqa: BLE001  (the last door: whatever it is, no traceback reaches the user)
        from tui.crash import report

        return report(error)


def _carry_out(words: Sequence[str]) -> int:
    """Find the command, parse the words, run it, write what it printed."""
    from tui.parsing import split_command

    if words and words[0] == "help":
        words = [*words[1:2], "--help"]
    name, rest = split_command(words, COMMANDS)
    if not name and {"-h", "--help"} & set(rest):
        return _help()
    command = COMMANDS.get(name, SCREEN)
    if name:
        _forgo_collecting()
    verb = __import__(f"tui.verbs.{command.module}", fromlist=("run",))
    options = _plain(name, verb, rest)
    if options is None:
        options = _parsed(name, command, verb, rest)
    options.command = name
    return _run(verb, options)


def _plain(name: str, verb: Any, words: Sequence[str]) -> Options | None:
    """The options where the words are plain; `None` where argparse must look at them."""
    from tui.parsing import NotPlain, Plain

    plain = Plain(name, verb.FORMATS.get(name, ()))
    try:
        verb.add_arguments(plain)
    except NotPlain:
        return None
    return plain.read(words)


def _parsed(name: str, command: Command, verb: Any, words: Sequence[str]) -> Options:
    """The options as argparse reads them; it ends here for help and mistakes."""
    from tui.parser import explain, parser_for

    parser = parser_for(name, f"{command.about[:1].upper()}{command.about[1:]}.", verb.FORMATS.get(name, ()))
    verb.add_arguments(parser)
    explain(parser, getattr(verb, "EXAMPLES", ()))
    return parser.parse_args(verb.words_of(words) if hasattr(verb, "words_of") else words)


def _forgo_collecting() -> None:
    """A command ends before there is garbage worth looking for."""
    import gc

    gc.disable()


def _run(verb: Any, options: Options) -> int:
    """Run a command's module and write what it printed, also where it ends early."""
    from tui.call import Call

    call = Call(options, open_output(options, os.environ), os.environ)
    try:
        code = int(verb.run(call))
        finish(call.out, options.output)
        return code
    finally:
        call.close()


def _help() -> int:
    """What there is, in three groups."""
    out = open_output(_NoWishes(), os.environ)
    out.line((("visavis", "title"), (" [LEFT RIGHT] [--at STATEMENT]   open the screen", "")))
    for heading, commands in (("look", LOOK), ("find and cite", FIND), ("work", WORK)):
        out.line()
        out.line(((heading, "heading"),))
        for name, command in commands.items():
            out.line(((f"  {name:<12}", "name"), (command.about, "")))
    out.line()
    out.line(
        (("`visavis COMMAND --help` explains each. Common: --workspace DIR, --format, -o FILE, --no-color.", "quiet"),)
    )
    return ExitCode.DONE


class _NoWishes:
    """Output as it comes."""

    output: str | None = None
    no_color: bool = False
