"""Replacing a file: whole or not at all, and it stays who it was."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from profiles.files.writing import ABSENT, EditedMeanwhile, NotWritten, content_hash, replace_file

ACLS = shutil.which("setfacl") and shutil.which("getfacl")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with old content."""
    path = tmp_path / "a.yaml"
    path.write_text("old, and longer than the new")
    return path


def names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def test_mode_and_neighbours_stay(path: Path) -> None:
    """The content changes; the mode does not, and no draft is left behind."""
    path.chmod(0o640)

    replace_file(path, b"new")

    assert (b"new", 0o640) == (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))
    assert ["a.yaml"] == names(path)


def test_a_new_file_has_the_mode_of_the_umask(path: Path) -> None:
    """As any program would have made it."""
    old = os.umask(0o027)
    try:
        replace_file(path.with_name("b.yaml"), b"new", ABSENT)
    finally:
        os.umask(old)

    assert 0o640 == stat.S_IMODE(path.with_name("b.yaml").stat().st_mode)


def test_a_link_stays_a_link(path: Path) -> None:
    """Its target is written."""
    link = path.with_name("link.yaml")
    link.symlink_to("a.yaml")

    replace_file(link, b"new")

    assert (True, b"new") == (link.is_symlink(), path.read_bytes())


def test_a_second_name_sees_the_new_content(path: Path) -> None:
    """Hard links are not torn apart."""
    other = path.with_name("other.yaml")
    other.hardlink_to(path)

    replace_file(path, b"new")

    assert (b"new", 2) == (other.read_bytes(), path.stat().st_nlink)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_owner_and_group_stay(path: Path) -> None:
    """Also when somebody else writes."""
    os.chown(path, 1234, 2345)

    replace_file(path, b"new")

    assert (1234, 2345) == (path.stat().st_uid, path.stat().st_gid)


def test_extended_attributes_stay(path: Path) -> None:
    """Access lists are kept in them."""
    try:
        os.setxattr(path, "user.desk", b"east")
    except (AttributeError, OSError):
        pytest.skip("this file system knows no attributes")

    replace_file(path, b"new")

    assert b"east" == os.getxattr(path, "user.desk")


def test_an_access_list_stays(path: Path) -> None:
    """Who was let in by name is let in still, and may do what he might."""
    letting = subprocess.run(["setfacl", "-m", "u:1234:rw,g:2345:r", path], check=False) if ACLS else None
    if letting is None or letting.returncode:
        pytest.skip("no access lists here")
    before = subprocess.run(["getfacl", "-cn", path], capture_output=True, check=True).stdout

    replace_file(path, b"new")

    assert b"user:1234:rw-" in before
    assert before == subprocess.run(["getfacl", "-cn", path], capture_output=True, check=True).stdout


def test_a_folder_s_default_access_list_goes_to_new_files(path: Path) -> None:
    """And an old file beside them keeps its own."""
    if not ACLS or subprocess.run(["setfacl", "-d", "-m", "u:1234:r", path.parent], check=False).returncode:
        pytest.skip("no access lists here")

    replace_file(path, b"new")
    replace_file(path.with_name("b.yaml"), b"new", ABSENT)

    assert b"1234" not in subprocess.run(["getfacl", "-cn", path], capture_output=True, check=True).stdout
    assert b"user:1234:r--" in subprocess.run(["getfacl", "-cn", path.with_name("b.yaml")], capture_output=True).stdout


def test_another_s_edit_is_noticed(path: Path) -> None:
    """What somebody else wrote since it was read is not written over."""
    read = content_hash(path)
    path.write_text("another's")

    with pytest.raises(EditedMeanwhile, match="somebody else"):
        replace_file(path, b"new", read)

    assert b"another's" == path.read_bytes()


def test_a_file_that_must_not_be_there_is_noticed(path: Path) -> None:
    """Two programs that make the same file do not write over each other."""
    with pytest.raises(EditedMeanwhile):
        replace_file(path, b"new", ABSENT)


def test_what_leads_outside_is_refused(path: Path) -> None:
    """A link out of the folder is not followed."""
    inside = path.parent / "profiles"
    inside.mkdir()
    (inside / "a.yaml").symlink_to(path)

    with pytest.raises(NotWritten, match="leads outside profiles/"):
        replace_file(inside / "a.yaml", b"new", within=inside)

    assert path.read_text().startswith("old")


@pytest.mark.parametrize("name", ["loop", "folder", "nowhere/a", "x" * 300])
def test_what_cannot_be_written_is_said(path: Path, name: str) -> None:
    """A sentence for each, nothing left behind."""
    path.with_name("loop").symlink_to("loop")
    path.with_name("folder").mkdir()
    before = names(path)

    with pytest.raises(NotWritten, match="; "):
        replace_file(path.parent / name, b"new")

    assert before == names(path)


def test_a_full_disk_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old content stays, the draft goes, the sentence says so."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(NotWritten, match="disk is full"):
        replace_file(path, b"new")

    assert (["a.yaml"], True) == (names(path), path.read_text().startswith("old"))


def test_a_folder_that_is_being_written_in_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And in the end it is said that another program is writing."""
    import fcntl

    monkeypatch.setattr("profiles.files.writing.PATIENCE", 0.02)
    holder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(holder, fcntl.LOCK_EX)

        with pytest.raises(NotWritten, match="Another program"):
            replace_file(path, b"new")
    finally:
        os.close(holder)
