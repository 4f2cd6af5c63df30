"""Quotes: words of a document that can be printed, with who said them, where, and what stands around them.

Values only. How quotes are found is `quote_search.py`'s business, how their references are written `references`'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from assistant.answer import document_to_json, locator_to_json
from store.documents import BlockKind, Document, Locator, Record
from store.where import EVERYTHING, Where

# topic  the sentences nearest to a subject, best first
# words  every sentence that holds all the words, and each phrase between quotation marks
# exact  every place where a phrase stands as it is written
Mode = Literal["topic", "words", "exact"]
KINDS: tuple[str, ...] = get_args(BlockKind)


@dataclass(frozen=True, slots=True)
class QuoteSearch:
    """What is looked for. Fields left empty do not narrow the search.

    query    a subject, words or a phrase, as `mode` says; without one, all sentences that pass the filters
    speaker  part of the name of who says the words, or of the author of the work after which they are given
    section  part of the heading under which they stand
    kinds    of block in which they stand (body, footnote, quote…)
    limit, offset  how many quotes are wanted, and how many of the first are passed over
    """

    query: str = ""
    mode: Mode = "topic"
    where: Where = EVERYTHING
    speaker: str = ""
    section: str = ""
    kinds: tuple[BlockKind, ...] = ()
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Original:
    """The work after which a document gives words that are not its author's.

    as_cited   as the document names it there ("Elder 1990, p. 4")
    reference  the full reference where the document holds one, else ""; `why` says then why it is unresolved
    authors, year  of the full reference: family names or organisations; empty where there is none
    page       the page cited, as printed; "" where none is
    note       the mark of the note that names it, None in the text
    """

    as_cited: str
    reference: str = ""
    page: str = ""
    note: str | None = None
    why: str = ""
    authors: tuple[str, ...] = ()
    year: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the words as they are shown differ from those that the file has: what stands in each."""

    raw: str
    shown: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Whole sentences of a document.

    text         equals `PagedText.text[locator.start:locator.end]`
    raw          the same words as the file has them, in the pieces in which it has them (parted by a page's end, a
                 running head or a note); () where one piece says the same as `text`
    differences  between these pieces and `text`, in order
    before, after  the sentences around them in the same paragraph, "" where there is none
    matches      the spans of `text` that met a search by words or phrase
    speaker      is always a name; `author_says` is true when it is the document's author
    reported     what another says is told in the author's words: none of it stands between marks or set apart
    score        comparable within one search by topic; 1 elsewhere
    """

    key: str
    text: str
    locator: Locator
    document: Document
    speaker: str
    author_says: bool
    original: Original | None = None
    raw: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    before: str = ""
    after: str = ""
    matches: tuple[tuple[int, int], ...] = ()
    score: float = 1.0
    reported: bool = False

    def to_json(self) -> dict[str, Any]:
        """The quote as an object of `ssc quotes --json`, without its citation."""
        original = self.original
        return {
            "key": self.key,
            "text": self.text,
            "speaker": self.speaker,
            "author_says": self.author_says,
            "reported": self.reported,
            "original": original
            and {
                "as_cited": original.as_cited,
                "reference": original.reference,
                "page": original.page,
                "note": original.note,
                "why": original.why,
                "authors": list(original.authors),
                "year": original.year,
            },
            "before": self.before,
            "after": self.after,
            "raw": list(self.raw),
            "differences": [{"raw": d.raw, "shown": d.shown} for d in self.differences],
            "matches": [list(span) for span in self.matches],
            "document": document_to_json(self.document),
            "locator": locator_to_json(self.locator),
            "score": round(self.score, 4),
        }


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotes wanted of a search, and how many it has in all; a search by topic ranks no more than `total`."""

    quotes: tuple[Quote, ...]
    total: int


def quote_from_json(said: dict[str, Any], record: Record) -> Quote:
    """A quote from what `Quote.to_json` made of it, and the record of its document."""
    document, place, original = said["document"], said["locator"], said["original"]
    return Quote(
        key=said["key"], text=said["text"], speaker=said["speaker"], author_says=said["author_says"],
        reported=said.get("reported", False),
        locator=Locator(document["id"], **place | {"pages": tuple(place["pages"]), "labels": tuple(place["labels"])}),
        document=Document(document["id"], document["source"], record),
        original=Original(**original | {"authors": tuple(original["authors"])}) if original else None,
        raw=tuple(said["raw"]),
        differences=tuple(Difference(d["raw"], d["shown"]) for d in said["differences"]), before=said["before"],
        after=said["after"], matches=tuple((a, b) for a, b in said["matches"]), score=said["score"],
    )  # fmt: skip
