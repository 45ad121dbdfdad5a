"""Patterns: regular expressions that are compiled when they are first used; most queries need few of them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern, compile
else:

    class Pattern:
        """An expression; asked for one of its methods, it is compiled and has that method from then on."""

        def __init__(self, text):
            self._text, self._compiled = text, None

        def __getattr__(self, name):
            if self._compiled is None:
                import re

                self._compiled = re.compile(self._text)
            method = self.__dict__[name] = getattr(self._compiled, name)
            return method

    compile = Pattern

__all__ = ["Pattern", "compile"]
