"""The values that pass between reading, storing and answering.

Every value is frozen. Offsets count Unicode code points and are half-open. Nothing here knows how a
file is read, where values are kept or how an answer is made.
"""

from __future__ import annotations

import base64
import bisect
import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from store.works import Citation, PrintedPage, Quotation, Work

BlockKind = Literal["body", "quote", "list", "footnote", "table", "caption", "reference", "heading"]
LocatorKind = Literal["body", "quote", "list", "footnote", "table", "caption", "reference", "heading", "record"]
DocumentType = Literal[
    "policy brief", "article", "blog post", "op-ed", "case study", "report", "book chapter", "speech", "document"
]

# CSL-JSON has no item type for most grey literature; our own word travels in `genre`.
_CSL_TYPES: dict[str, str] = {
    "policy brief": "report",
    "article": "article-journal",
    "blog post": "post-weblog",
    "op-ed": "article-magazine",
    "case study": "report",
    "report": "report",
    "book chapter": "chapter",
    "speech": "speech",
    "document": "document",
}

_CSL_KEYS = {
    "title": "title", "authors": "author", "issued": "issued", "type": "type", "publisher": "publisher",
    "container": "container-title", "volume": "volume", "issue": "issue", "page": "page", "doi": "DOI", "url": "URL",
    "language": "language", "licence": "license",
}  # fmt: skip


def span_key(document_id: str, start: int, end: int) -> str:
    """The citation key of a span: 8 characters of the lower-case base-32 SHA-256 of its identity.

    Four characters would collide a thousand times in 60,000 sentences.
    """
    return _digest(document_id, start, end)[:8]


def passage_id(document_id: str, start: int, end: int) -> str:
    """The id of a passage: 16 characters, made as `span_key` makes its 8."""
    return _digest(document_id, start, end)[:16]


def _digest(document_id: str, start: int, end: int) -> str:
    return base64.b32encode(hashlib.sha256(f"{document_id}:{start}:{end}".encode()).digest()).decode().lower()


@dataclass(frozen=True, slots=True)
class Name:
    """A person (family with its particles, given, suffix) or an organisation (literal)."""

    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        if "\u4e00" <= self.family[:1] <= "\u9fff":
            return self.family + self.given
        return self.literal or " ".join(filter(None, (self.given, self.family, self.suffix)))

    @classmethod
    def parse(cls, text: str) -> Name:
        """Read "Given Middle Family" or "Family, Given"; a single word is an organisation."""
        text = " ".join(text.split())
        if "," in text:
            family, given = text.split(",", 1)
            return cls(family=family.strip(), given=given.strip())
        given, _, family = text.rpartition(" ")
        return cls(family=family, given=given) if given else cls(literal=text)

    def to_csl(self) -> dict[str, str]:
        if self.literal:
            return {"literal": self.literal}
        return {k: v for k in ("family", "given", "suffix") if (v := getattr(self, k))}

    @classmethod
    def from_csl(cls, item: dict[str, Any]) -> Name:
        return cls(**{k: str(item.get(k, "")) for k in ("family", "given", "literal", "suffix")})


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """Where a field of a record was found: a span of the text, or a place outside it.

    `where` is "text" (then start and end are offsets in `PagedText.text`), "meta" (the file's own
    metadata: HTML meta tags, document information), "sidecar" or "corrected" (by a person).
    """

    field: str
    where: Literal["text", "meta", "sidecar", "corrected"]
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The bibliographic record of a document. What was not found is empty, never guessed.

    `issued` is (year,), (year, month) or (year, month, day). `extra` keeps the fields of an imported
    CSL-JSON item that this class does not name, or of which it names less (a range of dates), as they came in (JSON
    text of an object).
    """

    title: str = ""
    authors: tuple[Name, ...] = ()
    issued: tuple[int, ...] = ()
    type: DocumentType = "document"
    publisher: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    doi: str = ""
    url: str = ""
    language: str = ""
    licence: str = ""
    extra: str = ""
    origins: tuple[FieldOrigin, ...] = ()

    @property
    def year(self) -> int | None:
        return self.issued[0] if self.issued else None

    def origin(self, name: str) -> FieldOrigin | None:
        return next((o for o in self.origins if o.field == name), None)

    def whence(self) -> dict[str, str]:
        """Where each field was found (text, meta, sidecar, corrected), by its name in the CSL-JSON item."""
        named = {o.field: o.where for o in self.origins}
        found = {key: named[name] for name, key in _CSL_KEYS.items() if name in named}
        extra = json.loads(self.extra) if self.extra else {}
        return found | dict.fromkeys(extra, "sidecar")  # which `to_csl` shows in the place of the record's own

    def to_csl(self) -> dict[str, Any]:
        """The record as a CSL-JSON item (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""
        item: dict[str, Any] = {"type": _CSL_TYPES[self.type], "genre": self.type}
        if self.authors:
            item["author"] = [n.to_csl() for n in self.authors]
        if self.issued:
            item["issued"] = {"date-parts": [list(self.issued)]}
        plain = {key: getattr(self, name) for name, key in _CSL_KEYS.items() if key not in ("author", "issued", "type")}
        extra = json.loads(self.extra) if self.extra else {}
        return item | {k: v for k, v in plain.items() if v} | extra


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the library. `id` is the SHA-256 (hex) of the file's bytes.

    `source` is the path below the ingested root; `paths` every place where this content was seen.
    """

    id: str
    source: str
    record: Record
    paths: tuple[str, ...] = ()
    format: str = ""
    read_by: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """`text[start:start+length] == raw[raw_start:raw_start+length]`; page is 1-based, 0 where there are none."""

    start: int
    raw_start: int
    length: int
    page: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, heading, note…: the span [start, end) of the text, and its place.

    `section` is the heading it stands under ("" before the first); `paragraph` counts the blocks of that
    section from 1 (0 for a heading). `level` is the depth of a heading (1 = top) and 0 elsewhere. `confidence`
    (0 to 1) is that of the optical reading, None where the text was not read so. `item` is the mark of a list item as
    printed ("3.", "•"), which is no part of the text.
    """

    start: int
    end: int
    kind: BlockKind
    section: str = ""
    paragraph: int = 0
    level: int = 0
    note: str | None = None
    confidence: float | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote. `called_at` is the offset in the text at which its mark stood, None if unknown.

    `block` is the index, in `PagedText.blocks`, of the note's own block; `works` are the indices, in
    `PagedText.works`, of the works it names, each once, in their order.
    """

    mark: str
    called_at: int | None
    block: int
    works: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a document. Empty where the document proves nothing; a page is never estimated.

    A format without pages has labels where its text proves them for the whole span. `confidence` as in `Block`.
    """

    document_id: str
    start: int | None
    end: int | None
    pages: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    section: str = ""
    paragraph: int | None = None
    note: str | None = None
    kind: LocatorKind = "body"
    confidence: float | None = None


@dataclass(frozen=True)
class PagedText:
    """What a reader made of a file.

    raw     the reader's text, pages joined by form feeds, unchanged but for NULs and lone surrogates
    text    the body in reading order, then the notes; blocks separated by a blank line
    runs    sorted; every character of `text` outside the runs was inserted by cleaning
    labels  the printed label of each page (None where it is not proved); empty for formats without pages
    pages   the number of pages; 0 for formats without pages
    works, citations, quotations  what the document names and quotes, each sorted by its place
    printed the printed pages that the text of a file without pages proves
    """

    document_id: str
    raw: str
    text: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    labels: tuple[str | None, ...] = ()
    pages: int = 0
    warnings: tuple[str, ...] = field(default=())
    works: tuple[Work, ...] = ()
    citations: tuple[Citation, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    printed: tuple[PrintedPage, ...] = ()

    @cached_property
    def _run_starts(self) -> list[int]:
        return [r.start for r in self.runs]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.start for b in self.blocks]

    def runs_of(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs that touch [start, end), clipped to it."""
        first = max(bisect.bisect_right(self._run_starts, start) - 1, 0)
        found = []
        for i in range(first, len(self.runs)):
            run = self.runs[i]
            if run.start >= end:
                break
            a, b = max(run.start, start), min(run.start + run.length, end)
            if a < b:
                found.append(Run(a, run.raw_start + a - run.start, b - a, run.page))
        return tuple(found)

    def pages_of(self, start: int, end: int) -> tuple[int, ...]:
        """The 1-based pages on which the span stands; empty for formats without pages."""
        runs = self.runs_of(start, end)
        return tuple(sorted({r.page for r in runs if r.page and self.text[r.start : r.start + r.length].strip()}))

    def raw_spans(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The spans of `raw` from which the span of the text was made, adjoining ones merged."""
        spans: list[tuple[int, int]] = []
        for run in self.runs_of(start, end):
            if spans and spans[-1][1] == run.raw_start:
                spans[-1] = (spans[-1][0], run.raw_start + run.length)
            else:
                spans.append((run.raw_start, run.raw_start + run.length))
        return tuple(spans)

    def printed_labels(self, start: int, end: int) -> tuple[str, ...]:
        """The printed pages proved for a span of a file without pages; none unless they are for all of it."""
        found: list[str] = []
        for a, b in self.raw_spans(start, end) if self.printed else ():
            on = [p for p in self.printed if p.raw_start <= a and b <= p.raw_end]
            if not on and self.raw[a:b].strip():
                return ()
            found += [p.label for p in on]
        return tuple(dict.fromkeys(found))

    def block_at(self, offset: int) -> int:
        """The index of the block in which an offset falls (or the last that begins before it)."""
        return max(bisect.bisect_right(self._block_starts, offset) - 1, 0)

    def note_at(self, offset: int) -> Note | None:
        """The note in whose block an offset falls, None in the body."""
        at = bisect.bisect_left(self.notes, self.block_at(offset), key=lambda n: n.block)
        return self.notes[at] if self.notes[at : at + 1] and self.notes[at].block == self.block_at(offset) else None

    def note_called(self, mark: str, at: int) -> Note | None:
        """The note with this mark that is called at an offset or next behind it."""
        called = [n for n in self.notes if n.mark == mark and n.called_at is not None and n.called_at >= at]
        return min(called, key=lambda n: n.called_at or 0, default=None)

    def block_of(self, start: int, end: int) -> int:
        """The index of the block in which the span [start, end) stands: where it begins, but of a heading with what
        stands under it where the latter begins."""
        at = self.block_at(start)
        under = self.blocks[at].kind == "heading" and at + 1 < len(self.blocks) and self.blocks[at + 1].start < end
        return at + under

    def locate(self, start: int, end: int) -> Locator:
        """The place of the span [start, end), computed from runs and blocks."""
        if not self.blocks:
            return Locator(self.document_id, start, end)
        block = self.blocks[self.block_of(start, end)]
        pages = self.pages_of(start, end)
        labels = tuple(label for p in pages if p <= len(self.labels) and (label := self.labels[p - 1]) is not None)
        if not self.pages:
            labels = self.printed_labels(start, end)
        return Locator(
            document_id=self.document_id, start=start, end=end, pages=pages, labels=labels, section=block.section,
            paragraph=block.paragraph or None, note=block.note, kind=block.kind, confidence=block.confidence,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one section, within the embedding model's window (`tokens` by its tokenizer)."""

    id: str
    locator: Locator
    text: str
    tokens: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence [start, end) of a document; `block` indexes `PagedText.blocks`, `passage` is the id it lies in."""

    start: int
    end: int
    block: int
    passage: str


@dataclass(frozen=True)
class Reading:
    """All that ingestion hands to the store for one document."""

    document: Document
    paged: PagedText
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
