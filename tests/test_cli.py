"""The command line as a user meets it: what it prints, how it ends, what it says to a mistake."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from usmx_corpus.cli import app, main
from usmx_corpus.index.queries import COUNTED_BY
from usmx_corpus.model import STRENGTHS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the five documents, 100 columns wide."""
    monkeypatch.delenv("USMX_CORPUS", raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process: its exit code, standard output and standard error."""

    def runner(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return runner


GOLDEN = {
    "list-documents": ("list", "documents"),
    "list-commitments": ("list", "commitments"),
    "list-commitments-each": ("list", "commitments", "--each", "--explain", "--document", "mexican-summary"),
    "list-commitments-markdown": ("list", "commitments", "--with-amount", "--format", "markdown"),
    "list-counts": ("list", "commitments", "--count", "actor", "--count", "strength"),
    "list-duplicates": ("list", "duplicates"),
    "list-rules": ("list", "rules"),
    "show-document": ("show", "mexican-summary"),
    "diff-copy": ("diff", "sanders-statement", "sanders-statement-archived"),
    "diff-summary": ("diff", "fact-sheet", "mexican-summary"),
    "diff-event": ("diff", "sanders-statement", "fact-sheet"),
    "diff-markdown": ("diff", "fact-sheet", "mexican-summary", "--format", "markdown"),
    "trace-sourced": ("trace", "The FBI will train genetics experts on a system to track forensic information"),
    "trace-conflicting": ("trace", "The U.S. will invest $150 million in labor reform"),
    "trace-unsourced": ("trace", "The U.S. will donate vaccines to Mexico"),
    "check": ("check",),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_output_is_as_it_was_read_and_approved(
    run: Run, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])

    _, out, err = run(*GOLDEN[name])

    assert err == ""
    golden(f"{name}.txt", out)


def test_a_span_that_ends_before_it_begins_is_a_mistake(run: Run) -> None:
    code, out, err = run("list", "commitments", "--since", "2023", "--until", "2022")

    assert (code, out) == (2, "")
    assert "2022-12-31 is before --since 2023-01-01" in err


def test_a_count_by_something_unknown_is_a_mistake(run: Run) -> None:
    code, out, err = run("list", "commitments", "--count", "colour")

    assert (code, out) == (2, "")
    assert "choose from actor, place, strength" in err


@pytest.mark.parametrize("by", [("actor", "actor"), ("actor", "month", "year")])
def test_counts_are_by_one_thing_or_by_two(run: Run, by: tuple[str, ...]) -> None:
    code, _, err = run("list", "commitments", *(word for each in by for word in ("--count", each)))

    assert code == 2
    assert "by two different ones" in err


def test_all_that_can_be_counted_by_can_be_asked_for(run: Run) -> None:
    for by in COUNTED_BY:
        code, out, _ = run("list", "commitments", "--count", by, "--format", "csv")

        assert (code, out.splitlines()[0]) == (0, f"{by},commitments,mentions")


def test_counts_as_json_add_up_to_the_list(run: Run) -> None:
    listed = json.loads(run("list", "commitments", "--json")[1])
    counted = json.loads(run("list", "commitments", "--count", "strength", "--json")[1])

    assert sum(count["mentions"] for count in counted) == len(listed)
    assert [count["strength"] for count in counted] == list(STRENGTHS)


def test_a_table_says_what_its_limit_leaves_out(run: Run) -> None:
    _, out, _ = run("list", "commitments", "--limit", "3")

    assert out.splitlines()[-1] == "… and 41 more (--limit 0 shows all)"


DATA_COMMANDS = [
    ("list", "documents"),
    ("list", "commitments"),
    ("list", "duplicates"),
    ("list", "rules"),
    ("show", "fact-sheet"),
    ("diff", "fact-sheet", "mexican-summary"),
    ("trace", "The U.S. will donate vaccines to Mexico"),
    ("check",),
]


@pytest.mark.parametrize("command", DATA_COMMANDS, ids=" ".join)
def test_every_command_that_prints_data_prints_json_either_way(run: Run, command: tuple[str, ...]) -> None:
    _, short, _ = run(*command, "--json")
    _, long, _ = run(*command, "--format", "json")

    assert short == long
    assert json.loads(short)


@pytest.mark.parametrize("command", DATA_COMMANDS, ids=" ".join)
def test_every_command_that_prints_data_prints_csv_with_a_header(run: Run, command: tuple[str, ...]) -> None:
    _, out, _ = run(*command, "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(out)))
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize("command", DATA_COMMANDS, ids=" ".join)
def test_every_command_that_prints_data_prints_markdown(run: Run, command: tuple[str, ...]) -> None:
    _, out, _ = run(*command, "--format", "markdown")

    assert out.strip()
    assert "\x1b" not in out


CONTRACT = {
    ("list", "documents"): {
        "id", "path", "kind", "title", "date", "url", "published", "modified", "words", "copy_of",
    },
    ("list", "commitments"): {
        "id", "document", "path", "line", "last_line", "quote", "section", "actors", "strength", "amounts", "deadline",
        "rule", "repeats",
    },
    ("list", "duplicates"): {"template", "original", "members", "pairs"},
    ("diff", "fact-sheet", "mexican-summary"): {"left", "right", "relation", "similarity", "metadata", "changes"},
    ("trace", "The FBI will train genetics experts"): {"claim", "verdict", "sources"},
}  # fmt: skip


@pytest.mark.parametrize("command", CONTRACT, ids=" ".join)
def test_json_holds_the_keys_that_scripts_rely_on(run: Run, command: tuple[str, ...]) -> None:
    _, out, _ = run(*command, "--json")

    answer = json.loads(out)
    records = answer if isinstance(answer, list) else [answer]
    assert all(record.keys() >= CONTRACT[command] for record in records)


def test_a_source_names_the_commitment_it_states(run: Run, tmp_path: Path) -> None:
    for number in range(6):
        text = f"---\ndate: '2021-06-08'\n---\nMexico will build {number + 2} ports. The weather was fine.\n"
        (tmp_path / f"release-{number}.md").write_text(text, encoding="utf-8")
    traced = json.loads(run("trace", "Mexico will build 7 ports", "--corpus", str(tmp_path), "--json")[1])
    listed = json.loads(run("list", "commitments", "--corpus", str(tmp_path), "--document", "release-5", "--json")[1])

    commitment = traced["sources"][0]["commitment"]
    assert commitment == {each: listed[0][each] for each in ("id", "strength", "quote")}
    assert commitment["quote"] == "Mexico will build 7 ports"


def commitments(run: Run, *options: str) -> list[dict[str, Any]]:
    code, out, err = run("list", "commitments", *options, "--json")
    assert (code, [line for line in err.splitlines() if "without a date" not in line]) == (0, [])
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_json_in_a_pipe_is_a_record_a_line(run: Run) -> None:
    _, out, _ = run("list", "documents", "--json")

    first, *records, last = out.splitlines()
    assert (first, last) == ("[", "]")
    assert [json.loads(record.rstrip(","))["id"] for record in records] == [doc["id"] for doc in json.loads(out)]


def test_one_promise_stated_in_four_documents_is_one_row_with_four_places(run: Run) -> None:
    _, out, _ = run("list", "commitments", "--words", "disabling human trafficking")

    assert re.findall(r"([\w-]+):\d+", out) == [
        "sanders-statement",
        "fact-sheet",
        "sanders-statement-archived",
        "mexican-summary",
    ]


def test_json_lists_every_statement_with_its_repeats(run: Run) -> None:
    found = commitments(run, "--words", "disabling human trafficking")

    assert [len(commitment["repeats"]) for commitment in found] == [3, 3, 3, 3]


def test_words_are_found_in_any_form(run: Run) -> None:
    assert commitments(run, "--words", "held dialogues") == commitments(run, "--words", "hold dialogue") != []


@pytest.mark.parametrize(
    ("options", "passes"),
    [
        (("--document", "hled"), lambda c: c["document"] == "hled-fact-sheet"),
        (("--actor", "FBI"), lambda c: "Federal Bureau of Investigation" in c["actors"]),
        (("--strength", "aims"), lambda c: c["strength"] == "aims"),
        (("--place", "Honduras"), lambda c: "Honduras" in c["places"]),
        (("--with-amount",), lambda c: c["amounts"]),
        (("--with-figure",), lambda c: c["amounts"] or c["figures"]),
        (("--since", "2021-09"), lambda c: c["document"] == "hled-fact-sheet"),
        (("--until", "2021-06-08"), lambda c: c["document"] in {"fact-sheet", "sanders-statement"}),
        (("--words", "training programs"), lambda c: "training" in c["text"] and "programs" in c["text"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_filter_lets_pass_what_it_names_and_nothing_else(
    run: Run, options: tuple[str, ...], passes: Callable[[dict[str, Any]], object]
) -> None:
    expected = [commitment["id"] for commitment in commitments(run) if passes(commitment)]

    assert expected
    assert [commitment["id"] for commitment in commitments(run, *options)] == expected


def test_filters_combine(run: Run) -> None:
    both = commitments(run, "--document", "fact-sheet", "--with-amount")

    assert [amount["text"] for commitment in both for amount in commitment["amounts"]] == [
        "$130 million",
        "$250 million",
    ]


def test_a_filter_given_twice_means_either(run: Run) -> None:
    found = commitments(run, "--strength", "aims", "--strength", "planned")

    assert {commitment["strength"] for commitment in found} == {"aims", "planned"}


def test_a_unique_beginning_of_an_id_shows_a_commitment(run: Run) -> None:
    first = commitments(run, "--strength", "aims")[0]

    code, out, _ = run("show", first["id"][:6])

    assert code == 0
    assert first["id"] in out
    assert "$250 million" in out


def test_show_names_every_other_place_and_how_it_differs(run: Run) -> None:
    first = commitments(run, "--document", "fact-sheet", "--words", "invest additional $130 million")[0]

    _, out, _ = run("show", first["id"])

    assert "sanders-statement.txt:25" in out
    assert "mexican-summary.txt:17" in out
    assert "approximately" in out


EXIT_CODES = {
    ("diff", "sanders-statement", "sanders-statement-archived"): 0,
    ("diff", "fact-sheet", "mexican-summary"): 1,
    ("trace", "The FBI will train genetics experts on a new system to track forensic information"): 0,
    ("trace", "The U.S. will invest an additional $150 million in technical assistance over three years"): 1,
    ("trace", "The U.S. will donate vaccines to Mexico"): 1,
    ("check",): 1,
    ("list", "documents"): 0,
    ("list", "duplicates"): 0,
    ("list", "duplicates", "--relation", "template"): 0,
    ("show", "fact-sheet"): 0,
}


@pytest.mark.parametrize("command", EXIT_CODES, ids=" ".join)
def test_the_exit_code_tells(run: Run, command: tuple[str, ...]) -> None:
    assert run(*command)[0] == EXIT_CODES[command]


MISTAKES = {
    ("show", "fact-shet"): "fact-sheet",
    ("diff", "fact-sheet", "mexcan-summary"): "mexican-summary",
    ("show", "s"): "sanders-statement-archived",
    ("list", "commitments", "--document", "hled-factsheet"): "hled-fact-sheet",
    ("list", "commitments", "--strength", "pledge"): "pledged",
    ("list", "commitments", "--actor", "Mexco"): "Mexico",
    ("list", "commitments", "--since", "June"): "2021-06-08",
    ("list", "duplicates", "--document", "fact-shet"): "fact-sheet",
    ("list", "duplicates", "--relation", "copies"): "unknown relation 'copies'; did you mean copy?",
    ("list", "duplicates", "--least", "1.5"): "--least",
    ("list", "duplicates", "--least", "nan"): "not a share from 0.2 to 1: nan",
    ("list", "duplicates", "--least", "half"): "--least",
    ("list", "documents", "--format", "jsn"): "json",
    ("list", "documents", "--formt", "json"): "--format",
    ("list", "documents", "--json", "--format", "csv"): "contradict",
    ("list", "documents", "--corpus", "no-such-folder"): "no-such-folder: no such folder",
    ("list", "documents", "--corpus", "pyproject.toml"): "pyproject.toml: not a folder",
    ("list", "documents", "--corpus", ".ci"): ".ci: no documents here",
    ("lst", "documents"): "list",
    ("trace",): "--batch",
    ("trace", "  "): "empty",
    ("trace", "x", "--batch", "y"): "--batch",
    ("trace", "--batch", ""): "--batch",
    ("list", "commitments", "--until", "yesterday"): "--until",
    ("show", ""): "name a document or commitment",
    ("show", "FACT-SHEET-1"): "fact-sheet",
    ("trace", "--batch", "no-such-file"): "no-such-file: No such file",
    ("diff", "fact-sheet", "no/such/file.md"): "no/such/file.md: No such file",
}


@pytest.mark.parametrize("command", MISTAKES, ids=" ".join)
def test_a_mistake_is_answered_with_what_was_meant(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])

    code, out, err = run(*command)

    assert (code, out) == (2, "")
    assert MISTAKES[command] in err


def test_a_corpus_may_be_named_before_the_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("Words.", encoding="utf-8")

    _, out, _ = run("--corpus", str(tmp_path), "list", "documents", "--json")

    assert [document["id"] for document in json.loads(out)] == ["one"]


def test_since_and_until_include_their_own_day(run: Run) -> None:
    def documents(*dates: str) -> set[str]:
        _, out, _ = run("list", "commitments", *dates, "--json")
        return {commitment["document"] for commitment in json.loads(out)}

    assert documents("--since", "2021-09-09") == {"hled-fact-sheet"}
    assert documents("--since", "2021-09-10") == set()
    assert documents("--until", "2021-06-08") == {"fact-sheet", "sanders-statement"}
    assert documents("--until", "2021-06-07") == set()


def test_a_broken_file_is_told_on_standard_error_and_the_rest_answers(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("---\ntitle: [\n---\nWords.\n", encoding="utf-8")
    (tmp_path / "good.md").write_text("The agency will train 50 inspectors.\n", encoding="utf-8")

    code, out, err = run("list", "commitments", "--corpus", str(tmp_path), "--json")

    assert code == 0
    assert [commitment["document"] for commitment in json.loads(out)] == ["good"]
    assert re.search(r"bad\.md:\d: invalid YAML", err)


def test_words_of_the_corpus_reach_the_terminal_as_words(run: Run, tmp_path: Path) -> None:
    text = (
        "The agency will train [bold]fifty[/b] inspectors \x1b[31m in <b>red</b> [link](javascript:alert(1)) \u202e.\n"
    )
    (tmp_path / "odd.md").write_text(text, encoding="utf-8")

    _, out, _ = run("list", "commitments", "--corpus", str(tmp_path))

    assert "will train [bold]fifty[/b] inspectors" in " ".join(out.split())
    assert not {"\x1b", "\u202e"} & set(out)


def test_batch_answers_line_by_line_in_order(run: Run, tmp_path: Path) -> None:
    claims = ["The FBI will train genetics experts.", "The U.S. will donate vaccines to Mexico."]
    (tmp_path / "claims.txt").write_text("\n".join([claims[0], "", claims[1]]), encoding="utf-8")

    code, out, _ = run("trace", "--batch", str(tmp_path / "claims.txt"), "--json")

    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [(answer["claim"], answer["verdict"]) for answer in answers] == [
        (claims[0], "sourced"),
        (claims[1], "unsourced"),
    ]


def test_a_claim_is_read_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The FBI will\ntrain genetics experts\n")))

    _, out, _ = run("trace", "-", "--json")

    assert json.loads(out)["claim"] == "The FBI will train genetics experts"


def test_a_commitment_is_followed_by_its_id(run: Run) -> None:
    first = commitments(run, "--words", "dialogue September", "--document", "fact-sheet")[0]

    code, out, _ = run("trace", first["id"][:6], "--json")

    answer = json.loads(out)
    told = [(each["document"], each["how"]) for each in answer["appearances"]]
    assert (code, answer["id"]) == (0, first["id"])
    assert told == [("fact-sheet", "stated"), ("mexican-summary", "repeated"), ("hled-fact-sheet", "inferred")]


def test_a_commitments_id_in_a_file_of_claims_stands_for_its_words(run: Run, tmp_path: Path) -> None:
    first = commitments(run, "--strength", "aims")[0]
    (tmp_path / "claims.txt").write_text(first["id"], encoding="utf-8")

    _, out, _ = run("trace", "--batch", str(tmp_path / "claims.txt"), "--json")

    answer = json.loads(out)
    assert (answer["verdict"], answer["sources"][0]["document"]) == ("sourced", "fact-sheet")


@pytest.mark.parametrize(
    ("format_", "key", "value"), [("annotation", "type", "Annotation"), ("csl", "type", "webpage")]
)
def test_sources_are_handed_to_other_tools(run: Run, format_: str, key: str, value: str) -> None:
    _, out, _ = run("trace", "The FBI will train genetics experts", "--format", format_)

    assert {record[key] for record in json.loads(out)} == {value}


def test_an_annotation_quotes_what_stands_around_the_paragraph(run: Run) -> None:
    _, out, _ = run("trace", "The FBI will train genetics experts", "--format", "annotation")

    quotes = [record["target"]["selector"][0] for record in json.loads(out)]
    assert quotes
    assert all(quote["prefix"] and quote["suffix"] for quote in quotes)


def test_a_file_of_claims_may_have_ids(run: Run, tmp_path: Path) -> None:
    lines = ['{"id": "a", "claim": "The FBI will train genetics experts"}', '{"id": 7, "claim": "Zeppelins fly"}']
    (tmp_path / "claims.jsonl").write_text("\n".join(lines), encoding="utf-8")

    code, out, _ = run("trace", "--batch", str(tmp_path / "claims.jsonl"), "--json")

    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [(answer["id"], answer["verdict"]) for answer in answers] == [("a", "sourced"), ("7", "unsourced")]


def test_words_that_look_like_an_id_are_a_claim(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.txt").write_text("2019\ndecade\nThe FBI will train genetics experts.\n", encoding="utf-8")

    _, out, err = run("trace", "--batch", str(tmp_path / "claims.txt"), "--json")

    assert err == ""
    assert [json.loads(line)["claim"] for line in out.splitlines()][:2] == ["2019", "decade"]


def test_a_claims_file_that_is_not_utf_8_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.txt").write_bytes(b"Words.\nL\xf3pez\n")

    code, _, err = run("trace", "--batch", str(tmp_path / "claims.txt"), "--json")

    assert code == 2
    assert "claims.txt:2: not UTF-8" in err


def test_a_copy_counts_its_years_from_the_original(run: Run) -> None:
    found = commitments(run, "--words", "over the next three years")

    assert {commitment["deadline"]["end"] for commitment in found} == {"2024-06-08"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [("from 1 May 2024", "(from 2024-05-01)"), ("from 1 May 2024 to 3 June 2024", "(2024-05-01 to 2024-06-03)")],
)
def test_a_deadline_is_shown_with_the_days_that_are_known(run: Run, tmp_path: Path, words: str, shown: str) -> None:
    text = f"---\ntitle: Ports\ndate: 2024-02-01\n---\nThe Ministry will open the port of Vestby {words}.\n"
    (tmp_path / "ports.md").write_text(text)
    (found,) = json.loads(run("list", "commitments", "--json", "--corpus", str(tmp_path))[1])
    _, out, _ = run("show", found["id"], "--corpus", str(tmp_path))

    assert f"deadline: {words} {shown}" in out


def test_json_names_what_is_editorial(run: Run) -> None:
    _, traced, _ = run(
        "trace", "VP Harris' visit was a diplomatic effort to renew the binational partnership", "--json"
    )
    _, compared, _ = run("diff", "fact-sheet", "mexican-summary", "--json")

    assert json.loads(traced)["sources"][0]["editorial"] == ["date", "kind", "title"]
    assert {field["field"] for field in json.loads(compared)["metadata"] if field["editorial"] == ["right"]} >= {"date"}


def test_a_file_that_is_no_text_is_trouble(run: Run, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2")

    code, out, err = run("diff", str(tmp_path / "binary.txt"), "fact-sheet")

    assert (code, out) == (2, "")
    assert "binary.txt" in err


@pytest.mark.parametrize("width", ["20", "40", "80", "200"])
@pytest.mark.parametrize("command", DATA_COMMANDS[:-1], ids=" ".join)
def test_lines_keep_to_the_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: str, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", width)

    _, out, _ = run(*command)

    # Addresses and `path:line:` messages are never broken.
    wrapped = [line for line in out.splitlines() if "://" not in line and ".txt:" not in line]
    assert wrapped
    assert max(map(len, wrapped)) <= max(int(width), 26)


def test_a_pipe_gets_no_colour_and_no_trailing_blanks(run: Run) -> None:
    _, out, _ = run("diff", "fact-sheet", "mexican-summary")

    assert "\x1b" not in out
    assert not re.search(r" $", out, re.MULTILINE)


def leaves(group: Any, *path: str) -> list[tuple[str, ...]]:  # noqa: ANN401 - Typer's command classes are private
    """Give the path of every command that is no group."""
    if not hasattr(group, "list_commands"):
        return [path]
    names = group.list_commands(None)
    return [leaf for name in names for leaf in leaves(group.get_command(None, name), *path, name)]


@pytest.mark.parametrize("command", leaves(typer.main.get_command(app)), ids=" ".join)
def test_every_command_has_help_with_two_examples_that_run(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[str, ...]
) -> None:
    code, out, _ = run(*command, "--help")
    examples = re.findall(r"^ +usmx (.+)$", out, re.MULTILINE)

    assert code == 0
    assert len(examples) == 2
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases/one.md").write_text("Words.", encoding="utf-8")
    for name in ("claims.txt", "plan.docx", "first.txt", "second.txt"):
        (tmp_path / name).write_text(f"A claim in {name}.", encoding="utf-8")
    (tmp_path / "judged.csv").write_text("id,verdict\n", encoding="utf-8")
    (tmp_path / "ana.jsonl").write_text('{"document": "one", "read": true}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for example in examples:
        import shlex

        assert run(*shlex.split(example.partition(" > ")[0]))[0] in {0, 1}


def test_completion_knows_the_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_USMX_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "usmx show sand")
    monkeypatch.setenv("COMP_CWORD", "2")

    done = subprocess.run([sys.executable, "-m", "usmx_corpus"], capture_output=True, text=True, check=False)

    assert done.stdout.split() == ["sanders-statement", "sanders-statement-archived"]


def test_a_reader_who_closes_the_pipe_ends_the_command_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "usmx_corpus", "list", "commitments", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        assert command.stdout
        assert command.stderr
        command.stdout.close()

        assert command.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full to write to")
def test_output_that_cannot_be_written_is_trouble() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "usmx_corpus", "list", "documents"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.startswith("usmx: standard output: ")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_old_code_page_is_no_trouble(encoding: str) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "usmx_corpus", "list", "commitments"]

    table = subprocess.run(command, capture_output=True, check=False, env=environment)
    data = subprocess.run([*command, "--json"], capture_output=True, check=False, env=environment)

    assert (table.returncode, table.stderr) == (0, b"")
    assert "Mexico’s" in " ".join(commitment["text"] for commitment in json.loads(data.stdout))


def test_version_is_that_of_the_package(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version") == (0, f"usmx {version('usmx')}\n", "")


@pytest.mark.parametrize("reference", ["fact-sheet", "fact-sheet:", ":3", "fact-sheet:x", "fact-sheet:99999999999"])
def test_explain_needs_a_document_and_a_line(run: Run, reference: str) -> None:
    code, _, err = run("show", reference, "--explain")

    assert code == 2
    assert "DOCUMENT:LINE" in err


def test_explain_names_the_rule_that_came_nearest_and_what_stopped_it(run: Run) -> None:
    _, out, _ = run("show", "fact-sheet:20", "--explain", "--json")
    agenda = json.loads(out)[1]

    assert agenda["commitments"] == []
    assert (agenda["nearest"][0]["rule"], agenda["nearest"][0]["exclusion"]) == ("will", "effect")
