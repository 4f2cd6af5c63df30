"""Things that a question counts, each named in one sentence; and the capital of what has money for its capital."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.ask import ask
from assistant.each_named import naming_each
from assistant.question import read_question
from assistant.retrieve import retrieve
from assistant.several import with_its_name
from assistant.wants import Kind
from store.library import Library
from store.where import Where


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who are the three partners in triangular cooperation?", "a facilitating partner"),
        ("What is triangular cooperation, and who are the three partners?", "a beneficiary partner"),
        ("What is the capital of the New Development Bank?", "US$100 billion"),
        ("Which countries founded the New Development Bank and what is its capital?", "Authorised capital"),
    ],
)
def test_what_is_counted_and_what_a_bank_has(starter: Library, question: str, words: str) -> None:
    assert words in ask(question, starter).text.replace("\n", " ")


def _named(starter: Library, question: str, text: str) -> Any:
    """What `naming_each` says of a sentence put in the place of the first that was found."""
    found = retrieve(read_question(question), starter, Where())[0]
    first = found.candidates[0]
    sure = replace(first, text=text, features=replace(first.features, own=1.0))
    return naming_each(replace(found, candidates=(sure,)), 0.0)


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("What are the two sides of the loan?", "The paying side gives it; the asking side takes it.", True),
        ("Who are the three parties to it?", "The lending party, the asking party and the judging party meet.", True),
        ("What are the four stages of a loan?", "The first stage and the last stage are short.", False),
        ("What are the two sides of the loan?", "Both sides agree, and the two sides sign.", False),
        ("Which sides does the loan have?", "The paying side gives it; the asking side takes it.", False),
    ],
)
def test_each_must_be_named_with_a_word_of_its_own(starter: Library, question: str, text: str, named: bool) -> None:
    assert (_named(starter, question, text) is not None) == named


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is the capital of the Kelp Bank?", Kind.AMOUNT),
        ("When was the Shared Fund opened, and what is its capital?", Kind.AMOUNT),
        ("What was the paid-in capital of the seed company?", Kind.AMOUNT),
        ("What is the capital of Zambia?", Kind.OPEN),
        ("What is the capital city of the country where the bank sits?", Kind.OPEN),
    ],
)
def test_the_capital_of_a_bank_is_money(question: str, kind: Kind) -> None:
    assert read_question(question).asks[-1].want.kind is kind


def test_its_is_not_of_the_several_asked_about() -> None:
    said = with_its_name("what is its capital", "Which countries founded the Velsund Bank")
    assert said == "what is the Velsund Bank’s capital"
    assert with_its_name("what did they pay", "Which countries founded the Velsund Bank") == "what did they pay"
    assert with_its_name("what is its seat", "Which school did Orlenna found") == "what is its seat"
