"""Links that open a page at the words."""

import re
from datetime import date
from unicodedata import combining, normalize
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus import corpus
from usmx_corpus.text import fragments

PAGES = [[block.text.clean for block in document.blocks] for document in corpus.load().documents]
TEXTS = [text for page in PAGES for text in page]


def directive(link: str) -> list[str]:
    return [unquote(part) for part in link.partition("#:~:text=")[2].split(",")]


def parsed(link: str) -> tuple[str, list[str], str]:
    """Take a directive apart as the spec does: a raw hyphen makes a prefix or suffix, one that is encoded does not."""
    parts = link.partition("#:~:text=")[2].split(",")
    prefix = parts.pop(0).removesuffix("-") if parts[0].endswith("-") else ""
    suffix = parts.pop().removeprefix("-") if parts[-1].startswith("-") else ""
    return unquote(prefix), [unquote(part) for part in parts], unquote(suffix)


@st.composite
def quotes(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


def test_a_quote_is_given_as_exact_text() -> None:
    text = "The FBI will train genetics experts on a new system."

    assert fragments.fragment(text, 0, len(text)) == (
        "#:~:text=The%20FBI%20will%20train%20genetics%20experts%20on%20a%20new%20system."
    )


def test_hyphens_and_commas_are_encoded() -> None:
    text = "build back cross-border trade, investment"

    assert fragments.fragment(text, 0, len(text)) == "#:~:text=build%20back%20cross%2Dborder%20trade%2C%20investment"


def test_a_long_quote_is_named_by_how_it_begins_and_ends() -> None:
    text = "word and another " * 30

    first, last = directive(fragments.fragment(text, 0, len(text)))

    assert text.startswith(first)
    assert text.rstrip().endswith(last)
    assert not first.endswith(("wor", "anothe"))


def test_a_short_quote_comes_with_what_stands_around_it() -> None:
    assert directive(fragments.fragment("A forum on trade and peace", 11, 16)) == ["A forum on-", "trade", "-and peace"]


def test_a_quote_that_stands_twice_comes_with_what_stands_around_it() -> None:
    text = "work to build trade missions, and more of the trade missions too"

    assert len(directive(fragments.fragment(text, 46, 60))) == 3


def test_a_document_without_address_has_no_link() -> None:
    assert fragments.link("", "some words", 0, 4) == ""


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "https:"]
)
def test_only_an_address_on_the_web_gets_a_link(url: str) -> None:
    assert fragments.link(url, "some words of a page here", 0, 24) == ""


def test_an_anchor_of_the_address_gives_way() -> None:
    assert fragments.link("https://example.org/a#b", "some words of a page here", 0, 24).startswith(
        "https://example.org/a#:~:"
    )


@given(quotes())
def test_links_decode_to_whole_words_of_the_paragraph(quote: tuple[str, int, int]) -> None:
    text, start, end = quote

    for part in directive(fragments.fragment(text, start, end)):
        words = part.removeprefix("-").removesuffix("-").strip()

        assert words in " ".join(text.split())


@given(quotes())
def test_no_directive_holds_a_raw_hyphen_but_for_context(quote: tuple[str, int, int]) -> None:
    for part in fragments.fragment(*quote).partition("#:~:text=")[2].split(","):
        assert "-" not in part.removeprefix("-").removesuffix("-")


# --- a page that is known --------------------------------------------------------------------------------------------


def opened(page: str, link: str) -> tuple[int, int] | None:
    """Find what a browser opens (the spec's "find a range from a text directive"), for words of one case and accent."""
    prefix, parts, suffix = parsed(link)
    words = "(?s:.*?)".join(re.escape(part) for part in parts)
    before = rf"(?<!\w){re.escape(prefix)}\s*" if prefix else r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = rf"\s*{re.escape(suffix)}(?!\w)" if suffix else r"(?!\w)" if parts[-1][-1].isalnum() else ""
    found = re.search(f"{before}({words}){after}", page, re.IGNORECASE)
    return found.span(1) if found else None


@st.composite
def places(draw: st.DrawFn) -> tuple[list[str], int, int, int]:
    paragraphs = draw(st.sampled_from(PAGES))
    number = draw(st.integers(0, len(paragraphs) - 1))
    start = draw(st.integers(0, len(paragraphs[number]) - 1))
    end = draw(st.integers(start + 1, min(start + 30, len(paragraphs[number]))) | st.just(len(paragraphs[number])))
    return paragraphs, number, start, end


@given(places())
def test_a_link_into_a_known_page_opens_at_the_words(place: tuple[list[str], int, int, int]) -> None:
    paragraphs, number, start, end = place
    text, page = paragraphs[number], fragments.page(paragraphs, number)
    quoted = text[start:end].strip()
    link = fragments.fragment(text, start, end, page)

    span = opened(page.text, link) if link else None

    assert bool(span) == bool(quoted)
    if span:
        begin = page.at + text.index(quoted, start)
        assert span[0] <= begin
        assert span[1] >= begin + len(quoted)
        assert len(page.text[slice(*span)].split()) <= len(quoted.split()) + 2


@given(places())
def test_only_words_that_stand_twice_on_a_page_come_with_others(place: tuple[list[str], int, int, int]) -> None:
    paragraphs, number, start, end = place
    page = fragments.page(paragraphs, number)
    prefix, words, suffix = parsed(fragments.fragment(paragraphs[number], start, end, page))
    if len(words) != 1 or not words[0]:
        return
    sought = alike(words[0])
    inside = rf"(?<![^\W_]){re.escape(sought)}" if sought[0].isalnum() else re.escape(sought)
    inside += r"(?![^\W_])" if sought[-1].isalnum() else ""

    assert bool(prefix or suffix) == (len(re.findall(f"(?={inside})", alike(page.text))) > 1)


def alike(text: str) -> str:
    """Return what a browser's search does not distinguish: without case, accents and the shape of quotation marks."""
    letters = "".join(each for each in normalize("NFD", text.lower()) if not combining(each))
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", letters))


FORUM = ["A forum on trade and peace", "Trade", "More trade and peace, and a forum on trade too"]


@pytest.mark.parametrize(
    ("number", "start", "end", "parts"),
    [
        (0, 2, 7, ["forum", "-on trade and"]),
        (0, 11, 16, ["A forum on-", "trade", "-and peace"]),
        (1, 0, 5, ["trade and peace-", "Trade"]),
        (2, 5, 10, ["More-", "trade"]),
        (2, 11, 20, ["More trade-", "and peace"]),
        (2, 36, 41, ["trade", "-too"]),
        (2, 5, 20, ["More-", "trade and peace"]),
        (2, 0, 4, ["More"]),
    ],
)
def test_the_least_that_tells_is_given(number: int, start: int, end: int, parts: list[str]) -> None:
    text = FORUM[number]
    found = directive(fragments.fragment(text, start, end, fragments.page(FORUM, number)))

    assert opened("\n".join(FORUM), fragments.fragment(text, start, end, fragments.page(FORUM, number)))
    assert found == parts


@pytest.mark.parametrize(
    "double", ["LOANS to Andres’ café", "loans\N{NO-BREAK SPACE}to Andrés' cafe", "(loans to Andrés’ café)"]
)
def test_case_accents_marks_and_spaces_do_not_make_words_unique(double: str) -> None:
    text = "Loans to Andrés’ café"

    assert directive(fragments.fragment(text, 0, 21, fragments.page([double, "Now:", text], 2))) == ["Now:-", text]
    assert directive(fragments.fragment(text, 0, 21, fragments.page([double.replace("to", "into"), text], 1))) == [text]


def test_what_has_the_same_around_it_opens_all_the_same() -> None:
    page = ["One", "the same", "Two", "One", "the same", "Two"]

    assert directive(fragments.fragment("the same", 0, 8, fragments.page(page, 4))) == ["One-", "the same", "-Two"]


def test_a_text_that_is_not_where_the_page_has_it_is_one_of_an_unknown_page() -> None:
    text = "trade and peace"

    assert fragments.fragment(text, 0, 5, fragments.Page("something else", 3)) == fragments.fragment(text, 0, 5)


def test_a_long_quote_does_not_end_at_an_earlier_mention_of_its_end() -> None:
    end = "and so the two of them will work on it for the years to come."
    text = (
        f"They met in the capital in June and spoke at some length of many things, {end} "
        + "They also spoke of trade. " * 12
        + f"They met in May, {end}"
    )
    page = [text, "Then they left for the capital"]
    found = fragments.fragment(text, 0, len(text), fragments.page(page, 0))

    assert directive(found)[-1] == "-Then they left"
    assert opened("\n".join(page), found) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("It costs $3.5 billion", 12, 21, "3.5 billion"),
        ("It costs 1,300 dollars", 9, 10, "1,300"),
        ("They can’t wait for it", 9, 15, "can’t wait"),
        ("The U.S. will pay for", 6, 13, "U.S. will"),
        ("in a well-known place", 10, 15, "known"),
    ],
)
def test_no_word_is_cut(text: str, start: int, end: int, words: str) -> None:
    assert directive(fragments.fragment(text, start, end, fragments.page([text], 0))) == [words]


def test_an_ampersand_is_encoded() -> None:
    assert fragments.fragment("food & drink, well-made", 0, 23, fragments.page(["food & drink, well-made"], 0)) == (
        "#:~:text=food%20%26%20drink%2C%20well%2Dmade"
    )


# --- addresses in the National Archives ------------------------------------------------------------------------------

ROOM = "www.whitehouse.gov/briefing-room/statements-releases"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        (f"https://{ROOM}/2021/06/08/fact-sheet/", None),
        (f"http://{ROOM}/2021/06/08/fact-sheet/", date(2030, 1, 1)),
        (f"https://{ROOM.removeprefix('www.')}/2021/01/20/first/", None),
        (f"https://{ROOM}/2025/01/20/last", None),
        ("https://www.whitehouse.gov/wp-content/uploads/2024/07/Report.pdf", None),
        ("https://www.whitehouse.gov/wp-content/uploads/2021/01/Report.pdf", date(2021, 1, 21)),
        ("https://www.whitehouse.gov/ostp/news/", date(2022, 5, 1)),
        (f"https://{ROOM}/first/", date(2021, 1, 20)),
        ("https://WWW.WHITEHOUSE.GOV/briefing-room/2022/02/02/a/?b=c#:~:text=words", None),
    ],
)
def test_a_page_of_those_years_is_kept_under_the_same_path(url: str, day: date | None) -> None:
    path = re.split(r"whitehouse\.gov", url, flags=re.IGNORECASE)[1]

    assert fragments.archived(url, day) == f"https://bidenwhitehouse.archives.gov{path}"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://www.whitehouse.gov/fact-sheets/2025/04/a-fact-sheet/", None),
        ("https://www.whitehouse.gov/fact-sheets/2025/04/a-fact-sheet/", date(2022, 1, 1)),
        ("https://www.whitehouse.gov/presidential-actions/2025/01/an-order/", None),
        ("https://www.whitehouse.gov/presidential-actions/2025/01/an-order/", date(2025, 1, 20)),
        ("https://www.whitehouse.gov/briefings-statements/a-statement/", date(2021, 1, 20)),
        ("https://www.whitehouse.gov/briefings-statements/a-statement/", date(2020, 6, 1)),
        (f"https://{ROOM}/2021/01/19/too-early/", date(2021, 6, 8)),
        (f"https://{ROOM}/2025/01/21/too-late/", date(2021, 6, 8)),
        (f"https://{ROOM}/2021/99/99/no-date/", None),
        (f"https://{ROOM}/no-date/?page=/2021/06/08/", None),
        ("https://bidenwhitehouse.archives.gov/briefing-room/2021/06/08/a/", date(2021, 6, 8)),
        ("https://trumpwhitehouse.archives.gov/2021/06/08/a/", date(2021, 6, 8)),
        ("https://www.whitehouse.gov.example.org/2021/06/08/a/", date(2021, 6, 8)),
        ("https://www.whitehouse.gov@example.org/2021/06/08/a/", date(2021, 6, 8)),
        ("https://example.org/https://www.whitehouse.gov/2021/06/08/a/", date(2021, 6, 8)),
        ("javascript:https://www.whitehouse.gov/2021/06/08/a/", date(2021, 6, 8)),
        ("", date(2021, 6, 8)),
    ],
)
def test_no_other_page_is(url: str, day: date | None) -> None:
    assert fragments.archived(url, day) == ""
