"""Where documents were seen, and which of them a file stands for now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ingest.sources import SourceFile
from store.documents import Document


def standing(document: Document) -> list[str]:
    """The paths of a document at which there still is a file."""
    return [p for p in document.paths if Path(p).is_file()]


def seen_at(file: SourceFile, documents: Iterable[Document]) -> Document | None:
    """The document that was last seen at a file's path."""
    return next((d for d in documents if str(file.path) in d.paths), None)


def moved_to(
    file: SourceFile, documents: Iterable[Document], text: Callable[[], str], text_of: Callable[[Document], str]
) -> Document | None:
    """The document of a file's source that stands nowhere any more, and whose text the file's nearly is.

    Without such a likeness it is another document of that name: its folder may be on a disk that is not plugged in.
    `text` gives the file's text, `text_of` a document's; they are asked for only where there is something to compare.
    """
    gone = [d for d in documents if d.source == file.source and not standing(d)]
    if not gone:
        return None
    from store import likeness  # not before it is needed: it takes numpy

    own = likeness.of_text(text())
    return next((d for d in gone if likeness.are_near(own, likeness.of_text(text_of(d)))), None)
