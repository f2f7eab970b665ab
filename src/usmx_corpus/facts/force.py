"""How strongly a text demands or allows a thing ("must", "may"), and of how many it speaks ("all", "some")."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts.denials import APOSTROPHE, behind_comma, content, idioms_in, is_adverb
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from usmx_corpus.text.analyse import Term


class Level(NamedTuple):
    """Where words stand on a scale: from `low` to `high`, where readers differ ("shall" for "must" or "will")."""

    low: float
    high: float

    def differs(self, other: Level) -> bool:
        """Whether two words cannot stand for the same."""
        return self.low > other.high or other.low > self.high


class Grade(NamedTuple):
    """Words that grade the words behind them (from `after`): `text[start:end]`, and the content words they govern."""

    start: int
    after: int
    end: int
    level: Level
    heads: tuple[Term, ...]


_NOT_TO = r"(?:\ not)?\ to"
#: Whom somebody requires, urges or allows to do a thing.
_OTHERS = (
    r"(?=\ (?:that\ (?!(?:is|are|was|were|has|have|had|can|could|may|might|will|would|do|does|did)\b)"
    r"|(?:[a-z][\w’'-]{0,20}+\ ){1,5}to\ [a-z]))"
)
#: Duties and permissions, strong to weak. "Would" is "will" in reported speech; an assembly orders by "requests".
DUTIES: Mapping[Level, str] = {
    Level(5, 5): rf"""
        must | ha(?:s|ve|d)\ to | needs?\ to
        | (?:required|obliged|obligated|bound|compelled|mandated)\ (?:by\ law\ )?to
        | (?:require|oblige|compel)(?:s|d|led)?{_OTHERS} | (?:duty|obligation)\ to
        """,
    Level(4, 5): rf"""
        shall | (?:is|are)\ to(?=\ [a-z]) | (?:directed|instructed|ordered){_NOT_TO}
        | (?:demand|insist|order|direct|instruct)s?{_OTHERS}
        """,
    Level(4, 4): r"""
        will | [a-z]+[’']ll | going\ to
        | (?:undertak(?:e|es|en)|commit(?:s|ted)?|pledge[sd]?|vow(?:s|ed)?|promise[sd]?|agree[sd]?)\ to
        """,
    Level(3, 4): r"would | plan(?:s|ned|ning)?\ to | intend(?:s|ed|ing)?\ to",
    Level(3, 3): r"(?-i:should|SHOULD) | ought\ to | (?:expected|supposed)\ to",
    Level(2.5, 3): rf"""
        (?:urged|requested|called\ (?:up)?on|recommended|advised|asked){_NOT_TO}
        | (?:urge|request|recommend|advise|call\ on|calls\ on)s?{_OTHERS}
        | (?:aim|seek|attempt|wish|hope|want)(?:s|ed|ing)?\ to
        | (?:endeavou?r|striv|tr)(?:e|es|s|y|ies|ied|ing|ying)?\ to
        """,
    Level(2.5, 2.5): rf"(?:encouraged|invited){_NOT_TO} | (?:encourage|invite)s?{_OTHERS}",
    Level(2, 2): rf"""
        (?-i:may|MAY) | can(?:not)? | could | might | (?:able|free|entitled|eligible)\ to
        | (?:power|right|discretion|freedom)\ to(?=\ [a-z])
        | (?:allowed|permitted|authori[sz]ed|empowered)\ to | (?:enable|entitle|authori[sz]e)s?{_OTHERS}
        """,
    Level(1, 1.5): r"consider(?:s|ed|ing)?(?=\ [a-z]+ing\b) | explor(?:e|es|ed|ing)(?=\ [a-z]+ing\b)",
}
#: "Not all", which leaves open how many, and none.
NOT_ALL, NONE = Level(2, 4), Level(0, 0)
#: A share of more than half.
MOST = Level(4, 4)
#: How many of what is named: from all to few. "Some" before a number is "about"; "the most" makes a superlative.
QUANTITIES: Mapping[Level, str] = {
    NOT_ALL: r"not\ (?:all|every|each)(?:\ of)?",
    NONE: r"no(?=\ (?:[a-z]{2,20}\ )?[a-z]{2,20}s\b(?!\ (?:than|of)\b)) | none\ of",
    Level(5, 5): r"""
        (?<!\babove\ )(?<!\bafter\ )(?<!\bin\ )(?<!\bat\ )all
          (?!\ (?:over|along|but|at\ once|too|the\ (?:more|while|same|way|time))\b)
        | every(?!\ (?:day|year|week|month|other|so|now|\d)\b)
        | each(?:\ and\ every|\ one)?(?!\ (?:other|year|day|week|month)\b)
        | the\ (?:whole|entirety)\ of
        """,
    MOST: r"""
        (?:almost|nearly|virtually|practically)\ (?:all|every|each) |
        (?<!\bthe\ )(?<!\ba\ )(?<!\bour\ )(?<!\bits\ )(?<!\btheir\ )(?<!\bat\ )(?<!\band\ )
          most(?!\ (?:recent|important|likely)\b)
        | (?:a|the)\ (?:large\ |great\ |vast\ |overwhelming\ )?majority\ of
        """,
    Level(3, 3): r"""
        (?<!\bthe\ )(?<!\bhow\ )(?<!\bas\ )(?<!\bso\ )(?<!\btoo\ )many | numerous
        | a\ (?:large|great)\ (?:number|part)\ of
        """,
    Level(2, 3): r"several | various | multiple | a\ (?:number|range|series|variety)\ of",
    Level(2, 2): r"""
        some(?!\ (?:\d|hundred|thousand|million|billion|time|day)) | a\ few | any\ of | part\ of
        | one\ or\ more(?:\ of)?
        | a\ (?:small\ )?minority\ of
        """,
    Level(1, 3): r"(?:at\ least\ )?one\ of(?=\ (?:the|its|their|our)\b)",
    Level(1, 1): r"""
        (?<!\ba\ )(?<!\bthe\ )(?<!\bpast\ )(?<!\bnext\ )(?<!\blast\ )(?<!\bfirst\ )(?<!\bcoming\ )(?<!quite\ a\ )few
        | hardly\ any
        """,
}
#: "Only" and its like; what else leaves somebody or something out.
_ONLY = r"""
    (?<!\bnot\ )(?<!\bif\ )(?<!\bthe\ )(?<!an\ )only
      (?!\ (?:\d|half|one|two|three|recently|yesterday|then|now|too|in\ \d))
    | solely
    | exclusively
    """
_RESTRICTIONS = r"""
    alone | (?:no\ ?one|none|nothing|nobody|nowhere)\ (?:but|except|other\ than)
    | (?:restricted|limited|confined|reserved)\ (?:to|for) | no\ (?:[a-z]+\ ){1,3}but | except
    | other\ than | unless | until | without | just | merely | only | if
    """
#: "Only" has no degrees.
_ALONE: Mapping[Level, str] = {Level(0, 0): _ONLY}


def _named(table: Mapping[Level, str]) -> str:
    """Return one expression with a group for each level, by its place in the table."""
    groups = (f"(?P<l{place}>{words})" for place, words in enumerate(table.values()))
    return rf"(?xi) (?<![\w’'])(?:{'|'.join(groups)})(?![\w’'])"


_PATTERNS = Patterns(
    {
        "duties": _named(DUTIES),
        "quantities": _named(QUANTITIES),
        "only": rf"(?xi) (?<!\w)(?:{_ONLY})(?!\w)",
        "noun": r"""(?xi)
            \ (?:(?:of|the|these|those|its|their|our|his|her|such|other|remaining|said)\ ){0,5}+
            (?!(?:which|who|whom|them|us|it|this|among|in|as|on|at|for|with|and|or|but|if|to|by|is|are|was|were|be|have|has|had
              |will|can|may|do|did|not|never)\b) [\w“"(]
            """,
        "end": r"[;:!?]|\.\s",
        "forbidding": r"must|shall|may|can|cannot|(?:allowed|permitted|authori[sz]ed|entitled) to",
        "not before": rf"(?i)(?:\bnot|n{APOSTROPHE}t|\bnever) (?:be |been )?\Z",
        "not behind": r"(?i) (?:not|never|under no circumstances?)\b(?! (?:only|merely|just)\b)",
        "nobody before": r"(?i)\b(?:nobody|no one|none of [^,.;:]{1,40}|no(?: (?!longer\b|doubt\b)[a-z’'-]+){1,4}) \Z",
        "restriction": rf"(?xi) (?<!\w)(?:{_ONLY} | {_RESTRICTIONS})(?!\w)",
    }
)
_MAY = Level(2, 2)
#: A verb stands near its duty, a noun near its quantity: so many characters are read, and so many words kept.
_NEAR = 60
_HEADS = 3
#: What stands between the words of one noun.
_JOINTS = " -“”\"'’"
#: Where a duty leaves it to another to say how strong it is: "will be required to", "would be able to".
_LEADS = frozenset((Level(4, 5), Level(4, 4), Level(3, 4)))


@lru_cache(maxsize=256)
def duties(text: str) -> tuple[Grade, ...]:
    """Return the duties and permissions of a text, each with its verb; of two in a row ("may be required to") one."""
    found: list[Grade] = []
    idle = {start for start, _ in idioms_in(text)}  # "cannot but" allows nothing
    for grade in _grades(text, "duties", DUTIES):
        if grade.start in idle:
            continue
        last = found[-1] if found else None
        if last and last.heads[0] == grade.heads[0]:
            found[-1] = grade._replace(start=last.start, level=grade.level if last.level in _LEADS else last.level)
        else:
            found.append(grade)
    return tuple(found)


@lru_cache(maxsize=256)
def quantities(text: str) -> tuple[Grade, ...]:
    """Return the quantities of a text ("all", "some") with the nouns that they count."""
    found = _grades(text, "quantities", QUANTITIES)
    return tuple(_of_one_noun(text, grade) for grade in found if _PATTERNS["noun"].match(text, grade.after))


def forbids(text: str, grade: Grade) -> bool:
    """Whether a duty or permission is a prohibition: "must not", "may not", "cannot", "not allowed to", "no … may".

    What nobody must do is none ("does not have to").
    """
    words = text[grade.start : grade.after].lower()
    if not _PATTERNS["forbidding"].fullmatch(words):
        return False
    near = text[max(0, grade.start - _NEAR) : grade.start]
    is_duty = grade.level.high > _MAY.high
    is_denied = not is_duty and bool(_PATTERNS["not before"].search(near))
    behind = _PATTERNS["not behind"].match(text, grade.after) is not None
    return words == "cannot" or behind or is_denied or bool(_PATTERNS["nobody before"].search(near))


def _of_one_noun(text: str, grade: Grade) -> Grade:
    """Return a quantity with the words of its noun alone: "each member", not "each member of the board"."""
    run = 1
    while run < len(grade.heads) and not text[grade.heads[run - 1].end : grade.heads[run].start].strip(_JOINTS):
        run += 1
    return grade._replace(heads=grade.heads[:run])


def exclusions(text: str) -> tuple[Grade, ...]:
    """Return where a text says "only" or its like, with what follows: a noun and the words before it, or a verb."""
    return tuple(_of_one_noun(text, grade) for grade in _grades(text, "only", _ALONE))


def limits(text: str) -> tuple[Grade, ...]:
    """Return where a text says "all" or "only" of what follows."""
    return (*(grade for grade in quantities(text) if grade.level == Level(5, 5)), *exclusions(text))


def is_exclusive(text: str) -> bool:
    """Whether a text says "only" or its like."""
    return bool(_PATTERNS["only"].search(text)) or " only " in text


def is_restricted(text: str) -> bool:
    """Whether a text leaves anything out, in whatever words ("only", "except", "unless")."""
    return bool(_PATTERNS["restriction"].search(text))


def _grades(text: str, name: str, table: Mapping[Level, str]) -> Iterator[Grade]:
    """Yield what a table finds in a text, where words follow that it may govern."""
    levels = list(table)
    marks = list(_PATTERNS[name].finditer(text))
    words = content(text) if marks else []
    starts = [word.start for word in words]
    inside = {
        start for mark in marks for start in starts[bisect_left(starts, mark.start()) : bisect_left(starts, mark.end())]
    }
    for mark in marks:
        begin = behind_comma(text, mark.end())
        near = words[bisect_left(starts, begin) : bisect_left(starts, _reach(text, begin))]
        heads = [
            word for word in near if word.start not in inside and not is_adverb(text[word.start : word.end].lower())
        ]
        if heads:
            level = levels[int(mark.lastgroup[1:])] if mark.lastgroup else levels[0]
            yield Grade(mark.start(), mark.end(), heads[0].end, level, tuple(heads[:_HEADS]))


def _reach(text: str, start: int) -> int:
    """Return how far words govern what is behind them: up to the end of a sentence or a part of it."""
    end = _PATTERNS["end"].search(text, start, start + _NEAR)
    return end.start() if end else min(start + _NEAR, len(text))
