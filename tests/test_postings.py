"""Masks that are kept tell the same passages as the search does, whatever was added and removed since."""

import sqlite3
from pathlib import Path

import pytest

from usmx_corpus.archive import Archive
from usmx_corpus.index import postings, store
from usmx_corpus.index.passages import IndexedPassages
from usmx_corpus.model import Filters
from usmx_corpus.trace.candidates import Reach

WORDS = ["bee", "hive", "honey", "wax"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of eighty files, in which every root is common."""
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    monkeypatch.setattr("usmx_corpus.index.build._TICK", 0)
    monkeypatch.setattr(postings, "_LEAST", 1)
    root = tmp_path / "releases"
    root.mkdir()
    for number in range(80):
        write(root, number, number)
    return root


def write(root: Path, number: int, seed: int) -> None:
    """Write a file whose title and paragraphs hold some of the words."""
    title = WORDS[seed % 4]
    paragraphs = [f"About {WORDS[(seed + at * at) % 4]} and {WORDS[seed // 4 % 4]}." for at in range(seed % 5 + 1)]
    text = "\n\n".join([f"---\ntitle: {title.title()}\n---", *paragraphs])
    (root / f"release-{number}.md").write_text(text + "\n", encoding="utf-8")


def opened(root: Path) -> IndexedPassages:
    return IndexedPassages(Archive.open(root).index, Filters())


def masks(root: Path) -> list[int]:
    """Give until which passage the masks of a folder know."""
    with sqlite3.connect(store.path_for(root)) as database:
        found = [behind for (behind,) in database.execute("SELECT DISTINCT behind FROM masks ORDER BY 1")]
    database.close()
    return found


def told(root: Path) -> list[object]:
    """Return what a folder answers about the words: how many passages hold each, and which hold most of them."""
    passages = opened(root)
    found = passages.candidates([{word: 1.0} for word in ("bee", "hive", "wax")], Reach(30))
    counts = [passages.holding_all([word], 10_000, lambda _text: False)[1] for word in WORDS]
    return [*counts, *((passage.location, passage.text) for passage in found)]


def anew(root: Path) -> list[object]:
    """Give what a folder tells when it is read from nothing."""
    store.remove(store.path_for(root))
    return told(root)


def test_masks_are_kept_and_tell_what_the_search_tells(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_masks = told(folder)
    assert masks(folder)

    monkeypatch.setattr(postings, "_LEAST", 1_000)

    assert anew(folder) == by_masks
    assert not masks(folder)
    assert by_masks[1:5] != [0, 0, 0, 0]


def test_what_comes_and_goes_is_told_beside_the_masks(folder: Path) -> None:
    told(folder)
    first = masks(folder)
    write(folder, 3, 17)
    (folder / "release-8.md").unlink()
    (folder / "release-79.md").unlink()
    told(folder)
    write(folder, 200, 9)
    write(folder, 201, 14)

    kept = told(folder)

    assert masks(folder) == first
    assert kept == anew(folder)


def test_masks_are_made_anew_where_much_has_changed(folder: Path) -> None:
    told(folder)
    first = masks(folder)
    for number in range(40, 80):
        write(folder, number, number + 7)

    kept = told(folder)

    assert masks(folder) > first
    assert kept == anew(folder)


def test_a_folder_that_shrinks_to_nothing_much_is_told(folder: Path) -> None:
    told(folder)
    for number in range(1, 80):
        (folder / f"release-{number}.md").unlink()

    kept = told(folder)

    assert kept == anew(folder)


def test_very_many_words_find_the_passage_that_holds_them_all(folder: Path) -> None:
    words = [f"{first}{second}lum" for first in "bdfgklmn" for second in ("at", "ob", "ur", "ig", "ex", "om", "uk")]
    (folder / "half.md").write_text(" ".join(words[: len(words) // 2]), encoding="utf-8")
    (folder / "whole.md").write_text(" ".join(words), encoding="utf-8")
    wanted = [{word: 1.0} for word in words]

    found = opened(folder).candidates(wanted, Reach(2))

    assert [passage.location.path for passage in found] == ["whole.md", "half.md"]
