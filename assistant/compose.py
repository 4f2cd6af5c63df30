"""Composing: an answer from what was chosen, in the sources' own words, grouped so that it reads well.

Every statement is a verbatim span, or a field of a record in a phrase of ours. Statements stand in the order of the
asks; within an ask the spans of one document stand together, in the order in which the document has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.answer import Evidence, Gap, Statement
from assistant.citing import each_voice, evidence_of
from assistant.covering import COMPANIONS
from assistant.evidence import Choice
from assistant.narrowing import Refusal
from assistant.phrases import kind_word, phrase
from assistant.picks import Pick
from assistant.record_statements import say
from assistant.records import FromRecords
from store.words import fold

if TYPE_CHECKING:
    from assistant.writing import Written
    from store.library import Library

__all__ = ["Composition", "Part", "compose", "evidence_of", "reason"]

WORDS = 200


@dataclass
class Composition:
    """Statements, gaps and evidence as they grow, ask by ask."""

    statements: list[Statement] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)


Part = Choice | Sequence[FromRecords]


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
                said = say(ask, one, language, library)
                made.evidence |= {e.key: made.evidence.get(e.key, e) for e in said.evidence}
                made.statements += [s for s in said.statements if s not in made.statements]
                made.gaps += said.gaps
    return made


def _add_choice(made: Composition, ask: str, choice: Choice, language: str, library: Library) -> None:
    if choice.refusal is not None:
        nearest = [evidence_of(p, library) for p in choice.nearest]
        for e in nearest:
            made.evidence.setdefault(e.key, e)
        made.gaps.append(Gap(ask, reason(choice.refusal, language), tuple(e.key for e in nearest)))
    shown = _grouped(_within_budget(made, choice, library))
    for pick in (part for one in shown for part in each_voice(one, library)):
        evidence = evidence_of(pick, library)
        if not _said(made, evidence):
            made.evidence[evidence.key] = evidence
            made.statements.append(Statement(evidence.quote, (evidence.key,), "quoted"))


def _within_budget(made: Composition, choice: Choice, library: Library) -> tuple[Pick, ...]:
    """The picks that fit the words left to the answer: the likeliest always, then the likelier before the less likely,
    each with what is quoted with it (the row that heads its table, the line that leads in) where that fits too."""
    if choice.ask.listing:
        return choice.picks
    words = sum(len(s.text.split()) for s in made.statements)
    kept: list[Pick] = []

    def keep(pick: Pick, *, always: bool) -> bool:
        nonlocal words
        length = len(library.paged(pick.document_id).text[pick.start : pick.end].split())
        fits = always or words + length <= WORDS
        if fits:
            kept.append(pick)
            words += length
        return fits

    answering = sorted((p for p in choice.picks if p.found_by not in COMPANIONS), key=lambda p: -p.score)
    for pick in answering:
        if not keep(pick, always=not kept):
            continue
        for beside in choice.picks:
            if beside.found_by in COMPANIONS and beside not in kept and _of_one(beside, pick):
                keep(beside, always=beside.found_by == "header")
    return tuple(p for p in choice.picks if p in kept)


def _of_one(companion: Pick, pick: Pick) -> bool:
    return (companion.document_id, companion.score) == (pick.document_id, pick.score)


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
        kind=kind_word(refusal.kind, language), items=str(refusal.items),
    )  # fmt: skip
