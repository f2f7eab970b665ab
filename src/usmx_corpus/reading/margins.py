"""What stands around a text and is not part of it: datelines, addressees, signatures, whom to contact.

Only form and place together tell: a line that looks like one of these is boilerplate above the first sentence of a
document or below its last, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.reading.blocks import is_prose
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Block

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?+"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}})"
)
_HOUR = r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?(?: \(?(?:[a-z]{1,2}[sd]?t|utc|local(?: time)?)\)?)?"
#: Forms of a whole block, in lower case.
_ABOVE = {
    "release line": (
        r"(?:for )?immediate release(?:[:,–—-]? {0,2}.{0,40})"
        r"|(?:press|news|media) (?:release|statement)(?: ?(?:no\.|number|#)? ?[\d/-]{1,12})?"
        r"|(?:strictly )?embargoed (?:until|till|for) .{1,60}|check against delivery\.?"
    ),
    "dateline": rf"\(?{_DAY}\)?[.,]?(?:[,;–—-]? ?{_HOUR})?|{_HOUR}|(?:as prepared for delivery|via teleconference)\.?",
    "addressee": r"dear [^!?]{1,120}[:,](?: ?\([^!?]{1,80}[:,]\))?|to whom it may concern[:,]",
}
_BELOW = {
    "end": rf"(?:end )?{_HOUR}",
    "signature": (
        r"(?:yours )?(?:very )?(?:sincerely|faithfully|truly|respectfully|cordially)(?: yours)?,(?: [^.!?]{1,60})?"
        r"|(?:best|kind|warm) regards,(?: [^.!?]{1,60})?|/s/ ?[^!?]{0,60}|\(?signed\)?:?(?: [^!?]{1,60})?"
        rf"|the white house,?|{_DAY}[.,]?"
    ),
}
_EITHER = {
    "contact": (
        r"(?:(?:press|media|news|public|further)? ?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|queries))"
        r"(?: person| details| information)?:(?: .{1,160})?"
        r"|(?:for (?:more|further|additional) information,? )?(?:please )?(?:contact|e-?mail|call):? "
        r"[^!?]{0,120}(?:@[\w.-]{3,60}|\d{3}[ .)-]{1,2}\d{3,4}(?:[ -]\d{3,4})?)\.?"
    ),
}


_PATTERNS = Patterns(
    {
        "above": "|".join(f"(?:{form})" for form in (*_ABOVE.values(), *_EITHER.values())),
        "below": "|".join(f"(?:{form})" for form in (*_BELOW.values(), *_EITHER.values())),
        "hour": _HOUR,
        "addressee": r"memorandum (?:for|to) .{1,160}",
        "close": (
            r"(?:yours )?(?:very )?(?:sincerely|faithfully|truly|respectfully|cordially)\b.{0,70}"
            r"|\w{1,9} regards,.{0,60}"
        ),
    }
)
# The longest form has some 200 characters; longer text is not matched at all.
_LONGEST = 300
# How many lines below a signature may be something else.
_OTHERS = 2
# How many blocks a margin has at most: a list of addressees may be long, signatures are not.
_HEAD = 40
_FOOT = 12
# A name, a room or a town has fewer words, an office that is addressed or signs may have more.
_PLACE_WORDS = 7
_OFFICE_WORDS = 14
# The level of a heading in plain text.
_LOWEST_LEVEL = 6
# What other lines in capitals begin with.
_HEADS = ("SUBJECT", "RE:", "ANNEX", "APPENDIX", "ATTACHMENT", "SCHEDULE", "TABLE", "PART ", "CHAPTER", "SECTION")
# Lines above the hour of a transcript that say where it was.
_PLACE_LINES = 4


def marked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a document; those that are its margins are boilerplate."""
    if not any(block.kind in {"item", "paragraph"} and _is_sentence(block.text.clean) for block in blocks):
        return blocks  # nothing but short lines
    found = {*_above(blocks), *_below(blocks)}
    if not found:
        return blocks
    titles = {blocks[number].text.clean.rstrip(": ") for number in found if blocks[number].kind == "heading"}
    kept = (
        block._replace(kind="boilerplate", level=0, label=0) if block.number in found else block for block in blocks
    )
    return tuple(_without(titles, block) for block in kept) if titles else tuple(kept)


def _without(titles: set[str], block: Block) -> Block:
    """Return a block without these titles among the headings above it."""
    return block._replace(section=tuple(title for title in block.section if title not in titles))


def _above(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the numbers of the blocks above the first sentence that are margins."""
    lines: list[Block] = []  # right above, and not yet known to be anything
    is_addressed = False
    for block in blocks[:_HEAD]:
        words = block.text.clean
        if block.kind == "item":
            return
        if _is("above", words):
            if _is("hour", words):
                yield from (line.number for line in lines[-_PLACE_LINES:])
                lines.clear()
            yield block.number
        elif _is("addressee", words) or (is_addressed and _is_office(words)):
            is_addressed = True
            yield block.number
        elif block.kind == "heading" or not _is_sentence(words):
            is_place = _is_line(block) and _is_short(words, _PLACE_WORDS) and not words.isupper()
            lines = [*lines, block] if is_place else []
        else:
            return


def _below(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the numbers of the blocks below the last sentence that are margins."""
    foot = blocks[-_FOOT:]
    names = [block.number for block in foot if block.kind == "paragraph" and _is("close", block.text.clean)]
    others = 0  # short lines below a signature, such as the name of a file
    for block in reversed(foot):
        words = block.text.clean
        if block.kind == "boilerplate":
            continue
        is_name = _is_office(words) or (bool(names) and block.number > names[-1] and _is_short(words, _OFFICE_WORDS))
        if _is_line(block) and (is_name or _is("below", words)):
            yield block.number
        elif block.kind != "paragraph" or not _is_short(words, _PLACE_WORDS) or others == _OTHERS:
            return
        else:
            others += 1


def _is_line(block: Block) -> bool:
    """Whether this is a line of text: right above others it looks like a heading."""
    return block.kind == "paragraph" or (block.kind == "heading" and block.level == _LOWEST_LEVEL)


def _is(name: str, words: str) -> bool:
    """Whether all of a block has the form of that name."""
    return len(words) <= _LONGEST and _PATTERNS[name].fullmatch(words.casefold()) is not None


def _is_office(words: str) -> bool:
    """Whether a line is the name of a person or an office in capitals."""
    is_name = words.isupper() and not any(map(str.isdigit, words)) and not words.startswith(_HEADS)
    return is_name and 1 <= words.count(" ") < _OFFICE_WORDS and words[-1] not in "!?:;"


def _is_short(words: str, most: int) -> bool:
    """Whether a line has few words and is no sentence."""
    return words.count(" ") < most and words[-1] not in "!?:;" and not _is_sentence(words)


def _is_sentence(words: str) -> bool:
    """Whether this is text, and no place whose name ends in initials (Washington, D.C.)."""
    ends_in_initials = words[-3:-2] == words[-1:] == "." and words[-4:-3].isupper() and words[-2].isupper()
    return is_prose(words) and not (ends_in_initials and words.count(" ") < _PLACE_WORDS)
