"""Passages' vectors in Chroma: an index to search by meaning, disposable, never the truth.

An entry is named by the edition of its document and its passage, so that whoever reads an entry can tell in the
catalogue whether it still counts. Chroma is used in this module only. What was measured of its `PersistentClient`
with two processes, and decides how it is used here: a client goes on returning what another process has deleted and
misses what it has added, silently, until it is closed and opened anew (33 ms); a second client on the same path in
the same process shares the first one's state; `close` under a running query raises. Therefore there is one client for
a folder in a process, reopened when the generation has moved, no query is in flight, and at most once a second.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from store.errors import LibraryUnreadable

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

REOPEN_SECONDS = 1.0
_COLLECTION = "passages"
_ADDED_AT_ONCE = 2000


def entry_id(edition: str, passage_id: str) -> str:
    """The id of a passage's entry."""
    return f"{edition}:{passage_id}"


class VectorIndex(Protocol):
    """What the library asks of an index of vectors; the real one and the tests' fake keep the same contract."""

    def add(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None: ...
    def remove(self, edition: str) -> None: ...
    def nearest(self, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]: ...
    def ids(self) -> frozenset[str]: ...
    def clear(self) -> None: ...
    def refresh(self, generation: int, *, now: bool = False) -> None: ...
    def wrote(self, generation: int) -> None: ...
    @property
    def seen(self) -> int | None: ...
    def close(self) -> None: ...


class ChromaVectors:
    """The entries of one folder. Safe to share between threads; close it once for each time it was opened."""

    def __init__(self, folder: Path) -> None:
        self._client = _shared(folder)
        self._closed = False

    def add(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Add entries (`entry_id`); vectors [n, dimension] of unit length. Adding again replaces.

        A call costs 40 ms, however few the entries.
        """
        with self._client.using() as collection:
            for at in range(0, len(ids), _ADDED_AT_ONCE):
                part = list(ids[at : at + _ADDED_AT_ONCE])
                collection.upsert(
                    ids=part,
                    embeddings=np.ascontiguousarray(vectors[at : at + _ADDED_AT_ONCE], np.float32),
                    metadatas=[{"edition": id_.partition(":")[0]} for id_ in part],
                )

    def remove(self, edition: str) -> None:
        """Remove all entries of an edition; none is fine."""
        with self._client.using() as collection:
            found = collection.get(where={"edition": edition}, include=[])["ids"]
            for at in range(0, len(found), _ADDED_AT_ONCE):
                collection.delete(ids=found[at : at + _ADDED_AT_ONCE])

    def nearest(self, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """The nearest entries, at most `limit`, with their cosine, best first (approximate: HNSW)."""
        with self._client.using() as collection:
            found = collection.query(
                query_embeddings=np.asarray(vector, np.float32).tolist(), n_results=limit, include=["distances"]
            )
        distances = (found["distances"] or [[]])[0]
        return [(id_, 1.0 - float(d)) for id_, d in zip(found["ids"][0], distances, strict=True)]

    def ids(self) -> frozenset[str]:
        """The ids of all entries."""
        with self._client.using() as collection:
            return frozenset(collection.get(include=[])["ids"])

    def clear(self) -> None:
        """Forget everything, even what cannot be read any more."""
        self._client.clear()

    def refresh(self, generation: int, *, now: bool = False) -> None:
        """See what other processes have written up to this generation; `now` does not wait for the second to pass."""
        self._client.refresh(generation, now=now)

    def wrote(self, generation: int) -> None:
        """This process has itself made the library reach `generation`: there is nothing new to see."""
        self._client.wrote(generation)

    @property
    def seen(self) -> int | None:
        """The generation up to which the entries are seen; None before the first refresh."""
        return self._client.seen

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            _release(self._client)


class _Client:
    """The one client of a folder in this process, opened at its first use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.users = 0
        self._gate = threading.Condition()
        self._in_flight = 0
        self._reopening = False
        self._client: ClientAPI | None = None
        self._collection: Collection | None = None
        self.seen: int | None = None
        self._opened_at = 0.0

    @contextmanager
    def using(self) -> Iterator[Collection]:
        """The collection, which stays open until the block is left."""
        with self._gate:
            self._gate.wait_for(lambda: not self._reopening)
            collection = self._collection or self._open()
            self._in_flight += 1
        try:
            with _chroma_errors(self.folder):
                yield collection
        finally:
            with self._gate:
                self._in_flight -= 1
                self._gate.notify_all()

    def refresh(self, generation: int, *, now: bool) -> None:
        if generation == self.seen:
            return
        with self._alone():
            if self.seen is None or self._collection is None:
                self.seen = generation  # not opened yet: it will see everything
            if generation == self.seen:
                return
            if not now and time.monotonic() - self._opened_at < REOPEN_SECONDS:
                return
            self._close()
            self._open()
            self.seen = generation

    def wrote(self, generation: int) -> None:
        with self._gate:
            self.seen = generation

    def clear(self) -> None:
        with self._alone():
            self._close()
            shutil.rmtree(self.folder, ignore_errors=True)
            self._open()

    def close(self) -> None:
        with self._alone():
            self._close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait until no query is in flight, and let none begin."""
        with self._gate:
            self._gate.wait_for(lambda: not self._reopening)
            self._reopening = True
            self._gate.wait_for(lambda: self._in_flight == 0)
            try:
                yield
            finally:
                self._reopening = False
                self._gate.notify_all()

    def _open(self) -> Collection:
        import chromadb
        from chromadb.api.shared_system_client import SharedSystemClient
        from chromadb.config import Settings

        with _chroma_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                self._client = chromadb.PersistentClient(
                    path=str(self.folder), settings=Settings(anonymized_telemetry=False)
                )
            except Exception:
                # What failed to start stays in Chroma's cache, half made, and would break the next attempt.
                SharedSystemClient._identifier_to_system.pop(str(self.folder), None)
                raise
            self._collection = self._client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine", "ef_search": 200}}
            )
        self._opened_at = time.monotonic()
        return self._collection

    def _close(self) -> None:
        if self._client is not None:
            self._client.close()  # type: ignore[attr-defined]
        self._client = self._collection = None


_clients: dict[Path, _Client] = {}
_clients_lock = threading.Lock()


def _shared(folder: Path) -> _Client:
    folder = folder.resolve()
    with _clients_lock:
        client = _clients.setdefault(folder, _Client(folder))
        client.users += 1
        return client


def _release(client: _Client) -> None:
    with _clients_lock:
        client.users -= 1
        if client.users:
            return
        _clients.pop(client.folder, None)
    client.close()


@contextmanager
def _chroma_errors(folder: Path) -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, ValueError, OSError) as error:
        raise LibraryUnreadable(
            f"The index of vectors {folder} cannot be used ({str(error).splitlines()[0]}). "
            "It holds nothing that the catalogue lacks: make it again with `ssc doctor --rebuild`."
        ) from error
