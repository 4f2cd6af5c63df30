"""Records put right: by a person, for good (the notebook), or by a reference manager (sidecars, `--references`).

What a person says is written into the notebook first and shown by the library after, so that a crash in between loses
nothing: `apply` brings the library in line again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.corrections import Correction, of_document
from store.documents import Document, Record
from store.errors import StoreError
from store.layers import FIELDS, value_of
from store.notebook import FILE, Notebook

if TYPE_CHECKING:
    from store.catalog import Entry
    from store.library import Library

log = logging.getLogger(__name__)


def corrections_of(folder: Path, identity: str, document_id: str, source: str) -> tuple[Correction, ...]:
    """What people corrected in a document's record; nothing, and a logged warning, where the notebook is damaged."""
    if not (folder / FILE).exists():
        return ()
    try:
        with Notebook.open(folder) as book:
            return of_document(book.corrections(), identity, document_id, source)
    except StoreError as error:
        log.warning("Corrections of records are left out until the notebook can be read. %s", error)
        return ()


def correct(library: Library, document_id: str, values: Mapping[str, str | None]) -> Document:
    """Put fields of a document's record right, for good; the document as it then is.

    A value is the text that `layers.text_of` makes of it, "" for an empty field; None takes a correction back.
    Raises DocumentUnknown, NotebookUnreadable, TextUnclean, ValueError for a value that the field cannot have.
    """
    for name, value in values.items():
        value_of(name, value or "")
    entry = library.entry(document_id)
    source = entry.document.source
    with Notebook.open(library.folder) as book:
        book.take_back(c for c in _of(entry, book.corrections()) if c.field in values)
        for name, value in values.items():
            if value is not None:
                book.correct(Correction(source, name, value, "", entry.identity, document_id))
    library.edit(document_id, lambda layers: layers)
    return library.document(document_id)


def corrected(library: Library, document_id: str) -> tuple[str, ...]:
    """The fields of a document's record that people put right, in the order of the record. Raises DocumentUnknown."""
    entry = library.entry(document_id)
    found = {c.field for c in corrections_of(library.folder, entry.identity, document_id, entry.document.source)}
    return tuple(name for name in FIELDS if name in found)


def share(library: Library, document_id: str, source: str, *, identity: str, like: str) -> None:
    """Keep what people put right in the document `like` for another too, which is about to be added.

    What was put right in that one itself stays. Raises DocumentUnknown, NotebookUnreadable.
    """
    if not corrected(library, like):
        return
    with Notebook.open(library.folder) as book:
        kept = book.corrections()
        own = {c.field for c in of_document(kept, identity, document_id, source)}
        for correction in _of(library.entry(like), kept):
            if correction.field not in own:
                book.correct(replace(correction, source=source, identity=identity, document_id=document_id))


def refer(library: Library, document_id: str, *, references: Record | None, sidecar: Record | None) -> bool:
    """Cover a document's record with what a file of references and a sidecar say; whether anything changed.

    Nothing is read or embedded again. Raises DocumentUnknown, TextUnclean.
    """
    layers = library.entry(document_id).layers
    if (layers.references, layers.sidecar) == (references, sidecar):
        return False
    library.edit(document_id, lambda now: replace(now, references=references, sidecar=sidecar))
    return True


def apply(library: Library) -> tuple[str, ...]:
    """Bring all records in line with the notebook; the ids of those that were not (after a crash, or a backup)."""
    if not (library.folder / FILE).exists():
        return ()
    try:
        with Notebook.open(library.folder) as book:
            kept = book.corrections()
    except StoreError as error:
        log.warning("Records are left as they are until the notebook can be read. %s", error)
        return ()
    astray = [e for e in library.entries() if e.layers.record(_of(e, kept)) != e.document.record]
    for entry in astray:
        library.edit(entry.document.id, lambda layers: layers)
    return tuple(entry.document.id for entry in astray)


def _of(entry: Entry, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    return of_document(corrections, entry.identity, entry.document.id, entry.document.source)
