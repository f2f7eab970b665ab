"""The commitments of a document, cut and graded by the coding manual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from usmx_corpus import facts
from usmx_corpus.commitments import (
    actors,
    attributes,
    clauses,
    conditions,
    deadlines,
    lending,
    quoted,
    records,
    rhetoric,
    rules,
    speakers,
    subjects,
    triggers,
)
from usmx_corpus.facts import currencies, money
from usmx_corpus.model import (
    Amount,
    Commitment,
    Deadline,
    Document,
    Fact,
    Header,
    Money,
    Problem,
    Statement,
)
from usmx_corpus.reading.text import joined
from usmx_corpus.text import analyse
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from usmx_corpus.commitments.clauses import Clause
    from usmx_corpus.commitments.speakers import Speaker

_SOURCES = {
    # Money to be raised from others: "create $250 million in new investment".
    "target": r"\b(?:creat|generat|mobiliz|leverag|attract|catalyz|unlock|rais|spur)(?:e|es|ing|s)?(?:\s\w+){0,3}?$",
    # A question with an aside or a quotation mark behind it: "Will they? (Laughter.)".
    "asked": r"\?[”\"’)\]]*(?:\s*\([^()]*\))?\s*$",
    "year": r"\b(?:19|20)\d\d\b",
    "it will": r"(?:(?:And|But)\s)?(?P<it>[Ii]t)\s(?:will|shall|is\sgoing\sto)\s"
    r"(?:(?:also|then|further|not|never|now)\s)*+"
    r"(?P<act>[a-z-]+)",
}
_PATTERNS = Patterns(_SOURCES)
#: Rules of acts that count in a transcript only if the speaker's side does them.
_DONE = frozenset(
    "announced done-today doing-today doing-today-only ordered signed signed-order launched package deal sum-confirmed "
    "invited looks-into under-way plans-to aims-to set-to target-set approved partnership".split()
)
#: Rules of promises, of which a speaker only tells if "they" made them.
_PROMISED = frozenset("agreed-to agreed-on committed-to committed-money pledged".split())
#: Rules of decisions, which are of another occasion if what was decided is of a year before the document's.
_SETTLED = frozenset("decided-to agreed-to committed-to pledged".split())
_PRONOUNS = frozenset("he she it they".split())
#: Exclusions by the verb, of which a frame is a case that says more.
_OF_FRAMES = frozenset("effect rhetoric inanimate".split())
#: Rules of acts whose actor is implied; a speaker who foretells something gives no figure.
_IMPLIED = frozenset("will-be-done will-get takes-effect there-will-be".split())
_HAS_TO = ("have to", "has to")
#: Verbs of what "it" does where it is a plan or a law.
_OF_THINGS = frozenset(
    "apply go take require ensure allow enable cover replace run operate end begin start focus feature address target "
    "give offer mean set put".split()
)
#: Characters of the longest words that open a sentence ("Over the next two years, …") or are behind a clause.
_LONGEST_OPENER = 1_000
#: Characters around a clause that are kept of its sentence: one as long as a book is not kept with each of its
#: clauses. The longest of 720 releases has 1,021.
_AROUND = 5_000
#: Characters of the longest aside behind a question.
_LONGEST_ASIDE = 60
#: Characters before a sum that show whether it is a target.
_BEFORE_SUM = 200
#: What makes a verb in "-ed" one of a promise: "will be finished", "is expected to".
_AHEAD = frozenset("will shall must is are be".split())


class _Found(NamedTuple):
    """A clause of a statement (by its number), the words that say who acts, those before them, those behind it.

    `refers`: the words before for whom "it" stands; `speaker`: who says it within quotation marks.
    """

    statement: int
    clause: Clause
    subject: str
    opener: str
    after: str = ""
    refers: str = ""
    speaker: Speaker | None = None


def extract(
    document: Document, original: Document | Header | None = None, problems: list[Problem] | None = None
) -> tuple[Commitment, ...]:
    """Return the commitments of a document in their order; of a transcript those of who answers.

    "In September" and "over the next three years" count from the date of `original`, the document that this one copies
    or sums up, else from its own date; in a summary without a known original they name no days. "We" and "$" are those
    of the original's country, too. A statement in which a
    rule fails is passed over and added to `problems`; without them the error is raised.
    """
    scene = _scene(document, original)
    return tuple(_commitments(scene, _clauses(scene, problems), problems))


def _scene(document: Document, original: Document | Header | None) -> actors.Scene:
    """Return a document with its original's date and country, as a scene."""
    own = None if document.kind == "summary" else document.date
    country = original.country if original else document.country
    return actors.Scene(document._replace(date=original.date if original else own, country=country))


class Nearest(NamedTuple):
    """A rule that came near in a statement, the words that it matched ("" for none), and the exclusion that applies."""

    rule: str
    trigger: str
    exclusion: str

    @property
    def meaning(self) -> str:
        """What the exclusion rules out."""
        return next(each.meaning for each in rules.EXCLUSIONS if each.name == self.exclusion)


def refused(document: Document, numbers: Container[int], original: Header | None = None) -> dict[int, list[Nearest]]:
    """Return why statements, by their numbers, state no commitment or no further one; the nearest rule is first."""
    scene = _scene(document, original)
    forces, said = lending.Forces(scene.document), quoted.by_statement(scene.document)
    reasons: dict[int, list[Nearest]] = {}
    for number, statement in enumerate(scene.document.statements):
        excluded = _passed_over(scene, number)
        found = [] if excluded else list(_found_in(scene, number, forces, said))
        if number in numbers:
            why = [Nearest("", "", excluded)] if excluded else [*_why_none(scene, statement, found)]
            nothing = not (why or found)
            reasons[number] = [Nearest("", "", _of_item(statement, forces))] if nothing else why
    return reasons


def _why_none(scene: actors.Scene, statement: Statement, found: list[_Found]) -> Iterator[Nearest]:
    """Yield why clauses of a statement were dropped, and why rules that matched in it found none."""
    for each in found:
        if name := _stopped(scene, each):
            yield Nearest(each.clause.rule.name, each.clause.trigger, name)
    if not found and (kept := triggers.undertakings(statement.body)):
        yield from (Nearest(each.rule.name, each.trigger, "boilerplate") for each in kept)
    for trigger, name in triggers.refused(statement.body):
        frame = name in _OF_FRAMES and _is_framed(statement.body, trigger)
        yield Nearest(trigger.rule.name, trigger.words, "frame" if frame else name)


def _is_framed(body: str, trigger: triggers.Trigger) -> bool:
    """Whether "I" or "we" only speak of speaking, waiting and the like: "We’ll see"."""
    subject = subjects.before(body, trigger.start).words
    return rhetoric.frame_of(subject, trigger.words, body[trigger.start :]) != ""


def _of_item(statement: Statement, forces: lending.Forces) -> str:
    """Return why a statement in which no rule matched states nothing."""
    if statement.kind != "item":
        return "no-trigger"
    return "label" if forces.lent_to(statement.block) else "unlent"


def _passed_by(statement: Statement, error: Exception, problems: list[Problem] | None) -> None:
    """Add to `problems` that a rule failed in a statement; without them the error is raised."""
    if problems is None:
        raise error
    reason = f"a rule failed in this sentence, which is passed over ({type(error).__name__}: {error})"
    problems.append(Problem(statement.location.path, statement.location.line, "rule-failed", reason))


# --- finding -------------------------------------------------------------------------------------------------------


def _clauses(scene: actors.Scene, problems: list[Problem] | None) -> Iterator[_Found]:
    document = scene.document
    forces, said = lending.Forces(document), quoted.by_statement(document)
    for number, statement in enumerate(document.statements):
        if statement.kind == "paragraph" and triggers.is_mute(statement.body):
            continue
        if not _passed_over(scene, number):
            found: list[_Found] = []
            try:
                found = list(_kept(scene, _found_in(scene, number, forces, said)))
            except Exception as error:  # noqa: BLE001 - see `_passed_by`
                _passed_by(statement, error, problems)
            yield from found


def _found_in(
    scene: actors.Scene, number: int, forces: lending.Forces, said: Mapping[int, quoted.Quoted]
) -> Iterator[_Found]:
    """Yield the clauses of a statement, then those of what an official says in it in quotation marks."""
    yield from _in_statement(number, lending.without_list(scene.document, number), forces)
    if number in said and not scene.is_spoken(number):
        yield from _in_quotation(number, scene.document.statements[number], said[number])


def _in_quotation(number: int, statement: Statement, part: quoted.Quoted) -> Iterator[_Found]:
    words = statement.body[part.start : part.end]
    subject = ""
    for clause in clauses.cut(words):
        subject = clause.subject or subject
        moved = clause._replace(start=clause.start + part.start, end=clause.end + part.start)
        after = words[clause.end : clause.end + _LONGEST_OPENER]
        yield _Found(number, moved, subject, words[: clause.start][-_LONGEST_OPENER:], after, speaker=part.speaker)


def _kept(scene: actors.Scene, found: Iterable[_Found]) -> Iterator[_Found]:
    """Yield the clauses to which no exclusion applies; what a frame is joined to by "and" is part of the frame."""
    stopped, within = "", False
    for each in found:
        goes_on = within and not each.clause.subject
        stopped = stopped if goes_on else _stopped(scene, each)
        part_of_talk = stopped == "vague" and (each.speaker is not None or _comes_about(scene, each))
        within = within if goes_on else stopped == "frame" or part_of_talk
        if not stopped:
            yield each


def _comes_about(scene: actors.Scene, found: _Found) -> bool:
    """Whether a clause says that something will come about, of which a clause without a subject may be part."""
    body = scene.document.statements[found.statement].body
    return rhetoric.is_outcome(found.clause, body[found.clause.start : found.clause.end])


def _passed_over(scene: actors.Scene, number: int) -> str:
    """Return the exclusion by which nothing in a statement is read, "" for none: a heading, a lead-in, a question."""
    statement = scene.document.statements[number]
    if statement.kind not in {"paragraph", "item"}:
        return "boilerplate" if statement.kind == "boilerplate" else "label"
    if statement.text.endswith(":") and not lending.complete(scene.document, number):
        return "lead-in"
    if _is_vision(statement):
        return "vision"
    return "asked" if scene.asks(number) else "question" * _is_question(statement.text)


def _stopped(scene: actors.Scene, found: _Found) -> str:
    """Return the name of the exclusion that applies to a clause by who says it and how, "" for none."""
    statement, clause = scene.document.statements[found.statement], found.clause
    scene = scene.quoting(found.speaker)
    if found.speaker is None and _is_quoted(scene.document, statement, clause.start):
        return "quotation"
    text = statement.body[clause.start : clause.end]
    if _is_dated_before(scene.document, clause, text):
        return "elsewhere"
    if not scene.is_spoken(found.statement):
        is_i = rhetoric.first_person(found.subject) == "i"
        frame = rhetoric.frame_of(found.subject, clause.trigger, text) if is_i else ""
        return "frame" if frame in {"saying", "event"} else ""
    if _is_past(found, statement.body[: clause.end][-_AROUND:]):
        return "elsewhere"
    return _stopped_in_talk(scene, found, text)


def _is_dated_before(document: Document, clause: Clause, text: str) -> bool:
    """Whether what was decided is of a year before the document's: in 2024 "decided to pay as of 10 August 2022"."""
    if clause.rule.name not in _SETTLED or document.date is None or _PATTERNS["year"].search(text) is None:
        return False
    dated = [fact.text for fact in facts.facts_of(text, document.country) if fact.type in {"date", "period"}]
    years = [int(year) for each in dated for year in _PATTERNS["year"].findall(each)]
    return bool(years) and max(years) < document.date.year


def _stopped_in_talk(scene: actors.Scene, found: _Found, text: str) -> str:
    """Return the name of the exclusion that applies to the words of a clause in a speech, "" for none."""
    clause = found.clause
    if rhetoric.is_opinion(found.opener, carried=not clause.subject) or rhetoric.is_opinion(clause.subject):
        return "opinion"
    if not clause.subject and rhetoric.is_supposed(found.opener):
        return "subordinate"
    if clause.rule.name == "is-to" or (clause.rule.name == "tasked" and "charged" in clause.trigger):
        return "vague"
    if rhetoric.is_of_event(found.subject, text, briefing=speakers.is_briefing(scene.document.title)):
        return "frame"
    return rhetoric.said(clause, found.subject, text) or ("others" if _is_of_others(scene, found, text) else "")


def _is_past(found: _Found, text: str) -> bool:
    """Whether a speaker tells what was done: "We launched a council", "the president decided to run"."""
    clause = found.clause
    rule = clause.rule.name
    headline = rule == "headline" or (rule == "set-aside" and "be" not in clause.trigger) or clause.trigger == "to"
    if headline or rhetoric.is_of_past(rule, found.opener) or rhetoric.is_retold(rule, clause.trigger, text):
        return True
    ran = clause.rule.name == "decided-to" and rhetoric.is_told(clause.trigger, text)
    return ran or rhetoric.is_past(clause.rule.name, clause.trigger, text)


def _is_of_others(scene: actors.Scene, found: _Found, text: str) -> bool:
    """Whether a speaker says what others will do, or did; a passive counts only with a figure or a date."""
    rule = found.clause.rule
    if scene.speaker(found.statement) is None:
        return False
    if rule.name in _IMPLIED:
        return rhetoric.is_denied(found.clause.trigger, text) or not rhetoric.is_settled(found.clause.trigger, text)
    if rule.name == "must" and found.clause.trigger.endswith(_HAS_TO):
        return True  # "companies have to pay more" is no rule of the speaker's
    told = rule.name == "decided-to" or (rule.name == "agreed-to" and found.clause.trigger.startswith("agree "))
    told = told or (rule.name == "reaffirmed" and found.clause.trigger.endswith("determined to"))
    told = told or (rule.name in _PROMISED and found.subject.lower() in _PRONOUNS)
    if not (told or rule.name in _DONE or rhetoric.is_future(found.clause.trigger)):
        return False  # but "you saw Norland agree to pay"
    return not actors.is_of_speaker(scene, found.statement, found.subject)


def _is_quoted(document: Document, statement: Statement, start: int) -> bool:
    """Whether a place in a statement's body is within a quotation that a sentence before it opens."""
    text = document.blocks[statement.block].text.clean
    before = text[max(statement.start - _AROUND, 0) : statement.start]
    if before.rfind("“") > before.rfind("”"):
        return statement.body.find("”", 0, start) < 0
    return before.count('"') % 2 == 1 and statement.body.find('"', 0, start) < 0


def _is_question(text: str) -> bool:
    """Whether a sentence is a question, also with "(Laughter.)" or a quotation mark behind it."""
    end = text[-_LONGEST_ASIDE:]
    return "?" in end and _PATTERNS["asked"].search(end) is not None


def _in_statement(number: int, statement: Statement, forces: lending.Forces) -> Iterator[_Found]:
    """Yield the clauses of a sentence; an item without any may be one by the force of what it is under."""
    found = clauses.cut(statement.body)
    refers = ""
    if not found and statement.kind == "item":
        found = forces.ordered(statement)
    elif not found and (refers := forces.office_before(number)):
        found = _of_office(statement.body, refers)
    if found:
        forces.planned.setdefault(statement.block, found[0])
    else:
        if statement.kind == "item":
            yield from _in_item(number, statement, forces)
        return
    subject = ""
    limits = [*(clause.start for clause in found), len(statement.body)][1:]
    for clause, limit in zip(found, limits, strict=False):
        subject = clause.subject or subject
        opener = statement.body[: clause.start] if clause.start <= _LONGEST_OPENER else ""
        after = statement.body[clause.end : min(limit, clause.end + _LONGEST_OPENER)]
        forces.acted[number] = refers or subject
        yield _Found(number, clause, subject, opener, after, refers)


def _of_office(body: str, office: str) -> list[Clause]:
    """Return what "It will …" undertakes after a sentence in which an office acts, which "it" then is."""
    said = _PATTERNS["it will"].match(body)
    if said is None or said["act"] in rules.EFFECT_VERBS | rules.OBLIGES | _OF_THINGS:
        return []
    if said["act"] in rules.GAINS and not any(map(str.isdigit, body)):
        return []
    start, end = said.span("it")
    moved = len(office) - (end - start)
    found = clauses.cut(body[:start] + office + body[end:])
    if not found or found[0].start != start:
        return []
    return [
        clause._replace(
            start=max(clause.start - moved, 0) if clause.start > start else start,
            end=clause.end - moved,
            subject=body[start:end] if clause.subject else "",
        )
        for clause in found
    ]


def _in_item(number: int, statement: Statement, forces: lending.Forces) -> Iterator[_Found]:
    """Yield what an item that is no sentence undertakes by the force of what it is under."""
    force = forces.lent_to(statement.block)
    if force is None:
        return
    goes_on = statement.block in forces.items and not lending.is_finite(statement.body.split())
    items = lending.items_of(statement.body, force, opens=statement.start == 0 or goes_on)
    if items:
        forces.items.add(statement.block)
    yield from (_Found(number, item, item.subject or force.subject, force.opener) for item in items)


def _is_vision(statement: Statement) -> bool:
    """Whether it is "Together, we will …" under a heading with "Vision", which the manual makes optional."""
    return any("Vision" in title for title in statement.section) and statement.body.startswith("Together, we will")


# --- records -------------------------------------------------------------------------------------------------------


def _commitments(scene: actors.Scene, found: Iterable[_Found], problems: list[Problem] | None) -> Iterator[Commitment]:
    """Make records of clauses; items of an announcement have its id, and equal clauses have ids of their own."""
    document = scene.document
    seen: dict[str, int] = {}
    umbrella = ""
    for each in found:
        statement, clause = each.statement, each.clause
        text = document.statements[statement].body[clause.start : clause.end]
        folded = " ".join(analyse.tokens(text))
        ordinal = seen[folded] = seen.get(folded, 0) + 1
        id_ = records.id_of(document.id, folded, ordinal)
        umbrella = umbrella if clause.umbrella else id_
        made: list[Commitment] = []
        try:
            made = [_record(scene, each, text, id_, umbrella if clause.umbrella else "")]
        except Exception as error:  # noqa: BLE001 - see `_passed_by`
            _passed_by(document.statements[statement], error, problems)
        yield from made


def _record(scene: actors.Scene, found: _Found, text: str, id_: str, umbrella: str) -> Commitment:
    scene = scene.quoting(found.speaker)
    document = scene.document
    statement, clause = document.statements[found.statement], found.clause
    begin = statement.start + statement.label
    location = document.locate(statement.block, begin + clause.start, begin + clause.end)
    known = facts.facts_of(text, document.country)
    return Commitment(
        id=id_,
        document=document.id,
        location=location,
        statement=found.statement,
        quote=joined(document.raw[location.start : location.end]),
        text=text,
        sentence=statement.body[max(clause.start - _AROUND, 0) : clause.end + _AROUND],
        section=statement.section,
        actors=actors.acting(scene, found.statement, clause.start, _doer(found, document.country), clause.trigger),
        actors_as_written=found.subject,
        strength=clause.strength,
        amounts=tuple(amounts_in(text, known, document.country)),
        facts=known,
        deadline=_deadline(document, found.opener, clause.trigger, text, known),
        condition=conditions.condition_of(found.opener, text, found.after),
        **attributes.attributes_of(text, clause)._asdict(),
        rule=clause.rule.name,
        trigger=clause.trigger,
        part_of=umbrella,
    )


def _doer(found: _Found, country: str) -> str:
    """Return the words for who acts; of "the fund will be built up" none without a name, of "nurses will get" none."""
    if found.clause.rule.name in _IMPLIED - {"will-be-done"}:
        return ""
    passive = found.clause.rule.name == "will-be-done"
    doer = found.refers or found.subject
    return "" if passive and not actors.is_named(doer, country) else doer


def _deadline(document: Document, opener: str, trigger: str, text: str, known: tuple[Fact, ...]) -> Deadline | None:
    """Return the deadline in a clause, else that in the words before it ("Over the next two years, …")."""
    # "In January, the President vowed" is when it was done, not when it is due.
    words = trigger.split()
    past = any(word.endswith("ed") for word in words) and _AHEAD.isdisjoint(words)
    said = text.find(trigger) + len(trigger) if past and trigger in text else 0
    if own := deadlines.deadline_in(
        document, text, [fact for fact in known if fact.start >= said or not deadlines.is_day(fact)]
    ):
        return own
    if not deadlines.opens(opener):
        return None
    return deadlines.deadline_in(
        document, opener, [fact for fact in facts.facts_in(opener) if not (past and deadlines.is_day(fact))]
    )


def amounts_in(text: str, known: Iterable[Fact], country: str) -> Iterator[Amount]:
    """Yield the sums of money in a clause of a country's text; those to be raised from others are targets."""
    for fact in known:
        if fact.type != "amount" or not money.is_sum(fact, country):
            continue
        before = text[max(fact.start - _BEFORE_SUM, 0) : fact.start].rstrip()
        target = _PATTERNS["target"].search(before.removesuffix(fact.qualifier).rstrip())
        role: Literal["outlay", "target"] = "target" if target else "outlay"
        if not isinstance(fact.value, Money):
            yield Amount(fact.text, None, "", role, fact.qualifier, per=fact.per)
            continue
        low, high, currency = fact.value
        code = currency if currencies.is_code(currency) else ""
        yield Amount(fact.text, low, code, role, fact.qualifier, high if high > low else None, fact.per)
