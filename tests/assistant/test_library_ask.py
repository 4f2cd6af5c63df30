"""What a question asks of the library's documents is read to the last word, or not at all."""

from __future__ import annotations

import pytest

from assistant.library_ask import names_the_library, read_library_ask
from assistant.library_criteria import Criterion, LibraryAsk
from store.documents import Document, Name, Record

DOCUMENTS = (
    Document(
        "a", "a.md", Record(authors=(Name("Okoro", "Tamsin"),), publisher="Institute for Shallow Seas", type="report")
    ),
    Document(
        "b", "b.md", Record(authors=(Name(literal="ICVA"),), container="Journal of Minor Straits", type="article")
    ),
)


def read(question: str) -> LibraryAsk | None:
    return read_library_ask(question, DOCUMENTS)


def words(*values: str, loose: bool = False) -> Criterion:
    return Criterion("words", values, loose=loose)


def years(first: int, last: int) -> Criterion:
    return Criterion("years", years=(first, last))


BOTH = words("China"), words("India")
OKORO = Criterion("author", ("Tamsin Okoro",))
SPANISH = Criterion("language", ("es",))


@pytest.mark.parametrize(
    ("question", "form", "criteria"),
    [
        ("How many documents are in the library?", "count", ()),
        ("How many documents in the library mention penguins?", "count", (words("penguins"),)),
        ("How many documents are about triangular cooperation?", "count",
         (words("triangular cooperation", loose=True),)),
        ("How many documents mention “mutual benefit”?", "count", (words("mutual benefit"),)),
        ("Which documents mention China and India?", "list", BOTH),
        ("Which documents mention UNDP or UNHCR?", "list", (words("UNDP", "UNHCR"),)),
        ("How many documents were published in 2025?", "count", (years(2025, 2025),)),
        ("Which documents are from 2025?", "list", (years(2025, 2025),)),
        ("Which documents date from after 2018?", "none", ()),
        ("Which documents were issued after 2018?", "list", (years(2019, 9999),)),
        ("Which documents have been published since 2018?", "list", (years(2018, 9999),)),
        ("Which documents were published between 2018 and 2021?", "list", (years(2018, 2021),)),
        ("Which documents were published before 2018?", "list", (years(0, 2017),)),
        ("How many documents by Okoro are in the library?", "count", (OKORO,)),
        ("How many documents did Tamsin Okoro write?", "count", (OKORO,)),
        ("How many documents by Zebulon Trask are there?", "count", (Criterion("author", ("Zebulon Trask",)),)),
        ("Which articles appeared in the Journal of Minor Straits?", "list",
         (Criterion("type", ("article",)), Criterion("container", ("Journal of Minor Straits",)))),
        ("How many reports were published by the Institute for Shallow Seas?", "count",
         (Criterion("type", ("report",)), Criterion("publisher", ("Institute for Shallow Seas",)))),
        ("How many articles by ICVA on China are there?", "count",
         (Criterion("type", ("article",)), Criterion("author", ("ICVA",)), words("China", loose=True))),
        ("Are there any documents in Spanish?", "list", (SPANISH,)),
        ("How many Spanish documents are there about Cuba?", "count", (SPANISH, words("Cuba", loose=True))),
        ("How many papers mention UN agencies?", "count", (words("UN agencies"),)),
        ("Which documents mention the UN?", "list", (words("UN"),)),
        ("How many documents have no author?", "count", (Criterion("lacks", ("authors",)),)),
        ("Which documents are undated?", "list", (Criterion("lacks", ("issued",)),)),
        ("Are there any documents without a DOI?", "list", (Criterion("lacks", ("doi",)),)),
        ("How many documents have a DOI?", "count", (Criterion("has", ("doi",)),)),
        ("¿Qué documentos no tienen fecha?", "list", (Criterion("lacks", ("issued",)),)),
        ("Quels documents n'ont pas d'auteur ?", "list", (Criterion("lacks", ("authors",)),)),
        ("Quais documentos não têm data?", "list", (Criterion("lacks", ("issued",)),)),
        ("أي الوثائق بلا تاريخ؟", "list", (Criterion("lacks", ("issued",)),)),
        ("哪些文献没有作者？", "list", (Criterion("lacks", ("authors",)),)),
        ("How many documents with no date mention China?", "count", (words("China"), Criterion("lacks", ("issued",)))),
        ("Does the library hold anything in Spanish?", "list", (SPANISH,)),
        ("Do you have anything written in Spanish?", "list", (SPANISH,)),
        ("¿Tiene la biblioteca algo en español?", "list", (SPANISH,)),
        ("Y a-t-il quelque chose en espagnol ?", "list", (SPANISH,)),
        ("有没有西班牙文的文献？", "list", (SPANISH,)),
        ("Which documents mention El Salvador?", "list", (words("El Salvador"),)),
        ("List the documents", "list", ()),
        ("Which is the oldest document?", "oldest", ()),
        ("What is the most recent report?", "newest", (Criterion("type", ("report",)),)),
        ("Which document about debt is the longest?", "longest", (words("debt", loose=True),)),
        ("List all documents by author", "groups", ()),
        ("¿Cuántos documentos mencionan la cooperación triangular?", "count", (words("cooperación triangular"),)),
        ("¿Qué documentos hay en español?", "list", (SPANISH,)),
        ("¿Cuál es el documento más antiguo de la biblioteca?", "oldest", ()),
        ("Combien de documents parlent de la dette ?", "count", (words("dette", loose=True),)),
        ("Combien de documents ont été publiés depuis 2020 ?", "count", (years(2020, 9999),)),
        ("Quel est le document le plus long ?", "longest", ()),
        ("Quantos documentos mencionam a China?", "count", (words("China"),)),
        ("Quais documentos foram publicados em 2025?", "list", (years(2025, 2025),)),
        ("كم عدد الوثائق التي تذكر الصين؟", "count", (words("الصين"),)),
        ("ما هي الوثائق المنشورة في عام 2025؟", "list", (years(2025, 2025),)),
        ("有多少篇文献提到三方合作？", "count", (words("三方合作"),)),
        ("关于三方合作的文献有多少篇？", "count", (words("三方合作", loose=True),)),
        ("哪些文献是2025年发表的？", "list", (years(2025, 2025),)),
        ("最早的文献是哪一篇？", "oldest", ()),
    ],
)  # fmt: skip
def test_what_is_asked(question: str, form: str, criteria: tuple[Criterion, ...]) -> None:
    found = read(question)
    if form == "none":
        assert found is None
        return
    assert found is not None
    assert (found.form, set(found.criteria)) == (form, set(criteria))


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Who wrote about kelp?", "kelp"),
        ("Which authors have written on kelp banks?", "kelp banks"),
        ("¿Quién ha escrito sobre algas?", "algas"),
        ("Qui a écrit sur les algues ?", "algues"),
        ("Quem escreveu sobre algas?", "algas"),
        ("谁写过关于海带的文章？", "海带"),
    ],
)
def test_who_writes_about_a_subject_asks_for_its_documents_by_author(question: str, subject: str) -> None:
    found = read(question)
    assert found is not None
    assert (found.form, found.by) == ("groups", "authors")
    assert [c.values for c in found.criteria] == [(subject,)]


@pytest.mark.parametrize(
    "question",
    [
        "How many documents did the ministry sign in 2015?",
        "Which papers did the committee adopt?",
        "How many articles does the treaty have?",
        "How many documents do not mention China?",
        "Which documents mention China but not India?",
        "¿Cuántos documentos no mencionan China?",
        "Combien de documents ne mentionnent pas la Chine ?",
        "Quantos documentos não mencionam a China?",
        "كم عدد الوثائق التي لا تذكر الصين؟",
        "没有提到中国的文献有多少？",
        "What works in South-South cooperation?",
        "How many reports were presented at the conference in 2019?",
        "What are the sources of funding for the fund?",
        "How many papers were signed by China in 2015?",
        "How many texts mention the plan published in 1978?",
        "Which texts discuss how aid is measured?",
        "How many works of art were shown?",
        "Which document is the oldest treaty?",
        "How many articles on trade does the agreement contain?",
        "How many documents mention Nepal in 2015?",
        "How many documents have no author in common?",
        "Which documents have no date set for the summit?",
        "Is there anything in common between the briefs?",
        "Is there anything in Kenya?",
        "Which texts?",
        "Who wrote about it?",
        "Who wrote on behalf of China?",
        "Who cites China as a model of harbour building?",
        "Who cites the long drought that emptied the harbours?",
    ],
)
def test_what_is_not_understood_to_the_last_word_is_not_read(question: str) -> None:
    assert read(question) is None


def test_an_ask_after_one_about_documents_goes_on_about_them() -> None:
    assert read("how many mention India") is None
    found = read_library_ask("how many mention India", DOCUMENTS, goes_on=True)
    assert found == LibraryAsk("count", (words("India"),))


def test_a_number_asked_of_the_library_itself_is_known_as_such() -> None:
    assert names_the_library("How many documents in the library were praised by critics?")
    for apart in (
        "Which documents do not mention tides?", "How many documents are not in English?",
        "Which documents don't cite Silva?",
        "Which of the documents has the most authors?", "¿Qué documentos no mencionan las mareas?",
    ):  # fmt: skip
        assert names_the_library(apart)
    for other in (
        "Which documents did the ministry not sign?", "Which countries do not mention tides?",
        "Which agreements have the most authors?",
        "Which texts say that aid is not neutral?",
    ):  # fmt: skip
        assert not names_the_library(other)
    assert not names_the_library("How many documents did the ministry sign?")
    assert not names_the_library("Who wrote the brief in the library?")


@pytest.mark.parametrize(
    ("question", "plainly"),
    [
        ("Anything in French?", "List the documents in French"),
        ("¿Algo en francés?", "List the documents in French"),
        ("Quem escreveu sobre o sal e o vento?", "List the documents about sal and vento by author"),
        ("How many are undated?", "How many documents are undated?"),
        ("Which authors are in the library?", "List the documents in the library by author"),
        ("What are the types of documents?", "List the documents in the library by type"),
        ("What languages are the documents in?", "List the documents in the library by language"),
        ("图书馆里有多少篇文献", "文献库里有多少篇文献"),
    ],
)  # fmt: skip
def test_what_is_asked_without_the_word_for_documents(question: str, plainly: str) -> None:
    found = read_library_ask(question, ())
    assert found is not None
    assert found == read_library_ask(plainly, ())


@pytest.mark.parametrize(
    "question",
    [
        "Anything in common?", "How many are refugees?", "What are the types of cooperation?",
        "Which languages are spoken there?",
    ],
)  # fmt: skip
def test_what_asks_for_no_documents(question: str) -> None:
    assert read_library_ask(question, ()) is None
