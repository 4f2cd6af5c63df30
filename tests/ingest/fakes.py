"""A counter of tokens, short ways to read, and a library that keeps documents in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ingest.reading import read_bytes
from store import likeness
from store.catalog import Entry
from store.documents import Document, PagedText, Reading
from store.layers import Layers


def count_tokens(texts: list[str]) -> list[int]:
    """About as many tokens as a word-piece tokenizer would count."""
    return [len(t) // 4 + 1 for t in texts]


def read(text: str | bytes, source: str = "brief.txt") -> Reading:
    data = text.encode() if isinstance(text, str) else text
    return read_bytes(data, source=source, count_tokens=count_tokens)


@cache
def read_once(path: Path) -> Reading:
    """A file that several tests look at."""
    return read(path.read_bytes(), path.name)


def blocks(reading: Reading, *kinds: str) -> list[str]:
    """The texts of the blocks of some kinds (of all, where none is named)."""
    paged = reading.paged
    return [paged.text[b.start : b.end] for b in paged.blocks if not kinds or b.kind in kinds]


@dataclass
class FakeEmbedder:
    window: int = 250

    def count_tokens(self, texts: list[str]) -> list[int]:
        return count_tokens(texts)


@dataclass
class FakeLibrary:
    """As much of a library as the job uses, and a count of what was written."""

    kept: dict[str, Document] = field(default_factory=dict)
    texts: dict[str, PagedText] = field(default_factory=dict)
    layers: dict[str, Layers] = field(default_factory=dict)
    folder: Path = Path("nowhere")
    writes: int = 0
    embedder: FakeEmbedder = field(default_factory=FakeEmbedder)

    def documents(self) -> tuple[Document, ...]:
        return tuple(self.kept.values())

    def add(
        self, reading: Reading, data: bytes, *, path: str, replaces: str | None = None, identity: str = "",
        progress: Any = None,
    ) -> None:  # fmt: skip
        self.writes += 1
        self.texts[reading.document.id] = reading.paged
        old = self.kept.get(reading.document.id)
        if replaces:
            del self.kept[replaces]
        paths = dict.fromkeys((*(old.paths if old else ()), *reading.document.paths, path))
        self.place([replace(reading.document, paths=tuple(paths))])

    def place(self, documents: Iterable[Document]) -> None:
        for document in documents:
            for k, d in self.kept.items():
                self.kept[k] = replace(d, paths=tuple(p for p in d.paths if p not in document.paths))
            self.kept[document.id] = document

    def identity_for(self, document_id: str) -> str:
        return document_id

    def nearest(self, text: str, among: Collection[str]) -> tuple[tuple[str, float], ...]:
        own = likeness.of_text(text)
        others = {i: likeness.of_text(self.texts[i].text) for i in among}
        return tuple((i, likeness.similarity(own, o)) for i, o in others.items() if likeness.are_near(own, o))

    def paged(self, document_id: str) -> PagedText:
        return self.texts[document_id]

    def entry(self, document_id: str) -> Entry:
        document = self.kept[document_id]
        layers = self.layers.get(document_id, Layers(document.record))
        return Entry(document, "", 0, 0, 0, 0, "", layers)

    def edit(self, document_id: str, change: Callable[[Layers], Layers]) -> None:
        self.layers[document_id] = layers = change(self.entry(document_id).layers)
        self.kept[document_id] = replace(self.kept[document_id], record=layers.record())

    def alike(self, document_id: str) -> tuple[Document, float] | None:
        return None

    def restore_original(self, document_id: str, data: bytes) -> bool:
        return False

    def remove(self, ids: Iterable[str]) -> tuple[str, ...]:
        gone = tuple(i for i in ids if i in self.kept)
        for i in gone:
            del self.kept[i]
        return gone
