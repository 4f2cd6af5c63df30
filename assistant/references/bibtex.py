"""BibTeX, by bibtexparser: an entry a work, the quotes as its annotation. UTF-8; what TeX would read is escaped.

Fields are those that ingestion reads back (`ingest/references/bibtex.py`), after Zotero's BibTeX translator.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.references.exporting import Kept, Wishes
from assistant.references.works import QuotedWork, quoted_works

_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "chapter": "incollection", "report": "techreport", "book": "book", "thesis": "phdthesis",
    "paper-conference": "inproceedings",
}  # fmt: skip
_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
_PLAIN = {
    "volume": "volume", "edition": "edition", "publisher-place": "address", "collection-title": "series",
    "genre": "type", "language": "langid", "abstract": "abstract", "keyword": "keywords", "note": "note",
    "license": "copyright",
}  # fmt: skip
_VERBATIM = {"DOI": "doi", "URL": "url", "ISBN": "isbn", "ISSN": "issn"}
_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
# What ends a value or an entry cannot be escaped in what is read letter by letter: an address has other letters for it.
_IN_VERBATIM = str.maketrans({"\\": "%5C", "{": None, "}": None, "\n": None, "\r": None})
_AND = re.compile(r"\band\b|,", re.IGNORECASE)


def bibtex(kept: Sequence[Kept], wishes: Wishes) -> bytes:
    """The works quoted as entries, with the citation keys that they came in with."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry, Field

    works = quoted_works(kept, wishes.language)
    entries: list[Block] = [
        Entry(kind, work.key, [Field(name, value) for name, value in fields.items() if value])
        for work in works
        for kind, fields in [_entry(work)]
    ]
    return str(write_string(Library(entries))).encode()


def _entry(work: QuotedWork) -> tuple[str, dict[str, str]]:
    item = work.item
    kind = _TYPES.get(str(item["type"]), "misc")
    spare = "howpublished" if kind == "misc" or item.get("collection-title") else "series"
    fields = {
        # A second pair of braces keeps programs from changing capitals.
        "title": f"{{{_escaped(item.get('title', ''))}}}" if item.get("title") else "",
        **{name: _names(item.get(name)) for name in ("author", "editor", "translator")},
        **_date(item.get("issued")),
        _CONTAINER.get(kind, spare): _escaped(item.get("container-title", "")),
        _PUBLISHER.get(kind, "publisher"): _escaped(item.get("publisher", "")),
        "number": _escaped(item.get("issue", item.get("number", ""))),
        "pages": _escaped(re.sub(r"\s*[-–—]\s*", "--", str(item.get("page", "")))),
        **{field: _escaped(item[key]) for key, field in _PLAIN.items() if item.get(key)},
        **{field: str(item.get(key, "")).translate(_IN_VERBATIM) for key, field in _VERBATIM.items()},
        "annotation": "\n\n".join(_escaped(note) for note in work.notes),
    }
    if work.tags:
        fields["keywords"] = ", ".join(filter(None, [fields.get("keywords", ""), *map(_escaped, work.tags)]))
    return kind, fields


def _names(people: object) -> str:
    if not isinstance(people, list):
        return ""
    return " and ".join(filter(None, (_name(p) for p in people if isinstance(p, dict))))


def _name(person: Mapping[str, Any]) -> str:
    if person.get("literal"):
        return f"{{{_escaped(person['literal'])}}}"
    return ", ".join(filter(None, (_part(person.get(key, "")) for key in ("family", "suffix", "given"))))


def _part(value: object) -> str:
    """A part of a name, in braces where something in it would divide it."""
    part = _escaped(value)
    return f"{{{part}}}" if _AND.search(part) else part


def _date(issued: object) -> dict[str, str]:
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if not (isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]):
        return {}
    date = [_escaped(part) for part in parts[0]]
    whole = "-".join([date[0], *(f"{int(part):02}" for part in date[1:] if part.isdecimal())])
    return {"year": date[0], "date": whole}


def _escaped(value: object) -> str:
    return str(value).translate(_SPECIAL)
