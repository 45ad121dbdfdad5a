"""Paragraphs: a file's lines gathered into what belongs together, wherever its line breaks fall."""

from __future__ import annotations

import re

from profiles.lean import Literal
from profiles.text.debris import is_debris
from profiles.text.markup import LINK_TAIL, is_wide
from profiles.value import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

Shape = Literal["text", "heading", "list"]
Cut = tuple[int, int]

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LEAD = re.compile(r"(?:[ \t\xa0\u3000\ufeff\u200b]*>){0,20}[ \t\xa0\u3000\ufeff\u200b]*")
_HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")
_RULE = re.compile(r"([-*_=~–—])(?:[ \t]*\1){2,}")
_BULLET = re.compile(r"[-*+•◦▪●‣·○■][ \t\xa0]+(?=\S)")
_NUMBER = re.compile(r"\(?\d{1,3}[.)][ \t\xa0]+(?=\S)|\[\d{1,3}\]:?[ \t\xa0]+(?=\S)")
_FINISHED = re.compile(r"[.!?…:;。！？：；⋯][\"'”’»)\]\s*_」』）】]*$")
_LOWER_START = re.compile(r"[\s\"'“‘„«(\[*_]*([^\W\d_])")
_UNFINISHED = (
    "a an the this that these those of in on at to for from by with and or but nor as than whether if while which "
    "who whose he she it they we its his her their is are was were be been has have had will would can could may "
    "might not и в во на с со к ко о об от до за из по под при для не что как а но или"
)
_UNFINISHED_WORDS = frozenset(re.findall(r"\w+", _UNFINISHED))
"""A line that ends with one of these goes on."""
WRAP = 120
"""A line longer than this was not wrapped by hand: it is a paragraph."""
MOST_LINES = 2_000
"""Lines that are looked at together."""
LONGEST = 20_000
"""Characters of a paragraph; a longer one is parted at the end of a sentence."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[。！？]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file without its line break."""

    start: int
    """Raw offset of its first visible character, marks of a quoted block left out."""
    end: int
    begin: int
    """Raw offset at which the line begins."""
    number: int
    indent: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    start: int
    end: int
    line: int
    shape: Shape
    hidden: tuple[Cut, ...] = ()
    """Spans that are marks of the block rather than text: hashes, quotation marks of mail, underlines."""
    alone: bool = True
    """Whether blank lines stand on both sides."""


def _lines(raw: str) -> Iterator[Line]:
    at, number = 0, 0
    for number, found in enumerate(_BREAK.finditer(raw), 1):
        yield _line(raw, at, found.start(), number)
        at = found.end()
    yield _line(raw, at, len(raw), number + 1)


def _line(raw: str, begin: int, end: int, number: int) -> Line:
    lead = _LEAD.match(raw, begin, end)
    start = lead.end() if lead else begin
    end = start + len(raw[start:end].rstrip())
    return Line(start, end, begin, number, start - begin)


def blocks(raw: str) -> Iterator[list[Line]]:
    """Runs of lines between blank ones and rules."""
    block: list[Line] = []
    for line in _lines(raw):
        if block and (line.start == line.end or len(block) >= MOST_LINES):
            yield block
            block = []
        if line.start < line.end:
            block.append(line)
    if block:
        yield block


def _finished(raw: str, start: int, end: int) -> bool:
    """Whether the text ends as a sentence does, markup aside."""
    tail = LINK_TAIL.sub("]", raw[max(start, end - 200) : end])
    return bool(_FINISHED.search(tail[-40:]))


def _starts_lower(raw: str, start: int, end: int) -> bool:
    first = _LOWER_START.match(raw, start, min(end, start + 40))
    return bool(first) and first.group(1).islower()  # type: ignore[union-attr]


def _rule(raw: str, line: Line) -> bool:
    return line.end - line.start <= 400 and bool(_RULE.fullmatch(raw, line.start, line.end))


def _debris(raw: str, line: Line) -> bool:
    return line.end - line.start <= 400 and is_debris(raw[line.start : line.end])


def _marker(raw: str, line: Line) -> bool:
    return bool(_BULLET.match(raw, line.start, line.end) or _NUMBER.match(raw, line.start, line.end))


def _wraps(raw: str, above: Line, below: Line, width: int) -> bool:
    """Whether the break between two lines of a block is there only because the line was full."""
    if _starts_lower(raw, below.start, below.end) and not _finished(raw, above.start, above.end):
        return True
    if _goes_on(raw, above.end, below.start):
        return True
    if width <= WRAP and _wraps_wide(raw, above, below, width):
        return True
    if width > WRAP or width < 50 or below.indent > above.indent + 1:
        return False
    word = raw[below.start : below.start + WRAP].split(None, 1)[0]
    return above.end - above.begin + 1 + len(word) > width


def _goes_on(raw: str, above: int, below: int) -> bool:
    """Whether Chinese or Japanese breaks off after a comma."""
    return raw[above - 1] in "，、；" and is_wide(raw[below])


def _wraps_wide(raw: str, above: Line, below: Line, width: int) -> bool:
    """The same where words are not set apart: a full line that ends inside a sentence."""
    if not (is_wide(raw[above.end - 1]) and is_wide(raw[below.start])) or width < 16:
        return False
    return above.end - above.begin >= width - 2 and not _finished(raw, above.start, above.end)


def _paragraphs_of(raw: str, block: list[Line]) -> Iterator[Paragraph]:
    """One block taken apart: headings, list items, rules, and text whose lines were wrapped."""
    width = max(line.end - line.begin for line in block)
    lines: list[Line] = []
    shape: Shape = "text"
    for line in block:
        begins = _begins(raw, lines, line, shape, width)
        if begins and lines:
            yield _gather(raw, lines, shape, alone=False)
            lines = []
        if begins:
            shape = _shape(raw, line)
        if begins == "rule":
            continue
        lines.append(line)
    if lines:
        yield _gather(raw, lines, shape, alone=len(lines) == len(block))


def _shape(raw: str, line: Line) -> Shape:
    if _HASHES.match(raw, line.start, line.end):
        return "heading"
    return "list" if _marker(raw, line) else "text"


def _begins(raw: str, lines: list[Line], line: Line, shape: Shape, width: int) -> str:
    """Why a line begins something new, or "" where it goes on."""
    if _rule(raw, line):
        return "" if len(lines) == 1 and shape == "text" and raw[line.start] in "=-" else "rule"
    if not lines:
        return "first"
    above = lines[-1]
    if _HASHES.match(raw, line.start, line.end) or shape == "heading" or _rule(raw, above):
        return "heading"
    if _debris(raw, line) or _debris(raw, above):
        return "debris"
    if _marker(raw, line) and (shape == "list" or _finished(raw, above.start, above.end) or width > WRAP):
        return "list"
    if shape == "list" and line.indent > lines[0].indent and width <= WRAP:
        return ""
    return "" if _wraps(raw, above, line, width) else "text"


def _gather(raw: str, lines: list[Line], shape: Shape, alone: bool) -> Paragraph:
    first, last = lines[0], lines[-1]
    hidden: list[Cut] = [(line.begin, line.start) for line in lines[1:] if raw[line.begin : line.start].strip()]
    if len(lines) > 1 and _rule(raw, last):
        hidden.append((last.start, last.end))
        shape = "heading"
    if shape == "heading" and (hashes := _HASHES.match(raw, first.start, first.end)):
        hidden.append(hashes.span())
        if closing := re.search(r"[ \t]+#+$", raw[first.start : first.end]):
            hidden.append((first.start + closing.start(), first.end))
    return Paragraph(first.start, last.end, first.number, shape, tuple(hidden), alone)


def _broken(raw: str, above: Paragraph, below: Paragraph) -> bool:
    """Whether a blank line stands in the middle of a sentence. A heading is not the first half of one."""
    if above.shape == "heading" or below.shape != "text":
        return False
    if _goes_on(raw, above.end, below.start):
        return True
    if not _starts_lower(raw, below.start, below.end):
        return False
    if _finished(raw, above.start, above.end):
        return False
    if above.end - above.start > WRAP:
        return True
    words = raw[above.start : above.end].split()
    return above.shape == "text" and (words[-1].endswith(",") or words[-1].lower() in _UNFINISHED_WORDS)


def paragraphs(raw: str) -> Iterator[Paragraph]:
    """The paragraphs of a file in reading order: what a blank line broke is mended, what never ends is parted."""
    held: Paragraph | None = None
    for block in blocks(raw):
        for paragraph in _paragraphs_of(raw, block):
            if held and _broken(raw, held, paragraph):
                hidden = held.hidden + paragraph.hidden
                held = Paragraph(held.start, paragraph.end, held.line, held.shape, hidden, held.alone)
                continue
            if held:
                yield from _parted(raw, held)
            held = paragraph
    if held:
        yield from _parted(raw, held)


def _parted(raw: str, whole: Paragraph) -> Iterator[Paragraph]:
    """A paragraph, or the parts of one that is longer than anybody's."""
    start, line = whole.start, whole.line
    while whole.end - start > LONGEST:
        end = _cut(raw, start, start + LONGEST)
        yield Paragraph(start, end, line, whole.shape, _within(whole.hidden, start, end), whole.alone)
        line += sum(1 for _ in _BREAK.finditer(raw, start, end))
        start = end
    yield Paragraph(start, whole.end, line, whole.shape, _within(whole.hidden, start, whole.end), whole.alone)


def _cut(raw: str, start: int, end: int) -> int:
    """Where to part: after the last sentence, else after the last word."""
    half = (start + end) // 2
    ends = [found.end() for found in _SENTENCE_END.finditer(raw, half, end)]
    if ends:
        return ends[-1]
    space = raw.rfind(" ", half, end)
    return space + 1 if space >= 0 else end


def _within(hidden: tuple[Cut, ...], start: int, end: int) -> tuple[Cut, ...]:
    return tuple((a, b) for a, b in hidden if start <= a < end)
