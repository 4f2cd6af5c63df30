"""What is done before a library can be used: making an empty one, bringing an older one up to date, and seeing that its
vectors are those of the model asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from store import manifest as manifests
from store import migration
from store.catalog import Catalog
from store.embedder import Embedder, Encoder, known_fingerprint
from store.errors import LibraryUnreadable, ModelMismatch
from store.lock import lock_of
from store.manifest import Manifest
from store.tables import SCHEMA_VERSION

CATALOG, VECTORS = "catalog.sqlite", "vectors"


def make(folder: Path, embedder: Encoder) -> None:
    """Make an empty library; its manifest comes last, so that one half made is made again."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_of(folder):
            if not (folder / manifests.FILE).exists():
                catalog = Catalog(folder / CATALOG, create=True)
                with catalog.noting() as connection:
                    catalog.set_model(connection, embedder.name, embedder.fingerprint)
                catalog.close()
                manifests.write(folder, Manifest(embedder.name, embedder.fingerprint))
    except OSError as error:
        raise LibraryUnreadable(
            f"No library can be made in {folder} ({error.strerror or error}). Name another folder with --library."
        ) from error


def brought_up_to_date(folder: Path) -> tuple[Catalog, Manifest]:
    """The catalogue and the manifest of a library, with the tables of today and the model that made the vectors.

    Raises LibraryMissing, LibraryUnreadable, SchemaTooNew, SchemaTooOld.
    """
    manifest = manifests.read(folder)
    if manifest.schema < SCHEMA_VERSION:
        migration.migrate(folder / CATALOG, folder)
        manifest = replace(manifest, schema=SCHEMA_VERSION)
        manifests.write(folder, manifest)
    catalog = Catalog(folder / CATALOG)
    with catalog.reading() as connection:
        embedded_by = catalog.model(connection)
    if embedded_by != (manifest.model, manifest.fingerprint):
        # Embedding again with another model was interrupted after the catalogue had changed.
        manifest = Manifest(*embedded_by)
        manifests.write(folder, manifest)
    return catalog, manifest


def check_model(folder: Path, manifest: Manifest, name: str, embedder: Encoder | None) -> None:
    """Raise ModelMismatch when vectors of the model asked for cannot be compared with the library's."""
    fingerprint = embedder.fingerprint if embedder else known_fingerprint(name)
    if fingerprint is None and name != manifest.model:
        fingerprint = Embedder.load(name).fingerprint
    if fingerprint is None or fingerprint == manifest.fingerprint:
        return
    raise ModelMismatch(
        f"The library in {folder} was made with the embedding model {manifest.model} "
        f"({manifest.fingerprint[:8]}), not {name} ({fingerprint[:8]}). Choose {manifest.model}, or embed the library "
        "again with the other model: `ssc doctor --rebuild`."
    )
