"""Assistants are kept within bounds, and none is closed while it answers."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.assistant import Assistant
from web import answering
from web.answering import Held, Wishes

LIBRARY: Any = SimpleNamespace()


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The models that were closed, by name."""
    names: list[str] = []

    def over(library: Any, *, model: str, **_: Any) -> Any:
        return SimpleNamespace(name=model, model=SimpleNamespace(close=lambda: names.append(model)))

    monkeypatch.setattr(Assistant, "over", over)
    answering._open.clear()
    names.clear()
    yield names
    answering._open.clear()


def use(name: str) -> str:
    with answering._opened(LIBRARY, Wishes(name)) as (assistant, notice):
        return f"{assistant.name}{notice}"  # type: ignore[attr-defined]


def test_a_few_are_kept_and_the_one_used_least_lately_is_closed(closed: list[str]) -> None:
    for name in "abcd"[: answering.KEPT]:
        assert use(name) == name
    assert use("a") == "a"
    assert closed == []
    use("x")
    assert closed == ["b"]
    assert use("b") == "b"  # opened anew


def test_one_that_answers_is_closed_after_its_last_answer(closed: list[str]) -> None:
    with answering._opened(LIBRARY, Wishes("a")):
        with answering._opened(LIBRARY, Wishes("a")):
            for name in "wxyz":
                use(name)
            assert "a" not in closed
        assert "a" not in closed
    assert closed.count("a") == 1


def test_one_that_was_closed_between_the_finding_and_the_use_is_opened_anew(
    closed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = Held(Assistant.over(LIBRARY, model="a"))
    stale.let_go()
    found = [stale, Held(Assistant.over(LIBRARY, model="b"))]
    monkeypatch.setattr(answering, "_open", lambda *_: found.pop(0))
    with answering._opened(LIBRARY, Wishes("a")) as (assistant, _):
        assert assistant.name == "b"  # type: ignore[attr-defined]
    monkeypatch.undo()
