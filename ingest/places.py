"""Where the contents of a run stand, and where that leaves the documents of the library.

All files are known by their content before anything is changed, so that what was only renamed is told from what is new,
whatever the order of the names. It reads no file and changes no library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.sources import SourceFile
from store.documents import Document


@dataclass
class Rearranged:
    """What becomes of the documents on account of contents that the library has.

    changed    documents of which the name or the places are others now
    renamed    the ids of those with another name
    displaced  the ids of those of which another document has the last place
    """

    changed: list[Document] = field(default_factory=list)
    renamed: set[str] = field(default_factory=set)
    displaced: set[str] = field(default_factory=set)


class Places:
    """The contents of a run by path, and the documents that stood at these paths before it."""

    def __init__(self, files: Iterable[tuple[SourceFile, str]], documents: Iterable[Document]) -> None:
        """`files` with the hash of their content, in their order."""
        self._content: dict[str, str] = {}
        self._files: dict[str, list[SourceFile]] = defaultdict(list)
        for file, content in files:
            self._content[str(file.path)] = content
            self._files[content].append(file)
        self._stood = {path: d for d in documents for path in d.paths}

    def files(self, content: str) -> list[SourceFile]:
        """The files of this run that have a content, in their order."""
        return self._files.get(content, [])

    def first(self, content: str) -> SourceFile:
        """The file of a content that is taken first: one in the place of a document, where there is one."""
        files = self._files[content]
        return next((f for f in files if str(f.path) in self._stood), files[0])

    def stood_at(self, files: Iterable[SourceFile]) -> list[tuple[Document, SourceFile]]:
        """The documents that were seen at the paths of files before this run, each with the first of its paths."""
        found: dict[str, tuple[Document, SourceFile]] = {}
        for file in files:
            if document := self._stood.get(str(file.path)):
                found.setdefault(document.id, (document, file))
        return list(found.values())

    def content_at(self, path: str) -> str | None:
        """What this run saw at a path, None where it did not look or cannot read it."""
        return self._content.get(path)

    def cannot_be_read(self, file: SourceFile) -> None:
        """The content at a place is no document: what stood there keeps it."""
        self._content.pop(str(file.path), None)

    def is_own(self, path: str, document: Document) -> bool:
        """Whether no other content was seen at a path."""
        return self._content.get(path, document.id) == document.id

    def standing(self, document: Document) -> list[str]:
        """The paths of a document at which there still is a file, and no other content."""
        return [p for p in document.paths if self.is_own(p, document) and Path(p).is_file()]

    def outside(self, document: Document) -> list[str]:
        """Those of them at which this run did not look."""
        return [p for p in self.standing(document) if p not in self._content]

    def is_first_of(self, file: SourceFile, document: Document) -> bool:
        """Whether a file is the place by which a document is known, of those that were looked at."""
        files = self.files(document.id)
        own = [f for f in files if _names(f, document.source)]
        own = own or [f for f in files if (d := self._stood.get(str(f.path))) and d.id == document.id]
        if not own and self.outside(document):
            return False
        return file == (own or files)[0]

    def rearranged(self, known: Mapping[str, Document]) -> Rearranged:
        """Where the documents are now, as far as no file must be read to tell."""
        made = Rearranged()
        unnamed: list[tuple[Document, SourceFile]] = []
        for document in known.values():
            files = self.files(document.id)
            if not files and all(self.is_own(p, document) for p in document.paths):
                if not document.paths:  # a run was broken off after another content had taken its last place
                    made.displaced.add(document.id)
                continue
            moved, name = self._moved(document, files, known)
            if name is not None:
                unnamed.append((moved, name))
            elif moved != document:
                made.changed.append(moved)
            if not files and not moved.paths:
                made.displaced.add(document.id)
        leaving = {d.id for d, _ in unnamed} | made.displaced
        taken = {d.source for d in known.values() if d.id not in leaving}
        for document, file in unnamed:
            source = free_source(file, taken)
            taken.add(source)
            if source != document.source:
                made.renamed.add(document.id)
            if replace(document, source=source) != known[document.id]:
                made.changed.append(replace(document, source=source))
        return made

    def _moved(
        self, document: Document, files: list[SourceFile], known: Mapping[str, Document]
    ) -> tuple[Document, SourceFile | None]:
        """A document at the places that it has now, and the file that names it, where it must have another name."""
        here = [str(f.path) for f in files]
        own = [p for p in document.paths if self.is_own(p, document)]
        kept = [f for f in files if str(f.path) in document.paths]
        outside = self.outside(document)
        if not kept and not outside:
            if files:
                return replace(document, paths=tuple(here)), files[0]
            # A place with new content is its own until that is read: it may be the document with changes, or damaged.
            left = [p for p in document.paths if (c := self._content.get(p)) and c not in known]
            return replace(document, paths=tuple(left)), None
        moved = replace(document, paths=tuple(dict.fromkeys((*own, *here))))
        by_name = [p for p in document.paths if _ends_with(p, document.source)]
        named = any(_names(f, document.source) for f in files) or any(
            p not in self._content and _ends_with(p, document.source) for p in own
        )
        if named or (by_name and all(self.is_own(p, document) for p in by_name)):
            return moved, None
        return moved, (kept or files or [SourceFile(Path(p), Path(p).name) for p in outside])[0]


def free_source(file: SourceFile, taken: Collection[str]) -> str:
    """The file's source, with as many of its folders as tell it from those that are taken."""
    source, parents = file.source, list(file.path.parents)
    depth = len(Path(file.source).parts) - 1
    while source in taken and depth < len(parents) - 1:
        source = f"{parents[depth].name}/{source}"
        depth += 1
    return source


def is_surely_gone(document: Document, roots: Iterable[Path]) -> bool:
    """Whether a document that stands nowhere was taken away: its folder is there, or was looked through without it.

    Else it may be on a disk that is not plugged in.
    """
    folders = list(roots)
    return all(Path(p).parent.is_dir() or any(Path(p).is_relative_to(r) for r in folders) for p in document.paths)


def _names(file: SourceFile, source: str) -> bool:
    """Whether a source was made of a file's."""
    return source == file.source or (source.endswith(f"/{file.source}") and _ends_with(str(file.path), source))


def _ends_with(path: str, source: str) -> bool:
    parts = Path(source).parts
    return Path(path).parts[-len(parts) :] == parts
