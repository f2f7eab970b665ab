"""What a letter and a page both say of a comparison: the verdict, which facts are worth telling, and how."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from usmx_corpus.facts.ledger import is_telling_count

if TYPE_CHECKING:
    from usmx_corpus.model import Change, Comparison, Difference, FactPlaces

_VERDICTS = {
    "copy": ("Copy", "the same words, or nearly all of them"),
    "derived": ("Derived", "one takes its words from the other"),
    "same-event": ("Same event", "two accounts of it"),
    "unrelated": ("Unrelated", "hardly a statement has a counterpart"),
}
# Of a share: below 1, it is never told as all.
_NEARLY = 0.995


def verdict(comparison: Comparison) -> tuple[str, str]:
    """Say what the two texts are to each other: a name, and what it means."""
    name, meaning = _VERDICTS[comparison.relation]
    return name, "the same words" if comparison.similarity == 1 else meaning


def changed_facts(comparison: Comparison) -> list[tuple[Change, Difference]]:
    """Give the facts that changed from one side to the other; a likely counterpart is no other wording of a fact."""
    sure = (change for change in comparison.changes if change.certainty == "sure")
    return [(change, fact) for change in sure for fact in change.facts if fact.left and fact.right]


def telling_facts(comparison: Comparison) -> list[FactPlaces]:
    """Give the facts but for what every text is full of: small counts in words, and actors both sides name."""
    return [fact for fact in comparison.facts if _is_telling(fact)]


def _is_telling(fact: FactPlaces) -> bool:
    if fact.type == "count":
        return is_telling_count(fact.left_text or fact.right_text)
    return fact.type != "actor" or fact.fate != "kept"


def in_both(fact: FactPlaces) -> str:
    """Give a fact that both sides have, in both wordings where they differ."""
    same = fact.left_text.casefold() == fact.right_text.casefold()
    return fact.left_text if same else f"{fact.left_text} (→ {fact.right_text})"


def layout_note(comparison: Comparison) -> str:
    """Say how many statements of the same words differ otherwise; "" for none."""
    count = comparison.layout
    only = f"{count:,} statements differ" if count > 1 else "1 statement differs"
    return f"{only} only in markup, capitals or quotation marks." if count else ""


def percent(share: float) -> str:
    """Give a share in whole percent; one that is nearly all, in tenths rounded down."""
    return f"{share:.0%}" if share < _NEARLY or share == 1 else f"{floor(share * 1000) / 10:.1f}%"
