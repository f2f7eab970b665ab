"""The records that the parts of usmx exchange: frozen, typed, and always with a location.

Offsets count characters of `Document.raw` (the decoded file, or the text extracted from it); lines, columns and pages
count from 1.
"""

# No `from __future__ import annotations`: `NamedTuple` would compile each annotation from text at every start.
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

Kind = Literal["release", "archived", "summary"]
BlockKind = Literal["heading", "paragraph", "item", "boilerplate"]
Strength = Literal["pledged", "agreed", "announced", "continuing", "planned", "aims", "explores"]
#: What a reviewer says of a commitment: it is one, it is none, it is one that is cut wrongly, usmx did not find it.
Judgement = Literal["yes", "no", "part", "missed"]
FactType = Literal[
    "amount", "percent", "count", "date", "period", "number", "actor", "place", "name", "strength", "qualifier"
]

Relation = Literal["copy", "version", "derived", "same-event", "template", "unrelated"]

KINDS: tuple[Kind, ...] = ("release", "archived", "summary")
#: What two documents may be that share much, as `relation.decide` says.
RELATIONS: tuple[Relation, ...] = ("copy", "version", "derived", "same-event", "template")
#: Strong to weak, the order in which `coding-manual` grades an undertaking.
STRENGTHS: tuple[Strength, ...] = ("pledged", "agreed", "announced", "continuing", "planned", "aims", "explores")

JUDGEMENTS: tuple[Judgement, ...] = ("yes", "no", "part", "missed")
#: What reviewers together say of a commitment: what all of them say, that they differ, or nothing.
REVIEWED = (*JUDGEMENTS, "disputed", "none")

#: "Three pillars" may be counted by the reader; from here on a number in words is a figure like one in digits.
_LEAST_FIGURE = 10


_OPTIONAL = frozenset({"page", "last_page", "column"})


class Location(NamedTuple):
    """Where some words are: a file below the root of the corpus, its lines, and offsets of characters.

    Where a file has pages, lines count from the top of each; else `page` and `last_page` are 0. `column` is 0 where
    lines are short enough to do without.
    """

    path: str
    line: int
    last_line: int
    start: int
    end: int
    page: int = 0
    last_page: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `path:line` or `path:line:column`, which editors can open, or the path with page and line."""
        return self.of(self.path)

    def as_record(self) -> dict[str, str | int]:
        """Return the fields for JSON: those of pages and columns only where there are any."""
        return {field: value for field, value in self._asdict().items() if value or field not in _OPTIONAL}

    @property
    def whole(self) -> str:
        """The place with the line (and the page) on which it ends."""
        if self.last_page > self.page:
            return f"{self} – p. {self.last_page}, line {self.last_line}"
        if self.last_line <= self.line:
            return str(self)
        return f"{str(self).replace(', line ', ', lines ') if self.page else self}–{self.last_line}"

    @property
    def short(self) -> str:
        """The line, with its page where the file has pages."""
        return f"p. {self.page}:{self.line}" if self.page else str(self.line)

    def of(self, name: str) -> str:
        """Return the place with another name for the file, such as the id of its document."""
        if self.page:
            return f"{name}, p. {self.page}, line {self.line}"
        return f"{name}:{self.line}:{self.column}" if self.column else f"{name}:{self.line}"


class Places(NamedTuple):
    """Where the parts of a text stand in its file: part `i` is the text from offset `starts[i]` to `starts[i + 1]`.

    `lines` has the line of each, () where part `i` is line `i` + 1; `pages` and `columns` are () where there are none;
    a column of 0 is none.
    """

    starts: tuple[int, ...]
    lines: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()

    def location(self, path: str, start: int, end: int) -> Location:
        """Return the location of the text from `start` to before `end`, where `start` < `end`."""
        starts = self.starts
        first = max(bisect_right(starts, start) - 1, 0)
        on_one_line = first + 1 < len(starts) and end <= starts[first + 1]  # most sentences are, quick to see
        last = first if on_one_line else max(bisect_right(starts, end - 1, first) - 1, 0)
        if not self.lines:
            return Location(path, first + 1, last + 1, start, end)
        page, last_page = (self.pages[first], self.pages[last]) if self.pages else (0, 0)
        column = self.columns[first] if self.columns else 0
        column = column and column + start - self.starts[first]
        return Location(path, self.lines[first], self.lines[last], start, end, page, last_page, column)

    @property
    def last_line(self) -> int:
        """The highest number of a line."""
        return max(self.lines, default=1) if self.lines else len(self.starts)


class Problem(NamedTuple):
    """Something odd in a source; it is reported, never repaired."""

    path: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        """Return `path:line: message (code)`."""
        return f"{self.path}:{self.line}: {self.message} ({self.code})"


class Text(NamedTuple):
    """Words as a reader sees them, with the place of each character in the raw file.

    `clean` is without markup and has its white space joined. It consists of runs: run `i` begins at `starts[i]` in
    `clean` and at `origins[i]` in the raw file, and its characters are consecutive in both.
    """

    clean: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, index: int) -> int:
        """Return the raw offset of the character at `index` of `clean`."""
        run = bisect_right(self.starts, index) - 1
        return self.origins[run] + index - self.starts[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw offsets (start, end) of `clean[start:end]`, where `start` < `end`."""
        if len(self.starts) == 1:  # no markup: half of all blocks
            moved = self.origins[0] - self.starts[0]
            return start + moved, end + moved
        return self.origin(start), self.origin(end - 1) + 1


class Block(NamedTuple):
    """A paragraph, list item, heading or piece of boilerplate.

    `number` counts the blocks of a document from 0, in the order of the file.
    `level` is 1–6 for a heading, the depth (from 1) for an item, and 0 otherwise.
    `label` is the length of the run-in heading ("Title: ") at the start of `text.clean`, 0 for none.
    `section` holds the headings above it, the highest first and its own run-in heading last.
    `parent` is the number of the block that a list item belongs to: the item around it, or the lead-in of the list.
    `marker` is the number or letter before an item ("(b)", "2."), None for a dash or a bullet.
    """

    number: int
    kind: BlockKind
    level: int
    text: Text
    label: int
    section: tuple[str, ...]
    parent: int | None
    marker: Text | None = None


class Statement(NamedTuple):
    """A sentence, list item, heading or piece of boilerplate: the unit of alignment and tracing.

    `text` is `text.clean[start:end]` of the block with the number `block`; `label` as in `Block`.
    """

    text: str
    kind: BlockKind
    block: int
    start: int
    end: int
    label: int
    section: tuple[str, ...]
    location: Location

    @property
    def body(self) -> str:
        """The text without the run-in heading."""
        return self.text[self.label :]

    @property
    def marker(self) -> int:
        """How many characters at the start are the marker of a list item, as in a diff, and the space behind it."""
        return len(self.text) - (self.end - self.start)


class Header(NamedTuple):
    """The metadata of a document, without its text; the fields are those of `Document`."""

    id: str
    path: str
    kind: Kind
    title: str
    date: date | None
    url: str
    published: datetime | None
    modified: datetime | None
    category: str
    publisher: str
    country: str
    language: str
    copy_of: str
    summary_of: str
    editorial: frozenset[str]
    derived: frozenset[str]
    sha256: str
    words: int


class Document(NamedTuple):
    """A source file as read: its metadata and its text.

    `country` is that of the issuing government: a code of ISO 3166 ("US"), also "EU", "UN" and "NATO", "" if unknown.
    `editorial` names the fields that come from a sidecar and not from the file, `derived` those that were taken from
    its text, address or name because nothing states them. `lines` has the line of each key of the metadata; `metadata`
    has the values that are in no field. `raw` is the decoded file, or the text extracted from it as Markdown, and
    `places` says where its parts stand in the file. `words` counts words outside boilerplate.
    """

    id: str
    path: str
    kind: Kind
    title: str
    date: date | None
    url: str
    published: datetime | None
    modified: datetime | None
    category: str
    publisher: str
    country: str
    language: str
    copy_of: str
    summary_of: str
    editorial: frozenset[str]
    derived: frozenset[str]
    lines: Mapping[str, int]
    metadata: Mapping[str, str]
    raw: str
    sha256: str
    places: Places
    blocks: tuple[Block, ...]
    statements: Sequence[Statement]
    words: int

    @property
    def header(self) -> Header:
        """The metadata alone."""
        return Header(*(getattr(self, field) for field in Header._fields))

    def locate(self, block: int, start: int, end: int) -> Location:
        """Return the location of `clean[start:end]` of a block, where `start` < `end`."""
        return self.place(*self.blocks[block].text.span(start, end))

    def place(self, start: int, end: int) -> Location:
        """Return the location of `raw[start:end]`, where `start` < `end`."""
        return self.places.location(self.path, start, end)


class Money(NamedTuple):
    """A sum, or a range of sums, in whole units of a currency.

    `currency` is its code (ISO 4217), or the sign or name as written ("$", "peso") where the words do not say which.
    """

    low: float
    high: float
    currency: str


class Range(NamedTuple):
    """A number, or the numbers between two ends; both are the same for a single number."""

    low: float
    high: float


class Day(NamedTuple):
    """A date as far as the text states it, None for what it leaves out."""

    year: int | None
    month: int | None
    day: int | None


class Interval(NamedTuple):
    """The time from one date to another, each as far as the text states it: "May to July 2024"."""

    first: Day
    last: Day


class Duration(NamedTuple):
    """A length of time, or a range of lengths, in the units of ISO 8601 ("Y", "M", "W", "D", "TH", "TM")."""

    low: float
    high: float
    unit: str


Value = Money | Range | Day | Interval | Duration | str


class Fact(NamedTuple):
    """A typed value in a text, so that two wordings of one value compare equal.

    `text` is how it is written (`start`, `end`: offsets into the text searched). `value` is Money for an amount, Range
    for a percent and a count, Day or Interval for a date or its words where they leave the day open ("05/02/2023"),
    Duration for a period or its words ("annual", "this summer"), the canonical name for an actor and a place, and the
    words for a name that the gazetteer lacks, a number, a figure that is none of these (of a section, a time of day, a
    telephone), and for an amount that is no sure sum ("several million dollars").
    `unit` is what a count counts ("case") or measures ("km"), "pp" or "bp" for points of a percentage, or which part of
    a date is meant, by the words of `facts.calendar` ("Q3", "end", "FY"); `qualifier` the hedge in front
    ("additional", "approximately"); `per` what an amount or a count is a rate of ("month", "family"); "" for none.
    """

    type: FactType
    text: str
    value: Value
    start: int
    end: int
    unit: str = ""
    qualifier: str = ""
    per: str = ""

    @property
    def name(self) -> str:
        """The canonical name of an actor or a place."""
        return str(self.value)

    @property
    def is_figure(self) -> bool:
        """Whether it is money, a share, or a count that a reader would look up: in digits, or of ten and more."""
        if isinstance(self.value, Range) and self.type == "count":
            return self.value.high >= _LEAST_FIGURE or any(map(str.isdigit, self.text))
        return self.type in {"amount", "percent"}


class Difference(NamedTuple):
    """A fact that two texts state differently; "" on the side that does not state it.

    Types beside those of facts: strength ("pledged", "must pay"), negation, quantifier ("all ships"), direction ("cut"
    for "raise"), link (the address behind words), item (the number of a statement) and reference (a number that follows
    a renumbered statement).
    """

    type: str
    left: str
    right: str


class Amount(NamedTuple):
    """Money in a commitment: `value` in whole units of `currency`, `role` outlay (pledged) or target (to be raised).

    `value` is None where the words name no sum that is sure, `currency` a code of ISO 4217, "" where neither the words
    nor the country of the document say which. `high` is the upper end of a range ("$2 to $3 billion"), None where there
    is none; `per` what it is a rate of ("month", "family"), "" for a sum.
    """

    text: str
    value: float | None
    currency: str
    role: Literal["outlay", "target"]
    qualifier: str = ""
    high: float | None = None
    per: str = ""


class Deadline(NamedTuple):
    """When a commitment is due: the words, and the first and last day they name (None if that cannot be settled)."""

    text: str
    start: date | None
    end: date | None


class Evidence(NamedTuple):
    """What a reviewer offers for a status: an address, words there, a day (ISO 8601), and an archived address."""

    url: str
    quote: str = ""
    date: str = ""
    archived: str = ""


class Review(NamedTuple):
    """What a reviewer says of a commitment, or of a document: a line of `reviews/NAME.jsonl`.

    `quote` with up to 32 characters before (`prefix`) and after it (`suffix`) is a W3C TextQuoteSelector: the clause
    as a reader sees it. `id` is that of the mention, "" for a quote that usmx did not find. `document`, `url` and
    `sha256` name its document.
    `verdict` is "" where it was withdrawn, or where a document is marked as read through (`read`). `fields` pairs the
    names of fields with what the reviewer says otherwise: a text, or for some fields several. `status` is in the
    reviewer's words. `was` is the id (of a missed one the quote) of an earlier review that this one replaces,
    `declined` are ids that it is not about. `date` is the day (ISO 8601), `usmx` the version, and `rule` and
    `strength` are what usmx said then.
    """

    id: str
    document: str
    quote: str
    verdict: Judgement | Literal[""]
    reviewer: str
    prefix: str = ""
    suffix: str = ""
    url: str = ""
    sha256: str = ""
    fields: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    note: str = ""
    status: str = ""
    evidence: tuple[Evidence, ...] = ()
    date: str = ""
    usmx: str = ""
    rule: str = ""
    strength: str = ""
    was: str = ""
    declined: tuple[str, ...] = ()
    read: bool = False

    @property
    def is_withdrawn(self) -> bool:
        """Whether it takes back what the reviewer said before."""
        return not (self.verdict or self.fields or self.status or self.note or self.read or self.declined)


class Commitment(NamedTuple):
    """One mention of a commitment in a document, cut and graded by the coding manual.

    `quote`: the clause as in the file, with wrapped lines joined; `text`: the same without markup.
    `statement`: the number of the statement it is in; `sentence`: the words of that statement.
    `actors`: canonical names, as written if unknown; `actors_as_written`: the subject of the clause.
    `condition`: the words on which it depends ("if Congress acts"), "" for none.
    `kind`: whether it names an act or an outcome; `instrument`: what carries it out ("loan", "dialogue"; "" if nothing
    is named); `beneficiaries`: whom it is for, as written.
    `rule`: the name of the rule that found it; `trigger`: the words that matched it.
    `part_of`: the id of the announcement that it is an item of, "" for none.
    `reviews`: what reviewers say of it, a record each; `edited`: the fields that hold what they say.
    `strength` is "" only where reviewers added it and did not grade it.
    """

    id: str
    document: str
    location: Location
    statement: int
    quote: str
    text: str
    sentence: str
    section: tuple[str, ...]
    actors: tuple[str, ...]
    actors_as_written: str
    strength: Strength | Literal[""]
    amounts: tuple[Amount, ...]
    facts: tuple[Fact, ...]
    deadline: Deadline | None
    condition: str
    kind: Literal["action", "outcome"]
    instrument: str
    beneficiaries: tuple[str, ...]
    rule: str
    trigger: str
    part_of: str = ""
    reviews: tuple[Review, ...] = ()
    edited: tuple[str, ...] = ()

    @property
    def reviewed(self) -> str:
        """What the reviewers together say of it: one of `REVIEWED`; one whom usmx has found since is not missed."""
        said = {review.verdict for review in self.reviews if review.verdict}
        if said > {"missed"}:
            said = {"yes" if each == "missed" else each for each in said}
        return "disputed" if len(said) > 1 else next(iter(said), "none")

    @property
    def span(self) -> tuple[int, int]:
        """Where its text stands in its sentence (start, end); the whole sentence where it was put together."""
        start = self.sentence.find(self.text)
        return (start, start + len(self.text)) if start >= 0 else (0, len(self.sentence))


class Repeat(NamedTuple):
    """Another mention of a commitment: whether it is verbatim or reworded, and the facts in which the two differ."""

    id: str
    document: str
    relation: Literal["verbatim", "reworded"]
    differences: tuple[Difference, ...]


class Mention(NamedTuple):
    """A place that states a commitment, and the other mentions of the same one."""

    commitment: Commitment
    repeats: tuple[Repeat, ...]


class Filters(NamedTuple):
    """What a question is limited to. Filters combine; several values of one mean any of them, an empty one any.

    `documents` are ids. `since` and `until` are days of documents, both inclusive; a document without a date is in no
    period. The rest is about commitments: an actor stands for all that belong to it, `words` must all be there in any
    form. `reviewed` are values of `REVIEWED`; without any, all pass but what every reviewer says is none ("no").
    `new_since` is a day of indexing: none of the mentions of a commitment was seen before it.
    """

    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    with_amount: bool = False
    with_figure: bool = False
    words: str = ""
    rules: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    new_since: date | None = None


class Appearance(NamedTuple):
    """A commitment in one document: where, how that is known, and what changed since the appearance before.

    `how`: `stated` for the mention that was asked for, `repeated` for the other mentions, `inferred` for a later
    document that names the object of the commitment; `quote` is then where it does so, and `reason` says why it is
    listed. `id`: the id of the mention, "" if inferred.
    `differences`: from the appearance before it in time to this one.
    """

    document: str
    title: str
    date: date | None
    location: Location
    how: Literal["stated", "repeated", "inferred"]
    quote: str
    id: str = ""
    differences: tuple[Difference, ...] = ()
    reason: str = ""


class Edit(NamedTuple):
    """Words of one change and what became of them; `left` is "" for insert, `right` for delete."""

    op: Literal["equal", "insert", "delete", "replace"]
    left: str
    right: str


class Change(NamedTuple):
    """Statements of two documents that belong together, or one that has no counterpart.

    `certainty` is sure or likely: a likely one shares matter, not wording. `layout`: the same words that differ in
    markup, capitals or quotation marks, and `only`: in which of them; `encoding`: that differ only because one side was
    read in the wrong encoding. `spans`: for each statement of the left and of the right, from which character to which
    it corresponds to the other side, None for all of it; empty where the edits tell.
    """

    kind: Literal["same", "reworded", "abridged", "expanded", "split", "merged", "added", "removed"]
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]
    edits: tuple[Edit, ...]
    facts: tuple[Difference, ...]
    moved: bool = False
    boilerplate: bool = False
    certainty: Literal["sure", "likely"] = "sure"
    layout: bool = False
    encoding: bool = False
    only: tuple[str, ...] = ()
    spans: tuple[tuple[tuple[int, int] | None, ...], ...] = ()

    @property
    def renumbered(self) -> bool:
        """Whether the words are the same and the number in front of them is another ("2." → "3.")."""
        return self.kind == "same" and any(fact.type == "item" for fact in self.facts)


class Renumbering(NamedTuple):
    """Numbered statements that follow one another and whose numbers shifted by as much: 4 to 9 became 5 to 10.

    `noun` is what the texts call them ("article"), "" if only a number stands before them. `left` and `right` are the
    first and the last number as written, `statements` is how many there are; the places are those of the first.
    """

    noun: str
    left: tuple[str, str]
    right: tuple[str, str]
    statements: int
    left_place: Location
    right_place: Location


class Move(NamedTuple):
    """Neighbouring changes that left the order of the others together, such as those of a section.

    `changes` are their indices among all changes, in order. `left` and `right` are the places from their first
    statement to their last; only what has no counterpart lies between.
    """

    changes: tuple[int, ...]
    left: Location
    right: Location


class FactPlaces(NamedTuple):
    """A fact of two documents and where each states it: kept (both), dropped (left only) or added (right only).

    `left_text` and `right_text` are the words of its first place on each side, with their hedge ("additional").
    `is_figure` is that of the fact.
    """

    type: FactType
    left_text: str
    right_text: str
    left: tuple[Location, ...]
    right: tuple[Location, ...]
    is_figure: bool = False

    @property
    def fate(self) -> Literal["kept", "dropped", "added"]:
        """What became of the fact from left to right."""
        if self.left:
            return "kept" if self.right else "dropped"
        return "added"


class Comparison(NamedTuple):
    """A diff as a value: every statement of both sides is in exactly one change.

    `similarity`, `left_shared` and `right_shared` are shares (0–1) of words: of both, of the left found in the right,
    of the right found in the left. `facts` are those of the whole documents, of the types that a change states;
    `layout` is how many statements of the same words differ in markup, capitals or quotation marks, `encoding` how many
    in the encoding they were read in alone; `renumbered` are the runs of those whose numbers shifted, `moves`
    those that moved together.
    """

    left: Document
    right: Document
    relation: Relation
    similarity: float
    left_shared: float
    right_shared: float
    metadata: tuple[Difference, ...]
    facts: tuple[FactPlaces, ...]
    changes: tuple[Change, ...]
    layout: int = 0
    encoding: int = 0
    renumbered: tuple[Renumbering, ...] = ()
    moves: tuple[Move, ...] = ()


class FolderChange(NamedTuple):
    """What became of a release between two folders: new and gone ones have one path, renamed ones two.

    `similarity` is that of the two texts (0–1), `deleted` and `inserted` count words, `facts` are those that changed,
    `fields` the metadata that differ; a release with the same body may still differ in those. `relation` is that of the
    two texts, None where there is one.
    """

    fate: Literal["new", "gone", "changed", "renamed", "same"]
    left: str
    right: str
    similarity: float = 1.0
    deleted: int = 0
    inserted: int = 0
    facts: tuple[Difference, ...] = ()
    fields: tuple[str, ...] = ()
    relation: Relation | None = None


class Source(NamedTuple):
    """A paragraph or list item that carries a claim, in the document that `about` describes.

    `text` is the paragraph, `marks` (start, end) in it: the words that carry the claim. `conflicts` and `agreements`
    pair what the claim says (left) with what the source says (right). `link` opens the document at the words, "" where
    it has no address. `copies` are the same words in other documents, `parts` what the score is made of (name, 0–1).
    `carried` are the questions that it answers as the claim does ("who", "how much"), `missing` the words of the claim
    that it does not say so. `commitment` is the one that these words state, if they state one.
    """

    about: Header
    location: Location
    text: str
    score: float
    grade: Literal["verbatim", "reworded", "related"]
    marks: tuple[tuple[int, int], ...]
    conflicts: tuple[Difference, ...]
    agreements: tuple[Difference, ...]
    link: str
    copies: tuple[Location, ...]
    parts: tuple[tuple[str, float], ...] = ()
    carried: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    commitment: Commitment | None = None

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.about.id


class Trace(NamedTuple):
    """A claim and the sources that state it, best first; for an unsourced one, the nearest thing said.

    `confidence` is the share (0–1) of the answers like this that are right on claims with known sources.
    """

    claim: str
    verdict: Literal["sourced", "conflicting", "unsourced"]
    sources: tuple[Source, ...]
    confidence: float = 0.0


class Pair(NamedTuple):
    """Two documents that share much of their text, the older one left.

    The shares (0–1) are of the left's 5-word shingles found in the right, and of the right's found in the left.
    """

    left: str
    right: str
    relation: Relation
    left_shared: float
    right_shared: float


class Member(NamedTuple):
    """A document of a group and how it relates to another (`of`), usually the group's original.

    `shared` is the share (0–1) of its 5-word shingles found in that one, `of_shared` that one's share found in it.
    """

    document: Header
    relation: Relation
    of: str
    shared: float
    of_shared: float

    @property
    def direction(self) -> Literal["part of", "contains", ""]:
        """Whether a derived text is part of the other or contains it, whichever is older; "" for any other relation."""
        if self.relation != "derived":
            return ""
        return "part of" if self.shared > self.of_shared else "contains"


class Group(NamedTuple):
    """Documents that belong together, `members` oldest first, and each pair of them that shares enough.

    `original` is the oldest of copies, versions and derived texts, or if most of them make no pair with it, the one
    that most do. Of a template (`is_template`) it is the most typical document, and `pairs` may lead to another
    template. `pairs` are made whenever they are iterated over; where there are more than 100,000 (not `is_complete`),
    they are those of each member with the document it is compared with.
    """

    original: Header
    members: tuple[Member, ...]
    pairs: Iterable[Pair]
    is_template: bool
    is_complete: bool
