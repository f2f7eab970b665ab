"""What counts as a commitment, as data: the coding manual's rules and exclusions, and the vocabulary they use.

A rule is triggered where one of its `words` occurs and its `pattern` matches from there. `usmx list rules` and
`--explain` show these tables. To add a wording, add a rule with an example: a test runs each.
"""

from __future__ import annotations

from usmx_corpus.commitments.rules.agreements import AGREEMENTS
from usmx_corpus.commitments.rules.announcements import ANNOUNCEMENTS
from usmx_corpus.commitments.rules.directions import DIRECTIONS
from usmx_corpus.commitments.rules.exclusions import EXCLUSIONS
from usmx_corpus.commitments.rules.futures import FUTURES
from usmx_corpus.commitments.rules.items import HEADS, ITEMS
from usmx_corpus.commitments.rules.nouns import (
    ABSTRACT,
    ACTOR_NOUNS,
    BODIES,
    BOUND,
    BUDGETS,
    COLLECTIVES,
    INSTRUMENTS,
    LAWS,
    MEETINGS,
    NOBODY,
    NOMINAL_WORDS,
    OFFICES,
    ORDERS,
    PAPERS,
    RATES,
    STARTED,
    WRITS,
)
from usmx_corpus.commitments.rules.objects import SUM_OF_MONEY
from usmx_corpus.commitments.rules.phrases import (
    BOILERPLATE,
    FRAMES,
    FUTURE,
    MONTH,
    RHETORIC,
    SUM,
    TELLING,
    TOGETHER,
    TOLD_AFTER,
    UMBRELLA,
    VOWS,
)
from usmx_corpus.commitments.rules.plans import PLANS
from usmx_corpus.commitments.rules.rule import Exclusion, Rule, Subject, Takes
from usmx_corpus.commitments.rules.today import TODAY
from usmx_corpus.commitments.rules.undertakings import UNDERTAKINGS
from usmx_corpus.commitments.rules.verbs import (
    ADJECTIVES,
    ASSURANCES,
    BODY_VERBS,
    DECEIVING,
    DIARY_LIGHT_VERBS,
    DIARY_NOUNS,
    DIARY_VERBS,
    EFFECT_VERBS,
    GAINS,
    HARM,
    LIGHT_VERBS,
    NATURAL,
    OBLIGES,
    PRAISED,
    STATES,
    TRAILING,
    VERB_NOUNS,
    VERBS,
)

#: The rules with triggers, in the order in which they are tried.
TRIGGERS: tuple[Rule, ...] = (
    *FUTURES,
    *UNDERTAKINGS,
    *AGREEMENTS,
    *ANNOUNCEMENTS,
    *DIRECTIONS,
    *PLANS,
    *TODAY,
)
RULES: tuple[Rule, ...] = (*TRIGGERS, *HEADS, *ITEMS)
BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}

__all__ = [
    "ABSTRACT",
    "ACTOR_NOUNS",
    "ADJECTIVES",
    "ASSURANCES",
    "BODIES",
    "BODY_VERBS",
    "BOILERPLATE",
    "BOUND",
    "BUDGETS",
    "BY_NAME",
    "COLLECTIVES",
    "DECEIVING",
    "DIARY_LIGHT_VERBS",
    "DIARY_NOUNS",
    "DIARY_VERBS",
    "EFFECT_VERBS",
    "EXCLUSIONS",
    "FRAMES",
    "FUTURE",
    "GAINS",
    "HARM",
    "HEADS",
    "INSTRUMENTS",
    "ITEMS",
    "LAWS",
    "LIGHT_VERBS",
    "MEETINGS",
    "MONTH",
    "NATURAL",
    "NOBODY",
    "NOMINAL_WORDS",
    "OBLIGES",
    "OFFICES",
    "ORDERS",
    "PAPERS",
    "PRAISED",
    "RATES",
    "RHETORIC",
    "RULES",
    "STARTED",
    "STATES",
    "SUM",
    "SUM_OF_MONEY",
    "TELLING",
    "TOGETHER",
    "TOLD_AFTER",
    "TRAILING",
    "TRIGGERS",
    "UMBRELLA",
    "VERBS",
    "VERB_NOUNS",
    "VOWS",
    "WRITS",
    "Exclusion",
    "Rule",
    "Subject",
    "Takes",
]
