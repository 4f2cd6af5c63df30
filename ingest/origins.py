"""Which document of the library a new content is, with changes: what people said of that one goes on with it.

The place alone says nothing: another text may have come to stand there. A document whose old place is gone, or holds
another text, is known again by its own text, however its file is called now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import ReadError
from ingest.places import Places, is_surely_gone
from ingest.sources import SourceFile
from store.documents import Document

if TYPE_CHECKING:
    from store.library import Library


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that a content is with changes, the file at which it is so, and whether that one still stands."""

    document: Document
    file: SourceFile
    stands: bool


class Origins:
    """Looks for the documents that new contents go on with, each for one at most.

    known    the documents of the library by id, as the job leaves them
    roots    folders that this run looked through
    text_at  the text of the new content at a path of this run; raises ReadError
    """

    def __init__(
        self, library: Library, places: Places, known: Mapping[str, Document], roots: Sequence[Path],
        text_at: Callable[[str], str],
    ) -> None:  # fmt: skip
        self._library = library
        self._places = places
        self._known = known
        self._roots = roots
        self._text_at = text_at
        self._absent: set[str] | None = None
        self._edited: dict[tuple[str, str], bool] = {}

    def of(self, content: str, file: SourceFile, text: str) -> Origin | None:
        """The document that goes on in a content with this text, whose first file is given."""
        for before, at in self._places.stood_at(self._places.files(content)):
            document = self._known.get(before.id)
            if document and self._is_edited(text, document):
                return Origin(document, at, stands=bool(self._places.standing(document)))
        document = self._moved_to(content, file, text)
        return Origin(document, file, stands=False) if document else None

    def _moved_to(self, content: str, file: SourceFile, text: str) -> Document | None:
        """A document that stands nowhere any more and of which the text is nearly this one.

        Of another name, the text must be nearer. Where its folder cannot be looked into, only one of the very same
        source is taken: the others may be on a disk that is not plugged in.
        """
        absent = {i: self._known[i] for i in self._absent_now() if i in self._known}
        if not absent:
            return None
        from store.likeness import NEAR_IF_SHORT  # not before it is needed: it takes numpy

        def rank(document: Document) -> int:
            return 0 if document.source == file.source else 1 if Path(document.source).name == file.path.name else 2

        found = [(absent[i], similarity) for i, similarity in self._library.nearest(text, absent.keys())]
        for document, similarity in sorted(found, key=lambda f: (rank(f[0]), -f[1], f[0].source)):
            if rank(document) == 2 and similarity < NEAR_IF_SHORT:
                continue
            if rank(document) and not is_surely_gone(document, self._roots):
                continue
            if not self._places.standing(document) and not self._goes_on_where_it_was(document, content):
                return document
        return None

    def _absent_now(self) -> Collection[str]:
        """The ids of the documents that stood nowhere when this run looked; new contents may be in their places."""
        if self._absent is None:
            self._absent = {
                d.id for d in self._known.values() if not self._places.files(d.id) and not self._places.standing(d)
            }
        return self._absent

    def _goes_on_where_it_was(self, document: Document, content: str) -> bool:
        """Whether a new content at a place of a document is that document with changes, or cannot be read at all.

        Only the text tells, which is read ahead of its turn.
        """
        for path in document.paths:
            other = self._places.content_at(path)
            if other in (None, content, document.id) or other in self._known:
                continue
            if (key := (other or "", document.id)) not in self._edited:
                try:
                    self._edited[key] = self._is_edited(self._text_at(path), document)
                except ReadError:
                    self._edited[key] = True
            if self._edited[key]:
                return True
        return False

    def _is_edited(self, text: str, document: Document) -> bool:
        from store.likeness import is_edited

        return is_edited(text, self._library.paged(document.id).text)
