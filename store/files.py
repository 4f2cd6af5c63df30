"""The original files, kept by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from store.errors import LibraryUnreadable, ReadingInvalid


class Originals:
    """A folder of files named by their hash, in 256 folders by its first two characters."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, document_id: str, data: bytes) -> None:
        """Keep a file: whole or not at all. Raises ReadingInvalid when `document_id` is not its hash."""
        if hashlib.sha256(data).hexdigest() != document_id:
            raise ReadingInvalid(f"The id {document_id!r} is not the SHA-256 of its file; read the file again.")
        path = self.path(document_id)
        if path.is_file() and path.stat().st_size == len(data):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise

    def get(self, document_id: str) -> bytes:
        """The bytes of a file. Raises LibraryUnreadable when they are gone or differ from what was kept."""
        path = self.path(document_id)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise LibraryUnreadable(
                f"The original file {path} cannot be read ({error.strerror}). Ingest the document again."
            ) from error
        if hashlib.sha256(data).hexdigest() != document_id:
            raise LibraryUnreadable(f"The original file {path} is damaged. Take it away and ingest the document again.")
        return data

    def remove(self, document_id: str) -> None:
        self.path(document_id).unlink(missing_ok=True)

    def ids(self) -> frozenset[str]:
        return frozenset(p.name for p in self.folder.glob("??/*") if len(p.name) == 64)

    def path(self, document_id: str) -> Path:
        return self.folder / document_id[:2] / document_id
