"""Whether a source binds the words of a claim as the claim does: clauses, who acts, relations, quotations."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from usmx_corpus.archive import Archive
from usmx_corpus.model import Day
from usmx_corpus.trace import clauses, days, quotations

if TYPE_CHECKING:
    from usmx_corpus.model import Trace

DATA = Path(__file__).with_name("data") / "binding.txt"


class Case(NamedTuple):
    """A document and what is claimed of it: whether it states each claim."""

    text: str
    claims: list[tuple[bool, str]]


@cache
def cases() -> list[Case]:
    """Read the documents ("> ") with the claims that each states ("+ ") and does not state ("- ")."""
    found: list[Case] = []
    for line in DATA.read_text(encoding="utf-8").splitlines():
        mark, _, words = line.partition(" ")
        if mark == ">":
            text = f"{found.pop().text}\n{words}" if found and not found[-1].claims else words
            found.append(Case(text, []))
        elif mark in {"+", "-"}:
            found[-1].claims.append((mark == "+", words))
    return found


def answer(folder: Path, text: str, claim: str) -> Trace:
    (folder / "text.md").write_text(f"---\ntitle: Notice\ndate: 2025-03-05\n---\n\n{text}\n", encoding="utf-8")
    with Archive.open(folder) as archive:
        return archive.trace(claim)


def conflicts(folder: Path, text: str, claim: str) -> list[tuple[str, str, str]]:
    found = answer(folder, text, claim)
    return [(one.type, one.left, one.right) for one in found.sources[0].conflicts]


def read(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*each.doer)] if each.doer else "", text[slice(*each.verb)]) for each in clauses.clauses(text)]


# --- clauses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norland will pay for the bridge, and Ostria will build it.",
            [("Norland", "will pay"), ("Ostria", "will build")],
        ),
        ("The mayor opened the pool and closed the rink.", [("The mayor", "opened"), ("The mayor", "closed")]),
        ("The bill was signed by Governor Ames in May.", [("Governor Ames", "was signed")]),
        ("The bill was signed in May.", [("", "was signed")]),
        (
            "The Treasury met the bank. It will lend the money.",
            [("The Treasury", "met"), ("The Treasury", "will lend")],
        ),
        ("We will not raise fees.", [("", "will not raise")]),
        ("Exports to Norland rose from 20 to 30 tonnes.", [("Exports to Norland", "rose")]),
        ("The board held a meeting focused on trade.", [("The board", "held"), ("a meeting", "focused")]),
        ("The bank raised its rate and cut its forecast.", [("The bank", "raised"), ("The bank", "cut")]),
        ("Accounts linked to gangs will close.", [("Accounts linked to gangs", "will close")]),
        ("A day without rain.", [("", "")]),
    ],
)
def test_a_clause_has_who_acts_and_a_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


# --- who, whom, when -------------------------------------------------------------------------------------------------

TALKS = "Ms. Okoro will chair the talks, and Mr. Lund will keep the minutes."


def test_another_doer_is_a_conflict_that_names_both(tmp_path: Path) -> None:
    assert conflicts(tmp_path, TALKS, "Mr. Lund will chair the talks") == [("person", "Mr. Lund", "Ms. Okoro")]


def test_a_passive_turns_doer_and_object(tmp_path: Path) -> None:
    assert answer(tmp_path, TALKS, "The talks will be chaired by Ms. Okoro").verdict == "sourced"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Imports from Ostria rose to 40,000 tonnes", ("relation", "from Ostria", "to Ostria")),
        ("The ministry will open the port after the harvest", ("relation", "after harvest", "before harvest")),
    ],
)
def test_an_opposite_preposition_is_a_conflict(tmp_path: Path, claim: str, expected: tuple[str, str, str]) -> None:
    text = "Imports to Ostria rose to 40,000 tonnes. The ministry will open the port before the harvest."

    assert expected in conflicts(tmp_path, text, claim)


def test_who_may_do_a_thing_need_not_do_it(tmp_path: Path) -> None:
    text = "The harbour police may search every vessel in the northern dock."

    assert conflicts(tmp_path, text, "The harbour police will search every vessel in the northern dock")


def test_some_are_not_all(tmp_path: Path) -> None:
    text = "Some clinics in the upper valley will close in the summer."

    assert conflicts(tmp_path, text, "All clinics in the upper valley will close in the summer") == [
        ("quantifier", "All clinics", "Some clinics")
    ]


def test_what_is_set_apart_is_not_what_is_meant(tmp_path: Path) -> None:
    text = "The levy will apply to breweries, not to bakeries."

    assert answer(tmp_path, text, "The levy will apply to bakeries, not to breweries").verdict == "conflicting"


def test_a_verb_of_another_clause_states_nothing(tmp_path: Path) -> None:
    text = "The council approved the tram line on Monday. It rejected the stadium plan."

    assert answer(tmp_path, text, "The council approved the stadium plan").verdict != "sourced"


def test_what_a_nearer_passage_leaves_open_a_farther_one_does_not_contradict(tmp_path: Path) -> None:
    near = "Four miners died last spring in an accident at the deep pit of Orvik."
    far = "Ninety miners died in May 2019 in an accident at another pit."
    claim = "Four miners died in May 2024 at the deep pit of Orvik"

    assert answer(tmp_path, f"{near}\n\n{far}", claim).verdict == "unsourced"


# --- quotations ------------------------------------------------------------------------------------------------------


def test_a_quotation_is_looked_for_word_for_word(tmp_path: Path) -> None:
    text = "“We shall mend every road before winter,” Minister Ada Lund told the council."

    assert answer(tmp_path, text, "Ada Lund said “We shall mend every road before winter”").verdict == "sourced"
    assert answer(tmp_path, text, "Ada Lund said “We shall mend each road before winter”").verdict == "unsourced"


@pytest.mark.parametrize(
    ("quoting", "is_held"),
    [
        ("“we will mend … before winter”", True),
        ("“before winter … we will mend”", False),
        ('"every road [was mended] before winter"', True),
        ("'mend every road'", True),
        ("the city's roads and the towns' roads", True),
    ],
)
def test_the_pieces_of_a_quotation_come_in_order(quoting: str, is_held: object) -> None:
    assert quotations.are_held(quotations.quotations(quoting), "we will mend every road before winter") is is_held


# --- what is carried -------------------------------------------------------------------------------------------------


def test_a_passage_tells_what_of_a_claim_it_carries(tmp_path: Path) -> None:
    text = "Norland will lend Ostria 30 trucks."

    (source,) = answer(tmp_path, text, "Norland will lend Ostria 50 trucks by 2031").sources

    assert source.carried == ("who", "what")
    assert source.missing == ("50", "2031")


# --- measured --------------------------------------------------------------------------------------------------------


def test_true_claims_are_kept_and_false_ones_are_not_sourced(tmp_path: Path) -> None:
    kept: list[bool] = []
    false: list[bool] = []
    for number, case in enumerate(cases()):
        folder = tmp_path / str(number)
        folder.mkdir()
        for is_stated, claim in case.claims:
            (kept if is_stated else false).append(answer(folder, case.text, claim).verdict == "sourced")

    assert sum(kept) / len(kept) >= 0.95
    assert sum(false) / len(false) <= 0.12


# --- quotations ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “Do not come”.", [("do not come",)]),
        ('He said "Do not come" and left', [("do not come",)]),
        ("«We will pay», she said", [("we will pay",)]),
        ("„We will pay“, she said", [("we will pay",)]),
        ("»We will pay« and ‹not you›", [("we will pay",), ("not you",)]),
        ("The minister said: ‘We won’t pay’", [("we won't pay",)]),
        ("“He told me ‘Do not go’ twice”", [("he told me do not go twice",)]),
        ("“one “two” three” and “four”", [("one two three",), ("four",)]),
        ("He said, “I will. You won’t. We can’t.”", [("i will you won't we can't",)]),
        ("“[W]e will […] build … ports [sic] now”", [("we will", "build", "ports now")]),
        ("“We will . . . build”", [("we will", "build")]),
        ("the “Quad” met", [("quad",)]),
        ("“a quotation without an end goes on", [("a quotation without an end goes on",)]),
        ("the farmers' pay and the workers' land", []),
        ("rock 'n' roll of the '90s", []),
        ('a 5\'10" man and a 6" pipe', []),
    ],
)
def test_what_stands_in_quotation_marks_is_a_quotation(text: str, expected: list[quotations.Quotation]) -> None:
    assert list(quotations.quotations(text)) == expected


@pytest.mark.parametrize("quoted", ["Do not come", "It is what it is"])
def test_a_quotation_of_function_words_is_found_among_much_else(tmp_path: Path, quoted: str) -> None:
    others = "\n\n".join(f"In Vestby they do come to port {number}; that is what it was." for number in range(60))

    found = answer(tmp_path, f"{others}\n\nTo those who think of it: {quoted}.", f"The plan for Vestby: “{quoted}”")

    assert quoted in found.sources[0].text


def test_a_quotation_with_another_word_is_absent(tmp_path: Path) -> None:
    text = "The Board will widen the road. We will never sell the quay to a bank."

    assert answer(tmp_path, text, "The Board: “We will never sell the quay to a bank”").verdict == "sourced"
    assert answer(tmp_path, text, "The Board: “We will never sell the quay to a fund”").verdict == "unsourced"


def test_a_quoted_title_may_be_that_of_the_document(tmp_path: Path) -> None:
    text = "# Roads for Norland\n\nThe plan will widen 40 roads and 12 bridges in Vestby."

    assert answer(tmp_path, text, "The plan “Roads for Norland” will widen 40 roads in Vestby").verdict == "sourced"
    assert answer(tmp_path, text, "The plan “Rails for Norland” will widen 40 roads in Vestby").verdict != "sourced"


def test_opposite_prepositions_contradict_only_where_they_hang_on_the_same(tmp_path: Path) -> None:
    text = "The ministry proposed testing all pupils for 12 diseases."

    assert conflicts(tmp_path, text, "The ministry proposed a campaign against 12 diseases for all pupils") == []


def test_who_was_named_in_full_before_is_the_same(tmp_path: Path) -> None:
    text = (
        "Captain Ada Moore of the Halden fire service heard a cry. Captain Moore crossed 200 metres of ice to a child."
    )

    claim = "A fire service captain crossed 200 metres of ice to a child"

    assert answer(tmp_path, text, claim).verdict == "sourced"


def test_a_title_before_a_name_is_no_other_name(tmp_path: Path) -> None:
    text = "The board chose Admiral Ines R. Holt. Admiral Holt is the first woman to lead the northern fleet."

    assert conflicts(tmp_path, text, "Ines Holt is the first woman to lead the northern fleet") == []


# --- who says it, and what is done -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "is_sourced"),
    [
        ("Ada Moore said that no child should go hungry at school", True),
        ("Leo Brandt said that no child should go hungry at school", False),
        ("Leo Brandt warned that the grant is short", True),
        ("Ada Moore warned that the grant is short", False),
    ],
)
def test_what_somebody_says_is_sourced_only_where_he_says_it(tmp_path: Path, claim: str, *, is_sourced: bool) -> None:
    text = (
        "The Minister for Schools, Ada Moore, opened a kitchen in Halden.\n\n"
        "“No child should go hungry at school,” Minister Moore said. Deputy Leo Brandt warned that the grant is "
        "short."
    )

    assert (answer(tmp_path, text, claim).verdict == "sourced") == is_sourced


def test_who_speaks_in_a_transcript_is_the_last_label(tmp_path: Path) -> None:
    text = "MS. MOORE: The harbor will reopen in nine days.\n\nMR. BRANDT: The tunnel needs four more years of work."

    assert answer(tmp_path, text, "Moore said that the harbor will reopen in nine days").verdict == "sourced"
    assert answer(tmp_path, text, "Brandt said that the harbor will reopen in nine days").verdict != "sourced"


def test_what_a_body_is_told_to_consider_is_not_ordered(tmp_path: Path) -> None:
    text = (
        "The Director of the Harbor Office, together with the coast guard and the pilots under section 4 of the Act,"
        " shall consider whether to close the northern channel to tankers."
    )

    assert answer(tmp_path, text, "The order has the Harbor Office close the northern channel").verdict != "sourced"


def test_a_body_that_is_named_elsewhere_does_not_do_what_another_does(tmp_path: Path) -> None:
    text = (
        "The Coastal Energy Authority (CEA) opened the Halden heat survey today.\n\n"
        "The Ministry of Health declined to comment on heat."
    )

    assert answer(tmp_path, text, "The Ministry of Health opened the Halden heat survey").verdict != "sourced"


def test_who_is_committed_is_who_does_it(tmp_path: Path) -> None:
    text = "Kenya is also committed to passing a law on ports. Kenya and Uganda plan to review the accord."

    assert answer(tmp_path, text, "Uganda is committed to passing a law on ports").verdict != "sourced"


def test_a_region_that_takes_part_is_no_country_of_it(tmp_path: Path) -> None:
    text = "Canada will renew its support for the air bridge in the Sahel run by European states."

    assert answer(tmp_path, text, "France will renew its support for the air bridge in the Sahel").verdict != "sourced"


# --- who held an office ----------------------------------------------------------------------------------------------


def of_the_white_house(folder: Path, day: str, text: str, claim: str) -> Trace:
    head = f"title: A memorandum\ndate: {day}\nurl: https://www.whitehouse.gov/a/\ncountry: US\n"
    (folder / "memo.md").write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
    with Archive.open(folder) as archive:
        return archive.trace(claim)


ORDER = (
    "By the authority vested in me as President, I order: The Secretary of Energy shall map the wells of the Arctic."
)


@pytest.mark.parametrize(
    ("day", "verdict"), [("2022-05-01", "sourced"), ("2025-05-01", "conflicting"), ("1994-05-01", "unsourced")]
)
def test_an_order_is_given_by_who_was_in_office(tmp_path: Path, day: str, verdict: str) -> None:
    claim = "Biden told the Secretary of Energy to map the wells of the Arctic"

    assert of_the_white_house(tmp_path, day, ORDER, claim).verdict == verdict


def test_the_president_is_who_was_in_office(tmp_path: Path) -> None:
    text = "Ahead of the summit, the President talked by phone with Prime Minister Mark Rutte about the harbor."

    found = of_the_white_house(tmp_path, "2022-05-01", text, "Biden talked by phone with Mark Rutte about the harbor")

    assert found.verdict == "sourced"
    found = of_the_white_house(tmp_path, "2022-05-01", text, "Trump talked by phone with Mark Rutte about the harbor")
    assert (found.verdict, found.sources[0].conflicts[0].left) == ("conflicting", "Trump")


def test_who_alone_speaks_at_an_address_is_known_in_any_country(tmp_path: Path) -> None:
    def verdict(url: str) -> str:
        head = f"title: A letter\ndate: 2018-05-01\nurl: {url}\ncountry: CA\n"
        (tmp_path / "letter.md").write_text(f"---\n{head}---\n\nI thank the divers of Gaspé.\n", encoding="utf-8")
        with Archive.open(tmp_path) as archive:
            return archive.trace("Justin Trudeau thanked the divers of Gaspé").verdict

    assert verdict("https://pm.gc.ca/letters/1") == "sourced"
    assert verdict("https://www.canada.ca/letters/1") != "sourced"


# --- days as seen from a document -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "today", "expected"),
    [
        ("yesterday", date(2024, 3, 1), Day(2024, 2, 29)),
        ("last month", date(2024, 1, 31), Day(2023, 12, None)),
        ("two years ago", date(2024, 5, 4), Day(2022, None, None)),
        ("two years ago today", date(2024, 5, 4), Day(2022, 5, 4)),
        # The calendar has no such day: the month is left.
        ("a year ago today", date(2024, 2, 29), Day(2023, 2, None)),
        ("one month ago today", date(2024, 3, 31), Day(2024, 2, None)),
    ],
)
def test_a_day_is_seen_from_that_of_the_document(words: str, today: date, expected: Day) -> None:
    assert [fact.value for fact in days.relative(words, 0, len(words), today)] == [expected]


@pytest.mark.parametrize(("words", "today"), [("yesterday", date.min), ("tomorrow", date.max), ("two years", date.max)])
def test_what_no_calendar_has_is_no_day(words: str, today: date) -> None:
    assert not [*days.relative(words, 0, len(words), today)]
