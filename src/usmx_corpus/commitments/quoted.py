"""Who is quoted in a release, and where: whose promises "I" and "we" within quotation marks are.

Only officials count, by their office or because they are known: what a firm or a union says in a release of a
government is no promise of the government, and whose it is is seldom said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.commitments import subjects
from usmx_corpus.commitments.speakers import Speaker
from usmx_corpus.facts import countries, entities, lexicon
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.model import Block, Document, Statement


class Quoted(NamedTuple):
    """The part of a statement's body, from `start` to `end`, that an official says in quotation marks."""

    start: int
    end: int
    speaker: Speaker


_SAID = r"(?:said|says|added|adds|stated|states|declared|commented|explained|confirmed|announced|continued)"
_WHO = r"(?:[Tt]he\s|[Oo]ur\s)?[A-Z][^“”;:.]*+(?:(?:\b[A-Z]|\b(?:Hon|Dr|Mr|Mrs|Ms|St|Rt|T|D))\.[^“”;:.]*+){0,4}"
_SOURCES = {
    # “We will open a dock,” said Minister Olga Dahl. “It will …”
    "said by": rf"[,.!?…]”\s{_SAID}\s(?P<who>{_WHO})",
    # “We will open a dock,” Minister Olga Dahl said.
    "who said": rf"[,.!?…]”\s(?P<who>(?:[Tt]he\s|[Oo]ur\s)?[A-Z][^“”;:]{{2,160}}?)\s(?:has\s|also\s){{0,2}}{_SAID}\b",
    # Minister Olga Dahl said: “We will open a dock.”
    "before": rf"(?P<who>(?:[Tt]he\s|[Oo]ur\s)?[A-Z][^“”;:]{{2,160}}?)\s(?:has\s|also\s){{0,2}}{_SAID}"
    r"(?:\s(?:today|that|on\s\w+))?\s?[:,]\s?(?:“|$)",
    "quotation": r"“[^“”]*+(?:”|$)",
    "office": r"\b(?:[Mm]inister|[Ss]ecretary|President|[Cc]hancellor|Premier|Taoiseach|Tánaiste|Governor|Mayor"
    r"|[Cc]ommissioner|Attorney\sGeneral|High\sRepresentative|Administrator)\b",
    # Whose president or secretary speaks for no government: "President of the Farmers’ Union", "company secretary".
    "private": r"(?i)\b(?:union|association|federation|chamber|council\sof\schurches|institute|university|college"
    r"|school|club|company|group|bank|inc|ltd|plc|corp\w*|foundation|society|trust|charity|alliance|network|league|party"
    r"|shadow|former|opposition|vice-chancellor|ceo|chief\sexecutive|company|press\ssecretary)\b",
}
_PATTERNS = Patterns(_SOURCES)
_FORMS = ("said by", "who said", "before")


def by_statement(document: Document) -> dict[int, Quoted]:
    """Return what officials say in quotation marks, by the number of the statement that it is in."""
    said = dict(_speakers(document))
    if not said:
        return {}
    spans = {number: _spans(_marked(document.blocks[number])) for number in said}
    found: dict[int, Quoted] = {}
    for number, statement in enumerate(document.statements):
        speaker = said.get(statement.block)
        part = _part(statement, spans[statement.block]) if speaker else None
        if speaker and part:
            found[number] = Quoted(*part, speaker)
    return found


def _speakers(document: Document) -> Iterator[tuple[int, Speaker]]:
    """Yield the number of each block in which one official is quoted, and who it is.

    A quotation goes on in the blocks behind it until one closes it, or as long as they begin with a mark.
    """
    going_on: Speaker | None = None
    for block in document.blocks:
        text = _marked(block)
        if "“" not in text and not text.endswith(":"):
            going_on = None
            continue
        speaker, named = _quoted_in(document, block)
        if not named and text.startswith("“"):
            speaker = going_on
        if speaker:
            yield block.number, speaker
        is_open = text.rstrip().endswith(":") or text.rfind("“") > text.rfind("”")
        going_on = speaker if is_open else None


def _marked(block: Block) -> str:
    """Return the text of a block with straight quotation marks turned, every other one as it opens and closes."""
    text = block.text.clean
    if '"' not in text or "“" in text:
        return text
    first, *parts = text.split('"')
    return first + "".join("“”"[number % 2] + part for number, part in enumerate(parts))


def _quoted_in(document: Document, block: Block) -> tuple[Speaker | None, bool]:
    """Return the one official who is quoted in a block, and whether anybody is named there as who speaks."""
    text = _marked(block)
    named = [found["who"] for form in _FORMS for found in _PATTERNS[form].finditer(text)]
    speakers = [_official(document, who.strip(" ,")) for who in named]
    if not speakers or None in speakers:
        return None, bool(named)
    one = len(set(speakers)) == 1 or all(_is_again(who) for who in named[1:])
    return (speakers[0] if one else None), True


def _is_again(who: str) -> bool:
    return who.lower() in {"he", "she", "the minister", "the secretary", "the president"}


def _official(document: Document, who: str) -> Speaker | None:
    """Return who speaks for a government, None for anybody else."""
    if _PATTERNS["private"].search(who):
        return None
    people = [name.name for name in entities.name_spans(who, document.country) if name.kind == "person"]
    country = lexicon.nation(people[0]) if len(set(people)) == 1 else None
    if country:
        return Speaker(people[0], country)
    if not _PATTERNS["office"].search(who):
        return None
    issuer = countries.by_code().get(document.country)
    name = subjects.without_letters(subjects.first_of_apposition(who)).removeprefix("the ").removeprefix("The ")
    return Speaker(name, issuer.name if issuer else "")


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where quotations are in a text, without their marks; one that nobody closes goes to the end."""
    found = (quotation.span() for quotation in _PATTERNS["quotation"].finditer(text))
    return [(start + 1, end - text.endswith("”", start, end)) for start, end in found]


def _part(statement: Statement, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the longest part of a statement's body that is in quotation marks, None if nothing is."""
    begin = statement.start + statement.label
    length = len(statement.body)
    parts = ((max(start - begin, 0), min(end - begin, length)) for start, end in spans)
    kept = [(start, end) for start, end in parts if start < end]
    return max(kept, key=lambda part: part[1] - part[0], default=None)
