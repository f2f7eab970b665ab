"""`usmx search` and `usmx index`: looking for words, and what is kept for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from usmx_corpus.cli import main
from usmx_corpus.trace import search as searching

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return command


def found(run: Run, *arguments: str) -> list[dict[str, Any]]:
    code, out, _ = run("search", *arguments, "--json")
    assert code == 0
    answer: list[dict[str, Any]] = json.loads(out)
    return answer


def test_words_are_found_in_any_form_and_the_fullest_paragraph_first(run: Run) -> None:
    hits = found(run, "forensic", "trained")

    assert [hit["path"] for hit in hits[:3]] == [
        "sanders-statement.txt",  # "forensic training", and so has its copy
        "sanders-statement-archived.txt",
        "fact-sheet.txt",
    ]
    assert {hits[2]["text"][start:end] for start, end in hits[2]["marks"]} == {"forensic", "train"}


def test_what_stands_in_quotation_marks_is_there_word_for_word(run: Run) -> None:
    assert {hit["document"] for hit in found(run, '"forensic training"')} == {
        "sanders-statement",
        "sanders-statement-archived",
    }
    assert found(run, "“training forensic”") == []
    assert run("search", '"training forensic"')[1] == "No paragraph contains this wording.\n"


def test_a_word_of_titles_alone_finds_the_first_paragraph_of_each(run: Run) -> None:
    assert [(hit["document"], hit["marks"]) for hit in found(run, "spokesperson")] == [("sanders-statement", [])]


def test_filters_come_before_the_limit(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    monkeypatch.setattr(searching, "_LOOKED_THROUGH", 1)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").write_text(f"Bees of {name * 3}.\n\nMore bees.", encoding="utf-8")

    hits = found(run, "bees", "--document", "c", "--limit", "1", "--corpus", str(tmp_path))

    assert [hit["document"] for hit in hits] == ["c"]


def test_filters_combine(run: Run) -> None:
    assert {hit["kind"] for hit in found(run, "workers", "--kind", "summary")} == {"summary"}
    assert {hit["document"] for hit in found(run, "dialogue", "--since", "2021-09")} == {"hled-fact-sheet"}
    assert found(run, "workers", "--document", "fact-sheet", "--since", "2021-09") == []


def test_since_and_until_include_their_own_day(run: Run) -> None:
    def documents(*dates: str) -> set[str]:
        return {hit["document"] for hit in found(run, "Mexico", *dates)}

    assert documents("--since", "2021-09-09") == {"hled-fact-sheet"}
    assert documents("--since", "2021-09-10") == set()
    assert documents("--until", "2021-06-08") == {"fact-sheet", "sanders-statement"}
    assert documents("--until", "2021-06-07") == set()


def test_no_more_than_asked_for(run: Run) -> None:
    assert len(found(run, "Mexico", "--limit", "3")) == 3


def test_words_that_nobody_wrote_are_told(run: Run) -> None:
    assert run("search", "zeppelin")[:2] == (0, "No paragraph contains any of these words.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((" ",), "no words to look for"),
        (("the", "of"), "only common words"),
        (("Mexico", "--document", "nosuch"), "no document “nosuch”"),
        (("Mexico", "--kind", "novel"), "unknown kind 'novel'"),
        (("Mexico", "--since", "2022", "--until", "2021"), "--until"),
        (("Mexico", "--limit", "0"), "--limit"),
        (("Mexico", "--since", "June"), "--since"),
    ],
)
def test_what_cannot_be_is_said_and_ends_with_2(run: Run, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run("search", *arguments)

    assert (code, out) == (2, "")
    assert words in err


def test_what_is_kept_can_be_built_shown_and_dropped(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    monkeypatch.setattr("usmx_corpus.index.build._TICK", 0)
    root = tmp_path / "releases"
    root.mkdir()
    (root / "a.md").write_text("The agency will train nurses.", encoding="utf-8")
    place = ("--corpus", str(root))

    assert json.loads(run("index", "show", *place, "--json")[1]) == []
    assert run("index", "build", *place) == (0, "", "")
    (state,) = json.loads(run("index", "show", *place, "--json")[1])
    assert (state["documents"], state["current"]) == (1, True)

    (root / "b.md").write_text("More.", encoding="utf-8")
    kept = json.loads(run("index", "show", *place, "--json")[1])
    assert [each["current"] for each in kept] == [False]

    assert run("index", "drop", *place) == (0, "", "")
    # The memory of when commitments were first seen outlives the index.
    assert [path.suffix for path in (tmp_path / "caches").iterdir()] == [".seen"]
    assert (root / "a.md").exists()


def test_a_quote_of_words_that_stand_everywhere_is_looked_for_by_the_others(run: Run) -> None:
    assert "fact-sheet" in {hit["document"] for hit in found(run, '"as a"', "forensic", "genetics")}
