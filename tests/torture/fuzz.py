"""Fuzz: the YAML guard and the query parser on a million made-up inputs; each must be answered, soon, with no more.

    python tests/torture/fuzz.py [INPUTS] [SEED]

Inputs are made of the pieces that have a meaning, of pieces of real files, and of anything. For each: an answer or a
refusal (with a place inside the input), never another exception; the slowest and the most refused are told. Processes
as many as cores; one that dies (a crash of the interpreter) is counted as a fault and its inputs are named.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from index.parser import parse
from index.query import QueryError
from profiles.files.yaml_nodes import read_nodes
from profiles.problems import Report

ROOT = Path(__file__).parents[2]
BATCH = 10_000
SLOW = 2.0
"""Seconds of the processor after which an input counts as a fault."""
YAML = [
    *"[]{},:-?&*!|>'\"%@`#~<=\n\t\r \\", "- ", ": ", " #", "\n  ", "\n    ", "---\n", "...\n", "&a ", "*a",
    "!!map ", "!x ", "<<: ", "|-\n", ">+2\n", "''", '""', "\\u0041", "\\x00", "\\", "key: ", "\ufeff", "\x85",
    "\u2028", "\x00", "\x1b", "\ud800", "é", "漢", "a", "true", "null", "0x10", "2026-05", "%YAML 1.1\n", "? ",
    "[" * 60, "{a: " * 50, "- " * 45,
]  # fmt: skip
QUERY = [
    *"\"()*~:-+|&!'. \t\n", "OR ", "AND ", "NOT ", "NEAR/3 ", "NEAR ", "-", "~2 ", "* ", "source:", "meeting:",
    "topic:", "date:", "query:", "standing:", "lang:", "kind:", "..", "2026-05", ">", "<=", "Xi–Trump", "U.S.", "$14",
    "Тайвань", "漢字", "é", "\x00", "\ud800", "\u202e", "“", "”", "«", "a", "taiwan", "trade*", "((", "))",
    "(" * 50, '"' * 9, "~" * 9,
]  # fmt: skip


def inputs(pieces: list[str], real: list[str], chance: random.Random) -> Iterator[str]:
    """Made of pieces, or a real text that was cut, doubled and mutilated, or anything."""
    while True:
        kind = chance.random()
        if kind < 0.6:
            yield "".join(chance.choices(pieces, k=chance.randrange(1, 30)))
        elif kind < 0.9:
            text = chance.choice(real)
            for _ in range(chance.randrange(1, 4)):
                at, end = sorted(chance.randrange(len(text) + 1) for _ in "ab")
                text = chance.choice((text[:at] + chance.choice(pieces) + text[at:], text[:at] + text[end:],
                                      text[:end] + text[at:]))[:4000]  # fmt: skip
            yield text
        else:
            yield "".join(chr(chance.choice((chance.randrange(128), chance.randrange(0x110000)))) for _ in range(20))


def guarded(text: str) -> str:
    """What the guard says of a text."""
    report = Report("x.yaml")
    node = read_nodes(text, report)
    lines = text.count("\n") + text.count("\r") + 1
    if any(not (1 <= one.line <= lines + 1 and one.column >= 1 and one.message) for one in report.problems):
        raise AssertionError("a problem outside of the file")
    return "read" if node is not None else "refused"


def asked(text: str) -> str:
    """What the query parser makes of a text."""
    try:
        return "nothing" if parse(text, {}) is None else "a query"
    except QueryError as error:
        if not 0 <= error.start <= error.end <= len(text):
            raise AssertionError("an error outside of the query") from error
        return "refused"


def fragments(pattern: str) -> list[str]:
    """Pieces of real files, as long as a screen."""
    texts = [path.read_text("utf-8") for path in sorted(ROOT.glob(pattern))]
    return [text[at : at + 1500] for text in texts for at in range(0, len(text), 1500)]


TARGETS: dict[str, tuple[Callable[[str], str], list[str], str]] = {
    "the YAML guard": (guarded, YAML, "profiles/meetings/*.yaml"),
    "the query parser": (asked, QUERY, "seeds/*.txt"),
}


def batch(target: str, seed: int) -> tuple[Counter[str], float, list[str]]:
    """A batch of inputs: the answers, the slowest, the faults."""
    answer, pieces, pattern = TARGETS[target]
    made = inputs(pieces, fragments(pattern), random.Random(f"{target} {seed}"))
    answers, slowest, faults = Counter[str](), 0.0, list[str]()
    for _ in range(BATCH):
        text = next(made)
        start = time.process_time()
        try:
            answers[answer(text)] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            faults.append(f"{type(error).__name__}: {error}: {text[:300]!r}")
        took = time.process_time() - start
        slowest = max(slowest, took)
        if took > SLOW:
            faults.append(f"{took:.1f} s: {text[:300]!r}")
    return answers, slowest, faults


def main(number: int = 1_000_000, seed: int = 0) -> int:
    """So many inputs for each target; the exit code is 1 where there is a fault."""
    wrong = 0
    for target in TARGETS:
        start, answers, slowest, faults = time.monotonic(), Counter[str](), 0.0, list[str]()
        with ProcessPoolExecutor() as pool:
            waiting = [pool.submit(batch, target, seed + n) for n in range(max(number // BATCH, 1))]
            for n, future in enumerate(waiting):
                try:
                    found = future.result()
                except BrokenProcessPool:
                    faults.append(f"the interpreter died in or after batch {seed + n}")
                    break
                answers, slowest, faults = answers + found[0], max(slowest, found[1]), faults + found[2]
        said = ", ".join(f"{count:,} {word}" for word, count in answers.most_common())
        print(f"{target}: {answers.total():,} inputs: {said}; slowest {slowest * 1000:.0f} ms; {len(faults)} faults;"
              f" {time.monotonic() - start:.0f} s")  # fmt: skip
        print(*faults[:20], sep="\n")
        wrong += len(faults)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
