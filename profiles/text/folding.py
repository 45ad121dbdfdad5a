"""Fold: one character to one character, so that offsets stay true while typography no longer matters."""

from __future__ import annotations

_FOLDS = {
    "'": "‘’‚‛′＇ʼ`´",
    '"': "“”„‟″«»〝〞＂",
    "-": "‐‑‒–—―−⁃－﹣",
    " ": "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
}
_ASCII = tuple((char, plain) for plain, chars in _FOLDS.items() for char in chars if char.isascii())
_OTHERS = tuple((char, plain) for plain, chars in _FOLDS.items() for char in chars if not char.isascii())


def fold(text: str) -> str:
    """The text with straight quotes, hyphens and plain spaces; as long as before, case kept."""
    for char, plain in _ASCII:
        text = text.replace(char, plain)
    if not text.isascii():
        for char, plain in _OTHERS:
            text = text.replace(char, plain)
    return text


def fold_case(text: str) -> str:
    """The folded text in one case; a letter whose other case is longer than one character stays."""
    plain = fold(text)
    lowered = plain.casefold()
    if len(lowered) == len(plain):
        return lowered
    return "".join(low if len(low := char.casefold()) == 1 else char for char in plain)
