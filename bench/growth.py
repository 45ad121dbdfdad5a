"""Growth: how each thing grows from 5 to 10,000 documents, and from 2 to 2,000 rows, as an exponent."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from math import log
from pathlib import Path
from statistics import median

from harness import BIN, PASS, ROOT, environ, high, keep, once, table
from material import make, options
from terminal import Terminal

SIZES = (5, 100, 1000, 10_000)
ROWS = (2, 50, 500, 2000)
BOTH = ["meeting-0000", "meeting-0001"]
Measure = Callable[[Path, dict[str, str], float], float]

INSIDE = """
import json, random, re, shutil, sys, time
from contextlib import suppress
from pathlib import Path
from index import open_index
from profiles.workspace import load_workspace
root, copy = Path(sys.argv[1]), Path(sys.argv[2])
shutil.copytree(root, copy)
start = time.perf_counter()
index = open_index(load_workspace(copy))
found = {"build": time.perf_counter() - start}
size = sum(path.stat().st_size for path in index._opener.home.rglob("*") if path.is_file())
found["size"] = size / 1e6
file = sorted((copy / "seeds").glob("*.txt"))[0]
took = []
for number in range(5):
    file.write_text(file.read_text("utf-8") + f"\\n\\nThe wombat of round {number} was seen.\\n", "utf-8")
    workspace = load_workspace(copy)
    start = time.perf_counter()
    index.refresh(workspace)
    took.append(time.perf_counter() - start)
found["changed"] = sorted(took)[2] * 1000
dice, took = random.Random(7), []
files = sorted((copy / "seeds").glob("*.txt"))
for _ in range(40):
    words = re.findall(r"[A-Za-z]+", dice.choice(files).read_text("utf-8")) or ["talks"]
    at = dice.randrange(len(words))
    fragment = " ".join(words[at : at + dice.randint(1, 3)])
    for end in range(2, len(fragment) + 1):
        start = time.process_time()
        with suppress(ValueError):
            index.search(fragment[:end], typing=True)
        took.append(time.process_time() - start)
found["typing"] = sorted(took)[int(0.95 * len(took))] * 1000
print(json.dumps(found))
"""


def above(*words: str) -> Measure:
    """Milliseconds of the processor above the floor, the median of five runs of a command."""

    def measured(root: Path, env: dict[str, str], floor: float) -> float:
        argv = [str(BIN / "visavis"), *words, "--workspace", str(root)]
        once(argv, env)
        once(argv, env)
        return max(median(once(argv, env)[1] for _ in range(5)) - floor, 1e-4) * 1e3

    return measured


def held(*words: str) -> Measure:
    """Megabytes that a command takes."""
    return lambda root, env, _: once([str(BIN / "visavis"), *words, "--workspace", str(root)], env)[2] / 1024


def shown(root: Path, env: dict[str, str], _: float) -> float:
    """Milliseconds until the screen stands, the median of five starts."""
    argv = [str(BIN / "visavis"), *BOTH, "--workspace", str(root)]

    def start() -> float:
        with Terminal(argv, env) as terminal:
            return terminal.wait_for("? help", "━━")

    start()
    return median(start() for _ in range(5)) * 1e3


def pressed(root: Path, env: dict[str, str], _: float) -> float:
    """Milliseconds of a step of the cursor, p95 of thirty."""
    with Terminal([str(BIN / "visavis"), *BOTH, "--workspace", str(root)], env) as terminal:
        terminal.wait_for("? help", "━━")
        terminal.quiet(1)
        return high([terminal.press("down")[0] for _ in range(30)]) * 1e3


def used(root: Path, env: dict[str, str], _: float) -> float:
    """Megabytes of the screen when it stands."""
    with Terminal([str(BIN / "visavis"), *BOTH, "--workspace", str(root)], env) as terminal:
        terminal.wait_for("? help", "━━")
        terminal.quiet(1)
        return terminal.memory() / 1024


def inside(name: str) -> Measure:
    """What is measured within a process, all of it in one run for each workspace."""

    def measured(root: Path, env: dict[str, str], _: float) -> float:
        if root not in RUNS:
            copy = Path(env["HOME"]) / "copy"
            argv = [sys.executable, "-c", INSIDE, str(root), str(copy)]
            RUNS[root] = json.loads(subprocess.run(argv, env=env, cwd=ROOT, check=True, capture_output=True).stdout)
            shutil.rmtree(copy)
        return RUNS[root][name]

    return measured


RUNS: dict[Path, dict[str, float]] = {}
OF_DOCUMENTS: dict[str, Measure] = {
    "meetings, ms": above("meetings"),
    "compare, ms": above("compare", *BOTH),
    "search, ms": above("search", "Taiwan"),
    "search, MB": held("search", "Taiwan"),
    "first screen, ms": shown,
    "cursor, ms": pressed,
    "screen, MB": used,
    "index built, s": inside("build"),
    "index, MB": inside("size"),
    "one document changed, ms": inside("changed"),
    "as you type, p95, ms": inside("typing"),
}
OF_ROWS: dict[str, Measure] = {
    "compare, ms": above("compare", "--no-leads", *BOTH),
    "first screen, ms": shown,
    "cursor, ms": pressed,
    "screen, MB": used,
}


def exponent(sizes: tuple[int, ...], values: list[float]) -> float:
    """The exponent of growth over the last step, where what does not grow weighs least."""
    return log(values[-1] / values[-2]) / log(sizes[-1] / sizes[-2])


def main() -> None:
    """Print and keep the table."""
    said = options(__doc__ or "")
    base = Path(tempfile.gettempdir()) / "visavis-bench"
    sizes = tuple(size for size in SIZES if size <= said.documents)
    with tempfile.TemporaryDirectory() as home:
        env = environ(Path(home))
        floor = median(once(PASS, env)[1] for _ in range(9))
        places = [make(base, size, min(max(size // 30, 2), 300), corpus=said.corpus) for size in sizes]
        tables = {
            "documents": (sizes, places, OF_DOCUMENTS),
            "rows": (ROWS, [make(base, 50, 2, rows) for rows in ROWS], OF_ROWS),
        }
        for unit, (counts, roots, measures) in tables.items():
            rows: list[list[object]] = []
            for what, measure in measures.items():
                values = [measure(root, env, floor) for root in roots]
                rows.append([what, *(f"{one:.3g}" for one in values), exponent(counts, values)])
                print(*rows[-1], file=sys.stderr)
            head = ["", *(f"{size} {unit}" for size in counts), "exponent of the last step"]
            keep(f"Growth by {unit}", table(head, rows))


if __name__ == "__main__":
    main()
