"""The rules are data: each has an example that triggers it, each exclusion one in which nothing is found."""

from __future__ import annotations

import re

import pytest

from usmx_corpus import commitments
from usmx_corpus.commitments import explanation, rules
from usmx_corpus.model import KINDS, STRENGTHS
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


EXPLAINED = {
    "The harbour is old.": [("", "no-trigger")],
    "The dialogue will strengthen our partnership.": [("will", "inanimate")],
    "It is a program that will support farmers.": [("will", "relative")],
    "We are committed to the principles of the Charter.": [("committed-to", "value")],
    "The levy was agreed to by the ministers.": [("agreed-to", "voice")],
    "Will the mayor train 500 pilots?": [("", "question")],
    "The two countries will:": [("", "lead-in")],
    "The Department of Labor imposed fines on 12 firms.": [("done-today", "not-today")],
    "“We will build 40 schools,” said a visitor.": [("will", "quotation")],
    "We’ll see.": [("will", "frame")],
    "The United States will benefit from trade.": [("will", "effect")],
}


@pytest.mark.parametrize(("text", "expected"), EXPLAINED.items())
def test_what_is_no_commitment_is_explained_by_the_rule_that_came_nearest(
    text: str, expected: list[tuple[str, str]]
) -> None:
    document, _ = reader.read("example.md", text.encode())
    (statement,) = explanation.explain(document, 1)

    assert [(each.rule, each.exclusion) for each in statement.nearest[:1]] == expected
    assert not statement.commitments


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "title", ["Ports", "Remarks by Mayor Dahl", "Press Briefing by Press Secretary Dahl", "Hansard"]
)
def test_no_kind_of_document_is_passed_over(kind: str, title: str) -> None:
    text = f"---\ntitle: {title}\nkind: {kind}\n---\n\nMAYOR DAHL:  We will train 500 pilots."
    document, _ = reader.read("example.md", text.encode())

    assert [each.text for each in commitments.extract(document)] == ["We will train 500 pilots"]


def test_a_commitment_is_explained_by_its_rule() -> None:
    document, _ = reader.read("example.md", b"The mayor will train 500 pilots.")
    (statement,) = explanation.explain(document, 1)

    assert [each.rule for each in statement.commitments] == ["will"]
    assert not statement.nearest


def test_a_line_without_text_has_nothing_to_explain() -> None:
    document, _ = reader.read("example.md", b"The mayor will train 500 pilots.")

    assert explanation.explain(document, 40) == ()


@pytest.mark.parametrize("text", [rule.example for rule in rules.RULES] + [each.example for each in rules.EXCLUSIONS])
def test_every_statement_is_a_commitment_or_has_a_reason(text: str) -> None:
    document, _ = reader.read("example.md", text.encode())
    lines = {statement.location.line for statement in document.statements}
    explained = [each for line in lines for each in explanation.explain(document, line)]

    assert all(each.commitments or each.nearest for each in explained)
    assert all(near.meaning for each in explained for near in each.nearest)


def test_a_word_that_ends_a_clause_triggers_nothing() -> None:
    assert rules_triggered("Judge Lee would run the office of Attorney General with the care it demands.”") == []
