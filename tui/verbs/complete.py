"""Complete: the names that a completion file asks for, one a line.

A shell may expand what it is given (bash's `compgen -W` runs `$(…)`), so only names of harmless signs are printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tui.call import Call
from tui.output import ExitCode, Misuse

if TYPE_CHECKING:
    import argparse

    from profiles.workspace import Workspace

FORMATS: dict[str, tuple[str, ...]] = {}
_HARMLESS = frozenset("-_./#:")
OPERATORS = ("AND", "OR", "NOT", "NEAR/5")
_TYPED = re.compile(
    r"(?P<before>.*?[\s(\"“]?-?)(?P<field>[a-z]+:)?(?P<values>(?:[^\s,:]+,)*)(?P<last>[^\s,:(\"“]*)\Z", re.S
)
MOST_SOURCES = 20
"""Sources whose passages are offered at once; of more, only the beginnings of their ids."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What kind of names, and the word as far as it is typed."""
    parser.add_argument("kind", choices=tuple(KINDS), help="which names")
    parser.add_argument("word", nargs="?", default="", help="what is typed of it")


def run(call: Call) -> int:
    """Print the names; none where there is no workspace, for nobody wants talk while typing."""
    try:
        names = list(KINDS[call.options.kind](call))
    except Misuse:
        return ExitCode.DONE
    for name in dict.fromkeys(names):
        call.out.write(f"{name}\n")
    return ExitCode.DONE


def _harmless(name: str) -> bool:
    return bool(name) and all(sign.isalnum() or sign in _HARMLESS for sign in name)


def _meetings(workspace: Workspace) -> Iterator[str]:
    for profile in workspace.profiles.values():
        yield from (*profile.meeting.aliases, profile.meeting.id)


def _statements(workspace: Workspace) -> Iterator[str]:
    return (one.id for profile in workspace.profiles.values() for one in profile.statements)


def _sources(workspace: Workspace) -> Iterator[str]:
    return (name for one in workspace.sources.values() for name in (one.name, one.file))


def _ids(call: Call) -> Iterator[str]:
    """Statements, and the passages of the sources whose ids begin as what is typed."""
    word, workspace = call.options.word, call.workspace
    yield from (id for id in _statements(workspace) if id.startswith(word))
    stems = {file.rpartition(".")[0] or file: file for file in workspace.sources}
    begun = [stem for stem in stems if stem.startswith(word.partition("#")[0])]
    if len(begun) > MOST_SOURCES:
        yield from (f"{stem}#" for stem in begun)
        return
    for stem in begun:
        passages = workspace.document(stems[stem]).passages
        yield from (passage.id for passage in passages if passage.id.startswith(word))


def _styles(call: Call) -> Iterator[str]:
    from profiles.styles import STYLES

    yield from (*STYLES, *call.config.templates)


def _query(call: Call) -> Iterator[str]:
    """What a query may go on with: a field, an operator, or a value after a field; what stands before is kept."""
    from index.lexer import FIELDS

    typed = _TYPED.fullmatch(call.options.word)
    if typed is None:
        return
    kept = f"{typed['before']}{typed['field'] or ''}{typed['values']}"
    choices: Iterator[str]
    if typed["field"]:
        choices = filter(_harmless, _values(call, typed["field"][:-1]))
    else:
        choices = iter((*(f"{field}:" for field in FIELDS), *OPERATORS))
    yield from (f"{kept}{choice}" for choice in choices if choice.startswith(typed["last"]))


def _values(call: Call, field: str) -> Iterable[str]:
    """The values of a field."""
    from typing import get_args

    from profiles.model import STANDINGS, Account, PassageKind, SourceKind

    workspace = call.workspace
    said = [one for profile in workspace.profiles.values() for one in profile.statements]
    match field:
        case "source" | "meeting" | "dimension" | "topic":
            return NAMES[f"{field}s"](workspace)
        case "standing":
            return STANDINGS
        case "account":
            return (*get_args(Account), *sorted({one.side for one in said if one.side}))
        case "speaker":
            return sorted({one.speaker.split()[-1] for one in said if one.speaker})
        case "kind":
            return ("passage", "statement", *get_args(PassageKind), *get_args(SourceKind))
        case "lang":
            return sorted({one.language.split("-")[0] for one in workspace.sources.values() if one.language})
        case "date":
            return sorted({day[:7] for profile in workspace.profiles.values()
                           if (day := profile.meeting.date.start.earliest or "")})  # fmt: skip
        case "query":
            return call.config.queries
    return ()


NAMES: dict[str, Callable[[Workspace], Iterable[str]]] = {
    "meetings": _meetings,
    "statements": _statements,
    "sources": _sources,
    "dimensions": lambda workspace: (one.id for one in workspace.dimensions),
    "topics": lambda workspace: (one.id for one in workspace.topics),
}
"""Each kind of names with what gives them."""


def _named(kind: str) -> Callable[[Call], Iterable[str]]:
    return lambda call: filter(_harmless, NAMES[kind](call.workspace))


KINDS: dict[str, Callable[[Call], Iterable[str]]] = {
    **{kind: _named(kind) for kind in NAMES},
    "ids": lambda call: filter(_harmless, _ids(call)),
    "styles": lambda call: filter(_harmless, _styles(call)),
    "query": _query,
}
"""What a completion file may ask for."""
