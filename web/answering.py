"""Answers as JSON, made by assistants that are opened once: a few of them, for each may hold a model in memory.

The one that was asked least lately is closed when another takes its place, but never while it is answering. Knows no
page and no settings.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from web import words

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.conversation import Earlier
    from store.library import Library
    from store.where import Where

Json = dict[str, Any]
KEPT = 3  # assistants: nobody's, which holds no model, and two more


@dataclass(frozen=True, slots=True)
class Wishes:
    """How answers are made; the names are those of the settings."""

    model: str
    model_url: str = ""
    seconds: float = 60.0
    checker: str = "packaged"
    reranker: str = ""


def answer(
    library: Library,
    wishes: Wishes,
    question: str,
    history: Sequence[str | Earlier],
    on_step: Callable[[str, int], None] | None = None,
    on_statement: Callable[[str], None] | None = None,
    where: Where | None = None,
    *,
    stop: Callable[[], bool] | None = None,
) -> Json:
    """The answer, in the sources' own words where the chat model is not to be had, which `notice` says. Raises
    SscError, and Stopped soon after `stop` says True."""
    tell = on_statement or _tell_nobody
    with _opened(library, wishes) as (assistant, notice):
        found = assistant.ask(
            question, history=history, where=where, on_step=on_step, on_statement=lambda said: tell(said.text),
            stop=stop,
        ).to_json()  # fmt: skip
    return found | {"notice": notice or found["notice"]}


class Held:
    """An assistant whose model is closed when it was let go of and nobody uses it."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self._lock = threading.Lock()
        self._users = 0
        self._let_go = self._closed = False

    def take(self) -> bool:
        """Begin to use it; False where it is closed already."""
        with self._lock:
            self._users += not self._closed
            return not self._closed

    def give_back(self) -> None:
        """End to use it."""
        with self._lock:
            self._users -= 1
            self._close()

    def let_go(self) -> None:
        """It is not kept any more."""
        with self._lock:
            self._let_go = True
            self._close()

    def _close(self) -> None:
        if self._let_go and not self._users and not self._closed:
            self._closed = True
            if self.assistant.model is not None:  # the library is everybody's
                self.assistant.model.close()


@contextmanager
def _opened(library: Library, wishes: Wishes) -> Iterator[tuple[Assistant, str]]:
    """An assistant to use within, and why it is not the one that was wished for."""
    from assistant.assistant import Assistant
    from assistant.errors import ModelError

    try:
        held = _open(wishes, library)
        while not held.take():  # let go of between the two
            held = _open(wishes, library)
    except ModelError as error:
        yield Assistant(library), words.NO_MODEL.format(why=error)
        return
    try:
        yield held.assistant, ""
    finally:
        held.give_back()


@st.cache_resource(show_spinner=False, max_entries=KEPT, on_release=Held.let_go)
def _open(wishes: Wishes, _library: Library) -> Held:
    from assistant.assistant import Assistant

    return Held(
        Assistant.over(
            _library, model=wishes.model, model_url=wishes.model_url, seconds=wishes.seconds, checker=wishes.checker,
            reranker=wishes.reranker,
        )
    )  # fmt: skip


def _tell_nobody(text: str) -> None:
    """Takes the statements where nobody listens."""
