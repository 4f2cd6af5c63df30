"""Questions for a start, made from the titles and sections of the library's own documents.

They are only words put together: whether the library answers one is for the assistant to say (`web.background`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from store.documents import Document, PagedText

WANTED = 4
_READ = 12  # documents whose sections are looked at
# Headings that every paper has say nothing about what it is about.
_COMMON = re.compile(
    r"^(abstract|summary|executive summary|introduction|background|context|conclusions?|conclusion.*|references|"
    r"bibliography|sources|works? (cited|consulted)|further reading|notes?|endnotes?|acknowledge?ments?|annex.*|"
    r"appendix.*|contents|table of contents|figures?.*|tables?.*|boxe?s?.*|about .*|disclaimer|methodology|methods|"
    r"discussion|results|keywords|key (messages|points|words)|overview|contact.*|related.*|share.*|licen[cs]e.*)$",
    re.IGNORECASE,
)
# "What they do differently" names no subject that a sentence could be about.
_CLAUSE = re.compile(r"(?:what|how|why|where|who|when|which|whether|from|towards?|after|before)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:(?:[ivxlc]+|[a-z]|\d+)[.):]|\d+(?:\.\d+)+)\s+|^\d+\s+", re.IGNORECASE)


class Texts(Protocol):
    """What suggestions need of the library."""

    def paged(self, document_id: str) -> PagedText: ...


def questions(shelf: Mapping[str, Document], texts: Texts, wanted: int = WANTED) -> list[str]:
    """At most `wanted` questions, each about another document, steady for one state of the library."""
    made: list[str] = []
    known = sorted(shelf.values(), key=lambda d: d.id)
    english = [d for d in known if d.record.language[:2] in {"en", ""}]  # so are the words around
    for document in _spread(english or known, _READ):
        title = " ".join(document.record.title.split())
        paged = texts.paged(document.id)
        topics = sections(paged, title)
        if topics:
            made.append(f"What does the library say about {_within(topics[len(made) % len(topics)], paged.text)}?")
        elif 0 < len(title) <= 90:
            made.append(f"What is “{title}” about?")
    return list(dict.fromkeys(made))[:wanted]


def sections(paged: PagedText, title: str) -> list[str]:
    """Headings that name a subject: two to eight words, no question, not the document's own title."""
    found = (_NUMBER.sub("", " ".join(b.section.split())).strip(" .:–—-") for b in paged.blocks)
    return [
        name
        for name in dict.fromkeys(found)
        if 2 <= len(name.split()) <= 8
        and len(name) <= 64
        and name.casefold() != title.casefold()
        and not _COMMON.match(name)
        and not name.isupper()  # a heading set in capitals would shout within a sentence
        and not _CLAUSE.match(name)
        and not re.search(r"[?!|·;<>\[\]{}_*`#/\\]|https?:", name)
    ]


def _spread(documents: Sequence[Document], wanted: int) -> Iterable[Document]:
    step = max(len(documents) // wanted, 1)
    return documents[::step][:wanted]


def _within(name: str, text: str) -> str:
    """The heading within a sentence: its first letter small where the document itself writes that word small."""
    first = name.split(" ", 1)[0]
    small = first[:1].lower() + first[1:]
    return small + name[len(first) :] if re.search(rf"\b{re.escape(small)}\b", text) else name
