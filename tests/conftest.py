"""What several test files share: a folder of two documents; the labels and releases beside the project."""

from __future__ import annotations

import json
import os
import signal
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docks import AGAIN, PLAN, REVIEWS
from usmx_corpus.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
# One release in so many is read in tests: some 360 of all folders, in about three seconds.
STRIDE = 40


@pytest.fixture(scope="session", autouse=True)
def _caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what tests index out of the user's caches, and the width that pytest-xdist sets out of what they print."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    os.environ["USMX_CACHE"] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder with the gold labels and the archive: `$USMX_SHARED`, else `shared` beside the project."""
    folder = Path(os.environ.get("USMX_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no shared folder at {folder}; set USMX_SHARED to where it is")
    sys.path.append(str(folder / "score"))  # so that a test can import the scorers
    return folder


@pytest.fixture(scope="session")
def releases(shared: Path) -> dict[str, bytes]:
    """Real releases by path: the five documents, the seeds, those of the gold labels and a sample of the archive."""
    archive = shared / "data" / "wh-briefings.tar.xz"
    if not archive.is_file():
        pytest.skip(f"no archive at {archive}")
    folders = (ROOT / "corpus", shared / "seeds", shared / "gold" / "documents" / "dev")
    found = {path.as_posix(): path.read_bytes() for folder in folders for path in folder.glob("*.[mt][dx]*")}
    with tarfile.open(archive) as files:
        members = (member for member in files if member.name.endswith(".md"))
        for number, member in enumerate(members):
            content = files.extractfile(member) if number % STRIDE == 0 else None
            if content:
                found[member.name] = content.read()
    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is printed now as what is expected")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a whole output with the file of that name in `tests/golden`."""

    def compare(name: str, actual: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(actual, encoding="utf-8")

        assert actual == path.read_text(encoding="utf-8")

    return compare


def pytest_configure() -> None:
    """Let Ctrl-C end the commands under test, also where the tests run in the background and would ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def docks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of two documents, from which the present folder differs."""
    folder = tmp_path / "docks"
    folder.mkdir()
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    (folder / "again.md").write_text(AGAIN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def reviewed(docks: Path) -> Path:
    """Return the same folder with what two reviewers say."""
    (docks / "reviews").mkdir()
    for name, records in REVIEWS.items():
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (docks / "reviews" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return docks


@pytest.fixture
def on_docks(docks: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command on `docks`; return its exit code, output and errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--corpus", str(docks)])
        return code, *capsys.readouterr()

    return run
