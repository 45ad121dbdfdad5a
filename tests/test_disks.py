"""On real file systems that are full, or may only be read: nothing is lost, and it is said in words."""

import os
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest
from conftest import VIENNA
from terminals import Terminal

from tui.cli import main

Mount = Callable[..., Path]
Capture = pytest.CaptureFixture[str]
WRITING = {
    "check --pin": "anchors.json was not written",
    "new oslo": "oslo.yaml was not written",
    "add FOLDER/new.txt --no-ask": "new.txt was not written",
    "review autumn/corridor --accept --reviewer ab": "vienna-2031-09.yaml was not written",
    "meetings -o DISK/out.txt": "out.txt was not written",
    "init DISK/desk": "could not be made",
}
LOOKING = ("meetings", "search corridor", "compare vienna winter", "check", "cite autumn/corridor", "timeline")


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Mounts a file system of its own, taken away again at the end."""
    mounted: list[Path] = []

    def mounting(*words: str, name: str = "disk") -> Path:
        place = tmp_path / name
        place.mkdir(exist_ok=True)
        done = subprocess.run(["mount", *words, str(place)], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
        mounted.extend({place} - {*mounted})
        return place

    if os.geteuid() != 0:
        pytest.skip("only root can mount a file system")
    yield mounting
    for place in reversed(mounted):
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path) -> None:
    """Until not a byte is left."""
    with (disk / "fill").open("wb", buffering=0) as stream:
        for size in (65536, 4096, 1):
            try:
                while True:
                    stream.write(b"x" * size)
            except OSError:
                continue


def contents(folder: Path) -> dict[str, str]:
    """Every file with the hash of what is in it, and every folder."""
    paths = [path for path in folder.rglob("*") if path.name != "fill"]
    return {str(path): sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in paths}


def asked(words: str, workspace: Path, **places: Path) -> int:
    for name, place in places.items():
        words = words.replace(name, str(place))
    return main([*words.split(), "--workspace", str(workspace)])


def test_on_a_full_disk_nothing_is_written_and_nothing_lost(tmp_path: Path, mount: Mount, capsys: Capture) -> None:
    """Each command that writes says what was not written, and leaves nothing half done; look-ups work."""
    disk = mount("-t", "tmpfs", "-o", "size=1m", "none")
    workspace = Path(copytree(VIENNA, disk / "vienna"))
    (tmp_path / "new.txt").write_text("A new document.\n")
    fill(disk)
    before = contents(disk)

    for words, said in WRITING.items():
        code, err = asked(words, workspace, FOLDER=tmp_path, DISK=disk), capsys.readouterr().err
        assert 2 == code, err
        assert said in err and ("disk is full" in err or "No space left" in err)
    codes = [asked(words, workspace) for words in LOOKING]

    assert before == contents(disk)
    assert {0} == {*codes}


def test_a_screen_on_a_full_disk_says_so(mount: Mount) -> None:
    """What was typed stays in the form, and the profile as it was."""
    disk = mount("-t", "tmpfs", "-o", "size=1m", "none")
    workspace = Path(copytree(VIENNA, disk / "vienna"))
    fill(disk)
    before = contents(disk)
    with Terminal(["spring", "autumn", "--workspace", str(workspace)]) as screen:
        screen.until("Spring talks", "evidence").press("j")
        screen.until("reopen two ports by summer”").press("\r")
        screen.until("cited by").press("a")
        screen.until("Take into a profile").press("Ministers met\r")
        screen.until("Write it into the profile").press("\r")
        seen = screen.until("the disk is full").seen()

    assert "Ministers met" in seen
    assert before == contents(disk)


@pytest.mark.parametrize("size", ["4k", "16k", "48k", "96k"])
def test_a_full_cache_is_no_hindrance(
    workspace: Path, size: str, mount: Mount, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """The index is built elsewhere for this run, with a word; also when it is to be built anew."""
    said = {words: (asked(words, workspace), capsys.readouterr().out) for words in LOOKING}
    disk = mount("-t", "tmpfs", "-o", f"size={size},mode=700", "none")
    monkeypatch.setenv("XDG_CACHE_HOME", str(disk))
    monkeypatch.setenv("XDG_STATE_HOME", str(disk))

    for words in (*LOOKING, "index --rebuild", *LOOKING):
        code = asked(words, workspace)
        out, err = capsys.readouterr()
        assert 0 == code, err
        assert words not in said or (code, out) == said[words]
        assert "" == err or "temporary one is built" in err or "Nothing is wrong" in err or "up to date" in err
    fill(disk)
    assert 0 == asked("search corridor", workspace)


def test_without_any_room_for_an_index_the_rest_works(
    workspace: Path, mount: Mount, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """What needs no index answers; what does says what to do; that nothing is wrong is not said."""
    disk = mount("-t", "tmpfs", "-o", "size=4k,mode=700", "none")
    monkeypatch.setenv("XDG_CACHE_HOME", str(disk))
    monkeypatch.setattr("tempfile.tempdir", str(disk))
    fill(disk)

    codes = {words: asked(words, workspace) for words in (*LOOKING, "compare vienna winter --format json")}
    err = capsys.readouterr().err

    assert {words: 3 if words in ("search corridor", "check") else 0 for words in codes} == codes
    assert "free some disk space" in err and "The silences were not checked." in err
    assert "Nothing is wrong" not in err


def test_a_read_only_mount_is_read(workspace: Path, tmp_path: Path, mount: Mount, capsys: Capture) -> None:
    """Look-ups answer as ever, what would write says why it does not, and the screen opens."""
    said = {words: (asked(words, workspace), capsys.readouterr().out) for words in LOOKING}
    before = contents(workspace)
    (tmp_path / "new.txt").write_text("A new document.\n")
    place = mount("--bind", str(workspace))
    mount("-o", "remount,ro,bind")
    found = {words: (asked(words, place), capsys.readouterr().out) for words in LOOKING}
    codes = [asked(words, place, FOLDER=tmp_path, DISK=place) for words in WRITING]
    err = capsys.readouterr().err
    with Terminal(["spring", "autumn", "--workspace", str(place)]) as screen:
        screen.until("may only be read").press("\x11")
        left = screen.left()

    assert said == found
    assert {2} == {*codes}, err
    assert len(WRITING) == sum("read" in line.lower() for line in err.splitlines()), err
    assert 0 == left
    assert before == contents(workspace)
