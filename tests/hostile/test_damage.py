"""A damaged index is noticed: the answer is the right one, or an error, and the next one is right."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.archive import Archive
from usmx_corpus.errors import DamagedIndexError
from usmx_corpus.index import seal, store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLAIM = "The U.S. will donate vaccines to Mexico"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def index(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of an index of the five documents with all its parts."""
    monkeypatch.setenv("USMX_CACHE", str(kept))
    with Archive.open() as archive:
        answer(archive)
        return store.path_for(archive.root)


def answer(archive: Archive) -> list[str]:
    return [
        *archive.commitments_as_json(),
        repr(archive.commitments()),
        repr(archive.trace(CLAIM)),
        repr(archive.documents),
    ]


def flip(path: Path, bit: int) -> None:
    """Flip a bit of a file."""
    content = bytearray(path.read_bytes())
    content[bit >> 3] ^= 1 << (bit & 7)
    path.write_bytes(content)


@pytest.mark.parametrize("seed", range(12))
def test_any_flipped_bit_is_mended(index: Path, seed: int) -> None:
    with Archive.open() as archive:
        right = answer(archive)
    flip(index, random.Random(seed).randrange(8 * index.stat().st_size))  # noqa: S311 - no secret

    with Archive.open() as archive:
        assert answer(archive) == right


#: Columns of the records that answers are made of.
RECORDS = [
    ("mentions", "record"),
    ("mentions", "facts"),
    ("clusters", "repeats"),
    ("documents", "title"),
    ("documents", "date"),
]


@pytest.mark.parametrize(("table", "column"), RECORDS)
def test_a_record_that_rotted_on_the_disk_is_no_answer(index: Path, table: str, column: str) -> None:
    with closing(sqlite3.connect(index)) as database, database:
        database.execute(f"UPDATE {table} SET {column} = {column} || ' '")  # noqa: S608
    seal.path_of(index).unlink()  # as if nothing had touched the file

    with Archive.open() as archive, pytest.raises(DamagedIndexError, match="does not match its checksum"):
        answer(archive)
    with Archive.open() as archive:
        assert len(answer(archive)) > 2


@pytest.mark.parametrize("spoil", [lambda path: path.write_text(""), lambda path: path.unlink()], ids=["empty", "gone"])
def test_an_index_without_its_seal_is_sealed_again(index: Path, spoil: Callable[[Path], object]) -> None:
    spoil(seal.path_of(index))

    with Archive.open() as archive:
        answer(archive)
        assert seal.is_on(index)


@pytest.mark.parametrize("content", ["1", "1 2 3\n4\n", "\0" * 50])
def test_a_damaged_seal_costs_an_index_and_no_answer(index: Path, content: str) -> None:
    with Archive.open() as archive:
        right = answer(archive)
    seal.path_of(index).write_text(content, encoding="ascii")

    with Archive.open() as archive:
        assert answer(archive) == right
        assert seal.is_on(index)


def test_a_copied_index_is_not_made_anew(index: Path) -> None:
    inode = index.stat().st_ino
    copy = index.with_name("copy")
    shutil.copyfile(index, copy)
    os.utime(index, (1_600_000_000, 1_600_000_000))

    assert not seal.is_broken(index)
    with Archive.open() as archive:
        answer(archive)
    assert (index.stat().st_ino, seal.is_on(index)) == (inode, True)


def test_an_index_is_for_the_user_alone(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    with Archive.open() as archive:
        answer(archive)
        files = list((tmp_path / "caches").iterdir())

        assert index.name in {file.name for file in files}
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert (tmp_path / "caches").stat().st_mode & 0o777 == 0o700


def test_an_old_index_that_everybody_could_read_is_shut(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("USMX_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "usmx").mkdir(mode=0o755)
    file = tmp_path / "usmx" / index.name
    shutil.copyfile(index, file)
    file.chmod(0o644)
    monkeypatch.setattr(store, "_program", lambda: "another")
    with Archive.open() as archive:
        answer(archive)

    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="locks of Windows belong to each opening of a file")
@pytest.mark.parametrize("state", ["new", "sealed", "copied", "unsealed"])
def test_a_process_that_seals_or_checks_a_file_keeps_its_locks(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path))
    file = tmp_path / index.name
    if state != "new":
        shutil.copyfile(index, file)
        shutil.copyfile(seal.path_of(index), seal.path_of(file))
    if state == "sealed":
        with Archive.open() as archive:
            answer(archive)
    if state == "unsealed":
        seal.path_of(file).unlink()
    with Archive.open() as first, Archive.open() as second:
        assert answer(first) == answer(second)
        command = [sys.executable, "-m", "usmx_corpus", "list", "documents", "--json"]
        subprocess.run(command, capture_output=True, check=True)

        # Whoever leaves last removes the log: the process that came and went found others there.
        assert file.with_name(f"{file.name}-wal").exists()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE mentions SET record = CAST(x'ff' AS TEXT)",
        "DELETE FROM packs",
        "DELETE FROM spans WHERE number > 1",
    ],
)
def test_what_is_missing_or_no_text_is_damage_and_then_mended(index: Path, damage: str) -> None:
    with closing(sqlite3.connect(index)) as database, database:
        database.execute(damage)
    seal.path_of(index).unlink()

    with Archive.open() as archive, pytest.raises(DamagedIndexError):
        answer(archive)
    assert not index.exists()
    with Archive.open() as archive:
        assert len(answer(archive)) > 2
