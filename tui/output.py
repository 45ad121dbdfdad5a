"""Output: stdout is data, stderr is talk; styled on a terminal, plain elsewhere, and never more than text."""

from __future__ import annotations

import io
import os
import sys

from profiles.lean import Protocol
from profiles.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from tui.layout.lines import Pieces


class ExitCode:
    """What a script may rely on."""

    DONE = 0
    """It is done."""
    FOUND_NOTHING = 1
    """`check` found problems, or `search` found no hit, as grep has it."""
    MISUSE = 2
    """Misuse, an unknown or ambiguous name, or no terminal for the screen."""
    UNREADABLE = 3
    """The workspace cannot be read."""
    CRASHED = 70
    """A mistake in the program itself; a report lies in the state folder."""
    INTERRUPTED = 130
    """Ctrl+C."""


class Misuse(Exception):
    """Something that the user can put right: what happened, then what to do."""

    code = ExitCode.MISUSE


class Unreadable(Misuse):
    """The workspace, or what was asked to be written, cannot be reached."""

    code = ExitCode.UNREADABLE


class Wishes(Protocol):
    """What the command line says about output."""

    output: str | None
    no_color: bool


_SGR = {
    "title": "1", "date": "", "disputed": "33", "place": "2", "gap": "1", "filter": "3;36", "hint": "2",
    "heading": "1;36", "heading.rule": "36", "heading.number": "2;36", "heading.count": "2",
    "topic": "1", "topic.rule": "2", "rule": "2", "pair": "1;36", "prose": "", "who": "2", "source": "2;36",
    "silent": "2;3", "unread": "2", "lead": "3", "quiet": "2", "name": "1", "id": "36",
    "conflict": "31", "question": "33", "settled": "32", "note": "2", "mark": "1;36",
    "mark.conflict": "1;31", "mark.question": "1;33",
    "quote": "", "citation": "2", "translation": "3", "found": "1;33", "bar": "36",
    "state.exact": "32", "state.normalized": "32", "state": "1;31",
    "standing.signed": "1;32", "standing.joint": "32", "standing.announced": "36", "standing.pledged": "34",
    "standing.claimed": "33", "standing.reported": "", "standing.signalled": "35", "standing.assessed": "3;35",
    "standing.speculated": "2;3", "standing.planned": "34", "standing.unresolved": "33", "standing.denied": "31",
    "standing.absent": "2;31", "error": "31", "warning": "33",
}  # fmt: skip
"""Style names as codes of the terminal's own colours, so that every theme stays readable."""

_NO_LINKS = frozenset({"dumb", "linux", ""})


class Output:
    """Where a command writes: a stream with what it can show."""

    def __init__(self, stream: TextIO, *, terminal: bool, styled: bool, width: int, linked: bool, drawn: bool) -> None:
        self.stream = stream
        self.terminal = terminal
        """Whether a person reads along; then text is laid out for the width."""
        self.styled = styled
        self.width = width
        self.linked = linked
        """Whether the terminal follows OSC 8 links."""
        self.drawn = drawn
        """Whether it has box characters."""

    def write(self, text: str, keep: str = "\n\t") -> None:
        """Text as it is, unseen characters made visible but for those in `keep`."""
        self.stream.write(visible(text, keep))

    def line(self, pieces: Pieces = (), link: str = "") -> None:
        """One line of pieces in their styles; the whole of it a link if asked."""
        whole = "" if self.styled else "".join([text for text, _ in pieces])
        if not whole or visible(whole, keep="") != whole:
            whole = "".join(self._styled(visible(text, keep=""), style) for text, style in pieces)
        text = whole if self.styled else whole.rstrip()
        if link and self.linked and text:
            text = f"\x1b]8;;{link}\x1b\\{text}\x1b]8;;\x1b\\"
        self.stream.write(f"{text}\n")

    def lines(self, lines: Iterable[Pieces]) -> None:
        """Lines of pieces."""
        for pieces in lines:
            self.line(pieces)

    def _styled(self, text: str, style: str) -> str:
        if not (self.styled and style and text):
            return text
        codes = _SGR.get(style)
        if codes is None:
            codes = _SGR.get(style.partition(".")[0], "")
        return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def open_output(wishes: Wishes, environ: Mapping[str, str]) -> Output:
    """Stdout, or the file of `-o` kept in memory until it is whole."""
    if wishes.output and wishes.output != "-":
        return Output(io.StringIO(), terminal=False, styled=False, width=80, linked=False, drawn=True)
    stream, term = sys.stdout, environ.get("TERM", "")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    terminal = stream.isatty()
    return Output(
        stream,
        terminal=terminal,
        styled=_is_styled(wishes, environ, terminal and term != "dumb"),
        width=terminal_width(environ) if terminal else 80,
        linked=terminal and term not in _NO_LINKS,
        drawn=term not in {"linux", "dumb"} or not terminal,
    )


def _is_styled(wishes: Wishes, environ: Mapping[str, str], able: bool) -> bool:
    """Whether to send styles: https://no-color.org and https://bixense.com/clicolors."""
    if wishes.no_color or environ.get("NO_COLOR"):
        return False
    if environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return able and environ.get("CLICOLOR") != "0"


def terminal_width(environ: Mapping[str, str]) -> int:
    """The columns of the terminal; `COLUMNS` comes first."""
    if environ.get("COLUMNS", "").isdecimal() and int(environ["COLUMNS"]) > 0:
        return int(environ["COLUMNS"])
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def say(text: str) -> None:
    """Talk: to stderr, control characters made visible."""
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.stderr.write(f"{visible(text)}\n")
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        return


def finish(out: Output, target: str | None) -> None:
    """Flush, or write the whole file at once in the place of the old one."""
    if isinstance(out.stream, io.StringIO) and target and target != "-":
        _keep(target, out.stream.getvalue().encode("utf-8", "backslashreplace"))
        return
    out.stream.flush()


def _keep(target: str, data: bytes) -> None:
    """Replace a file; a device or a pipe is written to instead."""
    from pathlib import Path

    from profiles.files.writing import NotWritten, replace_file

    path = Path(target)
    try:
        if (path.exists() and not path.is_file() and not path.is_dir()) or target.startswith("/dev/"):
            path.write_bytes(data)
        else:
            replace_file(path, data, within=path.absolute().parent)
    except NotWritten as error:
        raise Misuse(str(error)) from error
    except OSError as error:
        raise Misuse(f"{target} was not written: {error.strerror}; choose another file with -o.") from error


def drop_pipe() -> None:
    """Nobody reads any more: let the interpreter's last flush go nowhere instead of failing."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError):
        return
    finally:
        os.close(null)
