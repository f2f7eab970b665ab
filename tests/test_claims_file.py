"""Claims out of files and pipes: every format gives back what was written, and says where it cannot be read."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from io import BytesIO, StringIO, TextIOWrapper
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.cli import claims
from usmx_corpus.cli.asked import Asked
from usmx_corpus.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Written = Sequence[tuple[str, str | None]]

#: What people write: commas, quotation marks, tabs and line breaks among it.
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters='\t\n",;{'), min_size=1)
CLAIMS = WORDS.filter(str.strip)
IDS = st.none() | WORDS.map(str.strip).filter(bool)
ROWS = st.lists(st.tuples(CLAIMS, IDS), max_size=8)
ENDINGS = st.sampled_from(["\n", "\r\n"])
MARKS = st.sampled_from([b"", b"\xef\xbb\xbf"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("claims")


@pytest.fixture
def asked(tmp_path: Path) -> Callable[[str, bytes | str], list[Asked]]:
    def read(name: str, content: bytes | str) -> list[Asked]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(claims.read(str(path)))

    return read


def put(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def joined(text: str) -> str:
    return " ".join(text.split())


def pairs(found: Sequence[Asked]) -> list[tuple[str, str | None]]:
    return [(one.claim, one.id) for one in found]


def as_table(rows: Written, delimiter: str, ending: str) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=ending)
    writer.writerows([("speaker", "claim", "id"), *(("somebody", claim, id_ or "") for claim, id_ in rows)])
    return out.getvalue().encode()


# --- what is written is read -----------------------------------------------------------------------------------------


@given(rows=ROWS, ending=ENDINGS, mark=MARKS, name=st.sampled_from(["a.jsonl", "a.NDJSON", "a.json", "a"]))
def test_json_lines_give_back_every_claim(folder: Path, rows: Written, ending: str, mark: bytes, name: str) -> None:
    lines = [json.dumps({"claim": claim, "id": id_}, ensure_ascii=False) + ending for claim, id_ in rows]

    found = list(claims.read(put(folder, name, mark + "".join(lines).encode())))

    assert found == [Asked(joined(claim), id_, line) for line, (claim, id_) in enumerate(rows, 1)]


@given(rows=ROWS, ending=ENDINGS, mark=MARKS, kind=st.sampled_from([",a.csv", ";a.csv", "\ta.tsv", ",a", ";a", "\ta"]))
def test_a_table_gives_back_every_claim(folder: Path, rows: Written, ending: str, mark: bytes, kind: str) -> None:
    found = list(claims.read(put(folder, kind[1:], mark + as_table(rows, kind[0], ending))))

    assert pairs(found) == [(joined(claim), id_) for claim, id_ in rows]


@given(rows=st.lists(CLAIMS.map(joined).filter(bool), max_size=8), ending=ENDINGS, mark=MARKS)
def test_plain_text_gives_back_every_claim(folder: Path, rows: list[str], ending: str, mark: bytes) -> None:
    first = "The FBI, they say, will train genetics experts"
    text = "".join(line + ending for line in [first, *rows])

    found = list(claims.read(put(folder, "a.txt", mark + text.encode())))

    assert found == [Asked(line, None, number) for number, line in enumerate([first, *rows], 1)]


@given(content=st.binary(max_size=200), name=st.sampled_from(["a", "a.txt", "a.csv", "a.tsv", "a.jsonl"]))
def test_any_bytes_give_claims_or_the_line_that_is_wrong(folder: Path, content: bytes, name: str) -> None:
    path = put(folder, name, content)
    told = ""
    found: list[Asked] = []
    try:
        found += claims.read(path)
    except UnreadableFileError as error:
        told = str(error)

    assert not told or re.match(re.escape(path) + r":[1-9]\d*: ", told)
    assert all(one.claim == joined(one.claim) and (one.claim or one.id) for one in found)


# --- which format ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "first",
    [
        "Mexico, the U.S. and Canada agreed",
        "claim",
        "The claim,id",
        "Claim, he says",
        "text,id",
        "{inaudible} will be held",
        "[The two] agreed to it in June, claim",
        '"claim" is a word, he said',
        "a\rclaim,id",
    ],
)
def test_a_first_line_that_is_no_head_is_a_claim(asked: Callable[[str, str], list[Asked]], first: str) -> None:
    assert asked("claims", f"{first}\nAnother claim") == [
        Asked(joined(first), None, 1),
        Asked("Another claim", None, 2),
    ]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("claim,id", "It holds,7"),
        ("id;Claim;said on", "7;It holds;today"),
        ("claim, id", "It holds, 7"),
        (",claim,id", "0,It holds,7"),
        ('"id"\t"claim"', "7\tIt holds"),
        ('{"claim": "It holds", "id": "7"}', ""),
        ('  {"id": 7, "claim": "It holds"}', ""),
    ],
)
def test_the_first_line_tells_the_format(asked: Callable[[str, str], list[Asked]], head: str, row: str) -> None:
    assert pairs(asked("claims", f"\n \n{head}\n{row}\n")) == [("It holds", "7")]


def test_the_ending_goes_before_the_first_line(asked: Callable[[str, str], list[Asked]]) -> None:
    assert pairs(asked("a.csv", "TEXT\nIt holds\n")) == [("It holds", None)]
    assert pairs(asked("a.jsonl", '{"text": "It holds"}')) == [("It holds", None)]
    assert pairs(asked("a.csv", "text,claim\nsome words,It holds\n")) == [("It holds", None)]


@pytest.mark.parametrize("name", ["claimReviewed", "Claim Reviewed", "claim_text", "Statement", "text", "QUOTE"])
def test_a_claim_has_many_names(asked: Callable[[str, str], list[Asked]], name: str) -> None:
    assert asked("a.csv", f"Claim ID,{name},Said on\n7,It holds,2021-06-08\n") == [
        Asked("It holds", "7", 2, "2021-06-08")
    ]
    assert asked("a.jsonl", json.dumps({"identifier": 7, name: "It holds", "date": "8 June 2021"})) == [
        Asked("It holds", "7", 1, "8 June 2021")
    ]


def test_the_day_of_a_reviewed_claim_is_not_that_of_its_review(asked: Callable[[str, str], list[Asked]]) -> None:
    review = {"@type": "ClaimReview", "datePublished": "2022-01-01", "claimReviewed": "It holds"}

    dated = {**review, "itemReviewed": {"@type": "Claim", "datePublished": "2021-06-08"}}
    listed = {**review, "itemReviewed": [{"@type": "CreativeWork", "author": {"name": "A. Minister"}}]}

    assert asked("a.json", json.dumps([dated, review, listed], indent=1)) == [
        Asked("It holds", None, 2, "2021-06-08"),
        Asked("It holds", None, 11),
        Asked("It holds", None, 16),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[\n\n{"claim": "It\\nholds"}]',
        '{"@context": "x", "@graph":\n[\n{"claim": "It holds"}]}',
        '{"name": ["claims"], "claims": [\n\n{"claim": "It holds"}\n], "a": {}}',
        '{"itemListElement": [\n\n{"@type": "ListItem", "item": {"claim": "It holds"}}]}',
        '\n\n{\n  "id": null,\n  "claim": "It holds"\n}\n',
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a"])
def test_a_document_of_json_gives_its_claims(asked: Callable[[str, str], list[Asked]], name: str, text: str) -> None:
    assert asked(name, text) == [Asked("It holds", None, 3)]


@given(rows=ROWS, indent=st.sampled_from([None, 0, 2]), of=st.sampled_from(["", "claims", "@graph"]))
def test_a_list_in_json_gives_back_every_claim(folder: Path, rows: Written, indent: int | None, of: str) -> None:
    records = [{"claim": claim, "id": id_} for claim, id_ in rows]
    text = json.dumps({"claims ": [], of: records} if of else records, indent=indent)

    assert pairs(list(claims.read(put(folder, "a.json", text.encode())))) == [
        (joined(claim), id_) for claim, id_ in rows
    ]


def test_the_items_of_a_markdown_list_are_claims(asked: Callable[[str, str], list[Asked]]) -> None:
    text = """# What she said

Notes of the debate.

- The port will be **deepened**
  by 2 metres
- [ ] Twelve clinics open in May

1. A bridge
   - and a tunnel
* * *
2) Rates fall
## Later
not a claim
+ The fund ends
"""

    assert asked("a.md", text) == [
        Asked("The port will be **deepened** by 2 metres", None, 5),
        Asked("Twelve clinics open in May", None, 7),
        Asked("A bridge", None, 9),
        Asked("and a tunnel", None, 10),
        Asked("Rates fall", None, 12),
        Asked("The fund ends", None, 15),
    ]


def test_without_a_list_each_line_of_markdown_is_a_claim(asked: Callable[[str, str], list[Asked]]) -> None:
    assert asked("a.md", "The port opens\n\nRates fall\n") == [
        Asked("The port opens", None, 1),
        Asked("Rates fall", None, 3),
    ]


# --- odd records -----------------------------------------------------------------------------------------------------


def test_lines_are_those_on_which_a_claim_begins(asked: Callable[[str, str], list[Asked]]) -> None:
    table = '\nclaim,id,"a\nb"\n"one\nclaim",1,\n\n,,\nanother,2,x\nshort\n'

    assert asked("a.csv", table) == [
        Asked("one claim", "1", 4),
        Asked("another", "2", 8),
        Asked("short", None, 9),
    ]


def test_an_id_without_a_claim_stays_in_its_place(asked: Callable[[str, str], list[Asked]]) -> None:
    assert pairs(asked("a.csv", "id,claim\n1,\n2,It holds\n")) == [("", "1"), ("It holds", "2")]
    assert pairs(asked("a.jsonl", '{"claim": null, "id": 1}\n{"claim": " "}\n')) == [("", "1")]


def test_a_number_is_an_id(asked: Callable[[str, str], list[Asked]]) -> None:
    lines = '{"claim": "a", "id": 7}\n{"claim": "b", "id": 1.5}\n{"claim": "c", "id": 0}\n{"claim": "d", "id": ""}'

    assert [one.id for one in asked("a.jsonl", lines)] == ["7", "1.5", "0", None]


@pytest.mark.parametrize("name", ["a", "a.txt", "a.csv", "a.tsv", "a.jsonl"])
@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file_gives_nothing(asked: Callable[[str, bytes], list[Asked]], name: str, content: bytes) -> None:
    assert asked(name, content) == []


# --- what cannot be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "line", "reason"),
    [
        ("a.txt", b"One claim\nM\xe9xico\n", 2, "not UTF-8"),
        ("a.tsv", "claim\tid\n".encode("utf-16"), 1, "not UTF-8"),
        ("a.csv", b"claim\n\nM\xe9xico\n", 3, "not UTF-8"),
        ("a.jsonl", b'{"claim": "a"}\n{"claim": "b"\n', 2, "not a JSON object on one line"),
        ("a", b'{\n"claim": "b",}\n', 2, "not JSON"),
        ("a.jsonl", b'{\n"claim": "b"}\n', 1, "not a JSON object on one line"),
        ("a.jsonl", b'[{"claim": "a"}]', 1, "not a JSON object"),
        ("a.json", b'[{"claim": "a"},\n\n7]', 3, "not a JSON object"),
        ("a.json", b'[{"claim": "a"},\n{"claim": 7}]', 2, "“claim” must be a string"),
        ("a.json", b'[\n{"claim": "a"}\n{"claim": "b"}]', 3, "not JSON"),
        ("a.json", b'{"context": "",\n"claims": [\n{"claim": "a"},\n{"verdict": "b"}]}', 4, "no key “claim”"),
        ("a.json", b"[" * 100_000, 1, "nested too deeply"),
        ("a.json", b'[\n"' + (b"a" * 999 + b"\n") * 8_001, 8_001, "write an object a line"),
        ("a.jsonl", b"\n\n7\n", 3, "not a JSON object"),
        ("a.jsonl", b"[" * 100_000, 1, "nested too deeply"),
        ("a.jsonl", b'{"claim": "a", "id": ' + b"7" * 5_000 + b"}", 1, "a number is too long"),
        ("a.jsonl", b'{"claim": "a"}\n\n{"id": 7}', 3, "no key “claim” (or "),
        ("a.jsonl", b'{"claim": 7}', 1, "“claim” must be a string"),
        ("a.jsonl", b'{"claim": "a", "id": ["b"]}', 1, "“id” must be a string"),
        ("a.jsonl", b'{"claim": "a", "id": true}', 1, "“id” must be a string"),
        ("a.jsonl", b'{"claim": "\\ud800"}', 1, "half of a character"),
        ("a.csv", b"\nid,words\n1,a\n", 2, "no column “claim” (or "),
        ("a.tsv", b"claim,id\na,1\n", 1, "no column “claim” (or "),
        ("a.csv", b"claim,id\n1,2\nMexico, the U.S. agreed,7\n", 3, "3 cells below 2 names"),
        ("a.csv", b"claim\na\nMexico, the U.S.\n", 3, "2 cells below 1 names"),
        ("a.csv", b'claim\na\n"never closed\nb\nc\n', 3, "not a row of a table"),
        ("a.csv", b'claim\n"a\nb"\n"c" d\n', 4, "not a row of a table"),
        ("a.csv", b'claim\n"' + (b"a" * 999 + b"\n") * 8_001, 2, "not a row of a table"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, name: str, content: bytes, line: int, reason: str
) -> None:
    path = put(tmp_path, name, content)

    with pytest.raises(UnreadableFileError) as raised:
        list(claims.read(path))

    assert str(raised.value).startswith(f"{path}:{line}: ")
    assert reason in str(raised.value)


def test_claims_before_a_broken_line_are_given(tmp_path: Path) -> None:
    found = claims.read(put(tmp_path, "a.jsonl", b'{"claim": "a"}\n{'))

    assert next(found).claim == "a"
    with pytest.raises(UnreadableFileError):
        next(found)


@pytest.mark.parametrize("name", ["", "missing.csv"])
def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)

    with pytest.raises(UnreadableFileError, match="directory"):
        list(claims.read(path))


# --- standard input --------------------------------------------------------------------------------------------------


def test_standard_input_is_read_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"claim,id\nIt holds,7\n\xe9,8\n")))
    found = claims.read("-")

    assert next(found) == Asked("It holds", "7", 2)
    with pytest.raises(UnreadableFileError, match=r"^standard input:3: not UTF-8$"):
        next(found)


def test_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(UnreadableFileError, match=r"^standard input: closed$"):
        next(claims.read("-"))


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (b"", [b"one\n", b"two\n"]),
        (b"claim,id\n", [b"one,1\n", b'"two"\n']),
        (b"", [b'{"claim": "one"}\n', b'{"claim": "two"}\n']),
    ],
)
def test_each_claim_of_a_pipe_is_there_before_the_next_is_written(
    monkeypatch: pytest.MonkeyPatch, head: bytes, lines: list[bytes]
) -> None:
    reading, writing = os.pipe()
    got: list[str] = []
    with open(reading, encoding="utf-8") as source, open(writing, "wb", buffering=0) as sink:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdin", source)
        found = claims.read("-")
        sink.write(head)
        for line in lines:
            sink.write(line)
            reader = Thread(target=lambda: got.append(next(found).claim), daemon=True)
            reader.start()
            reader.join(timeout=20)

    assert got == ["one", "two"]
