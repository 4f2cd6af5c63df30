"""What a draft says of the place of a quotation (who wrote it, when, on which page), and whether it stands there.

It is read from the note of the quotation, from the bracket behind it, or from who is named with a year before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.quote_search import quote_around
from assistant.references.places import pages_of
from store.documents import Document, PagedText
from store.words import fold

if TYPE_CHECKING:
    from store.hits import PhraseHit
    from store.library import Library

# Behind the closing mark: "(Osei 2019, p. 4)", also after a full stop or the mark of a note.
_BRACKET = re.compile(r"[”’»\"'.,;\s\d⁰¹²³⁴-⁹]{0,6}\((?P<said>[^()]{3,200})\)")
# Before it: "Osei (2019, p. 4) writes that", in the same sentence and with nobody else named in between.
_NAMED_BEFORE = re.compile(
    r"(?P<who>[A-ZÀ-Þ][\w’'.-]*(?:,?\s+(?:[A-ZÀ-Þ][\w’'.-]*|and|y|et|e|&|al\.?|de|da|do|of|the|for|on))*)\s+"
    r"\((?P<when>(?:1[89]|20)\d\d[a-z]?[^()]{0,60})\)(?P<between>[^.!?()“”«»\"]{0,80})[“«„\"]?$"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,}")
# "Osei 2019", "Osei and Lim (2019"; no acronyms, whose long form may be what the work has.
_OF_SOMEBODY = re.compile(
    r"(?:see |cf\.? )?(?P<who>[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ][^\d();:“”]{0,80}?),?\s\(?(?:1[89]|20)\d\d"
)
# How far back who is named is looked for, and how much of a document tells whose it is, in characters.
_BACK, _FRONT = 260, 3_000
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d(?=[a-z]?\b)")
_PAGES = re.compile(
    r"(?:\bpp?\.|\bpages?|\bpágs?\.|\bص\.?)\s*(?P<named>\d+(?:\s*[-–]\s*\d+)?)|(?:1[89]|20)\d\d[a-z]?\s*[,:]\s*(?P<bare>\d{1,4}(?:\s*[-–]\s*\d+)?)(?![\w/])",
    re.IGNORECASE,
)


def said_of(draft: PagedText, start: int, end: int, library: Library) -> str:
    """What the draft says of a quotation's place: its note; the bracket behind it where that names a work, a year or a
    page; or a work of the library named before it, with its year."""
    note = next((n for n in draft.notes if n.called_at is not None and 0 <= n.called_at - end <= 3), None)
    if note is not None:
        block = draft.blocks[note.block]
        return draft.text[block.start : block.end].strip()
    found = _BRACKET.match(draft.text, end)
    said = found["said"].strip() if found else ""
    documents = library.documents()
    by_work = any(_is_named(d, said) for d in documents)
    if not by_work and not _YEAR.search(said):
        before = _named_before(draft, start)
        if before and any(_is_named(d, before) for d in documents):
            return f"{before}, {said}" if _PAGES.search(said) else before
    return said if by_work or _YEAR.search(said) or _PAGES.search(said) else ""


def _named_before(draft: PagedText, start: int) -> str:
    """ "Osei 2019, p. 4", where that stands before a quotation, in its sentence and with no other name between."""
    first = max(draft.blocks[draft.block_at(start)].start, start - _BACK)
    before = _NAMED_BEFORE.search(draft.text[first:start])
    if before is None or _NAME.search(before["between"]):
        return ""
    return " ".join(f"{before['who']} {before['when']}".split())


def contradicts(said: str, hit: PhraseHit, library: Library) -> bool:
    """Whether the place named is another than that of a hit: another work, year or page."""
    if not said:
        return False
    document = library.document(hit.document_id)
    named = [d for d in library.documents() if _is_named(d, said)]
    if named and document not in named:
        return True
    if not named and _names_the_original(said, hit, library):
        return False
    if not named and _is_anothers(said, hit, document, library):
        return True
    title = document.record.title
    beside = said.replace(title, " ") if title else said  # a title may hold years of its own
    years = {int(y) for y in _YEAR.findall(beside)}
    own = document.record.year
    if years and own is not None and own not in years:
        return True
    pages = _PAGES.search(beside)
    place = library.paged(hit.document_id).locate(hit.start, hit.end)
    if pages is None or not pages_of(place):
        return False
    return not _page_numbers(pages["named"] or pages["bare"]) & {*place.labels, *map(str, place.pages)}


def _page_numbers(text: str) -> set[str]:
    first, _, last = text.replace("–", "-").partition("-")
    numbers = [int(n) for n in (first, last) if n.strip().isdigit()]
    if len(numbers) == 2 and numbers[1] < numbers[0]:  # 123-5
        shortened = str(numbers[1])
        numbers[1] = int(str(numbers[0])[: -len(shortened)] + shortened)
    return {str(n) for n in range(numbers[0], min(numbers[-1], numbers[0] + 200) + 1)} if numbers else set()


def _is_named(document: Document, said: str) -> bool:
    """Whether words name a document: a family name or an organisation among its authors, its publisher, where it
    appeared, or its title."""
    record = document.record
    words = f" {fold(said)} "
    names = [*(a.family or a.literal for a in record.authors), record.publisher, record.container, record.title]
    return any(name and f" {fold(name)} " in words for name in names)


def _names_the_original(said: str, hit: PhraseHit, library: Library) -> bool:
    """Whether words name the work from which the document itself takes what it quotes there."""
    quote = quote_around(library, hit)
    original = quote.original
    told = fold(f"{original.as_cited} {original.reference} {quote.speaker}" if original else quote.speaker)
    names = [fold(name) for name in _NAME.findall(said)]
    return not quote.author_says and any(f" {name} " in f" {told} " for name in names)


def _is_anothers(said: str, hit: PhraseHit, document: Document, library: Library) -> bool:
    """Whether a name with a year is given that neither the record nor the first page of a document has, nor the
    paragraph that is quoted."""
    who = _OF_SOMEBODY.match(said)
    names = [fold(name) for name in _NAME.findall(who["who"])] if who else []
    if not names:
        return False
    paged, record = library.paged(hit.document_id), document.record
    block = paged.blocks[hit.block]
    whose = [*map(str, record.authors), record.publisher, record.container, record.title, document.source]
    near = fold(" ".join([*whose, paged.text[:_FRONT], paged.text[block.start : block.end]]))
    return not any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", near) for name in names)
