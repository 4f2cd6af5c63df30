"""Which row of a table has the greatest or the least value, where its cells can be compared at all."""

from __future__ import annotations

import re

import pytest

from assistant.table_asks import _GREATEST, _LEAST, _NOT_THE_END
from assistant.table_values import figures_in, years_in


@pytest.mark.parametrize(
    ("cells", "ways"),
    [
        (("900 million", "2 billion", "1.5 billion"), [[9e8, 2e9, 1.5e9]]),
        (("2.1", "-3.5", "0.4"), [[2.1, -3.5, 0.4]]),
        (("2.1", "−3.5", "+0.4"), [[2.1, -3.5, 0.4]]),
        (("0.925", "1.2", "0.5"), [[0.925, 1.2, 0.5]]),
        (("1,200", "300", "41"), [[1200, 300, 41]]),
        (("1.200", "300"), [[1.2, 300], [1200, 300]]),
        (("1.200.000", "300.000"), [[1200000, 300000]]),
        (("12 500", "900"), [[12500, 900]]),
        (("US$ 900 million", "US$ 2 billion"), [[9e8, 2e9]]),
        (("12%", "13"), [[12, 13]]),
    ],
)
def test_a_column_of_figures(cells: tuple[str, ...], ways: list[list[float]]) -> None:
    assert figures_in(cells, "en") == ways


@pytest.mark.parametrize(
    "cells",
    [
        ("12.03.1990", "3"), ("1.2.1", "2"), ("900", "2 billion"), ("€ 900", "$ 800"), ("10–20", "15"), ("<5", "3"),
        ("over 300", "350"), ("5 (2010)", "6"), ("(3.5)", "1"), ("none", "1"), ("F-16", "3"), ("3 billon", "4 million"),
        ("", "1"), ("2 m", "3"), ("1,20,0", "2"),
    ],
)  # fmt: skip
def test_a_column_that_cannot_be_compared(cells: tuple[str, ...]) -> None:
    assert figures_in(cells, "en") == []


def test_a_comma_may_be_a_point_in_spanish() -> None:
    assert figures_in(("1,200", "300"), "es") == [[1200, 300], [1.2, 300]]
    assert figures_in(("1,2", "0,925"), "es") == [[1.2, 0.925]]


def test_years() -> None:
    assert years_in(("1990", "in 1964")) == [1990, 1964]
    assert years_in(("12.03.1990", "1964")) is None
    assert years_in(("1990–1995", "1964")) is None
    assert years_in(("12000", "1964")) is None


@pytest.mark.parametrize(
    ("text", "pattern", "is_one"),
    [
        ("which founder has a commitment of at least 1 billion dollars?", _LEAST, False),
        ("which of the least developed founders has a commitment?", _LEAST, False),
        ("which founder gave most of the money?", _GREATEST, False),
        ("which founder has a pledge of at most 3?", _GREATEST, False),
        ("which of the most vulnerable islands has a pledge?", _GREATEST, False),
        ("which island has a mayor?", _GREATEST, False),
        ("que fundador pago la mayor parte?", _GREATEST, False),
        ("which island has the most shells?", _GREATEST, True),
        ("which island has the least commitment?", _LEAST, True),
        ("which island pledged least?", _LEAST, True),
        ("que isla tiene el mayor aporte?", _GREATEST, True),
    ],
)
def test_superlatives(text: str, pattern: re.Pattern[str], is_one: bool) -> None:
    assert bool(pattern.search(text)) is is_one


@pytest.mark.parametrize(
    "text", ["which is the second largest?", "which are the three lowest?", "which is one of the oldest?"]
)
def test_what_is_not_at_the_end(text: str) -> None:
    assert _NOT_THE_END.search(text)
