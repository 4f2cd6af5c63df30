"""A small library of invented documents, made with the packaged model, and a short way to ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library
from tests.assistant import islands

Asking = Callable[..., Answer]


@pytest.fixture(scope="session")
def island_library(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("islands")
    for name, text in islands.FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        report = ingest([folder / name for name in islands.FILES], library)
        assert not report.failed
        assert len(report.added) == len(islands.FILES)
        yield library


@pytest.fixture
def asking(island_library: Library) -> Asking:
    """`asking(question, *earlier)` answers from the islands."""
    return lambda question, *history: ask(question, island_library, history=history)
