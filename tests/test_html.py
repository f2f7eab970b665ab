"""Web pages: what a reader of the page sees, with the line where it stands, and what the page says of itself."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.reading import formats, reader
from usmx_corpus.reading.html import webpage

if TYPE_CHECKING:
    from usmx_corpus.model import Document, Problem
    from usmx_corpus.reading.extract import Extract

PROSE = "The Ministry of Harbours will dredge the northern channel before the end of the next year."
MORE = "The Port Authority and the Ministry agreed that twelve cranes will be bought for the new quay."


def page(body: str, head: str = "<title>Harbour plan</title>") -> str:
    return f"<!DOCTYPE html>\n<html lang='en'><head>{head}</head>\n<body>{body}</body></html>"


def extract(source: str | bytes) -> Extract:
    return formats.read("page.html", source if isinstance(source, bytes) else source.encode())


def document(source: str | bytes) -> tuple[Document, list[Problem]]:
    return reader.read("page.html", source if isinstance(source, bytes) else source.encode())


def raw(body: str) -> str:
    return extract(page(body)).raw.strip()


def fields(head: str, body: str = f"<p>{PROSE}</p>") -> dict[str, object]:
    return {**extract(page(body, head)).fields}


def seen(body: str) -> list[str]:
    found, _ = document(page(body))
    return [block.text.clean for block in found.blocks if block.kind != "boilerplate"]


# What is kept of the structure


def test_headings_paragraphs_and_emphasis_become_markdown() -> None:
    body = f"<h1>Harbour plan</h1><p>The <b>Ministry </b>will <em>dredge</em> it.</p><h3>Costs</h3><p>{PROSE}</p>"

    assert raw(body) == f"# Harbour plan\n\nThe **Ministry** will *dredge* it.\n\n### Costs\n\n{PROSE}"


def test_a_raised_number_is_not_part_of_the_figure_before_it() -> None:
    body = (
        "<p>We will build 2,500<sup>3</sup> homes for $4 million<sup><a href='#n1'>1</a>,<a href='/n#2'> 2</a></sup>"
        f" on the 1<sup>st</sup> of May.</p><p>{PROSE}</p>"
    )

    assert seen(body)[0] == "We will build 2,500³ homes for $4 million¹, ² on the 1st of May."


def test_the_number_of_a_note_is_not_part_of_a_year_in_the_title() -> None:
    found = fields("<title>Harbour plan 2030</title>", f"<h1>Harbour plan 2030<sup>1</sup></h1><p>{PROSE}</p>")

    assert found["title"] == "Harbour plan 2030¹"


def test_lists_keep_their_numbers_and_what_is_inside_what() -> None:
    body = (
        f"<p>{PROSE}</p><ol start=4><li>Dredge the channel.<ul><li>First the north.</li></ul></li><li>Buy cranes.</ol>"
        "<ol type=a><li>One pilot.<li>Two tugs.</ol>"
    )

    assert raw(body).splitlines()[2::2] == [
        "4. Dredge the channel.",
        "  - First the north.",
        "5. Buy cranes.",
        "(a) One pilot.",
        "(b) Two tugs.",
    ]


def test_an_item_that_brings_its_own_number_gets_no_bullet() -> None:
    assert raw(f"<p>{PROSE}</p><ul><li>(b) Buy twelve cranes.</li></ul>").endswith("\n\n(b) Buy twelve cranes.")


def test_a_paragraph_inside_an_item_belongs_to_it() -> None:
    found, _ = document(page(f"<p>{PROSE}</p><ul><li><p>Buy cranes.</p><p>{MORE}</p></li></ul>"))

    item, inside = found.blocks[1:3]

    assert (item.kind, inside.kind, inside.parent) == ("item", "paragraph", item.number)


def test_a_row_of_a_table_is_one_line() -> None:
    body = (
        f"<p>{PROSE}</p><table><tr><th>Port<th>Cranes<tr><td><p>North</p><td>12<tr><td>South<td></table><p>{MORE}</p>"
    )

    assert raw(body).splitlines()[2:-1:2] == ["Port | Cranes", "North | 12", "South"]


def test_a_cell_that_holds_paragraphs_and_lists_is_laid_out_as_those() -> None:
    body = f"<table><tr><td>North<td><p>{PROSE}</p><p>{MORE}</p><ul><li>Buy cranes.</ul></table>"

    assert raw(body) == f"North\n\n{PROSE}\n\n{MORE}\n\n- Buy cranes."


def test_a_link_keeps_its_address_whole() -> None:
    head = "<link rel=canonical href=https://harbour.example/news/plan.html>"
    body = f"<p>{PROSE} See <a href='../law (1).pdf'>the law</a>, <a href='#n'>a note</a> and <a href=/b>[2]</a>.</p>"

    found = extract(page(body, head)).raw

    assert found.strip() == f"{PROSE} See [the law](https://harbour.example/law%20%281%29.pdf), a note and \\[2\\]."


def test_two_line_breaks_end_a_paragraph_and_one_breaks_the_line() -> None:
    assert raw(f"<div>{PROSE}<br>\n<br>{MORE}<br>Harbour House</div>") == f"{PROSE}\n\n{MORE}  \nHarbour House"


def test_text_as_typed_keeps_its_lines() -> None:
    assert raw(f"<pre>{PROSE}\n{MORE}\n\n- Buy\n  cranes.</pre>") == f"{PROSE}\n{MORE}\n\n- Buy\ncranes."


def test_what_would_be_markdown_is_shown_as_it_stands() -> None:
    body = "<p># 1 *of* [12] &lt;b&gt; under_scored words cost &pound;20&nbsp;million &amp;amp; more, as they say.</p>"

    assert seen(body) == ["# 1 *of* [12] <b> under_scored words cost £20 million &amp; more, as they say."]


def test_emphasis_around_blocks_goes_on_in_each() -> None:
    assert raw(f"<b><p>{PROSE}</p><p>{MORE}</p></b>") == f"**{PROSE}**\n\n**{MORE}**"


def test_tags_without_end_and_crossed_tags_are_read_as_browsers_do() -> None:
    body = (
        f"<p>{PROSE}<p>{MORE}<ul><li>One pilot<li>Two <b>tugs<i></b></i></ul></div></p><P>Done, and all of it is right."
    )

    assert seen(body) == [PROSE, MORE, "One pilot", "Two tugs", "Done, and all of it is right."]


# Where it stands


def test_a_block_knows_its_line_in_the_file() -> None:
    found, _ = document(page(f"\n<h1>Harbour\n plan</h1>\n<p>\n{PROSE}\nDone\nso.</p>"))

    places = [found.locate(block.number, 0, len(block.text.clean)) for block in found.blocks]

    assert [(place.line, place.last_line, place.column) for place in places] == [(4, 5, 0), (7, 9, 0)]


def test_on_a_short_line_no_column_is_told_whatever_other_lines_have() -> None:
    found, _ = document(page(f"\n<p>Fees rise. {MORE}</p>\n<p>{PROSE} {MORE} {PROSE}</p>"))

    assert [statement.location.column for statement in found.statements][:2] == [0, 0]
    assert found.statements[3].location.column > len(PROSE)


def test_on_a_long_line_the_column_is_known_too() -> None:
    source = page(f"<div class='{'x ' * 99}'></div><p>Fees &amp; [dues]: {PROSE}</p><p>{MORE}</p>")
    found, _ = document(source)
    line = source.splitlines()[2]
    second = found.blocks[0].text.clean.index("dues")

    assert found.locate(0, 0, 4).column == line.index("Fees") + 1
    assert found.locate(0, second, second + 4).column == line.index("dues") + 1
    assert str(found.locate(1, 0, 3)) == f"page.html:3:{line.index(MORE) + 1}"


def test_lines_count_whatever_ends_them() -> None:
    found, _ = document(page(f"<p>{PROSE}</p>\r\n<p>{MORE}</p>\r<h2>Costs</h2>\r<p>{PROSE}</p>"))

    assert [found.locate(block.number, 0, 1).line for block in found.blocks] == [3, 4, 5, 6]


# What is left out


@pytest.mark.parametrize(
    "other",
    [
        f"<nav><ul><li>Home</li><li>{MORE}</li></ul></nav>",
        f"<script>var pay = '{MORE}';</script>",
        f"<style>p {{ content: '{MORE}' }}</style>",
        f"<noscript><p>{MORE}</p></noscript>",
        f"<template><p>{MORE}</p></template>",
        f"<div hidden><p>{MORE}</p></div>",
        f"<p style='display: none'>{MORE}</p>",
        f"<div style='color: red; display : none'><p>{MORE}</p></div>",
        f"<div class='visually-hidden'>{MORE}</div>",
        f"<div id='cookieBanner'><p>{MORE}</p></div>",
        f"<div role='dialog'><p>{MORE}</p></div>",
        f"<div class='share-bar'>{MORE[:60]}.</div>",
        f"<div class='related-links'><h2>Related</h2><p>{MORE}</p></div>",
        f"<ol class='comments'><li>{MORE}</li><li>{MORE}</li></ol>",
        f"<aside><p>{MORE}</p></aside>",
        f"<footer><p>{MORE}</p></footer>",
        f"<figure><img src=a><figcaption>{MORE}</figcaption></figure>",
        f"<div><img src=a alt='{MORE}'><p>{MORE}</p></div>",
        "<h2>More news</h2><ul><li><a href=1>Fish prices</a></li><li><a href=2>Weather</a></li></ul>",
        f"<div><h3><a href=1>Fish prices</a></h3><p>{MORE}</p></div><div><h3><a href=2>Fog</a></h3><p>{MORE}</p></div>",
        f"<svg><title>{MORE}</title></svg><select><option>{MORE}</select>",
    ],
)
def test_what_is_not_the_document_is_left_out(other: str) -> None:
    main = f"<article><h1>Harbour plan</h1><p>{PROSE}</p><p>{PROSE} Again.</p><p>{PROSE} Yes.</p></article>"

    assert seen(main + other) == ["Harbour plan", PROSE, f"{PROSE} Again.", f"{PROSE} Yes."]


def test_the_header_of_the_site_is_left_out_even_where_it_is_long() -> None:
    header = f"<header><h1>Ministry</h1><ul>{f'<li>{MORE}</li>' * 5}</ul></header>"

    assert seen(f"{header}<div><h1>Harbour plan</h1><p>{PROSE}</p></div>") == ["Harbour plan", PROSE]


def test_a_footer_is_left_out_even_where_it_is_all_the_prose_of_a_page() -> None:
    links = "<ul><li><a href=1>Harbours Act</a></li><li><a href=2>Tugs Act</a></li></ul>"

    assert seen(f"<main><h1>Harbour plan</h1>{links}</main><div id=footer><p>{MORE}</p></div>") == [
        "Harbour plan",
        "Harbours Act",
        "Tugs Act",
    ]


def test_a_list_of_links_inside_the_document_is_kept() -> None:
    links = "<ul><li><a href=1>Harbours Act</a></li><li><a href=2>Tugs Act</a></li></ul>"

    assert seen(f"<main><p>{PROSE} By:</p>{links}<p>{MORE}</p></main>") == [
        f"{PROSE} By:",
        "Harbours Act",
        "Tugs Act",
        MORE,
    ]


def test_a_name_that_tells_of_the_page_around_it_leaves_nothing_out() -> None:
    inside = f"<div class='field label-hidden'><p>{PROSE}</p><p>{MORE}</p></div>"

    assert seen(f"<div class='has-sidebar with-comments'>{inside}</div>") == [PROSE, MORE]


def test_most_of_the_prose_is_never_left_out_for_the_name_of_its_element() -> None:
    assert seen(f"<div class='widget'><p>{PROSE}</p><p>{MORE}</p></div><p>Contact us at the port.</p>")[:2] == [
        PROSE,
        MORE,
    ]


def test_a_summary_between_the_title_and_the_text_is_kept_once() -> None:
    top = f"<header><h1>Harbour plan</h1><p class=lead>{MORE}</p><p>By A. Clerk</p></header>"

    assert seen(f"<article>{top}<div>{f'<p>{PROSE}</p>' * 6}</div></article>")[:3] == ["Harbour plan", MORE, PROSE]


def test_the_title_stands_in_the_text_once_as_a_heading() -> None:
    found, _ = document(page(f"<div>Menu</div><p>Harbour plan</p><p>{PROSE}</p>"))

    assert [(block.kind, block.text.clean) for block in found.blocks] == [
        ("heading", "Harbour plan"),
        ("paragraph", PROSE),
    ]


def test_a_page_of_links_alone_is_read() -> None:
    assert seen("<ul><li><a href=1>Harbours Act</a></li><li><a href=2>Tugs Act</a></li></ul>") == [
        "Harbours Act",
        "Tugs Act",
    ]


@pytest.mark.parametrize(
    "banner",
    [
        "This page has been archived and is no longer updated.",
        "You are viewing an archived web page.",
        "ARCHIVED CONTENT: This page is provided for reference.",
        "This is historical material “frozen in time”. The website is no longer updated.",
        "Contenu archivé",
    ],
)
def test_a_banner_that_says_that_the_page_is_archived_is_boilerplate(banner: str) -> None:
    found, _ = document(page(f"<div class='banner'>{banner}</div><main><h1>Harbour plan</h1><p>{PROSE}</p></main>"))

    assert (found.blocks[0].kind, found.blocks[0].text.clean) == ("boilerplate", banner)


def test_a_sentence_about_archives_is_no_banner() -> None:
    words = "Archived documents of the harbour will be given to the National Library."

    assert seen(f"<p>{PROSE}</p><p>{words}</p>") == [PROSE, words]


# Title


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Harbour plan | News | Ministry</title>", f"<p>{PROSE}</p>", "Harbour plan"),
        ("<title>Harbour plan - Ministry</title><meta property=og:site_name content=Ministry>", "", "Harbour plan"),
        ("<title>Plan - Part 2</title>", f"<p>{PROSE}</p>", "Plan - Part 2"),
        (
            "<title>MoH Publishes Harbour Plan - MoH</title>",
            f"<h2>News</h2><h2>Ministry of Harbours Publishes Harbour Plan</h2><p>{PROSE}</p>",
            "Ministry of Harbours Publishes Harbour Plan",
        ),
        (
            "<title>Fees | Ministry</title>",
            f"<h1><a href=/>Ministry</a></h1><main><h2>Fees</h2><p>{PROSE}</p></main>",
            "Fees",
        ),
        (
            "<title>Tidal\n power &amp; ports</title>",
            f"<h1>\u200bTidal power &amp; ports</h1><p>{PROSE}</p>",
            "Tidal power & ports",
        ),
        ("<meta name=DC.title content='Harbour plan'><title>x</title>", f"<p>{PROSE}</p>", "Harbour plan"),
        ("", f"<p>{PROSE}</p>", None),
    ],
)
def test_the_title_is_the_heading_that_agrees_or_what_is_declared_without_the_site(
    head: str, body: str, title: str | None
) -> None:
    assert fields(head, body).get("title") == title


# What the page says of itself


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (
            "<meta property='article:published_time' content='2023-05-02T10:00:00Z'>",
            "published_time",
            "2023-05-02T10:00:00Z",
        ),
        ("<meta property='article:published_time' content='2023-05-02T10:00:00Z'>", "date", "2023-05-02T10:00:00Z"),
        ("<meta name='DC.date.issued' content='2 May 2023'>", "date", "2 May 2023"),
        ("<meta name='dcterms.created' content='2023-05-02'><meta name=date content=2023-05-03>", "date", "2023-05-03"),
        ("<meta name='Last-Modified' content='2024-01-01'>", "modified_time", "2024-01-01"),
        ("<meta name='Last-Modified' content='2024-01-01'>", "date", None),
        ("<meta property='og:site_name' content='Ministry of Harbours'>", "publisher", "Ministry of Harbours"),
        ("<meta name=description content='A &quot;plan&quot;'>", "description", 'A "plan"'),
        ("<meta property=og:url content=https://a.example/x>", "url", "https://a.example/x"),
        (
            "<link rel=canonical href=https://a.example/y><meta property=og:url content=//x>",
            "url",
            "https://a.example/y",
        ),
        ("", "language", "en"),
    ],
)
def test_meta_elements_give_fields_as_written(head: str, field: str, value: str | None) -> None:
    assert fields(head).get(field) == value


def linked_data(content: object) -> dict[str, object]:
    return fields(f"<script type='application/ld+json'>{json.dumps(content)}</script>")


def test_linked_data_gives_fields() -> None:
    article = {
        "@type": ["NewsArticle"],
        "headline": "Harbour plan",
        "datePublished": "2023-05-02",
        "dateModified": "2023-06-01",
        "publisher": {"@type": "Organization", "name": "Ministry of Harbours"},
    }

    assert linked_data({"@context": "https://schema.org", **article}).items() >= {
        ("title", "Harbour plan"),
        ("date", "2023-05-02"),
        ("modified_time", "2023-06-01"),
        ("publisher", "Ministry of Harbours"),
    }


def test_in_a_graph_the_article_comes_before_the_page_and_its_publisher_is_looked_up() -> None:
    graph = [
        {"@type": "WebPage", "name": "Ministry – Harbour plan", "datePublished": "2020-01-01", "inLanguage": "en-GB"},
        {"@type": "Organization", "@id": "#us", "name": "Ministry of Harbours"},
        {"@type": "Article", "headline": "Harbour plan", "datePublished": "2023-05-02", "publisher": {"@id": "#us"}},
        {"@type": "ImageObject", "datePublished": "2019-01-01"},
    ]

    found = linked_data({"@graph": graph})

    assert (found["title"], found["date"], found["publisher"]) == ("Harbour plan", "2023-05-02", "Ministry of Harbours")


@pytest.mark.parametrize("broken", ["{", "[]", "null", '"x"', "[[[{}]]]", '{"@type": {}}', '{"@graph": [1, null]}'])
def test_linked_data_that_says_nothing_is_passed_over(broken: str) -> None:
    assert "date" not in fields(f"<script type='application/ld+json'>{broken}</script>")


def test_a_time_with_the_role_of_publication_is_the_date() -> None:
    moment = "<time itemprop=datePublished datetime=2023-05-02>2 May</time>"
    body = f"<article><h1>Harbour plan</h1>{moment}<p>{PROSE}</p></article>"

    assert fields("<title>Harbour plan</title>", body)["date"] == "2023-05-02"


def test_a_day_below_the_heading_of_another_page_is_not_the_date() -> None:
    stories = "".join(
        f"<article><h2><a href=/{day}>Quay {day} opens</a></h2><p>{day} May 2023</p><p>{PROSE}</p></article>"
        for day in (1, 2)
    )

    assert document(page(f"<h1>Harbour plan</h1>{stories}"))[0].date is None


def test_a_time_without_a_role_or_of_another_story_is_no_date() -> None:
    body = f"<p>{PROSE} On <time>2023-05-02</time>.</p><aside><time class=published datetime=2020-01-01></time></aside>"

    assert "date" not in fields("", body)


@pytest.mark.parametrize(
    ("below", "date"),
    [
        ("<div class=meta>April 26, 2022</div><div>By A. Clerk</div>", "April 26, 2022"),
        ("<div class=meta><span>Harbours</span> | <span>26.04.2022</span></div>", "26.04.2022"),
        ("<div class=meta>April 26, 2022</div><div class=meta>April 28, 2022</div>", None),
        ("<div class=meta>Next meeting on April 26, 2022</div>", None),
    ],
)
def test_a_date_that_stands_alone_below_the_title_is_a_hint(below: str, date: str | None) -> None:
    found = extract(page(f"<article><h1>Harbour plan</h1>{below}<p>{PROSE}</p><p>April 1, 2019</p></article>"))

    assert found.hints.get("date") == date
    assert "date" not in found.fields


# Copies


@pytest.mark.parametrize(
    ("comment", "url", "saved"),
    [
        (
            "\n Page saved with SingleFile \n url: https://a.example/x \n saved date: Tue May 02 2023 10:00:00 GMT\n",
            "https://a.example/x",
            "Tue May 02 2023 10:00:00 GMT",
        ),
        (" saved from url=(0019)https://a.example/x ", "https://a.example/x", None),
        (
            " Mirrored from a.example/x by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 06 Jul 2017 13:26:02 GMT ",
            "https://a.example/x",
            "Thu, 06 Jul 2017 13:26:02 GMT",
        ),
    ],
)
def test_a_saved_page_tells_its_address_and_when_it_was_saved(comment: str, url: str, saved: str | None) -> None:
    found = fields(f"<!--{comment}-->")

    assert (found.get("url"), found.get("saved_time")) == (url, saved)


def test_the_capture_of_a_web_archive_tells_both_addresses_and_its_time() -> None:
    script = "<script>__wm.wombat('http://a.example:80/x','20070228213001','https://web.archive.org/','web');</script>"
    bar = f"<div id=wm-ipp-base><p>{MORE}</p></div>"
    found = extract(page(f"{bar}<p>{PROSE}</p>", script))

    assert found.fields.items() >= {
        ("url", "http://a.example/x"),
        ("archived_url", "https://web.archive.org/web/20070228213001/http://a.example/x"),
        ("saved_time", "2007-02-28T21:30:01Z"),
    }
    assert found.raw.strip() == PROSE


def test_the_lines_of_the_fields_are_known() -> None:
    found = extract(
        page(
            f"<h1>Harbour plan</h1><p>{PROSE}</p>", "\n<title>Harbour plan</title>\n<meta name=date content=2023-05-02>"
        )
    )

    assert (found.lines["date"], found.lines["title"]) == (4, 5)


# Character sets


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-8", "<meta charset=iso-8859-1>"),
        ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>"),
        ("cp1252", ""),
        ("cp1252", "<meta charset=unknown-charset>"),
        ("iso-8859-15", "<meta charset='ISO-8859-15'>"),
    ],
)
def test_the_character_set_is_the_one_that_fits(source: str, head: str) -> None:
    words = f"{PROSE} Café, 20 €."

    found = extract(page(f"<p>{words}</p>", head).encode(source))

    assert (found.raw.strip(), found.problems) == (words, [])


def test_other_scripts_are_read_as_declared() -> None:
    words = "Министерство портов углубит северный канал до конца следующего года."

    assert extract(page(f"<p>{words}</p>", "<meta charset=koi8-r>").encode("koi8-r")).raw.strip() == words


def test_a_broken_byte_is_reported_with_its_line() -> None:
    found = extract(page(f"\n<p>Café café {PROSE}</p>").encode().replace(b"will", b"w\xffll"))

    assert [(problem.line, problem.code) for problem in found.problems] == [(4, "bad-encoding")]
    assert "Café café" in found.raw


# The whole


def test_a_changed_script_is_no_change_of_the_page() -> None:
    first, second = (
        document(page(f"<h1>Harbour plan</h1><p>{PROSE}</p>", f"<script>pay = {sum_}</script>"))[0] for sum_ in (4, 5)
    )

    assert [block.text.clean for block in first.blocks] == [block.text.clean for block in second.blocks]


def test_in_a_page_of_xml_an_empty_element_is_whole() -> None:
    source = f"<?xml version='1.0'?>\n<html><body><script src='a'/><div/><p>{PROSE}</p><title/></body></html>"

    assert extract(source).raw.strip() == PROSE


def test_a_page_is_one_under_any_name() -> None:
    pages = (page(PROSE), f"\ufeff\n<HTML lang=en><p>{PROSE}</p>", f"<html>{PROSE}")

    assert {formats.format_of("plan.txt", each.encode()).name for each in pages} == {"html"}
    assert formats.format_of("plan.md", b"<htmlish> text").name == "text"


@pytest.mark.parametrize("format_", formats.FORMATS)
def test_an_empty_file_is_told_in_every_format(format_: formats.Format) -> None:
    problems = reader.read("plan" + format_.endings[0], b" \n")[1]

    assert [problem.message for problem in problems] == ["the file is empty"]


def test_every_ending_of_pages_is_read() -> None:
    names = ("a.html", "a.HTM", "a.xhtml")

    assert {formats.format_of(name, b"").name for name in names} == {"html"}


SHARED = Path(os.environ.get("USMX_SHARED") or Path(__file__).parents[2] / "shared")
SAMPLES = SHARED / "samples"


@pytest.mark.skipif(not (SAMPLES / "expected.json").is_file(), reason="the samples are not here")
def test_the_samples_read_as_their_readme_says() -> None:
    wrong = []
    for name, expected in json.loads((SAMPLES / "expected.json").read_text()).items():
        if not name.startswith(("html/", "mhtml/")):
            continue
        found, _ = reader.read(name, (SAMPLES / name).read_bytes())
        text = " ".join(found.raw.split())
        said = " ".join(block.text.clean for block in found.blocks if block.kind != "boilerplate")
        wrong += [(name, "title")] if expected.get("title", found.title) != found.title else []
        wrong += [
            (name, key)
            for key in ("first", "last", "must_hold")
            if " ".join(expected.get(key, "").split()) not in text + said
        ]
        wrong += [(name, words) for words in expected.get("absent", ()) if words in said]

    assert wrong == []


def test_a_place_is_found_in_pages_of_any_length() -> None:
    lines = webpage.Lines([0, 10, 400])

    assert (lines.place(9), lines.place(10), lines.place(12), lines.place(401)) == ((1, 0), (2, 1), (2, 3), (3, 2))
