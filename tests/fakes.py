"""Parts that work without a model or a disk, and readings to put into a library."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from store import words
from store.documents import (
    Block,
    BlockKind,
    Document,
    Locator,
    Note,
    PagedText,
    Passage,
    Reading,
    Record,
    Run,
    Sentence,
    passage_id,
)  # fmt: skip

Vectors = NDArray[np.float32]


class HashingEncoder:
    """An embedding model made of hashes: texts that share words are near each other. `encoded` counts its work."""

    def __init__(self, name: str = "hashing", dimension: int = 64, window: int = 100) -> None:
        self.name = name
        self.fingerprint = hashlib.sha256(f"{name}:{dimension}".encode()).hexdigest()
        self.dimension = dimension
        self.window = window
        self.encoded = 0

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        if progress:
            progress(len(texts))
        return self._encode(texts)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(t.split()) for t in texts]

    def _encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        found = np.zeros((len(texts), self.dimension), np.float32)
        for i, text in enumerate(texts):
            for token in words.tokens(text) or words.tokens("nothing"):
                found[i] += self._word(words.stem(token.term))
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)

    def _word(self, term: str) -> Vectors:
        if term not in self._vectors:
            seed = int.from_bytes(hashlib.sha256(f"{self.name}{term}".encode()).digest()[:8], "little")
            self._vectors[term] = np.random.default_rng(seed).standard_normal(self.dimension).astype(np.float32)
        return self._vectors[term]

    @cached_property
    def _vectors(self) -> dict[str, Vectors]:
        return {}


class MemoryVectors:
    """An index of vectors in memory, exact. It sees everything at once, as there is only one process."""

    def __init__(self) -> None:
        self._entries: dict[str, Vectors] = {}
        self._seen: int | None = None

    def add(self, ids: Sequence[str], vectors: Vectors) -> None:
        self._entries = self._entries | {i: np.asarray(v, np.float32) for i, v in zip(ids, vectors, strict=True)}

    def remove(self, edition: str) -> None:
        self._entries = {k: v for k, v in self._entries.items() if not k.startswith(f"{edition}:")}

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        scores = [(k, float(v @ vector)) for k, v in self._entries.items()]
        return sorted(scores, key=lambda ks: -ks[1])[:limit]

    def ids(self) -> frozenset[str]:
        return frozenset(self._entries)

    def clear(self) -> None:
        self._entries = {}

    def refresh(self, generation: int, *, now: bool = False) -> None:
        self._seen = generation

    def wrote(self, generation: int) -> None:
        self._seen = generation

    @property
    def seen(self) -> int | None:
        return self._seen

    def close(self) -> None:
        pass


_KINDS: dict[str, BlockKind] = {
    "# ": "heading", "> ": "quote", "- ": "list", "[^": "footnote", "| ": "table", "~ ": "caption", "@ ": "reference",
}  # fmt: skip


def make_reading(text: str, source: str = "brief.txt", record: Record | None = None, *, pages: int = 0) -> Reading:
    """A reading of a text whose paragraphs stand apart by blank lines; every paragraph but headings is a passage.

    The first two characters of a paragraph give its kind: "# " heading, "> " quote, "- " list, "[^" footnote,
    "| " table, "~ " caption, "@ " reference. With `pages` the paragraphs are dealt out over so many.
    """
    raw = text
    id_ = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks: list[Block] = []
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    notes: list[Note] = []
    runs: list[Run] = []
    section, at = "", 0
    paragraphs = text.split("\n\n")
    for number, paragraph in enumerate(paragraphs):
        start, end = at, at + len(paragraph)
        at = end + 2
        kind = _KINDS.get(paragraph[:2], "body")
        if kind == "heading":
            section = paragraph[2:]
        if kind == "footnote":
            notes.append(Note(paragraph[2], None, number))
        block = Block(
            start, end, kind, section, number + 1, int(kind == "heading"), "1" if kind == "footnote" else None
        )
        blocks.append(block)
        page = 1 + number * pages // len(paragraphs) if pages else 0
        runs.append(Run(start, start, len(paragraph), page))
        if kind == "heading":
            continue
        place = Locator(id_, start, end, (page,) if page else (), (), section, number + 1, block.note, kind)
        passages.append(Passage(passage_id(id_, start, end), place, paragraph, len(paragraph.split())))
        for match in re.finditer(r"\S[^.!?]*[.!?]?", paragraph):
            sentences.append(Sentence(start + match.start(), start + match.end(), number, passages[-1].id))
    paged = PagedText(id_, raw, text, tuple(runs), tuple(blocks), tuple(notes), ("i", None)[:pages], pages)
    return Reading(Document(id_, source, record or Record(title=source)), paged, tuple(passages), tuple(sentences))


def data_of(reading: Reading) -> bytes:
    """The file that a reading made by `make_reading` was made of."""
    return reading.paged.text.encode("utf-8", "surrogatepass")
