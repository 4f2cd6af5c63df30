"""What is said to be counted was counted: each statement from records is made of values that stand in the records."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.filters import read_where
from assistant.languages import name_of
from assistant.library_counts import same_but_for_number
from assistant.record_fields import value_of
from assistant.record_statements import say
from assistant.records import RecordAnswer, RecordGap
from store.library import Library
from store.where import Where
from store.words import fold
from tests.assistant.conftest import Asking


def sources(answer: Answer) -> set[str]:
    return {e.document.source for e in answer.evidence if e.found_by != "count"}


def test_who_writes_about_a_subject(asking: Asking) -> None:
    answer = asking("Who wrote about wrecks?")
    basis, author = answer.statements
    assert basis.text.startswith("1 of the 4 documents in the library holds the word “wrecks”")
    assert author.text.split("(")[0].strip() == "Authors: Marisol Quent"
    # Without a document there is nobody to name, and the answer says so in one way or another.
    for question in ("Who wrote about penguins?", "List the documents of 1850 by author."):
        answer = asking(question)
        assert answer.statements or answer.gaps
        assert "Authors" not in answer.text


@pytest.mark.parametrize(
    ("question", "number", "cited"),
    [
        ("How many documents mention Orlenna?", 4, {"kelp.md", "boats.txt", "lights.html", "huertos.txt"}),
        ("How many documents mention penguins?", 0, set()),
        ("Which documents are about villages?", 1, {"kelp.md"}),
        ("How many documents mention a lighthouse?", 1, {"lights.html"}),
        ("How many documents mention insurers and wrecks?", 1, {"lights.html"}),
        ("Which documents mention tides or bells?", 2, {"kelp.md", "boats.txt"}),
        ("Which documents were published since 2019?", 2, {"kelp.md", "lights.html"}),
        ("How many documents were published between 2015 and 2019?", 2, {"huertos.txt", "lights.html"}),
        ("Which documents were published before 2016?", 1, {"huertos.txt"}),
        ("How many documents by Varga are in the library?", 1, {"kelp.md"}),
        ("How many documents by Zebulon Trask are in the library?", 0, set()),
        ("Which documents appeared in the Journal of Minor Straits?", 1, {"lights.html"}),
        ("Which documents were published by the Institute for Shallow Seas?", 1, {"kelp.md"}),
        ("How many documents in Spanish mention Orlenna?", 1, {"huertos.txt"}),
        ("¿Cuántos documentos mencionan Perrimoor?", 3, {"kelp.md", "boats.txt", "lights.html"}),
    ],
)
def test_the_number_is_that_of_the_documents_named_and_cited(
    asking: Asking, question: str, number: int, cited: set[str]
) -> None:
    answer = asking(question)
    (statement,) = answer.statements
    assert (statement.support, statement.checker) == ("supported", "record")
    assert [int(n) for n in re.findall(r"\d+", statement.text)[:2]] == [number, 4]
    assert sources(answer) == cited
    named = {e.document.source for e in answer.evidence if f"“{e.document.record.title}”" in statement.text}
    assert named == cited
    assert set(statement.citations) == {e.key for e in answer.evidence}


def test_a_subject_is_cited_to_a_sentence_that_holds_it(asking: Asking, island_library: Library) -> None:
    answer = asking("Which documents mention insurers?")
    (evidence,) = [e for e in answer.evidence if e.found_by == "words"]
    assert evidence.quote == "Insurers in Velsund lowered their fees by a third in 1952."
    assert (
        island_library.paged(evidence.document.id).text[evidence.locator.start : evidence.locator.end] == evidence.quote
    )


def test_documents_without_a_date_are_told(asking: Asking) -> None:
    assert "(1 more without a date in their records)" in asking("How many documents were published in 2021?").text
    assert "without a date" not in asking("How many documents mention tides?").text


@pytest.mark.parametrize(
    ("question", "title", "value"),
    [
        ("Which is the oldest document?", "Nota sobre los huertos flotantes de Sarimbo", "2015-05-04"),
        ("What is the newest document in the library?", "The kelp banks of Orlenna", "2021-03-15"),
        ("¿Cuál es el documento más reciente?", "The kelp banks of Orlenna", "2021-03-15"),
        ("Which document is the longest?", "The kelp banks of Orlenna", ""),
        ("Which document is the shortest?", "Nota sobre los huertos flotantes de Sarimbo", ""),
        ("Which is the oldest document that mentions Perrimoor?", "Who keeps the lights of Dravik?", "2019-10-02"),
    ],
)
def test_superlatives(asking: Asking, island_library: Library, question: str, title: str, value: str) -> None:
    (statement,) = asking(question).statements
    assert f"“{title}”" in statement.text
    if not value:
        words = next(e.words for e in island_library.entries() if e.document.record.title == title)
        value = f"({words} words)"
    assert value in statement.text


def test_a_listing_by_a_field(asking: Asking) -> None:
    said = [s.text for s in asking("List all documents by author").statements]
    assert any(t.startswith("Authors: Tamsin Okoro (1 of 4 documents): “The kelp banks of Orlenna”") for t in said)
    assert len(said) == 5
    said = [s.text for s in asking("List the documents by year").statements]
    assert [re.findall(r": (\d{4}|none)", t)[0] for t in said] == ["2015", "2019", "2021", "none"]


def test_within_a_filter_only_what_passes_it_is_counted(island_library: Library) -> None:
    where = read_where(["language=en"])
    answer = ask("How many documents mention Orlenna?", island_library, where=where)
    assert answer.text.startswith("3 of the 3 documents that pass the filter")


def test_what_is_not_understood_is_a_gap_or_searched(asking: Asking) -> None:
    answer = asking("How many documents in the library were praised by critics?")
    assert answer.abstained
    assert "nothing was counted" in answer.gaps[0].reason
    for question in ("How many documents did the ministry sign in 2015?", "Which papers did the committee adopt?"):
        assert all(s.checker != "record" for s in asking(question).statements)


def test_two_counts_in_two_asks(asking: Asking) -> None:
    answer = asking("How many documents mention bells and how many mention tides?")
    assert [s.text.partition(":")[0] for s in answer.statements] == [
        "1 of the 4 documents in the library holds the word “bells”",
        "1 of the 4 documents in the library holds the word “tides”",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("penguin", "penguins", True), ("policy", "policies", True), ("policy", "police", False),
        ("cooperation", "Cooper", False), ("case studies", "case study", True), ("organ", "organization", False),
        ("país", "países", True),
        ("nation", "nações", False), ("cooperação", "cooperações", True), ("canal", "canaux", True),
        ("a", "as", False),
    ],
)  # fmt: skip
def test_only_the_number_of_a_word_may_differ(one: str, other: str, same: bool) -> None:
    assert same_but_for_number(one, other) is same


FIELDS = ("authors", "issued", "title", "publisher", "container", "licence", "doi", "language", "type")


@pytest.mark.parametrize("which", ["starter", "island_library"])
def test_every_field_said_is_the_records(which: str, request: pytest.FixtureRequest) -> None:
    library: Library = request.getfixturevalue(which)
    for document in library.documents():
        for name in FIELDS:
            value = value_of(document.record, name)
            made = say("?", RecordAnswer(name, document, value), "en", library)
            assert bool(made.statements) is True
            assert made.statements[0].text.endswith(name_of(value, "en") if name == "language" else value)
            # One that the record does not give is never said, whoever hands it over.
            lied = say("?", RecordAnswer(name, document, f"{value} and more"), "en", library)
            assert not lied.statements
            assert lied.gaps


@pytest.mark.parametrize("word", ["cooperation", "China", "debt", "railway", "médicos", "IBSA", "refugees", "zebra"])
def test_a_count_by_words_is_that_of_the_texts_that_hold_them(starter: Library, word: str) -> None:
    """Counted again without the search: texts are folded and looked through."""
    answer = ask(f"How many documents mention {word}?", starter)
    (statement,) = answer.statements
    holding = set()
    for document in starter.documents():
        text = fold(starter.paged(document.id).text)
        if re.search(rf"(?<!\w){fold(word).removesuffix('s')}s?(?!\w)", text):
            holding.add(document.source)
    number = int(statement.text.split()[0])
    if word in ("China", "IBSA"):  # names in other languages, and the words that the acronym stands for, count as well
        assert number >= len(holding)
    else:
        assert (number, sources(answer)) == (len(holding), holding)


def test_counts_by_fields_are_those_of_the_records(starter: Library) -> None:
    documents = starter.documents()
    for kind in {d.record.type for d in documents} - {"document"}:
        plural = kind.replace("study", "studie") + "s"
        (statement,) = ask(f"How many documents are {plural}?", starter).statements
        assert int(statement.text.split()[0]) == sum(d.record.type == kind for d in documents), kind
    for code, name in (("en", "English"), ("es", "Spanish"), ("fr", "French")):
        (statement,) = ask(f"How many documents are in {name}?", starter).statements
        assert int(statement.text.split()[0]) == sum(d.record.language[:2] == code for d in documents)


def test_a_document_that_does_not_meet_what_is_said_is_not_counted(island_library: Library) -> None:
    from assistant.library_ask import read_library_ask
    from assistant.library_counts import count

    asked = read_library_ask("How many documents were published in 2021?", island_library.documents())
    assert asked is not None
    found = count(asked, island_library, Where())
    assert found is not None
    lied = replace(found, documents=found.among)
    made: Any = say("?", lied, "en", island_library)
    assert made.statements[0].text.startswith("1 of the 4")


def test_a_gap_of_the_imprint_says_so(island_library: Library) -> None:
    document = island_library.documents()[0]
    made = say("?", RecordGap("accepted", document, imprint=True), "es", island_library)
    assert made.gaps[0].reason.startswith("Ni el registro ni los datos editoriales")
