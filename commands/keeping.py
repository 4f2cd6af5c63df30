"""Keeping answers in the notebook. An answer that cannot be kept is shown all the same, and that is said once."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from store.errors import SscError

if TYPE_CHECKING:
    from store.notebook import Notebook

NEW = "new"
_TITLE = 80


class Keeper:
    """The notebook of a library's folder, opened when the first answer is kept; `failed` where it cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notebook: Notebook | None = None
        self.failed = False

    def keep(self, answer: Mapping[str, Any], thread: str | None = None) -> str | None:
        """Keep an answer in a thread (`NEW`: a new one, of its question's name) or, with None, in none.

        The thread that it stands in now; None for none, or where it could not be kept.
        """
        if self.failed:
            return None
        try:
            if self._notebook is None:
                from store.notebook import Notebook

                self._notebook = Notebook.open(self._folder)
            question = str(answer["question"])
            if thread == NEW:
                title = " ".join(question.split())
                thread = self._notebook.create_thread(title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…")
            self._notebook.add_turn(thread, question, dict(answer))
        except SscError as error:
            import terminal

            self.failed = True
            print(terminal.harmless(f"ssc: the answer is not kept. {error}"), file=sys.stderr)
            return None
        return thread

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._notebook is not None:
            self._notebook.close()
