"""Who says it: "X said that P" is sourced only where X is the speaker, the signatory or the issuer of P."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus import facts
from usmx_corpus.commitments import subjects
from usmx_corpus.facts import countries, name_words, same_names
from usmx_corpus.text.patterns import Patterns
from usmx_corpus.trace.clauses import SAYING, clauses, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.model import Fact
    from usmx_corpus.reading.passages import Passage

_PATTERNS = Patterns(
    {
        # "MS. PSAKI:", "THE PRESIDENT:", "Q": who speaks from here on.
        "label": r"\W{0,4}(?P<who>[A-Z][A-Z.’'-]++(?:\s[A-Z][A-Z.’'-]*+){0,5}+(?:\s\([A-Z ]{1,20}+\))?+):\s",
        # What ends the phrase that joins an office and a name.
        "break": r"[.;:!?“”\"\n](?:\s|$)",
        # Who tells somebody to do a thing does something, whatever he says.
        "order": r"[^.,;:“\"]{1,80}?\sto\s",
        "according": r"(?i)\baccording to (?P<who>[^,;:.]{1,80}+)",
    }
)
#: Characters between an office and the name of who holds it: "the Minister for Housing, Aoife Brennan".
_BESIDE = 60
_ORDERING = frozenset("tell tells told ask asks asked call calls called".split())
#: What a government says by its release is said by these.
_ISSUING = frozenset(("white house", "the white house", "washington"))


def speakers(claim: str, country: str = "") -> tuple[Fact, ...]:
    """Return the names of who says something by a claim, none where it is a pronoun or nobody is named."""
    found = [name for clause in _saying(claim) for name in names(claim, clause, country)]
    return tuple(name for name in found if facts.kind(name) != "place")


def _saying(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words are that say who says something."""
    for clause in clauses(text):
        words = text[slice(*clause.verb)].lower().split()
        orders = words[-1:] and words[-1] in _ORDERING and _PATTERNS["order"].match(text, clause.verb[1], clause.end)
        if clause.doer and not orders and not SAYING.isdisjoint(words):
            yield clause.doer
    for found in _PATTERNS["according"].finditer(text):
        yield found.span("who")


def are_heard(who: Sequence[Fact], passage: Passage, told: Sequence[str], before: Sequence[str]) -> bool:
    """Whether one of some speakers says what a passage tells; `before` are the texts of its document so far.

    `told` is where that is, the narrowest first: the first of these that says who speaks decides.

    Where nobody is said to speak, a document speaks for those whom its title or the passage names, and for its issuer.
    """
    label = _label([*before, passage.text])
    if label:
        return any(_is_labelled(name, label, passage.about.title) for name in who)
    said_by = next(filter(None, ([text[slice(*doer)] for doer in _saying(text)] for text in told)), [])
    if said_by:
        return any(_is_by(name, words, passage, before) for name in who for words in said_by)
    return any(_is_issuer(name, passage) or _stands_in(name, passage.about.title) for name in who) or any(
        _stands_in(name, passage.text) for name in who
    )


def _label(texts: Sequence[str]) -> str:
    """Return who speaks at the end of some texts by the last label, "" where none is labelled."""
    labels = (found for text in reversed(texts) if (found := _PATTERNS["label"].match(text)))
    return next((found["who"] for found in labels), "")


def _is_labelled(name: Fact, label: str, title: str) -> bool:
    """Whether a label is of a name, or of its office ("THE PRESIDENT") where the title names the holder."""
    if _last(name) in label.lower().replace(".", " ").split():
        return True
    is_office = label.lower().removeprefix("the ").split()[-1] in name_words.ROLES
    return is_office and _stands_in(name, title)


def _is_by(name: Fact, words: str, passage: Passage, before: Sequence[str]) -> bool:
    """Whether the words that say who says something are of a name, or of an office that a document gives it."""
    if _stands_in(name, words) or _is_issuer(name, passage):
        return True
    office = subjects.head_noun(words).lower()
    whole = " ".join([passage.about.title, *passage.above, *before, passage.text])
    if words.lower() in subjects.PRONOUNS or not words:
        return _stands_in(name, whole)
    return office in name_words.ROLES and _holds(name, office, whole)


def _holds(name: Fact, office: str, text: str) -> bool:
    """Whether a text has an office right before or behind a name."""
    folded, last = text.casefold(), _last(name)
    place = folded.find(last)
    while place >= 0:
        end = place + len(last)
        before = _PATTERNS["break"].split(folded[max(0, place - _BESIDE) : place])[-1]
        behind = _PATTERNS["break"].split(folded[end : end + _BESIDE])[0]
        if office in before or office in behind:
            return True
        place = folded.find(last, end)
    return False


def _stands_in(name: Fact, text: str) -> bool:
    return _last(name) in text.casefold() or same_names.is_stated(name.name, text)


def _last(name: Fact) -> str:
    """Return the last word of a name as written, in small letters."""
    return name.text.casefold().removesuffix("’s").removesuffix("'s").rpartition(" ")[2]


def is_of(office: str, passage: Passage) -> bool:
    """Whether an office ("President of Kenya") is one of the country that issued a document."""
    issuer = countries.by_code().get(passage.about.country)
    return issuer is not None and office.partition(" of ")[2].removeprefix("the ") == issuer.name


def _is_issuer(name: Fact, passage: Passage) -> bool:
    """Whether a document is issued by the country, or the government, that a name is of."""
    issuer = countries.by_code().get(passage.about.country)
    return issuer is not None and (name.value == issuer.name or name.text.casefold() in _ISSUING)
