"""Origins: how many independent sources really stand behind several quotations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from profiles.model import Evidence, Source

if TYPE_CHECKING:
    from profiles.record import Record


def origins(record: Record, evidences: Iterable[Evidence]) -> tuple[str, ...]:
    """One name for each independent origin behind some quotations, in the order met.

    Counted with care: two sources that repeat a common agency, or of which one repeats the other, may both rest on it
    and are one origin; one that repeats several agencies is still one document; one without known origins is itself.
    """
    groups: list[list[Source]] = []
    for file in dict.fromkeys(one.source for one in evidences):
        source = record.sources.get(file) or Source(file)
        joined = [group for group in groups if any(_may_repeat(source, other) for other in group)]
        apart = [group for group in groups if group not in joined]
        groups = [*apart, [*(one for group in joined for one in group), source]] if joined else [*groups, [source]]
    return tuple(_named(group) for group in groups)


def _may_repeat(one: Source, other: Source) -> bool:
    """Whether two sources may rest on one: a common origin, or one is the other's."""
    ours, theirs = _folded(one.origins), _folded(other.origins)
    return bool(ours & theirs or ours & _names(other) or theirs & _names(one))


def _named(group: list[Source]) -> str:
    """What to call an origin: what its first source repeats along with others, else that source's own name."""
    first, *others = group
    if not others and len(first.origins) == 1:
        return first.origins[0]
    met = {name for other in others for name in (*_folded(other.origins), *_names(other))}
    shared = next((name for name in first.origins if name.casefold() in met), "")
    return shared or first.publisher or first.name or first.title or first.file


def _folded(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names if name}


def _names(source: Source) -> set[str]:
    """The names under which another source may repeat this one."""
    return _folded((source.name, source.publisher, source.file, *source.authors))
