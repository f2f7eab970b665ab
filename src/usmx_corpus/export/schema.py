"""The tables of an export: what each is about, its columns and what they mean, its keys."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: The types of SQLite that a column may have.
Type = Literal["TEXT", "INTEGER", "REAL"]


class Column(NamedTuple):
    """A column and what it means; `refers` is the table whose key it holds, "" for none."""

    name: str
    meaning: str
    type: Type = "TEXT"
    refers: str = ""


class Table(NamedTuple):
    """A table: what a row is, its columns, and how it is browsed.

    `key` has the columns that tell its rows apart, () for none. `label` is the column that stands for a row, `facets`
    those that a reader counts by, `searched` those of the full-text search.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    label: str = ""
    facets: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)


_PLACE = (
    Column("path", "The file, below the folder."),
    Column("page", "The page on which it begins; empty where the file has none.", "INTEGER"),
    Column(
        "line", "The line on which it begins, from 1; from the top of the page where the file has pages.", "INTEGER"
    ),
    Column("last_line", "The line on which it ends.", "INTEGER"),
)
_MENTION = Column("mention", "The mention it is about.", refers="mentions")
_DOCUMENT = Column("document", "The document it is in.", refers="documents")
_REVIEW = Column("review", "The review it belongs to.", "INTEGER", "reviews")

TABLES = (
    Table(
        "documents",
        "Documents, with what is known about them.",
        (
            Column("id", "Its name in all commands."),
            Column("path", "The file, below the folder."),
            Column("kind", "release, archived (a copy) or summary (somebody else's)."),
            Column("title", "Its title; empty if unknown, as every value."),
            Column("date", "Its day (ISO 8601)."),
            Column("published", "When it was published (ISO 8601)."),
            Column("modified", "When it was last changed (ISO 8601)."),
            Column("url", "Its address."),
            Column("category", "The section of the site it stands in."),
            Column("publisher", "Who published it."),
            Column("country", "The country of the issuing government (ISO 3166; also EU and UN)."),
            Column("language", "Its language (BCP 47)."),
            Column("words", "How many words it has, outside boilerplate.", "INTEGER"),
            Column("copy_of", "The document that it is a copy of.", refers="documents"),
            Column("summary_of", "The document that it sums up.", refers="documents"),
            Column("editorial", "The columns whose values come from a sidecar and not from the file."),
            Column("derived", "The columns whose values were taken from the text, the address or the name."),
            Column("sha256", "The checksum of the file."),
        ),
        key=("id",),
        label="title",
        facets=("kind", "publisher", "country", "category"),
        searched=("title",),
    ),
    Table(
        "sources",
        "Where each document can be found: its file, its address, its page in the National Archives.",
        (
            _DOCUMENT,
            Column("kind", "file, address, or archived (the address in the archive is derived, and not checked)."),
            Column("address", "The path of the file, or the address."),
        ),
        key=("document", "kind"),
        facets=("kind",),
    ),
    Table(
        "statements",
        "Sentences, list items, headings and boilerplate, in the order of each document.",
        (
            Column("id", "Its number in this export.", "INTEGER"),
            _DOCUMENT,
            Column("number", "Its number in the document, from 0.", "INTEGER"),
            Column("kind", "heading, paragraph (a sentence), item or boilerplate."),
            Column("section", "The headings above it."),
            *_PLACE,
            Column("text", "Its words."),
        ),
        key=("id",),
        label="text",
        facets=("kind",),
        searched=("text",),
    ),
    Table(
        "commitments",
        "Commitments, each once, however often it is stated.",
        (
            Column("id", "The id of its first mention.", refers="mentions"),
            Column("text", "The words of its first mention."),
            Column("strength", "How firmly the first mention states it: pledged to explores."),
            Column("document", "The document of the first mention.", refers="documents"),
            Column("date", "The day of that document."),
            Column("mentions", "In how many places it is stated.", "INTEGER"),
            Column("documents", "In how many documents.", "INTEGER"),
        ),
        key=("id",),
        label="text",
        facets=("strength", "mentions"),
        searched=("text",),
    ),
    Table(
        "mentions",
        "Places that state a commitment.",
        (
            Column("id", "Its id in all commands."),
            Column("commitment", "The commitment it states.", refers="commitments"),
            _DOCUMENT,
            Column("statement", "The statement it is in.", "INTEGER", "statements"),
            Column("text", "The clause, without markup."),
            Column("quote", "The clause as in the file."),
            Column("strength", "pledged, agreed, announced, continuing, planned, aims or explores."),
            Column("actors_as_written", "Who undertakes it, in the words of the text."),
            Column("condition", "The words on which it depends."),
            Column("kind", "action or outcome: whether it names an act or a result."),
            Column("instrument", "What carries it out, such as loan or dialogue."),
            Column("beneficiaries", "Whom it is for, in the words of the text."),
            Column("section", "The headings above it."),
            Column("rule", "The rule that found it."),
            Column("trigger", "The words that the rule matched."),
            Column("part_of", "The announcement that it is an item of.", refers="mentions"),
            *_PLACE,
            Column("link", "An address that opens the document at these words."),
            Column("reviewed", "What its reviewers say together: yes, no, part, missed or disputed."),
            Column("edited", "The fields that are as reviewers have them, and not as usmx read them."),
        ),
        key=("id",),
        label="text",
        facets=("strength", "kind", "instrument", "rule", "reviewed"),
        searched=("text",),
    ),
    Table(
        "actors",
        "Who undertakes a commitment, by canonical name.",
        (_MENTION, Column("name", "The name; as written if it is in no list.")),
        key=("mention", "name"),
        facets=("name",),
    ),
    Table(
        "places",
        "Places that a commitment names.",
        (_MENTION, Column("name", "The canonical name.")),
        key=("mention", "name"),
        facets=("name",),
    ),
    Table(
        "amounts",
        "Money that a commitment names.",
        (
            _MENTION,
            Column("text", "The words."),
            Column("value", "The sum, or the lower end of a range; empty where the words are no sure sum.", "REAL"),
            Column("high", "The upper end of a range.", "REAL"),
            Column("currency", "Its code (ISO 4217); empty where nothing says which."),
            Column("role", "outlay (pledged) or target (to be raised)."),
            Column("qualifier", "The hedge before it, such as more than."),
            Column("per", "What it is a rate of, such as month."),
        ),
        facets=("currency", "role"),
    ),
    Table(
        "deadlines",
        "When a commitment is due.",
        (
            _MENTION,
            Column("text", "The words."),
            Column("first_day", "The first day they name; empty where that cannot be settled."),
            Column("last_day", "The last day they name."),
        ),
        key=("mention",),
    ),
    Table(
        "facts",
        "Typed values in the words of a commitment.",
        (
            _MENTION,
            Column("type", "amount, percent, count, date, period, number, actor, place or name."),
            Column("text", "The words."),
            Column("value", "A canonical name, or a date (ISO 8601 as far as the text states it)."),
            Column("low", "The number, or the lower end of a range.", "REAL"),
            Column("high", "The same number, or the upper end.", "REAL"),
            Column("unit", "The currency, the unit, or what is counted."),
            Column("qualifier", "The hedge before it, such as nearly."),
            Column("per", "What it is a rate of, such as month."),
        ),
        facets=("type", "unit"),
    ),
    Table(
        "repeats",
        "Pairs of mentions that state one commitment, each in both directions.",
        (
            _MENTION,
            Column("other", "The other mention.", refers="mentions"),
            Column("relation", "verbatim or reworded."),
        ),
        key=("mention", "other"),
        facets=("relation",),
    ),
    Table(
        "differences",
        "What two mentions of one commitment state differently.",
        (
            _MENTION,
            Column("other", "The other mention.", refers="mentions"),
            Column("type", "The type of the fact, or strength, negation, quantifier or qualifier."),
            Column("here", "What this mention says; empty for nothing."),
            Column("there", "What the other says."),
        ),
        facets=("type",),
    ),
    Table(
        "reviews",
        "What reviewers say, each under their own name: their last word about each commitment and document.",
        (
            Column("id", "Its number in this export.", "INTEGER"),
            Column("reviewer", "Who says it."),
            Column("verdict", "yes, no, part (cut wrongly) or missed (usmx did not find it); empty for none."),
            Column("status", "What became of the commitment, in the reviewer's words."),
            Column("note", "A comment."),
            Column("read", "1 where the reviewer has read the document through.", "INTEGER"),
            Column("state", "holds, moved? (the words are others now, and it counts nowhere) or lost."),
            Column("mention", "The mention it is about.", refers="mentions"),
            Column("proposed", "The mention that it may be about, where it moved.", refers="mentions"),
            Column("document", "The document it is about.", refers="documents"),
            Column("quote", "The words it is about, as they were then."),
            Column("prefix", "The words before these."),
            Column("suffix", "The words behind these."),
            Column("date", "Its day (ISO 8601)."),
            Column("path", "The file it stands in."),
            Column("line", "The line of that file.", "INTEGER"),
        ),
        key=("id",),
        label="quote",
        facets=("reviewer", "verdict", "status", "state"),
        searched=("quote", "status", "note"),
    ),
    Table(
        "edits",
        "What a reviewer says otherwise than usmx.",
        (
            _REVIEW,
            Column("field", "The field, such as actors or strength."),
            Column("value", "What it should hold; a row for each of several."),
        ),
        facets=("field",),
    ),
    Table(
        "evidence",
        "What a reviewer gives as evidence of a status.",
        (
            _REVIEW,
            Column("url", "Its address."),
            Column("quote", "The words there."),
            Column("date", "Its date, as the reviewer gives it."),
            Column("archived", "An address at which it is archived."),
        ),
    ),
)
BY_NAME = {table.name: table for table in TABLES}
