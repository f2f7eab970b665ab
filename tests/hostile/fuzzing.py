"""Texts made of the program's own words at random, and everything that is done with a text."""

from __future__ import annotations

import json
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from hypothesis import strategies as st

import usmx_corpus
from usmx_corpus import facts
from usmx_corpus.cli import claims
from usmx_corpus.commitments import extraction, records, rules
from usmx_corpus.diff import compare
from usmx_corpus.errors import UsmxError
from usmx_corpus.facts import currencies, lexicon, numbers, periods, quantities, shortforms, times
from usmx_corpus.reading import reader
from usmx_corpus.render import to_json

if TYPE_CHECKING:
    from collections.abc import Callable

#: So much CPU time (seconds) is allowed for a text, and for each of its characters; the second is that of an index.
ALLOWED = 0.5
PER_CHARACTER = 0.001

_SIGNS = """
    $ € £ ¥ % US$ C$ # ## - * ** _ ` [ ]( ( ) < </b> <!-- > | & \\ / : ; , . … ? ! " “ ” ’ ' — – -- ... 's ’s
    1 0 9 ² ½ ٣ １ 1,000 1.5 1e308 99999 2021 9999 0001-01-01 9999-12-31 2021-02-30 6/8/2021 12:30 5G 1. (a) (AB) [1]
    https://a.b/c a@b.c é e\u0301 ß İ 日本 \u200b \u202e \u00ad \ufeff
    canadian american australian mexican dollars pesos euros pounds per cent between and or to of the a in by from
    percent half third quarter dozens hundred thousand million billion trillion more than up to at least nearly
    january may march fiscal year quarter first last next within over before until spring monthly every annual
    will shall must may not never also jointly today including such as which who that by: training to build
"""


@cache
def fragments() -> list[str]:
    """Return words, signs and phrases that some rule looks for."""
    sources = [_SIGNS.split(), currencies._SIGNS, quantities._HEDGES, numbers.NUMBER_WORDS]  # noqa: SLF001
    sources += [times.MONTH_NAMES, periods._DURATIONS, sorted(rules.VERBS)[:80], sorted(rules.ACTOR_NOUNS)]  # noqa: SLF001
    sources += [[rule.example for rule in rules.RULES], [word for rule in rules.RULES for word in rule.words.split()]]
    names = [form.text for form in lexicon.every_form()]
    return sorted(
        {*(each for source in sources for each in source), *names[::12], *"\n\t \u00a0", "\n\n", "\n- ", "\n# "}
    )


def texts(repeats: int = 40) -> st.SearchStrategy[str]:
    """Return texts of fragments, some of which are repeated."""
    glue = st.sampled_from(["", " ", " ", " ", "-", ", ", ". ", "\n", "\n\n"])
    row = st.lists(st.tuples(st.sampled_from(fragments()), glue), min_size=1, max_size=6)
    run = st.tuples(row, st.sampled_from([1, 1, 1, 2, repeats])).map(
        lambda drawn: "".join(map("".join, drawn[0])) * drawn[1]
    )
    return st.lists(run, min_size=1, max_size=6).map("".join)


def _refused(constant: str) -> NoReturn:
    message = f"{constant} is not JSON"
    raise ValueError(message)


def _as_json(value: object) -> None:
    json.loads(json.dumps(value, ensure_ascii=False, default=str), parse_constant=_refused)


def read(text: str) -> None:
    """Find the facts and commitments of a document."""
    document, _ = reader.read("2023-05-01-statement.md", text.encode("utf-8", "replace"))
    for statement in document.statements:
        found = facts.facts_and_numbers(statement.text)
        _as_json(records.as_fields(found))
        for fact in found:
            facts.hedged(fact, statement.text)
    shortforms.defined(block.text.clean for block in document.blocks)
    _as_json(list(map(records.as_record, extraction.extract(document))))


def differ(text: str) -> None:
    """Compare a document with another that has its halves in the other order."""
    half = len(text) // 2
    sides = [f"# Joint Statement\n\n{each}\n" for each in (text, text[half:] + text[:half])]
    left, right = (reader.read(f"{number}.md", side.encode("utf-8", "replace"))[0] for number, side in enumerate(sides))
    _as_json(to_json.comparison(compare(left, right)))


def trace(text: str) -> None:
    """Trace the beginning of a text, and the words of a rule, in the text."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "2023-05-01-statement.md").write_bytes(f"# Statement\n\n{text}\n".encode("utf-8", "replace"))
        with usmx_corpus.open(folder, jobs=1) as archive:
            for claim in (text[:300], "Mexico will train 500 inspectors by 2024."):
                _as_json(to_json.trace(archive.trace(claim)))


def ask(text: str) -> None:
    """Read the lines of a text as claims."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "claims")
        file.write_bytes(text.encode("utf-8", "replace"))
        try:
            list(claims.read(str(file)))
        except UsmxError:
            return


#: All that is tried.
RUNS: tuple[Callable[[str], None], ...] = (read, differ, trace, ask)


def check(run: Callable[[str], None], text: str) -> None:
    """Do something with a text; raises `AssertionError` if it takes too long."""
    start = time.process_time()
    run(text)
    taken = time.process_time() - start
    if taken > ALLOWED + PER_CHARACTER * len(text):
        message = f"{run.__name__} took {taken:.1f} s for {len(text)} characters"
        raise AssertionError(message)
