"""The form between a reader and the finished text: raw text, and paragraphs cut from it.

Readers (plain text, Markdown, PDF, HTML, DOCX) make a Draft; the shared stages (notes, furniture, roles,
joining, layout) turn it into `PagedText`. A reader that knows what a paragraph is says so in `kind`;
where it does not, `kind` is None and the shared rules decide.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ingest.strand import Strand
from store.documents import BlockKind


@dataclass(frozen=True, slots=True)
class Call:
    """A note's mark in the body: the number or letter, and the raw offset at which it stands."""

    mark: str
    at: int


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of a draft.

    strand   its words with their raw offsets
    kind     what it is, None until decided
    level    depth of a heading (1 is the document's title), 0 elsewhere
    item     the mark of a list item as printed ("-", "3.", "b)"), "" elsewhere
    note     the mark of a footnote, None elsewhere
    calls    the note marks that stood in it
    bound    something that is no body text (a note, a running head, a page's end) was taken out before it,
             so that it may go on with a sentence broken there
    sure     the reader knows the paragraph's bounds and kind from markup: it is not joined to another
    """

    strand: Strand
    kind: BlockKind | None = None
    level: int = 0
    item: str = ""
    note: str | None = None
    calls: tuple[Call, ...] = ()
    bound: bool = False
    sure: bool = False

    @property
    def text(self) -> str:
        return self.strand.text

    def with_(self, **changes: object) -> Para:
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file says about itself outside its text (HTML meta tags, front matter, document information).

    Values are as found; `record/metadata.py` decides what to believe. `own` is False where a program wrote them rather
    than the document's maker (the properties of a PDF or a DOCX): then they need the text's word for it.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    site: str = ""
    publisher: str = ""
    url: str = ""
    doi: str = ""
    language: str = ""
    licence: str = ""
    container: str = ""
    kind: str = ""
    own: bool = True


@dataclass(frozen=True)
class Draft:
    """What a reader hands on.

    page_starts  the raw offsets at which pages begin, empty without pages
    heads        the running heads and feet of the first pages, which are no part of the text but may name the series,
                 the journal, the date
    confidence   of the OCR that read each page, None for a page with a text layer; empty where none was read so
    """

    format: str
    raw: str
    paras: tuple[Para, ...]
    page_starts: tuple[int, ...] = ()
    labels: tuple[str | None, ...] = ()
    meta: Meta = field(default_factory=Meta)
    warnings: tuple[str, ...] = ()
    marked_up: bool = False
    heads: tuple[Para, ...] = ()
    confidence: tuple[float | None, ...] = ()
