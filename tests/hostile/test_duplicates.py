"""Thousands of documents that are nearly one: in a group, without each pair of them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from hostile.growth import exponent
from usmx_corpus.duplicates import grouping, groups_of
from usmx_corpus.model import Header
from usmx_corpus.text.shingles import Sample, compared_words, sample

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_SENTENCES = 20


class Copies(NamedTuple):
    """Texts of the same twenty sentences, a day apart, with `edits` of them said otherwise in each."""

    headers: Sequence[Header]
    texts: Sequence[list[str]]

    def samples(self) -> list[Sample]:
        return [sample(compared_words(text)) for text in self.texts]

    def passages(self, number: int) -> list[str]:
        return self.texts[number]


def copies(count: int, edits: int) -> Copies:
    random = Random(3)  # noqa: S311
    frame = [f"In the year {n} they will give {random.random()} for {random.random()} things." for n in range(20)]
    texts = []
    for number in range(count):
        texts.append(list(frame))
        for place in random.sample(range(_SENTENCES), edits):
            texts[-1][place] = f"Word{number} is other{number} at {random.random()}."
    return Copies([header(number) for number in range(count)], texts)


def header(number: int) -> Header:
    empty: dict[str, object] = dict.fromkeys(Header._fields)
    day = date(2021, 1, 1) + timedelta(number % 40)
    return Header(**{**empty, "id": f"d{number:05}", "title": f"Release {number}", "date": day, "url": ""})  # type: ignore[arg-type]


def listed(texts: Copies) -> list[int]:
    return [len(list(group.pairs)) for group in groups_of(texts)]


@pytest.mark.parametrize("edits", [0, 1, 3])
def test_the_time_grows_with_the_number_of_documents(edits: int) -> None:
    assert exponent(listed, lambda count: copies(count, edits), 500) < 1.4


@pytest.mark.parametrize("about", [(), ("d00020",), ("d00000", "d00030", "d00059")])
def test_a_group_with_too_many_pairs_has_those_that_hold_it_together(
    about: Collection[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = groups_of(copies(60, 1), about=about)
    monkeypatch.setattr(grouping, "MOST_PAIRS", 20)

    some = groups_of(copies(60, 1), about=about)

    assert not all(group.is_complete for group in some)
    for cut, whole in zip(some, every, strict=True):
        wanted = {frozenset((member.document.id, member.of)) for member in whole.members}
        assert (cut.original, cut.members) == (whole.original, whole.members)
        assert cut.is_complete == (len(list(whole.pairs)) <= grouping.MOST_PAIRS)
        assert cut.is_complete or {frozenset((pair.left, pair.right)) for pair in cut.pairs} == wanted
        assert set(cut.pairs) <= set(whole.pairs)
