"""Whether a model that is left is left at once: the server sees it, also where it has not said a word."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

pytest.importorskip("langchain_openai", reason="needs the extra chat")

from assistant.assistant import Assistant
from assistant.model import Message, open_model
from assistant.stopping import Stopped, heed, until
from store.library import Library
from tests.assistant import model_server
from tests.assistant.model_server import Server

ASKED = (Message("user", "Why?"),)
QUESTION = "How many pupils do the school boats carry?"
LONG = 30.0  # seconds that no test would wait


@pytest.fixture
def server() -> Iterator[Server]:
    with model_server.serving() as made:
        yield made


def test_what_is_not_wanted_stops_at_the_next_look() -> None:
    wanted = True
    with until(lambda: not wanted):
        heed()
        wanted = False
        with pytest.raises(Stopped):
            heed()
        with until(None):
            heed()
    heed()


@pytest.mark.parametrize("said", [0, 3])
def test_the_connection_of_a_model_that_is_stopped_is_broken_off(server: Server, said: int) -> None:
    server.script = lambda messages: [*["so "] * said, LONG]
    model = open_model("openai:slow", url=server.url, seconds=LONG)
    assert model
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    with until(stop.is_set), pytest.raises(Stopped):
        list(model.stream(ASKED))
    assert server.left.wait(5)
    server.script = lambda messages: ["again"]
    assert list(model.stream(ASKED)) == ["again"]  # it is not busy with the one before
    model.close()


def test_a_reader_who_has_read_enough_leaves_no_request_behind(server: Server) -> None:
    server.script = lambda messages: ["so ", LONG]
    model = open_model("openai:slow", url=server.url, seconds=LONG)
    assert model
    stream = model.stream(ASKED)
    assert next(stream) == "so "
    stream.close()  # type: ignore[attr-defined]
    assert server.left.wait(5)
    model.close()


def test_an_answer_that_is_stopped_is_none(server: Server, island_library: Library) -> None:
    """Before the model is asked, while it is silent, and without a model."""
    stop = threading.Event()

    def silent(messages: object) -> list[float]:
        threading.Timer(0.3, stop.set).start()
        return [LONG]

    server.script = silent
    with_model = Assistant.over(island_library, model="openai:slow", model_url=server.url, seconds=LONG)

    began = time.monotonic()
    with pytest.raises(Stopped):
        with_model.ask(QUESTION, stop=stop.is_set)
    assert time.monotonic() - began < LONG / 2
    assert len(server.requests) == 1
    assert server.left.wait(5)
    with pytest.raises(Stopped):
        with_model.ask(QUESTION, stop=lambda: True)
    assert len(server.requests) == 1
    with pytest.raises(Stopped):
        Assistant(island_library).ask(QUESTION, stop=lambda: True)
