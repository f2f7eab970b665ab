"""Texts of the program's own words, at random, raise nothing, and none is slow; `tests/bench/fuzz.py` tries more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from hostile.fuzzing import RUNS, check, texts

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.__name__)
def test_nothing_in_a_text_is_an_error_or_slow(run: Callable[[str], None]) -> None:
    @settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(texts(repeats=12))
    def attempt(text: str) -> None:
        check(run, text)

    attempt()
