"""Many claims at once: each asked of what was on record before it, answered in order, on several cores."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from usmx_corpus.cli import batch as batches
from usmx_corpus.cli import main
from usmx_corpus.index import workers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

FILES = {
    "plan-2021.md": "---\ndate: 2021-05-02\n---\n\nThe Harbour Board will build 3 piers at Lillevik.\n",
    "plan-2023.md": "---\ndate: 2023-05-02\n---\n\nThe Harbour Board will build 5 piers at Lillevik.\n",
    "plan.md": "The Harbour Board will build 5 piers at Lillevik.\n",
}
THREE, FIVE = (f"The Harbour Board will build {number} piers at Lillevik" for number in (3, 5))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")

    def batch(name: str, text: str, *options: str) -> tuple[int, str, str]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        code = main(["trace", "--batch", str(tmp_path / name), "--corpus", str(folder), *options])
        return code, *capsys.readouterr()

    return batch


def answers(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


# --- before the claim ------------------------------------------------------------------------------------------------


def test_a_claim_is_asked_of_documents_dated_before_it(run: Run) -> None:
    days = ["2021-05-02", "2021-05-03", "2023", "June 2023", "3 May 2023", "2023-06"]
    table = "claim,date\n" + "\n".join(f"{FIVE},{day}" for day in days)

    code, out, err = run("claims.csv", table, "--before-claim", "--json")

    found = [(answer["verdict"], [source["document"] for source in answer["sources"]]) for answer in answers(out)]
    assert found[:2] == [("unsourced", []), ("conflicting", ["plan-2021"])]
    assert found[2] == ("conflicting", ["plan-2021"])
    assert [verdict for verdict, _ in found[3:]] == ["sourced", "sourced"]
    assert code == 2
    assert "claims.csv:5: this claim is not a date like 2021-06-08: “June 2023”, which --before-claim needs" in err


def test_documents_without_a_date_are_counted_once(run: Run) -> None:
    _, _, err = run("claims.csv", f"claim,date\n{FIVE},2024-01-01\n{THREE},2022-01-01\n", "--before-claim", "--json")

    assert err.splitlines() == ["1 document without a date is left out of the period; see `usmx check`"]


def test_the_earlier_of_two_ends_counts(run: Run) -> None:
    _, out, _ = run("claims.csv", f"claim,date\n{FIVE},2024-01-01\n", "--before-claim", "--until", "2022", "--json")

    assert [answer["verdict"] for answer in answers(out)] == ["conflicting"]


def test_a_claim_without_a_date_is_told_and_the_others_are_answered(run: Run) -> None:
    code, out, err = run("claims.csv", f"claim,date\n{FIVE},\n{FIVE},2024-01-01\n", "--before-claim", "--json")

    assert (code, [answer["verdict"] for answer in answers(out)]) == (2, ["sourced"])
    assert "claims.csv:2: this claim has no date, which --before-claim needs" in err


def test_one_claim_has_no_day_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", FIVE, "--before-claim"]) == 2
    assert "--until" in capsys.readouterr().err


# --- a table ---------------------------------------------------------------------------------------------------------


def test_a_table_of_answers_says_what_is_carried_and_what_conflicts(run: Run) -> None:
    table = f"id,claim,said on\nA1,{THREE},2022-01-01\nA2,=The Board sold its ferries,2022-01-01\n"

    _, out, _ = run("claims.csv", table, "--until", "2022", "--format", "csv")

    first, *others = csv.DictReader(StringIO(out))
    assert {name: first[name] for name in ("id", "claimed", "claim", "verdict", "rank", "document", "line")} == {
        "id": "A1", "claimed": "2022-01-01", "claim": THREE, "verdict": "sourced", "rank": "1",
        "document": "plan-2021", "line": "5",
    }  # fmt: skip
    assert first["carried"] == "who; what; how much"
    assert first["missing"] == first["conflicts"] == ""
    assert others[0]["claim"] == "'=The Board sold its ferries"
    assert others[0]["verdict"] == "unsourced"


# --- several cores ---------------------------------------------------------------------------------------------------


def test_answers_come_in_order_on_any_number_of_cores(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(f"{claim} in {year}" for year in range(2001, 2021) for claim in (THREE, FIVE))
    found = {}
    for jobs in ("1", "3"):
        monkeypatch.setenv("USMX_JOBS", jobs)
        found[jobs] = run("claims.txt", text, "--json")

    assert len(found["1"][1].splitlines()) == 40
    assert found["3"] == found["1"]


def test_answers_before_a_line_that_cannot_be_read_are_given(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USMX_JOBS", "2")
    lines = [json.dumps({"claim": f"{FIVE} in {year}"}) for year in range(2001, 2031)]

    code, out, err = run("claims.jsonl", "\n".join([*lines, "{"]), "--json")

    assert (code, len(out.splitlines())) == (2, 30)
    assert "claims.jsonl:31: not a JSON object on one line" in err


def test_what_fails_in_a_process_is_done_and_told_by_the_one_that_asks(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USMX_JOBS", "2")
    monkeypatch.setattr(batches, "_answered", _nothing)

    _, out, _ = run("claims.txt", "\n".join([FIVE] * 30), "--json")

    assert [answer["verdict"] for answer in answers(out)] == ["sourced"] * 30


def _nothing(_chunk: object) -> None:
    """Stand in for a process in which an error is raised."""


def test_work_goes_on_here_if_a_process_is_killed() -> None:
    chunks = [[number] for number in range(20)]

    assert list(workers.run(_killed, chunks, 2, lambda chunk: chunk)) == list(range(20))


def _killed(chunk: list[int]) -> list[int]:
    import os

    if chunk == [7]:
        os._exit(9)
    return chunk
