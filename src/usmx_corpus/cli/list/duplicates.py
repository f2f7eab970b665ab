"""`usmx list duplicates`."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete, options
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import as_json, emit
from usmx_corpus.duplicates import LEAST, LEAST_SHARE
from usmx_corpus.model import RELATIONS
from usmx_corpus.render import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Group
    from usmx_corpus.render.view import View

_COLUMNS = (
    "group", "template", "relation", "direction", "id", "path", "kind", "date", "title", "url", "of", "shared",
    "of_shared", "editorial", "derived",
)  # fmt: skip
#: Pairs that are written at once.
_AT_ONCE = 1_000

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def _share(value: float) -> float:
    """Check a share; what is no number fails too."""
    if not LEAST_SHARE <= value <= 1:
        raise typer.BadParameter(f"not a share from {LEAST_SHARE} to 1: {value:g}")
    return value


@app.command(
    epilog=options.examples(
        "usmx list duplicates",
        "usmx list duplicates --relation copy --corpus releases --format csv > copies.csv",
    )
)
def list_duplicates(
    context: typer.Context,
    least: Annotated[
        float,
        typer.Option(
            metavar="SHARE",
            help="Least share (0.2 to 1) of one text's 5-word shingles found in the other.",
            callback=_share,
        ),
    ] = LEAST,
    relation: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RELATION",
            help=f"Filter by relation: {', '.join(RELATIONS)}.",
            autocompletion=complete.one_of(RELATIONS),
            show_default=False,
        ),
    ] = None,
    document: options.Document = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: Annotated[
        int,
        typer.Option(metavar="N", min=0, callback=options.bounded, help="Maximum groups of a table (0 = no limit)."),
    ] = options.ROWS,
    corpus: options.Corpus = None,
    format_: options.Format = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """List documents that belong together, oldest first, with how much of each is found in the other.

    A copy has nearly the same words and the same figures; a version is the same text edited; a derived text (a
    summary, an excerpt, or what contains one) takes much of its words from another. Documents of one template use the
    same frame with other details, such as disaster declarations for different states. Accounts of the same event share
    less: look for them with --least 0.2. A pair is listed if either document passes the filters. JSON holds every pair;
    of a group with more than 100,000, those of each document with the one it is compared with.
    """
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    filters = options.document_filters(document, kind, since, until)
    relations = options.checked("relation", relation, RELATIONS)
    archive = open_archive(context, corpus, filters=filters)
    found = archive.duplicates(least, relations, filters)

    def view() -> View:
        from usmx_corpus.render import groups

        asked = set(filters.documents)
        return groups.groups(archive.root, found, [header.id for header in archive.documents], limit, asked)

    if how == "jsonl" or (how == "json" and not sys.stdout.isatty()):
        _write(found, how)
    else:
        emit(how, lambda: list(map(to_json.group, found)), view, lambda: (_COLUMNS, to_json.members(found)))


def _write(groups: Sequence[Group], how: str) -> None:
    """Write groups as `emit` does for "json" and "jsonl", their pairs while they are made."""
    if how == "jsonl":
        for group in groups:
            _write_group(group)
            sys.stdout.write("\n")
        return
    between = "[\n"
    for group in groups:
        sys.stdout.write(between)
        _write_group(group)
        between = ",\n"
    sys.stdout.write("\n]\n" if groups else "[]\n")


def _write_group(group: Group) -> None:
    sys.stdout.write(as_json({**to_json.group_head(group), "pairs": []}).removesuffix("]}"))
    pairs, comma = map(to_json.pair, group.pairs), ""
    while some := list(islice(pairs, _AT_ONCE)):
        sys.stdout.write(comma + as_json(some)[1:-1])
        comma = ", "
    sys.stdout.write("]}")
