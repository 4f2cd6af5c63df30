"""What is made ready in the background."""

from __future__ import annotations

import time

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

    background = Background(lambda: "abcde", answers, wanted=3)
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
