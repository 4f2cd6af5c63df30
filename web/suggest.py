"""Questions for a start, made from what the library's own documents speak of by name, else from their sections and
titles.

They are only words put together: whether the library answers one is for the assistant to say (`web.background`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from assistant.wording import content_terms, is_function_word, is_light
from store.documents import Document, PagedText
from store.words import terms_of
from web.suggest_names import GENERIC, Named, named_in, passages_of

WANTED = 4
_READ = 40  # documents that are looked at
_TELLING = 3  # words of topic in a heading that is asked about without its document
# Headings that every paper has say nothing about what it is about.
_COMMON = re.compile(
    r"^(abstract|summary|executive summary|introduction|background|context|conclusions?|conclusion.*|references|"
    r"bibliography|sources|works? .*(cited|consulted|drawn on|quoted)|"
    r"(further|other|recommended|suggested).* reading|notes?|"
    r"endnotes?|acknowledge?ments?|annex.*|"
    r"appendix.*|contents|table of contents|figures?.*|tables?.*|boxe?s?.*|about .*|disclaimer|methodology|methods|"
    r"discussion|results|keywords|key (messages|points|words)|overview|contact.*|related.*|share.*|licen[cs]e.*)$",
    re.IGNORECASE,
)
# "What they do differently" names no subject that a sentence could be about.
_CLAUSE = re.compile(r"(?:what|how|why|where|who|when|which|whether|from|towards?|after|before)\b", re.IGNORECASE)
# Nor does what somebody is doing ("Challenging the status quo"); where each word has a capital, calls to do something
# ("Anchor Aid in Policy") look like subjects.
_DOING = re.compile(r"\w+ing\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:(?:[ivxlc]+|[a-z]|\d+)[.):]|\d+(?:\.\d+)+)\s+|^\d+\s+", re.IGNORECASE)
_SMALL_IN_TITLES = frozenset("a an and as at but by for from in its nor of on or over that the to up with".split())


class Texts(Protocol):
    """What suggestions need of the library."""

    def paged(self, document_id: str) -> PagedText: ...


def questions(shelf: Mapping[str, Document], texts: Texts, wanted: int = WANTED) -> list[str]:
    """At most `wanted` questions, the first ones each about another document, steady for one state of the library."""
    known = sorted(shelf.values(), key=lambda d: d.id)
    english = [d for d in known if d.record.language[:2] in {"en", ""}]  # so are the words around
    documents = list(_spread(english or known, _READ))
    read = {d.id: texts.paged(d.id) for d in documents}
    passages = {id_: tuple(passages_of(paged)) for id_, paged in read.items()}
    *telling, initials = named_in(passages, {d.id: _title(d) for d in documents})
    named = _one_a_document(telling, initials)
    asked = {one.document for one in named[:wanted]}
    left = [d for d in documents if d.id not in asked]
    of_sections = (q for d in left for q in _of_sections(d, read[d.id]))
    of_titles = (f"What is “{title}” about?" for d in [*left, *documents] if 0 < len(title := _title(d)) <= 90)
    made = itertools.chain((one.question for one in named), of_sections, of_titles)
    return list(itertools.islice(dict.fromkeys(made), wanted))


def _one_a_document(sorts: Sequence[Sequence[Named]], last: Sequence[Named]) -> list[Named]:
    """Of each sort in turn the first, and the `last` behind all, none twice by another name; those of documents not
    asked about yet before the others."""
    firsts: list[Named] = []
    others: list[Named] = []
    in_turn = (one for row in itertools.zip_longest(*sorts) for one in row if one)
    for one in itertools.chain(in_turn, last):
        if any(one.terms <= o.terms or o.terms <= one.terms for o in (*firsts, *others)):
            continue
        asked = {o.document for o in firsts}
        (others if one.document in asked else firsts).append(one)
    return firsts + others


def _of_sections(document: Document, paged: PagedText) -> Iterator[str]:
    """A question about the first section whose heading says enough without its document."""
    for topic in sections(paged, _title(document)):
        own = [w for w in topic.split() if not is_function_word(w.lower())]
        words = {t for t in content_terms(" ".join(own)) if not is_light(t) and not t.isdigit()}
        titled = all(word[0].isupper() for word in own)
        if len(words - GENERIC) >= _TELLING and ":" not in topic and not titled and not _DOING.match(topic):
            yield f"What does the library say about {_within(topic, paged.text)}?"
            return


def sections(paged: PagedText, title: str) -> list[str]:
    """Headings that name a subject: two to eight words, no question, not the document's own title, and not words of
    which any text may have some and this one says nothing."""
    found = (_NUMBER.sub("", " ".join(b.section.split())).strip(" .:–—-") for b in paged.blocks)
    said = terms_of(" ".join(passages_of(paged)))
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
        and _is_spoken_of(name, said)
    ]


def _is_spoken_of(name: str, said: frozenset[str]) -> bool:
    """Whether the text itself has a word of a heading that is its own."""
    return any(t in said and t not in GENERIC and not is_light(t) for t in content_terms(name))


def _title(document: Document) -> str:
    """A title in one line; one that is set in capitals as titles are written otherwise."""
    title = " ".join(document.record.title.split())
    if not title.isupper():
        return title
    words = [w.lower() if i and w.lower() in _SMALL_IN_TITLES else w.capitalize() for i, w in enumerate(title.split())]
    return " ".join(words)


def _spread(documents: Sequence[Document], wanted: int) -> Iterable[Document]:
    step = max(len(documents) // wanted, 1)
    return documents[::step][:wanted]


def _within(name: str, text: str) -> str:
    """The heading within a sentence: its first letter small where the document itself writes that word small."""
    first = name.split(" ", 1)[0]
    small = first[:1].lower() + first[1:]
    return small + name[len(first) :] if re.search(rf"\b{re.escape(small)}\b", text) else name
