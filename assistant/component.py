"""The assistant as a component of LangChain: a retriever of sentences, and a runnable that answers.

With `assistant/model.py` the only place that imports LangChain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import ConfigDict

from assistant.answer import Evidence, document_to_json, locator_to_json
from assistant.compose import evidence_of
from assistant.filters import resolved
from assistant.picks import Pick
from assistant.question import read_question
from assistant.retrieve import retrieve

if TYPE_CHECKING:
    from assistant.assistant import Assistant


class Retriever(BaseRetriever):
    """Finds the sentences that answer a question best, each verbatim, with its key, document and place as metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Any
    k: int
    where: Any
    reranker: Any = None

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        self.library.refresh()
        found = retrieve(read_question(query), self.library, resolved(self.where, self.library), self.reranker)
        candidates = sorted((c for f in found for c in f.candidates), key=lambda c: -c.likelihood)
        documents: dict[str, Document] = {}
        for c in candidates:
            if len(documents) == self.k:
                break
            s = c.sentence
            evidence = evidence_of(Pick(c.document_id, s.start, s.end, c.likelihood, c.found_by), self.library)
            documents.setdefault(evidence.key, _document(evidence))
        return list(documents.values())


def _document(evidence: Evidence) -> Document:
    place = {"document": document_to_json(evidence.document), "locator": locator_to_json(evidence.locator)}
    said = {"speaker": evidence.speaker, "force": evidence.force, "score": round(evidence.score, 4)}
    return Document(id=evidence.key, page_content=evidence.quote, metadata={"key": evidence.key} | said | place)


def runnable(assistant: Assistant) -> Runnable[str | dict[str, Any], dict[str, Any]]:
    """A runnable that answers. It takes a question, or {"question": …, "history": […]}."""

    def answer(asked: str | dict[str, Any]) -> dict[str, Any]:
        if isinstance(asked, str):
            return assistant.ask(asked).to_json()
        return assistant.ask(str(asked["question"]), history=tuple(asked.get("history") or ())).to_json()

    return RunnableLambda(answer, name="ssc_assistant")
