"""Names that a question insists on and the library has in another language: "African Union" where a text has "Union
africaine", "Germany" where it has "Allemagne". Of these it must not be said that the library does not mention them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.countries import documents_naming, forms_of, named
from assistant.glossary import is_acronym, things
from assistant.question import Ask
from assistant.regions import names_of, region_spans
from store.words import fold, terms_of

if TYPE_CHECKING:
    from store.library import Library


def whole_names(ask: Ask, absent: Sequence[str]) -> tuple[str, ...]:
    """The absent names, those that are words of a known name given as that name ("Arab League" for "League")."""
    spans = [ask.full[one.start : one.end] for one in things(ask.full)]
    spans += [ask.full[one.start : one.end] for one in named(ask.full)]
    spans += [ask.full[start:end] for start, end, _ in region_spans(ask.full)]
    return tuple(dict.fromkeys(next((s for s in spans if terms_of(name) < terms_of(s)), name) for name in absent))


def named_otherwise(ask: Ask, absent: Collection[str], library: Library) -> Mapping[str, tuple[str, ...]]:
    """For each absent name that is (part of) the name of a body, a term of the field, a region or a country: the other
    names under which the library does hold it, if it does."""
    if not absent:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for thing in things(ask.full):
        _add(found, absent, ask.full[thing.start : thing.end], [n for n in thing.english if _stands(n, library)])
    for start, end, region in region_spans(ask.full):
        mine = ask.full[start:end]
        if any(terms_of(name) <= terms_of(mine) for name in absent):
            _add(found, absent, mine, [n for n in names_of(region) if _stands(n, library)])
    for country in named(ask.full):
        mine = ask.full[country.start : country.end]
        if any(terms_of(name) <= terms_of(mine) for name in absent) and documents_naming(country.code, library):
            _add(found, absent, mine, forms_of(country.code))
    return found


def _add(found: dict[str, tuple[str, ...]], absent: Collection[str], mine: str, forms: Sequence[str]) -> None:
    others = tuple(form for form in forms if fold(form) != fold(mine))
    if others:
        found |= {name: others for name in absent if terms_of(name) <= terms_of(mine)}


def _stands(name: str, library: Library) -> bool:
    # "UA" and "AU" in capitals only: "au" is a word.
    return library.holds(name, as_written=is_acronym(name))


def stands_in(forms: Sequence[str], text: str) -> bool:
    """Whether a text has one of the names, acronyms as they are written."""
    folded = f" {fold(text)} "
    for name in forms:
        if is_acronym(name):
            found = bool(re.search(rf"\b{re.escape(name)}\b", text))
        elif name[0] < "\u0600":
            found = f" {fold(name)} " in folded
        else:
            found = name in text  # Arabic particles are written together with a name, Chinese words with each other
        if found:
            return True
    return False
