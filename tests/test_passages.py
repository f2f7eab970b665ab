"""Passages of an index are those of the files, whatever was added, changed, removed or damaged."""

import sqlite3
from pathlib import Path

import pytest

from usmx_corpus import corpus
from usmx_corpus.archive import Archive
from usmx_corpus.errors import DamagedIndexError
from usmx_corpus.index import opening, seal, store
from usmx_corpus.index.build import READING
from usmx_corpus.model import Trace

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
    monkeypatch.setattr("usmx_corpus.index.build._TICK", 0)
    root = tmp_path / "releases"
    root.mkdir()
    for path in corpus.packaged_root().iterdir():
        (root / path.name).write_bytes(path.read_bytes())
    return root


def traced(root: Path, claim: str) -> Trace:
    with Archive.open(root) as archive:
        return archive.trace(claim)


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
    assert [hit.passage.location.path for hit in Archive.open(folder).search("beekeepers")] == ["bees.md"]
    (folder / "bees.md").unlink()

    assert Archive.open(folder).search("beekeepers") == []

    database = sqlite3.connect(store.path_for(folder))
    for table in ("spans", "files", "samples", "documents"):
        assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (5,)  # noqa: S608
    assert database.execute("SELECT doc FROM vocabulary WHERE term = 'beekeeper'").fetchall() == []


def test_a_damaged_file_is_made_anew(folder: Path) -> None:
    traced(folder, CLAIMS[0])
    path = store.path_for(folder)
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
    with sqlite3.connect(store.path_for(folder)) as database:
        database.execute(damage)
    database.close()
    seal.path_of(store.path_for(folder)).unlink()  # as if nothing had touched the file

    with pytest.raises(DamagedIndexError, match="was removed"):
        traced(folder, CLAIMS[0])

    assert traced(folder, CLAIMS[0]).verdict == "sourced"


def test_a_current_file_that_cannot_be_written_is_read_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Archive.open(folder).commitments()
    traced(folder, CLAIMS[0])
    read: list[int] = []

    def refused(*_: object) -> sqlite3.Connection:
        message = "attempt to write a readonly database"
        raise sqlite3.OperationalError(message)

    monkeypatch.setattr(store, "connect", refused)
    archive = Archive.open(folder, progress=lambda doing, _done, of: read.append(of * (doing == READING)))

    assert (archive.trace(CLAIMS[0]).verdict, archive.index.unwritten, sum(read)) == ("sourced", "", 0)


def test_a_file_that_is_no_index_is_shown_as_one_that_keeps_nothing(folder: Path) -> None:
    traced(folder, CLAIMS[0])
    path = store.path_for(folder)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    path.write_bytes(b"no database" * 1000)

    state = opening.state(corpus.scan(folder))

    assert state
    assert (state.documents, state.current) == (0, False)
