"""Every regular expression of the package takes linear time, whatever it is given.

A test for each module: `python -m pytest tests/hostile/test_patterns.py -k facts` runs those of `facts/`. A failure
names the expression, the string (beginning, what is repeated, end) and the growth of its time. To mend one: let what is
repeated not begin with what it may end with; make a repeat possessive (`*+`) or a group atomic (`(?>…)`); look behind,
`(?<!\\s)\\s+`, so that a run is tried once and not from each of its characters; or limit a repeat (`{0,40}`).
"""

from __future__ import annotations

import re
import signal
import time
from contextlib import contextmanager
from math import log
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from hostile.expressions import Expression, expressions, matched, modules, nested_repeats, pumps, single

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

#: Strings of this length are tried first, and shorter ones before, so that exponential growth does not end the test.
_LENGTHS = (60, 2_000)
#: What takes longer than this for a string of the last length is measured again, with one of four times that length.
#: In seconds: more than a third of a microsecond a character.
_SLOW = 0.0007
_LIMIT = 1.5
_GROWTH = 1.3
#: Strings for one expression, and rounds of making them.
_MOST = 45
_ROUNDS = 2

_FRAGMENTS = (
    *(" ", "\n", "\u00a0", "0", "a", "A", "1,", "1.", "(AB) ", "**", "*", "_", "<", "<b>", "</b>", "[", "](", "("),
    *('"', "“", "’", ".", ". ", ", ", "-", "---", "|", "&", "#", "\\", "/", "a ", "A ", "a-", "A.", "the ", "and "),
)
#: What may follow, so that a pattern fails only there.
_ENDS = ("\0", "a", "A", "0", " ", ".", "\n")


class Text(NamedTuple):
    """A string of any length: a beginning, what is repeated, and an end at which a pattern may fail."""

    before: str
    repeated: str
    end: str

    def of(self, length: int) -> str:
        return self.before + self.repeated * (length // len(self.repeated)) + self.end


def texts(expression: Expression) -> list[Text]:
    """Return strings that may be slow for an expression, made of its own words and classes."""
    random = Random(expression.pattern.pattern)  # noqa: S311
    tree, flags = expression.tree, expression.pattern.flags
    found: list[Text] = [Text(around, fragment, around or "\0") for fragment in _FRAGMENTS for around in ("", "a")]
    own: list[Text] = []
    for _ in range(_ROUNDS):
        for before, body in pumps(tree, flags, random):
            end, other = random.sample(_ENDS, 2)
            own += [Text(before, body, end), Text("", before + body, end), Text(random.choice(_ENDS), body, other)]
        whole = matched(tree, flags, random)
        own += [Text("", whole, ""), Text("", whole[:-1], "\0"), Text("", whole[1:], "\0")]
        letters = [*single(tree, flags, random)]
        own += [Text("", random.choice(letters) + random.choice(letters), "\0") for _ in letters[:8]]
        own += [Text("a", letter, "a") for letter in letters[:8]]
    own = [*{text: None for text in own if text.repeated}]
    return found + random.sample(own, min(_MOST, len(own)))


def runs(expression: Expression) -> Iterator[Callable[[Any], object]]:
    """Yield the ways in which an expression is used."""
    methods: dict[str, Callable[[Any], object]] = {
        "match": expression.pattern.match,
        "fullmatch": expression.pattern.fullmatch,
        "search": expression.pattern.search,
        "finditer": lambda text: sum(1 for _ in expression.pattern.finditer(text)),
    }
    yield from (methods[use] for use in sorted(expression.uses))


@contextmanager
def limit() -> Iterator[None]:
    """End with `TimeoutError` what takes more than some seconds of CPU time."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    previous = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def seconds(run: Callable[[Any], object], text: object, rounds: int = 1) -> float:
    """Return the CPU time of a run, the least of some rounds (that of the process is coarse under `limit`)."""
    taken = []
    for _ in range(rounds):
        start = time.thread_time()
        run(text)
        taken.append(time.thread_time() - start)
    return min(taken)


def growth(run: Callable[[Any], object], make: Callable[[int], Any]) -> float:
    """Return the exponent by which the time grows, infinity for what takes too long, 0 for what is fast."""
    try:
        with limit():
            if all(seconds(run, make(length)) < _SLOW for length in _LENGTHS):
                return 0
            few, many = make(_LENGTHS[-1]), make(4 * _LENGTHS[-1])
            if seconds(run, many) < 7 * seconds(run, few):
                return 1
            return log(seconds(run, many, 3) / seconds(run, few, 3), 4)
    except TimeoutError:
        return float("inf")


def slow(expression: Expression) -> Iterator[str]:
    """Yield what is slow about an expression."""
    encoded = isinstance(expression.pattern.pattern, bytes)
    for text in texts(expression):
        make = (lambda length, text=text: text.of(length).encode()) if encoded else text.of
        worst = max(growth(run, make) for run in runs(expression))
        if worst > _GROWTH:
            yield f"{expression.name}: {text.before!r} + {text.repeated!r} × n + {text.end!r} takes n^{worst:.1f}"
            return


@pytest.mark.parametrize("module", modules())
def test_no_expression_repeats_what_it_repeats(module: str) -> None:
    nested = [
        f"{each.name}: after any of {''.join(sorted(both))!r} a round may go on or begin again"
        for each in expressions(module)
        for _, both in nested_repeats(each.tree, each.pattern.flags)
    ]

    assert not nested


@pytest.mark.parametrize("module", modules())
def test_every_expression_takes_linear_time(module: str) -> None:
    found = [line for each in expressions(module) for line in slow(each)]

    assert not found


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:a*b?)*c", r"(?:\s*-\s*)+", r"(?:(?:[a-z]+ ?)+,)+"])
def test_the_check_finds_nested_repeats(pattern: str) -> None:
    expression = Expression("", re.compile(pattern), frozenset(("search",)))

    assert [*nested_repeats(expression.tree, 0)]


@pytest.mark.parametrize(
    "pattern", [r"(a+)+$", r"\s+$", r"a.*b", r"\w+\s*:\s*\w+;", r"\[[^\]]*\]", r"(?=\w*[A-Z])\w\b"]
)
def test_the_check_finds_what_is_slow(pattern: str) -> None:
    assert [*slow(Expression("", re.compile(pattern), frozenset(("search",))))]
