"""What a letter and a page both say of a comparison: the verdict, which facts are worth telling, and how."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from usmx_corpus.facts.ledger import is_telling_count
from usmx_corpus.render.view import counted

if TYPE_CHECKING:
    from usmx_corpus.model import Change, Comparison, Difference, FactPlaces

_VERDICTS = {
    "copy": ("Copy", "the same words, or nearly all of them"),
    "derived": ("Derived", "one takes its words from the other"),
    "same-event": ("Same event", "two accounts of it"),
    "unrelated": ("Unrelated", "hardly a statement has a counterpart"),
}
# Where each side keeps half of its words in the other, neither is a summary: those of the corpus keep .36 of the whole.
_VERSIONS = 0.5
# Of a share: below 1, it is never told as all.
_NEARLY = 0.995


def are_versions(comparison: Comparison) -> bool:
    """Tell two versions of one text: what both state is then no news."""
    return min(comparison.left_shared, comparison.right_shared) >= _VERSIONS


def verdict(comparison: Comparison) -> tuple[str, str]:
    """Say what the two texts are to each other: a name, and what it means."""
    if comparison.relation == "copy" and comparison.similarity == 1:
        return "Copy", "the same words"
    if comparison.relation == "derived" and are_versions(comparison):
        return "Derived", "two versions of one text"
    return _VERDICTS[comparison.relation]


def changed_facts(comparison: Comparison) -> list[tuple[Change, Difference]]:
    """Give the facts that changed from one side to the other, each with its change."""
    return [(comparison.changes[index], fact) for index, fact in changed_facts_at(comparison)]


def changed_facts_at(comparison: Comparison) -> list[tuple[int, Difference]]:
    """Give the facts that changed, each with the index of its change; a likely counterpart is no other wording of one.

    What was undertaken and is not any more has changed too. Numbers of list items are layout.
    """
    sure = ((index, change) for index, change in enumerate(comparison.changes) if change.certainty == "sure")
    return [(index, fact) for index, change in sure for fact in change.facts if _has_changed(fact)]


def _has_changed(fact: Difference) -> bool:
    return fact.type in {"strength", "negation"} or bool(fact.left and fact.right and fact.type != "item")


def wording(fact: Difference, side: str) -> str:
    """Give a side of a changed fact in words."""
    return getattr(fact, side) or ("no undertaking" if fact.type == "strength" else "–")


def telling_facts(comparison: Comparison) -> list[FactPlaces]:
    """Give the facts but for what `changed_facts` tells and what every text is full of.

    Every text is full of small counts in words, and of actors that both sides name.
    """
    changed = {(fact.type, side) for _, fact in changed_facts(comparison) for side in (fact.left, fact.right)}
    return [fact for fact in comparison.facts if _is_telling(fact) and not _is_told(fact, changed)]


def _is_told(fact: FactPlaces, changed: set[tuple[str, str]]) -> bool:
    return (fact.type, fact.left_text or fact.right_text) in changed


def _is_telling(fact: FactPlaces) -> bool:
    if fact.type == "count":
        return is_telling_count(fact.left_text or fact.right_text)
    return fact.type != "actor" or fact.fate != "kept"


def stated_elsewhere(comparison: Comparison) -> list[tuple[Change, Difference]]:
    """Give money and shares that went or came with their statement, and that both sides state all the same."""
    return [(comparison.changes[index], fact) for index, fact in stated_elsewhere_at(comparison)]


def stated_elsewhere_at(comparison: Comparison) -> list[tuple[int, Difference]]:
    """Give what `stated_elsewhere` gives, each with the index of its change."""
    alone = {(fact.type, fact.left_text or fact.right_text) for fact in comparison.facts if fact.fate != "kept"}
    return [
        (index, fact)
        for index, change in enumerate(comparison.changes)
        for fact in change.facts
        if fact.type in {"amount", "percent"} and not (fact.left and fact.right)
        if (fact.type, fact.left or fact.right) not in alone
    ]


def in_both(fact: FactPlaces) -> str:
    """Give a fact that both sides have, in both wordings where they differ."""
    same = fact.left_text.casefold() == fact.right_text.casefold()
    return fact.left_text if same else f"{fact.left_text} (→ {fact.right_text})"


def layout_note(comparison: Comparison) -> str:
    """Say how many statements of the same words differ otherwise; "" for none."""
    count = comparison.layout
    differ = "differs" if count == 1 else "differ"
    return f"{counted(count, 'statement')} {differ} only in markup, capitals or quotation marks." if count else ""


def percent(share: float) -> str:
    """Give a share in whole percent; one that is nearly all, in tenths rounded down."""
    return f"{share:.0%}" if share < _NEARLY or share == 1 else f"{floor(share * 1000) / 10:.1f}%"
