"""What a rule and an exclusion are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from usmx_corpus.model import Strength

#: The subject that a rule needs: an actor, an order or its signer, two or more parties, or any.
Subject = Literal["actor", "order", "joint", "any"]
#: What follows the trigger: a verb ("to train"), an object ("$130 million", "a package"), a clause ("that they will").
Takes = Literal["verb", "object", "clause"]


class Rule(NamedTuple):
    """One wording of a commitment: its clause in the coding manual, its strength, its trigger, an example.

    `words`: those that the trigger may begin with, in lower case; `pattern`: the regular expression that matches it.
    """

    name: str
    clause: str
    strength: Strength
    meaning: str
    example: str
    words: str = ""
    pattern: str = ""
    subject: Subject = "actor"
    takes: Takes = "verb"


class Exclusion(NamedTuple):
    """One reason why what looks like a commitment is none, with an example in which nothing may be found."""

    name: str
    clause: str
    meaning: str
    example: str
