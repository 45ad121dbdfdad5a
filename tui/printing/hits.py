"""Hits: what a search found, the words marked, each with where it stands and who cites it."""

from __future__ import annotations

from profiles.comparison import Hit
from profiles.lean import NamedTuple
from profiles.model import Passage, Statement
from profiles.visible import visible
from tui.cells import cells, wrap
from tui.layout.lines import Piece, Pieces, padded
from tui.layout.statement import says, source_names
from tui.layout.when import say_when
from tui.printing.page import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profiles.workspace import Workspace

EXCERPT = 3
"""Lines of a passage that are shown of a hit."""
INDENT = 4


class Seen(NamedTuple):
    """A hit with what stands behind it."""

    hit: Hit
    passage: Passage | None = None
    statement: Statement | None = None
    around: tuple[tuple[Passage, ...], tuple[Passage, ...]] = ((), ())
    """Passages before and after it."""

    @property
    def place(self) -> tuple[str, int]:
        """File, relative to the workspace, and line."""
        if self.passage is not None:
            return f"seeds/{self.passage.source}", self.passage.line
        if self.statement is not None:
            return self.statement.path, self.statement.line
        return "", 1


def seen(workspace: Workspace, hit: Hit, context: int = 0) -> Seen:
    """A hit with its passage or statement, and its neighbours."""
    if hit.kind == "statement":
        return Seen(hit, statement=workspace.statement(hit.id))
    passages = workspace.document(hit.source).passages if hit.source in workspace.sources else ()
    at = next((number for number, one in enumerate(passages) if one.id == hit.id), None)
    if at is None:
        return Seen(hit)
    return Seen(hit, passages[at], None, (passages[max(at - context, 0) : at], passages[at + 1 : at + 1 + context]))


def hit_lines(found: Sequence[Seen], workspace: Workspace, page: Page, whole: bool) -> Iterator[tuple[Pieces, Seen]]:
    """Each line with its hit; those with only most of the words are told apart."""
    told = all(one.hit.complete for one in found) or not any(one.hit.complete for one in found)
    for number, one in enumerate(found, 1):
        if not told and not one.hit.complete and not page.is_plain:
            told = True
            yield page.rule("with most of the words"), one
        lines = _linear(one, page) if page.is_plain else _entry(one, number, workspace, page, whole)
        for line in lines:
            yield line, one


def _linear(one: Seen, page: Page) -> Iterator[Pieces]:
    """`file:line: text` with «marks», as grep and editors have it."""
    path, line = one.place
    before, after = one.around
    for passage in before:
        yield ((f"{path}-{passage.line}- ", "quiet"), (" ".join(passage.text.split()), "quiet"))
    start: Piece = (f"{path}:{line}: ", "source")
    if one.statement is not None:
        said = one.statement
        who = says(said)
        tail = f"{f' {page.signs.dash} {who}' if who else ''} [{', '.join(source_names(said, page.context))}]"
        yield (start, (f"{said.standing}: {marked(one.hit)}{tail} {{{said.id}}}", ""))
    else:
        yield (start, (f"{marked(one.hit)} {{{one.hit.id}}}", ""))
    for passage in after:
        yield ((f"{path}-{passage.line}- ", "quiet"), (" ".join(passage.text.split()), "quiet"))


def marked(hit: Hit) -> str:
    """The text on one line with its marks between « and »."""
    parts, at = [], 0
    for start, end in hit.marks:
        parts += [hit.text[at:start], "«", hit.text[start:end], "»"]
        at = end
    return " ".join("".join((*parts, hit.text[at:])).split())


def _entry(one: Seen, number: int, workspace: Workspace, page: Page, whole: bool) -> Iterator[Pieces]:
    """Where it stands, an excerpt, and the statements that cite it."""
    yield _head(one, number, page)
    before, after = one.around
    for passage in before:
        yield from page.prose(passage.text, "quiet", INDENT)
    lines = excerpt(one.hit.text, one.hit.marks, page.measure - INDENT, 0 if whole else EXCERPT, page.signs.ellipsis)
    for line in lines:
        yield ((" " * INDENT, ""), *line)
    for passage in after:
        yield from page.prose(passage.text, "quiet", INDENT)
    if one.passage is not None:
        yield from _citing(one, workspace, page)
    yield ()


def _head(one: Seen, number: int, page: Page) -> Pieces:
    """Number, source and paragraph (or meeting and standing), date; at the right edge the id."""
    hit, context, dot = one.hit, page.context, f" {page.signs.dot} "
    start: Pieces = ((f"{number:>2}  ", "heading.number"),)
    if one.statement is not None:
        said = one.statement
        who = says(said)
        start = (
            *start,
            (said.standing, f"standing.{said.standing}"),
            (visible(f"{dot}{context.meeting_title(said.meeting)}", keep=""), "name"),
            (visible(f"{dot}{who}" if who else "", keep=""), "who"),
            (visible(f" [{', '.join(source_names(said, context))}]", keep=""), "source"),
        )
    else:
        source = context.sources.get(hit.source or "")
        date = say_when(source.date) if source else ""
        start = (
            *start,
            (visible(context.source_name(hit.source or ""), keep=""), "source"),
            (f" {page.signs.para}{one.passage.number}" if one.passage else "", "source"),
            (visible(f"{dot}{date}" if date else "", keep=""), "date"),
            (visible(f"{dot}{source.publisher or source.title}" if source else "", keep=""), "quiet"),
        )
    end = visible(hit.id, keep="")
    start = padded(start, max(page.measure - cells(end) - 2, 20))
    return (*start, ("  ", ""), (end, "id"))


def _closest(one: Seen, workspace: Workspace) -> list[Statement]:
    """The statements that cite the passage, those first whose quotations hold most of the words found."""
    from profiles.text.spans import raw_span

    assert one.passage is not None
    marks = [raw_span(one.passage, *mark) for mark in one.hit.marks]
    found = [workspace.statement(id) for id in one.hit.statements]
    return sorted(found, key=lambda said: -_held(said, one.passage.source if one.passage else "", marks))


def _held(said: Statement, source: str, marks: Sequence[tuple[int, int]]) -> int:
    """How many of the marks lie in the statement's quotations."""
    spans = [(it.start, it.end) for it in said.evidence if it.source == source]
    return sum(any(s is not None and e is not None and s < end and start < e for s, e in spans) for start, end in marks)


def _citing(one: Seen, workspace: Workspace, page: Page) -> Iterator[Pieces]:
    """The statements that cite the passage, the other face of the same answer."""
    hit = one.hit
    arrow = "->" if page.signs.rule == "=" else "↳"
    for said in _closest(one, workspace)[:3]:
        lead: Pieces = ((f"    {arrow} ", "quiet"), (f"{said.standing}  ", f"standing.{said.standing}"))
        title = page.context.meeting_title(said.meeting)
        yield from page.prose(f"{said.text} {page.signs.dash} {title}", "quiet", INDENT + 2, lead)
    if len(hit.statements) > 3:
        more = len(hit.statements) - 3
        words = "1 more statement cites it" if more == 1 else f"{more} more statements cite it"
        yield ((f"    {arrow} {words}", "quiet"),)


def excerpt(text: str, marks: Sequence[tuple[int, int]], width: int, lines: int, ellipsis: str = "…") -> list[Pieces]:
    """The lines of a text around its first marks, the marks set off; all of them where `lines` is 0."""
    text, marks = _shown(text, marks)
    placed = _placed(text, wrap(text, width - 4 if lines else width))
    first, last = _window([line for _, line in placed], [start for start, _ in placed], marks, lines)
    shown = [_marked_line(start, line, marks) for start, line in placed[first:last]]
    if first and shown:
        shown[0] = ((f"{ellipsis} ", "quiet"), *shown[0])
    if last < len(placed) and shown:
        shown[-1] = (*shown[-1], (f" {ellipsis}", "quiet"))
    return shown


def _shown(text: str, marks: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text as it can be shown, and the marks at their places in it."""
    if visible(text, keep="") == text and "  " not in text:
        return text, list(marks)
    parts: list[str] = []
    moved, at, size = [], 0, 0
    for start, end in marks:
        for piece in (text[at:start], text[start:end]):
            parts.append(visible(piece.replace("\n", " ").replace("\t", " "), keep=""))
            size += len(parts[-1])
        moved.append((size - len(parts[-1]), size))
        at = end
    return "".join((*parts, visible(text[at:].replace("\n", " ").replace("\t", " "), keep=""))), moved


def _placed(text: str, lines: Sequence[str]) -> list[tuple[int, str]]:
    """Each line with its offset in the text."""
    placed, at = [], 0
    for line in lines:
        at = max(text.find(line, at), at)
        placed.append((at, line))
        at += len(line)
    return placed


def _window(
    lines: Sequence[str], starts: Sequence[int], marks: Sequence[tuple[int, int]], most: int
) -> tuple[int, int]:
    """The run of `most` lines that holds most marks; the earliest of equals."""
    if not most or len(lines) <= most:
        return 0, len(lines)
    held = [
        sum(start < starts[at] + len(lines[at]) and end > starts[at] for start, end in marks)
        for at in range(len(lines))
    ]
    best = max(range(len(lines) - most + 1), key=lambda at: (sum(held[at : at + most]), -at))
    if best and not held[best]:
        best = min(best, len(lines) - most)
    return best, best + most


def _marked_line(start: int, line: str, marks: Sequence[tuple[int, int]]) -> Pieces:
    """A line with the marks on it in their style."""
    pieces: list[Piece] = []
    at = 0
    for first, last in marks:
        first, last = max(first - start, at), min(last - start, len(line))
        if first < last:
            pieces += [(line[at:first], ""), (line[first:last], "found")]
            at = last
    return tuple(piece for piece in (*pieces, (line[at:], "")) if piece[0])
