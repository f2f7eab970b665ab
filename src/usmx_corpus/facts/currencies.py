"""Currencies as data: codes, names, signs, and whose money each is.

A sign or a name like "$" and "pounds" may be the money of several countries. It is kept as written until the country of
the text decides (`of_country`).
"""

from __future__ import annotations

from functools import cache

from usmx_corpus.facts import countries

#: Codes (ISO 4217) and English names, printed by `tests/bench/currencies.py`.
_TABLE = """\
AED uae dirham
AFN afghan afghani
ALL albanian lek
AMD armenian dram
ANG netherlands antillean guilder
AOA angolan kwanza
ARS argentine peso
AUD australian dollar
AWG aruban florin
AZN azerbaijani manat
BAM bosnia-herzegovina convertible mark
BBD barbadian dollar
BDT bangladeshi taka
BGN bulgarian lev
BHD bahraini dinar
BIF burundian franc
BMD bermudan dollar
BND brunei dollar
BOB bolivian boliviano
BRL brazilian real
BSD bahamian dollar
BTN bhutanese ngultrum
BWP botswanan pula
BYN belarusian ruble
BZD belize dollar
CAD canadian dollar
CDF congolese franc
CHF swiss franc
CLP chilean peso
CNY chinese yuan
COP colombian peso
CRC costa rican colon
CUC cuban convertible peso
CUP cuban peso
CVE cape verdean escudo
CZK czech koruna
DJF djiboutian franc
DKK danish krone
DOP dominican peso
DZD algerian dinar
EGP egyptian pound
ERN eritrean nakfa
ETB ethiopian birr
EUR euro
FJD fijian dollar
FKP falkland islands pound
GBP british pound
GEL georgian lari
GHS ghanaian cedi
GIP gibraltar pound
GMD gambian dalasi
GNF guinean franc
GTQ guatemalan quetzal
GYD guyanaese dollar
HKD hong kong dollar
HNL honduran lempira
HRK croatian kuna
HTG haitian gourde
HUF hungarian forint
IDR indonesian rupiah
ILS israeli new shekel
INR indian rupee
IQD iraqi dinar
IRR iranian rial
ISK icelandic krona
JMD jamaican dollar
JOD jordanian dinar
JPY japanese yen
KES kenyan shilling
KGS kyrgyz som
KHR cambodian riel
KMF comorian franc
KPW north korean won
KRW south korean won
KWD kuwaiti dinar
KYD cayman islands dollar
KZT kazakhstani tenge
LAK laotian kip
LBP lebanese pound
LKR sri lankan rupee
LRD liberian dollar
LSL lesotho loti
LYD libyan dinar
MAD moroccan dirham
MDL moldovan leu
MGA malagasy ariary
MKD macedonian denar
MMK myanmar kyat
MNT mongolian tugrik
MOP macanese pataca
MRU mauritanian ouguiya
MUR mauritian rupee
MVR maldivian rufiyaa
MWK malawian kwacha
MXN mexican peso
MYR malaysian ringgit
MZN mozambican metical
NAD namibian dollar
NGN nigerian naira
NIO nicaraguan cordoba
NOK norwegian krone
NPR nepalese rupee
NZD new zealand dollar
OMR omani rial
PAB panamanian balboa
PEN peruvian sol
PGK papua new guinean kina
PHP philippine peso
PKR pakistani rupee
PLN polish zloty
PYG paraguayan guarani
QAR qatari riyal
RON romanian leu
RSD serbian dinar
RUB russian ruble
RWF rwandan franc
SAR saudi riyal
SBD solomon islands dollar
SCR seychellois rupee
SDG sudanese pound
SEK swedish krona
SGD singapore dollar
SHP st. helena pound
SLE sierra leonean leone
SLL sierra leonean leone
SOS somali shilling
SRD surinamese dollar
SSP south sudanese pound
STN sao tome and principe dobra
SYP syrian pound
SZL swazi lilangeni
THB thai baht
TJS tajikistani somoni
TMT turkmenistani manat
TND tunisian dinar
TOP tongan pa'anga
TRY turkish lira
TTD trinidad and tobago dollar
TWD new taiwan dollar
TZS tanzanian shilling
UAH ukrainian hryvnia
UGX ugandan shilling
USD us dollar
UYU uruguayan peso
UZS uzbekistani som
VES venezuelan bolivar
VND vietnamese dong
VUV vanuatu vatu
WST samoan tala
XAF central african cfa franc
XCD east caribbean dollar
XCG caribbean guilder
XDR special drawing rights
XOF west african cfa franc
XPF cfp franc
YER yemeni rial
ZAR south african rand
ZMW zambian kwacha
ZWG zimbabwean gold
ZWL zimbabwean dollar
"""
#: Other names, by code; the last word of each is a name of the currency too.
_OTHER_NAMES: dict[str, str] = {
    "AED": "emirati dirham",
    "BAM": "bosnian mark",
    "BSD": "bahamas dollar",
    "BWP": "botswana pula",
    "CHF": "swiss franken",
    "CNY": "chinese renminbi",
    "CZK": "czech crown",
    "DKK": "danish crown",
    "FJD": "fiji dollar",
    "GBP": "pound sterling, pounds sterling, sterling, uk pound",
    "GYD": "guyana dollar, guyanese dollar",
    "ILS": "israeli shekel, new israeli shekel, new shekel",
    "ISK": "icelandic crown",
    "JMD": "jamaica dollar",
    "NOK": "norwegian crown",
    "NPR": "nepali rupee",
    "NZD": "nz dollar",
    "PGK": "papua new guinea kina",
    "PHP": "philippines peso",
    "SEK": "swedish crown",
    "SGD": "singaporean dollar",
    "TRY": "turkish lira",
    "TWD": "taiwan dollar, taiwanese dollar",
    "UAH": "ukrainian hryvna",
    "USD": "american dollar, u.s. dollar, united states dollar",
    "UZS": "uzbek soum",
    "WST": "samoa tala",
    "XAF": "cfa franc",
    "XDR": "special drawing right",
    "XOF": "cfa franc",
}
#: Plurals that are not the singular with "s", and spellings.
_SINGULARS: dict[str, str] = {
    "colones": "colon",
    "denari": "denar",
    "dhs": "dirham",
    "emalangeni": "lilangeni",
    "hryven": "hryvnia",
    "koruny": "koruna",
    "kroner": "krone",
    "kronor": "krona",
    "kronur": "krona",
    "lei": "leu",
    "leke": "lek",
    "leva": "lev",
    "meticais": "metical",
    "reais": "real",
    "rial": "riyal",
    "rials": "riyal",
    "rouble": "ruble",
    "roubles": "ruble",
    "soles": "sol",
    "yuans": "yuan",
    "zlote": "zloty",
    "zlotych": "zloty",
}
#: Last words that are no names of money by themselves.
_NO_NAMES = frozenset(("gold", "right"))
#: Names that are common words too: they need a word like "million", or an adjective, to be money.
_DOUBTFUL = frozenset("pound mark real sol soles won colon crown dram top lek".split())
#: Money without cents, of countries that set thousands apart with points: "CLP 60.000" is 60,000.
NO_CENTS = frozenset("CLP COP IDR ISK PYG VND".split())
#: Signs before or after a number, by the codes that they may stand for. A code, and "$" behind it, needs no line.
_SIGNS: dict[str, str] = {
    "€": "EUR",
    "£": "GBP EGP FKP GIP LBP SDG SHP SSP SYP",
    "¥": "JPY CNY",
    "us$": "USD",
    "u.s.$": "USD",
    "u$s": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "b$": "BND BSD",
    "bds$": "BBD",
    "bz$": "BZD",
    "c$": "CAD NIO",
    "ca$": "CAD",
    "can$": "CAD",
    "cdn$": "CAD",
    "ci$": "KYD",
    "col$": "COP",
    "ec$": "XCD",
    "f$": "FJD",
    "fj$": "FJD",
    "g$": "GYD",
    "gy$": "GYD",
    "hk$": "HKD",
    "j$": "JMD",
    "ja$": "JMD",
    "l$": "LRD",
    "mex$": "MXN",
    "mx$": "MXN",
    "n$": "NAD",
    "nam$": "NAD",
    "nt$": "TWD",
    "nz$": "NZD",
    "r$": "BRL",
    "rd$": "DOP",
    "s$": "SGD",
    "sg$": "SGD",
    "si$": "SBD",
    "t$": "TOP",
    "tt$": "TTD",
    "ws$": "WST",
    "wst$": "WST",
    "zw$": "ZWL",
    "e£": "EGP",
    "ir£": "",
    "cn¥": "CNY",
    "jp¥": "JPY",
    "rmb": "CNY",
    "rmb¥": "CNY",
    "₹": "INR",
    "nrs": "NPR",
    "₨": "INR PKR LKR NPR MUR SCR",
    "rs": "INR PKR LKR NPR MUR SCR",
    "re": "INR PKR LKR NPR MUR SCR",
    "৳": "BDT",
    "tk": "BDT",
    "sh": "KES TZS UGX SOS",
    "shs": "KES TZS UGX SOS",
    "ksh": "KES",
    "kshs": "KES",
    "tsh": "TZS",
    "tshs": "TZS",
    "ush": "UGX",
    "ushs": "UGX",
    "frw": "RWF",
    "r": "ZAR",
    "p": "PHP BWP",
    "k": "ZMW MWK PGK",
    "n": "NGN",
    "q": "GTQ",
    "le": "EGP SLE SLL",
    "₦": "NGN",
    "₱": "PHP",
    "₵": "GHS",
    "gh₵": "GHS",
    "gh¢": "GHS",
    "gh": "GHS",
    "cfa": "XOF XAF",
    "cfaf": "XOF XAF",
    "fcfa": "XOF XAF",
    "kr": "SEK NOK DKK ISK",
    "sfr": "CHF",
    "fr": "CHF",
    "zł": "PLN",
    "zl": "PLN",
    "kč": "CZK",
    "kc": "CZK",
    "ft": "HUF",
    "₴": "UAH",
    "hr": "UAH",
    "hrn": "UAH",
    "₽": "RUB",
    "₺": "TRY",
    "tl": "TRY",
    "₪": "ILS",
    "nis": "ILS",
    "﷼": "SAR IRR OMR QAR YER",
    "sr": "SAR",
    "qr": "QAR",
    "kd": "KWD",
    "jd": "JOD",
    "dh": "AED MAD",
    "dhs": "AED MAD",
    "₾": "GEL",
    "₼": "AZN",
    "₸": "KZT",
    "֏": "AMD",
    "؋": "AFN",
    "₩": "KRW KPW",
    "₫": "VND",
    "฿": "THB",
    "៛": "KHR",
    "₭": "LAK",
    "₮": "MNT",
    "rm": "MYR",
    "rp": "IDR",
    "top$": "TOP",
    "s/": "PEN",
    "s/.": "PEN",
    "b/": "PAB",
    "b/.": "PAB",
    "bs": "BOB VES",
    "gs": "PYG",
    "₲": "PYG",
    "₡": "CRC",
    "sdr": "XDR",
    "nu": "BTN",
    "kz": "AOA",
    "bd": "BHD",
    "rf": "MVR",
    "nfk": "ERN",
    "ll": "LBP",
    "mk": "MWK",
    "nle": "SLE",
}
#: Countries that set thousands apart with points, or decimals with commas: "1.275 million" may be 1,275 million there.
_POINT_FOR_THOUSANDS = frozenset(
    "AD AL AM AO AR AT AZ BA BE BG BO BR BY CL CO CR CU CV CZ DE DK EC EE ES FI FR GE GR GW HR HU ID IS IT KG KZ LT LU "
    "LV MA MC MD ME MK MZ NL NO PL PT PY RO RS RU SE SI SK SM ST TJ TL TM TN TR UA UY UZ VA VE VN".split()
)
#: What a sign or a name means where the country does not have any of its currencies.
_USUALLY: dict[str, str] = {"£": "GBP", "c$": "CAD", "₩": "KRW"}
#: Signs of letters that are words or numbers of rooms, roads and flights as well.
DOUBTFUL_SIGNS = frozenset(
    "r p k n q m sh shs fr re le ft gs bs rm rp sr qr kd jd bd tl gh tk dh dhs hr nu rf ll mk".split()
)
#: Codes that are words in capitals, or other abbreviations: "ALL 50 STATES", "COP 28", "SDG 2".
DOUBTFUL_CODES = frozenset(
    "ALL AMD ANG BAM BIF BOB CAD COP CUP ERN GEL GIP LAK MAD MGA MOP NAD PEN PHP RON SAR SDG "
    "SDR SLE SOS TMT TOP TRY XDR".split()
)


@cache
def _table() -> dict[str, str]:
    """Return the name of each currency by code."""
    return {line[:3]: line[4:] for line in _TABLE.splitlines()}


@cache
def _names() -> dict[str, list[str]]:
    """Return the codes of each name of a currency, in full ("swiss franc") and of its last word ("franc")."""
    found: dict[str, list[str]] = {}
    for code, name in _table().items():
        others = _OTHER_NAMES.get(code, "")
        for full in (name, *(others.split(", ") if others else ())):
            words = full.split()
            words[-1] = singular(words[-1])
            for form in dict.fromkeys((" ".join(words), words[-1])):
                if form not in _NO_NAMES and code not in found.setdefault(form, []):
                    found[form].append(code)
    found["won"].remove("KPW")
    return found


@cache
def words() -> frozenset[str]:
    """Return all words, signs and codes that a text with money may hold, as they are written."""
    lower = {form for name in _names() for form in (name, f"{name}s") if " " not in name} | {*_SINGULARS}
    lower |= {sign for sign in _SIGNS if sign.isalpha()}
    mixed = (f"{word[:2].upper()}{word[2:]}" for word in lower)  # KSh
    return frozenset((*_table(), *title_codes(), *lower, *map(str.capitalize, lower), *map(str.upper, lower), *mixed))


def singular(word: str) -> str:
    """Return the last word of a currency's name in the singular: "kroner" → "krone"."""
    return _SINGULARS.get(word) or (word.removesuffix("s") if len(word) > len("yen") else word)


def is_code(currency: str) -> bool:
    """Whether it is a code of ISO 4217 and no sign or name."""
    return currency in _table()


@cache
def title_codes() -> frozenset[str]:
    """Return the codes as some write them, but for those that are words as well: "Kes", "Php"."""
    return frozenset(code.capitalize() for code in _table() if code not in DOUBTFUL_CODES or code == "PHP")


def named(name: str) -> str:
    """Return the currency of a name in lower case: its code, the singular where it may be several, "" for none."""
    full = name.split()
    if not full:
        return ""
    form = " ".join((*full[:-1], singular(full[-1])))
    codes = _names().get(form) or _of_land(" ".join(full[:-1]), singular(full[-1]))
    return codes[0] if len(codes) == 1 else form if codes else ""


def _of_land(land: str, name: str) -> list[str]:
    """Return the code of "kenya shilling", which is named after the country and not with its adjective."""
    code = _lands().get(land.removeprefix("the "), "")
    return [code] if code in _names().get(name, ()) else []


@cache
def _lands() -> dict[str, str]:
    """Return the currency of each country by its name in lower case."""
    return {country.name.casefold(): country.currency for country in countries.by_code().values()}


def is_doubtful(name: str) -> bool:
    """Whether a name of one word is another word as well: "pounds", "won"."""
    return name in _DOUBTFUL or name.removesuffix("s") in _DOUBTFUL


def signed(sign: str) -> str:
    """Return the currency of a sign in lower case: its code, the sign where it may be several, "" for none."""
    if sign == "$":
        return sign
    sign = sign.rstrip(".") if sign.rstrip(".") in _SIGNS else sign
    if sign not in _SIGNS:
        code = sign.rstrip("$€£¥").upper()
        return code if is_code(code) and fit(code, sign[len(code) :]) else ""
    codes = _SIGNS[sign].split()
    return codes[0] if len(codes) == 1 else sign


def doubted(sign: str, code: str) -> str:
    """Return a sign or name that may stand for a code rather than for the money of the document: "$/USD"."""
    return f"{sign}/{code}"


def may_be(currency: str) -> frozenset[str]:
    """Return the codes that a sign or a name may stand for; empty where nobody knows."""
    return _may_be().get(currency.partition("/")[0], frozenset())


@cache
def _may_be() -> dict[str, frozenset[str]]:
    dollars = (*_names()["dollar"], *_names()["peso"], "NIO")
    return {
        **{name: frozenset(codes) for name, codes in _names().items()},
        **{sign: frozenset(codes.split()) for sign, codes in _SIGNS.items()},
        "$": frozenset(dollars),
        **{code: frozenset((code,)) for code in _table()},
    }


def fit(one: str, other: str) -> bool:
    """Whether two sums may be of one currency: "$" and "USD", not "CAD" and "USD"."""
    mine, theirs = may_be(one), may_be(other)
    return one == other or not mine or not theirs or not mine.isdisjoint(theirs)


def says_less(one: str, other: str) -> bool:
    """Whether a sign or a name leaves open whose money another names: "$" beside "CAD", "shilling" beside "UGX".

    Whoever says no more than "$" means any dollars, and where nothing else is known those of the United States.
    """
    mine, theirs = may_be(one), may_be(other)
    is_usual = one == "$" and (other == "USD" or theirs == may_be("dollar"))
    return len(mine) > 1 and theirs < mine and not is_usual


def of_country(currency: str, country: str) -> str:
    """Return the code of what a sign or a name means in a text of a country ("CA", "" for unknown).

    Where the country has no such money, or where it is unknown, it stays as written, unless it usually means one.
    """
    if is_code(currency):
        return currency
    sign, _, other = currency.partition("/")
    if other:
        return other if of_country(sign, country) == other else currency
    own = countries.by_code()[country].currency if country in countries.by_code() else ""
    return own if own in may_be(currency) else _USUALLY.get(currency, currency)


def has_point_for_thousands(currency: str, country: str) -> bool:
    """Whether a point in a sum may set thousands apart, in a text of a country or, if it is unknown, of a currency."""
    if country:
        return country in _POINT_FOR_THOUSANDS
    known = countries.by_code()
    return currency != "USD" and currency in {known[code].currency for code in _POINT_FOR_THOUSANDS if code in known}
