"""`usmx add`: files come into a corpus as they are, whole or not at all, and with what is given of them."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from usmx_corpus import corpus
from usmx_corpus.adding import files, names, writing
from usmx_corpus.cli import main
from usmx_corpus.errors import RefusedFileError

Add = Callable[..., tuple[int, str, str]]
TEXT = "---\ntitle: Harbour plan\ndate: 2021-06-08\n---\nWe will dig the dock.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the present folder, with one file in it and an empty folder `docks`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("USMX_CORPUS", raising=False)
    (tmp_path / "docks").mkdir()
    (tmp_path / "plan.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def add(capsys: pytest.CaptureFixture[str]) -> Add:
    """Run the command on `docks`; return its exit code, output and errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["add", *arguments, "--corpus", "docks"])
        return code, *capsys.readouterr()

    return run


def in_docks() -> list[str]:
    return sorted(path.name for path in Path("docks").iterdir())


def sidecar(name: str) -> list[str]:
    lines = Path("docks", name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.usefixtures("here")
def test_a_file_is_copied_as_it_is_and_shown_as_it_was_read(add: Add) -> None:
    code, out, err = add("plan.md")

    assert (code, err) == (0, "")
    assert Path("docks/plan.md").read_bytes() == Path("plan.md").read_bytes()
    assert "Added 1 document to docks" in out
    assert "2021-06-08" in out
    assert "Harbour plan" in out


@pytest.mark.usefixtures("here")
def test_what_is_given_goes_into_a_sidecar(add: Add) -> None:
    given = ["--title", "Plan: “new”", "--date", "2021-06-09", "--url", "https://ports.example/plan#1"]
    code, out, _ = add(
        "plan.md",
        *given,
        "--publisher",
        "Port Office",
        "--language",
        "en",
        "--kind",
        "archived",
        "--country",
        "CA",
        "--json",
    )
    (document,) = json.loads(out)

    assert code == 0
    assert sidecar("plan.meta.yaml") == [
        'kind: "archived"',
        'title: "Plan: “new”"',
        'date: "2021-06-09"',
        'url: "https://ports.example/plan#1"',
        'publisher: "Port Office"',
        'country: "CA"',
        'language: "en"',
    ]
    assert (document["title"], document["date"], document["sidecar"]) == ("Plan: “new”", "2021-06-09", "plan.meta.yaml")
    assert document["editorial"] == ["country", "date", "kind", "language", "publisher", "title", "url"]


@pytest.mark.usefixtures("here")
def test_the_checksum_is_recorded_in_a_folder_that_had_no_documents(add: Add) -> None:
    add("plan.md")

    assert corpus.checksums(Path("docks")) == {"plan.md": (1, hashlib.sha256(TEXT.encode()).hexdigest())}
    assert main(["check", "--corpus", "docks"]) == 0


@pytest.mark.usefixtures("here")
def test_a_list_of_checksums_goes_on_and_none_is_begun_among_other_documents(add: Add) -> None:
    Path("docks/old.txt").write_text("We met.", encoding="utf-8")
    _, out, _ = add("plan.md")
    Path("docks/SHA256SUMS").write_text(f"{hashlib.sha256(b'We met.').hexdigest()}  old.txt", encoding="utf-8")
    Path("next.txt").write_text("We dig.", encoding="utf-8")
    add("next.txt")

    assert "Checksums are not recorded: the folder has no SHA256SUMS" in out
    assert [*corpus.checksums(Path("docks"))] == ["old.txt", "next.txt"]


@pytest.mark.usefixtures("here")
def test_the_same_bytes_are_refused_and_where_they_are_is_said(add: Add) -> None:
    Path("docks/2021").mkdir()
    Path("docks/2021/june.md").write_text(TEXT, encoding="utf-8")
    code, out, err = add("plan.md", "--json")

    assert (code, json.loads(out)) == (2, [])
    assert err == f"usmx: plan.md: not added: it is there already, as {Path('docks/2021/june.md')}\n"
    assert in_docks() == ["2021"]


@pytest.mark.usefixtures("here")
def test_a_name_that_is_taken_gets_a_number(add: Add) -> None:
    Path("docks/Plan.md").write_text("We met.", encoding="utf-8")
    code, out, _ = add("plan.md")

    assert (code, in_docks()) == (0, ["Plan.md", "plan-2.md"])
    assert "plan-2.md: another file is called plan.md" in out


@pytest.mark.usefixtures("here")
def test_a_name_can_be_given(add: Add) -> None:
    code, _, _ = add("plan.md", "--as", "harbour.md")

    assert (code, in_docks()) == (0, ["SHA256SUMS", "harbour.md"])


@pytest.mark.usefixtures("here")
def test_files_of_one_stem_have_sidecars_of_their_own(add: Add) -> None:
    Path("plan.txt").write_text("We will fill the dock.", encoding="utf-8")
    add("plan.md", "--title", "First")
    code, out, _ = add("plan.txt", "--title", "Second", "--copy-of", "plan")

    assert (code, sidecar("plan.txt.meta.yaml")) == (0, ['title: "Second"', 'copy_of: "plan.md"'])
    assert "The id of plan.md is now plan.md (was plan)" in out
    assert {document.path: document.title for document in corpus.load("docks").documents} == {
        "plan.md": "First",
        "plan.txt": "Second",
    }


@pytest.mark.usefixtures("here")
def test_a_file_does_not_take_the_sidecar_of_another(add: Add) -> None:
    Path("plan.txt").write_text("We will fill the dock.", encoding="utf-8")
    add("plan.md", "--title", "First")
    add("plan.txt")

    assert {document.path: document.title for document in corpus.load("docks").documents} == {
        "plan.md": "First",
        "plan.txt": "",
    }


@pytest.mark.usefixtures("here")
def test_a_missing_folder_is_made_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["add", "plan.md", "--corpus", "new"])

    assert (code, capsys.readouterr().err) == (0, "usmx: made the folder new\n")
    assert Path("new/plan.md").exists()


@pytest.mark.usefixtures("here")
def test_nothing_is_made_for_a_file_that_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["add", "gone.md", "--corpus", "new"])

    assert (code, capsys.readouterr().err) == (2, "usmx: gone.md: not added: No such file or directory\n")
    assert not Path("new").exists()


@pytest.mark.usefixtures("here")
def test_the_folder_is_named_or_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "plan.md"]) == 2
    assert "name the folder to add to" in capsys.readouterr().err

    assert main(["add", "plan.md", "--corpus", ""]) == 2
    assert "is empty" in capsys.readouterr().err

    monkeypatch.setenv("USMX_CORPUS", "docks")

    assert main(["add", "plan.md"]) == 0
    assert in_docks() == ["SHA256SUMS", "plan.md"]


@pytest.mark.usefixtures("here")
def test_the_five_documents_stay_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    root = corpus.packaged_root()
    before = sorted(root.iterdir())

    assert main(["add", "plan.md", "--corpus", str(root / "new")]) == 2
    assert "stay as they are" in capsys.readouterr().err
    assert sorted(root.iterdir()) == before


@pytest.mark.usefixtures("here")
def test_a_date_may_be_written_as_people_write_it(add: Add) -> None:
    assert add("plan.md", "--date", "8 June 2021")[0] == 0
    assert 'date: "2021-06-08"' in Path("docks/plan.meta.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--date", "June 2021"], "not a day like 2021-06-08"),
        (["--date", "2021-02-30"], "not a day like 2021-06-08"),
        (["--date", "05/02/2023"], "not a day like 2021-06-08"),
        (["--copy-of", "nowhere"], "no document “nowhere”"),
        (["--summary-of", "nowhere"], "no document “nowhere”"),
        (["--kind", "rumour"], "unknown kind"),
        (["--url", "ports"], "not an address"),
        (["--language", "English!"], "not a language"),
        (["--country", "Ruritania"], "unknown country"),
        (["--title", " "], "is empty"),
        (["--title", "a\x1b[31mb"], "control characters"),
    ],
)
def test_what_is_given_is_checked_before_anything_is_written(add: Add, options: list[str], said: str) -> None:
    code, _, err = add("plan.md", *options)

    assert (code, in_docks()) == (2, [])
    assert said in err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("option", ["--title", "--date", "--url", "--as", "--copy-of", "--summary-of"])
def test_what_is_true_of_one_file_is_not_said_of_several(add: Add, option: str) -> None:
    Path("b.md").write_text("We met.", encoding="utf-8")
    code, _, err = add("plan.md", "b.md", option, "2021-06-08")

    assert (code, in_docks()) == (2, [])
    assert "can be true of one file only" in err


@pytest.mark.usefixtures("here")
def test_one_refused_file_costs_only_itself(add: Add) -> None:
    Path("photo.png").write_bytes(b"\x89PNG")
    code, out, err = add("photo.png", "plan.md", "docks", "--publisher", "Port Office")

    assert (code, in_docks()) == (2, ["SHA256SUMS", "plan.md", "plan.meta.yaml"])
    assert "Added 1 document" in out
    assert "photo.png: not added: no document format; known are .md" in err
    assert "docks: not added: a folder: name the files in it" in err


@pytest.mark.usefixtures("here")
def test_what_is_wrong_in_a_new_file_is_told_in_full(add: Add) -> None:
    Path("odd.md").write_text("---\n" + "a: 1\n" * 40 + "---\nText.\n", encoding="utf-8")
    _, _, err = add("odd.md")

    assert err.count("(repeated-key)") == 39


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plan.md", "plan.md"),
        ("../../etc/plan.md", "etc-plan.md"),
        ("..\\plan.md", "plan.md"),
        (".hidden.md", "hidden.md"),
        ("-rf.md", "rf.md"),
        ("a\x1b[31m\nb\u202ec.md", "a [31m b c.md"),
        ("con.md", "_con.md"),
        ("plan?.md", "plan-.md"),
        ("…", "…"),
        ("", "document"),
        ("é" * 300 + ".md", "é" * 100 + ".md"),
        ("cafe\u0301.md", "café.md"),
        ("\udcff.md", "document.md"),
        ("plan .md", "plan.md"),
    ],
)
def test_a_name_is_safe_on_every_system(name: str, expected: str) -> None:
    assert names.safe(name) == expected


# --- surroundings that fail ------------------------------------------------------------------------------------------


def after(first: Callable[[], None], then: Callable[..., object]) -> Callable[..., object]:
    def both(*given: object) -> object:
        first()
        return then(*given)

    return both


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("fails_at", range(6))
def test_a_disk_that_fails_anywhere_leaves_nothing_half(
    add: Add, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    steps = iter(range(100))

    def step() -> None:
        if next(steps) == fails_at:
            raise OSError(28, "No space left on device")

    staged, place = writing._staged, writing._place  # noqa: SLF001 - where a disk fails
    monkeypatch.setattr(writing, "_staged", after(step, staged))
    monkeypatch.setattr(writing, "_place", after(step, place))
    code, _, err = add("plan.md", "--title", "New")

    if fails_at < 5:
        assert (code, in_docks()) == (2, [])
        assert err == "usmx: plan.md: not added: cannot write to docks (No space left on device)\n"
    else:
        assert (code, in_docks()) == (0, ["SHA256SUMS", "plan.md", "plan.meta.yaml"])


@pytest.mark.usefixtures("here")
def test_a_file_system_without_hard_links_will_do(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", refuse)

    assert add("plan.md")[0] == 0
    assert Path("docks/plan.md").read_text(encoding="utf-8") == TEXT
    assert in_docks() == ["SHA256SUMS", "plan.md"]


@pytest.mark.usefixtures("here")
def test_a_file_that_comes_meanwhile_is_not_overwritten() -> None:
    target = files.Target(Path("docks"))
    Path("docks/plan.md").write_text("Mine.", encoding="utf-8")

    with pytest.raises(RefusedFileError, match="cannot write to docks"):
        target.add(Path("plan.md"), {})

    assert Path("docks/plan.md").read_text(encoding="utf-8") == "Mine."


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.usefixtures("here")
def test_a_folder_that_is_read_only_is_one_clear_line(add: Add) -> None:
    Path("docks").chmod(0o500)
    code, _, err = add("plan.md")
    Path("docks").chmod(0o700)

    assert (code, err) == (2, "usmx: plan.md: not added: cannot write to docks (Permission denied)\n")


# --- archives of web traffic -----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("here")
def test_pages_of_an_archive_are_added_with_address_and_time(add: Add) -> None:
    page = b"<html><head><title>Harbour plan</title></head><body><p>We will dig the dock.</p></body></html>"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    address = "https://ports.example/plan"
    fields = {"Type": "response", "Target-URI": address, "Date": "2021-06-08T1:2:3Z"}
    head = "".join(f"WARC-{name}: {value}\r\n" for name, value in fields.items())
    record = f"WARC/1.0\r\n{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
    Path("crawl.warc").write_bytes(record * 2)
    code, out, err = add("crawl.warc", "--publisher", "Port Office")

    assert (code, err) == (0, "")
    assert "1 page that the folder has already, or the archive twice, left out" in out
    assert Path("docks/ports.example-plan.html").read_bytes() == page
    assert sidecar("ports.example-plan.meta.yaml") == [
        'publisher: "Port Office"',
        'url: "https://ports.example/plan"',
        'accessed: "2021-06-08"',
    ]
    assert "# Saved at 2021-06-08T1:2:3Z in crawl.warc." in Path("docks/ports.example-plan.meta.yaml").read_text()

    code, _, err = add("crawl.warc")

    assert (code, err) == (2, "usmx: crawl.warc: not added: 2 pages in it, all there already\n")


@pytest.mark.usefixtures("here")
def test_an_archive_without_pages_is_refused(add: Add) -> None:
    Path("empty.warc").write_bytes(b"")
    code, _, err = add("empty.warc")

    assert (code, err) == (2, "usmx: empty.warc: not added: no web page or PDF file in it\n")


@pytest.mark.usefixtures("here")
def test_an_archive_has_no_single_title(add: Add) -> None:
    code, _, err = add("crawl.warc.gz", "--title", "Plan")

    assert (code, "an archive holds many" in err) == (2, True)
