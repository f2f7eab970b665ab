"""Letters, quotes, dashes and signs in one plain form, character for character, so that offsets stay."""

from __future__ import annotations

import re

# Signs of money take the place of the euro in ISO 8859-15: patterns with signs beyond Latin-1 take long to compile.
_PLAIN: dict[str, str] = dict(
    zip(
        "áàâãäåāçčéèêëēíìîïīñóòôõöøōšúùûüūýžÁÀÂÃÄÅÇČÉÈÊËÍÌÎÏÑÓÒÔÕÖØŠÚÙÛÜÝŽğışłŁćńśźżęąřěŞİ’‘“”‑–\N{NO-BREAK SPACE}€"
        "⁰¹²³⁴⁵⁶⁷⁸⁹",
        "aaaaaaacceeeeeiiiiinooooooosuuuuuyzAAAAAACCEEEEIIIINOOOOOOSUUUUYZgislLcnszzeareSI''\"\"-- ¤          ",
        strict=True,
    )
) | {
    **dict.fromkeys("₹₨₦₱₵₴₽₺₪₾₼₸֏؋₩₫฿៛₭₮₲₡৳﷼", "¤"),
    **dict.fromkeys("\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}", " "),
    "−": "-",
}
_RAISED_POINT = re.compile(r"(?<=\d)·(?=\d)")
_UNUSUAL = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Replace accents, quotes, dashes, special spaces, raised digits and signs of money, character for character."""
    if not text.isascii():
        for character in set(_UNUSUAL.findall(text)):  # some few: ten times as fast as `str.translate`
            text = text.replace(character, _PLAIN.get(character, character))
        if "·" in text:
            text = _RAISED_POINT.sub(".", text)
    return text
