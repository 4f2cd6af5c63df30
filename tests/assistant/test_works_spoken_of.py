"""A work of which a document speaks is not that document, and not every question on a thing is one on a record."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.record_claims import claim_of
from assistant.record_questions import fields_asked
from assistant.steering import speaks_of
from assistant.wording import language_of
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

_TEXTS = {
    "islands.md": """# What islands learnt

By Tamsin Okoro

Policy brief · 3 March 2021

The Velmont report of 1980 asked islands for pilots. Velmont still waits for them.

## After Velmont

The Lantern League, of which Sorrel is the seat, met at Velmont. Fishers use lamps.

## Sorrel

Sorrel holds the League. Nobody left Sorrel.
""",
    "kelp.md": """# The kelp banks

By Odalys Brandt

Policy brief · 9 June 2022

Kelp grows in cold water. Islanders harvest it by hand.
""",
    "wrecks.md": """# Wrecks of the north

By Marisol Quent

Blog post · 2 May 2020

Divers visit the wrecks in summer, and count ninety of them.
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("spoken")
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as made:
        ingest(sorted(folder.glob("*.md")), made)
        yield made


@pytest.fixture
def asking(library: Library) -> Callable[[str], Answer]:
    return lambda question: ask(question, library)


def _of_a_record(answer: Answer) -> list[str]:
    return [s.text for s in answer.statements if s.checker == "record"]


@pytest.mark.parametrize(
    "question",
    [
        "Was the Velmont report published in 1980?",
        "Was the Velmont paper published in 1980?",
        "Was the Velmont brief published in 1980?",  # perhaps that report
        "Was the Velmont report written by Silva?",
        "Who wrote the Velmont report?",
        "When was the Velmont article published?",
        "When was the report on Velmont published?",
        "Who wrote the Sorrel blog post?",
    ],
)
def test_a_work_that_a_document_speaks_of_is_not_that_document(question: str, asking: Callable[[str], Answer]) -> None:
    assert not _of_a_record(asking(question))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who wrote the Sorrel brief?", "Okoro"),
        ("Who wrote the Sorrel paper?", "Okoro"),
        ("Was the Sorrel brief published in 2021?", "Yes"),
        ("Was the Sorrel brief published in 2019?", "No"),
        ("Was the kelp brief published in June?", "Yes"),
        ("Was the kelp brief published before the end of 2022?", "2022"),
    ],
)
def test_a_document_of_the_type_is(question: str, said: str, asking: Callable[[str], Answer]) -> None:
    (text,) = _of_a_record(asking(question))
    assert said in text


@pytest.mark.parametrize(
    "question",
    ["Was the kelp brief published in Mexico?", "What keywords do fishers use for the kelp banks?"],
)
def test_what_asks_for_no_field_is_told_of_no_gap_in_a_record(question: str, asking: Callable[[str], Answer]) -> None:
    answer = asking(question)
    assert not [g.reason for g in answer.gaps if "record" in g.reason]
    assert not _of_a_record(answer)


@pytest.mark.parametrize(
    "question",
    ["What are the keywords of the kelp brief?", "Was the kelp brief published in the Journal of Straits?"],
)
def test_a_field_of_a_document_that_is_lacking_is_told(question: str, asking: Callable[[str], Answer]) -> None:
    assert [g.reason for g in asking(question).gaps if "record" in g.reason]


@pytest.mark.parametrize(
    ("text", "name", "spoken"),
    [
        ("The Velmont report of 1980 asked", "Velmont", True),
        ("the Velmont Commission report", "Velmont", True),
        ("a report on Velmont", "velmont", True),
        ("Velmont reported it", "Velmont", False),
        ("Velmont waits. The report says", "Velmont", False),
    ],
)
def test_whether_a_text_speaks_of_a_work(text: str, name: str, spoken: bool) -> None:
    assert speaks_of(text, name) is spoken


@pytest.mark.parametrize(
    "text", ["who wrote the " * 285, "data de artigo " * 260, "我的文章是在2020年" * 400, "a" * 4000]
)
def test_a_long_text_is_looked_through_soon(text: str) -> None:
    began = time.perf_counter()
    fields_asked(text)
    claim_of(text)
    assert time.perf_counter() - began < 1.0


@pytest.mark.parametrize(
    "text",
    [
        "La note a été publiée avant la fin de 2021 ?",
        "Est-ce que la note a été publiée avant la fin de 2021 ?",
        "Est-ce que ce billet est de 2021 ?",
    ],
)
def test_french_is_told_from_spanish(text: str) -> None:
    assert language_of(text) == "fr"
