"""From the JSON of evidence to what citations, lists of references and reference managers are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args

from assistant.quotes import Original, Quote
from assistant.references.cite import Cited
from assistant.references.exporting import Kept, Wishes, citations
from assistant.takeaway import places, words
from assistant.takeaway.sheet import Cite, Sheet
from store.documents import Document, DocumentType, Locator, Name, Record

Json = dict[str, Any]
_PLAIN = {
    "title": "title", "publisher": "publisher", "container-title": "container", "volume": "volume", "issue": "issue",
    "page": "page", "DOI": "doi", "URL": "url", "language": "language", "license": "licence",
}  # fmt: skip


def record_of(item: Mapping[str, Any]) -> Record:
    """The record of a CSL-JSON item that `Record.to_csl` made: what it does not name is kept as it is."""
    parts = (item.get("issued") or {}).get("date-parts") or [[]]
    issued = tuple(parts[0]) if parts[0] and all(isinstance(p, int) for p in parts[0]) else ()
    plain = {name: str(item[key]) for key, name in _PLAIN.items() if item.get(key)}
    kind = next((kind for kind in get_args(DocumentType) if kind == item.get("genre")), "document")
    authors = tuple(Name.from_csl(a) for a in item.get("author", ()))
    record = replace(Record(authors=authors, issued=issued, type=kind), **plain)  # type: ignore[arg-type]
    made = record.to_csl()
    extra = {key: value for key, value in item.items() if made.get(key) != value}
    return replace(record, extra=json.dumps(extra, ensure_ascii=False)) if extra else record


def quote_of(evidence: Json) -> Quote:
    """Evidence from a text as a quote that can be cited."""
    document, place = evidence["document"], evidence["locator"]
    record = record_of(document.get("record") or {"title": document.get("title", "")})
    says = bool(evidence.get("author_says", True))
    return Quote(
        key=evidence["key"], text=evidence["quote"],
        locator=Locator(
            document["id"], place["start"], place["end"], tuple(place.get("pages") or ()),
            tuple(place.get("labels") or ()), place.get("section") or "", place.get("paragraph"), place.get("note"),
            place["kind"],
        ),
        document=Document(document["id"], document.get("source") or "", record), speaker=evidence["speaker"],
        author_says=says, original=Original(str(evidence["original"])) if evidence.get("original") else None,
        reported=not says and not places.is_quoted(evidence),
    )  # fmt: skip


def cited_in(sheet: Sheet) -> dict[str, Cite]:
    """The citations of a sheet, each piece of evidence once, by its key."""
    found: dict[str, Cite] = {}
    for cite in sheet.cites():
        found.setdefault(cite.evidence["key"], cite)
    return found


def kept(evidence: Iterable[Json]) -> list[Kept]:
    """The evidence that stands in texts, each once, as it is handed to reference managers."""
    once = {e["key"]: e for e in evidence if not places.is_record(e)}
    return [Kept(quote_of(e), words.IMPORTED if places.is_imported(e) else "") for e in once.values()]


def citations_of(evidence: Iterable[Json], wishes: Wishes) -> dict[str, Cited]:
    """How each piece of evidence is cited, by its key; of what stands in no text the reference is "".

    Raises ReferencesMissing, ReferencesFailed where a style is wished for.
    """
    once = {e["key"]: e for e in evidence}
    quotes = kept(once.values())
    said = {k.quote.key: cited for k, cited in zip(quotes, citations(quotes, wishes), strict=True)}
    return {key: said.get(key) or Cited(of_record(e), "") for key, e in once.items()}


def of_record(evidence: Json) -> str:
    """What is said in the place of a reference of evidence that stands in no text."""
    if evidence.get("found_by") == "count":
        return words.RECORDS
    return words.RECORD_OF.format(title=places.title(evidence["document"]))


def references(said: Iterable[Cited]) -> list[str]:
    """The list of works cited, each once, in the order of the alphabet."""
    return sorted({cited.reference for cited in said if cited.reference}, key=str.casefold)
