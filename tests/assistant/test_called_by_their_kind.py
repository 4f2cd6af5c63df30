"""Things that a text names once and then calls by their kind, acronyms of which a library has only the words, and years
within a span."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.ask import ask
from assistant.definite import definites_of
from assistant.holding import years_within
from assistant.initials import long_forms
from assistant.question import read_question
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

HARBOURS = """# Harbours of the islands

The Tolvar Harbour Bank is owned by nine towns. It stands on the quay.

## Members

The bank has 41 shareholders since Marbo bought its part. In spring they meet.

## A rival

The Orlenna Salt Bank was opened by two mills. The bank has 17 branches along the coast.

## Meetings

The Second Conference of Harbour Towns, usually called HAT+20, sat in Velsund in March 2019. Boats filled the bay.

Respect for pilots was restated. Nor did the meeting create a rescue fund or agree on lamps.

## Money

The Lamp Service Relief Scheme ran from May 2020 to December 2021. Nine towns asked for it.

## Who leads

The chair of the Tolvar Harbour Bank goes round. Ana Ruiz of Marbo held it from 2015 to 2020, Per Lind followed her, and
Ida Holm took over in March 2023.
"""


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("harbours")
    (folder / "harbours.md").write_text(HARBOURS, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder / "harbours.md"], library)
        yield library


@pytest.mark.parametrize(
    ("question", "words", "not_words"),
    [
        ("How many shareholders does the Tolvar Harbour Bank have?", "41 shareholders", "17"),
        ("How many branches does the Orlenna Salt Bank have?", "17 branches", "41"),
        ("When did the LSRS end?", "December 2021", "1955"),
        ("Who headed the Tolvar Harbour Bank in 2018?", "Ana Ruiz", "1955"),
        ("Who was the chair of the Tolvar Harbour Bank in 2021?", "Per Lind", "1955"),
    ],
)
def test_what_is_called_by_its_kind_is_named(question: str, words: str, not_words: str, harbours: Library) -> None:
    answer = ask(question, harbours)
    assert words in answer.text, [g.reason for g in answer.gaps]
    assert not_words not in answer.text


def test_another_thing_of_the_kind_is_not_meant(harbours: Library) -> None:
    # "The bank has 17 branches" is said of the one named last.
    assert "17 branches" not in ask("How many branches does the Tolvar Harbour Bank have?", harbours).text


def test_a_meeting_is_called_so_where_its_text_says_that_it_is_one(harbours: Library) -> None:
    answer = ask("When did HAT+20 create its rescue fund?", harbours)
    assert "Nor did the meeting" in answer.text
    assert len(answer.statements) == 1
    assert "contradicts it" in answer.gaps[0].reason


def test_an_acronym_is_read_by_the_initials_of_the_one_name_that_has_them(harbours: Library) -> None:
    assert long_forms("What is the LSRS?", harbours, {}) == {"LSRS": "Lamp Service Relief Scheme"}
    assert long_forms("What is the XQZ?", harbours, {}) == {}
    assert "does not mention" in ask("What is the XQZ?", harbours).gaps[0].reason
    # One that the library explains is not guessed at.
    assert long_forms("What is the LSRS?", harbours, {"LSRS": "Lake Salt Research Ship"}) == {}


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("She held it from 2015 to 2020.", {2018, 2020}),
        ("It ran between 2017 and 2019.", {2018}),
        ("The strategy for 2016–2019 names pilots.", {2018}),
        ("Ruiz left in 2017, Lind followed him, and Holm took over in 2023.", {2018, 2020, 2021}),
        ("It met in 2015 and 2020.", set()),
        ("In 2015, and to this day, 2025 lamps burn.", set()),
    ],
)
def test_years_within_a_span(text: str, within: set[int]) -> None:
    assert years_within(text, {2018, 2020, 2021}) == within


@pytest.mark.parametrize("row", ["South-" * 300, "A-B-C-" * 200, "Aa-" * 400, "Aa Bb " * 300])
def test_capitals_in_a_row_take_no_time(row: str) -> None:
    (plan, *_) = definites_of(read_question("When was the Velmora Plan of Trade signed?").asks[0], {})
    assert not list(plan.others.finditer(row))
    definites_of(read_question(f"Who wrote {row[:1000]}?").asks[0], {})
