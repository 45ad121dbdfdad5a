"""Growth: how each thing grows from 5 to 10,000 documents, and from 2 to 2,000 rows, as an exponent."""

from __future__ import annotations

import tempfile
from math import log
from pathlib import Path

from harness import BIN, PASS, environ, keep, once, table
from material import make, options

SIZES = (5, 100, 1000, 10_000)
ROWS = (2, 50, 500, 2000)


def extra(argv: list[str], env: dict[str, str], floor: float) -> float:
    """Milliseconds of the processor above the floor, the median of five."""
    once(argv, env)
    once(argv, env)
    return max(sorted(once(argv, env)[1] for _ in range(5))[2] - floor, 1e-4) * 1e3


def exponent(sizes: tuple[int, ...], values: list[float]) -> float:
    """The exponent of growth from the first size to the last."""
    return log(values[-1] / values[0]) / log(sizes[-1] / sizes[0])


def main() -> None:
    """Print and keep both tables."""
    said = options(__doc__ or "")
    base = Path(tempfile.gettempdir()) / "visavis-bench"
    sizes = tuple(size for size in SIZES if size <= said.documents)
    with tempfile.TemporaryDirectory() as home:
        env = environ(Path(home))
        floor = sorted(once(PASS, env)[1] for _ in range(9))[4]
        asked = {"meetings": [], "compare": ["meeting-0000", "meeting-0001"], "search": ["Taiwan"]}
        tables = {
            "documents": (
                sizes,
                [make(base, size, min(max(size // 30, 2), 300), corpus=said.corpus) for size in sizes],
            ),
            "rows": (ROWS, [make(base, 50, 2, rows) for rows in ROWS]),
        }
        for unit, (counts, roots) in tables.items():
            rows: list[list[object]] = []
            for verb, words in asked.items():
                argv = [[str(BIN / "visavis"), verb, *words, "--workspace", str(root)] for root in roots]
                values = [extra(one, env, floor) for one in argv]
                rows.append([verb, *(f"{one:.0f}" for one in values), exponent(counts, values)])
            head = ["ms above the floor", *(f"{size} {unit}" for size in counts), "exponent"]
            keep(f"Growth by {unit}", table(head, rows))


if __name__ == "__main__":
    main()
