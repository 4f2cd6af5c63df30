"""What a sentence that points back is quoted with: the sentences that name what it means, or a gloss of ours.

The sentence before is taken, and those before that one while they point back themselves; where the opening names its
thing ("This trend"), the nearest sentence that names it too. What adjoins is quoted; what does not (it stands before a
heading, or a note is called there), or is too long, is told in a gloss that takes a few of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.leaning import Opening, opening_of
from assistant.lists import item_list
from assistant.sayings import NAME
from assistant.wording import is_function_word
from store.documents import PagedText, Sentence
from store.hits import SentenceVectors
from store.words import stem, tokens

# Words of a sentence and those that it leans on, together.
WORDS = 90
# How many sentences back what is meant may stand, and how many words of it a gloss takes.
_BACK = 3
_GLOSS = 14
_BEFORE_NAMED = 3
_MARKED = re.compile(r"^\(.*\)$", re.DOTALL)
_LETTER = re.compile(r"^(?:[a-z]|[ivx]+|\d+(?:\.\d+)*)[.)]\s+", re.IGNORECASE)
# Headings that any text may have name nothing.
_OF_ANY = re.compile(
    r"\b(?:introduc|background|context|conclu|discuss|summary|overview|diagnos|method|results?\b|findings|recommend|recomend|issue|problem|propos|impact"
    r"|resumen|antecedentes|contexto|contexte|discus|résumé|resumo|m[ée]tod|implica)|\?$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r"^(?:[A-Z][\w’'-]+(?: [a-z]+){0,2}), (?=[a-zA-Z])")
_THIS_IS = re.compile(r"^(?:\w+ ){1,3}?(?:this|that|it) (?:is|was)\b")


class Sentences(Protocol):
    """What is needed of the library: the sentences of blocks (document id, index)."""

    def sentences_of(self, passages: Sequence[str] = (), blocks: Sequence[tuple[str, int]] = ()) -> SentenceVectors: ...


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The span to be quoted before a sentence (None: none), and the gloss outside the quotation marks ("": none)."""

    start: int | None = None
    end: int | None = None
    gloss: str = ""


NOTHING = Antecedent()


def antecedent_of(paged: PagedText, sentence: Sentence, library: Sentences) -> Antecedent:
    """What a sentence is quoted with so that it says of whom or what it speaks."""
    text = paged.text[sentence.start : sentence.end]
    opening = opening_of(text)
    if opening is None:
        return NOTHING
    block = paged.blocks[sentence.block]
    if block.kind in ("table", "caption", "heading", "reference"):
        return NOTHING
    own = [s for s in _sentences(paged, sentence.block, library) if s.end <= sentence.start]
    if own:
        earlier = own if block.kind == "list" else _with_block_before(paged, sentence.block, own, library)
        return _chosen(paged, opening, sentence, earlier)
    if block.note is not None:
        return _at_the_call(paged, opening, block.note, sentence, library)
    if block.kind == "list":
        return _lead_in(paged, opening, sentence)
    before = _block_before(paged, sentence.block)
    if before is None:
        return _of_heading(opening, block.section)
    crossed = any(paged.blocks[i].kind == "heading" for i in range(before + 1, sentence.block))
    earlier = _sentences(paged, before, library)
    if not crossed:
        return _chosen(paged, opening, sentence, earlier)
    last = earlier[-1:]
    if last and opening.stems & _stems(paged.text[last[0].start : last[0].end]):
        return Antecedent(gloss=_gloss(opening, paged.text[last[0].start : last[0].end]))
    return _of_heading(opening, block.section)


def pointing_back_to(text: str, before: str) -> str:
    """The gloss of a text that is not quoted with what stands before it, "" where it says of what it speaks."""
    opening = opening_of(text)
    return _gloss(opening, before) if opening else ""


def _chosen(paged: PagedText, opening: Opening, sentence: Sentence, earlier: Sequence[Sentence]) -> Antecedent:
    """What is quoted of the sentences before, the nearest of which is the last."""
    back = [s for s in earlier if not _MARKED.match(paged.text[s.start : s.end].strip())][::-1][:_BACK]
    if not back:
        return NOTHING
    texts = [paged.text[s.start : s.end] for s in back]
    at = _names(opening, texts)
    while at + 1 < len(back) and _leans(texts[at]):
        at += 1
    for reach in (at, 0):
        if len(paged.text[back[reach].start : sentence.end].split()) <= WORDS:
            gloss = "" if reach == at else _gloss(opening, texts[at])
            return Antecedent(back[reach].start, back[0].end, gloss)
    return Antecedent(gloss=_gloss(opening, texts[at]))


def _names(opening: Opening, texts: Sequence[str]) -> int:
    """How far back the sentence stands that names what the opening means; the nearest where none does."""
    if opening.of_a_person:
        return next((i for i, t in enumerate(texts) if _persons(t)), 0)
    if opening.stems:
        return next((i for i, t in enumerate(texts) if opening.stems & _stems(t)), 0)
    return 0


def _leans(text: str) -> bool:
    return opening_of(text) is not None or bool(_THIS_IS.match(_INTRODUCED.sub("", text)) or _THIS_IS.match(text))


def _sentences(paged: PagedText, block: int, library: Sentences) -> list[Sentence]:
    found = library.sentences_of(blocks=[(paged.document_id, block)]).sentences
    return sorted(found, key=lambda s: s.start)


def _with_block_before(paged: PagedText, index: int, own: list[Sentence], library: Sentences) -> list[Sentence]:
    """The sentences before in the paragraph, behind those of the paragraph before it where there are few."""
    before = _block_before(paged, index) if len(own) < _BACK else None
    if before is None or before != index - 1 or paged.blocks[index].note is not None:
        return own
    return [*_sentences(paged, before, library), *own] if paged.blocks[before].kind in ("body", "quote") else own


def _block_before(paged: PagedText, index: int) -> int | None:
    """The paragraph, list item or quotation before a block, headings passed over once; None where there is none."""
    for i in range(index - 1, max(index - 4, -1), -1):
        if paged.blocks[i].kind in ("body", "list", "quote") and paged.blocks[i].note is None:
            return i
        if paged.blocks[i].kind != "heading":
            return None
    return None


def _lead_in(paged: PagedText, opening: Opening, sentence: Sentence) -> Antecedent:
    """For an item of a list, the line that leads into it."""
    group = item_list(paged, sentence)
    if group is None or not group.led_in:
        return NOTHING
    start, end = group.spans[0]
    if len(paged.text[start:end].split()) + len(paged.text[sentence.start : sentence.end].split()) <= WORDS:
        return Antecedent(start, end)
    return Antecedent(gloss=_gloss(opening, paged.text[start:end]))


def _at_the_call(paged: PagedText, opening: Opening, mark: str, sentence: Sentence, library: Sentences) -> Antecedent:
    """For the first sentence of a note, the sentence that calls it, which does not adjoin."""
    note = paged.note_at(sentence.start)
    if note is None or note.called_at is None:
        return NOTHING
    calling = [s for s in _sentences(paged, paged.block_at(note.called_at - 1), library) if s.start < note.called_at]
    return Antecedent(gloss=_gloss(opening, paged.text[calling[-1].start : calling[-1].end])) if calling else NOTHING


def _of_heading(opening: Opening, section: str) -> Antecedent:
    name = _LETTER.sub("", section).strip(" :")
    if not name or opening.of_a_person or opening.goes_on or len(name.split()) > _GLOSS or _OF_ANY.search(name):
        return NOTHING
    return Antecedent(gloss=f"{opening.words} = “{name}”")


def _gloss(opening: Opening, text: str) -> str:
    """A few words of the sentence that names what is meant, as they stand there: a person's name, the words around the
    thing named, else its opening."""
    text = " ".join(text.split())
    if opening.of_a_person:
        named = _persons(text)
        if not named:
            return ""
        # A sentence that begins with a person goes on about that one.
        opens = re.match(rf"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir)\.? )?{re.escape(named[0])}", text)
        return f"{opening.words} = {named[0] if opens else named[-1]}"
    words = _INTRODUCED.sub("", text).split()
    at = next((i for i, w in enumerate(words) if opening.stems & _stems(w)), 0)
    first = max(at - _BEFORE_NAMED, 0) if at + _BEFORE_NAMED > _GLOSS else 0
    shown = " ".join(words[first : first + _GLOSS]).rstrip(" ,;:.–—-")
    before = "…" if first or words[0] != text.split()[0] else ""
    after = "…" if first + _GLOSS < len(words) else ""
    return f"{opening.words} = “{before}{shown}{after}”"


def _persons(text: str) -> list[str]:
    """The names in a text that may be a person's: no word of them is of an institution, a field or an office, and nobody
    is in them."""
    found = [(m.group(), text[: m.start()]) for m in re.finditer(NAME, text)]
    return [
        name
        for name, before in found
        if not (_OF_NO_PERSON.search(name) or is_function_word(name.split()[0].lower()) or _IN.search(before))
    ]


# "An MA in Economic Geography": what one is in, at or from is no person.
_IN = re.compile(r"\b(?:in|at|from|on|en|desde|dans|em) $")
_OF_NO_PERSON = re.compile(
    r"\b(?:Universi\w+|Institut\w*|College|School|Cent(?:re|er)|Department|Faculty|Ministr\w+|Council|Committee|Commission|Agency|Bank"
    r"|Fund|Foundation|Association|Society|Network|Group|Programme|Program|Project|Office|Organi[sz]ation|Nations|Union|League|Board"
    r"|International|National|Global|Development|Studies|Research|Relations|Cooperation|Security|Policy|Politics|Economics|Health|Rights"
    r"|Affairs|Handbook|Journal|Review|Press|Conference|Summit|Plan|Treaty|Agreement|Report|South|North|East|West|Southern|Northern"
    r"|Associate|Assistant|Professor|Director|President|Minister|Secretary|Senior|Fellow|Lecturer|Chair|Prime|Foreign)\b"
)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(t.term) for t in tokens(text))
