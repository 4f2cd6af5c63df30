"""Questions about the documents themselves, answered from their records."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from store.library import Library
from tests.assistant.conftest import Asking


def about(answer: Answer) -> set[str]:
    return {e.document.source for e in answer.evidence}


@pytest.mark.parametrize(
    ("question", "source", "words"),
    [
        ("Who wrote the brief on kelp banks?", "kelp.md", ["Tamsin Okoro", "Ilse Varga"]),
        ("Who is the author of the case study on the school boats?", "boats.txt", ["Joran Achterberg"]),
        ("When was the brief on the kelp banks published?", "kelp.md", ["2021"]),
        ("When was the article on the lights of Dravik published?", "lights.html", ["2019"]),
        ("What is the DOI of the article on the lights of Dravik?", "lights.html", ["10.5555/dravik.2019.7"]),
        ("In which journal did the article on the lights of Dravik appear?", "lights.html", ["Minor Straits"]),
        ("Under what licence is the brief on kelp banks?", "kelp.md", ["CC BY 4.0"]),
        ("Who published the brief on kelp banks?", "kelp.md", ["Institute for Shallow Seas"]),
        ("Names of all those who signed the case study on the school boats?", "boats.txt", ["Joran Achterberg"]),
        ("Which body put out the brief on kelp banks?", "kelp.md", ["Institute for Shallow Seas"]),
        # The place is no word of the record; but this is the only case study, and it speaks of it.
        ("Who wrote the case study from Velsund?", "boats.txt", ["Joran Achterberg"]),
        ("What is the full title of the case study on school boats?", "boats.txt", ["The school boats of Perrimoor"]),
    ],
)
def test_a_field_of_a_record(asking: Asking, question: str, source: str, words: list[str]) -> None:
    answer = asking(question)
    assert about(answer) == {source}
    assert all(word in answer.text for word in words)
    assert not answer.gaps


def test_a_field_that_stands_in_the_text_is_cited_there(asking: Asking, island_library: Library) -> None:
    answer = asking("Who wrote the case study on the school boats?")
    (evidence,) = answer.evidence
    assert evidence.locator.start is not None
    text = island_library.paged(evidence.document.id).text
    assert text[evidence.locator.start : evidence.locator.end] == evidence.quote
    assert "Joran Achterberg" in evidence.quote


def test_a_field_from_elsewhere_is_marked_as_a_record(asking: Asking) -> None:
    answer = asking("What is the DOI of the article on the lights of Dravik?")
    (evidence,) = answer.evidence
    assert evidence.locator.kind == "record"
    assert (evidence.locator.start, evidence.locator.end, evidence.locator.pages) == (None, None, ())
    (statement,) = answer.statements
    assert (statement.support, statement.checker) == ("supported", "record")


def test_two_fields_in_two_asks(asking: Asking) -> None:
    answer = asking("Who wrote the brief on kelp banks, and when was it published?")
    assert "Okoro" in answer.text
    assert "2021" in answer.text
    assert about(answer) == {"kelp.md"}


@pytest.mark.parametrize(
    "question", ["When was the case study on school boats published?", "What is the DOI of the brief on kelp banks?"]
)
def test_what_a_record_lacks_is_a_gap(asking: Asking, question: str) -> None:
    answer = asking(question)
    assert answer.abstained
    (gap,) = answer.gaps
    assert gap.ask == question.rstrip("?")
    assert "record of “The" in gap.reason


@pytest.mark.parametrize(
    "question",
    ["How many documents are in the library?", "¿Cuántos documentos hay en la biblioteca?", "文献库有多少篇文献？"],
)
def test_how_many_documents(asking: Asking, question: str) -> None:
    answer = asking(question)
    assert len(answer.statements) == 1
    assert "4" in answer.text
    assert answer.evidence[0].locator.kind == "record"


def test_which_documents(asking: Asking, island_library: Library) -> None:
    answer = asking("Which documents are in the library?")
    assert all(d.record.title in answer.text for d in island_library.documents())


def test_a_question_of_the_text_is_not_taken_for_one_of_the_record(asking: Asking) -> None:
    answer = asking("Who drew the plans for the drying sheds?")
    assert "Lindqvist" in answer.text
    assert {s.support for s in answer.statements} == {"quoted"}


def test_a_document_that_is_not_there_has_no_author(asking: Asking) -> None:
    answer = asking("Who wrote the memoir of Zebulon Trask?")
    assert answer.abstained


@pytest.mark.parametrize(
    "question",
    [
        "When did the fees of insurers go up?",
        "Who signed the register that the brief describes?",
        "Which agency released the funds?",
        "Who is behind the bells in the case study?",
    ],
)
def test_what_a_text_tells_is_not_read_from_the_record(asking: Asking, question: str) -> None:
    assert all(s.checker != "record" for s in asking(question).statements)


def test_the_only_document_of_a_type_is_not_meant_where_the_question_says_more_of_it(asking: Asking) -> None:
    assert asking("Who wrote the case study on Haiti?").abstained


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Which documents are case studies?", ["The school boats of Perrimoor"]),
        ("Which documents are in Spanish?", ["Nota sobre los huertos flotantes de Sarimbo"]),
    ],
)
def test_which_documents_of_a_type_or_a_language(asking: Asking, question: str, titles: list[str]) -> None:
    answer = asking(question)
    assert [t for t in ("kelp banks", "lights of Dravik", "school boats", "huertos") if t in answer.text] == [
        t for t in ("kelp banks", "lights of Dravik", "school boats", "huertos") if any(t in title for title in titles)
    ]
    assert "1 of the 4 documents" in answer.text


def test_how_many_documents_in_a_language(asking: Asking) -> None:
    said = asking("How many documents are in Spanish?").text
    assert said.startswith("1 of the 4 documents in the library is in the language Spanish")
    assert "0 of the 4" in asking("How many documents are in Arabic?").text


def test_documents_on_a_subject_are_not_answered_by_all_of_them(asking: Asking) -> None:
    assert "The library holds" not in asking("List the documents on kelp banks").text
