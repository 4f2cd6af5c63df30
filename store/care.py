"""Looking after a library: checking it, backing it up, embedding it again with another model."""

from __future__ import annotations

import logging
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store import embedded, notebook, word_index
from store import manifest as manifests
from store.catalog import Catalog
from store.embedder import Encoder, Vectors
from store.errors import LibraryUnreadable, NotebookUnreadable, StoreError
from store.files import Originals
from store.vectors import VectorIndex, entry_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

log = logging.getLogger(__name__)
_REBUILD = "ssc doctor --rebuild"
_NOTEBOOK = f"Move {notebook.FILE} away, or put it back from a backup."


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a library. `remedy` is a command or an advice; `harmless` findings mend themselves."""

    message: str
    remedy: str
    harmless: bool = False


def check(folder: Path, catalog: Catalog, index: VectorIndex, originals: Originals) -> tuple[Finding, ...]:
    """Compare the parts of a library with each other."""
    found: list[Finding] = []
    with catalog.reading() as connection:
        found += [Finding(f"The catalogue is damaged: {line}.", "Restore it from a backup.")
                  for line in catalog.damage(connection)]  # fmt: skip
        entries = catalog.entries(connection)
        expected = {entry_id(edition, id_) for id_, _, edition in embedded.passage_places(connection)}
        astray = catalog.pending(connection)
    if astray:
        message = f"An interrupted writer left {len(astray)} pieces of work undone."
        found.append(Finding(message, "The next `ssc ingest` mends it.", harmless=True))
    try:
        there = index.ids()
    except StoreError as error:
        found.append(Finding(f"The index of vectors cannot be read: {error}", _REBUILD))
    else:
        if missing := expected - there:
            found.append(Finding(f"{len(missing)} of {len(expected)} passages have no vector in the index.", _REBUILD))
        if strays := there - expected:
            message = f"The index holds {len(strays)} vectors of documents that are gone."
            found.append(Finding(message, _REBUILD, harmless=True))
    for document_id, entry in entries.items():
        try:
            originals.get(document_id)
        except LibraryUnreadable as error:
            found.append(Finding(str(error), f"`ssc ingest …/{entry.document.source}` puts it back."))
    if left := originals.strays(entries):
        message = f"{len(left)} files in {originals.folder} belong to no document."
        found.append(Finding(message, "`ssc doctor` removes them.", harmless=True))
    return (*found, *_check_notebook(folder))


def _check_notebook(folder: Path) -> list[Finding]:
    if not (folder / notebook.FILE).exists():
        return []
    try:
        with notebook.Notebook.open(folder) as book:
            return [Finding(f"The notebook is damaged: {line}.", _NOTEBOOK) for line in book.damage()]
    except NotebookUnreadable as error:
        return [Finding(str(error), _NOTEBOOK)]
    except StoreError as error:
        return [Finding(str(error), "")]


def backup(folder: Path, catalog: Catalog, file: Path) -> tuple[Finding, ...]:
    """Write manifest, catalogue, originals and notebook of a library into one zip file; what had to be left out."""
    file = Path(file)
    left_out: list[Finding] = []
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with (
            tempfile.TemporaryDirectory(dir=folder) as temporary,
            zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            copy = Path(temporary) / catalog.file.name
            catalog.copy_to(copy)
            archive.write(copy, catalog.file.name)
            if (folder / notebook.FILE).exists():
                copy = Path(temporary) / notebook.FILE
                try:
                    with notebook.Notebook.open(folder) as book:
                        book.copy_to(copy)
                except NotebookUnreadable as error:
                    left_out.append(Finding(f"The notebook is left out of the backup: {error}", _NOTEBOOK))
                else:
                    archive.write(copy, notebook.FILE)
            for path in sorted((folder / "originals").glob("??/*")):
                archive.write(path, path.relative_to(folder))
            archive.write(folder / manifests.FILE, manifests.FILE)
        os.replace(partial, file)
    except OSError as error:
        raise StoreError(f"The backup {file} cannot be written ({error.strerror or error}).") from error
    finally:
        partial.unlink(missing_ok=True)
    for finding in left_out:
        log.warning(finding.message)
    return tuple(left_out)


def restore(file: Path, folder: Path) -> None:
    """Unpack a backup into a new folder; opening the library then makes its index of vectors."""
    folder = Path(folder)
    if folder.exists() and any(folder.iterdir()):
        raise StoreError(f"{folder} is not empty; restore the backup into a new folder.")
    try:
        with zipfile.ZipFile(file) as archive:
            if manifests.FILE not in archive.namelist():
                raise StoreError(f"{file} is not a backup of a library.")
            archive.extractall(folder)
    except (OSError, zipfile.BadZipFile) as error:
        raise StoreError(f"The backup {file} cannot be read ({error}).") from error


def embeddable(terms: Iterable[str]) -> list[str]:
    """The terms that get vectors: three letters or more, no digit (pairs of characters mean too little alone)."""
    return [t for t in terms if len(t) >= 3 and not any(c.isdigit() for c in t)]


@dataclass(frozen=True)
class Embedded:
    """All vectors of a library by another model; by document, tokens and vectors of passages, vectors of sentences."""

    documents: dict[str, tuple[list[int], Vectors, Vectors]]
    terms: list[str]
    term_vectors: Vectors
    too_long: tuple[str, ...]

    def write(self, catalog: Catalog, connection: Connection) -> None:
        """Put the vectors in the place of the old ones; documents that are too long must be read again."""
        for document_id, (counts, passages, sentences) in self.documents.items():
            embedded.replace_vectors(connection, document_id, counts, passages, sentences)
        for document_id in self.too_long:
            catalog.update(connection, document_id, read_by="")
        embedded.delete_terms(connection)
        embedded.insert_terms(connection, self.terms, self.term_vectors)


def embed_again(catalog: Catalog, embedder: Encoder, progress: Callable[[int], None] | None) -> Embedded:
    """Encode all passages, sentences and terms of a library; nothing is written yet."""
    done: dict[str, tuple[list[int], Vectors, Vectors]] = {}
    too_long = []
    with catalog.reading() as connection:
        terms = embeddable(word_index.vocabulary(connection))
        for document_id in catalog.entries(connection):
            passages, sentences = embedded.embedded_texts(connection, document_id)
            counts = embedder.count_tokens(passages)
            if any(n > embedder.window for n in counts):
                too_long.append(document_id)
            vectors = embedder.encode_passages([*passages, *sentences], progress)
            done[document_id] = counts, vectors[: len(passages)], vectors[len(passages) :]
    return Embedded(done, terms, embedder.encode_query(terms), tuple(too_long))
