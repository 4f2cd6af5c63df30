"""Questions for nothing but the reason of what was said before ("Why?"), and the sentences that give one.

Such a question has no words of its own, so that whatever speaks of the same subject would come near it. Only a sentence
that says outright that something is the reason of something answers it; what follows from it ("therefore") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.wants import Kind, plain, want
from assistant.wording import content_terms

if TYPE_CHECKING:
    from assistant.candidates import Candidate
    from assistant.question import Question
    from store.library import Library

# The share of the words borrowed, by weight, that a sentence and what stands around it must meet.
_ABOUT_IT = 0.5

_GIVES = re.compile(
    r"\bbecause\b|\b(?:due|owing|thanks) to\b|\bon account of\b|\bas a (?:result|consequence) of\b"
    r"|\bin (?:response|reaction) to\b|\b(?:in order|so as) to\b|\bso that\b|\bfor (?:the )?(?:lack|want|fear) of\b"
    r"|\b(?:reasons?|causes?|motives?)\b|\bwhy\b|\bcaus(?:ed|ing)\b|\bmotivated\b"
    r"|\bexplain(?:s|ed)?\b(?! (?:how|where|what|who|when)\b)"
    r"|\b(?:stem|arise|result|emanate)s? from\b|\b(?:stemm|aris|result|emanat)(?:ed|ing) from\b|\bled to\b"
    # "Since 1973", "since Fiji joined": a time.
    r"|\bdriven by\b|\bsince (?!\d|then\b)(?=(?:[\w'-]+ ){1,6}?"
    r"(?:is|are|do|does|can|cannot|may|must|needs?|exists?|lacks?|remains?)\b)"
    r"|\bporque\b|\bdebid[oa]s? a\b|\bya que\b|\ba causa de\b|\bpuesto que\b|\b(?:razon|razones|causas?|motivos?)\b"
    r"|\bparce qu|\bcar\b|\ben raison d|\bafin (?:de|d'|que)\b|\b(?:raisons?)\b"
    r"|\bpois\b|\bdevido a\b|\buma vez que\b|\b(?:razao|razoes)\b|بسبب|لان|نتيجه|سبب|因为|由于|原因"
)


def asks_for_the_reason_alone(text: str) -> bool:
    """Whether a question is nothing but "Why?"."""
    return want(text).kind is Kind.REASON and not content_terms(text)


def gives_a_reason(text: str) -> bool:
    """Whether a sentence says outright that something is the reason of something; to ask for it, or to suppose it,
    gives none."""
    if plain(text).startswith("if "):
        return False
    return bool(_GIVES.search(plain(text))) and not text.rstrip(" ”’»\"')").endswith(("?", "？", "؟"))


def reasons_among(candidates: Sequence[Candidate], question: Question, library: Library) -> list[Candidate]:
    """The candidates that give a reason of what was spoken of before: of the documents of the earlier answer where
    these are known, and with a word of it, or in a paragraph that was quoted."""
    return [
        c for c in candidates
        if (not question.documents or c.document_id in question.documents)
        and c.features.words + c.features.context >= _ABOUT_IT
        and (c.features.words > 0 or not question.shown or _quoted(c, question, library))
        and gives_a_reason(c.text)
    ]  # fmt: skip


def _quoted(candidate: Candidate, question: Question, library: Library) -> bool:
    paragraph = library.paged(candidate.document_id).text[candidate.block.start : candidate.block.end]
    return any(quote in paragraph for quote in question.shown)
