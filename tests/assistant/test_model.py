"""Chat models: an OpenAI-compatible one on the loopback address, well and ill, and what is told of errors."""

from __future__ import annotations

import importlib.util
import itertools
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.discretion import untraced, without_secrets
from assistant.errors import (
    ModelBrokeOff,
    ModelBusy,
    ModelFailing,
    ModelMissing,
    ModelOverrun,
    ModelRefused,
    ModelSilent,
    ModelStopped,
    ModelUnknown,
    ModelUnreachable,
)  # fmt: skip
from assistant.model import ChatModel, LangChainModel, Message, open_model
from tests.assistant.model_server import BREAK, LENGTH, Server, serving

Opening = Callable[..., ChatModel]
ASKED = [Message("system", "Be brief."), Message("user", "How long is it?")]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-a-key-of-the-tests")
    with serving() as running:
        yield running


@pytest.fixture
def opened(server: Server) -> Iterator[Callable[..., ChatModel]]:
    """Opens models of the server, or of another address, and closes them."""
    models: list[ChatModel] = []

    def open_(seconds: float = 5.0, url: str = "") -> ChatModel:
        model = open_model("openai:scripted", url=url or server.url, seconds=seconds)
        assert model is not None
        models.append(model)
        return model

    yield open_
    for model in models:
        model.close()


class Scripted:
    """In the place of a chat model of LangChain: gives chunks of text, after so many seconds each."""

    def __init__(self, chunks: Iterable[str], pause: float = 0.0) -> None:
        self.chunks = chunks
        self.pause = pause
        self.asked = 0
        self.closed = threading.Event()

    def stream(self, messages: object) -> Iterator[SimpleNamespace]:
        self.asked += 1
        try:
            for text in self.chunks:
                time.sleep(self.pause)
                yield SimpleNamespace(text=text, response_metadata={})
        finally:
            self.closed.set()


def model_of(scripted: Scripted, seconds: float) -> LangChainModel:
    return LangChainModel(scripted, "scripted", seconds=seconds)  # type: ignore[arg-type]


def threads() -> set[threading.Thread]:
    return {t for t in threading.enumerate() if t.name == "chat model"}


def test_while_a_silent_model_hangs_no_other_thread_is_begun() -> None:
    before = threads()
    silent = Scripted(["late"], pause=8.0)
    model = model_of(silent, 0.2)
    with pytest.raises(ModelSilent):
        list(model.stream(ASKED))
    for _ in range(4):
        began = time.monotonic()
        with pytest.raises(ModelBusy):
            list(model.stream(ASKED))
        assert time.monotonic() - began < 1
    assert silent.asked == 1
    assert len(threads() - before) == 1


def test_a_model_that_was_left_is_closed_and_asked_again() -> None:
    endless = Scripted(itertools.repeat("so "), pause=0.01)
    model = model_of(endless, 5.0)
    stream = model.stream(ASKED)
    assert next(stream) == "so "
    stream.close()  # type: ignore[attr-defined]
    assert endless.closed.wait(2)
    assert next(model.stream(ASKED)) == "so "


def test_a_model_that_is_faster_than_its_reader_waits() -> None:
    written = itertools.count()
    stream = model_of(Scripted(f"{n} " for n in written), 5.0).stream(ASKED)
    next(stream)
    time.sleep(0.3)
    assert next(written) < 2000
    stream.close()  # type: ignore[attr-defined]


def test_a_model_that_drips_is_stopped_after_its_time_in_all() -> None:
    began = time.monotonic()
    with pytest.raises(ModelStopped):
        list(model_of(Scripted(itertools.repeat("so "), pause=0.1), 0.3).stream(ASKED))
    assert 0.8 < time.monotonic() - began < 2.5


def test_a_model_that_keeps_the_line_open_and_says_nothing_is_silent() -> None:
    with pytest.raises(ModelSilent):
        list(model_of(Scripted(itertools.repeat(""), pause=0.01), 0.3).stream(ASKED))


def test_text_comes_in_pieces_as_it_is_written(server: Server, opened: Opening) -> None:
    server.script = lambda messages: ["It is ", "", 0.3, "long."]
    came = []
    began = time.monotonic()
    for piece in opened().stream(ASKED):
        came.append((piece, time.monotonic() - began))
    assert [piece for piece, _ in came] == ["It is ", "long."]
    assert came[1][1] - came[0][1] > 0.2
    assert [m["content"] for m in server.requests[0]["messages"]] == ["Be brief.", "How long is it?"]
    assert server.requests[0]["temperature"] == 0


def test_a_model_that_is_down(server: Server, opened: Opening) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(ModelUnreachable):
        list(opened(url=url).stream(ASKED))


def test_a_model_that_says_nothing_is_left(server: Server, opened: Opening) -> None:
    server.script = lambda messages: [3.0, "Too late."]
    began = time.monotonic()
    with pytest.raises(ModelSilent):
        list(opened(seconds=0.4).stream(ASKED))
    assert time.monotonic() - began < 2.5


def test_a_model_that_stops_in_the_middle(server: Server, opened: Opening) -> None:
    server.script = lambda messages: ["It is ", BREAK]
    stream = opened().stream(ASKED)
    assert next(stream) == "It is "
    with pytest.raises(ModelBrokeOff):
        next(stream)


def test_a_model_that_falls_silent_in_the_middle(server: Server, opened: Opening) -> None:
    server.script = lambda messages: ["It is ", 3.0, "long."]
    with pytest.raises(ModelBrokeOff):
        list(opened(seconds=0.4).stream(ASKED))


def test_a_model_that_runs_out_of_tokens(server: Server, opened: Opening) -> None:
    server.script = lambda messages: ["It is ", LENGTH]
    with pytest.raises(ModelBrokeOff, match="tokens"):
        list(opened().stream(ASKED))


@pytest.mark.parametrize(
    ("status", "kind", "detail"),
    [
        (401, ModelRefused, "HTTP 401"),
        (403, ModelRefused, "HTTP 403"),
        (404, ModelUnknown, "HTTP 404"),
        (429, ModelOverrun, "HTTP 429"),
        (500, ModelFailing, "HTTP 500"),
        (400, ModelFailing, "HTTP 400"),
    ],
)
def test_why_a_server_turns_a_request_away_is_told(
    server: Server, opened: Opening, status: int, kind: type[ModelUnreachable], detail: str
) -> None:
    server.status, server.body = status, '{"error":{"message":"Unusual-key-9f8e7d of yours is wrong"}}'
    with pytest.raises(ModelUnreachable) as told:
        list(opened().stream(ASKED))
    assert type(told.value) is kind
    assert told.value.detail == detail
    assert "9f8e7d" not in str(told.value)


def test_a_provider_by_name_has_the_same_limits(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_BASE", server.url)
    model = open_model("openai:scripted", seconds=0.4)
    assert model is not None
    before = threads()
    server.script = lambda messages: ["It is long."]
    assert list(model.stream(ASKED)) == ["It is long."]
    assert {server.requests[0].get(name) for name in ("max_tokens", "max_completion_tokens")} == {700, None}
    server.script = lambda messages: [3.0, "Too late."]
    with pytest.raises(ModelSilent):
        list(model.stream(ASKED))
    until = time.monotonic() + 1.5
    while (after := threads() - before) and time.monotonic() < until:
        time.sleep(0.05)
    assert not after  # the connection was given up too


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError(""), "ValueError"),
        (ValueError("no sk-a-key-of-the-tests"), "no …"),
        (ImportError(""), "ImportError"),
    ],
)
def test_what_a_provider_cannot_open_is_told_whatever_it_says(
    server: Server, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("langchain.chat_models.init_chat_model", refuse)
    with pytest.raises(ModelMissing) as told:
        open_model("anthropic:scripted")
    assert said in str(told.value)
    assert "sk-a-key" not in str(told.value)


@pytest.mark.parametrize("absent", ["langchain", "langchain_openai"])
def test_a_package_that_is_not_installed_is_named_with_the_command(
    server: Server, monkeypatch: pytest.MonkeyPatch, absent: str
) -> None:
    known = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name, *more: None if name == absent else known(name, *more))
    with pytest.raises(ModelMissing, match="pip install"):
        open_model("openai:scripted", url=server.url)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, '{"error":{"message":"Incorrect API key provided: sk-a-key-of-the-tests"}}'),
        (500, "oops"),
        (200, "not a stream at all"),
        (200, "<html>"),
    ],
)
def test_errors_and_garbage_are_told_without_the_key(
    server: Server,
    opened: Opening,
    status: int,
    body: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    server.status, server.body = status, body
    caplog.set_level(logging.DEBUG)
    said = ""
    try:
        assert list(opened().stream(ASKED)) == []
    except ModelUnreachable as error:
        said = str(error)
    printed = capfd.readouterr()
    for text in (said, caplog.text, printed.out, printed.err):
        assert "sk-a-key-of-the-tests" not in text


def test_the_key_goes_to_the_server_alone(server: Server, opened: Opening, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    list(opened().stream(ASKED))
    assert server.keys == ["Bearer sk-a-key-of-the-tests"]
    assert "sk-a-key" not in caplog.text
    assert "How long" not in caplog.text


def test_secrets_are_taken_out_of_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "correct-horse-battery")
    assert "horse" not in without_secrets("wrong key correct-horse-battery")
    assert "abcdef" not in without_secrets("Bearer abcdef")
    assert "sk-proj" not in without_secrets("Incorrect API key provided: sk-proj-1234567890")
    assert "abc123" not in without_secrets("Incorrect API key provided: abc123")
    assert "abc123" not in without_secrets("GET http://ama:abc123@127.0.0.1/v1?api_key=abc123&n=1")
    assert "abc123" not in without_secrets("Authorization: abc123")


def test_langsmith_is_turned_off_where_it_was_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from langsmith.utils import get_env_var, tracing_is_enabled

    for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    get_env_var.cache_clear()
    assert tracing_is_enabled()
    untraced()
    assert not tracing_is_enabled()


def test_no_model_is_none() -> None:
    assert open_model("extractive") is None


@pytest.mark.parametrize("name", ["gpt", "nobody:model", "gguf:/nowhere/model.gguf"])
def test_what_cannot_be_opened_is_told(name: str) -> None:
    with pytest.raises(ModelMissing):
        open_model(name)


def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"hello")
    with pytest.raises(ModelMissing):
        open_model(f"gguf:{file}")
