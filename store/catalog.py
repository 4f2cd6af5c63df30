"""The catalogue: documents, texts, blocks, passages, sentences and all vectors, in SQL (SQLAlchemy Core).

It is the truth; Chroma can be made again from it. Long regular lists (runs) are packed; vectors are float16. It does
not know how anything is found by words (`word_index.py`) or by meaning (`vectors.py`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from store import whole, word_index
from store.as_json import record_from_json, record_to_json
from store.documents import (
    Document,
    Reading,
    Record,
)  # fmt: skip
from store.errors import DocumentUnknown, LibraryBusy, LibraryUnreadable
from store.layers import Layers, layers_from_json, layers_to_json
from store.tables import (
    SCHEMA_VERSION,
    blocks,
    copy_database,
    documents,
    identities,
    meta,
    metadata,
    passages,
    paths,
    pending,
    sentences,
    sqlite_engine,
    texts,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A document, the edition and generation of its last writing, its size, and the layers of its record.

    `identity` is what it keeps while its content and its place change.
    """

    document: Document
    edition: str
    generation: int
    pages: int
    passages: int
    words: int
    identity: str = ""
    layers: Layers = Layers(Record())  # noqa: RUF009 - it is frozen


class Catalog:
    """One SQLite file. Safe to share between threads; several processes may have it open."""

    def __init__(self, file: Path, *, create: bool = False) -> None:
        """Open the file. Raises LibraryUnreadable when it is not a catalogue or cannot be opened."""
        if not create and not file.is_file():
            raise LibraryUnreadable(f"The library's catalogue {file} is missing; restore the library from a backup.")
        self.file = file
        self.engine = sqlite_engine(file)
        try:
            if create:
                with self.engine.connect().execution_options(write=True) as connection, connection.begin():
                    metadata.create_all(connection)
                    word_index.create(connection)
                    for name, value in (("schema", str(SCHEMA_VERSION)), ("generation", "0")):
                        connection.execute(sa.insert(meta).prefix_with("OR IGNORE").values(name=name, value=value))
            with self.engine.connect() as connection:
                self.generation(connection)
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            self.engine.dispose()
            raise unreadable(file, error) from error

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one state of the catalogue. Raises LibraryUnreadable on a damaged file."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise unreadable(self.file, error) from error

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that raises the generation when it is committed: all of it happens, or nothing."""
        with self.noting() as connection:
            one_more = sa.cast(sa.cast(meta.c.value, sa.Integer) + 1, sa.String)
            connection.execute(sa.update(meta).where(meta.c.name == "generation").values(value=one_more))
            yield connection

    @contextmanager
    def noting(self) -> Iterator[sa.Connection]:
        """A transaction that changes nothing a reader sees, and so leaves the generation as it is."""
        try:
            with self.engine.connect().execution_options(write=True) as connection, connection.begin():
                yield connection
        except DatabaseError as error:
            raise unreadable(self.file, error) from error

    def newest_generation(self) -> int:
        """The generation as it is now, asked in a transaction of its own. It is asked for dozens of times in an answer:
        without SQLAlchemy's layers in 0.03 ms, with them in 0.2. Raises LibraryUnreadable."""
        try:
            raw = self.engine.raw_connection()
            try:
                row = raw.cursor().execute(_NEWEST).fetchone()
            finally:
                raw.close()
        except (sqlite3.DatabaseError, SQLAlchemyError) as error:
            raise unreadable(self.file, error) from error
        if row is None:
            raise self._no_catalogue()
        return int(row[0])

    def _no_catalogue(self) -> LibraryUnreadable:
        return LibraryUnreadable(f"{self.file} is not the catalogue of a library; restore it from a backup.")

    def generation(self, connection: sa.Connection) -> int:
        """The number that every change of the library raises."""
        value = connection.scalar(_GENERATION)
        if value is None:
            raise self._no_catalogue()
        return int(value)

    # documents

    def entries(self, connection: sa.Connection) -> dict[str, Entry]:
        """Every document, by id, in the order of their sources."""
        places: dict[int, list[str]] = {}
        for number, path in connection.execute(sa.select(paths.c.document, paths.c.path).order_by(paths.c.path)):
            places.setdefault(number, []).append(path)
        rows = connection.execute(
            sa.select(documents, texts.c.pages)
            .join(texts, texts.c.document == documents.c.number)
            .order_by(documents.c.source)
        )
        counted: dict[int, int] = dict(
            connection.execute(sa.select(passages.c.document, sa.func.count()).group_by(passages.c.document)).all()
        )
        return {
            row.id: Entry(
                (document := _document(row, tuple(places.get(row.number, ())))), row.edition, row.generation, row.pages,
                counted.get(row.number, 0), row.words, row.identity or row.edition,
                layers_from_json(row.layers) if row.layers else Layers(document.record),
            )
            for row in rows
        }  # fmt: skip

    def ids(self, connection: sa.Connection) -> frozenset[str]:
        """The ids of all documents."""
        return frozenset(connection.scalars(sa.select(documents.c.id)))

    def number(self, connection: sa.Connection, document_id: str) -> int:
        """The row number of a document. Raises DocumentUnknown."""
        found = connection.scalar(sa.select(documents.c.number).where(documents.c.id == document_id))
        if found is None:
            raise unknown(document_id)
        return int(found)

    def text(self, connection: sa.Connection, document_id: str) -> str:
        """The text of a document alone. Raises DocumentUnknown."""
        found = connection.scalar(sa.select(texts.c.text).join(documents).where(documents.c.id == document_id))
        if found is None:
            raise unknown(document_id)
        return str(found)

    def insert(
        self,
        connection: sa.Connection,
        reading: Reading,
        edition: str,
        passage_vectors: NDArray[np.float32],
        sentence_vectors: NDArray[np.float32],
        *,
        identity: str | None = None,
        layers: Layers | None = None,
    ) -> None:
        """Write a document whole. Row i of each array of vectors belongs to passage i and sentence i of the reading."""
        whole.insert(
            connection, reading, edition, passage_vectors, sentence_vectors, identity=identity, layers=layers,
            generation=self.generation(connection),
        )  # fmt: skip
        self.add_paths(connection, reading.document.id, reading.document.paths)

    def identity_of(self, connection: sa.Connection, document_id: str) -> str | None:
        """The identity under which this content was here before; None where another document has it now."""
        found = connection.scalar(sa.select(identities.c.identity).where(identities.c.id == document_id))
        known = sa.func.coalesce(documents.c.identity, documents.c.edition)
        held = connection.scalar(sa.select(documents.c.number).where(known == found).limit(1))
        return found if held is None else None

    def add_paths(self, connection: sa.Connection, document_id: str, places: Iterable[str]) -> None:
        """Note that the document was seen at these places; a place holds one document at a time."""
        number = self.number(connection, document_id)
        for path in dict.fromkeys(places):
            connection.execute(sa.delete(paths).where(paths.c.path == path))
            connection.execute(sa.insert(paths).values(path=path, document=number))

    def set_paths(self, connection: sa.Connection, document_id: str, places: Iterable[str]) -> None:
        """Note that the document is at these places and no others."""
        connection.execute(sa.delete(paths).where(paths.c.document == self.number(connection, document_id)))
        self.add_paths(connection, document_id, places)

    def delete(self, connection: sa.Connection, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Delete documents with all that belongs to them; the ids that were there, each with its edition."""
        rows = connection.execute(
            sa.select(documents.c.number, documents.c.id, documents.c.edition).where(documents.c.id.in_(ids))
        ).all()
        numbers = [r.number for r in rows]
        word_index.delete(connection, numbers)
        connection.execute(sa.delete(sentences).where(sentences.c.document.in_(numbers)))
        connection.execute(sa.delete(documents).where(documents.c.number.in_(numbers)))
        return tuple((r.id, r.edition) for r in rows)

    def paths_of(self, connection: sa.Connection, document_id: str) -> tuple[str, ...]:
        """The places where a document was seen; none when there is no such document."""
        query = sa.select(paths.c.path).join(documents, documents.c.number == paths.c.document)
        return tuple(connection.scalars(query.where(documents.c.id == document_id)))

    def update(self, connection: sa.Connection, document_id: str, **values: Any) -> None:
        """Change columns of a document. Raises DocumentUnknown."""
        number = self.number(connection, document_id)
        if record := values.pop("record", None):
            values["record"] = record_to_json(record)
        if layers := values.pop("layers", None):
            values["layers"] = layers_to_json(layers)
        connection.execute(sa.update(documents).where(documents.c.number == number).values(**values))

    def index_words(self, connection: sa.Connection, document_id: str, language: str) -> None:
        """Make the word index of a document again, its language having changed."""
        number = self.number(connection, document_id)
        text = connection.scalars(sa.select(texts.c.text).where(texts.c.document == number)).one()
        rows = connection.execute(
            sa.select(blocks.c.id, blocks.c.start, blocks.c.end).where(blocks.c.document == number)
        ).all()
        word_index.delete(connection, [number])
        word_index.insert(connection, [r.id for r in rows], [text[r.start : r.end] for r in rows], language)

    # the embedding model

    def model(self, connection: sa.Connection) -> tuple[str, str]:
        """The name and fingerprint of the model that made the vectors."""
        found = dict(connection.execute(sa.select(meta.c.name, meta.c.value)).all())
        return found.get("model", ""), found.get("fingerprint", "")

    def set_model(self, connection: sa.Connection, name: str, fingerprint: str) -> None:
        for key, value in (("model", name), ("fingerprint", fingerprint)):
            connection.execute(sa.insert(meta).prefix_with("OR REPLACE").values(name=key, value=value))

    def flag(self, connection: sa.Connection, name: str) -> bool:
        """Whether something is noted about the whole catalogue."""
        return connection.scalar(sa.select(meta.c.value).where(meta.c.name == name)) is not None

    def clear_flag(self, connection: sa.Connection, name: str) -> None:
        connection.execute(sa.delete(meta).where(meta.c.name == name))

    # editions whose vectors may be astray

    def note_pending(self, connection: sa.Connection, editions: Iterable[str]) -> None:
        for edition in editions:
            connection.execute(sa.insert(pending).prefix_with("OR IGNORE").values(edition=edition))

    def clear_pending(self, connection: sa.Connection, editions: Iterable[str]) -> None:
        connection.execute(sa.delete(pending).where(pending.c.edition.in_(list(editions))))

    def pending(self, connection: sa.Connection) -> tuple[str, ...]:
        return tuple(connection.scalars(sa.select(pending.c.edition)))

    # the file

    def damage(self, connection: sa.Connection) -> list[str]:
        """What SQLite finds wrong with the file, the references between its tables and the word index."""
        lines = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(10)") if row[0] != "ok"]
        lines += [
            f"a row of {row[0]} refers to nothing" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
        ]
        return lines + word_index.damage(connection)

    def copy_to(self, file: Path) -> None:
        """Write a consistent copy into a new file."""
        with self.reading() as connection:
            copy_database(connection, file)


_NEWEST = "SELECT value FROM meta WHERE name = 'generation'"
_GENERATION = sa.select(meta.c.value).where(meta.c.name == "generation")


def unreadable(file: Path, error: Exception) -> LibraryUnreadable | LibraryBusy:
    """The error to raise for what the database said."""
    cause = str(error.__cause__ or error).splitlines()[0]
    if "locked" in cause:
        return LibraryBusy(f"Another process is writing to {file}. Try again when it is done.")
    return LibraryUnreadable(
        f"The library's catalogue {file} cannot be read ({cause}). "
        "Check that the folder is a library and may be read and written, or restore it from a backup."
    )


def unknown(document_id: str) -> DocumentUnknown:
    return DocumentUnknown(f"The library has no document {document_id!r}. `ssc documents` lists those it has.")


def _document(row: Any, places: tuple[str, ...]) -> Document:
    return Document(
        id=row.id, source=row.source, record=record_from_json(row.record), paths=places, format=row.format,
        read_by=row.read_by, warnings=tuple(row.warnings),
    )  # fmt: skip
