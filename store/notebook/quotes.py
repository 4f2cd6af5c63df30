"""Saved quotes, each with its exact words and those around it, so that it is found again when its document changes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

import sqlalchemy as sa

from store.notebook.file import NotebookFile, must_exist, now
from store.notebook.tables import quotes as _quotes
from store.validation import check_clean


@dataclass(frozen=True, slots=True)
class SavedQuote:
    """Words of a document, with the 32 characters before and after them and where they began when they were saved.

    `shown` is the quote as it was shown then (its JSON), from which it can be cited when its document is gone.
    """

    document_id: str
    source: str
    text: str
    before: str
    after: str
    start: int
    comment: str = ""
    id: str = ""
    saved: str = ""
    tags: tuple[str, ...] = ()
    shown: dict[str, Any] = field(default_factory=dict)
    owner: str = ""


class SavedQuotes(NotebookFile):
    """The notebook's quotes. `owner` None asks for everybody's."""

    def save_quote(self, quote: SavedQuote) -> str:
        """Keep a quote; its id."""
        identity = secrets.token_hex(8)
        values = asdict(quote) | {"id": identity, "saved": now(), "tags": list(quote.tags)}
        for name in ("source", "text", "before", "after", "comment"):
            check_clean(values[name], f"the quote's {name}")
        check_clean("\n".join(quote.tags), "the quote's tags")
        with self._writing() as connection:
            connection.execute(sa.insert(_quotes).values(**values))
        return identity

    def quotes(self, owner: str | None = None) -> tuple[SavedQuote, ...]:
        """The saved quotes, the latest first."""
        with self._reading() as connection:
            query = sa.select(*(self._column(_quotes.c[f.name]) for f in fields(SavedQuote))).select_from(_quotes)
            latest = query.where(*self._of(_quotes, owner)).order_by(sa.literal_column("rowid").desc())
            return tuple(replace(q, tags=tuple(q.tags)) for q in (SavedQuote(*r) for r in connection.execute(latest)))

    def annotate(self, quote: str, comment: str, tags: Iterable[str], owner: str | None = None) -> None:
        """Put another note and other tags in the place of a saved quote's. Raises NotebookUnknown."""
        tags = list(tags)
        check_clean("\n".join([comment, *tags]), "the note and tags")
        with self._writing() as connection:
            where = (_quotes.c.id == quote, *self._of(_quotes, owner))
            must_exist(connection.execute(sa.update(_quotes).where(*where).values(comment=comment, tags=tags)), quote)

    def delete_quote(self, quote: str, owner: str | None = None) -> None:
        """Raises NotebookUnknown."""
        with self._writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            where = (_quotes.c.id == quote, *self._of(_quotes, owner))
            must_exist(connection.execute(sa.delete(_quotes).where(*where)), quote)
