"""Take sentences apart into clauses: who does it, the verb, and what stands behind it.

Who acts is found by the rule of commitments (`subjects`). Nothing here decides what a text says: in doubt a clause has
no doer.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus import facts
from usmx_corpus.commitments import rules, subjects, verbs
from usmx_corpus.commitments.clauses import cut
from usmx_corpus.reading.sentences import spans
from usmx_corpus.text.analyse import is_past
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from usmx_corpus.model import Fact

Span = tuple[int, int]

_AUXILIARIES = (
    "will|shall|would|should|must|may|might|can|could|cannot|has|have|had|is|are|was|were|does|did|do not"
    "|[a-z]{2,6}n[’']t"
)
_PREPOSITION = "with|to|in|by|for|from|at|on|of|under|through|across|during|as"
_PATTERNS = Patterns(
    {
        "auxiliary": rf"""(?x) (?<!\bto\ )(?<![\w-]) (?:{_AUXILIARIES.replace(" ", chr(92) + " ")}) (?![\w-])
            (?:\ (?:not|never|always|also|now|already|only|still|just|soon|again|ever|then|be|been|being|have|had|has
                |[a-z]+ly)(?![\w-]))*+
            (?:\ (?P<verb>[a-z][\w-]*+))?""",
        "word": r"[^\W_][\w’'-]*+",
        # Behind these a word in -ed or -s is no verb with a subject.
        "no verb behind": r"""(?xi) \b(?:
            the|an?|of|in|on|at|for|with|from|by|to|its|their|his|her|our|my|your|this|that|these|those|some|any|all|no
            |more|other|as|than|newly|most|under|into|about|over|per|each|every|not|be|been|being|\w+[’']s )$""",
        "by": r"(?i)\bby (?:the |an? )?(?=[a-z])(?![a-z]+ing\b)(?!\d)",
        "is passive": r"(?i)\b(?:is|are|was|were|be|been|being)\b",
        # A relative clause acts for what stands before it.
        "relative": r"(?i),? ?\b(?:which|that|who)(?: also| now| [a-z]+ly)?$",
        # What a verb before is done with or to is nobody who acts: "set up under the accord", "exposed to tests".
        "rest": r"(?:up|out|off|down|over|to|from|in|on|at|for|with|by|under|of|into|about|through)\b",
        "preposition": rf" (?:{_PREPOSITION})\b",
        "joint": r"(?:,? (?:and|or) |, )",
        # What goes on behind a relative clause between commas has the subject before that.
        "resumed": r",\s(?:who|which|whose)\b[^,;.:]{1,160},\s(?:[a-z]+ly\s)?$",
        # "Where they help": a verb in its base form.
        "several": r"(?i)\b(?:they|we)$",
        "pronoun": r"(?i)\b(?:it|they|he|she|we|i|you)\s*$",
        "adjunct": r"""(?xi) \b(?:
            to|from|in|on|for|with|at|under|by|against|during|after|before|through|about|between|among|following
            |according\ to|based\ on|despite|towards?|than|like )
            \s+ (?:(?:the|its|their|his|her|our|an?)\s+)?$""",
        "purpose": r"\bto [a-z]",
        # "Talked by phone", "rose by half": how, and not by whom.
        "means": r"""(?x)\ by\ (?: [\d$€£] | [a-z]++ing\b
            | (?:phone|telephone|video|mail|letter|half|nearly|about|more|almost|over|some)\b )""",
        "possessive": r"[’']s?\b",
        "direct object": r" (?:the|an?|its|their|his|her|our|all|every|each)\b| [A-Z$€£\d“\"]",
        "object": rf"""(?x)\ (?:
            over|about|some|nearly|more|into|out|up|down|back|off|away|around|the|an?|its|their|his|her|our|this|that
            |these|those|all|every|each|both|how|{_PREPOSITION} )\b | \ [A-Z$€£\d“"]""",
        "quotation end": r"[,.!?…]?[\"”]\s",
        "agent end": r"""(?x) [,;:] | (?<!\b[A-Z])\. | \s(?:
            in|on|at|for|to|from|with|before|after|by|until|which|that|who|during|as|under )\s
            | \sand\s(?=[a-z]{2,20}ed\s) """,
        # What is said, thought or wished hangs on who says it.
        "that": r"(?i)\b(?:that|which|who|whom|where|when|if|because|although|so)\s*$",
        # What opens a clause is no part of who acts in it.
        "opener": r"""(?xi) (?: [\s,"“]
            | (?:and|but|or|so|that|which|who|when|where|while|if|because|after|before|since|as|then|also)\s )++""",
        "break": r"""(?x) ,?[ ]so[ ]that[ ] | [;:—–] | [ ]-[ ] | ,[ ]and[ ] | ,[ ]but[ ] | [ ]and[ ] | [ ]but[ ]
            | ,?[ ]while[ ] | [ ]where[ ] | [ ]when[ ] | ,[ ](?!\d)""",
    }
)
#: Characters before a name that hold the preposition and the article before it.
_NEAR = 24
#: Characters before a verb that hold a purpose with which it goes on.
_CLAUSE = 80
#: Subjects of more words are read wrongly more often than not.
_LONGEST_SUBJECT = 16
#: A text of more characters is not taken apart.
_LONGEST = 4_000
PRONOUNS = frozenset("it they he she both this these that which who".split())
#: Nobody knows from the words alone whom these stand for.
UNNAMED = frozenset("we i you there one our".split())
#: Verbs that have an object: without one they say what was done to the noun before.
_PARTICIPLES = frozenset(
    "associated linked related based located affected made funded financed built designed aimed used needed "
    "required involved engaged trained held given sent issued owned provided developed established created "
    "produced sold bought killed injured displaced imported exported housed fired known called named led run "
    "set put found seen taken hit supported sponsored appointed elected nominated selected chosen employed "
    "deployed included listed".split()
)
#: Past forms that say how somebody is disposed: nobody else does it to him.
_ADJECTIVES = frozenset("committed determined dedicated prepared concerned opposed pleased resolved".split())
#: No past forms, though they end as these do.
_NO_PAST = frozenset("speed seed need feed weed breed creed deed greed indeed exceed proceed succeed hundred".split())
#: Present forms that are no nouns in the plural.
_NO_NOUNS = frozenset(
    "gives lets sends says gets keeps brings provides includes allows requires adds becomes sees creates pays"
    " wants seeks intends expects remains believes".split()
)
#: Verbs whose past is their base form.
_UNCHANGED = frozenset("hit cut put set let cost quit shut spread read beat hurt cast".split())
#: These speak of what somebody else does or did.
SAYING = frozenset(
    "say said says tell told tells state stated states claim claimed claims argue argued argues note noted notes call"
    " called calls explain explained explains think thinks thought believe believes believed add added adds warn warned"
    " warns insist insisted insists recount recounted recounts recall recalled recalls ask asked asks estimate"
    " estimated estimates reckon reckons reckoned announce announced announces report reported reports".split()
)


class Clause(NamedTuple):
    """One clause of a text, at `text[start:end]` with the clauses that hang on it, and its verb.

    `doer` is where the words are that say who acts: the subject, what stands behind "by" in a passive clause, or what
    a pronoun stands for; None where nobody is named. `subject` is what stands before the verb, `sentence` the number
    of its sentence.
    """

    start: int
    end: int
    verb: Span
    subject: Span
    doer: Span | None
    passive: bool = False
    sentence: int = 0


class _Verb(NamedTuple):
    """A verb with its auxiliaries, at `text[start:end]`; `carried`: its subject is that of the clause before."""

    start: int
    end: int
    passive: bool
    carried: bool = False


@lru_cache(maxsize=512)
def clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a text, in order."""
    return tuple(_read(text)) if len(text) <= _LONGEST else ()


def _read(text: str) -> Iterator[Clause]:
    before: Span | None = None
    for number, (begin, stop) in enumerate(spans(text)):
        sentence = text[begin:stop]
        found = list(_of_sentence(sentence))
        if not found:
            yield Clause(begin, stop, (begin, begin), (begin, begin), None, sentence=number)
        for clause in found:
            moved = clause._replace(
                start=clause.start + begin,
                end=clause.end + begin,
                verb=_moved(clause.verb, begin),
                subject=_moved(clause.subject, begin),
                doer=_moved(clause.doer, begin) if clause.doer else None,
                sentence=number,
            )
            words = text[slice(*moved.subject)].lower()
            if not moved.passive and (not words or words in PRONOUNS):
                moved = moved._replace(doer=before)
            if words and words not in PRONOUNS:
                before = None if _is_unnamed(words) else moved.subject
            yield moved


def _of_sentence(text: str) -> Iterator[Clause]:
    """Yield the clauses of one sentence."""
    found = _verbs(text)
    starts: list[_Subject] = []
    for number, verb in enumerate(found):
        earlier = (each for each in reversed(starts) if _PATTERNS["resumed"].match(text, each.end, verb.start))
        named = next(earlier, None)
        known = named._replace(hangs=False, begin=verb.start) if named else None
        starts.append(known or _subject(text, verb, found[number - 1].end if number else 0))
    for number, (verb, before) in enumerate(zip(found, starts, strict=True)):
        follows = (each.opens for each in starts[number + 1 :] if not each.hangs)
        end = max(verb.end, next(follows, len(text)))
        if _PATTERNS["joint"].fullmatch(text, verb.end, end):  # "designed and built the bridge": one object
            end = max(end, next(follows, len(text)))
        subject = _trimmed(text, before.start, before.end)
        is_rest = before.hangs and _PATTERNS["rest"].match(text, subject[0])
        own = None if is_rest or _is_unnamed(text[slice(*subject)].lower()) else subject
        doer = _agent(text, verb.end, end) if verb.passive else own
        yield Clause(before.opens if number else 0, end, (verb.start, verb.end), subject, doer, verb.passive)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _is_unnamed(words: str) -> bool:
    """Whether some words name nobody, or are too many to name somebody."""
    return words.rpartition(" ")[2] in UNNAMED or words.count(" ") >= _LONGEST_SUBJECT


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch without what opens it, and without spaces and commas at its ends."""
    opener = _PATTERNS["opener"].match(text, start, end)
    start = opener.end() if opener else start
    return start, max(start, start + len(text[start:end].rstrip(" ,\n")))


# --- verbs -----------------------------------------------------------------------------------------------------------


def _verbs(text: str) -> list[_Verb]:
    """Return the verbs of a text that have a subject, in order."""
    found = [_with_auxiliary(match) for match in _PATTERNS["auxiliary"].finditer(text)]
    ends = [verb.end for verb in found]
    starts = [verb.start for verb in found]
    for word in _PATTERNS["word"].finditer(text):
        place = bisect_right(starts, word.start()) - 1
        if (place < 0 or ends[place] <= word.start()) and _is_verb(text, word):
            found.append(_Verb(word.start(), word.end(), passive=False))
    known = {verb.start for verb in found}
    pieces = (_PATTERNS["word"].match(text, piece.start) for piece in cut(text) if not piece.subject)
    words = (word for word in pieces if word and word.start() not in known and verbs.is_verb(word.group()))
    found += [_Verb(*word.span(), passive=False, carried=True) for word in words]
    return sorted(found)


def _with_auxiliary(match: re.Match[str]) -> _Verb:
    verb = match["verb"] or ""
    auxiliaries = match.group().removesuffix(verb)
    passive = (
        bool(verb) and verb not in _ADJECTIVES and is_past(verb) and bool(_PATTERNS["is passive"].search(auxiliaries))
    )
    return _Verb(match.start(), match.end(), passive)


def _is_verb(text: str, word: re.Match[str]) -> bool:
    """Whether a word without an auxiliary is a verb with a subject: "rose", "signs"."""
    written, end = word.group(), word.end()
    if not word.start() or not written.islower() or "-" in written:
        return False
    before = _without_adverbs(text[max(0, word.start() - _NEAR) : word.start()].rstrip())
    is_resumed = before.endswith(",") and _PATTERNS["resumed"].search(text, 0, word.start()) is not None
    joined = before.endswith((" and", " or"))
    # Behind a comma a participle follows: "the law, signed in May".
    if _PATTERNS["no verb behind"].search(before) or not (
        joined or is_resumed or before[-1:].isalnum() or before[-1:] == ")"
    ):
        return False
    if _PATTERNS["several"].search(before) and verbs.is_verb(written):
        return True
    if written in _UNCHANGED:
        # "To spur growth and cut costs": a purpose goes on.
        goes_on = joined and _PATTERNS["purpose"].search(text, max(0, word.start() - _CLAUSE), word.start())
        return not goes_on and _has_object(text, end)
    if is_past(written) and written not in _NO_PAST:
        return not _is_participle(text, word) and (not joined or _has_object(text, end))
    return _is_present(text, word, before)


def _without_adverbs(before: str) -> str:
    """Return some words without the adverbs at their end: "the board also"."""
    while verbs.is_adverb(last := before.rpartition(" ")[2]) or last == "first":
        before = before[: -len(last)].rstrip()
    return before


def _is_participle(text: str, word: re.Match[str]) -> bool:
    """Whether a past form says what was done to the noun before: "accounts linked to gangs"."""
    if text.startswith(" by ", word.end()):
        return not _PATTERNS["means"].match(text, word.end())
    return word.group() in _PARTICIPLES and _PATTERNS["preposition"].match(text, word.end()) is not None


def _is_present(text: str, word: re.Match[str], before: str) -> bool:
    """Whether a word in -s is a verb: behind a name, or with an object that no noun has."""
    behind_name = before.rpartition(" ")[2][:1].isupper()
    if word.group() in _NO_NOUNS:
        return True
    is_direct = _PATTERNS["direct object"].match(text, word.end()) is not None
    return word.group().endswith("s") and _is_act(word.group()) and (behind_name or is_direct)


def _has_object(text: str, end: int) -> bool:
    """Whether an object follows that is no part of a noun phrase with the word: "rejected the bill", "agreed to"."""
    return _PATTERNS["object"].match(text, end) is not None


def _is_act(word: str) -> bool:
    bases = (word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    return any(base in rules.VERBS or base in rules.VERB_NOUNS or base in SAYING for base in bases)


# --- who acts --------------------------------------------------------------------------------------------------------


class _Subject(NamedTuple):
    """What stands before a verb, at `text[start:end]`; `hangs`: its clause hangs on the one before.

    `begin` is where the clause begins, if that is behind its subject: "Mr. Lund, who led it, | has left".
    """

    start: int
    end: int
    hangs: bool = False
    begin: int = -1

    @property
    def opens(self) -> int:
        """Where the clause begins."""
        return self.start if self.begin < 0 else self.begin


def _subject(text: str, verb: _Verb, floor: int) -> _Subject:
    """Return the subject of a verb, empty where it is that of the clause before; `floor` is where that verb ends."""
    if verb.carried:
        return _Subject(verb.start, verb.start)
    relative = _PATTERNS["relative"].search(text, max(floor, verb.start - _NEAR), max(floor, verb.start - 1))
    if relative:
        return _Subject(_last_break(text, floor, relative.start()), relative.start(), hangs=True)
    start = subjects.before(text, verb.start).start
    if pronoun := _PATTERNS["pronoun"].search(text, max(start, verb.start - _NEAR), verb.start):
        start = pronoun.start()
    if start < floor:
        start = _last_break(text, floor, verb.start)
    quoted = _PATTERNS["quotation end"].finditer(text, floor, verb.start)
    start = max([start, *(found.end() for found in quoted)])
    joint = _PATTERNS["that"].search(text, max(0, start - _NEAR), start)
    # Without anything between it and the verb before it hangs on that: "held a meeting | focused on trade".
    return _Subject(start, verb.start, hangs=bool(joint) or 0 < start == floor or _is_object(text, floor, start))


def _is_object(text: str, floor: int, start: int) -> bool:
    """Whether what begins at a place is the object of the verb that ends before it: "opened an office | devoted to"."""
    verb = text[:floor].rpartition(" ")[2].lower()
    has_object = verb not in SAYING or verb.startswith("announc")
    return 0 < floor < start and not text[floor:start].strip() and has_object and not verbs.is_adverb(verb)


def _last_break(text: str, floor: int, end: int) -> int:
    """Return where the last part of a stretch begins."""
    breaks = _PATTERNS["break"].finditer(text, floor, max(floor, end - 1))
    return max((found.end() for found in breaks), default=floor)


def _agent(text: str, start: int, end: int) -> Span | None:
    """Return the words behind "by" in a passive clause."""
    by = _PATTERNS["by"].search(text, start, end)
    if not by:
        return None
    stop = _PATTERNS["agent end"].search(text, by.end(), end)
    return _trimmed(text, by.end(), stop.start() if stop else end)


def names(text: str, span: Span, country: str = "") -> tuple[Fact, ...]:
    """Return the names in some words that act: not what a preposition adds, nor who has the thing that acts.

    `country` is that of the document in whose light names are read.
    """
    start, end = span
    return tuple(
        name
        for name in names_of(text, country)
        if start <= name.start and name.end <= end
        if not _PATTERNS["adjunct"].search(text, max(start, name.start - _NEAR), name.start)
        and not _PATTERNS["possessive"].match(text, name.end)
        and not _PATTERNS["possessive"].search(text[name.end - 2 : name.end])
    )


@lru_cache(maxsize=512)
def names_of(text: str, country: str = "") -> tuple[Fact, ...]:
    """Return the names in a text, known or not, in order."""
    every = [*facts.names_in(text, country), *facts.other_names_in(text, country)]
    return tuple(sorted(every, key=lambda fact: (fact.start, -fact.end)))
