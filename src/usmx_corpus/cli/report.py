"""`usmx report`: commitments as one page that can be searched."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.commitment_filters import with_filters
from usmx_corpus.cli.opening import open_archive
from usmx_corpus.cli.output import show
from usmx_corpus.cli.progress import Bar
from usmx_corpus.model import Filters

#: So many of an archive (the releases of a year) make a page of 7.3 MB, which headless Chromium paints within .3 s.
_MOST = 5_000

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog=options.examples("usmx report -o report.html", "usmx report -o ports.html --words port --since 2022")
)
@with_filters
def report(
    context: typer.Context,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", parser=options.folder, help="The page to write (.html)."),
    ],
    filters: Filters,
    feed: Annotated[
        Path | None,
        typer.Option(
            "--feed",
            metavar="FILE",
            parser=options.folder,
            help="Write a feed (Atom) of the same commitments too.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="Title of the page.", show_default=False)] = "",
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, callback=options.bounded, help="Maximum commitments (0 = no limit).")
    ] = _MOST,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    corpus: options.Corpus = None,
    reviews: options.Reviews = None,
) -> None:
    """Write commitments as one page with an overview, a search, and the texts they stand in; it needs no network.

    Each commitment has its mentions, what differs between them, and links that open its sources at the words.
    """
    archive = open_archive(context, corpus, parts=("mentions",), filters=filters, reviews=reviews)
    for option, file in (("--output", output), ("--feed", feed)):
        if file and file.resolve().is_relative_to(archive.root.resolve()):
            raise typer.BadParameter(f"{file} is in the corpus, which would read it as a document", param_hint=option)
    if feed and feed.resolve() == output.resolve():
        raise typer.BadParameter("is the file of the page", param_hint="--feed")
    from usmx_corpus.export.writing import new_pages
    from usmx_corpus.render.export import reported
    from usmx_corpus.report.contents import collect
    from usmx_corpus.report.page import page

    bar = Bar()
    context.call_on_close(bar.stop)
    paths = [output, feed] if feed else [output]
    with new_pages(paths, force=force) as write:
        contents = collect(archive, filters, limit, bar)
        write(output, page(contents, title or f"Commitments in {archive.root.name}"))
        if feed:
            from usmx_corpus.cli.feed import feed as entries

            write(feed, "".join(entries(archive, filters, title)))
    bar.stop()
    show(reported(paths, len(contents.entries), len(contents.texts), contents.left_out, contents.rejected))
