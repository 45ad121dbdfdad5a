"""Understood: a query in words, as it was taken."""

from __future__ import annotations

from index.names import Names
from index.query import And, Filter, Fuzzy, Near, Node, Not, Or, Phrase, Prefix, Together, Word
from index.spelling import MONTHS
from index.units import Unit
from index.wants import Want, wants_of


def say(node: Node | None, names: Names | None = None) -> str:
    """What a query was understood to ask for.

    >>> from index.parser import parse
    >>> say(parse('taiwan "no clear timeline" -iran source:courant'))
    'taiwan; exactly “no clear timeline”; not iran; source courant'
    """
    if node is None:
        return "nothing to search for"
    if isinstance(node, Word):
        node = Together((node,))
    if isinstance(node, Together):
        return _together(node, names)
    return _say(node)


def _together(node: Together, names: Names | None) -> str:
    words = [child for child in node.nodes if isinstance(child, Word)]
    wanted = _wanted(words, names)
    parts = [", ".join(wanted)] if wanted else []
    if len(wanted) > 1:
        parts[0] += " (all of them first, then most)"
    parts += [_say(child) for child in node.nodes if not isinstance(child, Word)]
    if any(_is_date(want) for want in wants_of(words, names)):
        parts.append("or of that time, by the date of the source or the meeting")
    if names and (others := _others(words, names)):
        parts.append("also " + ", ".join(others))
    return "; ".join(parts)


def _is_date(want: Want) -> bool:
    """Whether a word is part of a date: a month beside a figure."""
    return want.exact in MONTHS and isinstance(want.unit, Unit) and want.unit.end - want.unit.start > 1


def _wanted(words: list[Word], names: Names | None) -> list[str]:
    """What is looked for: the words as typed, without the signs around them, those of a name or an amount as one."""
    units: dict[object, list[Want]] = {}
    for want in wants_of(words, names):
        if not want.light or want.named or len(words) == 1:
            units.setdefault(want.unit, []).append(want)
    return [_joined(unit, words) for unit in units.values()]


def _joined(unit: list[Want], words: list[Word]) -> str:
    """The wants of a unit as they were typed: `$14 billion`, `Xi-Trump`."""
    first, last = unit[0].place.start, unit[-1].place.end
    texts = []
    for word in words:
        start, end = max(first, word.place.start), min(last, word.place.end)
        if start < end:
            texts.append(word.text[start - word.place.start : end - word.place.start])
    return " ".join(texts)


def _others(words: list[Word], names: Names) -> list[str]:
    """The other names that are looked for as well."""
    found = (reading.name for want in wants_of(words, names) for reading in want.readings if reading.name)
    return list(dict.fromkeys(found))[:12]


def _say(node: Node) -> str:
    match node:
        case Word():
            return node.text
        case Phrase():
            return f"exactly “{node.text}”"
        case Prefix():
            return f"words that begin with {node.text}"
        case Fuzzy():
            return f"words like {node.text} ({node.edits} {'letter' if node.edits == 1 else 'letters'} may differ)"
        case Filter():
            return f"{node.name} {' or '.join(node.values)}"
        case Near():
            return f"{_say(node.left)} within {node.distance} words of {_say(node.right)}"
        case Not():
            return f"not {_bracketed(node.node)}"
        case And() | Together():
            return " and ".join(_bracketed(child) for child in node.nodes)
        case Or():
            return " or ".join(_bracketed(child) for child in node.nodes)


def _bracketed(node: Node) -> str:
    return f"({_say(node)})" if isinstance(node, And | Or | Together) else _say(node)
