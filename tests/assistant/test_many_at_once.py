"""Twenty threads on one assistant: each gets the answers of a lone run, none gets another's."""

from __future__ import annotations

from typing import Any

from assistant.assistant import Assistant
from benchmarks import load, speed
from store.library import Library


def test_twenty_threads_get_the_answers_of_a_lone_run(starter: Library) -> None:
    assistant = Assistant(starter)
    asked = [(q["question"], list(q["history"])) for q in speed.questions()][:24]
    alone = [load.answered(assistant, one)[0] for one in asked]
    wrong, took = load.at_once(assistant, asked, alone, load.THREADS, 2)
    assert wrong == []
    assert len(took) == 2 * load.THREADS


def test_an_answer_that_is_another_ones_is_told(starter: Library) -> None:
    assistant = Assistant(starter)
    asked: Any = [(q["question"], []) for q in speed.questions()][:2]
    alone = [load.answered(assistant, one)[0] for one in reversed(asked)]  # the wrong way round
    wrong, _ = load.at_once(assistant, asked, alone, 2, 1)
    assert len(wrong) == 2
