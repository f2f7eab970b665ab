"""The filters on commitments, the same on every command that takes them."""

from __future__ import annotations

from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from usmx_corpus.cli import complete, options
from usmx_corpus.model import REVIEWED, STRENGTHS, Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
NewSince = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Filter by when usmx first saw a commitment: this day or later.",
        show_default=False,
    ),
]


#: Each option and its default, in the order of the help.
_OPTIONS: tuple[tuple[str, object, object], ...] = (
    ("document", options.Document, None),
    ("kind", options.Kind, None),
    ("since", options.Since, None),
    ("until", options.Until, None),
    ("actor", Actor, None),
    ("place", Place, None),
    ("strength", Strength, None),
    ("with_amount", WithAmount, False),
    ("with_figure", WithFigure, False),
    ("words", Words, ""),
    ("rule", Rule, None),
    ("reviewed", Reviewed, None),
    ("new_since", NewSince, None),
)


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command all filters as options, in place of its parameter `filters`, which gets what they ask for.

    Typer reads the options of a command from its signature.
    """
    parameters: list[Parameter] = []
    for own in signature(command, eval_str=True).parameters.values():
        parameters += _parameters(own.kind) if own.name == "filters" else [own]

    @wraps(command)
    def run(**given: Any) -> None:  # noqa: ANN401 - what Typer passes on
        asked = {name: given.pop(name) for name, *_ in _OPTIONS}
        command(**given, filters=_chosen(asked))

    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # where Typer finds the options
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _parameters(kind: Any) -> list[Parameter]:  # noqa: ANN401 - private to inspect
    return [Parameter(name, kind, default=default, annotation=option) for name, option, default in _OPTIONS]


def _chosen(asked: Mapping[str, Any]) -> Filters:
    of_documents = options.document_filters(*(asked[name] for name in ("document", "kind", "since", "until")))
    return of_documents._replace(
        actors=tuple(asked["actor"] or ()),
        places=tuple(asked["place"] or ()),
        strengths=options.checked("strength", asked["strength"], STRENGTHS),
        with_amount=asked["with_amount"],
        with_figure=asked["with_figure"],
        words=asked["words"],
        rules=_rules(asked["rule"]),
        reviewed=options.checked("reviewed", asked["reviewed"], REVIEWED),
        new_since=options.day(asked["new_since"], "--new-since"),
    )


def _rules(value: Sequence[str] | None) -> tuple[str, ...]:
    """Return the rules asked for; "missed" stands for what reviewers found."""
    if not value:
        return ()
    from usmx_corpus.commitments.rules import RULES

    return options.checked("rule", value, [*(rule.name for rule in RULES), "missed"])
