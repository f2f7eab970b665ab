"""The same files give the same answers, in whatever order they came, were touched and went."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usmx_corpus.archive import Archive
from usmx_corpus.index import build, postings
from usmx_corpus.render import to_json
from usmx_corpus.trace import search, verdict
from usmx_corpus.trace.candidates import Reach

#: Every document says these, so that more passages tie for each place than are taken.
BOILERPLATE = (
    "The harbor council will rebuild seven bridges by 2030.",
    "The grant is made under section 12 of the River Act.",
    "Nothing in this notice creates a right against the harbor council.",
)
QUESTIONS = (
    "The harbor council will rebuild seven bridges by 2030",
    "The harbor council will rebuild nine bridges",
    "A grant is made under the River Act",
    "“section 12 of the River Act”",
    "“about pier” notice",
)
NAMES = [f"notice-{number}.md" for number in range(12)]
#: What may happen to a folder: a file is written (anew, if it is there), touched, removed or renamed, or it is asked.
CHANGES = st.lists(
    st.tuples(st.sampled_from(["write", "touch", "remove", "rename", "ask"]), st.sampled_from(NAMES)), max_size=8
)


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take few passages, and keep masks of nearly all words, as in a large folder."""
    monkeypatch.setattr(verdict, "_HOLDING", 3)
    monkeypatch.setattr(verdict, "_HOLDING_AT_MOST", 5)
    monkeypatch.setattr(verdict, "_IN_QUESTION", Reach(passages=4, texts=3, sure=2, least=0.6))
    monkeypatch.setattr(search, "_HOLDING", 7)
    monkeypatch.setattr(search, "_LOOKED_THROUGH", 4)
    monkeypatch.setattr(postings, "_LEAST", 2)
    monkeypatch.setattr(postings, "_STALE", 2)
    monkeypatch.setattr(build, "_TICK", 0)  # else files that were just written are all read again


def write(root: Path, name: str, at: int) -> None:
    number = NAMES.index(name)
    day = date(2020, 1, 1) + timedelta(days=40 * ((number * 7) % len(NAMES)))
    own = f"Notice {number} is about pier {number}."
    own = own if number % 3 else ""  # fewer than are looked through say this
    (root / name).write_text("\n\n".join([f"---\ndate: {day}\n---\n# Notice", own, *BOILERPLATE]), encoding="utf-8")
    os.utime(root / name, (at, at))


def change(root: Path, how: str, name: str, at: int) -> None:
    path, other = root / name, root / f"renamed-{name}"
    if how == "write":
        write(root, name, at)
    elif how == "ask":
        answers(root)
    elif not path.exists():
        return
    elif how == "touch":
        os.utime(path, (at, at))
    elif how == "remove":
        path.unlink()
    else:
        path.rename(other)


def answers(root: Path) -> list[str]:
    with Archive.open(root) as archive:
        return [
            *(json.dumps(to_json.trace(archive.trace(question))) for question in QUESTIONS),
            *(json.dumps(list(map(to_json.hit, archive.search(question, limit=3)))) for question in QUESTIONS),
            *archive.commitments_as_json(),
        ]


@settings(max_examples=25, deadline=None)
@given(CHANGES)
def test_a_changed_index_answers_as_a_new_one(changes: list[tuple[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as environment, TemporaryDirectory() as place:
        root = Path(place, "notices")
        root.mkdir()
        environment.setenv("USMX_CACHE", str(Path(place, "changed")))
        for number, name in enumerate(NAMES[:9]):
            write(root, name, 1_600_000_000 + number)
        answers(root)
        for number, (how, name) in enumerate(changes):
            change(root, how, name, 1_600_001_000 + number)
        write(root, NAMES[0], 1_600_009_000)
        changed = answers(root)
        environment.setenv("USMX_CACHE", str(Path(place, "new")))

        assert changed == answers(root)


def test_the_source_is_the_original_whenever_it_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "caches"))
    for number, name in enumerate(NAMES):
        write(tmp_path, name, 1_600_000_000 + number)
    with Archive.open(tmp_path) as archive:
        oldest = archive.documents[0].id
        archive.trace(QUESTIONS[0])
    os.utime(tmp_path / f"{oldest}.md", (1_700_000_000, 1_700_000_000))

    with Archive.open(tmp_path) as archive:
        assert archive.trace(QUESTIONS[0]).sources[0].document == oldest
        assert archive.search(QUESTIONS[3], limit=1)[0].passage.about.id == oldest
