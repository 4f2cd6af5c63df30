"""A place where a work is named, as the words there say it, before it is known which work is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.works.cited_names import folded
from store.documents import Name

MentionKind = Literal["full", "short", "same", "author", "other note", "author-date"]

YEAR = r"(?:1[6-9]|20)\d\d[a-z]?"
_RANGE = r"[\divxlc]+(?:[-–—][\divxlc]+)?(?:ff?\.|\s?n\.?\s?\d+)?"
PAGES = rf"(?>(?:p(?:ágs?|gs?|p(?![ág]))?|S|页)\.?\s*)++(?P<pages>{_RANGE}(?:(?:,| and| y| et| e)\s{_RANGE})*)"
URL = re.compile(r"(?:https?://|www\.)[^\s\"<>{}]*[^\s\"<>{}.,;:)\]]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A work named in a span.

    kind     "full" names it so that nothing else is needed; "short" by authors and the first words of its title (or
             one of the two); "same" is ibid.; "author" is an author alone, with op. cit. or a page; "other note"
             points to the note `other`; "author-date" is a mark such as "(Osei 2014, 12)"
    others   more authors are meant than are named ("et al.")
    pages    the pages it takes up in its container
    cited    the pages cited
    reach    where the words that name the work end before the page cited; 0 where none is
    """

    start: int
    end: int
    kind: MentionKind
    authors: tuple[Name, ...] = ()
    others: bool = False
    year: str = ""
    title: str = ""
    container: str = ""
    publisher: str = ""
    pages: str = ""
    cited: str = ""
    doi: str = ""
    url: str = ""
    other: str = ""
    reach: int = 0


def titled(text: str) -> str:
    """A title for comparing: letters and figures alone, without an article before them."""
    return re.sub(r"^(?:the|an?|el|la|los|las|le|les|l|o|os|as|um|uma) ", "", folded(text))
