"""Reading the texts of documents from the catalogue, with their blocks, notes, works and quotations.

Those of many documents are read together, by one statement a table: a search by topic looks at a hundred documents, and
at one statement a table and document took 2.4 ms for each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import sqlalchemy as sa

from store import cited
from store.documents import Block, Note, PagedText, Run
from store.tables import blocks, documents, notes, texts
from store.whole import BLOCK_COLUMNS

# Made once: putting a statement together takes longer than it runs.
_OF_THESE: sa.BindParameter[int] = sa.bindparam("numbers", expanding=True)
_TEXTS = sa.select(documents.c.id, texts).join(texts).where(documents.c.id.in_(sa.bindparam("ids", expanding=True)))
_BLOCKS = (
    sa.select(blocks.c.document, *(blocks.c[n] for n in BLOCK_COLUMNS))
    .where(blocks.c.document.in_(_OF_THESE))
    .order_by(blocks.c.document, blocks.c.number)
)
_NOTES = (
    sa.select(notes.c.document, notes.c.mark, notes.c.called_at, notes.c.block, notes.c.works)
    .where(notes.c.document.in_(_OF_THESE))
    .order_by(notes.c.document, notes.c.number)
)


def paged_texts(connection: sa.Connection, ids: Sequence[str]) -> dict[str, PagedText]:
    """The texts of those of some documents that there are, by id."""
    rows = connection.execute(_TEXTS, {"ids": list(ids)}).all()
    numbers = [row.document for row in rows]
    own: dict[str, dict[int, list[Any]]] = {name: {n: [] for n in numbers} for name in ("blocks", "notes")}
    for number, *block in connection.execute(_BLOCKS, {"numbers": numbers}):
        own["blocks"][number].append(Block(*block))
    for number, mark, called_at, at, works in connection.execute(_NOTES, {"numbers": numbers}):
        own["notes"][number].append(Note(mark, called_at, at, tuple(works)))
    named = cited.read(connection, numbers)
    return {
        row.id: PagedText(
            document_id=row.id, raw=row.raw, text=row.text,
            runs=tuple(Run(*r) for r in np.frombuffer(row.runs, np.int32).reshape(-1, 4).tolist()),
            blocks=tuple(own["blocks"][row.document]), notes=tuple(own["notes"][row.document]),
            labels=tuple(row.labels), pages=row.pages, warnings=tuple(row.warnings), **named[row.document],
        )
        for row in rows
    }  # fmt: skip
