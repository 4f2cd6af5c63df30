"""The catalogue's tables, and how a SQLite file is opened. It knows no values and no queries."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

SCHEMA_VERSION = 4

metadata = sa.MetaData()
meta = sa.Table("meta", metadata, sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.String))
documents = sa.Table(
    "documents", metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.String(64), unique=True, nullable=False),
    sa.Column("edition", sa.String(16), unique=True, nullable=False),  # new at every writing of the document
    sa.Column("source", sa.String, nullable=False, index=True),
    sa.Column("format", sa.String, nullable=False),
    sa.Column("read_by", sa.String, nullable=False),
    sa.Column("record", sa.JSON, nullable=False),
    sa.Column("layers", sa.JSON),  # of which the record is made; none: it is as it was read
    sa.Column("identity", sa.String(16)),  # stays when content or place change; none: the edition
    sa.Column("warnings", sa.JSON, nullable=False),
    sa.Column("generation", sa.Integer, nullable=False),  # of the library, when the document was written
    sa.Column("words", sa.Integer, nullable=False),
    sa.Column("sentences", sa.Integer, nullable=False),
    sa.Column("sum", sa.LargeBinary, nullable=False),  # float32 [dimension]: of the sentences' vectors
    sa.Column("signature", sa.LargeBinary),  # of the text (`likeness`); null where an earlier version wrote it
)  # fmt: skip


# Of every content that was ever here: one that comes back is the document that it was, with what people said of it.
identities = sa.Table(
    "identities", metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("identity", sa.String(16), nullable=False),
)  # fmt: skip


def _of_document() -> sa.ForeignKey:
    return sa.ForeignKey("documents.number", ondelete="CASCADE")


paths = sa.Table(
    "paths", metadata,
    sa.Column("path", sa.String, primary_key=True),
    sa.Column("document", sa.Integer, _of_document(), nullable=False, index=True),
)  # fmt: skip
texts = sa.Table(
    "texts", metadata,
    sa.Column("document", sa.Integer, _of_document(), primary_key=True),
    sa.Column("raw", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("runs", sa.LargeBinary, nullable=False),  # int32 [n, 4]: start, start in raw, length, page
    sa.Column("labels", sa.JSON, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("warnings", sa.JSON, nullable=False),
)  # fmt: skip
blocks = sa.Table(
    "blocks", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document", sa.Integer, _of_document(), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("section", sa.String, nullable=False),
    sa.Column("paragraph", sa.Integer, nullable=False),
    sa.Column("level", sa.Integer, nullable=False),
    sa.Column("note", sa.String),
    sa.Column("confidence", sa.Float),
    sa.Column("item", sa.String, nullable=False, server_default=""),
    sa.Index("blocks_place", "document", "number", unique=True),
)  # fmt: skip
notes = sa.Table(
    "notes", metadata,
    sa.Column("document", sa.Integer, _of_document(), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("mark", sa.String, nullable=False),
    sa.Column("called_at", sa.Integer),
    sa.Column("block", sa.Integer, nullable=False),
    sa.Column("works", sa.JSON, nullable=False, server_default="[]"),
)  # fmt: skip


def _numbered(name: str, *columns: sa.Column[Any]) -> sa.Table:
    """A table whose rows stand in an order within their document."""
    document = sa.Column("document", sa.Integer, _of_document(), primary_key=True)
    return sa.Table(name, metadata, document, sa.Column("number", sa.Integer, primary_key=True), *columns)


def _span(prefix: str = "") -> tuple[sa.Column[Any], sa.Column[Any]]:
    return (
        sa.Column(f"{prefix}start", sa.Integer, nullable=False),
        sa.Column(f"{prefix}end", sa.Integer, nullable=False),
    )


works = _numbered(
    "works", *_span(),
    sa.Column("authors", sa.JSON, nullable=False),
    *(sa.Column(n, sa.String, nullable=False) for n in ("year", "title", "container", "publisher", "pages", "doi")),
    sa.Column("url", sa.String, nullable=False),
    sa.Column("listed", sa.Boolean, nullable=False),
)  # fmt: skip
citations = _numbered(
    "citations", *_span(),
    sa.Column("note", sa.String),
    sa.Column("pages", sa.String, nullable=False),
    sa.Column("work", sa.Integer),  # the number of one of the document's works
    sa.Column("rule", sa.String, nullable=False),
    sa.Column("why", sa.String, nullable=False),
)  # fmt: skip
quotations = _numbered(
    "quotations", *_span(),
    sa.Column("ended", sa.String, nullable=False),
    sa.Column("note", sa.String),
    sa.Column("citations", sa.JSON, nullable=False),  # the numbers of some of the document's citations
)  # fmt: skip
# The acronyms that a document explains, with their long forms as they stand there.
acronyms = _numbered(
    "acronyms", sa.Column("short", sa.String, nullable=False), sa.Column("long", sa.String, nullable=False)
)
printed_pages = _numbered(
    "printed_pages", *_span("raw_"), sa.Column("label", sa.String, nullable=False), *_span("proof_")
)
passages = sa.Table(
    "passages", metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.String(16), unique=True, nullable=False),
    sa.Column("document", sa.Integer, _of_document(), nullable=False, index=True),
    sa.Column("locator", sa.JSON, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("tokens", sa.Integer, nullable=False),
    sa.Column("vector", sa.LargeBinary, nullable=False),  # float16 [dimension]
)  # fmt: skip
sentences = sa.Table(
    "sentences", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document", sa.Integer, _of_document(), nullable=False, index=True),
    sa.Column("block", sa.Integer, sa.ForeignKey("blocks.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("passage", sa.Integer, sa.ForeignKey("passages.number", ondelete="CASCADE"), index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("vector", sa.LargeBinary, nullable=False),  # float16 [dimension]
)  # fmt: skip
# Vectors of the library's terms, each encoded once as a question; kept when its documents go, to be used again.
terms = sa.Table(
    "terms", metadata,
    sa.Column("term", sa.String, primary_key=True),
    sa.Column("vector", sa.LargeBinary, nullable=False),  # float16 [dimension]
)  # fmt: skip
# Editions whose vectors in Chroma may be there without a document: written before Chroma is, cleared after both agree.
pending = sa.Table("pending", metadata, sa.Column("edition", sa.String(16), primary_key=True))


def sqlite_engine(file: Path) -> sa.Engine:
    """An engine on a SQLite file: write-ahead log, foreign keys, ten seconds' patience with other writers.

    A connection's statements are one transaction and see one state. With the execution option `write` it is a writing
    one from the start, so that it cannot fail half way because another wrote after its first statement. A file that
    this user may not write is opened to be read alone; writing to it fails.
    """
    reading_only = is_read_only(file)
    address = _to_be_read(file) if reading_only else str(file)
    engine = sa.create_engine(f"sqlite:///{address}", connect_args={"timeout": 10}, max_overflow=20)

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver's own transactions would leave reading statements outside
        connection.execute("PRAGMA foreign_keys = ON")
        if not reading_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        writing = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def is_read_only(file: Path) -> bool:
    """Whether a file is there that this user may not write, or not in its folder, where the log of writings lies."""
    effective = os.access in os.supports_effective_ids
    return file.exists() and not all(os.access(p, os.W_OK, effective_ids=effective) for p in (file, file.parent))


def _to_be_read(file: Path) -> str:
    """The address of a database that is not written. Without its log, which could not be made, it has to be taken as
    it stands (`immutable`); with one, somebody else is writing."""
    logged = all(file.with_name(f"{file.name}{end}").exists() for end in ("-wal", "-shm"))
    options = "mode=ro&uri=true" if logged else "mode=ro&immutable=1&uri=true"
    return f"file:{quote(str(file.absolute()))}?{options}"


def copy_database(connection: sa.Connection, file: Path) -> None:
    """Write a consistent copy of a SQLite database into a new file."""
    connection.exec_driver_sql("COMMIT")  # VACUUM cannot run within a transaction
    try:
        connection.exec_driver_sql("VACUUM INTO ?", (str(file),))
    finally:
        connection.exec_driver_sql("BEGIN")
