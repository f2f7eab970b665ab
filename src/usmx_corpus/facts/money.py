"""Sums of money in a text: how they are written, what they are worth, and in which currency.

A sum that is written in a form that cannot be read surely, or in words like "several million dollars", is an amount
whose value is its words. A sign or name that several countries share stays as written until `in_country`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from usmx_corpus.facts import currencies, numbers, units
from usmx_corpus.facts.numbers import Figure
from usmx_corpus.facts.quantities import hedge
from usmx_corpus.model import Fact, Money
from usmx_corpus.text.patterns import Patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

    from usmx_corpus.facts.numbers import Number

#: Characters before a number that hold its sign.
_NEAR = 24
#: A pound in pence: "from 60p to £1".
_POUND = 100
#: Most words of a currency's name: "papua new guinean kina", "trinidad and tobago dollars".
_LONGEST_NAME = 4
#: Signs of letters that may stand behind a number.
_BEHIND = frozenset("kr zl kc ft rs ksh tl rmb nis cfa fcfa frw sdr".split())
#: Signs that begin with a small letter.
_SMALL = frozenset("kr zl kc".split())

_PATTERNS = Patterns(
    {
        # The signs are those that `entities.fold` leaves; the original has the sign itself.
        "before": (
            r"(?:(?P<letters>u\.s\. ?|[a-z]{1,4} ?)?(?P<sign>[$¤£¥¢])"
            r"|(?<![^\W_])(?P<word>[a-z]\.[a-z]\.|[a-z]{1,8}\.?|[sb]/\.?))"
            r" {0,2}(?P<lead>(?:million|billion|mn|bn|m) )?\Z"
        ),
        "behind": (
            r"(?:\.(?= ))?[ -]?(?P<of>of |d'|de )?"
            r"(?:(?P<sign>(?:us)?[$¤£¥](?! ?\d))|(?P<words>[a-z][a-z.']{0,19}(?:[ -][a-z][a-z.']{0,19}){0,3}))"
        ),
        "glued": r"[A-Za-z.]\d|[SB]/\.? ?\d|[A-Z]\.[A-Z]\. ?\d",
        "next number": r" ?\d",
        "ends": r"(?:[,.;:)]|\Z| (?:a|an|per|each|in|for|by|and|on|from|will|would|was|were|is|are)\b)",
        "cents": r"\.\d\d\Z",
        # A thousand million in South Asia, and whoever speaks Arabic.
        "doubtful scale": r" arab\b",
        "pence": r"p(?!\w|\.\w)",
        "thousands": r"\d{1,3}\.\d{3}",
        "no cents": r"/[=-]",  # Sh 500/=
        "year": r"(?:19|20)\d\d",
        "in": r"(?<![^\W_])(?:in|to) \Z",
    }
)


def may_hold(plain: str, tokens: Collection[str]) -> bool:
    """Whether a folded text of some words may hold a sum of money."""
    if any(sign in plain for sign in "$¤£¥¢"):
        return True
    return not currencies.words().isdisjoint(tokens) or ("0" in tokens and bool(_PATTERNS["glued"].search(plain)))


def amounts(text: str, plain: str) -> Iterator[Fact]:
    """Yield money, in whole units of its currency; what cannot be read has its words for a value."""

    def may_join(one: Figure, other: Figure) -> bool:
        if not (one.unit or other.unit) or (one.unit and other.unit and not currencies.fit(one.unit, other.unit)):
            return False
        is_close = other.start - one.end == len("-")
        return bool(other.unit or other.number.scale or is_close or _PATTERNS["ends"].match(plain, other.end))

    sums: list[Figure] = []
    for number in numbers.numbers(plain):
        sums.append(_dressed(text, plain, number, sums[-1].end if sums else 0))
    found = [each for each in numbers.ranges(plain, sums, may_join) if each.unit]
    rates = units.rates(plain, [(each.start, each.end) for each in found])
    for (start, end, low, high, currency), per in zip(found, rates, strict=True):
        words = text[start:end]
        value = Money(low, high, currency) if numbers.is_known(low, high) else words.casefold()
        yield Fact("amount", words, value, start, end, qualifier=hedge(plain, start, end), per=per)


def in_country(fact: Fact, country: str) -> Fact:
    """Return an amount with the currency that its sign means in a text of a country (ISO 3166, "" for unknown)."""
    value = fact.value
    if not isinstance(value, Money) or currencies.is_code(value.currency):
        return fact
    return fact._replace(value=value._replace(currency=currencies.of_country(value.currency, country)))


def is_sum(fact: Fact, country: str) -> bool:
    """Whether an amount in a text of a country is money: pounds are weighed where nobody pays with them."""
    value = fact.value
    currency = value.currency if isinstance(value, Money) else ""
    return not country or currencies.is_code(currency) or not currencies.is_doubtful(currency)


# --- a number and its currency ---------------------------------------------------------------------------------------


def _dressed(text: str, plain: str, number: Number, end: int) -> Figure:
    """Return a number with the sign before it, which begins behind the `end` of the last one, and what is behind it."""
    start, sign, factor = _before(text, plain, number, end)
    if not sign and "£" in plain and _PATTERNS["pence"].match(plain, number.end) and number.low < _POUND:
        return Figure(number.start, number.end + len("p"), number.times(1 / _POUND), "£")
    end, name = _behind(text, plain, number)
    if not sign and not name:
        return Figure(number.start, number.end, number, "")
    is_odd = sign and (not currencies.may_be(sign) or (name and not currencies.fit(sign, name)))  # "C£5", "£5 dollars"
    is_odd = is_odd or bool(sign and _PATTERNS["doubtful scale"].match(plain, number.end))
    if is_odd or (end == number.end and plain[end : end + 1].isalnum()):
        factor = numbers.UNREAD
    currency = name if currencies.is_code(name) or not sign else sign
    if currency in currencies.NO_CENTS and _PATTERNS["thousands"].fullmatch(plain, number.start, number.end):
        value = float(plain[number.start : number.end].replace(".", ""))
        number = number._replace(low=value, high=value)
    return Figure(start, end, number.times(factor), currency)


def _before(text: str, plain: str, number: Number, end: int) -> tuple[int, str, float]:
    """Return where the sign before a number begins, its currency, and what a scale between them multiplies it by."""
    first = max(end, number.start - _NEAR)
    found = _PATTERNS["before"].search(plain[first : number.start])
    if not found:
        return number.start, "", 1.0
    factor = numbers.scale((found["lead"] or "").strip())
    if found["sign"]:
        start, currency = _of_sign(text, found, first)
        return start, currency, factor
    start, end = (first + place for place in found.span("word"))
    currency = _of_word(text[start:end], text, plain, number)
    return (start, currency, factor) if currency else (number.start, "", 1.0)


def _of_sign(text: str, found: re.Match[str], first: int) -> tuple[int, str]:
    """Return the currency of a sign with the letters before it: "US$", "GH₵"; of unknown letters, as written."""
    place = first + found.start("sign")
    sign = text[place].casefold()
    letters = found["letters"] or ""
    word = letters.strip()
    before = first + found.start("letters") - 1 if letters else -1
    if not word or (before >= 0 and text[before].isalpha()):
        return place, currencies.signed(sign) or sign
    known = currencies.signed(word + sign)
    if letters.endswith(" "):
        is_own = known and (word in {"us", "u.s.", "bds"} or (len(word) > 1 and text[before + 1 : place - 1].isupper()))
        return (before + 1, known) if is_own else (place, currencies.signed(sign) or sign)
    return before + 1, known or word + sign


def _of_word(written: str, text: str, plain: str, number: Number) -> str:
    """Return the currency of a word before a number: a code, a sign of letters, a name ("taka 5 crore")."""
    word = written.rstrip(".") if written.count(".") < len("..") else written.replace(".", "")  # L.E.
    scale = text[number.end - len(number.scale) : number.end]
    if currencies.is_code(word):
        is_sure = _is_like_money(plain, number) and not _is_shouted(text, number)
        return word if is_sure or word not in currencies.DOUBTFUL_CODES else ""
    if word in currencies.title_codes() and _is_like_money(plain, number):
        return word.upper()
    small = word.casefold()
    if currency := currencies.signed(small):
        is_sign = word[:1].isupper() or small in _SMALL or scale
        is_sure = small not in currencies.DOUBTFUL_SIGNS or _is_like_money(plain, number)
        return currency if is_sign and is_sure else ""
    return currencies.named(small) if scale and not currencies.is_doubtful(small) else ""


def _is_shouted(text: str, number: Number) -> bool:
    """Whether a number stands in capitals: "ALL 50 MILLION CHILDREN"."""
    behind = text[number.end : number.end + _NEAR].split()[:1]
    scale = text[number.end - len(number.scale) : number.end]
    return any(len(word) > len("MLN") and word.isupper() for word in (scale, *behind))


def _is_like_money(plain: str, number: Number) -> bool:
    """Whether a number is written as sums are: "R2.5 billion", "R10 000", "R12.50", "R350 a month"."""
    written = plain[number.start : number.end]
    return bool(
        number.scale
        or (1000 <= number.low < numbers.UNREAD and not written.isdigit())  # noqa: PLR2004 - thousands are set apart
        or _PATTERNS["cents"].search(written)
        or _PATTERNS["no cents"].match(plain, number.end)
        or units.rate(plain, number.end)
    )


def _behind(text: str, plain: str, number: Number) -> tuple[int, str]:
    """Return where the currency behind a number ends, and which it is."""
    found = _PATTERNS["behind"].match(plain, number.end)
    is_large = bool(number.scale) or number.is_vague
    if not found or (found["of"] and not is_large) or _is_year(plain, number):
        return number.end, ""
    if found["sign"]:
        end = found.end("sign")
        sign = text[found.start("sign") : end].casefold()
        return end, currencies.signed(sign) or sign
    start = found.start("words")
    words = found["words"]
    for _ in range(_LONGEST_NAME):
        name = words.rstrip(".'")
        end = start + len(name)
        if currency := _named(text, plain, start, end, is_large=is_large):
            return end, currency
        words = words[: max(words.rfind(" "), words.rfind("-"), 0)]
    return number.end, ""


def _is_year(plain: str, number: Number) -> bool:
    """Whether a number is the year whose prices are meant: "in 2025 dollars"."""
    written = plain[number.start : number.end]
    return bool(_PATTERNS["year"].fullmatch(written) and _PATTERNS["in"].search(plain[: number.start][-_NEAR:]))


def _named(text: str, plain: str, start: int, end: int, *, is_large: bool) -> str:
    """Return the currency of words behind a number, "" if they name none, or something else as well."""
    name, written = plain[start:end].replace("-", " "), text[start:end]
    if currencies.is_code(written):
        return "" if _PATTERNS["next number"].match(plain, end) else written
    if name in _BEHIND:
        return currencies.signed(name) if is_large or name not in currencies.DOUBTFUL_SIGNS else ""
    currency = currencies.named(name)
    if currencies.is_doubtful(name) and (not is_large or plain.startswith(" of ", end)):
        return ""
    return currency
