"""Whose promises count within quotation marks: those of officials, and of nobody else."""

from __future__ import annotations

import pytest

from usmx_corpus import commitments
from usmx_corpus.reading import reader


def listed(text: str, country: str = "NO") -> list[tuple[str, tuple[str, ...]]]:
    document = reader.read("ports.md", f"---\ntitle: Ports\ncountry: {country}\n---\n\n{text}\n".encode())[0]
    return [(each.quote, each.actors) for each in commitments.extract(document)]


FUND = ("We will fund 90 boats", ("Norway",))


@pytest.mark.parametrize(
    "text",
    [
        "“We will fund 90 boats,” said Ports Minister Olga Dahl.",
        "“We will fund 90 boats,” Ports Minister Olga Dahl said.",
        "The Minister of Ports, Hon. Olga Dahl, said: “We will fund 90 boats.”",
        '"We will fund 90 boats," said Ports Minister Olga Dahl.',
        "Ports Minister Olga Dahl said:\n\n“We will fund 90 boats.”",
        "“Ports are old,” said Ports Minister Olga Dahl. “We will fund 90 boats.”",
        "Ports Minister Olga Dahl said:\n\n“Ports are old.\n\n“We will fund 90 boats.”",
    ],
)
def test_what_an_official_promises_in_a_quotation_counts(text: str) -> None:
    assert listed(text) == [FUND]


def test_i_is_who_is_quoted_and_our_government_is_the_country() -> None:
    text = "“I will sign the law on ports. Our government will hire 40 pilots,” said Prime Minister Olga Dahl."

    assert listed(text) == [
        ("I will sign the law on ports", ("Prime Minister Olga Dahl",)),
        ("Our government will hire 40 pilots", ("Norway",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We will fund 90 boats,” said Olga Dahl.",
        "“We will fund 90 boats,” said Olga Dahl, chief executive of Telmar Energy.",
        "“We will fund 90 boats,” said Olga Dahl, President of the Fishers’ Union.",
        "“We will fund 90 boats,” said the former Minister of Ports, Olga Dahl.",
        "“We will fund 90 boats.”",
        "“We will fund 90 boats,” said Minister Olga Dahl and pilots. “Yes,” said Jo Berg of Telmar Energy.",
        "Ports Minister Olga Dahl said so.\n\n“We will fund 90 boats.”",
    ],
)
def test_what_others_say_or_nobody_knows_who_does_not_count(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    "said", ["We will never forget the boats", "We will work hard", "I think we will fund 90 boats"]
)
def test_talk_is_no_promise_in_a_quotation_either(said: str) -> None:
    assert listed(f"“{said},” said Ports Minister Olga Dahl.") == []


def test_what_is_said_around_a_quotation_counts_as_ever() -> None:
    text = "“We will fund 90 boats,” said Ports Minister Olga Dahl. The Ministry of Ports will hire 40 pilots."

    assert listed(text) == [FUND, ("The Ministry of Ports will hire 40 pilots", ("Ministry of Ports",))]
