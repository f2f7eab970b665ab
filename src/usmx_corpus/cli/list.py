"""`usmx list`: documents, commitments, duplicates, rules."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete
from usmx_corpus.cli.options import (
    CorpusOption,
    Format,
    FormatOption,
    JsonOption,
    as_json,
    chosen,
    day,
    emit,
    emit_records,
    examples,
    last_day,
    open_index,
    root_of,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usmx_corpus.commitments.rules import Exclusion, Rule
    from usmx_corpus.duplicates import Duplicates
    from usmx_corpus.index import Filters, Index
    from usmx_corpus.model import Group, Relation
    from usmx_corpus.render import to_json
    from usmx_corpus.render.view import View

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="List documents, commitments, duplicates or rules.",
)

_DOCUMENT_COLUMNS = (
    "id", "path", "kind", "title", "date", "url", "published", "modified", "words", "copy_of", "summary_of",
    "editorial",
)  # fmt: skip
_COMMITMENT_COLUMNS = (
    "id", "document", "path", "line", "last_line", "text", "strength", "actors", "amounts", "figures", "deadline",
    "places", "kind", "instrument", "beneficiaries", "section", "rule", "trigger", "repeats",
)  # fmt: skip
#: Nobody reads more in a terminal, and drawing takes two milliseconds a promise.
_LIMIT = 200
#: The names of `index.queries.COUNTED_BY`, which help shall not load; a test asks for each.
_COUNTED_BY = ("actor", "strength", "month", "year", "document", "place", "kind", "instrument", "rule")
_MEMBER_COLUMNS = (
    "group", "template", "relation", "direction", "id", "path", "kind", "date", "title", "url", "of", "shared",
    "of_shared", "editorial",
)  # fmt: skip
#: `model.RELATIONS`, which help shall not load; a test compares them.
_RELATIONS: tuple[Relation, ...] = ("copy", "version", "derived", "same-event", "template")
#: `duplicates.LEAST` and `LEAST_SHARE`, which help shall not load either.
_LEAST, _LEAST_SHARE = 0.5, 0.2
#: Pairs that are written at once.
_AT_ONCE = 1_000
_RULE_COLUMNS = ("name", "clause", "strength", "meaning", "example")


@app.command(
    "documents",
    short_help="The documents of a corpus.",
    epilog=examples("usmx list documents", "usmx list documents --corpus releases --format csv > list.csv"),
)
def list_documents(
    context: typer.Context,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="Rows of a table at most; 0 for all.")] = _LIMIT,
    corpus: CorpusOption = None,
    format_: FormatOption = Format.table,
    json: JsonOption = False,
) -> None:
    """List the documents of a corpus with kind, date, title and size: releases, copies, summaries, each by date."""
    from usmx_corpus.render import lists, to_json

    how = chosen(format_, json=json)
    index = open_index(context, corpus)
    documents = index.headers()
    emit(
        how,
        lambda: [to_json.document(document) for document in documents],
        lambda: (
            *lists.documents(index.root, documents[: limit or None]),
            *lists.left_out(len(documents[limit:]) if limit else 0),
        ),
        lambda: (_DOCUMENT_COLUMNS, map(to_json.document, documents)),
    )


def _known_count(value: list[str]) -> list[str]:
    """Check what to count by."""
    for by in value:
        if by not in _COUNTED_BY:
            raise typer.BadParameter(f"cannot count by {by!r}; choose from {', '.join(_COUNTED_BY)}")
    if len(set(value)) != len(value) or len(value) > 2:  # noqa: PLR2004 - a table has two sides
        raise typer.BadParameter("count by one thing or by two different ones")
    return value


def _known_strength(value: list[str]) -> list[str]:
    """Check the strengths asked for, and say which may have been meant."""
    if not value:
        return value
    from usmx_corpus.model import STRENGTHS

    value = [strength.casefold() for strength in value]
    for strength in value:
        if strength not in STRENGTHS:
            from usmx_corpus.corpus import close_to

            meant = close_to(strength, STRENGTHS)
            hint = f"did you mean {' or '.join(meant)}?" if meant else f"choose from {', '.join(STRENGTHS)}"
            raise typer.BadParameter(f"no strength {strength!r}; {hint}")
    return value


@app.command(
    "commitments",
    short_help="What was promised, with all its places.",
    epilog=examples(
        "usmx list commitments --actor Mexico --strength agreed",
        "usmx list commitments --count actor --count strength",
    ),
)
def list_commitments(
    context: typer.Context,
    document: Annotated[
        list[str],
        typer.Option(
            "--document", "-d", metavar="ID", help="Only of this document.", autocompletion=complete.documents
        ),
    ] = [],  # noqa: B006 - Typer copies it
    actor: Annotated[
        list[str], typer.Option(metavar="NAME", help="Only by this actor, or one that belongs to it.")
    ] = [],  # noqa: B006
    strength: Annotated[
        list[str],
        typer.Option(
            metavar="STRENGTH",
            help="Only this firm: pledged, agreed, announced, continuing, planned, aims or explores.",
            callback=_known_strength,
            autocompletion=complete.strengths,
        ),
    ] = [],  # noqa: B006
    place: Annotated[list[str], typer.Option(metavar="NAME", help="Only about this place.")] = [],  # noqa: B006
    with_amount: Annotated[bool, typer.Option("--with-amount", help="Only those that name money.")] = False,
    with_figure: Annotated[
        bool, typer.Option("--with-figure", help="Only those that name money, a share or a count.")
    ] = False,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from documents of this day or later.")] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only from documents of this day or earlier.")
    ] = None,
    words: Annotated[str, typer.Option(metavar="WORDS", help="Only with all these words, in any form.")] = "",
    each: Annotated[bool, typer.Option("--each", help="One row for every statement, not one a promise.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the rule that found each, and the words that trigger it.")
    ] = False,
    count: Annotated[
        list[str],
        typer.Option(
            metavar="BY",
            help="Count instead, by one or two of: " + ", ".join(_COUNTED_BY) + ".",
            callback=_known_count,
            autocompletion=complete.one_of(_COUNTED_BY),
        ),
    ] = [],  # noqa: B006
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="Rows of a table at most; 0 for all.")] = _LIMIT,
    corpus: CorpusOption = None,
    format_: FormatOption = Format.table,
    json: JsonOption = False,
) -> None:
    """List what was promised: each promise once with all its places.

    JSON and CSV list every statement of a promise with its repeats. Filters combine; a filter given twice means either.
    A promise is shown with all its places when one of them passes.
    """
    from usmx_corpus.index import Filters

    how = chosen(format_, json=json)
    wanted = Filters(
        documents=tuple(document), actors=tuple(actor), strengths=tuple(strength), places=tuple(place),
        with_amount=with_amount, with_figure=with_figure, since=day(since, "--since"),
        until=last_day(until, "--until"), words=words,
    )  # fmt: skip
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise typer.BadParameter(f"{wanted.until} lies before --since {wanted.since}", param_hint="--until")
    index = open_index(context, corpus)
    if count:
        _print_counts(index, wanted, how, count, limit)
    elif how is Format.json:
        emit_records(index.records(wanted))
    else:
        _print_commitments(index, wanted, how, limit, each=each, explain=explain)


def _print_counts(index: Index, wanted: Filters, how: Format, by: list[str], limit: int) -> None:
    from usmx_corpus.render import counts, to_json

    found = counts.ordered(index.counts(wanted, by), by)
    records = [to_json.count(each, by) for each in found]
    emit(
        how,
        lambda: records,
        lambda: counts.table(found, by, limit),
        lambda: ((*by, "commitments", "mentions"), records),
    )


def _print_commitments(index: Index, wanted: Filters, how: Format, limit: int, *, each: bool, explain: bool) -> None:
    def view() -> View:
        from usmx_corpus.render import lists

        groups, count = (index.single if each else index.promises)(wanted, limit)
        headers = {header.id: header for header in index.headers()}
        show = lists.mentions if each else lists.commitments
        shown = show(index.root, groups, index.commitment_ids(), headers, explain=explain)
        return (*shown, *lists.left_out(count - len(groups)))

    def rows() -> tuple[tuple[str, ...], Iterator[to_json.Json]]:
        from usmx_corpus.render import to_json

        return _COMMITMENT_COLUMNS, map(to_json.commitment, index.commitments(wanted))

    emit(how, list, view, rows)


def _known_relation(value: list[str]) -> list[str]:
    """Check the relations asked for."""
    value = [relation.casefold() for relation in value]
    for relation in value:
        if relation not in _RELATIONS:
            raise typer.BadParameter(f"no relation {relation!r}; choose from {', '.join(_RELATIONS)}")
    return value


def _share(value: float) -> float:
    """Check a share; what is no number at all fails too."""
    if not _LEAST_SHARE <= value <= 1:
        raise typer.BadParameter(f"not a share from {_LEAST_SHARE} to 1: {value:g}")
    return value


@app.command(
    "duplicates",
    short_help="Copies, versions and derived texts.",
    epilog=examples(
        "usmx list duplicates",
        "usmx list duplicates --relation copy --corpus releases --format csv > copies.csv",
    ),
)
def list_duplicates(
    context: typer.Context,
    least: Annotated[
        float,
        typer.Option(
            metavar="SHARE",
            help="Share of one text's 5-word shingles found in the other, 0.2 to 1.",
            callback=_share,
        ),
    ] = _LEAST,
    document: Annotated[
        list[str],
        typer.Option(
            "--document",
            "-d",
            metavar="ID",
            help="Only what goes with this document.",
            autocompletion=complete.documents,
        ),
    ] = [],  # noqa: B006
    relation: Annotated[
        list[str],
        typer.Option(
            metavar="RELATION",
            help="Filter by relation: copy, version, derived, same-event or template.",
            callback=_known_relation,
            autocompletion=complete.one_of(_RELATIONS),
        ),
    ] = [],  # noqa: B006
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="Maximum groups (0 = no limit, and whole templates).")
    ] = _LIMIT,
    corpus: CorpusOption = None,
    format_: FormatOption = Format.table,
    json: JsonOption = False,
) -> None:
    """List which texts belong together, oldest first, with how much of each is found in the other.

    A copy has nearly the same words and the same figures; a version is the same text, edited; a derived text (a
    summary, an excerpt, or what contains one) has much of one side only.
    Documents of one template share a frame that is filled in anew, as declarations for one state after another do.
    All pairs are in the JSON. `usmx diff` gives the same relation for each.
    """  # fmt: skip
    from usmx_corpus.cli.progress import shown
    from usmx_corpus.corpus import listed, look_over
    from usmx_corpus.duplicates import duplicates_of

    how = chosen(format_, json=json)
    survey = look_over(root_of(context, corpus))
    wanted = {listed(survey, each).id for each in document}
    with shown(ending="Comparing what they share") as progress:
        relations = [name for name in _RELATIONS if not relation or name in relation]
        found = duplicates_of(survey, least, relations, progress, wanted)
    warn(found.root, found.problems)
    _print_groups(found, how, limit, wanted)


def _print_groups(found: Duplicates, how: Format, limit: int, asked: set[str]) -> None:
    from usmx_corpus.render import to_json

    def view() -> View:
        from usmx_corpus.render import groups as views

        return views.groups(found.root, found.groups, found.documents, limit, asked)

    if how is Format.json and not sys.stdout.isatty():
        _write_groups(found.groups)
        return
    emit(
        how,
        lambda: list(map(to_json.group, found.groups)),
        view,
        lambda: (_MEMBER_COLUMNS, to_json.members(found.groups)),
    )


def _write_groups(groups: Sequence[Group]) -> None:
    """Write groups as `emit` does, their pairs while they are made."""
    from usmx_corpus.render import to_json

    between = "[\n"
    for group in groups:
        head = as_json({**to_json.group_head(group), "pairs": []}).removesuffix("]}")
        sys.stdout.write(between + head)
        pairs, comma = map(to_json.pair, group.pairs), ""
        while some := list(islice(pairs, _AT_ONCE)):
            sys.stdout.write(comma + as_json(some)[1:-1])
            comma = ", "
        sys.stdout.write("]}")
        between = ",\n"
    sys.stdout.write("\n]\n" if groups else "[]\n")


@app.command(
    "rules",
    short_help="The rules that find commitments.",
    epilog=examples("usmx list rules", "usmx list rules --format markdown"),
)
def list_rules(format_: FormatOption = Format.table, json: JsonOption = False) -> None:
    """List the rules that find commitments, then those that leave one out, each with its meaning and an example."""
    from usmx_corpus.commitments.rules import EXCLUSIONS, RULES
    from usmx_corpus.render import lists, to_json

    rules: list[Rule | Exclusion] = [*RULES, *EXCLUSIONS]
    emit(
        chosen(format_, json=json),
        lambda: [to_json.rule(rule) for rule in rules],
        lambda: lists.rules(rules),
        lambda: (_RULE_COLUMNS, map(to_json.rule, rules)),
    )
