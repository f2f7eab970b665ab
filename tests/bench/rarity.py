"""Print the table behind `text/rarity.py`: `python tests/bench/rarity.py FOLDER > src/usmx_corpus/text/rarity.txt`.

FOLDER is the unpacked archive. The first line is the number of different passages; each other line is a number of
passages, to two digits, and the stems that so many of them hold. Takes a minute.
"""

import sys
from collections import Counter, defaultdict

from usmx_corpus.corpus import scan
from usmx_corpus.reading import passages
from usmx_corpus.text.analyse import terms

#: So many stems cover 98 of 100 content words of the archive; the next 45,000 are in 15 passages each or fewer.
STEMS = 12_000


def main(folder: str) -> None:
    """Print the table."""
    survey = scan(folder)
    texts: set[str] = set()
    counts: Counter[str] = Counter()
    for path in survey.stamps:
        document, _ = survey.read(path, path)
        for passage in passages.passages_of(document) if document else ():
            if passage.text not in texts:  # a line that every release repeats makes no word of it common
                texts.add(passage.text)
                counts.update({term.stem for term in terms(passage.text)})
    rows: dict[int, list[str]] = defaultdict(list)
    for stem, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:STEMS]:
        rows[int(float(f"{count:.1e}"))].append(stem)
    print(len(texts))
    for count, stems in rows.items():
        print(count, *stems)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
