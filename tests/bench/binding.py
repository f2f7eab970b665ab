"""Measure whether a promise is believed of the wrong party: `python tests/bench/binding.py FOLDER` (the archive).

Takes commitments of joint statements, a few of each, and puts in the place of the party that acts another that
the same document names as an actor. Prints how many are called sourced, and each of these with its source to be read:
the document may say the same of the other party.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from usmx_corpus import facts
from usmx_corpus.archive import Archive
from usmx_corpus.model import Commitment, Fact, Filters

#: How many promises are moved, and of one statement at most.
SEED, PROMISES, EACH = 20261130, 100, 4
#: Kinds of names that act for themselves; two of one kind are exchanged.
PARTIES = frozenset(("country", "agency", "organisation", "person"))
#: Words of a promise that is read as a claim.
SHORTEST, LONGEST = 6, 40
#: A party acts by itself where a verb follows at once: no list, no bracket, no possessive.
ALONE = re.compile(r" (?!and |or |in |of |on |to |for |with )[a-z]")


class Swapped(NamedTuple):
    """A promise of one party told of another."""

    path: str
    claim: str
    was: str
    now: str


def swapped(commitments: list[Commitment], chance: random.Random) -> Iterator[Swapped]:
    """Yield promises of a document, each told of another party that it names."""
    acting = {
        str(name.value) for each in commitments for name in facts.names_in(each.text) if facts.kind(name) in PARTIES
    }
    for each in chance.sample(commitments, len(commitments)):
        if not SHORTEST <= len(each.text.split()) <= LONGEST:
            continue
        names = facts.names_in(each.text)
        if not names or names[0].start > len("The ") or not ALONE.match(each.text, names[0].end):
            continue
        others = [value for value in sorted(acting) if _is_another(value, str(names[0].value), names)]
        if others:
            now = chance.choice(others)
            claim = each.text[: names[0].start] + now + each.text[names[0].end :]
            yield Swapped(each.location.path, claim, names[0].text, now)


def _is_another(value: str, first: str, named: Sequence[Fact]) -> bool:
    """Whether a party is of the same kind as the first and no part, whole or head of anybody named beside it."""
    one, other = facts.names_in(value), facts.names_in(first)
    return (
        bool(one and other)
        and facts.kind(one[0]) == facts.kind(other[0])
        and all(facts.agree(one[0], each) is False or facts.kind(each) not in PARTIES for each in (*other, *named))
    )


def claims(archive: Archive) -> Iterator[Swapped]:
    """Yield swapped promises of the joint statements."""
    chance = random.Random(SEED)  # noqa: S311
    joint = [about for about in archive.headers() if "joint statement" in (about.title or "").lower()]
    for about in chance.sample(sorted(joint, key=lambda each: each.path), len(joint)):
        found = [each.commitment for each in archive.commitments(Filters(documents=(about.id,)))]
        yield from islice(swapped(found, chance), EACH)


def main(folder: Path) -> None:
    """Print the figures and what is to be read."""
    archive = Archive.open(folder)
    told: Counter[str] = Counter()
    for number, one in enumerate(claims(archive)):
        if number == PROMISES:
            break
        answer = archive.trace(one.claim)
        told[answer.verdict] += 1
        if answer.verdict == "sourced":
            first = answer.sources[0]
            print(f"- {one.was} -> {one.now}: {one.claim}\n  {first.location}: {first.text[:600]}\n")
    total = sum(told.values()) or 1
    print(f"{total} promises told of another party: {dict(told)}, {told['sourced'] / total:.3f} called sourced")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
