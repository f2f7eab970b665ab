"""Markdown made of hostile texts holds no markup but ours, and shows the texts unchanged."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from usmx_corpus.cli import main
from usmx_corpus.render.markdown import as_markdown
from usmx_corpus.render.view import Column, Heading, Span, Table, cell, line, plain

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.render.view import Style, View

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
#: Elements that we make ourselves.
OURS = {"h2", "p", "ul", "li", "strong", "s", "code", "table", "thead", "tbody", "tr", "th", "td", "br", "a"}
TEXTS = (
    "<img src=x onerror=alert(1)>", "`<img src=x onerror=alert(1)>", "``<b>``", "`", "a`b``c```d", "<!-- x",
    "<script>", "a|b", "a\\|b", "\\", "\\\\", "a\\", "| --- | --- |", "# x", "## x ##", "- x", "+ x", "* x", "1. x",
    "12) x", "=", "===", "---", "- - -", "***", "> x", "    x", "```", "~~~", "~~x~~", "**x**", "__x__", "_x_", "*x*",
    "[x](javascript:alert(1))", "![x](y)", "[x]: y", "<https://x.org>", "https://x.org/a_b_c", "www.x.org", "a@b.org",
    "&lt;img&gt;", "&#60;", "&copy;", "$x$", "$$x$$", "$5 and $6", "@mention", "#123", "GH-12", ":smile:", "[ ] x",
    "^x^", "==x==", "{x}", "a  ", "  a", "<a href='javascript:x'>", "](x)", '"><svg/onload=x>', "x\n===", "x\n\n<b>",
    "<b\n>", "|", "||", "`|`", "-", "+", "1.", "<?x?>", "<![CDATA[x]]>", "<!X>", "&", "a&b;", "\xa0x", "x<br>y", "_",
    "*", "a*b*c", "a_b_c", "!", "!x", "0", "1",
)  # fmt: skip
ADDRESSES = (
    "https://x.org/a)b", "https://x.org/a b", "https://x.org/><img src=x>", "https://x.org/\\)", "https://x.org/`x`",
    "https://x.org/?a=1&copy=2", "https://x.org/|", "https://x.org/(a)", 'https://x.org/" onclick="x', "https://x.org/é",
    "HTTPS://x.org/<script>", "http://x.org/](javascript:x)",
)  # fmt: skip
#: What GitHub makes a link, a mention or an emoji of wherever it stands in a run of text, and what it links to before.
ALIVE = re.compile(r"@[a-z\d]|#\d|\bGH-\d|:(?!\d\d:)[\w+-]+:", re.IGNORECASE)
ADDRESS = re.compile(r"(?<![<(])\bhttps?://|\bwww\.", re.IGNORECASE)
BAD_ADDRESSES = ("javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", " javascript:x")
anything = st.text(st.sampled_from("`*_[]()<>|~#&!$@:/\\-+=.1aw \n\t'\"{}^;x")) | st.sampled_from(TEXTS) | st.text()


class Page(HTMLParser):
    """The elements of a page, its links and its text."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.links: list[str] = []
        self.parts: list[str] = []
        self.runs: list[str] = []
        self._is_code = False
        self.feed(RENDERER.render(markdown))
        self.close()

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self._is_code = tag == "code"
        self.parts += " " if tag in {"br", "td", "th", "p", "li"} else ""
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href"}

    def handle_endtag(self, _tag: str) -> None:
        self._is_code = False

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
        self.runs += [] if self._is_code else [data]


def views(text: str) -> list[View]:
    """Give views that have a text in each place in which one can be."""
    styles: tuple[Style, ...] = ("", "strong", "dim", "place", "good", "bad", "added", "removed", "mark")
    columns = (Column("A"), Column(text))
    return [
        (Heading(text),),
        (Table(columns, ((cell(text), cell(text, Span(text, "place"))),)),),
        *((line(Span(text, style), indent=indent),) for style in styles for indent in (0, 1, 2)),
        (line("x"), line(text, indent=1, bullet="-")),
        (line(Span(text, "dim", "https://x.org")),),
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_shown_unchanged(text: str) -> None:
    for view in views(text):
        page = Page(as_markdown(view))

        assert page.elements <= OURS
        assert plain(text) in page.text
        assert set(page.links) <= {"https://x.org"}


@settings(deadline=None)  # a busy machine may take a while
@given(anything)
def test_any_text_is_shown_unchanged(text: str) -> None:
    for view in views(text):
        page = Page(as_markdown(view))

        assert page.elements <= OURS
        assert plain(text) in page.text


@pytest.mark.parametrize("address", [*ADDRESSES, *BAD_ADDRESSES])
def test_an_address_is_a_link_or_nothing(address: str) -> None:
    for text in (address, "source"):
        for view in (
            (line(Span(text, "dim", address)),),
            (Table((Column("A"),), ((cell(Span(text, "", address)),),)),),
        ):
            page = Page(as_markdown(view))

            assert page.elements <= OURS
            assert plain(text) in page.text
            assert all(link.lower().startswith(("http://x.org", "https://x.org")) for link in page.links)
            assert bool(page.links) == (address in ADDRESSES)


@pytest.mark.parametrize(
    "command", ["list documents", "list commitments", "show one", "search train", "trace train", "check"]
)
def test_documents_and_their_names_stay_text(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    hostile = "<img src=x onerror=alert(1)> ` | @all #1 [x](javascript:x)"
    head = f"---\ntitle: '{hostile}'\nsource_url: 'https://x.org/)<img src=x>'\n---\n"
    body = f"{head}# {hostile}\n\nThe agency will train {hostile}.\n"
    (tmp_path / "one.md").write_text(body, encoding="utf-8")
    (tmp_path / f"`{hostile.replace('/', '')}.md").write_text(body, encoding="utf-8")

    main([*command.split(), "--corpus", str(tmp_path), "--format", "markdown"])

    page = Page(capsys.readouterr().out)
    assert page.elements <= OURS
    assert all(link.startswith("https://x.org/") for link in page.links)


@pytest.mark.parametrize("text", [*TEXTS, "@someone fixed #123", "at 14:38:00, see gh-7", "::100::", ":a_b:", ":+1:"])
def test_nothing_comes_alive_on_github(text: str) -> None:
    for view in views(text):
        written = as_markdown(view)

        assert not [run for run in Page(written).runs if ALIVE.search(run)]
        assert not ADDRESS.search(re.sub(r"(`+).*?\1", "", written))


@settings(deadline=None)  # a busy machine may take a while
@given(st.text(st.sampled_from("@#GHgh-:12a+_ ")))
def test_nothing_comes_alive_in_any_text(text: str) -> None:
    for view in views(text):
        assert not [run for run in Page(as_markdown(view)).runs if ALIVE.search(run)]


@pytest.mark.parametrize("lines", [9, 12_345])
def test_a_numbered_line_is_an_item(lines: int) -> None:
    width = len(str(lines))
    view = tuple(line("Words.", indent=1, bullet=f"{number:>{width}}") for number in (1, lines))

    page = Page(as_markdown(view))

    assert page.elements == {"ul", "li"}
    assert page.text == f"1 Words. {lines} Words."
