"""`usmx report`: a page that holds what `usmx list` says, obeys no word of a document, and works in a browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import usmx_corpus
from docks import DIVERS
from usmx_corpus.model import Filters
from usmx_corpus.report import charts, contents

Run = Callable[..., tuple[int, str, str]]

#: What would end the element that it stands in, an attribute, or the data of the script.
HOSTILE = "Norway will pay </script><script>alert(1)</script> \"onload='x' <!-- \u202egnp\u202c \x1b[31m now."
CHROME = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")


@pytest.fixture
def report(on_docks: Run) -> Run:
    """Write a report of `docks`; return the exit code, output and errors."""
    return partial(on_docks, "report")


def page(path: str = "report.html") -> str:
    return Path(path).read_text(encoding="utf-8")


def data(path: str = "report.html") -> Any:  # noqa: ANN401 - JSON
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page(path), re.DOTALL)
    assert found
    return json.loads(found[1])


def documents() -> list[dict[str, Any]]:
    """Return the documents with ids, and their texts with the words of commitments, as the script puts them in."""
    listed = [unescape(words) for words in re.findall(r'<details id="c-.*?class="what">([^<]*)<', page())]
    found = list(data()["documents"])
    for id_, number in re.findall(r'<details id="d-([^"]*)" data-d="(\d+)"', page()):
        found[int(number)]["id"] = id_
        for paragraph in found[int(number)]["text"]:
            paragraph[3:] = put_in(paragraph[3], paragraph[4], listed)
    return found


def put_in(text: str, marks: list[tuple[int, int, int]], listed: list[str]) -> tuple[str, list[tuple[int, int, int]]]:
    """Return the words of a paragraph with those of commitments at marks without length, and its marks: UTF-16."""
    units, at = text.encode("utf-16-le"), 0
    whole, placed = b"", []
    for start, end, number in marks:
        inner = units[2 * start : 2 * end] or listed[number].encode("utf-16-le")
        whole += units[2 * at : 2 * start]
        placed.append((len(whole) // 2, len(whole + inner) // 2, number))
        whole, at = whole + inner, end
    return (whole + units[2 * at :]).decode("utf-16-le"), placed


def test_each_commitment_stands_once_with_its_sentence_and_link(report: Run) -> None:
    code, out, err = report("-o", "report.html")

    assert (code, err) == (0, "")
    assert out.startswith("Wrote report.html: 2 commitments in 2 documents")
    assert page().count('<details id="c-') == 2
    assert "The harbour is old" not in page().partition('id="data"')[0]
    (plan,) = [each for each in data()["commitments"] if documents()[each["document"]]["id"] == "plan"][:1]
    assert plan["tail"] == 1  # the words that are shown, which the script writes as an address


def test_its_appearances_are_in_order_of_time_with_what_changed(report: Run) -> None:
    report("-o", "report.html")

    seen = [each["seen"] for each in data()["commitments"] if "seen" in each]
    assert [[documents()[each["document"]]["date"] for each in one] for one in seen] == [["2021-06-08", "2022-02-01"]]
    assert seen[0][1]["differences"] == ["≠ amount: 40 million euros → 45 million euros"]


def test_a_mark_in_a_text_is_the_words_of_the_commitment(report: Run) -> None:
    report("-o", "report.html")

    marked = [
        words[start:end] for document in documents() for *_, words, marks in document["text"] for start, end, _ in marks
    ]
    assert "Norway will hire nearly 300 divers in Bergen" in marked
    assert len(marked) == 3


def test_words_that_are_listed_and_an_id_that_is_a_heading_are_not_written_again(report: Run) -> None:
    report("-o", "report.html")

    assert page().count("will dig two docks for 40 million euros by 2025") == 1
    assert page().partition('id="data"')[2].count("plan.md") == 0
    plan = next(each for each in documents() if each["id"] == "plan")
    assert plan["id"].join(plan["about"]).endswith("plan.md")


def test_a_mark_is_counted_as_scripts_count(docks: Path, report: Run) -> None:
    (docks / "sign.md").write_text("\U0001f6a2 Ships: Norway will buy one lamp.\n", encoding="utf-8")
    report("-o", "report.html")

    ((*_, words, ((start, end, _),)),) = next(each["text"] for each in documents() if each["id"] == "sign")
    assert words.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "Norway will buy one lamp"


def test_long_texts_are_cut_to_what_has_commitments_and_say_so(
    docks: Path, report: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (docks / "long.md").write_text("Fog.\n\n" * 5 + "Norway will buy one lamp.\n" + "\nRain.\n" * 5, encoding="utf-8")
    monkeypatch.setattr(contents, "WHOLE", 10)
    report("-o", "report.html")

    (text,) = [each["text"] for each in documents() if each["id"] == "long"]
    assert [(gap, words) for _, _, gap, words, _ in text] == [(5, "Norway will buy one lamp.")]
    assert "only the paragraphs with commitments are shown" in page()


def test_a_commitment_that_a_reviewer_added_has_no_strength_and_one_rejected_is_left_out(
    docks: Path, report: Run
) -> None:
    said = (("The harbour is old", "missed"), ("Norway will hire nearly 300 divers in Bergen", "no"))
    lines = [{"document": "plan", "quote": quote, "verdict": verdict, "reviewer": "ana"} for quote, verdict in said]
    (docks / "reviews").mkdir()
    (docks / "reviews/ana.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")

    code, out, _ = report("-o", "report.html")
    assert (code, out.splitlines()[1]) == (0, "1 mention that reviewers reject is not shown (--reviewed no shows them)")
    assert "1 mention that reviewers reject is not shown." in page()
    listed = re.findall(r'class="what">([^<]+)<', page().partition('id="documents"')[0])
    assert listed == ["The harbour is old", "Norway will dig two docks for 40 million euros by 2025"]


@pytest.mark.usefixtures("reviewed")
def test_what_reviewers_say_stands_at_the_commitment_under_their_names(report: Run) -> None:
    report("-o", "report.html")

    listed = page().partition('id="data"')[0]
    assert "reviewed: yes (ana, ben)<" in listed
    assert "status by ana: in progress" in listed
    assert "status by ben: broken, without evidence" in listed
    (said,) = [each["reviews"] for each in data()["commitments"] if each.get("statuses")]
    assert [each["who"] for each in said] == ["ana", "ben"]
    assert said[0]["note"] == "Asked the port."
    assert said[0]["evidence"] == [
        {"text": "2024 · The first dock is full. · https://news.example/docks", "url": "https://news.example/docks"}
    ]


@pytest.mark.usefixtures("reviewed")
def test_fields_that_reviewers_edited_are_marked(report: Run) -> None:
    report("-o", "report.html")

    assert "Fields of commitments that reviewers edited are marked †" in page()
    assert "Norway, Bergen† · 40 million euros" in page()
    assert 'class="strength aims">aims†<' in page()
    assert "actors: Norway; Bergen" in str([each.get("reviews") for each in data()["commitments"]])


@pytest.mark.usefixtures("reviewed")
def test_verdicts_and_statuses_are_charts_and_filters(report: Run) -> None:
    report("-o", "report.html")

    for name in ("verdict", "status"):
        assert f'<select id="{name}">' in page()
    assert re.findall(r'<a href="#status=([^"]+)">', page()) == ["broken", "in%20progress", "none"]
    assert re.findall(r'<a href="#verdict=([^"]+)">', page()) == ["yes", "missed", "disputed"]


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Mexico", ["Mexico"]),
        ("U.S. Department of Health and Human Services", ["U.S. Department of Health", "and Human Services"]),
        ("", [""]),
    ],
)
def test_a_long_name_takes_two_lines_of_a_chart(label: str, lines: list[str]) -> None:
    drawn = str(charts.bars("By actor", "actor", [charts.Bar(label, 3, label)]))

    assert re.findall(r'text-anchor="end">([^<]*)<', drawn) == lines
    assert f"{label}: 3 commitments" in drawn


def test_those_without_a_value_are_told_and_dwarf_no_bar() -> None:
    drawn = str(
        charts.bars("By deadline", "due", [charts.Bar("2030", 2, "2030")], charts.Bar("no deadline", 98, "none"))
    )

    assert re.findall(r'href="([^"]+)"', drawn) == ["#due=2030", "#due=none"]
    assert re.findall(r'width="(\d+)"[^>]*class="bar"', drawn) == ["170"]
    assert "no deadline: 98" in drawn


def test_of_many_years_the_chart_has_those_in_which_most_is_due(docks: Path, report: Run) -> None:
    plans = [f"Norway will build sheds by {year}." for year in range(2030, 2042)]
    plans += [f"Norway will hire divers by {year}." for year in range(2030, 2039)]
    (docks / "sheds.md").write_text("---\ndate: 2029-01-01\n---\n\n" + "\n\n".join(plans) + "\n", encoding="utf-8")
    report("-o", "report.html", "--document", "sheds")

    (chart,) = re.findall(r'aria-label="By deadline: ([^"]+)"', page())
    assert chart == ", ".join((*(f"{year} 2" for year in range(2030, 2039)), "2039 1", "2 other years 2"))


def test_without_reviews_nothing_is_said_of_them(report: Run) -> None:
    report("-o", "report.html")

    assert 'id="verdict"' not in page()
    assert "reviewers" not in page().partition("<main>")[2].partition("</main>")[0]


def test_words_that_a_reviewer_edited_are_marked_where_they_stand(docks: Path, report: Run) -> None:
    said = {
        "document": "plan",
        "quote": DIVERS,
        "verdict": "part",
        "fields": {"text": "hire divers"},
        "reviewer": "ana",
    }
    (docks / "reviews").mkdir()
    (docks / "reviews/ana.jsonl").write_text(json.dumps(said) + "\n", encoding="utf-8")
    report("-o", "report.html")

    assert 'class="what">hire divers†<' in page()
    marked = [words[start:end] for each in documents() for *_, words, marks in each["text"] for start, end, _ in marks]
    assert DIVERS in marked


def test_a_limit_says_how_many_are_left_out(report: Run) -> None:
    _, out, _ = report("-o", "report.html", "--limit", "1")

    assert "… and 1 more" in out
    assert "1 more commitment passed the filters" in page()


def test_filters_choose_what_goes_in(report: Run) -> None:
    report("-o", "report.html", "--words", "divers")

    assert page().count('<details id="c-') == 1
    assert [each["id"] for each in documents()] == ["plan"]


def test_later_documents_are_not_looked_for_beyond_a_number(docks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "FOLLOWED", 1)
    with usmx_corpus.open(docks) as archive:
        few = contents.collect(archive, Filters(), 1, lambda *_: None)
        many = contents.collect(archive, Filters(), 0, lambda *_: None)

    assert (few.are_followed, many.are_followed) == (True, False)
    assert max(len(entry.appearances) for entry in many.entries) == 2


def test_the_same_documents_give_the_same_bytes(report: Run) -> None:
    report("-o", "one.html")
    report("-o", "two.html")

    assert page("one.html") == page("two.html")


def test_no_word_of_a_document_is_obeyed(docks: Path, report: Run) -> None:
    (docks / "hostile.md").write_text(f"---\ntitle: '{HOSTILE[:60]}'\n---\n{HOSTILE}\n", encoding="utf-8")
    said: dict[str, Any] = {
        "document": "hostile",
        "quote": HOSTILE[:16],
        "verdict": "missed",
        "status": HOSTILE,
        "note": HOSTILE,
    }
    said |= {"fields": {"actors": [HOSTILE]}, "evidence": [{"url": "javascript:alert(2)", "quote": HOSTILE}]}
    (docks / "reviews").mkdir()
    (docks / "reviews/ana.jsonl").write_text(json.dumps(said) + "\n", encoding="utf-8")
    assert report("-o", "report.html", "--title", "<b>Title")[0] == 0

    assert page().count("<script") == 2  # the data, and the script of the page
    assert "<!--" not in page()
    assert "<b>Title" not in page()
    assert not re.search("[\u202e\x1b]", page())
    assert "alert(1)" in str([each["text"] for each in documents() if each["id"] == "hostile"])
    (review,) = next(each["reviews"] for each in data()["commitments"] if "reviews" in each)
    assert all("alert(1)" in str(review[name]) for name in ("status", "note", "edits", "evidence"))
    assert "url" not in review["evidence"][0]


def test_the_page_needs_no_network_and_admits_only_its_own_script(report: Run) -> None:
    report("-o", "report.html")

    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page())
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.findall(r'(?:src|srcset|@import|url\()="?http', page())


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("-o", "docks/report.html"), "is in the corpus"),
        (("-o", "missing/report.html"), "cannot write missing/report.html"),
        (("-o", "docks"), "is in the corpus"),
        (("-o", ""), "is empty"),
        (("-o", "report.html", "--actor", "Atlantis"), "no actor “Atlantis”"),
        ((), "Missing option"),
    ],
    ids=str,
)
def test_bad_input_is_an_error_and_writes_nothing(report: Run, arguments: tuple[str, ...], reason: str) -> None:
    before = sorted(Path().rglob("*"))
    code, out, err = report(*arguments)

    assert (code, out) == (2, "")
    assert reason in " ".join(err.split())
    assert sorted(Path().rglob("*")) == before


def test_a_page_is_replaced_only_on_request(report: Run) -> None:
    Path("report.html").write_text("mine", encoding="utf-8")

    assert report("-o", "report.html")[0] == 2
    assert page() == "mine"
    assert report("-o", "report.html", "--force")[0] == 0


# --- in a browser ----------------------------------------------------------------------------------------------------


def in_browser(address: str) -> str:
    """Return the page as a browser has it once its script has run."""
    done = browse("--dump-dom", address)
    if "<html" not in done.stdout:
        pytest.skip(f"Chromium does not run here: {done.stderr[-200:]}")
    return done.stdout


def browse(*arguments: str) -> subprocess.CompletedProcess[str]:
    if not CHROME:
        pytest.skip("no Chromium here")
    command = [CHROME, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        pytest.skip(f"Chromium does not run here: {done.stderr[-200:]}")
    return done


def printed(address: str) -> str:
    """Return the words of the page on paper."""
    pdfium = pytest.importorskip("pypdfium2")
    browse("--print-to-pdf=report.pdf", address)
    with pdfium.PdfDocument("report.pdf") as document:
        return " ".join(" ".join(each.get_textpage().get_text_bounded() for each in document).split())


def shown(dom: str) -> list[str]:
    """Return the ids of the commitments that are listed."""
    rows = re.findall(r'<details id="(c-\w+)"([^>]*)>', dom)
    return [id_ for id_, attributes in rows if "hidden" not in attributes]


def test_texts_that_derive_from_others_are_drawn_and_lead_to_them(docks: Path, report: Run) -> None:
    plan = docks / "plan.md"
    long = (
        plan.read_text(encoding="utf-8")
        + "\n"
        + " ".join(f"Berth {number} is {number} m deep." for number in range(40))
    )
    plan.write_text(long, encoding="utf-8")
    (docks / "copy.md").write_text(long, encoding="utf-8")
    report("-o", "report.html")

    (drawn,) = re.findall(r'<div class="relations">(.*?)</div>', page())
    assert ">copy 100%<" in drawn
    assert sorted(re.findall(r'href="#(d-\w+)"', drawn)) == ["d-copy", "d-plan"]


def test_an_address_filters_what_is_listed(report: Run) -> None:
    report("-o", "report.html")
    address = Path("report.html").absolute().as_uri()

    assert len(shown(in_browser(address))) == 2
    dom = in_browser(f"{address}#q=DIVERS+bergen")
    assert len(shown(dom)) == 1
    assert "1 of 2 commitments" in dom


def test_of_many_commitments_the_first_are_shown_and_an_address_opens_any(docks: Path, report: Run) -> None:
    many = "\n\n".join(f"Norway will buy {number} lamps." for number in range(2, 702))
    (docks / "lamps.md").write_text(many + "\n", encoding="utf-8")
    report("-o", "report.html")
    address = Path("report.html").absolute().as_uri()
    last = re.findall(r'<details id="(c-\w+)"', page())[-1]

    dom = in_browser(address)
    assert 2 < len(shown(dom)) < 702
    assert ">702 commitments<" in dom
    assert last in shown(in_browser(f"{address}#{last}"))


def test_an_address_opens_a_commitment_with_its_history(report: Run) -> None:
    report("-o", "report.html")
    id_ = re.findall(r'<details id="(c-\w+)"', page())[0]
    dom = in_browser(f"{Path('report.html').absolute().as_uri()}#{id_}")

    link = (
        "https://ports.example/plan#:~:text=Norway%20will%20dig%20two%20docks%20for%2040%20million%20euros%20by%202025"
    )
    assert f'href="{link}"' in dom
    assert "In order of time" in dom
    assert "≠ amount: 40 million euros → 45 million euros" in dom


@pytest.mark.usefixtures("reviewed")
def test_an_address_filters_by_status_and_shows_evidence(report: Run) -> None:
    report("-o", "report.html")
    address = Path("report.html").absolute().as_uri()
    id_ = re.findall(r'<details id="(c-\w+)"', page())[1]

    assert len(shown(in_browser(f"{address}#status=in+progress"))) == 1
    assert len(shown(in_browser(f"{address}#verdict=disputed&q=divers"))) == 1
    dom = in_browser(f"{address}#{id_}")
    assert "What reviewers say" in dom
    assert '<a href="https://news.example/docks" rel="noreferrer">' in dom


def test_an_address_opens_a_text_with_its_marks(report: Run) -> None:
    report("-o", "report.html")
    dom = in_browser(f"{Path('report.html').absolute().as_uri()}#d-plan")

    assert "Nobody swims here." in dom
    assert len(re.findall(r'<mark><a href="#c-', dom)) == 2


def test_on_paper_are_the_filters_that_are_set_and_the_texts_that_are_open(report: Run) -> None:
    report("-o", "report.html")
    address = Path("report.html").absolute().as_uri()

    filtered = printed(f"{address}#strength=pledged&q=divers")
    assert "Commitments Words divers Strength pledged 1 of 2 commitments Norway will hire" in filtered
    assert "marked in the texts" not in filtered
    assert "Nobody swims here." in printed(f"{address}#d-plan")


def test_what_has_the_focus_is_not_behind_the_filters_on_the_way_back(docks: Path, report: Run) -> None:
    many = "\n\n".join(f"Norway will buy {number} lamps." for number in range(2, 62))
    (docks / "lamps.md").write_text(many + "\n", encoding="utf-8")
    report("-o", "report.html")
    script = """<script>
      const bar = document.getElementById("filters"), covered = [];
      for (const row of [...document.querySelectorAll("#rows summary")].reverse()) {
        row.focus();
        const box = row.getBoundingClientRect();
        if (box.top < bar.getBoundingClientRect().bottom && box.top < innerHeight / 2) covered.push(row);
      }
      document.title = `covered ${covered.length}`;
    </script>"""
    open_to_it = re.sub(r'<meta http-equiv="[^>]*>', "", page()).replace("</body>", script + "</body>")
    Path("walked.html").write_text(open_to_it, encoding="utf-8")

    assert "<title>covered 0</title>" in in_browser(Path("walked.html").absolute().as_uri())
