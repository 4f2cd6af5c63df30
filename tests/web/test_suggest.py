"""Questions for a start."""

from __future__ import annotations

import re

import pytest

from store.documents import Document, PagedText, Record
from tests.fakes import make_reading
from tests.web import invented
from web import suggest
from web.suggest_names import GENERIC, named_in


class Shelf:
    """Texts by the titles of their documents."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.held: dict[str, tuple[Document, PagedText]] = {}
        for title, text in texts.items():
            reading = make_reading(text, source=f"{title}.md", record=Record(title=title, language="en"))
            self.held[reading.document.id] = reading.document, reading.paged

    def paged(self, document_id: str) -> PagedText:
        return self.held[document_id][1]

    def questions(self, wanted: int = 10) -> list[str]:
        return suggest.questions({id_: d for id_, (d, _) in self.held.items()}, self, wanted)


BANK = "The Kelp Trade Bank lends to villages.\n\nIn 2004 the Kelp Trade Bank lent more.\n\nThe Kelp Trade Bank is old."
SEED = (
    "Seed lending means that a village hands on what it has.\n\nBy then seed lending was common.\n\nNobody pays for"
    " seed lending in a good year."
)
BOATS = "Odd boats leave at dawn.\n\nWho pays for odd boats is not told.\n\nMost odd boats are hired."


def test_questions_ask_for_what_the_documents_name() -> None:
    made = Shelf({"Money on the shore": BANK, "What neighbours do": SEED, "A school of odd boats": BOATS}).questions(3)
    assert set(made) == {
        "How does the Kelp Trade Bank work?", "What is seed lending?", "What does the library say about odd boats?",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("the Velsund Conference", "What was agreed at the Velsund Conference?"),
        ("the Velsund Plan of Action", "What does the Velsund Plan of Action provide for?"),
        ("the Shared Harbour Fund", "How does the Shared Harbour Fund work?"),
        ("the Harbour Masters Union", "What role does the Harbour Masters Union play in South-South cooperation?"),
        ("the Group of 12", "What role does the Group of 12 play in South-South cooperation?"),
    ],
)
def test_what_is_asked_of_a_body_fits_what_it_is(name: str, question: str) -> None:
    text = f"It was {name} that came.\n\nLater {name} left.\n\nFew liked {name}."
    assert Shelf({"Harbours": text}).questions(1) == [question]


@pytest.mark.parametrize(
    "heading",
    ["The problem", "Works drawn on", "Weak spots that remain", "Lessons learned", "Two early projects",
     "A short chronology", "Further reading", "Works that are cited", "Heading link",
     "Anchor Kelp Lending in Village Policy"],
)  # fmt: skip
def test_no_question_is_asked_about_a_heading_that_says_nothing_by_itself(heading: str) -> None:
    text = f"# {heading}\n\nThe problem is what kelp costs, and the village policy is old.\n"
    made = Shelf({"A word on kelp": text}).questions()
    assert made == ["What is “A word on kelp” about?"]


def test_headings_with_a_subject_are_asked_about_where_no_name_is() -> None:
    text = "# Prices of dried kelp\n\nDried kelp has prices that nobody sets.\n"
    assert Shelf({"A word": text}).questions(1) == ["What does the library say about prices of dried kelp?"]


def test_a_title_in_capitals_is_not_shouted() -> None:
    text = "It kept what it had, and no more was said of it."
    [made] = Shelf({"THE GUILD OF LAMPS: A CLUB THAT KEPT ITS NAME": text}).questions(1)
    assert made == "What is “The Guild of Lamps: a Club that Kept its Name” about?"


def test_names_of_which_every_document_speaks_ask_nothing() -> None:
    shelf = Shelf({f"Brief {n}": f"{BANK}\n\nNo {n}." for n in range(4)})
    assert not any("Kelp" in q for q in shelf.questions())


def test_initials_are_asked_about_with_what_they_stand_for() -> None:
    explained = "The Velsund Harbour Trade Organisation of Old (VHXOO) met.\n\nVHXOO met.\n\nVHXOO left."
    *_, initials = named_in({"a": explained.split("\n\n")}, {"a": "Harbours"})
    assert not initials  # the letters are not those of the words
    explained = "It is the sea trade lamp exchange (STLE) that met.\n\nSTLE met.\n\nSTLE left."
    *_, [found] = named_in({"a": explained.split("\n\n")}, {"a": "Harbours"})
    assert found.question == "What does the library say about the sea trade lamp exchange (STLE)?"


def test_questions_of_a_library_are_steady_and_few() -> None:
    library = invented.library()
    shelf = {d.id: d for d in library.documents()}
    made = suggest.questions(shelf, library)
    assert made == suggest.questions(shelf, library)
    assert len(made) == len(set(made)) <= suggest.WANTED
    assert made
    assert not any("تمويل" in question for question in made)  # the words around are English
    assert all(re.fullmatch(r"[A-Z].*\?", question) for question in made)


def test_an_empty_library_suggests_nothing() -> None:
    assert suggest.questions({}, invented.library()) == []


def test_common_and_odd_headings_are_no_subject() -> None:
    library = invented.library()
    assert suggest.sections(library.held[4][1], "") == []
    assert suggest.sections(library.held[0][1], "Who pays") == ["Governing the regional seed bank"]
    assert {"problem", "lesson", "conclusion"} <= GENERIC
