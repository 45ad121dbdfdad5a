"""Hostile: texts that want to be more than text, and a workspace that holds one in every place a text can stand."""

import re
from collections.abc import Iterator
from pathlib import Path

ESC, BEL, ST, CSI, DCS, OSC = "\x1b", "\x07", "\x1b\\", "\x9b", "\x90", "\x9d"
HOSTILE = {
    "csi": f"a{ESC}[31mred{ESC}[2J{ESC}[3J{ESC}[Hhome",
    "eight bit csi": f"a{CSI}31mred{CSI}2Jz",
    "cursor report": f"a{ESC}[6n{ESC}[c{ESC}[>q{ESC}[14tz",
    "osc 8": f"a{ESC}]8;;https://evil.example/{ST}link{ESC}]8;;{ST}z",
    "osc 52": f"a{ESC}]52;c;ZWNobyBwd25lZA=={BEL}z",
    "eight bit osc": f"a{OSC}52;c;ZWNobyBwd25lZA==\x9cz",
    "dcs": f"a{ESC}P+q544e{ST}{DCS}$qm\x9cz",
    "tmux": f"a{ESC}Ptmux;{ESC}{ESC}]52;c;eA=={BEL}{ST}z",
    "title": f"a{ESC}]0;owned{BEL}{ESC}]2;owned{ST}{ESC}[21tz",
    "apc": f"a{ESC}_Gf=100;AAAA{ST}{ESC}^pm{ST}{ESC}Xsos{ST}z",
    "c0": "a" + "".join(map(chr, (*range(1, 9), 11, 12, *range(14, 32), 127))) + "z",
    "c1": "a" + "".join(map(chr, range(0x80, 0xA0))) + "z",
    "return": "over\rwritten\r\nby a return",
    "bidi": "a\u202eevil\u202c\u202dx\u2066y\u2067z\u2068w\u2069\u200e\u200f\u061cend",
    "unseen": "a\u200b\u200c\u200d\u2060\u00ad\ufeff\u180e\u2028\u2029\u034f\u115f\u3164\U000e0041\U000e0101z",
    "bom": "\ufeffa bom at the start",
    "rich": "[red]x[/red] [/] [bold]y [link=https://evil.example]z[/link]",
    "action": "[@click=app.quit]x[/] [@click='app.bell']y[/]",
    "broken markup": "[/nothing] [[ ]] [red \\[x] \\",
    "emoji": ":smile: :pile_of_poo: x",
    "textual": "$primary [$error]x[/] [on red]y[/]",
    "formula": "=cmd|' /C calc'!A0",
    "formulas": "+1+cmd|x @SUM(1) -2",
    "formula after spaces": " \u00a0 =HYPERLINK(\"https://evil.example\")",
    "wide formula": "＝1+1",
    "at": "@SUM(1+1)",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=x>",
    "markdown link": "x](javascript:alert(1)) [y](javascript:alert(2)) ![i](https://evil.example/x.png)",
    "markdown": "`a` ``b`` *c* _d_ ~~e~~ | f | # g <https://evil.example> &lt; \\",
    "markdown list": "- item\n1. one\n# heading\n> quote\n```\ncode\n---",
    "latex": "\\input{/etc/passwd} $x$ %y #z &w ~v ^u \\write18{id}",
    "template": "{0.__class__} %(x)s {{7*7}} ${PATH} `id` $(id)",
    "pipes": "a | b || c\\| d",
    "lines": "one\ntwo\n\n\nthree\tfour",
    "quotes": "“a” 'b' \"c\" ''",
    "combining": "a" + "\u0301" * 10_000,
    "wide": "漢字かな交じり文" * 200,
    "rtl": "שלום עולם مرحبا بالعالم",
    "one word": "x" * 5_000,
    "astral": "𝔘𝔫𝔦 👩‍👩‍👧‍👦 🇩🇪 \U0001f9ff",
    "noncharacter": "a\ufffe\uffff\ue000\ufffdz",
    "joiner": "می‌خواهم क्‍ष 👩‍⚕️ pay‍pal",
}  # fmt: skip
"""By what it tries."""
SHORT = {
    "terminal": " ".join(HOSTILE[what] for what in list(HOSTILE)[:16]),
    "markup": " ".join(HOSTILE[what] for what in ("rich", "action", "broken markup", "emoji", "textual", "template")),
    "export": " ".join(HOSTILE[what] for what in ("script", "markdown link", "markdown", "latex", "pipes", "astral")),
    **{what: HOSTILE[what] for what in ("formula", "formula after spaces", "wide formula", "markdown list", "joiner")},
}
"""The same in a few texts."""
ALLOWED = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]"
    "|(?<=[\u0600-\u18af])[\u200c\u200d](?=[\u0600-\u18af])"
    "|(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)
"""Unseen characters that change what is seen in the scripts that are spelt with them."""


def obeyed(text: str, keep: str = "\n") -> set[str]:
    """The characters that a terminal would obey, or a reader not see."""
    from unicodedata import category

    left = ALLOWED.sub("", text)
    return {c for c in left if category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c not in keep}


def escaped(text: str) -> str:
    """A text as a double-quoted YAML scalar in pure ASCII."""
    return '"' + "".join(_escape(character) for character in text) + '"'


def _escape(character: str) -> str:
    code = ord(character)
    if character in '"\\':
        return "\\" + character
    return character if 0x20 <= code < 0x7F else f"\\x{code:02x}" if code < 0x100 else f"\\U{code:08x}"


def plant(root: Path, texts: dict[str, str]) -> Path:
    """A workspace at `root` with these texts in every field that takes a text; each quotation stands in its source."""
    for folder in ("seeds", "profiles/meetings"):
        (root / folder).mkdir(parents=True)
    write = {
        "seeds/sources.yaml": _sources(texts),
        "profiles/dimensions.yaml": _dimensions(texts),
        "profiles/topics.yaml": _listed("topics", texts, with_ids=True),
        "profiles/names.yaml": "".join(_listed(kind, texts) for kind in ("people", "parties", "terms")),
        "profiles/conflicts.yaml": _conflicts(texts),
        "profiles/meetings/left.yaml": _meeting("left", "right", texts),
        "profiles/meetings/right.yaml": _meeting("right", "left", texts),
    }
    for name, text in write.items():
        (root / name).write_text(text, "utf-8", newline="")
    for number, text in enumerate(texts.values()):
        body = f"A heading {number}\n\nBefore it «{text}» after it, in a sentence about grain {number}.\n\nMore.\n"
        (root / "seeds" / f"s{number}.txt").write_text(body, "utf-8", newline="")
    return root


def _sources(texts: dict[str, str]) -> str:
    lines = ["sources:"]
    for number, text in enumerate(texts.values()):
        said = escaped(text)
        lines += [f"  - file: s{number}.txt", f"    name: {escaped(f's{number} {text}')}", f"    title: {said}",
                  f"    publisher: {said}", f"    authors: [{said}, {said}]", f"    side: {said}", f"    url: {said}",
                  f"    origins: [{said}]", f"    note: {said}", "    date: 2031-09-22", "    date_basis: implied",
                  f"    date_note: {said}", f"    language: {said}"]  # fmt: skip
    return "\n".join((*lines, ""))


def _dimensions(texts: dict[str, str]) -> str:
    lines = ["dimensions:"]
    for number, text in enumerate(texts.values()):
        lines += [
            f"  - id: d{number}",
            f"    label: {escaped(text)}",
            "    group: topics",
            f"    about: {escaped(text)}",
        ]
    return "\n".join((*lines, ""))


def _listed(kind: str, texts: dict[str, str], with_ids: bool = False) -> str:
    lines = [f"{kind}:"]
    for number, text in enumerate(texts.values()):
        label = escaped(f"{kind} {number} {text}")
        lines += [f"  - id: t{number}", f"    label: {label}"] if with_ids else [f"  - label: {label}"]
        lines += [f"    names: [{escaped(f'{kind} other {number} {text}')}]"]
    return "\n".join((*lines, ""))


def _conflicts(texts: dict[str, str]) -> str:
    lines = ["conflicts:"]
    for number, text in enumerate(texts.values()):
        said = escaped(text)
        lines += [f"  - id: c{number}", f"    about: {said}", "    kind: wording", "    nature: contradiction",
                  "    state: open", "    members:", f"      - says: {said}", f"        statement: left/x{number}",
                  f"      - says: {said}", f"        source: s{number}.txt", f"        quote: {said}",
                  f"    note: {said}"]  # fmt: skip
    return "\n".join((*lines, ""))


def _meeting(id: str, other: str, texts: dict[str, str]) -> str:
    return "\n".join((*_head(id, other, texts), *_statements(other, texts), *_questions(id, other, texts), ""))


def _head(id: str, other: str, texts: dict[str, str]) -> Iterator[str]:
    everything = escaped(" ".join(text[:200] for text in texts.values()))
    yield from (f"meeting: {id}", f"title: {escaped(id)[:-1]}{everything[1:]}", f"format: {everything}")
    yield from (f"level: {everything}", f"place: {everything}", 'date: "2031-09-20"')
    yield f"aliases: [{', '.join(escaped(f'{id} {number} {text}') for number, text in enumerate(texts.values()))}]"
    yield "date_accounts:"
    for number, text in enumerate(texts.values()):
        yield from ("  - text: 2031-09-20", "    basis: implied", f"    source: s{number}.txt")
        yield from (f"    quote: {escaped(text)}", f"    note: {escaped(text)}")
    yield "parties:"
    yield from (f"  {escaped(f'P{number} {text}')[:1000]}: [{escaped(text)}]" for number, text in _short(texts))
    yield from (f"relations: [{{same-day: {other}, note: {everything}}}]", f"coder: {everything}", "coded: 2031-10-02")


def _short(texts: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Those that can be keys: YAML takes no longer ones."""
    return (
        (number, text) for number, text in enumerate(texts.values()) if len(escaped(text)) < 900 and "\n" not in text
    )


def _statements(other: str, texts: dict[str, str]) -> Iterator[str]:
    yield "statements:"
    sides = dict(_short(texts))
    for number, text in enumerate(texts.values()):
        said = escaped(text)
        yield from (f"  d{number}:", f"    t{number}:", f"      - id: x{number}", f"        text: {said}")
        yield "        standing: claimed"
        yield f"        side: {escaped(f'P{number} {text}')}" if number in sides else "        account: press"
        yield from (f"        speaker: {said}", f"        aspect: {said}", "        evidence:")
        yield from (f"          - source: s{number}.txt", f"            quote: {said}", "            before: it «")
        yield from (f"            translation: {said}", f"            note: {said}", f"        note: {said}")
        yield from (f"        also: [{other}]", f"        reviewer: {said}", "        reviewed: 2031-10-05")


def _questions(id: str, other: str, texts: dict[str, str]) -> Iterator[str]:
    yield "silences:"
    for number, text in enumerate(texts.values()):
        yield from (
            f"  - dimension: d{number}",
            f"    topic: t{(number + 1) % len(texts)}",
            f"    query: {escaped(text)}",
        )
        yield from (f"    sources: [s{number}.txt]", "    date: 2031-10-02", f"    note: {escaped(text)}")
    yield "questions:"
    for number, text in enumerate(texts.values()):
        yield from (f"  - id: q{number}", f"    text: {escaped(text)}", f"    raised_by: [x{number}]")
        if id == "left":
            yield from (
                "    moves:",
                f"      - by: {other}/x{number}",
                "        how: touched",
                f"        note: {escaped(text)}",
            )
