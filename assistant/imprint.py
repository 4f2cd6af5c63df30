"""The lines in which a document says of itself what its record may lack: dates, publisher, licence, where authors work."""

from __future__ import annotations

import re

from assistant.record_fields import Span, spans_of
from assistant.wants import plain
from store.documents import Block, Document, PagedText
from store.words import terms_of

# Blocks at the beginning and the end among which an imprint stands, and words that one line of it has at most.
_EDGE = 15
_WORDS = 90
# What opens such a line, or a part of it: in running text the same words tell of something else.
_OPENS = (
    r"(?:^|[(;,.:|]\s*|\b(?:article|paper|post|manuscript|brief|report|document|it) (?:was |has been |is )?(?:first )?)"
)
_DATE = r"(?:\s*(?:in revised form|for publication|online|on|in|el|le|em|:))*\s*(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:(?:de |of )?[a-z]{3,12}\.?,? ){0,2}(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:de )?\d{4}"
_LINES = {
    "received": rf"{_OPENS}(?:received|submitted|recibid[oa]|recue?|recebid[oa]){_DATE}|收稿|تاريخ الاستلام",
    "accepted": rf"{_OPENS}(?:accepted|aceptad[oa]|accepte|aceit[oa]){_DATE}|录用|تاريخ القبول",
    "issued": rf"{_OPENS}(?:published|posted|issued|publicad[oa]|publie|date){_DATE}|出版日期|تاريخ النشر",
    "publisher": rf"{_OPENS}(?:published by|publisher:|produced by|publicad[oa] por|editad[oa] por|publie par|publicad[oa] pel[oa])|出版社|الناشر",
    "licence": r"^\W*licen[cs]|\blicen[cs]\w+:|\bunder (?:an?|the) .{0,80}\blicen[cs]e|creative commons|\bcc[ -]by\b|all rights reserved|©|^copyright\b|许可|ترخيص",
    "doi": r"\b10\.\d{4,9}/\S",
    "email": r"[\w.+-]+@[\w-]+\.\w",
    "keywords": r"^(?:key ?words?|palabras clave|mots[- ]cles|palavras[- ]chave|index terms)\b|^关键词|^الكلمات المفتاحيه",
    "issn": r"\be?-?issn\b",
    "isbn": r"\bisbn\b",
    "funding": r"^(?:funding|funded by|financial support)\b|\b(?:receiv\w+|with) (?:\w+ )?(?:funding|financial support) from\b|\bfunded by\b|\bfunding (?:was |is )?(?:provided|received)\b|\bgrant (?:agreement|number|no\b)",
    "cover": r"\bcover (?:image|photo(?:graph)?|picture|illustration)\b|^(?:front )?cover:",
    "photo": r"\b(?:photo(?:graph)?s?|image|picture|cover)(?: credits?\b|s? by\b|s? courtesy\b|:? ?©)|^credits?:|^photo(?:graph)?s?:",
    "review": r"\bpeer[- ]?review\w*|\b(?:anonymous|external) (?:peer )?(?:referees?|reviewers?)\b|\bdouble[- ]blind\b",
    "citation": r"^(?:(?:how to )?cite (?:this|as)\b|(?:suggested|recommended) citation|citar como|como citar|pour citer|引用格式|للاقتباس)",
}
_PLACES_OF_WORK = (
    r"\b(?:universit\w+|universidad\w*|institut\w*|cent(?:re|er|ro)|department|faculty|school|college|academy|council|ministry|foundation"
    r"|director|professor|researcher|consultant|fellow|executive|lecturer|advocate|expert)\b|大学|学院|研究[所院]|جامعه|معهد|مركز"
)

_IS_A = r"\b(?:is|are|es|est|e) (?:an?|the|un|una|une|um|uma|el|la|le|o)\b"


def lines_of(document: Document, paged: PagedText, name: str) -> tuple[Span, ...]:
    """The blocks of the document's imprint that give a field; the first two of several."""
    if name == "affiliation":
        return _places_of_work(document, paged)
    pattern = _LINES.get(name)
    if pattern is None:
        return ()
    found = [b for b in _matter(paged) if re.search(pattern, plain(_words(b, paged)))]
    return tuple((b.start, b.end) for b in found[: _MOST.get(name, 2)])


_MOST = {"citation": 1, "email": 4}


def _matter(paged: PagedText) -> list[Block]:
    """The short blocks that may belong to the imprint: captions anywhere, and text at either end of the document."""
    body = [b for b in paged.blocks if b.kind not in ("heading", "footnote", "reference", "quote")]
    edge = {b.start for b in (*body[:_EDGE], *body[-_EDGE:])}
    return [b for b in body if (b.kind == "caption" or b.start in edge) and len(_words(b, paged).split()) <= _WORDS]


def _words(block: Block, paged: PagedText) -> str:
    return paged.text[block.start : block.end]


def _places_of_work(document: Document, paged: PagedText) -> tuple[Span, ...]:
    """What stands beside the authors' names, right under them, or in a note that begins with one."""
    names = [terms_of(a.family or a.literal) for a in document.record.authors]
    found: list[Span] = []
    for index, block in enumerate(paged.blocks):
        words = _words(block, paged)
        if len(words.split()) > _WORDS or block.kind in ("heading", "reference", "footnote"):
            continue
        opening = terms_of(" ".join(words.split()[:6]))
        named = any(n and n <= opening for n in names)
        under = index > 0 and block.kind == "caption" and _names_author(document, paged, paged.blocks[index - 1])
        if (named and re.search(_IS_A, plain(words))) or (
            (named or under) and re.search(_PLACES_OF_WORK, plain(words))
        ):
            found.append((block.start, block.end))
    return tuple(found)


def _names_author(document: Document, paged: PagedText, block: Block) -> bool:
    spans = [s for s in spans_of(document, "authors") if block.start <= s[0] and s[1] <= block.end]
    return block.kind == "caption" and bool(spans)
