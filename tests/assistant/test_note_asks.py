"""Notes asked for by their number: the note itself, how many there are, and what is no note's number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.conversation import earlier_of
from assistant.note_asks import numbers_asked
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library
from store.where import Where

KELP = """# The kelp banks of Orlenna

By Odalys Brandt

The banks lend living seaweed.[^1] They began in 1990.[^2] Divers tend them.[^3]

[^1]: Ilse Varga, Seaweed on Loan (Velsund: Tide Press, 2004).

[^2]: Some say 1989.

[^3]: The divers are paid in shells.
"""
LAMPS = """# The lamp keepers of Velsund

By Marisol Quent

The keepers tend eleven lamps.[^1]

[^1]: One lamp is out.
"""
MILLS = "# The salt mills of Tolvar\n\nBy Bakar Lindqvist\n\nThe mills are loud. Policy note 12 of the guild says so.\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("notes")
    for name, text in (("kelp", KELP), ("lamps", LAMPS), ("mills", MILLS)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as made:
        assert not ingest([folder / f"{name}.md" for name in ("kelp", "lamps", "mills")], made).failed
        yield made


def said(answer: Answer) -> list[str]:
    return [s.text for s in answer.statements]


@pytest.mark.parametrize(
    "question",
    [
        "What does footnote 3 of the kelp paper by Brandt say?",
        "What does note 3 say?",
        "Note 3 of Brandt",
        "Which fee does the 3rd footnote name?",
        "¿Qué dice la nota al pie 3?",
        "Que dit la note de bas de page n° 3 ?",
        "O que diz a nota de rodapé 3?",
        "ماذا تقول الحاشية رقم ٣؟",
        "脚注3说了什么？",
    ],
)
def test_a_note_is_given_by_its_number(question: str, library: Library) -> None:
    answer = ask(question, library)
    assert said(answer) == ["The divers are paid in shells."]
    assert [(e.locator.kind, e.locator.note) for e in answer.evidence] == [("footnote", "3")]
    assert not answer.gaps


def test_the_work_that_a_note_cites_is_in_the_note(library: Library) -> None:
    assert "Seaweed on Loan" in said(ask("Which work does note 1 of Brandt cite?", library))[0]


def test_beside_another_ask(library: Library) -> None:
    answer = ask("What does note 2 of Brandt say and how many lamps do the keepers of Velsund tend?", library)
    assert said(answer) == ["Some say 1989.", "The keepers tend eleven lamps."]


def test_several_notes_and_what_there_is_not_of_them(library: Library) -> None:
    assert said(ask("What do notes 2 and 3 of Brandt say?", library)) == [
        "Some say 1989.",
        "The divers are paid in shells.",
    ]
    answer = ask("¿Qué dicen las notas 3 y 7 de Brandt?", library)
    assert said(answer) == ["The divers are paid in shells."]
    assert "3." in answer.gaps[0].reason


def test_beyond_the_last_note_its_number_is_told(library: Library) -> None:
    answer = ask("What does footnote 26 of Brandt say?", library)
    assert not answer.statements
    assert "end with number 3." in answer.gaps[0].reason
    assert "kelp banks" in answer.gaps[0].reason


def test_a_document_without_notes_is_told(library: Library) -> None:
    answer = ask("What does footnote 2 of Lindqvist say?", library)
    assert not answer.statements
    assert answer.gaps[0].reason == "No numbered notes were read in “The salt mills of Tolvar”."


def test_without_a_document_all_notes_of_the_number_are_given(library: Library) -> None:
    assert set(said(ask("What does note 1 say?", library))) >= {"One lamp is out."}
    assert len(said(ask("What does note 1 say?", library))) == 2


def test_the_next_note_is_of_the_same_document(library: Library) -> None:
    first = ask("What does note 2 of Brandt say?", library)
    answer = ask("And note 1?", library, history=(earlier_of(first.to_json()),))
    assert [e.document.record.title for e in answer.evidence] == ["The kelp banks of Orlenna"]


def test_a_note_that_the_filter_shuts_out_is_not_shown(library: Library) -> None:
    (mills,) = (d.id for d in library.documents() if "mills" in d.record.title)
    assert not ask("What does note 3 say?", library, where=Where(document_ids=(mills,))).statements


def test_a_note_of_a_work_that_nobody_has_is_none_of_these(library: Library) -> None:
    assert not ask("What does footnote 3 of Hobsbawm say?", library).statements


@pytest.mark.parametrize(
    "text",
    [
        "What does policy note 12 say?", "What did they note in 1955?", "What does note 2/2019 say?",
        "The guild notes 12 lamps.", "How many notes are there?", "¿Qué nota sacó en 2015-16?", "Take note 3.5",
    ],
)  # fmt: skip
def test_what_is_no_number_of_a_note(text: str) -> None:
    assert numbers_asked(text) == ()


@pytest.mark.parametrize(
    "text",
    ["What happened in the note 2 years later?", "Tell me about note 3 countries", "the note 4 times"],
)
def test_a_figure_that_counts_is_no_number_of_a_note(text: str) -> None:
    assert numbers_asked(text) == ()


def test_a_row_of_commas_takes_no_time() -> None:
    assert numbers_asked("What does note 1" + ", " * 1000 + "say?") == (1,)
