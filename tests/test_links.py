"""Links that open a page at the words."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus import corpus
from usmx_corpus.provenance import links

TEXTS = [block.text.clean for document in corpus.load().documents for block in document.blocks]


def directive(link: str) -> list[str]:
    return [unquote(part) for part in link.partition("#:~:text=")[2].split(",")]


@st.composite
def quotes(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


def test_a_quote_is_given_as_exact_text() -> None:
    text = "The FBI will train genetics experts on a new system."

    assert links.fragment(text, 0, len(text)) == (
        "#:~:text=The%20FBI%20will%20train%20genetics%20experts%20on%20a%20new%20system."
    )


def test_hyphens_and_commas_are_encoded() -> None:
    text = "build back cross-border trade, investment"

    assert links.fragment(text, 0, len(text)) == "#:~:text=build%20back%20cross%2Dborder%20trade%2C%20investment"


def test_a_long_quote_is_named_by_how_it_begins_and_ends() -> None:
    text = "word and another " * 30

    first, last = directive(links.fragment(text, 0, len(text)))

    assert text.startswith(first)
    assert text.rstrip().endswith(last)
    assert not first.endswith(("wor", "anothe"))


def test_a_short_quote_comes_with_what_stands_around_it() -> None:
    assert directive(links.fragment("A forum on trade and peace", 11, 16)) == ["A forum on-", "trade", "-and peace"]


def test_a_quote_that_stands_twice_comes_with_what_stands_around_it() -> None:
    text = "work to build trade missions, and more of the trade missions too"

    assert len(directive(links.fragment(text, 46, 60))) == 3


def test_a_document_without_address_has_no_link() -> None:
    assert links.link("", "some words", 0, 4) == ""


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "https:"]
)
def test_only_an_address_on_the_web_gets_a_link(url: str) -> None:
    assert links.link(url, "some words of a page here", 0, 24) == ""


def test_an_anchor_of_the_address_gives_way() -> None:
    assert links.link("https://example.org/a#b", "some words of a page here", 0, 24).startswith(
        "https://example.org/a#:~:"
    )


@given(quotes())
def test_links_decode_to_whole_words_of_the_paragraph(quote: tuple[str, int, int]) -> None:
    text, start, end = quote

    for part in directive(links.fragment(text, start, end)):
        words = part.removeprefix("-").removesuffix("-").strip()

        assert words in " ".join(text.split())


@given(quotes())
def test_no_directive_holds_a_raw_hyphen_but_for_context(quote: tuple[str, int, int]) -> None:
    for part in links.fragment(*quote).partition("#:~:text=")[2].split(","):
        assert "-" not in part.removeprefix("-").removesuffix("-")
