"""Mentions of one commitment in two documents: which they are, how they differ, and how they are grouped."""

from __future__ import annotations

import pytest

from usmx_corpus import commitments
from usmx_corpus.commitments import clusters
from usmx_corpus.model import Commitment, Difference
from usmx_corpus.reading import reader


def extracted(**documents: str) -> list[Commitment]:
    """Give the commitments of texts, each a document under its name."""
    found: list[Commitment] = []
    for name, text in documents.items():
        document, _ = reader.read(f"{name}.md", f"---\ndate: '2021-06-08'\n---\n\n{text}\n".encode())
        found += commitments.extract(document)
    return found


def only_difference(left: str, right: str) -> Difference:
    one, other = extracted(left=left, right=right)
    (repeat,) = clusters.match_mentions([one, other])[one.id]
    (difference,) = repeat.differences
    return difference


LOAN = "Canada will lend Peru's growers $40 million for drip irrigation in the coastal valleys."


def test_the_same_words_are_a_verbatim_repeat() -> None:
    one, other = extracted(left=LOAN, right=LOAN)

    found = clusters.match_mentions([one, other])

    assert [(each.id, each.document, each.relation) for each in found[one.id]] == [(other.id, "right", "verbatim")]
    assert [each.id for each in found[other.id]] == [one.id]


def test_other_words_for_one_commitment_are_a_reworded_repeat() -> None:
    one, other = extracted(left=LOAN, right="Ottawa pledged to finance drip irrigation for growers in coastal valleys.")

    assert [each.relation for each in clusters.match_mentions([one, other])[one.id]] == ["reworded"]


def test_another_commitment_is_not_a_repeat() -> None:
    assert clusters.match_mentions(extracted(left=LOAN, right="Canada will train 40 judges in maritime law.")) == {}


def test_little_in_common_is_not_a_repeat() -> None:
    assert (
        clusters.match_mentions(extracted(left="Canada will work with Peru.", right="Canada will continue to work."))
        == {}
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (LOAN, LOAN.replace("$40", "$60"), Difference("amount", "$40 million", "$60 million")),
        (LOAN, LOAN.replace("$40", "an additional $40"), Difference("qualifier", "", "additional")),
        (LOAN, LOAN.replace("$40 million ", "money "), Difference("amount", "$40 million", "")),
        (LOAN, LOAN.replace("Canada", "Japan"), Difference("actor", "Canada", "Japan")),
        (LOAN, LOAN.replace("will", "plans to"), Difference("strength", "pledged", "planned")),
        (LOAN, LOAN.replace("valleys", "valleys in 2023"), Difference("date", "", "2023")),
        (
            "Japan will train 40 divers in harbor rescue over two years.",
            "Japan will train 40 divers in harbor rescue over three years.",
            Difference("period", "over two years", "over three years"),
        ),
        (
            "Japan will train 40 divers in harbor rescue for the fleet.",
            "Japan will train 60 divers in harbor rescue for the fleet.",
            Difference("count", "40", "60"),
        ),
    ],
)
def test_a_difference_has_a_type_and_two_sides(left: str, right: str, expected: Difference) -> None:
    assert only_difference(left, right) == expected


def test_two_wordings_of_a_fact_are_not_a_difference() -> None:
    one, other = extracted(left=LOAN, right=LOAN.replace("$40 million", "40 million dollars"))

    assert [each.differences for each in clusters.match_mentions([one, other])[one.id]] == [()]


def test_differences_turn_around_with_the_sides() -> None:
    one, other = extracted(left=LOAN, right=LOAN.replace("$40", "$60"))
    found = clusters.match_mentions([one, other])

    (there,), (back,) = found[one.id], found[other.id]

    assert [(each.left, each.right) for each in there.differences] == [
        (each.right, each.left) for each in back.differences
    ]


def test_parallel_clauses_of_one_document_are_different_commitments() -> None:
    text = "Canada will fund clinics for mothers in Lima. Canada will fund schools for divers in Cusco."

    assert clusters.match_mentions(extracted(one=text)) == {}


def test_in_one_document_more_must_be_shared_than_between_two() -> None:
    mothers = "Canada will fund clinics for mothers in rural districts of Lima."
    divers = "Canada will fund clinics for divers in rural harbors of Lima."

    assert clusters.match_mentions(extracted(one=f"{mothers} {divers}")) == {}
    assert len(clusters.match_mentions(extracted(one=mothers, other=divers))) == 2


def test_a_commitment_is_one_group_of_all_its_mentions() -> None:
    other = "Canada will train 40 judges in maritime law."
    found = extracted(first=LOAN, second=f"{other}\n\n{LOAN}", third=LOAN)

    groups = clusters.cluster_mentions(found, clusters.match_mentions(found))

    assert [[each.document for each in group] for group in groups] == [["first", "second", "third"], ["second"]]


def test_every_mention_is_in_one_group() -> None:
    found = extracted(first=LOAN, second=LOAN, third="Canada will train 40 judges in maritime law.")

    groups = clusters.cluster_mentions(found, clusters.match_mentions(found))

    assert sorted(each.id for group in groups for each in group) == sorted(each.id for each in found)


def test_similar_commitments_for_different_places_are_two() -> None:
    aid = "The agency will repair roads, bridges and water plants after the storm in Texas."

    assert len(clusters.match_mentions(extracted(left=aid, right=aid))) == 2
    assert clusters.match_mentions(extracted(left=aid, right=aid.replace("Texas", "Ohio"))) == {}
