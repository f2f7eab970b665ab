"""What two documents are to each other is one answer, whichever command is asked."""

from __future__ import annotations

import json
import lzma
from datetime import date
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import pytest

from usmx_corpus.archive import Archive
from usmx_corpus.corpus import packaged_root, scan
from usmx_corpus.diff import compare, compare_folders
from usmx_corpus.duplicates.holdings import gathered
from usmx_corpus.duplicates.relations import Traits, related
from usmx_corpus.reading.passages import passages_of
from usmx_corpus.reading.reader import read
from usmx_corpus.relation import Profile, profile, relation
from usmx_corpus.text.bitsets import bits_of

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.model import Document, Relation


def document(title: str, day: date | None, text: str) -> Document:
    header = f"---\ntitle: {title}\n" + (f"date: '{day}'\n" if day else "")
    return read("a.md", f"{header}---\n\n{text}\n".encode())[0]


def profile_of(text: Document) -> Profile:
    return profile((passage.text for passage in passages_of(text)), text.header)


FRAME = " ".join(
    f"The {noun} shall make available whatever {noun} it holds, as the law on {noun} requires of every agency."
    for noun in "assistance equipment housing shelter water transport debris damage insurance recovery".split()
)


def declaration(state: str, day: date, amount: int) -> Document:
    """Return a text that is filled in anew for each state."""
    text = f"Today {state} was struck by a storm that cost {amount} homes. {FRAME} This is for the people of {state}."
    return document(f"President Approves {state} Disaster Declaration", day, text)


DAY = date(2024, 4, 19)
MEMO = f"Of the funds, 775 million are made available from 8 August 2022 on. {FRAME}"
LATER = "Of the funds, 600 million are made available from 15 September 2022 on. " + FRAME
PAIRS: dict[str, tuple[Document, Document, Relation]] = {
    "the same words": (document("A", DAY, FRAME), document("B", None, FRAME), "copy"),
    "declarations for two states": (declaration("Georgia", DAY, 1200), declaration("Maine", DAY, 300), "template"),
    "a declaration, corrected": (
        declaration("Georgia", DAY, 1200),
        document(
            "President Approves Georgia Disaster Declaration",
            DAY,
            f"Today Georgia was struck by a storm that cost 1,250 homes. {FRAME} This is for the people of Georgia.",
        ),
        "version",
    ),
    "a memorandum and that of the next month": (
        document("Memorandum on Authority", date(2022, 8, 8), MEMO),
        document("Memorandum on Authority", date(2022, 9, 15), LATER),
        "template",
    ),
    "two drafts without dates": (document("Draft", None, MEMO), document("Final text", None, LATER), "version"),
    "an excerpt": (
        document("Excerpts", DAY, FRAME[:500]),
        document("Remarks", DAY, f"{FRAME} And there is much more to say of Georgia, of storms and of homes. " * 2),
        "derived",
    ),
    "nothing in common": (document("A", DAY, FRAME), document("B", DAY, "Thank you all for coming."), "unrelated"),
    "no words": (document("A", DAY, ""), document("B", DAY, ""), "copy"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_has_its_relation_either_way(name: str) -> None:
    left, right, expected = PAIRS[name]

    assert compare(left, right).relation == expected
    assert compare(right, left).relation == expected


def test_a_page_that_is_kept_up_to_date_is_a_version_however_late() -> None:
    days = date(2025, 4, 23), date(2025, 8, 15)
    old, new = (document("A running list", day, text) for day, text in zip(days, (MEMO, LATER), strict=True))
    page = "https://example.org/list"

    assert compare(old, new).relation == "template"
    assert compare(old._replace(url=page), new._replace(url=page)).relation == "version"


def test_a_title_that_spells_a_name_otherwise_makes_no_template() -> None:
    old = document("Call with Prince Mohammad", DAY, f"The Prince Mohammad called. {FRAME}")
    new = document("Call with Prince Mohammed", DAY, f"The Prince Mohammed called. {FRAME}")

    assert compare(old, new).relation == "version"


def test_real_revisions_are_copies_or_versions(shared: Path) -> None:
    found: dict[str, list[str]] = {}
    with lzma.open(shared / "gold/revisions/dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        for pair in map(json.loads, lines):
            old, new = (profile_of(read(f"{side}.md", pair[side].encode())[0]) for side in ("old", "new"))
            found.setdefault(relation(old, new), []).append(pair["class"])

    others = found.keys() - {"copy", "version"}
    assert "template" not in others
    assert {kind for name in others for kind in found[name]} == {"replaced"}  # another text at the same address
    assert sum(len(found[name]) for name in others) == 6


def test_what_list_duplicates_says_of_a_pair_diff_says_too(releases: dict[str, bytes], tmp_path: Path) -> None:
    """Over a sample of the archive, families of templates and versions, and copies cut short."""
    random = Random(11)  # noqa: S311
    names = sorted(releases)
    contents = {f"r{number}": releases[name] for number, name in enumerate(names)}
    for number, name in enumerate(random.sample(names, 60)):
        paragraphs = releases[name].decode().split("\n\n")
        kept = [each for each in paragraphs if each.startswith("---") or random.random() < 0.4 + number / 100]
        contents[f"cut{number}"] = "\n\n".join(kept).encode()
    for number, (state, day) in enumerate((s, d) for s in ("Georgia", "Maine", "Ohio") for d in (1, 2, 28)):
        contents[f"t{number}"] = declaration(state, date(2024, 1, day), 100 * number).raw.encode()
    for folder in ("left", "right"):
        (tmp_path / folder).mkdir()
    for name, content in contents.items():
        (tmp_path / "left" / f"{name}.md").write_bytes(content)

    groups = Archive.open(tmp_path / "left").duplicates(0.2)

    documents = {id_: read(f"{id_}.md", content)[0] for id_, content in contents.items()}
    pairs = [pair for group in groups for pair in group.pairs]
    assert {pair.relation for pair in pairs} == {"copy", "version", "derived", "same-event", "template"}
    for pair in pairs:
        assert compare(documents[pair.left], documents[pair.right]).relation == pair.relation, pair

    shown = random.sample(pairs, 30)
    for number, pair in enumerate(shown):
        (tmp_path / "right" / f"p{number}.md").write_bytes(contents[pair.right])
        (tmp_path / "left" / f"p{number}.md").write_bytes(contents[pair.left])
    changes, _ = compare_folders(scan(tmp_path / "left"), scan(tmp_path / "right"))
    relations = {change.left: change.relation for change in changes if change.left and change.right}
    assert relations == {f"p{number}.md": pair.relation for number, pair in enumerate(shown)}


def traits_of(side: Profile) -> Traits:
    named = side.title & side.words
    return Traits(side.words | side.title, named, side.figures, side.figures_hash, side.title, side.day, side.url)


def test_many_pairs_are_decided_as_each_alone() -> None:
    """Counted at once (more than 64 texts) or one by one."""
    random = Random(5)  # noqa: S311
    subjects = [f"{one}{other}land" for one in "bcdfg" for other in "aeiou"]
    sides = [
        profile_of(
            document(
                random.choice(("Declaration for {}", "On {}", "{}")).format(subject := random.choice(subjects)),
                random.choice((None, date(2024, 1, 1 + random.randrange(30)), date(2024, 5, 1))),
                f"{' '.join(FRAME.split()[random.randrange(120) :])} {subject} {random.choice((5, 6))} {subject}",
            )
        )
        for _ in range(90)
    ]
    holdings = gathered(
        {number: side.shingles for number, side in enumerate(sides)},
        {number: len(side.shingles) for number, side in enumerate(sides)},
    )
    traits = {number: traits_of(side) for number, side in enumerate(sides)}
    everyone = bits_of(range(90))

    found = related(holdings, traits, {number: everyone & ~(1 << number) for number in range(90)}, 0.2)

    for one, other in combinations(range(90), 2):
        listed = [name for name, links in found.links.items() if links.get(one, 0) >> other & 1]
        alone = relation(sides[one], sides[other])
        assert listed == [alone] or (alone, listed) == ("unrelated", [])
    assert len(found.links) >= 4


def test_the_five_documents() -> None:
    documents = {path.stem: read(path.name, path.read_bytes())[0] for path in packaged_root().glob("*.txt")}

    assert compare(documents["sanders-statement"], documents["sanders-statement-archived"]).relation == "copy"
    assert compare(documents["fact-sheet"], documents["mexican-summary"]).relation == "derived"
    assert compare(documents["fact-sheet"], documents["sanders-statement"]).relation == "same-event"
