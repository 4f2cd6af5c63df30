from __future__ import annotations

import pytest

from assistant.figure_years import year_of_figure


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 2007 the fleet had 15 boats.", 2007),
        ("At the end of 2016, 84% of the boats were lent.", 2016),
        ("In January 2024 two ports joined, so that it held 45 per cent of the fleet.", 2024),
        ("The office has projected a shortage of 6.1 million boats by 2030.", 2030),
        ("According to SIPRI 2023, the ports hold 2.1 percent each.", 2023),
        ("Trade made up 54 per cent of the total in 2022: UNX, Report 2023.", 2022),
        ("En 2015 la flota tenía 15 barcos.", 2015),
        ("Em 2015 a frota tinha 15 barcos.", 2015),
        ("2015年船队有15艘船。", 2015),
        ("The fleet had 15 boats (UNX 2017a).", None),
        ("In 2007 the fleet was small.", None),
        ("Since 2015 some 20 boats were lent.", None),
        ("Wrecks fell from 48 in 1930 to 3 in 1950.", None),
        ("In 1995 it had 20 boats; today it has 45 boats.", None),
        ("It was founded in 1945 with 51 boats.", None),
        ("Brandt, writing in 2025, counts between 30,000 and 50,000 boats.", None),
    ],
)
def test_the_year_of_a_figure(text: str, year: int | None) -> None:
    assert year_of_figure(text) == year


def test_a_sentence_that_goes_on_takes_the_year_of_the_one_before() -> None:
    before = "In 2007 the fleet had 15 boats."
    assert year_of_figure("Meanwhile, the guild had 20 mules.", before) == 2007
    assert year_of_figure("The guild had 20 mules.", before) is None
    assert year_of_figure("Over 50 people came to the fair.", "The 2019 fair was large.") == 2019
    assert year_of_figure("Over 50 people came to the port.", "The 2019 fair was large.") is None


@pytest.mark.parametrize(
    ("heading", "year"),
    [("Figures for 2015", 2015), ("2015", 2015), ("Agenda for 2030", None), ("2015–2019", None), ("Since 2015", None)],
)
def test_a_heading_dates_a_figure_only_where_it_says_one_year(heading: str, year: int | None) -> None:
    assert year_of_figure("The fleet had 15 boats.", section=heading) == year
