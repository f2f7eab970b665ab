"""OpenDocument texts: what a reader of the accepted text sees, with the number of its paragraph."""

from __future__ import annotations

from office import codes, odt, odt_xml, read, shown
from usmx_corpus.reading.office import odt as module

STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def items(*inside: str, more: str = "") -> str:
    listed = "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
    return f'<text:list text:style-name="L" {more}>{listed}</text:list>'


def lines(body: str) -> list[str]:
    return shown(odt(body, STYLES), "plan.odt")


def test_titles_and_headings_are_headings() -> None:
    body = p("Harbour plan", "P1") + '<text:h text:outline-level="1">Docks</text:h>' + p("They are deep.")

    assert lines(body) == ["# Harbour plan", "## Docks", "They are deep."]


def test_items_have_their_numbers_and_letters() -> None:
    inner = "<text:list>" + f"<text:list-item>{p('By hand.')}</text:list-item></text:list>"

    assert lines(items(p("Dig."), p("Fill.") + inner) + p("Then:") + items(p("Open."))) == [
        "1. Dig.",
        "2. Fill.",
        "  (a) By hand.",
        "Then:",
        "1. Open.",
    ]


def test_a_list_may_go_on_after_a_paragraph() -> None:
    body = items(p("Dig.")) + p("Then:") + items(p("Fill."), more='text:continue-numbering="true"')

    assert lines(body) == ["1. Dig.", "Then:", "2. Fill."]


def test_only_the_first_paragraph_of_an_item_has_its_marker() -> None:
    document, _ = read(odt(items(p("Dig.") + p("It is deep."), p("Fill.")), STYLES), "plan.odt")

    assert [(block.kind, block.parent) for block in document.blocks] == [
        ("item", None),
        ("paragraph", 0),
        ("item", None),
    ]


def test_a_row_of_a_table_is_one_line() -> None:
    cells = "".join(f"<table:table-cell>{p(words)}</table:table-cell>" for words in ("Harbour", "40 cranes"))

    assert lines(f"<table:table><table:table-row>{cells}</table:table-row></table:table>") == ["Harbour | 40 cranes"]


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region>"
        f"<text:changed-region><text:deletion>{p('perhaps dig')}</text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    _, problems = read(odt(changes + p("We will fill the dock.")), "plan.odt")

    assert lines(changes + p("We will fill the dock.")) == ["We will fill the dock."]
    assert problems[0].message == "tracked changes: 1 insertion and 1 deletion, read as accepted"


def test_hidden_text_is_out_and_told() -> None:
    body = p('We <text:span text:style-name="H">never </text:span>dig.')

    assert (lines(body), codes(odt(body, STYLES), "plan.odt")) == (["We dig."], [("hidden-text", 1)])


def test_spaces_emphasis_and_links_are_kept() -> None:
    body = p(
        'We<text:s text:c="3"/><text:span text:style-name="B">will</text:span><text:tab/>'
        '<text:a xlink:href="https://ports.example/">dig</text:a>.'
    )

    assert module.read("a.odt", odt(body, STYLES)).raw.strip() == "We   **will** [dig](https://ports.example/)."


def test_a_note_stands_at_the_end_at_the_paragraph_of_its_mark() -> None:
    inside = f"<text:note-citation>1</text:note-citation><text:note-body>{p('See the map.')}</text:note-body>"
    note = f"<text:note>{inside}</text:note>"
    document, _ = read(odt(p("We met.") + p(f"We will dig{note}.") + p("It is late.")), "plan.odt")

    assert [(block.text.clean, document.locate(block.number, 0, 1).line) for block in document.blocks] == [
        ("We met.", 1),
        ("We will dig.", 2),
        ("It is late.", 3),
        ("See the map.", 2),
    ]


def test_comments_and_tables_of_contents_are_no_text() -> None:
    comment = f"<office:annotation>{p('Why?')}</office:annotation>"
    contents = f"<text:table-of-content><text:index-body>{p('Docks 4')}</text:index-body></text:table-of-content>"

    assert lines(contents + p(f"We dig.{comment}")) == ["~ Docks 4", "We dig."]


def test_metadata_and_text_may_be_in_one_file() -> None:
    meta = "<dc:title>Harbour plan</dc:title><dc:language>en-GB</dc:language><dc:date>2021-06-08T15:05:54</dc:date>"
    content = odt_xml(p("We dig."), root="document", meta=meta).encode()
    document, problems = read(content, "plan.fodt")

    assert (document.title, document.language, document.date) == ("Harbour plan", "en-GB", None)
    assert [block.text.clean for block in document.blocks] == ["We dig."]
    assert problems == []
