"""The write lock of a library: one process writes at a time, whatever the number that read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from store.errors import LibraryBusy, LibraryUnreadable

LOCK = "write.lock"
SECONDS = 120.0


def lock_of(folder: Path) -> FileLock:
    """The lock itself, not yet held; waiting for it ends after `SECONDS`."""
    return FileLock(folder / LOCK, timeout=SECONDS)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of the library in a folder. Raises LibraryBusy when another process keeps it for `SECONDS`, and
    LibraryUnreadable where its file cannot be opened."""
    lock = lock_of(folder)
    try:
        lock.acquire()
    except Timeout as error:
        raise LibraryBusy(
            f"Another process has been writing to the library in {folder} for {SECONDS:.0f} seconds. "
            "Try again when it is done."
        ) from error
    except OSError as error:
        raise LibraryUnreadable(
            f"The library in {folder} cannot be written: its {LOCK} cannot be opened "
            f"({error.strerror or error}). Allow writing in the folder, take away what stands in that file's "
            "place, or name another library with --library."
        ) from error
    try:
        yield
    finally:
        lock.release()
