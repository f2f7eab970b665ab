"""One set of filters: each option selects the same documents on every command that takes it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from usmx_corpus.cli import main

CLAIM = "The agency will train 40 nurses in eight rural clinics of Oaxaca"
RELEASE = f"---\ntitle: Nurses\u00a0\ndate: {{day}}\n---\n\n{CLAIM}.\n"  # `check` reports the space in the title
FILES = {"2021/march.md": "2021-03-01", "2021/april.md": "2021-04-01", "2022/march-again.md": "2022-03-01"}
#: What each command says about which documents.
COMMANDS: dict[str, Callable[[Any], set[str]]] = {
    "list documents": lambda out: {each["id"] for each in out},
    "list commitments": lambda out: {each["document"] for each in out},
    "search nurses": lambda out: {each["document"] for each in out},
    "trace CLAIM": lambda out: {
        place
        for source in out["sources"]
        for place in [source["document"], *(Path(copy["path"]).stem for copy in source["copies"])]
    },
    "check": lambda out: {Path(each["path"]).stem for each in out},
}
Found = Callable[..., tuple[int, Any]]


@pytest.fixture
def found(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Found:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    for path, day in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(RELEASE.format(day=day), encoding="utf-8")
    (tmp_path / "2022/march-again.meta.yaml").write_text("kind: archived\n", encoding="utf-8")

    def run(command: str, *options: str) -> tuple[int, Any]:
        arguments = [CLAIM if word == "CLAIM" else word for word in command.split()]
        code = main([*arguments, *options, "--corpus", str(tmp_path), "--json"])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else err

    return run


@pytest.mark.parametrize(
    ("options", "documents"),
    [
        ((), {"march", "april", "march-again"}),
        (("--document", "march"), {"march"}),
        (("--document", "2021/march.md"), {"march"}),
        (("--document", "MARCH-A"), {"march-again"}),
        (("--document", "april", "--document", "march"), {"march", "april"}),
        (("--kind", "archived"), {"march-again"}),
        (("--since", "2021-04-01"), {"april", "march-again"}),
        (("--until", "2021-04-01"), {"march", "april"}),
        (("--since", "2021-04", "--until", "2021"), {"april"}),
        (("--since", "2022", "--document", "april"), set()),
    ],
)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_filter_selects_the_same_documents_on_every_command(
    found: Found, command: str, options: tuple[str, ...], documents: set[str]
) -> None:
    code, out = found(command, *options)

    assert code in {0, 1}
    assert COMMANDS[command](out) == documents


@pytest.mark.parametrize(
    ("options", "pairs"),
    [
        ((), 3),
        (("--document", "april"), 2),
        (("--kind", "archived"), 2),
        (("--until", "2021-03-31"), 2),
        (("--since", "2023"), 0),
    ],
)
def test_filters_keep_the_pairs_of_which_one_document_passes(
    found: Found, options: tuple[str, ...], pairs: int
) -> None:
    _, out = found("list duplicates", *options)

    assert sum(len(group["pairs"]) for group in out) == pairs


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--document", "m"), "“m” is ambiguous: 2 ids match"),
        (("--document", "may"), "no document “may”"),
        (("--kind", "novel"), "unknown kind 'novel'"),
        (("--since", "June"), "not a date like 2021-06-08"),
        (("--since", "2022", "--until", "2021"), "2021-12-31 is before --since 2022-01-01"),
    ],
)
@pytest.mark.parametrize("command", [*COMMANDS, "list duplicates"])
def test_what_no_filter_can_mean_is_the_same_error_on_every_command(
    found: Found, command: str, options: tuple[str, ...], message: str
) -> None:
    code, err = found(command, *options)

    assert code == 2
    assert message in err


def test_the_history_of_a_commitment_is_that_of_the_documents_that_pass(found: Found) -> None:
    id_ = found("list commitments", "--document", "march")[1][0]["id"]
    everything = [each["document"] for each in found(f"trace {id_}")[1]["appearances"]]
    before = [each["document"] for each in found(f"trace {id_}", "--until", "2021-03-31")[1]["appearances"]]

    assert everything == ["march", "april", "march-again"]
    assert before == ["march"]


def test_names_and_values_are_taken_in_any_case(found: Found) -> None:
    everything = found("list commitments")[1]

    assert found("list commitments", "--place", "oaxaca")[1] == everything
    assert found("list commitments", "--strength", "PLEDGED")[1] == everything
    assert found("list commitments", "--kind", "Archived")[1] == [
        each for each in everything if each["document"] == "march-again"
    ]


@pytest.mark.usefixtures("found")
def test_a_table_counts_what_passes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main(["list", "commitments", "--until", "2021-03", "--corpus", str(tmp_path)])

    assert "1 commitment, 1 mention in 1 document, shown with 2 other mentions;" in capsys.readouterr().out
