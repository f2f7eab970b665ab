"""A folder of files, some of them broken: what can be read is, and the rest is told."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from usmx_corpus import corpus
from usmx_corpus.errors import AmbiguousReferenceError, CorpusMissingError, UnknownReferenceError, UnreadableFileError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two releases."""
    (tmp_path / "2021").mkdir()
    (tmp_path / "2021" / "june-meeting.md").write_text("They met.")
    (tmp_path / "june-visit.txt").write_text("They left.")
    return tmp_path


def found_problems(root: Path) -> list[str]:
    return [str(problem) for problem in corpus.load(root).problems]


def test_documents_come_in_the_order_of_their_paths(folder: Path) -> None:
    assert [document.path for document in corpus.load(folder).documents] == ["2021/june-meeting.md", "june-visit.txt"]


def test_the_packaged_corpus_is_five_documents_without_a_problem() -> None:
    loaded = corpus.load(corpus.packaged_root())

    assert (
        [document.id for document in loaded.documents],
        loaded.problems,
    ) == (
        ["fact-sheet", "hled-fact-sheet", "mexican-summary", "sanders-statement-archived", "sanders-statement"],
        (),
    )


def test_the_packaged_corpus_is_as_its_checksums_say() -> None:
    sums = {path: checksum for path, (_, checksum) in corpus.checksums(corpus.packaged_root()).items()}
    loaded = corpus.load(corpus.packaged_root()).documents

    assert {document.path: document.sha256 for document in loaded} == sums


def test_the_environment_names_the_corpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USMX_CORPUS", str(folder))

    assert folder == corpus.load().root


def test_hidden_files_and_other_endings_are_left_out(folder: Path) -> None:
    (folder / ".hidden.md").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "a.md").write_text("x")
    (folder / "notes.xls").write_text("x")

    assert len(corpus.load(folder).documents) == 2


def test_the_parts_of_a_saved_page_are_no_documents(folder: Path) -> None:
    (folder / "plan.html").write_text("<p>We met.")
    for name in ("plan_files", "other_files"):
        (folder / name).mkdir()
        (folder / name / "frame.html").write_text("<p>Buy now.")

    assert [entry.path for entry in corpus.scan(folder).entries if entry.path.endswith("html")] == [
        "other_files/frame.html",
        "plan.html",
    ]


def test_two_files_of_one_name_go_by_their_paths(folder: Path) -> None:
    (folder / "june-meeting.md").write_text("They met again.")
    (folder / "june-meeting.txt").write_text("And again.")

    ids = [document.id for document in corpus.load(folder).documents]

    assert ids == ["2021/june-meeting", "june-meeting.md", "june-meeting.txt", "june-visit"]
    assert ids == sorted(entry.id for entry in corpus.scan(folder).entries)


def test_a_dangling_link_is_a_problem_and_the_rest_answers(folder: Path) -> None:
    (folder / "gone.md").symlink_to(folder / "nowhere")

    assert found_problems(folder) == ["gone.md:1: No such file or directory (unreadable)"]
    assert len(corpus.load(folder).documents) == 2


def test_a_pipe_is_a_problem_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")

    assert found_problems(folder) == ["pipe.md:1: not a regular file (unreadable)"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_without_permission_are_problems(folder: Path) -> None:
    (folder / "june-visit.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)

    assert (found_problems(folder)) == [
        "closed:1: Permission denied (unreadable)",
        "june-visit.txt:1: Permission denied (unreadable)",
    ]


def test_a_file_that_cannot_be_opened_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: Path, how: int) -> int:
        if path.name == "june-visit.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, how)

    monkeypatch.setattr(os, "open", refuse)

    assert found_problems(folder) == ["june-visit.txt:1: Permission denied (unreadable)"]


def test_a_broken_sidecar_is_a_problem_at_its_own_place(folder: Path) -> None:
    (folder / "june-visit.meta.yaml").write_text("title: A\nkind: [")

    assert [problem.rpartition(": invalid")[0] for problem in found_problems(folder)] == ["june-visit.meta.yaml:2"]


def test_a_sidecar_that_cannot_be_opened_costs_only_itself(folder: Path) -> None:
    (folder / "june-visit.meta.yaml").symlink_to(folder / "nowhere")

    assert found_problems(folder) == ["june-visit.meta.yaml:1: No such file or directory (unreadable)"]
    assert len(corpus.load(folder).documents) == 2


def test_a_name_that_is_no_utf_8_can_be_printed(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/L\xf3pez.md")).write_text("He came.")

    assert "L\N{REPLACEMENT CHARACTER}pez.md" in [document.path for document in corpus.load(folder).documents]


@pytest.mark.parametrize(("name", "reason"), [("nowhere", "no such folder"), ("june-visit.txt", "not a folder")])
def test_a_corpus_that_is_none_says_why(folder: Path, name: str, reason: str) -> None:
    with pytest.raises(CorpusMissingError, match=reason):
        corpus.load(folder / name)


def test_a_folder_without_releases_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissingError, match="no documents here"):
        corpus.load(tmp_path)


def test_a_sidecar_with_the_whole_name_goes_first(folder: Path) -> None:
    (folder / "june-visit.md").write_text("They came.")
    (folder / "june-visit.meta.yaml").write_text("title: Both\n")
    (folder / "june-visit.md.meta.yaml").write_text("title: One\n")
    titles = {document.path: document.title for document in corpus.load(folder).documents}

    assert titles == {"2021/june-meeting.md": "", "june-visit.md": "One", "june-visit.txt": "Both"}


def test_a_problem_of_a_sidecar_with_the_whole_name_is_told_there(folder: Path) -> None:
    (folder / "june-visit.txt.meta.yaml").write_text("title: One\ncolor: red\n")

    assert [problem.rpartition(": unknown")[0] for problem in found_problems(folder)] == ["june-visit.txt.meta.yaml:2"]


def test_a_change_of_a_sidecar_with_the_whole_name_is_noticed(folder: Path) -> None:
    before = corpus.scan(folder).state
    (folder / "june-visit.txt.meta.yaml").write_text("title: One\n")
    given = corpus.scan(folder)

    assert (given.state != before, given.has_sidecar("june-visit.txt")) == (True, True)


def test_a_file_outside_a_corpus_is_read_with_its_sidecar(folder: Path) -> None:
    (folder / "june-visit.meta.yaml").write_text("title: The visit")

    document, problems = corpus.open_document(folder / "june-visit.txt")

    assert (document.id, document.title, problems) == ("june-visit", "The visit", [])


def test_a_file_that_is_not_there_is_an_error_of_the_users(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="No such file"):
        corpus.open_document(tmp_path / "nowhere.md")


@pytest.mark.parametrize("reference", ["june-v", "june-visit", "june-visit.txt"])
def test_a_document_is_found_by_id_beginning_or_path(folder: Path, reference: str) -> None:
    assert corpus.find(corpus.load(folder).documents, reference).id == "june-visit"


def test_a_whole_id_wins_over_a_longer_one() -> None:
    documents = corpus.load(corpus.packaged_root()).documents

    assert corpus.find(documents, "sanders-statement").id == "sanders-statement"


def test_a_beginning_of_two_ids_is_ambiguous(folder: Path) -> None:
    with pytest.raises(AmbiguousReferenceError, match="june-meeting, june-visit"):
        corpus.find(corpus.load(folder).documents, "june")


@pytest.mark.parametrize(("reference", "close"), [("june-vist", ("june-visit",)), ("xyz", ()), ("", ())])
def test_an_unknown_reference_names_what_may_have_been_meant(folder: Path, reference: str, close: tuple[str]) -> None:
    with pytest.raises(UnknownReferenceError) as error:
        corpus.find(corpus.load(folder).documents, reference)

    assert close == error.value.close[:1]


def test_only_a_slip_of_a_letter_or_two_is_corrected() -> None:
    ids = ["june-meeting", "june-visit", "fact-sheet"]

    assert [corpus.close_to(reference, ids) for reference in ("june-vist", "fact-shet")] == [
        ("june-visit",),
        ("fact-sheet",),
    ]
    assert [corpus.close_to(reference, ids) for reference in ("june-memo", "hanoi", "budget")] == [(), (), ()]


def test_checksums_know_their_line(folder: Path) -> None:
    checksum = hashlib.sha256(b"They left.").hexdigest()
    (folder / "SHA256SUMS").write_text(f"{checksum.upper()} *june-visit.txt\n\n")

    assert {"june-visit.txt": (1, checksum)} == corpus.checksums(folder)


def test_a_folder_without_a_list_has_no_checksums(folder: Path) -> None:
    assert corpus.checksums(folder) == {}
