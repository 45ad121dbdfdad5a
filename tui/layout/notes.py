"""Notes: the lines below a row that name its conflicts and its open questions."""

from __future__ import annotations

from profiles.comparison import Row
from profiles.model import Conflict, Move, Question
from profiles.visible import visible
from tui.cells import wrap
from tui.layout.context import Context
from tui.layout.frame import Frame
from tui.layout.lines import Line


def note_lines(row: Row, frame: Frame, context: Context) -> list[Line]:
    """Each conflict and question of the row in a sentence across both columns."""
    lines: list[Line] = []
    for name in row.conflicts:
        conflict = context.conflicts.get(name)
        marking = conflict is None or conflict.marks
        words = conflict_words(conflict, frame) if conflict else visible(name)
        lines += _noted("!" if marking else "~", "conflict" if marking else "note", words, frame)
    for name in row.questions:
        question = context.questions.get(name)
        words = question_words(question, frame, context) if question else visible(name)
        lines += _noted("?", "question", words, frame)
    return lines


def conflict_words(conflict: Conflict, frame: Frame) -> str:
    """What does not sit together, its kind and nature, its state, and what each member holds."""
    signs = frame.signs
    held = " / ".join(member.says for member in conflict.members if member.says)
    about = f"{conflict.about}: {held}" if held else conflict.about
    what = f" {signs.dot} ".join(dict.fromkeys((conflict.kind, conflict.nature, conflict.state)))
    return visible(f"{what} {signs.dash} {about}")


def question_words(question: Question, frame: Frame, context: Context) -> str:
    """The question, its state, and the move that made it so."""
    words = f"{question.text} {frame.signs.dash} "
    last = question.moves[-1] if question.moves else None
    if last is None:
        return visible(words + question.state)
    state = "" if last.how == question.state else f"{question.state}; "
    return visible(f"{words}{state}{_moved(last, context)}")


def _moved(move: Move, context: Context) -> str:
    """How and by which meeting's statement the question was moved."""
    meeting = context.meeting_title(move.by.partition("/")[0])
    how = {"taken-up": "taken up"}.get(move.how, move.how)
    note = f": {move.note}" if move.note else ""
    return f"{how} by {meeting}{note}"


def _noted(sign: str, style: str, words: str, frame: Frame) -> list[Line]:
    """A sign in the gutter and the words beside it."""
    mark = {"!": "mark.conflict", "?": "mark.question"}.get(sign, "mark.note")
    parts = wrap(words, min(frame.whole, 120))
    margins = [((sign, mark),), *[()] * (len(parts) - 1)]
    return [Line("note", whole=((part, style),), margin=margin) for part, margin in zip(parts, margins, strict=True)]
