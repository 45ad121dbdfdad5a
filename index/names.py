"""Names: the other names of topics, people, parties and terms, as the workspace's YAML has them."""

from __future__ import annotations

from index.tokens import tokens
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from profiles.workspace import Workspace

Stems = tuple[str, ...]
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Other:
    """Another name."""

    stems: Stems
    text: str
    same: bool
    """Whether it names the very same thing, or something akin."""


class Names:
    """Groups of names that stand for one thing, found by the stems of a name."""

    def __init__(self, same: Iterable[Iterable[str]], related: Iterable[Iterable[str]] = ()) -> None:
        self.groups: dict[Stems, dict[Stems, Other]] = {}
        """For each name, the other names of what it names."""
        self.longest = 0
        for group in same:
            self._add(_by_stems(group), is_same=True)
        for group in related:
            self._add(self._widened(_by_stems(group)), is_same=False)

    @classmethod
    def kept(cls, workspace: Workspace) -> Names:
        """The names of a workspace, whose words are cut and stemmed once while it does not change."""
        from profiles.compiled import program
        from profiles.kept import Kept

        kept = Kept(workspace, program("index"))
        rows = kept.answer("names", "by their stems", lambda: cls.of(workspace).rows())
        kept.save()
        return cls.made(rows)

    def rows(self) -> dict[str, list[list[object]]]:
        """All of them as plain data: for each name the others."""
        others = {name: [[*other.stems, other.text, other.same] for other in held.values()]
                  for name, held in self.groups.items()}  # fmt: skip
        return {_BETWEEN.join(name): rows for name, rows in others.items()}

    @classmethod
    def made(cls, rows: dict[str, list[Any]]) -> Names:
        """Names of the rows that `rows` gave; what stands in one is made of it when it is asked for."""
        names = cls(())
        names.groups = _Rows(rows)
        names.longest = max((name.count(_BETWEEN) + 1 for name in rows), default=0)
        return names

    @classmethod
    def of(cls, workspace: Workspace) -> Names:
        """The names of a workspace: of people, parties and terms as good as one another, of topics only akin."""
        named = (*workspace.people, *workspace.parties, *workspace.terms)
        return cls(((n.label, *n.names) for n in named), ((t.label, *t.names) for t in workspace.topics))

    def _widened(self, group: dict[Stems, str]) -> dict[Stems, str]:
        """A topic's names with what else the things are called that they name: `Siberia pipeline` is its topic's."""
        others = (other for stems in group for other in self.groups.get(stems, {}).values() if len(stems) > 1)
        return {other.stems: other.text for other in others} | group

    def _add(self, group: dict[Stems, str], is_same: bool) -> None:
        for name in group:
            self.longest = max(self.longest, len(name))
            others = self.groups.setdefault(name, {})
            for stems, text in group.items():
                if not _holds(stems, name):
                    others.setdefault(stems, Other(stems, text, is_same))

    def others(self, words: Stems) -> tuple[Other, ...]:
        """The other names of what these words name; none where they name nothing."""
        return tuple(self.groups.get(words, {}).values())


class _Rows(dict[Stems, dict[Stems, Other]]):
    """Groups of names as plain data."""

    def __init__(self, rows: dict[str, list[Any]]) -> None:
        self._rows = rows

    def __contains__(self, words: object) -> bool:
        return isinstance(words, tuple) and _BETWEEN.join(words) in self._rows

    def get(self, words: Stems, default: Any = None) -> Any:
        """The other names of what these words name."""
        rows = self._rows.get(_BETWEEN.join(words))
        if rows is None:
            return default
        return {tuple(stems): Other(tuple(stems), text, same) for *stems, text, same in rows}


def _by_stems(names: Iterable[str]) -> dict[Stems, str]:
    return {stems: name for name in names if (stems := stems_of(name))}


def stems_of(name: str) -> Stems:
    """The stems of a name's words."""
    return tuple(token.stem for token in tokens(name) if not token.span)


def _holds(whole: Stems, part: Stems) -> bool:
    """Whether one name stands inside another, so that looking for the part finds the whole."""
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))
