"""The works that a document names, where it names them, what it quotes, and the printed pages its text proves.

Values only. Spans are half-open and count code points of `PagedText.text` unless said otherwise. What the document
does not say, or says in a way that cannot be read with certainty, is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from store.documents import Name

Rule = Literal["full", "short form", "ibid.", "author-date", "number", "cross-reference", "unresolved"]
Ended = Literal["mark", "note", "block"]


@dataclass(frozen=True, slots=True)
class Work:
    """A work as a note or a reference list gives it in full.

    start, end  the span of the words that name it: an entry of the list, or a note's part
    year        as printed, with the letter that tells works of one year apart ("2012a"); "in press" and the like too
    container   the journal, book or series in which it appeared
    pages       the pages that it takes up in its container
    listed      it stands in a reference list, not in a note
    """

    start: int
    end: int
    authors: tuple[Name, ...] = ()
    year: str = ""
    title: str = ""
    container: str = ""
    publisher: str = ""
    pages: str = ""
    doi: str = ""
    url: str = ""
    listed: bool = False

    @property
    def families(self) -> tuple[str, ...]:
        """The names by which short forms call the authors."""
        return tuple(n.family or n.literal for n in self.authors)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place at which a work is named: a part of a note, or a mark in the text (author and date, or a number).

    start, end  the span of the words that name it
    note        the mark of the note it stands in, None in the text
    pages       the pages cited ("12", "45-7"), as printed
    work        its index in `PagedText.works`, None where it is unresolved
    rule        how it was resolved; "full" where the work is named in full there
    why         the reason why it is unresolved, "" elsewhere
    """

    start: int
    end: int
    note: str | None = None
    pages: str = ""
    work: int | None = None
    rule: Rule = "unresolved"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the document quotes.

    start, end  the span of the words, without their marks
    ended       "mark" (closed), "note" (never closed: it ends at its note's mark), "block" (a quotation set apart)
    note        the mark of the note it carries, None where it carries none
    citations   the indices, in `PagedText.citations`, of what that note or the mark behind it names
    """

    start: int
    end: int
    ended: Ended = "mark"
    note: str | None = None
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A printed page of a file that has none of its own: the span of the raw text that surely stands on it.

    `proof_start` and `proof_end` bound the running line in the raw text that gives the number.
    """

    raw_start: int
    raw_end: int
    label: str
    proof_start: int
    proof_end: int
