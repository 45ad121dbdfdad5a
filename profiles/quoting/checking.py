"""What looking up every quotation finds wrong: missing, ambiguous and stale ones, each with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from profiles.model import Evidence, Problem
from profiles.problems import quoted

if TYPE_CHECKING:
    from profiles.workspace import Workspace

SHOWN = 5
"""Places that are named in a sentence."""


def quotation_problems(workspace: Workspace) -> Iterator[Problem]:
    """One problem for each quotation that does not stand surely in its source."""
    for where, evidence in all_evidence(workspace):
        message = _message(workspace, evidence)
        if message:
            place = evidence.place
            yield Problem(place.path, place.line, place.column, where, message)


def all_evidence(workspace: Workspace) -> Iterator[tuple[str, Evidence]]:
    """Every quotation of a workspace, looked up, with where it is used."""
    for profile in workspace.profiles.values():
        for account in profile.meeting.date.accounts:
            yield from (("date_accounts", evidence) for evidence in account.evidence)
        for statement in profile.statements:
            yield from ((statement.id, evidence) for evidence in statement.evidence)
    for conflict in workspace.conflicts:
        for member in (member for member in conflict.members if member.statement is None):
            yield from ((conflict.id, evidence) for evidence in member.evidence)


def _message(workspace: Workspace, evidence: Evidence) -> str:
    quote, source = quoted(evidence.quote), evidence.source
    if not workspace.document(source).passages:
        return ""  # The document cannot be read, which is a problem of its own.
    if evidence.state == "missing":
        return f"{quote} does not stand in {source}.{_hint(workspace, evidence)}"
    if evidence.state == "ambiguous":
        places = f"{len(evidence.candidates)} times in {source} ({_lines(workspace, evidence)})"
        todo = "write a word of context under `before` or `after`, or choose one with `visavis check --fix`"
        return f"{quote} stands {places}; {todo}"
    if evidence.state == "stale" and evidence.candidates:
        where = f"It stands among other words now ({_lines(workspace, evidence)})"
        return (
            f"{source} has changed since {quote} was pinned. {where}; `visavis check --fix` asks whether that is meant."
        )
    if evidence.state == "stale":
        return f"{source} has changed since {quote} was pinned.{_hint(workspace, evidence)}"
    return ""


def _lines(workspace: Workspace, evidence: Evidence) -> str:
    """The lines of the places that may be meant, the first of many."""
    raw = workspace.document(evidence.source).text
    lines = [str(raw.count("\n", 0, start) + 1) for start, _ in evidence.candidates[:SHOWN]]
    more = ", …" if len(evidence.candidates) > SHOWN else ""
    return f"{'line' if len(lines) == 1 else 'lines'} {', '.join(lines)}{more}"


def _hint(workspace: Workspace, evidence: Evidence) -> str:
    """What is nearest to a quotation, for a person to judge."""
    from profiles.quoting.hints import nearest

    document = workspace.document(evidence.source)
    hint = nearest(evidence.quote, document.text, document.passages)
    if hint is None:
        return " Copy it from there, or name the source that it stands in."
    return f" The nearest is {quoted(hint.text, 300)} on line {hint.line}; if that is meant, copy it."
