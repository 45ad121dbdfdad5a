"""How a YAML file is laid out: its indentation and line ends, and where the content of a node really ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from profiles.files.yaml_nodes import ListNode, MapNode, Node, TextNode
from profiles.value import dataclass

BREAK = re.compile(r"\r\n|\n|\r")
T = TypeVar("T", int, str)
STEP = 2
"""Columns of indentation where a file has none to follow."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns by which a file indents."""

    step: int = STEP
    """A mapping under a key."""
    list_step: int = STEP
    """A list under a key; 0 where dashes stand below the key itself."""
    dash: str = "- "

    @classmethod
    def of(cls, top: MapNode, text: str) -> Layout:
        """As the file's own mappings and lists show it."""
        steps = [value.column - key.column for key, value in _block_entries(top) if isinstance(value, MapNode)]
        lists = [value.column - key.column for key, value in _block_entries(top) if isinstance(value, ListNode)]
        dashes = [text[start : start + width] for start, width in _dashes(top)]
        return cls(_usual(steps, STEP), _usual(lists, STEP), _usual(dashes, "- "))

    def nested(self, path: Sequence[str], depth: int, indent: int, lines: Callable[[int, str], list[str]]) -> list[str]:
        """The lines of keys inside each other and the item at their end."""
        return [" " * indent + f"{path[0]}:", *self.below(path[1:], depth, indent, lines)]

    def below(self, path: Sequence[str], depth: int, indent: int, lines: Callable[[int, str], list[str]]) -> list[str]:
        """The lines below a key."""
        if not path:
            return lines(indent + self.list_step, self.dash)
        return self.nested(path, depth + 1, indent + self.step, lines)


def newline_of(text: str) -> str:
    """The file's line end: that of its first line."""
    found = BREAK.search(text)
    return found[0] if found else "\n"


def own_end(text: str, at: int) -> int:
    """Where the line on which something stands ends, its break included."""
    found = BREAK.search(text, at)
    return found.end() if found else len(text)


def content_end(node: Node, holder: MapNode | ListNode, text: str) -> int:
    """Where the lines of a node end, with the comments below it that are indented deeper than what holds it."""
    leaf = _last_leaf(node)
    at = _leaf_end(leaf, text)
    while at < len(text):
        stop = own_end(text, at)
        line = text[at:stop]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) < holder.column:
            break
        at = stop
    return at


def _last_leaf(node: Node) -> Node:
    """The last thing written in a node: PyYAML's own end of a block is where the next one begins."""
    while not isinstance(node, TextNode):
        inner = [value for _, value in node.entries] if isinstance(node, MapNode) else node.items
        if node.flow or not inner:
            return node
        node = inner[-1]
    return node


def _leaf_end(leaf: Node, text: str) -> int:
    """The end of the line on which a leaf ends."""
    written = text[leaf.start : leaf.end]
    if not isinstance(leaf, TextNode) or leaf.plain or written[:1] not in ("|", ">"):
        return own_end(text, leaf.end)
    if "+" in (BREAK.split(written, maxsplit=1)[0]):
        return leaf.end
    return own_end(text, leaf.start + len(written.rstrip()))


def _block_entries(top: MapNode) -> Iterator[tuple[TextNode, MapNode | ListNode]]:
    """Keys with the mappings and lists below them, in a mapping written in lines and everything in it."""
    stack: list[Node] = [top]
    while stack:
        node = stack.pop()
        if isinstance(node, TextNode) or node.flow:
            continue
        if isinstance(node, ListNode):
            stack += node.items
            continue
        for key, value in node.entries:
            stack.append(value)
            if not isinstance(value, TextNode) and not value.flow:
                yield key, value


def _dashes(top: MapNode) -> Iterator[tuple[int, int]]:
    """Start and width of the dash and the spaces before each list's first mapping."""
    for _, value in _block_entries(top):
        if isinstance(value, ListNode) and isinstance(value.items[0], MapNode) and not value.items[0].flow:
            first = value.items[0]
            if first.line == value.line:
                yield value.start, first.start - value.start


def _usual(values: Sequence[T], default: T) -> T:
    return max(dict.fromkeys(values), key=values.count) if values else default
