"""A catalogue of an earlier version brought to this one's tables, in place and in one transaction.

What an earlier reader did not find (works, citations, quotations) is not there afterwards either: the next ingestion
reads those documents again. The notebook is another file and is not touched.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from store.errors import SchemaTooOld
from store.tables import SCHEMA_VERSION, meta, metadata, sqlite_engine

OLDEST = 1
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
