"""Fields: what a statement that is taken must know, in the words of a reader, and what each may be; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profiles.model import STANDINGS
from profiles.visible import visible
from tui.cells import clip, flowed
from tui.draft import ACCOUNTS, Draft
from tui.layout import Pieces
from tui.layout.lines import clipped, width_of, wrapped
from tui.screens.palette import Choice

if TYPE_CHECKING:
    from profiles.workspace import Workspace

CHOSEN = ("meeting", "dimension", "topic", "standing", "account")
"""Fields with a set of values."""
TYPED = ("speaker", "text")
"""Fields in one's own words."""
NAMES = {"account": "whose account", "text": "statement"}
COLUMN = 15
"""Cells of the names of the fields."""


def named(name: str) -> str:
    """A field as a reader would call it."""
    return NAMES.get(name, name)


def said(draft: Draft, name: str, workspace: Workspace, width: int) -> Pieces:
    """`topic          Format and rank`."""
    value = str(getattr(draft, name))
    labels = {
        "meeting": {id: one.meeting.title for id, one in workspace.profiles.items()},
        "dimension": {one.id: one.label for one in workspace.dimensions},
        "topic": {one.id: one.label for one in workspace.topics},
    }
    words = clip(visible(labels.get(name, {}).get(value, value), keep=""), width - COLUMN)
    ink = f"standing.{value}" if name == "standing" else "label"
    return ((f"{named(name):<{COLUMN}}", "quiet"), (words or "choose …", ink if words else "faint"))


def stated(draft: Draft, width: int) -> list[Pieces]:
    """The statement as the comparison will show it, in two lines."""
    who = ", ".join(
        part for part in ("" if draft.account in ACCOUNTS else draft.account, draft.speaker.strip()) if part
    )
    words: Pieces = (
        (visible(flowed(draft.text), keep=""), "prose"),
        (visible(f" — {who}" if who else "", keep=""), "who"),
    )
    label: Pieces = ((draft.standing, f"standing.{draft.standing}"), ("  ", ""))
    lines = wrapped(words, width - width_of(label))
    first, second = lines[0], tuple(piece for line in lines[1:] for piece in (*line, (" ", "")))
    return [(*label, *first), ((" " * width_of(label), ""), *clipped(second, width - width_of(label)))]


def choices(draft: Draft, name: str, workspace: Workspace) -> list[Choice]:
    """What a field may be."""
    if name == "meeting":
        return [Choice(one.id, one.title, about=one.date.edtf) for one in workspace.meetings()]
    if name == "dimension":
        return [Choice(one.id, one.label, about=one.about) for one in workspace.dimensions]
    if name == "topic":
        return [Choice(one.id, one.label, about=", ".join(one.names)) for one in workspace.topics]
    if name == "standing":
        return [Choice(one, one) for one in STANDINGS]
    parties = workspace.meeting(draft.meeting).parties if draft.meeting else ()
    sides = dict.fromkeys([party for party, _ in parties] + [one.label for one in workspace.parties])
    return [*(Choice(one, one, about="a party's own") for one in sides), *(Choice(one, one) for one in ACCOUNTS)]
