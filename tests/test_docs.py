"""The pages in `docs/` are true: the reference agrees with the commands and their output, and the examples run."""

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from inspect import signature
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
import typer

from examples import SESSION, blocks, commands, refresh, run
from usmx_corpus import Archive, model
from usmx_corpus.cli import app, main
from usmx_corpus.index.queries import COUNTED_BY

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FOLDER = Path(__file__).parent / "data" / "guides"
REFERENCE = (DOCS / "reference.md").read_text(encoding="utf-8")
GUIDES = sorted(path.name for path in DOCS.glob("*.md") if path.name != "reference.md")
PAGES = [*DOCS.glob("*.md"), *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents, snapshots and claims to try commands on; it is the present one."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("USMX_CORPUS", raising=False)
    return tmp_path


# --- the reference as data -------------------------------------------------------------------------------------------


class Key(NamedTuple):
    """A key of a record: its name, "" for the keys of another record, and its type as the page has it."""

    name: str
    type: str
    optional: bool


def sections(level: int) -> dict[str, str]:
    """Return the text below each heading of a level."""
    parts = re.split(rf"(?m)^{'#' * level} (.+)$", REFERENCE)
    return {
        title: re.split(rf"(?m)^#{{1,{level}}} ", text)[0] for title, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of the tables in a text, without their heads."""
    table = re.compile(r"(?m)^\|[^\n]+\|\n\|[-|]+\|\n(?P<rows>(?:\|[^\n]+\|(?:\n|\Z))*)")
    for found in table.finditer(text):
        yield from ([cell.strip() for cell in row.strip("|").split("|")] for row in found["rows"].splitlines())


def keys(text: str) -> list[Key]:
    return [
        Key(name.strip("`"), type_.removesuffix(", optional"), type_.endswith(", optional"))
        for name, type_, _ in rows(text)
    ]


RECORDS = {title: keys(text) for title, text in sections(3).items() if "| key | type | meaning |" in text}
VALUES = {name: re.findall(r"`([^`]+)`", values) for name, values in rows(sections(2)["Values"])}
VALUES["difference type"] += VALUES["fact type"]
COMMANDS = {title: text for title, text in sections(3).items() if title.startswith("usmx")}
OUTPUT = re.compile(r"(?m)^- (?P<what>[^:\n]+): (?P<type>.+)$")


def is_date(value: object) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def is_datetime(value: object) -> bool:
    return isinstance(value, str) and isinstance(datetime.fromisoformat(value), datetime)


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_share(value: object) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1 and round(value, 3) == value


SIMPLE: dict[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": is_number,
    "share": is_share,
    "boolean": lambda value: isinstance(value, bool),
    "date": is_date,
    "datetime": is_datetime,
    "strings by key": lambda value: isinstance(value, dict) and all(isinstance(each, str) for each in value.values()),
}


class Seen:
    """Which values of which keys were met in output."""

    def __init__(self) -> None:
        self.nulls: set[tuple[str, str]] = set()
        self.values: set[tuple[str, str]] = set()

    def check(self, value: object, type_: str, where: str) -> None:
        """Compare a value with its documented type."""
        if type_.endswith(" or null"):
            if value is None:
                return
            type_ = type_.removesuffix(" or null")
        if type_.startswith("list of "):
            assert isinstance(value, list), where
            for each in value:
                self.check(each, type_.removeprefix("list of "), where)
        elif link := re.fullmatch(r"\[(.+)\]\(#.+\)", type_):
            self.check_record(value, link[1], where)
        elif type_ in SIMPLE:
            assert SIMPLE[type_](value), f"{where} is no {type_}: {value!r}"
        else:
            assert value in VALUES[type_], f"{where} is no {type_}: {value!r}"

    def check_record(self, value: object, name: str, where: str) -> None:
        """Compare an object with its documented keys."""
        assert isinstance(value, dict), where
        known = list(all_keys(name))
        undocumented = value.keys() - {key.name for _, key in known}
        assert not undocumented, f"{where}: {name} has more keys than are documented"
        for record, key in known:
            if key.name not in value:
                assert key.optional, f"{where}: {name} has no {key.name}"
                continue
            met = self.nulls if value[key.name] is None else self.values
            met.add((record, key.name))
            self.check(value[key.name], key.type, f"{where}.{key.name}")


def all_keys(record: str) -> Iterator[tuple[str, Key]]:
    """Yield the keys of a record, each with the record that documents it."""
    for key in RECORDS[record]:
        if key.name:
            yield record, key
        else:
            yield from all_keys(key.type[1 : key.type.index("]")])


# --- every command, run ----------------------------------------------------------------------------------------------

CONFLICT = "The U.S. will aim to create $300 million in investment in southern Mexico"
OURS, PLAN, ORDERS = ("--corpus", str(ROOT / "corpus")), ("--corpus", "releases"), ("--corpus", "orders")
SUMS = ("--corpus", "sums")
REVIEWS = ("--reviews", "reviewed")
#: Formats for other tools.
HANDED_ON = ("annotation", "hypothesis", "csl")
CITED = [("cite", "fact-sheet", "f3f7", *OURS), ("cite", "harbour-note:9", "--corpus", "kept")]
#: For each line of output in the reference: commands that print it.
CASES: dict[tuple[str, str], list[tuple[str, ...]]] = {
    ("usmx add", ""): [
        ("add", "claims.csv", "--as", "odd.docx", "--title", "Odd", "--corpus", "new"),
        ("add", "claims.csv", "--as", "claims.txt", "--corpus", "newer"),
    ],
    ("usmx list documents", ""): [("list", "documents", *OURS), ("list", "documents", *ORDERS)],
    ("usmx list commitments", ""): [
        *(("list", "commitments", *folder) for folder in (OURS, PLAN, ORDERS, SUMS)),
        ("list", "commitments", *PLAN, *REVIEWS, "--reviewed", "yes", "--reviewed", "disputed"),
        *(("list", "commitments", *folder, "--reviews", "reviewed-orders") for folder in (ORDERS, PLAN)),
    ],
    ("usmx review status", ""): [("review", "status", *PLAN, *REVIEWS), ("review", "status", *ORDERS, *REVIEWS)],
    ("usmx review figures", ""): [
        ("review", "figures", *PLAN, *REVIEWS, "--by", "rule"),
        ("review", "figures", *ORDERS, *REVIEWS),
        ("review", "figures", *ORDERS, "--reviews", "reviewed-orders"),
    ],
    ("usmx list commitments", " with `--count`"): [
        ("list", "commitments", "--count", "strength", "--count", "year", *OURS),
        *(("list", "commitments", "--count", by, *folder) for by in COUNTED_BY for folder in (OURS, PLAN)),
    ],
    ("usmx list duplicates", ""): [("list", "duplicates", *OURS), ("list", "duplicates", *ORDERS)],
    ("usmx list rules", ""): [("list", "rules")],
    ("usmx show", " of a document"): [("show", "fact-sheet", *OURS), ("show", "sanders-statement-archived", *OURS)],
    ("usmx show", " of a commitment"): [("show", "f3f7", *OURS)],
    ("usmx show", " of a line (`--explain`)"): [
        ("show", "fact-sheet:24", "--explain", *OURS),
        ("show", "fact-sheet:20", "--explain", *OURS),
    ],
    ("usmx diff", " of two documents"): [
        ("diff", "fact-sheet", "mexican-summary", *OURS),
        ("diff", "sanders-statement", "sanders-statement-archived", *OURS),
        ("diff", "sanders-statement", "fact-sheet", *OURS),
        ("diff", "water-plan-newspaper", "water-plan", *PLAN),
        ("diff", "marked/left.md", "marked/right.md"),
        ("diff", "marked/lease.md", "marked/new-lease.md"),
        ("diff", "marked/agenda.md", "marked/new-agenda.md"),
    ],
    ("usmx diff", " of two folders"): [("diff", "saved-in-june", "saved-in-july")],
    ("usmx trace", " of a claim"): [
        ("trace", CONFLICT, *OURS),
        ("trace", "The FBI will train genetics experts", *OURS),
        ("trace", "The U.S. will donate vaccines to Mexico", *OURS),
        ("trace", "The Ministry of Finance will not cut the tax on bread", *ORDERS),
        ("trace", "The Ministry of Finance will close the customs office in the harbor", *ORDERS),
        ("trace", "They met at the National Palace", "--document", "sanders-statement-archived", *OURS),
    ],
    ("usmx trace", " of a batch"): [("trace", "--batch", "claims.csv", *PLAN)],
    ("usmx trace", " of a commitment"): [
        ("trace", "c131", *OURS),
        ("trace", "f3f7", *OURS),
        ("trace", "527b", *ORDERS),
    ],
    ("usmx search", ""): [("search", "forensic", *OURS), ("search", "bread", *ORDERS)],
    ("usmx check", ""): [("check", *OURS)],
    ("usmx index show", ""): [("index", "show", *OURS)],
}  # fmt: skip


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) in {0, 1}, capsys.readouterr().err
    return capsys.readouterr().out


def documented(command: str, what: str) -> str:
    """Return the type or columns that the reference gives for some output of a command."""
    found = {line["what"]: line["type"] for line in OUTPUT.finditer(COMMANDS[command])}
    return found[what]


def test_each_line_of_output_in_the_reference_has_a_case() -> None:
    lines = {(title, line["what"]) for title, text in COMMANDS.items() for line in OUTPUT.finditer(text)}
    handed_on = {("usmx trace", f"`--format {name}`") for name in HANDED_ON} | {("usmx cite", "`--format csl`")}

    cased = {(command, f"{name}{what}") for command, what in CASES for name in ("JSON", "CSV")}

    assert lines - handed_on == cased - {("usmx trace", "CSV of a batch")}


@pytest.mark.usefixtures("folder")
def test_the_json_has_the_documented_keys_and_types(capsys: pytest.CaptureFixture[str]) -> None:
    seen = Seen()
    for (command, what), runs in CASES.items():
        type_ = documented(command, f"JSON{what}")
        for arguments in runs:
            text = printed(capsys, *arguments, "--json")
            if type_.startswith("one "):
                for line in text.splitlines():
                    seen.check(json.loads(line), "[answer](#answer)", f"{command}{what}")
            else:
                seen.check(json.loads(text), type_, f"{command}{what}")
    for format_ in HANDED_ON:
        type_ = documented("usmx trace", f"`--format {format_}`")
        runs = [
            ("trace", CONFLICT, *OURS),
            ("trace", "--batch", "claims.csv", *PLAN),
            *CASES["usmx trace", " of a claim"],
        ]
        for arguments in runs:
            seen.check(json.loads(printed(capsys, *arguments, "--format", format_)), type_, f"trace {format_}")

    for arguments in CITED:
        seen.check(
            json.loads(printed(capsys, *arguments, "--format", "csl")), documented("usmx cite", "`--format csl`"), ""
        )

    keys_ = {(record, key.name): key for record, keys in RECORDS.items() for key in keys if key.name}
    assert sorted(keys_.keys() - seen.values) == [], "documented, but never met in output"
    nullable = {place for place, key in keys_.items() if key.type.endswith(" or null")}
    assert sorted(nullable - seen.nulls) == [], "documented as null at times, but never met so"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("command", "what"), [case for case in CASES if case[1] != " of a batch"])
def test_the_csv_has_the_documented_columns(capsys: pytest.CaptureFixture[str], command: str, what: str) -> None:
    columns = re.findall(r"`([^`]+)`", documented(command, f"CSV{what}"))

    head = printed(capsys, *CASES[command, what][0], "--format", "csv").splitlines()[0]

    assert head.split(",") == columns


# --- commands and options --------------------------------------------------------------------------------------------


def options_by_command() -> dict[str, set[str]]:
    """Return the options of each command that runs, but for help."""
    found: dict[str, set[str]] = {}

    def visit(name: str, command: Any) -> None:  # noqa: ANN401 - its class is private to Typer
        below = command.list_commands(None) if hasattr(command, "list_commands") else ()
        for each in below:
            visit(f"{name} {each}", command.get_command(None, each))
        if name in {"usmx", "usmx review"} or not below:
            options = (each for each in command.params if each.param_type_name == "option")
            found[name] = {name for each in options for name in (*each.opts, *each.secondary_opts)} - {"--help"}

    visit("usmx", typer.main.get_command(app))
    return found


def documented_options(text: str) -> set[str]:
    """Return the options in the table of a command and in its line of shared options."""
    return {option for row in rows(text) for option in re.findall(r"`(--?[\w-]+)", row[0])} | shared_options(text)


def shared_options(text: str) -> set[str]:
    line = re.search(r"(?m)^Shared options: (.+)$", text)
    found = set(re.findall(r"`(--[\w-]+)`", line[1])) if line else set()
    return found | ({"-d"} if "--document" in found else set())


def test_every_command_and_option_is_documented_and_every_documented_one_exists() -> None:
    actual = options_by_command()

    assert {title: documented_options(text) for title, text in COMMANDS.items()} == actual


def test_the_shared_options_are_all_explained() -> None:
    table = rows(sections(2)["Shared options"])
    explained = {option for row in table for option in re.findall(r"`(--?[\w-]+)", row[0])}

    assert set().union(*map(shared_options, COMMANDS.values())) | {"--help", "-h"} == explained


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ("diff", "saved-in-june", "saved-in-june")),
        (1, ("diff", "saved-in-june", "saved-in-july")),
        (2, ("diff", "saved-in-june", "nowhere")),
        (0, ("trace", "The FBI will train genetics experts", *OURS)),
        (1, ("trace", CONFLICT, *OURS)),
        (1, ("trace", "The U.S. will donate vaccines to Mexico", *OURS)),
        (0, ("trace", "f3f7", *OURS)),
        (2, ("trace", "")),
        (0, ("check", *PLAN)),
        (1, ("check", *OURS)),
        (2, ("list", "documents", "--corpus", "nowhere")),
    ],
)
def test_exit_codes_are_those_of_the_reference(code: int, arguments: tuple[str, ...]) -> None:
    assert main(arguments) == code


# --- values and words ------------------------------------------------------------------------------------------------


def test_the_values_are_those_of_the_records() -> None:
    literals = {
        "kind": model.Kind, "strength": model.Strength, "relation": model.Relation, "fact type": model.FactType,
        "block": model.BlockKind, "change": model.Change.__annotations__["kind"],
        "certainty": model.Change.__annotations__["certainty"], "operation": model.Edit.__annotations__["op"],
        "verdict": model.Trace.__annotations__["verdict"], "grade": model.Source.__annotations__["grade"],
        "wording": model.Repeat.__annotations__["relation"], "appearance": model.Appearance.__annotations__["how"],
        "document fate": model.FolderChange.__annotations__["fate"], "role": model.Amount.__annotations__["role"],
        "commitment kind": model.Commitment.__annotations__["kind"],
    }  # fmt: skip

    assert {name: set(VALUES[name]) for name in literals} == {
        name: set(get_args(each)) for name, each in literals.items()
    }


def test_the_glossary_explains_the_values_that_users_meet() -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")

    names = [value for name in ("kind", "strength", "verdict", "grade", "relation") for value in VALUES[name]]

    assert [name for name in names if f"`{name}`" not in glossary] == []


# --- examples and links ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GUIDES)
def test_the_examples_run(name: str, folder: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        refresh(DOCS / name, folder)
        shutil.rmtree(folder)
        shutil.copytree(FOLDER, folder)
    page = (DOCS / name).read_text(encoding="utf-8")
    failed: dict[str, object] = {}
    for language, text in blocks(page):
        if language == "python":
            (folder / "example.py").write_text(text, encoding="utf-8")
            done = run("python example.py", folder)
            failed |= {text: done} if done.code or done.err else {}
        elif language == "sh":
            for command in commands(text):
                done = run(command, folder)
                failed |= {command: done} if done.code not in {0, 1} or done.err else {}
        elif language == "console":
            session = SESSION.fullmatch(f"```console\n{text}```")
            assert session, text
            done = run(session["command"], folder)
            failed |= {session["command"]: done} if (done.err or done.out != session["output"]) else {}

    assert failed == {}


def test_the_methods_of_an_archive_are_as_documented() -> None:
    page = (DOCS / "guide-scripts.md").read_text(encoding="utf-8")
    named = re.findall(r"(?m)^\| `archive\.(\w+)(?:\(([\w, ]*)\))?`", page)

    for name, arguments in named:
        method = getattr(Archive, name)
        if not isinstance(method, property):
            parameters = list(signature(method).parameters)[1:]
            documented_ = [{"id": "reference"}.get(each, each) for each in arguments.split(", ")]
            assert parameters[: len(documented_)] == documented_, name


def test_the_architecture_names_files_that_exist() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)*(?:[a-z_]+\.py|[a-z_]+/))`", page))
    roots = (ROOT, ROOT / "src", ROOT / "src" / "usmx_corpus", ROOT / "tests" / "bench")

    assert sorted(name for name in named if not any((root / name).exists() for root in roots)) == []


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as forges make them."""
    titles = re.findall(r"(?m)^#+ (.+)$", re.sub(r"(?s)```.*?```", "", text))
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    broken = []
    for link in re.findall(r"\]\(([^)]+)\)", text):
        target, _, anchor = link.partition("#")
        if target.startswith("http"):
            continue
        path = (page.parent / target) if target else page
        if not path.exists() or (anchor and anchor not in anchors(path.read_text(encoding="utf-8"))):
            broken.append(link)

    assert broken == []


def test_headings_of_a_page_differ() -> None:
    """Two headings of one name would share an anchor."""
    count: defaultdict[str, int] = defaultdict(int)
    for title in re.findall(r"(?m)^#+ (.+)$", REFERENCE):
        count[title.lower()] += 1

    assert [title for title, times in count.items() if times > 1] == []
