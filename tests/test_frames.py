"""Commitments as plain dictionaries, and as tables of the libraries that take them, where these are installed."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import usmx_corpus
from usmx_corpus.cli import main

ROOT = Path(__file__).parents[1]
PLAN = Path(__file__).parent / "data" / "guides" / "releases"


def test_dictionaries_are_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    with usmx_corpus.open(PLAN) as archive:
        found = archive.commitments()

    assert main(["list", "commitments", "--corpus", str(PLAN), "--json"]) == 0
    assert found.to_dicts() == json.loads(capsys.readouterr().out)
    assert [each["id"] for each in found.to_dicts()] == [each.commitment.id for each in found]


def test_filtered_dictionaries_are_those_that_pass() -> None:
    with usmx_corpus.open(PLAN) as archive:
        assert {
            each["strength"] for each in archive.commitments(usmx_corpus.Filters(strengths=("aims",))).to_dicts()
        } == {"aims"}


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_the_recipes_make_a_row_of_each(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed; its recipe is not tried")
    monkeypatch.chdir(PLAN.parent)
    page = (ROOT / "docs" / "guide-scripts.md").read_text(encoding="utf-8")
    recipe = re.search(rf"```text\n(import {library},.+?)```", page, re.DOTALL)
    assert recipe

    made: dict[str, Any] = {}
    exec(recipe[1], made)  # noqa: S102 - of our own page

    with usmx_corpus.open(PLAN) as archive:
        ids = [each.commitment.id for each in archive.commitments()]
    assert list(made["frame"]["id"]) == ids
    assert import_module(library) is made[library]
