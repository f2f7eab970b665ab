"""How firmly, which way, by whom and whether at all: what a claim says and its source does not."""

from __future__ import annotations

from unittest.mock import ANY

import pytest

from usmx_corpus import commitments
from usmx_corpus.reading import reader
from usmx_corpus.text.analyse import terms
from usmx_corpus.trace import modality

CONFLICTS = [
    # claim, source, type, what the claim says, what the source says
    ("They will open a port.", "They will consider options to open a port.", "strength", "will", "consider options"),
    ("They will open a port.", "They aim to open a port.", "strength", "will", "aim to"),
    ("They have opened a port.", "They plan to open a port.", "strength", "have opened", "plan to"),
    ("They aim to open a port.", "They may open a port.", "strength", "aim to", "may"),
    ("They opened a port.", "They agreed to open a port.", "strength", "opened", "to open"),
    ("They will not open a port.", "They will open a port.", "negation", "not open", ""),
    ("They will not provide a port.", "They will pay for a port.", "negation", "not provide", ""),
    ("They are considering a port.", "They will open a port.", "strength", "are considering", "will"),
    ("They will open a port.", "They won’t open a port.", "negation", "", "won’t open"),
    ("They will reduce trade in goods.", "They will increase trade in goods.", "direction", "reduce", "increase"),
    ("They lifted tariffs on steel.", "They imposed tariffs on steel.", "direction", "lifted", "imposed"),
    ("Canada will open a port.", "Mexico will open a port.", "actor", "Canada", "Mexico"),
    ("It is the second-largest port.", "It is the largest port.", "rank", "second-largest", "largest"),
    ("It is the largest port.", "It is one of the largest ports.", "rank", "largest", "one of the largest"),
    ("The port opens at 8 a.m. each day.", "The port opens at 8 p.m. each day.", "number", "8 a.m.", "8 p.m."),
    ("They are weighing a port.", "They ordered a port.", "strength", "are weighing", "ordered"),
    ("They praised the strike.", "They were appalled by the strike.", "direction", "praised", "appalled"),
    ("The talks on the dam succeeded.", "The talks on the dam failed.", "direction", "succeeded", "failed"),
    ("It is the third bridge over the river.", "It is the fifth bridge over the river.", "number", "third", "fifth"),
    ("It is the 3rd bridge.", "It is the second bridge.", "number", "3rd", "second"),
    ("They may fly drones.", "They are prohibited from flying drones.", "strength", "may fly", ANY),
    ("They must not fly drones.", "They do not have to fly drones.", "strength", "must not fly", "do not have to fly"),
    ("The ferry will not reach the port.", "The ferry may not reach the port.", "strength", "will", "may"),
    ("They still escort the barges.", "They no longer escort the barges.", "negation", "", "no longer escort"),
    ("They have the cranes for timber.", "They lack the cranes for timber.", "negation", "have the cranes for", ANY),
    ("They lack the staff for it.", "They have enough staff for it.", "negation", "lack the staff", ANY),
    ("They will give $5 million.", "To help, they aim to raise $5 million.", "strength", "will", "aim to"),
]
AGREEMENTS = [
    ("The port opens at 8.30am each day.", "The port opens at 8:30 A.M. and closes at noon."),
    ("They will consider a port.", "They will consider a port."),
    ("They plan to open a port.", "They will open a port."),
    ("They were opened by the mayor.", "She will open ports."),
    ("They opened a port.", "They opened a port and will open another."),
    ("They had not met in a decade.", "They met last in 2009."),
    ("They will not open a port.", "They refuse to open a port."),
    ("They won’t tax the port.", "They agreed to refrain from levies on the port."),
    ("They are considering a port.", "They may open a port."),
    ("They must not open a port.", "They may not open a port."),
    ("No ship may enter the port.", "No ship shall enter the port."),
    ("They will open a port.", "In May 2021 they will open a port."),
    ("Taxes will rise for the port.", "Taxes of ports that earn less than $5 will rise."),
    ("Trade in goods will rise.", "Trade in goods will increase; imports of steel will fall."),
    ("Mexico and Canada will open a port.", "Canada and Mexico will open a port."),
    ("It is the 2nd largest port.", "It is the second-largest port."),
    ("It is one of the largest ports.", "It is the largest port."),
    ("She won three cups.", "She was the only woman to win three cups."),
    ("They opened a port.", "I want to stress that they have opened a port."),
    ("The first bridge was a success.", "It was the 1st bridge, and the second road."),
    ("Clerks who fail to report the leak may be fined.", "Failure of clerks to report the leak is fined."),
    ("They vowed to open a port.", "As lives are at risk on the coast – they vow to open a port."),
    ("They joined the talks.", "They spoke quite openly and joined the talks."),
    ("Washington will open a port.", "The United States will open a port."),
]


@pytest.mark.parametrize(
    "verb",
    [
        "is considering opening",
        "will explore options to open",
        "agreed to consider opening",
        "will study whether to open",
        "aims to open",
        "seeks to open",
        "hopes to open",
        "will endeavor to open",
        "plans to open",
        "intends to open",
        "is scheduled to open",
    ],
)
def test_a_hedge_has_the_grade_of_the_commitment_that_it_makes(verb: str) -> None:
    said = f"The Department of Labor {verb} a port in Texas."
    document, _ = reader.read("port.md", said.encode())

    (commitment,) = commitments.extract(document)

    assert modality.weakest_hedge(said) == (commitment.strength, ANY)


def found(claim: str, source: str) -> list[tuple[str, str, str]]:
    said = {term.stem for term in terms(claim)}
    carried = [term.start for term in terms(source) if term.stem in said]
    differences = [check(claim, source, carried) for check in modality.CHECKS]
    return [(one.type, one.left, one.right) for one in differences if one]


@pytest.mark.parametrize(("claim", "source", "kind", "left", "right"), CONFLICTS)
def test_what_the_source_says_otherwise_is_named(claim: str, source: str, kind: str, left: str, right: str) -> None:
    assert (kind, left, right) in found(claim, source)


@pytest.mark.parametrize(("claim", "source"), AGREEMENTS)
def test_another_way_to_say_it_is_no_conflict(claim: str, source: str) -> None:
    assert found(claim, source) == []
