"""A date as written: the whole text is one, and means one day, two, or none."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usmx_corpus.reading.metadata import dates

DAY = date(2022, 3, 14)  # a Monday


@pytest.mark.parametrize(
    "text",
    [
        *("2022-03-14", "2022/03/14", "2022.03.14", "20220314", "2022/3/14", "2022-03-14Z", "2022-03-14+02:00"),
        *("14 March 2022", "14th March 2022", "the 14th of March, 2022", "14-Mar-2022", "14/March/2022", "14MAR2022"),
        *("March 14, 2022", "March 14th, 2022", "Mar. 14 2022", "MARCH 14, 2022", "March 14 , 2022", "March 14,2022"),
        *("Monday, March 14, 2022", "Monday 14 March 2022", "Mon, 14 Mar 2022", "on Monday, the 14th of March 2022"),
        *("2022 March 14", "2022-Mar-14", "14/03/2022", "03/14/2022", "14-03-2022", "14.3.2022", "14. 03. 2022"),
        *("14 mars 2022", "le 14 mars 2022", "lundi 14 mars 2022", "14 de marzo de 2022", "lunes, 14 de marzo de 2022"),
        *("14. März 2022", "Montag, den 14. März 2022", "14 de março de 2022", "segunda-feira, 14 de março de 2022"),
        *("14 marzo 2022", "14 maart 2022", "14 marca 2022", "2022年3月14日", "14\N{NO-BREAK SPACE}March\n2022"),
        *(
            "Mon 03/14/2022",
            "2022-03-14T09",
            "14 March 2022 at 9:30",
            "March 14, 2022 | 9.30 am",
            "9:30, 14 March 2022",
            "<2022-03-14 Mon>",
            "[2022-03-14 Mon 9:30]",
        ),
    ],
)
def test_these_are_one_day(text: str) -> None:
    assert dates.read(text).days == (DAY,)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2022-03-14T09:30:00Z", time(9, 30, tzinfo=UTC)),
        ("2022-03-14 09:30:15.250+02:00", time(9, 30, 15, 250_000, timezone(timedelta(hours=2)))),
        ("20220314T093000Z", time(9, 30, tzinfo=UTC)),
        ("Mon, 14 Mar 2022 09:30:00 -0500", time(9, 30, tzinfo=timezone(timedelta(hours=-5)))),
        ("Mon Mar 14 09:30:00 UTC 2022", time(9, 30, tzinfo=UTC)),
        ("Mon Mar 14 2022 09:30:00 GMT+0100 (CET)", time(9, 30, tzinfo=timezone(timedelta(hours=1)))),
        ("March 14, 2022 at 9:30 p.m. EST", time(21, 30, tzinfo=timezone(timedelta(hours=-5)))),
        ("14 March 2022, 12 am", time(0)),
        ("12:05 PM BST, 14 March 2022", time(12, 5, tzinfo=timezone(timedelta(hours=1)))),
        ("2022-03-14-04:00", None),
    ],
)
def test_a_time_of_day_keeps_its_zone(text: str, clock: time | None) -> None:
    assert dates.read(text)[:2] == ((DAY,), clock)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "today", "2022", "March 2022", "2022-03", "03/2022", "14 March", "March 14", "14 Mar 22"),
        *("14/03/22", "2022-13-14", "31 April 2022", "29 February 2022", "14 Marsh 2022", "0999-01-01", "2101-01-01"),
        *("14 March 2022 to 15 March 2022", "14 March 2022.", "dated 14 March 2022", "1647250200", "14 March 20222"),
        *("2022-03-14T25:00", "2022-03-14T09:30:00+25:00", "14 March 2022 13:30 pm", "Vestby, 14 March 2022"),
        *("Tuesday, 14 March 2022", "Someday, 14 March 2022", "2022-03-14x", "2022-03/14", "٢٠٢٢-٠٣", "9" * 5_000),
    ],
)
def test_these_are_none(text: str) -> None:
    assert dates.read(text).days == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("March 2022", "it names no day"),
        ("2022", "it names no day"),
        ("Tuesday, 14 March 2022", "2022-03-14 was a Monday"),
        ("14 March 2022 09:30 IST", "the time zone “IST” is not known"),
    ],
)
def test_some_say_why(text: str, reason: str) -> None:
    assert dates.read(text).reason == reason


@pytest.mark.parametrize("text", ["05/02/2023", "5-2-2023", "05/02/2023 10:00"])
def test_a_day_and_a_month_in_figures_are_two_days(text: str) -> None:
    assert dates.read(text).days == (date(2023, 2, 5), date(2023, 5, 2))
    assert dates.read(text).day is None


def test_the_weekday_tells_which_is_the_month() -> None:
    assert dates.read("Tue 05/02/2023").day == date(2023, 5, 2)


def test_between_full_stops_the_day_comes_first() -> None:
    assert dates.read("05.02.2023").day == date(2023, 2, 5)


@given(
    st.dates(date(1000, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A %d %b %Y"]),
)
def test_every_day_is_read_as_it_is_written(day: date, form: str) -> None:
    assert dates.read(day.strftime(form).zfill(10)).days == (day,)


@given(st.text("0123456789 /-.:,TZaMmarch+", max_size=30))
def test_any_text_is_read(text: str) -> None:
    assert len(dates.read(text).days) <= 2
