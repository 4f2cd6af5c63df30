"""The assistant as one thing: a library, and where they are configured a chat model, a checker and a reranker.

The doors build it once and ask it; others take it as a part of theirs, as a LangChain retriever or runnable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, Statement
from assistant.ask import ask
from assistant.conversation import Earlier
from assistant.errors import ModelError
from assistant.model import SECONDS, ChatModel, open_model
from assistant.retrieve import Reranker, acronyms_of
from assistant.verifying.checkers import Checker, Packaged
from assistant.verifying.verify import Verifier
from assistant.writing import Writer
from store.where import Where

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

    from store.library import Library

PACKAGED, JUDGE = "packaged", "judge"


class Assistant:
    """Answers questions from a library. Safe to share between threads.

    `model` phrases answers; without one they are in the sources' own words. `checker` judges what it writes, by default
    the packaged one. `reranker` puts the best candidates in a better order.
    """

    def __init__(
        self,
        library: Library,
        *,
        model: ChatModel | None = None,
        checker: Checker | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self.library = library
        self.model = model
        self._checker = checker
        self._reranker = reranker
        self._verifier = lru_cache(maxsize=2)(self._make_verifier)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        embedding: str | None = None,
        model: str = "extractive",
        model_url: str = "",
        seconds: float = SECONDS,
        checker: str = PACKAGED,
        reranker: str = "",
    ) -> Assistant:
        """Open the library in a folder with what is named.

        `model` and `model_url` are those of `open_model`; `checker` is "packaged", "judge" (the chat model itself) or
        the name or folder of a cross-encoder, as is `reranker`. Raises ModelMissing, and StoreError for the library.
        """
        from store.library import Library

        library = Library.open(folder, model=embedding) if embedding else Library.open(folder)
        try:
            return cls.over(
                library, model=model, model_url=model_url, seconds=seconds, checker=checker, reranker=reranker
            )
        except ModelError:
            library.close()
            raise

    @classmethod
    def over(
        cls,
        library: Library,
        *,
        model: str = "extractive",
        model_url: str = "",
        seconds: float = SECONDS,
        checker: str = PACKAGED,
        reranker: str = "",
    ) -> Assistant:
        """The same over a library that is open. Raises ModelMissing."""
        chat = open_model(model, url=model_url, seconds=seconds)
        return cls(library, model=chat, checker=_open_checker(checker, chat), reranker=_open_reranker(reranker))

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str | Earlier] = (),
        where: Where | None = None,
        on_step: Callable[[str, int], None] | None = None,
        on_piece: Callable[[str], None] | None = None,
        on_statement: Callable[[Statement], None] | None = None,
    ) -> Answer:
        """Answer a question; see `assistant.ask.ask`.

        With a chat model `on_piece` is told each piece of its raw text as it comes, and `on_statement` each statement
        that has held. Raises StoreError.
        """
        writer = Writer(self.model, self.verifier, on_piece, on_statement) if self.model else None
        return ask(
            question,
            self.library,
            history=history,
            where=where,
            writer=writer,
            reranker=self._reranker,
            on_step=on_step,
        )

    @property
    def verifier(self) -> Verifier:
        """What checks statements, for the library as it is now."""
        return self._verifier(self.library.generation)

    def _make_verifier(self, generation: int) -> Verifier:
        from assistant.verifying.bounds import stored_in
        from assistant.verifying.nearness import nearness_in

        checker = self._checker or Packaged(nearness_in(self.library))
        return Verifier(checker, acronyms_of(self.library), stored_in(self.library))

    def as_retriever(self, *, k: int = 8, where: Where | None = None) -> BaseRetriever:
        """A LangChain retriever of the `k` sentences that answer best, as documents with their places as metadata."""
        from assistant.component import Retriever

        return Retriever(library=self.library, k=k, where=where or Where(), reranker=self._reranker)

    def as_runnable(self) -> Runnable[str | dict[str, Any], dict[str, Any]]:
        """A LangChain runnable from a question, or {"question", "history"}, to an answer as JSON."""
        from assistant.component import runnable

        return runnable(self)

    def close(self) -> None:
        """Close the library and the model."""
        if self.model is not None:
            self.model.close()
        self.library.close()

    def __enter__(self) -> Assistant:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _open_checker(name: str, model: ChatModel | None) -> Checker | None:
    if name in ("", PACKAGED):
        return None
    if name == JUDGE:
        from assistant.judge import Judge

        if model is None:
            raise ModelError("The checker judge asks the chat model, and none is configured.")
        return Judge(model)
    from assistant.cross_encoder import CrossEncoderChecker, CrossEncoderModel

    return CrossEncoderChecker(CrossEncoderModel(name))


def _open_reranker(name: str) -> Reranker | None:
    if not name:
        return None
    from assistant.cross_encoder import CrossEncoderModel

    encoder = CrossEncoderModel(name)
    return lambda question, texts: [row[0] for row in encoder.scores([(question, text) for text in texts])]
