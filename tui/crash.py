"""Crash: what is left of a mistake in the program — a sane terminal, a report, a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.output import ExitCode, say

SANE = "\x1b[?1049l\x1b[?25h\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[0m"
"""Leave the alternate screen, show the cursor, no mouse reports, no bracketed paste, no style."""


def report(error: BaseException) -> int:
    """Keep the traceback in the state folder and say where."""
    if sys.stderr.isatty() and "textual" in sys.modules:
        sys.stderr.write(SANE)
    where = _keep(error)
    kept = f"Please send us the report {where}." if where else "No report could be kept in the state folder."
    say(f"visavis: a mistake in the program: {_short(error)}. {kept}")
    return ExitCode.CRASHED


def _short(error: BaseException) -> str:
    """The kind of the error and the first line of what it says."""
    words = str(error).partition("\n")[0][:200]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _keep(error: BaseException) -> Path | None:
    """Write the report, readable by the user alone; the newest takes the place of the last."""
    from platform import platform
    from traceback import format_exception

    from tui.state import state_home, write_privately

    place = state_home() / "crash.txt"
    text = f"{sys.argv!r}\n{sys.version}\n{platform()}\n\n{''.join(format_exception(error))}"
    return place if write_privately(place, text.encode("utf-8", "backslashreplace")) else None
