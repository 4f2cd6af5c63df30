"""What lies with the data about the data: the embedding model, its weights' hash, the version of the tables."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from store.errors import LibraryMissing, LibraryUnreadable, SchemaTooNew, SchemaTooOld
from store.migration import OLDEST
from store.tables import SCHEMA_VERSION

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`fingerprint` is the SHA-256 (hex) of the weights of the embedding model `model`."""

    model: str
    fingerprint: str
    schema: int = SCHEMA_VERSION


def read(folder: Path) -> Manifest:
    """Read a library's manifest.

    Raises LibraryMissing when the folder holds no library, LibraryUnreadable when it cannot be read or makes no sense,
    SchemaTooNew or SchemaTooOld when a version of this program wrote the library that this one cannot follow; the
    tables of one that it can (`schema` from OLDEST on) still have to be migrated.
    """
    path = folder / FILE
    try:
        item = json.loads(path.read_text(encoding="utf-8"))
        found = Manifest(model=str(item["model"]), fingerprint=str(item["fingerprint"]), schema=int(item["schema"]))
    except (FileNotFoundError, NotADirectoryError) as error:
        if folder.exists() and not folder.is_dir():
            raise LibraryUnreadable(
                f"{folder} is a file, not the folder of a library; name another with --library."
            ) from error
        raise LibraryMissing(
            f"There is no library in {folder}. Make one with `ssc ingest PATH…`, or name another with --library."
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryUnreadable(
            f"The library's {path} cannot be read ({error}). Restore the library from a backup, or name another."
        ) from error
    if found.schema > SCHEMA_VERSION:
        raise SchemaTooNew(
            f"The library in {folder} was written by a later version (tables {found.schema}, this program knows "
            f"{SCHEMA_VERSION}). Install the later version of ssc-assistant."
        )
    if found.schema < OLDEST:
        raise SchemaTooOld(
            f"The library in {folder} was written by an earlier version (tables {found.schema}, now {SCHEMA_VERSION}). "
            "Its notebook is kept; make a new library with `ssc ingest --library NEW_FOLDER PATH…`."
        )
    return found


def write(folder: Path, manifest: Manifest) -> None:
    """Write a library's manifest, whole or not at all."""
    temporary = folder / f"{FILE}.{os.getpid()}"
    temporary.write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    os.replace(temporary, folder / FILE)
