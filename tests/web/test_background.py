"""What is made ready in the background."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import pytest

from store.errors import StoreError
from web.background import Background, Warmth


def wait(background: Background, generation: int) -> tuple[str, ...]:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        made = background.suggestions(generation)
        if made is not None:
            return made
        time.sleep(0.01)
    raise AssertionError("nothing was made ready")


def test_only_questions_that_are_answered_are_suggested_once_a_generation() -> None:
    asked: list[str] = []

    def answers(question: str) -> bool:
        asked.append(question)
        return question != "b"

    background = Background(lambda: "abcde", answers, wanted=3, settle=0)
    assert background.suggestions(1) is None
    assert background.look(1).state in {"loading", "ready"}
    assert wait(background, 1) == ("a", "c", "d")
    assert background.look(1) == Warmth("ready")
    assert asked == ["a", "b", "c", "d"]
    assert background.suggestions(2) is None
    background.look(2)
    assert wait(background, 2) == ("a", "c", "d")
    assert len(asked) == 8


def test_a_model_that_cannot_be_loaded_is_told() -> None:
    def answers(question: str) -> bool:
        raise StoreError("no model here")

    background = Background(lambda: "a", answers, wanted=1)
    background.look(1)
    assert wait(background, 1) == ()
    assert background.look(1) == Warmth("failed", "no model here")


def test_an_ingestion_beside_the_page_is_one_thread_and_the_newest_generation_stays() -> None:
    began, go_on = threading.Event(), threading.Event()
    asked: list[str] = []
    at_once: list[int] = []
    newest = 1

    def candidates() -> Sequence[str]:
        return [f"{newest}{letter}" for letter in "abc"]

    def answers(question: str) -> bool:
        asked.append(question)
        began.set()
        assert go_on.wait(10)
        return True

    before = set(threading.enumerate())
    background = Background(candidates, answers, wanted=3, settle=0.05)
    background.look(1)
    assert began.wait(10)
    for newest in range(2, 15):
        background.look(newest)
        at_once.append(sum(t.name == "background" for t in set(threading.enumerate()) - before))
    go_on.set()
    assert wait(background, 14) == ("14a", "14b", "14c")
    assert max(at_once) == 1
    assert asked == ["1a", "14a", "14b", "14c"]
    assert background.suggestions(1) is None
    assert background.look(14) == Warmth("ready")


def test_questions_are_tried_when_the_generation_is_steady() -> None:
    asked_at: list[float] = []

    def answers(question: str) -> bool:
        asked_at.append(time.monotonic())
        return True

    background = Background(lambda: "a", answers, wanted=1, settle=0.3)
    background.look(1)
    assert wait(background, 1) == ("a",)
    for generation in range(2, 6):
        background.look(generation)
        moved = time.monotonic()
        time.sleep(0.05)
    assert wait(background, 5) == ("a",)
    assert len(asked_at) == 2
    assert asked_at[1] - moved > 0.25


@pytest.mark.parametrize("where", ["candidates", "answers"])
def test_whatever_fails_is_told_and_the_next_generation_is_tried(where: str) -> None:
    broken = True

    def candidates() -> Sequence[str]:
        if broken and where == "candidates":
            raise KeyError("gone")
        return "a"

    def answers(question: str) -> bool:
        if broken and where == "answers":
            raise KeyError("gone")
        return True

    background = Background(candidates, answers, wanted=1, settle=0)
    background.look(1)
    assert wait(background, 1) == ()
    assert background.look(1) == Warmth("failed", "KeyError: 'gone'")
    broken = False
    assert background.look(2).state in {"loading", "ready"}
    assert wait(background, 2) == ("a",)
    assert background.look(2) == Warmth("ready")


def test_a_library_without_a_question_to_suggest_is_not_waited_for() -> None:
    background = Background(lambda: "", lambda question: True, wanted=1)
    background.look(1)
    assert wait(background, 1) == ()
    assert background.look(1) == Warmth("ready")
