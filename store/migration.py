"""A catalogue of an earlier version brought to this one's tables, in place and in one transaction.

What an earlier reader did not find (works, citations, quotations) is not there afterwards either: the next ingestion
reads those documents again. What is made of the texts alone, the index of words and the acronyms, is made anew: words
are folded in another way than before version 4. The notebook is another file and is not touched.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from store import embedded, word_index
from store.acronyms import learn
from store.as_json import record_from_json
from store.errors import SchemaTooOld
from store.tables import SCHEMA_VERSION, blocks, documents, meta, metadata, sqlite_engine, texts

OLDEST = 1
# Stands in the catalogue while words that are folded otherwise than before may have no vector: the next document that
# is added brings the model that gives them theirs (`library.py`).
NEW_WORDS = "words without vectors"
# What later versions added to tables that version 1 had; tables that an earlier one lacked are made whole.
_COLUMNS = (
    ("blocks", "confidence", "FLOAT"),
    ("blocks", "item", "VARCHAR NOT NULL DEFAULT ''"),
    ("notes", "works", "JSON NOT NULL DEFAULT '[]'"),
    ("documents", "layers", "JSON"),
    ("documents", "identity", "VARCHAR(16)"),
    ("documents", "signature", "BLOB"),
)


def migrate(file: Path, folder: Path) -> None:
    """Bring the catalogue in `file` to SCHEMA_VERSION; nothing to do where it is there already.

    Raises SchemaTooOld, with what to do, when the file cannot be changed.
    """
    if not file.is_file():
        return  # opening the catalogue says so
    engine = sqlite_engine(file)
    try:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            found = connection.scalar(sa.select(meta.c.value).where(meta.c.name == "schema"))
            if found is not None and int(found) >= SCHEMA_VERSION:
                return
            for table, column, kind in _COLUMNS:
                present = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
                if column not in present:
                    connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
            metadata.create_all(connection)
            _read_words_again(connection)
            connection.exec_driver_sql(
                "INSERT OR IGNORE INTO identities (id, identity) SELECT id, coalesce(identity, edition) FROM documents"
            )
            connection.execute(
                sa.insert(meta).prefix_with("OR REPLACE").values(name="schema", value=str(SCHEMA_VERSION))
            )
    except (SQLAlchemyError, ValueError, UnicodeDecodeError) as error:
        cause = str(error.__cause__ or error).splitlines()[0]
        raise SchemaTooOld(
            f"The library in {folder} was written by an earlier version and its catalogue cannot be brought up to date "
            f"({cause}). Allow writing in that folder, or make a new library with "
            "`ssc ingest --library NEW_FOLDER PATH…`; the notebook is kept."
        ) from error
    finally:
        engine.dispose()


def _read_words_again(connection: sa.Connection) -> None:
    """Make the index of words, and the acronyms of each document, from the texts."""
    word_index.create(connection)
    connection.exec_driver_sql("DELETE FROM block_words")
    for number, id_, record, text in connection.execute(
        sa.select(documents.c.number, documents.c.id, documents.c.record, texts.c.text).join(texts)
    ).all():
        own = connection.execute(
            sa.select(blocks.c.id, blocks.c.start, blocks.c.end).where(blocks.c.document == number)
        ).all()
        language = record_from_json(record).language
        word_index.insert(connection, [b.id for b in own], [text[b.start : b.end] for b in own], language)
        embedded.set_acronyms(connection, id_, learn(text))
    connection.execute(sa.insert(meta).prefix_with("OR REPLACE").values(name=NEW_WORDS, value="1"))
