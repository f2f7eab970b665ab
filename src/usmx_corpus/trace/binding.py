"""Whether a source binds the words of a claim as the claim does: the same doer, in the same clause.

Words that stand in a text do not state what else they may be put together to. Each check names what conflicts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.commitments import subjects, verbs
from usmx_corpus.facts import countries, force, name_words
from usmx_corpus.facts.denials import denials
from usmx_corpus.model import Difference
from usmx_corpus.text.analyse import stems
from usmx_corpus.text.patterns import Patterns
from usmx_corpus.trace import reservations, thesaurus
from usmx_corpus.trace.bound import Bound, Finding, are_in, within
from usmx_corpus.trace.clauses import SAYING, clauses, names, names_of
from usmx_corpus.trace.items import gapped

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from usmx_corpus.facts.force import Grade
    from usmx_corpus.model import Fact
    from usmx_corpus.trace.claim import Part
    from usmx_corpus.trace.clauses import Clause

Span = tuple[int, int]

_MAY, _SHOULD = force.Level(2, 2), 3

#: A clause is the one meant where it holds this share of what the claim says of its doer.
_HELD = 0.5
#: So much of a claim may stand in other clauses than the rest.
_SCATTERED = 0.34
#: It is the same act, and another doer contradicts the claim, where this share of it stands in one clause.
_SAME_ACT = 0.6
#: What the verb itself adds to the share that a clause holds.
_SAME_VERB = 0.5
#: Where who acts and the verb stand together in one clause, this share.
_SPREAD = 0.6
#: Of these each acts for itself.
_BODIES = frozenset(("agency", "organisation", "firm", "body", ""))
#: Behind these stands to whom, and then what.
_GIVING = frozenset(
    "give gives gave given grant grants granted offer offers offered award awards awarded send sends sent pay pays paid"
    " lend lends lent bring brings brought hand hands handed".split()
)
_SPEAKERS = frozenset(("i", "we"))
#: Such a noun may stand for anybody named before.
_ROLES = frozenset(
    "president minister premier chancellor secretary leader leaders ministers presidents government governments country"
    " countries nation nations side sides party parties administration company firm group organisation organization"
    " official officials he she they chairman chair governor mayor senator ambassador director".split()
)
#: Who stands behind one of these takes part and is not the one to whom it is done.
_PATTERNS = Patterns(
    {
        "joint": r"(?i)\b(?:with|by|and|alongside|together with|through|via|including|for|of)\s+(?:the\s+)?$",
        # "To ministers, not to nurses": what is set apart.
        "contrast": r"(?i)(?:,| and| but) (?:but )?not (?:(?:to|for|by|in|from|with|on|at|of) )?+(?P<words>[^,;.]++)",
        "sequence": r"(?i)\b(?P<word>before|ahead of|prior to|after|following)\s+(?P<words>[^,;.]++)",
        "role": r"(?i)\b(?P<word>to|in|on|at|near|from|for|with|by|about|against|of)\s+(?:the\s+|an?\s+)?$",
        "phrase": r"""(?xi) \b(?P<word>to|in|on|at|near|from|for|with|by|about|against|of)\s+(?:the\s+|an?\s+)?
            (?P<words> [^\s,;:.]++
                (?:[ ](?!(?:an?|the|its|each|every|to|in|on|at|from|for|with|by|and|or)\b)[^\s,;:.]++){0,3}+ )""",
        "object": r"\s(?:the\s|an?\s)?(?P<words>[^\s,;:.]++(?:\.\s[A-Z]\w++)?+)",
        "modifier": r"(?<![\w’'])(?P<words>[A-Z]\w++(?:[’']s)?+)\s$",
        # A common noun that goes on is no head of its phrase.
        "goes on": r"[ -](?!(?:and|or|but|that|which|who|than|as|with|to|in|by|for|from|at|on|of|under|into|after"
        r"|before|until|during|over|about|last|next|this|is|are|was|were|will|has|have|had)\b)[a-z]",
        "behind head": r"\s(?:from|in|to|for|with|by|on|at)\s",
        # Who is not allowed to do a thing would do it.
        "ruled": r"(?i)\b(?:permitted|allowed|required|obliged|authori[sz]ed|entitled|expected|supposed|bound) to\b"
        r"|\b(?:forbidden|prohibited|banned|barred) (?:from|to)\b",
        "possessive": r"[’']s?\b",
        "agents end": r"[;:]|(?<!\b[A-Z])\. |\sand\s(?=[a-z]{2,20}ed\s)",
        # What stands before is spoken of again.
        "pointing": r"(?i)\b(?:these|those|such)\s|^\W*(?:it|she|he|they)\s(?:was|were|is|are)\s",
        "limit": r"(?i)\b(?:by|before|until|till|from|since|after|for)\s(?:the\s)?(?:end\sof\s)?$",
        # "Will not open before 2026".
        "denied": r"(?i)\b(?:not|never|[a-z]{2,6}n[’']t)\b[^,.;:]{0,60}$",
        "preposition": r"""(?xi) \b
            (?P<word> to|into|from|before|until|after|since|following|for|against|with|without|above|over|below|under
                |subject\ to(?=\ (?:the|an?|its|their|his|her|our|any)\ )|including|included|even\ for|even|except\ for
                |except|excepting|excluding|save\ for|save|apart\ from|other\ than|with\ the\ exception\ of|if
                |provided|unless|once|as\ soon\ as )\s+
            (?: (?: the|an?|its|their|his|her|our|all|every|each|about|around|nearly|over|that|any
                |on|in|for|at|of|by
                |(?:those|people|ones)(?:\ (?:in|on|of|with|from|who|at|near|under))? )\s+ )*+$""",
    }
)
_NEAR = 32
#: What stands before the name of a person and is no part of it.
_TITLES = name_words.TITLES | name_words.ROLES
_LIMITS = frozenset(("before", "until"))
#: Prepositions that say where.
_PLACES = frozenset(("in", "at", "near", "on"))
#: Prepositions that turn a relation round.
_OPPOSED = (
    (frozenset(("to", "into")), frozenset(("from",))),
    (frozenset(("before", "until")), frozenset(("after", "since", "following", "once", "as soon as"))),
    (frozenset(("before", "after", "since")), frozenset(("not before", "not until"))),
    (frozenset(("for",)), frozenset(("against",))),
    (frozenset(("with", "subject to")), frozenset(("without",))),
    (
        frozenset(("including", "included", "even", "even for", "with")),
        frozenset(("except", "except for", "excepting", "excluding", "save", "save for", "apart from", "other than"))
        | {"with the exception of"},
    ),
    (frozenset(("if", "provided")), frozenset(("unless",))),
)


def check(bound: Bound) -> Finding:
    """Return how a source binds the words of a claim otherwise."""
    found: list[Difference] = [*_contrasts(bound), *_sequence(bound), *_counts(bound), *reservations.denied(bound)]
    unbound = list(reservations.differences(bound))
    theirs = clauses(bound.source)
    pairs = [(clause, _anchor(bound, clause, theirs)) for clause in clauses(bound.claim)]
    for clause, anchor in pairs:
        if anchor is None:
            continue
        differences, loose = _doer(bound, clause, anchor)
        found += [*differences, *_relations(bound, clause, anchor), *_degrees(bound, clause, anchor)]
        found += _dated(bound, clause, anchor)
        unbound += [*loose, *_verb(bound, clause, anchor), *_scattered(bound, clause, anchor)]
        unbound += _done_to_another(bound, clause, anchor)
        unbound += reservations.left_out(bound, clause, anchor)
        differences, loose = _replaced(bound, clause, anchor)
        found += differences
        unbound += loose
    found += _speaker(bound, pairs, theirs)
    return Finding(tuple(dict.fromkeys(found)), tuple(unbound))


# --- which clause ----------------------------------------------------------------------------------------------------


def _anchor(bound: Bound, clause: Clause, theirs: Sequence[Clause]) -> Clause | None:
    """Return the clause of the source that holds most of what the claim says of its doer, if it holds enough."""
    own = [(part, spans) for part, spans in within(bound, (clause.start, clause.end)) if not _acts(part, clause)]
    total = sum(part.weight for part, spans in own if spans)
    best, most = None, 0.0
    for other in theirs:
        held = sum(part.weight for part, spans in own if are_in(spans, (other.start, other.end)))
        held += 0.01 * any(are_in(spans, other.doer) for _, spans in within(bound, clause.doer))
        held += _SAME_VERB * total * any(are_in(spans, other.verb) for _, spans in within(bound, clause.verb))
        if held > most:
            best, most = other, held
    return best if total and most >= _HELD * total else None


def _is_of(spans: Sequence[Span], clause: Clause) -> bool:
    """Whether a part stands in a clause or in its subject, which may stand before it."""
    return are_in(spans, (clause.start, clause.end)) or are_in(spans, clause.subject)


def _acts(part: Part, clause: Clause) -> bool:
    return clause.doer is not None and clause.doer[0] <= part.start < clause.doer[1]


# --- who -------------------------------------------------------------------------------------------------------------


def _doer(bound: Bound, clause: Clause, anchor: Clause) -> tuple[list[Difference], list[str]]:
    """Return who else does it in the source, as a difference where both are of a kind, else as words not bound."""
    nothing: tuple[list[Difference], list[str]] = ([], [])
    if clause.doer is None or (is_saying(bound.claim, clause) and not is_saying(bound.source, anchor)):
        return nothing
    mine = names(bound.claim, clause.doer, bound.country)
    theirs = names(bound.source, anchor.doer, bound.country) if anchor.doer else ()
    is_one = any(facts.acts_for(other, one) for one in mine for other in theirs)
    if is_one or any(facts.states(other, one) for one in mine for other in _joint(bound, anchor)):
        return nothing  # Europe, which takes part, is not France
    rivals = [(one, other) for one in mine for other in theirs if _act_apart(one, other)]
    if rivals and _is_by_turns(bound, clause):
        rivals = []
    elif rivals and _does_elsewhere(bound, clause, anchor):
        return [], [rivals[0][0].text]
    if rivals:
        one, other = rivals[0]
        is_same_act = _share_held(bound, clause, anchor) >= _SAME_ACT
        return ([Difference(facts.kind(one), one.text, other.text)], []) if is_same_act else ([], [one.text])
    if mine and _does_another(bound, clause, anchor, theirs):
        return [], [mine[0].text]
    return [], _not_doing(bound, clause, anchor)


def _is_by_turns(bound: Bound, clause: Clause) -> bool:
    """Whether who acts in the claim does so in a clause without a verb: what he does is told by turns (`pairing`)."""
    doing = within(bound, clause.doer)
    return any(are_in(spans, each) for each in gapped(bound.source) for _, spans in doing)


def _done_to_another(bound: Bound, clause: Clause, anchor: Clause) -> list[str]:
    """Return whom something is done to in the claim, where the source has it done to somebody else."""
    if not (clause.passive and anchor.passive):
        return []
    mine = names(bound.claim, clause.subject, bound.country)
    theirs = names(bound.source, anchor.subject, bound.country)
    is_same_verb = any(are_in(spans, anchor.verb) for _, spans in within(bound, clause.verb))
    is_other = mine and theirs and all(_are_rivals(one, other) for one in mine for other in theirs)
    return [mine[0].text] if is_other and is_same_verb else []


def _does_elsewhere(bound: Bound, clause: Clause, anchor: Clause) -> bool:
    """Whether who acts in the claim does the same in another clause of the source, maybe at another time."""
    verbs_ = [spans for _, spans in within(bound, clause.verb)]
    doers = [spans for _, spans in within(bound, clause.doer) if spans]
    others = (each for each in clauses(bound.source) if each != anchor and each.doer)
    return any(
        all(are_in(spans, each.doer) for spans in doers) and any(are_in(spans, each.verb) for spans in verbs_)
        for each in (others if doers else ())
    )


def _does_another(bound: Bound, clause: Clause, anchor: Clause, theirs: Sequence[Fact]) -> bool:
    """Whether a body that the sentences do not name at all does in the claim what another body does there."""
    own = within(bound, clause.doer)
    bodies = [name for name in theirs if facts.kind(name) in _BODIES]
    return (
        bool(bodies)
        and not any(spans for _, spans in own)
        and all(facts.kind(name) in _BODIES for name in names(bound.claim, clause.doer or (0, 0), bound.country))
        and _share_held(bound, clause, anchor) >= _SAME_ACT
    )


def _share_held(bound: Bound, clause: Clause, anchor: Clause) -> float:
    """Return how much (0–1) a clause of the source holds of what the claim says of its doer."""
    own = [(part, spans) for part, spans in within(bound, (clause.start, clause.end)) if not _acts(part, clause)]
    held = sum(part.weight for part, spans in own if are_in(spans, (anchor.start, anchor.end)))
    return held / (sum(part.weight for part, _ in own) or 1.0)


def _not_doing(bound: Bound, clause: Clause, anchor: Clause) -> list[str]:
    """Return the words of who acts in the claim, where they stand in the source and somebody else acts there."""
    words = bound.claim[slice(*clause.doer)] if clause.doer else ""
    own = [(part, spans) for part, spans in within(bound, clause.doer) if spans and _may_act(bound.claim, part)]
    if not own or not (_is_named(words) or subjects.is_actor(words)):
        return []
    if not any(are_in(spans, (anchor.start, anchor.end)) for _, spans in within(bound, clause.verb)):
        return []  # another verb may turn the roles round: "give", "get"
    if anchor.doer is None:
        is_ruled = _PATTERNS["ruled"].search(bound.source, anchor.start, anchor.end) is not None
        is_done_to = anchor.passive and not is_ruled and all(are_in(spans, anchor.subject) for _, spans in own)
        return [words] if (is_done_to and subjects.is_actor(words)) or _is_for_others(bound, clause, anchor) else []
    if anchor.passive and any(are_in(spans, _agents(bound.source, anchor)) for _, spans in own):
        return []
    naming = [anchor.doer, *_named_before(bound, anchor)]
    doing = sum(part.weight for part, spans in own if any(are_in(spans, phrase) for phrase in naming))
    is_same = doing >= _HELD * sum(part.weight for part, _ in own)
    theirs = bound.source[slice(*anchor.doer)]
    return [] if is_same or _is_role(theirs) or _is_short_for(theirs, words) else [words]


def _is_for_others(bound: Bound, clause: Clause, anchor: Clause) -> bool:
    """Whether "I" or "we" does it in the source, and a country does it in the claim for which nobody speaks there."""
    said_by = bound.source[slice(*anchor.subject)].lower()
    mine = names(bound.claim, clause.doer, bound.country) if clause.doer else ()
    issuer = countries.by_code().get(bound.country)
    known = names_of(bound.title, bound.country)
    return (
        not anchor.passive
        and said_by in _SPEAKERS
        and any(facts.kind(name) == "country" for name in mine)
        and not any(issuer and name.value == issuer.name for name in mine)
        and not any(facts.states(other, name) for name in mine for other in known)
    )


def _agents(source: str, anchor: Clause) -> Span:
    """Return where those are by whom something is done: "by Canada, Mexico and Japan"."""
    start = anchor.doer[0] if anchor.doer else anchor.verb[1]
    stop = _PATTERNS["agents end"].search(source, start, anchor.end)
    return start, stop.start() if stop else anchor.end


def _named_before(bound: Bound, anchor: Clause) -> list[Span]:
    """Return the sentences up to which a name in who acts was first given in full: "Sergeant Tu Tran of Lincoln"."""
    doer = anchor.doer or anchor.subject
    last = [word for word in bound.source[slice(*doer)].split() if word[:1].isupper()][-1:]
    if not last or last[0].lower() in _ROLES | _TITLES | name_words.HEADS.keys():
        return []
    earlier = (clause for clause in clauses(bound.source) if clause.end <= doer[0])
    return [
        (clause.start, clause.end) for clause in earlier if last[0] in bound.source[clause.start : clause.end].split()
    ]


def _is_short_for(one: str, other: str) -> bool:
    """Whether one of two phrases has no words of its own: "the Court", for the Supreme Court."""
    mine, theirs = set(stems(one)), set(stems(other))
    return mine <= theirs or theirs <= mine


def _may_act(claim: str, part: Part) -> bool:
    """Whether a part of a subject is who acts, and not when, nor whose he is."""
    return (
        not part.is_figure
        and not _PATTERNS["possessive"].match(claim, part.end)
        and claim[part.end - 2 : part.end - 1] not in "’'"
    )


def _is_named(words: str) -> bool:
    """Whether some words have the capital of a name."""
    head = _PATTERNS["behind head"].split(words, maxsplit=1)[0]
    return any(word[:1].isupper() for word in head.split()[1:])


def _is_role(words: str) -> bool:
    """Whether words stand for somebody named before: "the president", "the two sides"."""
    return subjects.is_group(words) or subjects.head_noun(words).lower() in _ROLES


def is_saying(text: str, clause: Clause) -> bool:
    """Whether a clause only says who says something."""
    return any(word in SAYING for word in text[slice(*clause.verb)].lower().split())


def _joint(bound: Bound, anchor: Clause) -> list[Fact]:
    """Return the names in a clause that take part in what it says."""
    return [
        name
        for name in names_of(bound.source, bound.country)
        if anchor.start <= name.start < anchor.end
        and _PATTERNS["joint"].search(bound.source, max(0, name.start - _NEAR), name.start)
    ]


def _act_apart(one: Fact, other: Fact) -> bool:
    """Whether what one does the other has not done: two of a kind, a country and a state of it."""
    return _are_rivals(one, other) or (facts.agree(one, other) is True and not facts.acts_for(other, one))


def _are_rivals(one: Fact, other: Fact) -> bool:
    return facts.agree(one, other) is False or (facts.agree(one, other) is None and facts.are_alike(one, other))


# --- what ------------------------------------------------------------------------------------------------------------


def _verb(bound: Bound, clause: Clause, anchor: Clause) -> list[str]:
    """Return the verb of the claim, where it stands in the source and in another clause than the rest."""
    own = within(bound, clause.verb)
    if _PATTERNS["pointing"].search(bound.source, anchor.start, anchor.end):
        return []
    loose = [part for part, spans in own if spans and not are_in(spans, (anchor.start, anchor.end))]
    words = (bound.claim[part.start : part.end] for part in loose if _is_said_itself(bound, part))
    return [word for word in words if not thesaurus.LIGHT.issuperset(stems(word))]


def _is_said_itself(bound: Bound, part: Part) -> bool:
    """Whether the source has the word itself, and not one that may stand for it."""
    own = set(stems(bound.claim[part.start : part.end]))
    return not own.isdisjoint(stems(bound.source))


def _scattered(bound: Bound, clause: Clause, anchor: Clause) -> list[str]:
    """Return what the claim says of its doer, where too much of it stands in other clauses than the rest."""
    own = [(part, spans) for part, spans in within(bound, (clause.start, clause.end)) if not _acts(part, clause)]
    if _PATTERNS["pointing"].search(bound.source, anchor.start, anchor.end):
        return []  # "these visas" are those of the sentence before
    total = sum(part.weight for part, _ in own)
    loose = [part for part, spans in own if spans and not _is_of(spans, anchor)]
    is_held = clause.verb[0] == clause.verb[1] or all(
        any(are_in(spans, (anchor.start, anchor.end)) for _, spans in within(bound, span))
        for span in (clause.doer or clause.subject, clause.verb)
    )
    if is_held:
        loose = [part for part in loose if not _is_when_or_where(bound, part, anchor)]
    is_much = sum(part.weight for part in loose) > (_SPREAD if is_held else _SCATTERED) * total
    return [bound.claim[part.start : part.end] for part in loose] if is_much else []


def _is_when_or_where(bound: Bound, part: Part, anchor: Clause) -> bool:
    """Whether a part is a day or place that the sentence of a clause gives for all its clauses."""
    if part.fact is None or part.fact.type not in {"date", "place"}:
        return False
    stretches = [(each.start, each.end) for each in clauses(bound.source) if each.sentence == anchor.sentence]
    spans = next(spans for other, spans in zip(bound.parts, bound.places, strict=True) if other is part)
    return any(are_in(spans, stretch) for stretch in stretches)


# --- in place of what -------------------------------------------------------------------------------------------------


def _replaced(bound: Bound, clause: Clause, anchor: Clause) -> tuple[list[Difference], list[str]]:
    """Return what the claim has in a place that the clause of the source fills with something else.

    Only what the source says elsewhere is looked at: "in Delft", where the clause has "in Lund" and another one Delft.
    """
    differences: list[Difference] = []
    loose: list[str] = []
    issuer = countries.by_code().get(bound.country)
    for part, spans in within(bound, (clause.start, clause.end)):
        if not spans or are_in(spans, (anchor.start, anchor.end)) or not _is_said_itself(bound, part):
            continue
        if issuer and part.fact and part.fact.value == issuer.name:
            continue  # "the nation's cities" are those of its government
        other = _other_modifier(bound, part, clause, anchor)
        if not other and not _acts(part, clause) and _is_head(bound.claim, part):
            other = _in_its_role(bound, part, clause, anchor)
        words = bound.claim[part.start : part.end]
        if other and not _is_short_for(words, other):
            if words[:1].isupper() and other[:1].isupper():
                differences.append(Difference("name", words, other))
            loose.append(words)
    return differences, loose


def _dated(bound: Bound, clause: Clause, anchor: Clause) -> Iterator[Difference]:
    """Yield the day of a claim that its source nowhere has, where the same verb has another there."""
    if is_saying(bound.claim, clause) or not any(are_in(spans, anchor.verb) for _, spans in within(bound, clause.verb)):
        return
    theirs = [
        fact
        for fact in facts.measures_in(bound.source)
        if fact.type == "date" and anchor.verb[1] <= fact.start < anchor.end
    ]
    for part, spans in within(bound, (clause.start, clause.end)):
        other = theirs[0] if part.fact and len(theirs) == 1 and not spans else None
        is_limit = other is not None and _PATTERNS["limit"].search(bound.source, 0, other.start) is not None
        if part.fact and other and not is_limit and facts.agree(part.fact, other) is False:
            yield Difference("date", part.fact.text, other.text)


def _is_head(claim: str, part: Part) -> bool:
    """Whether a part is a name or ends a noun phrase, and is no verb: not "atomic" of tests, nor "to pull"."""
    if claim[part.start].isupper():
        return True
    is_verb = claim[: part.start].endswith("to ") and verbs.is_verb(claim[part.start : part.end])
    return not is_verb and _PATTERNS["goes on"].match(claim, part.end) is None


def _in_its_role(bound: Bound, part: Part, clause: Clause, anchor: Clause) -> str:
    """Return the words that the clause of the source has in the role of a part of the claim; "" for none."""
    mine = _PATTERNS["role"].search(bound.claim, max(clause.verb[1], part.start - _NEAR), part.start)
    phrases = []
    if mine:
        theirs = _PATTERNS["phrase"].finditer(bound.source, anchor.verb[1], anchor.end)
        phrases = [found for found in theirs if _are_one_role(found["word"], mine["word"]) and not _is_purpose(found)]
    elif (
        not anchor.passive
        and clause.verb[0] < clause.verb[1] <= part.start
        and bound.claim[slice(*clause.verb)].rpartition(" ")[2].lower() not in _GIVING
        and not bound.claim[clause.verb[1] : part.start].strip(" the")
    ):
        found = _PATTERNS["object"].match(bound.source, anchor.verb[1], anchor.end)
        phrases = [found] if found else []
    return next((found["words"] for found in phrases if not _is_held(bound, found.span("words"))), "")


def _is_purpose(phrase: re.Match[str]) -> bool:
    """Whether a phrase says what something is done for, and not to whom: "to help"."""
    return phrase["word"].lower() == "to" and verbs.is_verb(phrase["words"].partition(" ")[0])


def _is_held(bound: Bound, stretch: Span) -> bool:
    """Whether something that the claim says stands in a stretch of the source."""
    return any(are_in(spans, stretch) for spans in bound.places)


def _other_modifier(bound: Bound, part: Part, clause: Clause, anchor: Clause) -> str:
    """Return the name before a noun that stands there for the name in the claim: "Tolk crossing", "Varn crossing"."""
    following = next(iter(within(bound, (part.end, part.end + len("’s x")))), None)
    if not following or not bound.claim[part.start].isupper() or clause.verb[0] <= following[0].start < clause.verb[1]:
        return ""
    if bound.claim[part.end : following[0].start].strip(" ’'s") or not _is_proper(bound.claim, (part.start, part.end)):
        return ""
    for start, _ in following[1]:
        before = _PATTERNS["modifier"].search(bound.source, max(anchor.start, start - _NEAR), start)
        if before and before["words"].lower().rstrip(".") in _TITLES:
            continue  # "Admiral Fagan" is Linda Fagan
        if anchor.start <= start < anchor.end and before and not _is_held(bound, before.span("words")):
            return before["words"] if _is_proper(bound.source, before.span("words")) else ""
    return ""


def _is_proper(text: str, span: Span) -> bool:
    """Whether a word with a capital has it for itself: it is in a name, a possessive, or opens no sentence."""
    opens = not text[: span[0]].strip() or text[: span[0]].rstrip()[-1:] in '.!?:”"'
    return not opens or text[span[1] - 2] in "’'" or any(name.start <= span[0] < name.end for name in names_of(text))


def _are_one_role(one: str, other: str) -> bool:
    return one.lower() == other.lower() or {one.lower(), other.lower()} <= _PLACES


def _counts(bound: Bound) -> Iterator[Difference]:
    """Yield the counts of the claim that the source has of something else, and of the same thing another."""
    theirs = [fact for fact in facts.measures_in(bound.source) if fact.type == "count" and fact.unit]
    for part in bound.parts:
        mine = part.fact
        if not mine or mine.type != "count" or not mine.unit:
            continue
        alike = [fact for fact in theirs if stems(fact.unit) == stems(mine.unit)]
        same = [fact for fact in theirs if fact.value == mine.value]
        if alike and same and not any(facts.agree(mine, fact) for fact in alike) and not set(alike) & set(same):
            yield Difference("count", f"{mine.text} {mine.unit}", f"{alike[0].text} {alike[0].unit}")


# --- who says it ------------------------------------------------------------------------------------------------------


def _speaker(
    bound: Bound, pairs: Sequence[tuple[Clause, Clause | None]], theirs: Sequence[Clause]
) -> Iterator[Difference]:
    """Yield who says in the source what somebody else says in the claim."""
    said = {anchor.sentence for clause, anchor in pairs if anchor and not is_saying(bound.claim, clause)}
    for clause, _ in pairs:
        mine = names(bound.claim, clause.doer, bound.country) if clause.doer and is_saying(bound.claim, clause) else ()
        saying = [each for each in theirs if each.sentence in said and each.doer and is_saying(bound.source, each)]
        others = [name for each in saying if each.doer for name in names(bound.source, each.doer, bound.country)]
        if mine and others and all(_are_rivals(one, other) for one in mine for other in others):
            yield Difference(facts.kind(mine[0]), mine[0].text, others[0].text)


# --- how -------------------------------------------------------------------------------------------------------------


def _relations(bound: Bound, clause: Clause, anchor: Clause) -> Iterator[Difference]:
    """Yield where the clause of the source has the opposite preposition before the same thing."""
    own = within(bound, (clause.start, clause.end))
    for number, (part, spans) in enumerate(own):
        mine = _before(bound.claim, part.start)
        heads = [there for other, there in own[:number] if bound.claim[other.start : other.end].lower() != mine]
        if heads and not are_in(heads[-1], (anchor.start, anchor.end)):
            continue  # what it hangs on is put otherwise: "shots against measles", "to vaccinate for measles"
        here = [span for span in spans if are_in([span], (anchor.start, anchor.end))] or spans
        if not mine or not here:
            continue
        theirs = [_before(bound.source, start) for start, _ in here]
        if "unless" in {mine, *theirs} and _is_denied(bound):
            continue  # "if it does not agree", for "unless it agrees"
        if all(_are_opposed(mine, word) for word in theirs):
            words = bound.claim[part.start : part.end]
            start, end = here[0]
            yield Difference("relation", f"{mine} {words}", f"{theirs[0]} {bound.source[start:end]}")


def _is_denied(bound: Bound) -> bool:
    """Whether the claim or the source denies anything else than by "unless"."""
    return any(one.kind != "unless" for text in (bound.claim, bound.source) for one in denials(text))


def _contrasts(bound: Bound) -> Iterator[Difference]:
    """Yield where the claim sets apart what the source affirms, and affirms what that sets apart."""
    mine = [match.span("words") for match in _PATTERNS["contrast"].finditer(bound.claim)]
    theirs = [match.span("words") for match in _PATTERNS["contrast"].finditer(bound.source)]
    if not mine and not theirs:
        return
    apart, held = [], []
    for part, spans in zip(bound.parts, bound.places, strict=True):
        if not spans:
            continue
        here = any(start <= part.start < end for start, end in mine)
        there = all(any(are_in([span], stretch) for stretch in theirs) for span in spans)
        if here and not there:
            apart.append(bound.claim[part.start : part.end])
        elif there and not here:
            held.append(bound.source[slice(*spans[0])])
    if apart and held:
        yield Difference("negation", f"not {' '.join(apart)}", f"not {' '.join(held)}")


def _sequence(bound: Bound) -> Iterator[Difference]:
    """Yield where the source has what the claim has first behind: "plan after consultation"."""
    for one in _PATTERNS["sequence"].finditer(bound.claim):
        first, second = _parts_in(bound, (0, one.start())), _parts_in(bound, one.span("words"))
        for other in _PATTERNS["sequence"].finditer(bound.source):
            if _PATTERNS["denied"].search(bound.source, 0, other.start()):
                continue  # "not before" has another order
            near = _clause_before(bound.source, other.start())
            is_earlier = _is_earlier(other["word"]) != other["words"].startswith("which ")  # "after which"
            turned = _is_earlier(one["word"]) != is_earlier
            left, right = (other.span("words"), near) if turned else (near, other.span("words"))
            if _hold(first, right) and _hold(second, left) and not (_hold(first, left) and _hold(second, right)):
                yield Difference("relation", one.group(), other.group())
                return


def _parts_in(bound: Bound, span: Span) -> list[Sequence[Span]]:
    return [spans for part, spans in within(bound, span) if spans]


def _hold(several: Sequence[Sequence[Span]], stretch: Span) -> bool:
    return any(are_in(spans, stretch) for spans in several)


def _is_earlier(word: str) -> bool:
    return word.lower() not in {"after", "following"}


def _clause_before(text: str, end: int) -> Span:
    """Return the stretch from the beginning of a sentence to a place in it."""
    return max(text.rfind(". ", 0, end), text.rfind("; ", 0, end)) + 1, end


def _degrees(bound: Bound, clause: Clause, anchor: Clause) -> Iterator[Difference]:
    """Yield where the claim says of more than the source ("all", "some"), or more firmly ("will", "may")."""
    for name, find in (("strength", force.duties), ("quantifier", force.quantities)):
        theirs = {
            grade.heads[0].stem: grade for grade in find(bound.source) if anchor.start <= grade.start < anchor.end
        }
        for mine in find(bound.claim):
            other = next((theirs[head.stem] for head in mine.heads if head.stem in theirs), None)
            if other is None or (force.forbids(bound.claim, mine) and force.forbids(bound.source, other)):
                continue  # "may not" for "must not"
            if clause.start <= mine.start < clause.end and _says_more(mine, other):
                yield Difference(name, bound.claim[mine.start : mine.end], bound.source[other.start : other.end])


def _says_more(mine: Grade, other: Grade) -> bool:
    """Whether a claim says more than its source, or leaves open what that settles ("may" for "will")."""
    is_open = mine.level == _MAY and other.level.low >= _SHOULD
    is_most = mine.level == force.MOST and other.level.low > force.MOST.high
    return mine.level.low > other.level.high or is_open or is_most


def _before(text: str, start: int) -> str:
    found = _PATTERNS["preposition"].search(text, max(0, start - _NEAR), start)
    word = found["word"].lower() if found else ""
    return f"not {word}" if found and word in _LIMITS and _PATTERNS["denied"].search(text, 0, found.start()) else word


def _are_opposed(one: str, other: str) -> bool:
    return any((one in near and other in far) or (one in far and other in near) for near, far in _OPPOSED)
