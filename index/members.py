"""Members: a set of documents, as a bit for each where they are many. Knows no engine.

A set of Python's takes some hundred bytes and fifty nanoseconds a document; where a common word stands in most of a
hundred thousand, a bit for each takes sixteen kilobytes, and two such sets meet in a few microseconds. Both kinds
answer the same operators, also with one another.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, compress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    _Base = Set[int]
else:
    _Base = object

BITS_FROM = 2048
"""Documents from which a set is kept in bits, if they are also so many that bits are no waste."""
SHARE = 24
"""Bits are no waste for one document of so many."""
_DIGITS = bytes([48]) + bytes([49]) * 255
"""Flags, 0 and others, as the digits of a number."""
_FLAGS = bytes(49) + b"\1" + bytes(206)
"""The digits as flags."""


def is_dense(count: int, documents: int) -> bool:
    """Whether so many of so many documents are kept in bits."""
    return count >= BITS_FROM and count * SHARE >= documents


class Members(_Base):
    """Documents as the bits of one number; unchangeable, in ascending order."""

    __slots__ = ("_flags", "_size", "bits")

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self._size = -1
        self._flags: bytes | None = None

    @classmethod
    def flagged(cls, flags: bytes) -> Members:
        """Those whose byte is not 0."""
        return cls(int(flags.translate(_DIGITS)[::-1] or b"0", 2))

    @classmethod
    def of(cls, numbers: Iterable[int]) -> Members:
        """Some documents; quickest for few and for very many."""
        if isinstance(numbers, Members):
            return numbers
        every = numbers if hasattr(numbers, "__len__") else list(numbers)
        if not every:
            return cls(0)
        bits = bytearray((max(every) >> 3) + 1)
        for number in every:
            bits[number >> 3] |= 1 << (number & 7)
        return cls(int.from_bytes(bits, "little"))

    def flags(self) -> bytes:
        """A byte for each document up to the last member: 1 for members, 0 for others."""
        if self._flags is None:
            self._flags = bin(self.bits)[:1:-1].encode().translate(_FLAGS)
        return self._flags

    def row(self, size: int) -> bytes:
        """The same for so many documents."""
        return self.flags().ljust(size, b"\0")

    def __contains__(self, number: object) -> bool:
        flags = self.flags()
        return isinstance(number, int) and number < len(flags) and flags[number] == 1

    def __iter__(self) -> Iterator[int]:
        flags = self.flags()
        if SHARE * len(self) > len(flags):
            return compress(range(len(flags)), flags)
        return _found(flags)

    def __len__(self) -> int:
        if self._size < 0:
            self._size = self.bits.bit_count()
        return self._size

    def __bool__(self) -> bool:
        return self.bits != 0

    def __and__(self, other: Set[int] | Iterable[int]) -> Set[int]:
        if isinstance(other, Members):
            return Members(self.bits & other.bits)
        flags = self.flags()
        end = len(flags)
        return {number for number in other if number < end and flags[number]}

    __rand__ = __and__

    def __or__(self, other: Set[int] | Iterable[int]) -> Set[int]:  # type: ignore[override]
        return Members(self.bits | Members.of(other).bits)

    __ror__ = __or__

    def __sub__(self, other: Set[int] | Iterable[int]) -> Set[int]:
        less = other if isinstance(other, Members) else Members.of(self & other)
        return Members(self.bits & ~less.bits)

    def __rsub__(self, other: Set[int] | Iterable[int]) -> Set[int]:
        flags = self.flags()
        end = len(flags)
        return {number for number in other if number >= end or not flags[number]}

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Members):
            return self.bits == other.bits
        return isinstance(other, set | frozenset) and len(self) == len(other) and self & other == other

    __hash__ = None  # type: ignore[assignment]

    def isdisjoint(self, other: Iterable[int]) -> bool:
        """Whether there is no member that both have."""
        return not self & other


def _found(flags: bytes) -> Iterator[int]:
    """The members where they are few: looked for as bytes are."""
    at = flags.find(1)
    while at >= 0:
        yield at
        at = flags.find(1, at + 1)


def ascending(numbers: Set[int]) -> Iterable[int]:
    """Documents in order."""
    return numbers if isinstance(numbers, Members) else sorted(numbers)


def union(sets: Iterable[Set[int]]) -> Set[int]:
    """The documents that any of some sets holds."""
    every = list(sets)
    dense = [each for each in every if isinstance(each, Members)]
    sparse = [each for each in every if not isinstance(each, Members)]
    if not dense:
        return set().union(*sparse)
    bits = 0
    for each in dense:
        bits |= each.bits
    return Members(bits) | set(chain.from_iterable(sparse)) if sparse else Members(bits)


def common(sets: Iterable[Set[int]]) -> Set[int]:
    """The documents that all of some sets hold; none where there is no set."""
    found: Set[int] | None = None
    for each in sorted(sets, key=len):
        found = each if found is None else found & each
    return set() if found is None else found


def held_by(sets: Sequence[Set[int]], least: int) -> Set[int]:
    """The documents that at least so many of some sets hold."""
    if not any(isinstance(each, Members) for each in sets):
        met_by = Counter(chain.from_iterable(sets))
        return {number for number, met in met_by.items() if met >= least}
    most = [Members(0)] * (least + 1)
    for each in map(Members.of, sets):
        for times in range(least, 0, -1):
            met = each.bits if times == 1 else most[times - 1].bits & each.bits
            most[times] = Members(most[times].bits | met)
    return most[least]
