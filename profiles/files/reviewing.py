"""Writes into a statement that somebody reviewed it: who, when and a note; every other byte stays as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from profiles.files.insertion import NotInserted, plain, read_top
from profiles.files.layout_of_yaml import BREAK, content_end, newline_of
from profiles.files.yaml_nodes import ListNode, MapNode, TextNode
from profiles.files.yaml_text import NotWritable, entry, scalar
from profiles.model import Statement
from profiles.value import dataclass


def set_review(text: str, statement: Statement, reviewer: str, date: str, note: str = "") -> str:
    """The profile with a review of one statement; a note is added to the one that is there."""
    item, holder = _found(text, statement)
    before = item.get("note")
    if note and isinstance(before, TextNode) and before.text.strip():
        note = f"{before.text.strip()}\n{note}"
    values = {"reviewer": reviewer, "reviewed": date} | ({"note": note} if note else {})
    try:
        new = _edited(text, sorted(_edits(text, item, holder, values), key=lambda edit: -edit.start))
    except NotWritable as error:
        raise NotInserted(f"the text {error}") from None
    _compare(text, new, item, values)
    return new


@dataclass(frozen=True, slots=True)
class _Edit:
    """What stands between two offsets, and what is to stand there."""

    start: int
    end: int
    said: str


def _edited(text: str, edits: list[_Edit]) -> str:
    """The text with its edits made, the last one first."""
    for edit in edits:
        text = text[: edit.start] + edit.said + text[edit.end :]
    return text


def _found(text: str, statement: Statement) -> tuple[MapNode, ListNode]:
    """The node of a statement, and the list that it stands in."""
    name = statement.id.partition("/")[2]
    items = [(item, holder) for item, holder in _items(read_top(text)) if _is_it(item, name, statement)]
    if len(items) != 1:
        raise NotInserted(f"{statement.id} is not where it was; read the file again", statement.line)
    item, holder = items[0]
    if not _reads_as(item, statement):
        raise NotInserted(f"{statement.id} has other words by now; read it again", item.line)
    if item.flow:
        raise NotInserted(f"{statement.id} is written in braces; write it by hand", item.line)
    return item, holder


def _is_it(item: MapNode, name: str, statement: Statement) -> bool:
    """By its id; by its line and text where it has none."""
    id, text = item.get("id"), item.get("text")
    if isinstance(id, TextNode):
        return id.text.strip() == name
    return item.line == statement.line and isinstance(text, TextNode) and text.text.strip() == statement.text


def _reads_as(item: MapNode, statement: Statement) -> bool:
    """Whether it still says what the reviewer read, and quotes what he saw quoted."""
    listed = item.get("evidence")
    quoting = [
        item,
        *(one for one in (listed.items if isinstance(listed, ListNode) else ()) if isinstance(one, MapNode)),
    ]
    quotes = {node.text.strip() for one in quoting if isinstance(node := one.get("quote"), TextNode)}
    said = {name: node.text.strip() for name in ("text", "standing") if isinstance(node := item.get(name), TextNode)}
    return said == {"text": statement.text, "standing": statement.standing} and quotes == {
        one.quote for one in statement.evidence
    }


def _items(top: MapNode) -> Iterator[tuple[MapNode, ListNode]]:
    """All statements of a profile, each with its list."""
    dimensions = top.get("statements")
    for _, topics in dimensions.entries if isinstance(dimensions, MapNode) else ():
        for _, listed in topics.entries if isinstance(topics, MapNode) else ():
            for item in listed.items if isinstance(listed, ListNode) else ():
                if isinstance(item, MapNode) and isinstance(listed, ListNode):
                    yield item, listed


def _edits(text: str, item: MapNode, holder: ListNode, values: Mapping[str, str]) -> Iterator[_Edit]:
    """A new value for each key that is there, and new lines for those that are not."""
    newline, indent, missing = newline_of(text), item.column - 1, list[str]()
    for key, value in values.items():
        node = item.get(key)
        if node is None:
            missing += entry(key, value, indent)
        elif isinstance(node, TextNode):
            said = newline.join(scalar(value, indent + 2, indent + len(key) + 2))
            space = " " if text[node.start - 1] == ":" else ""
            yield _Edit(node.start, _written_end(node, text), space + said)
        else:
            raise NotInserted(f"`{key}` is no text; write it by hand", node.line)
    if missing:
        at = content_end(item, holder, text)
        ended = text[at - 1] in "\n\r"
        said = newline.join(missing)
        yield _Edit(at, at, said + newline if ended else newline + said)


def _written_end(node: TextNode, text: str) -> int:
    """Where a scalar's own text ends: a block's ends before its last line break."""
    written = text[node.start : node.end]
    if not node.plain and written[:1] in ("|", ">"):
        if "+" in BREAK.split(written, maxsplit=1)[0]:
            raise NotInserted("a text that keeps its empty lines stands there; write it by hand", node.line)
        return node.start + len(written.rstrip())
    return node.end


def _compare(text: str, new: str, item: MapNode, values: Mapping[str, str]) -> None:
    """The review is read back, and nothing else differs."""
    old, after = read_top(text if text[-1] in "\n\r" else text + newline_of(text)), read_top(new)
    hits = [one.start == item.start for one, _ in _items(old)]
    meant = [_with(plain(one), values) if hit else plain(one) for (one, _), hit in zip(_items(old), hits, strict=True)]
    found = [_with(plain(one), {}) if hit else plain(one) for (one, _), hit in zip(_items(after), hits, strict=True)]
    if meant != found or _without_statements(old) != _without_statements(after):
        raise NotInserted("something else would change; write it by hand", item.line)


def _with(tree: object, values: Mapping[str, str]) -> object:
    return {**dict(tree), **values} if isinstance(tree, list) else tree


def _without_statements(top: MapNode) -> object:
    return [(key.text, plain(value)) for key, value in top.entries if key.text != "statements"]
