"""What goes into a dossier: statements of a kept answer, quotes, a dossier that somebody hands over.

Evidence comes from the answer that was kept or from the library, never from whoever asks for it to be gathered.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.answer import document_to_json, locator_to_json
from assistant.quote_search import quote_at
from assistant.quotes import Quote
from assistant.record import words_around
from assistant.standing import standing
from assistant.takeaway.cited import record_of
from assistant.takeaway.places import is_imported
from assistant.takeaway.values import Dossier, Item, is_verbatim, items_of
from store.errors import DocumentUnknown

if TYPE_CHECKING:
    from store.documents import Document
    from store.library import Library

Json = dict[str, Any]


def from_answer(question: str, answer: Json, wanted: Iterable[int] | None = None) -> tuple[Item, ...]:
    """The statements of a kept answer (its JSON), or those at the places `wanted`, counted from 0."""
    items = items_of(question, answer)
    if wanted is None:
        return items
    return tuple(items[n] for n in dict.fromkeys(wanted) if 0 <= n < len(items))


def from_quote(quote: Quote, around: tuple[str, str] | None = None) -> Item:
    """A quote; `around` are the characters before and after it in its document, where they are known."""
    return Item("quote", quote.text, verbatim=True, support="quoted", evidence=(evidence_of(quote, around),))


def from_library(library: Library, quote: Quote) -> Item:
    """A quote that stands in the library now, with the words around it. Raises StoreError."""
    start, end = quote.locator.start, quote.locator.end
    if start is None or end is None:
        return from_quote(quote)
    return from_quote(quote, words_around(library.paged(quote.document.id).text, start, end))


def evidence_of(quote: Quote, around: tuple[str, str] | None = None) -> Json:
    """A quote as the JSON of evidence."""
    return {
        "key": quote.key, "quote": quote.text, "score": round(quote.score, 4), "author_says": quote.author_says,
        "speaker": quote.speaker, "original": quote.original.as_cited if quote.original else None, "force": "asserts",
        "examples_only": False, "as_of": None, "gloss": "", "found_by": "quote",
        "document": document_to_json(quote.document), "locator": locator_to_json(quote.locator),
    } | ({"around": list(around)} if around else {})  # fmt: skip


def taken_over(dossier: Dossier, library: Library | None) -> Dossier:
    """A dossier that came as a file, as far as it can be vouched for here.

    Evidence whose words stand in the library is taken anew from it, all of it. Any other is marked as `imported`, and
    with it what rests on it; notes of ours on it are dropped, for they were not made here. A verdict of a checker
    cannot be seen from here, so that what is not letter by letter its evidence counts as not checked. `library` is
    None where there is none yet. Raises StoreError.
    """
    here = {d.id: d for d in library.documents()} if library else {}

    def anew(evidence: Json) -> Json:
        evidence = _whole(evidence)
        return _found(evidence, library, here) or evidence | {"imported": True, "key": _own_key(evidence)}

    def item(one: Item) -> Item:
        if one.kind == "note":
            return replace(one, verbatim=False, evidence=(), support="", checker="")
        evidence = tuple(anew(e) for e in one.evidence)
        found = [e for e in evidence if not is_imported(e)]
        verbatim = one.verbatim and is_verbatim(one.text, found)
        support = "quoted" if verbatim else "unchecked" if found and len(found) == len(evidence) else "imported"
        return replace(one, evidence=evidence, verbatim=verbatim, support=support, checker="")

    return replace(dossier, parts=tuple(replace(p, items=tuple(item(i) for i in p.items)) for p in dossier.parts))


def _found(evidence: Json, library: Library | None, here: Mapping[str, Document]) -> Json | None:
    """Evidence as the library has it, whatever was said of it; None where its words stand in no document here, or come
    from a record, which is of its own time."""
    id_ = evidence["document"]["id"]
    if library is None or evidence["locator"]["kind"] == "record" or id_ not in here:
        return None
    around = evidence.get("around")
    try:
        span = standing(evidence, tuple(around) if around else None, here[id_], lambda: library.paged(id_)).span
        if span is None:
            return None
        return evidence_of(quote_at(library, id_, *span), words_around(library.paged(id_).text, *span))
    except DocumentUnknown:
        return None  # it left between two looks


def _own_key(evidence: Json) -> str:
    """A key of what was not found here, by all that is said of it: whoever wrote the file may have given it that of a
    passage which stands."""
    said = json.dumps(evidence | {"key": ""}, sort_keys=True).encode()
    return base64.b32encode(hashlib.sha256(said).digest()).decode().lower()[:8]


def _whole(evidence: Json) -> Json:
    """Evidence with every field that pages and files look at, each of its type; what is not said is empty."""
    document, place = evidence["document"], evidence["locator"]
    kind = str(place["kind"])
    start, end = place.get("start"), place.get("end")
    placed = isinstance(start, int) and isinstance(end, int) and 0 <= start < end
    around = evidence.get("around")
    year = document.get("year")
    as_of = evidence.get("as_of")
    paragraph = place.get("paragraph")
    return {
        "key": str(evidence["key"]), "quote": str(evidence["quote"]), "score": 0.0,
        "author_says": evidence.get("author_says") is not False, "speaker": str(evidence["speaker"]),
        "original": str(evidence["original"]) if evidence.get("original") else None,
        "force": str(evidence.get("force") or "asserts"), "examples_only": evidence.get("examples_only") is True,
        "as_of": as_of if isinstance(as_of, int) else None, "gloss": "",
        "found_by": str(evidence.get("found_by") or ""),
        "document": {
            "id": str(document["id"]), "source": str(document.get("source") or ""),
            "title": str(document.get("title") or ""), "authors": [str(a) for a in _list(document.get("authors"))],
            "year": year if isinstance(year, int) else None, "type": str(document.get("type") or ""),
            "record": _record(document.get("record")),
        },
        "locator": {
            "start": start if placed else 0, "end": end if placed else 1,
            "pages": [p for p in _list(place.get("pages")) if isinstance(p, int)],
            "labels": [str(label) for label in _list(place.get("labels"))],
            "section": str(place.get("section") or ""), "paragraph": paragraph if isinstance(paragraph, int) else None,
            "note": str(place["note"]) if place.get("note") else None, "kind": kind,
        },
    } | ({"around": [str(a) for a in around]} if isinstance(around, list) and len(around) == 2 else {})  # fmt: skip


def _record(said: object) -> Json:
    """A CSL-JSON item as ours are; {} where it cannot be read as one."""
    try:
        return record_of(said).to_csl() if isinstance(said, dict) else {}
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
