"""What one of two texts denies, demands or counts otherwise: "will not cut" → "will cut", "must" → "may"."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import denials, force
from usmx_corpus.model import Difference
from usmx_corpus.text.patterns import Patterns
from usmx_corpus.trace import thesaurus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from usmx_corpus.facts.denials import Denial
    from usmx_corpus.facts.force import Grade
    from usmx_corpus.model import Edit
    from usmx_corpus.text.analyse import Term

#: What is denied is as strong as forbidden, whatever the verb: "shall not", "may not", "must not", "cannot".
_FORBIDDEN = force.Level(4, 5)
_STRONG = frozenset((force.Level(5, 5), force.Level(4, 5), force.Level(4, 4), force.Level(2, 2)))


#: A word of each expression by which something is denied, demanded or counted.
_PATTERNS = Patterns(
    {
        "telling": r"""(?xi)
    \b(?:
      no | not | non | none | nor | never | nobody | nothing | neither | one | cannot | without | unless
      | except | instead | rather | absence | yet | need | needs | refus\w+ | declin\w+ | neglect\w* | omit\w*
      | fail\w* | stop\w* | ceas\w+ | halt\w* | quit\w* | discontinu\w+ | refrain\w* | abstain\w* | desist\w*
      | unable | far | opt\w* | rul(?:e|es|ed|ing) | out | prohibit\w* | forb\w+ | ban\w* | barred | disallow\w*
      | avoid\w* | exempt\w* | lack\w* | exclud\w+ | must | ha(?:s|ve|d) | required | obliged | obligated
      | bound | compelled | mandated | shall | will | is | are | going | to | would | should | ought | may | can
      | could | might | directed | instructed | ordered | requested | urged | called | recommended | advised
      | asked | expected | supposed | encouraged | invited | able | free | entitled | eligible | allow\w*
      | permit\w* | authori[sz]\w+ | empowered | consider\w* | explor\w+ | undertak\w+ | commit\w* | pledg\w+
      | vow\w* | promis\w+ | agree\w* | plan\w* | intend\w* | aim\w* | seek\w* | attempt\w* | wish\w* | hop\w+
      | want\w* | endeavou?r\w* | striv\w+ | tr(?:y|ies|ied|ying) | all | every | each | whole | entirety | most
      | majority | many | numerous | several | various | multiple | number | some | few | any | part | more
      | minority | hardly | only | solely | exclusively | requir\w+ | demand\w* | insist\w* | order\w* | direct\w*
      | instruct\w* | request\w* | urg\w+ | call\w* | recommend\w* | advis\w+ | ask\w* | encourag\w+ | invit\w+
      | compel\w* | oblig\w+ | enabl\w+ | almost | nearly | virtually | practically | power | right | duty
      | discretion | freedom
    )\b | n[^a-z\s]{1,12}t\b
    """,
        #: "Unlawful", "impossible", "disapprove"; not "import", "discover".
        # What a day is the first or the last one of.
        "bound": r"""(?x)\b(?:(?P<first>(?:no|not)\ (?:sooner|earlier)\ than|not\ (?:before|until|till))
            |(?P<last>(?:no|not)\ later\ than|before|by|until|till))\ (?:the\ )?
            (?P<day>[A-Z0-9][\w/.-]{0,30}(?<![.-]))""",
        "opposite": r"""(?x)
            un(?P<un>[a-z]{4,}) | non-?(?P<non>[a-z]{4,})
            | dis(?!cover|close|count|charge|course|order|play|pose)(?P<dis>[a-z]{5,})
            | (?:in|im|il|ir)(?P<in>[a-z]{2,}(?:able|ible|al|ent|ant|ive|ate|ic|ous|ly|ility))
            """,
    }
)
_QUANTITIES = frozenset("every everyone everybody either".split())


class _Side(NamedTuple):
    """A text, its content words by where they begin, and the word of the other text that stands for each."""

    text: str
    words: Mapping[int, Term]
    partner: Mapping[int, int]


def differences(left: str, right: str, edits: Iterable[Edit]) -> tuple[Difference, ...]:
    """Return what one of two wordings denies, demands or counts otherwise, each change once.

    `edits` lead from one text to the other. Words are compared that stand for each other there; what is said of words
    that only one text has is no difference of fact.
    """
    edits = tuple(edits)
    turned = (*_reversals(left, right, edits), *_bounds(left, right))
    if not any(map(_may_tell, edits)) and not _are_exchanged(edits):
        return turned
    sides = _sides(left, right, edits)
    negations = {**dict(_preferences(left, right)), **dict(_negations(*sides))}
    graded = {**dict(_strengths(*sides)), **dict(_exclusions(*sides)), **dict(_quantities(*sides))}
    graded.update(_limits(left, right, edits))
    told = [*negations.values(), *(graded[at] for at in sorted(graded) if at not in negations)]
    return tuple(dict.fromkeys((*told, *(turned if not negations else ()))))


def _reversals(left: str, right: str, edits: Iterable[Edit]) -> Iterator[Difference]:
    """Yield the words that became their opposite, with nothing else changed beside them: "raise" → "cut"."""
    start = 0
    for edit in edits:
        start += len(edit.left)
        if edit.op != "replace":
            continue
        ours, theirs = denials.content(edit.left), denials.content(edit.right)
        if len(ours) != 1 or len(theirs) != 1 or left[start:].lstrip().startswith("than "):
            continue
        one, other = (edit.left[ours[0].start : ours[0].end], edit.right[theirs[0].start : theirs[0].end])
        if _are_opposed(one, other, ours[0].stem, theirs[0].stem) and not _are_denied(left, right, ours, theirs):
            yield Difference("direction", one, other)


def _bounds(left: str, right: str) -> Iterator[Difference]:
    """Yield where a day became the first one from the last one: "not before 2026" → "before 2026"."""
    ours, theirs = ({found["day"]: found for found in _PATTERNS["bound"].finditer(text)} for text in (left, right))
    for day, one in ours.items():
        other = theirs.get(day)
        if other and bool(one["first"]) != bool(other["first"]):
            yield Difference("direction", *(found["first"] or found["last"] for found in (one, other)))


def _are_opposed(one: str, other: str, stem: str, other_stem: str) -> bool:
    """Whether a word is the opposite of another, by the table or by its prefix: "lawful", "unlawful"."""
    if not (one.islower() and other.islower()):
        return False
    short, long = sorted((one, other), key=len)
    prefixed = _PATTERNS["opposite"].fullmatch(long)
    return other_stem in thesaurus.opposites(stem) or (prefixed is not None and short in prefixed.groups())


def _are_denied(left: str, right: str, ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Whether either of two words is denied: "not open" is "closed"."""
    return any(
        word.stem in denial.stems
        for text, words in ((left, ours), (right, theirs))
        for denial in denials.denials(text)
        for word in words
    )


def _may_tell(edit: Edit) -> bool:
    """Whether words changed that deny, demand or count; what is said of other words is the same then."""
    if edit.op == "equal":
        return False
    return any(_PATTERNS["telling"].search(words) for words in (edit.left, edit.right))


def _are_exchanged(edits: Iterable[Edit]) -> bool:
    """Whether words took each other's place, so that what is said of them may change."""
    changed = [edit for edit in edits if edit.op == "replace"]
    if len(changed) < 2:  # noqa: PLR2004 - one and another
        return False
    gone = {term.stem for edit in changed for term in denials.content(edit.left)}
    come = {term.stem for edit in changed for term in denials.content(edit.right)}
    return not gone.isdisjoint(come)


def _sides(left: str, right: str, edits: Iterable[Edit]) -> tuple[_Side, _Side]:
    mine = {term.start: term for term in denials.content(left)}
    yours = {term.start: term for term in denials.content(right)}
    there = dict(_partners(mine, yours, edits))
    back = {right: left for left, right in there.items()}
    return _Side(left, mine, there), _Side(right, yours, back)


def _partners(mine: Mapping[int, Term], yours: Mapping[int, Term], edits: Iterable[Edit]) -> Iterator[tuple[int, int]]:
    """Pair the words of two texts: those of equal words, and within one replacement those of one stem."""
    ends = [0, 0]
    waiting = deque(sorted(mine.values(), key=_start)), deque(sorted(yours.values(), key=_start))
    for edit in edits:
        inside: tuple[list[Term], list[Term]] = [], []
        for side, words in enumerate((edit.left, edit.right)):
            ends[side] += len(words)
            while waiting[side] and waiting[side][0].start < ends[side]:
                inside[side].append(waiting[side].popleft())
        if edit.op == "equal" and len(inside[0]) == len(inside[1]):
            yield from ((one.start, other.start) for one, other in zip(*inside, strict=True))
        else:
            yield from _alike(*inside)


def _start(term: Term) -> int:
    return term.start


def _alike(one: Iterable[Term], other: Iterable[Term]) -> Iterator[tuple[int, int]]:
    """Pair the words of one stem, in order."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for term in other:
        waiting[term.stem].append(term.start)
    return ((term.start, waiting[term.stem].popleft()) for term in one if waiting.get(term.stem))


def _negations(left: _Side, right: _Side) -> Iterator[tuple[int, Difference]]:
    """Yield what only one side denies, by where the word is on the left."""
    mine, yours = denials.denials(left.text), denials.denials(right.text)
    for here, there, own, others in ((left, right, mine, yours), (right, left, yours, mine)):
        for denial in _unshared(here, own, others, is_limited=force.is_exclusive(there.text)):
            affirmed = _affirmed(denial, here, there)
            word, other = affirmed or _exchanged(denial, (here, own), (there, others))
            if word is None or other is None or _is_as_good(denial, there, other):
                continue
            if any(other.start == head.start for denied in others for head in denied.heads):
                continue
            if affirmed and _is_reworded((here, denial.start, own), (there, other.start, others)):
                continue
            begin = denials.leading(here.text, denial.start)
            said = here.text[begin : denial.end], _phrase(there.text, other)
            at, words = (word.start, said) if here is left else (other.start, said[::-1])
            yield at, Difference("negation", *words)


def _affirmed(denial: Denial, here: _Side, there: _Side) -> tuple[Term, Term] | None:
    """Return the denied word that the other side has, on both.

    "Refuse" itself is one only where that is denied ("does not refuse").
    """
    if denial.kind == "unless" and not all(term.start in here.partner for term in denial.also):
        return None  # an exception put in denies nothing that the other side says
    for head in denial.heads:
        if head.start in here.partner:
            other = there.words[here.partner[head.start]]
            is_itself = denial.kind == "refusal" and head.start == denial.start
            if not is_itself or denials.leading(there.text, other.start) < other.start:
                return head, other
    return None


def _exchanged(
    denial: Denial, here: tuple[_Side, Sequence[Denial]], there: tuple[_Side, Sequence[Denial]]
) -> tuple[Term, Term] | tuple[None, None]:
    """Return the denied word on both sides where it and another took each other's place.

    "To firms but not to farmers" became "to farmers but not to firms".
    """
    word = denial.heads[0] if denial.heads else None
    affirmed = _moved(there[0], word.stem) if word else None
    if word and affirmed and not any(word.stem in other.denied for other in there[1]):
        mine = {stem for own in here[1] for stem in own.denied}
        for other in there[1]:
            if other.heads and other.heads[0].stem not in mine and _moved(here[0], other.heads[0].stem):
                return word, affirmed
    return None, None


def _moved(side: _Side, stem: str) -> Term | None:
    """Return the one word of a stem on a side, if it stands elsewhere on the other."""
    words = [term for term in side.words.values() if term.stem == stem]
    return words[0] if len(words) == 1 and words[0].start not in side.partner else None


def _unshared(side: _Side, own: Sequence[Denial], others: Sequence[Denial], *, is_limited: bool) -> list[Denial]:
    """Return the denials without those that the other side has too, and those that cancel out in one clause.

    "Not … unless" cancels out where the other side is limited in other words ("only if").
    """
    alone = [denial for denial in own if not _is_shared(denial, own, others)]
    alone = [denial for denial in alone if denial is alone[0] or not side.text.startswith("nor ", denial.start)]
    clauses = [(denials.clause(side.text, denial.start), denial) for denial in alone]
    count = Counter(clause for clause, denial in clauses if denial.kind != "unless" or is_limited)
    return [
        denial
        for clause, denial in clauses
        if (not count[clause] if denial.kind == "unless" and not is_limited else count[clause] % 2)
    ]


def _is_shared(denial: Denial, own: Iterable[Denial], others: Sequence[Denial]) -> bool:
    """Whether the other side denies the same word, or instead of it one that goes with it and is not denied here."""
    own_words = denial.stems if denial.kind == "unless" else denial.denied
    others = [other for other in others if not _have_changed_places(denial, other)]
    if any(own_words & other.stems and not _are_of_others(denial, other) for other in others):
        return True
    here = {stem for one in own for stem in one.denied}
    return any(denial.stems & other.denied and not other.denied & here for other in others)


def _are_of_others(one: Denial, other: Denial) -> bool:
    """Whether two denials of one verb are of other things: "not fund clinics", "not fund schools"."""
    if not one.object or not other.object:
        return False
    return one.denied == other.denied and one.object != other.object and one.object not in other.stems


def _have_changed_places(one: Denial, other: Denial) -> bool:
    """Whether each of two denials is of what the other puts before it: "for schools and not for clubs"."""
    if one.kind != other.kind or one.denied & other.denied or not (one.denied and other.denied):
        return False
    return bool(one.denied & {term.stem for term in other.also} and other.denied & {term.stem for term in one.also})


def _preferences(left: str, right: str) -> Iterator[tuple[int, Difference]]:
    """Yield where what is preferred and what is not took each other's place: "roads rather than bridges"."""
    theirs = [denial for denial in denials.denials(right) if denial.kind == "part" and denial.also]
    for one in denials.denials(left):
        for other in theirs if one.kind == "part" and one.also else ():
            ours, yours = one.also[0], other.also[0]
            is_turned = ours.stem != yours.stem and _is_before(left, one, yours) and _is_before(right, other, ours)
            if is_turned and left[one.start : ours.start].lower() == right[other.start : yours.start].lower():
                yield ours.start, Difference("negation", left[one.start : ours.end], right[other.start : yours.end])


def _is_before(text: str, denial: Denial, word: Term) -> bool:
    """Whether a word stands in the clause before a denial."""
    begin = denials.clause(text, denial.start)
    return any(term.stem == word.stem for term in denials.content(text[begin : denial.start]))


def _is_reworded(*clauses: tuple[_Side, int, Sequence[Denial]]) -> bool:
    """Whether both of two clauses have other words than the other beside what is denied.

    Then these may make up for it: "no child should go to bed hungry", "every child should go to bed fed".
    """
    return all(any(_own_words(*each)) for each in clauses)


def _own_words(side: _Side, place: int, own: Sequence[Denial]) -> Iterator[str]:
    """Yield the words from a place to the end of its clause that only this side has, but no names or denials."""
    end = denials.clause_end(side.text, place)
    spans = [(denial.start, denial.end) for denial in own]
    for start, term in side.words.items():
        if place <= start < end and start not in side.partner and not any(one <= start < other for one, other in spans):
            word = side.text[start : term.end]
            if word.islower() and word.isalpha() and word not in _QUANTITIES:
                yield word


def _is_as_good(denial: Denial, there: _Side, word: Term) -> bool:
    """Whether the other side says the same without denying it: "need not" for "may", "not until" for "when"."""
    if denial.limit:
        return denial.limit not in there.text.lower()
    level = next((grade.level for grade in force.duties(there.text) if grade.heads[0].start == word.start), None)
    return denial.is_exempt and level is not None and level.high <= 2  # noqa: PLR2004 - "may"


def _phrase(text: str, word: Term) -> str:
    return text[denials.leading(text, word.start) : word.end]


def _strengths(left: _Side, right: _Side) -> Iterator[tuple[int, Difference]]:
    """Yield the verbs that one side demands more strongly, by where they are on the left."""
    theirs = {grade.heads[0].start: grade for grade in force.duties(right.text)}
    denied = [
        {head.start: denial for denial in denials.denials(side.text) for head in denial.heads} for side in (left, right)
    ]
    for mine in force.duties(left.text):
        verb = mine.heads[0].start
        yours = theirs.get(left.partner.get(verb, -1))
        if not yours:
            continue
        one, other = denied[0].get(verb), denied[1].get(yours.heads[0].start)
        levels = _level(mine, one), _level(yours, other)
        if bool(one) == bool(other) and levels[0] and levels[1] and levels[0].differs(levels[1]):
            yield verb, Difference("strength", _whole(left.text, mine), _whole(right.text, yours))


def _whole(text: str, grade: Grade) -> str:
    """Return the words of a duty with the auxiliaries before it."""
    return text[denials.leading(text, grade.start) : grade.end]


def _level(grade: Grade, denial: Denial | None) -> force.Level | None:
    """Return how strong a duty is; None where that is open ("could not")."""
    if denial is None:
        return grade.level
    if denial.is_exempt:
        return force.Level(0, 1)
    return _FORBIDDEN if grade.level in _STRONG else grade.level if grade.level.high <= 3 else None  # noqa: PLR2004 - "should not"


def _quantities(left: _Side, right: _Side) -> Iterator[tuple[int, Difference]]:
    """Yield the nouns of which one side names more, by where they are on the left."""
    theirs = force.quantities(right.text)
    for mine in force.quantities(left.text):
        yours = next((grade for grade in theirs if _count_one(left, mine, grade)), None)
        if yours and _is_more(mine.level, yours.level):
            words = left.text[mine.start : mine.end], right.text[yours.start : yours.end]
            yield mine.heads[0].start, Difference("quantifier", *words)


def _is_more(one: force.Level, other: force.Level) -> bool:
    """Whether of two quantities one is more; "all" that became "no" is a denial, "not all" none that is told."""
    levels = {one, other}
    return levels == {force.NONE, force.NOT_ALL} if force.NONE in levels else one.differs(other)


def _count_one(left: _Side, mine: Grade, yours: Grade) -> bool:
    """Whether two quantities count the same: the noun behind one is among the words behind the other.

    "Most" may be of the adjective behind it: it must have the same word behind it as the other.
    """
    here = [left.partner.get(head.start) for head in mine.heads]
    there = [head.start for head in yours.heads]
    if force.MOST in {mine.level, yours.level}:
        return here[0] == there[0]
    return here[0] in there or there[0] in here


def _exclusions(left: _Side, right: _Side) -> Iterator[tuple[int, Difference]]:
    """Yield what one side says of something only, and the other without limit."""
    for here, there in ((left, right), (right, left)):
        for only in () if force.is_restricted(there.text) else force.exclusions(here.text):
            word = next((head for head in only.heads if head.start in here.partner), None)
            if word:
                other = there.words[here.partner[word.start]]
                said = here.text[only.start : word.end], _phrase(there.text, other)
                at, words = (word.start, said) if here is left else (other.start, said[::-1])
                yield at, Difference("quantifier", *words)


def _limits(left: str, right: str, edits: Iterable[Edit]) -> Iterator[tuple[int, Difference]]:
    """Yield where all of some became only others, or the other way: "only citizens" → "all residents"."""
    ours, theirs = force.limits(left), force.limits(right)
    if not ours or not theirs:
        return
    for one, other in _rewritten(edits):
        mine = [grade for grade in ours if one[0] <= grade.start and grade.heads[-1].end <= one[1]]
        yours = [grade for grade in theirs if other[0] <= grade.start and grade.heads[-1].end <= other[1]]
        if len(mine) == len(yours) == 1 and mine[0].level != yours[0].level:
            words = (text[found.start : found.heads[-1].end] for text, (found,) in ((left, mine), (right, yours)))
            yield mine[0].heads[0].start, Difference("quantifier", *words)


def _rewritten(edits: Iterable[Edit]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield from where to where both texts have other words, with at most function words between them."""
    start = begin = end = finish = 0
    for edit in edits:
        if edit.op == "equal" and denials.content(edit.left):
            yield (start, end), (begin, finish)
            start, begin = end + len(edit.left), finish + len(edit.right)
        end, finish = end + len(edit.left), finish + len(edit.right)
    yield (start, end), (begin, finish)
