"""biblatex: an entry a source with an EDTF date; approximate (`~`) where it is only implied."""

from __future__ import annotations

from collections.abc import Sequence

from profiles.citation import Citation
from profiles.model import When
from profiles.styles.entries import by_source, entry, fields
from profiles.styles.parts import is_implied


def write(citations: Sequence[Citation]) -> str:
    """One entry a source."""
    return "\n\n".join(_entry(group) for group in by_source(citations).values())


def _entry(group: Sequence[Citation]) -> str:
    source = group[0].source
    dated = [("date", f"{{{edtf(source.date)}}}")]
    return entry("online" if source.url else "misc", group[0].key, fields(group, "organization", dated, "annotation"))


def edtf(when: When) -> str:
    """The date as biblatex reads it: it knows no sets, so one of several days becomes the time they span."""
    if not when.edtf or when.precision == "unknown":
        return ""
    mark = "~" if is_implied(when) else ""
    if "[" not in when.edtf:
        return "/".join(_approximate(part, mark) for part in when.edtf.split("/"))
    first, last = when.start.earliest, when.end.latest
    if first == last and first:
        return _approximate(first, mark)
    return f"{_approximate(first or '..', mark)}/{_approximate(last or '..', mark)}"


def _approximate(part: str, mark: str) -> str:
    """A part with the mark, unless it is open or has one already."""
    return part if part in ("", "..") or part[-1] in "~?%" else part + mark
