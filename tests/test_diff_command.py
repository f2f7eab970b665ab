"""`usmx diff` as a user types it: sides, shapes, formats, folders, trouble."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from usmx_corpus.cli import main

Run = Callable[..., tuple[int, str, str]]
OLD = "---\ntitle: Ports\n---\n\nThe agency will train inspectors at twelve ports.\n\nIt meets weekly.\n"
NEW = OLD.replace("will train", "aims to train").replace("twelve", "ten")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(["diff", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for side, text in (("old", OLD), ("new", NEW)):
        (tmp_path / side).mkdir()
        (tmp_path / side / "ports.md").write_text(text, encoding="utf-8")
        (tmp_path / side / "same.md").write_text("The same words.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("files")
def test_two_files_of_one_name_are_told_apart(run: Run) -> None:
    code, out, err = run("old/ports.md", "new/ports.md")

    assert (code, err) == (1, "")
    assert out.startswith("old/ports.md → new/ports.md\n")
    assert "strength changed: [-pledged-] → {+aims+}" in out


@pytest.mark.usefixtures("files")
def test_old_is_the_left_side(run: Run) -> None:
    assert run("new/ports.md", "--old", "old/ports.md") == run("old/ports.md", "new/ports.md")


@pytest.mark.usefixtures("files")
def test_facts_alone_hold_no_other_words(run: Run) -> None:
    _, out, _ = run("old/ports.md", "new/ports.md", "--facts")

    assert "count changed: [-twelve-] → {+ten+}" in out
    assert "inspectors" not in out


@pytest.mark.usefixtures("files")
def test_numbers_alone_count_words(run: Run) -> None:
    _, out, _ = run("old/ports.md", "new/ports.md", "--stat")

    assert ["~", "reworded", "1", "1", "1", "8", "9"] in [line.split() for line in out.splitlines()]
    assert "inspectors" not in out


@pytest.mark.usefixtures("files")
def test_context_shows_what_stands_around_a_change(run: Run) -> None:
    assert "It meets weekly." not in run("old/ports.md", "new/ports.md")[1]
    assert "It meets weekly." in run("old/ports.md", "new/ports.md", "--context", "1")[1]


@pytest.mark.usefixtures("files")
def test_a_page_is_one_document(run: Run) -> None:
    code, out, _ = run("old/ports.md", "new/ports.md", "--format", "html")

    assert code == 1
    assert out.startswith("<!doctype html>")
    assert out.rstrip().endswith("</html>")


def test_two_folders_are_compared_file_by_file(run: Run, files: Path) -> None:
    (files / "new/more.md").write_text("More.", encoding="utf-8")
    (files / "old/less.md").write_text("Less.", encoding="utf-8")

    code, out, _ = run("old", "new", "--json")

    answer = json.loads(out)
    assert code == 1
    assert answer["counts"] == {"new": 1, "gone": 1, "changed": 1, "renamed": 0, "same": 1}
    assert [each["fate"] for each in answer["documents"]] == ["gone", "new", "changed", "same"]
    assert {"type": "count", "left": "twelve", "right": "ten"} in answer["documents"][2]["facts"]


@pytest.mark.usefixtures("files")
def test_folders_of_the_same_releases_end_with_0(run: Run) -> None:
    assert run("old", "old")[:2] == (0, "old → old\nDocuments: 2 same.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("old", "new/ports.md"), "“old” is a folder, but “new/ports.md” is a file"),
        (("old/ports.md",), "give another document"),
        (("old/ports.md", "new/ports.md", "--old", "old/ports.md"), "--old takes the place of B"),
        (("old/ports.md", "new/ports.md", "--facts", "--stat"), "--facts and --stat contradict"),
        (("old/ports.md", "new/ports.md", "--json", "--format", "html"), "--json and --format html contradict"),
        (("old", "new", "--format", "html"), "a page holds two documents"),
        (("old/ports.md", "new/ports.md", "--context", "-1"), "--context"),
        (("old/ports.md", "new/none.md"), "new/none.md"),
        (("old", "nowhere"), "nowhere"),
    ],
)
@pytest.mark.usefixtures("files")
def test_what_cannot_be_is_said_and_ends_with_2(run: Run, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert words in err


def test_an_archive_that_nobody_indexed_is_not_read_for_two_of_its_documents(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    for number in range(60):
        (tmp_path / f"r{number:02}.md").write_text(f"The agency will train {number} inspectors.", encoding="utf-8")

    code, out, _ = run("r01", "r02", "--corpus", str(tmp_path), "--json")

    assert code == 1
    assert json.loads(out)["changes"][0]["facts"] == [{"type": "count", "left": "1", "right": "2"}]
    assert not (tmp_path / "caches").exists()


def test_the_index_of_a_corpus_tells_the_same_as_its_words(run: Run, files: Path) -> None:
    (files / "both").mkdir()
    for side in ("old", "new"):
        (files / f"both/{side}.md").write_text((files / side / "ports.md").read_text("utf-8"), encoding="utf-8")

    by_index = json.loads(run("old", "new", "--corpus", "both", "--json")[1])
    by_words = json.loads(run("both/old.md", "both/new.md", "--json")[1])

    assert [change["facts"] for change in by_index["changes"]] == [change["facts"] for change in by_words["changes"]]
    assert by_index["changes"][0]["facts"]


def test_a_signature_that_changed_is_shown_with_both_sides(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, day in (("a", "4 May 2024."), ("b", "5 May 2024.")):
        Path(f"{name}.md").write_text(f"Two clinics will open.\n\nJANE OKELLO\n\n{day}\n", encoding="utf-8")

    code, out, _ = run("a.md", "b.md")

    assert code == 0
    assert "Boilerplate\n  a.md:5 ↔ b.md:5  4 May 2024. → 5 May 2024.\n" in out


def test_long_names_are_told_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    old, new = (f"2025-07-03-{kind}-on-the-commission-for-the-beauty-of-the-coast.md" for kind in ("order", "sheet"))
    Path(old).write_text("The fee is $5 million.\n\nIt is due.\n", encoding="utf-8")
    Path(new).write_text("The fee is $7 million.\n\nIt is due.\n", encoding="utf-8")

    _, out, _ = run(old, new)

    assert out.startswith(f"left: {old}\nright: {new}\n")
    assert (out.count(old), out.count(new)) == (1, 1)
    assert "amount changed: [-$5 million-] → {+$7 million+}  left:1 ↔ right:1\n" in out
    assert "of the words of the left and" in out


def test_a_numbered_item_that_moved_shows_both_numbers(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("1. Open the ferry.\n2. Close the old pier.\n3. Sell cranes.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("1. Close the old pier.\n2. Sell cranes.\n3. Open the ferry.\n", encoding="utf-8")

    _, out, _ = run(str(tmp_path / "a.md"), str(tmp_path / "b.md"))

    assert "moved\n  [-1-] {+3+}. Open the ferry.\n" in out
    assert "renumbered: [-items 2 to 3-] → {+1 to 2+}" in out
    assert out.count("ferry") == 1


@pytest.mark.parametrize(
    ("right", "told"),
    [
        ("See [the plan](https://a.example/two) for the wells.", ["link changed"]),
        ("See [the Plan](https://a.example/one) for the wells.", ["differs only in capitals"]),
        ("See [the Plan](https://a.example/two) for the wells.", ["link changed", "differs only in capitals"]),
    ],
)
def test_another_target_of_a_link_is_told_once_and_as_that(
    run: Run, tmp_path: Path, right: str, told: list[str]
) -> None:
    (tmp_path / "a.md").write_text("See [the plan](https://a.example/one) for the wells.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(right, encoding="utf-8")

    _, out, _ = run(str(tmp_path / "a.md"), str(tmp_path / "b.md"))

    assert sorted(words for words in ("link changed", "differs only in capitals") if words in out) == sorted(told)
