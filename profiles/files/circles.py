"""Circles in what refers to what: found without recursion, each with the way round it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from profiles.model import Place

Edges = Mapping[str, Sequence[tuple[str, Place]]]


def circles(edges: Edges) -> Iterator[tuple[str, str, Place, list[str]]]:
    """Each edge that closes a circle: from, to, its place, and the way round."""
    done: set[str] = set()
    for root in edges:
        if root not in done:
            yield from _from(root, edges, done)


def _from(root: str, edges: Edges, done: set[str]) -> Iterator[tuple[str, str, Place, list[str]]]:
    """The circles that can be reached from a node; a stack instead of recursion, since ways may be long."""
    path, stack = {root: None}, [iter(edges[root])]
    while stack:
        node = next(reversed(path))
        to, place = next(stack[-1], (None, None))
        if to is None or place is None:
            stack.pop()
            path.popitem()
            done.add(node)
        elif to in path:
            way = list(path)
            yield node, to, place, [*way[way.index(to) :], to]
        elif to not in done and to in edges:
            path[to] = None
            stack.append(iter(edges[to]))
