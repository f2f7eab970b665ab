"""One archive gives one answer: whatever lies beside the files, wherever the index is, however it came about."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import usmx_corpus
from usmx_corpus import corpus
from usmx_corpus.archive import Archive
from usmx_corpus.index import workers
from usmx_corpus.model import Filters
from usmx_corpus.render import to_json

if TYPE_CHECKING:
    from pathlib import Path

FIVE = sorted(path.name for path in corpus.packaged_root().iterdir())
CLAIMS = (
    "The FBI will train genetics experts",
    "The United States will invest $150 million in Mexican labor programs over three years",
    "The HLED will be held in September",
    "The U.S. will donate vaccines to Mexico",
    "40 to 50 percent of new homes will be built in southern Mexico",
    "Mexico and the United States will hold a High-Level Economic Dialogue",
    "Harris met López Obrador at the National Palace",
)
SYLLABLES = ("bo", "dri", "fel", "gum", "kar", "lop", "mav", "nix", "pru", "sot", "tiv", "wez")


def nonsense(number: int) -> str:
    """Return a text whose words nobody writes, different for each number."""
    chance = random.Random(number)  # noqa: S311 - no secret
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(60)]
    paragraphs = [" ".join(words[at : at + 12]).capitalize() + "." for at in range(0, 60, 12)]
    return "\n\n".join([f"# {words[0].title()} {words[1]}", *paragraphs]) + "\n"


def fill(root: Path, beside: int) -> Path:
    root.mkdir(exist_ok=True)
    for name in FIVE:
        (root / name).write_bytes((corpus.packaged_root() / name).read_bytes())
    for number in range(beside):
        (root / f"beside-{number}.md").write_text(nonsense(number), encoding="utf-8")
    return root


def answers(root: Path, jobs: int = 1) -> list[str]:
    """Return what an archive says of the five documents, as JSON."""
    with Archive.open(root, jobs=jobs) as archive:
        five = [header.id for header in archive.documents if f"{header.path}" in FIVE]
        filters = Filters(documents=tuple(five))
        mentions = list(archive.commitments_as_json(filters))
        asked = json.loads(mentions[0])["id"]
        found: list[object] = [
            [to_json.document(header) for header in archive.headers(filters)],
            mentions,
            [to_json.trace(archive.trace(claim)) for claim in CLAIMS],
            [to_json.hit(hit) for hit in archive.search("forensic training", limit=3)],
            to_json.follow_up(archive.history(asked)),
            [to_json.group(group) for group in archive.duplicates()],
            [to_json.problem(problem) for problem in archive.check(filters) if problem.code != "not-in-checksums"],
            to_json.comparison(archive.diff("fact-sheet", "mexican-summary")),
        ]
    return [json.dumps(each) for each in found]


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    return answers(fill(tmp_path / "alone", 0))


@pytest.mark.parametrize("beside", [15, 16, 195])
def test_unrelated_files_change_no_answer(tmp_path: Path, alone: list[str], beside: int) -> None:
    assert answers(fill(tmp_path / "more", beside)) == alone


def test_several_processes_read_as_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: list[str]) -> None:
    monkeypatch.setattr(workers, "_FEW", 2)
    monkeypatch.setattr(workers, "_CHUNK", 3)

    assert answers(fill(tmp_path / "more", 40), jobs=3) == alone


def test_an_index_in_memory_answers_as_one_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: list[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "file" / "caches"))

    assert answers(tmp_path / "alone") == alone


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_which_files_come_and_go_changes_no_answer(tmp_path: Path, alone: list[str], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    root = fill(tmp_path / "changing", 4)
    answers(root)
    for _ in range(6):
        name = chance.choice([*FIVE[1:], "beside-1.md", "beside-9.md"])
        if (root / name).exists():
            (root / name).unlink()
        elif name in FIVE:
            (root / name).write_bytes((corpus.packaged_root() / name).read_bytes())
        else:
            (root / name).write_text(nonsense(9), encoding="utf-8")
        if chance.random() < 0.5:
            list(Archive.open(root).commitments())
    fill(root, 4)

    assert answers(root) == alone


def test_touching_files_changes_no_answer(tmp_path: Path, alone: list[str]) -> None:
    root = fill(tmp_path / "touched", 3)
    answers(root)
    for name in ("sanders-statement.txt", "beside-2.md"):
        os.utime(root / name, (1_700_000_000, 1_700_000_000))

    assert answers(root) == alone


def test_a_claim_may_be_put_to_what_was_on_record_before_a_day(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("---\ndate: 2020-01-01\n---\nBeekeepers receive 700 hives.\n", encoding="utf-8")
    (tmp_path / "new.md").write_text("---\ndate: 2022-01-01\n---\nBeekeepers receive 900 hives.\n", encoding="utf-8")
    claim = "Beekeepers receive 900 hives."
    with Archive.open(tmp_path) as archive:
        everything = archive.trace(claim)
        before = archive.trace(claim, Filters(until=corpus.load(tmp_path).documents[1].date))

    assert (everything.verdict, everything.sources[0].document) == ("sourced", "new")
    assert (before.verdict, before.sources[0].document) == ("conflicting", "old")


def test_the_library_opens_an_archive_with_one_call() -> None:
    with usmx_corpus.open() as archive:
        found = archive.trace("The FBI will train genetics experts")

    assert found.verdict == "sourced"


def test_no_process_outlives_a_build_that_is_killed(tmp_path: Path) -> None:
    root = fill(tmp_path / "many", 400)
    command = [sys.executable, "-c", f"import usmx_corpus; usmx_corpus.open({str(root)!r}, jobs=2).documents"]
    build = subprocess.Popen(
        command, env={**os.environ, "USMX_CACHE": str(tmp_path / "caches")}, start_new_session=True
    )
    with pytest.raises(subprocess.TimeoutExpired):
        build.wait(0.3)
    build.kill()
    build.wait()
    deadline = 30
    while deadline and _is_alive(build.pid):
        deadline -= 1
        subprocess.run([sys.executable, "-c", "import time; time.sleep(.2)"], check=True)

    assert not _is_alive(build.pid)


def _is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_passes_is_what_is_listed(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("Norway will dig two docks. Sweden aims to hire divers.\n", encoding="utf-8")
    with usmx_corpus.open(tmp_path) as archive:
        for filters in (Filters(), Filters(strengths=("aims",)), Filters(documents=("plan",), words="docks")):
            listed = [each.commitment.id for each in archive.commitments(filters)]

            assert listed
            assert archive.passing(filters) == set(listed)
