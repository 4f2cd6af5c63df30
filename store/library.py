"""The library: add, replace, remove, search; one lock, one generation number.

The order of operations makes each document whole or absent whenever the process ends: a document's vectors are
written first, then one transaction of the catalogue makes it visible; one that is removed leaves the catalogue first,
its vectors after. What is left astray in between is noted before and swept by the next writer. Readers take nothing
on the word of the vectors: every hit is looked up in the catalogue by its edition.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np
from filelock import FileLock, Timeout

from store import manifest as manifests
from store import word_index, words
from store.catalog import Catalog, Entry, unknown
from store.documents import Document, PagedText, Passage, Reading, Record, Sentence
from store.embedder import DEFAULT_MODEL, Embedder, Encoder, Vectors, known_fingerprint
from store.errors import LibraryBusy, LibraryUnreadable, ModelMismatch
from store.files import Originals
from store.manifest import Manifest
from store.validation import check_clean, check_reading
from store.vectors import ChromaVectors, VectorIndex
from store.vocabulary import Vocabulary
from store.where import EVERYTHING, Where

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["BlockHit", "Library", "PassageHit", "PhraseHit", "SentenceVectors", "Where"]

_T = TypeVar("_T")
_LOCK_SECONDS = 120.0
# A search in so many passages at most compares them all, with the catalogue's vectors; Chroma's own filters are slower.
_COMPARED_ALL = 5_000
_PAGED_KEPT = 128


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
    """An occurrence of a phrase: the span [start, end) of the document's text."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True)
class SentenceVectors:
    """Sentences with their vectors: row i of `vectors` (float32, unit length) belongs to sentences[i]."""

    document_ids: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    vectors: Vectors


@dataclass(frozen=True)
class _State:
    """What was read of the catalogue at one generation."""

    generation: int
    entries: dict[str, Entry]

    def __post_init__(self) -> None:
        object.__setattr__(self, "editions", {e.edition: id_ for id_, e in self.entries.items()})

    if TYPE_CHECKING:
        editions: dict[str, str]

    def chosen(self, where: Where) -> list[str]:
        return [id_ for id_, e in self.entries.items() if where.matches(e.document)]


class Library:
    """A library in a folder. Usable from several threads; several processes may have the same folder open."""

    def __init__(
        self, folder: Path, model: str, catalog: Catalog, index: VectorIndex, embedder: Encoder | None
    ) -> None:
        self.folder = folder
        self.model = model
        self.originals = Originals(folder / "originals")
        self._catalog = catalog
        self._index = index
        self._embedder = embedder
        self._mismatch = False
        self._lock = threading.RLock()
        self._state_read: _State | None = None
        self._paged: OrderedDict[tuple[str, str], PagedText] = OrderedDict()
        self._derived: dict[str, tuple[int, object]] = {}

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        model: str = DEFAULT_MODEL,
        create: bool = False,
        embedder: Encoder | None = None,
        index: VectorIndex | None = None,
        mismatch: bool = False,
    ) -> Library:
        """Open the library in a folder, or make one there.

        model     the embedding model, as `Embedder.load` names it
        embedder  a model already at hand, instead of loading that one
        index     an index of vectors, instead of the folder's Chroma
        mismatch  open a library made with another model all the same, to embed it again

        Raises LibraryMissing, LibraryUnreadable, ModelMismatch, SchemaTooNew, SchemaTooOld.
        """
        folder = Path(folder)
        name = embedder.name if embedder else model
        if create and not (folder / manifests.FILE).exists():
            _make(folder, embedder or Embedder.load(model))
        manifest = manifests.read(folder)
        if not mismatch:
            _check_model(folder, manifest, name, embedder)
        catalog = Catalog(folder / "catalog.sqlite")
        library = cls(folder, name, catalog, index or ChromaVectors(folder / "vectors"), embedder)
        library._mismatch = mismatch
        if index is None and not (folder / "vectors").exists() and library.counts()[1]:
            library.rebuild()  # restored from a backup, which leaves out what can be made again
        return library

    def close(self) -> None:
        """Let go of the files. Searching after it raises."""
        self._index.close()
        self._catalog.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def embedder(self) -> Encoder:
        """The embedding model, found at first use. Raises ModelMismatch when its weights are not the library's."""
        with self._lock:
            if self._embedder is None:
                embedder = Embedder.load(self.model)
                if not self._mismatch:
                    _check_model(self.folder, manifests.read(self.folder), self.model, embedder)
                self._embedder = embedder
            return self._embedder

    @property
    def generation(self) -> int:
        """The number that every change raises, read from the catalogue now."""
        with self._catalog.reading() as connection:
            return self._catalog.generation(connection)

    def refresh(self) -> int:
        """See what other processes have written; returns the generation. Called once at the start of an answer."""
        generation = self.generation
        self._index.refresh(generation)
        return generation

    # writing

    def add(
        self,
        reading: Reading,
        data: bytes,
        *,
        path: str,
        replaces: str | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """Add a document, or write it again; with `replaces`, in the place of that one.

        `data` is the file, `path` where it was seen. `progress` is told from time to time how many passages and
        sentences more are embedded. Raises TextUnclean and ReadingInvalid before anything is written.
        """
        check_reading(reading)
        check_clean(path, f"the path of {ascii(reading.document.source)}")
        passages, sentences = self._embed(reading, progress)
        self._embed_terms(reading)
        document = reading.document
        reading = replace(reading, document=replace(document, paths=tuple(dict.fromkeys((*document.paths, path)))))
        edition = secrets.token_hex(8)
        with self._writing() as generation:
            self.originals.put(document.id, data)
            with self._catalog.noting() as connection:
                self._catalog.note_pending(connection, [edition])
            self._index.add(edition, [p.id for p in reading.passages], passages)
            outgoing = [document.id] if replaces is None else [document.id, replaces]
            with self._catalog.writing() as connection:
                places = self._catalog.paths_of(connection, document.id)
                gone = self._catalog.delete(connection, outgoing)
                self._catalog.insert(connection, reading, edition, passages, sentences)
                self._catalog.add_paths(connection, document.id, places)
                self._catalog.clear_pending(connection, [edition])
                self._catalog.note_pending(connection, (e for _, e in gone))
            self._index.wrote(generation + 1)
            self._forget([e for _, e in gone])
            if replaces and replaces != document.id:
                self.originals.remove(replaces)

    def add_path(self, document_id: str, path: str) -> None:
        """Note that the content was seen at another place too. Raises DocumentUnknown."""
        check_clean(path, "the path")
        with self._changing() as connection:
            self._catalog.add_paths(connection, document_id, [path])

    def remove_path(self, path: str) -> None:
        """Note that nothing is at a place any more; the document stays."""
        with self._changing() as connection:
            self._catalog.remove_path(connection, path)

    def rename(self, document_id: str, source: str) -> None:
        """The document's source is now another; the old place is forgotten. Raises DocumentUnknown."""
        check_clean(source, "the new source")
        old = self.document(document_id).source
        with self._changing() as connection:
            self._catalog.update(connection, document_id, source=source)
            self._catalog.remove_path(connection, old)
            self._catalog.add_paths(connection, document_id, [source])

    def edit(self, document_id: str, record: Record) -> None:
        """Give a document another record. Raises DocumentUnknown."""
        check_clean(repr(record), "the record")
        old = self.document(document_id).record
        with self._changing() as connection:
            self._catalog.update(connection, document_id, record=record)
            if record.language != old.language:
                self._catalog.index_words(connection, document_id, record.language)

    def remove(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Remove documents; the ids of those that were there."""
        with self._writing() as generation:
            with self._catalog.writing() as connection:
                gone = self._catalog.delete(connection, list(ids))
                self._catalog.note_pending(connection, (e for _, e in gone))
            self._index.wrote(generation + 1)
            self._forget([e for _, e in gone])
            for document_id, _ in gone:
                self.originals.remove(document_id)
        return tuple(document_id for document_id, _ in gone)

    def sweep(self) -> int:
        """Remove what an interrupted writer left astray; how many editions. Every writing begins with it."""
        with self._locked():
            return self._sweep()

    def rebuild(self, progress: Callable[[int], None] | None = None) -> int:
        """Make the index of vectors again from the catalogue, embedding nothing; how many passages."""
        with self._locked(), self._catalog.noting() as connection:
            self._index.clear()
            count = 0
            for document_id, entry in self._catalog.entries(connection).items():
                rows, vectors = self._catalog.passage_vectors(connection, [document_id])
                self._index.add(entry.edition, [r[0] for r in rows], vectors.astype(np.float32))
                count += len(rows)
                if progress:
                    progress(len(rows))
            self._catalog.clear_pending(connection, self._catalog.pending(connection))
        with self._changing():
            pass  # readers must open the new index
        return count

    def _embed(self, reading: Reading, progress: Callable[[int], None] | None) -> tuple[Vectors, Vectors]:
        text = reading.paged.text
        texts = [p.text for p in reading.passages] + [text[s.start : s.end] for s in reading.sentences]
        vectors = self.embedder.encode_passages(texts, progress)
        return vectors[: len(reading.passages)], vectors[len(reading.passages) :]

    def _embed_terms(self, reading: Reading) -> None:
        """Give the document's words, such as have letters of an alphabet, vectors of their own."""
        found = {t.term for t in words.tokens(reading.paged.text)}
        wanted = [t for t in found if len(t) >= 3 and not any(c.isdigit() for c in t)]
        with self._catalog.reading() as connection:
            new = self._catalog.unknown_terms(connection, wanted)
        if new:
            vectors = self.embedder.encode_query(new)
            with self._catalog.noting() as connection:
                self._catalog.insert_terms(connection, new, vectors)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            with FileLock(self.folder / "write.lock", timeout=_LOCK_SECONDS):
                yield
        except Timeout as error:
            raise LibraryBusy(
                f"Another process has been writing to the library in {self.folder} for {_LOCK_SECONDS:.0f} seconds. "
                "Try again when it is done."
            ) from error

    @contextmanager
    def _writing(self) -> Iterator[int]:
        """The write lock, with nothing astray and the index seeing all that others wrote; the generation."""
        with self._locked():
            generation = self.generation
            self._index.refresh(generation, now=True)
            self._sweep()
            yield generation

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """The write lock and one transaction, for changes that leave the vectors alone."""
        with self._writing() as generation:
            with self._catalog.writing() as connection:
                yield connection
            self._index.wrote(generation + 1)

    def _sweep(self) -> int:
        with self._catalog.reading() as connection:
            editions = self._catalog.pending(connection)
        self._forget(editions)
        return len(editions)

    def _forget(self, editions: Sequence[str]) -> None:
        for edition in editions:
            self._index.remove(edition)
        if editions:
            with self._catalog.noting() as connection:
                self._catalog.clear_pending(connection, editions)

    # reading

    def documents(self, where: Where = EVERYTHING) -> tuple[Document, ...]:
        """The documents that pass the filter, by source."""
        state = self._state()
        return tuple(state.entries[id_].document for id_ in state.chosen(where))

    def document(self, document_id: str) -> Document:
        """Raises DocumentUnknown."""
        return self.entry(document_id).document

    def entry(self, document_id: str) -> Entry:
        """A document with its pages, passages and words. Raises DocumentUnknown."""
        entry = self._state().entries.get(document_id)
        if entry is None:
            raise unknown(document_id)
        return entry

    def counts(self) -> tuple[int, int]:
        """How many documents and passages there are."""
        entries = self._state().entries
        return len(entries), sum(e.passages for e in entries.values())

    def paged(self, document_id: str) -> PagedText:
        """The text of a document, kept in memory while it is used. Raises DocumentUnknown."""
        key = document_id, self.entry(document_id).edition
        with self._lock:
            if key in self._paged:
                self._paged.move_to_end(key)
                return self._paged[key]
        with self._catalog.reading() as connection:
            paged = self._catalog.paged(connection, document_id)
        with self._lock:
            self._paged[key] = paged
            while len(self._paged) > _PAGED_KEPT:
                self._paged.popitem(last=False)
        return paged

    def passage(self, passage_id: str) -> Passage | None:
        """A passage by its id, None when the library has no such passage (any more)."""
        with self._catalog.reading() as connection:
            found = self._catalog.passages(connection, [passage_id]).get(passage_id)
        return found[0] if found else None

    def original(self, document_id: str) -> bytes:
        """The file as it was ingested. Raises DocumentUnknown, LibraryUnreadable."""
        return self.originals.get(self.document(document_id).id)

    # searching

    def by_meaning(self, vector: Vectors, limit: int, where: Where = EVERYTHING) -> tuple[PassageHit, ...]:
        """The passages nearest to a question's vector [dimension], best first.

        Never one that the catalogue lacks: hits in documents that are gone are dropped and more are fetched. Documents
        that the index has not yet seen (another process wrote them within the last second) are compared here.
        """
        state = self._state()
        if limit <= 0 or not state.entries:
            return ()
        self._index.refresh(state.generation)
        allowed = set(state.chosen(where)) if where else set(state.entries)
        if where and sum(state.entries[id_].passages for id_ in allowed) <= _COMPARED_ALL:
            scores = self._compare(vector, sorted(allowed))
        else:
            seen = self._index.seen
            unseen = [id_ for id_ in allowed if seen is not None and state.entries[id_].generation > seen]
            scores = self._nearest(vector, limit, state, allowed)
            if unseen:
                scores |= self._compare(vector, unseen)
        best = sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))[:limit]
        with self._catalog.reading() as connection:
            found = self._catalog.passages(connection, [id_ for (id_, _), _ in best])
        return tuple(
            PassageHit(found[id_][0], score)
            for (id_, edition), score in best
            if id_ in found and found[id_][1] == edition
        )

    def _nearest(self, vector: Vectors, limit: int, state: _State, allowed: set[str]) -> dict[tuple[str, str], float]:
        """From the index: (passage id, edition) and cosine of those that count."""
        fetch = limit + 8
        while True:
            hits = self._index.nearest(vector, fetch)
            scores = {}
            for entry_id, score in hits:
                edition, _, passage_id = entry_id.partition(":")
                if state.editions.get(edition) in allowed:
                    scores[passage_id, edition] = score
            if len(scores) >= limit or len(hits) < fetch:
                return scores
            fetch *= 4

    def _compare(self, vector: Vectors, ids: Sequence[str]) -> dict[tuple[str, str], float]:
        """The same, from the catalogue's vectors of some documents."""
        with self._catalog.reading() as connection:
            rows, vectors = self._catalog.passage_vectors(connection, ids)
        if not rows:
            return {}
        cosines = vectors.astype(np.float32) @ vector
        return {(passage_id, edition): float(c) for (passage_id, _, edition), c in zip(rows, cosines, strict=True)}

    def by_words(self, terms: Sequence[str], limit: int, where: Where = EVERYTHING) -> tuple[BlockHit, ...]:
        """The blocks that best match any of the terms (folded words or stems) by BM25; not reference lists."""
        state = self._state()
        documents = state.chosen(where) if where else None
        languages = sorted({e.document.record.language[:2] or "en" for e in state.entries.values()})
        known = [code for code in languages if code in words.STEMMED_LANGUAGES]
        with self._catalog.reading() as connection:
            return tuple(BlockHit(*hit) for hit in word_index.search(connection, terms, limit, documents, known))

    def phrase(self, text: str, where: Where = EVERYTHING) -> tuple[PhraseHit, ...]:
        """Every occurrence of a phrase in documents, in blocks of all kinds; case, accents and line breaks aside.

        The list is complete, and each span was compared with the text itself (`words.phrase_spans`).
        """
        wanted = tuple(words.units(text))
        if not wanted:
            return ()
        # A single character of a script without spaces is no term of its own: then every block is looked at.
        terms = [t.term for t in words.tokens(text)]
        sequence = terms if any(u.spaced for u in wanted) or len(wanted) > 1 else []
        documents = self._state().chosen(where) if where else None
        with self._catalog.reading() as connection:
            places = word_index.blocks_with(connection, sequence, documents)
        found = []
        for document_id, number in places:
            paged = self.paged(document_id)
            block = paged.blocks[number]
            for start, end in words.phrase_spans(paged.text[block.start : block.end], wanted, text):
                found.append(PhraseHit(document_id, block.start + start, block.start + end))
        return tuple(found)

    def frequency(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many blocks each folded term or stem occurs."""
        with self._catalog.reading() as connection:
            return word_index.frequency(connection, terms)

    def block_count(self) -> int:
        """How many blocks there are."""
        with self._catalog.reading() as connection:
            return word_index.block_count(connection)

    def sentences_of(self, passages: Sequence[str] = (), blocks: Sequence[tuple[str, int]] = ()) -> SentenceVectors:
        """The sentences of passages (ids) and blocks (document id, index), once each, with their vectors."""
        with self._catalog.reading() as connection:
            ids, sentences, vectors = self._catalog.sentences(connection, passages, blocks)
        if not sentences:
            return SentenceVectors((), (), np.empty((0, self.embedder.dimension), np.float32))
        unit = vectors.astype(np.float32)
        unit /= np.maximum(np.linalg.norm(unit, axis=1, keepdims=True), 1e-12)
        return SentenceVectors(tuple(ids), tuple(sentences), unit)

    def vocabulary(self) -> Vocabulary:
        """The library's words with their frequency and vectors (rows of zeros for those that have none)."""

        def read() -> Vocabulary:
            with self._catalog.reading() as connection:
                frequency = word_index.vocabulary(connection)
                blocks = word_index.block_count(connection)
                known, half = self._catalog.term_vectors(connection)
            row = {t: i for i, t in enumerate(known)}
            vectors = np.zeros((len(frequency), half.shape[1]), np.float32)
            for i, term in enumerate(frequency):
                if term in row:
                    vectors[i] = half[row[term]]
            return Vocabulary(tuple(frequency), np.fromiter(frequency.values(), np.int64), vectors, blocks)

        return self._once("vocabulary", read)

    def centroid(self) -> Vectors:
        """The mean of all sentences' vectors [dimension], not of unit length; zeros when there is none."""

        def read() -> Vectors:
            with self._catalog.reading() as connection:
                mean = self._catalog.sentence_mean(connection)
            return np.zeros(self.embedder.dimension, np.float32) if mean is None else mean

        return self._once("centroid", read)

    def _once(self, name: str, read: Callable[[], _T]) -> _T:
        """A value made from the catalogue, kept until the generation moves."""
        generation = self.generation
        with self._lock:
            kept = self._derived.get(name)
        if kept is not None and kept[0] == generation:
            return cast(_T, kept[1])
        value = read()
        with self._lock:
            self._derived[name] = (generation, value)
        return value

    def _state(self) -> _State:
        with self._catalog.reading() as connection:
            generation = self._catalog.generation(connection)
            with self._lock:
                if self._state_read is not None and self._state_read.generation == generation:
                    return self._state_read
            state = _State(generation, self._catalog.entries(connection))
        with self._lock:
            if self._state_read is None or self._state_read.generation < generation:
                self._state_read = state
        return state


def _make(folder: Path, embedder: Encoder) -> None:
    """Make an empty library; its manifest comes last, so that one half made is made again."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "write.lock", timeout=_LOCK_SECONDS):
            if not (folder / manifests.FILE).exists():
                Catalog(folder / "catalog.sqlite", create=True).close()
                manifests.write(folder, Manifest(embedder.name, embedder.fingerprint))
    except OSError as error:
        raise LibraryUnreadable(
            f"No library can be made in {folder} ({error.strerror or error}). Name another folder with --library."
        ) from error


def _check_model(folder: Path, manifest: Manifest, name: str, embedder: Encoder | None) -> None:
    """Raise ModelMismatch when vectors of the model asked for cannot be compared with the library's."""
    fingerprint = embedder.fingerprint if embedder else known_fingerprint(name)
    if fingerprint is None and name != manifest.model:
        fingerprint = Embedder.load(name).fingerprint
    if fingerprint is None or fingerprint == manifest.fingerprint:
        return
    raise ModelMismatch(
        f"The library in {folder} was made with the embedding model {manifest.model} "
        f"({manifest.fingerprint[:8]}), not {name} ({fingerprint[:8]}). Choose {manifest.model}, or embed the library "
        "again with the other model: `ssc doctor --rebuild`."
    )
