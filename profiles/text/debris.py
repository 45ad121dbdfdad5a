"""Debris: what a web page says of itself — breadcrumbs, buttons, page numbers."""

from __future__ import annotations

import re

_CRUMBS = re.compile(r"(?:home|главная|首页|start|startseite|accueil|inicio)\s*[>›»/→|].+", re.IGNORECASE | re.DOTALL)
_DEBRIS = re.compile(
    r"loading\s*(?:\.{2,3}|…)|advertisement|skip to (?:main )?content|back to top|share(?: this)?(?: article| page)?|"
    r"(?:read|show|load|see) (?:more|less)(?:\s*[→›»…])?|print(?: this)?(?: page)?|menu|search|close|"
    r"subscribe(?: now)?|"
    r"sign (?:up|in)|log ?in|next(?: (?:post|page|article))?|previous(?: (?:post|page|article))?|"
    r"page \d+(?: (?:of|/) \d+)?|\d{1,4}|[-–—] ?\d{1,4} ?[-–—]|(?:©|\(c\)|copyright\b).{0,200}|"
    r".{0,120}\ball rights reserved\.?.{0,80}|we use cookies\b.{0,300}|accept(?: all)?(?: cookies)?|"
    r"[\W_]{1,40}",
    re.IGNORECASE,
)
_POINTER = re.compile(r".{0,300}\S\s*[→›»]", re.DOTALL)


def is_debris(text: str) -> bool:
    """Breadcrumbs, buttons, page numbers, what a page says of itself."""
    if len(text) > 400:
        return False
    return bool(_DEBRIS.fullmatch(text) or _CRUMBS.fullmatch(text) or _POINTER.fullmatch(text))
