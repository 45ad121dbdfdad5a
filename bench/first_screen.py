"""The first useful screen (both headers, the first row) and the frame before it, against a bare Textual app."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from harness import BIN, HERE, ROOT, environ, in_turn, keep, once, ratio, table, verdict
from material import make, options
from terminal import Terminal

FLOOR = [sys.executable, str(HERE / "floor_app.py")]


def seen(argv: list[str], env: dict[str, str], *texts: str) -> float:
    """Seconds until texts are seen."""
    with Terminal(argv, env) as terminal:
        return terminal.wait_for(*texts)


def main() -> None:
    """Print and keep the table."""
    said = options(__doc__ or "")
    rounds = max(said.rounds // 2, 5)
    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as home:
        env = environ(Path(home))
        large = make(Path(tempfile.gettempdir()) / "visavis-bench", said.documents, said.meetings, corpus=said.corpus)
        both = ["meeting-0001", "meeting-0002"]
        places = {"the seeds": (ROOT, ["lavrov", "trump"], 1.1), f"{said.documents} documents": (large, both, 1.3)}
        for name, (root, pair, reach) in places.items():
            argv = [str(BIN / "visavis"), *pair, "--workspace", str(root)]
            once([argv[0], "compare", "--no-leads", *argv[1:]], env)
            for _ in range(2):
                seen(argv, env, "? help", "━━")
            found = in_turn(
                {
                    "floor": lambda: seen(FLOOR, env, "left side", "right side"),
                    "frame": lambda argv=argv: seen(argv, env, "━━", "┃"),  # type: ignore[misc]
                    "screen": lambda argv=argv: seen(argv, env, "? help", "━━", "┃"),  # type: ignore[misc]
                },
                rounds,
            )
            for case, most in (("screen", reach), ("frame", 0.3)):
                value = ratio(found[case], found["floor"])
                middle = sorted(found[case])[rounds // 2]
                rows.append([f"{case}, {name}", f"{middle * 1e3:.0f} ms", value, most, verdict(value, most)])
    keep("First useful screen", table(["", "median", "× bare Textual", "reach", ""], rows))


if __name__ == "__main__":
    main()
