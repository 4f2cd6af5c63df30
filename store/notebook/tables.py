"""The tables of the notebook. It knows no values and no queries."""

from __future__ import annotations

import sqlalchemy as sa

VERSION = 4

notebook = sa.MetaData()
version = sa.Table("version", notebook, sa.Column("number", sa.Integer, primary_key=True))
threads = sa.Table(
    "threads", notebook,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("created", sa.String, nullable=False),
    sa.Column("touched", sa.Integer, nullable=False),
    sa.Column("owner", sa.String, nullable=False, server_default=""),
    sa.Column("shared", sa.String, nullable=False, server_default=""),  # the name it is shared under; "": it is not
)  # fmt: skip
turns = sa.Table(
    "turns", notebook,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("thread", sa.String, sa.ForeignKey("threads.id", ondelete="CASCADE"), index=True),  # none: the terminal's
    sa.Column("answer_id", sa.String, nullable=False, index=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("answer", sa.JSON, nullable=False),
    sa.Column("asked", sa.String, nullable=False),
)  # fmt: skip
quotes = sa.Table(
    "quotes", notebook,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("document_id", sa.String, nullable=False),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("before", sa.Text, nullable=False),
    sa.Column("after", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("comment", sa.Text, nullable=False),
    sa.Column("saved", sa.String, nullable=False),
    sa.Column("tags", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("shown", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("owner", sa.String, nullable=False, server_default=""),
)  # fmt: skip
feedback = sa.Table(
    "feedback", notebook,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("answer_id", sa.String, nullable=False, index=True),
    sa.Column("verdict", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),
    sa.Column("comment", sa.Text, nullable=False),
    sa.Column("given", sa.String, nullable=False),
    sa.Column("owner", sa.String, nullable=False, server_default=""),
)  # fmt: skip
corrections = sa.Table(
    "record_corrections", notebook,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("field", sa.String, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("made", sa.String, nullable=False),
    sa.Column("identity", sa.String, nullable=False),
    sa.Column("document_id", sa.String, nullable=False),
)  # fmt: skip
dossiers = sa.Table(
    "dossiers", notebook,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("owner", sa.String, nullable=False),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("created", sa.String, nullable=False),
    sa.Column("touched", sa.Integer, nullable=False),
)  # fmt: skip
# Version 1 knew a corrected document by its source alone.
FROM_1 = (
    "INSERT INTO record_corrections (source, field, value, made, identity, document_id) "
    "SELECT source, field, value, made, '', '' FROM corrections",
    "DROP TABLE corrections",
)
# What earlier versions did not keep: a quote's tags and what was shown of it (2), whose a thing is and the name that a
# thread is shared under (3).
ADDED = (quotes.c.tags, quotes.c.shown, quotes.c.owner, threads.c.owner, threads.c.shared, feedback.c.owner)
TO_NOW = f"UPDATE version SET number = {VERSION}"
