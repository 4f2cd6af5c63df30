"""The ingestion job: what is new, changed, moved or gone, compared by content; read; stored; reported.

A document is known by the hash of its bytes, so a second run reads and embeds nothing. One bad file is reported and
the others go on. Nothing heavy is imported before a file must be read.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import sources
from ingest.errors import ReadError
from ingest.recording import Recorder
from ingest.report import Progress, Report
from ingest.sources import Failure, SourceFile
from ingest.version import READ_BY
from store.documents import Document
from store.errors import LibraryBusy, LibraryUnreadable, ModelMissing, SscError

if TYPE_CHECKING:
    from store.library import Library

Tell = Callable[[Progress], None]
# What concerns the library as a whole ends the job; everything else concerns one file.
_FATAL = (LibraryBusy, LibraryUnreadable, ModelMissing)


def ingest(
    paths: Iterable[str | Path],
    library: Library,
    *,
    sync: bool = False,
    references: str | Path | None = None,
    progress: Tell | None = None,
) -> Report:
    """Bring the library up to date with files, folders and globs.

    sync        also remove the documents all of whose places lie below the given folders and are gone
    references  a file of references (CSL-JSON, BibTeX, RIS) that covers the records of the documents it means
    progress    told before each file and at the end; by default a bar is drawn if stderr is a terminal
    """
    began = time.monotonic()
    found = sources.find(paths)
    job = _Job(library, references, [f.path for f in found.files])
    job.report.failed += found.missing
    with _telling(progress, len(found.files)) as tell:
        for done, file in enumerate(found.files):
            tell(Progress(done, len(found.files), file.source))
            job.take(file)
        tell(Progress(len(found.files), len(found.files), ""))
    if sync:
        job.remove_gone(found.roots)
    job.report.failed += job.recorder.failed
    job.report.references = job.recorder.to_json()
    job.report.seconds = time.monotonic() - began
    return job.report


class _Job:
    """One run: the library, what it holds, and the report as it grows."""

    def __init__(self, library: Library, references: str | Path | None = None, paths: Iterable[Path] = ()) -> None:
        self.library = library
        self.recorder = Recorder.begin(library, references, paths)
        self.report = Report()
        self.known: dict[str, Document] = {d.id: d for d in library.documents()}
        self.taken: set[str] = set()

    def take(self, file: SourceFile) -> None:
        """Bring the library up to date with one file; what goes wrong with it is reported."""
        try:
            self._take(file)
        except _FATAL:
            raise
        except ReadError as error:
            self.report.failed.append(Failure(file.source, error.reason))
        except SscError as error:
            self.report.failed.append(Failure(file.source, str(error)))
        except OSError as error:
            self.report.failed.append(Failure(file.source, f"cannot be opened ({error.strerror or error})."))

    def _take(self, file: SourceFile) -> None:
        data = file.path.read_bytes()
        document_id = hashlib.sha256(data).hexdigest()
        here = self._here(file)
        known = self.known.get(document_id)
        if known is None:
            self._write(file, data, replaces=here)
            (self.report.changed if here else self.report.added).append(file.source)
        elif known.read_by != READ_BY:
            self._reread(file, data, known)
        else:
            self.library.restore_original(document_id, data)
            self._same(file, known)
        if known is not None and here is not None and here.id != document_id:
            self._forget(here, file)
        self.taken.add(document_id)
        self._settle(document_id, file)

    def _settle(self, document_id: str, file: SourceFile) -> None:
        """Bring the document's record in line with its sidecars; told where nothing else about it was new."""
        if self.recorder.settle(document_id) and file.source in self.report.unchanged:
            self.report.unchanged.remove(file.source)
            self.report.records.append(file.source)

    def _here(self, file: SourceFile) -> Document | None:
        """The document that was last seen at this place: at this path, or by this source if its own place is gone."""
        path = str(file.path)
        for document in self.known.values():
            if path in document.paths:
                return document
        for document in self.known.values():
            if document.source == file.source and document.id not in self.taken and not _places(document):
                return document
        return None

    def _write(self, file: SourceFile, data: bytes, *, replaces: Document | None) -> None:
        others = [p for p in _places(replaces) if p != str(file.path)] if replaces else []
        if replaces and others:
            # The old content still stands elsewhere: it stays, under that place's name.
            self._move(replaces, Path(others[0]).name, gone=str(file.path))
            replaces = None
        source = file.source if replaces and replaces.source == file.source else self._free_source(file)
        document = self._read(file, data, source, replaces)
        if replaces:
            self.known.pop(replaces.id, None)
        self.known[document.id] = document

    def _read(self, file: SourceFile, data: bytes, source: str, replaces: Document | None) -> Document:
        from ingest.reading import read_bytes

        embedder = self.library.embedder
        reading = read_bytes(data, source=source, count_tokens=embedder.count_tokens, window=embedder.window)
        path = str(file.path)
        if replaces is None:
            self.library.add(reading, data, path=path)
        else:
            self.library.add(reading, data, path=path, replaces=replaces.id)
        self.report.passages += len(reading.passages)
        return replace(reading.document, paths=(path,))

    def _reread(self, file: SourceFile, data: bytes, known: Document) -> None:
        """Read again what an older reader read, unless this run has just done so."""
        document = self._read(file, data, known.source, None)
        self.known[known.id] = replace(document, paths=(*dict.fromkeys((*known.paths, *document.paths)),))
        self.report.reread.append(known.source)

    def _same(self, file: SourceFile, known: Document) -> None:
        """Content that the library has: at its own place, at one more, or at another now that the old is gone."""
        path = str(file.path)
        if path in known.paths or known.id in self.taken:
            if path not in known.paths:
                self.library.add_path(known.id, path)
                self.known[known.id] = replace(known, paths=(*known.paths, path))
            self.report.unchanged.append(file.source)
        elif _places(known):
            self.library.add_path(known.id, path)
            self.known[known.id] = replace(known, paths=(*known.paths, path))
            self.report.unchanged.append(file.source)
        else:
            moved = known.source != file.source
            if moved:
                self.library.rename(known.id, file.source)
                self.library.remove_path(file.source)
            self.library.add_path(known.id, path)
            for old in known.paths:
                self.library.remove_path(old)
            self.known[known.id] = replace(known, source=file.source, paths=(path,))
            (self.report.renamed if moved else self.report.unchanged).append(file.source)

    def _forget(self, document: Document, file: SourceFile) -> None:
        """A place now holds the content of another document: the one that stood there leaves it."""
        others = [p for p in _places(document) if p != str(file.path)]
        if others:
            self._move(document, Path(others[0]).name, gone=str(file.path))
            return
        self.library.remove([document.id])
        self.known.pop(document.id, None)
        self.report.removed.append(document.source)

    def _move(self, document: Document, source: str, *, gone: str) -> None:
        self.library.rename(document.id, source)
        self.library.remove_path(source)
        self.library.remove_path(gone)
        left = tuple(p for p in document.paths if p != gone)
        self.known[document.id] = replace(document, source=source, paths=left)

    def _free_source(self, file: SourceFile) -> str:
        """The file's source, with as many of its folders as tell it from another document of that name."""
        taken = {d.source for d in self.known.values()}
        source, parents = file.source, list(file.path.parents)
        depth = len(Path(file.source).parts) - 1
        while source in taken and depth < len(parents) - 1:
            source = f"{parents[depth].name}/{source}"
            depth += 1
        return source

    def remove_gone(self, roots: Iterable[Path]) -> None:
        """Remove the documents that were seen only below the roots and no longer stand there."""
        folders = list(roots)
        gone = [
            d
            for d in self.known.values()
            if d.paths and not _places(d) and all(any(Path(p).is_relative_to(r) for r in folders) for p in d.paths)
        ]
        if gone:
            self.library.remove([d.id for d in gone])
            self.report.removed += sorted(d.source for d in gone)


def _places(document: Document) -> list[str]:
    """The paths of a document at which there still is a file."""
    return [p for p in document.paths if Path(p).is_file()]


@contextmanager
def _telling(progress: Tell | None, total: int) -> Iterator[Tell]:
    """The given callback; or one bar on a terminal; or nothing."""
    if progress is not None or not total or not sys.stderr.isatty():
        yield progress or (lambda _: None)
        return
    from tqdm import tqdm

    with tqdm(total=total, unit="file", file=sys.stderr, leave=False) as bar:

        def draw(p: Progress) -> None:
            bar.set_postfix_str(p.source, refresh=False)
            bar.update(p.done - bar.n)

        yield draw
