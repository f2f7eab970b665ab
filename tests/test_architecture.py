"""Which part may import which, what no module may import, and what a plain command must not load."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src/usmx_corpus"
#: From the ground up: a part may import those above it in this list (and its own modules).
FLOORS = [
    {"model", "errors"},
    {"text"},
    {"reading", "facts", "relation"},
    {"issuer"},
    {"corpus"},
    {"adding", "checks", "commitments"},
    {"trace"},
    {"diff", "duplicates", "history", "reviews"},
    {"index"},
    {"archive"},
    {"render"},
    {"export", "report"},
    {"cli", "streams"},
    {"__main__", "__init__"},
]
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "asyncio"}


def imports(path: Path) -> Iterator[str]:
    """Give every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield module
            yield from (f"{module}.{name.name}" for name in node.names)


def part(module: str) -> str:
    """Give the part of the package that a module belongs to."""
    return module.split(".")[1]


def own(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


FILES = sorted(SOURCE.rglob("*.py"))


def floor(name: str) -> int:
    return next(number for number, names in enumerate(FLOORS) if name in names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_point_down(path: Path) -> None:
    mine = own(path)
    used = {part(module) for module in imports(path) if module.startswith("usmx_corpus.")}

    assert not {name for name in used - {mine} if floor(name) >= floor(mine)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_nothing_reaches_for_the_network(path: Path) -> None:
    assert not {
        module for module in imports(path) for name in NETWORK if module == name or module.startswith(f"{name}.")
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_only_the_corpus_module_opens_sources(path: Path) -> None:
    # No source is: a file of claims, an archive of web traffic, a part of a page or of an office document, the table of
    # rare words, the null device, reviews, and the index.
    reads = {"read_bytes", "read_text", "open"} & called(path)

    assert not reads or path.relative_to(SOURCE).as_posix() in {
        "adding/warc.py",
        "adding/writing.py",
        "corpus.py",
        "cli/claims.py",
        "export/csv_files.py",
        "facts/gazetteer.py",
        "index/seal.py",
        "index/store.py",
        "reading/office/package.py",
        "render/page/shell.py",
        "reviews/store.py",
        "streams.py",
        "text/rarity.py",
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_only_the_index_reviews_and_one_module_for_new_files_write(path: Path) -> None:
    writes = {"write_bytes", "write_text", "unlink", "rename", "mkdir", "rmtree", "touch", "hardlink_to"} & called(path)

    assert not writes or path.relative_to(SOURCE).as_posix() in {
        "adding/writing.py",
        "export/files.py",
        "export/writing.py",
        "index/store.py",
        "index/seal.py",
        "reviews/store.py",
    }


def called(path: Path) -> set[str]:
    """Give the names of the functions and methods that a file calls."""
    calls = (node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    others = (call for call in calls if ast.unparse(call) != "Archive.open")  # which opens no file
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in others}


def test_model_imports_nothing_of_the_package() -> None:
    assert not [module for module in imports(SOURCE / "model.py") if module.startswith("usmx_corpus")]


def loaded(*arguments: str) -> set[str]:
    """Give the modules that a command has loaded when it ends."""
    code = (
        "import sys; from usmx_corpus.cli import main; main(sys.argv[1:]);"
        "sys.stderr.write('\\n'.join(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


HEAVY = {"rich", "rapidfuzz", "pydantic", "importlib.metadata", "asyncio"}


@pytest.mark.parametrize(
    "command",
    [("--help",), ("list", "commitments", "--json"), ("list", "documents", "--json"), ("list", "duplicates", "--json")],
)
def test_a_plain_command_loads_nothing_heavy(command: tuple[str, ...]) -> None:
    assert not loaded(*command) & HEAVY


def test_help_reads_no_sources() -> None:
    assert not loaded("--help") & {"yaml", "usmx_corpus.corpus", "usmx_corpus.model"}
