"""Reviews survive processes that are killed or write at once, folders that cannot be written, and hostile words."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from hostile.test_terminal import HOSTILE, SIGNS
from usmx_corpus.cli import main
from usmx_corpus.errors import ReviewError
from usmx_corpus.model import Review
from usmx_corpus.reviews import store

if TYPE_CHECKING:
    from pathlib import Path

#: Writes reviews without end, and says on standard output which are on the disk.
WRITER = """
import sys
from pathlib import Path
from usmx_corpus.model import Review
from usmx_corpus.reviews import store
for number in range(int(sys.argv[2])):
    quote = f"{sys.argv[1]} {number} " + "words " * 2000
    store.append(Path("reviews"), [Review("", "plan", quote, "yes", "ana")])
    print(number, flush=True)
"""


def review(quote: str) -> Review:
    return Review("", "plan", quote, "yes", "ana")


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, name, str(count)]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)


def numbers(folder: Path, name: str) -> list[int]:
    quotes = (line.review.quote.split() for line in store.load(folder / "reviews").lines)
    return [int(words[1]) for words in quotes if words[0] == name]


def test_two_processes_do_not_lose_each_others_reviews(tmp_path: Path) -> None:
    names = ("one", "two", "three")
    for process in [writer(tmp_path, name, 40) for name in names]:
        process.communicate(timeout=60)

    assert store.load(tmp_path / "reviews").problems == ()
    assert {name: numbers(tmp_path, name) for name in names} == {name: list(range(40)) for name in names}


def test_a_process_that_is_killed_loses_at_most_the_review_being_written(tmp_path: Path) -> None:
    for attempt in range(8):
        name = f"n{attempt}"
        process = writer(tmp_path, name, 1_000_000)
        assert process.stdout
        process.stdout.readline()
        time.sleep(0.02 * attempt)
        process.kill()
        told = [0, *map(int, process.communicate(timeout=60)[0].split())]

        kept = numbers(tmp_path, name)
        assert kept[: len(told)] == told
        assert len(kept) <= len(told) + 1
        store.append(tmp_path / "reviews", [review(f"after {attempt}")])
        assert numbers(tmp_path, "after")[-1] == attempt


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_half_a_line_is_named_and_spoils_no_other(tmp_path: Path, cut: int) -> None:
    store.append(tmp_path / "reviews", [review("first"), review("second")])
    path = tmp_path / "reviews" / "ana.jsonl"
    path.write_bytes(path.read_bytes()[:-cut])
    store.append(tmp_path / "reviews", [review("third")])

    kept = store.load(tmp_path / "reviews")

    quotes = [line.review.quote for line in kept.lines]
    assert (quotes, [each.line for each in kept.problems]) in (
        (["first", "third"], [2]),
        (["first", "second", "third"], []),
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
def test_a_full_disk_leaves_no_half_of_a_line(tmp_path: Path) -> None:
    (tmp_path / "reviews").mkdir()
    (tmp_path / "reviews" / "ana.jsonl").symlink_to("/dev/full")

    with pytest.raises(ReviewError, match=r"ana\.jsonl: cannot be written"):
        store.append(tmp_path / "reviews", [review("first")])


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.md").write_text("The Ministry of Works will dig 40 wells.", encoding="utf-8")
    (tmp_path / "judged.csv").write_text("quote,document,verdict\nwill dig 40 wells,plan,missed\n", encoding="utf-8")
    (tmp_path / "reviews").write_text("no folder", encoding="utf-8")

    assert main(["review", "import", str(tmp_path / "judged.csv"), "--corpus", str(tmp_path), "--reviewer", "ana"]) == 2
    assert "reviews" in capsys.readouterr().err
    assert main(["list", "commitments", "--corpus", str(tmp_path)]) == 0


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder in which words and reviews have all that a terminal or a spreadsheet would obey."""
    (tmp_path / "one.md").write_text(f"{HOSTILE}\n\n=1+1 The agency will train 7 vets.\n", encoding="utf-8")
    (tmp_path / "reviews").mkdir()
    lines = [
        {
            "document": "one",
            "quote": "The agency will train 7 vets",
            "verdict": "yes",
            "status": HOSTILE,
            "note": "=1+1",
        },
        {"document": "one", "quote": HOSTILE, "verdict": "no", "evidence": [{"url": "javascript:alert(1)"}]},
        {
            "document": "one",
            "quote": "will train",
            "verdict": "missed",
            "fields": {"text": HOSTILE, "actors": ["=1+1"]},
        },
        {"document": "one\x1b[31m", "quote": "\ud800", "verdict": "yes", "fields": {"deadline": "9" * 5000}},
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "reviews" / "ana.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize("command", ["list commitments", "list commitments --reviewed missed", "review status"])
def test_hostile_reviews_are_printed_as_text(
    hostile: Path, capsys: pytest.CaptureFixture[str], command: str, format_: str
) -> None:
    assert main([*command.split(), "--corpus", str(hostile), "--format", format_]) in {0, 1}
    printed, remarks = capsys.readouterr()

    assert not [sign for sign in (*SIGNS, "\x1b", "\x07", "\x08") if sign in printed + remarks]


def test_no_cell_of_an_export_is_a_formula(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "export", "--corpus", str(hostile), "--reviewer", "ana"]) == 0
    rows = list(csv.reader(StringIO(capsys.readouterr().out)))

    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@")]


@pytest.mark.parametrize(
    "content", [b"\x00" * 1000, b"[" * 100_000, b"{}\n" * 1000, b"\xff\xfe", b"9" * 10_000, b"NaN\n"]
)
def test_what_is_no_review_is_named_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    (tmp_path / "plan.md").write_text("The Ministry of Works will dig 40 wells.", encoding="utf-8")
    (tmp_path / "reviews").mkdir()
    (tmp_path / "reviews" / "ana.jsonl").write_bytes(content)

    assert main(["list", "commitments", "--corpus", str(tmp_path)]) == 0
    assert "wells" in capsys.readouterr().out
    assert main(["review", "status", "--corpus", str(tmp_path)]) == 0
    assert "ana.jsonl:1" in capsys.readouterr().err
