"""Folders from strangers: what is no plain file, lies elsewhere, is gone, or has an odd name."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import usmx_corpus
from usmx_corpus import corpus
from usmx_corpus.archive import Archive
from usmx_corpus.diff import compare, compare_folders
from usmx_corpus.errors import CorpusMissingError, UnreadableFileError
from usmx_corpus.index import seal, store

if TYPE_CHECKING:
    from usmx_corpus.model import Comparison, Document

RELEASE = "---\ntitle: Ports\ndate: 2021-06-08\n---\nMexico will build seven ports.\n"
LEADS_OUT = "a link that points outside the folder (`usmx --follow-links …` reads it)"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "ports.md").write_text(RELEASE, encoding="utf-8")
    return tmp_path / "folder"


def listed(root: Path, *, follow_links: bool = False) -> tuple[list[str], list[str]]:
    """Return the paths of the documents and the problems of a folder."""
    with Archive.open(root, follow_links=follow_links) as archive:
        found = {mention.commitment.location.path for mention in archive.commitments()}
        assert found <= {header.path for header in archive.documents}
        return sorted(header.path for header in archive.documents), [str(problem) for problem in archive.problems]


def usmx(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "usmx_corpus", *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=120
    )


# --- links -----------------------------------------------------------------------------------------------------------


def test_a_link_out_of_the_folder_is_read_on_request_only(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("Canada will keep a secret.", encoding="utf-8")
    (folder / "link.md").symlink_to(tmp_path / "secret")

    for _ in range(2):
        assert listed(folder) == (["ports.md"], [f"link.md:1: {LEADS_OUT} (unreadable)"])
        assert listed(folder, follow_links=True) == (["link.md", "ports.md"], [])


def test_a_link_within_the_folder_is_read(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "link.md").symlink_to("../ports.md")

    assert listed(folder) == (["deep/link.md", "ports.md"], [])


def test_the_folder_itself_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)

    assert listed(tmp_path / "link") == (["ports.md"], [])


def test_a_sidecar_elsewhere_is_not_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("title: a secret\n", encoding="utf-8")
    (folder / "ports.meta.yaml").symlink_to(tmp_path / "secret")

    with Archive.open(folder) as archive:
        assert [header.title for header in archive.documents] == ["Ports"]
        assert [str(problem) for problem in archive.problems] == [f"ports.meta.yaml:1: {LEADS_OUT} (unreadable)"]


def test_links_in_a_circle_are_a_problem(folder: Path) -> None:
    (folder / "one.md").symlink_to("two.md")
    (folder / "two.md").symlink_to("one.md")

    documents, problems = listed(folder)

    assert documents == ["ports.md"]
    assert [problem.partition(":")[0] for problem in problems] == ["one.md", "two.md"]


@pytest.mark.parametrize("target", ["/proc/kmsg", "/dev/zero", "/dev/tty"])
def test_files_that_never_end_are_not_waited_for(folder: Path, target: str) -> None:
    if not Path(target).exists():
        pytest.skip(f"no {target} here")
    (folder / "link.md").symlink_to(target)

    done = usmx("--follow-links", "list", "documents", "--corpus", str(folder), "--json")

    assert (done.returncode, done.stdout.count('"path"')) in {(0, 1), (0, 2)}  # /proc/kmsg may be empty for us


def test_the_option_before_the_command_follows_links(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text(RELEASE, encoding="utf-8")
    (folder / "link.md").symlink_to(tmp_path / "outside.md")
    command = ["list", "documents", "--corpus", str(folder), "--json"]

    assert usmx(*command).stdout.count('"path"') == 1
    assert usmx("--follow-links", *command).stdout.count('"path"') == 2
    assert usmx(*command, USMX_FOLLOW_LINKS="1").stdout.count('"path"') == 2


# --- sizes, races, names ---------------------------------------------------------------------------------------------


def test_a_file_that_is_too_large_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "LARGEST", 1 << 20)
    (folder / "large.md").write_bytes(b"x" * ((1 << 20) + 1))
    (folder / "fits.md").write_bytes(b"x" * (1 << 20))

    documents, problems = listed(folder)

    assert documents == ["fits.md", "ports.md"]
    assert problems == ["large.md:1: larger than 1 MiB; split it (unreadable)"]


def test_a_file_that_goes_while_the_folder_is_read_takes_no_other_with_it(folder: Path) -> None:
    (folder / "gone.md").write_text(RELEASE.replace("Mexico", "Canada"), encoding="utf-8")
    archive = Archive.open(folder)
    (folder / "gone.md").unlink()

    assert [mention.commitment.document for mention in archive.commitments()] == ["ports"]
    assert [str(problem) for problem in archive.problems] == ["gone.md:1: No such file or directory (unreadable)"]


@pytest.mark.parametrize("name", [b"caf\xe9", b"n" * 255, "ü".encode() * 127, "漢".encode() * 85])
def test_folders_of_any_name_have_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: bytes) -> None:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    root = tmp_path / os.fsdecode(name)
    root.mkdir()
    (root / "ports.md").write_text(RELEASE, encoding="utf-8")

    assert listed(root) == (["ports.md"], [])
    assert store.path_for(root).exists()
    with Archive.open(root) as archive:
        assert archive.index.unwritten == ""


def test_a_folder_of_sidecars_says_so(tmp_path: Path) -> None:
    (tmp_path / "ports.meta.yaml").write_text("title: Ports\n", encoding="utf-8")

    with pytest.raises(CorpusMissingError, match=r"no documents here .*, only sidecars"):
        Archive.open(tmp_path)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissingError, match=r"no documents here \(files ending in [^)]*\)$"):
        Archive.open(tmp_path)


def test_no_name_is_no_folder() -> None:
    with pytest.raises(CorpusMissingError, match="the name of the folder is empty"):
        usmx_corpus.open("")


def test_sidecars_of_hidden_folders_are_no_orphans(folder: Path) -> None:
    for name in (".git/lost.meta.yaml", ".lost.meta.yaml", "seen/lost.meta.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()

    assert corpus.sidecars(folder) == ["seen/lost.meta.yaml"]


@pytest.mark.parametrize("format_", ["table", "markdown", "json"])
@pytest.mark.parametrize("command", [["list", "documents"], ["list", "commitments"], ["search", "ports"], ["check"]])
def test_names_that_the_locale_cannot_write_are_shown(folder: Path, command: list[str], format_: str) -> None:
    (folder / "é – x.txt").write_text("Mexico will build seven ports.", encoding="utf-8")
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    done = usmx(*command, "--corpus", str(folder), "--format", format_, **ascii_alone)

    assert (done.returncode, "internal error" in done.stderr) == (1 if command == ["check"] else 0, False)
    assert "x" in done.stdout


# --- lists of checksums ----------------------------------------------------------------------------------------------

NAMES = ["plain.md", "two  spaces.md", "*star.md", " lead.md", "back\\slash.md", "line\nbreak.md", "SHA256 (x).md"]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
@pytest.mark.parametrize("how", [[], ["--binary"], ["--tag"]], ids=["text", "binary", "tag"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "byte-order mark"])
def test_checksums_are_read_as_sha256sum_writes_them(folder: Path, how: list[str], mark: str) -> None:
    for name in NAMES:
        (folder / name).write_text(name, encoding="utf-8")
    lines = subprocess.run(
        [shutil.which("sha256sum") or "", *how, "--", *NAMES], cwd=folder, capture_output=True, text=True, check=True
    )
    (folder / corpus.CHECKSUMS).write_text(mark + lines.stdout, encoding="utf-8")

    found = {name: checksum for name, (_, checksum) in corpus.checksums(folder).items()}

    assert found == {name: hashlib.sha256(name.encode()).hexdigest() for name in NAMES}


# --- where nothing can be kept ---------------------------------------------------------------------------------------


def few_bytes() -> None:
    """Let no file grow beyond 200 KB, as on a disk that is nearly full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


@pytest.mark.parametrize("command", [["list", "commitments", "--json"], ["trace", "Mexico builds ports", "--json"]])
def test_a_full_disk_costs_the_index_and_one_line(folder: Path, tmp_path: Path, command: list[str]) -> None:
    for number in range(20):
        text = RELEASE + "\n\n".join(f"Spain will send {number * 70 + each} nurses." for each in range(20))
        (folder / f"nurses-{number}.md").write_text(text, encoding="utf-8")
    asked = [sys.executable, "-m", "usmx_corpus", *command, "--corpus", str(folder)]
    full = subprocess.run(asked, capture_output=True, text=True, check=False, preexec_fn=few_bytes)
    roomy = subprocess.run(
        asked, capture_output=True, text=True, check=False, env={**os.environ, "USMX_CACHE": str(tmp_path / "other")}
    )

    assert (full.returncode, full.stdout) == (roomy.returncode, roomy.stdout)
    assert (full.stderr.count("\n"), full.stderr[:32]) == (1, "usmx: cannot write the index (di")
    assert list((tmp_path / "caches").iterdir()) == []  # nothing is left on the disk


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_output_leaves_the_index_alone(folder: Path) -> None:
    listed(folder)
    inode = store.path_for(folder).stat().st_ino
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "usmx_corpus", "list", "commitments", "--json", "--corpus", str(folder)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (2, "usmx: standard output: No space left on device\n")
    assert store.path_for(folder).stat().st_ino == inode


# --- the indexes of all folders --------------------------------------------------------------------------------------


def test_indexes_of_folders_that_are_gone_can_be_listed_and_dropped(folder: Path, tmp_path: Path) -> None:
    gone = tmp_path / os.fsdecode(b"g\xf6ne")
    shutil.copytree(folder, gone)
    listed(folder)
    listed(gone)
    shutil.rmtree(gone)

    before = json.loads(usmx("index", "show", "--all", "--json").stdout)
    dropped = usmx("index", "drop", "--missing").stdout
    after = json.loads(usmx("index", "show", "--all", "--json").stdout)

    assert sorted((each["documents"], each["missing"]) for each in before) == [(1, False), (1, True)]
    assert dropped.startswith(f"Removed {store.path_for(gone)} of ")
    assert [each["folder"] for each in after] == [str(folder)]
    assert usmx("index", "drop", "--missing").stdout == "No index belongs to a missing folder.\n"


@pytest.mark.parametrize("command", [["index", "drop", "--missing"], ["index", "show", "--all"]])
def test_one_folder_and_all_folders_contradict_each_other(folder: Path, command: list[str]) -> None:
    listed(folder)

    done = usmx(*command, "--corpus", str(folder))

    assert (done.returncode, done.stdout) == (2, "")
    assert f"{command[-1]} is about the indexes of all folders" in done.stderr


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM, signal.SIGPIPE, signal.SIGKILL])
def test_a_command_that_is_stopped_leaves_the_index_alone(folder: Path, ended_by: int) -> None:
    for number in range(30):
        text = RELEASE + "\n\n".join(f"Spain will send {number * 70 + each} nurses." for each in range(20))
        (folder / f"nurses-{number}.md").write_text(text, encoding="utf-8")
    right = usmx("list", "commitments", "--json", "--corpus", str(folder)).stdout
    inode = store.path_for(folder).stat().st_ino
    command = [sys.executable, "-m", "usmx_corpus", "list", "commitments", "--json", "--corpus", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(20)  # the rest fills the pipe, and the command waits
        running.send_signal(ended_by)
        assert b"Traceback" not in running.stderr.read()

    assert running.returncode != 0
    assert store.path_for(folder).stat().st_ino == inode
    assert not seal.is_broken(store.path_for(folder))
    assert usmx("list", "commitments", "--json", "--corpus", str(folder)).stdout == right


# --- rules that fail -------------------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_for_any_reason_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failed(name: str, *_: object) -> None:
        raise KeyError(name)

    monkeypatch.setattr("usmx_corpus.reading.reader.read", failed)

    with pytest.raises(UnreadableFileError, match=r"ports.md: cannot be read \(KeyError: 'ports.md'\)"):
        Archive.open(folder).read("ports")
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        corpus.open_document(folder / "ports.md")


def test_two_files_that_cannot_be_compared_are_named_and_the_others_are(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failed(left: Document, right: Document) -> Comparison:
        if left.path == "ports.md":
            raise KeyError("ports")
        return compare(left, right)

    monkeypatch.setattr("usmx_corpus.diff.folders.compare", failed)
    (folder / "roads.md").write_text(RELEASE.replace("ports", "roads"), encoding="utf-8")
    shutil.copytree(folder, tmp_path / "later")
    for path in (tmp_path / "later").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("seven", "nine"), encoding="utf-8")

    changes, problems = compare_folders(corpus.scan(folder), corpus.scan(tmp_path / "later"), lambda *_: None)

    assert [(change.left, change.fate, change.deleted > 0) for change in changes] == [
        ("ports.md", "changed", False),
        ("roads.md", "changed", True),
    ]
    assert [str(problem) for _, problem in problems] == [
        "ports.md:1: cannot be compared (KeyError: 'ports') (rule-failed)"
    ]
