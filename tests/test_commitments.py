"""What is found in small texts (the cases in `data/commitments/*.txt`), and laws that hold for any document."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from usmx_corpus import commitments, corpus
from usmx_corpus.commitments import clusters, subjects
from usmx_corpus.facts import lexicon
from usmx_corpus.reading import reader
from usmx_corpus.reading.text import joined

if TYPE_CHECKING:
    from usmx_corpus.model import Document

CASES = Path(__file__).parent / "data" / "commitments"
FORMS = Path(__file__).parent / "data" / "forms.txt"
SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[2] / "shared")
leaves_files_open = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the gold labels are not here: set $USMX_SHARED to their folder"
)


class Case(NamedTuple):
    """A text, and what is to be found in it: "strength rule: clause"."""

    name: str
    text: str
    expected: list[str]


def cases() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("== ")[1:]:
            name, _, rest = part.partition("\n")
            text, _, expected = rest.partition("\n--")
            found.append(Case(f"{path.stem}: {name}", text, [line for line in expected.splitlines() if line]))
    return found


def document(text: str, front_matter: str = "date: '2021-06-08'\n") -> Document:
    read, problems = reader.read("case.md", f"---\n{front_matter}---\n\n{text}\n".encode())
    assert problems == []
    return read


def found(text: str) -> list[str]:
    return [f"{each.strength} {each.rule}: {each.text}" for each in commitments.extract(document(text))]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert found(case.text) == case.expected


def forms() -> list[tuple[str, str]]:
    """Give sentences and the strengths of what each undertakes; those marked "? " are not read as they should be."""
    lines = [line for line in FORMS.read_text(encoding="utf-8").splitlines() if line and line[0] not in "#?"]
    return [
        (sentence, "" if wanted == "none" else wanted) for wanted, _, sentence in (li.partition(": ") for li in lines)
    ]


@pytest.mark.parametrize(("sentence", "strengths"), forms())
def test_a_sentence_undertakes_what_it_says(sentence: str, strengths: str) -> None:
    assert " ".join(each.strength for each in commitments.extract(document(sentence))) == strengths


# --- attributes ----------------------------------------------------------------------------------------------------


def test_they_are_the_countries_last_named_together() -> None:
    text = "Canada and Japan met in Lima, in the north of Peru and Chile. They agreed to hold a joint exercise."

    (commitment,) = commitments.extract(document(text))

    assert commitment.actors == ("Canada", "Japan")
    assert commitment.actors_as_written == "They"


def test_both_nations_are_two_however_many_were_named() -> None:
    text = "Canada, Japan, and Chile met. Both nations agreed to hold a joint exercise."

    (commitment,) = commitments.extract(document(text))

    assert commitment.actors == ("Canada", "Japan")


def test_whoever_is_joined_acts_too() -> None:
    (commitment,) = commitments.extract(document("The United States joined Chile in a partnership to map fish."))

    assert commitment.actors == ("United States", "Chile")


def test_a_second_verb_has_the_actor_of_the_first() -> None:
    first, second = commitments.extract(document("USTDA will fund the study and will publish the results."))

    assert first.actors == second.actors == ("U.S. Trade and Development Agency",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada will invest an additional $130 million in ports.", ("$130 million", 130e6, "outlay", "additional")),
        ("Canada will aim to create $250 million in new sales.", ("$250 million", 250e6, "target", "")),
    ],
)
def test_money_is_an_outlay_or_a_target(text: str, expected: tuple[str, float, str, str]) -> None:
    (commitment,) = commitments.extract(document(text))
    (amount,) = commitment.amounts

    assert (amount.text, amount.value, amount.role, amount.qualifier) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in September", ("in September", "2021-09-01", "2021-09-30")),
        ("in March", ("in March", "2022-03-01", "2022-03-31")),
        ("over the next three years", ("over the next three years", "2021-06-08", "2024-06-08")),
        ("within two months", ("within two months", "2021-06-08", "2021-08-08")),
        ("by 2030", ("by 2030", "2021-06-08", "2030-12-31")),
        ("this year", ("this year", "2021-01-01", "2021-12-31")),
        ("in FY2023", ("in FY2023", "None", "None")),
    ],
)
def test_a_deadline_is_as_precise_as_its_words(words: str, expected: tuple[str, str, str]) -> None:
    (commitment,) = commitments.extract(document(f"Canada will open the bridge {words}."))

    assert commitment.deadline is not None
    assert (commitment.deadline.text, str(commitment.deadline.start), str(commitment.deadline.end)) == expected


def test_a_deadline_in_an_undated_document_has_no_days() -> None:
    (commitment,) = commitments.extract(document("Canada will open it over the next three years.", "title: Bridge\n"))

    assert commitment.deadline is not None
    assert (commitment.deadline.start, commitment.deadline.end) == (None, None)


def test_a_date_before_the_document_is_not_a_deadline() -> None:
    (commitment,) = commitments.extract(document("Canada will amend the treaty of 1994."))

    assert commitment.deadline is None


def test_items_have_the_id_of_their_announcement() -> None:
    text = "The Secretary announced new commitments to ports, including loans for cranes, and aid for pilots."

    umbrella, *items = commitments.extract(document(text))

    assert umbrella.part_of == ""
    assert [item.part_of for item in items] == [umbrella.id, umbrella.id]


# --- laws ----------------------------------------------------------------------------------------------------------

RELEASE = """**Ports:** Canada and Japan agreed to hold
a joint **exercise** in May. The two countries will:

- Publish the water levels every week;
- Repair the gauges, and share \\$20 million in aid.

The two countries will meet again. The two countries will meet again.
"""


def test_a_quote_is_the_raw_slice_with_wraps_joined() -> None:
    read = document(RELEASE)

    for each in commitments.extract(read):
        assert each.quote == joined(read.raw[each.location.start : each.location.end])
        assert read.places.starts[each.location.line - 1] <= each.location.start


def test_ids_are_unique_even_where_words_repeat() -> None:
    ids = [each.id for each in commitments.extract(document(RELEASE))]

    assert len(ids) == 6
    assert len(set(ids)) == len(ids)
    assert {len(id_) for id_ in ids} == {12}


def test_ids_survive_a_paragraph_added_before() -> None:
    before = commitments.extract(document(RELEASE))
    after = commitments.extract(document("Norway will plant 90 trees in the park.\n\n" + RELEASE))

    assert [each.id for each in before] == [each.id for each in after[1:]]


def test_extraction_is_deterministic() -> None:
    assert commitments.extract(document(RELEASE)) == commitments.extract(document(RELEASE))


# --- gold ----------------------------------------------------------------------------------------------------------


def _listed(root: Path) -> list[dict[str, object]]:
    """Give what `usmx list commitments --json` prints, as far as the scorers read it."""
    all_ = [each for read in corpus.load(root).documents for each in commitments.extract(read)]
    again = clusters.match_mentions(all_)
    return [
        {
            "id": each.id,
            "path": each.location.path,
            "quote": each.quote,
            "strength": each.strength,
            "repeats": [{"id": repeat.id} for repeat in again.get(each.id, ())],
        }
        for each in all_
    ]


# Measured: seeds 1.00 / 1.00 / 1.00; dev 0.98 / 1.00 / 0.99. On four releases of dev, held out until the rules were
# settled, it was 0.73 / 0.86 / 0.88 at first sight. Floors leave room for changes in the vocabulary.
@needs_shared
@leaves_files_open
@pytest.mark.parametrize(
    ("documents", "gold", "f1", "core", "strength"),
    [("seeds", "seeds", 0.97, 0.98, 0.98), ("gold/documents/dev", "dev", 0.95, 0.97, 0.95)],
)
def test_gold(*, documents: str, gold: str, f1: float, core: float, strength: float) -> None:
    sys.path.insert(0, str(SHARED / "score"))
    import commitments as scorer  # type: ignore[import-not-found]  # the scorer of the gold labels

    result = scorer.score(str(SHARED / "gold" / "commitments" / gold), _listed(SHARED / documents))

    assert result["f1"] >= f1
    assert result["core_recall"] >= core
    assert result["strength"] >= strength


# Measured: 0.94.
@needs_shared
@leaves_files_open
def test_gold_repeats() -> None:
    sys.path.insert(0, str(SHARED / "score"))
    import crossref  # type: ignore[import-not-found]  # the scorer of the gold labels

    labels = SHARED / "gold" / "commitments"
    links = json.loads((labels / "seeds-crossref.json").read_text(encoding="utf-8"))

    assert crossref.score(str(labels / "seeds"), links, _listed(SHARED / "seeds"))["f1"] >= 0.92


@pytest.mark.parametrize(
    ("text", "kind", "instrument", "beneficiaries"),
    [
        ("Peru will work together with Chile to reduce smuggling.", "outcome", "", ()),
        ("Peru will reduce wait times at the border.", "outcome", "", ()),
        ("Half of the new clinics will be built in rural counties.", "outcome", "", ()),
        ("Peru agreed to hold a High-Level Port Dialogue in May.", "action", "dialogue", ()),
        ("Peru plans to provide a grant to Chile’s port regulator.", "action", "grant", ("Chile’s port regulator",)),
        ("Peru will train genetics experts on a new system.", "action", "training", ("genetics experts",)),
        ("The Bank will issue a loan to support small farmers.", "action", "loan", ("small farmers",)),
        ("Peru and Chile signed a memorandum of understanding on ports.", "action", "memorandum of understanding", ()),
    ],
)
def test_kind_instrument_and_beneficiaries(
    text: str, kind: str, instrument: str, beneficiaries: tuple[str, ...]
) -> None:
    (found_,) = commitments.extract(document(text))

    assert (found_.kind, found_.instrument, found_.beneficiaries) == (kind, instrument, beneficiaries)


def test_a_range_of_money_has_both_ends() -> None:
    (found_,) = commitments.extract(document("Peru will invest $2 to $3 billion in ports."))

    assert [(amount.value, amount.high) for amount in found_.amounts] == [(2e9, 3e9)]


@pytest.mark.parametrize(
    ("title", "text", "actors"),
    [
        ("Joint Statement by Canada and Japan", "We will hold a joint exercise.", ("Canada", "Japan")),
        ("Statement from President Joe Biden on Ports in Mexico", "We will send 40 engineers.", ("United States",)),
        ("G7 Leaders’ Statement", "We will impose sanctions on the bank.", ("G7",)),
        (
            "FACT SHEET: President Donald J. Trump Orders a Study",
            "The Order directs the Secretary of Energy to publish a list.",
            ("Donald Trump", "Secretary of Energy"),
        ),
        (
            "Readout of Vice President Harris’s Trip to Peru",
            "Vice President Harris met workers. She pledged support for the ports.",
            ("Kamala Harris",),
        ),
        ("On ports", "Netflix is investing $2 billion in studios.", ("Netflix",)),
    ],
)
def test_whom_a_subject_refers_to(title: str, text: str, actors: tuple[str, ...]) -> None:
    found_ = commitments.extract(document(text, f"title: '{title}'\ndate: '2021-06-08'\n"))

    assert [each.actors for each in found_] == [actors]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Today I am closing the road.", ()),
        ("As part of the plan the Ministry will fund 12 boats.", ("Ministry",)),
        ("Neither Party shall sell such weapons.", ("Party",)),
        ("The National Harbour Fund will provide £9 million for cranes.", ("National Harbour Fund",)),
        ("Telmar Energy, Olga Lines and Dahl Bank will fund 12 boats.", ("Telmar Energy", "Olga Lines", "Dahl Bank")),
        ("Kenya, Uganda and the Cook Islands will fund 12 boats.", ("Kenya", "Uganda", "Cook Islands")),
        ("Italy will train 40 divers.", ("Italy",)),
        ("Norway, working with allies and partners, will publish a plan.", ("Norway",)),
        ("The Harbour Fund will be supported by fees.", ()),
        (
            "Johnson & Johnson, Telmar Energy and Dahl & Berg will fund 12 boats.",
            ("Johnson & Johnson", "Telmar Energy", "Dahl & Berg"),
        ),
        (
            "The Minister for Housing, Local Government and Heritage, Per Dahl T.D., will fund 12 boats.",
            ("Minister for Housing, Local Government and Heritage",),
        ),
        (
            "The Minister for Agriculture, Food and the Marine Michael Creed TD will fund 12 boats.",
            ("Minister for Agriculture, Food and the Marine",),
        ),
        ("Michael Ring, TD, Minister for Rural Development and Trade, will fund 12 boats.", ("Michael Ring",)),
        (
            "The Cabinet Secretary for Roads and Transport, Hon. Olga Mwangi, will fund 12 boats.",
            ("Cabinet Secretary for Roads and Transport",),
        ),
        (
            "The Secretary of State for Ports, Communities and Local Government will fund 12 boats.",
            ("Secretary of State for Ports, Communities and Local Government",),
        ),
        (
            "The State Department for Internal Security will train 40 divers.",
            ("State Department for Internal Security",),
        ),
        (
            "The Minister of Finance, Olga Dahl, and the Minister of Trade, Per Berg, will fund 12 boats.",
            ("Minister of Finance", "Minister of Trade"),
        ),
        (
            "Today, the Honourable Anita Dahl, President of the Ports Board, announced a loan of $9 million to boats.",
            ("Honourable Anita Dahl",),
        ),
        (
            "Norway, in coordination with the Ministry of Ports, Telmar, and the Harbour Board, will fund 12 boats.",
            ("Norway",),
        ),
        ("Norway, through a pact with Chile and Telmar Energy, will fund 12 boats.", ("Norway",)),
        ("Norway, standing with Chile and other allies, will fund 12 boats.", ("Norway",)),
        ("British tugs will be sent to the harbour.", ()),
        ("The Member for Kings–Hants, Kody Berg, will fund 12 boats.", ("Member for Kings–Hants",)),
    ],
)
def test_who_acts_is_all_of_the_subject_and_nothing_else(text: str, actors: tuple[str, ...]) -> None:
    assert [each.actors for each in commitments.extract(document(text, "title: Boats\n"))] == [actors]


@pytest.mark.parametrize(
    ("country", "title", "actors"),
    [
        ("GB", "Speech on fishing ports", ("United Kingdom",)),
        ("EU", "Speech on fishing ports", ("European Union",)),
        ("", "Speech on fishing ports", ()),
        ("GB", "Joint Statement by Canada and Japan", ("Canada", "Japan")),
    ],
)
def test_we_are_the_issuer_and_not_whoever_was_named_last(country: str, title: str, actors: tuple[str, ...]) -> None:
    text = "Iceland and Norway opened three ports last year. We will open two."
    release = document(text, f"title: '{title}'\ndate: '2021-06-08'\n")._replace(country=country)

    (found_,) = commitments.extract(release)

    assert found_.actors == actors


@pytest.mark.parametrize(
    ("country", "actors"),
    [
        ("US", ["President of the United States", "U.S. Department of the Treasury", "United States"]),
        ("KE", ["President of Kenya", "National Treasury of Kenya", "United States"]),
        ("", ["President", "Treasury", "United States"]),
    ],
)
def test_a_title_that_many_countries_have_is_that_of_the_issuer(country: str, actors: list[str]) -> None:
    text = "The President will open a port.\n\nThe Treasury will pay for it.\n\nThe United States will build a road."

    found_ = commitments.extract(document(text)._replace(country=country))

    assert [each.actors for each in found_] == [(actor,) for actor in actors]


def test_a_summary_is_read_as_of_the_country_of_its_original() -> None:
    original = document("A port.")._replace(country="KE")

    (found_,) = commitments.extract(document("The President will open a port.", "kind: summary\n"), original)

    assert found_.actors == ("President of Kenya",)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Secretary of Transport shall make grants to ports.", 1),
        ("The Secretary of Transport will give two tugs to Vestby.", 1),
        ("The Secretary of Transport will make remarks at the port.", 0),
        ("The Secretary of Transport will give a keynote address.", 0),
    ],
)
def test_an_office_that_makes_or_gives_undertakes_unless_it_is_an_appointment(text: str, count: int) -> None:
    assert len(commitments.extract(document(text))) == count


def test_i_am_nobody_who_was_named_before() -> None:
    (found_,) = commitments.extract(document("Kamala Harris opened a port. I will open two."))

    assert found_.actors == ()


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Over the next two years, Peru will build 3 ports.", ("Over the next two years", "2023-06-08")),
        ("In the coming weeks, Peru and Chile will sign the pact.", ("In the coming weeks", None)),
        ("During the 2022 High-Level Security Dialogue, Peru agreed to publish a list.", None),
        (
            "Over the next year, we must act, by:\n\n- Expand the training of pilots.",
            ("Over the next year", "2022-06-08"),
        ),
    ],
)
def test_a_deadline_may_open_the_sentence_or_the_lead_in(text: str, deadline: tuple[str, str | None] | None) -> None:
    (found_,) = commitments.extract(document(text))
    due = found_.deadline

    assert (due and (due.text, due.end and due.end.isoformat())) == deadline


def test_a_known_name_is_never_cut_at_its_and() -> None:
    whole = {form.text for form in lexicon.every_form() if form.kind in {"country", "agency"} and " and " in form.text}
    cut = [name for name in whole if name not in subjects.before(f"Norland, {name} ", len(f"Norland, {name} ")).words]

    assert cut == []


@pytest.mark.parametrize(
    "lead", ["The Ministry of Ports will", "The two governments agreed to", "We will do the following"]
)
def test_a_lead_in_without_a_colon_lends_its_force_to_the_items_below(lead: str) -> None:
    text = f"{lead}\n\n- train 90 pilots\n- open two docks by 2025\n"
    document = reader.read("plan.md", text.encode())[0]

    assert [each.text for each in commitments.extract(document)] == ["train 90 pilots", "open two docks by 2025"]


def test_a_heading_above_a_list_that_names_a_topic_lends_nothing() -> None:
    document = reader.read("plan.md", b"Pilots of the Ministry of Ports\n\n- train 90 pilots\n- open two docks\n")[0]

    assert commitments.extract(document) == ()
