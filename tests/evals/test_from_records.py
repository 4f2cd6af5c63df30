"""Questions about the documents themselves, over the starter library: the records answer them, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.ask import ask
from evals.from_records import HELD_BACK, RECORDS, Asked, faults, questions, share_right
from store.library import Library

SIX = {"en", "es", "fr", "pt", "ar", "zh"}


def answered(file: Any, library: Library) -> list[tuple[Asked, dict[str, Any]]]:
    return [(q, ask(q.question, library, history=q.history).to_json()) for q in questions(file)]


@pytest.fixture(scope="module")
def known(starter: Library) -> list[tuple[Asked, dict[str, Any]]]:
    return answered(RECORDS, starter)


def test_the_sets_are_what_they_say(starter: Library) -> None:
    rows = [*questions(RECORDS), *questions(HELD_BACK)]
    assert len(rows) >= 80
    assert len({r.id for r in rows}) == len({r.question for r in rows}) == len(rows)
    assert 3 * len(questions(HELD_BACK)) >= len(rows)
    assert sum(r.kind == "near_miss" for r in rows) >= 15
    known = {d.source[:2] for d in starter.documents()}
    assert all(set(r.documents) <= known for r in rows)
    assert all(r.number is None or not r.documents or r.number == len(r.documents) for r in rows)


def test_the_questions_are_in_six_languages(known: list[tuple[Asked, dict[str, Any]]]) -> None:
    assert {answer["language"] for _, answer in known} == SIX


def test_the_records_answer_what_is_asked_of_them(known: list[tuple[Asked, dict[str, Any]]]) -> None:
    wrong = {asked.question: found for asked, answer in known if (found := faults(asked, answer))}
    assert wrong == {}


def test_the_records_answer_questions_held_back(starter: Library) -> None:
    right = share_right(answered(HELD_BACK, starter))
    assert right["near_miss"] == 1
    assert right["all"] >= 0.85


def test_a_wrong_number_another_document_or_no_record_is_a_fault(known: list[tuple[Asked, dict[str, Any]]]) -> None:
    asked, answer = next((q, a) for q, a in known if q.number == 2 and q.documents)
    statement = answer["statements"][0]
    wrong = {**statement, "text": statement["text"].replace("2", "9", 1)}
    assert faults(asked, answer) == []
    assert faults(asked, answer | {"statements": [wrong]}) == ["2 is not said"]
    assert "not answered from records" in faults(asked, answer | {"statements": []})
    assert any("cited" in f for f in faults(asked, answer | {"evidence": answer["evidence"][:2]}))
    near = next(q for q, _ in known if q.kind == "near_miss")
    assert faults(near, answer) == ["answered from records"]
