"""What a record lacks and the document's imprint says is quoted from there, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

ARTICLE = """Salt roads of the Merrow plateau: what can be learnt from carriers?

Ottoline Brask

Velm Institute for Trade Studies, Port Velm, Merrow

(Received 4 March 2022; accepted 19 May 2022)

Abstract

This article asks why the carriers of the Merrow plateau share their wells. It was received with interest by the guilds.

Keywords: salt; wells; carriers

Introduction

The carriers accepted the charter of wells in 1911. Salt moves along nine roads, and each road has a guild of its own.
The guilds meet every spring and settle who may draw water, and from which well, before the first caravan leaves.

Published by Merrow University Press on behalf of the Society of Carriers.

Cite this article: Ottoline Brask, 'Salt roads of the Merrow plateau', Journal of Plateau Trade, 3:2 (2022), pp. 11–29.

The author thanks two anonymous referees.

For letters: brask@velm.example

The work was funded by the Guild of Wells. ISSN 1234-5678
"""
NOTE = """The reed ferries of Ostrel

By Casimir Vond

Type: Blog post

The ferries of Ostrel are built of reed. They cross the delta four times a day and carry goats, grain and letters.

Cover image: Reeds at dusk

Photo credit: Ilse Maren

For orders: office@velm.example

Dr. Tamsin Hale: tamsin.hale@merrow.example
"""


@pytest.fixture(scope="module")
def plateau(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("plateau")
    (folder / "salt.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "ferries.txt").write_text(NOTE, encoding="utf-8")
    with Library.open(folder / "library", embedder=embedder, create=True) as library:
        ingest([folder / "salt.txt", folder / "ferries.txt"], library)
        yield library


def quotes(answer: Answer) -> list[str]:
    assert all(s.support == "quoted" for s in answer.statements)
    return [s.text for s in answer.statements]


RECEIVED = "(Received 4 March 2022; accepted 19 May 2022)"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When was Brask's manuscript accepted?", RECEIVED),
        ("When was the article by Brask received?", RECEIVED),
        ("When did the journal get Brask's manuscript, and when was it accepted?", RECEIVED),
        ("¿Cuándo fue aceptado el artículo de Brask?", RECEIVED),
        ("Quand le manuscrit de Brask a-t-il été accepté ?", RECEIVED),
        ("Quando foi aceito o artigo de Brask?", RECEIVED),
        ("Brask的文章何时被录用？", RECEIVED),
        ("متى قُبلت مقالة Brask؟", RECEIVED),
        ("Where does Brask work?", "Velm Institute for Trade Studies"),
        ("What is the affiliation of the author of Brask's article?", "Velm Institute for Trade Studies"),
        ("How do I cite Brask's article?", "Cite this article: Ottoline Brask"),
        ("What are the keywords of Brask's article?", "Keywords: salt; wells"),
        ("¿Cuáles son las palabras clave del artículo de Brask?", "Keywords: salt; wells"),
        ("Was Brask's article peer reviewed?", "two anonymous referees"),
        ("Who funded Brask's article?", "funded by the Guild of Wells"),
        ("What is the ISSN of Brask's article?", "ISSN 1234-5678"),
        ("Who took the photograph in Vond's blog post?", "Photo credit: Ilse Maren"),
        ("What is pictured on the cover of the blog post by Vond?", "Cover image: Reeds at dusk"),
    ],
)
def test_a_line_of_the_imprint_answers(plateau: Library, question: str, words: str) -> None:
    answer = ask(question, plateau)
    (quote,) = quotes(answer)
    assert words in quote
    (evidence,) = answer.evidence
    text = plateau.paged(evidence.document.id).text
    assert text[evidence.locator.start : evidence.locator.end] == quote


@pytest.mark.parametrize("where", ["where does she work", "where is each from", "where is she based"])
def test_the_second_of_two_asks_is_of_the_same_document(plateau: Library, where: str) -> None:
    answer = ask(f"Who wrote Brask's article and {where}?", plateau)
    assert [s.support for s in answer.statements] == ["supported", "quoted"]
    assert "Velm Institute" in answer.text
    later = ask("when was it accepted?", plateau, history=["Who wrote Brask's article?"])
    assert quotes(later) == [RECEIVED]


def test_several_lines_are_asked_for_at_once(plateau: Library) -> None:
    said = quotes(ask("keywords of brasks article and her email", plateau))
    assert len(said) == 2
    assert "brask@velm.example" in " ".join(said)
    assert "Keywords" in " ".join(said)
    both = quotes(ask("What is on the front of Vond's blog post and who took the photograph?", plateau))
    assert both == ["Cover image: Reeds at dusk", "Photo credit: Ilse Maren"]


def test_what_neither_record_nor_imprint_gives_is_a_gap(plateau: Library) -> None:
    answer = ask("When was Vond's blog post accepted?", plateau)
    assert answer.abstained
    assert (
        answer.gaps[0].reason
        == "Neither the record nor the imprint of “The reed ferries of Ostrel” gives: Date of acceptance."
    )
    for question in ("What is the ISSN of Vond's blog post?", "Was Vond's blog post peer reviewed?"):
        answer = ask(question, plateau)
        assert answer.abstained
        assert answer.gaps[0].reason.startswith("Neither the record nor the imprint")


@pytest.mark.parametrize(
    "question",
    [
        "When was the charter of wells accepted?",
        "When was the aid received?",
        "Where do the carriers work?",
        "Who funded the wells?",
        "Who is on the cover of the coin?",
    ],
)
def test_what_the_text_tells_is_not_taken_from_the_imprint(plateau: Library, question: str) -> None:
    assert all(e.found_by != "imprint" for e in ask(question, plateau).evidence)


def test_a_citation_is_made_of_the_record_where_no_line_gives_one(plateau: Library) -> None:
    (statement,) = ask("How do I cite Vond's blog post?", plateau).statements
    assert (statement.support, statement.checker) == ("supported", "record")
    assert statement.text.endswith("Casimir Vond (n.d.). The reed ferries of Ostrel")


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("What is the email of Brask?", "For letters: brask@velm.example"),
        ("brask email", "For letters: brask@velm.example"),
        ("What is the e-mail address of Professor Hale?", "Dr. Tamsin Hale: tamsin.hale@merrow.example"),
        ("What is Tamsin Hale's email?", "Dr. Tamsin Hale: tamsin.hale@merrow.example"),
    ],
)  # fmt: skip
def test_a_persons_own_address_is_given(plateau: Library, question: str, line: str) -> None:
    assert [e.quote for e in ask(question, plateau).evidence] == [line]


def test_nobody_is_given_the_address_of_another(plateau: Library) -> None:
    for question in ("How can I email Prof. Daley?", "What is Vond's email?"):
        assert "tamsin" not in ask(question, plateau).text
