"""PDF files from strangers: broken, endless, enormous. Each gives a problem or a text, within bounds."""

from __future__ import annotations

from random import Random
from time import process_time
from typing import TYPE_CHECKING

import pytest

from pdfs import codes, column, document, file, read, shown, stream, with_content
from usmx_corpus.reading.printed import bounds, limited, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = document(column("The Ministry of Ports will widen the basin."))
_SECONDS = 5


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-",
        b"%PDF-1.7\n" + b"\0" * 100_000,
        PLAN[:400],
        b"%PDF-1.7\n" + b"1 0 obj\n" * 10_000,
        file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 2000000000>>"]),
    ],
)
def test_what_is_no_pdf_is_reported(content: bytes) -> None:
    assert codes(content) == ["broken-pdf"]


def test_a_broken_table_of_objects_costs_nothing() -> None:
    assert shown(PLAN.replace(b"startxref\n", b"startxref\n9")) == ["The Ministry of Ports will widen the basin."]


def test_a_password_is_asked_for() -> None:
    keys = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(a)]" % (b"o" * 32, b"u" * 32)
    locked = PLAN.replace(b"/Root 1 0 R", b"/Root 1 0 R" + keys)

    assert codes(locked) == ["encrypted"]


def test_a_tree_of_pages_that_holds_itself_ends() -> None:
    loop = file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])

    assert codes(loop) == ["broken-page"]


@pytest.mark.parametrize("box", [b"0 0 99999999999 99999999999", b"10 10 -5 nan", b"0 0 0 0", b""])
def test_a_page_may_have_any_size(box: bytes) -> None:
    text = with_content([stream(b"BT /F0 12 Tf 72 700 Td (The basin is wide.) Tj ET")], box=box)

    assert shown(text) in (["The basin is wide."], [])


def test_words_may_stand_anywhere() -> None:
    places = ("1e30 1e30", "-1e30 nan", "0 0", "72 700")
    words = [b"BT /F0 12 Tf 1 0 0 1 %s Tm (The basin) Tj ET " % place.encode() for place in places]

    assert read(with_content([stream(b"".join(words))])).words >= 0


def test_a_font_that_is_missing_costs_no_words() -> None:
    text = with_content([stream(b"BT /F9 12 Tf 72 700 Td (The basin is wide.) Tj ET")])

    assert shown(text) == ["The basin is wide."]


def test_a_font_without_meaning_is_reported() -> None:
    text = with_content([stream(b"BT /F0 12 Tf 72 700 Td (" + b"\x03\x04\x05\x06" * 20 + b") Tj ET")])
    text = text.replace(b"/Subtype/Type1/BaseFont/Helvetica/Enc", b"/Subtype/TrueType/BaseFont/Zapf/Enc")

    assert codes(text) == ["garbled"]


def test_pages_beyond_the_limit_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 3)
    text = document(*[column("The basin is wide.")] * 5)

    assert [problem.message for problem in pdf.read("plan.pdf", text).problems] == [
        "only the first 3 of 5 pages are read"
    ]


def test_characters_beyond_the_limit_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 20)
    text = document(*[column("The basin is wide.")] * 5)

    assert [problem.message for problem in pdf.read("plan.pdf", text).problems] == [
        "only the first 2 of 5 pages are read"
    ]


def _nested(levels: int, times: int) -> bytes:
    """Return a page that draws a form that draws a form …, each several times."""
    kinds = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * times, kinds % (number + 5)) for number in range(1, levels + 1)]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>"
    pages = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    return file([*pages, stream(b"/X Do "), *forms, stream(b"0 0 m 1 1 l S", kinds % 1)])


@pytest.mark.parametrize(
    "heavy",
    [
        pytest.param(lambda: with_content([stream(b" " * (bounds.MOST_UNPACKED + 1))]), id="unpacked"),
        pytest.param(lambda: _nested(9, 9), id="drawn in each other"),
        pytest.param(lambda: PLAN.replace(b"/Filter/Flate", b"/Filter/#46late"), id="a filter in disguise"),
        pytest.param(lambda: PLAN.replace(b"/Filter/Flate", b"/Filter 9 0 R/Fl"), id="a filter elsewhere"),
        pytest.param(lambda: PLAN.replace(b"/FlateDecode", b"[/FlateDecode/FlateDecode]"), id="packed twice"),
    ],
)
def test_what_could_be_enormous_is_read_with_limits(heavy: Callable[[], bytes]) -> None:
    assert bounds.is_heavy(heavy())


def test_ordinary_files_are_read_without_limits() -> None:
    assert not bounds.is_heavy(PLAN)
    assert not bounds.is_heavy(_nested(9, 1))


def test_with_limits_the_text_is_the_same() -> None:
    assert limited.read("plan.pdf", PLAN) == pdf.text_of("plan.pdf", PLAN)


def test_a_page_that_takes_all_memory_is_a_problem() -> None:
    assert codes(with_content([stream(b"BT /F0 9 Tf " + b"(a)Tj " * 12_000_000)])) == ["too-heavy"]


def test_columns_take_no_more_time_than_they_are_long() -> None:
    lines = [column(*["of the harbour"] * 50, x=40 + 7 * step, y=740, size=2) for step in range(60)]
    began = process_time()
    read(document([words for line in lines for words in line]))

    assert process_time() - began < _SECONDS


def test_a_file_with_wrong_bytes_never_raises() -> None:
    random = Random(7)  # noqa: S311 - the same bytes each time
    plan = document(*[column("The Ministry of Ports will widen the basin,", "and it will pay for it.")] * 3)
    for _ in range(60):
        content = bytearray(plan)
        for _ in range(random.randrange(1, 30)):
            content[random.randrange(len(content))] = random.randrange(256)

        assert pdf.text_of("plan.pdf", bytes(content)).places
