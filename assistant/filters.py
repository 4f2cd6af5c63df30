"""Filters as people write them ("year=2015..2020", "country=Turkey") read into the store's `Where`.

A country stays as it was given until a question is asked: which documents name it changes with the library.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from store.documents import DocumentType
from store.errors import SscError
from store.where import Where

if TYPE_CHECKING:
    from store.library import Library

_LISTS = {"type": "types", "author": "authors", "source": "sources"}


class FilterError(SscError):
    """A filter that cannot be read."""


def read_where(filters: Sequence[str]) -> Where:
    """The filters as a `Where`; the same field given twice means either. Raises FilterError."""
    where = Where()
    for text in filters:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not value:
            raise FilterError(f"--where {text!r} is not FIELD=VALUE.")
        if name == "year":
            if where.years:
                raise FilterError("--where year: give one span of years.")
            where = replace(where, years=_years(value))
        elif name == "country":
            _country(value)
            where = replace(where, countries=(*where.countries, value))
        elif name == "language":
            where = replace(where, languages=(*where.languages, _language(value)))
        elif name in _LISTS:
            if name == "type" and value not in get_args(DocumentType):
                raise FilterError(f"--where type: {value!r} is none of {', '.join(get_args(DocumentType))}.")
            where = replace(where, **{_LISTS[name]: (*getattr(where, _LISTS[name]), value)})
        else:
            raise FilterError(
                f"--where {name!r}: the fields are {', '.join((*_LISTS, 'language', 'year', 'country'))}."
            )
    return where


def resolved(where: Where, library: Library) -> Where:
    """A filter with its countries replaced by the documents that name one of them now.

    Raises FilterError, StoreError.
    """
    if not where.countries:
        return where
    from assistant.countries import documents_naming

    naming = {id_ for country in where.countries for id_ in documents_naming(_country(country), library)}
    naming &= set(where.document_ids) or naming
    return replace(where, countries=(), document_ids=tuple(sorted(naming)) or ("none",))


def _years(value: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{4})?\s*(?:(\.\.)\s*(\d{4})?)?", value)
    if not found or not (found.group(1) or found.group(3)):
        raise FilterError(f"--where year={value}: write 2015, 2015..2020, 2015.. or ..2020.")
    first = int(found.group(1) or 0)
    last = int(found.group(3) or (9999 if found.group(2) else first))
    if first > last:
        raise FilterError(f"--where year={value}: the first year comes before the last.")
    return first, last


def _language(value: str) -> str:
    from assistant.languages import code_of

    code = code_of(value)
    if code is None:
        raise FilterError(f"--where language={value}: no language has that name or code.")
    return code


def _country(country: str) -> str:
    """The code of a country by any of its names in the six languages. Raises FilterError."""
    from assistant.countries import code_of

    code = code_of(country)
    if code is None:
        raise FilterError(f"--where country={country}: no country is known by that name.")
    return code
