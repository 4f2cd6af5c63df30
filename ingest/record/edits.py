"""Corrections as a person types them: `title=…`, `authors="Family, Given; {Organisation}"`, `issued=2019-06-17`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ingest.decode import sound
from ingest.errors import EditError
from ingest.language import code_of
from ingest.record import doi, names
from ingest.record.dates import on_the_calendar, whole_date
from store.documents import Name
from store.layers import FIELDS, TYPES, text_of

_OTHER_WORDS = {"author": "authors", "date": "issued", "year": "issued", "license": "licence", "pages": "page",
                "journal": "container", "DOI": "doi", "URL": "url"}  # fmt: skip
_MOST = 5_000


def read(assignments: Iterable[str], resets: Iterable[str] = ()) -> dict[str, str | None]:
    """What `field=value` words say, as `store.records.correct` takes it; None for the fields to be reset.

    Raises EditError, which names what is allowed.
    """
    changes: dict[str, str | None] = {}
    for one in assignments:
        name, equals, value = one.partition("=")
        if not equals:
            raise EditError(f"{one!r} is no FIELD=VALUE; the fields are {_listed(FIELDS)}.")
        name = _field(name)
        if name in changes:
            raise EditError(f"{name} is given twice.")
        changes[name] = text_of(name, value_of(name, value))
    for name in map(_field, resets):
        if name in changes:
            raise EditError(f"{name} is given a value and reset.")
        changes[name] = None
    if not changes:
        raise EditError(f"give at least one FIELD=VALUE; the fields are {_listed(FIELDS)}.")
    return changes


def _field(name: str) -> str:
    name = name.strip()
    name = _OTHER_WORDS.get(name, name.lower())
    if name not in FIELDS:
        raise EditError(f"there is no field {name!r}; the fields are {_listed(FIELDS)}.")
    return name


def value_of(name: str, text: str) -> Any:
    """The value of a field from what a person typed; the field's empty value for "". Raises EditError."""
    text = " ".join(sound(text).replace("\u200b", "").split())
    if len(text) > _MOST:
        raise EditError(f"{name} has {len(text):,} characters; at most {_MOST:,} are kept.")
    if name == "authors":
        return tuple(_author(one) for one in _people(text))
    if name == "issued":
        return _date(text)
    if name == "type":
        return _type(text)
    if name == "language" and text:
        if not (code := code_of(text)):
            raise EditError(f"language={text}: give a code such as en, es, fr, pt, ar or zh.")
        return code
    if name == "doi" and text:
        if not (bare := doi.alone(text)):
            raise EditError(f"doi={text}: a DOI has 10., four to nine digits and a slash, as in 10.1017/eis.2025.4.")
        return bare
    if name == "url" and text and not re.match(r"https?://\S+$", text):
        raise EditError(f"url={text}: give an address that begins with http:// or https://.")
    return text


def _people(text: str) -> list[str]:
    """The names of a list, parted by semicolons outside braces."""
    return [one for m in re.finditer(r"(?:\{[^{}]*\}|[^;])+", text) if (one := m[0].strip())]


def _author(text: str) -> Name:
    if text.startswith("{") and text.endswith("}"):
        return Name(literal=text[1:-1].strip())
    if "{" in text or "}" in text:
        raise EditError(f"authors: {text!r} has a brace without its other; write {{South Centre}}.")
    parts = [p.strip() for p in text.split(",")]
    if len(parts) == 1:
        return names.name_of(text) if names.is_person(text, told=True) else Name(literal=text)
    if len(parts) > 3 or not all(parts):
        raise EditError(f"authors: {text!r} is no “Family, Given”; part several names by semicolons.")
    return Name(family=parts[0], given=parts[-1], suffix=parts[1] if len(parts) == 3 else "")


def _date(text: str) -> tuple[int, ...]:
    if not text:
        return ()
    date = whole_date(text)
    if date is None or not on_the_calendar(date):
        raise EditError(f"issued={text}: give a year, a month (2019-06) or a day (2019-06-17).")
    return date


def _type(text: str) -> str:
    if not text:
        return "document"
    kind = next((t for t in TYPES if t == text.lower()), None)
    if kind is None:
        raise EditError(f"type={text}: the types are {_listed(TYPES)}.")
    return kind


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
