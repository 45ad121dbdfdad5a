"""Worth: what it is worth that a word stands so often in a text of such a length, as BM25 has it."""

from __future__ import annotations

from index.segment import LENGTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

K1, B = 1.2, 0.75
_NORMS: dict[float, list[float]] = {}


def norms_of(average: float) -> list[float]:
    """What each length, as a byte, makes a frequency less worth, where texts have so many words on average."""
    norms = _NORMS.get(average)
    if norms is None:
        norms = [K1 * (1 - B + B * length / average) for length in LENGTHS]
        _NORMS.clear()
        _NORMS[average] = norms
    return norms


class Worth(dict[int, float]):
    """What a frequency is worth at a length: both in one number, the length in the lower bits."""

    def __init__(self, factor: float, norms: list[float], palette: Sequence[float], shift: int) -> None:
        self.factor, self.norms, self.palette, self.shift = factor, norms, palette, shift

    def __missing__(self, pair: int) -> float:
        count = self.palette[pair >> self.shift]
        value = self[pair] = self.factor * count / (count + self.norms[pair & 255])
        return value
