"""Draft: a statement on its way from a passage into a profile; pure but for looking its quotation up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from profiles.lean import get_args
from profiles.model import Account, Evidence, EvidenceState, Passage
from profiles.value import dataclass, replace

if TYPE_CHECKING:
    from profiles.files.yaml_text import Field
    from profiles.workspace import Workspace

WORD = re.compile(r"\S+")
NOTES = re.compile(r"\s\[\d+(?:,\s*\d+)*\][.!?]?$")
"""The marks of notes at the end of a sentence."""
CONTEXT = 4
"""Words of context beside a quotation that stands twice."""
ACCOUNTS = tuple(one for one in get_args(Account) if one != "party")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is chosen and typed so far."""

    passage: Passage
    first: int = 0
    """Number of the first word of the quotation."""
    last: int = 0
    """Number of its last word."""
    meeting: str = ""
    dimension: str = ""
    topic: str = ""
    standing: str = "reported"
    account: str = "press"
    """A party's name, or `press`, `author`, `third-party`."""
    speaker: str = ""
    text: str = ""

    @property
    def words(self) -> list[tuple[int, int]]:
        """The words of the passage as spans of its text."""
        return [found.span() for found in WORD.finditer(self.passage.text)]

    @property
    def span(self) -> tuple[int, int]:
        """The quotation as a span of the passage's text, without the full stop or comma after its last word."""
        words = self.words
        if not words:
            return 0, 0
        start, end = words[self.first][0], words[self.last][1]
        while end > start + 1 and self.passage.text[end - 1] in ".,;:":
            end -= 1
        return start, end

    @property
    def quote(self) -> str:
        """The quotation."""
        start, end = self.span
        return self.passage.text[start:end]

    def moved(self, first: int, last: int) -> Draft:
        """Another span, kept within the passage."""
        most = max(len(self.words) - 1, 0)
        start = min(max(first, 0), most)
        return replace(self, first=start, last=min(max(last, start), most))

    def filled(self, name: str, value: str) -> Draft:
        """With a field chosen or typed."""
        return replace(self, **{name: value})  # type: ignore[arg-type]  # the fields that are filled are text

    def missing(self) -> Iterator[str]:
        """What must be chosen or typed before it can be written."""
        for name in ("meeting", "dimension", "topic", "text"):
            if not str(getattr(self, name)).strip():
                yield "statement" if name == "text" else name

    def fields(self, workspace: Workspace) -> dict[str, Field]:
        """The keys of the statement as the profile has them."""
        source = workspace.sources[self.passage.source]
        evidence = self.evidence(workspace)
        fields: dict[str, Field] = {"text": " ".join(self.text.split()), "standing": self.standing}
        fields["account" if self.account in ACCOUNTS else "side"] = self.account
        if self.speaker.strip():
            fields["speaker"] = self.speaker.strip()
        fields |= {"source": source.name or source.file, "quote": evidence.quote}
        context = {"before": evidence.before, "after": evidence.after}
        return fields | {name: words for name, words in context.items() if words}

    def evidence(self, workspace: Workspace) -> Evidence:
        """The quotation, looked up; with words of context where it stands more than once."""
        plain = self._located(workspace, "", "")
        if plain.state != "ambiguous":
            return plain
        text, (start, end) = self.passage.text, self.span
        before, after = " ".join(text[:start].split()[-CONTEXT:]), " ".join(text[end:].split()[:CONTEXT])
        tried = [self._located(workspace, before, ""), self._located(workspace, "", after)]
        return next((one for one in tried if one.state != "ambiguous"), self._located(workspace, before, after))

    def _located(self, workspace: Workspace, before: str, after: str) -> Evidence:
        wanted = Evidence(self.passage.source, self.quote, before=before, after=after)
        return workspace.located([wanted])[0]

    def state(self, workspace: Workspace) -> EvidenceState:
        """Whether the quotation would be found again."""
        return self.evidence(workspace).state


def sentence_at(passage: Passage, number: int) -> tuple[int, int]:
    """The first and the last word of a sentence of a passage, by its number from 0, or of its last sentence."""
    ends = _ends(passage)
    number = min(max(number, 0), len(ends) - 1)
    first = 0 if not number else ends[number - 1] + 1
    return first, _without_marks(passage, first, ends[number])


def _without_marks(passage: Passage, first: int, last: int) -> int:
    """The last word of a sentence before the marks of its notes: `… dynamics [1, 2, 3].`"""
    words = [found.span() for found in WORD.finditer(passage.text)][first : last + 1]
    notes = NOTES.search(passage.text, words[0][0], words[-1][1]) if words else None
    return last - sum(start > notes.start() for start, _ in words) if notes else last


def sentence_with(passage: Passage, at: int) -> int:
    """The number of the sentence that a place of the passage's text lies in."""
    word = sum(found.end() <= at for found in WORD.finditer(passage.text))
    return sum(end < word for end in _ends(passage))


def _ends(passage: Passage) -> list[int]:
    """The last word of each sentence, by its number in the passage."""
    words = [found.group() for found in WORD.finditer(passage.text)]
    ends = [n for n, word in enumerate(words) if re.search(r"[.!?…][”’\"')\]]*$", word) and not _is_short(word)]
    return ends if ends and ends[-1] == len(words) - 1 else [*ends, max(len(words) - 1, 0)]


def _is_short(word: str) -> bool:
    """Whether its full stop is that of an abbreviation: `U.S.`, `J.`, `Mr.`."""
    return bool(re.fullmatch(r"[“‘(\"']*(?:(?:\w\.)+|Mr\.|Ms\.|Mrs\.|Dr\.|No\.|St\.)", word))
