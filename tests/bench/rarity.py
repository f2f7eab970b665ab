"""Print the table behind `text/rarity.py`: `python tests/bench/rarity.py FOLDER > src/usmx_corpus/text/rarity.txt`.

FOLDER is the unpacked archive. The first line is the number of different passages; each other line is a number of
passages, to two digits, and the stems that so many of them hold. Takes a minute.
"""

import sys
from collections import Counter, defaultdict

from usmx_corpus.corpus import scan
from usmx_corpus.reading import passages
from usmx_corpus.text.analyse import Term, terms

#: So many stems are 98.5 % of the content words of the archive; each of the next 45,000 is in 15 passages or fewer.
STEMS = 12_000
#: A name counts for at most so many passages per document: "MS. PSAKI:" is at the head of a thousand answers. With 5 a
#: right source of dev.jsonl is lost, without a limit "Jean" and "Pierre" are as common as "act".
PER_DOCUMENT = 8


class Counts:
    """In how many passages and documents each stem is, and how often it is written with and without a capital."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.texts: set[str] = set()
        self.passages: Counter[str] = Counter()
        self.documents: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.small: Counter[str] = Counter()

    def add(self, texts: list[str]) -> None:
        """Count the passages of a document; a line that every release repeats makes no word of it common."""
        fresh = [text for text in texts if text not in self.texts]
        self.texts.update(fresh)
        self.documents.update({term.stem for text in texts for term in terms(text)})
        for text in fresh:
            self.passages.update({term.stem for term in terms(text)})
            self.capital.update(term.stem for term in terms(text) if is_name(term, text))
            self.small.update(term.stem for term in terms(text) if text[term.start].islower())

    def of(self, stem: str) -> int:
        """Return the number of passages for which a stem counts."""
        if self.capital[stem] > 2 * self.small[stem]:
            return min(self.passages[stem], PER_DOCUMENT * self.documents[stem])
        return self.passages[stem]


def is_name(term: Term, text: str) -> bool:
    """Whether a word has a capital and does not begin a sentence or a quote."""
    before = text[max(0, term.start - 2) : term.start]
    return text[term.start].isupper() and before[1:] == " " and before[0] not in '.!?:"”*'


def main(folder: str) -> None:
    """Print the table."""
    survey = scan(folder)
    counts = Counts()
    for path in survey.stamps:
        document, _ = survey.read(path, path)
        counts.add([passage.text for passage in passages.passages_of(document)] if document else [])
    rows: dict[int, list[str]] = defaultdict(list)
    for stem, _ in sorted(counts.passages.items(), key=lambda pair: (-pair[1], pair[0]))[:STEMS]:
        rows[int(float(f"{counts.of(stem):.1e}"))].append(stem)
    print(len(counts.texts))
    for count in sorted(rows, reverse=True):
        print(count, *rows[count])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
