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

from assistant.errors import ModelBrokeOff, ModelError, ModelMissing, ModelSilent, ModelUnreachable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

EXTRACTIVE = "extractive"
_GGUF = "gguf:"
_INSTALL = 'pip install -c constraints.txt -e ".[{extra}]"'
# Tokens that a local model reads and writes at most, and that any model writes.
_CONTEXT, _MAX_TOKENS = 8192, 700
# Seconds without a word before the first, and in between: a large model on a laptop reads its prompt for a while.
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a model."""

    role: Literal["system", "user"]
    text: str


class ChatModel(Protocol):
    """Streams what a model says to some messages, in pieces, as they come.

    Raises ModelError: ModelUnreachable, ModelSilent, or ModelBrokeOff once something was said.
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
    """A chat model of LangChain. It runs in a thread of its own, so that a silent one is left, not waited for."""

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

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        pieces: queue.Queue[str | BaseException | None] = queue.Queue()
        left = threading.Event()
        sent = [(m.role, m.text) for m in messages]

        def run() -> None:
            reason = ""
            try:
                for chunk in self._model.stream(sent):
                    if left.is_set():
                        return
                    pieces.put(str(chunk.text))
                    reason = _reason(chunk) or reason
                if reason in ("length", "max_tokens"):
                    raise ModelBrokeOff(f"{self.name} reached its limit of tokens.")
                if self._tells_end and not reason:
                    raise ModelBrokeOff(f"{self.name} was cut off.")
                pieces.put(None)
            except Exception as error:  # noqa: BLE001  every provider has errors of its own; each is told to the reader
                pieces.put(error)

        threading.Thread(target=run, daemon=True, name="chat model").start()
        said = False
        until = time.monotonic() + self._seconds
        try:
            while True:
                try:
                    piece = pieces.get(timeout=max(0.0, until - time.monotonic()))
                except queue.Empty:
                    kind = ModelBrokeOff if said else ModelSilent
                    raise kind(f"{self.name} said nothing for {self._seconds:g} seconds.") from None
                if piece is None:
                    return
                if isinstance(piece, BaseException):
                    raise self._told(piece, said) from None
                if piece:  # empty pieces keep a connection alive and say nothing
                    said = True
                    until = time.monotonic() + self._seconds
                    yield piece
        finally:
            left.set()

    def _told(self, error: BaseException, said: bool) -> ModelError:
        if isinstance(error, ModelError):
            return error
        why = without_secrets(str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__)
        kind = ModelBrokeOff if said else ModelUnreachable
        return kind(f"{self.name}: {why[:200]}")

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
            if importlib.util.find_spec(package) is None:
                raise ModelMissing(
                    f"A local model needs packages that are not installed: {_INSTALL.format(extra='local')}"
                )
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
    if importlib.util.find_spec("langchain") is None:
        raise ModelMissing(f"A chat model needs packages that are not installed: {_INSTALL.format(extra='chat')}")
    if provider == "openai" and url:
        return _openai(model, name, url, os.environ.get("OPENAI_API_KEY") or "none", seconds)
    from langchain.chat_models import init_chat_model

    try:
        return LangChainModel(init_chat_model(model, model_provider=provider, temperature=0), name, seconds=seconds)
    except ImportError as error:
        raise ModelMissing(f"{name}: {without_secrets(str(error))}") from error
    except Exception as error:  # a key that is missing, a provider that is unknown: each has its own error
        raise ModelMissing(f"{name} cannot be opened ({without_secrets(str(error).splitlines()[0])}).") from error


def _openai(model: str, name: str, url: str, key: str, seconds: float) -> LangChainModel:
    import httpx
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    # A proxy of the environment leads away from this machine.
    client = httpx.Client(trust_env=not _is_loopback(url), timeout=seconds)
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


def _is_loopback(url: str) -> bool:
    return bool(re.match(r"https?://(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?::|/|$)", url))


def _reason(chunk: Any) -> str:
    """Why a model says that it stops, with its last piece; "" before."""
    told = chunk.response_metadata or {}
    return str(told.get("finish_reason") or told.get("stop_reason") or told.get("done_reason") or "")


_SECRET = re.compile(
    r"\b(?:sk|pk|key|api|gsk|xai|hf|AIza)[-_][\w*.-]{4,}|\b[Bb]earer\s+\S+|(?<=api_key=)\S+|(?<=key: )\S+"
)


def without_secrets(text: str) -> str:
    """A message of an error without what may be a key: those of the environment, and what looks like one."""
    for name, value in os.environ.items():
        if len(value) >= 8 and re.search(r"KEY|TOKEN|SECRET|PASSWORD", name):
            text = text.replace(value, "…")
    return _SECRET.sub("…", text)
