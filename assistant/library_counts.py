"""Which documents of the library meet what a question asks of them, and where in each that stands.

By the fields of their records, and on a subject by the words of their texts through the library's search, which is
complete. Acronyms that the library explains, the English names of a subject and all names of a country count as well;
`Subject.names` says what was looked for. Nothing is guessed from meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant import countries, glossary
from assistant.library_cited import places_of, work_of_a_year
from assistant.library_criteria import Criterion, LibraryAsk, without
from assistant.query_words import acronyms_of
from assistant.record_fields import date_of, value_of
from assistant.wording import content_terms
from store.documents import Document
from store.hits import PhraseHit
from store.words import fold

if TYPE_CHECKING:
    from store.library import Library, Where

Span = tuple[int, int]
# The kinds of criteria that are looked for in the texts.
SOUGHT = ("words", "cited")
# A hit in one of these shows the words in a sentence; one in a heading or a note is shown where there is no other.
_TOLD = ("body", "list", "quote", "table")
# A subject of more words that stands nowhere in a row was hardly meant as one.
_FEW_WORDS = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as it was looked for: `names` are the words that count, each in a row; with `country` (two letters) any
    name of that country. `places` are the first telling place of it by document id."""

    names: tuple[str, ...]
    country: str = ""
    places: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LibraryAnswer:
    """What was found for an ask about the library's documents.

    among      the documents that were asked, `documents` those of them that meet every criterion, in the order shown
    subjects   for each criterion of words, in their order, what was looked for
    undated    those that meet all else but have no date in their records, where dates were asked for
    values     what makes a superlative so: dates, or numbers of words
    groups     label (a value of the field, "" for none) and documents, in order
    filtered   whether the reader had narrowed down the library
    """

    asked: LibraryAsk
    among: tuple[Document, ...]
    documents: tuple[Document, ...]
    subjects: tuple[Subject, ...] = ()
    undated: tuple[Document, ...] = ()
    values: tuple[str, ...] = ()
    groups: tuple[tuple[str, tuple[Document, ...]], ...] = ()
    filtered: bool = False


def count(asked: LibraryAsk, library: Library, where: Where) -> LibraryAnswer | None:
    """Find the documents that an ask is after. None where its subject was hardly understood: it stands nowhere, and
    has more than a word or two or was only asked about loosely in a list. Raises StoreError."""
    among = library.documents(where)
    looked = _subjects(asked, library, where)
    if looked is None:
        return None
    asked, subjects = looked
    own = tuple(d for d in among if all(d.id in s.places for s in subjects))
    plain = [c for c in asked.criteria if c.kind not in (*SOUGHT, "years")]
    own = tuple(d for d in own if all(meets(d, c) for c in plain))
    dated = [c for c in asked.criteria if c.kind == "years"]
    documents = tuple(d for d in own if all(meets(d, c) for c in dated))
    if asked.by and not documents:
        asked = replace(asked, form="list", by="")  # there is nothing to group
    by_date = bool(dated) or asked.form in ("oldest", "newest")
    undated = tuple(d for d in own if d.record.year is None) if by_date else ()
    values: tuple[str, ...] = ()
    compared = documents
    if asked.form in ("oldest", "newest", "longest", "shortest"):
        compared = tuple(d for d in documents if d not in undated)
        documents, values = _most(asked.form, compared, library)
    return LibraryAnswer(
        asked, among if asked.form in ("count", "list", "groups") else compared, documents, subjects, undated, values,
        _grouped(asked.by, documents) if asked.by else (), filtered=bool(where),
    )  # fmt: skip


def meets(document: Document, criterion: Criterion) -> bool:
    """Whether a document's record meets a criterion; for one of words it is the texts that say."""
    record = document.record
    if criterion.kind in SOUGHT:
        return True
    if criterion.kind == "years":
        return record.year is not None and criterion.years[0] <= record.year <= criterion.years[1]
    if criterion.kind == "author":
        return any(str(a) in criterion.values for a in record.authors)
    if criterion.kind in ("lacks", "has"):
        return all(bool(value_of(record, name)) is (criterion.kind == "has") for name in criterion.values)
    if criterion.kind == "language":
        return record.language[:2].lower() in criterion.values
    return str(getattr(record, criterion.kind)) in criterion.values


def _subjects(asked: LibraryAsk, library: Library, where: Where) -> tuple[LibraryAsk, tuple[Subject, ...]] | None:
    found = []
    for criterion in asked.criteria:
        if criterion.kind == "cited":
            by_name = any(c.isupper() or c > "\u0590" for value in criterion.values for c in value)
            found.append(_cited(criterion.values, library, where))
            sides = _TWO.split(criterion.values[0]) if len(criterion.values) == 1 else []
            if len(sides) > 1 and not found[-1].places and not work_of_a_year(criterion.values[0]):
                apart = [Criterion("cited", (one,)) for one in sides]
                asked = without(asked, criterion, *apart)
                found[-1:] = [_cited(c.values, library, where) for c in apart]
            if not (found[-1].places or by_name):
                return None  # "cite figures"
        if criterion.kind != "words":
            continue
        subject = _subject(criterion, library, where)
        if not subject.places:
            words = content_terms(" ".join(criterion.values)) if len(criterion.values) == 1 else ()
            if len(words) > 1:
                surfaces = [w for w in re.findall(r"[\w'’-]+", criterion.values[0]) if content_terms(w)]
                each = [Criterion("words", (w,), loose=criterion.loose) for w in surfaces]
                parts = [_subject(c, library, where) for c in each]
                if criterion.loose and len(parts) > 1 and all(p.places for p in parts):
                    asked = without(asked, criterion, *each)
                    found += parts
                    continue
            several = len(words) > _FEW_WORDS or any(len(v.split()) > _FEW_WORDS + 1 for v in criterion.values)
            if several or (criterion.loose and asked.form in ("list", "groups")) or _joins(criterion):
                return None
        found.append(subject)
    return asked, tuple(found)


_TWO = re.compile(r",? (?:and|y|e|et|as well as) |以及|、")


def _cited(values: Sequence[str], library: Library, where: Where) -> Subject:
    """Whom or what references and notes name, as they print it."""
    names, places = places_of(values, library, where)
    return Subject(names, places=places)


def _joins(criterion: Criterion) -> bool:
    """Whether a Chinese subject may be two, which only its words could tell apart."""
    return any(c in value for value in criterion.values for c in "和与及跟")


def _abroad(value: str) -> tuple[str, ...]:
    """All names of the body or term of the field that a subject is, in the languages of the glossary."""
    whole = [m for m in glossary.things(value) if (m.start, m.end) == (0, len(value))]
    return whole[0].english if len(whole) == 1 else ()


def _subject(criterion: Criterion, library: Library, where: Where) -> Subject:
    names: list[str] = []
    hits: list[PhraseHit] = []
    code = countries.code_of(criterion.values[0]) if len(criterion.values) == 1 else None
    if code:
        names, hits = list(criterion.values), list(countries.places(code, library, where))
    else:
        for value in criterion.values:
            for name in _also(value, library):
                if fold(name) not in map(fold, names):
                    names.append(name)
                    hits += _occurrences(name, library, where)
            for name in _abroad(value):
                # Of its names in other languages those are told that stand somewhere.
                if fold(name) not in map(fold, names) and (more := _occurrences(name, library, where)):
                    names.append(name)
                    hits += more
    return Subject(tuple(names), code or "", _places(hits, library))


def _also(value: str, library: Library) -> tuple[str, ...]:
    """A subject, what it is called in English, and its acronym or the words that this stands for."""
    names = [value]
    mentions = glossary.mentions(value)
    if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(value)):
        names += mentions[0].english
    for short, long in acronyms_of(library).items():
        if fold(short) == fold(value) and short.isupper() == value.isupper():
            names.append(long)
        elif fold(long) == fold(value):
            names.append(short)
    return tuple(dict.fromkeys(names))


def _occurrences(name: str, library: Library, where: Where) -> list[PhraseHit]:
    """Where a name stands, in the singular or the plural; an acronym only as one."""
    latin = re.search(r"[A-Za-zÀ-ž]", name) is not None
    found = []
    for hit in library.occurrences(name, where, inflected=latin):
        words = library.paged(hit.document_id).text[hit.start : hit.end]
        acronym = name.isupper() and len(name) > 1
        if (not latin or same_but_for_number(name, words)) and not (acronym and not words.rstrip("s").isupper()):
            found.append(hit)
    return found


_ENDINGS = ("", "s", "es", "x")
_PAIRS = {
    ("y", "ies"),
    ("al", "aux"),
    ("al", "ais"),
    ("el", "eis"),
    ("ao", "oes"),
    ("m", "ns"),
    ("f", "ves"),
    ("z", "ces"),
}


def same_but_for_number(one: str, other: str) -> bool:
    """Whether two runs of words are the same, each in the singular or the plural."""
    a, b = (re.findall(r"\w+", fold(text)) for text in (one, other))
    return len(a) == len(b) and all(_alike(x, y) for x, y in zip(a, b, strict=True))


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    ends = {a[shared:], b[shared:]}
    if "" in ends and ends <= set(_ENDINGS):
        return shared > 1
    return any({a[cut:], b[cut:]} == set(pair) for pair in _PAIRS for cut in range(max(shared - 2, 1), shared + 1))


def _places(hits: Sequence[PhraseHit], library: Library) -> dict[str, Span]:
    """By document the sentence of the first hit that stands in one, else the hit itself."""
    by_document: dict[str, list[PhraseHit]] = {}
    for hit in sorted(hits, key=lambda h: (h.document_id, h.start)):
        by_document.setdefault(hit.document_id, []).append(hit)
    return {id_: _place(found, library) for id_, found in by_document.items()}


def _place(hits: Sequence[PhraseHit], library: Library) -> Span:
    paged = library.paged(hits[0].document_id)
    hit = next((h for h in hits if paged.blocks[paged.block_at(h.start)].kind in _TOLD), hits[0])
    number = paged.block_at(hit.start)
    for sentence in library.sentences_of(blocks=[(hit.document_id, number)]).sentences:
        if sentence.start <= hit.start and hit.end <= sentence.end:
            return sentence.start, sentence.end
    return hit.start, hit.end


def _most(form: str, documents: Sequence[Document], library: Library) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The first or last of documents by date, or the longest or shortest, and the values that decide. Of dates of
    which one only names the year that the other names too, neither is the earlier."""
    if form in ("longest", "shortest"):
        words = {d.id: library.entry(d.id).words for d in documents}
        pick: Callable[..., int] = max if form == "longest" else min
        most = pick(words.values(), default=0)
        return tuple(d for d in documents if words[d.id] == most), (str(most),)

    def before(a: Document, b: Document) -> bool:
        one, other = (a, b) if form == "oldest" else (b, a)
        k = min(len(one.record.issued), len(other.record.issued))
        return one.record.issued[:k] < other.record.issued[:k]

    kept = tuple(d for d in documents if not any(before(other, d) for other in documents))
    return kept, tuple(sorted({date_of(d.record) for d in kept}))


def _grouped(by: str, documents: Sequence[Document]) -> tuple[tuple[str, tuple[Document, ...]], ...]:
    groups: dict[str, list[Document]] = {}
    for document in documents:
        record = document.record
        labels = [str(a) for a in record.authors] if by == "authors" else [str(getattr(record, by) or "")]
        if by == "issued":
            labels = [str(record.year or "")]
        for label in labels or [""]:
            groups.setdefault(label, []).append(document)
    ordered = sorted(groups, key=lambda label: (not label, fold(label)))
    return tuple((label, tuple(groups[label])) for label in ordered)
