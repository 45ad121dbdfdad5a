"""A compiled workspace says what the files say, and is believed only while they are as they were."""

import json
import os
import stat
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from profiles import model
from profiles.alignment import compare
from profiles.cache import private_folder
from profiles.comparison import Hit
from profiles.compiled import Compiled, open_workspace, read_parts
from profiles.compiling import keep
from profiles.export.documents import comparison_json, conflicts_json, meetings_json, show_json, timeline_json
from profiles.packing import _SHAPES
from profiles.workspace import Workspace, load_workspace

ROOT = Path(__file__).parent.parent


def whole(value: Any) -> Any:
    """A value with the fields that comparing leaves out."""
    if isinstance(value, tuple):
        return [whole(one) for one in value]
    names = getattr(type(value), "__slots__", None)
    return value if names is None else {name: whole(getattr(value, name)) for name in names}


@pytest.fixture
def small(workspace: Path) -> Path:
    """A workspace whose files have settled."""
    for path in (path for path in workspace.rglob("*") if path.is_file()):
        os.utime(path, (1_000_000_000.5, 1_000_000_000.5))
    return workspace


def kept(root: Path) -> Path:
    """Keep the compiled form; the file."""
    assert keep(open_workspace(root))
    return Path(private_folder(root, "compiled")) / "workspace"


def test_it_says_what_the_files_say() -> None:
    """On the seeds: every value with every field, and what is made of them."""
    loaded, (first, second) = load_workspace(ROOT), ("", "")
    assert keep(open_workspace(ROOT)) or read_parts(ROOT)
    compiled = open_workspace(ROOT)
    first, second = (meeting.id for meeting in loaded.meetings()[-3:-1])

    assert isinstance(compiled, Compiled)
    for name in ("dimensions", "topics", "people", "parties", "terms", "conflicts", "file_problems"):
        assert whole(getattr(loaded, name)) == whole(getattr(compiled, name))
    assert {f: whole(s) for f, s in loaded.sources.items()} == {f: whole(s) for f, s in compiled.sources.items()}
    assert {id: whole(p) for id, p in loaded.profiles.items()} == {id: whole(p) for id, p in compiled.profiles.items()}
    assert whole(loaded.questions()) == whole(compiled.questions())
    assert [loaded.number(p) for p in loaded.cited_passages] == [compiled.number(p) for p in loaded.cited_passages]
    for _ in range(2):
        again = open_workspace(ROOT)
        assert {f: whole(loaded.document(f)) for f in loaded.sources} == {
            f: whole(again.document(f)) for f in again.sources
        }
    for told in (meetings_json, conflicts_json, timeline_json, lambda record: show_json(record, first)):
        assert json.dumps(told(loaded)) == json.dumps(told(compiled))
    left, right = (comparison_json(one, compare(one, first, second)) for one in (loaded, compiled))
    assert left == right


def test_every_field_that_holds_values_is_made_again() -> None:
    """No list is left where a tuple stood, and no row where a value stood."""
    values = [one for one in vars(model).values() if hasattr(one, "__slot_setters__")]

    for cls in [*values, Hit]:
        if cls is model.Pin:
            continue
        nested = {
            name
            for name, hint in get_type_hints(cls).items()
            if any(get_origin(part) is tuple or hasattr(part, "__slot_setters__") for part in (hint, *get_args(hint)))
        }
        assert nested == set(_SHAPES.get(cls, {})), cls


@pytest.mark.parametrize("spoil", [b"", b"visavis compiled 2\n", b"x" * 100, None, "cut", "flip", "writable", "link"])
def test_what_is_odd_is_as_if_it_were_not_there(small: Path, spoil: Any) -> None:
    """Empty, cut off, changed, open to others or a link: the files are read, and the form is written anew."""
    path = kept(small)
    data = path.read_bytes()
    if spoil == "writable":
        path.chmod(0o666)
    elif spoil == "link":
        path.rename(path.with_name("elsewhere"))
        path.symlink_to("elsewhere")
    elif spoil is None:
        path.unlink()
    else:
        spoiled = {"cut": data[:-10], "flip": data[:-10] + b"#" + data[-9:]}.get(spoil, spoil)
        path.write_bytes(spoiled)

    found = open_workspace(small)

    assert not isinstance(found, Compiled)
    assert found.profiles
    if spoil not in ("writable", "link"):
        assert keep(found)
        assert isinstance(open_workspace(small), Compiled)


def test_a_folder_that_others_can_open_is_not_used(small: Path) -> None:
    """What lies there is not believed, and nothing is written there."""
    folder = kept(small).parent
    folder.chmod(0o755)

    found = open_workspace(small)

    assert not isinstance(found, Compiled)
    assert not keep(found)


def test_every_change_of_a_file_is_seen(small: Path) -> None:
    """A new, a changed and a removed file, also where size and time of change are made to look the same."""
    kept(small)
    profile = next((small / "profiles" / "meetings").glob("*.yaml"))
    before, seen = profile.read_bytes(), profile.stat()
    profile.write_bytes(before[:-1] + b" ")
    os.utime(profile, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    assert profile.stat().st_size == seen.st_size
    assert type(open_workspace(small)) is Workspace


def test_a_file_too_fresh_for_its_times_is_compared_by_content(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the clock of the files is coarse, a second change within its tick leaves every stamp as it was."""
    profile = next((small / "profiles" / "meetings").glob("*.yaml"))
    path = str(profile.relative_to(small))
    stamps = Path("stamps"), [path]
    for module in ("compiled", "compiling"):
        monkeypatch.setattr(f"profiles.{module}.stamp", lambda root: (str(stamps[0]), stamps[1]))
    kept(small)

    assert isinstance(open_workspace(small), Compiled)
    profile.write_bytes(profile.read_bytes() + b"\n")
    assert type(open_workspace(small)) is Workspace


def test_a_workspace_that_changes_while_it_is_read_is_not_kept(small: Path) -> None:
    """It would be believed to be what it is not."""
    found = open_workspace(small)
    next((small / "profiles" / "meetings").glob("*.yaml")).touch()

    assert not keep(found)


def test_what_is_kept_is_for_its_owner_only(small: Path) -> None:
    """File and folder."""
    path = kept(small)

    assert (0o600, 0o700) == tuple(stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent))
