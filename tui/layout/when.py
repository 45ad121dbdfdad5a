"""When: a date in words."""

from __future__ import annotations

from profiles.model import When


def say_when(when: When) -> str:
    """The date in words; empty where nothing is known."""
    if not when.edtf:
        return ""
    from profiles.dates import say_date

    try:
        return say_date(when)
    except ValueError:
        return when.edtf
