"""A small library of invented documents, and a short way to ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from store.embedder import Embedder
from store.library import Library

Asking = Callable[..., Answer]


@pytest.fixture(scope="session")
def island_library(island_folder: Path, embedder: Embedder) -> Iterator[Library]:
    """The library of the invented documents, open."""
    with Library.open(island_folder, embedder=embedder) as library:
        yield library


@pytest.fixture
def asking(island_library: Library) -> Asking:
    """`asking(question, *earlier)` answers from the islands."""
    return lambda question, *history: ask(question, island_library, history=history)
