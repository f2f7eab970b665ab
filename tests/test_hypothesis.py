"""Sources as a file that Hypothesis imports: the fields its client reads, and words that stay words."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from test_annotation import CLAIM, DOCUMENTS, page_of, source_of
from usmx_corpus.cli import main
from usmx_corpus.model import Difference
from usmx_corpus.render.hypothesis import export

if TYPE_CHECKING:
    from usmx_corpus.model import Source

NOW = datetime(2022, 3, 4, 5, 6, 7, tzinfo=UTC)


def source() -> Source:
    document = DOCUMENTS["fact-sheet"]
    number = next(block.number for block in document.blocks if "genetics experts" in block.text.clean)
    return source_of(document, number)


def exported(claim: str, found: Source) -> Any:  # noqa: ANN401 - JSON
    return json.loads(json.dumps(export([(claim, found, None)], NOW)))["annotations"][0]


def test_the_file_has_what_the_client_reads_of_one() -> None:
    document = DOCUMENTS["fact-sheet"]
    found = source()
    number = next(block.number for block in document.blocks if "genetics experts" in block.text.clean)
    told = json.loads(json.dumps(export([(CLAIM, found, page_of(document, number))], NOW)))
    (annotation,) = told.pop("annotations")

    assert told.keys() == {"export_date", "export_userid", "client_version"}
    assert datetime.fromisoformat(told["export_date"]) == NOW
    assert annotation["user"] == told["export_userid"]  # else the client asks whose annotations to import
    assert annotation["uri"] == document.url
    assert annotation["text"] == f"Claim: “{CLAIM}”"
    assert annotation["target"] == [
        {
            "source": document.url,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": found.text,
                    "prefix": "stance to improve efficiencies. ",
                    "suffix": " ###",
                }
            ],
        }
    ]


def test_nobody_else_may_read_what_is_imported() -> None:
    readers = exported(CLAIM, source())["permissions"]["read"]

    assert readers
    assert not [each for each in readers if each.startswith("group:")]


def test_a_conflict_is_told_and_tagged() -> None:
    told = exported(CLAIM, source()._replace(conflicts=(Difference("amount", "$1", ""),), grade="reworded"))

    assert told["text"].endswith("\n\nConflict (amount): the claim says “$1”, the source nothing")
    assert told["tags"] == ["usmx", "reworded", "conflict"]


@pytest.mark.parametrize(
    "claim",
    [
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1)) ![b](http://example.org/b.png)",
        "*bold* _em_ `code` # heading",
        "$$5$$ and \\(x\\) and $y$",
        "@somebody &lt;b&gt; https://example.org",
        "\u202eabc\x07\n\n# d",
    ],
)
def test_a_claim_is_words_and_no_markup_or_formula(claim: str) -> None:
    said = exported(claim, source())["text"].removeprefix("Claim: “").removesuffix("”")

    assert "\n" not in said
    assert not re.search(r"\$\$|(?<!\\)(?:\\\\)*\\[()]|\\\\\(", said)
    assert not re.search(r"(?<!\\)[<*_`\[#](?!!-- -->)", said)
    assert "\u202e" not in said


def test_a_page_of_a_pdf_counts_from_0() -> None:
    found = source()
    told = exported(CLAIM, found._replace(location=found.location._replace(path="plan.pdf", page=3, last_page=3)))

    assert told["target"][0]["selector"][1] == {"type": "PageSelector", "index": 2, "label": "3"}


def test_the_same_source_has_the_same_id_whenever_it_is_exported() -> None:
    later = export([(CLAIM, source(), None)], NOW.replace(year=2030))["annotations"]

    assert json.loads(json.dumps(later))[0]["id"] == exported(CLAIM, source())["id"]


def test_the_command_prints_one_file_of_all_sources(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["trace", "The FBI will train genetics experts", "--format", "hypothesis"])
    told = json.loads(capsys.readouterr().out)

    assert code == 0
    assert [each["tags"] for each in told["annotations"]] == [["usmx", "reworded"]]
    assert told["annotations"][0]["target"][0]["selector"][0]["prefix"]


def test_a_claim_without_a_source_gives_a_file_without_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["trace", "The U.S. will donate vaccines to Mexico", "--format", "hypothesis"])

    assert code == 1
    assert json.loads(capsys.readouterr().out)["annotations"] == []
