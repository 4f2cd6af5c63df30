"""RIS, by rispy: a reference a work, each quote as a note (N1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.references.exporting import Kept, Wishes
from assistant.references.works import QuotedWork, quoted_works

_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "chapter": "CHAP",
    "report": "RPRT", "post-weblog": "BLOG", "webpage": "ELEC", "book": "BOOK", "thesis": "THES",
    "paper-conference": "CPAPER", "manuscript": "UNPB",
    "pamphlet": "PAMP",
}  # fmt: skip
_PLAIN = {
    "title": "title", "container-title": "secondary_title", "volume": "volume", "issue": "number",
    "publisher": "publisher", "publisher-place": "place_published", "DOI": "doi", "language": "language",
    "genre": "type_of_work",
    "abstract": "abstract", "edition": "edition", "title-short": "short_title",
}  # fmt: skip


def ris(kept: Sequence[Kept], wishes: Wishes) -> bytes:
    """The works quoted as references, with the citation keys that they came in with (ID)."""
    from rispy import RisWriter, dumps  # type: ignore[import-untyped]

    class Unnumbered(RisWriter):  # type: ignore[misc]
        """Writes no number before a reference, which most programs take for a fault."""

        def set_header(self, count: int) -> str:
            return ""

    works = quoted_works(kept, wishes.language)
    return str(dumps([_reference(work) for work in works], implementation=Unnumbered)).encode()


def _reference(work: QuotedWork) -> dict[str, Any]:
    item = work.item
    found: dict[str, Any] = {"type_of_reference": _TYPES.get(str(item["type"]), "GEN"), "id": work.key}
    found |= {name: _line(item[key]) for key, name in _PLAIN.items() if item.get(key)}
    if number := item.get("number"):
        found.setdefault("number", _line(number))
    for key, name in (("author", "authors"), ("editor", "secondary_authors"), ("translator", "subsidiary_authors")):
        people = item.get(key)
        if isinstance(people, list) and people:
            found[name] = [_name(p) for p in people if isinstance(p, dict)]
    if date := _date(item.get("issued")):
        found |= {"year": date[0], "date": "/".join(date)}
    first, dash, last = str(item.get("page", "")).replace("-", "–").partition("–")
    found |= {k: _line(v) for k, v in (("start_page", first), ("end_page", last if dash else "")) if v}
    if serial := item.get("ISSN") or item.get("ISBN"):
        found["issn"] = _line(serial)
    if item.get("URL"):
        found["urls"] = [_line(item["URL"])]
    words = [_line(w) for w in str(item.get("keyword", "")).split(",") if w.strip()]
    if words or work.tags:
        found["keywords"] = [*words, *(_line(tag) for tag in work.tags)]
    own = [_line(item["note"])] if item.get("note") else []
    return found | {"notes": [*own, *(_line(note) for note in work.notes)]}


def _name(person: Mapping[str, Any]) -> str:
    if person.get("literal"):
        # A comma at the end says that the name is not to be taken apart.
        return f"{_line(person['literal']).replace(',', ' ')},"
    return _line(", ".join(str(person[k]) for k in ("family", "given", "suffix") if person.get(k)))


def _date(issued: object) -> list[str]:
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if not (isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]):
        return []
    return [f"{int(p):02}" if str(p).isdecimal() else _line(p) for p in parts[0]]


def _line(value: object) -> str:
    """A value in one line: a line of its own would begin another tag."""
    return " ".join(str(value).split())
