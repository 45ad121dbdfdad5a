"""Coverage: which passages of a source statements cite, and which none does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from profiles.model import Passage, PassageKind
from profiles.quoting.checking import all_evidence
from profiles.text.spans import text_span
from profiles.value import dataclass

if TYPE_CHECKING:
    from profiles.workspace import Workspace

COUNTED: frozenset[PassageKind] = frozenset({"prose", "list"})
"""What a statement could be expected to cite; headings, source lists and debris are not counted."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A passage and who cites it."""

    passage: Passage
    statements: tuple[str, ...]
    """Ids of the statements whose quotations reach into it."""
    others: tuple[str, ...]
    """Conflicts, and meetings for their dates, that cite it with evidence of their own."""
    spans: tuple[tuple[int, int], ...]
    """The cited spans of its text, in order, joined where they touch."""

    @property
    def characters(self) -> int:
        """Cited characters of its text."""
        return sum(end - start for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a source is cited."""

    file: str
    passages: tuple[Covered, ...]
    """All of them, in reading order."""

    @property
    def counted(self) -> tuple[Covered, ...]:
        """Those that a statement could be expected to cite."""
        return tuple(covered for covered in self.passages if covered.passage.kind in COUNTED)

    @property
    def uncited(self) -> tuple[Passage, ...]:
        """The prose and list passages that no statement cites."""
        return tuple(covered.passage for covered in self.counted if not covered.statements)

    @property
    def share_of_passages(self) -> float:
        """From 0 to 1."""
        counted = self.counted
        return 1 - len(self.uncited) / len(counted) if counted else 0.0

    @property
    def share_of_characters(self) -> float:
        """From 0 to 1."""
        whole = sum(len(covered.passage.text) for covered in self.counted)
        return sum(covered.characters for covered in self.counted) / whole if whole else 0.0


def coverage(workspace: Workspace, file: str) -> Coverage:
    """Which passages of a source are cited, and by whom."""
    return coverages(workspace, [file])[0]


def coverages(workspace: Workspace, files: Iterable[str]) -> tuple[Coverage, ...]:
    """The same of several sources, the profiles gone through once."""
    cited: dict[str, list[tuple[str, int, int]]] = {file: [] for file in files}
    for where, evidence in all_evidence(workspace):
        if evidence.source in cited and evidence.start is not None and evidence.end is not None:
            who = where if "/" in where else f"{evidence.place.path}:{where}"
            cited[evidence.source].append((who, evidence.start, evidence.end))
    statements = {statement.id for profile in workspace.profiles.values() for statement in profile.statements}
    return tuple(
        Coverage(file, tuple(_covered(passage, spans, statements) for passage in workspace.document(file).passages))
        for file, spans in cited.items()
    )


def _covered(passage: Passage, cited: list[tuple[str, int, int]], statements: set[str]) -> Covered:
    reaching = [(who, *text_span(passage, start, end)) for who, start, end in cited if _reaches(passage, start, end)]
    names = dict.fromkeys(who for who, start, end in reaching if start < end)
    return Covered(
        passage,
        tuple(who for who in names if who in statements),
        tuple(who for who in names if who not in statements),
        tuple(_joined((start, end) for who, start, end in reaching if start < end and who in statements)),
    )


def _reaches(passage: Passage, start: int, end: int) -> bool:
    return start < passage.end and end > passage.start


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that overlap or touch made one."""
    held: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if held and start <= held[1]:
            held = (held[0], max(held[1], end))
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held
