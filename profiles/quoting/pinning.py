"""Pin: the selectors of new quotations are written down, and those of doubtful ones as a person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profiles.files.writing import NotWritten, content_hash
from profiles.model import Evidence, Pin
from profiles.quoting.anchors import FILE, pin_key, read_anchors, write_anchors
from profiles.quoting.checking import all_evidence
from profiles.quoting.quotations import pin_at, pin_of
from profiles.value import dataclass

if TYPE_CHECKING:
    from profiles.workspace import Workspace

AROUND = 60


@dataclass(frozen=True, slots=True)
class Pinning:
    """What `check --pin` did."""

    added: int
    """Quotations that had no pin."""
    followed: int
    """Those whose source changed elsewhere: found where the words around them are still the same."""
    dropped: int
    """Pins of quotations that no profile has any more."""
    unsure: tuple[Evidence, ...]
    """Those that wait for a person."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a doubtful quotation may mean."""

    start: int
    end: int
    text: str
    """What stands there, as in the file."""
    before: str
    """A few words before it."""
    after: str
    line: int
    passage: str
    verbatim: bool
    """Whether it is the quotation itself. Otherwise it only resembles it, and choosing it means to change the quote."""
    similarity: float = 1.0


def pin_all(workspace: Workspace) -> Pinning:
    """Pin every quotation that stands surely in its source; raises `NotWritten`. What is doubtful stays as it is."""
    path = workspace.root / FILE
    digest = content_hash(path)
    pins = _sound_pins(workspace)
    fresh, unsure = _fresh(workspace)
    kept = {key: pin for key, pin in pins.items() if key in fresh or workspace.file_problems}
    wanted = kept | {key: pin for key, pin in fresh.items() if pin}
    if wanted != pins:
        write_anchors(path, wanted, digest)
    new = wanted.keys() - pins.keys()
    followed = sum(wanted[key] != pins[key] for key in wanted.keys() & pins.keys())
    return Pinning(len(new), followed, len(pins.keys() - wanted.keys()), unsure)


def doubtful(workspace: Workspace) -> tuple[Evidence, ...]:
    """The quotations that wait for a person; nothing is written."""
    return _fresh(workspace)[1]


def _sound_pins(workspace: Workspace) -> dict[str, Pin]:
    """The pins as they stand in the file now; a file with mistakes is not written over."""
    pins, problems = read_anchors(workspace.root / FILE)
    if problems:
        where = f"{problems[0].path}:{problems[0].line}"
        raise NotWritten(f"Nothing was pinned: {where} has to be mended first. {problems[0].message}")
    return pins


def _fresh(workspace: Workspace) -> tuple[dict[str, Pin | None], tuple[Evidence, ...]]:
    """The pin of every quotation, None for a doubtful one; and the doubtful ones."""
    fresh: dict[str, Pin | None] = {}
    unsure = []
    for _, evidence in all_evidence(workspace):
        document = workspace.document(evidence.source)
        pin = pin_of(evidence, document.text, document.passages)
        fresh[pin_key(evidence)] = pin
        if pin is None:
            unsure.append(evidence)
    return fresh, tuple(unsure)


def candidates(workspace: Workspace, evidence: Evidence) -> tuple[Candidate, ...]:
    """The places from which a person may choose for a doubtful quotation; at least the nearest, if any is near."""
    from profiles.quoting.hints import nearest

    document = workspace.document(evidence.source)
    places = [_candidate(workspace, evidence, place, 1.0) for place in evidence.candidates]
    if not any(place.verbatim for place in places) and (
        hint := nearest(evidence.quote, document.text, document.passages)
    ):
        places.append(_candidate(workspace, evidence, (hint.start, hint.end), hint.similarity))
    return tuple(places)


def _candidate(workspace: Workspace, evidence: Evidence, place: tuple[int, int], similarity: float) -> Candidate:
    from profiles.text.mending import seen
    from profiles.text.spans import passage_at

    document = workspace.document(evidence.source)
    raw, (start, end) = document.text, place
    passage = passage_at(document.passages, start)
    verbatim = pin_at(evidence, raw, document.passages, place) is not None
    before, after = seen(raw[max(start - AROUND, 0) : start]), seen(raw[end : end + AROUND])
    line = raw.count("\n", 0, start) + 1
    return Candidate(
        start, end, raw[start:end], before, after, line, passage.id if passage else "", verbatim, similarity
    )  # fmt: skip


def choose(workspace: Workspace, evidence: Evidence, place: tuple[int, int]) -> Pin:
    """Pin a doubtful quotation at the place that a person chose; raises `NotWritten` where it does not stand there."""
    document = workspace.document(evidence.source)
    pin = pin_at(evidence, document.text, document.passages, place)
    if pin is None:
        raise NotWritten("The quotation does not stand at that place to the word; change the quote in the profile.")
    path = workspace.root / FILE
    digest = content_hash(path)
    write_anchors(path, _sound_pins(workspace) | {pin_key(evidence): pin}, digest)
    return pin
