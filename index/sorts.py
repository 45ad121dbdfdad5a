"""Sorts: which passages are no prose, and what they are."""

from __future__ import annotations

from index.members import union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Set

    from index.store import Store

KIND_RANK = {"heading": 1, "sources": 2, "debris": 3}


class Sorts:
    """The headings, source lists and debris of one store."""

    def __init__(self, store: Store | None = None) -> None:
        self._by_kind = {kind: store.members("kind", kind) for kind in KIND_RANK} if store else {}
        self._every = union(self._by_kind.values())

    def keys(self) -> Set[int]:
        """All of them."""
        return self._every

    def get(self, number: int) -> str | None:
        """What a passage is, if it is none of prose."""
        return next((kind for kind, held in self._by_kind.items() if number in held), None)
