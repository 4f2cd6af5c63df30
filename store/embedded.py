"""Passages, sentences and terms with their vectors (float16), and texts' signatures, as the catalogue keeps them.

Functions over a connection to the catalogue; arrays of vectors are [number of rows, dimension].
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from store.acronyms import for_embedding
from store.as_json import locator_from_json
from store.documents import Passage, Sentence
from store.tables import acronyms, documents, terms, texts
from store.tables import passages as passage_table
from store.tables import sentences as sentence_table

# One statement whatever the number of places: a query put together of so many parts takes longer than it runs.
_SENTENCES = sa.text(
    """WITH found (id) AS (
         SELECT s.id FROM json_each(:passages) j JOIN passages p ON p.id = j.value
           JOIN sentences s ON s.passage = p.number
         UNION
         SELECT s.id FROM json_each(:places) j JOIN documents d ON d.id = json_extract(j.value, '$[0]')
           JOIN blocks b ON b.document = d.number AND b.number = json_extract(j.value, '$[1]')
           JOIN sentences s ON s.block = b.id)
       SELECT d.id, s.start, s."end", b.number, p.id, s.vector
       FROM found JOIN sentences s ON s.id = found.id JOIN documents d ON d.number = s.document
         JOIN blocks b ON b.id = s.block LEFT JOIN passages p ON p.number = s.passage
       ORDER BY s.document, s.start"""
)


def unknown_terms(connection: sa.Connection, wanted: Iterable[str]) -> list[str]:
    """Those of the terms that have no vector yet."""
    candidates = set(wanted)
    return sorted(candidates - set(connection.scalars(sa.select(terms.c.term))))


def insert_terms(connection: sa.Connection, added: Sequence[str], vectors: NDArray[np.float32]) -> None:
    rows = zip(added, vectors.astype(np.float16), strict=True)
    statement = sa.insert(terms).prefix_with("OR IGNORE")
    if added:
        connection.execute(statement, [{"term": t, "vector": v.tobytes()} for t, v in rows])


def set_signature(connection: sa.Connection, document_id: str, signature: bytes) -> None:
    """Keep the signature of a document's text (`likeness.signature`)."""
    connection.execute(sa.update(documents).where(documents.c.id == document_id).values(signature=signature))


def set_acronyms(connection: sa.Connection, document_id: str, found: Mapping[str, str]) -> None:
    """Keep the acronyms that a document explains (`acronyms.learn`), in the place of those kept before."""
    number = connection.scalar(sa.select(documents.c.number).where(documents.c.id == document_id))
    connection.execute(sa.delete(acronyms).where(acronyms.c.document == number))
    rows = [
        {"document": number, "number": i, "short": short, "long": long} for i, (short, long) in enumerate(found.items())
    ]
    if rows:
        connection.execute(sa.insert(acronyms), rows)


def all_acronyms(connection: sa.Connection) -> tuple[tuple[str, str], ...]:
    """The acronyms of all documents with their long forms, in the order of the documents' sources."""
    rows = connection.execute(
        sa.select(acronyms.c.short, acronyms.c.long)
        .join(documents)
        .order_by(documents.c.source, documents.c.number, acronyms.c.number)
    )
    return tuple((short, long) for short, long in rows)


def signatures(connection: sa.Connection, ids: Collection[str] | None = None) -> dict[str, bytes]:
    """The signatures of all documents, or of some, by id; b"" of a text too short for one."""
    query = sa.select(documents.c.id, documents.c.signature).order_by(documents.c.id)
    if ids is not None:
        # As one value: a statement takes only so many.
        query = query.where(documents.c.id.in_(sa.text("SELECT value FROM json_each(:ids)")))
    rows = connection.execute(query, {} if ids is None else {"ids": json.dumps(sorted(ids))})
    return {id_: signature or b"" for id_, signature in rows}


def delete_terms(connection: sa.Connection) -> None:
    connection.execute(sa.delete(terms))


def term_vectors(connection: sa.Connection) -> tuple[list[str], NDArray[np.float16]]:
    rows = connection.execute(sa.select(terms.c.term, terms.c.vector)).all()
    return [r[0] for r in rows], _vectors([r[1] for r in rows])


def sentence_sums(connection: sa.Connection) -> list[tuple[str, NDArray[np.float32], int]]:
    """Of each document with sentences: its id, the sum of their vectors [dimension], and their number."""
    rows = connection.execute(
        sa.select(documents.c.id, documents.c.sum, documents.c.sentences).where(documents.c.sentences > 0)
    )
    return [(r[0], np.frombuffer(r[1], np.float32), r[2]) for r in rows]


def passages(connection: sa.Connection, ids: Sequence[str]) -> dict[str, tuple[Passage, str]]:
    """The passages of these ids that there are, each with the edition of its document."""
    rows = connection.execute(
        sa.select(
            passage_table.c.id,
            passage_table.c.locator,
            passage_table.c.text,
            passage_table.c.tokens,
            documents.c.edition,
        )
        .join(documents, documents.c.number == passage_table.c.document)
        .where(passage_table.c.id.in_(ids))
    )
    return {r.id: (Passage(r.id, locator_from_json(r.locator), r.text, r.tokens), r.edition) for r in rows}


def passage_places(connection: sa.Connection) -> list[tuple[str, str, str]]:
    """(passage id, document id, edition) of all passages."""
    query = sa.select(passage_table.c.id, documents.c.id, documents.c.edition)
    rows = connection.execute(query.join(documents, documents.c.number == passage_table.c.document))
    return [(r[0], r[1], r[2]) for r in rows]


def passage_vectors(
    connection: sa.Connection, document_ids: Sequence[str] | None = None
) -> tuple[list[tuple[str, str, str]], NDArray[np.float16]]:
    """(passage id, document id, edition) and vectors [n, dimension] of some documents, or of all."""
    query = sa.select(passage_table.c.id, documents.c.id, documents.c.edition, passage_table.c.vector).join(
        documents, documents.c.number == passage_table.c.document
    )
    if document_ids is not None:
        query = query.where(documents.c.id.in_(document_ids))
    rows = connection.execute(query.order_by(passage_table.c.number)).all()
    return [(r[0], r[1], r[2]) for r in rows], _vectors([r[3] for r in rows])


def sentences(
    connection: sa.Connection, passage_ids: Sequence[str], places: Sequence[tuple[str, int]]
) -> tuple[list[str], list[Sentence], NDArray[np.float16]]:
    """Document ids, sentences and vectors of the passages and blocks given, by place, once each."""
    rows = connection.execute(
        _SENTENCES, {"passages": json.dumps(list(passage_ids)), "places": json.dumps(list(places))}
    ).all()
    found = [Sentence(r[1], r[2], r[3], r[4] or "") for r in rows]
    return [r[0] for r in rows], found, _vectors([r[5] for r in rows])


def sentence_places(connection: sa.Connection, places: Sequence[tuple[str, int]]) -> list[tuple[str, Sentence]]:
    """The sentences of blocks (document id, block number), each with its document's id, by source and place."""
    statement = sa.text(
        """SELECT d.id, s.start, s."end", b.number, p.id
           FROM json_each(:places) j JOIN documents d ON d.id = json_extract(j.value, '$[0]')
             JOIN blocks b ON b.document = d.number AND b.number = json_extract(j.value, '$[1]')
             JOIN sentences s ON s.block = b.id LEFT JOIN passages p ON p.number = s.passage
           ORDER BY d.source, s.document, s.start"""
    )
    rows = connection.execute(statement, {"places": json.dumps(list(places))})
    return [(r[0], Sentence(r[1], r[2], r[3], r[4] or "")) for r in rows]


def embedded_texts(connection: sa.Connection, document_id: str) -> tuple[list[str], list[str]]:
    """A document's passages and sentences as they are embedded, in the order in which they were inserted."""
    number = _number(connection, document_id)
    text = connection.scalars(sa.select(texts.c.text).where(texts.c.document == number)).one()
    own = sa.select(passage_table.c.text).where(passage_table.c.document == number).order_by(passage_table.c.number)
    spans = sa.select(sentence_table.c.start, sentence_table.c.end).where(sentence_table.c.document == number)
    rows = connection.execute(spans.order_by(sentence_table.c.id))
    parts = [text[start:end] for start, end in rows]
    return for_embedding(text, list(connection.scalars(own))), for_embedding(text, parts)


def replace_vectors(
    connection: sa.Connection,
    document_id: str,
    counts: Sequence[int],
    passage_vectors: NDArray[np.float32],
    sentence_vectors: NDArray[np.float32],
) -> None:
    """Give the passages and sentences of a document other vectors and counts of tokens, in that same order."""
    number = _number(connection, document_id)
    passage_rows: list[dict[str, object]] = [
        {"n": n, "v": v.tobytes()} for n, v in zip(counts, passage_vectors.astype(np.float16), strict=True)
    ]
    sentence_rows: list[dict[str, object]] = [{"v": v.tobytes()} for v in sentence_vectors.astype(np.float16)]
    for table, key, rows in (
        (passage_table, passage_table.c.number, passage_rows),
        (sentence_table, sentence_table.c.id, sentence_rows),
    ):
        keys = connection.scalars(sa.select(key).where(table.c.document == number).order_by(key)).all()
        statement = sa.update(table).where(key == sa.bindparam("k")).values(vector=sa.bindparam("v"))
        if table is passage_table:
            statement = statement.values(tokens=sa.bindparam("n"))
        if rows:
            connection.execute(statement, [{"k": k} | row for k, row in zip(keys, rows, strict=True)])
    total = sentence_vectors.sum(axis=0, dtype=np.float32).tobytes()
    connection.execute(sa.update(documents).where(documents.c.number == number).values(sum=total))


def _number(connection: sa.Connection, document_id: str) -> int:
    return int(connection.scalars(sa.select(documents.c.number).where(documents.c.id == document_id)).one())


def _vectors(rows: list[bytes]) -> NDArray[np.float16]:
    if not rows:
        return np.empty((0, 0), np.float16)
    return np.frombuffer(b"".join(rows), np.float16).reshape(len(rows), -1)
