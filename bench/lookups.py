"""One-shot look-ups: each command against `python -c pass`, on the seeds and on a large workspace."""

from __future__ import annotations

import tempfile
from pathlib import Path

from harness import BIN, PASS, ROOT, environ, in_turn, keep, once, ratio, table, verdict
from material import make, options

SEEDS = {"meetings": 4.0, "show lavrov": 4.0, "compare lavrov trump": 4.0, "compare lavrov trump --format json": 4.0,
         "cite STATEMENT": 4.0, "search Taiwan": 6.5}  # fmt: skip
LARGE = {"compare meeting-0001 meeting-0002": 8.0, "search Taiwan": 9.0}


def measured(reaches: dict[str, float], root: Path, statement: str, home: Path, rounds: int) -> list[list[object]]:
    """A row for each command."""
    env = environ(home)
    words = {name: name.replace("STATEMENT", statement).split() for name in reaches}
    argv = {name: [str(BIN / "visavis"), *said, "--workspace", str(root)] for name, said in words.items()}
    memory = {}
    for name, one in argv.items():
        once(one, env)
        once(one, env)
        memory[name] = once(one, env)[2] // 1024
    cases = {"floor": PASS, **argv}
    times = in_turn({name: lambda one=one: once(one, env)[0] for name, one in cases.items()}, rounds)  # type: ignore[misc]
    work = in_turn({name: lambda one=one: once(one, env)[1] for name, one in cases.items()}, rounds)  # type: ignore[misc]
    rows: list[list[object]] = []
    for name, reach in reaches.items():
        wall, cpu = ratio(times[name], times["floor"]), ratio(work[name], work["floor"])
        rows.append([name, f"{sorted(times[name])[rounds // 2] * 1e3:.0f} ms", wall, cpu, memory[name], reach,
                     verdict(min(wall, cpu), reach)])  # fmt: skip
    return rows


def main() -> None:
    """Print and keep both tables."""
    said = options(__doc__ or "")
    head = ["command", "median", "× floor (time)", "× floor (processor)", "MB", "reach", ""]
    with tempfile.TemporaryDirectory() as home:
        statement = next((ROOT / "profiles" / "meetings").glob("*lavrov*.yaml")).stem
        first = once_text(["show", "lavrov", "--format", "json"], Path(home))
        rows = measured(SEEDS, ROOT, first or statement, Path(home), said.rounds)
        keep("Look-ups on the seeds", table(head, rows))
        root = make(Path(tempfile.gettempdir()) / "visavis-bench", said.documents, said.meetings, corpus=said.corpus)
        rows = measured(LARGE, root, "", Path(home), max(said.rounds // 2, 5))
        keep(f"Look-ups in {said.documents} documents and {said.meetings} meetings", table(head, rows))


def once_text(words: list[str], home: Path) -> str:
    """The id of the first statement that a command prints."""
    import json
    import subprocess

    argv = [str(BIN / "visavis"), *words, "--workspace", str(ROOT)]
    done = subprocess.run(argv, env=environ(home), capture_output=True, check=True)
    return str(json.loads(done.stdout)["statements"][0]["id"])


if __name__ == "__main__":
    main()
