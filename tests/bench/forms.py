"""Print how many sentences of `tests/data/forms.txt` are read as they should be: `python tests/bench/forms.py`.

A line is "strengths: sentence" or "none: sentence", after "? " if it is known to be misread; "# " opens a class.
"""

from collections import Counter
from pathlib import Path

from usmx_corpus import commitments
from usmx_corpus.reading.reader import read

FORMS = Path(__file__).parents[1] / "data" / "forms.txt"


def strengths(sentence: str) -> str:
    """Return the strengths of what a sentence undertakes, "none" if nothing."""
    document, _ = read("form.md", f"---\ndate: '2021-06-08'\n---\n\n{sentence}\n".encode())
    return " ".join(each.strength for each in commitments.extract(document)) or "none"


def main() -> None:
    """Print each sentence that is misread, and the shares of all and of each class."""
    kind = ""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for line in FORMS.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line[2:]
            continue
        wanted, _, sentence = line.removeprefix("? ").partition(": ")
        if sentence:
            total[kind] += 1
            found = strengths(sentence)
            right[kind] += found == wanted
            if found != wanted:
                print(f"{kind}: {wanted} expected, {found} found: {sentence}")
    for name, count in total.items():
        print(f"{right[name]:4} of {count:3}  {name}")
    print(f"{right.total():4} of {total.total():3}  in all")


if __name__ == "__main__":
    main()
