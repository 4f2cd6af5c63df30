"""The chat model: LangChain's "provider:model", an OpenAI-compatible address, or a local GGUF file.

The only place that imports LangChain's chat models and llama.cpp. A model is given messages and streams text; what it
may say is not decided here. Nothing of what is sent or received is logged, and messages of errors are rid of keys.
"""

from __future__ import annotations

import importlib.util
import os
import queue
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from assistant.discretion import without_secrets
from assistant.errors import ModelBrokeOff, ModelBusy, ModelError, ModelMissing, ModelSilent, ModelStopped
from assistant.provider_errors import told
from assistant.stopping import heed
from assistant.wire import HOOKS, Wire

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

EXTRACTIVE = "extractive"
_GGUF = "gguf:"
_INSTALL = 'pip install -c constraints.txt -e ".[{extra}]"'
# Tokens that a local model reads and writes at most, and that any model writes.
_CONTEXT, _MAX_TOKENS = 8192, 700
# Seconds without a word before the first, and in between: a large model on a laptop reads its prompt for a while.
SECONDS = 60.0
# After so many times as long it is stopped, however busily it writes.
TIMES = 3.0
# Pieces of text that wait to be read; a model that is faster than its reader waits too.
_WAITING = 512
# Seconds after which one who waits for a model looks whether the answer is still wanted.
_LOOK = 0.1
# Seconds in which the thread of a model that was left has its next chance to see it.
_GRACE = 0.3


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a model."""

    role: Literal["system", "user"]
    text: str


class ChatModel(Protocol):
    """Streams what a model says to some messages, in pieces, as they come.

    Raises ModelError: ModelUnreachable, ModelBusy, ModelSilent; ModelBrokeOff and ModelStopped once something was said.
    """

    @property
    def name(self) -> str: ...

    def stream(self, messages: Sequence[Message]) -> Iterator[str]: ...

    def close(self) -> None: ...


def open_model(name: str, *, url: str = "", seconds: float = SECONDS) -> ChatModel | None:
    """The model of a name; None for "extractive".

    `url` is the address of an OpenAI-compatible server, for names "openai:MODEL"; its key is read from OPENAI_API_KEY.
    `seconds` is how long the model may be silent. Raises ModelMissing.
    """
    if name in ("", EXTRACTIVE):
        return None
    if name.startswith(_GGUF):
        return LocalModel(Path(name.removeprefix(_GGUF)).expanduser(), seconds=seconds)
    if ":" not in name:
        raise ModelMissing(f"The model {name!r} is neither extractive, PROVIDER:MODEL nor gguf:PATH.")
    return _from_langchain(name, url, seconds)


class LangChainModel:
    """A chat model of LangChain. It runs in a thread of its own, so that a silent one is left, not waited for.

    One that is left has its connection broken off where that is known (`assistant.wire`), else at its next piece.
    While its thread has not come back, the model is not asked again.
    """

    def __init__(
        self,
        model: BaseChatModel,
        name: str,
        *,
        seconds: float = SECONDS,
        closing: Callable[[], None] | None = None,
        tells_end: bool = False,
    ) -> None:
        self._model = model
        self.name = name
        self._seconds = seconds
        self._closing = closing
        self._tells_end = tells_end  # whether a whole answer says why it ends; one that does not was cut off
        self._left: set[threading.Thread] = set()  # threads of streams that were given up

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        self._wait_for_those_left()
        pieces: queue.Queue[str | BaseException | None] = queue.Queue(_WAITING)
        left = threading.Event()
        wire = Wire()

        def put(piece: str | BaseException | None) -> None:
            while not left.is_set():
                try:
                    pieces.put(piece, timeout=_GRACE / 3)
                    return
                except queue.Full:
                    continue

        def run() -> None:
            try:
                with wire.used():
                    for text in self._chunks([(m.role, m.text) for m in messages], left):
                        put(text)
                put(None)
            except Exception as error:  # noqa: BLE001  every provider has errors of its own; each is told to the reader
                put(error)

        thread = threading.Thread(target=run, daemon=True, name="chat model")
        thread.start()
        said = False
        now = time.monotonic()
        until, end = now + self._seconds, now + TIMES * self._seconds
        try:
            while True:
                heed()
                waits = min(until, end) - time.monotonic()
                try:
                    piece = pieces.get(timeout=max(0.0, min(waits, _LOOK)))
                except queue.Empty:
                    if waits > _LOOK:
                        continue
                    raise self._too_slow(said, stopped=end < until) from None
                if piece is None:
                    return
                if isinstance(piece, BaseException):
                    raise told(self.name, piece, said) from None
                if time.monotonic() > end:
                    raise self._too_slow(said, stopped=True)
                if piece:  # empty pieces keep a connection alive and say nothing
                    said = True
                    until = time.monotonic() + self._seconds
                    yield piece
        finally:
            left.set()
            if thread.is_alive():
                wire.cut()
                self._left.add(thread)

    def _chunks(self, sent: list[tuple[str, str]], left: threading.Event) -> Iterator[str]:
        """The text of each chunk; where the reader has left, the stream is closed at the next."""
        reason = ""
        stream = self._model.stream(sent)
        try:
            for chunk in stream:
                if left.is_set():
                    return
                yield str(chunk.text)
                reason = _reason(chunk) or reason
        finally:
            close = getattr(stream, "close", None)
            if close:
                close()
        if reason in ("length", "max_tokens"):
            raise ModelBrokeOff(f"{self.name} reached its limit of tokens.")
        if self._tells_end and not reason:
            raise ModelBrokeOff(f"{self.name} was cut off.")

    def _wait_for_those_left(self) -> None:
        until = time.monotonic() + _GRACE
        for thread in self._left.copy():
            thread.join(max(0.0, until - time.monotonic()))
            if not thread.is_alive():
                self._left.discard(thread)
        if self._left:
            raise ModelBusy(f"{self.name} has not come back from an earlier question.")

    def _too_slow(self, said: bool, *, stopped: bool) -> ModelError:
        if stopped:
            return ModelStopped(f"{self.name} took longer than {TIMES * self._seconds:g} seconds.")
        kind = ModelBrokeOff if said else ModelSilent
        return kind(f"{self.name} said nothing for {self._seconds:g} seconds.")

    def close(self) -> None:
        if self._closing:
            self._closing()


class LocalModel:
    """A GGUF file, served within this process by llama.cpp on a free port of the loopback address.

    Loaded at the first question (a small one within a second). Raises ModelMissing.
    """

    def __init__(self, file: Path, *, seconds: float = SECONDS) -> None:
        if not file.is_file():
            raise ModelMissing(f"There is no model file {file}.")
        for package in ("xllamacpp", "langchain_openai"):
            _need(package, "A local model", "local")
        with file.open("rb") as opened:
            if opened.read(4) != b"GGUF":
                raise ModelMissing(f"{file} is no GGUF file.")
        self._file = file
        self._seconds = seconds
        self.name = f"{_GGUF}{file.name}"
        self._lock = threading.Lock()
        self._server: Any = None
        self._model: LangChainModel | None = None

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        yield from self._opened().stream(messages)

    def _opened(self) -> LangChainModel:
        with self._lock:
            if self._model is None:
                self._server = _serve(self._file)
                address = f"{self._server.listening_address}/v1"
                self._model = _openai("local", self.name, address, "none", self._seconds)
            return self._model

    def close(self) -> None:
        with self._lock:
            if self._model is not None:
                self._model.close()
            self._server = self._model = None


def _serve(file: Path) -> Any:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(file)
    parameters.n_ctx, parameters.n_parallel = _CONTEXT, 1
    parameters.hostnames, parameters.port = ["127.0.0.1"], 0
    parameters.offline, parameters.ui, parameters.verbosity = True, False, -1
    try:
        return xllamacpp.Server(parameters)
    except RuntimeError as error:
        raise ModelMissing(f"{file} cannot be loaded ({error}).") from error


def _from_langchain(name: str, url: str, seconds: float) -> LangChainModel:
    provider, _, model = name.partition(":")
    _need("langchain", "A chat model")
    if provider == "openai":
        _need("langchain_openai", "A model of OpenAI's protocol")
        if url:
            return _openai(model, name, url, os.environ.get("OPENAI_API_KEY") or "none", seconds)
    try:
        return LangChainModel(_init(model, provider, seconds), name, seconds=seconds)
    except ImportError as error:
        raise ModelMissing(f"{name}: {_first_line(error)}") from error
    except Exception as error:  # a key that is missing, a provider that is unknown: each has its own error
        raise ModelMissing(f"{name} cannot be opened ({_first_line(error)}).") from error


def _need(package: str, what: str, extra: str = "chat") -> None:
    if importlib.util.find_spec(package) is None:
        raise ModelMissing(f"{what} needs packages that are not installed: {_INSTALL.format(extra=extra)}")


def _init(model: str, provider: str, seconds: float) -> BaseChatModel:
    """A model of a provider, with limits of time and length where its class takes them by their usual names."""
    import httpx
    from langchain.chat_models import init_chat_model

    watched: dict[str, Any] = {"timeout": seconds, "event_hooks": HOOKS, "limits": _one_each()}
    limits: dict[str, Any] = {"timeout": seconds, "max_tokens": _MAX_TOKENS, "max_retries": 0}
    if provider == "openai":
        limits["http_client"] = httpx.Client(**watched)
    if provider == "ollama":
        limits = {"client_kwargs": watched, "num_predict": _MAX_TOKENS}
    try:
        opened: BaseChatModel = init_chat_model(model, model_provider=provider, temperature=0, **limits)
    except (TypeError, ValueError):
        opened = init_chat_model(model, model_provider=provider, temperature=0)
    return opened


def _first_line(error: BaseException) -> str:
    return without_secrets((str(error).strip().splitlines() or [type(error).__name__])[0])


def _openai(model: str, name: str, url: str, key: str, seconds: float) -> LangChainModel:
    import httpx
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    # A proxy of the environment leads away from this machine.
    client = httpx.Client(trust_env=not _is_loopback(url), timeout=seconds, event_hooks=HOOKS, limits=_one_each())
    chat = ChatOpenAI(
        model=model,
        base_url=url,
        api_key=SecretStr(key),
        temperature=0,
        max_completion_tokens=_MAX_TOKENS,
        timeout=seconds,
        max_retries=0,
        http_client=client,
    )
    return LangChainModel(chat, name, seconds=seconds, closing=client.close, tells_end=True)


def _one_each() -> Any:
    """A connection for each request: one that was kept open could not be told from another's."""
    import httpx

    return httpx.Limits(max_keepalive_connections=0)


def _is_loopback(url: str) -> bool:
    return bool(re.match(r"https?://(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?::|/|$)", url))


def _reason(chunk: Any) -> str:
    """Why a model says that it stops, with its last piece; "" before."""
    told = chunk.response_metadata or {}
    return str(told.get("finish_reason") or told.get("stop_reason") or told.get("done_reason") or "")
