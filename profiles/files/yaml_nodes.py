"""YAML as nodes with marks, through a guard: no anchors, aliases, tags, second document, depth or bulk.

The only place that knows PyYAML. Nodes are built from the parser's events one by one, so that what is refused
is refused before anything is composed (`yaml.load` on 50,000 nested brackets ends the interpreter). Every scalar
is text as written: `NO`, `12:30`, `010` and `2026-05` stay what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from profiles.files.yaml_errors import explain
from profiles.problems import Report

if TYPE_CHECKING:
    from yaml import Event, Mark

DEEPEST = 40
LARGEST = 4_000_000
"""Bytes of a YAML file; a long profile has 200,000."""
ENOUGH = 20
"""Refusals after which no more are collected."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What may stand in no YAML file."""
ODD_BREAKS = "\x85\u2028\u2029"
"""Line breaks to YAML 1.1, but not to an editor."""


class TextNode(NamedTuple):
    """A scalar."""

    text: str
    line: int
    column: int
    start: int
    end: int
    plain: bool
    """Written without quotes and not as a block."""

    @property
    def blank(self) -> bool:
        """Nothing is written there."""
        return self.plain and self.text in ("", "~", "null")


class ListNode(NamedTuple):
    """A sequence."""

    items: list[Node]
    line: int
    column: int
    start: int
    end: int
    flow: bool


class MapNode(NamedTuple):
    """A mapping, its entries in the order written, those with equal keys included."""

    entries: list[tuple[TextNode, Node]]
    line: int
    column: int
    start: int
    end: int
    flow: bool

    def get(self, key: str) -> Node | None:
        """The value of the first entry with a key."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = TextNode | ListNode | MapNode
Locate = Callable[["Mark"], tuple[int, int]]


class _At(NamedTuple):
    line: int
    column: int


def read_nodes(text: str, report: Report) -> Node | None:
    """The document's top node; `None` where something is refused, which the report then says."""
    body = text[1:] if text.startswith("\ufeff") else text
    if not _check_characters(body, report):
        return None
    builder = _Builder(report, body, len(text) - len(body))
    try:
        for event in _events(body):
            builder.take(event)
            if builder.stopped:
                break
    except _yaml_errors() as error:
        mark, sentence = explain(error, body)
        report.add(_At(*builder.locate(mark)) if mark else _At(1, 1), "", sentence)
        return None
    if builder.top is None and not builder.refused:
        report.add(_At(1, 1), "", "is empty; write its first key, or take the file away")
    return None if builder.refused else builder.top


class _Builder:
    """Nodes from events, with a stack of its own instead of recursion."""

    def __init__(self, report: Report, text: str, shift: int) -> None:
        self.report, self.text, self.shift = report, text, shift
        self.locate = _locator(text)
        self.top: Node | None = None
        self.stopped = False
        self.refused = 0
        self.documents = 0
        self.open: list[tuple[Any, list[Any], list[TextNode]]] = []
        """Of every open collection: its start event, its values, and for a mapping its keys."""

    def take(self, event: Any) -> None:
        """Take in the next event."""
        name = type(event).__name__
        if name == "ScalarEvent":
            self._scalar(event)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._start(event)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self._end(event)
        elif name == "AliasEvent":
            self._refuse(event, f"`*{event.anchor[:40]}` repeats another place; write the text out instead")
            self._value(self._blank(event))
        elif name == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                self._refuse(event, "a second document starts here; keep one document a file")
                self.stopped = True

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._check(event)
        mark, end = event.start_mark, event.end_mark
        line, column = self.locate(mark)
        plain = event.style in (None, "")
        node = TextNode(event.value, line, column, mark.index + self.shift, end.index + self.shift, plain)
        if plain and self.text.startswith(" #", end.index) and self.text[end.index + 2 : end.index + 3].strip(" #"):
            self._warn_of_comment(end)
        self._value(node)

    def _warn_of_comment(self, end: Mark) -> None:
        line, column = self.locate(end)
        message = "what follows ` #` is a comment; put the whole text into quotes, or a space after the `#`"
        self.report.add(_At(line, column + 1), "", message, "warning")

    def _start(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._check(event)
        self.open.append((event, [], []))
        if len(self.open) > DEEPEST:
            self._refuse(event, f"is nested more than {DEEPEST} levels deep; write it flatter")
            self.stopped = True

    def _end(self, event: Any) -> None:
        begin, values, keys = self.open.pop()
        line, column = self.locate(begin.start_mark)
        start, end = begin.start_mark.index + self.shift, event.end_mark.index + self.shift
        flow = bool(begin.flow_style)
        if type(begin).__name__ == "SequenceStartEvent":
            self._value(ListNode(values, line, column, start, end, flow))
            return
        self._check_keys(keys)
        self._value(MapNode(list(zip(keys, values, strict=True)), line, column, start, end, flow))

    def _value(self, node: Node) -> None:
        if not self.open:
            self.top = node
            return
        begin, values, keys = self.open[-1]
        if type(begin).__name__ == "SequenceStartEvent" or len(keys) > len(values):
            values.append(node)
        elif isinstance(node, TextNode):
            keys.append(node)
        else:
            self._refuse_at(node, "a key must be plain text; write `key: value`")
            keys.append(TextNode("", node.line, node.column, node.start, node.end, True))

    def _check_keys(self, keys: list[TextNode]) -> None:
        if len(keys) == len({key.text for key in keys}):
            return
        seen: dict[str, TextNode] = {}
        for key in keys:
            first = seen.setdefault(key.text, key)
            if first is not key:
                message = f"stands here a second time, first on line {first.line}; keep one, or join them"
                self.report.add(key, key.text, message)

    def _check(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, f"`&{event.anchor[:40]}` names a place to repeat; take it away and write the text out")
        if event.tag and event.tag != "!":
            self._refuse(event, f"`{event.tag[:60]}` is a tag; take it away, everything here is plain text")

    def _blank(self, event: Any) -> TextNode:
        line, column = self.locate(event.start_mark)
        start, end = event.start_mark.index + self.shift, event.end_mark.index + self.shift
        return TextNode("", line, column, start, end, True)

    def _refuse(self, event: Any, message: str) -> None:
        self._refuse_at(_At(*self.locate(event.start_mark)), message)

    def _refuse_at(self, spot: _At | Node, message: str) -> None:
        self.report.add(spot, "", message)
        self.refused += 1
        self.stopped = self.stopped or self.refused >= ENOUGH


def _events(text: str) -> Iterator[Event]:
    """The parser's events: libyaml's where PyYAML was built with it, ten times as fast."""
    import yaml

    return yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _yaml_errors() -> tuple[type[Exception], ...]:
    import yaml

    return (yaml.YAMLError,)


def _locator(text: str) -> Locate:
    """Line and column, from 1, of a mark, as an editor counts them."""
    if not any(odd in text for odd in ODD_BREAKS) and text.count("\r") == text.count("\r\n"):
        return lambda mark: (mark.line + 1, mark.column + 1)
    starts = [0] + [i + 1 for i, character in enumerate(text) if character == "\n"]

    def locate(mark: Mark) -> tuple[int, int]:
        line = bisect_right(starts, mark.index)
        return line, mark.index - starts[line - 1] + 1

    return locate


def _check_characters(text: str, report: Report) -> bool:
    """Whether all characters may stand in YAML; those that may not are reported."""
    found = list(islice(CONTROL.finditer(text), ENOUGH))
    for match in found:
        before = text[: match.start()]
        spot = _At(before.count("\n") + 1, match.start() - before.rfind("\n"))
        report.add(spot, "", f"holds the control character U+{ord(match[0]):04X}; take it away")
    return not found
