"""Footnotes and endnotes asked for by their number: "What does footnote 26 of Kragelund say?", "¿Qué dice la nota 3?".

The note itself is the answer, whatever is asked of it ("Which work does note 16 cite?"). It is looked up, never
searched for: no sentence near it holds its number. English, Spanish, French, Portuguese, Arabic and Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.evidence import Choice
from assistant.list_places import counts_or_measures
from assistant.loose_names import loose_names_in
from assistant.narrowing import Refusal
from assistant.picks import Pick
from assistant.query_words import proofs_in
from assistant.question import Ask, Question
from assistant.steering import steer
from assistant.wants import plain
from store.documents import Document, PagedText
from store.where import Where
from store.words import terms_of

if TYPE_CHECKING:
    from store.library import Library

_NUMBER = r"(?P<{}>\d{{1,4}})(?![\w/-]|[.,]\d)"
_MARKED = r"(?:n\.? ?o\.? |no\.? |n° |nos?\. |number |numero |num\. |# ?)?"
_NOTE = re.compile(
    rf"\b(?:foot|end)-?notes? {_MARKED}{_NUMBER.format('a')}|\bfn\.? ?{_NUMBER.format('b')}"
    rf"|(?<!briefing )(?<!policy )(?<!guidance )(?<!technical )(?<!concept )(?<!information )(?<!practice )(?<!research )\bnot(?:e|a)(?:s(?= \d+(?:,| and| y| et| e) ?\d))?"
    rf"(?: (?:de bas de page|de fin|al pie|a pie de pagina|al final|de rodape|final))? {_MARKED}{_NUMBER.format('c')}"
    r"|\b(?P<d>\d{1,4})(?:st|nd|rd|th|e|eme|a|o) (?:(?:foot|end)-?note|note de bas de page|nota al pie|nota de rodape)\b"
    rf"|(?<!\w)(?:ال)?(?:حاشيه|هامش)(?: السفلي[هه]?)?(?: رقم)? {_NUMBER.format('e')}"
    r"|(?:脚注|尾注|注释|附注)\s*第?\s*(?P<f>\d{1,4})|第\s*(?P<g>\d{1,4})\s*[条个號号]?\s*(?:脚注|尾注|注释|附注)"
)
_MORE = re.compile(r"\s*(?:,|and|y|et|e|و|和|、)(?: (?:and|y|et|e))?\s*(\d{1,4})(?![\w/-]|[.,]\d)")
# What a note does beside saying something.
_NAMES = re.compile(
    r" (?:cites?|quotes?|names?|refers?|gives?|mentions?|contains?|tells?|talks?|speaks?|discuss(?:es)?|points?|cita|menciona|nombra|remite|mentionne|renvoie|nomme|parle|refere)\b"
)
_ARABIC_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_THE_NOTE = terms_of("note notes footnote footnotes endnote endnotes fn nota notas")
# Of so many documents the note of that number is shown where none is named.
_AT_MOST = 3


def note_asked(question: Question, ask: Ask, library: Library, where: Where) -> Choice | None:
    """The notes that an ask names by their numbers, or the refusal that says how many notes there are; None where it names
    none, or a document that the library does not hold. Where no document is told, the notes of that number of all."""
    numbers = numbers_asked(ask.text)
    if not numbers:
        return None
    documents = library.documents(where)
    named = _named(question, ask, documents, library)
    if named is None:
        strange = tuple(n for n in ask.names if not library.holds(n))
        return Choice(ask, (), Refusal("not_mentioned", names=strange)) if strange else None
    texts = [library.paged(d.id) for d in named or documents]
    noted = [paged for paged in texts if _numbers(paged)]
    if not noted:
        title = named[0].record.title if len(named) == 1 else ""
        return Choice(ask, (), Refusal("no_notes_of", names=(title,)) if title else Refusal("no_notes"))
    held = {number: [pick for paged in noted for pick in _notes_of(paged, number)] for number in numbers}
    picks = [pick for one in held.values() for pick in one]
    if len({p.document_id for p in picks}) > _AT_MOST:
        return Choice(ask, (), Refusal("which_note", items=numbers[0]))
    lacking = [number for number in numbers if not held[number]]
    return Choice(ask, tuple(picks), _missing(lacking[0], noted, library) if lacking else None)


def _missing(number: int, noted: Sequence[PagedText], library: Library) -> Refusal:
    """Why there is no note of a number, by the text with the highest one."""
    longest = max(noted, key=lambda paged: max(_numbers(paged)))
    highest = max(_numbers(longest))
    title = library.document(longest.document_id).record.title
    return Refusal("note_missing" if number < highest else "notes_end", names=(title,), items=highest)


def numbers_asked(text: str) -> tuple[int, ...]:
    """The numbers of the notes that a question names, in their order."""
    folded = plain(text).translate(_ARABIC_FIGURES)
    found: list[int] = []
    for match in _NOTE.finditer(folded):
        numbers = [next(int(n) for n in match.groups() if n)]
        end = match.end()
        while more := _MORE.match(folded, end):
            numbers.append(int(more[1]))
            end = more.end()
        if match["c"] and counts_or_measures(folded, end) and not _NAMES.match(folded, end):
            continue  # "in the note 2 years later"
        found += numbers
    return tuple(dict.fromkeys(found))


def _named(question: Question, ask: Ask, documents: Sequence[Document], library: Library) -> list[Document] | None:
    """The documents that an ask names, or those of the answer before where it names none; none of them for all. None
    where it has a name that points to no document and that no text has."""
    steering = steer(question, ask, documents, proofs_in(library), loose_names_in(library, documents))
    best = max((steering.weight(d.id) for d in documents), default=0.0)
    pointed = [d for d in documents if best and steering.weight(d.id) == best]
    named = pointed or [d for d in documents if d.id in question.documents]
    said = steering.terms.union(*(steering.terms_of(d.id) for d in named), _THE_NOTE)
    unknown = {t for name in ask.names for t in terms_of(name)} - said
    return None if unknown else named


def _numbers(paged: PagedText) -> list[int]:
    return [int(n.mark) for n in paged.notes if n.mark.isdecimal()]


def _notes_of(paged: PagedText, number: int) -> list[Pick]:
    """The notes of a number, more than one where each chapter counts anew, each with the paragraphs that go on with it."""
    own = {n.block for n in paged.notes}
    picks = []
    for note in paged.notes:
        if not note.mark.isdecimal() or int(note.mark) != number:
            continue
        last = note.block
        while last + 1 < len(paged.blocks) and last + 1 not in own and paged.blocks[last + 1].note == note.mark:
            last += 1
        picks.append(Pick(paged.document_id, paged.blocks[note.block].start, paged.blocks[last].end, 1.0, "note"))
    return picks
