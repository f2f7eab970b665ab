"""Word files: what a reader of the accepted text sees, with the number of its paragraph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from office import STRICT, codes, docx, p, r, read, relations, shown, w, zipped
from usmx_corpus.reading.office import docx as module
from usmx_corpus.reading.office.properties import is_title

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = w(
    "styles",
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Part"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 2"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>',
)
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, (form, text) in enumerate(
        [
            ("decimal", "%1."),
            ("lowerLetter", "%2)"),
            ("lowerRoman", "(%3)"),
            ("decimal", "%1.%4"),
            ("upperRoman", "%5."),
        ]
    )
)
NUMBERING = w(
    "numbering",
    f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
)


def styled(id_: str) -> str:
    return f'<w:pStyle w:val="{id_}"/>'


def listed(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def inserted(inside: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{inside}</w:ins>'


def deleted(words: str) -> str:
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


# --- blocks ----------------------------------------------------------------------------------------------------------


def test_a_heading_is_known_by_the_name_or_the_outline_of_its_style() -> None:
    body = p("Harbour plan", styled("T")) + p("Docks", styled("Kop1")) + p("Cranes", styled("Part")) + p("They turn.")

    assert shown(docx(body, styles=HEADINGS)) == ["# Harbour plan", "## Docks", "### Cranes", "They turn."]


def test_a_title_on_the_page_is_a_hint() -> None:
    assert module.read("a.docx", docx(p("Harbour plan", styled("T")), styles=HEADINGS)).hints == {
        "title": "Harbour plan"
    }


def test_items_have_the_numbers_and_letters_that_word_shows() -> None:
    body = "".join(
        p(words, listed(list_id, level))
        for words, list_id, level in [
            ("Dig the dock.", 1, 0),
            ("By hand.", 1, 1),
            ("At night.", 1, 1),
            ("Slowly.", 1, 2),
            ("Fill the dock.", 1, 0),
            ("With water.", 1, 1),
            ("Open the dock.", 3, 0),
            ("Cut the ribbon.", 2, 0),
        ]
    )

    assert shown(docx(body, numbering=NUMBERING)) == [
        "1. Dig the dock.",
        "  (a) By hand.",
        "  (b) At night.",
        "    (i) Slowly.",
        "2. Fill the dock.",
        "  (a) With water.",
        "7. Open the dock.",
        "  - Cut the ribbon.",
    ]


def test_a_number_of_several_levels_is_part_of_the_text() -> None:
    body = p("Dig.", listed(1)) + p("Use spades of steel.", listed(1, 3)) + p("Docks", styled("Kop1") + listed(1, 3))

    assert shown(docx(body, numbering=NUMBERING, styles=HEADINGS)) == [
        "1. Dig.",
        "1.1 Use spades of steel.",
        "# 1.2 Docks",
    ]


def test_roman_capitals_are_items() -> None:
    body = p("Dig.", listed(1, 4)) + p("Fill.", listed(1, 4))

    assert shown(docx(body, numbering=NUMBERING)) == ["(I) Dig.", "(II) Fill."]


def test_a_row_of_a_table_is_one_line_at_the_paragraphs_of_its_cells() -> None:
    cells = "".join(f"<w:tc>{p(words)}</w:tc>" for words in ("Harbour", "", "40 cranes"))
    document, _ = read(docx(p("Cranes stand here:") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + p("They turn.")))
    row = document.blocks[1]

    assert (row.kind, row.text.clean) == ("paragraph", "Harbour | 40 cranes")
    assert document.locate(1, 0, len(row.text.clean))[1:3] == (2, 4)
    assert document.locate(2, 0, 1).line == 5


def test_a_cell_of_several_paragraphs_is_laid_out_as_these() -> None:
    cell = f"<w:tc>{p('We will dig.')}{p('A spade', listed(2))}</w:tc><w:tc>{p('We will fill.')}</w:tc>"

    assert shown(docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>", numbering=NUMBERING)) == [
        "We will dig.",
        "- A spade",
        "We will fill.",
    ]


def test_a_table_of_contents_is_boilerplate() -> None:
    assert shown(docx(p("Docks 4", styled("Toc")), styles=HEADINGS)) == ["~ Docks 4"]


def test_headers_and_footers_are_boilerplate_and_stand_once() -> None:
    parts = {"header": w("hdr", p("HARBOUR OFFICE") + p("HARBOUR OFFICE")), "footer": w("ftr", p("Page 1"))}

    assert shown(docx(p("We will dig."), **parts)) == ["~ HARBOUR OFFICE", "We will dig.", "~ Page 1"]


def test_a_note_stands_at_the_end_at_the_paragraph_of_its_mark() -> None:
    notes = w(
        "footnotes",
        f'<w:footnote w:id="-1">{p("---")}</w:footnote><w:footnote w:id="4">{p("See the map.")}</w:footnote>',
    )
    marked = f'<w:p>{r("We will dig")}<w:r><w:footnoteReference w:id="4"/></w:r>{r(".")}</w:p>'
    document, _ = read(docx(p("Docks are deep.") + marked + p("It is late."), footnotes=notes))

    assert [(block.text.clean, document.locate(block.number, 0, 1).line) for block in document.blocks] == [
        ("Docks are deep.", 1),
        ("We will dig.", 2),
        ("It is late.", 3),
        ("See the map.", 2),
    ]


# --- tracked changes -------------------------------------------------------------------------------------------------


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    body = p("We met.") + f"<w:p>{r('We will ')}{deleted('perhaps dig')}{inserted(r('fill'))}{r(' the dock.')}</w:p>"
    document, problems = read(docx(body))

    assert [block.text.clean for block in document.blocks] == ["We met.", "We will fill the dock."]
    assert [str(problem) for problem in problems] == [
        "plan.docx:2: tracked changes: 1 insertion and 1 deletion, read as accepted (tracked-changes)"
    ]


def test_a_move_is_read_at_its_new_place() -> None:
    moved = f'<w:moveFrom w:id="1">{r("We will dig.")}</w:moveFrom>'
    to = f'<w:moveToRangeStart w:id="2"/><w:moveTo w:id="3">{r("We will dig.")}</w:moveTo><w:moveToRangeEnd w:id="2"/>'
    document, problems = read(docx(f"<w:p>{moved}</w:p>{p('We met.')}<w:p>{to}</w:p>"))

    assert [block.text.clean for block in document.blocks] == ["We met.", "We will dig."]
    assert problems[0].message == "tracked changes: 0 insertions, 0 deletions and 1 move, read as accepted"


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    body = p("We will dig ", '<w:rPr><w:del w:id="1"/></w:rPr>') + p("the dock.")

    assert shown(docx(body)) == ["We will dig the dock."]


def test_a_deleted_row_is_out() -> None:
    row = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p("Old")}</w:tc></w:tr><w:tr><w:tc>{p("New")}</w:tc></w:tr>'

    assert shown(docx(f"<w:tbl>{row}</w:tbl>")) == ["New"]


def test_how_a_run_looked_before_a_change_is_not_how_it_looks() -> None:
    body = p("We will dig.", run="<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")

    assert shown(docx(body)) == ["We will dig."]


# --- what is shown ---------------------------------------------------------------------------------------------------


def test_hidden_text_is_out_and_told() -> None:
    shown_again = '<w:vanish w:val="0"/>'
    body = f"<w:p>{r('We will ')}{r('never ', '<w:vanish/>')}{r('dig', shown_again)}</w:p>"

    assert (shown(docx(body)), codes(docx(body))) == (["We will dig"], [("hidden-text", 1)])


def test_comments_are_out() -> None:
    body = f'<w:p><w:commentRangeStart w:id="0"/>{r("We dig.")}<w:r><w:commentReference w:id="0"/></w:r></w:p>'

    assert shown(docx(body, comments=w("comments", f"<w:comment>{p('Why?')}</w:comment>"))) == ["We dig."]


def test_a_content_control_is_in_and_its_prompt_is_out() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = control.format("", p("We dig.")) + control.format("<w:showingPlcHdr/>", p("Click here to enter text."))

    assert shown(docx(body)) == ["We dig."]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('Dig here')}{p('or there.')}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    document, _ = read(docx(f"<w:p>{r('We ')}<w:r>{twice}</w:r>{r('met.')}</w:p>{p('It is late.')}"))

    assert [(block.text.clean, document.locate(block.number, 0, 1).line) for block in document.blocks] == [
        ("We met.", 1),
        ("Dig here", 1),
        ("or there.", 1),
        ("It is late.", 2),
    ]


def test_fields_show_their_results() -> None:
    def mark(type_: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{type_}"/></w:r>'

    code = "<w:r><w:instrText>DATE</w:instrText></w:r>"
    nested = f"{mark('begin')}{code}{mark('separate')}{r('3 May')}{mark('end')}"
    body = f"<w:p>{r('On ')}{mark('begin')}{nested}{code}{mark('separate')}{r('4 May')}{mark('end')}{r('.')}</w:p>"

    assert shown(docx(body)) == ["On 4 May."]


def test_a_broken_field_hides_no_more_than_its_paragraph() -> None:
    body = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{r("PAGE")}</w:p>{p("We dig.")}'

    assert shown(docx(body)) == ["We dig."]


def test_links_of_both_kinds_keep_their_addresses() -> None:
    code = '<w:r><w:instrText>HYPERLINK "https://docks.example/a"</w:instrText></w:r>'
    ends = [f'<w:r><w:fldChar w:fldCharType="{end}"/></w:r>' for end in ("begin", "separate", "end")]
    field = ends[0] + code + ends[1] + r("here") + ends[2]
    body = f'<w:p>{r("See ")}<w:hyperlink r:id="link">{r("the ")}{r("plan")}</w:hyperlink>{r(" or ")}{field}.</w:p>'

    assert module.read("a.docx", docx(body)).raw.strip() == (
        "See [the plan](https://ports.example/plan_%282021%29) or [here](https://docks.example/a)"
    )


def test_emphasis_is_that_of_runs_and_styles_and_not_broken_by_them() -> None:
    strong = '<w:rStyle w:val="Strong"/>'
    body = f"<w:p>{r('Do', '<w:b/>')}{r('cks', '<w:b/>')}{r(' ')}{r('first: ', strong)}"
    body += f"{r('we ')}{r('will', '<w:i/>')}{r(' dig.')}</w:p>"

    assert module.read("a.docx", docx(body, styles=HEADINGS)).raw.strip() == "**Docks first:** we *will* dig."


def test_signs_that_are_elements_are_read() -> None:
    signs = '<w:sym w:font="Wingdings" w:char="F0E0"/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t>'
    signs += '<w:br/><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:sym w:font="Odd" w:char="F0E0"/>'

    assert shown(docx(f"<w:p><w:r>{signs}</w:r></w:p>")) == ["→a-b c coop�"]


def test_raised_figures_are_no_part_of_a_number() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'

    assert shown(docx(f"<w:p>{r('10')}{r('6', raised)}{r(' m, the 5')}{r('th', raised)}</w:p>")) == ["10⁶ m, the 5th"]


def test_words_that_look_like_markup_are_words() -> None:
    assert shown(docx(p("# [a](b) *c* &lt;i&gt; _d_ &amp;amp;"))) == ["# [a](b) *c* <i> _d_ &amp;"]


def test_the_strict_dialect_is_read() -> None:
    assert shown(docx(p("We dig."), STRICT)) == ["We dig."]


# --- what the file states --------------------------------------------------------------------------------------------


def test_properties_give_title_language_and_time_of_change_but_no_date() -> None:
    core = (
        '<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>Harbour plan</dc:title><dc:language>en-GB</dc:language>"
        "<t:created>2020-01-02T03:04:05Z</t:created><t:modified>2021-06-08T15:05:54Z</t:modified></c:coreProperties>"
    )
    parts = {"word/document.xml": w("document", f"<w:body>{p('We dig.')}</w:body>"), "docProps/core.xml": core}
    document, _ = read(zipped({**parts}))

    assert (document.title, document.language, document.date) == ("Harbour plan", "en-GB", None)
    assert str(document.modified) == "2021-06-08 15:05:54+00:00"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Harbour plan", True),
        ("Microsoft Word - plan final.doc", False),
        ("Plan final.docx", False),
        ("Document 1", False),
        ("PLAN", False),
    ],
)
def test_a_title_left_by_a_program_is_none(words: str, expected: bool) -> None:  # noqa: FBT001
    assert expected == is_title(words)


def test_the_main_part_may_have_another_name() -> None:
    parts = {"_rels/.rels": relations(("a", "officeDocument", "/word/two.xml"))}

    assert shown(zipped({**parts, "word/two.xml": w("document", f"<w:body>{p('We dig.')}</w:body>")})) == ["We dig."]


# --- the samples -----------------------------------------------------------------------------------------------------


def test_the_samples_read_as_expected(shared: Path) -> None:
    samples = shared / "samples"
    if not samples.is_dir():
        pytest.skip("no samples")
    every = json.loads((samples / "expected.json").read_text(encoding="utf-8"))
    for name, expected in every.items():
        if name.startswith("docx/"):
            text = "\n".join(shown((samples / name).read_bytes(), name))
            held = [expected.get("must_hold", ""), expected.get("last_paragraph_begins", ""), *expected.get("also", ())]

            assert [words for words in held if words not in text] == []
            assert [words for words in expected.get("absent", ()) if words in text] == []
            assert text.lstrip("# ").startswith(expected.get("first", ""))
