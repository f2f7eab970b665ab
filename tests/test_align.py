"""Alignment: laws over generated texts, the moves and splits of the five documents, and the hand-made labels."""

import json
from importlib import import_module
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.diff import compare
from usmx_corpus.diff.align import align
from usmx_corpus.model import Document, Statement
from usmx_corpus.reading.reader import read
from usmx_corpus.render.to_json import comparison

SENTENCES = [
    "The two governments will train inspectors at twelve ports.",
    "A grant of $12 million goes to the aviation regulator in Oaxaca.",
    "Farmers in Chiapas receive seeds, tools and advice from agronomists.",
    "The dialogue will meet again in November to review supply chains.",
    "Customs officers share manifests of northbound cargo every day.",
    "A task force traces firearms recovered south of the border.",
    "Universities exchange nurses, welders and laboratory technicians.",
]
BODIES = st.lists(st.sampled_from(SENTENCES), max_size=7)


def document(*paragraphs: str, name: str = "release.md") -> Document:
    return read(name, "\n\n".join(paragraphs).encode())[0]


def body(text: Document) -> list[Statement]:
    return [statement for statement in text.statements if statement.kind in {"paragraph", "item"}]


@given(BODIES, BODIES)
def test_a_statement_is_in_one_cell_at_most(left: list[str], right: list[str]) -> None:
    cells = align(body(document(*left)), body(document(*right)))

    for side in ("left", "right"):
        used = [index for cell in cells for index in getattr(cell, side)]
        assert len(used) == len(set(used))


@given(st.permutations(SENTENCES))
def test_shuffled_paragraphs_all_find_their_own(order: list[str]) -> None:
    left, right = body(document(*SENTENCES)), body(document(*order))

    pairs = {(left[cell.left[0]].text, right[cell.right[0]].text) for cell in align(left, right)}

    assert pairs == {(sentence, sentence) for sentence in SENTENCES}


def test_one_paragraph_carried_to_the_end_is_the_one_that_moved() -> None:
    left = body(document(*SENTENCES))
    right = body(document(*SENTENCES[1:], SENTENCES[0]))

    moved = [cell.left for cell in align(left, right) if cell.moved]

    assert moved == [(0,)]


def test_a_sentence_cut_in_two_is_a_split() -> None:
    left = document(
        "The agencies will train customs officers in Tijuana and will publish a yearly report on seized firearms.",
        *SENTENCES[3:],
    )
    right = document(
        "The agencies will train customs officers in Tijuana.",
        "They will publish a yearly report on seized firearms.",
        *SENTENCES[3:],
    )

    kinds = [change.kind for change in compare(left, right).changes]

    assert kinds == ["split", "same", "same", "same", "same"]


def test_texts_about_other_things_are_not_linked() -> None:
    assert align(body(document(*SENTENCES[:3])), body(document(*SENTENCES[3:]))) == ()


RETOLD = [
    "The Ministers opened the session in Lusaka on Tuesday morning.",
    "Zambia will double the budget of its rural clinics, train four hundred midwives and buy solar refrigerators.",
    "Norway said that it would lend two survey ships to the fisheries patrol until the end of the season.",
    "Both delegations visited the hydroelectric dam at Kafue Gorge and met engineers of the power utility.",
]


def test_a_sentence_that_sums_up_several_is_linked_with_each() -> None:
    left = body(document(*RETOLD, "Reporters left at noon."))
    right = body(
        document(
            "Guests were welcomed with music.",
            "Solar refrigerators for rural clinics and two survey ships for the fisheries patrol were among the gifts.",
            "Nobody spoke of the weather.",
        )
    )

    (cell,) = align(left, right)

    assert (cell.left, cell.right) == ((1, 2), (1,))


def test_less_is_enough_beside_another_link() -> None:
    told = [*RETOLD, "A day of huge relief began for the parents.", "Reporters left at noon."]
    near = "Zambia will buy solar refrigerators and train four hundred midwives for its rural clinics."
    again = "For parents all over the province it was a day of relief and celebration."
    other = ["Guests were welcomed with music.", "Nobody spoke of the weather.", "The hall was full."]
    left = body(document(told[0], told[1], told[4], *told[2:4], told[5]))

    (alone,) = align(left, body(document(*other[:2], near, *other[2:], again)))
    beside = align(left, body(document(*other[:2], near, again, *other[2:])))

    assert (alone.left, alone.right) == ((1,), (2,))
    assert [(cell.left, cell.right, cell.sure) for cell in beside] == [((1,), (2,), alone.sure), ((2,), (3,), False)]


def test_less_is_enough_where_much_of_a_text_is_told_again() -> None:
    faint = "A museum of whaling and harpoons will charge no visitor until the spring, a mayor told students."
    again = "Students heard from the town that whoever wants to see harpoons pays nothing before spring at the museum."
    near = [
        "Solar refrigerators for rural clinics will be bought by Zambia, and four hundred midwives trained.",
        "Two survey ships will be lent to the fisheries patrol by Norway.",
        "At Kafue Gorge engineers of the power utility showed delegations the hydroelectric dam.",
    ]
    left = body(document(faint, *RETOLD))

    little = align(left, body(document("Guests were welcomed.", near[0], "It was hot.", "The hall was full.", again)))
    much = align(left, body(document("Guests were welcomed.", near[2], near[0], "It was hot.", near[1], again)))

    assert [cell.left for cell in little] == [(2,)]
    assert [(cell.left, cell.right, cell.sure) for cell in much if 0 in cell.left] == [((0,), (5,), False)]


def test_a_lead_in_goes_with_another_but_not_with_a_sentence() -> None:
    lead_in = "Under the Tromsø Charter the Minister of Fisheries shall:"
    left = body(document(lead_in, "- open a school;\n- hire a cook.", RETOLD[0]))
    sentence = "The Minister of Fisheries wrote the Tromsø Charter in one night."

    with_another, with_sentence = (
        align(left, body(document("It was hot.", other, "- sing;\n- dance.")))
        for other in ("By the Tromsø Charter, the Minister of Fisheries is to:", sentence)
    )

    assert [(cell.left, cell.right) for cell in with_another] == [((0,), (1,))]
    assert with_sentence == ()


def test_what_one_text_says_of_two_and_the_other_once_is_linked_with_both() -> None:
    rule = "shall close every shaft that lacks a second exit."
    left = body(document(f"The Secretary of Mines {rule}", RETOLD[3], f"The Secretary of Quarries {rule}"))
    right = body(document("It was hot.", "Every shaft that lacks a second exit is closed by the order.", "Bye."))

    (cell,) = align(left, right)

    assert (cell.left, cell.right) == ((0, 2), (1,))


def test_words_that_many_statements_share_link_none_of_them() -> None:
    left = body(document(*(f"The partners of the rural clinics thanked {who}." for who in ("Ana", "Ben", "Cleo"))))
    right = body(document(*(f"Friends of the rural clinics wrote to {who}." for who in ("Dora", "Emil", "Fay"))))

    assert not [cell for cell in align(left, right) if cell.sure]


def test_one_long_statement_carried_past_several_short_ones_is_what_moved() -> None:
    short = [sentence[:40].rsplit(" ", 1)[0] + "." for sentence in SENTENCES[:4]]
    long = "; ".join(sentence[:-1] for sentence in SENTENCES[4:]) + ", as the two ministers said in Mérida last week."
    left, right = body(document(long, *short)), body(document(*short, long))

    moved = [cell.left for cell in align(left, right) if cell.moved]

    assert len(long) > sum(map(len, short))
    assert moved == [(0,)]


def test_a_repeated_short_line_has_not_moved() -> None:
    left = body(document(SENTENCES[0], "Thank you.", SENTENCES[1], SENTENCES[2]))
    right = body(document(SENTENCES[0], SENTENCES[1], "Thank you.", SENTENCES[2], "Thank you."))

    assert not [cell for cell in align(left, right) if cell.moved]


def test_lines_that_all_look_alike_are_aligned_in_order() -> None:
    left = body(document(*["Thank you."] * 40, SENTENCES[0]))
    right = body(document(*["Thank you."] * 30, SENTENCES[0]))

    cells = align(left, right)

    assert len(cells) == 31
    assert not [cell for cell in cells if cell.moved]


def test_the_rest_of_a_block_that_moved_goes_with_it() -> None:
    block = ["[Statement, 02/08/23]", SENTENCES[5], "[Statement, 02/08/23]"]
    left = body(document(*block, *SENTENCES[:5]))
    right = body(document(*SENTENCES[:5], *block))

    assert [cell.left for cell in align(left, right) if cell.moved] == [(0,), (1,), (2,)]


def test_drafts_of_essays_are_aligned_as_well_as_measured(shared: Path) -> None:
    scorer = import_module("align")
    rows = []
    for line in (shared / "gold/argrewrite/dev.jsonl").read_text(encoding="utf-8").splitlines():
        labels = json.loads(line)
        left, right = (read(f"{side}.md", labels[f"{side}_text"].encode())[0] for side in ("left", "right"))
        rows.append(scorer.score(labels, comparison(compare(left, right))))

    summary = scorer.summary(rows)

    assert summary["f1"] >= 0.97
    assert summary["recall_of_changed_links"] >= 0.95


def test_alignment_of_the_five_documents_is_as_good_as_measured(shared: Path) -> None:
    scorer = import_module("align")  # beside the labels, put on the path by `shared`
    rows = []
    for labels in sorted((shared / "gold/align").glob("seeds-*.json")):
        link = json.loads(labels.read_text(encoding="utf-8"))
        left, right = (read(link[side], (shared / "seeds" / link[side]).read_bytes())[0] for side in ("left", "right"))
        rows.append(scorer.score(link, comparison(compare(left, right))))

    summary = scorer.summary(rows)

    assert summary["precision"] >= 0.95
    assert summary["recall"] >= 0.95
    # Seven of eight: the eighth is a second half of a sentence whose first half has another counterpart.
    assert summary["recall_of_moves"] >= 0.87
