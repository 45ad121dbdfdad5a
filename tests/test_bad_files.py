"""Bad files: each gets its line in `check`, and the rest works on; the program itself, its memory and time bounded."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

VISAVIS = Path(sys.executable).parent / "visavis"
MEMORY, SECONDS = 1 << 30, 120
"""Bytes of address space, and seconds of the processor, that the program gets."""
pytestmark = pytest.mark.skipif(not VISAVIS.exists(), reason="visavis is not installed beside this Python")

Build = Callable[[Path], None]


def holding(data: bytes) -> Build:
    return lambda path: path.write_bytes(data) and None  # type: ignore[func-returns-value]


def long(path: Path) -> None:
    """Two hundred megabytes on one line; the disk holds one byte of it."""
    with path.open("wb") as file:
        file.truncate(200_000_000)


def link(to: str) -> Build:
    return lambda path: path.symlink_to(to)


HEAD = b"meeting: NAME\ntitle: T\n"
LAUGHS = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (c, c, c - 1, c - 1) for c in b"bcdefgh")
MERGES = HEAD + b"x: &x {a: b}\n" + b"y: {<<: [*x, *x]}\n"
STATEMENT = (
    b"statements: {agenda: {grain: [{id: s, text: T, standing: joint, account: press, source: courier, quote: %s}]}}"
)

PROFILES: dict[str, tuple[Build, str]] = {
    "latin": (holding(b"meeting: latin\ntitle: caf\xe9\n"), "2:11: is not UTF-8 (byte 0xe9); save it as UTF-8"),
    "utf16": (holding("meeting: m".encode("utf-16")), "1:1: is UTF-16; save it as UTF-8"),
    "nul": (holding(b"meeting: nul\ntitle: \0\n"), "2:8: holds a NUL byte"),
    "binary": (holding(bytes(range(256)) * 40), "1:1: holds a NUL byte"),
    "empty": (holding(b""), "1:1: is empty; write its first key, or take the file away"),
    "long": (long, "1:1: is larger than 4 MB; split it into smaller files"),
    "fifo": (os.mkfifo, "1:1: is no file; move it away"),
    "folder": (Path.mkdir, "1:1: is no file; move it away"),
    "dangling": (link("nowhere"), "1:1: is a link that leads nowhere; remove it"),
    "loop": (link("loop.yaml"), "1:1: is a link that leads nowhere; remove it"),
    "device": (link("/dev/zero"), "1:1: is no file; move it away"),
    "outside": (link("/etc/hostname"), "1:1: leads outside the workspace, to "),
    "duplicate": (holding(HEAD + b"title: U\n"), "3:1: title: stands here a second time, first on line 2;"),
    "anchor": (holding(HEAD + b"place: &x P\n"), "3:8: `&x` names a place to repeat; take it away"),
    "merge": (holding(MERGES), "3:4: `&x` names a place to repeat"),
    "tag": (holding(HEAD + b"place: !!python/object/apply:os.system [id]\n"), "3:8: `tag:yaml.org,2002:python/object"),
    "nested": (holding(b"[" * 50_000), "1:41: is nested more than 40 levels deep; write it flatter"),
    "documents": (holding(HEAD + b"---\na: b\n"), "3:1: a second document starts here; keep one document a file"),
    "laughs": (holding(LAUGHS), "1:4: `&a` names a place to repeat"),
    "tabs": (holding(HEAD + b"parties:\n\tNorth: [N]\n"), "4:1: a tab stands where spaces must; indent with spaces"),
    "type": (holding(HEAD + b"aliases: {a: b}\n"), "3:10: aliases: "),
    "scalar": (holding(b"just a text\n"), "1:1: "),
    "day": (holding(HEAD + b"date: 2031-02-30\n"), "3:7: date: "),
    "backwards": (holding(HEAD + b"date: 2031-05-02/2031-05-01\n"), "3:7: date: "),
    "Vienna-2031-09": (holding(HEAD), ""),
    "nothing": (holding(HEAD + b"relations: [{precedes: nowhere}]\n"), "3:24: relations[0].precedes: there is no"),
    "itself": (holding(HEAD + b"relations: [{precedes: itself}]\n"), "3:24: relations[0].precedes: a meeting cannot"),
    "circle-a": (holding(HEAD + b"relations: [{part-of: circle-b}]\n"), ""),
    "circle-b": (holding(HEAD + b"relations: [{part-of: circle-a}]\n"), "leads in a circle"),
    "missing": (holding(HEAD + STATEMENT % b"stands nowhere"), "missing/s: `stands nowhere` does not stand in courier"),
    "colour": (holding(HEAD + b"place: \x1b[31mred\n"), "3:8: holds the control character U+001B; take it away"),
}  # fmt: skip
"""By the name of a profile: how to make it, and what `check` says at which line and column."""
DOCUMENTS: dict[str, tuple[Build, str]] = {
    "latin": (holding(b"one\ncaf\xe9\n"), "2:4: latin.txt: is not UTF-8 (byte 0xe9); save it as UTF-8"),
    "utf16": (holding("text".encode("utf-16")), "1:1: utf16.txt: is UTF-16; convert it"),
    "nul": (holding(b"a\n\0b"), "2:1: nul.txt: holds a NUL byte"),
    "pdf": (holding(b"%PDF-1.7\n\xe2\xe3"), "1:1: pdf.txt: is a PDF; convert it"),
    "empty": (holding(b""), "1:1: empty.txt: is empty; put the document's text into it"),
    "long": (long, "1:1: long.txt: is larger than 32 MB; split it into smaller files"),
    "fifo": (os.mkfifo, "1:1: is no file; move it away"),
    "folder": (Path.mkdir, "1:1: is no file; move it away"),
    "dangling": (link("nowhere"), "1:1: is a link that leads nowhere; remove it"),
    "device": (link("/dev/zero"), "1:1: is no file; move it away"),
    "outside": (link("/etc/hostname"), "1:1: outside.txt: leads outside the workspace, to "),
}  # fmt: skip
SOUND = {"crlf": HEAD.replace(b"\n", b"\r\n"), "bom": b"\xef\xbb\xbf" + HEAD, "space in name": b"\xef\xbb\xbf" + HEAD}
"""What is odd, and right."""


def bounded(workspace: Path, *words: str) -> tuple[int, str, str]:
    """The program itself, with bounded memory and processor time."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    done = subprocess.run(
        [VISAVIS, *words], cwd=workspace, capture_output=True, timeout=20 * SECONDS, preexec_fn=bound, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small workspace, and every bad file in it at once; all of them from the future, which no cache trusts."""
    import shutil

    root = Path(shutil.copytree(Path(__file__).parent / "vienna", tmp_path_factory.mktemp("bad") / "vienna"))
    for folder, ending, files in (("profiles/meetings", "yaml", PROFILES), ("seeds", "txt", DOCUMENTS)):
        for name, (build, _) in files.items():
            build(root / folder / f"{name}.{ending}")
    for path in (root / "profiles/meetings").glob("*.yaml"):
        if path.is_file() and path.stat().st_size < 10_000 and b"NAME" in (data := path.read_bytes()):
            path.write_bytes(data.replace(b"NAME", path.stem.encode()))
    for path in (*root.glob("seeds/*.txt"), *root.glob("profiles/meetings/*.yaml")):
        if path.is_fifo() or (path.is_file() and not path.is_symlink()):
            os.utime(path, (4_000_000_000, 4_000_000_000))
    for name, data in SOUND.items():
        (root / "profiles/meetings" / f"{name}.yaml").write_bytes(data.replace(b"NAME", name.split()[0].encode()))
    return root


@pytest.fixture(scope="module")
def told(bad: Path) -> list[str]:
    """What `check` prints of it."""
    code, out, err = bounded(bad, "check", "--no-silences")

    assert (1, "") == (code, err)
    return out.splitlines()


@pytest.mark.parametrize("name", PROFILES)
def test_a_bad_profile_has_its_line(name: str, told: list[str]) -> None:
    """File, line, column, what is wrong, what to do."""
    begun = f"profiles/meetings/{name}.yaml:"
    lines = [line.removeprefix(begun) for line in told if line.startswith(begun)]
    expected = PROFILES[name][1]

    assert (not expected) or any(expected in line for line in lines), lines


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_bad_document_has_its_line(name: str, told: list[str]) -> None:
    """File, line, column, what it is instead, what to do."""
    begun = f"seeds/{name}.txt:"
    lines = [line.removeprefix(begun) for line in told if line.startswith(begun)]

    assert [True] == [line.startswith(DOCUMENTS[name][1]) for line in lines], lines


def test_nothing_else_is_blamed(told: list[str]) -> None:
    """Neither the sound files, nor those that the others refer to."""
    blamed = {line.split(":")[0] for line in told}
    bad = {f"profiles/meetings/{name}.yaml" for name in PROFILES} | {f"seeds/{name}.txt" for name in DOCUMENTS}
    clashing = {f"profiles/{name}.yaml" for name in ("meetings/vienna-2031-09", "meetings/space in name", "conflicts")}

    assert blamed <= bad | clashing
    assert all(len(line) < 700 and line.isprintable() for line in told)


@pytest.mark.parametrize(
    "words", ["meetings", "compare call winter", "search corridor", "timeline", "sources --format json"]
)
def test_the_rest_works_on(words: str, bad: Path) -> None:
    """A look-up among bad files answers, and mentions them in a sentence."""
    code, out, err = bounded(bad, *words.split())

    assert 0 == code, err
    assert out
    assert "Traceback" not in err
    assert "visavis check" in err


def chain(root: Path) -> None:
    """Three thousand meetings, each a part of the next."""
    for number in range(3000):
        text = f"meeting: p{number}\ntitle: P\nrelations: [{{part-of: p{number + 1}}}]\n"
        (root / f"profiles/meetings/p{number}.yaml").write_text(text)


def crowd(root: Path) -> None:
    """A hundred thousand statements in a hundred files."""
    line = "      - {{id: s{0}, text: T{0}, standing: joint, account: press, source: courier, quote: a corridor}}\n"
    statements = "statements:\n  formal-outcomes:\n    grain:\n" + "".join(line.format(n) for n in range(1000))
    for number in range(100):
        path = root / f"profiles/meetings/m{number}.yaml"
        path.write_text(f"meeting: m{number}\ntitle: M{number}\n{statements}")


def flood(line: str) -> Build:
    """Four megabytes of the same mistake."""
    return lambda root: (root / "profiles/meetings/bad.yaml").write_text(line * (3_900_000 // len(line))) and None  # type: ignore[func-returns-value]


def words(root: Path) -> None:
    """Thirty megabytes in one paragraph."""
    (root / "seeds/bad.txt").write_text("word " * 6_000_000)


def numbers(root: Path) -> None:
    """Thousands of quotations that stand nowhere."""
    line = "      - {{id: s{0}, text: T, standing: joint, account: press, source: courier, quote: ship number {0}}}\n"
    said = "statements:\n  formal-outcomes:\n    grain:\n" + "".join(line.format(n) for n in range(3000))
    (root / "profiles/meetings/bad.yaml").write_text(f"meeting: bad\ntitle: Bad\n{said}")


MASSES = {"chain": chain, "crowd": crowd, "words": words, "missing quotations": numbers} | {
    name: flood(line)
    for name, line in (("keys", "a: 1\n"), ("quotes", "''"), ("sequences", "- "), ("anchors", "&a "),
                       ("questions", "? "), ("braces", "{a: "), ("blocks", "|\n"), ("breaks", "\u2028"))
}  # fmt: skip


@pytest.mark.torture
@pytest.mark.parametrize("mass", MASSES)
@pytest.mark.parametrize("words", ["check --no-silences", "meetings", "compare call winter"])
def test_masses_take_bounded_time_and_memory(mass: str, words: str, workspace: Path) -> None:
    """Within a gigabyte and two minutes of the processor; never a traceback."""
    MASSES[mass](workspace)
    code, out, err = bounded(workspace, *words.split())

    assert code in (0, 1), err
    assert "Traceback" not in out + err
