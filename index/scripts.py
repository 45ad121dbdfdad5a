"""Scripts: which language a text is most likely in, where its source does not say or mixes several."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("ja", re.compile("[぀-ヿ]")),
    ("zh", re.compile("[㐀-鿿豈-﫿]")),
    ("ko", re.compile("[가-힯]")),
    ("ru", re.compile("[Ѐ-ӿ]")),
    ("ar", re.compile("[؀-ۿ]")),
)
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_OF_SCRIPT = {
    "zh": {"zh", "ja"}, "ja": {"ja"}, "ko": {"ko"}, "ar": {"ar", "fa", "ur"},
    "ru": {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"},
}  # fmt: skip
"""The languages that a script may stand for; the first guess is its key."""


def language_of(text: str, stated: str) -> str:
    """The language of a text: its source's, unless the text is in another script.

    >>> language_of("По приглашению", "en"), language_of("По приглашению", "uk"), language_of("At the", "")
    ('ru', 'uk', 'en')
    """
    base = stated.split("-")[0].casefold()
    if text.isascii():
        return base if base and base not in _OF_SCRIPT else "en"
    latin = len(_LATIN.findall(text))
    for guess, letters in _SCRIPTS:
        share = len(letters.findall(text))
        if share > (0 if guess == "ja" and latin < len(text) / 2 else latin):
            return base if base in _OF_SCRIPT[guess] else guess
    return base if base and base not in _OF_SCRIPT else "en"
