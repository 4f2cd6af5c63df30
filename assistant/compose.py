"""Composing: an answer from what was chosen, in the sources' own words, grouped so that it reads well.

Every statement is a verbatim span, or a field of a record in a phrase of ours. Statements stand in the order of the
asks; within an ask the spans of one document stand together, in the order in which the document has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.answer import Evidence, Gap, Statement
from assistant.attribution import attribute, author_of
from assistant.covering import COMPANIONS
from assistant.evidence import Choice, Pick, Refusal
from assistant.phrases import field_word, kind_word, phrase
from assistant.records import RecordAnswer, RecordGap
from store.documents import Document, Locator, span_key
from store.words import fold

if TYPE_CHECKING:
    from assistant.writing import Written
    from store.library import Library

WORDS = 200
_RECORD_SPAN_WORDS = 70


@dataclass
class Composition:
    """Statements, gaps and evidence as they grow, ask by ask."""

    statements: list[Statement] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)


Part = Choice | Sequence[RecordAnswer | RecordGap]


def compose(
    parts: Sequence[Part], asks: Sequence[str], language: str, library: Library, written: Written | None = None
) -> Composition:
    """Build the statements, gaps and evidence of an answer; `parts[i]` is what was decided for `asks[i]`.

    What a chat model wrote and what held stands in the place of the first ask that it was given; of these only the asks
    that it does not cover are composed besides. Raises DocumentUnknown for a document that has left.
    """
    made = Composition()
    covered = written.covers if written else frozenset()
    for i, (ask, part) in enumerate(zip(asks, parts, strict=True)):
        if written is not None and i == written.at:
            for e in written.cited:
                library.document(e.document.id)  # it may have left while the model wrote
            made.evidence |= {e.key: e for e in written.cited}
            made.statements += written.statements
        if i in covered:
            continue
        if isinstance(part, Choice):
            _add_choice(made, ask, part, language, library)
        else:
            for one in part:
                _add_record(made, ask, one, language, library)
    return made


def evidence_of(pick: Pick, library: Library) -> Evidence:
    """The evidence of a span: its words, its place and who says it."""
    document = library.document(pick.document_id)
    paged = library.paged(pick.document_id)
    quote = paged.text[pick.start : pick.end]
    said = attribute(document, paged, pick.start, pick.end)
    return Evidence(
        key=span_key(pick.document_id, pick.start, pick.end), quote=quote, locator=paged.locate(pick.start, pick.end),
        document=document, speaker=said.speaker, author_says=said.author_says,
        original=said.original, force=said.force, examples_only=said.examples_only, as_of=said.as_of, score=pick.score,
        found_by=pick.found_by, gloss=pick.gloss,
    )  # fmt: skip


def _add_choice(made: Composition, ask: str, choice: Choice, language: str, library: Library) -> None:
    if choice.refusal is not None:
        nearest = [evidence_of(p, library) for p in choice.nearest]
        for e in nearest:
            made.evidence.setdefault(e.key, e)
        made.gaps.append(Gap(ask, reason(choice.refusal, language), tuple(e.key for e in nearest)))
        return
    for pick in _grouped(_within_budget(made, choice, library)):
        evidence = evidence_of(pick, library)
        if not _said(made, evidence):
            made.evidence[evidence.key] = evidence
            made.statements.append(Statement(evidence.quote, (evidence.key,), "quoted"))


def _within_budget(made: Composition, choice: Choice, library: Library) -> tuple[Pick, ...]:
    """The picks that fit the words left to the answer: the first always, then the likelier before the less likely."""
    if choice.ask.listing:
        return choice.picks
    words = sum(len(s.text.split()) for s in made.statements)
    kept: list[Pick] = []
    for pick in sorted(choice.picks, key=lambda p: -p.score):
        length = len(library.paged(pick.document_id).text[pick.start : pick.end].split())
        if not kept or words + length <= WORDS:
            kept.append(pick)
            words += length
    # The row that heads a table stays only with a row of it, what a sentence points back to only with the sentence.
    rows = {(p.document_id, p.score) for p in kept if p.found_by not in COMPANIONS}
    return tuple(
        p for p in choice.picks if p in kept and (p.found_by not in COMPANIONS or (p.document_id, p.score) in rows)
    )


def _said(made: Composition, evidence: Evidence) -> bool:
    """Whether the same words stand in the answer already, from the same place or another ("abstract and body")."""
    quote = fold(evidence.quote)
    return any(quote in fold(s.text) for s in made.statements)


def _grouped(picks: Sequence[Pick]) -> list[Pick]:
    """Documents in the order of their best pick; the picks of each in the order of the document."""
    order = list(dict.fromkeys(p.document_id for p in picks))
    return sorted(picks, key=lambda p: (order.index(p.document_id), p.start))


def reason(refusal: Refusal, language: str) -> str:
    """Why the library does not answer, in the reader's language."""
    listed = "، " if language == "ar" else "、" if language == "zh" else ", "
    return phrase(
        refusal.phrase, language, names=listed.join(refusal.names), years=listed.join(map(str, refusal.years)),
        kind=kind_word(refusal.kind, language),
    )  # fmt: skip


def _add_record(made: Composition, ask: str, one: RecordAnswer | RecordGap, language: str, library: Library) -> None:
    if isinstance(one, RecordGap):
        title = one.document.record.title or one.document.source
        made.gaps.append(Gap(ask, phrase("record_lacks", language, title=title, field=field_word(one.field, language))))
        return
    if one.field in ("count", "documents"):
        evidence = _record_evidence(one.documents[0], one.value, one.field) if one.documents else None
        of = ", ".join(filter(None, (one.of, one.language)))
        counted = "record_count_in" if one.language else "record_count_of" if one.of else "record_count"
        text = phrase(counted if one.field == "count" else "record_documents", language, value=one.value, of=of)
        cited = [evidence] if evidence else []
    else:
        document = one.documents[0]
        text = phrase(
            "record_field", language, field=field_word(one.field, language),
            title=document.record.title or document.source, value=one.value,
        )  # fmt: skip
        cited = _spans(document, one, library) or [_record_evidence(document, one.value, one.field, one.where)]
    for evidence in cited:
        made.evidence.setdefault(evidence.key, evidence)
    made.statements.append(
        Statement(text, tuple(e.key for e in cited), "supported", checker="record", why=_as_given(one.where))
    )


def _spans(document: Document, one: RecordAnswer, library: Library) -> list[Evidence]:
    """The evidence of a field found in the text: the short block that it stands in, else the field's own words."""
    paged = library.paged(document.id)
    found = []
    for start, end in one.spans:
        block = paged.blocks[paged.block_at(start)]
        if end <= block.end and len(paged.text[block.start : block.end].split()) <= _RECORD_SPAN_WORDS:
            start, end = block.start, block.end
        if start < end:
            found.append(evidence_of(Pick(document.id, start, end, 1.0, "record"), library))
    return found


def _as_given(where: str) -> str:
    whence = {"corrected": ", where a person has corrected it", "sidecar": ", from a reference manager"}
    return "as the record gives it" + whence.get(where, "")


def _record_evidence(document: Document, value: str, name: str, where: str = "") -> Evidence:
    """Evidence that stands in no text: a field of the record, or a count over the library (`found_by` "count").

    A field that a person corrected, or that a reference manager gave, is `found_by` "corrected" or "sidecar".

    A count is hung on the first document counted, because evidence has one; it says nothing of that document.
    """
    found_by = where if where in ("corrected", "sidecar") else "record"
    return Evidence(
        key=span_key(f"{document.id}:{name}", 0, 0), quote=value,
        locator=Locator(document.id, None, None, kind="record"), document=document, speaker=author_of(document),
        score=1.0,
        found_by="count" if name in ("count", "documents") else found_by,
    )  # fmt: skip
