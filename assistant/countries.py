"""Country names in the six languages, from CLDR (by Babel), and where a text or a library names a country.

A name is met by its units (`store/words.py`), the longest first, so that "South Sudan" is not Sudan, "Papua New Guinea"
not Guinea and "sub-Saharan Africa" (撒哈拉以南非洲) not South Africa (南非). Adjectives ("Turkish") are no names. What no
rule can tell is said in `tests/assistant/test_country_names.py`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.country_names import ALSO, ALSO_PERSONS, ALSO_WORDS, BESIDE, OTHERS
from assistant.wants import plain
from store.arabic import attached
from store.hits import PhraseHit
from store.where import EVERYTHING, Where
from store.words import Unit, fold, is_arabic, units

if TYPE_CHECKING:
    from store.library import Library

# Those after the sixth only add names: Portuguese of Portugal, traditional Chinese.
_LOCALES = ("en", "es", "fr", "pt", "ar", "zh", "pt_PT", "zh_Hant")
# No countries: the unions, "unknown", the outlying, what Babel is tested with.
_NONE = frozenset(["EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"])
# The continent as often as the country, and never told apart ("America for the Americans").
_BOTH = "america"


@dataclass(frozen=True, slots=True)
class Named:
    """A country named in a text: the span [start, end) and its two letters."""

    start: int
    end: int
    code: str


@cache
def territories() -> dict[str, dict[str, str]]:
    """The names that CLDR gives the countries, by locale and code (two letters)."""
    from babel import Locale

    return {
        locale: {
            code: name
            for code, name in Locale.parse(locale).territories.items()
            if len(code) == 2 and code.isalpha() and code not in _NONE
        }
        for locale in _LOCALES
    }


@cache
def _written() -> tuple[tuple[str, str], ...]:
    """Every name as it is written, with its code."""
    found: dict[str, str] = {}
    for named in territories().values():
        for code, name in named.items():
            for form in (name, re.sub(r"\s*[(（\[].*?[)）\]]", "", name)):
                found.setdefault(form, code)
                if "&" in form:
                    found.setdefault(form.replace("&", "and"), code)
                if form.startswith("St. "):
                    found.setdefault(form.replace("St. ", "Saint ").replace("&", "and"), code)
    # 刚果（布）and 刚果（金）lose what tells them apart with their brackets.
    found = {form: code for form, code in found.items() if fold(form) != fold("刚果")}
    for code, others in ALSO.items():
        found |= dict.fromkeys(others.split("; "), code)
    return tuple(found.items())


@cache
def names() -> dict[str, str]:
    """Country code by folded name (`wants.plain`), in all six languages; regions and continents are left out."""
    found: dict[str, str] = {}
    for name, code in _written():
        found.setdefault(plain(name), code)
    return found


@dataclass(frozen=True, slots=True)
class _Form:
    """A name as units, with its code ("" for what is no country) and what its reading hangs on."""

    terms: tuple[str, ...]
    code: str
    comma: bool
    capitals: bool


@cache
def _table() -> dict[str, tuple[_Form, ...]]:
    """The names by their first unit, the longest first; Arabic ones also by that unit with particles attached."""
    found: dict[str, dict[tuple[str, ...], _Form]] = {}
    others = [(name, "") for line in OTHERS.strip().splitlines() for name in line.split("; ")]
    for name, code in (*_written(), *others):
        terms = tuple(u.term for u in _units(name))
        letters = re.sub(r"[^\w]", "", name)
        form = _Form(terms, code, "," in name, letters.isupper())
        for first in attached(terms[0]) if is_arabic(terms[0]) else (terms[0],):
            found.setdefault(first, {}).setdefault(terms, form)
    return {first: tuple(sorted(forms.values(), key=lambda f: -len(f.terms))) for first, forms in found.items()}


def _units(text: str) -> list[Unit]:
    """The units of a text, without the "'s" of possession."""
    return [
        Unit(u.term[:-2], u.start, u.end - 2, u.spaced) if u.term.endswith("'s") and len(u.term) > 3 else u
        for u in units(text)
    ]


def named(text: str) -> Iterator[Named]:
    """The countries that a text names, each place, in order.

    Names in Latin script count with a capital only, unless the whole text has none.
    """
    here = _units(text)
    cased = any(c.isupper() for c in text)
    table, i, before = _table(), 0, -1
    while i < len(here):
        form = next((f for f in table.get(here[i].term, ()) if _stands(f, text, here, i)), None)
        if form is None:
            i += 1
            continue
        last = i + len(form.terms)
        if form.code and _is_meant(form, text, here, i, listed=before == i, cased=cased):
            yield Named(here[i].start, here[last - 1].end, form.code)
            before = last
        i = last


@lru_cache(maxsize=4096)
def countries_in(text: str) -> frozenset[str]:
    """The codes of the countries that a text names (not by adjectives)."""
    return frozenset(n.code for n in named(text))


def country_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text names countries (not by adjectives), in order."""
    return tuple((n.start, n.end) for n in named(text))


def is_country(name: str) -> bool:
    """Whether a name is a country's."""
    return plain(name) in names() or plain(name) == _BOTH


def code_of(name: str) -> str | None:
    """The two letters of a country given by any of its names, or by them ("TR"); None where no country is so called."""
    terms = tuple(u.term for u in _units(name))
    for form in _table().get(terms[0], ()) if terms else ():
        if form.terms == terms and form.code:
            return form.code
    return name if name in territories()["en"] else None


def forms_of(code: str) -> tuple[str, ...]:
    """All names of a country, as they are written."""
    return tuple(name for name, other in _written() if other == code)


def places(code: str, library: Library, where: Where = EVERYTHING) -> tuple[PhraseHit, ...]:
    """Every place where the library's documents name a country, under any of its names in six languages."""
    return tuple(hit for hits in _by_document(code, library, where) for hit in hits)


def documents_naming(code: str, library: Library, where: Where = EVERYTHING) -> tuple[str, ...]:
    """The ids of the documents that name a country, in order."""
    return tuple(hit.document_id for hits in _by_document(code, library, where) for hit in itertools.islice(hits, 1))


def _by_document(code: str, library: Library, where: Where) -> Iterator[Iterator[PhraseHit]]:
    """For each document that may name the country, the places where it does."""
    blocks: dict[str, set[int]] = {}
    for name in {fold(form): form for form in forms_of(code)}.values():
        for hit in library.occurrences(name, where):
            blocks.setdefault(hit.document_id, set()).add(hit.block)

    def hits(document_id: str) -> Iterator[PhraseHit]:
        paged = library.paged(document_id)
        for number in sorted(blocks[document_id]):
            block = paged.blocks[number]
            for one in named(paged.text[block.start : block.end]):
                if one.code == code:
                    yield PhraseHit(document_id, block.start + one.start, block.start + one.end, number)

    return (hits(document_id) for document_id in sorted(blocks))


@cache
def english_name(code: str) -> str:
    """The English name of a country, by its two letters; the shorter of CLDR's names ("Türkiye" is "Turkey")."""
    return {"TR": "Turkey", "US": "United States"}.get(code) or re.sub(
        r"\s*\(.*\)| - .*", "", territories()["en"][code]
    )


_GAP = re.compile(r"[\s\-‐‑–—'’ʼ&.()（）·]*")


def _stands(form: _Form, text: str, here: list[Unit], i: int) -> bool:
    """Whether a name's units stand at a place of a text, with nothing between them that parts a name."""
    run = here[i : i + len(form.terms)]
    if len(run) < len(form.terms) or any(u.term != t for u, t in zip(run[1:], form.terms[1:], strict=True)):
        return False
    for a, b in itertools.pairwise(run):
        gap = re.sub(r"^['’]s(?= )", "", text[a.end : b.start])
        if form.comma:
            gap = gap.replace(",", "")
        if not _GAP.fullmatch(gap) or "\n\n" in gap or ("." in gap and len(a.term) > 3):
            return False
    return True


def _is_meant(form: _Form, text: str, here: list[Unit], i: int, *, listed: bool, cased: bool) -> bool:
    """Whether a name stands for the country here, and not for a word or a person."""
    first, last = here[i], here[i + len(form.terms) - 1]
    name, written = " ".join(form.terms), text[first.start : last.end]
    if is_arabic(first.term):
        return _arabic_is_meant(name, text, here, i, listed=listed)
    if not first.term[0].isascii() or not first.spaced:
        return True
    if not cased:
        return not form.capitals and name not in ALSO_WORDS
    if form.capitals:
        beside = [text[u.start : u.end] for u in (*here[max(0, i - 1) : i], *here[i + len(form.terms) :][:1])]
        heading = bool(beside) and all(word.isupper() and len(word) > 2 for word in beside)  # "CONTACT US"
        return written.upper() == written and not heading
    if not any(c.isupper() for c in written[:2]):
        return False
    if name in ALSO_WORDS and (i == 0 or re.search(r"[.!?:¿¡\n\"“«]\s*$", text[: first.start])):
        return False
    return name not in ALSO_PERSONS or not (
        (i > 0 and _is_a_name(text, here[i - 1], text[here[i - 1].end : first.start]))
        or (
            last is not here[-1]
            and _is_a_name(text, here[i + len(form.terms)], text[last.end : here[i + len(form.terms)].start])
        )
    )


def _is_a_name(text: str, beside: Unit, gap: str) -> bool:
    """Whether the word beside is capitalised and directly joined to it."""
    return (
        gap == " "
        and text[beside.start].isupper()
        and beside.term not in BESIDE
        and not text[beside.start : beside.end].isupper()
    )


# "مالي" is "financial" too; behind these it is the country, and joined by "and" to another country.
_BEFORE_MALI = frozenset("في من الي جمهوريه دوله حكومه شمال وسط جنوب شرق غرب لدي مع بين عن علي داخل".split())


def _arabic_is_meant(name: str, text: str, here: list[Unit], i: int, *, listed: bool) -> bool:
    unit = here[i]
    written = text[unit.start : unit.end]
    if name == "عمان":
        return "\u0651" not in written  # with the doubled م it is Amman
    if name != "مالي":
        return True
    if unit.term in ("بمالي", "لمالي") or listed:
        return True
    return unit.term == "مالي" and (i > 0 and here[i - 1].term.removeprefix("و") in _BEFORE_MALI)
