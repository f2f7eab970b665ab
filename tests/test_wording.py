import pytest

from usmx_corpus.diff.units import units
from usmx_corpus.reading.reader import read
from usmx_corpus.render.wording import shown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("In the 21<sup>st</sup> century.", "In the 21<sup>st</sup> century."),
        ("Some 10<sup>6</sup> cases.", "Some 10<sup>6</sup> cases."),
        ("**A**dvancement of **all** people.", "**A**dvancement of all people."),
        ("The <u>report</u>’s end.", "The <u>report</u>’s end."),
        ("A \\$5 grant in [Mexico](https://example.org) today.", "A $5 grant in Mexico today."),
        ("On [September 6<sup>th</sup>](https://example.org).", "On September 6th."),
        ("(b)  The *21*<sup>st</sup> order.", "(b) The *21*<sup>st</sup> order."),
    ],
)
def test_only_markup_inside_a_word_stays(source: str, text: str) -> None:
    document = read("a.md", source.encode())[0]

    assert shown(units(document)[0], document) == text
