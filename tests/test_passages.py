"""Passages that are kept in a file answer as those in memory do, and only changed files are read again."""

import sqlite3
from pathlib import Path

import pytest

from usmx_corpus import corpus
from usmx_corpus.errors import DamagedIndexError
from usmx_corpus.index import building, open_passages, opening, store
from usmx_corpus.index.passages import PassageKeeper
from usmx_corpus.model import Trace
from usmx_corpus.trace import trace

CLAIMS = [
    "The FBI will train genetics experts",
    "The United States will invest $150 million in Mexican labor programs over three years",
    "The HLED will be held in September",
    "The U.S. will donate vaccines to Mexico",
    "40 to 50 percent of new homes will be built in southern Mexico",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the five documents as a folder whose passages are kept in a file."""
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    monkeypatch.setattr(opening, "_FEW", 0)
    monkeypatch.setattr("usmx_corpus.index.building._TICK", 0)
    root = tmp_path / "releases"
    root.mkdir()
    for path in corpus.packaged_root().iterdir():
        (root / path.name).write_bytes(path.read_bytes())
    return root


def traced(root: Path, claim: str) -> Trace:
    return trace(open_passages(root).passages, claim)


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_file_answers_as_memory_does(folder: Path, claim: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from_file = traced(folder, claim)
    monkeypatch.setattr(opening, "_FEW", 50)

    assert from_file == traced(folder, claim)


def test_what_is_kept_of_a_passage_is_the_passage(folder: Path) -> None:
    kept = traced(folder, CLAIMS[0]).sources[0]

    document = corpus.find(corpus.load(folder).documents, kept.document)
    assert kept.about == document.header
    assert document.raw[kept.location.start :].startswith(kept.text[:20])


def test_an_added_a_changed_and_a_removed_file_are_noticed(folder: Path) -> None:
    claim = "Beekeepers in Yucatán receive 700 hives"
    assert traced(folder, claim).verdict == "unsourced"

    (folder / "bees.md").write_text("# Bees\n\nBeekeepers in Yucatán receive 700 hives.\n", encoding="utf-8")
    assert traced(folder, claim).verdict == "sourced"

    (folder / "bees.md").write_text("# Bees\n\nBeekeepers in Yucatán receive 900 hives.\n", encoding="utf-8")
    assert traced(folder, claim).verdict == "conflicting"

    (folder / "bees.md").unlink()
    assert traced(folder, claim).verdict == "unsourced"


def test_what_is_forgotten_leaves_no_word_behind(folder: Path) -> None:
    (folder / "bees.md").write_text("Beekeepers of Yucatán’s O’Neil hives.\n", encoding="utf-8")
    assert open_passages(folder).passages.holding_all(["beekeeper"], 1, bool)[1] == 1
    (folder / "bees.md").unlink()

    assert open_passages(folder).passages.holding_all(["beekeeper"], 1, bool)[1] == 0
    database = sqlite3.connect(store.path_for(folder, store.PASSAGES))
    assert database.execute("SELECT count(*) FROM spans").fetchone() == (5,)
    assert database.execute("SELECT count(*) FROM files").fetchone() == (5,)


def test_only_changed_files_are_read_again(folder: Path) -> None:
    open_passages(folder)
    (folder / "bees.md").write_text("Bees.", encoding="utf-8")
    counts: list[int] = []

    open_passages(folder, lambda _done, of: counts.append(of))

    assert set(counts) == {1}


def test_few_files_are_kept_in_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_FEW", 10)

    open_passages(folder)

    assert not store.path_for(folder, store.PASSAGES).exists()


def test_a_damaged_file_is_made_anew(folder: Path) -> None:
    open_passages(folder)
    path = store.path_for(folder, store.PASSAGES)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(b"no database" * 1000)

    assert traced(folder, CLAIMS[0]).verdict == "sourced"


@pytest.mark.parametrize(
    "damage", ["UPDATE packs SET pack = x'00'", "UPDATE masks SET mask = x'00'", "DROP TABLE aboves"]
)
def test_a_damage_that_shows_only_when_asked_is_told_and_mended(
    folder: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("usmx_corpus.index.postings._LEAST", 1)
    assert traced(folder, CLAIMS[0]).verdict == "sourced"
    with sqlite3.connect(store.path_for(folder, store.PASSAGES)) as database:
        database.execute(damage)
    database.close()

    with pytest.raises(DamagedIndexError, match="was removed"):
        traced(folder, CLAIMS[0])

    assert traced(folder, CLAIMS[0]).verdict == "sourced"


def test_what_is_kept_is_numbered_once_nobody_else_can_write(folder: Path) -> None:
    survey = corpus.look_over(folder)
    database = store.connect(store.path_for(folder, store.PASSAGES), folder, store.PASSAGES)
    seen: list[bool] = []

    def make(database: sqlite3.Connection) -> PassageKeeper:
        seen.append(database.in_transaction)
        return PassageKeeper(database)

    building.update(database, survey, make, lambda _done, _of: None)
    database.close()

    assert seen == [True]


def test_a_current_file_that_cannot_be_written_is_read_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_passages(folder)
    read: list[int] = []

    def refused(*_: object) -> sqlite3.Connection:
        message = "attempt to write a readonly database"
        raise sqlite3.OperationalError(message)

    monkeypatch.setattr(store, "connect", refused)
    opened = open_passages(folder, lambda _done, of: read.append(of))

    assert (opened.unkept, read) == ("", [])
    assert trace(opened.passages, CLAIMS[0]).verdict == "sourced"


def test_a_file_that_is_no_index_is_shown_as_one_that_keeps_nothing(folder: Path) -> None:
    open_passages(folder)
    path = store.path_for(folder, store.PASSAGES)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(b"no database" * 1000)

    assert [(kept.documents, kept.current) for kept in opening.kept(corpus.look_over(folder))] == [(0, False)]
