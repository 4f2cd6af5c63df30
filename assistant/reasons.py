"""Questions for nothing but the reason of what was said before ("Why?"), and the sentences that give one.

Such a question has no words of its own, so that whatever speaks of the same subject would come near it. Only a sentence
that says outright that something is the reason of something answers it; what follows from it ("therefore") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.wants import Kind, plain, want
from assistant.wording import content_terms, language_of

if TYPE_CHECKING:
    from assistant.candidates import Candidate
    from assistant.question import Question
    from store.documents import Sentence
    from store.library import Library

# The share of the words borrowed, by weight, that a sentence and what stands around it must meet.
_ABOUT_IT = 0.5

_GIVES = re.compile(
    r"\bbecause\b|\b(?:due|owing|thanks) to\b|\bon account of\b|\bas a (?:result|consequence) of\b"
    r"|\bin (?:response|reaction) to\b|\b(?:in order|so as) to\b|\bso that\b|\bfor (?:the )?(?:lack|want|fear) of\b"
    r"|\b(?:reasons?|causes?|motives?)\b|\bwhy\b|\bcaus(?:ed|ing)\b|\bmotivated\b"
    r"|\bexplained by\b"
    r"|\b(?:stem|arise|result|emanate)s? from\b|\b(?:stemm|aris|result|emanat)(?:ed|ing) from\b|\bled to\b"
    # "Since 1973", "since Fiji joined": a time.
    r"|\bdriven by\b|\bsince (?!\d|then\b)(?=(?:[\w'-]+ ){1,6}?"
    r"(?:is|are|do|does|can|cannot|may|must|needs?|exists?|lacks?|remains?)\b)"
    r"|\bporque\b|\bdebid[oa]s? a\b|\bya que\b|\ba causa de\b|\bpuesto que\b|\b(?:razon|razones|causas?|motivos?)\b"
    r"|\bparce qu|\ben raison d|\bafin (?:de|d'|que)\b|\b(?:raisons?)\b"
    r"|\bdevido a\b|\buma vez que\b|\b(?:razao|razoes)\b|بسبب|لان|نتيجه|سبب|因为|由于|原因"
)

# Words that are others in another language ("the car park").
_GIVES_IN = {"fr": re.compile(r"\bcar\b"), "pt": re.compile(r"\bpois\b")}
# What names a reason and gives none, or a consequence.
_GIVES_NONE = re.compile(
    r"\b(?:no|without|any|unknown|unclear|unstated|undisclosed) (?:\w+ )?(?:reasons?|causes?|motives?)\b"
    r"|\bfor (?:that|this|these|those|which) (?:\w+ )?reasons?\b"
    r"|\b(?:reasons?|causes?|motives?)"
    r"(?: \w+){0,6}? (?:is|are|was|were|remains?|remained) (?:(?:still|largely|as yet|not) )?"
    r"(?:unknown|unclear|known|given|stated|disclosed)\b"
    r"|\bpor (?:esta|esa|essa) razon\b|\bpor (?:esta|essa) razao\b"
    r"|\bpour cette raison\b|\b(?:sin|aucune|sans|sem|ninguna|nenhuma) "
    r"(?:razon|raison|razao|causa|motivos?)\b"
)
_WHY = re.compile(
    r"\W*(?:(?:and|but|so|y|e|et|mais|pero) )?(?:why|how come|for what reasons?"
    r"|what for|what(?: is| was|'s) the reason|por que(?: razon| razao| motivo)?|para que"
    r"|pour quelles? raisons?|pourquoi|لماذا|为什么|为何|何故|那为什么)"
    r"(?: (?:so|not|is that|was that|is this|was this))?[呢啊呀]?\W*"
)


def asks_for_the_reason_alone(text: str) -> bool:
    """Whether a question is nothing but "Why?"."""
    return bool(_WHY.fullmatch(plain(text))) or (want(text).kind is Kind.REASON and not content_terms(text))


def gives_a_reason(text: str) -> bool:
    """Whether a sentence says outright that something is the reason of something; to ask for it, or to suppose it,
    gives none."""
    folded = _GIVES_NONE.sub(" ", plain(text))
    if folded.startswith("if "):
        return False
    own = _GIVES_IN.get(language_of(text))
    return bool(_GIVES.search(folded) or (own and own.search(folded))) and not text.rstrip(" ”’»\"')").endswith(
        ("?", "？", "؟")
    )


# "Their experts judged that traffic would be too thin."
_JUDGED = re.compile(
    r"\W*(?:their|its|his|her|they|it|he|she|sus?|leurs?|seus?|suas?)\b(?: [\w-]+){0,3}? (?:judged|argued|feared|thought|believed|held|said|considered|found|doubted|claimed|reckoned|calculated|estimated|warned"
    r"|juzgaron|temian|consideraron|jugeaient|craignaient|estimaient|julgaram|temiam)\b"
)


def reason_behind(candidate: Candidate, library: Library) -> Sentence | None:
    """The sentence right behind one in its paragraph that says what those of whom it speaks thought, which is why they
    did it; None where there is none."""
    place = (candidate.document_id, candidate.sentence.block)
    after = [s for s in library.sentences_of(blocks=[place]).sentences if s.start >= candidate.sentence.end]
    if not after:
        return None
    first = min(after, key=lambda s: s.start)
    text = library.paged(candidate.document_id).text
    return first if _JUDGED.match(plain(text[first.start : first.end])) else None


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
