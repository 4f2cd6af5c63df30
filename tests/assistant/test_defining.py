from __future__ import annotations

import pytest

from assistant.defining import asks_for_the_long_form, introduces, says_what_it_is
from assistant.question import read_question


def test_what_says_what_a_word_means() -> None:
    assert says_what_it_is("A kelp bank is defined as a shared store.")
    assert says_what_it_is("Se entiende por banco un almacén.")
    assert not says_what_it_is("A kelp bank opened in June.")


@pytest.mark.parametrize(
    ("sentence", "yes"),
    [
        ("The Fair Assembly of Mill Owners (FAMO) met.", True),
        ("FAMO (Fair Assembly of Mill Owners) met.", True),
        ("The Fair Assembly of Mill Owners, FAMO, met.", True),
        ("The Fair Assembly of Mill Owners, known as FAMO, met.", True),
        ("The Fair Assembly of Mill Owners (“FAMO”) met.", True),
        ("FAMO, the Fair Assembly of Mill Owners, met.", True),
        ("FAMO stands for nothing else.", True),
        ("Trade in flour grew by five per cent (FAMO, 2019).", False),
        ("Most mills closed (FAMO).", False),
        ("FAMO (Paris 1990) met.", False),
        ("FAMO met (in June).", False),
        ("The mills (FAMO mills) were closed.", False),
    ],
)
def test_what_introduces_an_acronym(sentence: str, yes: bool) -> None:
    assert introduces(sentence, read_question("What is FAMO?").asks[0]) is yes


def test_what_an_acronym_stands_for_may_be_asked() -> None:
    assert asks_for_the_long_form(read_question("What does FAMO stand for?").asks[0])
    assert asks_for_the_long_form(read_question("FAMO的全称是什么？").asks[0])
    assert not asks_for_the_long_form(read_question("What does the mill stand for?").asks[0])
    assert not asks_for_the_long_form(read_question("What is FAMO?").asks[0])
    assert not asks_for_the_long_form(read_question("What values does FAMO stand for?").asks[0])
