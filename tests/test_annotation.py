"""A source as a W3C Web Annotation: its selectors lead to the words, in the file and on the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus import corpus
from usmx_corpus.model import Difference, Source
from usmx_corpus.reading import text as reading
from usmx_corpus.render.annotation import annotation
from usmx_corpus.text import fragments

if TYPE_CHECKING:
    from usmx_corpus.model import Document

DOCUMENTS = {document.id: document for document in corpus.load().documents}
CLAIM = "The FBI will train genetics experts"


def source_of(document: Document, number: int) -> Source:
    words = document.blocks[number].text.clean
    says: dict[str, Any] = {
        **dict.fromkeys(("marks", "conflicts", "agreements", "copies"), ()),
        **document.header._asdict(),
        "document": document.id,
        "about": document.header,
        "location": document.locate(number, 0, len(words)),
        "text": words,
        "score": 1.0,
        "grade": "verbatim",
        "link": "",
    }
    return Source(**{name: value for name, value in says.items() if name in Source._fields})


def page_of(document: Document, number: int) -> fragments.Page:
    return fragments.page([block.text.clean for block in document.blocks], number)


def target(told: dict[str, object]) -> Any:  # noqa: ANN401 - JSON
    return json.loads(json.dumps(told))["target"]


@st.composite
def places(draw: st.DrawFn) -> tuple[Document, int]:
    document = draw(st.sampled_from(list(DOCUMENTS.values())))
    return document, draw(st.integers(0, len(document.blocks) - 1))


@given(places(), st.text())
def test_selectors_lead_to_the_words(place: tuple[Document, int], claim: str) -> None:
    document, number = place
    source, page = source_of(document, number), page_of(document, number)
    local = document.header._replace(url="")  # on the web, the place in the file is none
    quote, position = target(annotation(claim, source, local, page))["selector"]
    around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")

    assert reading.clean(document.raw, position["start"], position["end"]).clean == quote["exact"] == source.text
    assert around.strip() in page.text.replace("\n", " ")
    assert len(quote.get("prefix", "")) == min(32, page.at)
    assert len(quote.get("suffix", "")) == min(32, len(page.text) - page.at - len(source.text))
    assert fragments.page_around(document, source.location) == page


def test_an_annotation_follows_the_model() -> None:
    document = DOCUMENTS["fact-sheet"]
    number = next(block.number for block in document.blocks if "genetics experts" in block.text.clean)
    source = source_of(document, number)._replace(conflicts=(Difference("amount", "$1", ""),), grade="reworded")
    told = annotation(CLAIM, source, document.header, page_of(document, number))

    assert told == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:uuid:ef803c4b-532c-52f2-abca-b0f898d873f3",
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            {"type": "TextualBody", "value": CLAIM, "format": "text/plain", "purpose": "linking"},
            {"type": "TextualBody", "value": "reworded", "format": "text/plain", "purpose": "classifying"},
            {
                "type": "TextualBody",
                "value": "amount: the claim says $1, the source nothing",
                "format": "text/plain",
                "purpose": "assessing",
            },
        ],
        "target": {
            "type": "SpecificResource",
            "source": document.url,
            "state": {"type": "TimeState", "sourceDate": "2021-06-08T19:05:55Z", "cached": "fact-sheet.txt"},
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": source.text,
                    "prefix": "stance to improve efficiencies. ",
                    "suffix": " ###",
                },
            ],
        },
    }


def test_the_same_question_has_the_same_id_and_another_has_another() -> None:
    document = DOCUMENTS["fact-sheet"]
    first, second = (source_of(document, number) for number in (0, 1))
    other = document.header._replace(sha256="0" * 64)
    told = [
        annotation(CLAIM, first, document.header),
        annotation(CLAIM, second, document.header),
        annotation(CLAIM, first, other),
        annotation("Another claim", first, document.header),
    ]

    assert annotation(CLAIM, first, document.header) == told[0]
    assert len({str(one["id"]) for one in told}) == 4


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "fact-sheet.html"])
def test_a_document_without_an_address_is_targeted_by_its_file(url: str) -> None:
    document = DOCUMENTS["fact-sheet"]
    source = source_of(document, 0)
    source = source._replace(location=source.location._replace(path="a folder/né#1.txt"))
    found = target(annotation(CLAIM, source, document.header._replace(url=url)))

    assert [each["type"] for each in found["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert unquote(found["source"]) == "a folder/né#1.txt"
    assert "#" not in found["source"]
    assert "state" not in found


@pytest.mark.parametrize("local", [True, False])
def test_a_state_has_a_time_that_is_known_or_is_left_out(local: bool) -> None:  # noqa: FBT001
    document = DOCUMENTS["fact-sheet"]
    published = document.published.replace(tzinfo=None) if local and document.published else None
    about = document.header._replace(published=published, modified=None)

    assert "state" not in target(annotation(CLAIM, source_of(document, 0), about))


def test_without_its_page_a_quote_has_no_context() -> None:
    document = DOCUMENTS["fact-sheet"]
    quote = target(annotation(CLAIM, source_of(document, 1), document.header))["selector"][0]

    assert quote == {"type": "TextQuoteSelector", "exact": document.blocks[1].text.clean}
