"""Spelling: one form for words that are written in several ways. Rules of the language, no names of this field."""

from __future__ import annotations

from index import patterns

UNITS = {
    "bn": "billion", "bln": "billion", "b": "billion", "mn": "million", "mln": "million", "m": "million",
    "tn": "trillion", "trn": "trillion", "k": "thousand", "percent": "%", "pct": "%", "pc": "%",
}  # fmt: skip
"""Units as they are glued to a number; those of `LOOSE_UNITS` hold wherever they stand."""

LOOSE_UNITS = {name: UNITS[name] for name in ("bn", "bln", "mn", "mln", "tn", "trn", "percent", "pct")}

CURRENCIES = {
    "dollar": "$", "euro": "€", "yen": "¥", "yuan": "¥", "renminbi": "¥", "rouble": "₽", "ruble": "₽",
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥", "RMB": "¥", "RUB": "₽",
}  # fmt: skip
"""Stems of currency words and the sign that may stand for them."""

NUMBERS = {
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
    "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
    "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip
"""Number words and their figures: asked for one, the other is found as well. `2` is mostly part of a name."""

_SHORT_MONTHS = {
    "jan": "january", "feb": "february", "apr": "april", "jun": "june", "jul": "july", "aug": "august",
    "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
MONTHS = {month: number for number, month in enumerate(_MONTHS, 1)} | {
    short: _MONTHS.index(month) + 1 for short, month in _SHORT_MONTHS.items()
}
"""The months, also as they are cut short, with their numbers."""

FIGURES = {figure: word for word, figure in NUMBERS.items()}

FORMS = {
    "programme": "program", "programmes": "programs", "grey": "gray", "cheque": "check", "cheques": "checks",
    "tonne": "ton", "tonnes": "tons", "towards": "toward", "afterwards": "afterward", "whilst": "while",
    "amongst": "among", "ageing": "aging", "aluminium": "aluminum", "artefact": "artifact",
    "artefacts": "artifacts", "fulfil": "fulfill", "fulfils": "fulfills", "enrol": "enroll",
    "instalment": "installment", "instalments": "installments", "skilful": "skillful", "wilful": "willful",
    "sceptic": "skeptic", "sceptics": "skeptics", "sceptical": "skeptical", "scepticism": "skepticism",
    "practise": "practice", "practised": "practiced", "practising": "practicing", "licence": "license",
    "licences": "licenses", "pretence": "pretense", "manoeuvre": "maneuver", "manoeuvres": "maneuvers",
    "manoeuvring": "maneuvering", "manoeuvred": "maneuvered", "ok": "okay",
    # forms that no rule of the stemmer joins
    "crises": "crisis", "theses": "thesis", "men": "man", "women": "woman", "children": "child",
    "met": "meet", "held": "hold", "said": "say", "told": "tell", "took": "take", "taken": "take",
    "made": "make", "gave": "give", "given": "give", "went": "go", "gone": "go", "came": "come",
    "sought": "seek", "bought": "buy", "sold": "sell", "brought": "bring", "thought": "think",
    "began": "begin", "begun": "begin", "broke": "break", "broken": "break", "spoke": "speak",
    "spoken": "speak", "wrote": "write", "written": "write", "rose": "rise", "risen": "rise",
    "fell": "fall", "fallen": "fall", "grew": "grow", "grown": "grow", "knew": "know", "known": "know",
    "seen": "see", "won": "win", "lost": "lose", "paid": "pay", "kept": "keep", "sent": "send",
    "built": "build", "dealt": "deal", "fought": "fight", "struck": "strike", "withdrew": "withdraw",
    "withdrawn": "withdraw", "drew": "draw", "drawn": "draw", "chose": "choose", "chosen": "choose",
    "drove": "drive", "driven": "drive", "became": "become", "understood": "understand",
    "undertook": "undertake", "undertaken": "undertake", "overcame": "overcome", "arose": "arise",
    "arisen": "arise", "stood": "stand", "withstood": "withstand", "meant": "mean", "flew": "fly",
    "flown": "fly", "learnt": "learned", "spent": "spend", "lent": "lend", "threw": "throw",
    "thrown": "throw", "swore": "swear", "sworn": "swear", "shown": "show", "proven": "prove",
    # nouns of verbs, and adjectives of nouns, that the stemmer takes apart
    "expansion": "expand", "extension": "extend", "suspension": "suspend", "invasion": "invade",
    "decision": "decide", "decisions": "decide", "division": "divide", "divisions": "divide",
    "conclusion": "conclude", "conclusions": "conclude", "opposition": "oppose", "resolution": "resolve",
    "response": "respond", "responses": "respond", "production": "produce", "reduction": "reduce",
    "reductions": "reduce", "growth": "grow", "departure": "depart", "departures": "depart",
    "analysis": "analyze", "analyses": "analyze", "diplomacy": "diplomatic", "diplomacies": "diplomatic",
    "strategy": "strategic", "strategies": "strategic", "economy": "economic", "economies": "economic",
    "economics": "economic", "hegemony": "hegemonic", "speech": "speak", "speeches": "speak",
    "reaffirmation": "reaffirm", "denial": "deny", "refusal": "refuse", "neighborly": "neighbor",
    "neighborliness": "neighbor", "neighbourly": "neighbor", "neighbourliness": "neighbor",
}  # fmt: skip
"""Forms and the word that they are looked for as; all other words keep their first letter as their stem's."""

APART = {
    "important": "importan", "importance": "importan", "importantly": "importan", "positive": "positiv",
    "positively": "positiv", "united": "united", "author": "autor", "authors": "autor", "university": "universit",
    "universities": "universit", "general": "generl", "generals": "generl", "community": "communit",
    "communities": "communit", "communism": "communis", "communist": "communis", "communists": "communis",
    "customs": "customs", "organ": "orgn", "organs": "orgn", "passive": "passiv", "marine": "marin", "marines": "marin",
    "relative": "relativ", "relatives": "relativ", "relatively": "relativ", "investigate": "investigat",
}  # fmt: skip
"""Words that the stemmer would join with others of another meaning: `important` with `import`, `united` with `unit`."""

_OUR = patterns.compile(
    r"^(un|dis|re|en|mis)?(fav|col|lab|hon|behavi|neighb|harb|endeav|rum|vap|hum|val|vig|rig|clam|arm|cand"
    r"|dem|ferv|od|parl|ranc|splend|tum|succ|flav|glam|sav)our"
)
_ISE = patterns.compile(r"(?<=[a-z]{2})([iy])s(e|ed|es|ing|er|ers|ation|ations|able)$")
_RE = patterns.compile(r"(cent|theat|met|lit|fib|calib|sab|spect|lust|meag)re(s?|d)$")
_OGUE = patterns.compile(r"(dial|catal|anal|monol|epil)ogue(s?)$")
_ENCE = patterns.compile(r"(def|off)ence(s?|less)$")
_LL = patterns.compile(
    r"(travel|cancel|signal|label|model|fuel|level|channel|counsel|marshal|total|rival|equal|dial|initial|tunnel"
    r"|quarrel|panel|revel|shovel|pedal|spiral|imperil|unravel|stencil|pencil|funnel|tow|wool)l(?=e[dr]s?$|ing$|ers?$|en$)"
)
_JUDGE = patterns.compile(r"(judg|acknowledg|abridg)ement")
_LATIN = patterns.compile(r"(an|p|encyclop|arch|medi|orthop|gyn)ae(?=[a-z])|(?<=[a-z])oe(?=trus|dema)|^foe(?=t[ua])")


FORMS |= _SHORT_MONTHS


def one_spelling(word: str) -> str:
    """American for British, the plain verb for an irregular form; other words come back as they are.

    >>> [one_spelling(w) for w in ("favour", "prioritises", "defence", "centre", "travelling", "programme", "met")]
    ['favor', 'prioritizes', 'defense', 'center', 'traveling', 'program', 'meet']
    """
    form = FORMS.get(word)
    if form is not None:
        return form
    if len(word) < 5:
        return word
    return _by_rule(word)


def _by_rule(word: str) -> str:
    if "our" in word:
        word = _OUR.sub(lambda m: f"{m[1] or ''}{m[2]}or", word)
    if "is" in word or "ys" in word:
        word = _ISE.sub(r"\1z\2", word)
    if word.endswith(("re", "res", "red")):
        word = _RE.sub(lambda m: m[1] + "er" + ("ed" if m[2] == "d" else m[2]), word)
    if "ence" in word:
        word = _ENCE.sub(r"\1ense\2", word)
    if "ogue" in word:
        word = _OGUE.sub(r"\1og\2", word)
    if "ll" in word:
        word = _LL.sub(r"\1", word)
    if "ae" in word or "oe" in word:
        word = _LATIN.sub(lambda m: (m[1] or "") + "e" if not m[0].startswith("foe") else "fe", word)
    return _JUDGE.sub(r"\1ment", word) if "ement" in word else word
