from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from store import embedder as module
from store.embedder import LIGHT_MODEL, Embedder
from store.one_call import as_one_call

TEXTS = [
    "Who pays?",
    "How long is the road, who built it, and what did it cost the two countries?",
    "كم",
    "",
    "x " * 400,
]


@pytest.mark.parametrize("name", [module.DEFAULT_MODEL, LIGHT_MODEL])
def test_what_comes_out_is_the_same_to_the_last_bit(
    name: str, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "as_one_call", lambda model: False)
    plain, made = Embedder.load(name), embedder if name == module.DEFAULT_MODEL else Embedder.load(name)
    traced = "forward" in vars(made._model[0].model)
    assert traced or as_one_call(made._model)
    for few in (TEXTS, TEXTS[:1], TEXTS[2:4]):
        assert np.array_equal(made.encode_query(few), plain.encode_query(few))
        assert np.array_equal(made.encode_passages(few), plain.encode_passages(few))


def test_a_model_of_another_kind_is_left_as_it_is() -> None:
    class Other:
        def __getitem__(self, at: int) -> Other:
            return self

        model = object()

    assert not as_one_call(Other())  # type: ignore[arg-type]


def test_another_thread_that_works_does_not_hold_it_up(embedder: Embedder) -> None:
    """In a hundred calls each would wait for the other thread: a hundred times as long."""

    def took(act: Callable[[], object]) -> float:
        began = time.perf_counter()
        act()
        return time.perf_counter() - began

    for _ in range(module._BEFORE_TRACING + 1):
        embedder.encode_query(TEXTS[:1])
    alone = sorted(took(lambda: embedder.encode_query(TEXTS[:1])) for _ in range(5))[2]
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            sum(range(100))

    busy = threading.Thread(target=work)
    busy.start()
    try:
        beside = sorted(took(lambda: embedder.encode_query(TEXTS[:1])) for _ in range(5))[2]
    finally:
        over.set()
        busy.join()
    assert beside < 20 * alone
