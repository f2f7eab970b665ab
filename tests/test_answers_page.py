"""The page of answers: words as text, every claim in it, nothing from outside, and a filter by verdict."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.cli import main
from usmx_corpus.render.answers import page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Written = Callable[..., str]

TEXT = """---
title: Harbour <b>plan</b>
date: 2023-05-02
url: https://works.example/plan
---

The Harbour Board will build 5 piers at Lillevik & in <i>Vestby</i>.
"""
CLAIMS = [
    {"id": "A1", "claim": "The Harbour Board will build 5 piers at Lillevik", "date": "2024-01-01"},
    {"claim": "The Harbour Board will build 7 piers at Lillevik", "date": "2024-01-01"},
    {"claim": "<script>alert(1)</script> The ferries were sold to a bank", "date": "2024-01-01"},
    {"claim": "The Harbour Board will build 5 piers at Lillevik", "date": "soon"},
]


class Reader(HTMLParser):
    """Collects the elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


@pytest.fixture
def written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "plan.md").write_text(TEXT, encoding="utf-8")
    batch = tmp_path / "claims.jsonl"
    batch.write_text("\n".join(map(json.dumps, CLAIMS)), encoding="utf-8")

    assert main(["trace", "--batch", str(batch), "--before-claim", "--corpus", str(folder), "--format", "html"]) == 2
    return capsys.readouterr().out


def test_each_claim_is_on_the_page_with_its_verdict(written: str) -> None:
    answers = [attributes for _, attributes in Reader(written).elements if attributes.get("data-verdict")]

    assert [(answer["id"], answer["data-verdict"]) for answer in answers] == [
        ("claim-1", "sourced"),
        ("claim-2", "conflicting"),
        ("claim-3", "unsourced"),
    ]


def test_the_totals_and_what_could_not_be_traced_come_first(written: str) -> None:
    words = " ".join(unescape(re.sub(r"<[^>]*>", " ", written[written.index("<main") :])).split())

    assert words.startswith("Answers to 3 claims 1 sourced, 1 conflicting, 1 without a source.")
    assert "1 claim could not be traced:" in words
    assert "claims.jsonl:4: this claim is not a date like 2021-06-08: “soon”" in words


def test_a_conflict_names_both_sides_and_the_passage_marks_the_other(written: str) -> None:
    (claim, source) = re.findall(r"<bdi>“([^<]*)”</bdi>", written)

    assert (claim[0], source[0]) == ("7", "5")
    assert f'<em class="gone">{source}</em>' in written


def test_words_are_only_text(written: str) -> None:
    elements = Reader(written).elements

    assert [tag for tag, _ in elements].count("script") == 1
    assert {"b", "i"}.isdisjoint(tag for tag, _ in elements)
    assert "Harbour &lt;b&gt;plan&lt;/b&gt;" in written


def test_nothing_comes_from_outside(written: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', written)
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "url(" not in content
    assert "default-src 'none'" in policy
    links = {str(attributes["href"]) for tag, attributes in Reader(written).elements if tag == "a"}
    (source,) = {link for link in links if not link.startswith("#")}
    assert source.startswith("https://works.example/plan#:~:text=The%20Harbour%20Board")


def test_no_score_is_printed(written: str) -> None:
    assert not re.search(r"\bscore\b|\b0\.\d\d\b", written[written.index("<main") : written.index("<script>")])


def test_no_answer_is_a_page_too() -> None:
    assert "No claims." in page([], "plans")


def test_a_commitment_has_no_page_of_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "c131", "--format", "html"]) == 2
    assert "about the sources of a claim" in capsys.readouterr().err


@pytest.mark.skipif(not shutil.which("chromium"), reason="no browser")
def test_a_browser_filters_by_verdict_without_an_error(written: str, tmp_path: Path) -> None:
    checked = written.replace('value="all" checked=""', 'value="all"').replace(
        'value="conflicting"', 'value="conflicting" checked=""'
    )
    (tmp_path / "page.html").write_text(checked, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"file://{tmp_path}/page.html"]

    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert re.search(r'class="readout"[^>]*>1 of 3<', done.stdout)
