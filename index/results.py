"""Results: what a query found, and how it was understood."""

from __future__ import annotations

from profiles.comparison import Hit
from profiles.value import dataclass


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query."""

    query: str
    """As typed."""
    understood: str
    """In words, what was looked for."""
    total: int = 0
    """How many passages and statements answer it, a statement and its passage counted once."""
    hits: tuple[Hit, ...] = ()
    """The best of them; those with all the words come first."""
    suggestion: str | None = None
    """The query that the hits are for where it was corrected; with no hits, the nearest words that there are."""
    corrected: bool = False
    """Whether a word that stands nowhere was corrected, and the hits are for `suggestion`."""
    missing: tuple[str, ...] = ()
    """The words typed that stand nowhere in what was searched, whether they were corrected or not."""
    complete: int = 0
    """How many of `total` hold all the words."""
