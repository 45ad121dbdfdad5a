"""Compiled: a workspace as it was last read, every quotation looked up, so that a look-up parses and locates nothing.

One file in the user's private cache, in JSON: nothing in it can run. It is believed while the stamps of all files (and
of this program's own) are the same; files so fresh that their stamps may lie are compared by content. Whatever is odd
about it, it is as if it were not there. Layout: a magic word, the checksum of the rest, a line that says where each
part lies, the parts. A part is read when it is asked for: two meetings cost two, however many there are.
"""

from __future__ import annotations

import os
from binascii import crc32

from profiles import packing
from profiles.cache import map_private, private_folder
from profiles.lean import Any, Mapping, TypeVar, cached_property
from profiles.model import (
    Conflict,
    Dimension,
    Meeting,
    Name,
    Problem,
    Profile,
    Question,
    Silence,
    Source,
    Statement,
    Topic,
)
from profiles.notation import loads
from profiles.packing import many
from profiles.stamps import looks_of, stamp
from profiles.workspace import Workspace, load_workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from mmap import mmap
    from pathlib import Path

    from profiles.document import Document

Key = TypeVar("Key")
Value = TypeVar("Value")
MAGIC = b"visavis compiled 2\n"
_HEAD = len(MAGIC) + 9
SHELVES = 64
_MEETINGS_OF_CONFLICT = Conflict.__match_args__.index("meetings")
_ALSO_OF_STATEMENT = Statement.__match_args__.index("also")


def open_workspace(root: Path | str, bundled: bool = False) -> Workspace:
    """The workspace in a folder, from its compiled form where that is as the files are."""
    parts = read_parts(root)
    if parts is not None:
        return Compiled(root, parts, bundled)
    stamps, fresh = stamp(root)
    hashes = [(path, content(root, path)) for path in fresh]
    workspace = load_workspace(root, bundled)
    workspace.as_read = stamps, hashes
    workspace.looked = stamps
    workspace.state = "" if fresh else stamps
    return workspace


def read_parts(root: Path | str) -> Parts | None:
    """The compiled form of a workspace as it is now; `None` where there is none that can be believed."""
    try:
        parts = Parts(map_private(f"{private_folder(root, 'compiled')}/workspace"))
        stamps, fresh = stamp(root)
        if parts.said["stamps"] != stamps or parts.said["program"] != program():
            return None
        hashes = parts.said["fresh"]
        if any(content(root, path) != digest for path, digest in hashes) or set(fresh) - {path for path, _ in hashes}:
            return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    parts.state = "" if fresh else stamps
    return parts


def program(package: str = "profiles") -> str:
    """What the modules of a package look like: what they make of a file may change with them."""
    home = f"{os.path.dirname(os.path.dirname(__file__))}/{package}"
    return looks_of(home, [(room, (".py", ".yaml")) for room in ("", *_rooms(home))])[0]


def _rooms(home: str) -> list[str]:
    """The packages within a package."""
    with os.scandir(home) as found:
        return sorted(one.name for one in found if one.is_dir() and not one.name.startswith((".", "_")))


def content(root: Path | str, path: str) -> str:
    """The hash of a file's content; "" where it cannot be read: a pipe, what leads outside, what is too large."""
    from hashlib import blake2b
    from pathlib import Path

    from profiles.files.files import Unreadable, read_bytes
    from profiles.quoting.anchors import MOST_BYTES

    try:
        return blake2b(read_bytes(Path(root), path, MOST_BYTES), digest_size=16).hexdigest()
    except Unreadable:
        return ""


class Parts:
    """The parts of a compiled form, each decoded when it is asked for. `ValueError` where the whole is damaged."""

    def __init__(self, data: mmap) -> None:
        if data[: len(MAGIC)] != MAGIC or int(data[len(MAGIC) : _HEAD], 16) != crc32(memoryview(data)[_HEAD:]):
            raise ValueError("damaged")
        self._data, self._start = data, data.find(b"\n", _HEAD) + 1
        self.said: dict[str, Any] = loads(data[_HEAD : self._start - 1].decode("ascii"))
        """What it is of: the stamps of the files, and of the program."""
        self._places: dict[str, list[int]] = self.said["places"]
        self.state = ""
        """The stamp of the files, where it says all."""

    def __getitem__(self, name: str) -> Any:
        at, size = self._places[name]
        return loads(self._data[self._start + at : self._start + at + size].decode("ascii"))


def shelf_of(name: str) -> str:
    """The shelf on which a row lies, for there may be ten thousand: to look at one is to read one shelf."""
    return f"shelf {crc32(name.encode('utf-8', 'surrogatepass')) % SHELVES}"


class Compiled(Workspace):
    """A workspace whose files are not parsed: each thing is made when it is asked for."""

    def __init__(self, root: Path | str, parts: Parts, bundled: bool = False) -> None:
        self._settle(root, bundled)
        self._parts = parts
        self.generation, self.state = parts.said["generation"], parts.state
        self.looked = parts.said["stamps"]
        self.profiles = Lazy(self._rows, self._profile)
        self._told: dict[str, tuple[Statement, ...]] = {}
        self._profile_rows: dict[str, list[Any]] = {}

    @cached_property
    def sources(self) -> Mapping[str, Source]:  # type: ignore[override]
        """By file name."""
        return Lazy(Shelved(self._parts), packing.SOURCE)

    @cached_property
    def _vocabulary(self) -> tuple[tuple[Dimension, ...], tuple[Topic, ...]]:
        dimensions, topics = self._parts["words"]
        return many(packing.DIMENSION)(dimensions), many(packing.TOPIC)(topics)

    @property
    def dimensions(self) -> tuple[Dimension, ...]:  # type: ignore[override]
        """In display order."""
        return self._vocabulary[0]

    @property
    def topics(self) -> tuple[Topic, ...]:  # type: ignore[override]
        """In the order of their file."""
        return self._vocabulary[1]

    @cached_property
    def _names(self) -> list[tuple[Name, ...]]:
        return [many(packing.NAME)(rows) for rows in self._parts["names"]]

    @property
    def people(self) -> tuple[Name, ...]:  # type: ignore[override]
        """People with their other names."""
        return self._names[0]

    @property
    def parties(self) -> tuple[Name, ...]:  # type: ignore[override]
        """Parties with their other names."""
        return self._names[1]

    @property
    def terms(self) -> tuple[Name, ...]:  # type: ignore[override]
        """Things with their other names."""
        return self._names[2]

    @cached_property
    def file_problems(self) -> tuple[Problem, ...]:  # type: ignore[override]
        """What is wrong with the YAML."""
        problems: tuple[Problem, ...] = many(packing.PROBLEM)(self._parts["problems"])
        return problems

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts."""
        return tuple(self._conflict_made.values())

    def conflicts_of(self, meeting: str) -> tuple[Conflict, ...]:
        """The conflicts that concern a meeting."""
        rows = enumerate(self._conflict_rows)
        return tuple(self._conflict_made[at] for at, row in rows if meeting in row[_MEETINGS_OF_CONFLICT])

    @cached_property
    def _conflict_rows(self) -> list[list[Any]]:
        rows: list[list[Any]] = self._parts["conflicts"]
        return rows

    @cached_property
    def _conflict_made(self) -> Lazy[int, Conflict]:
        return Lazy(dict(enumerate(self._conflict_rows)), packing.CONFLICT)

    @cached_property
    def _rows(self) -> dict[str, Any]:
        rows: dict[str, Any] = self._parts["meetings"]
        return rows

    @cached_property
    def _made(self) -> Lazy[str, Meeting]:
        return Lazy(self._rows, packing.MEETING)

    def meeting(self, id: str) -> Meeting:
        """The meeting with an id; `KeyError` where there is none."""
        return self._made[id]

    def _profile(self, row: list[Any]) -> Profile:
        id: str = row[0]
        statements, silences = self._profile_row(id)
        questions = tuple(one for one in self.questions() if one.meeting == id)
        return Profile(
            self.meeting(id), many(packing.STATEMENT)(statements), many(packing.SILENCE)(silences), questions
        )

    def statements_of(self, meeting: str) -> tuple[Statement, ...]:
        """The statements of a meeting's own profile, then those of others that concern it, too; made once."""
        found = self._told.get(meeting)
        if found is None:
            found = self._told[meeting] = super().statements_of(meeting)
        return found

    def _shared_from(self, id: str, meeting: str) -> Iterator[Statement]:
        return (packing.STATEMENT(row) for row in self._profile_row(id)[0] if meeting in row[_ALSO_OF_STATEMENT])

    def _profile_row(self, id: str) -> list[Any]:
        if id not in self._profile_rows:
            self._profile_rows[id] = self._parts[f"profile {id}"]
        return self._profile_rows[id]

    def statement(self, id: str) -> Statement:
        """The statement with an id, made by itself; `KeyError` where there is none."""
        found = next((row for row in self._profile_row(id.partition("/")[0])[0] if row[0] == id), None)
        if found is None:
            raise KeyError(id)
        made: Statement = packing.STATEMENT(found)
        return made

    def _document(self, file: str) -> Document:
        """As it was cut into passages before, if it was."""
        from profiles.kept import Kept

        return Kept(self, "documents").document(file, lambda: super(Compiled, self)._document(file))

    @property
    def telling(self) -> tuple[str, str]:
        """The most telling pair; `LookupError` where there is none."""
        pair = self._parts["telling"]
        if pair is None:
            raise LookupError("there is no meeting to compare")
        return pair[0], pair[1]

    def as_written(self, meeting: str) -> tuple[Statement, ...]:
        """The statements that concern a meeting: their quotations were looked up before."""
        return self.statements_of(meeting)

    def silences_of(self, meeting: str) -> tuple[Silence, ...]:
        """The silences of a meeting."""
        return self.profiles[meeting].silences

    def statement_count(self, meeting: str) -> int:
        """How many statements concern a meeting."""
        count: int = self._counts[meeting]
        return count

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = self._parts["counts"]
        return counts

    @cached_property
    def sharing(self) -> dict[str, list[str]]:
        """For each meeting, the profiles with statements that concern it, too."""
        sharing: dict[str, list[str]] = self._parts["sharing"]
        return sharing

    @cached_property
    def _questions(self) -> tuple[tuple[Question, frozenset[str]], ...]:
        return tuple((packing.QUESTION(row), frozenset(meetings)) for row, meetings in self._parts["questions"])

    def questions(self) -> tuple[Question, ...]:
        """All questions, by the date of the meeting that leaves them open."""
        return tuple(one for one, _ in self._questions)

    def question(self, id: str) -> Question:
        """The question with an id; `KeyError` where there is none."""
        return next((one for one, _ in self._questions if one.id == id), None) or self._no(id)

    def _no(self, id: str) -> Question:
        raise KeyError(id)

    def concerned(self, question: Question) -> frozenset[str]:
        """The meetings that a question concerns."""
        return next(meetings for one, meetings in self._questions if one.id == question.id)

    def questions_of(self, meeting: str) -> tuple[Question, ...]:
        """The questions that a meeting leaves open, and those that its statements raise or move."""
        return tuple(one for one, meetings in self._questions if meeting in meetings)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        numbers: dict[str, int] = self._parts["numbers"]
        return numbers

    def number(self, passage: str) -> int | None:
        """The ¶ of a passage; that of a cited one without reading its document."""
        found = self._numbers.get(passage)
        return super().number(passage) if found is None else found


class Shelved(Mapping[str, Any]):
    """Rows that lie on shelves."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._read: dict[str, dict[str, Any]] = {}

    def __getitem__(self, name: str) -> Any:
        return self._on_shelf(name)[name]

    def _on_shelf(self, name: str) -> dict[str, Any]:
        shelf = shelf_of(name)
        if shelf not in self._read:
            self._read[shelf] = self._parts[shelf]
        return self._read[shelf]

    @cached_property
    def _names(self) -> list[str]:
        names: list[str] = self._parts["files"]
        return names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._on_shelf(name)


class Lazy(Mapping[Key, Value]):
    """Values by name, each made of its row when it is first asked for."""

    def __init__(self, rows: Mapping[Key, Any], make: Callable[[Any], Value]) -> None:
        self._rows, self._make = rows, make
        self._made: dict[Key, Value] = {}

    def __getitem__(self, name: Key) -> Value:
        if name not in self._made:
            self._made[name] = self._make(self._rows[name])
        return self._made[name]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, name: object) -> bool:
        return name in self._rows
