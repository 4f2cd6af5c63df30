"""The library: add, replace, remove, search; one lock, one generation number.

The order of operations makes each document whole or absent whenever the process ends: a document's vectors are
written first, then one transaction of the catalogue makes it visible; one that is removed leaves the catalogue first,
its vectors after. What may be left astray in between is noted before, and swept by the next writer.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from store import care, embedded, likeness, migration, opening, word_index, words
from store import manifest as manifests
from store.acronyms import for_embedding, learn
from store.astray import EVERYTHING, Astray
from store.catalog import Catalog, Entry
from store.documents import Document, Reading
from store.embedder import DEFAULT_MODEL, Embedder, Encoder, Vectors
from store.hits import BlockHit, PassageHit, PhraseHit, SentenceVectors
from store.layers import Layers
from store.lock import locked
from store.manifest import Manifest
from store.opening import CATALOG, VECTORS
from store.reader import Reader
from store.records import corrections_of
from store.tables import is_read_only
from store.unindexed import Unindexed
from store.validation import RENAME, check_clean, check_reading, record_text
from store.vectors import ChromaVectors, VectorIndex, entry_id
from store.where import Where

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["BlockHit", "Library", "PassageHit", "PhraseHit", "SentenceVectors", "Where"]


class Library(Reader):
    """A library in a folder. Usable from several threads; several processes may have the same folder open.

    index_was_missing  whether the index of vectors was made anew when the library was opened
    """

    index_was_missing = False

    def __init__(
        self, folder: Path, catalog: Catalog, index: VectorIndex, find_embedder: Callable[[], Encoder]
    ) -> None:
        super().__init__(folder, catalog, index, find_embedder)
        self._astray = Astray(catalog, index, self.originals)

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

        A library with the tables of an earlier version is brought up to date first. One that this user may not
        write can be asked all the same.

        Raises LibraryMissing, LibraryUnreadable, ModelMismatch, SchemaTooNew, SchemaTooOld.
        """
        folder = Path(folder)
        name = embedder.name if embedder else model
        if create and not (folder / manifests.FILE).exists():
            opening.make(folder, embedder or Embedder.load(model))
        catalog, manifest = opening.brought_up_to_date(folder)
        if not mismatch:
            opening.check_model(folder, manifest, name, embedder)

        def find_embedder() -> Encoder:
            found = embedder or Embedder.load(model)
            if not mismatch:
                opening.check_model(folder, manifest, name, found)
            return found

        sealed = is_read_only(folder / CATALOG)
        index = index or (Unindexed(folder) if sealed else None)
        library = cls(folder, catalog, index or ChromaVectors(folder / VECTORS), find_embedder)
        if index is None and not (folder / VECTORS).exists() and library.counts()[1]:
            library.rebuild()  # restored from a backup, which leaves out what can be made again
            library.index_was_missing = True
        return library

    def close(self) -> None:
        """Let go of the files. Searching after it raises."""
        self._index.close()
        self._catalog.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # documents

    def add(
        self,
        reading: Reading,
        data: bytes,
        *,
        path: str,
        replaces: str | None = None,
        identity: str = "",
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """Add a document, or write it again; with `replaces` (an id), in the place of that one, which it continues.

        `data` is the file, `path` where it was seen. `identity` is that of a new document (`identity_for`). `progress`
        is told from time to time how many passages and sentences more are embedded. Raises TextUnclean and
        ReadingInvalid before anything is written.
        """
        check_reading(reading)
        check_clean(path, f"the path of {reading.document.source!a}", RENAME)
        passages, sentences = self._embed(reading, progress)
        terms = [t.term for t in words.tokens(reading.paged.text)]
        self._embed_terms(set(terms))
        signature = likeness.signature(terms)
        document = reading.document
        reading = replace(reading, document=replace(document, paths=tuple(dict.fromkeys((*document.paths, path)))))
        edition = secrets.token_hex(8)
        outgoing = {document.id, replaces or document.id}
        with self._writing() as generation:
            before = self._entry_of(document.id, replaces)
            layers = replace(before.layers, found=document.record) if before else Layers(document.record)
            identity = before.identity if before else identity or self.identity_for(document.id)
            record = layers.record(corrections_of(self.folder, identity, document.id, document.source))
            reading = replace(reading, document=replace(reading.document, record=record))
            self.originals.put(document.id, data)
            with self._catalog.noting() as connection:
                self._catalog.note_pending(connection, [edition])
            self._index.add([entry_id(edition, p.id) for p in reading.passages], passages)
            with self._catalog.writing() as connection:
                places = self._catalog.paths_of(connection, document.id)
                gone = self._catalog.delete(connection, sorted(outgoing))
                self._catalog.insert(
                    connection, reading, edition, passages, sentences, identity=identity, layers=layers
                )
                embedded.set_signature(connection, document.id, signature)
                embedded.set_acronyms(connection, document.id, learn(reading.paged.text))
                self._catalog.add_paths(connection, document.id, places)
                self._catalog.clear_pending(connection, [edition])
                self._catalog.note_pending(connection, (e for _, e in gone))
            self._index.wrote(generation + 1)
            self._astray.settle([e for _, e in gone], [self.originals.path(id_) for id_ in outgoing - {document.id}])

    def remove(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Remove documents; the ids of those that were there.

        They are gone with the catalogue's transaction. What cannot be cleared away after it is left to the next sweep.
        """
        with self._writing() as generation:
            with self._catalog.writing() as connection:
                gone = self._catalog.delete(connection, list(ids))
                self._catalog.note_pending(connection, (e for _, e in gone))
            self._index.wrote(generation + 1)
            self._astray.settle([e for _, e in gone], [self.originals.path(id_) for id_, _ in gone])
        return tuple(document_id for document_id, _ in gone)

    def place(self, documents: Iterable[Document]) -> None:
        """Note where documents stand now: their sources and paths become the given ones, all at once.

        A place holds one document: one that stood there loses it. Raises DocumentUnknown, TextUnclean.
        """
        given = tuple(documents)
        for document in given:
            check_clean(
                "\n".join((document.source, *document.paths)), f"the source or path {document.source!a}", RENAME
            )
        with self._changing() as connection:
            for document in given:
                self._catalog.update(connection, document.id, source=document.source)
                self._catalog.set_paths(connection, document.id, document.paths)

    def restore_original(self, document_id: str, data: bytes) -> bool:
        """Put a document's file back where it is missing or damaged; whether it was.

        Raises DocumentUnknown, ReadingInvalid when `data` is not the document's file, StoreError.
        """
        if self.originals.has(document_id, data):
            return False
        with self._locked():
            with self._catalog.reading() as connection:
                self._catalog.number(connection, document_id)
            self.originals.put(document_id, data)
        return True

    def edit(self, document_id: str, change: Callable[[Layers], Layers]) -> None:
        """Make a document's record anew: of its layers as `change` leaves them, and the notebook's corrections.

        Raises DocumentUnknown, TextUnclean.
        """
        with self._writing() as generation:
            entry = self.entry(document_id)
            layers = change(entry.layers)
            record = layers.record(corrections_of(self.folder, entry.identity, document_id, entry.document.source))
            check_clean(record_text(record), "the record")
            with self._catalog.writing() as connection:
                self._catalog.update(connection, document_id, record=record, layers=layers)
                if record.language != entry.document.record.language:
                    self._catalog.index_words(connection, document_id, record.language)
            self._index.wrote(generation + 1)

    def identity_for(self, document_id: str) -> str:
        """The identity of a document that is about to be added: the one it had here before, or a new one."""
        with self._catalog.reading() as connection:
            return self._catalog.identity_of(connection, document_id) or secrets.token_hex(8)

    def _entry_of(self, document_id: str, replaces: str | None) -> Entry | None:
        """What the library has of a document, or of the one whose place it takes."""
        entries = {entry.document.id: entry for entry in self.entries()}
        return entries.get(document_id) or entries.get(replaces or "")

    # care

    def sweep(self) -> int:
        """Remove what an interrupted writer left astray; how many documents' vectors and how many files, together.

        Every writing begins with it, but looks for files only where it finds other work undone.
        """
        with self._locked():
            return self._astray.sweep(files=True)

    def rebuild(self, progress: Callable[[int], None] | None = None) -> int:
        """Make the index of vectors again from the catalogue, embedding nothing; how many passages."""
        with self._locked():
            return self._astray.rebuild(progress)

    def embed_again(self, progress: Callable[[int], None] | None = None) -> tuple[str, ...]:
        """Embed everything with the model this library was opened with (`mismatch=True`), and keep to that model.

        The ids of the documents that must be read again (`ssc ingest` does), as their passages exceed its window.
        """
        embedder = self.embedder
        with self._locked():
            made = care.embed_again(self._catalog, embedder, progress)
            with self._catalog.writing() as connection:
                self._catalog.note_pending(connection, [EVERYTHING])
                self._catalog.set_model(connection, embedder.name, embedder.fingerprint)
                made.write(self._catalog, connection)
            manifests.write(self.folder, Manifest(embedder.name, embedder.fingerprint))
            self._astray.rebuild(None)
        return made.too_long

    def check(self) -> tuple[care.Finding, ...]:
        """What is wrong with the library, and what mends it; nothing when all is well."""
        with self._locked():
            return care.check(self.folder, self._catalog, self._index, self.originals)

    def backup(self, file: Path) -> tuple[care.Finding, ...]:
        """Write library and notebook into one zip file, whole or not at all. The index of vectors is left out.

        A notebook that cannot be read is left out too: that is logged, and returned.
        """
        with self._locked():
            return care.backup(self.folder, self._catalog, file)

    # how writing is done

    def _embed(self, reading: Reading, progress: Callable[[int], None] | None) -> tuple[Vectors, Vectors]:
        """Vectors of passages and of sentences, encoded in one batch: a sentence that is a passage is encoded once."""
        text = reading.paged.text
        texts = [p.text for p in reading.passages] + [text[s.start : s.end] for s in reading.sentences]
        vectors = self.embedder.encode_passages(for_embedding(text, texts), progress)
        return vectors[: len(reading.passages)], vectors[len(reading.passages) :]

    def _embed_terms(self, found: set[str]) -> None:
        """Give words of three letters and more, such as have no vector yet, one of their own."""
        with self._catalog.reading() as connection:
            migrated = self._catalog.flag(connection, migration.NEW_WORDS)
            wanted = found.union(word_index.vocabulary(connection)) if migrated else found
            new = embedded.unknown_terms(connection, care.embeddable(wanted))
        vectors = self.embedder.encode_query(new) if new else None
        if vectors is None and not migrated:
            return
        with self._catalog.noting() as connection:
            if vectors is not None:
                embedded.insert_terms(connection, new, vectors)
            self._catalog.clear_flag(connection, migration.NEW_WORDS)

    def _locked(self) -> AbstractContextManager[None]:
        return locked(self.folder)

    @contextmanager
    def _writing(self) -> Iterator[int]:
        """The write lock, with nothing astray and the index seeing all that others wrote; the generation."""
        with self._locked():
            self._index.refresh(self.generation, now=True)
            self._astray.sweep()
            yield self.generation

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """The write lock and one transaction, for changes that leave the vectors alone."""
        with self._writing() as generation:
            with self._catalog.writing() as connection:
                yield connection
            self._index.wrote(generation + 1)
