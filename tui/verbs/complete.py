"""Complete: the names that a completion file asks for, one a line.

A shell may expand what it is given (bash's `compgen -W` runs `$(…)`), so only names of harmless signs are printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tui.call import Call
from tui.output import ExitCode, Misuse

if TYPE_CHECKING:
    import argparse

    from profiles.workspace import Workspace

FORMATS: dict[str, tuple[str, ...]] = {}
_HARMLESS = frozenset("-_./#:")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What kind of names."""
    parser.add_argument("kind", choices=tuple(NAMES), help="which names")


def run(call: Call) -> int:
    """Print the names; none where there is no workspace, for nobody wants talk while typing."""
    try:
        names = NAMES[call.options.kind](call.workspace)
    except Misuse:
        return ExitCode.DONE
    for name in dict.fromkeys(names):
        if name and all(sign.isalnum() or sign in _HARMLESS for sign in name):
            call.out.write(f"{name}\n")
    return ExitCode.DONE


def _meetings(workspace: Workspace) -> Iterator[str]:
    for profile in workspace.profiles.values():
        yield from (*profile.meeting.aliases, profile.meeting.id)


def _statements(workspace: Workspace) -> Iterator[str]:
    return (one.id for profile in workspace.profiles.values() for one in profile.statements)


def _sources(workspace: Workspace) -> Iterator[str]:
    return (name for one in workspace.sources.values() for name in (one.name, one.file))


NAMES: dict[str, Callable[[Workspace], Iterable[str]]] = {
    "meetings": _meetings,
    "statements": _statements,
    "sources": _sources,
    "dimensions": lambda workspace: (one.id for one in workspace.dimensions),
    "topics": lambda workspace: (one.id for one in workspace.topics),
}
"""Each kind of names with what gives them."""
