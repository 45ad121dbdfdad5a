"""Grammar: English words that say little of what is looked for, and how little."""

from __future__ import annotations

QUESTIONS = frozenset("who what when where why how which did does do is was were has have".split())  # noqa: SIM905
"""Words that begin a question: in one, `said` is not what is looked for."""

LIGHT: frozenset[str] = frozenset(
    """
    a about after an and are as at be been before between but by did do does during for from had has have he her him
    his how i if in into is it its of on or over she so such than that the their them then there these they this those
    to was we were what when where which while who whom whose why with would you your
    """.split()  # noqa: SIM905 - a table of fifty words reads better in lines
)
"""Words of grammar: found in quotation marks, but no reason to call a passage incomplete. `may`, `us`, `will`,
`can` and `not` are none of them: they name a month, a country, a testament, a tin, a denial."""

FAINT: frozenset[str] = frozenset(
    """
    any anything big could even everything far get gets getting go goes going gone got just know knows like made make
    makes making many mean means more most much must need needs never no nobody none not nothing now only other really
    same should so some something still take takes than thing things too took very want wanted wants
    """.split()  # noqa: SIM905 - a table of words reads better in lines
)
"""Words that carry a sentence rather than its matter: they count where they stand, but where others of the query do,
nothing is passed over for want of them."""
