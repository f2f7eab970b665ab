"""What is kept of a folder is never stale, never half, and never in the way."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from itertools import pairwise
from random import random
from typing import TYPE_CHECKING

import pytest

from usmx_corpus import corpus
from usmx_corpus.archive import Archive
from usmx_corpus.commitments import clauses, extract, records
from usmx_corpus.commitments.clauses import cut
from usmx_corpus.errors import AmbiguousReferenceError, ChangedIndexError, DamagedIndexError, UnknownReferenceError
from usmx_corpus.index import seal, store
from usmx_corpus.index.build import READING, WAITING
from usmx_corpus.model import Filters

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.commitments.clauses import Clause
    from usmx_corpus.model import Document

RELEASE = "---\ntitle: {title}\ndate: {day}\n---\n\n{body}\n"
LONG_AGO = 1_600_000_000


def write(path: Path, body: str, day: str = "2021-06-08") -> None:
    """Write a release that was last touched long ago, so that its stamp is trusted."""
    path.write_text(RELEASE.format(title=path.stem, day=day, body=body))
    os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of two releases whose index stands in a folder of its own; clocks tick at once."""
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    monkeypatch.setattr("usmx_corpus.index.build._TICK", 0)
    root = tmp_path / "releases"
    root.mkdir()
    write(root / "june.md", "The United States will invest $130 million in southern Mexico by 2024.")
    write(root / "july.md", "Mexico agreed to host a regional forum on ports.", day="2021-07-01")
    return root


def texts(root: Path, filters: Filters | None = None) -> list[str]:
    with Archive.open(root) as archive:
        return [mention.commitment.text for mention in archive.commitments(filters or Filters())]


def read_files(root: Path) -> int:
    """Give how many files are read when the index is opened."""
    counts = [0]
    with Archive.open(root, progress=lambda doing, _done, of: counts.append(of * (doing == READING))) as archive:
        assert archive.index
    return max(counts)


def test_an_index_holds_what_reading_finds(folder: Path) -> None:
    loaded = corpus.load(folder)
    fresh = [found for document in corpus.chronological(loaded.documents) for found in extract(document)]
    archive = Archive.open(folder)

    assert [mention.commitment for mention in archive.commitments(Filters())] == fresh


def test_the_five_documents_come_out_of_an_index_as_they_went_in() -> None:
    loaded = corpus.load(corpus.packaged_root())
    archive = Archive.open(corpus.packaged_root())

    assert list(archive.documents) == [document.header for document in corpus.chronological(loaded.documents)]


def test_an_unchanged_folder_is_not_read_again(folder: Path) -> None:
    texts(folder)

    assert read_files(folder) == 0


def test_only_a_changed_file_is_read_again(folder: Path) -> None:
    texts(folder)
    write(folder / "july.md", "Mexico will build two ports.", day="2021-07-01")

    assert read_files(folder) == 1
    assert texts(folder)[1] == "Mexico will build two ports"


def test_a_file_changed_within_a_tick_of_the_clock_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usmx_corpus.index.build._TICK", 10**18)
    texts(folder)

    assert read_files(folder) == 2


def test_a_new_file_is_noticed_and_a_removed_one_forgotten(folder: Path) -> None:
    texts(folder)
    write(folder / "august.md", "Canada will send 20 judges.", day="2021-08-01")
    (folder / "june.md").unlink()

    assert texts(folder) == ["Mexico agreed to host a regional forum on ports", "Canada will send 20 judges"]


def test_a_sidecar_that_comes_later_is_noticed(folder: Path) -> None:
    texts(folder)
    (folder / "july.meta.yaml").write_text("title: A forum\n")

    assert [header.title for header in Archive.open(folder).documents] == ["june", "A forum"]


def test_the_deadlines_of_a_copy_follow_its_original(folder: Path) -> None:
    write(folder / "june.md", "The United States will hold a dialogue in September.")
    write(folder / "copy.md", "The United States will hold a dialogue in September.", day="2030-01-01")
    (folder / "copy.meta.yaml").write_text("kind: archived\ncopy_of: june\n")
    texts(folder)
    write(folder / "june.md", "The United States will hold a dialogue in September.", day="2022-06-08")
    dues = {
        mention.commitment.document: mention.commitment.deadline.end
        for mention in Archive.open(folder).commitments(Filters(words="dialogue"))
        if mention.commitment.deadline
    }

    assert dues == {"june": date(2022, 9, 30), "copy": date(2022, 9, 30)}


def test_two_files_of_one_name_change_the_id_of_both(folder: Path) -> None:
    texts(folder)
    (folder / "other").mkdir()
    write(folder / "other" / "june.md", "Mexico will train 40 judges.")

    assert {header.id for header in Archive.open(folder).documents} == {"july", "june.md", "other/june"}


def test_problems_are_told_every_time(folder: Path) -> None:
    (folder / "empty.md").write_bytes(b"")
    first = Archive.open(folder).problems

    assert [str(problem) for problem in first] == ["empty.md:1: the file is empty (empty)"]
    assert Archive.open(folder).problems == first


def test_repeats_are_matched_again_when_a_document_comes(folder: Path) -> None:
    texts(folder)
    write(folder / "may.md", "The United States will invest $120 million in southern Mexico by 2024.", day="2021-05-01")
    may, june, _ = Archive.open(folder).commitments(Filters())

    assert [(repeat.document, repeat.differences[0].type) for repeat in may.repeats] == [("june", "amount")]
    assert [repeat.document for repeat in june.repeats] == ["may"]


def test_json_of_an_index_is_the_record_of_the_commitment(folder: Path) -> None:
    archive = Archive.open(folder)
    expected = [
        {**records.as_record(each), "repeats": [records.as_repeat(repeat) for repeat in repeats]}
        for each, repeats in archive.commitments()
    ]

    assert [json.loads(record) for record in archive.commitments_as_json()] == json.loads(json.dumps(expected))


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        (Filters(documents=("july",)), ["july"]),
        (Filters(actors=("mexico",)), ["july"]),
        (Filters(actors=("U.S.", "Mexico")), ["june", "july"]),
        (Filters(strengths=("agreed",)), ["july"]),
        (Filters(places=("Mexico",)), ["june"]),
        (Filters(with_amount=True), ["june"]),
        (Filters(since=date(2021, 6, 9)), ["july"]),
        (Filters(since=date(2021, 7, 1)), ["july"]),
        (Filters(until=date(2021, 6, 8)), ["june"]),
        (Filters(words="hosting forums"), ["july"]),
        (Filters(words="forum invest"), []),
    ],
)
def test_filters(folder: Path, filters: Filters, documents: list[str]) -> None:
    found = Archive.open(folder).commitments(filters)

    assert [mention.commitment.document for mention in found] == documents


def test_a_commitment_is_found_by_the_beginning_of_its_id(folder: Path) -> None:
    archive = Archive.open(folder)
    first, _ = archive.commitments(Filters())

    assert archive.commitment(first.commitment.id[:6]) == (first, [])
    with pytest.raises(UnknownReferenceError, match="no commitment “zz”"):
        archive.commitment("zz")
    with pytest.raises(UnknownReferenceError):
        archive.commitment("")


def test_a_beginning_of_two_ids_is_ambiguous(folder: Path) -> None:
    write(folder / "many.md", " ".join(f"Mexico will build {count} ports." for count in range(3, 40)))

    archive = Archive.open(folder)
    ids = archive.commitment_ids
    shared = next(one[0] for one, other in pairwise(ids) if one[0] == other[0])

    with pytest.raises(AmbiguousReferenceError, match=f"“{shared}” is ambiguous"):
        archive.commitment(shared)


@pytest.mark.parametrize("damage", [b"", b"not a database" * 100, None])
def test_a_damaged_file_is_made_anew(folder: Path, damage: bytes | None) -> None:
    texts(folder)
    path = store.path_for(folder)
    path.write_bytes(path.read_bytes()[:5000] if damage is None else damage)

    assert len(texts(folder)) == 2
    assert read_files(folder) == 0


def test_another_program_makes_the_index_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts(folder)
    monkeypatch.setattr(store, "_program", lambda: "another")

    assert read_files(folder) == 2
    assert read_files(folder) == 0


def test_where_nothing_can_be_kept_the_folder_is_read_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USMX_CACHE", str(folder / "june.md" / "caches"))

    assert len(texts(folder)) == 2
    assert read_files(folder) == 2
    assert "Not a directory" in Archive.open(folder).index.unwritten


def test_the_index_stands_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("USMX_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert store.path_for(tmp_path).parent == tmp_path / "usmx"


# --- crashes and company -------------------------------------------------------------------------------------------

LIST = [sys.executable, "-m", "usmx_corpus", "list", "commitments", "--json"]
TRACE = [sys.executable, "-m", "usmx_corpus", "trace", "Mexico will build 7 ports", "--json"]
ASKED = pytest.mark.parametrize("command", [LIST, TRACE], ids=["commitments", "passages"])


def many(root: Path) -> None:
    for number in range(60):
        write(root / f"release-{number}.md", f"Mexico will build {number + 2} ports. " * 20)


def answer(command: list[str], root: Path) -> str:
    done = subprocess.run([*command, "--corpus", str(root)], capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


@ASKED
def test_a_build_that_is_killed_leaves_a_right_answer(folder: Path, command: list[str]) -> None:
    many(folder)
    begun = time.monotonic()
    expected = answer(command, folder)
    took = time.monotonic() - begun
    path = store.path_for(folder)
    assert path.exists()
    ends = []
    for moment in range(20):
        if moment % 2:
            store.remove(path)
        else:  # every file is read again, and what is kept of it replaced
            for release in folder.glob("*.md"):
                os.utime(release, (LONG_AGO + moment, LONG_AGO + moment))
        with subprocess.Popen([*command, "--corpus", str(folder)], stdout=subprocess.DEVNULL) as build:
            time.sleep(took * (moment + random()) / 20)  # noqa: S311 - no secret
            build.send_signal(signal.SIGKILL)
        ends.append(build.returncode)

        assert answer(command, folder) == expected
    assert -signal.SIGKILL in ends


@ASKED
def test_two_builds_at_once_both_answer_rightly(folder: Path, command: list[str]) -> None:
    many(folder)
    asked = [*command, "--corpus", str(folder)]
    builds = [subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    answers = [build.communicate() for build in builds]

    assert {out for out, _ in answers} == {answer(command, folder)}
    assert {line for _, err in answers for line in err.splitlines() if "waiting for another usmx" not in line} == set()
    assert store.path_for(folder).exists()


def test_the_tables_open_in_any_sqlite_tool(folder: Path) -> None:
    texts(folder)
    with sqlite3.connect(store.path_for(folder)) as database:
        rows = database.execute("SELECT document, strength, record ->> '$.line' FROM mentions ORDER BY 1").fetchall()
    database.close()

    assert rows == [("july", "agreed", 6), ("june", "pledged", 6)]


# --- counts --------------------------------------------------------------------------------------------------------


def counted(root: Path, *by: str) -> dict[tuple[str | None, ...], tuple[int, int]]:
    archive = Archive.open(root)
    return {count.by: (count.mentions, count.commitments) for count in archive.counts(by)}


def test_counts_are_of_mentions_and_of_commitments(folder: Path) -> None:
    write(folder / "may.md", "The United States will invest $120 million in southern Mexico by 2024.", day="2021-05-01")

    assert counted(folder, "actor") == {("United States",): (2, 1), ("Mexico",): (1, 1)}


def test_counts_by_two_things(folder: Path) -> None:
    assert counted(folder, "month", "strength") == {
        ("2021-06", "pledged"): (1, 1),
        ("2021-07", "agreed"): (1, 1),
    }


def test_a_commitment_without_a_place_is_counted_as_such(folder: Path) -> None:
    assert counted(folder, "place") == {("southern Mexico",): (1, 1), (None,): (1, 1)}


def test_a_limit_says_how_many_there_are(folder: Path) -> None:
    archive = Archive.open(folder)

    assert len(archive.clusters(limit=1)) == 1
    assert archive.totals() == (2, 2, 2)


# --- what once went wrong ------------------------------------------------------------------------------------------


def test_a_period_beyond_the_calendar_settles_no_day(folder: Path) -> None:
    write(folder / "june.md", "The United States will store the waste safely for 10,000 years.")
    first, _ = Archive.open(folder).commitments(Filters())

    assert first.commitment.text == "The United States will store the waste safely for 10,000 years"


def test_names_that_look_like_others_keep_ids_of_their_own(folder: Path) -> None:
    for name in ("a.md", "a.txt", "a.md.txt"):
        write(folder / name, "Mexico will train 40 judges.")

    assert len({header.id for header in Archive.open(folder).documents}) == 5


@pytest.mark.parametrize("table", ["clusters", "documents", "mentions"])
def test_a_file_that_another_program_changed_is_made_anew(folder: Path, table: str) -> None:
    texts(folder)
    drop(folder, table)

    assert len(texts(folder)) == 2


@pytest.mark.parametrize("table", ["clusters", "documents", "mentions"])
def test_a_damage_that_shows_only_when_asked_is_told_and_mended(folder: Path, table: str) -> None:
    texts(folder)
    drop(folder, table)
    seal.path_of(store.path_for(folder)).unlink()
    archive = Archive.open(folder)

    with pytest.raises(DamagedIndexError, match="run the command again"):
        archive.commitments(Filters())
    assert len(texts(folder)) == 2


def drop(folder: Path, table: str) -> None:
    with sqlite3.connect(store.path_for(folder)) as database:
        database.execute(f"DROP TABLE {table}")
    database.close()


def test_a_table_of_another_make_is_replaced(folder: Path) -> None:
    texts(folder)
    with sqlite3.connect(store.path_for(folder)) as database:
        database.execute("DROP TABLE made")
        database.execute("CREATE TABLE made (something TEXT)")
    database.close()

    assert read_files(folder) == 2
    assert read_files(folder) == 0


def test_who_waits_for_another_process_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 2)
    texts(folder)
    write(folder / "july.md", "Mexico will build two ports.")
    other = sqlite3.connect(store.path_for(folder), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    told: list[str] = []
    archive = Archive.open(folder, progress=lambda doing, _done, _of: told.append(doing))
    assert "another process" in archive.index.unwritten
    other.close()

    assert told[:2] == [WAITING, WAITING]
    assert len(archive.commitments()) == 2


def test_a_file_from_the_future_is_not_read_every_time(folder: Path) -> None:
    ahead = time.time() + 10**7
    os.utime(folder / "june.md", (ahead, ahead))
    texts(folder)

    assert read_files(folder) == 0


def test_a_sentence_on_which_a_rule_fails_is_a_problem_and_the_rest_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tripped(text: str) -> list[Clause]:
        if "ships" in text:
            raise KeyError("pesos")
        return cut(text)

    monkeypatch.setattr(clauses, "cut", tripped)
    write(folder / "june.md", "Mexico will build two ports.\n\nMexico will build three ships.")
    write(folder / "june-summary.md", "Mexico will build three ships.\n\nMexico will build four roads.")
    (folder / "june-summary.meta.yaml").write_text("kind: summary\nsummary_of: june\n", encoding="utf-8")
    archive = Archive.open(folder)

    found = [mention.commitment.text for mention in archive.commitments(Filters(documents=("june", "june-summary")))]
    assert found == ["Mexico will build two ports", "Mexico will build four roads"]
    assert [str(problem) for problem in archive.problems] == [
        f"{name}: a rule failed in this sentence, which is passed over (KeyError: 'pesos') (rule-failed)"
        for name in ("june-summary.md:6", "june.md:8")
    ]


def test_a_document_on_which_a_rule_fails_is_a_problem_and_can_be_searched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tripped(document: Document) -> dict[int, object]:
        if document.id == "june":
            raise RecursionError
        return {}

    monkeypatch.setattr("usmx_corpus.commitments.speakers.by_block", tripped)
    archive = Archive.open(folder)

    assert [mention.commitment.document for mention in archive.commitments()] == ["july"]
    assert [header.id for header in archive.documents] == ["june", "july"]
    assert [str(problem) for problem in archive.problems] == [
        "june.md:1: its commitments cannot be found (RecursionError: ) (rule-failed)"
    ]


def test_an_archive_does_not_answer_about_two_states_of_a_folder(folder: Path) -> None:
    archive = Archive.open(folder)
    assert len(archive.documents) == 2
    write(folder / "august.md", "Canada will send 20 judges.", day="2021-08-01")
    texts(folder)

    with pytest.raises(ChangedIndexError, match="another process has read them"):
        archive.commitments()
