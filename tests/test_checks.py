from pathlib import Path

import pytest

from usmx_corpus import corpus
from usmx_corpus.archive import Archive


def codes(folder: Path) -> dict[tuple[str, int], str]:
    return {(problem.path, problem.line): problem.code for problem in Archive.open(folder).check()}


def release(folder: Path, name: str = "release.md", **fields: str) -> Path:
    known = {"title": "A title", "date": "'2021-06-08'"} | fields
    lines = [f"{key}: {value}" for key, value in known.items() if value]
    path = folder / name
    path.write_text("\n".join(["---", *lines, "---", "", "Words."]), encoding="utf-8")
    return path


def test_the_five_documents_have_four_oddities() -> None:
    assert codes(corpus.packaged_root()) == {
        ("fact-sheet.txt", 7): "odd-space-in-title",
        ("hled-fact-sheet.txt", 4): "modified-before-published",
        ("hled-fact-sheet.txt", 7): "odd-space-in-title",
        ("sanders-statement-archived.txt", 1): "no-date",
    }


def test_an_ordinary_release_is_not_odd(tmp_path: Path) -> None:
    release(tmp_path)

    assert codes(tmp_path) == {}


@pytest.mark.parametrize(
    ("fields", "line", "code"),
    [
        ({"published_time": "2021-06-09 01:00:00-04:00"}, 3, "date-not-publication-day"),
        ({"permalink": "https://example.org/2021/06/09/release/"}, 4, "date-not-in-address"),
        ({"date": ""}, 1, "no-date"),
        ({"title": ""}, 1, "no-title"),
        ({"title": '"A\\_title"'}, 2, "odd-space-in-title"),
        ({"date": "'8 June'"}, 3, "bad-value"),
    ],
)
def test_an_oddity_is_reported_on_its_line(tmp_path: Path, fields: dict[str, str], line: int, code: str) -> None:
    release(tmp_path, **fields)

    assert codes(tmp_path)["release.md", line] == code


def test_a_file_that_was_altered_is_reported(tmp_path: Path) -> None:
    release(tmp_path)
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  release.md\n", encoding="utf-8")

    assert codes(tmp_path) == {("release.md", 1): "checksum"}


def test_a_file_that_is_listed_and_not_there_is_reported_on_the_lists_line(tmp_path: Path) -> None:
    path = release(tmp_path)
    document = corpus.load(tmp_path).documents[0]
    sums = f"{document.sha256}  {path.name}\n{'0' * 64}  gone.md\n"
    (tmp_path / "SHA256SUMS").write_text(sums, encoding="utf-8")

    assert codes(tmp_path) == {("SHA256SUMS", 2): "file-missing"}


def test_a_file_that_is_not_listed_is_reported(tmp_path: Path) -> None:
    release(tmp_path)
    (tmp_path / "SHA256SUMS").write_text("", encoding="utf-8")
    release(tmp_path, "new.md")
    listed = next(document for document in corpus.load(tmp_path).documents if document.id == "release")
    (tmp_path / "SHA256SUMS").write_text(f"{listed.sha256}  release.md\n", encoding="utf-8")

    assert codes(tmp_path) == {("new.md", 1): "not-in-checksums"}


def test_a_sidecar_that_names_a_missing_document_is_reported(tmp_path: Path) -> None:
    release(tmp_path)
    (tmp_path / "release.meta.yaml").write_text("kind: archived\ncopy_of: original\n", encoding="utf-8")

    assert codes(tmp_path) == {("release.meta.yaml", 2): "unknown-reference"}


def test_a_sidecar_without_a_document_is_reported(tmp_path: Path) -> None:
    release(tmp_path)
    (tmp_path / "relaese.meta.yaml").write_text("kind: summary\n", encoding="utf-8")

    assert codes(tmp_path) == {("relaese.meta.yaml", 1): "orphan-sidecar"}


def test_a_sidecar_that_another_one_replaces_describes_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("---\ntitle: T\ndate: 2021-06-08\n---\nWe met.\n")
    (tmp_path / "plan.md.meta.yaml").write_text("copy_of: plam\n")
    (tmp_path / "plan.meta.yaml").write_text("title: Old\n")

    assert codes(tmp_path) == {
        ("plan.md.meta.yaml", 1): "unknown-reference",
        ("plan.meta.yaml", 1): "orphan-sidecar",
    }


def test_files_that_may_be_documents_but_are_not_read_are_odd(tmp_path: Path) -> None:
    release(tmp_path)
    for name in ("crawl.warc.gz", "letter.eml", "more/note.eml", "photo.jpg", ".old.eml", "figures.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    assert [str(problem) for problem in Archive.open(tmp_path).check()] == [
        "crawl.warc.gz:1: not read: `usmx add` unpacks it (not-read)",
        "letter.eml:1: not read (and 1 more in .eml): save it as PDF, HTML or text (not-read)",
    ]
