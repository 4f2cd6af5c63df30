"""What a draft says of the place of a quotation (who wrote it, when, on which page), and whether it stands there.

It is read from the note of the quotation, from the bracket behind it, or from who is named with a year beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.quote_search import quote_around
from assistant.references.places import pages_of
from assistant.references.wording import all_secondary
from store.documents import Document, PagedText
from store.words import fold, units

if TYPE_CHECKING:
    from store.hits import PhraseHit
    from store.library import Library

# Behind the closing mark: "(Osei 2019, p. 4)", also after a full stop or the mark of a note.
_BRACKET = re.compile(r"[”’»\"'.,;\s\d⁰¹²³⁴-⁹]{0,6}(?:\((?P<said>[^()]{3,200})\)|\[(?P<square>[^\[\]]{3,200})\])")
_SAYS = "|".join(
    r"writ\w+ wrote sa(?:y|ys|id) stat(?:e|es|ed) argu\w+ not(?:e|es|ed) observ\w+ conclud\w+ claim\w* f(?:inds?|ound)"
    r" describ\w+ h(?:old|olds|eld) warn\w* stress\w* suggest\w* report\w* remark\w* explain\w* add(?:s|ed)? insist\w*"
    r" maintain\w* puts? emphasi[sz]\w+ call(?:s|ed)? speaks? spoke escrib\w+ dic\w+ dijo afirm\w+ sost\w+ señala\w*"
    r" advierte\w* concluy\w+ écri\w+ dit affirm\w+ souti\w+ soulign\w+ conclu\w* escrev\w+ diz\w*".split()
)
_WHEN = r"(?:1[89]|20)\d\d[a-z]?"
# Before it: "Osei (2019, p. 4) writes that it", "Osei, 2019, claims", "according to Osei (2019),", "Osei (2019):"; and
# nothing else between.
_NAMED_BEFORE = re.compile(
    r"(?P<according>\b(?:[Aa]ccording to|[Ss]egún|[Ss]elon|[Ss]egundo|[Dd]e acordo com)\s+)?"
    r"(?P<who>[A-ZÀ-Þ][\w’'.-]*(?:,?\s+(?:[A-ZÀ-Þ][\w’'.-]*|and|y|et|e|&|al\.?|de|da|do|of|the|for|on))*)"
    rf"(?:\s+\((?P<when>{_WHEN}[^()]{{0,60}})\)|,?\s(?P<bare>{_WHEN}),?)"
    rf"(?P<between>(?:\s+(?:(?:also|further|rightly)\s+)?(?:{_SAYS})(?:\s+[^\W\dA-ZÀ-Þ]+){{0,5}})?\s*[,:]?)\s*[“«„\"]?$"
)
# Behind it: "…”, argues Osei (2019)".
_NAMED_BEHIND = re.compile(
    rf"[”’»\"'.,]{{0,3}}\s(?:{_SAYS})\s(?P<who>[A-ZÀ-Þ][^()\[\].;:]{{1,80}}?)\s+\((?P<when>{_WHEN}[^()]{{0,60}})\)"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]{2,}")
# "Osei 2019", "Osei, A. and Lim (2019": names alone, joined as names are. Every space begins another turn of the loop:
# a row of initials could else be read in ever so many ways.
_AUTHOR = r"[A-ZÀ-Þ][\w’'-]+(?:,? [A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)*|(?: (?:de|da|do|van|von|al|el|bin))? [A-ZÀ-Þ][\w’'-]+)*"
_OF_SOMEBODY = re.compile(
    rf"(?:[Ss]ee |[Cc]f\. |[Aa]s )?(?P<who>{_AUTHOR}(?:(?:, | and | & | y | et | e ){_AUTHOR})*(?: et al\.?)?),?"
    rf" \(?{_WHEN}\b"
)
# Words with a capital that name nobody.
_NOBODY = frozenset(
    "ibid ibidem idem op loc emphasis italics translation own interview interviews accessed quoted cited article report"
    " page section chapter table figure note notes box author authors workshop conversation personal communication"
    " january february march april may june july august september october november december enero febrero marzo abril"
    " mayo junio julio agosto septiembre octubre noviembre diciembre janvier fevrier mars avril mai juin juillet aout"
    " septembre octobre novembre decembre janeiro fevereiro marco maio junho julho setembro outubro dezembro".split()
)
# What makes a name a part of a longer one: behind it, and before it.
_GOES_ON = re.compile(r"\s(?:of |for |on )?(?:the )?[A-ZÀ-Þ][\w’'-]")
_LEADS_ON = re.compile(r"(?<![\w’'-])(?!(?:See|The|In|La|El|Le|Les|Los|Las)\s)[A-ZÀ-Þ][\w’'-]*\s$")
_QUOTED_IN = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(all_secondary())))})(?!\w)", re.IGNORECASE)
# How far back who is named is looked for, and how much of a document tells whose it is, in characters.
_BACK, _FRONT = 260, 3_000
# Not that of "the 2030 Agenda".
_YEAR = re.compile(r"(?<!Agenda )\b(?:1[89]|20)\d\d(?=[a-z]?\b)(?! [A-ZÀ-Þ][a-zß-ÿ])")
_PAGES = re.compile(
    r"(?:\bpp?\.|\bpages?|\bpágs?\.|\bص\.?)\s*(?P<named>\d+(?:\s*[-–]\s*\d+)?)|(?:1[89]|20)\d\d[a-z]?\s*[,:]\s*(?P<bare>\d{1,4}(?:\s*[-–]\s*\d+)?)(?![\w/]|\s+[^\W\d_])",
    re.IGNORECASE,
)


def said_of(draft: PagedText, start: int, end: int, library: Library) -> str:
    """What the draft says of a quotation's place: its note; the bracket behind it where that names a work, a year or a
    page; or a work of the library that is named beside it, with its year."""
    if (noted := _note_called(draft, end)) is not None:
        return noted
    found = _BRACKET.match(draft.text, end)
    said = (found["said"] or found["square"]).strip() if found else ""
    if found and (behind := _note_called(draft, found.end())) is not None:
        return behind  # the bracket is the source's own
    documents = library.documents()
    by_work = any(_is_named(d, said) for d in documents)
    if not by_work and not _YEAR.search(said):
        beside = _named_beside(draft, start, end)
        if beside and any(_is_named(d, beside) for d in documents):
            return f"{beside}, {said}" if _PAGES.search(said) else beside
    return said if by_work or _YEAR.search(said) or _PAGES.search(said) else ""


def _note_called(draft: PagedText, end: int) -> str | None:
    """The note that is called behind a place, None where none is."""
    note = next((n for n in draft.notes if n.called_at is not None and 0 <= n.called_at - end <= 3), None)
    return None if note is None else draft.text[draft.blocks[note.block].start : draft.blocks[note.block].end].strip()


def _named_beside(draft: PagedText, start: int, end: int) -> str:
    """ "Osei 2019, p. 4", where that stands before a quotation or behind it, in its sentence and next to it."""
    block = draft.blocks[draft.block_at(start)]
    behind = _NAMED_BEHIND.match(draft.text[end : block.end])
    if behind:
        return " ".join(f"{behind['who']} {behind['when']}".split())
    before = _NAMED_BEFORE.search(draft.text[max(block.start, start - _BACK) : start])
    if before is None or (before["between"].strip() == "," and not before["according"]):
        return ""
    return " ".join(f"{before['who']} {before['when'] or before['bare']}".split())


def named_in(said: str, library: Library) -> frozenset[str]:
    """The documents (ids) that are named where a draft says the place of a quotation."""
    at = _at_hand(said)
    return frozenset(d.id for d in library.documents() if _is_named(d, at)) if at else frozenset()


def _at_hand(said: str) -> str:
    """Of words at second hand ("Lim 2012, p. 4, quoted in Osei 2019") the work that quotes them."""
    return _QUOTED_IN.split(said)[-1]


def contradicts(said: str, named: Collection[str], hit: PhraseHit, library: Library) -> bool:
    """Whether the place said is another than that of a hit: another work than those `named` in it, year or page."""
    if not said:
        return False
    document, paged = library.document(hit.document_id), library.paged(hit.document_id)
    if re.match(rf"[”’»\"'.,;\s]{{0,4}}[(\[]{re.escape(said)}", paged.text[hit.end : hit.end + len(said) + 8]):
        return False  # the bracket is the source's own
    if document.id not in named:
        if _names_the_original(said, hit, library):
            return False
        if named or _is_anothers(said, hit, document, library):
            return True
    title, at = document.record.title, _at_hand(said)
    beside = at.replace(title, " ") if title else at  # a title may hold years of its own
    years = {int(y) for y in _YEAR.findall(beside)}
    own = document.record.year
    if years and own is not None and own not in years:
        return True
    pages = _PAGES.search(beside)
    place = paged.locate(hit.start, hit.end)
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
    appeared, or its title; not as a part of a longer name ("United Nations" of its Development Programme)."""
    record = document.record
    persons = [a.family for a in record.authors if a.family]
    bodies = [*(a.literal for a in record.authors), record.publisher, record.container, record.title]
    return any(_stands_alone(n, said, before=True) for n in persons) or any(_stands_alone(n, said) for n in bodies)


@lru_cache(maxsize=100_000)
def _terms(name: str) -> tuple[str, ...]:
    return tuple(u.term for u in units(name))


def _stands_alone(name: str, said: str, *, before: bool = False) -> bool:
    """Whether a name stands in a text and no further part of a name beside it; before a family name a given one may."""
    terms = _terms(name)
    if not terms or not set(terms) <= set(_terms(said)):
        return False
    found = list(units(said))
    for i in range(len(found) - len(terms) + 1):
        run = found[i : i + len(terms)]
        if tuple(u.term for u in run) != terms:
            continue
        leads_on = not before and _LEADS_ON.search(said[: run[0].start])
        if not leads_on and not _GOES_ON.match(said[run[-1].end :]):
            return True
    return False


def _names_the_original(said: str, hit: PhraseHit, library: Library) -> bool:
    """Whether words name the work from which the document itself takes what it quotes there, or somebody whom the
    sentence names."""
    quote = quote_around(library, hit)
    original = quote.original
    told = "" if quote.author_says else quote.speaker
    if original and not quote.author_says:
        told += f" {original.as_cited} {original.reference}"
    if any(f" {fold(name)} " in f" {fold(told)} " for name in _NAME.findall(said)):
        return True
    who = _OF_SOMEBODY.match(said)
    return who is not None and any(f" {fold(n)} " in f" {fold(quote.text)} " for n in _NAME.findall(who["who"]))


def _is_anothers(said: str, hit: PhraseHit, document: Document, library: Library) -> bool:
    """Whether a name with a year is given that neither the record nor the first page of a document has, nor the
    paragraph that is quoted."""
    who = _OF_SOMEBODY.match(said)
    written = _NAME.findall(who["who"]) if who else []
    names = [fold(name) for name in written]
    # An acronym's long form may be what the work has.
    if (
        not names
        or all(name.isupper() for name in written)
        or _NOBODY & {part for name in names for part in name.split()}
    ):
        return False
    paged, record = library.paged(hit.document_id), document.record
    block = paged.blocks[hit.block]
    whose = [*map(str, record.authors), record.publisher, record.container, record.title, document.source]
    near = fold(" ".join([*whose, paged.text[:_FRONT], paged.text[block.start : block.end]]))
    if len(names) > 2:
        names.append("".join(name[0] for name in names))  # "United Nations Development Programme" for UNDP
    return not any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", near) for name in names)
