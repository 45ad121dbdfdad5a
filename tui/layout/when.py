"""When: a date in words, as firmly as its sources allow."""

from __future__ import annotations

from profiles.model import When


def say_when(when: When) -> str:
    """The date in words; empty where nothing is known."""
    return when.edtf
