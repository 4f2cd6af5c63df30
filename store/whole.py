"""Writing a document into the catalogue whole: its record, text, blocks, notes, passages and sentences, with their
vectors (float16). Long regular lists (runs) are packed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from store import cited, word_index
from store.as_json import locator_to_json, record_to_json
from store.documents import Reading
from store.layers import Layers, layers_to_json
from store.tables import blocks, documents, identities, notes, passages, sentences, texts

BLOCK_COLUMNS = ("start", "end", "kind", "section", "paragraph", "level", "note", "confidence", "item")


def insert(
    connection: sa.Connection,
    reading: Reading,
    edition: str,
    passage_vectors: NDArray[np.float32],
    sentence_vectors: NDArray[np.float32],
    *,
    identity: str | None,
    layers: Layers | None,
    generation: int,
) -> None:
    """Write a document, all but its paths. Row i of each array of vectors belongs to passage i and sentence i of the
    reading."""
    document, paged = reading.document, reading.paged
    word_count = len(paged.text.split())
    connection.execute(
        sa.insert(documents).values(
            id=document.id, edition=edition, source=document.source, format=document.format,
            read_by=document.read_by, record=record_to_json(document.record), warnings=list(document.warnings),
            identity=identity or edition, layers=layers_to_json(layers or Layers(document.record)),
            words=word_count, generation=generation, sentences=len(reading.sentences),
            sum=sentence_vectors.sum(axis=0, dtype=np.float32).tobytes(),
        )
    )  # fmt: skip
    connection.execute(
        sa.insert(identities).prefix_with("OR REPLACE").values(id=document.id, identity=identity or edition)
    )
    number = connection.scalars(sa.select(documents.c.number).where(documents.c.id == document.id)).one()
    runs = np.array([(r.start, r.raw_start, r.length, r.page) for r in paged.runs], np.int32)
    connection.execute(
        sa.insert(texts).values(
            document=number, raw=paged.raw, text=paged.text, runs=runs.tobytes(), labels=list(paged.labels),
            pages=paged.pages, warnings=list(paged.warnings),
        )
    )  # fmt: skip
    block_ids = _insert_numbered(
        connection, blocks, blocks.c.id,
        [{"document": number, "number": i} | {n: getattr(b, n) for n in BLOCK_COLUMNS}
         for i, b in enumerate(paged.blocks)],
    )  # fmt: skip
    word_index.insert(
        connection, block_ids, [paged.text[b.start : b.end] for b in paged.blocks], document.record.language
    )
    _many(
        connection, notes,
        [{"document": number, "number": i, "mark": n.mark, "called_at": n.called_at, "block": n.block,
          "works": list(n.works)}
         for i, n in enumerate(paged.notes)],
    )  # fmt: skip
    cited.insert(connection, number, paged)
    passage_numbers = _insert_numbered(
        connection, passages, passages.c.number,
        [{"id": p.id, "document": number, "locator": locator_to_json(p.locator), "text": p.text,
          "tokens": p.tokens, "vector": v.tobytes()}
         for p, v in zip(reading.passages, passage_vectors.astype(np.float16), strict=True)],
    )  # fmt: skip
    number_of = dict(zip((p.id for p in reading.passages), passage_numbers, strict=True))
    _many(
        connection, sentences,
        [{"document": number, "block": block_ids[s.block], "passage": number_of.get(s.passage),
          "start": s.start, "end": s.end, "vector": v.tobytes()}
         for s, v in zip(reading.sentences, sentence_vectors.astype(np.float16), strict=True)],
    )  # fmt: skip


def _insert_numbered(
    connection: sa.Connection, table: sa.Table, key: sa.Column[int], rows: list[dict[str, Any]]
) -> list[int]:
    """Insert rows under consecutive keys, given here so that rows of other tables can name them."""
    first = (connection.scalar(sa.select(sa.func.max(key))) or 0) + 1
    _many(connection, table, [{key.name: first + i} | row for i, row in enumerate(rows)])
    return list(range(first, first + len(rows)))


def _many(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)
