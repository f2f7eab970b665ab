"""`usmx list rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from usmx_corpus.cli import options
from usmx_corpus.cli.output import emit
from usmx_corpus.commitments.rules import EXCLUSIONS, RULES
from usmx_corpus.render import lists, to_json

if TYPE_CHECKING:
    from usmx_corpus.commitments.rules import Exclusion, Rule

_COLUMNS = ("name", "clause", "strength", "meaning", "example")

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=options.examples("usmx list rules", "usmx list rules --format markdown"))
def list_rules(format_: options.Format = "table", json: options.Json = False, raw_csv: options.RawCsv = False) -> None:
    """List the rules that find commitments, then those that rule one out, each with its meaning and an example."""
    rules: list[Rule | Exclusion] = [*RULES, *EXCLUSIONS]
    emit(
        options.chosen_format(format_, json=json, raw_csv=raw_csv),
        lambda: list(map(to_json.rule, rules)),
        lambda: lists.rules(rules),
        lambda: (_COLUMNS, map(to_json.rule, rules)),
    )
