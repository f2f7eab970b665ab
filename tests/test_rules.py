"""The rules are data: each has an example that triggers it, each exclusion one in which nothing is found."""

from __future__ import annotations

import re

import pytest

from usmx_corpus import commitments
from usmx_corpus.commitments import rules
from usmx_corpus.model import STRENGTHS
from usmx_corpus.reading import reader


def rules_triggered(text: str) -> list[str]:
    document, _ = reader.read("example.md", text.encode())
    return [each.rule for each in commitments.extract(document)]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_triggers_it(rule: rules.Rule) -> None:
    assert rule.name in rules_triggered(rule.example)


@pytest.mark.parametrize("exclusion", rules.EXCLUSIONS, ids=lambda exclusion: exclusion.name)
def test_the_example_of_an_exclusion_triggers_nothing(exclusion: rules.Exclusion) -> None:
    assert rules_triggered(exclusion.example) == []


def test_names_are_unique() -> None:
    names = [rule.name for rule in rules.RULES] + [exclusion.name for exclusion in rules.EXCLUSIONS]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.name)
def test_a_rule_names_a_clause_of_the_manual_and_a_strength(rule: rules.Rule) -> None:
    assert re.fullmatch(r"[CNS]\d", rule.clause)
    assert rule.strength in STRENGTHS
    assert rule.meaning
    assert not rule.meaning.endswith(".")


@pytest.mark.parametrize("rule", [rule for rule in rules.TRIGGERS if rule.pattern], ids=lambda rule: rule.name)
def test_a_word_of_the_rule_is_in_its_example(rule: rules.Rule) -> None:
    words = rule.words.split()

    assert any(re.search(rf"\b{word}\b", rule.example) for word in words)
    assert len(words) == len(set(words))
