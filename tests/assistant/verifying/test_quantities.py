"""Numbers in digits and words, with units and what they count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.verifying.quantities import Quantity, quantities


def read(text: str) -> list[tuple[float, str, str]]:
    return [(float(q.value), q.kind, q.unit) for q in quantities(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("61 percent", "61%"),
        ("61 per cent", "sixty-one percent"),
        ("1,860 km", "1860 kilometres"),
        ("US$2.5 million", "$2,500,000"),
        ("three countries", "3 countries"),
        ("a hundred villages", "100 villages"),
        ("5m dollars", "US$5 million"),
        ("twenty-five thousand tonnes", "25,000 tons"),
        ("the third summit", "the 3rd summit"),
        ("3,5 millones de euros", "3.5 million euros"),
        ("٨٤٪", "84%"),
        ("1.5亿", "150 million"),
        ("$3bn", "3 billion dollars"),
    ],
)
def test_one_quantity_however_it_is_written(one: str, other: str) -> None:
    (a,), (b,) = quantities(one), quantities(other)
    assert a.same_as(b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("61 percent", "61 million"),
        ("61 percent", "61 percentage points"),
        ("$5 million", "€5 million"),
        ("5 million", "5 billion"),
        ("12 months", "12 years"),
        ("the third summit", "three summits"),
        ("1,860 km", "1,860 m"),
        ("indicator 17.3.1", "indicator 17.2.1"),
    ],
)
def test_quantities_that_differ(one: str, other: str) -> None:
    (a,), (b,) = quantities(one), quantities(other)
    assert not a.same_as(b)


def test_years_are_no_counts() -> None:
    assert read("In 2016 it counted 1,016 members.") == [(2016, "year", ""), (1016, "number", "")]


def test_what_is_counted_and_how_it_is_bounded() -> None:
    (found,) = quantities("More than forty-two countries took part.")
    assert (found.value, found.counted[0], found.bound) == (Decimal(42), "countries", "more")
    (found,) = quantities("Fewer than ten of them.")
    assert found.bound == "less"


def test_names_and_ranges_hold_no_invented_numbers() -> None:
    assert read("G77 and BRICS met once, on one of the days.") == []
    assert [value for value, _, _ in read("between 30,000 and 50,000 people")] == [30_000, 50_000]


def test_places_are_those_of_the_text() -> None:
    text = "Después de 2015, más de 3 países"
    for q in quantities(text):
        assert isinstance(q, Quantity)
        assert text[q.start : q.end] in ("2015", "3")
