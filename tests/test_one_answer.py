"""One comparison of facts: a diff, two mentions of a commitment, and a claim with its source say the same."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pytest

from usmx_corpus import commitments, diff
from usmx_corpus.archive import Archive
from usmx_corpus.commitments import clusters
from usmx_corpus.reading import reader
from usmx_corpus.trace import trace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usmx_corpus.model import Difference, Document, Trace

FRAME = "Canada will lend growers in {place} {amount} for {count} drip irrigation pumps in coastal valleys by {day}."
FACTS = {"place": "Ohio", "amount": "$40 million", "count": "300", "day": "June 8, 2022"}
Sides = tuple[str, str]


class Answers(NamedTuple):
    """What the three callers say of one change: the two sides that each of them names."""

    diff: list[Sides]
    mentions: list[Sides]
    claim: list[Sides]
    verdict: str


def release(text: str) -> bytes:
    return f"---\ndate: '2021-06-08'\n---\n\n{text}\n".encode()


def document(name: str, text: str) -> Document:
    return reader.read(f"{name}.md", release(text))[0]


def traced(claim: str, source: str) -> Trace:
    """Trace a claim where one text is the only document."""
    with TemporaryDirectory() as root:
        Path(root, "right.md").write_bytes(release(source))
        return trace(Archive.open(root).passages(), claim)


def sides(differences: Iterable[Difference]) -> list[Sides]:
    return [(each.left, each.right) for each in differences]


def answers(fact: str, old: str, new: str) -> Answers:
    """Ask all three about a sentence with one of its facts in two wordings; the old one is the claim."""
    left, right = (FRAME.format(**FACTS | {fact: words}) for words in (old, new))
    documents = document("left", left), document("right", right)
    (change,) = diff.compare(*documents).changes
    one, other = (commitments.extract(each)[0] for each in documents)
    answer = traced(left, right)
    return Answers(
        sides(change.facts),
        sides(clusters.differences(one, other)),
        sides(answer.sources[0].conflicts),
        answer.verdict,
    )


@pytest.mark.parametrize(
    ("fact", "old", "new"),
    [
        ("amount", "$40 million", "$60 million"),
        ("amount", "$40 million", "$40 billion"),
        ("amount", "$40 million", "€40 million"),
        ("count", "300", "500"),
        ("place", "Ohio", "Texas"),
        ("day", "June 8, 2022", "June 9, 2022"),
    ],
)
def test_a_changed_fact_is_a_difference_and_a_conflict(fact: str, old: str, new: str) -> None:
    found = answers(fact, old, new)

    for told in (found.diff, found.mentions, found.claim):
        ((left, right),) = told
        assert left in old or old in left
        assert right in new or new in right
    assert found.verdict == "conflicting"


@pytest.mark.parametrize(
    ("fact", "old", "new"),
    [
        ("amount", "$40 million", "40 million dollars"),
        ("place", "Ohio", "the state of Ohio"),
        ("count", "300", "three hundred"),
    ],
)
def test_another_wording_is_no_difference_and_no_conflict(fact: str, old: str, new: str) -> None:
    found = answers(fact, old, new)

    assert found.mentions == found.claim == []
    assert found.verdict == "sourced"


@pytest.mark.parametrize(
    ("fact", "finer", "vaguer"),
    [
        ("day", "June 8, 2022", "June 2022"),
        ("count", "300", "hundreds of"),
        ("amount", "$40 million", "tens of millions of dollars"),
        ("count", "130,000", "over 100,000"),
    ],
)
def test_a_vaguer_fact_is_a_difference_and_states_no_exact_one(fact: str, finer: str, vaguer: str) -> None:
    to_vaguer, to_finer = answers(fact, finer, vaguer), answers(fact, vaguer, finer)

    assert len(to_vaguer.diff) == len(to_vaguer.mentions) == 1
    assert len(to_finer.diff) == len(to_finer.mentions) == 1
    assert to_vaguer.claim == to_finer.claim == []
    assert (to_vaguer.verdict, to_finer.verdict) == ("unsourced", "sourced")


def test_a_hedge_that_changed_is_a_difference_of_one_type_and_no_conflict() -> None:
    found = answers("amount", "an additional $40 million", "approximately $40 million")

    assert found.mentions == [("additional", "approximately")]
    assert found.diff == [("additional $40 million", "approximately $40 million")]
    assert (found.claim, found.verdict) == ([], "sourced")


def test_hedges_that_cannot_both_be_meant_are_a_conflict() -> None:
    found = answers("count", "over 300", "fewer than 300")

    assert found.mentions == [("more than", "less than")]
    assert found.diff == [("over 300", "fewer than 300")]
    assert (found.claim, found.verdict) == ([("more than 300", "less than 300")], "conflicting")


def test_a_figure_under_another_unit_is_the_same_figure() -> None:
    old, new = "300 drip irrigation pumps", "300 drip irrigation kits"
    left, right = (f"Canada will lend growers in Ohio {words} by June 8, 2022." for words in (old, new))
    documents = document("left", left), document("right", right)
    one, other = (commitments.extract(each)[0] for each in documents)

    assert [change.facts for change in diff.compare(*documents).changes] == [()]
    assert clusters.differences(one, other) == ()


def test_an_agency_for_its_country_is_no_conflict() -> None:
    left, right = (f"{who} will train 40 judges in maritime law in Lima." for who in ("The FBI", "The United States"))
    documents = document("left", left), document("right", right)
    one, other = (commitments.extract(each)[0] for each in documents)
    answer = traced(left, right)

    assert sides(diff.compare(*documents).changes[0].facts) == [("Federal Bureau of Investigation", "United States")]
    assert clusters.differences(one, other) == ()
    assert [source.conflicts for source in answer.sources] == [()]
