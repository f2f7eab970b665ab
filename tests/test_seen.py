"""When commitments were first seen: what is new stays so only once, whatever becomes of files and of the index."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from usmx_corpus import Archive, Filters
from usmx_corpus.cli import main
from usmx_corpus.index import seen, store

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = datetime.now(UTC).date()
LONG_AGO = "2020-01-01T00:00:00Z"
HEAD = "---\ntitle: Port Plan\ndate: 2019-05-04\nurl: https://ports.test/plan\n---\n"
QUAY, CRANES = "The Ministry of Ports will build a quay.\n", "The Ministry of Ports will buy 12 cranes.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a document with one commitment, seen long ago."""
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "ports"
    folder.mkdir()
    (folder / "plan.md").write_text(HEAD + QUAY, encoding="utf-8")
    read(folder)
    with closing(sqlite3.connect(memory_of(folder))) as memory, memory:
        memory.execute("UPDATE seen SET first = ?", [LONG_AGO])
    return folder


def memory_of(folder: Path) -> Path:
    return seen.path_of(store.path_for(folder))


def read(folder: Path) -> None:
    with Archive.open(folder) as archive:
        assert archive.documents


def new(folder: Path) -> list[str]:
    """Return the words of what was first seen today."""
    with Archive.open(folder) as archive:
        return [each.commitment.text for each in archive.commitments(Filters(new_since=TODAY))]


def test_only_what_was_not_there_before_is_new(folder: Path) -> None:
    assert new(folder) == []

    (folder / "plan.md").write_text(HEAD + QUAY + "\n" + CRANES, encoding="utf-8")

    assert new(folder) == [CRANES.strip(". \n")]


def test_it_stays_new_on_its_day_and_what_is_noted_stays(folder: Path) -> None:
    (folder / "plan.md").write_text(HEAD + QUAY + "\n" + CRANES, encoding="utf-8")

    assert new(folder) == new(folder) == [CRANES.strip(". \n")]


def test_a_moved_file_brings_nothing_new(folder: Path) -> None:
    (folder / "2019").mkdir()
    (folder / "plan.md").rename(folder / "2019" / "the-plan.md")

    assert new(folder) == []


def test_a_file_that_is_moved_and_changed_is_known_by_its_address(folder: Path) -> None:
    (folder / "plan.md").unlink()
    (folder / "the-plan.md").write_text(f"{HEAD}{CRANES}\n{QUAY}", encoding="utf-8")

    assert new(folder) == [CRANES.strip(". \n")]


def test_an_edit_of_another_passage_makes_nothing_new(folder: Path) -> None:
    (folder / "plan.md").write_text(f"{HEAD}{QUAY}\nThe plan was made in May.\n", encoding="utf-8")

    assert new(folder) == []
    assert new(folder) == []


def test_what_a_new_document_repeats_is_not_new(folder: Path) -> None:
    (folder / "copy.txt").write_text(QUAY, encoding="utf-8")

    with Archive.open(folder) as archive:
        assert len(archive.commitments()) == 2
    assert new(folder) == []


@pytest.mark.parametrize("old", ["remove", "empty", "damage"])
def test_an_index_that_is_lost_or_of_an_old_version_loses_no_memory(folder: Path, old: str) -> None:
    index = store.path_for(folder)
    if old == "remove":
        index.unlink()
    elif old == "empty":
        with closing(sqlite3.connect(index)) as connection, connection:
            connection.execute("UPDATE made SET by_program = 'another'")
    else:
        index.write_bytes(b"no database at all" * 100)

    assert new(folder) == []


def test_what_a_later_version_finds_in_the_same_bytes_is_not_new(folder: Path) -> None:
    with closing(sqlite3.connect(memory_of(folder))) as memory, memory:
        memory.execute("DELETE FROM seen WHERE key NOT LIKE 'bytes %'")

    assert new(folder) == []


def test_an_index_from_before_there_was_a_memory_begins_one(folder: Path) -> None:
    memory_of(folder).unlink()

    assert new(folder) == [QUAY.strip(". \n")]
    assert memory_of(folder).exists()


def test_the_memory_can_be_read_by_its_user_only(folder: Path) -> None:
    assert memory_of(folder).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_memory_is_an_error_where_it_is_asked_for_only(
    folder: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    memory_of(folder).write_bytes(content)
    (folder / "more.txt").write_text(CRANES, encoding="utf-8")

    assert main(["list", "commitments", "--corpus", str(folder)]) == 0
    assert main(["list", "commitments", "--corpus", str(folder), "--new-since", "2024"]) == 2
    assert "cannot tell when commitments were first seen" in capsys.readouterr().err
    assert memory_of(folder).read_bytes() == content


def test_a_memory_of_a_later_version_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(memory_of(folder))) as memory, memory:
        memory.execute("PRAGMA user_version = 99")

    assert main(["list", "commitments", "--corpus", str(folder), "--new-since", "2024"]) == 2
    assert "later version" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024", "2024-02"])
def test_any_day_can_be_asked_for(folder: Path, day: str) -> None:
    assert main(["list", "commitments", "--corpus", str(folder), "--new-since", day]) == 0


def test_no_day_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "commitments", "--corpus", str(folder), "--new-since", "yesterday"]) == 2
    assert "--new-since" in capsys.readouterr().err


# --- the feed --------------------------------------------------------------------------------------------------------


def feed(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> Any:  # noqa: ANN401 - an element
    assert main(["list", "commitments", "--corpus", str(folder), "--format", "atom", *arguments]) == 0
    return ET.fromstring(capsys.readouterr().out)  # noqa: S314 - our own


def texts(feed_: Any, path: str) -> list[str]:  # noqa: ANN401
    return [each.text or "" for each in feed_.findall("/".join(f"{ATOM}{name}" for name in path.split("/")))]


def test_a_feed_has_what_atom_requires(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = feed(capsys, folder)

    assert told.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(texts(told, name)) == len(texts(told, f"entry/{name}")) == 1
    assert texts(told, "author/name") == ["usmx"]
    assert texts(told, "updated") == texts(told, "entry/updated") == [LONG_AGO]
    assert texts(told, "entry/title") == [QUAY.strip(". \n")]
    (link,) = told.findall(f"{ATOM}entry/{ATOM}link")
    assert link.get("href").startswith("https://ports.test/plan#:~:text=")


def test_ids_stay_when_the_feed_grows_and_a_file_is_moved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = feed(capsys, folder)

    (folder / "plan.md").rename(folder / "other.md")
    (folder / "more.txt").write_text(CRANES, encoding="utf-8")
    after = feed(capsys, folder)

    assert texts(after, "id") == texts(before, "id")
    assert len(set(texts(after, "entry/id"))) == 2
    assert texts(after, "entry/id")[1:] == texts(before, "entry/id")  # the new one comes first


def test_an_empty_feed_is_a_feed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = feed(capsys, folder, "--new-since", str(TODAY))

    assert texts(told, "entry/id") == []
    assert len(texts(told, "updated")) == 1


def test_other_filters_make_another_feed_and_another_day_does_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, part, other = (
        feed(capsys, folder, *asked) for asked in ((), ("--new-since", "2019"), ("--strength", "pledged"))
    )

    assert texts(whole, "id") == texts(part, "id") != texts(other, "id")


def test_hostile_words_are_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = 'The Ministry of Ports will build "<script>alert(1)</script>" & ]]> \u202e \ufffe 5 quays.'
    head = HEAD.replace("https://ports.test/plan", "https://ports.test/a\"b<c> d'&e")
    (folder / "odd.md").write_text(f"{head}{words}\n", encoding="utf-8")
    (folder / "script.md").write_text(
        f"{HEAD.replace('https://ports.test/plan', 'javascript:alert(1)')}{CRANES}", encoding="utf-8"
    )

    told = feed(capsys, folder, "--new-since", str(TODAY))

    assert {each.tag.removeprefix(ATOM) for each in told.iter()} <= {
        "feed", "id", "title", "updated", "author", "name", "generator", "entry", "link", "category", "content"
    }  # fmt: skip
    assert {each.get("type") for each in told.iter(f"{ATOM}content")} == {"text"}
    links = [each.get("href") for each in told.iter(f"{ATOM}link")]
    assert len(links) == len(texts(told, "entry/id")) - 1
    assert all(link.startswith("https://") and not set(link) & set(' <>"') for link in links)


def test_a_report_writes_the_same_feed(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page, file = tmp_path / "report.html", tmp_path / "feed.xml"
    arguments = ["report", "--corpus", str(folder), "-o", str(page), "--feed", str(file)]

    assert main(arguments) == 0
    assert f"Wrote {file}" in capsys.readouterr().out.splitlines()
    written = file.read_text(encoding="utf-8")
    assert main(["list", "commitments", "--corpus", str(folder), "--format", "atom"]) == 0
    assert capsys.readouterr().out == written
    assert main([*arguments[:-1], str(folder / "feed.xml"), "--force"]) == 2
    assert main([*arguments[:-1], str(page), "--force"]) == 2


@pytest.mark.parametrize("there", ["report.html", "feed.xml", "folder"])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_page_and_its_feed_are_written_both_or_neither(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, there: str, force: list[str]
) -> None:
    pages = tmp_path / "pages"
    (pages / "folder").mkdir(parents=True)
    (pages / there).touch()
    feed = "folder" if there == "folder" else "feed.xml"
    arguments = ["report", "--corpus", str(folder), "-o", str(pages / "report.html"), "--feed", str(pages / feed)]

    code = main([*arguments, *force])
    sizes = {each.name: each.stat().st_size for each in pages.iterdir() if each.is_file()}

    if force and there != "folder":
        assert code == 0
        assert all(sizes[name] > 0 for name in ("report.html", "feed.xml"))
    else:
        assert code == 2
        assert str(pages / there) in capsys.readouterr().err.replace("\n", "")
        assert sizes == ({} if there == "folder" else {there: 0})


def test_counts_are_no_feed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "commitments", "--count", "actor", "--format", "atom"]) == 2
    assert "--format" in capsys.readouterr().err


def test_json_of_what_is_new_is_that_of_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "more.txt").write_text(CRANES, encoding="utf-8")

    assert main(["list", "commitments", "--corpus", str(folder), "--json", "--new-since", str(TODAY)]) == 0
    (found,) = json.loads(capsys.readouterr().out)

    assert found["document"] == "more"
