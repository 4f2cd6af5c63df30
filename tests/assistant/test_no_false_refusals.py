"""What the tests that tell near misses apart must let pass: the same facts in other words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.across_languages import among
from assistant.ask import ask
from assistant.meanings import explains, is_the_subject
from assistant.offices import names_one_of, names_the_holder
from assistant.opposites import deed_of
from assistant.question import asks_for_a_service, read_question
from assistant.regions import regions_in
from ingest.job import ingest
from store.embedder import LIGHT_MODEL, Embedder
from store.library import Library

Shelf = Callable[[str], Library]


@pytest.fixture
def shelf(tmp_path: Path, embedder: Embedder) -> Shelf:
    """`shelf(text)` is a library of one document."""

    def made(text: str) -> Library:
        (tmp_path / "text.md").write_text(f"# Notes of the islands\n\n{text}\n", encoding="utf-8")
        library = Library.open(tmp_path / "library", create=True, embedder=embedder)
        ingest([tmp_path / "text.md"], library)
        return library

    return made


_IN_OTHER_WORDS = """
What is food security? | Food security exists when all have enough. | exists when
What is microcredit? | Microcredit gives small loans to people without a bank. | small loans
What is a debt swap? | Under a debt swap, creditors drop a claim for a promise. | drop a claim
What are good practices? | Good practices are school meals and seed for work. | school meals
How many states attended the NAM summit in Belgrade? | 25 states went to the Belgrade summit. | 25 states
How many leaders came to the African Union summit? | Some 41 leaders came to the AU summit in May. | 41 leaders
How much is Cuba's contribution? | India, Cuba and Peru each contribute 7 million dollars to a fund. | 7 million
How many people left Norland? | Two million people fled Norland. | Two million
When did the Tolvar mill open? | The Tolvar mill began to grind in 1970 and closed in 1990. | 1970
What was the first lesson of the mill? | The first lesson of the mill was that salt rusts iron. | salt rusts iron
What is the second reason for the mill's delay? | The mill was late. A second reason for its delay was rain. | was rain
What was the second meeting of the millers? | The second meeting of the millers was held in Tolvar. | in Tolvar
Why did Norland stop lending? | Norland ended its loans because few were paid back. | few were paid back
Why did Norland cease to lend? | Norland no longer lends because few loans were paid back. | few loans
How many countries came to the Tolvar meeting? | Nine delegations came to the Tolvar meeting. | Nine delegations
How many governments signed the salt treaty? | The salt treaty was signed by twelve nations. | twelve nations
When did the mill stop grinding? | The mill ground its last salt in 1990, when it closed. | 1990
When did Cuba withdraw its doctors from Brazil? | Its doctors went back from Brazil to Cuba in 2018. | 2018
"""


@pytest.mark.parametrize(
    ("question", "text", "words"), [line.split(" | ") for line in _IN_OTHER_WORDS.strip().splitlines()]
)
def test_the_same_in_other_words_answers(question: str, text: str, words: str, shelf: Shelf) -> None:
    with shelf(text) as library:
        answer = ask(question, library)
        assert words in answer.text, [g.reason for g in answer.gaps]


@pytest.mark.parametrize(
    ("office", "sentence"),
    [
        ("president", "Sukarno, the president of Indonesia, opened the hall."),
        ("president", "Lula is the president of Brazil."),
        ("secretary-general", "U Thant, the Secretary-General, wrote to them."),
        ("president", "Marcos Troyjo has led it since May; the president of the bank is chosen in turn."),
    ],
)
def test_a_holder_may_have_one_name_before_the_office(office: str, sentence: str) -> None:
    (asked,) = read_question(f"Who was the {office} at that time?").asks
    assert names_the_holder(sentence, asked)


@pytest.mark.parametrize(
    "question",
    [
        "Does the left support the fund?",
        "How many seats are left on the council?",
        "Which countries are close to Cuba?",
        "Is the gap between rich and poor closing?",
        "Who was left behind?",
        "Who said that Norland has no standards left?",
    ],
)
def test_words_of_other_senses_are_no_deeds(question: str) -> None:
    (asked,) = read_question(question).asks
    assert deed_of(asked) is None


@pytest.mark.parametrize(
    "question",
    [
        "Can you tell me who built the mill?",
        "Could you send me what Moor says about ferries?",
        "How do the villages book a table at the fair?",
        "Who translated the charter into German?",
    ],
)
def test_who_asks_for_an_answer_asks_for_no_service(question: str) -> None:
    assert not asks_for_a_service(question)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz of KEDU spoke.",
        "Ana Ruiz, who works for KEDU, spoke.",
        "KEDU's regional adviser Ana Ruiz spoke.",
        "A senior KEDU employee spoke.",
    ],
)
def test_who_is_of_a_body(sentence: str) -> None:
    assert names_one_of(sentence, "KEDU")


def test_a_deed_with_its_object_is_one() -> None:
    for question in (
        "When did Norland leave the League?",
        "Which states joined the League?",
        "When did the mill close?",
    ):
        (asked,) = read_question(question).asks
        assert deed_of(asked) is not None, question


def test_the_subject_of_a_sentence_is_told_of() -> None:
    assert is_the_subject("Microcredit gives small loans.", "microcredit")
    assert is_the_subject("Under a debt swap, creditors drop a claim.", "debt swap")
    assert not is_the_subject("They wrote a PSEA policy.", "PSEA")
    assert not explains("They wrote a PSEA policy.", "PSEA")


def test_a_claim_is_about_the_document_that_it_names(shelf: Shelf) -> None:
    with shelf("By Ann Lee, 12 May 2016\n\nThe Brandt report came out in 1980 and was read by many.") as library:
        assert "came out in 1980" in ask("Was the Brandt report published in 1980?", library).text


@pytest.mark.parametrize(
    "text", ["中非贸易增长", "中美关系", "the gulf between rich and poor grows in Peru", "渤海湾", "上海湾区"]
)
def test_what_only_looks_like_a_region_is_none(text: str) -> None:
    assert not regions_in(text)


def test_a_model_of_one_language_leaves_questions_where_they_are() -> None:
    light = Embedder.load(LIGHT_MODEL)
    (vector,) = light.encode_query(["¿Quién construyó el ferrocarril?"])
    assert (among(vector, "es", ["en"], light)["en"] == vector).all()
