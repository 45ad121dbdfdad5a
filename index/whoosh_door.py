"""The door to Whoosh: the one module that imports it, each part when it is first asked for.

Whoosh 2.7.4 prints syntax warnings where its byte-code cannot be written, so every import stands
inside `catch_warnings`.
"""

from __future__ import annotations

import warnings
from functools import cache
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def whoosh(part: str) -> ModuleType:
    """One of Whoosh's submodules, e.g. `whoosh("filedb.filestore")`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("whoosh." + part)


@cache
def english_stemmer() -> Callable[[str], str]:
    """Porter2, the English stemmer."""
    stem: Callable[[str], str] = whoosh("lang.porter2").stem
    return stem
