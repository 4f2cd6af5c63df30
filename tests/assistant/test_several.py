"""Several asks in one question: which are parted, and what each then asks about."""

from __future__ import annotations

import pytest

from assistant.ask import ask
from assistant.question import read_question
from assistant.several import one_by_one, with_its_name
from store.library import Library
from tests.assistant.conftest import Asking


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What are the Kelp Bank and BRICS+", ["What is the Kelp Bank", "What is BRICS+"]),
        ("What are the Group of 77, UNCTAD and OPEC", ["What is the Group of 77", "What is UNCTAD", "What is OPEC"]),
        ("When were the Salt Road and the Kelp Bank opened", [
            "When was the Salt Road opened", "When was the Kelp Bank opened",
        ]),
        ("What are Science and UNCTAD", ["What is Science", "What is UNCTAD"]),
        ("When were Cuba and Peru founded", ["When was Cuba founded", "When was Peru founded"]),
        ("What is IBSA and BRICS", ["What is IBSA", "What is BRICS"]),
        ("¿Qué son el G77 y la UNCTAD", ["Qué es el G77", "Qué es la UNCTAD"]),
        ("O que são o IBAS e a UNCTAD", ["O que é o IBAS", "O que é a UNCTAD"]),
        ("Que sont le G77 et la CNUCED", ["Qu’est-ce que le G77", "Qu’est-ce que la CNUCED"]),
    ],
)  # fmt: skip
def test_each_of_several_names_is_asked_about(question: str, asks: list[str]) -> None:
    assert one_by_one(question) == asks


@pytest.mark.parametrize(
    "question",
    [
        "What are the causes and effects of debt", "What is the Institute for Tides and Harbour Studies",
        "What is the Ministry of Trade and Industry", "How much did Peru and Chile pledge",
        "What do Okoro and Varga recommend", "What were Peru and Chile doing", "What are the Salt Roads",
        "What are Trinidad and Tobago", "When was São Tomé and Príncipe founded",
        "When were São Tomé and Príncipe founded", "What were Bosnia and Herzegovina",
        "What are UNCTAD, Bosnia and Herzegovina", "What are Science, Technology and Innovation",
        "What are Trade and Industry", "¿Qué son Ciencia y Tecnología",
        "When were Cuba and Angola allied", "When were Peru and Chile at war", "Where were Cuba and Angola meeting",
        "When were Cuba and Angola friends", "When were Peru and Chile neighbours",
        "When were Orlenna and Velsund related",
    ],
)  # fmt: skip
def test_what_may_be_one_thing_or_one_answer_stays_one_ask(question: str) -> None:
    assert one_by_one(question) == [question]


@pytest.mark.parametrize(
    ("first", "ask", "whole"),
    [
        ("What is the Kelp Bank", "which villages belong to it", "which villages belong to the Kelp Bank"),
        ("Who is Odalys Brandt", "what does she teach", "what does Odalys Brandt teach"),
        ("When was UNCTAD founded", "who was its first head", "who was UNCTAD’s first head"),
        # What is meant may be another thing of the first ask.
        ("When did Cuba found the school", "who pays for it", "who pays for it"),
        ("Which school was founded in Cuba", "who pays for it", "who pays for it"),
        ("What did Peru lend to Chile", "when did it pay", "when did it pay"),
        ("What is a kelp bank", "who founded it", "who founded it"),
        ("What is the Kelp Bank", "when did Cuba say it left", "when did Cuba say it left"),
        ("Who wrote the Harbour Declaration", "when did he die", "when did he die"),
        ("Who opposed the Harbour Conference", "why did they oppose it", "why did they oppose it"),
        ("Who founded the Kelp Bank", "what is her post", "what is her post"),
        ("Who founded the Kelp Bank", "when was it opened", "when was the Kelp Bank opened"),
        ("What is the Kelp Bank", "is it true that it failed", "is it true that the Kelp Bank failed"),
        ("What is the Kelp Bank", "is it possible to pay", "is it possible to pay"),
        ("What is the Kelp Bank", "why is it that boats sink", "why is it that boats sink"),
    ],
)
def test_a_pronoun_that_can_mean_one_name_alone_is_read_as_it(first: str, ask: str, whole: str) -> None:
    assert with_its_name(ask, first) == whole


def test_the_words_of_an_ask_stay_the_readers() -> None:
    first, second = read_question("What is the Kelp Bank and which villages belong to it?").asks
    assert second.text == "which villages belong to it"
    assert second.names == first.names == ("Kelp", "Bank")
    assert (first.lent, second.lent) == ((), ())
    # What follows several asks leans on all of them.
    *_, third = read_question("What are IBSA and BRICS, and how large are they?").asks
    assert {"ibsa", "brics"} <= {*third.terms, *third.lent}


def test_each_of_two_asks_is_answered_or_told_as_a_gap(asking: Asking, starter: Library) -> None:
    answer = asking("Who are Bakar Lindqvist and Odalys Brandt?")
    assert "drew the plans" in answer.text
    assert "pilots for twenty years" in answer.text
    answer = asking("What are the League of Lamps and the Gondwarra Pact?")
    assert "harbour guilds" in answer.text
    assert [gap.ask for gap in answer.gaps] == ["What is the Gondwarra Pact"]
    answer = ask("What is the IBSA Fund and which countries pay into it?", starter)
    assert not answer.gaps
