"""The assistant as one thing: a library, and where they are configured a chat model, a checker and a reranker.

The doors build it once and ask it; others take it as a part of theirs, as a LangChain retriever or runnable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, Statement
from assistant.ask import ask
from assistant.conversation import Earlier
from assistant.discretion import untraced, without_secrets
from assistant.errors import ModelError, ModelMissing
from assistant.judge import Judge
from assistant.model import SECONDS, ChatModel, open_model
from assistant.query_words import acronyms_of
from assistant.record import Configured, harmless_url
from assistant.retrieve import Reranker
from assistant.stopping import Stop, until
from assistant.verifying.checkers import Checker, Packaged
from assistant.verifying.verify import Verifier
from assistant.writing import Writer
from store.where import Where

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

    from assistant.cross_encoder import CrossEncoderModel
    from store.library import Library

PACKAGED, JUDGE = "packaged", "judge"


class Assistant:
    """Answers questions from a library. Safe to share between threads.

    `model` phrases answers; without one they are in the sources' own words. `checker` judges what it writes, by default
    the packaged one. `reranker` puts the best candidates in a better order. `seconds` is how long the model may be
    silent; it is stopped after three times as long. `configured` says by what names they were configured, for the
    record of each answer. To make one turns LangSmith's tracing off in this process.
    """

    def __init__(
        self,
        library: Library,
        *,
        model: ChatModel | None = None,
        checker: Checker | None = None,
        reranker: Reranker | None = None,
        seconds: float = SECONDS,
        configured: Configured | None = None,
    ) -> None:
        untraced()
        self.library = library
        self._seconds = seconds
        self.model = model
        self._checker = checker
        self._reranker = reranker
        self._configured = configured
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
        configured = Configured(model, harmless_url(model_url), seconds if chat else None, checker, reranker)
        return cls(
            library, model=chat, checker=_open_checker(checker, chat, seconds), reranker=_open_reranker(reranker),
            seconds=seconds, configured=configured,
        )  # fmt: skip

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str | Earlier] = (),
        where: Where | None = None,
        on_step: Callable[[str, int], None] | None = None,
        on_piece: Callable[[str], None] | None = None,
        on_statement: Callable[[Statement], None] | None = None,
        stop: Stop | None = None,
    ) -> Answer:
        """Answer a question; see `assistant.ask.ask`.

        With a chat model `on_piece` is told each piece of its raw text as it comes, and `on_statement` each statement
        that has held. `stop` is asked between the steps and while the model is waited for: when it says True, nothing
        goes on with the model and Stopped is raised. Raises StoreError.
        """
        writer = None
        if self.model:
            writer = Writer(self.model, self._verifier_of_one_answer, on_piece, on_statement, self._seconds)
        with until(stop):
            answer = ask(
                question,
                self.library,
                history=history,
                where=where,
                writer=writer,
                reranker=self._reranker,
                on_step=on_step,
            )
        record = answer.record and replace(answer.record, configured=self._configured)
        return replace(answer, record=record)

    @property
    def verifier(self) -> Verifier:
        """What checks statements, for the library as it is now."""
        return self._verifier(self.library.generation)

    def _make_verifier(self, generation: int) -> Verifier:
        from assistant.verifying.bounds import stored_in
        from assistant.verifying.nearness import nearness_in

        checker = self._checker or Packaged(nearness_in(self.library))
        return Verifier(checker, acronyms_of(self.library), stored_in(self.library))

    def _verifier_of_one_answer(self) -> Verifier:
        """The same with a judge who has not been asked yet."""
        verifier = self.verifier
        return replace(verifier, checker=self._checker.anew()) if isinstance(self._checker, Judge) else verifier

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


def _open_checker(name: str, model: ChatModel | None, seconds: float) -> Checker | None:
    if name in ("", PACKAGED):
        return None
    if name == JUDGE:
        if model is None:
            raise ModelMissing("The checker judge asks the chat model, and none is configured: set model as well.")
        return Judge(model, seconds=seconds)
    from assistant.cross_encoder import CrossEncoderChecker

    return CrossEncoderChecker(_load_cross_encoder("checker", name))


def _open_reranker(name: str) -> Reranker | None:
    if not name:
        return None
    encoder = _load_cross_encoder("reranker", name)
    return lambda question, texts: [row[0] for row in encoder.scores([(question, text) for text in texts])]


def _load_cross_encoder(setting: str, name: str) -> CrossEncoderModel:
    """A cross-encoder, tried once: what is found to fail in the middle of an answer could not be told apart from a
    failure of the chat model. Raises ModelMissing."""
    from assistant.cross_encoder import CrossEncoderModel

    encoder = CrossEncoderModel(name)
    try:
        encoder.scores([("Is it?", "It is.")])
    except Exception as error:  # each sort of broken file has an error of its own
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise ModelMissing(
            f"The {setting} {name!r} cannot be used: {without_secrets(first)[:300]} "
            f"The setting {setting} takes the name or the folder of a cross-encoder."
        ) from error
    return encoder
