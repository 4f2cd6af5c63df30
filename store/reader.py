"""Reading and searching the library.

What was read of the catalogue is kept in memory until the generation moves.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar, cast

import numpy as np

from store import embedded, literally, matching, near_texts, paged_texts, word_index, words
from store.catalog import Catalog, Entry, unknown
from store.documents import Document, PagedText, Passage, Sentence
from store.embedder import Encoder, Vectors
from store.files import Originals
from store.hits import BlockHit, PassageHit, PhraseHit, SentenceVectors
from store.meaning import ByMeaning
from store.state import State
from store.vectors import VectorIndex
from store.vocabulary import Vocabulary
from store.where import EVERYTHING, Where

_T = TypeVar("_T")
# Characters of texts, as read and as cleaned, that are kept in memory: those of some 20,000 pages.
_PAGED_CHARACTERS = 60_000_000
_LENT_SENTENCES = 50


class Reader:
    """The reading half of a library; `library.Library` adds opening and writing."""

    def __init__(
        self, folder: Path, catalog: Catalog, index: VectorIndex, find_embedder: Callable[[], Encoder]
    ) -> None:
        self.folder = folder
        self.originals = Originals(folder / "originals")
        self._catalog = catalog
        self._index = index
        self._by_meaning = ByMeaning(catalog, index)
        self._find_embedder = find_embedder
        self._embedder: Encoder | None = None
        self._finding = threading.Lock()
        self._lock = threading.RLock()
        self._state_read: State | None = None
        self._paged: OrderedDict[tuple[str, str], PagedText] = OrderedDict()
        self._characters = 0
        self._derived: dict[str, tuple[int, object]] = {}

    @property
    def embedder(self) -> Encoder:
        """The embedding model, found at first use. Raises ModelMismatch when its weights are not the library's."""
        with self._finding:
            if self._embedder is None:
                self._embedder = self._find_embedder()
            return self._embedder

    @property
    def generation(self) -> int:
        """The number that every change raises, read from the catalogue now."""
        return self._catalog.newest_generation()

    def refresh(self) -> int:
        """See what other processes have written; returns the generation. Called once at the start of an answer."""
        generation = self.generation
        self._by_meaning.refresh(generation)
        return generation

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

    def entries(self) -> tuple[Entry, ...]:
        """All documents with their sizes, by source."""
        return tuple(self._state().entries.values())

    def counts(self, where: Where = EVERYTHING) -> tuple[int, int]:
        """How many documents pass the filter, and how many passages they have."""
        state = self._state()
        chosen = [state.entries[id_] for id_ in state.chosen(where)]
        return len(chosen), sum(e.passages for e in chosen)

    def paged(self, document_id: str) -> PagedText:
        """The text of a document, kept in memory while it is used. Raises DocumentUnknown.

        The text is that of the state last seen by a search or a listing: it does not change in the middle of an answer.
        """
        return self.texts((document_id,))[document_id]

    def texts(self, ids: Iterable[str]) -> dict[str, PagedText]:
        """The texts of documents as `paged` gives them, read together. Raises DocumentUnknown."""
        with self._lock:
            state = self._state_read
        keys = {i: (i, ((state.entries.get(i) if state else None) or self.entry(i)).edition) for i in ids}
        with self._lock:
            found = {i: self._paged[key] for i, key in keys.items() if key in self._paged}
            for id_ in found:
                self._paged.move_to_end(keys[id_])
        if lacking := [i for i in keys if i not in found]:
            with self._catalog.reading() as connection:
                read = paged_texts.paged_texts(connection, lacking)
            for id_ in lacking:
                if id_ not in read:
                    raise unknown(id_)
                self._keep(keys[id_], read[id_])
            found |= read
        return found

    def _keep(self, key: tuple[str, str], paged: PagedText) -> None:
        with self._lock:
            if key not in self._paged:
                self._paged[key] = paged
                self._characters += len(paged.text) + len(paged.raw)
            while self._characters > _PAGED_CHARACTERS and len(self._paged) > 1:
                _, left = self._paged.popitem(last=False)
                self._characters -= len(left.text) + len(left.raw)

    def alike(self, document_id: str) -> tuple[Document, float] | None:
        """The document whose text is most nearly that of another one, and their similarity; None where none is near.

        Raises DocumentUnknown.
        """
        scored = [(self.document(id_), share) for id_, share in near_texts.of_document(self._catalog, document_id)]
        return min(scored, key=lambda found: (-found[1], found[0].source), default=None)

    def nearest(self, text: str, among: Collection[str]) -> tuple[tuple[str, float], ...]:
        """Those of some documents (five at most) whose text is nearly this one, with their similarity, best first."""
        return near_texts.of_text(self._catalog, text, among)

    def copies(self, ids: Sequence[str]) -> dict[str, str]:
        """Of some documents, those whose text is nearly that of one named before them, each with the first such one."""
        return near_texts.copies(self._catalog, ids)

    def passage(self, passage_id: str) -> Passage | None:
        """A passage by its id, None when the library has no such passage (any more)."""
        with self._catalog.reading() as connection:
            found = embedded.passages(connection, [passage_id]).get(passage_id)
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
        if limit <= 0:
            return ()
        return self._by_meaning.hits(vector, limit, where, self._state)

    def by_words(self, terms: Sequence[str], limit: int, where: Where = EVERYTHING) -> tuple[BlockHit, ...]:
        """The blocks that best match any of the terms (folded words or stems) by BM25; not reference lists."""
        state = self._state()
        documents = state.chosen(where) if where else None
        languages = self._languages()
        with self._catalog.reading() as connection:
            return tuple(BlockHit(*hit) for hit in word_index.search(connection, terms, limit, documents, languages))

    def phrase(self, text: str, where: Where = EVERYTHING) -> tuple[PhraseHit, ...]:
        """Every occurrence of a phrase in documents, in blocks of all kinds; case, accents and line breaks aside.

        Nothing is taken off the words. The list is complete, and each span was compared with the text (`matching.py`).
        """
        return tuple(self._hits(matching.phrase(text), where, whole=False))

    def exactly(self, text: str, where: Where = EVERYTHING, *, marks_alike: bool = False) -> tuple[PhraseHit, ...]:
        """Every occurrence of a phrase as it is written, its case, accents and signs, in blocks of all kinds.

        The list is complete; what counts as the same sign, and what more with `marks_alike`, is for `exact.py` to say.
        """
        return literally.exact_hits(self._catalog, self._state(), text, where, marks_alike=marks_alike)

    def together(
        self, parts: Sequence[str], where: Where = EVERYTHING
    ) -> tuple[tuple[tuple[PhraseHit, ...], ...], ...]:
        """For every block that holds all of several words or phrases, in any order, the places of each of them there.

        Each is met as `occurrences` meets it, with its inflected forms.
        """
        wanted = [matching.with_plural(part, matching.words(part, self._languages())) for part in parts]
        return tuple(literally.hits_together(self._catalog, self._state(), wanted, where))

    def holds_phrase(self, text: str) -> bool:
        """Whether a phrase occurs at all, as `phrase` finds it."""
        return any(True for _ in self._hits(matching.phrase(text), EVERYTHING, whole=False))

    def occurrences(self, text: str, where: Where = EVERYTHING, *, inflected: bool = False) -> tuple[PhraseHit, ...]:
        """Every occurrence of a word, or of words in a row, in documents and blocks of all kinds.

        What a language attaches to a word is no part of it: "l'" and "d'", the "'s" of possession, the Arabic article
        and particles. With `inflected`, plurals and other forms count as well, as far as the stemmer of the document's
        language knows them. The list is complete, and each span was compared with the text (`matching.py`).
        """
        return tuple(self._hits(matching.words(text, self._languages() if inflected else ()), where, whole=True))

    def holds(self, text: str, *, as_written: bool = False) -> bool:
        """Whether a word, or words in a row, occur at all; with `as_written` in these letters, great and small."""
        wanted = matching.words(text, ())
        if as_written:
            return literally.stands_so(self._catalog, self._state(), text, wanted)
        return any(True for _ in self._hits(wanted, EVERYTHING, whole=True))

    def _hits(self, wanted: Sequence[matching.Wanted], where: Where, *, whole: bool) -> Iterator[PhraseHit]:
        return literally.hits(self._catalog, self._state(), wanted, where, whole=whole)

    def _languages(self) -> list[str]:
        """The languages of the documents that have a stemmer (two letters each)."""
        found = {e.document.record.language[:2] or "en" for e in self._state().entries.values()}
        return sorted(found & set(words.STEMMED_LANGUAGES))

    def sentences_of(self, passages: Sequence[str] = (), blocks: Sequence[tuple[str, int]] = ()) -> SentenceVectors:
        """The sentences of passages (ids) and blocks (document id, index), once each, with their vectors."""
        with self._catalog.reading() as connection:
            ids, sentences, vectors = embedded.sentences(connection, passages, blocks)
        if not sentences:
            return SentenceVectors((), (), np.empty((0, self.embedder.dimension), np.float32))
        unit = vectors.astype(np.float32)
        unit /= np.maximum(np.linalg.norm(unit, axis=1, keepdims=True), 1e-12)
        return SentenceVectors(tuple(ids), tuple(sentences), unit)

    def places_of(self, blocks: Collection[tuple[str, int]]) -> tuple[tuple[str, Sentence], ...]:
        """The sentences of blocks (document id, index), each with its document's id, in order; without vectors."""
        with self._catalog.reading() as connection:
            return tuple(embedded.sentence_places(connection, sorted(blocks)))

    def vocabulary(self) -> Vocabulary:
        """The library's words with their frequency and vectors (rows of zeros for those that have none)."""

        def read() -> Vocabulary:
            with self._catalog.reading() as connection:
                frequency = word_index.vocabulary(connection)
                blocks = word_index.block_count(connection)
                known, half = embedded.term_vectors(connection)
            row = {t: i for i, t in enumerate(known)}
            vectors = np.zeros((len(frequency), half.shape[1]), np.float32)
            for i, term in enumerate(frequency):
                if term in row:
                    vectors[i] = half[row[term]]
            return Vocabulary(tuple(frequency), np.fromiter(frequency.values(), np.int64), vectors, blocks)

        return self._once("vocabulary", read)

    def acronyms(self) -> tuple[tuple[str, str], ...]:
        """The acronyms that the documents explain, each with its long form, by the documents' sources."""

        def read() -> tuple[tuple[str, str], ...]:
            with self._catalog.reading() as connection:
                return embedded.all_acronyms(connection)

        return self._once("acronyms", read)

    def centroid(self, language: str | None = None) -> Vectors:
        """The mean of all sentences' vectors [dimension], not of unit length; zeros when there is none.

        With a language (two letters), that of its documents' sentences. Sentences of one language lie near each other
        whatever they say; to compare sentences of several, each must be measured from its own. A language of few
        sentences is drawn to the mean of all, which counts as `_LENT_SENTENCES` of its own.
        """

        def read() -> dict[str | None, Vectors]:
            with self._catalog.reading() as connection:
                sums = embedded.sentence_sums(connection)
            if not sums:
                return {None: np.zeros(self.embedder.dimension, np.float32)}
            mean = np.sum([s for _, s, _ in sums], axis=0) / sum(n for _, _, n in sums)
            found: dict[str | None, Vectors] = {None: np.asarray(mean, np.float32)}
            languages = {id_: e.document.record.language[:2] for id_, e in self._state().entries.items()}
            for code in set(languages.values()):
                own = [(s, n) for id_, s, n in sums if languages.get(id_) == code]
                total, count = np.sum([s for s, _ in own], axis=0), sum(n for _, n in own)
                found[code] = np.asarray((total + _LENT_SENTENCES * mean) / (count + _LENT_SENTENCES), np.float32)
            return found

        means = self._once("centroid", read)
        return means.get(language, means[None])

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

    def _state(self) -> State:
        with self._lock:
            kept = self._state_read
        if kept is not None and kept.generation == self._catalog.newest_generation():
            return kept
        with self._catalog.reading() as connection:
            generation = self._catalog.generation(connection)
            with self._lock:
                if self._state_read is not None and self._state_read.generation == generation:
                    return self._state_read
            entries = self._catalog.entries(connection)
        state = State(generation, entries, {e.edition: id_ for id_, e in entries.items()})
        with self._lock:
            if self._state_read is None or self._state_read.generation < generation:
                self._state_read = state
        return state
