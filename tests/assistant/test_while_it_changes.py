"""Answers while another process takes documents out, and questions of odd characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Statement
from assistant.ask import AGAIN, ask
from assistant.assistant import Assistant
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library
from tests.assistant.scripted import ScriptedModel

FERRY = "# The ferry of Oss\n\nThe ferry of Oss was built in 1974 and carries ninety passengers.\n"
LAMPS = "# The lamps of Oss\n\nThe harbour lamps of Oss burn fish oil and were lit first in 1881.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ferry.md").write_text(FERRY, encoding="utf-8")
    (tmp_path / "in" / "lamps.md").write_text(LAMPS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("step", ["retrieve", "choose", "compose"])
def test_a_document_removed_in_the_middle_of_an_answer_is_not_cited(
    folder: Path, embedder: Embedder, step: str
) -> None:
    with (
        Library.open(folder / "library", create=True, embedder=embedder) as library,
        Library.open(folder / "library", embedder=embedder) as other,
    ):
        ingest([folder / "in"], library)
        gone = next(d.id for d in library.documents() if d.source == "ferry.md")

        def remove(name: str, count: int) -> None:
            if name == step and any(d.id == gone for d in other.documents()):
                other.remove([gone])

        answer = ask("When was the ferry of Oss built?", library, on_step=remove)
        assert all(e.document.id != gone for e in answer.evidence)
        assert answer.abstained or "1974" not in answer.text


def test_what_a_model_said_of_a_document_that_leaves_is_told_to_be_void(folder: Path, embedder: Embedder) -> None:
    told: list[str] = []
    with (
        Library.open(folder / "library", create=True, embedder=embedder) as library,
        Library.open(folder / "library", embedder=embedder) as other,
    ):
        ingest([folder / "in"], library)
        gone = next(d.id for d in library.documents() if d.source == "ferry.md")

        def remove(statement: Statement) -> None:
            told.append(statement.text)
            if any(d.id == gone for d in other.documents()):
                other.remove([gone])

        model = ScriptedModel(lambda e: [f"{quote} [{key}]\n" for key, quote in e.items()])
        answer = Assistant(library, model=model).ask(
            "When was the ferry of Oss built?", on_step=lambda name, count: told.append(name), on_statement=remove
        )
    assert all(e.document.id != gone for e in answer.evidence)
    assert "1974" not in answer.text
    at = next(i for i, one in enumerate(told) if "1974" in one)
    assert AGAIN in told[at:]
    assert not any("1974" in one for one in told[told.index(AGAIN) :])


@pytest.mark.parametrize("question", ["When was the \ud800 ferry of Oss built?", "When was the\0 ferry of Oss built?"])
def test_characters_that_no_engine_takes_are_put_aside(folder: Path, embedder: Embedder, question: str) -> None:
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder / "in"], library)
        assert "1974" in ask(question, library, history=["\udfff"]).text


@pytest.mark.parametrize("question", ["what is the", "Who?", "and then?", "when was it"])
def test_a_question_without_a_word_of_topic_is_not_answered(folder: Path, embedder: Embedder, question: str) -> None:
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder / "in"], library)
        assert ask(question, library).abstained
