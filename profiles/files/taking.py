"""Takes a statement or a review into a profile's file, and out again; never over somebody else's change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from profiles.files.files import Unreadable, decode, read_bytes
from profiles.files.insertion import NotInserted, insert_statement
from profiles.files.reviewing import set_review
from profiles.files.writing import replace_file
from profiles.files.yaml_nodes import LARGEST
from profiles.files.yaml_text import Field
from profiles.model import Statement
from profiles.value import dataclass

if TYPE_CHECKING:
    from profiles.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Taken:
    """A change to a profile that can be taken back."""

    path: Path
    before: bytes
    after: bytes


def take_statement(
    workspace: Workspace, meeting: str, dimension: str, topic: str, fields: Mapping[str, Field]
) -> Taken:
    """Write a statement into the profile of a meeting; raises `NotInserted` or `NotWritten`, and nothing is changed."""
    place = workspace.meeting(meeting).place.path
    return _change(workspace, place, lambda text: insert_statement(text, dimension, topic, fields))


def take_review(workspace: Workspace, statement: Statement, reviewer: str, date: str, note: str = "") -> Taken:
    """Write a review into a statement; raises `NotInserted` or `NotWritten`, and nothing is changed."""
    return _change(workspace, statement.path, lambda text: set_review(text, statement, reviewer, date, note))


def undo(workspace: Workspace, taken: Taken) -> None:
    """Take a change back; raises `EditedMeanwhile` where the file has changed since."""
    replace_file(taken.path, taken.before, sha256(taken.after).hexdigest(), workspace.root)


def _change(workspace: Workspace, place: str, edit: Callable[[str], str]) -> Taken:
    if workspace.read_only:
        raise NotInserted(f"{workspace.root} may only be read; work in a workspace of your own (`visavis init DIR`)")
    try:
        before = read_bytes(workspace.root, place, LARGEST)
        after = edit(decode(before)).encode("utf-8")
    except Unreadable as error:
        raise NotInserted(f"{place} {error}") from None
    path = workspace.root / place
    replace_file(path, after, sha256(before).hexdigest(), workspace.root)
    return Taken(path, before, after)
