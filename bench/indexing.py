"""The index at scale: building, size, opening, a changed document, as you type; beside Whoosh's own writer.

python bench/indexing.py [--corpus DIR] [--documents N]

Without a folder of texts, a generator recombines the sentences of the seeds. Everything is written below a temporary
folder. Memory is that of processes of its own; times in the process are those of the processor.
One-shot look-ups: lookups.py.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, sleep
from typing import Any

ROOT = Path(__file__).parent.parent
SAMPLE = 400
"""Documents of which Whoosh's writer and FTS5 build an index too."""


def main() -> None:
    """Measures, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        root, text = made(home / "workspace", texts(asked.corpus, asked.documents))
        rows = [*build(root, text), *writers(root, home), *changes(root), *typing(root), *meanwhile(root)]
    width = max(len(name) for name, *_ in rows)
    print(f"{asked.documents} documents, {text / 1e6:.1f} MB of text")
    for name, value, unit, reach in rows:
        print(f"{name:{width}}  {value:10.1f} {unit:12} {reach}")


Row = tuple[str, float, str, str]
Ask = Callable[[str], object]


def texts(corpus: Path | None, count: int) -> Iterator[str]:
    """The texts of a folder, or made-up ones."""
    if corpus:
        yield from (path.read_text("utf-8", "replace") for path in sorted(corpus.rglob("*.txt"))[:count])
        return
    dice = random.Random(7)
    seeds = " ".join(path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    stock = [one for one in re.split(r"(?<=[.!?])\s+|\n+", seeds) if 40 < len(one) < 400]
    for _ in range(count):
        yield "\n\n".join(" ".join(dice.sample(stock, 3)) for _ in range(12)) + "\n"


def made(root: Path, documents: Iterator[str]) -> tuple[Path, int]:
    """A workspace with the project's own seeds and profiles among many documents, and how long all texts are."""
    for part in ("seeds", "profiles"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for number, text in enumerate(documents):
        (root / "seeds" / f"d{number:05}.txt").write_text(text, "utf-8")
    return root, sum(path.stat().st_size for path in (root / "seeds").glob("*.txt"))


def apart(work: Callable[[], Any]) -> tuple[Any, float]:
    """What some work gives in a process of its own, and the megabytes that this took."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        os.write(write, json.dumps(work()).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        answer = pipe.read()
    _, status, used = os.wait4(pid, 0)
    if status:
        raise SystemExit("a measurement failed")
    return json.loads(answer), used.ru_maxrss / 1024


def opened(root: Path) -> Any:
    """The index of a workspace."""
    from index import open_index
    from profiles.workspace import load_workspace

    return open_index(load_workspace(root))


def build(root: Path, text: int) -> Iterator[Row]:
    """The whole index."""

    def work() -> tuple[int, float, float]:
        from index import crew, open_index
        from profiles.workspace import load_workspace

        workspace = load_workspace(root)
        start = perf_counter()
        index = open_index(workspace)
        took, others = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        return index._open().documents, took, others * crew.hands(len(workspace.sources))

    (passages, seconds, others), memory = apart(work)
    size = sum(path.stat().st_size for path in (root.parent / "cache").rglob("*") if path.is_file())
    SPEEDS["build"] = passages / seconds
    yield "build", SPEEDS["build"], "passages/s", ""
    yield "memory while building, of all processes", memory + others, "MB", "at most 300"
    yield "index / text", size / text, "times", "at most 2.5"


SPEEDS: dict[str, float] = {}


def writers(root: Path, home: Path) -> Iterator[Row]:
    """The same passages by our writer, and by a plain writer of Whoosh's with the same schema."""
    files = sorted((root / "seeds").glob("d*.txt"))[:SAMPLE]

    def entries() -> Iterator[Any]:
        from index.contents import passages_of
        from profiles.model import Source
        from profiles.sources import Document
        from profiles.text.passages import read_passages

        for path in files:
            text = path.read_text("utf-8")
            yield from passages_of(Document(Source(path.name), text, read_passages(path.name, text)))

    def ours() -> tuple[int, float]:
        from index.codec import open_writer

        (home / "ours").mkdir()
        start, writer, count = process_time(), open_writer(home / "ours", 96 << 20, new=True), 0
        for entry in entries():
            writer.take(entry)
            count += 1
        writer.finish()
        return count, process_time() - start

    def theirs() -> tuple[int, float]:
        from index.schema import schema
        from index.whoosh_door import whoosh

        start, count = process_time(), 0
        (home / "theirs").mkdir()
        index = whoosh("index").create_in(str(home / "theirs"), schema())
        with index.writer() as writer:
            for entry in entries():
                writer.add_document(**entry.words, data=entry.data)
                count += 1
        return count, process_time() - start

    speeds = SPEEDS
    for name, work in (("ours", ours), ("Whoosh's own", theirs)):
        (count, seconds), _ = apart(work)
        speeds[name] = count / seconds
        yield f"writer: {name}", speeds[name], "passages/s", ""
    yield "ours, one process / Whoosh's own", speeds["ours"] / speeds["Whoosh's own"], "times", ""
    yield "build / Whoosh's own", speeds["build"] / speeds["Whoosh's own"], "times", "at least 2"


def changes(root: Path) -> Iterator[Row]:
    """Nothing changed, and one document changed."""
    from index.catalogue import read_catalogue
    from index.freshness import plan
    from profiles.stamps import stamp
    from profiles.workspace import load_workspace

    index = opened(root)
    catalogue = read_catalogue(index._opener.home)
    for what, reach, look in (
        ("freshness checked, as by every look-up", "at most 60", lambda: stamp(root)[0] == catalogue.state),
        ("told file by file what changed", "", lambda: plan(index.workspace, catalogue)),
    ):
        took = []
        for _ in range(5):
            start = perf_counter()
            look()
            took.append(perf_counter() - start)
        yield what, 1000 * median(took), "ms", reach
    took = []
    path = root / "seeds" / "d00007.txt"
    for number in range(5):
        path.write_text(path.read_text("utf-8") + f"\n\nThe wombat of round {number} was seen.\n", "utf-8")
        workspace = load_workspace(root)
        start = perf_counter()
        index.refresh(workspace)
        took.append(perf_counter() - start)
    yield "one changed document taken in", 1000 * median(took), "ms", "at most 500"


def typed(root: Path) -> Iterator[str]:
    """Every keystroke of forty fragments of the texts, from the second letter on."""
    dice, files = random.Random(7), sorted((root / "seeds").glob("*.txt"))
    for _ in range(40):
        words = re.findall(r"[A-Za-z]+", dice.choice(files).read_text("utf-8")) or ["talks"]
        at = dice.randrange(len(words))
        fragment = " ".join(words[at : at + dice.randint(1, 3)])
        yield from (fragment[:end] for end in range(2, len(fragment) + 1))


def timed(ask: Ask, query: str) -> float:
    """Milliseconds of the processor."""
    start = process_time()
    with suppress(ValueError):  # a word that is typed may be an operator that stands alone
        ask(query)
    return 1e3 * (process_time() - start)


def typing(root: Path) -> Iterator[Row]:
    """Each of these asked for."""
    index = opened(root)
    took = [timed(lambda query: index.search(query, typing=True), one) for one in typed(root)]
    took.sort()
    yield "as you type, median", median(took), "ms", ""
    yield "as you type, p95", took[int(0.95 * len(took))], "ms", "at most 50"
    yield "as you type, longest", took[-1], "ms", "at most 300"


BUILT = """
import sys
from pathlib import Path
from index import open_index
from profiles.workspace import load_workspace
told = []
open_index(load_workspace(Path(sys.argv[1])), progress=lambda *done: told.append(done)).refresh(rebuild=True)
print(len(told))
"""


def meanwhile(root: Path) -> Iterator[Row]:
    """Searching while another process builds the index anew."""
    index, took = opened(root), []
    building = subprocess.Popen([sys.executable, "-c", BUILT, str(root)], stdout=subprocess.PIPE, cwd=ROOT)
    while building.poll() is None:
        start = perf_counter()
        index.search("taiwan arms", typing=True)
        took.append(1000 * (perf_counter() - start))
        sleep(0.05)
    told = int(building.communicate()[0])
    took.sort()
    yield "a search while it is built anew, p95", took[int(0.95 * len(took))], "ms", ""
    yield "words on progress meanwhile", told, "", ""


if __name__ == "__main__":
    main()
