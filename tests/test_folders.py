"""Two folders of releases: what is new, gone, renamed or changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from usmx_corpus.corpus import scan
from usmx_corpus.diff import compare_folders
from usmx_corpus.model import Difference, FolderChange

Folders = Callable[[dict[str, str], dict[str, str]], list[FolderChange]]
TEXT = "The agency will train inspectors at twelve ports.\n\nThe grant is $130 million.\n"
OTHER = "Farmers in Chiapas receive seeds and advice from agronomists.\n"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    def between(left: dict[str, str], right: dict[str, str]) -> list[FolderChange]:
        for side, files in (("left", left), ("right", right)):
            for name, text in {"kept.md": "Kept.", **files}.items():
                path = tmp_path / side / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        changes, problems = compare_folders(scan(tmp_path / "left"), scan(tmp_path / "right"))
        assert not problems
        return [change for change in changes if change.left != "kept.md"]

    return between


def test_the_same_bytes_are_the_same(folders: Folders) -> None:
    assert folders({"a.md": TEXT}, {"a.md": TEXT}) == [FolderChange("same", "a.md", "a.md", relation="copy")]


def test_a_file_on_one_side_is_new_or_gone(folders: Folders) -> None:
    assert folders({"a.md": TEXT}, {"b.md": OTHER}) == [
        FolderChange("gone", "a.md", ""),
        FolderChange("new", "", "b.md"),
    ]


def test_a_changed_figure_is_told_with_the_words_that_went_and_came(folders: Folders) -> None:
    (change,) = folders({"a.md": TEXT}, {"a.md": TEXT.replace("130", "150")})

    assert (change.fate, change.deleted, change.inserted) == ("changed", 1, 1)
    assert change.facts == (Difference("amount", "$130 million", "$150 million"),)
    assert 0.9 < change.similarity < 1


def test_the_same_bytes_under_another_name_were_renamed(folders: Folders) -> None:
    assert folders({"a.md": TEXT}, {"b.md": TEXT}) == [FolderChange("renamed", "a.md", "b.md", relation="copy")]


def test_a_name_that_is_found_once_on_each_side_is_one_file_in_another_folder(folders: Folders) -> None:
    (change,) = folders({"2021/a.md": TEXT}, {"06/a.md": TEXT.replace("twelve", "ten")})

    assert (change.fate, change.left, change.right) == ("changed", "2021/a.md", "06/a.md")


def test_a_name_that_is_found_twice_tells_nothing(folders: Folders) -> None:
    changes = folders({"x/a.md": TEXT, "y/a.md": TEXT + OTHER}, {"z/a.md": OTHER})

    assert [change.fate for change in changes] == ["gone", "gone", "new"]


def test_layout_is_no_change_and_metadata_are_told(folders: Folders) -> None:
    (change,) = folders(
        {"a.md": f"---\ntitle: One\n---\n\n{TEXT}"},
        {"a.md": f"---\ntitle: Two\n---\n\n**{TEXT.replace(' at', '** at', 1)}"},
    )

    assert (change.fate, change.fields) == ("same", ("title",))


def test_a_file_that_reads_badly_is_told_with_its_folder(tmp_path: Path) -> None:
    for side, content in (("left", b"Words.\n"), ("right", b"Words \xff.\n")):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.md").write_bytes(content)

    folders = scan(tmp_path / "left"), scan(tmp_path / "right")
    _, problems = compare_folders(*folders)

    assert [(folder, problem.code) for folder, problem in problems] == [(folders[1], "bad-encoding")]


def test_progress_counts_the_pairs(tmp_path: Path) -> None:
    for side in ("left", "right"):
        (tmp_path / side).mkdir()
        for name in "abc":
            (tmp_path / side / f"{name}.md").write_text(f"{name} {side}", encoding="utf-8")
    told: list[tuple[int, int]] = []

    compare_folders(scan(tmp_path / "left"), scan(tmp_path / "right"), lambda done, of: told.append((done, of)))

    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_sidecar_that_changed_is_told(tmp_path: Path) -> None:
    for side in ("left", "right"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.md").write_text("Words.", encoding="utf-8")
        (tmp_path / side / "a.meta.yaml").write_text(f"title: {side}\n", encoding="utf-8")

    changes, _ = compare_folders(scan(tmp_path / "left"), scan(tmp_path / "right"))

    assert changes == [FolderChange("same", "a.md", "a.md", fields=("title",), relation="copy")]


def test_what_cannot_be_opened_on_either_side_is_not_the_same(tmp_path: Path) -> None:
    for side in ("left", "right"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.md").symlink_to("nowhere")

    changes, problems = compare_folders(scan(tmp_path / "left"), scan(tmp_path / "right"))

    assert [change.fate for change in changes] == ["changed"]
    assert [problem.code for _, problem in problems] == ["unreadable", "unreadable"]


def test_two_copies_that_moved_together_are_both_renamed(folders: Folders) -> None:
    changes = folders({"a.md": TEXT, "b.md": TEXT}, {"c.md": TEXT, "d.md": TEXT})

    assert [change.fate for change in changes] == ["renamed", "renamed"]
