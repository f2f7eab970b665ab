"""The countries of the world by their codes (ISO 3166-1 alpha-2), with capitals and the currency of each.

One notation: entries end with ";" and give code, name as in the gazetteer, capital, and currency (ISO 4217). EU and UN
are reserved codes of the standard for the two bodies.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.facts import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTRIES = (
    "AD Andorra/Andorra la Vella/EUR; AE United Arab Emirates/Abu Dhabi/AED; AF Afghanistan/Kabul/AFN;"
    "AG Antigua and Barbuda/St. John’s/XCD; AL Albania/Tirana/ALL; AM Armenia/Yerevan/AMD; AO Angola/Luanda/AOA;"
    "AR Argentina/Buenos Aires/ARS; AT Austria/Vienna/EUR; AU Australia/Canberra/AUD; AZ Azerbaijan/Baku/AZN;"
    "BA Bosnia and Herzegovina/Sarajevo/BAM; BB Barbados/Bridgetown/BBD; BD Bangladesh/Dhaka/BDT;"
    "BE Belgium/Brussels/EUR; BF Burkina Faso/Ouagadougou/XOF; BG Bulgaria/Sofia/EUR; BH Bahrain/Manama/BHD;"
    "BI Burundi/Gitega/BIF; BJ Benin/Porto-Novo/XOF; BN Brunei/Bandar Seri Begawan/BND; BO Bolivia/La Paz/BOB;"
    "BR Brazil/Brasília/BRL; BS Bahamas/Nassau/BSD; BT Bhutan/Thimphu/BTN; BW Botswana/Gaborone/BWP;"
    "BY Belarus/Minsk/BYN; BZ Belize/Belmopan/BZD; CA Canada/Ottawa/CAD;"
    "CD Democratic Republic of the Congo/Kinshasa/CDF; CF Central African Republic/Bangui/XAF;"
    "CG Republic of the Congo/Brazzaville/XAF; CH Switzerland/Bern/CHF; CI Côte d’Ivoire/Yamoussoukro/XOF;"
    "CL Chile/Santiago/CLP; CM Cameroon/Yaoundé/XAF; CN China/Beijing/CNY; CO Colombia/Bogotá/COP;"
    "CR Costa Rica/San José/CRC; CU Cuba/Havana/CUP; CV Cabo Verde/Praia/CVE; CY Cyprus/Nicosia/EUR;"
    "CZ Czech Republic/Prague/CZK; DE Germany/Berlin/EUR; DJ Djibouti/Djibouti City/DJF; DK Denmark/Copenhagen/DKK;"
    "DM Dominica/Roseau/XCD; DO Dominican Republic/Santo Domingo/DOP; DZ Algeria/Algiers/DZD; EC Ecuador/Quito/USD;"
    "EE Estonia/Tallinn/EUR; EG Egypt/Cairo/EGP; ER Eritrea/Asmara/ERN; ES Spain/Madrid/EUR;"
    "ET Ethiopia/Addis Ababa/ETB; EU European Union/Brussels/EUR; FI Finland/Helsinki/EUR; FJ Fiji/Suva/FJD;"
    "FM Micronesia/Palikir/USD; FR France/Paris/EUR; GA Gabon/Libreville/XAF; GB United Kingdom/London/GBP;"
    "GD Grenada/St. George’s/XCD; GE Republic of Georgia/Tbilisi/GEL; GH Ghana/Accra/GHS; GM The Gambia/Banjul/GMD;"
    "GN Guinea/Conakry/GNF; GQ Equatorial Guinea/Malabo/XAF; GR Greece/Athens/EUR; GT Guatemala/Guatemala City/GTQ;"
    "GW Guinea-Bissau/Bissau/XOF; GY Guyana/Georgetown/GYD; HN Honduras/Tegucigalpa/HNL; HR Croatia/Zagreb/EUR;"
    "HT Haiti/Port-au-Prince/HTG; HU Hungary/Budapest/HUF; ID Indonesia/Jakarta/IDR; IE Ireland/Dublin/EUR;"
    "IL Israel/Jerusalem/ILS; IN India/New Delhi/INR; IQ Iraq/Baghdad/IQD; IR Iran/Tehran/IRR;"
    "IS Iceland/Reykjavik/ISK; IT Italy/Rome/EUR; JM Jamaica/Kingston/JMD; JO Jordan/Amman/JOD; JP Japan/Tokyo/JPY;"
    "KE Kenya/Nairobi/KES; KG Kyrgyzstan/Bishkek/KGS; KH Cambodia/Phnom Penh/KHR; KI Kiribati/Tarawa/AUD;"
    "KM Comoros/Moroni/KMF; KN Saint Kitts and Nevis/Basseterre/XCD; KP North Korea/Pyongyang/KPW;"
    "KR South Korea/Seoul/KRW; KW Kuwait/Kuwait City/KWD; KZ Kazakhstan/Astana/KZT; LA Laos/Vientiane/LAK;"
    "LB Lebanon/Beirut/LBP; LC Saint Lucia/Castries/XCD; LI Liechtenstein/Vaduz/CHF; LK Sri Lanka/Colombo/LKR;"
    "LR Liberia/Monrovia/LRD; LS Lesotho/Maseru/LSL; LT Lithuania/Vilnius/EUR; LU Luxembourg/Luxembourg City/EUR;"
    "LV Latvia/Riga/EUR; LY Libya/Tripoli/LYD; MA Morocco/Rabat/MAD; MC Monaco/Monaco/EUR; MD Moldova/Chisinau/MDL;"
    "ME Montenegro/Podgorica/EUR; MG Madagascar/Antananarivo/MGA; MH Marshall Islands/Majuro/USD;"
    "MK North Macedonia/Skopje/MKD; ML Mali/Bamako/XOF; MM Burma/Naypyidaw/MMK; MN Mongolia/Ulaanbaatar/MNT;"
    "MR Mauritania/Nouakchott/MRU; MT Malta/Valletta/EUR; MU Mauritius/Port Louis/MUR; MV Maldives/Malé/MVR;"
    "MW Malawi/Lilongwe/MWK; MX Mexico/Mexico City/MXN; MY Malaysia/Kuala Lumpur/MYR; MZ Mozambique/Maputo/MZN;"
    "NA Namibia/Windhoek/NAD; NE Niger/Niamey/XOF; NG Nigeria/Abuja/NGN; NI Nicaragua/Managua/NIO;"
    "NL Netherlands/The Hague/EUR; NO Norway/Oslo/NOK; NP Nepal/Kathmandu/NPR; NR Nauru/Yaren/AUD;"
    "NZ New Zealand/Wellington/NZD; OM Oman/Muscat/OMR; PA Panama/Panama City/USD; PE Peru/Lima/PEN;"
    "PG Papua New Guinea/Port Moresby/PGK; PH Philippines/Manila/PHP; PK Pakistan/Islamabad/PKR; PL Poland/Warsaw/PLN;"
    "PS Palestine/Ramallah/ILS; PT Portugal/Lisbon/EUR; PW Palau/Ngerulmud/USD; PY Paraguay/Asunción/PYG;"
    "QA Qatar/Doha/QAR; RO Romania/Bucharest/RON; RS Serbia/Belgrade/RSD; RU Russia/Moscow/RUB; RW Rwanda/Kigali/RWF;"
    "SA Saudi Arabia/Riyadh/SAR; SB Solomon Islands/Honiara/SBD; SC Seychelles/Victoria/SCR; SD Sudan/Khartoum/SDG;"
    "SE Sweden/Stockholm/SEK; SG Singapore/Singapore/SGD; SI Slovenia/Ljubljana/EUR; SK Slovakia/Bratislava/EUR;"
    "SL Sierra Leone/Freetown/SLE; SM San Marino/San Marino/EUR; SN Senegal/Dakar/XOF; SO Somalia/Mogadishu/SOS;"
    "SR Suriname/Paramaribo/SRD; SS South Sudan/Juba/SSP; ST São Tomé and Príncipe/São Tomé/STN;"
    "SV El Salvador/San Salvador/USD; SY Syria/Damascus/SYP; SZ Eswatini/Mbabane/SZL; TD Chad/N’Djamena/XAF;"
    "TG Togo/Lomé/XOF; TH Thailand/Bangkok/THB; TJ Tajikistan/Dushanbe/TJS; TL East Timor/Dili/USD;"
    "TM Turkmenistan/Ashgabat/TMT; TN Tunisia/Tunis/TND; TO Tonga/Nuku’alofa/TOP; TR Turkey/Ankara/TRY;"
    "TT Trinidad and Tobago/Port of Spain/TTD; TV Tuvalu/Funafuti/AUD; TW Taiwan/Taipei/TWD; TZ Tanzania/Dodoma/TZS;"
    "UA Ukraine/Kyiv/UAH; UG Uganda/Kampala/UGX; UN United Nations//; US United States/Washington/USD;"
    "UY Uruguay/Montevideo/UYU; UZ Uzbekistan/Tashkent/UZS; VA Holy See/Vatican City/EUR;"
    "VC Saint Vincent and the Grenadines/Kingstown/XCD; VE Venezuela/Caracas/VES; VN Vietnam/Hanoi/VND;"
    "VU Vanuatu/Port Vila/VUV; WS Samoa/Apia/WST; XK Kosovo/Pristina/EUR; YE Yemen/Sana’a/YER;"
    "ZA South Africa/Pretoria/ZAR; ZM Zambia/Lusaka/ZMW; ZW Zimbabwe/Harare/ZWG"
)
#: Bodies of several governments that issue documents: a short form in place of a code, and the name.
BODIES = (
    "ADB Asian Development Bank; AFDB African Development Bank; CARICOM Caribbean Community;"
    "ECOWAS Economic Community of West African States; EIB European Investment Bank;"
    "OPEC Organization of the Petroleum Exporting Countries; SADC Southern African Development Community;"
    "ASEAN Association of Southeast Asian Nations;"
    "FAO Food and Agriculture Organization; IAEA International Atomic Energy Agency;"
    "ILO International Labor Organization; IMF International Monetary Fund;"
    "IOM International Organization for Migration; NATO North Atlantic Treaty Organization;"
    "OAS Organization of American States; OECD OECD; OSCE OSCE;"
    "UNESCO UNESCO; UNHCR UNHCR; UNICEF UNICEF; WB World Bank; WFP World Food Program; WHO World Health Organization;"
    "WTO World Trade Organization"
)
#: What a country is called by itself and in no text: codes reserved in the standard, and a name that a state has too.
_ALSO = {"UK": "GB", "EL": "GR", "GEORGIA": "GE"}
_FORMAL = re.compile(r"(?:(?:federal|united|islamic) )?(?:republic|kingdom|commonwealth|state) of (?:the )?")


class Country(NamedTuple):
    """A country: its code, canonical name, capital, and the code of its currency; "" where it has none."""

    code: str
    name: str
    capital: str
    currency: str


@cache
def by_code() -> dict[str, Country]:
    """Return all countries by code, and behind them bodies, which have neither capital nor currency."""
    entries = (entry.strip().partition(" ") for entry in COUNTRIES.split(";"))
    known = {code: Country(code, *about.split("/")) for code, _, about in entries}
    return known | {code: Country(code, name, "", "") for code, name in bodies().items()}


@cache
def bodies() -> dict[str, str]:
    """Return the names of bodies of several governments by their short forms."""
    return dict(entry.strip().split(" ", 1) for entry in BODIES.split(";"))


@cache
def by_name() -> dict[str, Country]:
    """Return all countries by canonical name."""
    return {country.name: country for country in by_code().values() if country.code not in bodies()}


@cache
def by_capital() -> dict[str, Country]:
    """Return countries by capital, as `folded`; Brussels, the seat of two, is left out."""
    seats: dict[str, list[Country]] = {}
    for country in by_code().values():
        seats.setdefault(folded(country.capital), []).append(country)
    return {capital: found[0] for capital, found in seats.items() if capital and len(found) == 1}


def named(words: str) -> Country | None:
    """Return the country with this code or name, in any written form and case; None if there is none."""
    wanted = words.strip().upper()
    if known := by_code().get(_ALSO.get(wanted, wanted)) or _by_folded_name().get(folded(words)):
        return known
    formal = _FORMAL.match(folded(words))
    return _by_folded_name().get(folded(words)[formal.end() :]) if formal else None


@cache
def _by_folded_name() -> dict[str, Country]:
    """Return countries by all their written forms in the gazetteer; those within others, like Scotland, are none."""
    forms = {folded(form): country for form, country in _forms()}
    return forms | {folded(country.name): country for country in by_code().values()}


def _forms() -> Iterator[tuple[str, Country]]:
    known = by_name()
    for table in ("countries", "organisations"):
        for entry in gazetteer.entries(table):
            if country := known.get(entry.name):
                yield from ((form, country) for form in entry.forms if form[0] != "?")


def folded(name: str) -> str:
    """Return a name without its article, full stops, accents and capitals: "The U.K." → "uk"."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").replace(".", ""))
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join(plain.casefold().split()).removeprefix("the ")
