"""Statements and gaps from records: a field of one document, or what was counted over the library.

The text of a statement is made of the very values that were found, and looked at once more before it is called
supported: a field must read so in the record, each document counted must meet what is said of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.answer import Evidence, Gap, Statement
from assistant.citing import evidence_of, record_evidence
from assistant.languages import name_of
from assistant.library_counts import SOUGHT, LibraryAnswer, Subject, meets
from assistant.library_criteria import Criterion
from assistant.outlets import is_outlet
from assistant.phrases import field_word, phrase
from assistant.picks import Pick
from assistant.record_fields import printed_date, spans_of, value_of
from assistant.record_frames import PAGES
from assistant.record_phrases import AND, MARKS, OR, TYPES
from assistant.record_questions import fields_asked
from assistant.record_verdicts import bears_out, in_another
from assistant.records import FromRecords, ImprintLines, LibraryGap, RecordAnswer, RecordDoubt, RecordGap
from store.documents import Document, PagedText

if TYPE_CHECKING:
    from store.library import Library

# Titles in one statement, and statements of one listing by a field.
TITLES = 20
GROUPS = 40
_SPAN_WORDS = 70
_FIELD_OF = {"author": "authors", "years": "issued", "publisher": "publisher", "container": "container", "type": "type"}


@dataclass
class Said:
    """What is said of one ask: statements and gaps, and the evidence that they name."""

    statements: list[Statement] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, text: str, cited: list[Evidence], why: str) -> None:
        cited = list({e.key: e for e in cited}.values())
        self.evidence += cited
        self.statements.append(Statement(text, tuple(e.key for e in cited), "supported", checker="record", why=why))


def say(ask: str, one: FromRecords, language: str, library: Library) -> Said:
    """Put into words what the records answer to an ask. Raises StoreError."""
    said = Said()
    if isinstance(one, RecordGap):
        name = "imprint_lacks" if one.imprint else "record_lacks"
        title = one.document.record.title or one.document.source
        reason = phrase(name, language, title=title, field=field_word(one.field, language))
        said.gaps.append(Gap(_part_for(ask, one.field), reason))
    elif isinstance(one, RecordDoubt):
        said.gaps.append(Gap(ask, phrase("record_either", language, titles=_titles(one.documents, language))))
    elif isinstance(one, LibraryGap):
        said.gaps.append(Gap(ask, phrase("docs_not_read", language)))
    elif isinstance(one, ImprintLines):
        for start, end in one.spans:
            evidence = evidence_of(Pick(one.document.id, start, end, 1.0, "imprint"), library)
            said.evidence.append(evidence)
            said.statements.append(Statement(evidence.quote, (evidence.key,), "quoted"))
    elif isinstance(one, RecordAnswer):
        _field(said, ask, one, language, library)
    elif one.asked.by:
        if any(c.kind in SOUGHT for c in one.asked.criteria):
            # What the groups were made of is said first: who only names a thing once has hardly written about it.
            _counted(
                said, ask, replace(one, asked=replace(one.asked, form="list", by=""), groups=()), language, library
            )
        _groups(said, one, language, library)
    else:
        _counted(said, ask, one, language, library)
    return said


_AND = re.compile(r",?\s+(?:and|y|e|et)\s+|\s+و(?=\w)|[，,](?:以及)?")


def _part_for(ask: str, name: str) -> str:
    """The part of an ask for several fields that is after the one named; all of it where no one part is."""
    parts = [p for p in _AND.split(ask) if p.strip()]
    asked = [fields_asked(p) for p in parts]
    own = [p for p, fields in zip(parts, asked, strict=True) if name in fields]
    if not own and any(asked):
        own = [p for p, fields in zip(parts, asked, strict=True) if not fields]  # "…and when?"
    return own[0].strip() if len(parts) > 1 and len(own) == 1 else ask


def _field(said: Said, ask: str, one: RecordAnswer, language: str, library: Library) -> None:
    document = library.document(one.document.id)
    title = document.record.title or document.source
    if one.value not in _values(one.field, document, library):
        said.gaps.append(Gap(ask, phrase("record_lacks", language, title=title, field=field_word(one.field, language))))
        return
    text = phrase(
        "record_field", language, field=field_word(one.field, language), title=title, value=_shown(one, language)
    )
    verdict = bears_out(document.record, one.claim) if one.claim else None
    if one.claim and verdict is None and one.field == "container" and is_outlet(one.claim.supposed, library):
        verdict = False if in_another(document.record, one.claim.supposed) else None
    if verdict is not None:
        text = phrase("record_yes" if verdict else "record_no", language, said=text)
    cited = _spans(document, one.field, library) or [record_evidence(document, one.value, one.field, one.where)]
    said.add(text, cited, _as_given(one.where))


def _values(name: str, document: Document, library: Library) -> tuple[str, ...]:
    """What may be said of a field: as the record has it, and a date as it is printed; of pages how many there are."""
    if name == PAGES:
        return (str(library.entry(document.id).pages),)
    return value_of(document.record, name), printed_date(document, library.paged(document.id))


def _shown(one: RecordAnswer, language: str) -> str:
    return name_of(one.value, language) if one.field == "language" else one.value


def _as_given(where: str) -> str:
    whence = {"corrected": ", where a person has corrected it", "sidecar": ", from a reference manager"}
    return "as the record gives it" + whence.get(where, "")


def _spans(document: Document, name: str, library: Library) -> list[Evidence]:
    """The evidence of a field found in the text: the short blocks that it stands in, else the field's own words. Over
    several blocks only those are shown that name an author: between them may stand what is none of it."""
    paged = library.paged(document.id)
    found = []
    for start, end in (s for span in spans_of(document, name) for s in _in_blocks(span, document, paged)):
        block = paged.blocks[paged.block_at(start)]
        if end <= block.end and len(paged.text[block.start : block.end].split()) <= _SPAN_WORDS:
            start, end = block.start, block.end
        if start < end:
            found.append(evidence_of(Pick(document.id, start, end, 1.0, "record"), library))
    return found


def _in_blocks(span: tuple[int, int], document: Document, paged: PagedText) -> list[tuple[int, int]]:
    """A span within one block as it is; of one over several the part of each block that first names an author, or the
    part of each."""
    parts = [
        (max(b.start, span[0]), min(b.end, span[1])) for b in paged.blocks if b.start < span[1] and span[0] < b.end
    ]  # fmt: skip
    if len(parts) < 2:
        return [span]
    first = [next((p for p in parts if str(a) in paged.text[slice(*p)]), None) for a in document.record.authors]
    named = [part for part in dict.fromkeys(first) if part]
    return named or parts


def _counted(said: Said, ask: str, one: LibraryAnswer, language: str, library: Library) -> None:
    documents = tuple(d for d in one.documents if _meets(d, one))
    n, total, scope = len(documents), len(one.among), _scope(one, language)
    several = one.asked.form in ("count", "list")
    titles = _titles(documents, language)
    if not several:
        if not documents:
            said.gaps.append(Gap(ask, phrase("docs_none_compared", language)))
            return
        clauses = _clauses(one, language, one=False)
        that = phrase("docs_that", language, clauses=clauses) if clauses else ""
        text = phrase(
            f"docs_{one.asked.form}", language, n=str(total), scope=scope, that=that, titles=titles,
            value="; ".join(one.values),
        )  # fmt: skip
    elif one.asked.criteria:
        clauses = _clauses(one, language, one=n == 1)
        text = phrase("docs_found", language, n=str(n), total=str(total), scope=scope, clauses=clauses)
    elif one.asked.form == "list":
        text = phrase("record_documents", language, value=titles)
    else:
        text = phrase("docs_all", language, n=str(n), scope=scope)
    if one.undated:
        text += phrase("docs_undated", language, n=str(len(one.undated)))
    if several and one.asked.criteria and documents:
        text += f"{_colon(language)}{titles}"
    hung_on = (*documents, *one.among)[:1]
    name = "count:" + repr(one.asked)
    cited = [record_evidence(d, str(n), name) for d in hung_on]
    if one.asked.criteria or one.asked.form != "count":
        cited += [e for d in documents[:TITLES] for e in _where(d, one, library)]
    said.add(text, cited, "as counted over the library")


def _groups(said: Said, one: LibraryAnswer, language: str, library: Library) -> None:
    word = field_word(one.asked.by, language)
    for label, documents in one.groups[:GROUPS]:
        shown = name_of(label, language) if one.asked.by == "language" and label else label
        shown = _type(label, language) if one.asked.by == "type" else shown
        text = phrase(
            "docs_group" if label else "docs_group_none", language, field=word, label=shown, n=str(len(documents)),
            total=str(len(one.among)), titles=_titles(documents, language),
        )  # fmt: skip
        cited = [record_evidence(documents[0], str(len(documents)), f"count:{one.asked!r}:{label}")]
        for d in documents[:TITLES]:
            name = one.asked.by if label else "title"
            spans = _spans(d, name, library)
            cited += [e for e in spans if label in e.quote] or spans or [_of_field(d, name)]
        said.add(text, cited, "as counted over the library")
    if len(one.groups) > GROUPS:
        more = phrase("docs_more", language, n=str(len(one.groups) - GROUPS))
        said.add(f"{word}: {more}", [record_evidence(one.among[0], str(len(one.groups)), "count:groups")], "")


def _meets(document: Document, one: LibraryAnswer) -> bool:
    """Whether a document meets all that is said of those counted."""
    fields = [c for c in one.asked.criteria if c.kind not in SOUGHT]
    return all(meets(document, c) for c in fields) and all(document.id in s.places for s in one.subjects)


def _where(document: Document, one: LibraryAnswer, library: Library) -> list[Evidence]:
    """A place for each thing said of a document: in its text, else in its record."""
    found = [
        evidence_of(Pick(document.id, *s.places[document.id], 1.0, "words"), library)
        for s in one.subjects if document.id in s.places
    ]  # fmt: skip
    # What a record lacks stands nowhere: the document is named by its title.
    names = [
        {"lacks": "title", "has": c.values[0] if c.values else ""}.get(c.kind, _FIELD_OF.get(c.kind, c.kind))
        for c in one.asked.criteria if c.kind not in SOUGHT
    ]  # fmt: skip
    if one.asked.form in ("oldest", "newest"):
        names.append("issued")
    if not names and not found:
        names.append("title")
    for name in dict.fromkeys(names):
        found += _spans(document, name, library) or [_of_field(document, name)]
    return found


def _of_field(document: Document, name: str) -> Evidence:
    origin = document.record.origin(name)
    value = value_of(document.record, name) or document.source
    return record_evidence(document, value, name, origin.where if origin else "")


def _scope(one: LibraryAnswer, language: str) -> str:
    return phrase("docs_in_filter" if one.filtered else "docs_in_library", language)


def _titles(documents: tuple[Document, ...], language: str) -> str:
    shown = [f"“{d.record.title or d.source}”" for d in documents[:TITLES]]
    if len(documents) > TITLES:
        shown.append(phrase("docs_more", language, n=str(len(documents) - TITLES)))
    return ("；" if language == "zh" else "؛ " if language == "ar" else "; ").join(shown)


def _colon(language: str) -> str:
    return "：" if language == "zh" else " : " if language == "fr" else ": "


def _clauses(answer: LibraryAnswer, language: str, *, one: bool) -> str:
    """What is said of the documents counted, each criterion by a clause."""
    subjects = iter(answer.subjects)
    said = []
    for criterion in answer.asked.criteria:
        if criterion.kind in SOUGHT:
            name, value = _of_subject(next(subjects), language)
            name = "clause_cited" if criterion.kind == "cited" else name
        else:
            name, value = f"clause_{criterion.kind}", _value(criterion, language)
        said.append(phrase(name + ("_one" if one else ""), language, value=value))
    comma = "，" if language == "zh" else "، " if language == "ar" else ", "
    return AND.get(language, AND["en"]).join([*filter(None, [comma.join(said[:-1])]), *said[-1:]])


def _of_subject(subject: Subject, language: str) -> tuple[str, str]:
    if subject.country:
        return "clause_country", subject.names[0]
    marks = MARKS.get(language, MARKS["en"])
    left, right = ("« ", " »") if ";" in marks else (marks[0], marks[1])
    value = OR.get(language, OR["en"]).join(f"{left}{name}{right}" for name in subject.names)
    single = len(subject.names) == 1 and len(subject.names[0].split()) == 1
    return ("clause_word" if single else "clause_words"), value


def _value(criterion: Criterion, language: str) -> str:
    if criterion.kind == "years":
        first, last = criterion.years
        if last == 9999:
            return phrase("years_since", language, year=str(first))
        if first == 0:
            return phrase("years_until", language, year=str(last))
        return str(first) if first == last else f"{first}–{last}"
    values = criterion.values
    if criterion.kind == "language":
        values = tuple(name_of(v, language) for v in values)
    if criterion.kind in ("lacks", "has"):
        values = tuple(field_word(v, language) for v in values)
    if criterion.kind == "type":
        values = tuple(_type(v, language) for v in values)
    return OR.get(language, OR["en"]).join(values)


def _type(name: str, language: str) -> str:
    return TYPES.get(name, {}).get(language, name)
