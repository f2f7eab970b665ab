"""The diff is a value with a law; what it says of the five documents was read by hand."""

import itertools
import json
import lzma
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus import corpus
from usmx_corpus.diff import compare
from usmx_corpus.diff.comparison import FIELDS
from usmx_corpus.diff.units import units
from usmx_corpus.model import Comparison, Document, Edit
from usmx_corpus.reading.reader import read
from usmx_corpus.reading.text import clean
from usmx_corpus.render.to_json import FIELD_TYPES, comparison

FIVE = {document.id: document for document in corpus.load(corpus.packaged_root()).documents}
PAIRS = list(itertools.permutations(FIVE, 2))
SAME_WORDS = {
    "plain": "The United States’ grant of $130 million.",
    "NBSP": "The United\u00a0States’ grant of $130\u00a0million.",
    "NBSP and space": "The United\u00a0 States’ grant of $130 \u00a0million.",
    "straight quote": "The United States' grant of $130 million.",
    "hard wrap": "The United\nStates’ grant of $130\nmillion.",
    "escape": "The United States’ grant of \\$130 million.",
    "bold": "The **United** States’ gr**an**t of **$130 million**.",
}
MARKDOWN = st.lists(
    st.sampled_from(
        [
            "# Title",
            "**Bold line**",
            "- item one",
            "  - nested \\$5",
            "Words of a paragraph. And more!",
            "\\###",
            "",
            "Mexico’s 40%",
        ]
    ),
    max_size=12,
).map("\n".join)


def changed(left: str, right: str) -> Comparison:
    return compare(*(read("release.md", text.encode())[0] for text in (left, right)))


def assert_plays_back(result: Comparison) -> None:
    for side, document in (("left", result.left), ("right", result.right)):
        told = [statement for change in result.changes for statement in getattr(change, side)]
        assert sorted(told, key=lambda statement: statement.location.start) == units(document)
        for change in result.changes:
            words = " ".join(statement.text for statement in getattr(change, side))
            assert "".join(getattr(edit, side) for edit in change.edits) == words


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_every_statement_stands_in_one_change_and_edits_play_back(left: str, right: str) -> None:
    assert_plays_back(compare(FIVE[left], FIVE[right]))


@given(MARKDOWN, MARKDOWN)
def test_the_law_holds_for_any_markdown(left: str, right: str) -> None:
    assert_plays_back(changed(left, right))


def assert_leads_home(result: Comparison) -> None:
    """The raw slice of each statement gives the words shown, up to white space and markup."""
    for side, document in (("left", result.left), ("right", result.right)):
        for change in result.changes:
            for statement in getattr(change, side):
                raw = document.raw[statement.location.start : statement.location.end]
                assert letters(clean(raw, 0, len(raw)).clean) == letters(statement.text)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_every_statement_leads_home(left: str, right: str) -> None:
    assert_leads_home(compare(FIVE[left], FIVE[right]))


def test_the_laws_hold_for_real_releases_against_one_another(releases: dict[str, bytes]) -> None:
    documents = [read(path, content)[0] for path, content in list(releases.items())[::3]]

    for left, right in itertools.pairwise(documents):
        result = compare(left, right)
        assert_plays_back(result)
        assert_leads_home(result)


def test_real_versions_are_told_as_well_as_measured(shared: Path) -> None:
    scorer = import_module("revisions")  # beside the labels, put on the path by `shared`
    rows = []
    with lzma.open(shared / "gold/revisions/dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, 0, None, 4):
            pair = json.loads(line)
            result = changed(pair["old"], pair["new"])
            assert_plays_back(result)
            rows.append(scorer.score(pair["old"], pair["new"], comparison(result)))

    summary = scorer.summary(rows)

    assert summary["fully_covered"] >= 0.95
    assert summary["clean_when_nothing_changed"] == 1.0
    assert summary["noise_p90"] <= 1.2
    # A figure before a comma counts with the comma, which no fact has.
    assert summary["figures_told"] >= 0.9


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(SAME_WORDS, 2)))
def test_layout_is_no_change(one: str, other: str) -> None:
    result = changed(SAME_WORDS[one], SAME_WORDS[other])

    assert [change.kind for change in result.changes] == ["same"]
    assert result.similarity == 1.0


def test_the_statement_and_its_archived_copy_share_every_word() -> None:
    result = compare(FIVE["sanders-statement"], FIVE["sanders-statement-archived"])

    body = [change for change in result.changes if not change.boilerplate]
    boilerplate = [change.right[0].text for change in result.changes if change.boilerplate]
    assert result.relation == "copy"
    assert result.similarity == 1.0
    assert {change.kind for change in body} == {"same"}
    assert {edit.op for change in body for edit in change.edits} == {"equal"}
    assert [text.partition(".")[0] for text in boilerplate] == [
        "This is historical material “frozen in time”",
        "Scroll to Top Scroll to Top Top",
    ]


def fates(left: Document, right: Document) -> dict[str, str]:
    return {fact.left_text or fact.right_text: fact.fate for fact in compare(left, right).facts}


@pytest.mark.parametrize("text", ["$250 million", "40 to 50 percent", "El Salvador", "Honduras", "Guatemala"])
def test_what_the_summary_leaves_out_is_dropped(text: str) -> None:
    assert fates(FIVE["fact-sheet"], FIVE["mexican-summary"])[text] == "dropped"


@pytest.mark.parametrize("text", ["additional $130 million", "more than 82,000", "March 1", "September", "May 1, 2019"])
def test_what_the_summary_retells_is_kept(text: str) -> None:
    assert fates(FIVE["fact-sheet"], FIVE["mexican-summary"])[text] == "kept"


def test_the_summary_is_derived_from_the_fact_sheet() -> None:
    assert compare(FIVE["fact-sheet"], FIVE["mexican-summary"]).relation == "derived"


def test_the_statement_and_the_fact_sheet_tell_of_one_event() -> None:
    assert compare(FIVE["sanders-statement"], FIVE["fact-sheet"]).relation == "same-event"


def test_the_september_fact_sheet_is_another_text() -> None:
    result = compare(FIVE["fact-sheet"], FIVE["hled-fact-sheet"])

    linked = [change for change in result.changes if change.left and change.right and not change.boilerplate]
    assert result.relation in {"unrelated", "same-event"}
    agreed, agenda = (" ".join(statement.body for statement in change.left) for change in linked)
    assert "agreed to hold a High-Level Economic Dialogue" in agreed
    assert agenda.startswith("The proposed agenda will cover key themes")
    assert {change.certainty for change in linked} == {"likely"}


def test_a_changed_figure_is_one_fact() -> None:
    result = changed("The grant is $130 million for ports.", "The grant is $150 million for ports.")

    assert [(fact.type, fact.left, fact.right) for fact in result.changes[0].facts] == [
        ("amount", "$130 million", "$150 million")
    ]


def test_a_changed_hedge_is_a_qualifier() -> None:
    result = changed("It will invest an additional $130 million.", "It will invest approximately $130 million.")

    assert [(fact.type, fact.left, fact.right) for fact in result.changes[0].facts] == [
        ("qualifier", "additional $130 million", "approximately $130 million")
    ]


def test_metadata_differ_by_field() -> None:
    result = compare(FIVE["fact-sheet"], FIVE["sanders-statement"])

    assert [field.type for field in result.metadata] == ["title", "published", "modified", "url"]


def test_a_weaker_promise_is_a_difference_in_strength() -> None:
    result = changed("The agency will train inspectors at ports.", "The agency aims to train inspectors at ports.")

    assert [(fact.type, fact.left, fact.right) for fact in result.changes[0].facts] == [("strength", "pledged", "aims")]


@pytest.mark.parametrize(
    ("left", "right", "fact"),
    [
        ("See Section 4 of the order.", "See Section 5 of the order.", ("number", "Section 4", "Section 5")),
        ("The call is at 10:30 today.", "The call is at 11:30 today.", ("number", "10:30", "11:30")),
        ("Call 202-456-1111 for help.", "Call 202-456-1112 for help.", ("number", "202-456-1111", "202-456-1112")),
        ("It meets on June 8 in Mexico.", "It meets on June 8, 2021 in Mexico.", ("date", "June 8", "June 8, 2021")),
        ("It helps 82,000 families.", "It helps tens of thousands families.", ("count", "82,000", "tens of thousands")),
        (
            "It sold greater than $4 million.",
            "It sold greater than $5 million.",
            ("amount", "greater than $4 million", "greater than $5 million"),
        ),
        ("See section 202(d) of it.", "See section 203(e) of it.", ("number", "section 202(d)", "section 203(e)")),
        ("The sides agreed to expand trade.", "The sides discussed expanding trade.", ("strength", "agreed", "")),
        ("The panel did not find fraud.", "The panel did find fraud.", ("negation", "did not find", "did find")),
        (
            "Read [here](https://a.gov/x) now.",
            "Read [here](https://b.com/x) now.",
            ("link", "https://a.gov/x", "https://b.com/x"),
        ),
        ("It met in Texas twice.", "It met in Ohio twice.", ("place", "Texas", "Ohio")),
        ("Growth was 4 percent in May.", "Growth was 6 percent in May.", ("percent", "4 percent", "6 percent")),
        ("Loans run for three years.", "Loans run for five years.", ("period", "for three years", "for five years")),
    ],
)
def test_every_changed_figure_is_one_fact(left: str, right: str, fact: tuple[str, str, str]) -> None:
    assert [tuple(each) for each in changed(left, right).changes[0].facts] == [fact]


def test_capitals_are_no_change_but_are_noted() -> None:
    result = changed("The Secretary will report to congress.", "The secretary will report to Congress.")

    assert [change.kind for change in result.changes] == ["same"]
    assert result.layout == 1


@pytest.mark.parametrize(
    ("left", "right", "only"),
    [
        ("The Port of Tema opens.", "The **Port** of Tema opens.", ("markup",)),
        ("The Port of Tema opens.", "The port of Tema opens.", ("capitals",)),
        ("The “Port” of Tema opens.", 'The "Port" of Tema opens.', ("quotation marks",)),
        ("The “Port” of *Tema* opens.", 'The "port" of Tema opens.', ("markup", "capitals", "quotation marks")),
        ("The port (Tema) opens.", "The port ( Tema ) opens.", ("spaces",)),
        ("See [the Port](https://a.gov/x).", "See [the port](https://a.gov/y).", ("capitals",)),
        ("See [the port](https://a.gov/x).", "See [the port](https://a.gov/y).", ()),
    ],
)
def test_what_alone_differs_is_named(left: str, right: str, only: tuple[str, ...]) -> None:
    (change,) = changed(left, right).changes

    assert (change.kind, change.only, change.layout) == ("same", only, bool(only))


@pytest.mark.parametrize("address", ["https://a.gov/port_({})", "https://a.gov/port({}", "https://a.gov/({})/port"])
def test_the_target_of_a_link_may_hold_brackets(address: str) -> None:
    old, new = address.format("old"), address.format("new")

    (change,) = changed(f"See [the port]({old}), and go.", f"See [the port]({new}), and go.").changes

    assert (change.kind, [tuple(fact) for fact in change.facts]) == ("same", [("link", old, new)])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("See [one](https://a.gov/x) and [two](https://a.gov/y).", "See one and [two](https://a.gov/y)."),
        ("See one and [two](https://a.gov/y).", "See [one](https://a.gov/x) and [two](https://a.gov/y)."),
    ],
)
def test_a_link_that_went_or_came_changes_no_other(left: str, right: str) -> None:
    (change,) = changed(left, right).changes

    assert (change.kind, change.facts, change.layout) == ("same", (), True)


def test_a_hard_wrap_is_not_even_noted() -> None:
    assert changed("The grant goes\nto ports.", "The grant goes to\nports.").layout == 0


def test_an_item_that_moved_down_the_list_has_another_number() -> None:
    items = ["seeds for farmers in Chiapas", "nurses for clinics in Oaxaca", "welders for yards in Veracruz"]
    left = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    right = "\n".join(f"{number}. {item}" for number, item in enumerate(["tools for schools in Puebla", *items], 1))

    result = changed(left, right)

    assert [change.kind for change in result.changes] == ["added", "same", "same", "same"]
    assert [change.renumbered for change in result.changes] == [False, True, True, True]
    assert [edit for edit in result.changes[1].edits if edit.op != "equal"] == [Edit("replace", "1", "2")]


def test_a_heading_that_was_taken_into_the_text_is_not_lost() -> None:
    left = "**Reports on seized firearms and their origin**\n\nThe agency will publish tables of them every quarter.\n"
    right = "With reports on seized firearms and their origin, the agency will publish tables of them every quarter.\n"

    result = changed(left, right)

    assert [change.kind for change in result.changes if change.kind in {"added", "removed"}] == []


def test_figures_that_changed_places_have_both_changed() -> None:
    result = changed(
        "It gave $5 million to Texas and $3 million to Ohio.", "It gave $3 million to Texas and $5 million to Ohio."
    )

    assert {tuple(fact) for fact in result.changes[0].facts} == {
        ("amount", "$5 million", "$3 million"),
        ("amount", "$3 million", "$5 million"),
    }


def test_items_belong_together_by_their_labels() -> None:
    left, right = (
        "- Ohio: $5 million for roads\n- Texas: $3 million for roads",
        "- Ohio: $3 million for roads\n- Texas: $5 million for roads",
    )

    pairs = [(change.left[0].text[:4], change.right[0].text[:4]) for change in changed(left, right).changes]

    assert pairs == [("Ohio", "Ohio"), ("Texa", "Texa")]


def test_a_vaguer_date_elsewhere_does_not_keep_one_that_changed() -> None:
    left = "It was held on June 8, 2021 in Lima.\n\nJune is a warm month."

    result = changed(left, left.replace("June 8", "July 9"))

    assert {fact.left_text or fact.right_text: fact.fate for fact in result.facts} == {
        "June 8, 2021": "dropped",
        "July 9, 2021": "added",
        "June": "kept",
    }


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It costs $5 billion<sup>3</sup> a year.", "It costs $5 billion a year."),
        ("In 2030 cars pay.", "In 2030, cars pay."),
    ],
)
def test_a_note_or_a_comma_changes_no_figure(left: str, right: str) -> None:
    assert changed(left, right).changes[0].facts == ()


def test_a_raised_figure_is_not_read_into_the_one_before_it() -> None:
    result = changed("It weighs 10<sup>6</sup> tons.", "It weighs 106 tons.")

    assert result.changes[0].kind == "reworded"


def test_an_empty_side_shares_nothing() -> None:
    result = changed("Some words.", "")

    assert (result.relation, result.similarity, result.left_shared, result.right_shared) == ("unrelated", 0.0, 0.0, 0.0)
    assert changed("", "").similarity == 1.0


def test_a_date_line_alone_between_what_stayed_is_the_same_line() -> None:
    frame = "The notice continues the emergency with respect to Iran.\n\n{}\n\nIt is sent to the Congress at once."

    result = changed(frame.format("November 7, 2023."), frame.format("November 8, 2022."))

    assert [tuple(fact) for change in result.changes for fact in change.facts] == [
        ("date", "November 7, 2023", "November 8, 2022")
    ]


def test_what_was_removed_comes_before_what_was_added_in_its_place() -> None:
    frame = "The notice continues the emergency.\n\n{}\n\nIt is sent to the Congress at once."

    result = changed(
        frame.format("Farmers receive seeds and tools from Oaxaca."),
        frame.format("Nurses train in two clinics near Lima."),
    )

    assert [change.kind for change in result.changes] == ["same", "removed", "added", "same"]


@pytest.mark.parametrize("text", ["Dr. 👩\u200d⚕️ Ruiz came.", "می\u200cخواهم this word."])
def test_joiners_that_a_script_or_a_picture_needs_stay(text: str) -> None:
    assert changed(text, text).changes[0].left[0].text == text


def test_every_field_of_metadata_has_a_type() -> None:
    told = comparison(compare(FIVE["fact-sheet"], FIVE["sanders-statement"]))["metadata"]

    assert isinstance(told, list)
    assert {field["field"]: field["type"] for field in told} == {
        "title": "text",
        "published": "datetime",
        "modified": "datetime",
        "url": "url",
    }
    assert set(FIELDS) == set(FIELD_TYPES)
