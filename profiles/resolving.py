"""Resolves what a person calls a meeting: exact id, exact alias, unique prefix, then words of title or alias."""

from __future__ import annotations

from profiles.lean import Callable
from profiles.model import Meeting
from profiles.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from profiles.workspace import Workspace

Step = Callable[[Meeting, str], bool]


def resolve(workspace: Workspace, words: str) -> tuple[Meeting, ...]:
    """The meetings that may be meant: one is found, several are ambiguous, none is unknown."""
    meetings = workspace.meetings()
    said = _folded(words)
    for step in STEPS if said else ():
        left = _preferred([meeting for meeting in meetings if step(meeting, said)])
        if left and (len(left) == 1 or step is not _begins):
            return left
        if left and not any(_has_words(meeting, said) for meeting in meetings):
            return left
    return ()


def _preferred(meetings: list[Meeting]) -> tuple[Meeting, ...]:
    """Within a step, a whole beats its parts and held beats planned."""
    if len(meetings) < 2:
        return tuple(meetings)
    ids = {meeting.id for meeting in meetings}
    wholes = [m for m in meetings if not any(r.kind == "part-of" and r.to in ids for r in m.relations)] or meetings
    held = [m for m in wholes if m.status in ("held", "under-way")]
    return tuple(held or wholes)


def _is_id(meeting: Meeting, said: str) -> bool:
    return _folded(meeting.id) == said


def _is_alias(meeting: Meeting, said: str) -> bool:
    return any(_folded(alias) == said for alias in meeting.aliases)


def _begins(meeting: Meeting, said: str) -> bool:
    return _folded(meeting.id).startswith(said)


def _has_words(meeting: Meeting, said: str) -> bool:
    """Whether every word said begins a word of the title or of one alias."""
    return any(_all_begin(said.split(), _folded(name).split()) for name in (meeting.title, *meeting.aliases))


def _all_begin(said: Iterable[str], words: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in said)


def _folded(text: str) -> str:
    """Case, typography and the dashes between words aside."""
    return " ".join(fold(text).casefold().replace("-", " ").replace("_", " ").split())


STEPS: tuple[Step, ...] = (_is_id, _is_alias, _begins, _has_words)
