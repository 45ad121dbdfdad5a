"""Context: what a layout must look up to say in words what a comparison holds only as ids."""

from __future__ import annotations

from profiles.lean import Protocol, TypeVar, lru_cache
from profiles.model import Conflict, Meeting, Question, Source, Topic
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from profiles.workspace import Workspace

Found = TypeVar("Found", covariant=True)
Value = TypeVar("Value")


class Lookup(Protocol[Found]):
    """What finds by id: a dict, or a question to the workspace."""

    def get(self, id: str, /) -> Found | None:
        """What has this id, or `None`."""


class Nothing:
    """Finds nothing."""

    def get(self, id: str, /) -> None:
        """Nothing."""


NOTHING = Nothing()


class Asking(Lookup[Value]):
    """Asks when it is needed, once for each id; a `KeyError` means that there is none."""

    def __init__(self, ask: Callable[[str], Value]) -> None:
        self._ask = ask
        self._known: dict[str, Value | None] = {}

    def get(self, id: str, /) -> Value | None:
        """What has this id, or `None`."""
        if id not in self._known:
            try:
                self._known[id] = self._ask(id)
            except KeyError:
                self._known[id] = None
        return self._known[id]


def _no_number(passage: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """The workspace's own words; whatever is missing here is shown by its id."""

    sources: Lookup[Source] = NOTHING
    """By file name."""
    conflicts: Lookup[Conflict] = NOTHING
    questions: Lookup[Question] = NOTHING
    meetings: Lookup[Meeting] = NOTHING
    topics: Lookup[Topic] = NOTHING
    number: Callable[[str], int | None] = _no_number
    """The ¶ of a passage id; may read the document."""

    def source_name(self, file: str) -> str:
        """The short handle of a source, else the start of its file's name."""
        source = self.sources.get(file)
        return (source.name if source else "") or file.removesuffix(".txt")[:12]

    def meeting_title(self, id: str) -> str:
        """The title of a meeting, else its id."""
        meeting = self.meetings.get(id)
        return meeting.title if meeting else id


def context_of(workspace: Workspace) -> Context:
    """The words of a workspace; each is looked up when a layout needs it."""

    @lru_cache(maxsize=1)
    def conflicts() -> dict[str, Conflict]:
        return {conflict.id: conflict for conflict in workspace.conflicts}

    return Context(
        workspace.sources,
        Asking(lambda id: conflicts()[id]),
        Asking(workspace.question),
        Asking(workspace.meeting),
        Asking(workspace.topic),
        workspace.number,
    )
