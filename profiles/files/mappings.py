"""Reading a mapping by its shape: what is there is checked in one go, what is right can be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from profiles.dates import parse_date, parse_day
from profiles.files.shapes import Key, Shape
from profiles.files.yaml_nodes import ListNode, MapNode, Node, TextNode
from profiles.model import Place, When
from profiles.problems import Report, quoted

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
IDS = "letters a–z, digits, - and _, beginning with a letter or digit"


def no_id(text: str) -> str:
    """That a text is no id, what an id is, and the text as one."""
    from unicodedata import normalize

    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    right = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")[:100]
    return f"{quoted(text)} is no id; use {IDS}" + (f": {quoted(right)}" if right else "")


ID_MEMBER, TEXT_MEMBER = Key("member", "id", ""), Key("member", "text", "")
KEYS_KINDS = {"records": "a list", "texts": "a list", "ids": "a list", "parties": "a mapping", "grouped": "a mapping"}


class Record:
    """A mapping read by its shape; what is wrong with it is in the report."""

    def __init__(self, node: MapNode, shape: Shape, report: Report, where: str = "") -> None:
        self.node, self.shape, self.report, self.where = node, shape, report, where
        self.values: dict[str, Node] = {}
        self.keys: dict[str, TextNode] = {}
        self.sound = True
        """Whether everything required is there and right."""
        for key, value in node.entries:
            self._take(key, value)
        self._check_required()
        self._check_rules()

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.report.place(self.node)

    def has(self, name: str) -> bool:
        """Whether something right stands under a key."""
        return name in self.values

    def at(self, name: str) -> str:
        """The dotted path of a key, for problems."""
        return f"{self.where}.{name}" if self.where else name

    def text(self, name: str, default: str = "") -> str:
        """The text under a key."""
        node = self.values.get(name)
        return node.text.strip() if isinstance(node, TextNode) else default

    def date(self, name: str) -> When:
        """The date under a key."""
        return parse_date(self.text(name)) if name in self.values else When()

    def flag(self, name: str) -> bool:
        """Whether true stands under a key."""
        return self.text(name) == "true"

    def words(self, name: str) -> list[TextNode]:
        """The texts of a list under a key, with their marks, each once."""
        key, node = self.shape.key(name), self.values.get(name)
        if not key or not isinstance(node, ListNode):
            return []
        found: dict[str, TextNode] = {}
        for item in node.items:
            if isinstance(item, TextNode) and _check_text(_member_key(key), item) is None:
                found.setdefault(item.text.strip(), item)
        return list(found.values())

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list under a key, each once."""
        return tuple(word.text.strip() for word in self.words(name))

    def records(self, name: str) -> Iterator[Record]:
        """The mappings of a list under a key, those that are mappings."""
        key, node = self.shape.key(name), self.values.get(name)
        if key and key.shape and isinstance(node, ListNode):
            for number, item in enumerate(node.items):
                if isinstance(item, MapNode):
                    yield Record(item, key.shape, self.report, f"{self.at(name)}[{number}]")

    def wrong(self, name: str, message: str) -> None:
        """Report what is wrong under a key, at its value."""
        self.report.add(self.values.get(name) or self.keys.get(name) or self.node, self.at(name), message)

    def _take(self, key: TextNode, value: Node) -> None:
        known = self.shape.key(key.text)
        if known is None:
            message = (
                f"{quoted(key.text)} is no key of a {self.shape.name}.{self.report.hint(key.text, self.shape.names)}"
            )
            self.report.add(key, self.at(key.text[:40]), message)
        elif key.text not in self.keys:
            self.keys[key.text] = key
            if self._right(known, value):
                self.values[key.text] = value

    def _right(self, key: Key, value: Node) -> bool:
        wrong = _check(key, value)
        if wrong is None:
            return key.kind not in ("texts", "ids", "records") or self._members_right(key, value)
        spot, message = wrong
        if key.choices and isinstance(value, TextNode) and not value.blank:
            message += self.report.hint(value.text.strip(), key.choices)
        self.report.add(spot, self.at(key.name), message)
        self.sound = self.sound and not key.required
        return False

    def _members_right(self, key: Key, value: Node) -> bool:
        """Whether a list has members enough; wrong members are reported and left out."""
        if not isinstance(value, ListNode):
            return True
        kind: type = MapNode if key.kind == "records" else TextNode
        for number, item in enumerate(value.items):
            self._check_member(key, item, f"{self.at(key.name)}[{number}]", kind)
        enough = len(value.items) >= key.least
        if not enough:
            few = "is empty" if not value.items else f"has {len(value.items)} member{'s'[: len(value.items) > 1]}"
            self.report.add(value, self.at(key.name), f"{few}; it needs at least {key.least}")
            self.sound = False
        return True

    def _check_member(self, key: Key, item: Node, where: str, kind: type) -> None:
        if not isinstance(item, kind):
            wanted = "a mapping with keys" if kind is MapNode else "a text"
            self.report.add(item, where, f"must be {wanted}, not {_what(item)}")
        elif isinstance(item, TextNode):
            wrong = _check_text(_member_key(key), item)
            if wrong:
                self.report.add(item, where, wrong[1])

    def _check_required(self) -> None:
        for key in self.shape.keys:
            if key.required and key.name not in self.keys:
                self.report.add(
                    self.node, self.at(key.name), f"`{key.name}` is missing; write it ({_aside(key.about)})"
                )
                self.sound = False

    def _check_rules(self) -> None:
        shape, there = self.shape, self.keys
        if shape.any_of and not any(name in there for name in shape.any_of):
            names = " or ".join(f"`{name}`" for name in shape.any_of)
            self.report.add(self.node, self.where, f"needs {names}; write one")
            self.sound = False
        for name, other in shape.needs:
            if name in there and other not in there:
                self.report.add(there[name], self.at(name), f"`{name}` makes no sense without `{other}`; write both")
                self.sound = False
        self._check_one_of()

    def _check_one_of(self) -> None:
        groups = self.shape.one_of
        begun = [group for group in groups if self._written(group)]
        if not groups or len(begun) == 1:
            return
        names = " or ".join(" with ".join(f"`{name}`" for name in group) for group in groups)
        if begun:
            later = max((key for group in begun for key in self._written(group)), key=lambda key: key.start)
            self.report.add(later, self.where, f"has more than one of {names}; keep one")
        else:
            self.report.add(self.node, self.where, f"needs {names}; write one")
        self.sound = False

    def _written(self, names: tuple[str, ...]) -> list[TextNode]:
        return [self.keys[name] for name in names if name in self.keys]


def top_record(node: Node | None, shape: Shape, report: Report) -> Record | None:
    """The record at the top of a file; `None` where no mapping stands there."""
    if node is None:
        return None
    if not isinstance(node, MapNode):
        report.add(node, "", f"must begin with a key such as `{shape.keys[0].name}:`, not with {_what(node)}")
        return None
    return Record(node, shape, report)


def _member_key(key: Key) -> Key:
    """What each member of a list must be."""
    return ID_MEMBER if key.kind == "ids" else TEXT_MEMBER


def _check(key: Key, value: Node) -> tuple[Node, str] | None:
    """Where and what is wrong with a value, if anything."""
    if isinstance(value, TextNode):
        return _check_text(key, value)
    wanted = {ListNode: ("texts", "ids", "records"), MapNode: ("parties", "grouped")}[type(value)]
    if key.kind in wanted:
        return None
    hint = "; put the text into quotes" if value.flow and key.kind not in KEYS_KINDS else ""
    return value, f"must be {KEYS_KINDS.get(key.kind, 'a text')}, not {_what(value)}{hint}"


def _check_text(key: Key, value: TextNode) -> tuple[Node, str] | None:
    text = value.text.strip()
    if not text or value.blank:
        return value, f"`{key.name}` is blank; write it, or take the line out"
    if key.kind in KEYS_KINDS:
        return value, f"must be {KEYS_KINDS[key.kind]}, not a text; {_listed(key, text)}"
    if key.kind == "choice" and text not in key.choices:
        return value, f"{quoted(text)} is none of {', '.join(key.choices)}."
    if key.kind == "id" and not ID.fullmatch(text):
        return value, no_id(text)
    if key.kind == "flag" and text not in ("true", "false"):
        return value, f"must be true or false, not {quoted(text)}"
    if key.kind == "file" and (text.startswith(".") or "/" in text or "\\" in text):
        return value, f"{quoted(text)} is no name of a file in seeds/; write the name without folders"
    if key.kind in ("date", "day"):
        return _check_date(key, value, text)
    return None


def _aside(about: str) -> str:
    return about[:1].lower() + about[1:].rstrip(".")


def _listed(key: Key, text: str) -> str:
    if key.kind in ("texts", "ids") and len(text) < 40:
        return f"write [{text}]"
    return f"{key.about}"


def _check_date(key: Key, value: TextNode, text: str) -> tuple[Node, str] | None:
    try:
        (parse_date if key.kind == "date" else parse_day)(text)
    except ValueError as error:
        return value, str(error)
    return None


def _what(node: Node) -> str:
    if isinstance(node, TextNode):
        return quoted(node.text) if node.text else "nothing"
    return "a list" if isinstance(node, ListNode) else "a mapping"
