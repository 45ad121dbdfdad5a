"""Quotations: found where they stand, and only there."""

from pathlib import Path

import pytest

from profiles.model import Evidence
from profiles.passages import read_passages
from profiles.quotations import locate

SEEDS = Path(__file__).parent.parent / "seeds"


def look(raw: str, quote: str, **context: str) -> Evidence:
    return locate(Evidence("a.txt", quote, **context), raw, read_passages("a.txt", raw))


@pytest.mark.parametrize(
    ("seed", "quote", "state"),
    [
        ("000", "exclusionary “small cliques”", "normalized"),
        ("000", "small cliques", "exact"),
        ("000", 'deemed Iran "under control"', "normalized"),
        ("000", "which is worth $14 billion, had been paused", "normalized"),
        ("000", "which is worth \\$14 billion, [had been paused](#)", "exact"),
        ("000", "For Xi, the situation is similar", "normalized"),
        ("000", "developments following the talks suggest that informal and closed-door", "normalized"),
        ("000", "exclusive alignment … but on preserving strategic flexibility", "normalized"),
        ("000", "Power of Siberia 2 […] diversify Eurasian energy routes", "exact"),
        ("000", "Power of Siberia 2 … Boeing machine parts", "missing"),
        ("003", "no announcement of Russian military technology transfers", "exact"),
        ("003", "Xinhua / Chinese Government", "exact"),
        ("003", "an announcement of Russian military technology transfers", "missing"),
        ("003", "“no clear timeline”", "exact"),
        ("003", "Power of Siberia 2", "ambiguous"),
        ("004", "$244.8 billion", "exact"),
        ("004", "$244", "missing"),
    ],
)
def test_states_on_the_seeds(seed: str, quote: str, state: str) -> None:
    """Each quotation has the state that WORDS gives it, and its span holds its words."""
    raw = next(SEEDS.glob(f"{seed}_*.txt")).read_bytes().decode()

    found = look(raw, quote)

    assert state == found.state
    if state == "exact" and "[…]" not in quote:
        assert quote == raw[found.start : found.end]
