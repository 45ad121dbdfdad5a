"""How many independent origins stand behind several sources."""

import pytest
from made_up import record

from profiles.comparing.origins import origins
from profiles.model import Evidence, Source

SOURCES = [
    Source("a.txt", "a", publisher="Courier", origins=("AFP",)),
    Source("b.txt", "b", publisher="Herald", origins=("afp",)),
    Source("c.txt", "c", publisher="Mail", origins=("AFP", "Red Crescent")),
    Source("d.txt", "d", publisher="Post", origins=("Red Crescent", "Reuters")),
    Source("e.txt", "e", publisher="AFP"),
    Source("f.txt", "f", publisher="Echo"),
    Source("g.txt", publisher="Echo"),
    Source("h.txt"),
]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ("", ()),
        ("a", ("AFP",)),
        ("aaaa", ("AFP",)),
        ("ab", ("AFP",)),
        ("ae", ("AFP",)),
        ("af", ("AFP", "Echo")),
        ("c", ("Mail",)),
        ("cd", ("Red Crescent",)),
        ("ad", ("AFP", "Post")),
        ("adc", ("AFP",)),
        ("fg", ("Echo", "Echo")),
        ("hz", ("h.txt", "z.txt")),
    ],
)
def test_sources_that_may_rest_on_one_are_one_origin(files: str, expected: tuple[str, ...]) -> None:
    """A common agency joins them, also by way of a third; what is not known stands for itself."""
    world = record(sources=SOURCES)

    assert expected == origins(world, [Evidence(f"{file}.txt", "…") for file in files])


def test_ten_documents_that_repeat_one_agency_are_one_origin() -> None:
    """However many print it."""
    sources = [Source(f"{at}.txt", origins=("Xinhua",)) for at in range(10)]

    assert origins(record(sources=sources), [Evidence(one.file, "…") for one in sources]) == ("Xinhua",)
