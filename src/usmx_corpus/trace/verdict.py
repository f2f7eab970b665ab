"""Answer where a claim comes from.

The passages that may state it are found (`candidates`), compared with it one by one (`match`), and put in order, the
original before its copies. The verdict about a passage depends on the claim, the passage and its document alone. The
answer speaks of sources and never of truth.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Literal

from usmx_corpus import corpus, facts, issuer
from usmx_corpus.facts import lexicon
from usmx_corpus.model import Source, Trace
from usmx_corpus.text import fragments, rarity
from usmx_corpus.text.analyse import stems, tokens
from usmx_corpus.trace import candidates, confidence, holders, match, quotations, ranking, speakers
from usmx_corpus.trace.candidates import Reach
from usmx_corpus.trace.claim import take_apart, written_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usmx_corpus.reading.passages import Passage
    from usmx_corpus.trace.candidates import Passages, Reading, Wanted
    from usmx_corpus.trace.claim import Claim, Part
    from usmx_corpus.trace.match import Match

Verdict = Literal["sourced", "conflicting", "unsourced"]
Seniority = tuple[tuple[int, date, float, str], int]  # of the document, and the place in it

# How many passages are candidates, and how many different texts of these are looked through.
_IN_QUESTION = Reach(passages=288, texts=96, sure=96, least=0.5)
# How many of these are read sentence by sentence, those that hold most of the claim. On dev.jsonl and dev2.jsonl macro
# F1 is .745 and hit@5 .925, with 20 .740 and .920.
_READ = 32
# How many of these are compared in full. With 24 macro F1 is .741, and precision of "sourced" .978, not .989.
_SHORTLIST = 16
#: How many passages that hold all words of a claim are searched for it as a quote. With 128 no more of 1,000 quotes are
#: found.
_HOLDING = 48
#: How many are searched where more hold the words and no candidate quotes them. Of 1,000 quotes of 4 to 7 words from
#: the archive 941 are found; with 48 763, with 4,096 976 in nearly twice the time.
_HOLDING_AT_MOST = 1_024
# A passage that states a claim comes first if it is this near to the nearest (`ranking.nearness`). With 0 macro F1 is
# .736 on dev.jsonl and dev2.jsonl.
_AS_NEAR = 2.0
#: How many passages are shown, the nearest first, whether they state the claim or not.
_SHOWN = 5
#: Words that weigh less than this share of the heaviest word or name of a claim are not used to find passages.
_TOO_LIGHT = 0.2
#: How many words are used to find passages, the heaviest first: a claim is a sentence, not a page.
_SEARCHED = 40
#: Who speaks in a letter that has no name in it.
_FIRST_PERSON = re.compile(r"\b(?:i|my)\b")
#: A paragraph of a resolution has no subject: the body that issued it acts.
_SUBJECTLESS = re.compile(
    r"\W*(?:\d{1,3}\W+)?(?:Also |Further )?(?:Decides|Resolves|Requests|Urges|Calls|Demands|Authori[sz]es|Declares"
    r"|Extends|Condemns|Welcomes|Affirms|Invites|Stresses|Emphasi[sz]es|Notes|Appoints|Approves|Adopts)\b"
)
_BODIES = frozenset(("the council", "the assembly", "the parliament", "the committee", "the board", "the commission"))
#: Whom a document must name to state something about them; a country acts through many.
_NAMED = frozenset(("person", "agency", "organisation"))


def trace(passages: Passages, claim: str) -> Trace:
    """Find where a claim comes from: the nearest passages, and whether one of them states it or contradicts it."""
    matches = explain(passages, claim)
    sources = tuple(_source(match, passages) for match in matches[:_SHOWN])
    verdict = _verdict(matches)
    return Trace(claim, verdict, sources, confidence.confidence(verdict, sources))


def explain(passages: Passages, claim: str) -> tuple[Match, ...]:
    """Return every passage that was compared with a claim, best first, with the parts of its score."""
    asked = take_apart(claim)
    if not asked.parts:
        return ()
    readings = list(_originals(_read(passages, asked, claim)))
    claims = [take_apart(claim, reading.passage.about.country) for reading, _ in readings]
    windows = [match.window(own, reading) for own, (reading, _) in zip(claims, readings, strict=True)]
    quotes = [quotations.are_in(reading.passage, asked.text) for reading, _ in readings]
    likely = sorted(range(len(readings)), key=lambda number: (not quotes[number], -windows[number][0]))[:_SHORTLIST]
    found = [(match.match(claims[number], *readings[number], windows[number][1:]), number) for number in likely]
    found.sort(key=lambda pair: (not quotations.are_in(pair[0].passage, asked.text), _order_of_sources(pair[0])))
    if found and found[0][0].grade == "related":
        number, apart = found[0][1], ranking.lead([one.nearness for one, _ in found])
        found[0] = match.match(claims[number], *readings[number], windows[number][1:], apart), number
    return _led([_checked(one, claims[number], passages) for one, number in found])


def _checked(match: Match, claim: Claim, passages: Passages) -> Match:
    """Demote a passage that is not said by whom the claim says, or whose document does not name all that it names.

    Whoever is "he" here may be named elsewhere in it.
    """
    named = [str(fact.value) for fact in claim.facts if fact.type == "actor" and facts.kind(fact) in _NAMED]
    if match.grade != "reworded" or match.conflicts:
        return match
    who = speakers.speakers(claim.text, claim.country)
    if not named and not who:
        return match
    texts, place = passages.around(match.passage)
    is_heard = not who or speakers.are_heard(who, match.passage, _told(match), texts[:place])
    whole = " ".join([match.passage.about.title, *match.passage.above, *texts]).casefold()
    if is_heard and all(_is_named(name, match.passage, whole) for name in named):
        return match
    return match._replace(grade="related", score=match.score._replace(whole=False))


def _is_named(name: str, passage: Passage, whole: str) -> bool:
    """Whether a document, `whole` in small letters, names somebody, or an office of its country that he held then."""
    if any(form.casefold() in whole for form in _forms(name)):
        return True
    if name.casefold() in _BODIES and _SUBJECTLESS.match(passage.text):
        return True
    held = holders.offices(name, passage.about.date) if passage.about.country else ()
    own = [office for office in held if speakers.is_of(office, passage)]
    if any(office.partition(" of ")[0].casefold() in whole for office in own):
        return True
    host = issuer.host_of(passage.about.url)
    return any(holders.speaks_at(office, host) for office in own) and _FIRST_PERSON.search(whole) is not None


def _told(match: Match) -> tuple[str, str]:
    """Return the sentence that carries most of a claim, and the row of sentences that carries it."""
    text = match.passage.text
    inside = (
        (sum(start <= place < end for place, _ in match.marks), start, end) for start, end in match.passage.sentences()
    )
    _, start, end = max(inside, key=lambda found: (found[0], -found[1]), default=(0, *match.window))
    return text[start:end], text[slice(*match.window)]


def _forms(name: str) -> list[str]:
    """Return how a name may be written: in any of its forms, a person also by the last name."""
    return [*written_forms().get(name, ()), name.rpartition(" ")[2] if lexicon.kind(name) == "person" else name]


def _led(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return matches with one that states the claim first, if the first leaves it open and is hardly nearer.

    What another passage, farther away, seems to state is more often something else.
    """
    if not matches or matches[0].grade != "related":
        return tuple(matches)
    near = matches[0].nearness - _AS_NEAR
    lead = next((match for match in matches if match.states and match.nearness >= near), None)
    return tuple(matches) if lead is None else (lead, *(match for match in matches if match is not lead))


def _verdict(matches: Sequence[Match]) -> Verdict:
    """Return the verdict, which the first match decides: what the nearest passage leaves open no other contradicts."""
    if not matches or matches[0].grade == "related":
        return "unsourced"
    return "conflicting" if matches[0].conflicts else "sourced"


# --- which passages --------------------------------------------------------------------------------------------------


def _candidates(passages: Passages, claim: Claim) -> list[Passage]:
    """Return the passages that quote a claim, then those that hold the most of it."""
    parts = sorted(claim.parts, key=lambda part: -part.weight)
    heaviest = max((part.weight for part in parts if not part.is_figure), default=0.0)
    wanted = [one for part in parts if part.weight >= _TOO_LIGHT * heaviest for one in _wanted(part)]
    found = passages.candidates([_with_names(one, passages) for one in wanted[:_SEARCHED]], _IN_QUESTION)
    quoting = _quoting(passages, claim, found) or quotations.holding(passages, claim.text)
    known = {_key(passage) for passage in quoting}
    return quoting + [passage for passage in found if _key(passage) not in known]


def _wanted(part: Part) -> list[Wanted]:
    """Return what to look for: of a figure, and of a name of several words ("southern Mexico"), each word by itself."""
    if part.is_figure and part.fact:
        return [dict.fromkeys(sorted(spelled), 1.0) for spelled in part.written]
    if not part.forms or any(len(form) == 1 for form in part.forms):
        return [part.choices]
    shortest = min(part.forms, key=lambda form: (len(form), form))
    return [{stem: 1.0} for stem in shortest]


def _with_names(wanted: Wanted, passages: Passages) -> Wanted:
    """Add the rarest word of what a short form stands for: an index knows words, and not what they stand for."""
    names = [(name, wanted[short]) for short in wanted if not short.islower() for name in passages.names_of(short)]
    return {**{max(name, key=rarity.weight): credit for name, credit in names}, **wanted}


def _quoting(passages: Passages, claim: Claim, found: Sequence[Passage]) -> list[Passage]:
    """Return the passages that quote a claim word for word, the original first; `found` are looked at too."""
    said = stems(claim.text) if match.is_sentence(claim) else []

    def quotes(text: str) -> bool:
        return match.is_quoted(claim, " ".join(tokens(text)))

    if not said:
        return []
    quoting, looked_at = passages.holding_all(said, _HOLDING, quotes)
    if looked_at == _HOLDING and not quoting and not any(quotes(passage.text) for passage in found):
        quoting, _ = passages.holding_all(said, _HOLDING_AT_MOST, quotes)
    return sorted(quoting, key=_seniority)[:_SHORTLIST]


def _key(passage: Passage) -> tuple[str, int]:
    return passage.about.path, passage.number


def _read(passages: Passages, claim: Claim, words: str) -> Iterator[Reading]:
    """Read the candidates closely, a text once for all documents of one country with the same short forms.

    The `words` of a claim are those that it has in the country of a document.
    """
    alike: dict[tuple[object, ...], list[Passage]] = {}
    for passage in _likeliest(_candidates(passages, claim), claim):
        forms = passages.short_forms(passage.about.path)
        alike.setdefault((passage.text, passage.about.country, *sorted(forms.names.items())), []).append(passage)
    for same in alike.values():
        forms = passages.short_forms(same[0].about.path)
        sought = take_apart(words, same[0].about.country).sought
        reading = candidates.read(same[0], sought, forms)
        yield reading
        for copy in same[1:]:
            yield reading._replace(passage=copy, above=candidates.above(copy, sought, forms))


def _likeliest(found: Sequence[Passage], claim: Claim) -> list[Passage]:
    """Return the passages with the texts that hold most of a claim, in the order in which they were found."""
    shares: dict[str, float] = {}
    for passage in found:
        if passage.text not in shares:
            shares[passage.text] = match.likely(claim, passage) + quotations.are_in(passage, claim.text)
    read = {*sorted(shares, key=lambda text: -shares[text])[:_READ]}
    return [passage for passage in found if passage.text in read]


def _originals(readings: Iterable[Reading]) -> Iterator[tuple[Reading, tuple[Passage, ...]]]:
    """Group passages with the same tokens under the original; markup, case and white space make no difference."""
    folded: dict[str, list[Reading]] = {}
    for reading in readings:
        folded.setdefault(reading.words, []).append(reading)
    for same in chain.from_iterable(map(_by_names, folded.values())):
        original, *copies = sorted(same, key=lambda reading: _seniority(reading.passage))
        yield original, tuple(copy.passage for copy in copies)


def _by_names(same: Sequence[Reading]) -> Iterable[Sequence[Reading]]:
    """Group passages of the same words by whom they name: "the President" is another in each country.

    One of a country that nobody knows is read as of the first that is known.
    """
    known = list(filter(None, dict.fromkeys(reading.passage.about.country for reading in same)))
    if len(known) <= 1:
        return [same]
    found: dict[tuple[object, ...], list[Reading]] = {}
    for reading in same:
        names = facts.names_in(reading.text, reading.passage.about.country or known[0])
        found.setdefault(tuple(fact.value for fact in names), []).append(reading)
    return found.values()


def _seniority(passage: Passage) -> Seniority:
    """Return the sort key that puts an original before its copies."""
    return corpus.seniority(passage.about), passage.number


def _order_of_sources(match: Match) -> tuple[bool, float, int, int, float, Seniority]:
    """Return what sorts quotes first, then by nearness; of equal ones the original, then the one closer in order."""
    quoted, order, seniority = match.grade == "verbatim", match.score.order, _seniority(match.passage)
    kind = seniority[0][0]
    return not quoted, -round(match.nearness, 1), len(match.conflicts), kind, -round(order, 1), seniority


# --- the answer ------------------------------------------------------------------------------------------------------


def _source(match: Match, passages: Passages) -> Source:
    about, text = match.passage.about, match.passage.text
    return Source(
        about=about,
        location=match.passage.location,
        text=text,
        score=round(match.score.value, 3),
        grade=match.grade,
        marks=match.marks,
        conflicts=match.conflicts,
        agreements=match.judgement.agreements,
        link=_link(match, passages),
        copies=tuple(copy.location for copy in match.copies),
        parts=match.score.parts,
        carried=match.account.carried,
        missing=match.account.missing,
    )


def _link(match: Match, passages: Passages) -> str:
    """Return the link that opens the document at these words, and not where else it has them."""
    about, text = match.passage.about, match.passage.text
    if number := match.passage.location.page:
        return fragments.page_link(about.url, number)
    if not fragments.on_the_web(about.url):
        return ""
    texts, place = passages.around(match.passage)
    page = fragments.page(texts, place) if fragments.is_repeated(text, *match.window, texts) else None
    return fragments.link(about.url, text, *match.window, page)
