"""The ingestion job: what is new, changed, moved or gone, compared by content; read; stored; reported.

A document is known by the hash of its bytes, so a second run reads and embeds nothing, and one that was broken off goes
on where it stopped. All files are hashed first: what only moved is settled before new content is taken for anything.
Other processes read some files ahead while this one embeds; documents are stored in the order of their sources, so that
the outcome is the same whoever reads. One bad file is reported and the others go on. Nothing heavy is imported before a
file must be read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import sources
from ingest.ahead import Ahead, Looked, look
from ingest.errors import NoReaders, ReadError
from ingest.origins import Origins
from ingest.places import Places, free_source
from ingest.progress import bar
from ingest.progress.bar import Tell
from ingest.progress.last_run import Recorder
from ingest.progress.report import Duplicate, NearDuplicate, Progress, Report
from ingest.progress.steps import Steps, looking
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
_LEFT_BEHIND = (
    "another text stands in its place: what was corrected of it ({fields}) was not taken over, and comes back with it."
)


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
    recording = Recording.begin(library, references, [f.path for f in found.files])
    job = _Job(library, recording, recorder, found.roots)
    job.report.failed += found.missing
    with _recorded(job, began), _readers(library, min(workers, len(found.files)), limits, read) as readers:
        with bar.drawn(progress, len(found.files)) as tell:
            ahead = Ahead(readers, _AHEAD * workers, job.wants, lambda: _warm(library))
            job.run(found.files, limits, ahead, tell)
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

    _origins: Origins

    def __init__(
        self, library: Library, recording: Recording, recorder: Recorder | None = None, roots: Sequence[Path] = ()
    ) -> None:
        self.library = library
        self.recording = recording
        self.recorder = recorder
        self.report = Report()
        self.known: dict[str, Document] = {d.id: d for d in library.documents()}
        self._roots = roots
        self._places = Places((), ())
        self._renamed: set[str] = set()
        # Documents of which another has the last place, and whether that one was in the library before.
        self._displaced: dict[str, bool] = {}
        self._near: set[frozenset[str]] = set()

    def wants(self, document_id: str) -> bool:
        """Whether a content is to be read, as far as is known now."""
        known = self.known.get(document_id)
        return known is None or known.read_by != READ_BY

    def run(self, files: Sequence[SourceFile], limits: Limits, ahead: Ahead, tell: Tell) -> None:
        """Look at every file, put the documents where they are now, then take file by file; and tell how far it is."""

        def told(progress: Progress) -> None:
            tell(progress)
            if self.recorder:
                self.recorder.tell(progress, self.report)

        looked = list(look(looking(files, told), limits))
        self._place([(one.file, one.document_id) for one in looked if not one.failure])
        steps = Steps(files, {str(x.file.path) for x in looked if x.failure or not self.wants(x.document_id)}, told)
        self._origins = Origins(self.library, self._places, self.known, self._roots, _text_at(looked, ahead))
        for one in ahead.over(list(self._in_order(looked))):
            steps.begin(one.file)
            self.take(one, ahead, steps)
        steps.end()
        self._remove_displaced()

    def _place(self, contents: Sequence[tuple[SourceFile, str]]) -> None:
        """Settle where the documents are whose content is known, before new content is taken for any of them."""
        self._places = Places(contents, self.known.values())
        moved = self._places.rearranged(self.known)
        if moved.changed:
            self.library.place(moved.changed)
        self.known |= {d.id: d for d in moved.changed}
        self._renamed = moved.renamed
        self._displaced = dict.fromkeys(moved.displaced, True)
        self.report.renamed += sorted(self.known[i].source for i in moved.renamed if not self._places.files(i))

    def _in_order(self, looked: Sequence[Looked]) -> Iterator[Looked]:
        """As they come, but copies of a new content behind the one of them that stands where a document stood."""
        waiting: dict[str, list[Looked]] = {}
        for one in looked:
            files = self._places.files(one.document_id)
            first = self._places.first(one.document_id) if files and one.document_id not in self.known else one.file
            if one.file == first:
                yield one
                yield from waiting.pop(one.document_id, ())
            elif files.index(one.file) < files.index(first):
                waiting.setdefault(one.document_id, []).append(one)
            else:
                yield one

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
            self._places.cannot_be_read(file)
            self.report.failed.append(Failure(file.source, error.reason))
        except SscError as error:
            self.report.failed.append(Failure(file.source, str(error)))
        except OSError as error:
            self.report.failed.append(Failure(file.source, f"cannot be opened ({error.strerror or error})."))

    def _take(self, looked: Looked, ahead: Ahead, steps: Steps) -> None:
        file, document_id = looked.file, looked.document_id
        known = self.known.get(document_id)
        if known is None:
            self._write(_Unread(looked, ahead, steps))
        elif known.read_by != READ_BY:
            self._reread(_Unread(looked, ahead, steps), known)
        else:
            self.library.restore_original(document_id, file.path.read_bytes())
            self._same(file, known)
        self._settle(document_id, file)

    def _settle(self, document_id: str, file: SourceFile) -> None:
        """Bring the document's record in line with its sidecars; told where nothing else about it was new."""
        if self.recording.settle(document_id) and file.source in self.report.unchanged:
            self.report.unchanged.remove(file.source)
            self.report.records.append(file.source)

    def _write(self, unread: _Unread) -> None:
        """Store a new content: a document of its own, or one that goes on with changes."""
        files = self._places.files(unread.document_id)
        stood = [d for d, _ in self._places.stood_at(files)]
        text = unread.read().paged.text  # before anything is changed on account of it
        origin = self._origins.of(unread.document_id, unread.file, text)
        file = origin.file if origin else unread.file
        replaced = origin.document if origin and not origin.stands else None
        leaving = [d for d in stood if d.id in self.known and not self._stands(self.known[d.id])]
        source = file.source
        if replaced is None or replaced.source != source:
            source = free_source(file, self._sources({d.id for d in leaving} | {replaced.id if replaced else ""}))
        identity = ""
        if origin and origin.stands:
            from store import records

            identity = self.library.identity_for(unread.document_id)
            records.share(self.library, unread.document_id, source, identity=identity, like=origin.document.id)
        paths = dict.fromkeys((str(file.path), *(str(f.path) for f in files)))
        document = self._store(unread, source, tuple(paths), replaces=replaced, identity=identity)
        if replaced:
            self.known.pop(replaced.id)
            self._displaced.pop(replaced.id, None)
        self.known[document.id] = document
        self._displaced |= {d.id: False for d in leaving if d.id in self.known}
        (self.report.changed if stood or origin else self.report.added).append(file.source)

    def _stands(self, document: Document) -> bool:
        return bool(self._places.files(document.id) or self._places.standing(document))

    def _sources(self, but: Collection[str] = ()) -> set[str]:
        """The sources that documents have, without those that leave the library."""
        return {d.source for d in self.known.values() if d.id not in self._displaced and d.id not in but}

    def _store(
        self, unread: _Unread, source: str, paths: tuple[str, ...], *, replaces: Document | None = None,
        identity: str = "",
    ) -> Document:  # fmt: skip
        reading = unread.read()
        reading = replace(reading, document=replace(reading.document, source=source, paths=paths))
        unread.steps.read(len(reading.passages) + len(reading.sentences))
        self.library.add(
            reading, unread.file.path.read_bytes(), path=paths[0], replaces=replaces.id if replaces else None,
            identity=identity, progress=unread.steps.embedded,
        )  # fmt: skip
        self.report.passages += len(reading.passages)
        self._compare(reading.document)
        return reading.document

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
        """Read again what an older reader read."""
        self.known[known.id] = self._store(unread, known.source, known.paths)
        self.report.reread.append(known.source)
        if known.id in self._renamed:
            self.report.renamed.append(known.source)

    def _same(self, file: SourceFile, known: Document) -> None:
        """Content that the library has: where it is known by, or at one more place."""
        if not self._places.is_first_of(file, known):
            self.report.duplicates.append(Duplicate(file.source, known.source))
            self.report.unchanged.append(file.source)
        elif known.id in self._renamed:
            self.report.renamed.append(known.source)
        else:
            self.report.unchanged.append(file.source)

    def _remove_displaced(self) -> None:
        """Remove the documents whose places hold others, and that went on nowhere; say whose corrections that ends."""
        from store import records

        gone = [self.known.pop(i) for i in self._displaced if i in self.known]
        for document in sorted(gone, key=lambda d: d.source):
            if fields := records.corrected(self.library, document.id):
                said = _LEFT_BEHIND.format(fields=", ".join(fields))
                self.report.warnings.append(Failure(document.source, said))
            if self._displaced[document.id]:
                self.report.removed.append(document.source)
        if gone:
            self.library.remove([d.id for d in gone])

    def remove_gone(self, roots: Iterable[Path]) -> None:
        """Remove the documents that were seen only below the roots and no longer stand there."""
        folders = list(roots)
        gone = [
            d
            for d in self.known.values()
            if d.paths and not self._stands(d) and all(any(Path(p).is_relative_to(r) for r in folders) for p in d.paths)
        ]
        if gone:
            self.library.remove([d.id for d in gone])
            self.report.removed += sorted(d.source for d in gone)


def _text_at(looked: Iterable[Looked], ahead: Ahead) -> Callable[[str], str]:
    """What gives the text at a path, of those that were looked at."""
    by_path = {str(one.file.path): one for one in looked}
    return lambda path: ahead.reading(by_path[path]).paged.text


class _Unread:
    """A file that must be read; it is read once, when that is first asked for."""

    def __init__(self, looked: Looked, ahead: Ahead, steps: Steps) -> None:
        self.file = looked.file
        self.document_id = looked.document_id
        self.steps = steps
        self._looked = looked
        self._ahead = ahead
        self._reading: Reading | None = None

    def read(self) -> Reading:
        """Raises ReadError."""
        self._reading = self._reading or self._ahead.reading(self._looked)
        return self._reading
