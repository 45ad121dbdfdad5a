"""Finder: what the screens ask of the index; whatever engine answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, Protocol

from profiles.comparison import Hit
from profiles.model import Topic

Kinds = Literal["passages", "statements", "all"]


class Found(Protocol):
    """The answer to a query."""

    @property
    def query(self) -> str:
        """As typed."""

    @property
    def understood(self) -> str:
        """What was understood of it."""

    @property
    def total(self) -> int:
        """How many hits there are, shown or not."""

    @property
    def hits(self) -> Sequence[Hit]:
        """The best of them, ranked."""

    @property
    def suggestion(self) -> str | None:
        """A better spelling, where there is one."""

    @property
    def missing(self) -> Sequence[str]:
        """The words typed that stand nowhere."""


TYPED = re.compile(r"""[^"“”]*(?:^|(?<=[\s(:]))([^\W\d_]{2,})$""")
"""A query whose last word may still be going on: outside quotation marks, letters to its end."""
AS_TYPED = 1000
"""Words that are looked through for the one that is being typed."""


class Finder(Protocol):
    """An index of passages and statements."""

    def search(self, query: str, *, kinds: Kinds = "all", limit: int = 20) -> Found:
        """Ranked hits; raises what its module calls `QueryError` where the query cannot be understood."""

    def leads(self, topic: Topic, sources: tuple[str, ...], limit: int = 3) -> tuple[Hit, ...]:
        """Passages on a topic in some sources."""

    def more_like(self, passage: str, limit: int = 20) -> tuple[Hit, ...]:
        """Passages like one, by its id."""

    def words(self, prefix: str, limit: int = 20) -> tuple[str, ...]:
        """The words that begin so, the most frequent first."""

    def close(self) -> None:
        """Let go of its files."""


def going_on(query: str, index: Finder) -> str:
    """A query while it is typed: a last word that is no word yet stands for all that begin so."""
    typing = TYPED.fullmatch(query)
    if not typing:
        return query
    word = typing.group(1)
    words = index.words(word, AS_TYPED)
    return query if not words or word.casefold() in map(str.casefold, words) else f"{query}*"
