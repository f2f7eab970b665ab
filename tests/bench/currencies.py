"""Print the table of `facts/currencies.py` from the locale data of babel: `python tests/bench/currencies.py`.

Babel is wanted only here (`pip install babel`). A line for each currency in use: its code and its English name.
"""

import unicodedata
from datetime import date
from itertools import chain

from babel import numbers  # type: ignore[import-not-found]
from babel.core import get_global  # type: ignore[import-not-found]

NOW = date(2025, 12, 31)
#: What the locale data leave out: money of account, and currencies that are still quoted.
FORMER = ("ANG", "CUC", "HRK", "SLL", "XDR", "ZWL")


def plain(name: str) -> str:
    """Return a name in lower case, without accents and without the years in which it was in use."""
    letters = unicodedata.normalize("NFD", name.partition(" (")[0]).lower().replace("&", "and").replace("ʻ", "'")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


if __name__ == "__main__":
    countries = get_global("territory_currencies")
    current = (numbers.get_territory_currencies(country, start_date=NOW, tender=True) for country in countries)
    for code in sorted({*chain.from_iterable(current), *FORMER}):
        print(code, plain(numbers.get_currency_name(code, 1, locale="en")))
