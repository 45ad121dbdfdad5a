"""Crash: what is left of a mistake in the program — a sane terminal, a report, a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.output import ExitCode, say

SANE = "\x1b[?1049l\x1b[?25h\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[0m"
"""Leave the alternate screen, show the cursor, no mouse reports, no bracketed paste, no style."""


def report(error: BaseException) -> ExitCode:
    """Keep the traceback in the state folder and say where."""
    if sys.stderr.isatty() and "textual" in sys.modules:
        sys.stderr.write(SANE)
    try:
        where = _keep(error)
    except OSError as fault:
        say(f"visavis: a mistake in the program: {_short(error)}. No report could be kept ({fault.strerror}).")
    else:
        say(f"visavis: a mistake in the program: {_short(error)}. Please send us the report {where}.")
    return ExitCode.CRASHED


def _short(error: BaseException) -> str:
    """The kind of the error and the first line of what it says."""
    words = str(error).partition("\n")[0][:200]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _keep(error: BaseException) -> Path:
    """Write the report, readable by the user alone; the newest takes the place of the last."""
    from platform import platform
    from traceback import format_exception

    from platformdirs import user_state_path

    folder = user_state_path("visavis", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = folder / "crash.txt"
    text = f"{sys.argv!r}\n{sys.version}\n{platform()}\n\n{''.join(format_exception(error))}"
    place.touch(mode=0o600)
    place.write_text(text, "utf-8", "backslashreplace")
    return place
