from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

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


def a_model(kind: str, device: str) -> Any:
    """A model that cannot be traced: what it is given is no tensor."""
    bert = type(kind, (torch.nn.Module,), {"forward": lambda self, **_: 1 / 0})()

    class Model:
        model = bert

        def __init__(self) -> None:
            self.device = torch.device(device)

        def __getitem__(self, at: int) -> Model:
            return self

        def preprocess(self, texts: list[str]) -> Any:
            ids = torch.zeros((len(texts), 3), dtype=torch.long)
            return {"input_ids": ids, "attention_mask": ids}

    return Model()


def test_a_model_of_another_kind_or_elsewhere_is_left_as_it_is() -> None:
    for kind, device in (("OtherModel", "cpu"), ("BertModel", "meta")):
        model = a_model(kind, device)
        assert not as_one_call(model)
        assert "forward" not in vars(model.model)


def test_a_model_that_cannot_be_traced_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise RuntimeError("no graph")

    monkeypatch.setattr(torch.jit, "trace", refusing)
    model = a_model("BertModel", "cpu")
    assert not as_one_call(model)
    assert "forward" not in vars(model.model)


def test_a_model_whose_graph_gives_something_else_is_left_as_it_is(
    embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.jit, "freeze", lambda traced: lambda *given: traced(*given) + 1e-7)
    plain = Embedder.load()
    assert not as_one_call(plain._model)
    assert "forward" not in vars(plain._model[0].model)


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
