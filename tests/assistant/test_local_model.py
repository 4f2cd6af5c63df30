"""A real local model, 135 million weights, over the starter library: it streams, and what it gets wrong is not shown.

Run by `make test-model`, which fetches the model. Whether a shown statement is true is judged here by rules of this
test's own: its digits, names and negations stand in what it cites.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import SHOWN, Answer, Statement
from assistant.assistant import Assistant
from assistant.model import ChatModel, Message, open_model
from store.library import Library

pytestmark = [pytest.mark.model, pytest.mark.timeout(900)]
QUESTIONS = (
    "How long is the TAZARA railway?",
    "When was the New Development Bank founded?",
    "What is triangular cooperation?",
    "Who are the members of the IBSA Fund?",
    "What did the Bandung conference decide?",
    "How many doctors has Cuba sent abroad?",
    "Why is South-South cooperation hard to measure?",
    "What does India give to its neighbours?",
)
_NEGATION = re.compile(r"\b(?:not|no|never|nor|neither|without|none|cannot)\b|n['’]t\b")


@pytest.fixture(scope="module")
def model() -> Iterator[ChatModel]:
    file = os.environ.get("SSC_TEST_MODEL", "")
    if not Path(file).is_file():
        pytest.skip("SSC_TEST_MODEL names no GGUF file; `make test-model` fetches one")
    opened = open_model(f"gguf:{file}")
    assert opened is not None
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def answers(model: ChatModel, starter: Library) -> list[Answer]:
    with_model = Assistant(starter, model=model)
    return [with_model.ask(question) for question in QUESTIONS]


def test_it_streams(model: ChatModel) -> None:
    began = time.monotonic()
    came = [(piece, time.monotonic() - began) for piece in model.stream([Message("user", "Count from one to twenty.")])]
    assert len(came) > 5
    assert came[-1][1] > came[0][1]


def test_it_takes_part(answers: list[Answer]) -> None:
    wrote = [a for a in answers if a.raw and a.raw.strip()]
    assert len(wrote) >= len(QUESTIONS) - 2  # a list or a gap is not left to it
    assert any(a.withheld for a in answers), "so weak a model is expected to be caught at something"
    for answer in wrote:
        assert answer.model.startswith("gguf:")
        assert answer.prompt
        assert answer.statements or answer.gaps


def test_nothing_false_is_shown(answers: list[Answer]) -> None:
    for answer in answers:
        quotes = {e.key: e for e in answer.evidence}
        for said in answer.statements:
            assert said.support in SHOWN
            assert said.citations
            assert all(key in quotes for key in said.citations)
            assert not invented(said, " ".join(quotes[k].quote for k in said.citations)), said


def test_every_verdict_names_its_checker(answers: list[Answer]) -> None:
    for said in (s for a in answers for s in (*a.statements, *a.withheld)):
        if said.support == "quoted":
            assert said.checker is None
        else:
            assert said.checker == "exact tests" or "uncalibrated" in str(said.checker)
            assert said.support != "unsupported" or said.why


def invented(said: Statement, cited: str) -> list[str]:
    """The digits, names and negations of a statement that what it cites does not hold."""
    held = cited.lower()
    digits = [d for d in re.findall(r"\d[\d,.]*\d|\d", said.text) if d not in cited]
    names = [n for n in re.findall(r"(?<=[a-z,;] )[A-ZÀ-Þ][\w-]{2,}", said.text) if n.lower() not in held]
    denied = bool(_NEGATION.search(said.text)) and not _NEGATION.search(cited)
    return [*digits, *names, *(["a negation"] if denied else [])]
