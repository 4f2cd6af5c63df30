"""Who holds an office, and what only mentions it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.offices import asks_for_the_holder, names_the_holder
from assistant.question import read_question
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Who is the High Commissioner for Lamps?", True),
        ("Who was the first secretary-general of the Lamp Fund?", True),
        ("¿Quién es la directora del fondo?", True),
        ("من هي رئيسة الصندوق؟", True),
        ("من هو مؤلف التقرير؟", False),
        ("Who wrote the report?", False),
        ("Who chairs the guild?", False),
        ("When was the director born?", False),
    ],
)
def test_who_asks_for_the_holder(question: str, yes: bool) -> None:
    assert asks_for_the_holder(read_question(question).asks[0]) is yes


@pytest.mark.parametrize(
    ("sentence", "yes"),
    [
        ("Berta Sandoval, the High Commissioner for Lamps, spoke.", True),
        ("The High Commissioner is Berta Sandoval.", True),
        ("High Commissioner Sandoval spoke.", True),
        ("K. V. Lamm held it from 2015 to 2020.", True),
        ("The Office of the United Nations High Commissioner for Lamps met.", False),
        ("The Lamp Development Programme asked the High Commissioner for help.", False),
        ("The high commissioner for lamps met in Saudi Arabia.", False),
        ("Sandoval, the High Commissioner for Lamps, spoke.", True),
        ("On the pier Sandoval met the High Commissioner.", False),
        ("Berta Sandoval lit the lamps.", False),
        ("高级专员是某人。", True),  # names are told by capitals
    ],
)
def test_what_names_the_holder(sentence: str, yes: bool) -> None:
    assert names_the_holder(sentence, read_question("Who is the High Commissioner for Lamps?").asks[0]) is yes


def test_the_mention_of_an_office_names_no_holder(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Lamps\n\nTwo agencies, the Lamp Development Programme and the Office of the High Commissioner for Lamps, "
        "light the harbours.\n\nThe Director of the Ferry Guild, Berta Sandoval, opened the harbour of Velsund."
    )
    (tmp_path / "lamps.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "lamps.md"], library)
        assert ask("Who is the High Commissioner for Lamps?", library).abstained
        assert "Berta Sandoval" in ask("Who is the Director of the Ferry Guild?", library).text
        assert ask("Who is the Director of the Salt Guild?", library).abstained


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("Who is the president of Tolvar?", "Ana Ruiz"),
        ("Who is the minister of salt of Tolvar?", "Bo Lind"),
        ("Who is the president of Norland?", ""),
        ("Who is the minister of health of Tolvar?", ""),
        ("Who is the head of the Salt Board?", ""),
        ("Who was the first president of the Lamp Bank?", "K. V. Lamm"),
        ("Who is the secretary-general of the Harbour League?", ""),
    ],
)
def test_the_holder_of_another_office_is_none_of_the_one_asked_about(
    question: str, answered: str, tmp_path: Path, embedder: Embedder
) -> None:
    text = (
        "# Offices\n\nAna Ruiz, the president of Tolvar, came first. Cem Aksoy, the Norland head of intelligence, sat "
        "beside her. Bo Lind, the "
        "minister of salt of Tolvar, came along.\n\nThe deputy head of the Salt Board, Dora Venn, wrote it down.\n\n"
        "The presidency of the Lamp Bank rotates. K. V. Lamm held it first.\n\nThe Harbour League Conference met in "
        "May. "
        "Its first secretary-general was Emil Roth."
    )
    (tmp_path / "offices.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "offices.md"], library)
        answer = ask(question, library)
        assert (answered in answer.text) if answered else answer.abstained, answer.text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Quem é a presidente do Novo Banco de Desenvolvimento?", "Rousseff"),
        ("¿Quién es la presidenta del Nuevo Banco de Desarrollo?", "Rousseff"),
        ("Qui est la présidente de la Nouvelle banque de développement ?", "Rousseff"),
        ("من هي رئيسة بنك التنمية الجديد؟", "Rousseff"),
        ("¿Dónde tiene su sede el Nuevo Banco de Desarrollo?", "Shanghai"),
        ("Onde fica a sede do Novo Banco de Desenvolvimento?", "Shanghai"),
        ("Où se trouve le siège de la Nouvelle banque de développement ?", "Shanghai"),
        ("أين يقع مقر بنك التنمية الجديد؟", "Shanghai"),
        ("Onde fica a sede da ZLECAf?", "Accra"),
    ],
)
def test_who_heads_a_body_and_where_it_sits_in_other_languages(question: str, name: str, starter: Library) -> None:
    assert name in ask(question, starter).text


@pytest.mark.parametrize(
    "question",
    [
        "¿Quién es el presidente del Banco Mundial?",
        "Qui est le secrétaire général de la ZLECAf ?",
        "Où se trouve le siège du FMI ?",
        "أين يقع مقر صندوق النقد الدولي؟",
        "من هو رئيس البنك الدولي؟",
        "Onde fica a sede da UNOSSC?",
    ],
)
def test_another_bodys_head_or_seat_answers_no_question_in_other_languages(question: str, starter: Library) -> None:
    assert ask(question, starter).abstained
