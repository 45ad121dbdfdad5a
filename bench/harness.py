"""The harness: cases in turn, medians, ratios to a floor measured in the same run, and a table that is kept."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
ROOT = HERE.parent
BIN = Path(sys.executable).parent
RESULTS = HERE / "RESULTS.md"
PASS = (sys.executable, "-c", "pass")


def environ(home: Path, **more: str) -> dict[str, str]:
    """An environment of the bench's own: nothing of the user's, byte code written as for everybody."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    homes = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "STATE", "DATA")}
    return {**kept, **homes, "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", **more}


def once(argv: Sequence[str], env: Mapping[str, str]) -> tuple[float, float, int]:
    """Seconds, processor seconds and kilobytes of one run."""
    quiet = [(os.POSIX_SPAWN_OPEN, one, os.devnull, os.O_WRONLY, 0) for one in (1, 2)]
    begun = time.perf_counter()
    pid = os.posix_spawn(argv[0], list(argv), dict(env), file_actions=quiet)
    _, status, used = os.wait4(pid, 0)
    took = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(argv)} failed with {os.waitstatus_to_exitcode(status)}")
    return took, used.ru_utime + used.ru_stime, used.ru_maxrss


def in_turn(cases: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Each case once a round, so that a busy moment meets all alike."""
    found: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            found[name].append(case())
    return found


def ratio(times: Sequence[float], floor: Sequence[float]) -> float:
    """The median of the ratios round by round."""
    return median(one / other for one, other in zip(times, floor, strict=True))


def high(values: Sequence[float], part: float = 0.95) -> float:
    """The value that so great a part does not exceed."""
    return sorted(values)[min(round(part * (len(values) - 1)), len(values) - 1)]


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown."""
    cells = [[f"{one:.2f}" if isinstance(one, float) else str(one) for one in row] for row in (head, *rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    lines = [
        "| " + " | ".join(one.ljust(width) for one, width in zip(row, widths, strict=True)) + " |" for row in cells
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def keep(title: str, text: str) -> None:
    """Print a table, and put it in the place of the last one of its title in RESULTS.md."""
    print(f"\n{title}\n\n{text}", flush=True)
    before = RESULTS.read_text("utf-8") if RESULTS.exists() else "# The last results\n"
    sections = dict(part.split("\n", 1) for part in before.split("\n## ")[1:])
    sections[title] = f"\n{machine()}\n\n{text}\n"
    RESULTS.write_text("# The last results\n" + "".join(f"\n## {n}\n{t.rstrip()}\n" for n, t in sections.items()))


def machine() -> str:
    """What it ran on, and how busy that was."""
    load = os.getloadavg()[0]
    return f"Python {platform.python_version()}, {os.cpu_count()} processors, {load:.1f} of them wanted by others."


def verdict(value: float, reach: float) -> str:
    """Whether a reach is met."""
    return "met" if value <= reach else "not met"
