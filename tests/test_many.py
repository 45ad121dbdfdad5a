"""Many at once, killed at any instant, on a full disk, as another user: nothing is lost, and each is told."""

import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from profiles.files.writing import NotWritten, replace_file
from profiles.workspace import load_workspace
from tui.cli import main

NOBODY = 65534
XDG = ("CACHE", "STATE", "CONFIG")
LOOKING = ("meetings", "search corridor", "compare vienna winter")
WRITING = ("check --pin", "new oslo", "add FOLDER/new.txt")
VIENNA = Path(__file__).parent / "vienna"
TAKE = """
import sys
from pathlib import Path
from profiles.files.insertion import NotInserted
from profiles.files.taking import take_statement
from profiles.workspace import load_workspace
from profiles.files.writing import EditedMeanwhile, NotWritten
root, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
told = 0
for number in range(count):
    fields = {"id": f"{name}-{number}", "text": f"Taken by {name}.", "standing": "joint", "account": "press",
              "source": "courier", "quote": "a corridor for grain"}
    while True:
        try:
            take_statement(load_workspace(root), "vienna-2031-09", "formal-outcomes", "grain", fields)
        except (NotWritten, NotInserted):
            told += 1
            continue
        print(f"{name}-{number}", flush=True)
        break
print(f"told {told}", flush=True)
"""


def taking(workspace: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A program that takes statements into one profile, and prints each that it was told is there."""
    command = [sys.executable, "-c", TAKE, str(workspace), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def there(workspace: Path) -> set[str]:
    """The statements of the profile; nothing may be wrong with it."""
    opened = load_workspace(workspace)

    assert () == opened.problems
    return {one.id.partition("/")[2] for one in opened.profiles["vienna-2031-09"].statements}


def test_programs_that_write_one_profile_lose_no_line(workspace: Path) -> None:
    """Real processes; whoever comes second is told, reads again, and nobody's statement is lost."""
    before = there(workspace)
    running = [taking(workspace, f"p{number}", 4) for number in range(int(os.environ.get("TORTURE", "2")) % 20 or 20)]
    said = [process.communicate(timeout=300) for process in running]

    assert [""] * len(running) == [err for _, err in said]
    done = {line for out, _ in said for line in out.split("\n")[:-2]}
    assert before | done == there(workspace)
    assert 4 * len(running) == len(done)


def test_documents_added_at_once_are_all_listed(workspace: Path, tmp_path: Path) -> None:
    """Real processes that add to one list."""
    running = []
    for number in range(4):
        (tmp_path / f"d{number}.txt").write_text(f"Document number {number}.\n")
        words = ["add", str(tmp_path / f"d{number}.txt"), "--no-ask", "--workspace", str(workspace)]
        code = f"from tui.cli import main; import sys; sys.exit(main({words!r}))"
        running.append(subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True))
    said = [process.communicate(timeout=120)[1] for process in running]
    opened = load_workspace(workspace)

    assert [0] * 4 == [process.returncode for process in running], said
    assert {f"d{number}.txt" for number in range(4)} <= opened.sources.keys()
    assert {f"d{number}" for number in range(4)} <= {source.name for source in opened.sources.values()}


def test_a_writer_killed_at_any_instant_loses_nothing(workspace: Path) -> None:
    """kill -9 while a profile is written: all that was told to be there is there. TORTURE=100 kills so often."""
    chance, done = random.Random(0), set[str]()
    started = time.monotonic()
    taking(workspace, "first", 1).communicate(timeout=60)
    lasts = time.monotonic() - started
    for kill in range(int(os.environ.get("TORTURE", "2"))):
        process = taking(workspace, f"k{kill}", 50)
        try:
            process.wait(timeout=lasts * chance.uniform(0.6, 1.6))
        except subprocess.TimeoutExpired:
            process.kill()
        said = process.communicate()[0]
        done |= {line for line in said.split("\n") if line.startswith("k")}
        found = there(workspace)

        assert done <= found
        assert len(found - done) <= 8 + kill, "more was written than asked"


@pytest.mark.parametrize("linked", [False, True], ids=["alone", "hard link"])
def test_a_full_disk_loses_nothing_of_a_profile(tmp_path: Path, linked: bool) -> None:
    """A real limit on the size of files: the old content stays, and the reason is said."""
    path = tmp_path / "profile.yaml"
    path.write_bytes(b"old\n" * 1000)
    if linked:
        (tmp_path / "second name").hardlink_to(path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, hard))
    try:
        with pytest.raises(NotWritten):
            replace_file(path, b"new\n" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert b"old\n" * 1000 == path.read_bytes()
    assert 1 + linked == len(list(tmp_path.iterdir()))


# --- as another user


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody can reach, with root's workspace in it and a home of nobody's own."""
    folder = Path(tempfile.mkdtemp(prefix="visavis-test-"))
    folder.chmod(0o755)
    copytree(VIENNA, folder / "vienna")
    for path in (folder / "vienna", *(folder / "vienna").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (folder / "home").mkdir()
    os.chown(folder / "home", NOBODY, NOBODY)
    yield folder
    rmtree(folder)


def as_nobody(folder: Path, action: Callable[[], int]) -> str:
    """What an action prints and returns when another user does it, in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        told = ""
        try:
            os.close(reading)
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
            os.environ["HOME"] = str(folder / "home")
            os.environ.update({f"XDG_{name}_HOME": str(folder / "home" / name) for name in XDG})
            sys.stdout = sys.stderr = said = io.StringIO()
            told = f"{int(action())}\n{said.getvalue()}"
        except BaseException as error:  # noqa: BLE001 - the parent reads it
            told = f"{type(error).__name__}: {error}"
        finally:
            os.write(writing, told.encode()[:60_000])
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        said_there = stream.read().decode()
    os.waitpid(child, 0)
    return said_there


ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as a second user")


def run(folder: Path, *words: str) -> Callable[[], int]:
    return lambda: main([*words, "--workspace", str(folder / "vienna")])


@ROOT
def test_another_user_reads_what_he_cannot_write(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Look-ups work, in a cache of his own; whatever would write says so and writes nothing."""
    before = {path: path.read_bytes() for path in (shared / "vienna").rglob("*") if path.is_file()}
    (shared / "new.txt").write_text("A new document.\n")
    told = {}
    for words in (*LOOKING, *WRITING):
        asked = words.replace("FOLDER", str(shared)).split()
        main([*asked, "--workspace", str(copytree(shared / "vienna", shared / "copy", dirs_exist_ok=True))])
        told[words] = as_nobody(shared, run(shared, *asked))

    assert ["0"] * 3 == [told[words][0] for words in LOOKING], told
    assert ["2"] * 3 == [told[words][0] for words in WRITING], told
    assert all("read-only" in told[words] or "only be read" in told[words] for words in WRITING), told
    assert before == {path: path.read_bytes() for path in (shared / "vienna").rglob("*") if path.is_file()}
    assert 0o700 == (shared / "home/CACHE/visavis").stat().st_mode & 0o777


@ROOT
def test_files_closed_to_a_user_are_told_and_the_rest_works(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document, a profile, the pins, a whole folder that he may not read."""
    main(["check", "--workspace", str(shared / "vienna")])
    for name in ("seeds/gazette.txt", "profiles/meetings/call-2031-06.yaml"):
        (shared / "vienna" / name).chmod(0o600)
    told = as_nobody(shared, run(shared, "check", "--no-silences"))
    looked = as_nobody(shared, run(shared, "meetings"))
    (shared / "vienna/profiles/meetings").chmod(0o700)
    closed = as_nobody(shared, run(shared, "meetings"))
    (shared / "vienna/profiles").chmod(0o700)
    shut = as_nobody(shared, run(shared, "meetings"))

    assert 2 == told.count("may not be read; ask its owner for permission"), told
    assert looked.startswith("0\n")
    assert "Autumn summit" in looked
    assert "mistake in the program" not in closed + shut


@ROOT
def test_an_index_planted_by_another_user_is_not_opened(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """He has the folder already; a temporary one is built, with a word, and his stays as it is."""
    as_nobody(shared, run(shared, "search", "corridor"))
    theirs = shared / "home/CACHE"
    os.environ["XDG_CACHE_HOME"] = str(theirs)
    before = sorted(path.stat().st_mtime_ns for path in theirs.rglob("*"))
    code = main(["search", "corridor", "--workspace", str(shared / "vienna")])
    out, err = capsys.readouterr()

    assert 0 == code
    assert "corridor" in out
    assert "belongs to another user" in err
    assert before == sorted(path.stat().st_mtime_ns for path in theirs.rglob("*"))


@ROOT
def test_a_home_that_cannot_be_written_is_no_hindrance(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A private temporary index, with a word on stderr."""
    main(["search", "corridor", "--workspace", str(shared / "vienna")])
    os.chown(shared / "home", 0, 0)
    told = as_nobody(shared, run(shared, "search", "corridor"))

    assert told.startswith("0\n"), told
    assert "temporary one is built for this run" in told
