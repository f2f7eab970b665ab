"""A document as CSL-JSON: what it says, what a sidecar says of it, and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus import corpus
from usmx_corpus.model import KINDS, Header, Location
from usmx_corpus.render.citation import bibliography, citation

DOCUMENTS = {document.id: document.header for document in corpus.load().documents}
#: The keys of the CSL-JSON schema that a citation uses, with the shape of each; the schema lets no other through.
SHAPES: dict[str, type] = {
    "id": str, "type": str, "title": str, "genre": str, "author": list, "publisher": str, "issued": dict,
    "language": str, "container-title": str, "URL": str, "note": str, "custom": dict,
}  # fmt: skip


def place(path: str, line: int, last_line: int) -> Location:
    return Location(path, line, last_line, line * 10, last_line * 10 + 5)


def custom(cited: dict[str, object]) -> dict[str, Any]:
    return cast("dict[str, Any]", cited["custom"])


def test_a_citation_says_what_the_release_says() -> None:
    about = DOCUMENTS["fact-sheet"]
    path = "briefing-room/statements-releases/2021/06/08/fact-sheet-u-s-mexico-bilateral-cooperation-2/"
    archived = f"https://bidenwhitehouse.archives.gov/{path}"

    assert citation(about, [place(about.path, 12, 14), place(about.path, 20, 20)]) == {
        "id": "fact-sheet",
        "type": "webpage",
        "title": "FACT SHEET: U.S. -Mexico Bilateral Cooperation",
        "genre": "Press release",
        "issued": {"date-parts": [[2021, 6, 8]]},
        "container-title": "whitehouse.gov",
        "URL": f"https://www.whitehouse.gov/{path}",
        "note": f"Cited: fact-sheet.txt:12–14, fact-sheet.txt:20. Archived (address derived, not checked): {archived}",
        "custom": {
            "path": "fact-sheet.txt",
            "sha256": about.sha256,
            "kind": "release",
            "places": [
                {"path": "fact-sheet.txt", "line": 12, "last_line": 14, "start": 120, "end": 145},
                {"path": "fact-sheet.txt", "line": 20, "last_line": 20, "start": 200, "end": 205},
            ],
            "archived": {"URL": archived, "derived": True},
        },
    }


def test_what_a_sidecar_says_is_marked() -> None:
    cited = citation(DOCUMENTS["mexican-summary"])

    assert cited["note"] == (
        "Editorial, not stated in the document: date, kind of document, language, publisher, title"
    )
    assert custom(cited)["editorial"] == ["date", "kind", "language", "publisher", "title"]
    assert cited["author"] == [{"literal": "a Mexican organisation that the page does not name"}]


def test_a_summary_has_no_genre() -> None:
    assert "genre" not in citation(DOCUMENTS["mexican-summary"])


def test_a_date_known_to_be_unknown_is_left_out() -> None:
    about = DOCUMENTS["sanders-statement-archived"]

    assert "issued" not in citation(about)
    assert "issued" not in citation(about._replace(published=datetime(2021, 6, 8, 12, 0)))  # noqa: DTZ001
    assert "date" not in custom(citation(about))["editorial"]


def test_the_day_of_publication_replaces_a_missing_date() -> None:
    about = DOCUMENTS["fact-sheet"]._replace(date=None)

    assert citation(about)["issued"] == {"date-parts": [[2021, 6, 8]]}


@pytest.mark.parametrize(
    ("category", "genre"),
    [
        ("", "Press release"),
        ("speeches-remarks", "Remarks"),
        ("fact-sheets", "Fact sheet"),
        ("trade-policy", "Trade policy"),
        ("Proclamations", "Proclamations"),
    ],
)
def test_the_section_of_the_site_tells_the_genre(category: str, genre: str) -> None:
    assert citation(DOCUMENTS["fact-sheet"]._replace(category=category))["genre"] == genre


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.whitehouse.gov/a/", "whitehouse.gov"),
        ("HTTP://Example.ORG:8080/a", "example.org"),
        ("https://www.whitehouse.gov@example.org/a", "example.org"),
    ],
)
def test_the_site_is_the_one_that_the_address_names(url: str, site: str) -> None:
    cited = citation(DOCUMENTS["fact-sheet"]._replace(url=url))

    assert (cited["URL"], cited["container-title"]) == (url, site)


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "/briefing-room/2021/06/08/a/"])
def test_only_an_address_on_the_web_is_given(url: str) -> None:
    cited = citation(DOCUMENTS["fact-sheet"]._replace(url=url))

    assert not {"URL", "container-title"} & set(cited)
    assert "archived" not in custom(cited)


HEADERS = st.builds(
    Header,
    id=st.text(min_size=1),
    path=st.text(min_size=1),
    kind=st.sampled_from(KINDS),
    title=st.text(),
    date=st.none() | st.dates(),
    url=st.sampled_from(["", "https://example.org/a", "https://www.whitehouse.gov/briefing-room/2022/02/02/a/"]),
    published=st.none() | st.datetimes(),
    modified=st.none(),
    category=st.text(),
    publisher=st.text(),
    language=st.text(),
    copy_of=st.text(),
    summary_of=st.text(),
    editorial=st.frozensets(st.sampled_from(["kind", "title", "date", "url", "publisher", "language", "copy_of"])),
    sha256=st.just("0" * 64),
    words=st.just(1),
)


@given(HEADERS, st.lists(st.builds(place, st.text(min_size=1), st.just(3), st.integers(3, 9)), max_size=3))
def test_a_citation_fits_the_schema_and_invents_nothing(about: Header, places: list[Location]) -> None:
    cited = citation(about, places)

    assert all(value and isinstance(value, SHAPES[key]) for key, value in cited.items())
    assert {"id", "type"} <= set(cited)
    assert ("issued" in cited) == bool(about.date or (about.published and "date" not in about.editorial))
    assert ("URL" in cited) == bool(about.url)
    noted = (custom(cited).get(name) for name in ("editorial", "derived", "archived"))
    assert ("note" in cited) == bool(places or any(noted))
    assert all(f"{each.path}:3" in str(cited["note"]) for each in places)


def test_a_document_is_cited_once_with_all_its_places() -> None:
    first, second = (DOCUMENTS[name] for name in ("sanders-statement", "fact-sheet"))
    found = [(first, 9), (second, 9), (first, 11), (second, 9)]
    cited = bibliography((about, place(about.path, line, line)) for about, line in found)

    assert cited == [
        citation(first, [place(first.path, 9, 9), place(first.path, 11, 11)]),
        citation(second, [place(second.path, 9, 9)]),
    ]
