"""Measure what is read of saved web pages, on public benchmarks.

    python tests/bench/pages.py TRAFILATURA ARTICLES [--half 1|2]

TRAFILATURA is the folder `tests` of github:adbar/trafilatura: pages in `cache` and `eval`, and for each some words that
must be among its text and some that must not (`evaldata.json`). ARTICLES is github:scrapinghub/
article-extraction-benchmark: pages in `html`, and the text of each in `ground-truth.json`. Printed are the figures that
the two define, the share of the blocks found in the file where they are said to stand, the share of list items kept on
pages of governments, and the time. Where trafilatura can be imported, it is measured, too. With `--half`, only half of
the first is read: what is tuned on the one is judged on the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.reading import reader
from usmx_corpus.reading.html import charset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Document

Reader = Callable[[bytes], str]
_GRAM = 4


class Page(NamedTuple):
    """A page, with words that are in its text and words that are not."""

    name: str
    content: bytes
    inside: Sequence[str]
    outside: Sequence[str]


def read(content: bytes) -> Document:
    return reader.read("page.html", content)[0]


def text(content: bytes) -> str:
    return "\n".join(block.text.clean for block in read(content).blocks if block.kind != "boilerplate")


def body(content: bytes) -> str:
    """Return the text without the title, which the articles do not have."""
    document = read(content)
    blocks = [block for block in document.blocks if block.kind != "boilerplate"]
    if blocks and blocks[0].kind == "heading" and blocks[0].text.clean == document.title:
        del blocks[0]
    return "\n".join(block.text.clean for block in blocks)


def pages(folder: Path, half: int) -> Iterator[Page]:
    """Yield the pages with words, all or a random half."""
    data = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    urls = sorted(data)
    Random(7).shuffle(urls)  # noqa: S311 - no secret
    middle = len(urls) // 2
    for url in sorted({0: urls, 1: urls[:middle], 2: urls[middle:]}[half]):
        item = data[url]
        path = next(
            path for path in (folder / "cache" / item["file"], folder / "eval" / item["file"]) if path.is_file()
        )
        yield Page(item["file"], path.read_bytes(), item["with"], item["without"])


def articles(folder: Path) -> Iterator[tuple[bytes, str]]:
    for name, item in sorted(json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items()):
        yield gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), item["articleBody"]


def joined(words: str) -> str:
    return " ".join(words.split())


def words_figures(found: Sequence[Page], read_text: Reader) -> str:
    """Return precision, recall, accuracy and F1 over all words, as `evaluate.py` there counts them."""
    right = wrong = inside = outside = 0
    for page in found:
        said = joined(read_text(page.content))
        right += sum(joined(words) in said for words in page.inside)
        wrong += sum(joined(words) in said for words in page.outside)
        inside, outside = inside + len(page.inside), outside + len(page.outside)
    precision, recall = right / (right + wrong), right / inside
    accuracy = (right + outside - wrong) / (inside + outside)
    return f"precision {precision:.3f} recall {recall:.3f} accuracy {accuracy:.3f} F1 {_f1(precision, recall):.3f}"


def articles_figures(found: Sequence[tuple[bytes, str]], read_text: Reader) -> str:
    """Return precision, recall and F1 of the shingles of four words, the means over pages as `evaluate.py` has them."""
    precisions, recalls = [], []
    for content, expected in found:
        wanted, got = _grams(expected), _grams(read_text(content))
        common = (wanted & got).total()
        precisions += [common / got.total()] if got else []
        recalls += [common / wanted.total()] if wanted else []
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {_f1(precision, recall):.3f}"


def _grams(words: str) -> Counter[tuple[str, ...]]:
    found = re.findall(r"\w+", words)
    return Counter(tuple(found[start : start + _GRAM]) for start in range(max(1, len(found) - _GRAM + 1)) if found)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def places_figures(found: Sequence[Page]) -> str:
    """Return the share of blocks whose first words stand at the line and column that is told, and of those in order."""
    blocks = placed = in_order = 0
    for page in found:
        source = charset.decode("", page.content).text.replace("\r\n", "\n").replace("\r", "\n")
        lines = source.split("\n")
        plain = _bare(source)
        done = 0
        document = read(page.content)
        for block in document.blocks:
            first, place = block.text.clean[:3].strip(), document.locate(block.number, 0, 1)
            line = unescape(lines[place.line - 1][max(place.column - 1, 0) :])
            blocks += 1
            placed += line.lstrip("\u200b").startswith(first) if place.column else first in line
            start = plain.find(_bare(block.text.clean.replace(" | ", " "), is_text=True), done)
            in_order += start >= 0
            done = start if start >= 0 else done
    return (
        f"at their line and column {placed / blocks:.4f}, in the file in this order {in_order / blocks:.4f} of {blocks}"
    )


def _bare(words: str, *, is_text: bool = False) -> str:
    """Return words without tags, white space and what cannot be seen."""
    plain = words if is_text else unescape(re.sub(r"<!--.*?-->|<[^<>]*+>", "", words, flags=re.DOTALL))
    return "".join(sign for sign in plain if sign.isprintable() and not sign.isspace())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("trafilatura", type=Path)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--half", type=int, choices=(0, 1, 2), default=0)
    given = arguments.parse_args()
    found, written = [*pages(given.trafilatura, given.half)], [*articles(given.articles)]
    readers: dict[str, tuple[Reader, Reader]] = {"usmx": (text, body)}
    if other := trafilatura():
        readers["trafilatura"] = (other, other)
    for name, (read_text, read_body) in readers.items():
        start = time.process_time()
        print(f"{name}: {len(found)} pages, words: {words_figures(found, read_text)}")
        print(f"{name}: {len(written)} articles: {articles_figures(written, read_body)}")
        each = (time.process_time() - start) / (len(found) + len(written))
        print(f"{name}: {each * 1_000:.1f} ms of CPU time a page, measuring included")
    print(f"usmx: blocks {places_figures(found)}")


def trafilatura() -> Reader | None:
    try:
        from trafilatura import extract  # type: ignore[import-not-found]
    except ImportError:
        return None
    return lambda content: extract(content, include_comments=False, include_tables=True) or ""


if __name__ == "__main__":
    main()
