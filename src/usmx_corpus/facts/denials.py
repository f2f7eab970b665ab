"""What a text denies: not whether "not" occurs, but what it governs.

Each denial names the words that it is about, so that two texts can be compared word by word. Idioms that only look
like one ("not only", "without delay") are none, and neither are two denials of one thing ("will not fail to").
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.analyse import Term, stem, stems, terms
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence


class Denial(NamedTuple):
    """Words that deny something: `text[start:end]`, from "not" to the first word of what is denied.

    `heads` are the words denied, none where that is not for sure; another wording may deny those in `also` instead
    ("has no plan", "does not plan").
    """

    start: int
    end: int
    heads: tuple[Term, ...]
    also: tuple[Term, ...] = ()
    kind: str = ""  # "verb", "noun", "refusal", "prohibition", "without", "unless", "part"
    is_exempt: bool = False  # "need not": nobody must, though everybody may
    limit: str = ""  # "until", "more than": "will not open until May" says when it opens

    @property
    def denied(self) -> frozenset[str]:
        """The stems of the words denied."""
        return frozenset(term.stem for term in self.heads)

    @property
    def object(self) -> str:
        """The stem of the first word behind those denied that is denied with them; "" for none."""
        end = max((term.end for term in self.heads), default=0)
        return next((term.stem for term in self.also if self.heads and term.start >= end), "")

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all words that it may be about."""
        return frozenset(term.stem for term in (*self.heads, *self.also))


#: An apostrophe however it was typed, or damaged when it was decoded.
APOSTROPHE = r"(?:['`]|[^\x00-\x7f]{1,12}|&\#0?39;)"
#: What is behind "no" or "not" and makes it affirm.
_IDIOMS = r"""
    not\ (?:only|merely|just|simply|solely|least|to\ mention|to\ speak\ of|so\ much|a\ few|unlike|uncommon|surprising
      |surprisingly|exceeding|until|before|yet\ until|later|earlier|less|fewer|more|greater|longer\ than|higher|lower)
    | no\ (?:less|fewer|later|earlier|sooner|more|greater|longer|higher|lower|smaller|larger|better|worse)\ than
    | no\ (?:doubt|wonder|matter|exceptions?|exaggeration|coincidence|accident|secret|mean\ feat|small\ feat|strings)
    | no\ (?:other\ )?(?:choice|alternative|option)\ (?:but|other\ than)
    | (?:spar(?:e|es|ed|ing)|with)\ no\ (?:effort|expense|means)
    | (?:leav(?:e|es|ing)|left)\ (?:no\ ?one|nobody|no\ (?:[a-z]+\ ){1,2})(?:\ ?behind|\ ?unturned|\ ?out)
    | (?:nothing|none|nobody|no\ ?one|neither)\ (?:but|except|short\ of|less\ than|other\ than)
    | can(?:not|\ not|n[’']t)\ (?:but|help\ but|wait|be\ (?:overstated|overemphasi[sz]ed|overestimated))
    | without\ (?:(?:undue|further|unreasonable|any|much|a|loss\ of)\ )?(?:delays?|prejudice|exceptions?|doubt|fail
      |limitations?|limit|precedent|regard|reservations?|hesitation|ado|interruption|question|parallel|time|equal|borders|recourse)
    | could(?:\ not|n[’']t)\ (?:be|have\ been|agree)\ (?:more|less|[a-z]{3,12}er)
    | (?:whether|why|if|or)\ (?:or\ )?not | often\ than\ not | never\ before
    | never\ (?:been\ |be\ )?(?:more|better|so|[a-z]{2,12}er)\b | no\ time\ (?:to\ lose|to\ waste)
    """
#: Verbs by which somebody does not do what follows.
_REFUSALS = r"""
    (?:refus|declin|neglect|omitt?)(?:e|es|ed|s|ing)?\ to | fail(?:s|ed|ing)?\ to | (?:has|have|had)\ yet\ to
    | (?:stop|stopp|ceas|halt|quit|discontinu)(?:e|s|es|ed|ing)?\ (?=[a-z]{2,20}ing\b) | ceas(?:e|es|ed|ing)\ to
    | (?:refrain|abstain|desist)(?:s|ed|ing)?\ from | unable\ to | far\ from\ (?=[a-z])
    | opt(?:s|ed|ing)?\ out(?:\ of)? | rul(?:e|es|ed|ing)\ out
    """
_PROHIBITIONS = r"""
    prohibit(?:s|ed|ing)? | forb(?:id|ids|idden|ade|idding) | banned | banning
    | (?:(?<=to\ )|(?<=will\ )|(?<=shall\ ))ban
    | barred\ from | disallow(?:s|ed|ing)?
    """
_NOT = rf"(?:\ not|n{APOSTROPHE}t)"
_AUXILIARY = r"(?:do|does|did|is|are|was|were|will|wo|shall|should|would|may|has|have|had)"
_PATTERNS = Patterns(
    {
        "idiom": rf"(?xi) \b(?:{_IDIOMS})\b",
        "denial": rf"""(?xi)
              (?P<exempt> \bneeds?{_NOT}\b | \b{_AUXILIARY}{_NOT}\ (?:have|need)\ to\b
                | \b{_AUXILIARY}{_NOT}\ (?:be\ |been\ )?(?:required|obliged|obligated|bound|compelled)\ to\b )
            | \b(?P<refusal> {_REFUSALS} )
            | \b(?P<prohibition> {_PROHIBITIONS} )\b
            | \b(?P<noun> no\ one | no(?!\ longer\b)(?=\ [a-z]) | neither | none | nothing | nobody )\b
            | \b(?P<without> without | in\ the\ absence\ of | (?:they|we|who|you)\ lack | lacks | lacked )\b
            | \b(?P<part> instead\ of | rather\ than | not\ (?:all|every|each)\b | non-(?=[a-z])
                | except\b | excluding\b | exempt\w*+ | avoid\w*+ | lack(?:s|ed|ing)?\b | save\ for\b )
            | \b(?P<unless> unless )\b
            | \b(?P<verb> no\ longer | not(?:\ yet)? | never | nor | cannot | in\ no\ way | by\ no\ means
                | under\ no\ circumstances? | at\ no\ time | [a-z]{{1,6}}n{APOSTROPHE}t )(?!\w)
            """,
        #: "No" is another word in other languages.
        "english": (
            r"(?i)\b(?:the|of|to|is|are|and|was|were|will|shall|may|must|has|have|had|be|been|for|that|it|we|should|would"
            r"|could|said|with|from|this|who)\b"
        ),
        "clause": r"""(?xi)
            [;:!?] | \.\ | \ [–—-]\ | ,?\ but\b
            | ,\ (?:and|or|nor|which|who|while|whereas|although|though|if|unless|so)\b
            | \ (?:and|or)\ (?=(?:(?:[a-z]+ly|also|then|it|he|she|they|we|who|which)\ )?(?:will|shall|must|may|can
              |cannot|could|should|would|not|to|is|are|was|were
              |has|have)\b)
            | \ (?:because|while|whereas|although|unless|if)\b
            """,
        "auxiliary": r"""(?xi)
            \b(?:will|shall|must|may|might|can|cannot|could|should|would|is|are|was|were|has|have|had|does|do|did)\b
            """,
        "modal": r"(?i)\b(?:will|shall|must|may|might|can|could|should|would)\b",
        "limit": r"""(?xi)
            \b(?: until | till | before | (?:more|less|fewer|longer|further|later|earlier|other)\ than | except
              | save | but\ (?:upon|on|by|with|in|for)
              | (?:in|for|since)\ (?:[a-z]+\ ){0,3}(?:decades?|years|months) | since\ (?:[a-z]+\ ){0,3}\d{4} )\b
            """,
        "preposition": r"(?i)\ (?:of|by|in|on|at|for|with|from|through|under|as|because|when|where|if)\b",
        "or": r"(?i)\ n?or\ ",
        "passive": r"(?i)\b(?:is|are|was|were|be|been|being|remains?)\ (?:also\ |strictly\ |now\ )?\Z",
        "from": r"(?i)\b(?:from|to)\b",
        "leading": rf"""(?xi)
            (?: (?<!\w)(?:will|shall|must|may|might|can|cannot|could|should|would|is|are|was|were|be|been|has|have|had
              |does|do|did|not|never|no|to|also|longer|yet|need|needs|ought|going|agreed|able|obliged|required
              |[a-z]{{1,6}}n{APOSTROPHE}t)[ ] ){{1,5}}+ $
            """,
    }
)
#: Words between two denials that leave them denials of one thing: "has not been able to rule out".
_BETWEEN = frozenset("be been being to have has had able yet ever so also it that any a an the directly".split())
_NO_VERBS = frozenset("also ever even yet always only still again either necessarily then any longer further".split())
#: What is denied stands near: so many characters are read behind a denial, and before it.
_NEAR = 120
_BEFORE = 70
_CLOSE = 16
#: So many words may be what another wording denies.
_MANY = 6
_QUOTES = ' "“”'
#: "Permit" and "prohibit" are of one thing.
_PERMISSION = "permit"
_PERMITS = frozenset("permit allow authoriz authoris prohibit forbid forbidden forbade ban bar disallow lawful".split())


@cache
def _introducing() -> frozenset[str]:
    """Return the stems of words that only introduce a verb."""
    words = """
        plan intend need obliged required allow permitted want seek expect agree able entitled authorised likely
        eligible bound willing ready prepared have going commit try wish
        """
    return frozenset(map(of_one_stem, stems(words)))


def of_one_stem(stem: str) -> str:
    """Return the stem under which words are compared: "allow" and "prohibit" speak of one permission."""
    return _PERMISSION if stem in _PERMITS else stem


def content(text: str) -> list[Term]:
    """Return the content words of a text, under the stems by which denials are compared."""
    return [term._replace(stem=of_one_stem(term.stem)) for term in terms(text)]


@lru_cache(maxsize=256)
def denials(text: str) -> tuple[Denial, ...]:
    """Return what a text denies, in order."""
    return tuple(_Reader(text).read())


def idioms_in(text: str) -> list[tuple[int, int]]:
    """Return where a text has words that only look like a denial, in order."""
    return [found.span() for found in _PATTERNS["idiom"].finditer(text)]


def leading(text: str, start: int) -> int:
    """Return where the auxiliaries before a word begin: of "will not cut" the start of "will"."""
    found = _PATTERNS["leading"].search(text, max(0, start - _BEFORE), start)
    return found.start() if found else start


def behind_comma(text: str, start: int) -> int:
    """Return where a clause goes on behind a word: "shall not, without the consent of the council, sell"."""
    if not text.startswith(",", start):
        return start
    closing = text.find(",", start + 1, start + _NEAR)
    return closing + 1 if closing > 0 else start


def clause(text: str, place: int) -> int:
    """Return where the clause begins that a place is in, or as far before it as is read."""
    begin = max(0, place - _NEAR)
    return max((found.end() for found in _PATTERNS["clause"].finditer(text, begin, place)), default=begin)


def clause_end(text: str, place: int) -> int:
    """Return where the clause ends that a place is in, or as far behind it as is read."""
    limit = min(len(text), place + _NEAR)
    found = _PATTERNS["clause"].search(text, place, limit)
    return found.start() if found else limit


class _Reader:
    """Reads the denials of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.terms = content(text)
        self.starts = [term.start for term in self.terms]

    def read(self) -> Iterator[Denial]:
        """Yield the denials whose words can be named."""
        for mark in self._marks():
            denial = _READERS[mark.lastgroup or "verb"](self, mark)
            if denial.stems:
                end = max([mark.end(), *(head.end for head in denial.heads[: 1 + (mark.lastgroup == "refusal")])])
                yield denial._replace(start=mark.start(), end=end, kind=mark.lastgroup or "")

    def _marks(self) -> list[re.Match[str]]:
        """Return the words that deny, without idioms and without pairs that cancel out."""
        idioms = idioms_in(self.text)
        begins = [start for start, _ in idioms]
        kept: list[re.Match[str]] = []
        is_english = bool(_PATTERNS["english"].search(self.text))
        for mark in _PATTERNS["denial"].finditer(self.text):
            at = bisect_right(begins, mark.start()) - 1
            if (at >= 0 and mark.start() < idioms[at][1]) or (mark.group().lower() == "no" and not is_english):
                continue
            if kept and self._cancel(kept[-1], mark):
                kept.pop()
            else:
                kept.append(mark)
        return kept

    def _cancel(self, one: re.Match[str], other: re.Match[str]) -> bool:
        """Whether two denials are of one thing: "will not fail to", "never without"."""
        if one.lastgroup != "verb" or other.lastgroup not in {"refusal", "prohibition", "without"}:
            return False
        between = self.text[one.end() : min(other.start(), one.end() + _NEAR)]
        is_near = other.start() - one.end() < _NEAR
        return is_near and all(is_adverb(word) or word in _BETWEEN for word in between.split())

    def between(self, start: int, end: int) -> Sequence[Term]:
        """Return the content words from a place to another."""
        return self.terms[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]

    def verb(self, mark: re.Match[str]) -> Denial:
        """Read "not": the first word behind it that is no adverb."""
        begin = behind_comma(self.text, mark.end())
        end = clause_end(self.text, begin)
        behind = self.between(begin, end)
        adverbs = [term for term in behind[:3] if is_adverb(self._word(term))]
        rest = [term for term in behind if term not in adverbs]
        heads = rest[: 2 if self._lead_on(rest) else 1]
        also = [*adverbs, *rest[len(heads) : len(heads) + 1], *self._alternatives(begin, end)]
        if _PATTERNS["preposition"].match(self.text, begin):  # "appointed, but not by the council"
            also += self.between(clause(self.text, mark.start()), mark.start())[-_MANY:]
        return Denial(0, 0, tuple(heads), tuple(also), limit=self._limit(begin, end))

    def _limit(self, start: int, end: int) -> str:
        """Return the words by which a clause says up to what it denies: "until", "more than"."""
        limit = _PATTERNS["limit"].search(self.text, start, end + _CLOSE)
        return limit.group().lower() if limit else ""

    def _lead_on(self, words: Sequence[Term]) -> bool:
        """Whether the first of some words only introduces the next: "not obliged to pay"."""
        if len(words) < 2 or self.text[words[0].end : words[1].start] != " to ":  # noqa: PLR2004 - one and the next
            return False
        return words[0].stem in _introducing()

    def _alternatives(self, start: int, end: int) -> Sequence[Term]:
        """Return what is denied as well: "not sell or lease"."""
        other = _PATTERNS["or"].search(self.text, start, end)
        return self.between(other.end(), end)[:_MANY] if other else ()

    def noun(self, mark: re.Match[str]) -> Denial:
        """Read "no": the noun, and the verb of which it is the subject; of "to nobody" the verb before."""
        end = clause_end(self.text, mark.end())
        nouns = self._run(mark.end(), end)
        if mark.group().lower() not in {"no", "neither"}:
            nouns.reverse()  # of "nothing in this section prevents" the verb is denied
        verb = self._verb_behind(max([mark.end(), *(noun.end for noun in nouns)]), end)
        before = self.between(clause(self.text, mark.start()), mark.start())[-3:]
        if nouns or verb:
            also = (*before[-1:], *self._infinitive(max(term.end for term in (*verb, *nouns))))
            return Denial(0, 0, (*verb, *nouns), also, limit=self._limit(mark.end(), end))
        verb = [term for term in before if _PATTERNS["auxiliary"].search(self.text, term.start - _CLOSE, term.start)]
        return Denial(0, 0, tuple(verb[:1] or before[-1:]), tuple(before))

    def _infinitive(self, start: int) -> Sequence[Term]:
        """Return the verb behind a noun: "no plan to close"."""
        return self.between(start, start + _NEAR)[:1] if self.text.startswith(" to ", start) else ()

    def _run(self, start: int, end: int) -> list[Term]:
        """Return up to three content words without another word between them, from the first one."""
        run: list[Term] = []
        for term in self.between(start, end)[:3]:
            if run and self.text[run[-1].end : term.start].strip(_QUOTES):
                break
            if not run and _PATTERNS["auxiliary"].search(self.text, start, term.start):
                break
            run.append(term)
        return run

    def _verb_behind(self, start: int, end: int) -> list[Term]:
        """Return the verb behind the next modal verb of the clause, else behind an auxiliary close by."""
        modal = _PATTERNS["modal"].search(self.text, start, end)
        auxiliary = modal or _PATTERNS["auxiliary"].search(self.text, start, min(end, start + _CLOSE))
        return self._first(auxiliary.end(), end) if auxiliary else []

    def without(self, mark: re.Match[str]) -> Denial:
        """Read "without": the nouns or the verb behind it."""
        return Denial(0, 0, tuple(self._run(mark.end(), clause_end(self.text, mark.end()))))

    def part(self, mark: re.Match[str]) -> Denial:
        """Read "rather than", "not all": what is behind it is denied in part, or may be."""
        return Denial(0, 0, (), tuple(self.between(mark.end(), clause_end(self.text, mark.end()))[:_MANY]))

    def unless(self, mark: re.Match[str]) -> Denial:
        """Read "unless": it denies its clause."""
        clause = self.between(mark.end(), min(clause_end(self.text, mark.end()), self._comma(mark.end())))
        return Denial(0, 0, tuple(clause[-1:]), tuple(clause[:_MANY]))

    def _comma(self, start: int) -> int:
        found = self.text.find(",", start, start + _NEAR)
        return found if found >= 0 else start + _NEAR

    def refusal(self, mark: re.Match[str]) -> Denial:
        """Read "refuse to", "prohibit": the verb itself, and what is refused."""
        own = [
            term for term in self.between(mark.start(), mark.start() + 1) if not mark.group().lower().startswith("far")
        ]
        if mark.lastgroup == "prohibition" and self._is_passive(mark):
            return Denial(0, 0, tuple(own), tuple(self.between(clause(self.text, mark.start()), mark.start())))
        return Denial(0, 0, (*own, *self._first(mark.end(), clause_end(self.text, mark.end()))))

    def _is_passive(self, mark: re.Match[str]) -> bool:
        """Whether what is prohibited stands before: "smoking is banned here", not "they are banned from smoking"."""
        is_from = _PATTERNS["from"].search(self.text, mark.start(), mark.end() + _CLOSE)
        return not is_from and bool(_PATTERNS["passive"].search(self.text, max(0, mark.start() - _CLOSE), mark.start()))

    def _first(self, start: int, end: int) -> list[Term]:
        """Return the first content word from a place on that is no adverb."""
        return [term for term in self.between(start, end) if not is_adverb(self._word(term))][:1]

    def exempt(self, mark: re.Match[str]) -> Denial:
        """Read "need not": the verb."""
        return self.verb(mark)._replace(is_exempt=True, limit="")

    def _word(self, term: Term) -> str:
        return self.text[term.start : term.end].lower()


def is_adverb(word: str) -> bool:
    """Whether a word in lower case only modifies the verb behind it."""
    return word in _NO_VERBS or (word.endswith("ly") and stem(word) != word)  # not "apply"


_READERS = {
    "exempt": _Reader.exempt,
    "refusal": _Reader.refusal,
    "prohibition": _Reader.refusal,
    "noun": _Reader.noun,
    "without": _Reader.without,
    "part": _Reader.part,
    "unless": _Reader.unless,
    "verb": _Reader.verb,
}
