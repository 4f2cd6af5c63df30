"""A document that a question describes, and that the library does not hold."""

from __future__ import annotations

import pytest

from assistant.described import descriptions_in
from tests.assistant.conftest import Asking

CALLED = "The library holds no document that could be called “{}”; what is shown is from others."


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which technologies does the renewables paper say villages lack?", "renewables paper"),
        ("What does the bitcoin report say about kelp?", "bitcoin report"),
        ("According to the malaria article, who is paid?", "malaria article"),
        ("What does the paper on artificial intelligence recommend?", "paper on artificial intelligence"),
        ("What is the opera brief about?", "opera brief"),
        ("What does that report on railways say about Orlenna?", "report on railways"),
    ],
)
def test_a_description_that_fits_nothing_is_told(asking: Asking, question: str, name: str) -> None:
    found = asking(question)
    assert [gap.reason for gap in found.gaps] == [CALLED.format(name)]


@pytest.mark.parametrize(
    "question",
    [
        "What does the kelp brief say about the boats?",
        "What does the seaweed brief say about costs?",
        "What does the school boats case study say about the fleet?",
        "According to the case study on pilots, how long does training take?",
        "What does the paper on villages recommend?",
        "What does the brief say about the annual report?",
        "What does the first report say?",
        "How often must the villages report?",
        "What does the Perrimoor study say about pupils?",
    ],
)
def test_a_description_that_may_fit_raises_no_alarm(asking: Asking, question: str) -> None:
    assert not any("could be called" in gap.reason for gap in asking(question).gaps)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What does the railway brief say about freight?", ["railway brief"]),
        ("Which risks does the sovereign debt report name?", ["sovereign debt report"]),
        ("What does the blog post on loss and damage argue?", ["blog post on loss and damage"]),
        ("In the coffee study, which prices are given?", ["coffee study"]),
        ("What does the paper say about the second case study?", []),
        ("How often do the members report progress?", []),
        ("Who reads the papers of the delegates?", []),
        ("What did the post pay?", []),
        ("What is the problem that the paper names?", []),
    ],
)
def test_descriptions_are_read_where_something_is_asked_of_the_document(question: str, names: list[str]) -> None:
    assert [one.name for one in descriptions_in(question)] == names
