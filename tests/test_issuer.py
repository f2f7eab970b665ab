"""Which country's government issued a document, and when that stays unknown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from usmx_corpus import issuer
from usmx_corpus.archive import Archive
from usmx_corpus.cli import main
from usmx_corpus.commitments import extract
from usmx_corpus.errors import SettingError
from usmx_corpus.facts import countries, lexicon
from usmx_corpus.reading import reader

if TYPE_CHECKING:
    from pathlib import Path

    from usmx_corpus.model import Document


def document(body: str, **fields: str) -> Document:
    head = "".join(f'{key}: "{value}"\n' for key, value in fields.items())
    read, _ = reader.read("release.md", f"---\n{head}---\n\n{body}\n".encode())
    return read


def country(body: str = "The port will open in June.", default: str = "", **fields: str) -> str:
    return issuer.with_country(document(body, **fields), default).country


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.gov.uk/government/news/ports", "GB"),
        ("https://www.canada.ca/en/news/ports.html", "CA"),
        ("https://www.pm.gc.ca/en/news", "CA"),
        ("https://www.gob.mx/sre/prensa/puertos", "MX"),
        ("https://www.president.go.ke/ports/", "KE"),
        ("https://www.kantei.go.jp/foreign/", "JP"),
        ("https://ec.europa.eu/commission/presscorner/", "EU"),
        ("https://press.un.org/en/2023/ga1.doc.htm", "UN"),
        ("https://www.whitehouse.gov/briefing-room/", "US"),
        ("https://www.beehive.govt.nz/release/ports", "NZ"),
        ("https://statehouse.gov.ng/news/", "NG"),
        ("https://pib.gov.in/PressRelease", "IN"),
        ("https://www.bmi.gv.at/news", "AT"),
        ("https://www.economie.gouv.fr/ports", "FR"),
        ("https://www.epa.gov/news", "US"),
        ("https://www.senate.gov/", "US"),
        ("https://research.fs.fed.us/ports", "US"),
        ("https://www.hoover.archives.gov/", "US"),
        ("https://www.nato.int/cps/en/", "NATO"),
        ("https://www.who.int/news", "WHO"),
        ("https://web.archive.org/web/20210608120000/https://www.gov.ie/en/ports/", "IE"),
        ("https://WWW.GOV.UK:443/news", "GB"),
    ],
)
def test_the_address_of_a_government_names_its_country(url: str, expected: str) -> None:
    assert country(source_url=url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example.com/gov.uk/ports",
        "https://mygov.uk.example.org/",
        "https://www.bbc.co.uk/news/world",
        "https://go.it/ports",
        "https://gov.zz/ports",
        "https://gov.texas.gov/news",
        "https://www.health.ny.gov/",
        "https://www.boston.gov/news",
        "https://www.orangecounty.gov/",
        "https://www.ridgewood-falls.gov/mayor",
        "https://dph.anystate.gov/",
        "https://www.bandungkab.go.id/",
        "https://munilapaz.gob.pe/",
        "https://news.ontario.ca/en",
        "https://www.dot.state.oh.us/",
        "https://www.health.nsw.gov.au/",
        "https://www.leeds.gov.uk/",
        "https://www.saude.sp.gov.br/",
        "https://lagosstate.gov.ng/",
        "https://user@evil.example/whitehouse.gov",
        "not an address",
        "",
    ],
)
def test_other_addresses_name_none(url: str) -> None:
    assert country(source_url=url) == ""


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Government of Canada invests in ports", "It will build two.", "CA"),
        ("State House, Nairobi - the President opens the port", "It will build two.", "KE"),
        ("Ports", "THE WHITE HOUSE\n\nIt will build two.", "US"),
        ("Ports", "Prime Minister’s Office, 10 Downing Street\n\nIt will build two.", "GB"),
        ("Ports", "Ministry of Foreign Affairs, Japan\n\nIt will build two.", "JP"),
        ("Ports", "Government of the Republic of Fiji\n\nIt will build two.", "FJ"),
        ("Ports", "NAIROBI, 2 May 2023 – The President will open the port.", "KE"),
        ("Ports", "OTTAWA — The Minister of Transport will open the port.", "CA"),
        ("Ports", "WASHINGTON, D.C. – The President will open the port.", "US"),
        ("Ports", "VICTORIA, Seychelles – The President will open the port.", "SC"),
        ("Ports", "SEOUL, Republic of Korea, May 2 – The President will open the port.", "KR"),
        ("Ports", "MEXICO CITY — The Government will open the port.", "MX"),
        ("Ports", "BOGOTA — The Ministry of Transport will open the port.", "CO"),
        ("Government of the State of Qatar", "It will build two.", "QA"),
        ("Embassy of Japan in Ghana", "It will build two.", "JP"),
        ("Statement by the Prime Minister of New Zealand on the ports", "It will build two.", "NZ"),
        ("Ports", "GOVERNMENT NOTICE\n\nREPUBLIC OF NAMIBIA\n\nTwo ports open.", "NA"),
        ("Ports", "Office of the Prime Minister, Government of Belize\n\nTwo ports open.", "BZ"),
        ("Ports", "NEW DELHI, 5 March 2024: The Prime Minister will open the port.", "IN"),
        ("Ports", "OTTAWA, ON – March 5, 2024 – The Prime Minister will open the port.", "CA"),
    ],
)
def test_a_letterhead_or_a_dateline_names_the_country(title: str, body: str, expected: str) -> None:
    assert country(body, title=title) == expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ports", "The Minister thanked the Government of Canada for two ports."),
        ("Ports", "The ministers of Kenya and Japan met in London."),
        ("Ports", "BRUSSELS, 2 May 2023 – The ministers will open the port."),
        ("Ports", "LONDON, 10 June 2021 — President Biden will open the port."),
        ("Ports", "Government of Canada\n\nGovernment of Japan\n\nThey will build two."),
        ("Statement on the Government of Mexico", "It will build two."),
        ("Ports", "LONDON, Ontario – The Minister of Transport will open the port."),
        ("Ports", "ROME, Ga. – The Department of Transportation will open the port."),
        ("Ports", "GEORGETOWN, Texas – The Senate will open the port."),
        ("Ports", "VICTORIA – The Province of British Columbia will open the port."),
        ("Ports", "VICTORIA – The Minister of Transport will open the port."),
        ("Ports", "MANILA – The Asian Development Bank will lend the Government $5 million."),
        ("Ports", "VIENNA – The IAEA told the Minister that it will open the port."),
        ("Ports", "LONDON – Barnes and Daughters will open the port."),
        ("Ports", "LONDON (Reuters) – The Prime Minister will open the port."),
        ("Ports", "NEW DELHI – The Chief Minister and the Government will open the port."),
        ("Ports", "OTTAWA — The Mayor of Ottawa and the Minister will open the port."),
        ("President of Ghana in London", "LONDON, 4 May 2024 – The President will open the port."),
        ("Kingdom of Saudi Arabia gives Yemen $5 million", "It will build two."),
        ("Government of Japan gives Kenya two ports", "They will open."),
        ("Government of Ontario", "It will build two."),
        ("Commonwealth of Virginia", "It will build two."),
        ("Fiji welcomes aid", "The White House announced aid; the Government of Fiji welcomed it."),
        ("The Government of Fiji and the World Bank signed a loan", "It will pay by June."),
        ("Statement by the Prime Minister on the ports", "We will build two."),
    ],
)
def test_in_doubt_the_country_is_unknown(title: str, body: str) -> None:
    assert country(body, title=title) == ""


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Government of Canada", "CA"),
        ("UK Government", "GB"),
        ("Australian Government Department of Health", "AU"),
        ("Reserve Bank of India", "IN"),
        ("Ministry of Health, Kenya", "KE"),
        ("World Bank", "WB"),
        ("Asian Development Bank", "ADB"),
        ("The New York Times", ""),
        ("Washington Post", ""),
        ("Times of India", ""),
        ("CBC", ""),
        ("Amnesty International Kenya", ""),
        ("Kenya Airways", ""),
        ("University of Ghana", ""),
        ("Royal Bank of Canada", ""),
        ("Government of Alberta", ""),
        ("Office of the Governor of Georgia", ""),
        ("State of New York", ""),
    ],
)
def test_only_a_government_or_a_body_is_known_by_its_name(publisher: str, expected: str) -> None:
    assert country(publisher=publisher) == expected


def test_a_dateline_below_a_newspaper_names_no_government() -> None:
    body = "NAIROBI, 2 May 2023 – The President will open the port."

    assert country(body, publisher="The New York Times") == ""
    assert country(body, source_url="https://news.example.com/ports") == ""


def test_a_body_speaks_for_itself_and_has_no_money_of_its_own() -> None:
    read = issuer.with_country(document("We will build two ports.", source_url="https://www.nato.int/ports"))

    assert [each.actors for each in extract(read)] == [("North Atlantic Treaty Organization",)]
    assert countries.by_code()[read.country].currency == ""


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("UK", "GB"), ("u.k.", "GB"), ("britain", "GB"), ("USA", "US"), ("the United States", "US")),
        *(("Türkiye", "TR"), ("turkiye", "TR"), ("CZECHIA", "CZ"), ("Republic of Korea", "KR"), ("Myanmar", "MM")),
        *(("Kingdom of Saudi Arabia", "SA"), ("Cote d'Ivoire", "CI"), ("Georgia", "GE"), ("Republic of China", "TW")),
        ("nato", "NATO"),
    ],
)
def test_a_country_may_be_given_by_any_of_its_names(written: str, code: str) -> None:
    assert country(country=written) == code


@pytest.mark.parametrize("written", ["Scotland", "Washington", "Texas", "Atlantis", "Republic of"])
def test_what_is_no_country_is_not_taken_for_one(written: str) -> None:
    assert countries.named(written) is None


def test_the_list_has_the_name_of_the_issuer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--country", "UK", "list", "documents", "--json", "--corpus", str(folder)])

    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["country"], listed["issuer"]) == ("GB", "United Kingdom")


def test_what_is_stated_comes_before_the_address() -> None:
    read = issuer.with_country(document("Ports.", country="Kenya", source_url="https://www.gov.uk/ports"))

    assert (read.country, "country" in read.derived) == ("KE", False)


def test_what_is_found_in_address_or_text_is_marked_as_derived() -> None:
    assert "country" in issuer.with_country(document("Ports.", source_url="https://www.gov.uk/ports")).derived
    assert "country" not in issuer.with_country(document("Ports.")).derived


def test_the_default_of_a_folder_counts_where_the_address_names_none() -> None:
    assert country(default="FJ") == "FJ"
    assert country("THE WHITE HOUSE\n\nPorts will open.", default="FJ") == "FJ"
    assert country(default="FJ", source_url="https://www.gov.uk/ports") == "GB"


@pytest.mark.parametrize(
    ("default", "metadata"),
    [
        ("US", {"source_url": "https://www.alberta.ca/ports"}),
        ("ZA", {"source_url": "https://www.gov.scot/ports"}),
        ("KE", {"source_url": "https://www.ridgewood.gov/ports"}),
        ("US", {"publisher": "Government of Alberta"}),
        ("NZ", {"publisher": "Province of British Columbia"}),
    ],
)
def test_the_default_of_a_folder_is_not_laid_over_what_is_of_another_country(
    default: str, metadata: dict[str, str]
) -> None:
    assert country(default=default, **metadata) == ""


@pytest.mark.parametrize(
    "metadata",
    [
        {"source_url": "https://www.alberta.ca/ports"},
        {"publisher": "Government of Alberta"},
        {"source_url": "https://ports.example.com/"},
        {"source_url": "https://ports.example.io/"},
        {"publisher": "Port Authority"},
    ],
)
def test_the_default_of_a_folder_counts_for_parts_of_the_country(metadata: dict[str, str]) -> None:
    assert country(default="CA", **metadata) == "CA"


def test_the_default_of_a_folder_is_marked_as_given_beside_the_file() -> None:
    read = issuer.with_country(document("Ports."), "FJ")

    assert read.country == "FJ"
    assert "country" in read.editorial
    assert "country" not in read.derived


def test_every_country_of_the_gazetteer_has_a_code() -> None:
    every = (name for name, kind in lexicon.known().kinds.items() if kind == "country")
    names = {name for name in every if lexicon.nation(name) == name}  # and not "Scotland"

    assert countries.by_name().keys() - names == {"European Union", "United Nations"}
    assert not names - countries.by_name().keys()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("USMX_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "ports"
    folder.mkdir()
    (folder / "plan.md").write_text("The Port Authority will build two ports.\n", encoding="utf-8")
    return folder


def countries_of(folder: Path, default: str = "") -> dict[str, str]:
    with Archive.open(folder, country=default) as archive:
        return {header.id: header.country for header in archive.documents}


def test_settings_sidecar_and_option_reach_the_list(folder: Path) -> None:
    assert countries_of(folder) == {"plan": ""}
    (folder / "usmx.toml").write_text('country = "fiji"\n', encoding="utf-8")
    assert countries_of(folder) == {"plan": "FJ"}
    assert countries_of(folder, "NZ") == {"plan": "NZ"}
    (folder / "plan.meta.yaml").write_text("country: KE\n", encoding="utf-8")
    assert countries_of(folder, "NZ") == {"plan": "KE"}


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ('country = "XQ"', "unknown country “XQ”"),
        ('land = "FJ"', "unknown setting “land”"),
        ("country = ", "Invalid value"),
    ],
)
def test_wrong_settings_are_an_error_that_names_the_file(folder: Path, settings: str, reason: str) -> None:
    (folder / "usmx.toml").write_text(settings, encoding="utf-8")

    with pytest.raises(SettingError) as error:
        countries_of(folder)

    assert str(folder / "usmx.toml") in str(error.value)
    assert reason in str(error.value)


def test_an_unknown_country_in_a_sidecar_is_a_problem_at_its_line(folder: Path) -> None:
    (folder / "plan.meta.yaml").write_text("title: Plan\ncountry: Atlantis\n", encoding="utf-8")

    with Archive.open(folder) as archive:
        (problem,) = archive.problems

    assert (problem.path, problem.line, problem.code) == ("plan.meta.yaml", 2, "unknown-country")


def test_an_unknown_country_on_the_command_line_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--country", "XQ", "list", "documents", "--corpus", str(folder)]) == 2
    assert "--country: unknown country “XQ”" in capsys.readouterr().err
