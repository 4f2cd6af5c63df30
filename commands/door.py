"""What all commands share: exit codes, wrong use, JSON on stdout, how the library is opened."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import settings
from settings import Settings

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from store.library import Library

DONE, SOME_FAILED, CANNOT = 0, 1, 2
Run = Callable[[argparse.Namespace, Settings], int]


class UsageError(Exception):
    """Arguments that parse but make no sense together."""


class AddCommand(Protocol):
    """Puts a command on the command line: its name, what runs it, what it does in a sentence."""

    def __call__(self, name: str, run: Run, text: str) -> argparse.ArgumentParser: ...


def write(value: Any) -> None:
    """One line of JSON on stdout."""
    print(json.dumps(value, ensure_ascii=False))


def open_library(chosen: Settings, *, create: bool = False) -> Library:
    """The library chosen. Raises StoreError."""
    from store.library import Library

    if create and chosen.embedding == settings.LIGHT and not (chosen.library / "manifest.json").exists():
        print(f"The library is made with the light English model, {settings.LIGHT}.", file=sys.stderr)
    return Library.open(chosen.library, model=chosen.embedding, create=create)


def open_assistant(chosen: Settings) -> Assistant:
    """The library chosen, with the chat model, checker and reranker of the settings. Raises StoreError, ModelError."""
    from assistant.assistant import Assistant

    return Assistant.open(
        chosen.library, embedding=chosen.embedding, model=chosen.model, model_url=chosen.model_url,
        seconds=chosen.model_seconds, checker=chosen.checker, reranker=chosen.reranker,
    )  # fmt: skip
