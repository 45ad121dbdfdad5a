"""Keys: the time and the bytes of each, against the same key in a bare `OptionList` of 200 rows."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from harness import BIN, HERE, ROOT, environ, high, keep, once, table, verdict
from material import make, options
from terminal import Terminal

LIST = [sys.executable, str(HERE / "floor_app.py"), "list"]
KEYS = {"cursor": ["down"], "page": ["page", "page up"], "dimension": ["J", "K"], "side": ["l", "h"],
        "fold": ["z", "z"], "turn": ["v", "v"], "differences": ["d", "d"]}  # fmt: skip
BOTH_SIDES = {("seeds", "side"): ["--at", "lavrov-china-2026-04/level-fm-coordination"]}
"""Where the cursor has another side to go to."""
FAR = {"cursor": 400, "page": 2500, "wheel": 600}


Presses = list[tuple[float, int]]
"""Seconds and bytes of each."""


def pressed(cases: list[tuple[list[str], str, list[str]]], env: dict[str, str], times: int) -> list[Presses]:
    """The presses of some programs, each once a round, so that a busy moment meets all alike."""
    with ExitStack() as stack:
        terminals = [stack.enter_context(Terminal(argv, env)) for argv, _, _ in cases]
        for terminal, (_, ready, keys) in zip(terminals, cases, strict=True):
            terminal.wait_for(ready)
            terminal.quiet(1.5)
            for key in keys:
                terminal.press(key)
        found: list[Presses] = [[] for _ in cases]
        for at in range(times):
            for terminal, (_, _, keys), presses in zip(terminals, cases, found, strict=True):
                presses.append(terminal.press(keys[at % len(keys)]))
        return found


def main() -> None:
    """Print and keep both tables."""
    said = options(__doc__ or "")
    times = said.rounds * 2
    with tempfile.TemporaryDirectory() as home:
        env = environ(Path(home))
        base = Path(tempfile.gettempdir()) / "visavis-bench"
        few, many = (make(base, 50, 2, rows) for rows in (50, 2000))
        both = ["meeting-0000", "meeting-0001"]
        places = {"seeds": (ROOT, ["lavrov", "trump"]), "50 rows": (few, both), "2,000 rows": (many, both)}
        rows: list[list[object]] = []
        for name, (root, pair) in places.items():
            argv = [str(BIN / "visavis"), *pair, "--workspace", str(root)]
            once([argv[0], "compare", "--no-leads", *argv[1:]], env)
            for what, keys in KEYS.items():
                same = ["down"] if what in ("cursor", "side") else ["page", "page up"]
                cases = [(LIST, "Row 1", same), ([*argv, *BOTH_SIDES.get((name, what), [])], "? help", keys)]
                floor, found = pressed(cases, env, times)
                least, slow = (high([one for one, _ in presses]) for presses in (floor, found))
                sent = sorted(size for _, size in found)[times // 2]
                rows.append([name, what, f"{slow * 1e3:.0f} ms", slow / least, sent, verdict(slow / least, 1.0)])
        keep("Keys", table(["", "key", "p95", "× OptionList", "bytes", ""], rows))
        _far(env, times)


def _far(env: dict[str, str], times: int) -> None:
    """What is sent over SSH."""
    argv = [str(BIN / "visavis"), "lavrov", "trump", "--workspace", str(ROOT)]
    rows: list[list[object]] = []
    env = {**env, "SSH_CONNECTION": "::1 1 ::1 22"}
    with Terminal(argv, env) as terminal:
        terminal.wait_for("? help")
        terminal.quiet(1.5)
        rows.append(["start-up", terminal.sent, 8000, verdict(terminal.sent, 8000)])
        before = terminal.sent
        terminal.quiet(3)
        rows.append(["idle for 3 s", terminal.sent - before, 0, verdict(terminal.sent - before, 0)])
    for what, most in FAR.items():
        keys = {"cursor": ["down"], "page": ["page", "page up"], "wheel": ["wheel"]}[what]
        (presses,) = pressed([(argv, "? help", keys)], env, times)
        sizes = sorted(size for _, size in presses)
        rows.append([f"{what}, median", sizes[times // 2], most, verdict(sizes[times // 2], most)])
    keep("Bytes over SSH", table(["", "bytes", "reach", ""], rows))


if __name__ == "__main__":
    main()
