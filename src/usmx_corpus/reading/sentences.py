"""Split the clean text of a block into sentences; "U.S.", "Joseph R. Biden" and "$1.5 billion" are not cut."""

from __future__ import annotations

import re

# Where a sentence may end: a mark, closing quotes, brackets or the number of a note, and a space; or no space at all,
# between a small letter and a word that begins sentences ("in the economy.The bill").
_END = re.compile(
    r"""
    [.!?…] [\"'”’)\]]* (?:\[\d{1,3}\]|[⁰¹²³⁴-⁹])*
    (?: [ ]
      | (?<=[a-z]{3}[.!?]) (?=(?:The|This|These|We|In|It|He|She|They|And|But|Our|For|As|At|To|President)\b[ ]) )
    """,
    re.VERBOSE,
)

# Abbreviations that never end a sentence.
_TITLES = frozenset(
    "Mr Mrs Ms Dr Prof Rev Hon Sen Sens Reps Rep Gov Govs Gen Adm Lt Col Maj Capt Cmdr Sgt Cpl Pvt Amb Sec Pres Supt "
    "Mt St Ste vs v cf Messrs Mme".split()
)
# Titles of other countries, which end a sentence only before one of `_STARTERS`, or behind a figure ("500 Fr.") or an
# article ("made a Dato.").
_OTHER_TITLES = frozenset(
    "Rt Engr Eng Ir Ing Arq Lic Drs Dra Sra Srta Dott Avv Mlle Mgr Msgr Abp Bp Fr Ft Sh Shri Sri Smt Kum Thiru Tmt "
    "Pdt Adv Atty Barr Cllr Ald Cde Alh Hj Dato Datuk Brig Cdr Cdre Wg Sqn Ldr Flt Insp Asst Assoc Dep Secy Mohd Muhd "
    "Pst Lieut Gp Pte".split()
)
_ALL_TITLES = _TITLES | _OTHER_TITLES
# Titles that are whole words: "the title of Datuk."
_WHOLE_TITLES = frozenset(("Dato", "Datuk"))
_ARTICLES = frozenset(("a", "an"))
# Signs of money that do not end a sentence before a figure, but behind one ("40 kr. 300 people came"): those of the
# table of `facts/currencies.py` that are written with a full stop.
CURRENCIES = frozenset(
    "Rs rs RS Re Tk Sh Shs Ksh KSh Kshs KShs KSHS KSH Tsh TSh Tshs TShs Ush USh Ushs UShs Rp RP Fr Sfr SFr Kr kr Kč Kc "
    "kč kc Zł Zl zł zl Ft Hr Hrn Nu Le Bs Gs Dh Dhs Kz Rf Nfk Nrs NRs Frw FRw Fcfa FCFA Cfa CFA S/ B/".split()
)
# Codes of money that people write with a full stop, which ends no sentence before a sum: "UGX. 500 million". "They paid
# in USD. 500 people came" are two.
CODES = frozenset(
    "UGX KES TZS RWF NGN GHS ZAR ZMW MWK ETB INR PKR LKR BDT NPR MMK PHP IDR MYR SGD THB VND USD EUR GBP CAD AUD NZD "
    "JMD TTD BBD FJD CHF SEK NOK DKK PLN AED SAR EGP Ugx Kes Usd".split()
)
# Abbreviations that do not end a sentence before a number.
_NUMBERED = frozenset("No Nos no nos Art Vol pp p Fig Ch".split())
# Abbreviations that end a sentence only before one of `_STARTERS`.
_ABBREVIATIONS = frozenset(
    "Jr Sr Inc Corp Co Cos Ltd LLC Bros Assn Dept Univ Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Tues "
    "Thurs etc al approx est seq Ave Blvd Rd a.m p.m e.g i.e Ph.D Pub Stat Exec Cong Rec Reg Fed Div "
    "Ala Ariz Calif Colo Conn Fla Ga Ill Ky Mass Md Mich Minn Mo Okla Ore Pa Tenn Tex Va Wash Wis".split()
)
# Words that begin a sentence far more often than they begin a name.
_STARTERS = frozenset(
    "The This These Those That There It Its In On At As An A And But Or So If We They He She I You Our Their His Her "
    "My Your To For From With By While When Since Because After Before Under Through Today Both Each All Other "
    "However Moreover Additionally Finally Also Over More Here What Why How Who Together Working During Building "
    "Now Then Thank Yes Well Not Is Are Was Were Do Did Does Can Let Last Next Such Some Most Many No Nor".split()
)
# What numbers a sentence and is not one itself: "1. ", "2.1. (".
_NUMBERING = re.compile(r"[\"'“‘(\[. 0-9]*+")
_NEXT_WORD = re.compile(r"[^\W\d_]+|\d")
_OPENERS = "\"'“‘(["
_SCALES = frozenset("thousand lakh lakhs million crore crores billion trillion mn bn cr".split())
# Characters in which the word before another is looked for.
_LONGEST_WORD = 40
# What joins a name to the abbreviation of another: "EU-U.S.", "Mexico–U.S.".
_DASHES = "-‑–/"
# A sum behind the code of its money.
_SUM = re.compile(
    rf"(?<![\d,]) ?(?:\d{{1,3}}(?:,\d{{2,3}})++|\d[\d.,]{{0,20}}+ ?(?:{'|'.join(sorted(_SCALES))}|[mbk]\b))"
)
_SYMBOLS = frozenset("$€£¥—–•-")


def spans(text: str, label: int = 0) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of a text; together they hold all of it but the spaces between.

    The first `label` characters are a run-in heading: they are not split, and belong to the first sentence.
    """
    found: list[tuple[int, int]] = []
    start = label
    words = _after_numbering(text, label)
    for mark in _END.finditer(text, label):
        if _can_start(text, mark.end()) and _is_end(text, start, words, mark):
            end = mark.end()
            found.append((start if found else 0, end - 1 if text[end - 1] == " " else end))
            start = end
            words = _after_numbering(text, end)
    if start < len(text):
        found.append((start if found else 0, len(text)))
    return found


def _after_numbering(text: str, start: int) -> int:
    """Return where the words of a sentence begin."""
    if text[start : start + 1].isalpha():
        return start
    numbering = _NUMBERING.match(text, start)
    return numbering.end() if numbering else start


def _is_end(text: str, begin: int, words: int, mark: re.Match[str]) -> bool:
    """Whether a mark ends the sentence that starts at `begin`, its words at `words`, or belongs to the word before."""
    stop = mark.start()
    word = text[max(text.rfind(" ", begin, stop) + 1, begin) : stop].lstrip(_OPENERS + ".")
    if not word or word.isdigit():
        return words < stop
    if (
        word in CODES
        and _SUM.match(text, mark.end() - 1)
        and not _is_figure(_word_before(text, begin, stop - len(word)))
    ):
        return False
    return text[stop] != "." or (
        word not in _TITLES and _ends(word, _word_before(text, begin, stop - len(word)), _next_word(text, mark.end()))
    )


def _ends(word: str, before: str, following: str) -> bool:
    """Whether a full stop behind a word ends the sentence, by the words before and behind it."""
    if word in _NUMBERED:
        return not following.isdigit()
    if word in CURRENCIES and following.isdigit():
        return _is_figure(before)
    if _is_other_title(word):
        return following in _STARTERS or following.isdigit() or _is_figure(before) or _is_told_of(word, before)
    return following in _STARTERS or not (word in _ABBREVIATIONS or _is_initials(word))


def _is_other_title(word: str) -> bool:
    """Whether a word is a title that may end a sentence, or several titles: "Maj.-Gen"."""
    return word in _OTHER_TITLES or _ALL_TITLES.issuperset(word.replace(".-", "-").split("-"))


def _word_before(text: str, begin: int, end: int) -> str:
    """Return the word before `end` in a sentence that starts at `begin`; "" for none."""
    words = text[max(begin, end - _LONGEST_WORD) : end].rstrip(_OPENERS).split()
    return words[-1].lstrip(_OPENERS) if words else ""


def _is_figure(word: str) -> bool:
    """Whether a word is a figure or a scale of one."""
    return word[:1].isdigit() or word in _SCALES


def _is_told_of(title: str, before: str) -> bool:
    """Whether a title is spoken of and nobody bears it, by the word before: "made a Dato"."""
    return before in _ARTICLES or (title in _WHOLE_TITLES and before in {"the", "of"})


def _can_start(text: str, start: int) -> bool:
    """Whether a sentence can start here: with a capital, a figure or a symbol, after any quotes and brackets."""
    begin = _unquoted(text, start)
    first = text[begin : begin + 1]
    return (first.isalnum() and not "a" <= first <= "z") or first in _SYMBOLS


def _next_word(text: str, start: int) -> str:
    following = _NEXT_WORD.match(text, _unquoted(text, start))
    return following[0] if following else ""


def _unquoted(text: str, start: int) -> int:
    """Return where the words begin after opening quotes and brackets."""
    while text[start : start + 1] in _OPENERS and start < len(text):
        start += 1
    return start


def _is_initials(word: str) -> bool:
    """Whether this is a middle initial ("Joseph R.") or single letters with stops ("U.S.", "H.R.", "EU-U.S.")."""
    last = word[max(word.rfind(dash) for dash in _DASHES) + 1 :]
    if last != word and "." not in last:
        return False
    return last.isupper() and all(len(part) == 1 for part in last.split("."))
