"""Screen: two meetings side by side on the terminal."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.call import Call
from tui.output import Misuse
from tui.parsing import nearest

if TYPE_CHECKING:
    import argparse

FORMATS: dict[str, tuple[str, ...]] = {}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The meetings, and where to stand."""
    parser.add_argument(
        "meetings",
        metavar="MEETING",
        nargs="*",
        help="the left and the right meeting: id, alias, or words of its title",
    )
    parser.add_argument("--at", metavar="STATEMENT", help="stand on the row of this statement")
    parser.add_argument("--theme", help="colours, for this time and the next")
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")


def run(call: Call) -> int:
    """Open the screen, or say why that cannot be."""
    words = call.options.meetings
    if len(words) > 2:
        raise Misuse(f"visavis: three names are too many for two sides.{_command(words[0])} `visavis --help` explains.")
    chosen = [_chosen(call, one) for one in words]
    at = _statement(call) if call.options.at else None
    _check_terminal(call, words)
    left, right = (*chosen, None, None)[:2]
    from tui.leaving import softly

    with softly():
        return _open(call, left, right, at)


def _open(call: Call, left: str | None, right: str | None, at: str | None) -> int:
    """Paint the first frame, then load the screen behind it."""
    from tui.leaving import undisturbed
    from tui.opening import paint_first

    mouse, theme, painted = False if call.options.no_mouse else None, call.options.theme, None
    try:
        with undisturbed():
            painted = paint_first(call, left, right, at)
        _hurry()
        from tui.app import run as open_screen

        return open_screen(call.workspace, left, right, at, mouse=mouse, theme=theme, painted=painted)
    finally:
        gc.enable()
        if painted and not painted.is_taken:
            painted.undo()


def _hurry() -> None:
    """Until the screen stands: collect no garbage, and let asyncio load no TLS, for nothing here talks to a network."""
    gc.disable()
    sys.modules["ssl"] = None  # type: ignore[assignment]
    import asyncio  # noqa: F401

    del sys.modules["ssl"]


def _chosen(call: Call, words: str) -> str:
    """The meeting meant, or the command that was."""
    try:
        return call.meeting(words).id
    except Misuse as error:
        if _command(words):
            raise Misuse(f"visavis: there is no command or meeting `{words}`.{_command(words)}") from error
        raise


def _statement(call: Call) -> str:
    """The statement that `--at` names, its meeting perhaps by an alias."""
    meeting, _, name = call.options.at.partition("/")
    id = f"{call.meeting(meeting).id}/{name}"
    try:
        return call.workspace.statement(id).id
    except KeyError:
        known = [one.id for one in call.workspace.profiles[id.partition("/")[0]].statements]
        more = f"`visavis show {meeting}` lists them."
        raise Misuse(f"visavis: there is no statement `{id}`.{nearest(id, known)} {more}") from None


def _command(word: str) -> str:
    """The command that is spelled much like it."""
    from tui.cli import FIND, LOOK, WORK

    found = nearest(word, [*LOOK, *FIND, *WORK])
    return found if "mean" in found else ""


def _check_terminal(call: Call, words: list[str]) -> None:
    """A screen needs a terminal on both ends, one that can place text."""
    pair = " ".join(words) if len(words) == 2 else "LEFT RIGHT"
    instead = f"`visavis compare {pair}` prints the comparison instead."
    if not (sys.stdout.isatty() and _has_keys()):
        raise Misuse(f"visavis: the screen needs a terminal, and there is none. {instead}")
    if call.environ.get("TERM", "") in {"", "dumb"}:
        raise Misuse(f"visavis: this terminal (TERM={call.environ.get('TERM', '')}) cannot show a screen. {instead}")


def _has_keys() -> bool:
    """Whether keys arrive: from stdin, else from the controlling terminal, which then takes its place."""
    return sys.stdin is not None and sys.stdin.isatty() and Path("/dev/tty").exists()
