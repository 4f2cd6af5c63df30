"""What a search in the library gives."""

from __future__ import annotations

from dataclasses import dataclass

from store.documents import Passage, Sentence
from store.embedder import Vectors


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage near a question; `score` is the cosine."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class BlockHit:
    """A block (its index in `PagedText.blocks`) that has the words; `score` is BM25, higher is better."""

    document_id: str
    block: int
    score: float


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """An occurrence of a phrase: the span [start, end) of the document's text, and the block in which it lies."""

    document_id: str
    start: int
    end: int
    block: int


@dataclass(frozen=True)
class SentenceVectors:
    """Sentences with their vectors: row i of `vectors` (float32, unit length) belongs to sentences[i]."""

    document_ids: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    vectors: Vectors
