"""The layout: two sides on the same lines, at any width, with nothing lost and nothing cut."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.comparison import Cell, Comparison, Gap, Hit, Mark, Row, Section
from profiles.model import (
    Conflict,
    Evidence,
    Meeting,
    Member,
    Move,
    Question,
    Silence,
    Source,
    Standing,
    Statement,
    When,
)
from tui.cells import cells
from tui.layout import Context, Sheet, evidence_lines, lay_out
from tui.layout.lines import STYLES, text_of, width_of

LEFT = Meeting("spring", "Spring talks", where="Geneva", format="talks", date=When("2031-03-03/2031-03-04"))
RIGHT = Meeting("autumn", "Autumn summit", where="Vienna", date=When("[2031-09-20,2031-09-21]", precision="disputed"))
SOURCES = {
    f"{name}.txt": Source(f"{name}.txt", name, f"{name.title()}, at last", f"The {name.title()}")
    for name in ("courier", "dispatch")
}


def said(name: str, text: str, standing: Standing, source: str = "courier", side: str | None = None) -> Statement:
    evidence = Evidence(f"{source}.txt", "valid for one year", "exact", 812, 874, passage=f"{source}#1")
    return Statement(
        name,
        name.partition("/")[0],
        "formal",
        ("grain",),
        text,
        "party" if side else "press",
        standing,
        (evidence,),
        side=side,
    )


def stated(*statements: Statement | None) -> Cell:
    return Cell("stated", statements)


def row(label: str, left: Cell, right: Cell, *marks: Mark) -> Row:
    return Row("formal", label.lower(), label, marks, left, right)


def compared(*rows: Row) -> Comparison:
    section = Section("formal", "Outcomes · formal", "outcomes", rows)
    return Comparison(LEFT, RIGHT, Gap(200, 200, ("june",)), (section,))


PORTS = said("spring/ports", "The North would reopen two ports by summer.", "pledged", "dispatch", "North")
CORRIDOR = said("autumn/corridor", "A one-year corridor for grain through three ports.", "signed")
SHIPS = said("autumn/ships", "Ships are inspected in a third country.", "joint")
HOTLINE = said("spring/hotline", "A hotline between the two fishing authorities.", "announced", "dispatch")
GROUP = said("spring/group", "The same working group prepared both.", "reported")
NINETY = said("spring/ninety", "About ninety came home.", "reported", "dispatch")
MANY = said("autumn/many", "120 were released.", "claimed", side="South")
SILENT = Cell(
    "silent", (None,), Silence("autumn", "formal", "fish", "fisheries OR fishing", ("a", "b", "c"), "2031-10-02")
)
PRISONERS = Conflict(
    "released",
    "prisoners released",
    "number",
    "contradiction",
    "open",
    (Member((), MANY.id, "120"), Member((), NINETY.id, "90")),
)
RENEWAL = Question(
    "autumn/renewal", "autumn", "Is it renewed?", (CORRIDOR.id,), (Move("spring/x", "touched", "Perhaps."),)
)
CONTEXT = Context(
    SOURCES,
    {"released": PRISONERS},
    {"autumn/renewal": RENEWAL},
    {"june": Meeting("june", "Call of June"), "spring": LEFT},
    number=lambda _: 4,
)
GRAIN = replace(
    row("Grain", stated(PORTS, None), stated(CORRIDOR, SHIPS), "both", "question"), questions=("autumn/renewal",)
)
FISH = row("Fisheries", stated(HOTLINE), SILENT, "left")
RELEASED = replace(row("Prisoners", stated(NINETY), stated(MANY), "both", "conflict"), conflicts=("released",))
SHARED = row("Working group", stated(GROUP), stated(GROUP), "shared")
ALL = compared(GRAIN, FISH, RELEASED, SHARED)


def shown(sheet: Sheet) -> str:
    return "\n".join(text_of(sheet.pieces(line)).rstrip() for line in (*sheet.header, *sheet.lines))


def test_two_sides_stand_on_the_same_lines() -> None:
    """At 80 cells: pairs joined, the unpaired below, silence with its search, conflict and question named."""
    expected = """\
   Spring talks                          ┃ Autumn summit
   3–4 Mar 2031                          ┃ 20 or 21 Sep 2031 (disputed)
   Geneva · talks                        ┃ Vienna
───────────────────── 200 days apart · between: Call of June ───────────────────
━━ 1 Outcomes · formal ━━━━━━━━━━━━━━━ 2 both · 1 shared · 1 left · 1 ! · 1 ? ━━
‹› Grain ? ────────────────────────────────────────────────────────────────────
   pledged  The North would reopen two   ╋ signed  A one-year corridor for
     ports by summer.                    ┃   grain through three ports.
                      — North [dispatch] ┃                            [courier]
                                         ┃
                                         ┃ joint  Ships are inspected in a
                                         ┃   third country.           [courier]
?  Is it renewed? — open; touched by Spring talks
‹  Fisheries ──────────────────────────────────────────────────────────────────
   announced  A hotline between the two  ┃ silent  3 sources read for
     fishing authorities.     [dispatch] ┃   “fisheries OR fishing”; no mention
‹› Prisoners ! ────────────────────────────────────────────────────────────────
   ! reported  About ninety came home.   ╋ ! claimed  120 were released.
                              [dispatch] ┃                    — South [courier]
!  number · contradiction · open — prisoners released: 120 / 90
=  Working group ──────────────────────────────────────────────────────────────
=  reported     The same working group prepared both.                 [courier]"""

    assert expected == shown(lay_out(ALL, 80, context=CONTEXT))


def test_narrow_sheets_stack_the_sides() -> None:
    """Under 80 cells each statement carries the sign of its side."""
    expected = """\
‹  Spring talks
   3–4 Mar 2031 · Geneva · talks
›  Autumn summit
   20 or 21 Sep 2031 (disputed)
   Vienna
─── 200 days apart · between: Ca… ──────
━━ 1 Outcomes · formal ━ 1 both · 1 ! ━━
‹› Prisoners ! ────────────────────────
‹  ! reported  About ninety came home.
                             [dispatch]
›  ! claimed  120 were released.
                      — South [courier]
!  number · contradiction · open —
   prisoners released"""

    assert expected == shown(lay_out(compared(RELEASED), 40, context=CONTEXT))


def test_wide_sheets_put_topics_into_a_margin() -> None:
    """The topic stands beside its row, which saves a line and keeps the eye in one column."""
    sheet = lay_out(compared(FISH), 140, context=CONTEXT)

    assert shown(sheet).splitlines()[4].startswith("‹  Fisheries            announced    A hotline between")


def test_unread_cells_offer_their_leads() -> None:
    """How many passages mention the topic; without any, one quiet word."""
    leads = Cell("unread", (None,), leads=(Hit("passage", "a", "a.txt", 0, 1, "x"),))

    lines = shown(lay_out(compared(row("Visas", leads, stated(SHIPS))), 80)).splitlines()
    bare = shown(lay_out(compared(row("Visas", Cell("unread", (None,)), stated(SHIPS))), 80)).splitlines()

    assert lines[6][3:40].rstrip() == "unread  1 passage mentions it ↵"
    assert bare[6][3:40].rstrip() == "unread"


def test_folded_rows_and_sections_take_one_line() -> None:
    """A folded row tells how firm each side is; a folded section only its counts."""
    rows = lay_out(ALL, 80, context=CONTEXT, folded=frozenset({"formal/formal/grain"}))
    section = lay_out(ALL, 80, context=CONTEXT, folded=frozenset({"formal"}))

    assert shown(rows).splitlines()[5] == "‹› Grain ?                       pledged ┃ signed, joint"
    assert len(section.lines) == 1
    assert section.block_of(0, 2) == 0


def test_ascii_sheets_draw_no_box_characters() -> None:
    """For consoles whose fonts lack them."""
    drawn = shown(
        lay_out(
            replace(ALL, sections=(replace(ALL.sections[0], label="Outcomes"),)), 80, context=CONTEXT, ascii_only=True
        )
    )

    assert drawn.isascii()


def test_every_line_knows_what_stands_on_it() -> None:
    """Section, row and the statement of either side, for cursor and evidence."""
    sheet = lay_out(compared(GRAIN, FISH), 80, context=CONTEXT)

    left = [stop.statement for number in range(3) for stop in sheet.stops(number, "left")]
    right = [(stop.block, stop.statement, stop.first, stop.last) for n in (1, 2) for stop in sheet.stops(n, "right")]

    assert [None, PORTS.id, HOTLINE.id] == left
    assert [(1, CORRIDOR.id, 1, 3), (1, SHIPS.id, 5, 6), (2, None, 0, 2)] == right
    assert {(0, -1), (0, 0), (0, 1)} == {(line.section, line.row) for line in sheet.lines}


def test_moving_lays_out_only_what_it_crosses() -> None:
    """A place moves over block ends, stops at both ends of the sheet, and comes back."""
    sheet = lay_out(compared(*[replace(FISH, topic=str(n)) for n in range(500)]), 80, context=CONTEXT)

    there = sheet.moved((0, 0), 40)

    assert there == (14, 0)
    assert (0, 0) == sheet.moved(there, -40) == sheet.moved((0, 0), -1)
    assert sum(block.is_laid_out for block in sheet.blocks) < 30
    assert sheet.moved(there, 100_000) == (500, 2)
    assert sheet.lines_from((14, 0), 5) == list(sheet.lines[40:45])


def test_evidence_gives_quotation_place_and_state() -> None:
    """What is not known of the source is left out."""
    expected = [
        "“valid for one year”",
        "— The Courier, “Courier, at last”,",
        "¶4 (courier.txt 812–874) · exact",
    ]

    assert expected == [text_of(line) for line in evidence_lines(CORRIDOR, 40, CONTEXT)]


WORDS = st.lists(
    st.sampled_from(
        ["grain", "跨越山河", "Xi–Trump", "e\u0301", "👩‍👧", "שלום", "\x1b[31m", "\u202e", "[link](#)", "x" * 50]
    ),
    max_size=12,
).map(" ".join)


@given(WORDS, WORDS, WORDS, st.integers(30, 200))
def test_no_line_is_wider_than_the_sheet(text: str, label: str, title: str, width: int) -> None:
    """Whatever the files hold; and no control character comes through."""
    one, other = replace(PORTS, text=text, side=label), replace(CORRIDOR, text=text, speaker=title)
    comparison = replace(
        compared(row(label, stated(one), stated(other), "both")), left=replace(LEFT, title=title, where=label)
    )

    sheet = lay_out(comparison, width, context=CONTEXT)
    lines = [sheet.pieces(line, fill=True) for line in (*sheet.header, *sheet.lines)]

    assert {width} == {width_of(line) for line in lines} | {width}
    assert not any(character in text_of(line) for line in lines for character in "\x1b\u202e\n")


@pytest.mark.parametrize("width", [40, 80, 120, 160])
def test_every_style_is_named(width: int) -> None:
    """A screen that knows the table knows how to draw every piece."""
    sheet = lay_out(
        replace(ALL, shown="differences", hidden=3, left=replace(LEFT, date=When("2031"))), width, context=CONTEXT
    )
    used = {style for line in (*sheet.header, *sheet.lines) for _, style in sheet.pieces(line)}
    used |= {style for line in evidence_lines(CORRIDOR, width, CONTEXT) for _, style in line}

    assert set() == {
        style for style in used if style and style not in STYLES and not style.startswith(("standing.", "state."))
    }


def test_what_is_shown_is_said_to_its_end() -> None:
    """In two lines where one is not enough, and how many rows are hidden always."""
    said = "conflicts or open questions only · standing signed, joint, announced or pledged"

    short = shown(lay_out(replace(ALL, shown="differences only", hidden=3), 80)).splitlines()[4]
    long = shown(lay_out(replace(ALL, shown=said, hidden=120), 80)).splitlines()[4:6]
    cut = shown(lay_out(replace(ALL, shown=said * 4, hidden=120), 80)).splitlines()[4:6]

    assert short == "   differences only · 3 rows hidden"
    assert [line.strip() for line in long] == [said[:76].rpartition(" ")[0], "pledged · 120 rows hidden"]
    assert cut[1].endswith("… · 120 rows hidden")


def test_a_wide_title_is_cut_with_an_ellipsis() -> None:
    """A title takes one line of the header, however long."""
    sheet = lay_out(replace(ALL, left=replace(LEFT, title="跨越山河" * 20)), 80)

    assert cells(text_of(sheet.header[0].left)) <= sheet.frame.left
    assert text_of(sheet.header[0].left).endswith("…")


STATEMENTS = st.lists(
    st.builds(
        lambda n, text, shared: (f"{'spring' if shared or n % 2 else 'autumn'}/s{n}", text, shared),
        st.integers(0, 10_000),
        st.sampled_from(["Short.", "A statement that takes more than a line of a narrow column.", "跨越山河" * 6]),
        st.booleans(),
    ),
    max_size=6,
    unique_by=lambda it: it[0],
)


@given(STATEMENTS, st.integers(30, 190))
def test_every_statement_stands_on_its_side_and_once(made: list[tuple[str, str, bool]], width: int) -> None:
    """Shared ones on both; none is lost, none stands twice, and its lines are together."""
    left, right = [], []
    for name, text, shared in made:
        one = said(name, text, "reported")
        left.append(one if shared or name.startswith("spring") else None)
        right.append(one if shared or name.startswith("autumn") else None)
    sheet = lay_out(compared(row("Grain", stated(*left), stated(*right), "both")), width)

    shown_left = [stop.statement for stop in sheet.stops(1, "left") if stop.statement]
    shown_right = [stop.statement for stop in sheet.stops(1, "right") if stop.statement]

    assert sorted(one.id for one in left if one) == sorted(shown_left)
    assert sorted(one.id for one in right if one) == sorted(shown_right)
    for stop in (*sheet.stops(1, "left"), *sheet.stops(1, "right")):
        lines = sheet.blocks[1].lines[stop.first : stop.last + 1]
        ids = {line.left_statement if stop.side == "left" else line.right_statement for line in lines}
        assert not stop.statement or {stop.statement} == ids
