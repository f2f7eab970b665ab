"""Claims that nobody would make: each gets an answer or a line that says what is wrong, and the others are answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

import usmx_corpus
from hostile.growth import exponent
from usmx_corpus import trace
from usmx_corpus.cli import main

if TYPE_CHECKING:
    from pathlib import Path

_CLAIM = "Mexico will train 500 inspectors by 2024."


def refused(_: str) -> NoReturn:
    """Stand for a value that JSON has not."""
    raise AssertionError


def strict(text: str) -> Any:  # noqa: ANN401 - JSON
    """Parse JSON as the standard has it, without Infinity and NaN."""
    return json.loads(text, parse_constant=refused)


def corpus(folder: Path, text: str, name: str = "2023-05-01-statement.md") -> Path:
    """Give a folder with one document."""
    (folder / name).write_text(f"# Joint Statement of Mexico\n\n{text}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "hostile",
    [
        "hundred " * 200, "one one-one " * 60, "$" + "9" * 400, "1e308 1e309 " * 20, "5 million Canadian pesos",
        "5 million Mexican dollars", "C£5 million", "(AB) " * 300, "will will " * 300, "\u0301 " * 200, "\u0130 5 men",
        "²³ days", "on 2021-02-31 and 0000-00-00", "99/99/2021", "over the next 99999999999999999999 years",
    ],
)  # fmt: skip
def test_a_hostile_sentence_is_read_quoted_and_traced(
    hostile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = corpus(tmp_path, f"{_CLAIM}\n\nMexico will train {hostile} and {_CLAIM}")

    for command in (["list", "commitments"], ["trace", f"Mexico will train {hostile}"], ["trace", _CLAIM]):
        assert main([*command, "--corpus", str(folder), "--json"]) in {0, 1}
        assert strict(capsys.readouterr().out)


def test_a_claim_on_which_a_rule_fails_does_not_take_the_others_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus(tmp_path, _CLAIM)
    traced = trace.trace
    batch = tmp_path / "claims"
    batch.write_text(f"{_CLAIM}\n\nTrip over it.\n{_CLAIM}\n", encoding="utf-8")

    def fail(passages: Any, claim: str) -> Any:  # noqa: ANN401
        return 1 / 0 if claim == "Trip over it." else traced(passages, claim)

    monkeypatch.setattr(trace, "trace", fail)
    code = main(["trace", "--batch", str(batch), "--corpus", str(folder), "--json"])
    out, err = capsys.readouterr()

    assert code == 2
    assert [strict(line)["verdict"] for line in out.splitlines()] == ["sourced", "sourced"]
    assert err.startswith(f"{batch}:3: this claim cannot be traced (ZeroDivisionError: division by zero)")


def test_one_claim_on_which_a_rule_fails_is_an_error_and_not_unsourced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus(tmp_path, _CLAIM)
    monkeypatch.setattr(trace, "trace", lambda *_: {"a": 1}["b"])

    assert main(["trace", "Trip over it.", "--corpus", str(folder)]) == 2
    assert "this claim cannot be traced (KeyError" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_history_of_a_commitment_may_lie_at_the_ends_of_the_calendar(
    day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        f"---\ndate: {day}\n---\n\n# Joint Statement of Mexico\n\nMexico will launch the Ocean Shipping Reform Act.\n"
    )
    (tmp_path / "statement.md").write_text(f"---\ndate: {day}\n---\n\n{text}", encoding="utf-8")
    (found,) = usmx_corpus.open(tmp_path).commitments()

    assert main(["trace", found.commitment.id, "--corpus", str(tmp_path), "--json"]) == 0
    assert strict(capsys.readouterr().out)


def test_time_grows_with_the_length_of_a_paragraph(tmp_path: Path) -> None:
    words = "100 of the inspectors in Mexico, "

    def make(length: int) -> usmx_corpus.Archive:
        folder = tmp_path / str(length)
        folder.mkdir(exist_ok=True)
        archive = usmx_corpus.open(corpus(folder, f"{words * (length // len(words))}."))
        assert archive.documents
        return archive

    def run(archive: usmx_corpus.Archive) -> object:
        return archive.trace("Mexico will train 100 inspectors and not 500 by 2024, said President Biden.")

    assert exponent(run, make, 20_000) <= 1.5  # of what grows with the square it is 2


def test_time_grows_with_the_length_of_a_claim(tmp_path: Path) -> None:
    sentence = "Mexico will train 500 inspectors and 20 officers in Texas by 2024 for the first time. "
    with usmx_corpus.open(corpus(tmp_path, sentence * 40)) as archive:
        grown = exponent(archive.trace, lambda count: sentence * count, 10)

    assert grown <= 1.5
