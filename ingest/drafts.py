"""A draft of the reader's own, read as a document is read, but for the record: it never enters the library."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ingest.errors import ReadError
from ingest.formats import draft_of
from ingest.reading import shape
from store.documents import PagedText

MOST_BYTES = 50_000_000


def read_draft(path: Path) -> PagedText:
    """The text of a draft with its quotations and notes. Raises ReadError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReadError(path.name, f"is too large for a draft (over {MOST_BYTES // 10**6} MB).")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(path.name, f"cannot be opened ({error.strerror or error}).") from error
    return read_draft_bytes(data, path.name)


def read_draft_bytes(data: bytes, name: str) -> PagedText:
    """The same from its bytes; `name` is the file's."""
    paged, _ = shape(hashlib.sha256(data).hexdigest(), draft_of(data, name))
    return paged
