"""Words with markup inside are shown as written, in time that grows with their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.growth import exponent
from usmx_corpus.reading import reader
from usmx_corpus.render.wording import shown

if TYPE_CHECKING:
    from usmx_corpus.model import Document


def words_of(text: str) -> list[str]:
    document, _ = reader.read("words.md", text.encode())
    return [shown(statement, document) for statement in document.statements]


def test_markup_around_a_word_ends_at_its_ends() -> None:
    assert words_of("Of __<b>billion</b><sup>3</sup>__ more.")[0].startswith("Of __<b>billion</b><sup>3</sup>__")


def test_many_words_with_markup_in_one_paragraph() -> None:
    def make(size: int) -> Document:
        return reader.read("words.md", ("Of the 10<sup>6</sup> and more. " * size).encode())[0]

    assert exponent(lambda document: [shown(each, document) for each in document.statements], make, 200) <= 1.3
