"""`usmx diff`: what changed between two texts, or between two folders of them."""

from __future__ import annotations

import os
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from usmx_corpus.archive import Archive
from usmx_corpus.cli import complete, options
from usmx_corpus.cli.opening import follows_links, root_of, warn
from usmx_corpus.cli.output import emit, write
from usmx_corpus.cli.pager import paged
from usmx_corpus.corpus import open_document, scan
from usmx_corpus.errors import UnknownReferenceError, UnreadableFileError
from usmx_corpus.reading.formats import ENDINGS
from usmx_corpus.reading.reader import read
from usmx_corpus.render import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.model import Comparison, Document
    from usmx_corpus.render.view import View

_COLUMNS = ("kind", "moved", "boilerplate", "certainty", "left_place", "left", "right_place", "right", "facts")
_FOLDER_COLUMNS = ("fate", "left", "right", "similarity", "words_deleted", "words_inserted", "facts", "fields")


class _Shape(NamedTuple):
    """What of a diff a reader wants to see: lines of context, the facts alone, the numbers alone."""

    context: int
    facts: bool
    stat: bool


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples(
        "usmx diff fact-sheet mexican-summary --facts", "usmx diff fact-sheet hled-fact-sheet --format html > diff.html"
    )
)
def diff(
    context: typer.Context,
    left: Annotated[
        str, typer.Argument(metavar="A", help="A document's id, a file or a folder.", autocompletion=complete.documents)
    ],
    right: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help="Another one; omitted with --old.", autocompletion=complete.documents),
    ] = None,
    old: Annotated[
        str | None, typer.Option(metavar="PATH", help="Compare this older file or folder with A.", show_default=False)
    ] = None,
    around: Annotated[
        int,
        typer.Option(
            "--context",
            "-C",
            metavar="N",
            min=0,
            callback=options.bounded,
            help="Unchanged statements shown around each change.",
        ),
    ] = 0,
    facts: Annotated[bool, typer.Option("--facts", help="Show only the relation, all facts and metadata.")] = False,
    stat: Annotated[
        bool, typer.Option("--stat", help="Show only the relation and how much of what kind changed.")
    ] = False,
    corpus: options.Corpus = None,
    format_: Annotated[
        Literal[options.Formats, "html"],
        typer.Option("--format", help="Output format; html is one page for a browser."),
    ] = "table",
    json: options.Json = False,
    raw_csv: options.RawCsv = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Print to the terminal at once, not through $USMX_PAGER or $PAGER.")
    ] = False,
) -> None:
    """Say how two texts are related, then what changed in fact, then in words.

    For two folders: which documents are new, gone, renamed or changed, by how much, and in which facts.
    --context, --facts and --stat shape what is read (table, markdown); JSON, CSV and pages always hold everything.
    jsonl has a change a line, or a document a line.
    Exits with 0 if the bodies are the same, 1 if they differ, 2 on an error.
    """
    how = options.chosen_format(format_, json=json, raw_csv=raw_csv)
    if facts and stat:
        raise typer.BadParameter("--facts and --stat contradict each other", param_hint="--stat")
    older, newer = (options.named(name, "A B", "document, file or folder") for name in _sides(left, right, old))
    root = root_of(context, corpus)
    if _are_folders(root, older, newer):
        if facts or stat or around:
            option = "--facts" if facts else "--stat" if stat else "--context"
            raise typer.BadParameter("is about two documents, not two folders", param_hint=option)
        show = partial(_diff_folders, older, newer, how, follow_links=follows_links(context))
    else:
        show = partial(_diff_documents, root, (older, newer), how, _Shape(around, facts, stat))
    is_same = False  # of what a reader leaves before its end
    with paged(wanted=how == "table" and not no_pager):
        is_same = show()
    raise typer.Exit(0 if is_same else 1)


def _sides(left: str, right: str | None, old: str | None) -> tuple[str, str]:
    """Return the older and the newer side: A B, or --old PATH A."""
    if old is not None:
        if right is not None:
            raise typer.BadParameter("--old takes the place of B", param_hint="--old")
        return old, left
    if right is None:
        raise typer.BadParameter("give another document, file or folder (or --old PATH)", param_hint="B")
    return left, right


def _are_folders(corpus: Path | None, *names: str) -> bool:
    """Whether two folders are meant, not two documents; an id comes before a folder that has the same name."""
    folders = [_is_dir(name) for name in names]
    if not any(folders) or set(names) <= {entry.id for entry in scan(corpus).entries}:
        return False
    if not all(folders):
        folder, other = names[folders.index(True)], names[folders.index(False)]
        what = "a file" if _exists(other) else "neither a folder nor a document"
        message = f"“{folder}” is a folder, but “{other}” is {what}; compare two documents or two folders"
        raise typer.BadParameter(message, param_hint="A B")
    return True


def _is_dir(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # too long for a name
        return False


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


# --- two documents ---------------------------------------------------------------------------------------------------


def _diff_documents(root: Path | None, names: tuple[str, str], how: str, shape: _Shape) -> bool:
    """Print a diff of two documents, and return whether their bodies are the same."""
    from usmx_corpus.diff import compare

    archive = None if all(map(_is_path, names)) else Archive.open(root)
    (older, old_root), (newer, new_root) = (_side(archive, name) for name in names)
    result = compare(older, newer)
    if how == "html":
        from usmx_corpus.render.page import page

        write([page(result, old_root, new_root)])
    else:
        emit(
            how,
            lambda: to_json.comparison(result) if how == "json" else to_json.changes(result),
            lambda: _view(result, (old_root, new_root), shape),
            lambda: (_COLUMNS, _rows(result)),
        )
    body = [change for change in result.changes if not change.boilerplate]
    return all(change.kind == "same" and not change.moved and not change.renumbered for change in body)


def _view(result: Comparison, roots: tuple[Path, Path], shape: _Shape) -> View:
    from usmx_corpus.render import diff as views

    if shape.stat:
        return views.numbers_alone(result, *roots)
    return views.facts_alone(result, *roots) if shape.facts else views.letter(result, *roots, shape.context)


def _is_path(reference: str) -> bool:
    """Whether a file is named (`./a`, `old/a.md`, `a.md`), not an id that a file here happens to have."""
    return ("/" in reference or reference.endswith(ENDINGS)) and _exists(reference)


def _side(archive: Archive | None, reference: str) -> tuple[Document, Path]:
    """Return the document that a side names, an id before a file, and the folder its path starts from."""
    if archive:
        try:
            document, problems = archive.read(reference)
        except UnknownReferenceError:
            if not (_exists(reference) or "/" in reference or reference.endswith(ENDINGS)):
                raise
        else:
            warn(archive.root, problems)
            return document, archive.root
    if reference == os.devnull:  # what git gives for a file that is not on that side
        return read(reference, b"")[0], Path()
    document, problems = open_document(reference)
    warn(Path(), problems)
    if any(problem.code == "binary" for problem in problems):
        raise UnreadableFileError(reference, "not a text file")
    return document, Path()


def _rows(result: Comparison) -> Iterator[dict[str, object]]:
    for change in result.changes:
        yield {
            "kind": change.kind,
            "moved": change.moved,
            "boilerplate": change.boilerplate,
            "certainty": change.certainty,
            "left_place": [str(statement.location) for statement in change.left],
            "left": " ".join(statement.text for statement in change.left),
            "right_place": [str(statement.location) for statement in change.right],
            "right": " ".join(statement.text for statement in change.right),
            "facts": [f"{fact.type}: {fact.left or '–'} → {fact.right or '–'}" for fact in change.facts],
        }


# --- two folders -----------------------------------------------------------------------------------------------------


def _diff_folders(left: str, right: str, how: str, *, follow_links: bool) -> bool:
    """Print a diff of two folders, and return whether their documents are the same."""
    from usmx_corpus.cli.progress import Bar
    from usmx_corpus.diff import compare_folders
    from usmx_corpus.render import folders

    if how == "html":
        raise typer.BadParameter("a page holds two documents, not two folders", param_hint="--format")
    sides = scan(left, follow_links=follow_links), scan(right, follow_links=follow_links)
    bar = Bar()
    try:
        changes, problems = compare_folders(*sides, lambda done, of: bar("Comparing documents", done, of))
    finally:
        bar.stop()
    for side in sides:
        warn(side.root, chain(side.problems, (problem for of, problem in problems if of is side)))
    emit(
        how,
        lambda: to_json.folders(left, right, changes) if how == "json" else list(map(to_json.folder_change, changes)),
        lambda: folders.table((Path(left), Path(right)), changes),
        lambda: (_FOLDER_COLUMNS, map(to_json.folder_change, changes)),
    )
    return all(change.fate in {"same", "renamed"} for change in changes)
