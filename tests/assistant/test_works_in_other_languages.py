"""What is asked of a document that is named in another language than its own, from its record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.conversation import Earlier, earlier_of
from assistant.demonyms import country_of
from assistant.works_named import is_of_a_work
from ingest.job import ingest
from store.documents import Name, Record
from store.embedder import Embedder
from store.library import Library

_TEXTS = {
    "roadmap.txt": """The Strait Courier
Opinion

A Roadmap for the Islands

Islands without a common plan will drift apart, and the sea will not wait for them to agree on anything.

Each island should keep a register of its wells. The debt of the islands grows because the mills stand idle.

The Islands Union met twice, and the harbours of the islands were counted by hand.

Authors

Guest Author
Tamsin Okoro

Tamsin Okoro, Ph.D. (Velmont), is an expert in wells at the Institute for Shallow Seas.

Guest Author
Ines Dahl

Ines Dahl (Tolvar) is a physician and the director of the Lamp School.

Guest Author
Marisol Quent

Marisol Quent (Velsund) is a human rights advocate.
""",
    "medicos.md": """---
title: "Médicos en las islas: la cooperación cubana"
author: Odalys Brandt
date: 2022-06-09
type: article
lang: es
---

Los médicos de Cuba llegaron a las islas en mayo, abrieron tres escuelas en los puertos del norte
y dejaron en cada una de ellas una maestra.

Las escuelas forman a los jóvenes de cada isla, y los médicos vuelven a casa después de dos años.
""",
    "bells.md": """---
title: Bells of the north
author: Marisol Quent
date: 2020-05-02
type: policy brief
lang: en
---

The Tolvar Declaration was adopted at a meeting in Tolvar in 1998, and it named nine bells.

The north has ninety bells, and every one of them was cast from ship's brass by hand.
""",
    "salt.md": """---
title: Salt and credit
author: Ines Dahl
date: 2021-03-03
type: report
lang: en
---

Salt is lent by the harbours, and credit follows the salt from one island to the next.
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("named")
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as made:
        ingest(sorted(p for p in folder.iterdir() if p.is_file()), made)
        yield made


def told(answer: Answer) -> str:
    (statement,) = answer.statements
    assert statement.checker == "record"
    return statement.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("¿Quién escribió la hoja de ruta?", "Tamsin Okoro"),
        ("Quem são os autores do roteiro?", "Tamsin Okoro"),
        ("Qui a écrit la feuille de route ?", "Tamsin Okoro"),
        ("من هم مؤلفو خارطة الطريق؟", "Tamsin Okoro"),
        ("谁写了路线图？", "Tamsin Okoro"),
        ("路线图有几位作者？", "3 ("),
        ("How many authors does the Roadmap have?", "3 ("),
        ("¿Quién escribió el artículo cubano?", "Odalys Brandt"),
        ("Who wrote the Cuban article?", "Odalys Brandt"),
        ("Who wrote the Spanish article?", "Odalys Brandt"),
        ("古巴文章的作者是谁？", "Odalys Brandt"),
        ("Qui a écrit la note de politique de Quent ?", "Marisol Quent"),
        ("متى نُشر موجز السياسات؟", "2020"),
        ("报告是什么时候发表的？", "2021"),
    ],
)
def test_a_field_of_a_document_named_in_another_language(question: str, said: str, library: Library) -> None:
    assert said in told(ask(question, library))


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote the Tolvar Declaration?",
        "¿Quién escribió la declaración de Tolvar?",
        "谁写了内罗毕成果文件？",
        "Qui a écrit la feuille de route de l'Union africaine ?",
        "¿Quién escribió el estudio de caso sobre la pesca en Perú?",
        "Who wrote the German article?",
        "How many authors does the Nairobi outcome document have?",
    ],
)
def test_what_the_library_does_not_hold_is_refused(question: str, library: Library) -> None:
    assert ask(question, library).abstained


@pytest.mark.parametrize("question", ["What is the Cuban article about?", "¿De qué trata el artículo cubano?"])
def test_what_a_document_met_by_a_country_is_about(question: str, library: Library) -> None:
    answer = ask(question, library)
    assert {e.document.source for e in answer.evidence} == {"medicos.md"}
    assert "Los médicos de Cuba llegaron" in answer.text


def test_the_evidence_of_authors_joins_nothing_over_a_line_between_them(library: Library) -> None:
    answer = ask("Who wrote the Roadmap?", library)
    assert [e.quote for e in answer.evidence] == ["Tamsin Okoro", "Ines Dahl", "Marisol Quent"]
    for e in answer.evidence:
        paged = library.paged(e.document.id)
        assert e.locator.start is not None
        assert e.locator.end is not None
        # In the reader's own text too nothing lies between.
        assert [paged.raw[slice(*s)] for s in paged.raw_spans(e.locator.start, e.locator.end)] == [e.quote]


def thread(library: Library, *questions: str) -> Answer:
    before: list[Earlier] = []
    for question in questions:
        answer = ask(question, library, history=tuple(before))
        before.append(earlier_of(answer.to_json()))
    return answer


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (("What does the Roadmap say about wells?", "Why?", "Who wrote it?"), "Tamsin Okoro"),
        (("What does the Cuban article say about schools?", "Why?", "When was it published?"), "2022"),
        (("¿Qué dice el artículo cubano?", "¿Por qué?", "¿Quién lo escribió?"), "Odalys Brandt"),
        (("What is the Roadmap about?", "How many authors does it have?"), "3 ("),
        (("谁写了路线图？", "为什么？", "有几位作者？"), "3 ("),
    ],
)
def test_what_is_spoken_of_outlasts_a_bare_question(questions: tuple[str, ...], said: str, library: Library) -> None:
    assert said in told(thread(library, *questions))


def test_what_a_document_only_names_is_not_the_document(library: Library) -> None:
    answer = thread(library, "What is the Tolvar Declaration?", "When was it published?")
    assert all(s.checker != "record" for s in answer.statements)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("How many documents are undated?", {"roadmap.txt"}),
        ("Which documents have no date?", {"roadmap.txt"}),
        ("哪些文献没有日期？", {"roadmap.txt"}),
        ("Which documents have no author?", set()),
        ("Is there anything in Spanish?", {"medicos.md"}),
        ("¿Hay algo en español?", {"medicos.md"}),
        ("هل يوجد شيء بالإسبانية؟", {"medicos.md"}),
        ("有没有西班牙文的文献？", {"medicos.md"}),
        ("Does the library hold anything in Arabic?", set()),
        ("Há alguma coisa em espanhol?", {"medicos.md"}),
    ],
)
def test_what_documents_lack_and_what_they_are_written_in(question: str, found: set[str], library: Library) -> None:
    answer = ask(question, library)
    assert f"{len(found)}" in told(answer)
    assert {e.document.source for e in answer.evidence if e.found_by != "count"} == found


def test_how_many_pages_a_file_without_pages_has_is_not_told(library: Library) -> None:
    answer = ask("How many pages does the Quent brief have?", library)
    assert answer.abstained
    assert "Bells of the north" in answer.gaps[0].reason


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Cuban", "CU"), ("cubana", "CU"), ("coreano", "KR"), ("checa", "CZ"), ("marroquí", "MA"), ("saudita", "SA"),
        ("reuniones", None), ("italic", None), ("franco", None), ("georgina", None), ("tongo", None), ("table", None),
    ],
)  # fmt: skip
def test_adjectives_of_countries(word: str, code: str | None) -> None:
    assert country_of(word) == code


@pytest.mark.parametrize(
    ("name", "said", "title", "of_it"),
    [
        ("el artículo de Osei", "the Osei article", "Lending seed", True),
        ("la hoja de ruta", "the roadmap", "A roadmap for the islands", True),
        (
            "el Plan de Velmora",
            "the Velmora Plan",
            "From plan to plan: forty years of the Velmora Plan of Trade",
            False,
        ),
        ("«Lending seed»", "Lending seed", "Lending seed", True),
        ("Lending seed in autumn", "Lending seed in autumn", "Lending seed in autumn", True),
        ("the Harbour Bank report", "the Harbour Bank report", "A bank of equals: the Tide Bank", False),
    ],
)
def test_a_name_of_a_work_and_one_of_what_it_is_about(name: str, said: str, title: str, of_it: bool) -> None:
    assert is_of_a_work(name, said, Record(title=title, authors=(Name("Osei", "Ama"),))) is of_it
