"""Questions for a start."""

from __future__ import annotations

from tests.web import invented
from web import suggest


def test_questions_come_from_titles_and_sections_and_are_steady() -> None:
    library = invented.library()
    shelf = {d.id: d for d in library.documents()}
    made = suggest.questions(shelf, library)
    assert made == suggest.questions(shelf, library)
    assert "What does the library say about Interviews with delegates and growers?" in made
    assert len(made) == len(set(made)) <= suggest.WANTED
    assert not any("تمويل" in question for question in made)  # the words around are English


def test_an_empty_library_suggests_nothing() -> None:
    assert suggest.questions({}, invented.library()) == []


def test_common_and_odd_headings_are_no_subject() -> None:
    library = invented.library()
    assert suggest.sections(library.held[4][1], "") == []
    assert suggest.sections(library.held[0][1], "Who pays") == ["Governing the regional seed bank"]
