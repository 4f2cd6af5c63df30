"""A filter in words: "report or article; 2015–2020; in Spanish". Pure; the names in it are text of documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.languages import name_of
from store.documents import Document
from store.where import Where
from web import filter_words as words
from web import places

_NAMED, _LONGEST = 3, 80  # values of one kind that are named; characters of each


def in_words(where: Where, shelf: Mapping[str, Document]) -> str:
    """What a filter lets pass; "" for none. A document is named by its title where `shelf` (by id) has it."""
    parts = [
        _any(where.types, str),
        _years(where.years),
        _put(words.IN_LANGUAGE, _any(where.languages, lambda code: name_of(code, "en"))),
        _put(words.BY_AUTHOR, _any(where.authors, str)),
        _put(words.NAMING_COUNTRY, _any(where.countries, str)),
        _any((*where.document_ids, *where.sources), lambda value: places.quoted(_title(value, where, shelf))),
    ]
    return "; ".join(part for part in parts if part)


def _title(value: str, where: Where, shelf: Mapping[str, Document]) -> str:
    if value in where.document_ids:
        return places.cut(shelf[value].record.title or shelf[value].source, _LONGEST) if value in shelf else words.GONE
    found = next((d.record.title for d in shelf.values() if Where(sources=(value,)).matches(d)), "")
    return places.cut(found or value, _LONGEST)


def _years(years: tuple[int, int] | None) -> str:
    if not years:
        return ""
    first, last = years
    if first <= 0:
        return words.UNTIL.format(year=last)
    if last >= 9999:
        return words.SINCE.format(year=first)
    return str(first) if first == last else f"{first}–{last}"


def _any(values: Sequence[str], name: Callable[[str], str]) -> str:
    named = [places.isolated(places.cut(name(value), _LONGEST + 4)) for value in values[:_NAMED]]
    more = len(values) - len(named)
    if more:
        return f"{', '.join(named)}{words.OR}{words.MORE.format(n=more)}"
    return f"{', '.join(named[:-1])}{words.OR}{named[-1]}" if len(named) > 1 else "".join(named)


def _put(line: str, names: str) -> str:
    return line.format(names=names) if names else ""
