"""What the terminal and the page both say of a comparison: names, verdict, tally, and the facts worth showing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.render.view import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from usmx_corpus.model import Change, Comparison, Difference, Edit, FactPlaces, Renumbering

#: The sign before each kind of change, so that no colour is needed to tell them apart.
SIGNS = {
    "reworded": "~",
    "abridged": "<",
    "expanded": ">",
    "split": "÷",
    "merged": "∪",
    "added": "+",
    "removed": "−",
    "moved": "↕",
    "renumbered": "#",
    "same": "=",
}
_VERDICTS = {
    "copy": ("Copy", "the same words, or nearly all of them"),
    "version": ("Version", "two versions of one text"),
    "derived": ("Derived", "one text takes its words from the other"),
    "same-event": ("Same event", "two accounts of one event"),
    "template": ("Template", "two texts that fill in one template"),
    "unrelated": ("Unrelated", "almost no sentences match"),
}
#: The first places of what differs only in layout are enough to check it.
ENOUGH_PLACES = 3


class Kind(NamedTuple):
    """How many changes share a label."""

    sign: str
    label: str
    changes: int


def names(comparison: Comparison, roots: Sequence[Path]) -> tuple[str, str]:
    """Return two names that differ: the ids, else the paths, else the paths from their roots."""
    documents = (comparison.left, comparison.right)
    left, right = (document.id for document in documents)
    if left == right:
        left, right = (document.path for document in documents)
    if left == right:
        left, right = ((root / document.path).as_posix() for root, document in zip(roots, documents, strict=True))
    return left, right


def are_versions(comparison: Comparison) -> bool:
    """Whether the two are one text, or fill in one template: what both state is then no news."""
    return comparison.relation in {"copy", "version", "template"}


def verdict(comparison: Comparison) -> tuple[str, str]:
    """Return what the two texts are to each other: a name, and what it means."""
    if comparison.relation == "copy" and comparison.similarity == 1:
        return "Copy", "the same words"
    return _VERDICTS[comparison.relation]


def label(change: Change) -> str:
    """Return the kind of a change; of the same words "moved" if in another place, else "renumbered" if they are."""
    if change.kind == "same" and change.moved:
        return "moved"
    return "renumbered" if change.renumbered else change.kind


def tally(comparison: Comparison) -> list[Kind]:
    """Count the changes of the bodies by label, in the order of `SIGNS`; a split or merger counts once."""
    counts = Counter(label(change) for change in comparison.changes if not change.boilerplate)
    return [Kind(sign, name, counts[name]) for name, sign in SIGNS.items() if counts[name]]


def asides(comparison: Comparison) -> list[str]:
    """Return what else holds of the changes that `tally` counts: moved while reworded, matched with less confidence."""
    also_moved = sum(change.moved and change.kind != "same" for change in comparison.changes)
    likely = sum(change.certainty == "likely" for change in comparison.changes)
    together = sum(len(move.changes) for move in comparison.moves)
    runs = f" in {len(comparison.moves):,} runs" if len(comparison.moves) > 1 else ""
    counts = {
        "also moved": also_moved,
        f"moved together{runs}": together,
        "only likely": likely,
    }
    return [f"{count:,} {what}" for what, count in counts.items() if count]


def equal_share(edits: Sequence[Edit]) -> float:
    """Return the share (0–1) of the longer side's characters that both sides have."""
    equal = sum(len(edit.left) for edit in edits if edit.op == "equal")
    longer = max(sum(len(edit.left) for edit in edits), sum(len(edit.right) for edit in edits))
    return equal / longer if longer else 1.0


# --- facts -----------------------------------------------------------------------------------------------------------


def changed_facts(comparison: Comparison) -> list[tuple[Change, Difference]]:
    """Return the facts that changed from one side to the other, each with its change."""
    return [(comparison.changes[index], fact) for index, fact in changed_facts_at(comparison)]


def changed_facts_at(comparison: Comparison) -> list[tuple[int, Difference]]:
    """Return the facts that changed, each with the index of its change; matches that are only likely show no change.

    A commitment that was dropped is a change too. Numbers in front of statements are told by run (`renumberings`), and
    with them the references that follow.
    """
    sure = ((index, change) for index, change in enumerate(comparison.changes) if change.certainty == "sure")
    return [(index, fact) for index, change in sure for fact in change.facts if _has_changed(fact)]


def _has_changed(fact: Difference) -> bool:
    is_number = fact.type in {"item", "reference"}
    return fact.type in {"strength", "negation"} or bool(fact.left and fact.right and not is_number)


def renumberings(comparison: Comparison) -> list[tuple[Renumbering, str, str]]:
    """Return the runs of statements that were renumbered, each with its numbers on either side in words."""
    return [(run, f"{_noun(run)} {_numbers(run.left)}", _numbers(run.right)) for run in comparison.renumbered]


def following(comparison: Comparison) -> list[Difference]:
    """Return the references that only follow a renumbering, each once."""
    found = (fact for change in comparison.changes for fact in change.facts if fact.type == "reference")
    return list(dict.fromkeys(found))


def _noun(run: Renumbering) -> str:
    noun = run.noun or "item"
    return noun if run.statements == 1 else f"{noun}{'es' if noun.endswith('x') else 's'}"


def _numbers(ends: tuple[str, str]) -> str:
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def wording(fact: Difference, side: str) -> str:
    """Return one side ("left", "right") of a changed fact in words."""
    return getattr(fact, side) or ("no commitment" if fact.type == "strength" else "none")


def telling_facts(comparison: Comparison) -> list[FactPlaces]:
    """Return the facts without those of `changed_facts`, small counts in words, and actors that both sides name.

    Every text is full of the last two.
    """
    changed = {(fact.type, side) for _, fact in changed_facts(comparison) for side in (fact.left, fact.right)}
    return [fact for fact in comparison.facts if _is_telling(fact) and _value(fact) not in changed]


def _value(fact: FactPlaces) -> tuple[str, str]:
    return fact.type, fact.left_text or fact.right_text


def _is_telling(fact: FactPlaces) -> bool:
    if fact.type == "count":
        return fact.is_figure
    return fact.type != "actor" or fact.fate != "kept"


def stated_elsewhere(comparison: Comparison) -> list[tuple[Change, Difference]]:
    """Return money and shares that went or came with their statement though both sides state them elsewhere."""
    return [(comparison.changes[index], fact) for index, fact in stated_elsewhere_at(comparison)]


def stated_elsewhere_at(comparison: Comparison) -> list[tuple[int, Difference]]:
    """Return what `stated_elsewhere` returns, each with the index of its change."""
    one_sided = {_value(fact) for fact in comparison.facts if fact.fate != "kept"}
    return [
        (index, fact)
        for index, fact in _one_sided_figures(comparison)
        if (fact.type, fact.left or fact.right) not in one_sided
    ]


def _one_sided_figures(comparison: Comparison) -> Iterator[tuple[int, Difference]]:
    """Yield the money and shares that only one side of a change states, with the index of the change."""
    for index, change in enumerate(comparison.changes):
        for fact in change.facts:
            if fact.type in {"amount", "percent"} and not (fact.left and fact.right):
                yield index, fact


def in_both(fact: FactPlaces) -> str:
    """Return a fact that both sides have, in both wordings where they differ."""
    same = fact.left_text.casefold() == fact.right_text.casefold()
    return fact.left_text if same else f"{fact.left_text} (→ {fact.right_text})"


def layout_notes(comparison: Comparison) -> list[tuple[str, list[Change]]]:
    """Return how many statements of the same words differ in what alone, as sentences, each with its changes."""
    found: dict[str, list[Change]] = {}
    for change in comparison.changes:
        if change.layout:
            found.setdefault(" and ".join(change.only), []).append(change)
    if encoded := [change for change in comparison.changes if change.encoding]:
        found["encoding"] = encoded
    return [(f"{_differing(len(changes))} only in {what}.", changes) for what, changes in found.items()]


def _differing(count: int) -> str:
    return f"{counted(count, 'statement')} {'differs' if count == 1 else 'differ'}"
