"""The original files, kept by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Collection
from pathlib import Path

from store.errors import LibraryUnreadable, ReadingInvalid, StoreError

_UNFINISHED = "unfinished-"


class Originals:
    """A folder of files named by their hash, in 256 folders by its first two characters."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._whole: dict[str, tuple[int, int, int]] = {}  # what was found whole, and as which file

    def put(self, document_id: str, data: bytes) -> None:
        """Keep a file: whole or not at all; a damaged one is replaced.

        Raises ReadingInvalid when `document_id` is not its hash, StoreError when it cannot be written.
        """
        if hashlib.sha256(data).hexdigest() != document_id:
            raise ReadingInvalid(f"The id {document_id!r} is not the SHA-256 of its file; read the file again.")
        if self.has(document_id, data):
            return
        path = self.path(document_id)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)
        except OSError as error:
            raise StoreError(
                f"The original file {path} cannot be written ({error.strerror or error}). "
                "Check that the library's folder may be written and that the disk is not full."
            ) from error

    def has(self, document_id: str, data: bytes) -> bool:
        """Whether the file is kept, with these bytes."""
        path = self.path(document_id)
        try:
            return path.stat().st_size == len(data) and path.read_bytes() == data
        except OSError:
            return False  # missing or unreadable: to be written again

    def get(self, document_id: str) -> bytes:
        """The bytes of a file. Raises LibraryUnreadable when they are gone or differ from what was kept."""
        path = self.path(document_id)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise _unreadable(path, error) from error
        if hashlib.sha256(data).hexdigest() != document_id:
            raise _damaged(path)
        return data

    def whole(self, document_id: str) -> Path:
        """Where a file lies, for whoever reads only parts of it. Its hash is compared once for as long as the file
        stays the same. Raises LibraryUnreadable like `get`."""
        path = self.path(document_id)
        try:
            with path.open("rb") as stream:
                found = os.fstat(stream.fileno())
                state = (found.st_ino, found.st_size, found.st_mtime_ns)
                if self._whole.get(document_id) == state:
                    return path
                right = hashlib.file_digest(stream, "sha256").hexdigest() == document_id
        except OSError as error:
            raise _unreadable(path, error) from error
        if not right:
            raise _damaged(path)
        self._whole[document_id] = state
        return path

    def strays(self, kept: Collection[str]) -> list[Path]:
        """The files of documents other than these (ids), and those that an interrupted writer did not finish."""
        ours = (p for p in self.folder.glob("??/*") if len(p.name) == 64 or p.name.startswith(_UNFINISHED))
        return sorted(p for p in ours if p.name not in kept)

    def path(self, document_id: str) -> Path:
        return self.folder / document_id[:2] / document_id


def _unreadable(path: Path, error: OSError) -> LibraryUnreadable:
    return LibraryUnreadable(f"The original file {path} cannot be read ({error.strerror}). Ingest the document again.")


def _damaged(path: Path) -> LibraryUnreadable:
    return LibraryUnreadable(f"The original file {path} is damaged. Ingest the document again.")


def _write(path: Path, data: bytes) -> None:
    """Write a file beside its place, then put it there."""
    handle, temporary = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except OSError:
        os.unlink(temporary)
        raise
