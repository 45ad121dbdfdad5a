"""Notes: the lines below a row that name its conflicts and its open questions."""

from __future__ import annotations

from profiles.comparison import Row
from profiles.model import Conflict, Move, Question
from profiles.visible import visible
from tui.cells import cells, flowed
from tui.layout.context import Context
from tui.layout.frame import Frame
from tui.layout.lines import Line, Pieces, wrapped

WIDEST = 120
"""Notes run across both columns, but no further than this."""


def note_lines(row: Row, frame: Frame, context: Context) -> list[Line]:
    """Each conflict and question of the row in a sentence across both columns."""
    lines: list[Line] = []
    for name in row.conflicts:
        conflict = context.conflicts.get(name)
        marking = conflict is None or conflict.marks
        words = conflict_pieces(conflict, frame) if conflict else ((visible(name, keep=""), "conflict"),)
        lines += _noted("!" if marking else "~", words, frame)
    for name in row.questions:
        question = context.questions.get(name)
        words = question_pieces(question, frame, context) if question else ((visible(name, keep=""), "question"),)
        lines += _noted("?", words, frame)
    return lines


def conflict_pieces(conflict: Conflict, frame: Frame) -> Pieces:
    """Its kind, nature and state, what it is about, and what its members hold if that fits on the line."""
    kind = _kind(conflict, frame)
    held = " / ".join(member.says for member in conflict.members if member.says)
    about = f" {frame.signs.dash} {visible(flowed(conflict.about))}"
    more = f": {visible(flowed(held))}" if held else ""
    fits = cells(kind) + cells(about) + cells(more) <= min(frame.whole, WIDEST)
    return ((kind, "conflict" if conflict.marks else "note"), (about + more if fits else about, "prose"))


def _kind(conflict: Conflict, frame: Frame) -> str:
    """`number · contradiction · open`."""
    return f" {frame.signs.dot} ".join(dict.fromkeys((conflict.kind, conflict.nature, conflict.state)))


def question_pieces(question: Question, frame: Frame, context: Context) -> Pieces:
    """The question, its state, and who moved it last."""
    last = question.moves[-1] if question.moves else None
    text = visible(flowed(question.text))
    moved = visible(flowed(f"{_how(last)} by {_by(last, context)}")) if last else ""
    if last and last.how == question.state:
        return ((f"{text} {frame.signs.dash} ", "prose"), (moved, "settled"))
    state: Pieces = ((question.state, "question"), (f"; {moved}" if last else "", "quiet"))
    return ((f"{text} {frame.signs.dash} ", "prose"), *state)


def conflict_words(conflict: Conflict, frame: Frame) -> str:
    """What does not sit together, its kind and nature, its state, and what each member holds."""
    held = " / ".join(member.says for member in conflict.members if member.says)
    about = f"{conflict.about}: {held}" if held else conflict.about
    return visible(f"{_kind(conflict, frame)} {frame.signs.dash} {about}")


def question_words(question: Question, frame: Frame, context: Context) -> str:
    """The question, its state, and the move that made it so, with its note."""
    words = f"{question.text} {frame.signs.dash} "
    last = question.moves[-1] if question.moves else None
    if last is None:
        return visible(words + question.state)
    state = "" if last.how == question.state else f"{question.state}; "
    note = f": {last.note}" if last.note else ""
    return visible(f"{words}{state}{_how(last)} by {_by(last, context)}{note}")


def _how(move: Move) -> str:
    return {"taken-up": "taken up"}.get(move.how, move.how)


def _by(move: Move, context: Context) -> str:
    """The title of the meeting whose statement moved the question."""
    return context.meeting_title(move.by.partition("/")[0])


def _noted(sign: str, words: Pieces, frame: Frame) -> list[Line]:
    """A sign in the gutter and the words beside it."""
    mark = {"!": "mark.conflict", "?": "mark.question"}.get(sign, "mark.note")
    parts = wrapped(words, min(frame.whole, WIDEST))
    margins = [((sign, mark),), *[()] * (len(parts) - 1)]
    return [Line("note", whole=part, margin=margin) for part, margin in zip(parts, margins, strict=True)]
