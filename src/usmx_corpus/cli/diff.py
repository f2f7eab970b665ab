"""`usmx diff`: what changed between two texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete
from usmx_corpus.cli.options import CorpusOption, Format, FormatOption, JsonOption, chosen, emit, examples, load, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usmx_corpus.corpus import Corpus
    from usmx_corpus.model import Comparison, Document

_COLUMNS = ("kind", "moved", "furniture", "certainty", "left_place", "left", "right_place", "right", "facts")


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    short_help="What changed between two texts: facts, then words.",
    epilog=examples(
        "usmx diff sanders-statement sanders-statement-archived", "usmx diff fact-sheet mexican-summary --json"
    ),
)
def diff(
    context: typer.Context,
    left: Annotated[
        str, typer.Argument(metavar="A", help="A document's id, or a file.", autocompletion=complete.documents)
    ],
    right: Annotated[str, typer.Argument(metavar="B", help="Another one.", autocompletion=complete.documents)],
    corpus: CorpusOption = None,
    format_: FormatOption = Format.table,
    json: JsonOption = False,
) -> None:
    """Say what two texts are to each other, then what changed in fact, then in words.

    Ends with 0 where the bodies are the same, 1 where they differ, 2 on trouble.
    """
    from usmx_corpus.comparison import compare
    from usmx_corpus.render import to_json
    from usmx_corpus.render.letter import letter

    how = chosen(format_, json=json)
    loaded = None if _is_path(left) and _is_path(right) else load(context, corpus)
    (old, old_root), (new, new_root) = (_side(loaded, reference) for reference in (left, right))
    result = compare(old, new)
    emit(
        how,
        lambda: to_json.comparison(result),
        lambda: letter(result, old_root, new_root),
        lambda: (_COLUMNS, _rows(result)),
    )
    body = [change for change in result.changes if not change.furniture]
    raise typer.Exit(0 if all(change.kind == "same" and not change.moved for change in body) else 1)


def _is_path(reference: str) -> bool:
    """Tell a file that is named as one (`./a`, `old/a.md`, `a.md`) from an id that a file here happens to bear."""
    from usmx_corpus.corpus import ENDINGS

    return ("/" in reference or reference.endswith(ENDINGS)) and Path(reference).exists()


def _side(corpus: Corpus | None, reference: str) -> tuple[Document, Path]:
    """Give the document a side names, an id before a file, and the folder its path starts from."""
    from usmx_corpus.corpus import find, open_document
    from usmx_corpus.errors import UnknownReferenceError, UnreadableFileError

    if corpus:
        try:
            return find(corpus.documents, reference), corpus.root
        except UnknownReferenceError:
            if not reference or not (Path(reference).exists() or "/" in reference):
                raise
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
            "furniture": change.furniture,
            "certainty": change.certainty,
            "left_place": [str(statement.location) for statement in change.left],
            "left": " ".join(statement.text for statement in change.left),
            "right_place": [str(statement.location) for statement in change.right],
            "right": " ".join(statement.text for statement in change.right),
            "facts": [f"{fact.type}: {fact.left or '–'} → {fact.right or '–'}" for fact in change.facts],
        }
