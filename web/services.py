"""What the pages share: the library, the notebook and the asking, each opened once for the whole process.

The pages call these functions through the module (`services.library()`), so that a test can put another in place.
Nothing heavy is imported before it is needed: the page can be read and typed into while the search model loads.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from store.documents import Document
from store.errors import SscError

if TYPE_CHECKING:
    from store.library import Library
    from store.notebook import Notebook

Json = dict[str, Any]
Step = Callable[[str, int], None]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the door was told: the library's folder, the chat model, the embedding model of a new library."""

    folder: Path = Path("library")
    model: str = "extractive"
    embedding: str = "multilingual-e5-small"


@dataclass(frozen=True, slots=True)
class Warmth:
    """How far the search model is: idle (nothing to search yet), loading, ready, or failed and why."""

    state: Literal["idle", "loading", "ready", "failed"]
    why: str = ""


_lock = threading.Lock()
_choice = Choice()
_shelves: dict[int, dict[str, Document]] = {}
_warmth = Warmth("idle")


def configure(choice: Choice) -> None:
    """Take the settings; the door calls this at every run, before any page."""
    global _choice
    _choice = choice


def library() -> Library:
    """The library, opened once. Raises SscError where it cannot be."""
    return _open_library(str(_choice.folder), _choice.embedding)


def notebook() -> Notebook:
    """The notebook of this library's people, opened once. Raises SscError where it cannot be."""
    return _open_notebook(str(_choice.folder))


@st.cache_resource(show_spinner=False)
def _open_library(folder: str, embedding: str) -> Library:
    from store.library import Library

    return Library.open(Path(folder), model=embedding, create=True)


@st.cache_resource(show_spinner=False)
def _open_notebook(folder: str) -> Notebook:
    from store.notebook import Notebook

    return Notebook.open(Path(folder))


def shelf() -> Mapping[str, Document]:
    """The documents that are in the library now, by id; read again when its generation moves."""
    here = library()
    generation = here.generation
    with _lock:
        if generation not in _shelves:
            _shelves.clear()
            _shelves[generation] = {d.id: d for d in here.documents()}
        return _shelves[generation]


def ask(question: str, history: Sequence[str], on_step: Step) -> Json:
    """The answer as JSON, with the number of documents that it was looked for in. Raises SscError."""
    from assistant.ask import ask as answer

    here = library()
    found = answer(question, here, history=history, model=_choice.model, on_step=on_step)
    return found.to_json() | {"documents": here.counts()[0]}


def warm() -> Warmth:
    """Load the search model in the background, once, when there is something to search; says how far it is."""
    global _warmth
    with _lock:
        if _warmth.state == "idle" and library().counts()[0]:
            _warmth = Warmth("loading")
            threading.Thread(target=_warm, name="warm", daemon=True).start()
        return _warmth


def _warm() -> None:
    global _warmth
    began = time.monotonic()
    try:
        import assistant.ask  # noqa: F401  the modules of asking are what takes time

        library().embedder.encode_query(["warm"])
    except SscError as error:
        log.warning("the search model could not be loaded: %s", error)
        _warmth = Warmth("failed", str(error))
        return
    log.info("search model ready after %.1f s", time.monotonic() - began)
    _warmth = Warmth("ready")
