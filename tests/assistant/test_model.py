"""Chat models: an OpenAI-compatible one on the loopback address, well and ill, and what is told of errors."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.errors import ModelBrokeOff, ModelMissing, ModelSilent, ModelUnreachable
from assistant.model import ChatModel, Message, open_model, without_secrets
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
