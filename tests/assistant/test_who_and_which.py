"""Whose quoted words they are, and the points of a text that stand under headings of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.question import read_question
from assistant.retrieve import retrieve
from assistant.sections import named_list
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library
from store.where import Where

HARBOURS = """# Harbours and credit

The harbours of Tolvar lend salt to each other. The pilot who founded three of the loan clubs told us:

> The idea of sea credit is quite natural to those who sail by night.

Others doubt it. Sea credit is “a rope of many hands that no single hand may let go”.[^1]

The clubs of Velsund weigh the loans. Each weighs them by hand. She who weighs swears an oath on the scales first.

[^1]: Okoro, Salt and Power, p. 11.
"""
ADVICE = """# A paper on kelp

## 1. Context

The kelp forests of Perrimoor shrink every year, and its villages have met about them.

## 2. Recommendations

### a. Lend more seed

Villages must lend seed before the storms of autumn.

### b. Teach the tides

Children learn from those who sail.

### c. Keep a register

Every loan stands in one book.

## 3. Outlook

The next meeting is in spring. What FAMO pays for is boats, and FAMO buys no salt.

The Fair Assembly of Mill Owners (FAMO) sends a guest.

FAMO is praised, and the KURO of FAMO is read.
"""


LONG = f"""# The clubs

The harbours of Perrimoor lend nets to each other in spring and in autumn.
{"It was a long year and the boats lay idle, " * 17}as a keeper of the clubs told us:

> The idea of net credit is quite natural to those who mend by lamplight, {"and so they mend on and on, " * 40}said she.
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "harbours.md").write_text(HARBOURS, encoding="utf-8")
    (folder / "kelp.md").write_text(ADVICE, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder / "harbours.md", folder / "kelp.md"], library)
        yield library


def said(answer: Answer) -> list[str]:
    return [" ".join(s.text.split()) for s in answer.statements]


def test_words_set_apart_stand_after_the_line_that_says_whose_they_are(shelf: Library) -> None:
    texts = said(ask("Who finds that sea credit is 'quite natural to those who sail by night'?", shelf))
    assert texts[0].startswith("The pilot who founded three of the loan clubs told us:")
    assert "quite natural" in texts[1]
    # Whose they are is not told where it is not asked for.
    assert "told us:" not in " ".join(said(ask("Is the idea of sea credit natural to those who sail by night?", shelf)))


@pytest.mark.parametrize(
    "question",
    [
        "Where does the phrase 'a rope of many hands that no single hand may let go' come from?",
        "Whose phrase is 'a rope of many hands that no single hand may let go'?",
        "What is the source of 'a rope of many hands that no single hand may let go'?",
    ],
)
def test_where_quoted_words_come_from_is_told_by_their_note(shelf: Library, question: str) -> None:
    assert "Okoro, Salt and Power" in " ".join(said(ask(question, shelf)))


@pytest.mark.parametrize(
    "question",
    [
        "Give me the headline recommendations of the paper on kelp, all of them.",
        "What does the kelp paper recommend? All points, please.",
        "List the recommendations on kelp.",
        "Go through all the recommendations of the paper on kelp, a to c.",
    ],
)
def test_numbered_headings_under_a_heading_are_its_points(shelf: Library, question: str) -> None:
    assert said(ask(question, shelf)) == [
        "a. Lend more seed Villages must lend seed before the storms of autumn.",
        "b. Teach the tides Children learn from those who sail.",
        "c. Keep a register Every loan stands in one book.",
    ]


def test_what_an_acronym_is_is_told_by_the_sentence_that_introduces_it(shelf: Library) -> None:
    assert "The Fair Assembly of Mill Owners (FAMO) sends a guest." in said(ask("What is FAMO?", shelf))
    assert said(ask("What does FAMO stand for?", shelf)) == ["The Fair Assembly of Mill Owners (FAMO) sends a guest."]
    # Of another acronym the library says much, but not what it stands for.
    assert ask("What does KURO stand for?", shelf).abstained


def test_a_line_that_leads_in_never_takes_the_place_of_the_quotation(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "clubs.md").write_text(LONG, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "clubs.md"], library)
        answer = ask("Who finds that net credit is 'quite natural to those who mend by lamplight'?", library)
        assert "net credit is quite natural" in answer.text


def test_a_section_that_several_documents_have_is_no_ones(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "kelp.md").write_text(ADVICE, encoding="utf-8")
    salt = ADVICE.replace("kelp", "salt").replace("Lend", "Weigh").replace("Teach", "Learn").replace("Keep", "Read")
    (tmp_path / "salt.md").write_text(salt, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "kelp.md", tmp_path / "salt.md"], library)

        def named(question: str) -> str | None:
            found = named_list(retrieve(read_question(question), library, Where())[0], library)
            return library.document(found[0].document_id).source if found else None

        assert named("List the recommendations on kelp.") == "kelp.md"
        assert named("List the recommendations on salt.") == "salt.md"
        assert named("List the recommendations.") is None


def test_an_item_whose_text_names_its_speaker_is_his(tmp_path: Path, embedder: Embedder) -> None:
    advice = ADVICE.replace("Every loan stands", "According to Gordon Tanner, every loan stands")
    (tmp_path / "kelp.md").write_text(advice, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "kelp.md"], library)
        answer = ask("List the recommendations on kelp.", library)
        last = next(e for e in answer.evidence if "Gordon Tanner" in e.quote)
        assert (last.speaker, last.author_says) == ("Gordon Tanner", False)
        assert last.locator.kind == "body"
