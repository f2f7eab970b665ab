"""Open an archive with its reviews, and say what is wrong with them."""

from __future__ import annotations

import os
import sys
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from usmx_corpus import corpus as corpora
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.render.view import plain
from usmx_corpus.reviews.records import reviewer as checked
from usmx_corpus.reviews.store import BAD_LINE

if TYPE_CHECKING:
    from usmx_corpus.archive import Archive
    from usmx_corpus.model import Filters
    from usmx_corpus.reviews.session import About


def open_reviewed(context: typer.Context, corpus: Path | None, reviews: Path | None) -> Archive:
    """Open a folder with its reviews; those of the five documents that come with usmx need a folder of their own."""
    archive = open_archive(context, corpus, parts=("mentions",), reviews=reviews)
    packaged = os.path.realpath(corpora.packaged_root())
    if Path(os.path.realpath(archive.reviews_folder)).is_relative_to(packaged):
        message = "name a folder for reviews of the documents that come with usmx (or set USMX_REVIEWS)"
        raise typer.BadParameter(message, param_hint="--reviews")
    for problem in archive.reviews.problems:
        if problem.code == BAD_LINE:
            print(plain(Path(archive.reviews_folder.parent, str(problem))), file=sys.stderr)
    return archive


def to_judge(filters: Filters) -> Filters:
    """Return filters that let pass what reviewers reject, too, unless they ask for some verdicts.

    Others judge it without knowing; and what one has rejected oneself may be looked at again.
    """
    from usmx_corpus.model import REVIEWED

    return filters if filters.reviewed else filters._replace(reviewed=REVIEWED)


def about(name: str) -> About:
    """Return who reviews, today, with this version; raises `ReviewError` for what is no name."""
    from datetime import datetime
    from importlib.metadata import version

    from usmx_corpus.reviews.session import About

    if not name.strip():
        try:
            name = getuser()
        except (KeyError, OSError):  # a user without a name, as in a container
            raise typer.BadParameter("say who you are (or set USMX_REVIEWER)", param_hint="--reviewer") from None
    return About(checked(name), datetime.now().astimezone().date().isoformat(), version("usmx"))
