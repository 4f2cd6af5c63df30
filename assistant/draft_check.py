"""Checking a draft: whether each quotation in it stands in the library as it is quoted, and where it is said to stand.

A quotation may leave words out ("…", "[…]") and put words in square brackets: then each piece of it must stand in one
document, in order. A comma or full stop that the writer set before the closing mark is no difference. What the draft
says of the place is for `draft_places.py` to read.
"""

from __future__ import annotations

import bisect
import difflib
import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from assistant.draft_places import contradicts, named_in, said_of
from assistant.quote_search import ATTEMPTS, quote_around, quote_at, whole_sentences
from assistant.quotes import Quote
from store.documents import PagedText
from store.errors import DocumentUnknown
from store.words import fold, terms_of, units

if TYPE_CHECKING:
    from store.hits import PhraseHit
    from store.library import Library

Verdict = Literal["exact", "differs", "elsewhere", "absent"]
# Fewer words are a term or a title, of which nobody doubts the wording.
WORDS = 3
# From this share of its words on, a passage is the one that a quotation changes.
_LIKE = 0.6
_BLOCKS = 8
_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:…|\.{3}|\. \. \.)\s*\]|…|\.{3,4}|\. \. \.|\[[^\[\]]*\])\s*")
_SET_AT_END = ".,;:"
# A piece of a quotation that leaves words out has so many words, and stands so near the one before it, in characters.
_PIECE, _APART = 2, 1_500
# What a writer puts in brackets may explain, but not say another figure or the contrary.
_ALTERS = re.compile(
    r"\[[^\[\]]*(?:\d|\b(?:not|no|never|nor|without|nunca|ni|sin|ne|pas|jamais|não|nem)\b|ليس|لا |不|没)[^\[\]]*\]",
    re.IGNORECASE,
)
# So few characters left out are an aside; a denial among them turns the sense.
_FEW = 60
_DENIES = re.compile(
    r"\b(?:not|no|never|nor|hardly|without|nunca|ni|sin|pas|jamais|sans|não|nem|sem)\b|n['’]t\b|ليس|لا |不|没",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\[(\w)\](?=\w)")
# A heading, or the one line of a draft, which is taken for one.
_IN_HEADING = re.compile(r"(?:[“«„]|(?<!\S)\")(?P<said>[^“”«»„\"]+)[”»\"]")
# What a citation of ours has before the name of a section.
_OF_CITATION = re.compile(r"\b(?:sec|sect|seç)\.\s[“«„\"]?\s?$|قسم\s[“«„\"]?\s?$")
_OPENING = re.compile(r"[“«„]|(?<!\S)\"(?=\w)")
_SHOWN, _SHOWN_PLACES, _LONGEST_TITLE = 80, 3, 600


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation of a draft and what the library says of it.

    text        as the draft has it, and its span there
    said        what the draft says of its place ("Osei 2019, p. 4"), "" where nothing
    found       the sentences in which it stands, or from which it differs; the first ones
    differences for "differs": the pieces of words, as (kind, text) with kind "same", "library" (only there) or "draft"
    why         in a sentence what is wrong, "" for "exact"
    """

    text: str
    start: int
    end: int
    said: str
    verdict: Verdict
    found: tuple[Quote, ...] = ()
    differences: tuple[tuple[str, str], ...] = ()
    why: str = ""

    def to_json(self) -> dict[str, Any]:
        """The object of `ssc check --json`."""
        return {
            "text": self.text, "start": self.start, "end": self.end, "said": self.said, "verdict": self.verdict,
            "why": self.why, "differences": [{"kind": k, "text": t} for k, t in self.differences],
            "found": [quote.to_json() for quote in self.found],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """The quotations of a draft in order; `short` are titles and those too short to be checked, `unread` the beginnings
    of those that could not be (no closing mark, over several paragraphs, or very long)."""

    checked: tuple[Checked, ...]
    short: tuple[str, ...]
    unread: tuple[str, ...] = ()


def check_draft(draft: PagedText, library: Library) -> CheckedDraft:
    """Check every quotation of at least `WORDS` words. Raises StoreError."""
    for attempt in range(ATTEMPTS):
        library.refresh()
        try:
            return _check(draft, library)
        except DocumentUnknown:  # one left meanwhile
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("not reached")


def _check(draft: PagedText, library: Library) -> CheckedDraft:
    checked, short = [], []
    spans = list(_quotations(draft))
    titles = {fold(d.record.title) for d in library.documents() if d.record.title}
    for start, end in spans:
        text = draft.text[start:end]
        if _names_a_section(draft, start):
            continue
        if len(list(units(text))) < WORDS or fold(text) in titles:
            short.append(text)
        else:
            checked.append(_checked(draft, start, end, library))
    return CheckedDraft(tuple(checked), tuple(short), tuple(_unread(draft, spans, titles)))


def _names_a_section(draft: PagedText, start: int) -> bool:
    return _OF_CITATION.search(draft.text, max(0, start - 12), start) is not None


def _unread(draft: PagedText, spans: Sequence[tuple[int, int]], titles: Collection[str]) -> Iterator[str]:
    """The beginnings of what opens with a mark and was not read as a quotation, and names no section and no work."""
    for mark in _OPENING.finditer(draft.text):
        if any(start - 2 <= mark.start() < end for start, end in spans) or _names_a_section(draft, mark.end()):
            continue
        begins = fold(draft.text[mark.end() : mark.end() + _LONGEST_TITLE])
        if not any(begins.startswith(title) for title in titles):
            yield " ".join(draft.text[mark.start() : mark.start() + _SHOWN].split())


def _quotations(draft: PagedText) -> Iterator[tuple[int, int]]:
    """The spans between quotation marks or set apart, those of headings too; of one within another the outer."""
    done = 0
    found = [(q.start, q.end) for q in draft.quotations]
    for block in draft.blocks:
        if block.kind == "heading":
            found += [m.span("said") for m in _IN_HEADING.finditer(draft.text, block.start, block.end)]
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if end > done:
            yield start, end
            done = end


def _checked(draft: PagedText, start: int, end: int, library: Library) -> Checked:
    text = draft.text[start:end]
    said = said_of(draft, start, end, library)
    hits = _standing(text, library)
    if not hits:
        return _not_standing(text, start, end, said, library)
    named = named_in(said, library)
    right = list(itertools.islice((hit for hit in hits if not contradicts(said, named, hit, library)), _SHOWN_PLACES))
    quotes = tuple(quote_around(library, hit) for hit in (right or hits)[:_SHOWN_PLACES])
    if right:
        return Checked(text, start, end, said, "exact", quotes)
    return Checked(
        text, start, end, said, "elsewhere", quotes, why=f"It does not stand where the draft says: {said.rstrip(' .')}."
    )


def _standing(text: str, library: Library) -> list[PhraseHit]:
    """The places of a quotation; of one in pieces those of the first piece behind which the others follow."""
    whole = text.rstrip()
    forms = [_LETTER.sub(lambda m: m[1].lower(), whole), _LETTER.sub(lambda m: m[1].upper(), whole), _plainly(whole)]
    forms += [f"{one[:1].swapcase()}{one[1:]}" for one in forms]  # a sentence may begin where the source's does not
    for form in dict.fromkeys(f for one in forms for f in (one, one.rstrip(_SET_AT_END))):
        pieces = [p for p in _LEFT_OUT.split(re.sub(r"\s+", " ", form)) if terms_of(p)]
        if not pieces or (len(pieces) > 1 and any(len(list(units(p))) < _PIECE for p in pieces)):
            continue
        if len(pieces) > 1 and _ALTERS.search(form):
            continue
        first, *others = [library.exactly(piece, marks_alike=True) for piece in pieces]
        if hits := [hit for hit, ends in _followed(first, others) if not _drops_a_denial(hit, ends, library)]:
            return hits
    return []


def _plainly(text: str) -> str:
    """A quotation without square brackets: they may be the source's own, or stand around words of it."""
    return text.replace("[", "").replace("]", "") if "…" not in text and "..." not in text else text


def _followed(
    first: Sequence[PhraseHit], others: Sequence[Sequence[PhraseHit]]
) -> list[tuple[PhraseHit, list[tuple[int, int]]]]:
    """The hits of a first piece behind which those of the others follow in order, near one another, each with the spans
    that are left out between them."""
    places: list[dict[str, list[PhraseHit]]] = []
    for hits in others:
        by_document: dict[str, list[PhraseHit]] = {}
        for hit in hits:
            by_document.setdefault(hit.document_id, []).append(hit)
        places.append(by_document)
    found = []
    for hit in first:
        at, left_out = hit.end, list[tuple[int, int]]()
        for by_document in places:
            own = by_document.get(hit.document_id, [])
            i = bisect.bisect_left(own, at, key=lambda h: h.start)
            if i == len(own) or own[i].start - at > _APART:
                break
            left_out.append((at, own[i].start))
            at = own[i].end
        if len(left_out) == len(places):
            found.append((hit, left_out))
    return found


def _drops_a_denial(hit: PhraseHit, left_out: Sequence[tuple[int, int]], library: Library) -> bool:
    """Whether a few words that a quotation leaves out deny what stands around them ("is … monolithic")."""
    text = library.paged(hit.document_id).text
    return any(b - a <= _FEW and _DENIES.search(text[a:b]) for a, b in left_out)


def _not_standing(text: str, start: int, end: int, said: str, library: Library) -> Checked:
    """What a quotation that stands nowhere is nearest to: the passage that it changes, or nothing."""
    best: tuple[float, str, int, int] | None = None
    wanted = [u.term for u in units(text)]
    for block in library.by_words(list(dict.fromkeys(wanted)), _BLOCKS):
        paged = library.paged(block.document_id)
        own = paged.blocks[block.block]
        share, first, last = _nearest(wanted, paged.text[own.start : own.end])
        if best is None or share > best[0]:
            best = share, block.document_id, own.start + first, own.start + last
    if best is None or best[0] < _LIKE:
        return Checked(text, start, end, said, "absent", why="No document of the library has these words.")
    share, document_id, first, last = best
    there = library.paged(document_id).text[first:last]
    a, b = whole_sentences(library, document_id, first, last)
    compared = tuple(differences(there, text.rstrip(_SET_AT_END)))
    why = "The library has other words here."
    return Checked(text, start, end, said, "differs", (quote_at(library, document_id, a, b),), compared, why)


def _nearest(wanted: Sequence[str], text: str) -> tuple[float, int, int]:
    """The stretch of a text that has the most of some words in their order: the share, and its span."""
    there = list(units(text))
    matched = difflib.SequenceMatcher(None, [u.term for u in there], wanted, autojunk=False)
    runs = [m for m in matched.get_matching_blocks() if m.size]
    if not runs:
        return 0.0, 0, 0
    # The run with the most words anchors it; others count as far as the quotation reaches on both sides.
    anchor = max(runs, key=lambda m: m.size)
    low = anchor.a - anchor.b - len(wanted) // 3 - 2
    high = anchor.a - anchor.b + len(wanted) + len(wanted) // 3 + 2
    near = [m for m in runs if low <= m.a and m.a + m.size <= high]
    first = max(near[0].a - near[0].b, 0, near[0].a - 3)
    last = min(near[-1].a + near[-1].size + min(len(wanted) - near[-1].b - near[-1].size, 3), len(there))
    return sum(m.size for m in near) / len(wanted), there[first].start, there[last - 1].end


def differences(there: str, here: str) -> Iterator[tuple[str, str]]:
    """Two texts compared word by word: ("same", words), ("library", what only `there` has), ("draft", only `here`)."""
    one, other = (re.findall(r"\S+\s*", t) for t in (there, here))
    bare = [[w.strip() for w in words] for words in (one, other)]
    for tag, a, b, c, d in difflib.SequenceMatcher(None, bare[0], bare[1], autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(one[a:b])
            continue
        if a < b:
            yield "library", "".join(one[a:b])
        if c < d:
            yield "draft", "".join(other[c:d])
