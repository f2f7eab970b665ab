"""The filters on commitments, the same on every command that takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from usmx_corpus.cli import complete, options
from usmx_corpus.model import REVIEWED, STRENGTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usmx_corpus.model import Filters

Actor = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Filter by actor; a country includes its agencies.", show_default=False),
]
Place = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Filter by place named.", show_default=False)]
Strength = Annotated[
    list[str] | None,
    typer.Option(
        metavar="STRENGTH",
        help=f"Filter by strength: {', '.join(STRENGTHS)}.",
        autocompletion=complete.one_of(STRENGTHS),
        show_default=False,
    ),
]
WithAmount = Annotated[bool, typer.Option("--with-amount", help="Filter by money: an amount is named.")]
WithFigure = Annotated[
    bool, typer.Option("--with-figure", help="Filter by figures: an amount, percentage or count is named.")
]
Words = Annotated[
    str, typer.Option(metavar="WORDS", help="Filter by words, all of them, in any form.", show_default=False)
]


Rule = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Filter by the rule that found it (see usmx list rules).", show_default=False),
]
Reviewed = Annotated[
    list[str] | None,
    typer.Option(
        metavar="VERDICT",
        help=f"Filter by what reviewers say: {', '.join(REVIEWED)}.",
        autocompletion=complete.one_of(REVIEWED),
        show_default=False,
    ),
]


def chosen(
    of_documents: Filters,
    actor: Sequence[str] | None,
    place: Sequence[str] | None,
    strength: Sequence[str] | None,
    *,
    with_amount: bool,
    with_figure: bool,
    words: str,
    rule: Sequence[str] | None = None,
    reviewed: Sequence[str] | None = None,
) -> Filters:
    """Return filters on documents with those on commitments that the options above ask for."""
    return of_documents._replace(
        actors=tuple(actor or ()),
        places=tuple(place or ()),
        strengths=options.checked("strength", strength, STRENGTHS),
        with_amount=with_amount,
        with_figure=with_figure,
        words=words,
        rules=_rules(rule),
        reviewed=options.checked("reviewed", reviewed, REVIEWED),
    )


def _rules(value: Sequence[str] | None) -> tuple[str, ...]:
    """Return the rules asked for; "missed" stands for what reviewers found."""
    if not value:
        return ()
    from usmx_corpus.commitments.rules import RULES

    return options.checked("rule", value, [*(rule.name for rule in RULES), "missed"])
