"""Inserts into a hand-written YAML file, so that every other byte stays as it was.

Text goes in at the parser's marks; then the file is parsed again and compared: all that was there is there still,
and what was meant to come in is the only thing new. On any doubt nothing is changed, and the reason is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from profiles.files.layout_of_yaml import Layout, content_end, newline_of, own_end
from profiles.files.mappings import ID, no_id
from profiles.files.shapes import MEETING, SOURCE_RECORD, SOURCES, STATEMENT, Shape
from profiles.files.yaml_nodes import ListNode, MapNode, Node, TextNode, read_nodes
from profiles.files.yaml_text import Field, NotWritable, item_lines
from profiles.problems import Report, quoted
from profiles.value import dataclass


class NotInserted(Exception):
    """Nothing was changed; the message says why, then what to do."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line
        """Where in the file a person should look."""


def insert_statement(text: str, dimension: str, topic: str, fields: Mapping[str, Field]) -> str:
    """The profile with one more statement, the last of its topic; `NotInserted` where that cannot be done safely."""
    for word in (dimension, topic):
        if not ID.fullmatch(word):
            raise NotInserted(no_id(word))
    lines = _lines_of(fields, STATEMENT)
    return _inserted(text, ("statements", dimension, topic), lines, fields, MEETING)


def insert_source(text: str, fields: Mapping[str, Field]) -> str:
    """The file of sources with one more document, the last."""
    return _inserted(text, ("sources",), _lines_of(fields, SOURCE_RECORD), fields, SOURCES)


Lines = Callable[[int, str], list[str]]
"""The lines of a list's item, at an indentation and with a dash."""


def _lines_of(fields: Mapping[str, Field], shape: Shape) -> Lines:
    """How the fields are written; checked first, as the reader would."""
    unknown = [name for name in fields if shape.key(name) is None]
    if unknown:
        raise NotInserted(f"{quoted(unknown[0])} is no key of a {shape.name}")
    ordered = {name: fields[name] for name in shape.names if name in fields}
    try:
        item_lines(ordered, 0)
    except NotWritable as error:
        raise NotInserted(f"the text {error}") from None
    return lambda indent, dash: item_lines(ordered, indent, dash)


def _inserted(text: str, path: Sequence[str], lines: Lines, fields: Mapping[str, Field], top: Shape) -> str:
    old = read_top(text)
    place = _place(old, text, path, lines, top)
    new = text[: place.at] + place.said + text[place.at + place.gone :]
    try:
        after = read_top(new)
    except NotInserted as error:
        raise NotInserted(f"{quoted(path[-1])} cannot be added safely ({error}); write it by hand", old.line) from None
    _compare(read_top(text + newline_of(text)) if not _ends_line(text) else old, after, path, fields)
    return new


@dataclass(frozen=True, slots=True)
class _Place:
    """What is inserted where."""

    at: int
    said: str
    gone: int = 0
    """Characters that it takes the place of: an empty `[]` or `{}`."""


def _place(top: MapNode, text: str, path: Sequence[str], lines: Lines, shape: Shape) -> _Place:
    """Follow the path as far as it is there, and make the rest."""
    layout = Layout.of(top, text)
    if top.flow:
        raise NotInserted("the file is written in braces; write it by hand", top.line)
    holder, indent = top, top.column - 1
    for depth, name in enumerate(path):
        found = next((entry for entry in holder.entries if entry[0].text.strip() == name), None)
        if found is None:
            made = layout.nested(path[depth:], depth, indent, lines)
            return _new_key(holder, text, made, _before(shape, name, holder) if depth == 0 else None)
        key, value = found
        if _is_vacant(value, last=depth == len(path) - 1):
            made = layout.below(path[depth + 1 :], depth, indent, lines)
            return _fill(key, value, text, made)
        if value.flow if not isinstance(value, TextNode) else True:
            raise NotInserted(f"{quoted(name)} is written in brackets or as text; write it by hand", value.line)
        if isinstance(value, MapNode):
            holder, indent = value, value.column - 1
    return _last_item(value, text, lines)


def _is_vacant(value: Node, last: bool) -> bool:
    """Whether nothing stands under a key yet: nothing at all, or empty brackets of the right kind."""
    if isinstance(value, TextNode):
        return value.text == "" and value.plain
    return not (value.items if isinstance(value, ListNode) else value.entries) and isinstance(value, ListNode) == last


def _before(shape: Shape, name: str, holder: MapNode) -> TextNode | None:
    """The first key in the file that, in the order of the format, stands after a new one."""
    later = shape.names[shape.names.index(name) + 1 :]
    return next((key for key, _ in holder.entries if key.text in later), None)


def _new_key(holder: MapNode, text: str, made: list[str], before: TextNode | None) -> _Place:
    """A new key at the end of a mapping, or before one of its keys."""
    kept = [value for key, value in holder.entries if before is None or key.start < before.start]
    if not kept:
        raise NotInserted("the first key of the file must come before it; write it by hand", holder.line)
    blank = [""] if holder.column == 1 and made[0].endswith("statements:") else []
    return _after(kept[-1], holder, text, [*blank, *made])


def _fill(key: TextNode, value: Node, text: str, made: list[str]) -> _Place:
    """Lines below a key under which nothing stands yet."""
    if value.start == value.end:
        stop = own_end(text, key.end)
        return _Place(stop, _said(made, text, stop))
    stop = own_end(text, value.end)
    rest = text[value.end : stop]
    if rest.strip() and not rest.strip().startswith("#"):
        raise NotInserted("more stands on its line; write it by hand", key.line)
    rest = rest if rest.strip() else rest.lstrip(" ")
    return _Place(value.start, rest + _said(made, text, stop), stop - value.start)


def _last_item(value: Node, text: str, lines: Lines) -> _Place:
    if not isinstance(value, ListNode) or not value.items:
        raise NotInserted("no list stands there; write it by hand", value.line)
    item = value.items[-1]
    dash = "-" + " " * max(item.column - value.column - 1, 1) if isinstance(item, MapNode) else "- "
    return _after(item, value, text, lines(value.column - 1, dash))


def _after(node: Node, holder: MapNode | ListNode, text: str, made: list[str]) -> _Place:
    """Lines after a node and the comments that belong to it."""
    at = content_end(node, holder, text)
    return _Place(at, _said(made, text, at))


def _said(made: list[str], text: str, at: int) -> str:
    """Lines as they go in at the beginning of a line, or at the end of a file that ends in the middle of one."""
    newline = newline_of(text)
    joined = newline.join(made)
    return joined + newline if _ends_line(text[:at]) else newline + joined


def _ends_line(text: str) -> bool:
    return not text or text[-1] in "\n\r"


def read_top(text: str) -> MapNode:
    """The mapping at the top of a file that has no mistakes; `NotInserted` where it has any."""
    report = Report("")
    node = read_nodes(text, report)
    wrong = [problem for problem in report.problems if problem.level == "error"]
    if wrong:
        raise NotInserted(f"line {wrong[0].line}: {wrong[0].message}; mend it first", wrong[0].line)
    if not isinstance(node, MapNode):
        raise NotInserted("the file does not begin with a key; write it by hand")
    return node


def _compare(old: MapNode, new: MapNode, path: Sequence[str], fields: Mapping[str, Field]) -> None:
    """Everything old is equal, and there is exactly one new thing, which says what was meant."""
    before, after = plain(old), plain(new)
    holders = [after]
    for name in path:
        inner = holders[-1]
        holders.append(dict(inner).get(name) if isinstance(inner, list) else None)
    items = holders[-1]
    meant = {name: _meant(value) for name, value in fields.items()}
    if not isinstance(items, list) or not items or not isinstance(items[-1], list) or dict(items[-1]) != meant:
        raise NotInserted("what was written is not read back; write it by hand", old.line)
    items.pop()
    if _without_empty(before, path) != _without_empty(after, path):
        raise NotInserted("something else would change; write it by hand", old.line)


def _without_empty(tree: object, path: Sequence[str]) -> object:
    """A mapping without those keys of a path under which nothing stands."""
    if not path or not isinstance(tree, list):
        return tree
    kept = [(key, _without_empty(value, path[1:]) if key == path[0] else value) for key, value in tree]
    return [(key, value) for key, value in kept if key != path[0] or value not in ([], "")]


def plain(node: Node) -> object:
    """A node without its marks: a text, a list of nodes, a list of pairs."""
    if isinstance(node, MapNode):
        return [(key.text, plain(value)) for key, value in node.entries]
    return node.text if isinstance(node, TextNode) else [plain(item) for item in node.items]


def _meant(value: Field) -> object:
    if isinstance(value, str):
        return value
    return [item if isinstance(item, str) else list(item.items()) for item in value]
