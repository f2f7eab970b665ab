"""`usmx diff`: what changed between two texts, or between two folders of them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete
from usmx_corpus.cli.options import CorpusOption, Format, JsonOption, chosen, emit, examples, root_of, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usmx_corpus.corpus import Survey
    from usmx_corpus.index import Index
    from usmx_corpus.model import Comparison, Document, Strength
    from usmx_corpus.render.view import View

_COLUMNS = ("kind", "moved", "boilerplate", "certainty", "left_place", "left", "right_place", "right", "facts")
_FOLDER_COLUMNS = ("fate", "left", "right", "similarity", "words_deleted", "words_inserted", "facts", "fields")


class Layout(StrEnum):
    """How a diff is printed: as other data, or as a page."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    html = "html"


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    short_help="What changed between two texts: facts, then words.",
    epilog=examples(
        "usmx diff fact-sheet mexican-summary --facts", "usmx diff fact-sheet hled-fact-sheet --format html > diff.html"
    ),
)
def diff(
    context: typer.Context,
    left: Annotated[
        str, typer.Argument(metavar="A", help="A document's id, a file or a folder.", autocompletion=complete.documents)
    ],
    right: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help="Another one; left out after --old.", autocompletion=complete.documents),
    ] = None,
    old: Annotated[
        str | None, typer.Option(metavar="PATH", help="Compare this older file or folder with A.", show_default=False)
    ] = None,
    around: Annotated[
        int, typer.Option("--context", "-C", metavar="N", min=0, help="Unchanged statements shown around each change.")
    ] = 0,
    facts: Annotated[bool, typer.Option("--facts", help="Only the verdict, all facts and metadata.")] = False,
    stat: Annotated[bool, typer.Option("--stat", help="Only the verdict, and how much of what kind changed.")] = False,
    corpus: CorpusOption = None,
    format_: Annotated[
        Layout, typer.Option("--format", help="How to print it; html is one page for a browser.")
    ] = Layout.table,
    json: JsonOption = False,
) -> None:
    """Say what two texts are to each other, then what changed in fact, then in words.

    Of two folders: which releases are new, gone, renamed or changed, by how much, and in which facts.
    --context, --facts and --stat shape what is read (table, markdown); JSON, CSV and pages always hold everything.
    Ends with 0 where the bodies are the same, 1 where they differ, 2 on trouble.
    """
    how = _chosen(format_, json=json)
    if facts and stat:
        raise typer.BadParameter("--facts and --stat contradict each other", param_hint="--stat")
    older, newer = _sides(left, right, old)
    if _are_folders(root_of(context, corpus), older, newer):
        if facts or stat or around:
            option = "--facts" if facts else "--stat" if stat else "--context"
            raise typer.BadParameter("is about two documents, not two folders", param_hint=option)
        _diff_folders(older, newer, how)
    _diff_documents(context, corpus, (older, newer), how, _Shape(around, facts=facts, stat=stat))


class _Shape:
    """What of a diff a reader wants to see."""

    def __init__(self, context: int, *, facts: bool, stat: bool) -> None:
        self.context = context
        self.facts = facts
        self.stat = stat

    def view(self, result: Comparison, roots: tuple[Path, Path]) -> View:
        """Give what is shown in a terminal or as Markdown."""
        from usmx_corpus.render import diff

        if self.stat:
            return diff.numbers_alone(result, *roots)
        return diff.facts_alone(result, *roots) if self.facts else diff.letter(result, *roots, self.context)


def _chosen(format_: Layout, *, json: bool) -> Layout:
    """Give the format asked for; a page and JSON contradict each other as other formats do."""
    if format_ is Layout.html and json:
        raise typer.BadParameter("--json and --format html contradict each other", param_hint="--format")
    return format_ if format_ is Layout.html else Layout(chosen(Format(format_.value), json=json).value)


def _sides(left: str, right: str | None, old: str | None) -> tuple[str, str]:
    """Give the older and the newer side: A B, or --old PATH A."""
    if old is not None:
        if right is not None:
            raise typer.BadParameter("with --old give one document, not two", param_hint="--old")
        return old, left
    if right is None:
        raise typer.BadParameter("give another document, file or folder (or --old PATH)", param_hint="B")
    return left, right


def _are_folders(corpus: Path | None, *names: str) -> bool:
    """Tell two folders from two documents, an id before a folder that happens to bear its name."""
    from usmx_corpus.corpus import ids

    folders = [bool(name) and _is_dir(name) for name in names]
    if not any(folders) or set(names) <= set(ids(corpus)):
        return False
    if not all(folders):
        folder, other = names[folders.index(True)], names[folders.index(False)]
        missing = "" if _exists(other) else f", and there is no {other}"
        message = f"{folder} is a folder{missing}; compare two documents or two folders"
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


# --- two documents -------------------------------------------------------------------------------------------------


def _diff_documents(
    context: typer.Context, corpus: Path | None, names: tuple[str, str], how: Layout, shape: _Shape
) -> None:
    from usmx_corpus.corpus import look_over
    from usmx_corpus.diff import compare

    survey = None if all(map(_is_path, names)) else look_over(root_of(context, corpus))
    (older, old_root), (newer, new_root) = (_side(survey, name) for name in names)
    result = compare(older, newer, undertaken=_Undertaken(survey) if survey else None)
    if how is Layout.html:
        from usmx_corpus.render.page import page

        sys.stdout.write(page(result, old_root, new_root))
    else:
        from usmx_corpus.render import to_json

        emit(
            Format(how.value),
            lambda: to_json.comparison(result),
            lambda: shape.view(result, (old_root, new_root)),
            lambda: (_COLUMNS, _rows(result)),
        )
    body = [change for change in result.changes if not change.boilerplate]
    raise typer.Exit(0 if all(change.kind == "same" and not change.moved for change in body) else 1)


class _Undertaken:
    """What documents undertake: from the index of their corpus where it is at hand, else from their words."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.index: Index | None = None
        self.opened = False

    def __call__(self, document: Document) -> Iterable[tuple[int, Strength]]:
        """Give the raw offset where each commitment of a document begins, and its strength."""
        from usmx_corpus.index import open_if_ready

        if not self.opened:
            self.index, self.opened = open_if_ready(self.survey), True
        if self.index and document.path in self.survey.stamps:
            return self.index.undertaken(document.id)
        from usmx_corpus.diff.strength import extracted

        return extracted(document)


def _is_path(reference: str) -> bool:
    """Tell a file that is named as one (`./a`, `old/a.md`, `a.md`) from an id that a file here happens to bear."""
    from usmx_corpus.corpus import ENDINGS

    return ("/" in reference or reference.endswith(ENDINGS)) and _exists(reference)


def _side(survey: Survey | None, reference: str) -> tuple[Document, Path]:
    """Give the document a side names, an id before a file, and the folder its path starts from."""
    from usmx_corpus.corpus import ENDINGS, open_document, read_one
    from usmx_corpus.errors import UnknownReferenceError, UnreadableFileError

    if survey:
        try:
            document, problems = read_one(survey, reference)
        except UnknownReferenceError:
            if not reference or not (_exists(reference) or "/" in reference or reference.endswith(ENDINGS)):
                raise
        else:
            warn(survey.root, problems)
            return document, survey.root
    document, problems = open_document(reference)
    warn(Path(), problems)
    if any(problem.code == "binary" for problem in problems):
        raise UnreadableFileError(reference, "not a text")
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


# --- two folders ---------------------------------------------------------------------------------------------------


def _diff_folders(left: str, right: str, how: Layout) -> None:
    from usmx_corpus.cli.progress import shown
    from usmx_corpus.corpus import look_over
    from usmx_corpus.diff import compare_folders
    from usmx_corpus.render import folders, to_json

    if how is Layout.html:
        raise typer.BadParameter("a page holds two documents, not two folders", param_hint="--format")
    surveys = look_over(left), look_over(right)
    with shown("Comparing releases", "Sorting") as progress:
        changes, problems = compare_folders(*surveys, progress)
    for survey in surveys:
        warn(survey.root, survey.problems)
    for survey, problem in problems:
        warn(survey.root, [problem])
    emit(
        Format(how.value),
        lambda: to_json.folders(left, right, changes),
        lambda: folders.table((Path(left), Path(right)), changes),
        lambda: (_FOLDER_COLUMNS, map(to_json.folder_change, changes)),
    )
    raise typer.Exit(0 if all(change.fate in {"same", "renamed"} for change in changes) else 1)
