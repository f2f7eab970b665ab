"""Reviews for other tools and back: a spreadsheet, doccano, Label Studio.

A span counts characters of the text that is exported with it, and its words are beside it, so that no tool and no
change of a file can shift it. What usmx proposes and what was reviewed are told apart by their labels.
"""

from __future__ import annotations

import csv
import json
from io import StringIO
from operator import index
from typing import TYPE_CHECKING, Any, NamedTuple

from usmx_corpus.model import JUDGEMENTS
from usmx_corpus.reviews.anchoring import start_in_block
from usmx_corpus.reviews.records import FIELDS
from usmx_corpus.text.fragments import SURROUNDINGS, Page, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from usmx_corpus.model import Commitment, Document, Review

    Json = dict[str, Any]

#: The label of what usmx proposes and nobody has judged.
PROPOSED = "proposed"
LABELS = (PROPOSED, *JUDGEMENTS)
#: Columns that only tell, those of a review, and those for what a reviewer says otherwise.
TOLD = ("id", "document", "path", "line", "url", "prefix", "quote", "suffix")
SAID = ("verdict", "note", "status", "evidence")
_EDIT = "edit_"
COLUMNS = (*TOLD, "strength", "actors", "amounts", "deadline", "condition", "rule", *SAID, *(_EDIT + f for f in FIELDS))
_DELIMITERS = ",;\t"
_SEVERAL = ";"
#: Characters of a cell that is read: as long as a record's texts may be.
_LONGEST_CELL = 1_000_000


class Stated(NamedTuple):
    """A commitment, its document, and what the reviewer says of it, None if nothing."""

    commitment: Commitment
    document: Document
    review: Review | None


class Draft(NamedTuple):
    """A record of another tool: the line or number where it is, and a review in the making."""

    line: int
    record: Json


# --- out -------------------------------------------------------------------------------------------------------------


def row(stated: Stated, surroundings: tuple[str, str], told: Mapping[str, object]) -> Json:
    """Return a commitment as a row of a table, with what the reviewer says; `told` is its record for JSON."""
    review = stated.review
    fields = dict(review.fields) if review else {}
    names = ("document", "path", "line", "strength", "actors", "amounts", "deadline", "condition", "rule")
    return {
        **{name: told[name] for name in names},
        "id": stated.commitment.id,
        "url": stated.document.url,
        "prefix": surroundings[0],
        "quote": stated.commitment.text,
        "suffix": surroundings[1],
        "verdict": review.verdict if review else "",
        "note": review.note if review else "",
        "status": review.status if review else "",
        "evidence": " ".join(each.url for each in review.evidence) if review else "",
        **{_EDIT + name: fields.get(name, "") for name in FIELDS},
    }


def doccano(document: Document, stated: Iterable[Stated]) -> Json:
    """Return a document for doccano's sequence labelling: a line of JSON lines, with keys of our own as metadata."""
    text, spans = _spans(document, stated)
    return {
        "text": text,
        "label": [[start, end, label] for start, end, label, _ in spans],
        "document": document.id,
        "url": document.url,
        "sha256": document.sha256,
        "quotes": [{"id": id_, "quote": text[start:end], "label": label} for start, end, label, id_ in spans],
    }


def label_studio(document: Document, stated: Iterable[Stated], version: str) -> Json:
    """Return a document as a task of Label Studio: proposals as predictions, reviews as an annotation."""
    text, spans = _spans(document, stated)
    results = [(span[2], _result(number, text, span)) for number, span in enumerate(spans)]
    proposed = [result for label, result in results if label == PROPOSED]
    judged = [result for label, result in results if label != PROPOSED]
    return {
        "data": {"text": text, "document": document.id, "url": document.url, "sha256": document.sha256},
        "predictions": [{"model_version": f"usmx {version}", "result": proposed}] if proposed else [],
        "annotations": [{"result": judged}] if judged else [],
    }


def _result(number: int, text: str, span: tuple[int, int, str, str]) -> Json:
    start, end, label, _ = span
    value = {"start": start, "end": end, "text": text[start:end], "labels": [label]}
    return {"id": f"c{number}", "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _spans(document: Document, stated: Iterable[Stated]) -> tuple[str, list[tuple[int, int, str, str]]]:
    """Return the text of a document as a reader sees it, and the spans of commitments with label and id."""
    starts, at = [], 0
    for block in document.blocks:
        starts.append(at)
        at += len(block.text.clean) + 1
    spans = []
    for commitment, _, review in stated:
        number = document.statements[commitment.statement].block
        start = starts[number] + start_in_block(document, commitment)
        label = (review.verdict if review else "") or PROPOSED
        spans.append((start, start + len(commitment.text), label, commitment.id))
    return "\n".join(block.text.clean for block in document.blocks), sorted(spans)


# --- in --------------------------------------------------------------------------------------------------------------


def read(text: str) -> Iterator[Draft]:
    """Yield the drafts in a file of one of these tools; `ValueError` says on which line and what is wrong."""
    begins = text.lstrip()[:1]
    if begins == "[":
        yield from _of_label_studio(text)
    elif begins == "{":
        yield from _of_lines(text)
    else:
        yield from _of_table(text)


def is_table(text: str) -> bool:
    """Whether a file is one of a spreadsheet."""
    return text.lstrip()[:1] not in {"[", "{"}


def _of_label_studio(text: str) -> Iterator[Draft]:
    try:
        tasks = json.loads(text)
    except RecursionError:
        raise ValueError("1: nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.lineno}: no JSON: {error.msg}") from None
    for number, task in enumerate(tasks, 1):
        try:
            about = task.get("data", task)
            if not isinstance(about, dict) or not isinstance(about.get("text"), str):
                raise ValueError(f"{number}: no text in this task of Label Studio (counted from 1)")  # noqa: TRY004 - as bad JSON is
            for value in _regions(task):
                span = (index(value["start"]), index(value["end"]), str(value["labels"][0]))
                yield from _labelled(number, about["text"], span, about)
        except (KeyError, TypeError, IndexError, AttributeError):
            raise ValueError(f"{number}: no task of Label Studio with a text and labels (counted from 1)") from None


def _regions(task: Json) -> Iterator[Json]:
    """Yield the labelled spans of a task; what an annotator skipped says nothing.

    The short form of Label Studio ("JSON-MIN") has the keys of `data` and the spans side by side, and no key for spans
    where there are none. A list by another name may be the spans of another project.
    """
    if "data" not in task:
        is_unlabelled = "label" not in task and not any(isinstance(value, list) for value in task.values())
        yield from () if is_unlabelled else task["label"]
        return
    for annotation in task.get("annotations", ()):
        results = () if annotation.get("was_cancelled") else annotation["result"]
        yield from (each["value"] for each in results if each.get("type", "labels") == "labels")


def _of_lines(text: str) -> Iterator[Draft]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except RecursionError:
            raise ValueError(f"{number}: nested too deeply") from None
        except json.JSONDecodeError as error:
            raise ValueError(f"{number}: no JSON: {error.msg}, column {error.colno}") from None
        if not isinstance(record, dict):
            raise ValueError(f"{number}: no JSON object")  # noqa: TRY004 - reported as bad JSON is
        if "text" in record and ("label" in record or "labels" in record):
            yield from _of_doccano(number, record)
        else:
            yield Draft(number, record)


def _of_doccano(number: int, record: Json) -> Iterator[Draft]:
    try:
        labels = record["label" if "label" in record else "labels"]
        spans = [(int(start), int(end), str(label)) for start, end, label in labels]
    except (TypeError, ValueError) as error:
        raise ValueError(f"{number}: labels are not [start, end, label] ({error})") from None
    if not isinstance(record["text"], str):
        raise ValueError(f"{number}: no text in this record of doccano")  # noqa: TRY004 - reported as bad JSON is
    for span in spans:
        yield from _labelled(number, record["text"], span, record)


def _labelled(number: int, text: str, span: tuple[int, int, str], about: Mapping[str, Any]) -> Iterator[Draft]:
    """Yield the draft of a labelled span; one that still has the label of a proposal says nothing."""
    start, end, label = span
    verdict = label.strip().casefold()
    if verdict == PROPOSED:
        return
    if verdict not in JUDGEMENTS or not 0 <= start < end <= len(text):
        raise ValueError(f"{number}: label {label!r} at {start}–{end}: choose from {', '.join(LABELS)}")
    start, end = _whole_words(text, start, end)
    quote = text[start:end]
    prefix, suffix = around(quote, Page(text, start), SURROUNDINGS)
    names = {name: about[name] for name in ("document", "url", "sha256") if about.get(name)}
    yield Draft(number, {**names, "quote": quote, "prefix": prefix, "suffix": suffix, "verdict": verdict})


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without white space at its ends, and with the whole of a word that it begins or ends within."""
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    while start and text[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return start, end


def _of_table(text: str) -> Iterator[Draft]:
    csv.field_size_limit(_LONGEST_CELL)
    head = text.lstrip("\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [name.strip() for name in reader.fieldnames or ()]
        reader.fieldnames = names
        if "verdict" not in names or not {"id", "quote"} & set(names):
            raise ValueError("1: no table of reviews: columns “verdict” and “id” or “quote” are needed")
        for cells in reader:
            yield from _of_cells(reader.line_num, cells)
    except csv.Error as error:
        raise ValueError(f"{reader.line_num}: no row of a table ({error})") from None


def _of_cells(number: int, cells: Mapping[str | None, Any]) -> Iterator[Draft]:
    """Yield the draft of a row in which the reviewer says something."""
    values = {name: str(value or "").strip() for name, value in cells.items() if name}
    said: Json = {name: values.get(name, "") for name in ("note", "status")}
    said["verdict"] = values.get("verdict", "").casefold()
    said["evidence"] = [{"url": url} for url in values.get("evidence", "").split()]
    edits = {name: values.get(_EDIT + name, "") for name in FIELDS}
    said["fields"] = {
        name: [part.strip() for part in value.split(_SEVERAL) if part.strip()] if FIELDS[name] else value
        for name, value in edits.items()
        if value
    }
    if any(said.values()):
        told = {name: values[name] for name in TOLD if values.get(name) and name not in {"path", "line"}}
        yield Draft(number, said | told)


def same(one: Review, other: Review) -> bool:
    """Whether two reviews say the same of the same, whenever and of whichever version of usmx."""
    return _said(one) == _said(other)


def _said(review: Review) -> tuple[object, ...]:
    found = [each.url for each in review.evidence]
    return review.verdict, dict(review.fields), review.note, review.status, found, review.read, review.declined
