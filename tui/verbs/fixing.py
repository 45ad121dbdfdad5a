"""Fixing: a person chooses the place of each doubtful quotation."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.call import Call
from tui.output import Misuse, say

if TYPE_CHECKING:
    from profiles.model import Evidence
    from profiles.quoting.pinning import Candidate


def fix(call: Call, unsure: Sequence[Evidence]) -> None:
    """Ask about one after the other; nothing is written that was not chosen."""
    if not sys.stdin.isatty():
        raise Misuse("visavis check: --fix asks a person; run it on a terminal.")
    from profiles.files.writing import NotWritten
    from profiles.quoting.anchors import pin_key
    from profiles.quoting.pinning import candidates, choose

    unsure = list({pin_key(one): one for one in unsure}.values())
    for number, evidence in enumerate(unsure, 1):
        places = candidates(call.workspace, evidence)
        _show(evidence, places, number, len(unsure))
        verbatim = [place for place in places if place.verbatim]
        chosen = _ask(len(verbatim)) if verbatim else None
        if chosen == 0:
            return
        if chosen is not None:
            try:
                choose(call.workspace, evidence, (verbatim[chosen - 1].start, verbatim[chosen - 1].end))
            except NotWritten as error:
                say(str(error))


def _show(evidence: Evidence, places: Sequence[Candidate], number: int, of: int) -> None:
    """The quotation, and where it may stand."""
    written = f"{evidence.place.path}:{evidence.place.line}"
    say(f"\n{number} of {of}: {written}: {evidence.state} in {evidence.source}\n  “{evidence.quote}”")
    if not places:
        say("  stands nowhere in it, nor anything like it; copy it again, or name another source.")
    at = 0
    for place in places:
        around = f"…{place.before} [{' '.join(place.text.split())}] {place.after}…"
        if place.verbatim:
            at += 1
            say(f"  {at}  line {place.line}: {around}")
        else:
            say(f"  -  line {place.line} resembles it ({place.similarity:.0%}); if that is meant, copy it: {around}")


def _ask(count: int) -> int | None:
    """The number of the place; `None` is none of them, 0 is to stop."""
    while True:
        sys.stderr.write(f"  which one? 1–{count}, Enter for none, q to stop: ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        word = answer.strip()
        if not answer or word == "q":
            return 0
        if not word:
            return None
        if word.isdecimal() and 1 <= int(word) <= count:
            return int(word)
