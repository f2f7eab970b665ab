"""`usmx export`: tables that refer to each other, say what `usmx list` says, and are inert wherever they are opened."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import usmx_corpus
from docks import DIVERS, DOCKS
from usmx_corpus.cli import main
from usmx_corpus.export import csv_files, datasette, xlsx
from usmx_corpus.export.files import ExportError, new_files
from usmx_corpus.export.schema import BY_NAME, TABLES
from usmx_corpus.model import Filters

Run = Callable[..., tuple[int, str, str]]

#: A formula, markup, a mark that turns the direction of what follows, and a control character.
HOSTILE = "=2+3 <script>alert(1)</script> \u202etfel\u202c \x1b[31mred"


@pytest.fixture
def export(on_docks: Run) -> Run:
    """Run the command on `docks`; return its exit code, output and errors."""
    return partial(on_docks, "export")


def rows(path: str, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def cells(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


# --- what the tables say ---------------------------------------------------------------------------------------------


def test_mentions_are_those_that_list_prints(docks: Path, export: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert export("docks.sqlite")[0] == 0
    main(["list", "commitments", "--json", "--corpus", str(docks)])
    listed = {(each["id"], each["text"], each["line"]) for each in json.loads(capsys.readouterr().out)}

    assert len(listed) == 3
    assert listed == set(rows("docks.sqlite", "SELECT id, text, line FROM mentions"))


def test_two_mentions_of_one_commitment_share_it_and_tell_their_difference(export: Run) -> None:
    export("docks.sqlite")

    assert rows("docks.sqlite", "SELECT mentions, documents FROM commitments ORDER BY 1") == [(1, 1), (2, 2)]
    assert ("amount", "40 million euros", "45 million euros") in rows(
        "docks.sqlite", "SELECT type, here, there FROM differences"
    )


def test_money_and_figures_are_numbers(export: Run) -> None:
    export("docks.sqlite")

    money = rows("docks.sqlite", "SELECT value, currency FROM amounts ORDER BY value")
    assert money == [(40_000_000.0, "EUR"), (45_000_000.0, "EUR")]
    assert ("count", 300.0, 300.0, "nearly") in rows("docks.sqlite", "SELECT type, low, high, qualifier FROM facts")


def test_a_mention_refers_to_the_statement_it_is_in(export: Run) -> None:
    export("docks.sqlite")

    joined = "SELECT m.text, s.text FROM mentions AS m JOIN statements AS s ON s.id = m.statement"
    assert len(found := rows("docks.sqlite", joined)) == 3
    assert all(mention in statement for mention, statement in found)


@pytest.mark.parametrize(
    "filters",
    [(), ("--since", "2022"), ("--document", "plan"), ("--words", "divers"), ("--until", "2021", "--actor", "Norway")],
    ids=" ".join,
)
def test_every_reference_leads_to_a_row(export: Run, filters: tuple[str, ...]) -> None:
    assert export("docks.sqlite", *filters)[0] == 0

    assert rows("docks.sqlite", "PRAGMA foreign_key_check") == []
    assert rows("docks.sqlite", "SELECT count(*) FROM mentions") != [(0,)]


def test_filters_on_documents_choose_documents_and_all_filters_choose_mentions(export: Run) -> None:
    export("docks.sqlite", "--document", "plan", "--words", "divers")

    assert rows("docks.sqlite", "SELECT id FROM documents") == [("plan",)]
    assert rows("docks.sqlite", "SELECT text FROM mentions") == [("Norway will hire nearly 300 divers in Bergen",)]


def test_the_full_text_search_finds_other_forms_and_ignores_accents(docks: Path, export: Run) -> None:
    (docks / "visit.md").write_text("Señor Núñez will visit the new school.\n", encoding="utf-8")
    export("docks.sqlite")

    query = "SELECT text FROM statements_fts WHERE statements_fts MATCH 'nunez visits schools'"
    assert rows("docks.sqlite", query) == [("Señor Núñez will visit the new school.",)]


def test_the_five_documents_keep_all_references(tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "five.sqlite")]) == 0

    assert rows(str(tmp_path / "five.sqlite"), "PRAGMA foreign_key_check") == []
    assert rows(str(tmp_path / "five.sqlite"), "SELECT count(*) FROM documents") == [(5,)]


def test_every_column_has_a_meaning_in_the_file(export: Run) -> None:
    export("docks.sqlite")

    meanings = {(table, column) for table, column, _ in rows("docks.sqlite", "SELECT * FROM columns")}
    assert meanings == {(table.name, name) for table in TABLES for name in table.names}


def test_the_same_files_give_the_same_bytes(export: Run) -> None:
    export("one.sqlite")
    export("two.sqlite")
    export("one.xlsx")
    export("two.xlsx")

    assert Path("one.sqlite").read_bytes() == Path("two.sqlite").read_bytes()
    assert Path("one.xlsx").read_bytes() == Path("two.xlsx").read_bytes()


def test_values_have_the_columns_of_their_table(docks: Path) -> None:
    from usmx_corpus.export.rows import Rows

    with usmx_corpus.open(docks) as archive:
        widths = {(name, len(values)) for name, batch in Rows(archive, Filters(), lambda *_: None) for values in batch}

    assert widths <= {(table.name, len(table.columns)) for table in TABLES}
    assert {name for name, _ in widths} >= {"documents", "statements", "commitments", "mentions", "facts", "repeats"}


# --- what reviewers say ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("reviewed")
def test_reviews_are_rows_under_the_names_of_reviewers(export: Run) -> None:
    export("docks.sqlite")

    said = rows(
        "docks.sqlite", "SELECT reviewer, verdict, status, state, quote FROM reviews WHERE quote LIKE '%docks%'"
    )
    assert said == [("ana", "yes", "in progress", "holds", DOCKS), ("ben", "yes", "broken", "holds", DOCKS)]
    assert rows("docks.sqlite", "SELECT reviewer, document FROM reviews WHERE read") == [("ana", "plan")]


@pytest.mark.usefixtures("reviewed")
def test_reviews_refer_to_mentions_and_what_is_lost_is_kept(export: Run) -> None:
    export("docks.sqlite")

    assert rows("docks.sqlite", "PRAGMA foreign_key_check") == []
    found = (
        "SELECT r.quote, m.rule, m.reviewed FROM reviews AS r JOIN mentions AS m ON m.id = r.mention"
        " ORDER BY m.line, m.id, r.id"
    )
    assert rows("docks.sqlite", found) == [
        ("The harbour is old", "missed", "missed"),
        (DOCKS, "will", "yes"),
        (DOCKS, "will", "yes"),
        (DIVERS, "will", "disputed"),
        (DIVERS, "will", "disputed"),
    ]
    assert rows("docks.sqlite", "SELECT quote, mention, document FROM reviews WHERE state = 'lost'") == [
        ("Norway will sing", None, None)
    ]


@pytest.mark.usefixtures("reviewed")
def test_what_reviewers_edited_and_their_evidence_are_rows(export: Run) -> None:
    export("docks.sqlite")

    edits = "SELECT r.reviewer, e.field, e.value FROM edits AS e JOIN reviews AS r ON r.id = e.review"
    assert rows("docks.sqlite", edits) == [
        ("ana", "actors", "Norway"),
        ("ana", "actors", "Bergen"),
        ("ana", "strength", "aims"),
    ]
    assert rows("docks.sqlite", "SELECT url, quote, date FROM evidence") == [
        ("https://news.example/docks", "The first dock is full.", "2024")
    ]
    assert rows("docks.sqlite", "SELECT strength, edited FROM mentions WHERE edited IS NOT NULL") == [
        ("aims", "actors strength")
    ]


def test_words_that_moved_are_proposed_and_attached_to_nothing(reviewed: Path, export: Run) -> None:
    plan = reviewed / "plan.md"
    plan.write_text(plan.read_text(encoding="utf-8").replace("will dig two", "will now dig two"), encoding="utf-8")
    export("docks.sqlite")

    moved = "SELECT r.mention, m.text FROM reviews AS r JOIN mentions AS m ON m.id = r.proposed WHERE state = 'moved?'"
    now = DOCKS.replace("will dig", "will now dig")
    assert rows("docks.sqlite", moved) == [(None, now), (None, now)]


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("filters", [("--document", "again"), ("--words", "divers"), ("--reviewed", "disputed")])
def test_references_of_reviews_lead_to_rows_that_pass(export: Run, filters: tuple[str, ...]) -> None:
    assert export("docks.sqlite", *filters)[0] == 0

    assert rows("docks.sqlite", "PRAGMA foreign_key_check") == []
    documents = rows("docks.sqlite", "SELECT DISTINCT document FROM reviews WHERE document IS NOT NULL")
    assert documents == ([] if "again" in filters else [("plan",)])


# --- formats ---------------------------------------------------------------------------------------------------------


def test_what_datasette_is_told_is_there() -> None:
    told = datasette.metadata("docks", "Docks")["databases"]
    assert isinstance(told, dict)
    tables = told["docks"]["tables"]

    for name, table in BY_NAME.items():
        assert set(tables[name]["columns"]) == set(table.names)
        assert {*tables[name].get("facets", ()), tables[name].get("sort", table.names[0])} <= set(table.names)
        assert tables[name].get("label_column", table.names[0]) in table.names


def test_a_table_is_described_beside_the_sqlite_file(export: Run) -> None:
    export("docks.sqlite")

    assert "docks" in json.loads(Path("docks.metadata.json").read_text(encoding="utf-8"))["databases"]


def test_csv_files_have_the_rows_of_the_sqlite_file(export: Run) -> None:
    export("docks.sqlite")
    export("tables", "--format", "csv")

    for table in TABLES:
        lines = list(cells(Path("tables", f"{table.name}.csv")))
        assert tuple(lines[0]) == table.names
        assert [(len(lines) - 1,)] == rows("docks.sqlite", f"SELECT count(*) FROM {table.name}")  # noqa: S608


def test_csv_files_are_described_column_by_column(export: Run) -> None:
    export("tables", "--format", "csv")

    described = json.loads(Path("tables", csv_files.DESCRIPTION).read_text(encoding="utf-8"))
    for resource in described["resources"]:
        header = next(cells(Path("tables", resource["path"])))
        assert header == [field["name"] for field in resource["schema"]["fields"]]


def test_the_mark_of_utf_8_stands_only_where_it_is_asked_for(export: Run) -> None:
    export("marked", "--format", "csv", "--bom")
    export("bare", "--format", "csv")

    assert Path("marked/mentions.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert Path("bare/mentions.csv").read_bytes().startswith(b"id,")


def test_a_workbook_has_a_sheet_a_table(export: Run) -> None:
    export("docks.xlsx")

    with ZipFile("docks.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        first = book.read("xl/worksheets/sheet1.xml").decode()
    assert len(sheets) == len(TABLES)
    assert "Harbour plan, again" in first


def test_a_sheet_that_is_full_is_an_error(export: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    code, _, err = export("docks.xlsx")

    assert code == 2
    assert "statements has more than 2 rows" in err
    assert not Path("docks.xlsx").exists()


def test_a_text_longer_than_a_cell_is_cut_visibly(export: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_CHARACTERS", 20)
    export("docks.xlsx")

    with ZipFile("docks.xlsx") as book:
        assert "Harbour plan, again<" in book.read("xl/worksheets/sheet1.xml").decode()  # 19 characters
        assert "Norway will dig two…<" in book.read("xl/worksheets/sheet3.xml").decode()


# --- input from strangers --------------------------------------------------------------------------------------------


@pytest.fixture
def hostile(docks: Path) -> Path:
    """Return a folder in which a title, a sentence, a commitment and a review are hostile."""
    text = f"---\ntitle: '{HOSTILE}'\n---\n{HOSTILE}\n\nNorway will pay {HOSTILE}.\n"
    (docks / "hostile.md").write_text(text, encoding="utf-8")
    said: dict[str, Any] = {
        "document": "hostile",
        "quote": HOSTILE,
        "verdict": "no",
        "status": HOSTILE,
        "note": HOSTILE,
    }
    said |= {"fields": {"text": HOSTILE, "actors": [HOSTILE]}, "evidence": [{"url": HOSTILE, "quote": HOSTILE}]}
    (docks / "reviews").mkdir()
    (docks / "reviews/ana.jsonl").write_text(json.dumps(said) + "\n", encoding="utf-8")
    return docks


@pytest.mark.usefixtures("hostile")
def test_no_table_has_what_a_terminal_would_obey(export: Run) -> None:
    export("docks.sqlite")
    export("docks.xlsx")
    export("tables", "--format", "csv")

    texts = [str(row) for table in TABLES for row in rows("docks.sqlite", f"SELECT * FROM {table.name}")]  # noqa: S608
    texts += [path.read_text(encoding="utf-8") for path in Path("tables").glob("*.csv")]
    with ZipFile("docks.xlsx") as book:
        texts += [book.read(name).decode() for name in book.namelist()]
    assert rows("docks.sqlite", "SELECT count(*) FROM reviews, edits, evidence") == [(2,)]
    assert any("2+3" in text for text in texts)
    assert not [text for text in texts if "\u202e" in text or "\x1b" in text or "\\x1b" in text]


@pytest.mark.usefixtures("hostile")
def test_no_cell_is_a_formula(export: Run) -> None:
    export("tables", "--format", "csv")
    export("docks.xlsx")

    titles = [row[3] for row in cells(Path("tables/documents.csv"))]
    assert any(title.startswith("'=2+3") for title in titles)
    said = [
        cell for name in ("reviews", "edits", "evidence") for row in cells(Path(f"tables/{name}.csv")) for cell in row
    ]
    assert sum(cell.startswith("'=2+3") for cell in said) == 7
    assert not [cell for cell in said if cell.startswith("=")]
    with ZipFile("docks.xlsx") as book:
        assert not [name for name in book.namelist() if "<f>" in book.read(name).decode()]


@pytest.mark.usefixtures("hostile")
def test_for_programs_a_text_stays_as_it_is(export: Run) -> None:
    export("tables", "--raw-csv")

    assert any(row[3].startswith("=2+3") for row in cells(Path("tables/documents.csv")))


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("docks.txt",), "ends in none of .sqlite"),
        (("tables",), "give --format csv"),
        (("docks",), "give --format csv"),
        (("docks", "--format", "sqlite"), "is a folder"),
        (("docks/plan.md", "--format", "csv"), "is a file"),
        (("docks.sqlite", "--bom", "--format", "sqlite"), "is about CSV files"),
        (("docks.xlsx", "--raw-csv", "--format", "xlsx"), "is about CSV files"),
        (("missing/docks.sqlite",), "cannot write missing/docks.sqlite"),
        (("missing/docks.xlsx",), "cannot write missing/docks.xlsx"),
        (("missing/docks/tables", "--format", "csv"), "cannot write missing/docks/tables"),
        (("docks.sqlite", "--actor", "Atlantis"), "no actor “Atlantis”"),
        (("",), "is empty"),
    ],
    ids=str,
)
def test_bad_input_is_an_error_and_writes_nothing(export: Run, arguments: tuple[str, ...], reason: str) -> None:
    before = sorted(Path().rglob("*"))
    code, out, err = export(*arguments)

    assert (code, out) == (2, "")
    assert reason in " ".join(err.split())
    assert sorted(Path().rglob("*")) == before


def test_a_file_is_replaced_only_on_request(export: Run) -> None:
    Path("docks.sqlite").write_text("mine", encoding="utf-8")
    code, _, err = export("docks.sqlite")

    assert code == 2
    assert "docks.sqlite is there already (use --force to replace it)" in err
    assert Path("docks.sqlite").read_text(encoding="utf-8") == "mine"
    assert export("docks.sqlite", "--force")[0] == 0
    assert rows("docks.sqlite", "SELECT count(*) FROM documents") == [(2,)]


def test_other_files_of_a_folder_stay(export: Run) -> None:
    Path("tables").mkdir()
    Path("tables/mine.txt").write_text("mine", encoding="utf-8")
    export("tables", "--format", "csv", "--force")

    assert Path("tables/mine.txt").read_text(encoding="utf-8") == "mine"
    assert Path("tables/mentions.csv").exists()


def test_an_error_in_between_leaves_nothing(tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with (
        pytest.raises(ExportError, match="No space left"),
        new_files(tmp_path / "new", ["a", "b"], force=False, make=True) as files,
    ):
        fail(files["a"])

    assert not (tmp_path / "new").exists()


def test_what_was_written_is_said_with_its_size(export: Run) -> None:
    assert export("docks.sqlite")[1].splitlines() == [
        "Wrote docks.sqlite: 2 documents, 6 statements, 2 commitments, 3 mentions",
        "Wrote docks.metadata.json",
    ]


def test_what_reviewers_reject_is_left_out_and_counted(docks: Path, export: Run) -> None:
    line = {"document": "plan", "quote": DIVERS, "verdict": "no", "reviewer": "ana"}
    (docks / "reviews").mkdir()
    (docks / "reviews/ana.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")

    out = export("docks.sqlite")[1]

    assert "1 mention that reviewers reject is not shown" in out
    assert rows("docks.sqlite", "SELECT id FROM mentions WHERE rule = 'will' AND text LIKE '%divers%'") == []
    assert rows("docks.sqlite", "SELECT verdict, mention, document FROM reviews") == [("no", None, "plan")]


def test_the_guide_has_every_table_and_column() -> None:
    guide = (Path(__file__).parents[1] / "docs/export.md").read_text(encoding="utf-8")
    sections = {section.partition("\n")[0]: section for section in guide.split("\n### ")[1:]}

    assert list(sections) == [table.name for table in TABLES]
    for table in TABLES:
        rows_ = [line for line in sections[table.name].splitlines() if line.startswith("| `")]
        said = [f"| `{column.name}` | {column.meaning}" for column in table.columns]
        assert all(row.startswith(line) for row, line in zip(rows_, said, strict=True))
