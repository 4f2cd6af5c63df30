"""RIS files to CSL-JSON items, by rispy. Tags follow Zotero's RIS.js (https://github.com/zotero/translators)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ingest.references.entries import Broken, Entries, Entry, period

_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "article-journal", "INPR": "article-journal",
    "ABST": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BLOG": "post-weblog",
    "ELEC": "webpage", "WEB": "webpage", "RPRT": "report", "GOVDOC": "report", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "THES": "thesis", "UNPB": "manuscript", "PAMP": "pamphlet", "SLIDE": "speech", "SOUND": "song",
    "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "DATA": "dataset", "MAP": "map", "BILL": "bill",
    "LEGAL": "legal_case", "CASE": "legal_case", "STAT": "legislation", "PCOMM": "personal_communication",
}  # fmt: skip
# The first that a reference has of several tags for one field.
_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("TI", "T1", "CT", "BT"), "container-title": ("T2", "JO", "JF", "JA", "BT", "J2"),
    "collection-title": ("T3",), "title-short": ("ST",), "volume": ("VL",), "edition": ("ET",),
    "publisher": ("PB",), "publisher-place": ("CY", "PP"), "DOI": ("DO",), "URL": ("UR",), "language": ("LA",),
    "abstract": ("AB", "N2"), "keyword": ("KW",), "note": ("N1",), "genre": ("M3",),
}  # fmt: skip
_LISTS = ("A1", "A2", "A3", "A4", "AU", "ED", "KW", "N1", "UR", "L1", "L2", "L4")
_TAG = re.compile(r"^[ \t\ufeff]*([A-Z][A-Z0-9])[ \t]*-(?:[ \t]+|$)", re.MULTILINE)
_SUFFIXES = re.compile(r"(?:jr|sr|[ivx]{2,4})\.?", re.IGNORECASE)


def read(text: str) -> Entries:
    """The references of a file. Never raises; one without a type or without its end is read as far as it goes."""
    text = _TAG.sub(r"\1  - ", text.replace("\r\n", "\n").replace("\r", "\n"))
    found, broken = [], []
    at = 1
    for piece in re.split(r"(?m)^(?=TY  - )", text):
        line, at = at, at + piece.count("\n")
        if not piece.startswith("TY  - "):
            if _TAG.search(piece):
                broken.append(Broken(line))
            continue
        tags = _tags(piece)
        if tags is None:
            broken.append(Broken(line))
        else:
            found.append(_entry(tags))
    return Entries(tuple(found), tuple(broken))


def _tags(piece: str) -> Mapping[str, list[str]] | None:
    """The values of one reference by tag, None where it is none."""
    import rispy  # type: ignore[import-untyped]

    body = re.split(r"(?m)^ER  - ?.*$", piece, maxsplit=1)[0].rstrip("\n")
    tags = {tag: tag for tag in _TAG.findall(body)} | {"UK": "UK", "ER": "ER", "TY": "TY"}
    try:
        read_ = rispy.loads(f"{body}\nER  - \n", mapping=tags, list_tags=list(_LISTS), skip_unknown_tags=True)
    except (rispy.parser.ParseError, ValueError, IndexError, KeyError, TypeError):
        return None
    if len(read_) != 1:
        return None
    return {k: [v] if isinstance(v, str) else [str(x) for x in v] for k, v in read_[0].items() if v and k != "UK"}


def _entry(tags: Mapping[str, list[str]]) -> Entry:
    def first(*names: str) -> str:
        return next((" ".join(tags[n][0].split()) for n in names if tags.get(n)), "")

    kind = _TYPES.get(first("TY").upper(), "document")
    item: dict[str, Any] = {"type": kind} | ({"citation-key": first("ID")} if first("ID") else {})
    for key, names in _FIELDS.items():
        if value := first(*names):
            item[key] = ", ".join(tags["KW"]) if key == "keyword" else value
    if kind in ("book", "report") and item.get("container-title") == item.get("title"):
        item.pop("container-title", None)
    if issue := first("IS", "SV", "M1"):
        item["issue" if kind.startswith("article") else "number"] = issue
    start, end = first("SP"), first("EP")
    if start:
        page = re.sub(r"\s*[-–—]+\s*", "–", start)
        item["page"] = f"{page}–{end}" if end and "–" not in page and end != page else page
    if serial := first("SN"):
        item["ISSN" if kind.startswith("article") else "ISBN"] = serial
    for key, names in (("author", ("AU", "A1")), ("editor", ("ED", "A2")), ("translator", ("A4",))):
        if people := [_name(n) for tag in names for n in tags.get(tag, ()) if n.strip()]:
            item[key] = people
    if date := period(re.split(r"[/-]", first("DA", "PY", "Y1"))[:3], []) or period([first("PY", "Y1")[:4]], []):
        item["issued"] = date
    if date := period(re.split(r"[/-]", first("Y2"))[:3], []):
        item["accessed"] = date
    return Entry(item, tuple(p.strip() for tag in ("L1", "L2", "L4") for p in tags.get(tag, ()) if p.strip()))


def _name(text: str) -> dict[str, str]:
    """ "Family, Given, Suffix"; without a comma an organisation, or a name that is not to be taken apart."""
    parts = [" ".join(p.split()) for p in text.split(",")]
    if len(parts) > 3 or len(parts) == 1 or not parts[1]:
        return {"literal": " ".join(text.split()).rstrip(", ")}
    suffix = parts[2] if len(parts) == 3 else ""
    if suffix == "" and _SUFFIXES.fullmatch(parts[1]):
        return {"literal": f"{parts[0]} {parts[1]}"}
    return {k: v for k, v in (("family", parts[0]), ("given", parts[1]), ("suffix", suffix)) if v}
