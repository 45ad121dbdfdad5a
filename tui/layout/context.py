"""Context: what a layout must look up to say in words what a comparison holds only as ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from profiles.model import Conflict, Meeting, Question, Source, Topic


def _no_number(passage: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """The workspace's own words; whatever is missing here is shown by its id."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    """By file name."""
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    number: Callable[[str], int | None] = _no_number
    """The ¶ of a passage id; may read the document."""

    def source_name(self, file: str) -> str:
        """The short handle of a source, else the start of its file's name."""
        source = self.sources.get(file)
        return (source.name if source else "") or file.removesuffix(".txt")[:12]
