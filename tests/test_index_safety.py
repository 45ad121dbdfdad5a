"""The index is disposable and never trusted: damaged, foreign, planted or locked, look-ups work and nothing is run."""

import errno
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index import build, open_index
from index.cache import index_folder
from index.lock import Lock
from profiles.workspace import load_workspace

QUERY = "hotline fishing"


def look_up(workspace: Path) -> tuple[int, list[str]]:
    """How many answers a fresh look-up finds, and what was said meanwhile."""
    said: list[str] = []
    with open_index(load_workspace(workspace), say=said.append) as index:
        return index.search(QUERY).total, said


def generation(workspace: Path) -> Path:
    """The folder that holds Whoosh's files."""
    home = Path(index_folder(workspace))
    return home / str(json.loads((home / "current.json").read_text().splitlines()[0])["folder"])


def test_a_second_look_up_builds_nothing(workspace: Path) -> None:
    """What is up to date is opened as it is."""
    look_up(workspace)
    before = sorted((p.name, p.stat().st_mtime_ns) for p in generation(workspace).iterdir())

    found, said = look_up(workspace)

    assert (found > 0, said) == (True, [])
    assert sorted((p.name, p.stat().st_mtime_ns) for p in generation(workspace).iterdir()) == before


def test_the_folder_is_the_users_alone(workspace: Path) -> None:
    """Mode 0700 all the way down from the cache home, whatever the umask."""
    old = os.umask(0)
    try:
        look_up(workspace)
    finally:
        os.umask(old)
    home = Path(index_folder(workspace))

    assert [path.stat().st_mode & 0o777 for path in (home.parent.parent, home.parent, home)] == [0o700] * 3


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _garbage(path: Path) -> None:
    path.write_bytes(b"\x80\x04garbage\xff" * 40)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _remove(path: Path) -> None:
    path.unlink()


DAMAGES = [_truncate, _zero, _garbage, _empty, _remove]


KINDS_OF_FILE = ("trm", "pst", "toc", "doc", "pst")


@pytest.mark.parametrize(("damage", "ending"), list(zip(DAMAGES, KINDS_OF_FILE, strict=True)))
def test_a_damaged_file_is_built_anew(workspace: Path, damage: Callable[[Path], None], ending: str) -> None:
    """Any file of the index, in any way: it is rebuilt with a word, and everything is found."""
    right, _ = look_up(workspace)
    damage(next(path for path in generation(workspace).iterdir() if path.name.endswith(ending)))

    found, said = look_up(workspace)

    assert (found, len(said)) == (right, 1)
    assert "built anew" in said[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"format":"999"}',
        b'{"format":"1","folder":"../../etc"}',
        b"[" * 50_000,
    ],
)
def test_a_catalogue_that_makes_no_sense_is_built_anew(workspace: Path, content: bytes) -> None:
    """Empty, cut, of another version, from the future, pointing elsewhere."""
    right, _ = look_up(workspace)
    (Path(index_folder(workspace)) / "current.json").write_bytes(content)

    found, said = look_up(workspace)

    assert (found, len(said)) == (right, 1)


def test_damage_that_keeps_size_and_time_is_noticed_when_it_is_read(workspace: Path) -> None:
    """Even where nothing shows from outside, an unreadable index is replaced while asking."""
    right, _ = look_up(workspace)
    for path in generation(workspace).iterdir():
        if path.suffix in (".pst", ".trm"):
            state = path.stat()
            path.write_bytes(bytes(state.st_size))
            os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    found, said = look_up(workspace)

    assert found == right
    assert said


class _Planted:
    """What a planted pickle would run."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {os.environ['PLANTED']}",)


def test_a_planted_index_runs_nothing(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pickles in every file that Whoosh would read are never loaded."""
    trap = tmp_path / "sprung"
    monkeypatch.setenv("PLANTED", str(trap))
    right, _ = look_up(workspace)
    for path in generation(workspace).iterdir():
        path.write_bytes(pickle.dumps(_Planted()))
    (generation(workspace) / "_MAIN_99.toc").write_bytes(pickle.dumps(_Planted()))

    found, _ = look_up(workspace)

    assert (found, trap.exists()) == (right, False)


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o755])
def test_a_folder_open_to_others_is_refused(workspace: Path, mode: int) -> None:
    """It is said so, and a temporary index is searched."""
    right, _ = look_up(workspace)
    Path(index_folder(workspace)).chmod(mode)

    found, said = look_up(workspace)

    assert found == right
    assert "open to other users" in said[0]


def test_a_file_that_others_can_write_is_refused(workspace: Path) -> None:
    """Also inside a private folder."""
    right, _ = look_up(workspace)
    next(generation(workspace).glob("*.trm")).chmod(0o666)

    found, said = look_up(workspace)

    assert found == right
    assert "can be written by others" in said[0]


def test_a_link_in_place_of_the_folder_is_refused(workspace: Path, tmp_path: Path) -> None:
    """A link may lead to a folder of somebody else."""
    right, _ = look_up(workspace)
    home = Path(index_folder(workspace))
    shutil.move(home, tmp_path / "elsewhere")
    home.symlink_to(tmp_path / "elsewhere")

    found, said = look_up(workspace)

    assert found == right
    assert "not a folder" in said[0]


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to run as root, to give a folder to another user")
def test_a_folder_of_another_user_is_refused(workspace: Path) -> None:
    """Whatever its mode."""
    right, _ = look_up(workspace)
    os.chown(index_folder(workspace), 65534, 65534)

    found, said = look_up(workspace)

    assert found == right
    assert "belongs to another user" in said[0]


def test_a_cache_home_that_is_a_file_gives_a_temporary_index(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look-up works, and says where nothing could be kept."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    found, said = look_up(workspace)

    assert found > 0
    assert "temporary" in said[0]


def test_a_changed_document_is_taken_in(workspace: Path) -> None:
    """What was written anew is found, what went is not."""
    look_up(workspace)
    path = workspace / "seeds" / "dispatch.txt"
    path.write_text(path.read_text("utf-8").replace("hotline", "quokka"), "utf-8")

    with open_index(load_workspace(workspace)) as index:
        counts = (index.count("quokka", ["dispatch"]), index.count("hotline", ["dispatch"]))

    assert counts == (1, 0)


def test_a_change_that_keeps_size_and_mtime_is_taken_in(workspace: Path) -> None:
    """The clock of a file may lie."""
    look_up(workspace)
    path = workspace / "seeds" / "dispatch.txt"
    state = path.stat()
    path.write_text(path.read_text("utf-8").replace("hotline", "quokkas"), "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    with open_index(load_workspace(workspace)) as index:
        count = index.count("quokkas", ["dispatch"])

    assert (path.stat().st_size, count) == (state.st_size, 1)


def test_a_touched_document_is_not_indexed_again(workspace: Path) -> None:
    """Only its new time is noted."""
    look_up(workspace)
    before = sorted(path.name for path in generation(workspace).iterdir())
    os.utime(workspace / "seeds" / "dispatch.txt", (1, 1))

    look_up(workspace)

    assert sorted(path.name for path in generation(workspace).iterdir()) == before


def test_a_removed_document_and_a_new_profile_are_taken_in(workspace: Path) -> None:
    """Passages of what is gone are gone; statements of what is new are there."""
    look_up(workspace)
    meetings = workspace / "profiles" / "meetings"
    text = (meetings / "geneva-2031-03.yaml").read_text("utf-8")
    (meetings / "oslo-2032.yaml").write_text(
        text.replace("geneva-2031-03", "oslo-2032").replace("aliases: [spring]", "aliases: [oslo]"), "utf-8"
    )
    sources = workspace / "seeds" / "sources.yaml"
    sources.write_text(sources.read_text("utf-8").split("  - file: gazette.txt")[0], "utf-8")
    (meetings / "call-2031-06.yaml").unlink()
    (workspace / "seeds" / "gazette.txt").unlink()

    with open_index(load_workspace(workspace)) as index:
        new = index.search("meeting:oslo-2032 hotline", kinds="statements").total
        gone = index.search("两国领导人", kinds="passages").total

    assert (new, gone) == (1, 0)


def test_a_lock_held_by_another_does_not_stop_a_look_up(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last state is searched, and that is said."""
    monkeypatch.setattr("index.opening.PATIENCE", 0.01)
    look_up(workspace)
    (workspace / "seeds" / "dispatch.txt").write_text("Nothing but a kangaroo.", "utf-8")
    lock = Lock(index_folder(workspace))
    assert lock.acquire()

    found, said = look_up(workspace)
    lock.release()

    assert found > 0
    assert "newest changes may be missing" in said[0]


def test_a_first_build_by_another_does_not_stop_a_look_up(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing to search, a temporary index is built."""
    monkeypatch.setattr("index.opening.LONG_PATIENCE", 0.01)
    lock = Lock(index_folder(workspace))
    assert lock.acquire()

    found, said = look_up(workspace)
    lock.release()

    assert found > 0
    assert "temporary" in said[0]


def test_a_full_disk_gives_a_temporary_index(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost, and a clear word is said."""
    write, home = build._write, Path(index_folder(workspace))

    def full(folder: Path, *rest: object) -> object:
        if folder.parent == home:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "_write", full)

    found, said = look_up(workspace)

    assert found > 0
    assert "No space left" in said[0]
    assert [path.name for path in home.iterdir() if path.is_dir()] == []


def test_a_build_that_is_interrupted_leaves_nothing(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C while indexing: the next look-up builds as if it were the first."""

    def interrupt(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index(load_workspace(workspace), progress=interrupt)

    assert look_up(workspace) == (1, [])


LOOK = """
import sys
from collections.abc import Callable
from pathlib import Path
from index import build, open_index
from profiles.workspace import load_workspace
with open_index(load_workspace(Path(sys.argv[1])), say=lambda word: print(word, file=sys.stderr)) as index:
    if len(sys.argv) > 2:
        index.refresh(rebuild=True)
    print(index.search("hotline fishing").total)
"""


def test_many_look_ups_beside_rebuilds(workspace: Path) -> None:
    """Real processes: each finds everything, none fails."""
    right, _ = look_up(workspace)
    command = [sys.executable, "-W", "error", "-c", LOOK, str(workspace)]
    running = [
        subprocess.Popen(
            command + ["rebuild"] * (n % 3 == 0), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for n in range(4)
    ]

    answers = [(process.communicate(timeout=60)[0].strip(), process.returncode) for process in running]

    assert answers == [(str(right), 0)] * 4


def test_many_small_changes_are_taken_in_without_building_anew(workspace: Path) -> None:
    """Segments with deleted entries are merged; what was deleted is gone, what is new is found, nothing is said."""
    document, said = workspace / "seeds" / "dispatch.txt", list[str]()
    text = document.read_text("utf-8")
    for change in range(12):
        document.write_text(f"{text}\n\nThe word is wombat{change}.\n", "utf-8")
        with open_index(load_workspace(workspace), say=said.append) as index:
            found = [index.count(f"wombat{n}", ["dispatch"]) for n in (change - 1, change)]

        assert [0, 1] == found

    assert [] == said
