"""`usmx review` in a terminal and out of one."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from hostile.terminal import Terminal
from usmx_corpus.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WELLS = "The Ministry of Works will dig 40 wells in the hills"
ROADS = "The Ministry of Works will pave the road to the harbor"
DOORS = "In winter the doors stay open to all"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("plan", "copy"):
        text = f"---\ntitle: The {name}\ndate: 2024-05-01\n---\n\n{WELLS}. {ROADS}.\n\n{DOORS}.\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.setenv("USMX_CORPUS", str(tmp_path))
    monkeypatch.setenv("USMX_REVIEWER", "ana")
    return tmp_path


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "usmx_corpus", "review"]
    with Terminal(command, os.environ | {"TERM": "xterm", "NO_COLOR": "1"}, folder) as terminal:
        yield terminal


def lines(folder: Path, name: str = "ana") -> list[dict[str, object]]:
    text = (folder / "reviews" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def said(folder: Path) -> list[tuple[object, object]]:
    return [(each["document"], each.get("verdict")) for each in lines(folder)]


# --- in a terminal ---------------------------------------------------------------------------------------------------


def test_one_key_judges_a_commitment_and_the_same_words_elsewhere(terminal: Terminal, folder: Path) -> None:
    shown = terminal.wait_for("? help")
    terminal.type("y")
    terminal.wait_for("? help")
    terminal.type("q")
    rest, code = terminal.rest()

    assert "1 of 4" in shown
    assert f"‹{WELLS}›" in shown.replace("\r\n", "").replace("  ", " ")
    assert "also of the same words in" in rest
    assert code == 0
    assert sorted(said(folder)) == [("copy", "yes"), ("plan", "yes")]


def test_the_next_time_goes_on_where_one_stopped(
    terminal: Terminal, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    terminal.wait_for("? help")
    terminal.type("n")
    terminal.wait_for("? help")
    terminal.type("\x03")  # Ctrl-C is an end too
    terminal.rest()
    command = [sys.executable, "-m", "usmx_corpus", "review"]
    with Terminal(command, os.environ | {"TERM": "xterm", "NO_COLOR": "1"}, folder) as again:
        shown = again.wait_for("? help")
        again.type("q")
        again.rest()
    main(["list", "commitments", "--each", "--json"])

    assert "1 of 2" in shown
    assert "‹" + ROADS[:30] in shown.replace("\r\n", "").replace("  ", " ")
    assert [each["text"] for each in json.loads(capfd.readouterr().out)] == [ROADS, ROADS]


def test_what_is_typed_is_recorded_and_undone(terminal: Terminal, folder: Path) -> None:
    terminal.wait_for("? help")
    for key, question, answer in (
        ("e", "Which field", "strength\n"),
        ("", "strength (", "\x15aims\n"),
        ("c", "Comment", "as agreed in May\n"),
        ("m", "Words that usmx missed", "the doors stay open\n"),
        ("", "How strong", "\n"),
        ("t", "What became of it", "2\n"),
        ("", "an address", "https://news.example/wells\n"),
        ("", "Words there", "Some are dug.\n"),
        ("", "Its date", "\n"),
        ("", "Archived at", "\n"),
    ):
        if key:
            terminal.type(key)
        terminal.wait_for(question)
        terminal.type(answer)
        if question in {"strength (", "Comment", "How strong", "Archived at"}:
            terminal.wait_for("? help")
    terminal.type("u")
    terminal.wait_for("taken back")
    terminal.type("r")
    terminal.wait_for("read this document through")
    terminal.type("q")
    terminal.rest()

    found = lines(folder)
    assert found[0]["fields"] == {"strength": "aims"}
    assert found[1]["note"] == "as agreed in May"
    assert (found[2]["quote"], found[2]["verdict"]) == ("the doors stay open", "missed")
    assert (found[3]["status"], found[3]["evidence"]) == (
        "in progress",
        [{"url": "https://news.example/wells", "quote": "Some are dug."}],
    )
    assert (found[4].get("status"), found[4]["note"]) == (None, "as agreed in May")
    assert found[5]["read"] is True


def test_who_is_cut_off_while_typing_loses_what_was_being_typed_and_no_more(terminal: Terminal, folder: Path) -> None:
    terminal.wait_for("? help")
    terminal.type("p")
    terminal.wait_for("The clause as it should be")
    terminal.type("\x15dig 40 wells\n")
    terminal.wait_for("? help")
    terminal.type("c")
    terminal.wait_for("Comment")
    terminal.type("half a comm")
    terminal.wait_for("half a comm")
    os.kill(terminal.pid, 9)
    terminal.rest()

    (kept,) = lines(folder)
    assert (kept["verdict"], kept["fields"]) == ("part", {"text": "dig 40 wells"})


# --- without one -----------------------------------------------------------------------------------------------------


def test_what_one_rejects_stays_in_the_sample_and_is_judged_by_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("clinics", "schools", "bridges", "wells", "roads", "parks")
    plan = " ".join(f"The Ministry of Works will build {number} {name}." for number, name in enumerate(names, 11))
    (folder / "plan.md").write_text(plan + "\n", encoding="utf-8")
    (folder / "copy.md").unlink()
    main(["review", "export"])
    every = capsys.readouterr().out
    (folder / "judged.csv").write_text(every.replace(",will,,", ",will,no,"), encoding="utf-8")

    def queue(*more: str) -> str:
        command = [sys.executable, "-m", "usmx_corpus", "review", "--sample", "3", "--seed", "1", *more]
        with Terminal(command, os.environ | {"TERM": "xterm", "NO_COLOR": "1"}, folder) as again:
            shown = again.wait_for("? help")
            again.type("q")
            again.rest()
        return shown.replace("\r\n", "")

    before = queue()
    main(["review", "import", str(folder / "judged.csv")])
    main(["list", "commitments", "--json"])
    listed = capsys.readouterr().out
    main(["review", "export"])

    assert listed.strip().endswith("[]")
    assert capsys.readouterr().out.count(",will,no,") == len(names)
    assert queue("--reviewer", "ben") == before
    assert queue("--again").count("1 of 3") == 1


def test_without_a_terminal_it_says_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review"]) == 2
    assert "needs a terminal" in capsys.readouterr().err
    assert not (folder / "reviews").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["review", "--rule", "aims", "status"], "goes behind status"),
        (["review", "export", "--reviewer", "../ana"], "a name has letters"),
        (["review", "export", "--bom", "--format", "doccano"], "goes with --format csv"),
        (["review", "figures", "--by", "actor"], "choose from rule"),
        (["review", "import", "nowhere.csv"], "No such file"),
        (["list", "commitments", "--reviewed", "maybe"], "unknown reviewed 'maybe'"),
        (["list", "commitments", "--rule", "wil"], "did you mean will"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_meant_is_an_error(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_the_documents_of_usmx_need_a_folder_for_reviews(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("USMX_CORPUS", raising=False)

    assert main(["review", "status"]) == 2
    assert "--reviews" in capsys.readouterr().err
    assert main(["review", "status", "--reviews", str(tmp_path)]) == 0
    assert "no reviews" in capsys.readouterr().out


def test_a_table_is_filled_in_and_taken_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", "export", "--bom"])
    exported = capsys.readouterr().out
    head, first, *rest = exported.splitlines()
    filled = first.replace(",will,,", ",will,part,", 1)
    assert filled != first
    (folder / "judged.csv").write_text("\n".join([head, filled, *rest]) + "\n", encoding="utf-8")

    codes = [main(["review", "import", str(folder / "judged.csv")]) for _ in range(2)]
    printed = capsys.readouterr().out

    assert exported.startswith("\ufeffid,document")
    assert codes == [0, 0]
    assert "1 review recorded" in printed
    assert "0 reviews recorded" in printed
    assert [each["verdict"] for each in lines(folder)] == ["part"]
    assert lines(folder)[0]["suffix"] == f". {ROADS}."[:32]


@pytest.mark.parametrize("tool", ["doccano", "label-studio"])
def test_labels_are_taken_over(folder: Path, capsys: pytest.CaptureFixture[str], tool: str) -> None:
    main(["review", "export", "--format", tool, "--document", "plan"])
    exported = json.loads(capsys.readouterr().out)
    if tool == "doccano":
        text = exported["text"]
        exported["label"] = [[start, end, "no"] for start, end, _ in exported["label"][:1]]
        exported["label"].append([text.index("the doors"), text.index(" to all"), "missed"])
    else:
        (task,) = exported
        result = task["predictions"][0]["result"][0]
        result["value"]["labels"] = ["no"]
        text = task["data"]["text"]
        span = {"start": text.index("the doors"), "end": text.index(" to all"), "labels": ["missed"]}
        task["annotations"] = [{"result": [result, {"value": span}]}]
    (folder / "labels.json").write_text(json.dumps(exported), encoding="utf-8")

    assert main(["review", "import", str(folder / "labels.json")]) == 0
    assert [(each["quote"], each["verdict"]) for each in lines(folder)] == [
        (WELLS, "no"),
        ("the doors stay open", "missed"),
    ]


def test_a_colleagues_lines_keep_their_name(folder: Path) -> None:
    good = {"document": "plan", "quote": WELLS, "verdict": "yes", "reviewer": "ben", "date": "2024-05-03"}
    (folder / "ben.jsonl").write_text(json.dumps(good) + "\n", encoding="utf-8")

    assert main(["review", "import", str(folder / "ben.jsonl")]) == 0
    assert [each["date"] for each in lines(folder, "ben")] == ["2024-05-03"]


def test_lines_that_are_not_taken_over_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["id,document,quote,verdict", f",plan,{WELLS},yes", ",plan,no such words,no", f",plan,{ROADS},perhaps"]
    (folder / "judged.csv").write_text("\n".join(rows), encoding="utf-8")

    assert main(["review", "import", str(folder / "judged.csv")]) == 2
    errors = capsys.readouterr().err
    assert (
        "judged.csv:3: not taken over: no commitment and no sentence of a document has the words “no such words”"
        in errors
    )
    assert "judged.csv:4: not taken over: unknown verdict “perhaps”" in errors
    assert said(folder) == [("plan", "yes")]


def test_a_task_without_a_text_is_named_with_its_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tasks = [{"data": {"text": "Mali will dig.", "document": "plan"}, "annotations": []}, {"data": None}]
    (folder / "labels.json").write_text(json.dumps(tasks), encoding="utf-8")

    assert main(["review", "import", str(folder / "labels.json")]) == 2
    assert "labels.json:2: no text in this task of Label Studio (counted from 1)" in capsys.readouterr().err


def test_status_exits_with_1_where_something_waits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["id,document,quote,verdict", f",plan,{WELLS},no"]
    (folder / "judged.csv").write_text("\n".join(rows), encoding="utf-8")
    main(["review", "import", str(folder / "judged.csv")])
    before = main(["review", "status"])
    text = (folder / "plan.md").read_text(encoding="utf-8")
    (folder / "plan.md").write_text(text.replace("in the hills", "in the northern hills"), encoding="utf-8")
    after = main(["review", "status"])

    assert (before, after) == (0, 1)
    assert "moved? (1)" in capsys.readouterr().out
