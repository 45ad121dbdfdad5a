"""Named keys: the keys of commands by id, for sentences, so that advice names the user's own keys."""

from __future__ import annotations

from collections.abc import Mapping

from tui.commands import BY_ID, first_key


class Keys:
    """The keys of commands by id: `"{key[find]} finds".format(key=Keys(…))`."""

    def __init__(self, remapped: Mapping[str, tuple[str, ...]]) -> None:
        self._remapped = remapped

    def __getitem__(self, id: str) -> str:
        """The key of a command; where the user took it away, its way through the palette."""
        return first_key(BY_ID[id], self._remapped) or f"{first_key(BY_ID['palette'], self._remapped)} {id}"
