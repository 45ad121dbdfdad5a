"""Reading: a whole source as one folded line, in which quotations are looked for, with the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from hashlib import sha256

from profiles.model import Passage
from profiles.text.folding import fold
from profiles.text.markup import is_wide, whole_markup
from profiles.text.spans import raw_at, text_span
from profiles.value import dataclass

MOST_KEPT = 256
MOST_TEXT = 40_000_000
"""Characters kept in all."""
_latest: dict[int, Reading] = {}


@dataclass(frozen=True, slots=True)
class Reading:
    """The passages of a source one after another, a space between two."""

    raw: str
    passages: tuple[Passage, ...]
    text: str
    """As a reader sees it."""
    folded: str
    """The same, folded: character for character."""
    starts: tuple[int, ...]
    """Position in `text` at which each passage begins."""
    sha256: str
    """Of the file's bytes."""

    def index_at(self, position: int) -> int:
        """Index of the passage at a position."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def passage_end(self, index: int) -> int:
        """Position at which a passage ends; that of the last one for an index beyond it."""
        index = min(index, len(self.starts) - 1)
        return self.starts[index] + len(self.passages[index].text)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """A span of `text` as a span of the file, widened over the other half of a link that it holds."""
        return whole_markup(self.raw, self._raw_at(start), self._raw_at(end - 1) + 1)

    def _raw_at(self, position: int) -> int:
        index = self.index_at(position)
        passage = self.passages[index]
        return raw_at(passage, min(position - self.starts[index], len(passage.text) - 1))

    def span_of(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """A span of the file as a span of `text`."""
        return self._position(raw_start), self._position(raw_end)

    def _position(self, offset: int) -> int:
        index = bisect_right(self.passages, offset, key=lambda passage: passage.start) - 1
        if index < 0:
            return 0
        return self.starts[index] + text_span(self.passages[index], offset, offset)[0]

    def inside_word(self, position: int) -> bool:
        """Whether a cut at this position would fall inside a word or a number."""
        if not 0 < position < len(self.text):
            return False
        before, after = self.text[position - 1], self.text[position]
        if before in ".," and after.isdigit() and position > 1:
            return self.text[position - 2].isdigit()
        if after in ".," and before.isdigit() and position + 1 < len(self.text):
            return self.text[position + 1].isdigit()
        if not (before.isalnum() and after.isalnum()) or is_wide(before) or is_wide(after):
            return False
        glued = before.islower() and after.isupper()
        return not glued and self.passages[self.index_at(position)].kind != "sources"


def read(raw: str, passages: tuple[Passage, ...]) -> Reading:
    """The reading of a source; the latest few are kept, since many quotations are looked for in each."""
    kept = _latest.get(id(passages))
    if kept is not None and kept.passages is passages and kept.raw == raw:
        return kept
    _make_room(len(raw))
    reading = _read(raw, passages)
    _latest[id(passages)] = reading
    return reading


def _make_room(size: int) -> None:
    while _latest and (len(_latest) >= MOST_KEPT or size + sum(len(kept.raw) for kept in _latest.values()) > MOST_TEXT):
        _latest.pop(next(iter(_latest)), None)


def _read(raw: str, passages: tuple[Passage, ...]) -> Reading:
    starts, at = [], 0
    for passage in passages:
        starts.append(at)
        at += len(passage.text) + 1
    text = " ".join(passage.text for passage in passages)
    digest = sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(raw, passages, text, fold(text), tuple(starts), digest)
