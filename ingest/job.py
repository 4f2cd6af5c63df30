"""The ingestion job: what is new, changed, moved or gone, compared by content; read; stored; reported.

A document is known by the hash of its bytes, so a second run reads and embeds nothing, and one that was broken off goes
on where it stopped. Other processes read some files ahead while this one embeds; documents are stored in the order of
their sources, so that the outcome is the same whoever reads. One bad file is reported and the others go on. Nothing
heavy is imported before a file must be read.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import places, sources
from ingest.ahead import Ahead, Looked
from ingest.errors import NoReaders, ReadError
from ingest.progress import bar
from ingest.progress.bar import Tell
from ingest.progress.last_run import Recorder
from ingest.progress.report import Duplicate, NearDuplicate, Progress, Report
from ingest.progress.steps import Steps
from ingest.recording import Recording
from ingest.sources import Failure, Found, SourceFile
from ingest.version import READ_BY
from ingest.worker.limits import Limits
from store.documents import Document, Reading
from store.errors import LibraryBusy, LibraryUnreadable, ModelMissing, SscError

if TYPE_CHECKING:
    from ingest.worker.child import Read
    from ingest.worker.pool import Readers
    from store.library import Library

# What concerns more than one file ends the job.
_FATAL = (LibraryBusy, LibraryUnreadable, ModelMissing, NoReaders)
# Files read ahead for each process: one in its hands, one to begin with when the job is slow to take the first.
_AHEAD = 2


def ingest(
    paths: Iterable[str | Path] | Found,
    library: Library,
    *,
    sync: bool = False,
    references: str | Path | None = None,
    progress: Tell | None = None,
    workers: int = 0,
    limits: Limits | None = None,
    recorder: Recorder | None = None,
    read: Read | None = None,
) -> Report:
    """Bring the library up to date with files, folders and globs (or what `sources.find` found there).

    sync        also remove the documents all of whose places lie below the given folders and are gone
    references  a file of references (CSL-JSON, BibTeX, RIS) that covers the records of the documents it means
    progress    told before each file, while it is embedded, and at the end; by default a bar is drawn if stderr is a
                terminal
    workers     how many processes read, at most (`limits.default_workers`); 0: this one, under no limits of time and
                memory, so that a bad file can stop the job
    limits      of time and memory for each file that another process reads
    recorder    keeps the report of the run in a file
    read        what reads a file, in the place of `reading.read_file`
    """
    began = time.monotonic()
    found = paths if isinstance(paths, Found) else sources.find(paths)
    limits = limits or Limits()
    job = _Job(library, Recording.begin(library, references, [f.path for f in found.files]), recorder)
    job.report.failed += found.missing
    with _recorded(job, began), _readers(library, min(workers, len(found.files)), limits, read) as readers:
        with bar.drawn(progress, len(found.files)) as tell:
            ahead = Ahead(readers, limits, _AHEAD * workers, job.wants, lambda: _warm(library))
            job.run(found.files, ahead, tell)
        if sync:
            job.remove_gone(found.roots)
        job.report.failed += job.recording.failed
        job.report.references = job.recording.to_json()
    return job.report


@contextmanager
def _recorded(job: _Job, began: float) -> Iterator[None]:
    """The file of the run is written at the end of it, and when it is broken off."""
    finished = False
    try:
        yield
        finished = True
    finally:
        job.report.seconds = time.monotonic() - began
        if job.recorder:
            job.recorder.end(job.report, interrupted=not finished)


@contextmanager
def _readers(library: Library, workers: int, limits: Limits, read: Read | None) -> Iterator[Readers]:
    from ingest.worker.pool import Here, Pool

    if not workers:
        yield Here(_Tokens(library), read)
        return
    with Pool(workers, _Tokens(library), limits, read) as pool:
        yield pool


class _Tokens:
    """The library's model as far as readers need it, which is not looked for before they do."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def window(self) -> int:
        return self._library.embedder.window

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._library.embedder.count_tokens(texts)


def _warm(library: Library) -> None:
    """Load the model while the first files are read."""
    from store.embedder import Embedder

    if isinstance(library.embedder, Embedder):
        library.embedder.warm()


class _Job:
    """One run: the library, what it holds, and the report as it grows."""

    def __init__(self, library: Library, recording: Recording, recorder: Recorder | None = None) -> None:
        self.library = library
        self.recording = recording
        self.recorder = recorder
        self.report = Report()
        self.known: dict[str, Document] = {d.id: d for d in library.documents()}
        self.taken: set[str] = set()
        self._near: set[frozenset[str]] = set()

    def wants(self, document_id: str) -> bool:
        """Whether a content is to be read, as far as is known now."""
        known = self.known.get(document_id)
        return known is None or known.read_by != READ_BY

    def run(self, files: Sequence[SourceFile], ahead: Ahead, tell: Tell) -> None:
        """Take every file, and tell how far it is."""

        def told(progress: Progress) -> None:
            tell(progress)
            if self.recorder:
                self.recorder.tell(progress, self.report)

        steps = Steps(files, {p for d in self.known.values() if d.read_by == READ_BY for p in d.paths}, told)
        for looked in ahead.over(files):
            steps.begin(looked.file)
            self.take(looked, ahead, steps)
        steps.end()

    def take(self, looked: Looked, ahead: Ahead, steps: Steps) -> None:
        """Bring the library up to date with one file; what goes wrong with it is reported."""
        file = looked.file
        try:
            if looked.failure:
                raise ReadError(file.source, looked.failure)
            self._take(looked, ahead, steps)
        except _FATAL:
            raise
        except ReadError as error:
            self.report.failed.append(Failure(file.source, error.reason))
        except SscError as error:
            self.report.failed.append(Failure(file.source, str(error)))
        except OSError as error:
            self.report.failed.append(Failure(file.source, f"cannot be opened ({error.strerror or error})."))

    def _take(self, looked: Looked, ahead: Ahead, steps: Steps) -> None:
        file, document_id = looked.file, looked.document_id
        unread = _Unread(looked, ahead, steps)
        known = self.known.get(document_id)
        here = self._here(unread, known)
        if known is None:
            self._write(unread, replaces=here)
            (self.report.changed if here else self.report.added).append(file.source)
        elif known.read_by != READ_BY:
            self._reread(unread, known)
        else:
            self.library.restore_original(document_id, file.path.read_bytes())
            self._same(file, known, here)
        if known is not None and here is not None and here.id != document_id:
            self._forget(here, file)
        self.taken.add(document_id)
        self._settle(document_id, file)

    def _settle(self, document_id: str, file: SourceFile) -> None:
        """Bring the document's record in line with its sidecars; told where nothing else about it was new."""
        if self.recording.settle(document_id) and file.source in self.report.unchanged:
            self.report.unchanged.remove(file.source)
            self.report.records.append(file.source)

    def _here(self, unread: _Unread, known: Document | None) -> Document | None:
        """The document in whose place a file stands: the one seen at its path, or one that moved here and changed."""

        def text() -> str:
            return self._text(known) if known else unread.read().paged.text

        if found := places.seen_at(unread.file, self.known.values()):
            return found
        others = [d for d in self.known.values() if d is not known and d.id not in self.taken]
        return places.moved_to(unread.file, others, text, self._text)

    def _text(self, document: Document) -> str:
        return self.library.paged(document.id).text

    def _write(self, unread: _Unread, *, replaces: Document | None) -> None:
        file = unread.file
        unread.read()  # before anything is changed on account of it
        others = [p for p in places.standing(replaces) if p != str(file.path)] if replaces else []
        if replaces and others:
            # The old content still stands elsewhere: it stays, under that place's name.
            self._move(replaces, Path(others[0]).name, gone=str(file.path))
            replaces = None
        source = file.source if replaces and replaces.source == file.source else self._free_source(file)
        document = self._store(unread, source, replaces)
        if replaces:
            self.known.pop(replaces.id, None)
        self.known[document.id] = document

    def _store(self, unread: _Unread, source: str, replaces: Document | None) -> Document:
        reading = unread.read()
        reading = replace(reading, document=replace(reading.document, source=source))
        path = str(unread.file.path)
        unread.steps.read(len(reading.passages) + len(reading.sentences))
        self.library.add(
            reading, unread.file.path.read_bytes(), path=path, replaces=replaces.id if replaces else None,
            progress=unread.steps.embedded,
        )  # fmt: skip
        self.report.passages += len(reading.passages)
        self._compare(reading.document)
        return replace(reading.document, paths=(path,))

    def _compare(self, document: Document) -> None:
        """Report the document that this one nearly equals, once for the two of them."""
        found = self.library.alike(document.id)
        if found is None:
            return
        like, similarity = found
        if (pair := frozenset((document.id, like.id))) not in self._near:
            self._near.add(pair)
            self.report.near_duplicates.append(NearDuplicate(document.source, like.source, similarity))

    def _reread(self, unread: _Unread, known: Document) -> None:
        """Read again what an older reader read, unless this run has just done so."""
        document = self._store(unread, known.source, None)
        self.known[known.id] = replace(document, paths=(*dict.fromkeys((*known.paths, *document.paths)),))
        self.report.reread.append(known.source)

    def _same(self, file: SourceFile, known: Document, here: Document | None) -> None:
        """Content that the library has: at its own place, at one more, or at another now that the old is gone."""
        path = str(file.path)
        if known.id in self.taken or (path not in known.paths and places.standing(known)):
            self.report.duplicates.append(Duplicate(file.source, known.source))
        if path in known.paths or known.id in self.taken:
            if path not in known.paths:
                self.library.add_path(known.id, path)
                self.known[known.id] = replace(known, paths=(*known.paths, path))
            self.report.unchanged.append(file.source)
        elif places.standing(known):
            self.library.add_path(known.id, path)
            self.known[known.id] = replace(known, paths=(*known.paths, path))
            self.report.unchanged.append(file.source)
        else:
            source = self._free_source(file, *((known, here) if here else (known,)))
            moved = known.source != source
            if moved:
                self.library.rename(known.id, source)
                self.library.remove_path(source)
            self.library.add_path(known.id, path)
            for old in known.paths:
                self.library.remove_path(old)
            self.known[known.id] = replace(known, source=source, paths=(path,))
            if moved:
                self.report.renamed.append(source)
            else:
                self.report.unchanged.append(file.source)

    def _forget(self, document: Document, file: SourceFile) -> None:
        """A place now holds the content of another document: the one that stood there leaves it."""
        others = [p for p in places.standing(document) if p != str(file.path)]
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

    def _free_source(self, file: SourceFile, *but: Document) -> str:
        """The file's source, with as many of its folders as tell it from other documents of that name."""
        taken = {d.source for d in self.known.values() if d not in but}
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
            if d.paths
            and not places.standing(d)
            and all(any(Path(p).is_relative_to(r) for r in folders) for p in d.paths)
        ]
        if gone:
            self.library.remove([d.id for d in gone])
            self.report.removed += sorted(d.source for d in gone)


class _Unread:
    """A file that must be read; it is read once, when that is first asked for."""

    def __init__(self, looked: Looked, ahead: Ahead, steps: Steps) -> None:
        self.file = looked.file
        self.steps = steps
        self._looked = looked
        self._ahead = ahead
        self._reading: Reading | None = None

    def read(self) -> Reading:
        """Raises ReadError."""
        self._reading = self._reading or self._ahead.reading(self._looked)
        return self._reading
