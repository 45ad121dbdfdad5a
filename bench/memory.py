"""Memory of the screen, against a bare Textual app."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from harness import BIN, HERE, ROOT, environ, keep, once, table, verdict
from material import make, options
from terminal import Terminal


def used(argv: list[str], env: dict[str, str], ready: str) -> int:
    """Kilobytes when it stands."""
    with Terminal(argv, env) as terminal:
        terminal.wait_for(ready)
        terminal.quiet(2)
        return terminal.memory()


def main() -> None:
    """Print and keep the table."""
    said = options(__doc__ or "")
    with tempfile.TemporaryDirectory() as home:
        env = environ(Path(home))
        large = make(Path(tempfile.gettempdir()) / "visavis-bench", said.documents, said.meetings, corpus=said.corpus)
        floor = used([sys.executable, str(HERE / "floor_app.py")], env, "left side")
        rows: list[list[object]] = [["bare Textual", f"{floor / 1024:.0f} MB", 1.0, "", ""]]
        places = {"seeds": (ROOT, ["lavrov", "trump"], 1.6),
                  f"{said.documents} documents": (large, ["meeting-0001", "meeting-0002"], 3.0)}  # fmt: skip
        for name, (root, pair, reach) in places.items():
            argv = [str(BIN / "visavis"), *pair, "--workspace", str(root)]
            once([argv[0], "compare", "--no-leads", *argv[1:]], env)
            used(argv, env, "? help")
            found = used(argv, env, "? help")
            rows.append([name, f"{found / 1024:.0f} MB", found / floor, reach, verdict(found / floor, reach)])
    keep("Memory of the screen", table(["", "in use", "× bare Textual", "reach", ""], rows))


if __name__ == "__main__":
    main()
