"""`usmx add`: copy files into a corpus, with what the user knows of them."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus import corpus as corpora
from usmx_corpus.adding.files import Added, Result, Target
from usmx_corpus.adding.warc import ENDINGS as ARCHIVES
from usmx_corpus.cli import complete, options
from usmx_corpus.cli.opening import country_of, follows_links, root_of
from usmx_corpus.cli.output import emit
from usmx_corpus.errors import RefusedFileError
from usmx_corpus.model import KINDS
from usmx_corpus.render import lists, to_json
from usmx_corpus.render.view import BLANK, counted, line, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from usmx_corpus.corpus import Folder
    from usmx_corpus.model import Header, Problem
    from usmx_corpus.render.view import Line, View

_COLUMNS = ("file", "path", "id", "title", "date", "sidecar", "listed")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}://\S+")

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def _value(name: str, help_: str, metavar: str = "TEXT") -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, metavar=metavar, help=help_, show_default=False)
    return option


@app.command(
    epilog=options.examples(
        "usmx add plan.docx --corpus releases --date 2021-06-08",
        'usmx add first.txt second.txt --corpus releases --publisher "Port Office"',
    )
)
def add(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Documents, or archives of web traffic (WARC, WACZ).")
    ],
    title: Annotated[str | None, _value("--title", "Its title.")] = None,
    date: Annotated[str | None, _value("--date", "Its date: a day such as 2021-06-08.", "DATE")] = None,
    url: Annotated[str | None, _value("--url", "Its address on the web.", "URL")] = None,
    publisher: Annotated[str | None, _value("--publisher", "Who published it.")] = None,
    language: Annotated[str | None, _value("--language", "Its language, such as en or es-MX.", "CODE")] = None,
    country: Annotated[
        str | None, _value("--country", "The country whose government issued it, such as CA.", "COUNTRY")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="Its kind: release, archived or summary.",
            autocompletion=complete.one_of(KINDS),
            show_default=False,
        ),
    ] = None,
    copy_of: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="The document of the corpus that it is a copy of.",
            autocompletion=complete.documents,
            show_default=False,
        ),
    ] = None,
    summary_of: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="The document of the corpus that it sums up.",
            autocompletion=complete.documents,
            show_default=False,
        ),
    ] = None,
    name: Annotated[str | None, _value("--as", "Its name in the corpus.", "NAME")] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(
            "--corpus",
            parser=options.folder,
            metavar="DIR",
            help="Folder to add to, made if missing (default: $USMX_CORPUS).",
            show_default=False,
        ),
    ] = None,
    format_: options.Format = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
) -> None:
    """Copy files into a corpus, as they are, with a sidecar for what is given of them.

    The title and date that were read are shown, and what is odd in the files. A file that is there already is refused.
    Exits with 2 if a file was not added.
    """
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    given = {"title": title, "date": date, "url": url, "as": name, "copy-of": copy_of, "summary-of": summary_of}
    _check_single(files, given)
    fields = {
        "kind": _kind(kind),
        "title": _text(title, "--title"),
        "date": _date(date),
        "url": _address(url),
        "publisher": _text(publisher, "--publisher"),
        "country": _country(country),
        "language": _language(language),
    }
    target = Target(_root(context, corpus), follow_links=follows_links(context), country=country_of(context))
    wanted = _text(name, "--as") or files[0].name
    for field, reference in (("copy_of", copy_of), ("summary_of", summary_of)):
        option = f"--{field.replace('_', '-')}"
        fields[field] = target.id_of(options.named(reference, option), wanted) if reference is not None else ""
    results, refused = _add(target, files, {field: value for field, value in fields.items() if value}, name or "")
    _show(target, results, how)
    raise typer.Exit(2 if refused else 0)


def _add(target: Target, files: Sequence[Path], fields: Mapping[str, str], name: str) -> tuple[list[Result], int]:
    """Add files one by one; return what became of them, and how many were refused, which are reported."""
    results: list[Result] = []
    refused: list[str] = []
    for file in files:
        try:
            results.append(target.add(file, fields, name))
            refused += [] if results[-1].added else [f"{file}: not added: {_empty(results[-1])}"]
        except RefusedFileError as error:
            refused.append(str(error))
    for message in refused:
        print(f"usmx: {plain(message)}", file=sys.stderr)
    return results, len(refused)


def _empty(result: Result) -> str:
    """Return why nothing of an archive was added."""
    if result.present:
        return f"{counted(result.present, 'page')} in it, all there already"
    return "no web page or PDF file in it"


# --- what is given ---------------------------------------------------------------------------------------------------


def _root(context: typer.Context, corpus: Path | None) -> Path:
    """Return the folder to add to: one that is named, and not that of the five documents."""
    named = root_of(context, corpus) or os.environ.get("USMX_CORPUS")
    if not named:
        raise typer.BadParameter("name the folder to add to (or set USMX_CORPUS)", param_hint="--corpus")
    root = Path(named)
    if Path(os.path.realpath(root)).is_relative_to(os.path.realpath(corpora.packaged_root())):
        raise typer.BadParameter("the five documents that come with usmx stay as they are", param_hint="--corpus")
    return root


def _check_single(files: Sequence[Path], given: Mapping[str, str | None]) -> None:
    named = [f"--{option}" for option, value in given.items() if value is not None]
    if not named:
        return
    if len(files) > 1:
        raise typer.BadParameter("can be true of one file only: add one at a time", param_hint=" and ".join(named))
    if files[0].name.lower().endswith(ARCHIVES):
        raise typer.BadParameter(
            "can be true of one document, and an archive holds many", param_hint=" and ".join(named)
        )


def _text(value: str | None, option: str) -> str:
    """Return a value on one line, without characters that cannot be seen; "" if it was not given."""
    if value is None:
        return ""
    words = " ".join(value.split())
    if not words or not words.isprintable():
        raise typer.BadParameter("is empty" if not words else "has control characters", param_hint=option)
    return words


def _date(value: str | None) -> str:
    if value is None or value == "unknown":
        return value or ""
    from usmx_corpus.reading.metadata import dates

    if day := dates.read(value).day:
        return day.isoformat()
    raise typer.BadParameter(f"not a day like 2021-06-08: {value!r}", param_hint="--date")


def _address(value: str | None) -> str:
    words = _text(value, "--url")
    if words and not _ADDRESS.fullmatch(words):
        raise typer.BadParameter(f"not an address like https://ports.example/plan: {value!r}", param_hint="--url")
    return words


def _language(value: str | None) -> str:
    if value is not None and not _LANGUAGE.fullmatch(value):
        raise typer.BadParameter(f"not a language like en or es-MX: {value!r}", param_hint="--language")
    return value or ""


def _country(value: str | None) -> str:
    from usmx_corpus.facts import countries

    words = _text(value, "--country")
    if words and not countries.named(words):
        raise typer.BadParameter(
            f"unknown country {words!r}; give a code such as CA, or a name", param_hint="--country"
        )
    return words


def _kind(value: str | None) -> str:
    return options.checked("kind", [value], KINDS)[0] if value is not None else ""


# --- what came of it -------------------------------------------------------------------------------------------------


def _show(target: Target, results: Sequence[Result], how: str) -> None:
    added = [each for result in results for each in result.added]
    if added and target.is_new:
        print(f"usmx: made the folder {plain(target.root)}", file=sys.stderr)
    read = _read(target, added) if added else []
    for problem in (problem for result in results for problem in result.problems):
        print(plain(problem), file=sys.stderr)
    for problem in (problem for _, _, problems in read for problem in problems):
        print(plain(Path(target.root, str(problem))), file=sys.stderr)
    emit(
        how,
        lambda: [_record(*each) for each in read],
        lambda: _view(target, read, results),
        lambda: (_COLUMNS, (_record(*each) for each in read)),
    )


Read = tuple[Added, "Header | None", "Sequence[Problem]"]


def _read(target: Target, added: Sequence[Added]) -> list[Read]:
    """Read what was added, under the ids that it has now."""
    folder = corpora.scan(target.root, follow_links=target.folder.terms.within is None, country=target.country)
    ids = {entry.path: entry.id for entry in folder.entries}
    read = ((each, *folder.read(each.path, ids[each.path])) for each in added)
    return [(each, document and document.header, problems) for each, document, problems in read]


def _record(added: Added, document: Header | None, problems: Sequence[Problem]) -> to_json.Json:
    stated = to_json.document(document) if document else {"path": added.path}
    more = {"file": added.file, "sidecar": added.sidecar or None, "listed": added.is_listed}
    return {**stated, **more, "problems": list(map(to_json.problem, problems))}


def _view(target: Target, read: Sequence[Read], results: Sequence[Result]) -> View:
    documents = [document for _, document, _ in read if document]
    lines = [line(f"Added {counted(len(read), 'document')} to {plain(target.root)}")] if read else []
    lines += [line(_renamed(added)) for added, _, _ in read if added.path != added.wanted]
    if present := sum(result.present for result in results):
        lines.append(line(f"{counted(present, 'page')} that the folder has already, or the archive twice, left out"))
    lines += _changed_ids(target, read)
    if any(not added.is_listed for added, _, _ in read):
        lines.append(line(f"Checksums are not recorded: the folder has no {corpora.CHECKSUMS}"))
    return (*lines, *([BLANK, *lists.documents(target.root, documents)] if documents else []))


def _renamed(added: Added) -> str:
    return f"{plain(added.path)}: another file is called {plain(added.wanted)}"


def _changed_ids(target: Target, read: Sequence[Read]) -> list[Line]:
    """Say which documents have another id now, because a new file has their name with another ending."""
    before: Folder = target.folder
    old = {entry.path: entry.id for entry in before.entries}
    paths = [*old, *(added.path for added, _, _ in read)]
    new = dict(zip(paths, corpora.unique_ids(paths), strict=True))
    return [line(f"The id of {path} is now {new[path]} (was {id_})") for path, id_ in old.items() if new[path] != id_]
