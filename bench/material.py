"""Material: a workspace of any size, made of the seeds' own sentences, the same each time; or of a folder of texts."""

from __future__ import annotations

import random
import re
import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from harness import ROOT

PARAGRAPHS = 12
"""In a document."""


def options(about: str) -> Namespace:
    """What every bench takes."""
    parser = ArgumentParser(description=about)
    parser.add_argument("--corpus", type=Path, help="a folder of texts in place of the generated ones")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--meetings", type=int, default=300)
    return parser.parse_args()


def sentences() -> list[str]:
    """The sentences of the seeds."""
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    found = (one.strip() for text in texts for one in re.split(r"(?<=[.!?])\s+|\n+", text))
    return [one for one in dict.fromkeys(found) if 40 < len(one) < 400 and not re.search(r"[\[\]\\<>]", one)]


def documents(count: int, corpus: Path | None) -> Iterator[tuple[str, str]]:
    """Names and texts of documents."""
    if corpus:
        paths = sorted(path for path in corpus.rglob("*.txt"))[:count]
        yield from ((f"d{n:05}.txt", path.read_text("utf-8", "replace")) for n, path in enumerate(paths))
        return
    stock, dice = sentences(), random.Random(7)
    for number in range(count):
        paragraphs = (" ".join(dice.sample(stock, 3)) for _ in range(PARAGRAPHS))
        yield f"d{number:05}.txt", f"Report {number}\n\n" + "\n\n".join(paragraphs) + "\n"


def make(root: Path, count: int, meetings: int, rows: int = 20, corpus: Path | None = None) -> Path:
    """A workspace of so many documents and meetings, each with so many statements; made once."""
    root = root / f"{corpus.name if corpus else 'made'}-{count}-{meetings}-{rows}"
    if (root / "done").exists():
        return root
    shutil.rmtree(root, ignore_errors=True)
    (root / "seeds").mkdir(parents=True)
    (root / "profiles" / "meetings").mkdir(parents=True)
    for name in ("dimensions.yaml", "topics.yaml", "names.yaml"):
        shutil.copy(ROOT / "profiles" / name, root / "profiles")
    names = []
    for name, text in documents(count, corpus):
        (root / "seeds" / name).write_text(text, "utf-8")
        names.append(name)
    if rows > 500:
        with (root / "profiles" / "topics.yaml").open("a") as file:
            file.writelines(f"  - id: t{at:03}\n    label: Subject {at}\n" for at in range(120))
    kinds = re.findall(r"^ *-? *id: *(\S+)", (root / "profiles" / "dimensions.yaml").read_text("utf-8"), re.M)
    topics = re.findall(r"^ *-? *id: *(\S+)", (root / "profiles" / "topics.yaml").read_text("utf-8"), re.M)
    for number in range(meetings):
        profile = _profile(root, number, rows, names, kinds, topics)
        (root / "profiles" / "meetings" / f"meeting-{number:04}.yaml").write_text(profile, "utf-8")
    (root / "done").touch()
    return root


def _profile(root: Path, number: int, rows: int, names: list[str], kinds: list[str], topics: list[str]) -> str:
    """One profile in YAML."""
    dice = random.Random(number)
    day = f"20{10 + number // 336:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    lines = [f"meeting: meeting-{number:04}", f"title: Talks {number}", f"date: {day}", "status: held", "statements:"]
    pairs = [(kind, topic) for kind in kinds for topic in topics]
    chosen = pairs[:rows] if rows > len(pairs) // 2 else sorted(dice.sample(pairs, rows), key=pairs.index)
    read: dict[str, list[str]] = {}
    kind = ""
    for at, (dimension, topic) in enumerate(chosen):
        file = names[(number * 3 + at % 3) % len(names)]
        if file not in read:
            text = (root / "seeds" / file).read_text("utf-8")
            read[file] = [one for one in re.split(r"(?<=[.!?])\s+|\n+", text) if 40 < len(one) < 400] or [text[:80]]
        quote = dice.choice(read[file]).replace("'", "''")
        lines += [] if dimension == kind else [f"  {dimension}:"]
        kind = dimension
        lines += [f"    {topic}:", f"      - text: '{quote[:150].rstrip()}'", "        standing: reported"]
        lines += ["        account: press", f"        source: {file}", f"        quote: '{quote}'"]
    return "\n".join(lines) + "\n"
