"""Who speaks in each block of a transcript: whose promises "I" and "we" are, and whose words never count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import countries, entities, lexicon
from usmx_corpus.text.folding import fold
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.model import Block, Document


class Speaker(NamedTuple):
    """Who speaks: the canonical name (as written if unknown) and the country that "we" stands for, "" if unknown.

    `asks`: whether it is a reporter, a moderator or a listener, whose words undertake nothing.
    """

    name: str
    country: str
    asks: bool = False


#: Offices and forms of address that a label may begin with, without "the", "acting", "deputy" and the like.
TITLES = (
    r"mr|mrs|ms|miss|mx|dr|sir|dame|lord|prof(?:essor)?|hon(?:ou?rable)?|president|(?:first|second)\s(?:lady|gentleman)"
    r"|prime\sminister|premier|chancellor|taoiseach|king|queen|(?:crown\s)?prince|princess|pope|emir|sultan"
    r"|secretary(?:[-\s]general)?|press\ssecretary|foreign\ssecretary|(?:\w+\s)?minister|(?:attorney|surgeon)\sgeneral"
    r"|senator|sen|representative|rep|congress(?:wo)?man|(?:majority\s|minority\s)?leader|speaker|governor|mayor"
    r"|ambassador|(?:special\s)?envoy|high\srepresentative|administrator|director|commissioner|chair(?:wo|per)?(?:man|son)?"
    r"|coordinator|general|admiral|colonel|captain|lieutenant|sergeant|chief|judge|justice|sheriff|reverend|rabbi|bishop"
    r"|official"
)
#: Who asks, leads through an event or only listens.
ASKING = (
    r"reporter|journalist|correspondent|interviewer|moderator|host|anchor|operator|announcer|emcee|audience|crowd|listener"
    r"|participant|attendee|student|child|aide|interpreter|protester|press|media|question|questioner"
    r"|bbc|cnn|cnbc|npr|abc|cbs|nbc|fox(?:\snews)?|reuters"
)
_SOURCES = {
    "titled": rf"(?i:(?:the\s)?(?:(?:acting|deputy|vice|under|assistant|associate|senior|former)\s)*(?:{TITLES})\b\.?)"
    r"(?:\s(?:of|de|del|della|van|von|der|bin|al|la|and|[A-Z(][^\s,:]*)){0,6}$",
    "asking": rf"(?i:Q|(?:the\s|an?\s|senior\s|\w+\s)?(?:{ASKING})s?(?:\smembers?|\s\d+)?)$",
    "answer": r"(?i:A|answer|response)$",
    # A label of one sort or another of a document that is no transcript.
    "no speaker": r"(?:FACT|VIDEO|WATCH|READ|PHOTO|PROMISE|TARGETS?|GOAL)\b",
    "official": r"(?i:(?:senior\s)?(?:\w+\s)?(?:administration|government|white\shouse|department)\sofficials?)",
    # "Actions to Address the Crisis" is no speech.
    "spoken": r"(?i)\b(?:remarks|transcript|interview|gaggle|hansard|town\shall|press\s(?:briefing|conference|call)"
    r"|(?:speech|keynote)\b|(?<!to\s)(?:address|testimony)\s(?:by|of|at|before|to\sthe)|(?:inaugural|weekly|yearly|annual"
    r"|radio|union)\saddress|questions?\s(?:period|time))\b",
    # Who made a speech, in its title: "Remarks as Prepared for Delivery by the Ports Advisor Olga Dahl at".
    "author": r"\b(?:[Bb]y|[Oo]f|[Ff]rom)\s(?P<who>(?:the\s)?[A-Z].{2,90}?)"
    r"(?=\s(?:on|at|to|in|before|during|for|after|regarding|announcing|honoring|celebrating)\b|\s\||[,:;]|$)",
    "several": r"\b(?:and|with|&)\b|,",
    "in office": r"\b(?:[Aa]dvis[eo]r|[Ss]ecretary|[Mm]inister|[Dd]irector|[Cc]ommissioner|[Gg]overnor|[Mm]ayor"
    r"|[Cc]oordinator|[Aa]mbassador|[Ee]nvoy|[Cc]hancellor|[Pp]resident)\b",
    "briefing": r"(?i)\bpress\s(?:briefing|call|gaggle)\b",
    "mc": r"(?<=\bMc)[a-z]",
    "trailing": r"\([^()]*\)$",
}
_PATTERNS = Patterns(_SOURCES)
#: Most words in the label of a speaker: "SECRETARY OF HOUSING AND URBAN DEVELOPMENT FUDGE".
_LONGEST = 9


def by_block(document: Document) -> dict[int, Speaker]:
    """Return who speaks in each block, by its number; nobody where neither a label nor the title of a speech says it.

    A speaker goes on until the next label of one.
    """
    labels = {block.number: label for block in document.blocks if block.label and (label := _label(block))}
    if not _is_transcript(document, labels.values()):
        alone = _by_title(document)
        return dict.fromkeys((block.number for block in document.blocks), alone) if alone else {}
    known = {label: _speaker(document, label) for label in dict.fromkeys(labels.values())}
    return dict(_spread(document.blocks, labels, known))


def _by_title(document: Document) -> Speaker | None:
    """Return who alone gives a speech, by its title: "Remarks by Secretary Dahl at …"; None if it names no one person.

    One whose name is unknown speaks for the issuer, by an office; of whom no country is known, what others will do
    could not be told from what the speaker's side will.
    """
    author = _PATTERNS["author"].search(document.title) if is_spoken(document.title) else None
    if author is None or _PATTERNS["several"].search(author["who"]):
        return None
    spans = entities.name_spans(author["who"], document.country)
    people = list(dict.fromkeys(name.name for name in spans if name.kind == "person"))
    if len(people) == 1 and (nation := lexicon.nation(people[0])):
        return Speaker(people[0], nation)
    issuer = _issuer(document) if _PATTERNS["in office"].search(author["who"]) else ""
    return Speaker(author["who"].removeprefix("the "), issuer) if issuer else None


def _spread(
    blocks: Iterable[Block], labels: dict[int, str], known: dict[str, Speaker | None]
) -> Iterator[tuple[int, Speaker]]:
    """Yield the number of each block with a speaker, and who it is."""
    now: Speaker | None = None
    for block in blocks:
        label = labels.get(block.number, "")
        if label and (known[label] or _PATTERNS["answer"].match(label)):
            now = known[label]
        if now:
            yield block.number, now


def _label(block: Block) -> str:
    """Return the words of a block's label if it may name a speaker, without the colon and "(As interpreted)"."""
    label = block.text.clean[: block.label].rstrip(": –—-")
    label = _PATTERNS["trailing"].sub("", label).rstrip() if label.endswith(")") else label
    return label if label.count(" ") < _LONGEST else ""


def is_briefing(title: str) -> bool:
    """Whether a title is that of a press briefing or call, in which officials speak for their government."""
    return _PATTERNS["briefing"].search(title) is not None


def is_spoken(title: str) -> bool:
    """Whether a title says that a text was spoken: "Remarks by …", "Interview with …"."""
    return _PATTERNS["spoken"].search(title) is not None


def _is_transcript(document: Document, labels: Iterable[str]) -> bool:
    """Whether labels are those of speakers: a question, a title and name in capitals, or two; one in a speech."""
    found = 0
    for label in labels:
        if _PATTERNS["asking"].match(label):
            return True
        if _PATTERNS["titled"].match(label):
            found += 1
            if found > 1 or label.isupper() or is_spoken(document.title):
                return True
    return False


def _speaker(document: Document, label: str) -> Speaker | None:
    """Return whom a label in a transcript names, None if it is no speaker's."""
    if _PATTERNS["asking"].match(label):
        return Speaker("", "", asks=True)
    if _PATTERNS["official"].match(label):
        return Speaker("", _issuer(document))
    words = _in_small_letters(label)
    if _PATTERNS["titled"].match(label):
        name = _titled(document, words)
        # Who gives a press briefing of a government speaks for it.
        unknown = _issuer(document) if is_briefing(document.title) else ""
        return Speaker(name, lexicon.nation(name) or unknown)
    if name := _person(words):
        return Speaker(name, lexicon.nation(name) or "")
    is_name = label.isupper() and not _PATTERNS["no speaker"].match(label) and len(label) > 1
    return Speaker(words, "") if is_name else None


def _in_small_letters(label: str) -> str:
    """Return a label in capitals as names are written: "SECRETARY MCDONOUGH" → "Secretary McDonough"."""
    if not label.isupper():
        return label
    return _PATTERNS["mc"].sub(lambda found: found.group().upper(), label.title().replace("’S", "’s"))


def _titled(document: Document, words: str) -> str:
    """Return who has a title: by the name after it, or by the title of the document ("THE PRESIDENT")."""
    spans = list(entities.name_spans(words, document.country))
    if named := [name.name for name in spans if name.kind == "person"]:
        return named[-1]
    office = words.removeprefix("The ").removeprefix("the ")
    title = fold(document.title)
    titled = (name for name in entities.name_spans(title, document.country) if name.kind == "person")
    if person := next((name.name for name in titled if title.startswith(f"{office} ", name.start)), ""):
        return person
    held = next((name.name for name in spans if name.kind == "office"), "")
    return held if held and lexicon.nation(held) == _issuer(document) else office


def _person(words: str) -> str:
    """Return the person of a label that is only a name, "" if there is none of this name."""
    name = entities.canonical(words)
    return name if name and lexicon.kind(name) == "person" else ""


def _issuer(document: Document) -> str:
    """Return the country whose government issued a document, "" if unknown."""
    issuer = countries.by_code().get(document.country)
    return issuer.name if issuer else ""
