"""Options that several commands share, and what they mean."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from usmx_corpus.cli import complete

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Filters


Known = TypeVar("Known", bound=str)


#: How any data is printed; some commands have more formats.
Formats = Literal["table", "json", "jsonl", "csv", "markdown"]
#: More rows than there can be; databases count no further than 2^63.
_MOST = 1_000_000_000
# A day, a month or a year, in ASCII digits.
_DATE = re.compile(r"\d{1,4}(?:-\d{1,2}){0,2}", re.ASCII)
#: What the id of a commitment may look like; a word or figure that looks like one ("decade", "2019") and is none is a
#: claim. Among many claims a year or a word is no id.
COMMITMENT_ID = re.compile(r"[0-9a-f]{4,12}", re.IGNORECASE)
ID_AMONG_CLAIMS = re.compile(r"(?=[a-f]{0,11}\d)(?=\d{0,11}[a-f])[0-9a-f]{4,12}|[0-9a-f]{12}", re.IGNORECASE)


def folder(value: str) -> Path:
    """Read the name of a folder; an empty name is an unset variable, not the current folder."""
    if not value:
        raise typer.BadParameter("is empty (use . for the current folder)")
    return Path(value)


def bounded(value: int) -> int:
    """Return a number of rows, at most `_MOST`."""
    return min(value, _MOST)


def named(value: str, hint: str, what: str = "document") -> str:
    """Return the name of something; an empty one is an error."""
    if not value.strip():
        raise typer.BadParameter(f"is empty: name a {what}", param_hint=hint)
    return value


#: What is printed as columns: for spreadsheets, and for programs.
CSV = ("csv", "raw-csv")

Corpus = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        parser=folder,
        metavar="DIR",
        help="Folder of documents (default: $USMX_CORPUS, else the five documents that come with usmx).",
        show_default=False,
    ),
]
Format = Annotated[Formats, typer.Option("--format", help="Output format.")]
Json = Annotated[bool, typer.Option("--json", help="Same as --format json.")]
RawCsv = Annotated[
    bool,
    typer.Option(
        "--raw-csv",
        help="Same as --format csv, without the apostrophes that stop formulas in spreadsheets (for programs).",
    ),
]
#: Nobody reads more in a terminal, and drawing takes two milliseconds a row.
ROWS = 200
Limit = Annotated[
    int, typer.Option(metavar="N", min=0, callback=bounded, help="Maximum rows of a table (0 = no limit).")
]

# --- filters: the same on every command that takes them --------------------------------------------------------------


Document = Annotated[
    list[str] | None,
    typer.Option(
        "--document",
        "-d",
        metavar="ID",
        help="Filter by document: an id, a path, or a unique beginning of an id.",
        autocompletion=complete.documents,
        show_default=False,
    ),
]
Kind = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KIND",
        help="Filter by kind of document: release, archived or summary.",
        autocompletion=complete.one_of(("release", "archived", "summary")),
        show_default=False,
    ),
]
Reviews = Annotated[
    Path | None,
    typer.Option(
        "--reviews",
        envvar="USMX_REVIEWS",
        parser=folder,
        metavar="DIR",
        help="Folder of reviews (default: reviews, in the folder of documents).",
        show_default=False,
    ),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Filter by date of document: this day or later.", show_default=False)
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Filter by date of document: this day or earlier.", show_default=False),
]


def document_filters(
    document: Sequence[str] | None = None,
    kind: Sequence[str] | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Filters:
    """Return the filters on documents that the options above ask for."""
    from usmx_corpus.model import KINDS, Filters

    first, last = day(since, "--since"), _last_day(until, "--until")
    if first and last and first > last:
        raise typer.BadParameter(f"{last} is before --since {first}", param_hint="--until")
    documents = tuple(named(each, "--document") for each in document or ())
    return Filters(documents=documents, kinds=checked("kind", kind, KINDS), since=first, until=last)


def first_day(written: str) -> date | None:
    """Return the first day that a date names, as a year, a month or as people write it; None for any other text."""
    if found := _first_day(written):
        return found
    from usmx_corpus.reading.metadata import dates

    return dates.read(written).day


def _first_day(value: str) -> date | None:
    if _DATE.fullmatch(value):
        numbers = [int(part) for part in value.split("-")]
        with suppress(ValueError):  # no such day
            return date(*numbers, *[1] * (3 - len(numbers)))
    return None


def day(value: str | None, option: str) -> date | None:
    """Read a date option; a year or month means its first day."""
    if value is None:
        return None
    if found := _first_day(value):
        return found
    raise typer.BadParameter(f"not a date like 2021-06-08 (or 2021-06, or 2021): {value!r}", param_hint=option)


def _last_day(value: str | None, option: str) -> date | None:
    """Read a date option; a year or month means its last day."""
    first = day(value, option)
    if value is None or first is None:
        return None
    from calendar import monthrange

    given = value.count("-")
    if given == 0:
        return first.replace(month=12, day=31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if given == 1 else first


# --- values ----------------------------------------------------------------------------------------------------------


def _check(what: str, value: Sequence[str], known: Sequence[str]) -> None:
    for each in value:
        if each not in known:
            from usmx_corpus.corpus import close_to

            meant = close_to(each, known)
            hint = f"did you mean {' or '.join(meant)}?" if meant else f"choose from {', '.join(known)}"
            raise typer.BadParameter(f"unknown {what} {each!r}; {hint}", param_hint=f"--{what}")


def checked(what: str, value: Sequence[str] | None, known: Sequence[Known]) -> tuple[Known, ...]:
    """Return the values of an option, in whatever case they are given; each must be a known one."""
    folded = [each.casefold() for each in value or ()]
    _check(what, folded, known)
    return tuple(name for name in known if name in folded)


def chosen_format(format_: str, *, json: bool, raw_csv: bool) -> str:
    """Return the format asked for: a value of --format, or "raw-csv"; two that contradict each other are an error."""
    given = {"--json": "json"} if json else {}
    given |= {"--raw-csv": "raw-csv"} if raw_csv else {}
    meant_by_them = {"table", *given.values(), *(["csv"] if raw_csv else [])}
    given |= {} if format_ in meant_by_them else {f"--format {format_}": format_}
    if len(given) > 1:
        raise typer.BadParameter(f"{' and '.join(given)} contradict each other", param_hint="--format")
    return next(iter(given.values()), "table")


def examples(*lines: str) -> str:
    """Return the examples at the end of a command's help, each on a line of its own."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
