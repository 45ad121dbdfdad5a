"""About: what is known of a meeting, for the strip under a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.carrying import signs_of
from tui.layout import Pieces
from tui.meeting_lines import meeting_details

if TYPE_CHECKING:
    from tui.screens.place import Place
    from tui.widgets.evidence import EvidenceStrip

RELATED = {
    "part-of": "part of",
    "precedes": "before",
    "same-day": "on the same day as",
    "prepares": "prepares",
    "realises": "realises",
    "result-of": "result of",
}


def about_meeting(screen: Place, strip: EvidenceStrip, id: str) -> None:
    """Show a meeting's place, parties, relations and sources in a strip."""
    workspace = screen.desk.workspace
    meeting, known = workspace.meeting(id), workspace.profiles
    sources = [workspace.sources[file] for file in meeting.sources if file in workspace.sources]
    relations = [
        f"{RELATED[one.kind]} {workspace.meeting(one.to).title if one.to in known else one.to}"
        for one in meeting.relations
    ]
    signs = signs_of(screen.desk.ascii_only)

    def build(width: int) -> list[Pieces]:
        return meeting_details(meeting, sources, relations, width, signs)

    strip.show(((meeting.title, "label"),), build)
