from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.countries import english_name, names
from assistant.glossary import in_english, mentions
from assistant.question import read_question
from assistant.retrieve import retrieve
from store.library import Library
from store.where import Where
from tests.fakes import HashingEncoder, data_of, make_reading


def meant(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.english[0]) for m in mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What did Ankara promise?", [("Ankara", "Turkey")]),
        ("¿Qué hizo el PNUD en Brasil?", [("PNUD", "United Nations Development Programme"), ("Brasil", "Brazil")]),
        ("Que dit l'OTAN ?", [("OTAN", "NATO")]),
        ("où vont les États-Unis ?", [("États-Unis", "United States")]),
        ("الأمم المتحدة وتركيا", [("الأمم المتحدة", "United Nations"), ("وتركيا", "Turkey")]),
        ("金砖国家和土耳其", [("金砖国家", "BRICS"), ("土耳其", "Turkey")]),
        ("联合国开发计划署", [("联合国开发计划署", "United Nations Development Programme")]),
        ("What did China and Turkey do?", []),
        ("بين الصين والهند", [("الصين", "China"), ("والهند", "India")]),
        ("la consolidación de la paz en la región", []),  # a place is written with a capital
        ("Latin America and Paulo Lima", []),
        ("the Buenos Aires Plan of Action", []),  # named after it
        ("Buenos Aires said no.", [("Buenos Aires", "Argentina")]),
        ("印度洋和沿海地区", []),
        ("the oms of a meter, una pma cualquiera", []),  # acronyms are written in capitals
    ],
)
def test_what_is_called_otherwise(text: str, found: list[tuple[str, str]]) -> None:
    assert meant(text) == found


def test_the_text_with_english_names() -> None:
    text = "Ankara y el PNUD"
    assert in_english(text, mentions(text)) == "Turkey y el United Nations Development Programme"
    assert in_english(text, []) == text


def test_mentions_do_not_overlap_and_stand_in_order() -> None:
    text = "La Haye, Nueva Delhi et l'Union africaine; 联合国 北京"
    found = mentions(text)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert len(found) == 5


def test_every_country_has_an_english_name() -> None:
    assert all(english_name(code) for code in set(names().values()))
    assert (english_name("CG"), english_name("TR")) == ("Congo", "Turkey")


def near(question: str, text: str, term: str, tmp_path: Path) -> Mapping[str, float]:
    """What a term of a question is near to in a library of one text."""
    reading = make_reading(text)
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder()) as library:
        library.add(reading, data_of(reading), path="/in/brief.txt")
        (found,) = retrieve(read_question(question), library, Where())
    return next(t for t in found.terms if t.term == term).near


@pytest.mark.parametrize(
    ("question", "text", "term", "meant"),
    [
        ("What does Ankara lend?", "Turkey lends two mills.", "ankara", "turkey"),
        ("¿Qué presta el PNUD?", "The UNDP lends two mills.", "pnud", "undp"),
        ("¿Qué presta la OMS?", "Who lends two mills?", "oms", None),  # "who" is no name
        ("联合国借出了什么？", "The United Nations lend two mills.", "联合", "nations"),
    ],
)
def test_the_other_name_meets_the_library(
    question: str, text: str, term: str, meant: str | None, tmp_path: Path
) -> None:
    found = near(question, text, term, tmp_path)
    assert [t for t, strength in found.items() if strength == 0.9] == ([meant] if meant else [])
