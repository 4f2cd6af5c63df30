"""Questions about the documents themselves: who wrote it, when, in which journal, under what licence, how many there are.

They are answered from the records, never from a sentence that happens to look like an answer. A field that was
found in the text is cited to that span; one that came from elsewhere, and a count, is evidence of kind "record".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.question import Ask, Question, content_terms
from assistant.steering import TYPES, steer
from assistant.wants import Kind, plain
from store.documents import Document, PagedText
from store.words import terms_of, tokens

if TYPE_CHECKING:
    from store.library import Library, Where

_WORK = (
    r"\b(?:articles?|papers?|briefs?|(?:blog )?posts?|op-?eds?|pieces?|reports?|commentary|essay|case stud(?:y|ies))\b"
)
# A work as what is signed or put out: "the (roadmap) op-ed", not "the agreement that the brief describes".
_THE_WORK = rf"(?:(?:the|this|that|your|their) )?(?:(?!that|which|of|in|for|by|with\b)[\w'-]+ ){{0,3}}?{_WORK}"
_SIGNED = (
    rf"\b(?:who|those who|everybody who|everyone who) (?:\w+ )?(?:signed|put (?:his|her|their) names? to) {_THE_WORK}"
    rf"|\bwho (?:is|was|are|were) behind {_THE_WORK}"
)
_PUT_OUT = rf"\b(?:which|what) (?:body|organi[sz]ation|institution|institute|outfit|agency|network|group) (?:put out|brought out|published|publishes|issued|released) {_THE_WORK}"
_WENT_UP = (
    rf"\b(?:date|when)\b(?: \w+)? {_THE_WORK}.{{0,60}}\b(?:went up|go up|came out|come out|went online|go online)\b"
)
FIELDS: tuple[tuple[str, str], ...] = (
    ("doi", r"\bdoi\b|معرف الكائن"),
    ("licence", r"\blicen[cs]es?\b|\blicencia\b|\blicenca\b|\bcopyright\b|ترخيص|许可"),
    ("container", r"\b(?:which|what|in which|name of the) (?:journal|magazine|newspaper|periodical|outlet|revista|revue)\b|^journal\b|\bjournal and\b|\bjournal name\b|\bwhere (?:was|did|is) .{0,60}\b(?:published|appear)\b"
                  r"|\b(?:que|en que|qual|em que) revista\b|\bquelle revue\b|اي مجله|哪[一本个份]*(?:期刊|杂志)"),
    ("publisher", r"\bpublishers?\b|\bwho (?:publishe[sd]|issued|released|brought out)\b|\bpublished by\b|" + _PUT_OUT + r"|\bquien (?:publico|publica|edito)\b|\beditorial\b|\bqui a publie\b|\bediteur\b|\bquem publicou\b|الناشر|من نشر|出版"),
    ("issued", r"\bwhen (?:was|were|did) .{0,120}\b(?:publish\w*|issued|released|posted|written|appear\w*|come out)\b|\b(?:publication date|date of (?:publication|issue))\b|^(?:the )?date of (?:the |this |that )?(?:[\w'-]+ ){0,3}?(?:articles?|papers?|briefs?|(?:blog )?posts?|op-?eds?|reports?|case stud(?:y|ies))\b|" + _WENT_UP + r"|\b(?:what|which) (?:year|month|date)\b.{0,120}\b(?:publish\w*|issued|released|posted|appear\w*|come out)\b"
               r"|\bcuando (?:se publico|fue publicad\w|aparecio)\b|\bfecha de publicacion\b|\bquand .{0,60}\b(?:publie\w*|paru\w*)\b|\bdate de publication\b|\bquando foi publicad\w\b|متي نشر|تاريخ نشر|何时发表|什么时候发表|出版日期|发表日期"),
    ("authors", r"\bwho (?:wrote|authored|is the author|are the authors|are the (?:\w+ )?authors|penned|co-?wrote)\b(?! that)|\b(?:who|name|names|list|which|what)\b.{0,30}\bauthors? of\b|^(?:the )?authors? of\b|\bwho (?:is|are|was|were) (?:the )?(?:\w+ )?authors?\b|\bwritten by\b|" + _SIGNED + r"|\bby whom (?:was|were|is) .{0,60}\bwritten\b"
                r"|\bquien(?:es)? escribi|\bautor(?:es|as?)? de\b|\bqui a ecrit\b|\bauteurs?\b|\bquem escreveu\b|مولف|من كتب|作者|谁写"),
    ("title", r"\b(?:full )?title of\b|\bwhat is .{0,60} titled\b|\btitulo (?:de|del|completo)\b|\btitre (?:de|du|complet)\b|عنوان (?:المقال|الموجز|الوثيقه|الدراسه)|标题"),
)  # fmt: skip
_COUNT = re.compile(
    r"\bhow many (?:\w+ )?(?:documents|texts|sources|works|items|publications|briefs|papers|articles|blog posts|case studies|op-?eds)\b(?! (?:does|do|did) [A-Z])|\bnumber of documents\b|\bcuantos documentos\b|\bcombien de (?:documents|textes)\b|\bquantos documentos\b|كم (?:عدد )?(?:الوثائق|وثيقه)|عدد الوثائق|多少(?:篇|份)?(?:文献|文件|文档)"
)
_LIBRARY = re.compile(
    r"\b(?:library|collection|corpus|holdings|do you (?:have|hold)|you hold|biblioteca|coleccion|bibliotheque)\b|المكتبه|文献库|库"
)
_LISTING = re.compile(
    r"\b(?:which|what|list(?: all)?(?: the)?) (?:documents|texts|sources|works)\b.{0,40}\b(?:library|collection|hold|have|there)\b|\bwhat (?:is|do you have) in the (?:library|collection)\b|\blist (?:all )?(?:the |your )?(?:documents|sources)\b"
    r"|\b(?:which|what) (?:of (?:the|your) )?(?:documents|texts|sources|works) (?:are|is)\b|\b(?:que|cuales|quais) documentos\b|\bquels documents\b"
)
_IN_LANGUAGE = re.compile(r"\b(?:in|en|em)\s+([^\W\d_]{4,})")


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """A field of one document's record, or a count over the library (`documents` are those counted).

    `of` is the type and `language` the language (in the reader's word) of those counted, "" for any. `spans` are where
    the field stands in the document's text; empty where it came from elsewhere. `where` says whence (`FieldOrigin`).
    """

    field: str
    documents: tuple[Document, ...]
    value: str
    of: str = ""
    language: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class RecordGap:
    """A field that the record of the document meant does not give."""

    field: str
    document: Document


_LIBRARY_WORDS = terms_of("library collection corpus holdings here biblioteca colección bibliothèque المكتبة 文献库")


def _type_named(counted: str) -> str | None:
    """The type of document that a count asks for; None for documents of any type."""
    return next((name for name, pattern in TYPES.items() if re.search(pattern, counted)), None)


_LISTED_WORDS = terms_of("documents texts sources works list written hold holds documentos")


def _language_named(text: str) -> str | None:
    """The language that a question about documents names ("in French"); None for any."""
    from assistant.languages import code_of

    return next((code for found in _IN_LANGUAGE.finditer(text) if (code := code_of(found.group(1)))), None)


def fields_asked(ask: Ask) -> tuple[str, ...]:
    """The fields of a record that an ask is after, in the order of `FIELDS`."""
    folded = plain(ask.text)
    return tuple(name for name, pattern in FIELDS if re.search(pattern, folded))


def answer_from_records(
    question: Question, ask: Ask, library: Library, where: Where
) -> tuple[RecordAnswer | RecordGap, ...]:
    """What the records answer to an ask; empty when it is no question about a document or the document is not clear."""
    folded = plain(ask.text)
    documents = library.documents(where)
    listing, counted = _LISTING.search(folded), _COUNT.search(folded)
    if listing or counted:
        kind, language = _type_named(folded), _language_named(ask.text)
        listed = tuple(
            d for d in documents
            if kind in (None, d.record.type) and (language is None or d.record.language[:2] == language[:2])
        )  # fmt: skip
        others = set(ask.terms) - _LIBRARY_WORDS - _LISTED_WORDS - (_TYPE_WORDS if kind else frozenset())
        if language:
            others -= {t.term for found in _IN_LANGUAGE.finditer(ask.text) for t in tokens(found.group(1))}
        if counted and (_LIBRARY.search(folded) or not others - terms_of(counted.group())):
            said = _IN_LANGUAGE.search(ask.text) if language else None
            return (RecordAnswer("count", listed, str(len(listed)), kind or "", said.group(1) if said else ""),)
        if listing and listed and not others:
            return (RecordAnswer("documents", listed, "; ".join(f"“{d.record.title or d.source}”" for d in listed)),)
    asked = fields_asked(ask)
    if not asked or ask.want.kind in (Kind.CONTACT, Kind.COUNTRY, Kind.COUNT):
        return ()
    document = _meant(question, ask, documents) or _only_one_of_its_type(question, ask, documents, library)
    if document is None:
        return ()
    paged = library.paged(document.id)
    return tuple(_field(name, document, paged) for name in asked)


def _meant(question: Question, ask: Ask, documents: Sequence[Document]) -> Document | None:
    """The one document that the question points to, by its record; None where two fit as well or none does."""
    if len(documents) == 1:
        return documents[0]
    steering = steer(question, ask, documents)
    asking = set(content_terms(question.stand_alone)) - _FIELD_WORDS - _TYPE_WORDS
    if not asking:
        # "When was the brief published?": the type alone points, where there is one of it.
        return next((d for d in documents if steering.weight(d.id)), None) if len(steering.weights) == 1 else None
    scored = []
    for document in documents:
        covered = len(asking & steering.terms_of(document.id)) / len(asking)
        scored.append((steering.weight(document.id) / 2 + covered, document))
    scored.sort(key=lambda pair: -pair[0])
    best, second = scored[0][0], scored[1][0] if len(scored) > 1 else 0.0
    return scored[0][1] if best >= 0.6 and best - second >= 0.2 else None


def _only_one_of_its_type(
    question: Question, ask: Ask, documents: Sequence[Document], library: Library
) -> Document | None:
    """The document whose type alone the question names ("the brief from Doha"), if it holds every other word of it."""
    named = [name for name, pattern in TYPES.items() if re.search(pattern, plain(ask.text))]
    of_type = [d for d in documents if d.record.type in named]
    if len(named) != 1 or len(of_type) != 1:
        return None
    (document,) = of_type
    steering = steer(question, ask, documents)
    asking = set(content_terms(ask.text)) - _FIELD_WORDS - _TYPE_WORDS - steering.terms
    held = {t.term for t in tokens(library.paged(document.id).text)} | steering.terms_of(document.id)
    return document if asking <= held else None


_TYPE_WORDS = terms_of(
    "policy brief briefs article articles paper papers blog post posts op ed eds case study studies report reports"
    " speech speeches document piece text"
    " موجز السياسات سياسات المقال مقال المدونة دراسة الحالة تقرير التقرير 政策简报 文章 论文 博客 案例研究 报告"
)
_FIELD_WORDS = frozenset(
    """
    journal doi licence license publisher published publishes publish author authors wrote written title date year
    went go goes out online signed behind names month issued released posted appear appeared piece full name magazine newspaper autor autores autora revista
    titulo auteur auteurs revue titre مولف مولفا عنوان كتب نشر 作者 出版 发表
    """.split()
) | terms_of("谁写了政策简报 谁写了文章 谁写了报告 谁写了案例研究 谁写了博客")  # pairs of characters, across words too


def _field(name: str, document: Document, paged: PagedText) -> RecordAnswer | RecordGap:
    record = document.record
    value = {
        "authors": " · ".join(str(a) for a in record.authors),
        "issued": "-".join(f"{n:02d}" if i else str(n) for i, n in enumerate(record.issued)),
        "title": record.title, "publisher": record.publisher, "container": record.container,
        "doi": f"https://doi.org/{record.doi}" if record.doi else "", "licence": record.licence,
    }[name]  # fmt: skip
    if not value:
        return RecordGap(name, document)
    spans = tuple(
        (o.start, o.end) for o in record.origins if o.field == name and o.start is not None and o.end is not None
    )
    if name == "issued" and len(spans) == 1:
        value = paged.text[slice(*spans[0])]  # the date as it is printed
    origin = record.origin(name)
    return RecordAnswer(name, (document,), value, spans=spans, where=origin.where if origin else "")
