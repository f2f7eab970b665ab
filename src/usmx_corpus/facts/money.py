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
from usmx_corpus.text.analyse import FUNCTION_WORDS
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
#: Names of money behind an adjective, by the signs for them: "$5 million Canadian".
_NAMES = {"$": "dollar", "£": "pound", "₩": "won", "¥": "yen"}
#: Letters before a code, and what they multiply by. T is a thousand in Germany, and may be a trillion: no value.
_OF_CODES = {"M": 1e6, "k": 1e3, "K": 1e3, "T": numbers.UNREAD, "B": numbers.UNREAD, "m": numbers.UNREAD}
#: Signs that begin with a small letter.
_SMALL = frozenset("kr zl kc".split())

_PATTERNS = Patterns(
    {
        # The signs are those that `folding.fold` leaves; the original has the sign itself.
        "before": (
            r"(?:(?P<letters>u\.s\. ?|[a-z]{1,4} ?)?(?P<sign>[$¤£¥¢])"
            r"|(?<![^\W_])(?P<word>[a-z]\.[a-z]\.|[a-z]{1,10}\.?|[sb]/\.?))"
            rf" {{0,2}}(?P<lead>(?:(?:{'|'.join(numbers.SCALES)})s?|mn|bn|m|cr|lacs?) )?\Z"
        ),
        "behind": (
            r"(?:\.(?= ))?[ -]?(?P<of>of |d'|de )?"
            r"(?:(?P<many>k)?(?P<sign>(?:us)?[$¤£¥](?! ?\d))"
            r"|(?P<words>[a-z][a-z.']{0,19}(?:[ -][a-z][a-z.']{0,19}){0,3}))"
        ),
        "glued": r"[A-Za-z.]\d|[SB]/\.? ?\d|[A-Z]\.[A-Z]\. ?\d|[A-Za-z][A-Z]{3} ?\d|\d ?[A-Za-z][A-Z]{3}\b",
        "next number": r" ?\d",
        "ends": r"(?:[,.;:)]|\Z| (?:a|an|per|each|in|for|by|and|on|from|will|would|was|were|is|are)\b)",
        "cents": r"\.\d\d\Z",
        # A thousand million in South Asia, and whoever speaks Arabic.
        "doubtful scale": r" arab\b",
        # Shillings behind pounds, a short form of lakh, millions of reais, kobo behind naira with their point.
        "unknown scale": r" \d{1,2}s(?: \d{1,2}d)?(?!\w)| ?(?:l|lk|mi)(?!\w)",
        "kobo": r"\d{3}\.\d\d ?k\Z",
        "pence": r"p(?!\w|\.\w)",
        "pence per": r"\dp (?:per|an?|each|every)\b",
        "thousands": r"\d{1,3}\.\d{3}",
        "no cents": r"/[=-]",  # Sh 500/=
        "year": r"(?:19|20)\d\d",
        # Whose money it is, behind a sum: "$200 million US", "$200 (US)", "5 million dollars (U.S.)".
        "in brackets": r" ?\((?:in )?(?P<who>[a-z][a-z. ]{1,24})\)",
        "in money": r" (?:in|of) (?P<who>(?:[a-z.]{2,14} ){1,3}(?:dollars|pounds|pesos|francs|funds|currency))\b",
        "whose": r" (?P<who>(?:[a-z]\.){2}|[a-z]{2,14})(?=(?P<next> [a-z]{1,20})?)(?![\w-]|'s| ?[$¤£¥\d])",
        "goes on": rf"(?: to |-){numbers.DIGITS} ?(?:{'|'.join(numbers.SCALES)})\b",
        "name before": r"(?:[a-z.]{2,14} ){1,3}\Z",
        # "1.500 million", "1.275 million": where a point sets thousands apart it is a thousand times as much.
        "point and scale": r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}[ -]?[A-Za-z]",
        "in": r"(?<![^\W_])(?:in|to) \Z",
    }
)


def may_hold(plain: str, tokens: Collection[str]) -> bool:
    """Whether a folded text of some words may hold a sum of money."""
    if any(sign in plain for sign in "$¤£¥¢"):
        return True
    if not currencies.words().isdisjoint(tokens):
        return True
    return "0" in tokens and any(_PATTERNS[form].search(plain) for form in ("glued", "pence per"))


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
    if not isinstance(value, Money):
        return fact
    currency = currencies.of_country(value.currency, country)
    if _PATTERNS["point and scale"].search(fact.text) and currencies.has_point_for_thousands(currency, country):
        return fact._replace(value=fact.text.casefold())
    return fact._replace(value=value._replace(currency=currency))


def is_sum(fact: Fact, country: str) -> bool:
    """Whether an amount in a text of a country is money: pounds are weighed where nobody pays with them."""
    value = fact.value
    currency = value.currency if isinstance(value, Money) else ""
    return not country or currencies.is_code(currency) or not currencies.is_doubtful(currency)


# --- a number and its currency ---------------------------------------------------------------------------------------


def _dressed(text: str, plain: str, number: Number, end: int) -> Figure:
    """Return a number with the sign before it, which begins behind the `end` of the last one, and what is behind it."""
    start, sign, factor = _before(text, plain, number, end)
    start, negative = numbers.sign(text, plain, start)
    factor *= negative
    if not sign and number.low < _POUND and _is_in_pence(plain, number.end):
        return Figure(number.start, number.end + len("p"), number.times(1 / _POUND), "£")
    end, name, times = _behind(text, plain, number)
    factor *= times
    if not sign and not name:
        return Figure(number.start, number.end, number, "")
    is_odd = sign and (not currencies.may_be(sign) or (name and not currencies.fit(sign, name)))  # "C£5", "£5 dollars"
    is_odd = is_odd or bool(sign and _has_unknown_scale(plain, number))
    if is_odd or (end == number.end and plain[end : end + 1].isalnum()):
        factor = numbers.UNREAD
    currency = name if currencies.is_code(name) or not sign else sign
    end, currency = _whose(text, plain, end, currency)
    if currency in currencies.NO_CENTS and _PATTERNS["thousands"].fullmatch(plain, number.start, number.end):
        value = float(plain[number.start : number.end].replace(".", ""))
        number = number._replace(low=value, high=value)
    return Figure(start, end, number.times(factor), currency)


def _has_unknown_scale(plain: str, number: Number) -> bool:
    """Whether letters that may be a scale stand behind a sum, or belong to another part of it: "₹8 L", "£3 10s"."""
    behind = any(_PATTERNS[form].match(plain, number.end) for form in ("doubtful scale", "unknown scale"))
    return behind or _PATTERNS["kobo"].search(plain, max(0, number.end - _NEAR), number.end) is not None


def _is_in_pence(plain: str, end: int) -> bool:
    """Whether a number is of pence: beside a sum in pounds, or per something ("26p a litre")."""
    if not _PATTERNS["pence"].match(plain, end):
        return False
    return "£" in plain or bool(units.rate(plain, end + len("p")))


def _before(text: str, plain: str, number: Number, end: int) -> tuple[int, str, float]:
    """Return where the sign before a number begins, its currency, and what a scale between them multiplies it by."""
    first = max(end, number.start - _NEAR)
    found = _PATTERNS["before"].search(plain[first : number.start])
    if not found:
        return number.start, "", 1.0
    factor = numbers.scale((found["lead"] or "").strip())
    if found["lead"] and _PATTERNS["year"].fullmatch(plain, number.start, number.end):
        return number.start, "", 1.0  # "in Rs crore 2023-24"
    if found["sign"]:
        start, currency = _of_sign(text, found, first)
        return start, currency, factor
    start, end = (first + place for place in found.span("word"))
    code, times = _of_many(text[start:end])
    if code:
        return start, code, numbers.UNREAD if number.scale else factor * times
    is_surely_money = bool(number.scale) or _is_like_money(plain, number)
    if is_surely_money and currencies.named(plain[start:end]):
        whole, code = _with_adjective(text, plain, start, end)
        if whole < start:
            return whole, code or "$", factor if code else numbers.UNREAD
    currency = _of_word(text[start:end], text, plain, number)
    return (start, currency, factor) if currency else (number.start, "", 1.0)


def _of_many(word: str) -> tuple[str, float]:
    """Return the code in "MNOK" and "kEUR", and what it is of: millions, thousands; infinity where that is not sure."""
    code = word[1:]
    is_one = word[:1] in _OF_CODES and currencies.is_code(code) and code not in currencies.DOUBTFUL_CODES
    return (code, _OF_CODES[word[0]]) if is_one else ("", 1.0)


def _with_adjective(text: str, plain: str, start: int, end: int) -> tuple[int, str]:
    """Return where the name of a currency before a number begins, and its code: "US dollars 3 million".

    Without a code nobody knows whose money it is: "Bermudian dollars"; where no adjective stands before it, it begins
    at `start`.
    """
    found = _PATTERNS["name before"].search(plain, max(0, start - _NEAR), start)
    words = found[0].split() if found else []
    for size in range(len(words), 0, -1):
        first = start - len(" ".join(words[-size:])) - 1
        code = currencies.named(f"{' '.join(words[-size:])} {plain[start:end]}")
        if currencies.is_code(code) and text[first].isupper():
            return first, code
    is_name = words and words[-1] not in FUNCTION_WORDS and text[start - len(words[-1]) - 1].isupper()
    return (start - len(words[-1]) - 1, "") if is_name else (start, "")


def _whose(text: str, plain: str, end: int, currency: str) -> tuple[int, str]:
    """Return the currency of a sum that ends at `end`, with the country named behind it, and where that ends.

    Where the country may belong to the next word, either the document's money or that of the country is meant.
    """
    if currencies.is_code(currency):
        return end, currency
    for form in ("in brackets", "in money", "whose"):
        found = _PATTERNS[form].match(plain, end)
        code = _of_country(text[found.start("who") : found.end("who")], currency) if found else ""
        if not found or not code:
            continue
        if form == "whose" and found["next"] and found["next"].strip() not in FUNCTION_WORDS:
            return end, currencies.doubted(currency, code)  # "$200 million US investments"
        return (found.end("who") if form == "whose" else found.end()), code
    return end, currency


def _of_country(written: str, currency: str) -> str:
    """Return the code of a sign or name with a country's word behind it ("US", "Cdn", "Canadian"); "" for none."""
    name = _NAMES.get(currency, currency)
    words = [word for word in written.split() if currencies.singular(word) not in {name, "fund", "currency"}]
    if not words or not written[0].isupper():
        return ""
    letters = "".join(words).replace(".", "")
    full = f"{' '.join(words).casefold().rstrip('.')} {name}"
    for code in (letters.upper(), currencies.signed(f"{letters.casefold()}$"), currencies.named(full)):
        if currencies.is_code(code) and currencies.fit(currency, code):
            return code
    return ""


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
        or _PATTERNS["goes on"].match(plain, number.end)
        or (1000 <= number.low < numbers.UNREAD and not written.isdigit())  # noqa: PLR2004 - thousands are set apart
        or _PATTERNS["cents"].search(written)
        or _PATTERNS["no cents"].match(plain, number.end)
        or units.rate(plain, number.end)
    )


def _behind(text: str, plain: str, number: Number) -> tuple[int, str, float]:
    """Return where the currency behind a number ends, which it is, and what its letters multiply by: "3 MSEK"."""
    found = _PATTERNS["behind"].match(plain, number.end)
    is_large = bool(number.scale) or number.is_vague
    if not found or (found["of"] and not is_large) or _is_year(plain, number):
        return number.end, "", 1.0
    if found["sign"]:
        end = found.end("sign")
        sign = text[found.start("sign") : end].casefold()
        is_odd = number.scale and (found["many"] or (number.scale == "t" and found.start("sign") == number.end))  # 5 T€
        many = numbers.UNREAD if is_odd else numbers.scale(found["many"] or "")
        return end, currencies.signed(sign) or sign, many
    start = found.start("words")
    code, many = _of_many(text[start : found.end("words")].partition(" ")[0].rstrip("."))
    if code:
        return start + len("MSEK"), code, numbers.UNREAD if number.scale else many
    words = found["words"]
    for _ in range(_LONGEST_NAME):
        name = words.rstrip(".'")
        end = start + len(name)
        if currency := _named(text, plain, start, end, is_large=is_large):
            return end, currency, 1.0
        words = words[: max(words.rfind(" "), words.rfind("-"), 0)]
    return number.end, "", 1.0


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
