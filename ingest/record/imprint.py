"""Lines that say who made a document, as what, and when: "Example Institute | Policy brief | May 2024", "Date: …".

Such a line is believed as a whole: every part of it must be something that an imprint holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.record import credit, names
from ingest.record.dates import Date, find_date, whole_date
from ingest.record.kinds import label_of, names_body
from ingest.wording import words
from store.documents import DocumentType

PartKind = Literal["date", "type", "author", "affiliation", "organisation", "licence", "number"]

_SPLIT = re.compile(
    r"\s*[|•·;]\s*|\s*/(?!\d)\s*|(?<!\d)/\s*|\s+[–—-]\s+|(?:(?<=[^\W\d_]{2})(?<!\b[Nn]o)|(?<=\d{4})|(?<=\d{4}\)))\.(?:\s+|$)|,\s+"
    # "(May 2018)", "on 4 May 2019"
    r"|\s+\((?=[^()]{0,16}\d{4}\))|\s+(?:on|in|el|en|le|em)\s+(?=[^\W\d_]{0,12}[^,|·\w]?\s?\d[^,|·]{0,20}$)"
)
_KEYED = re.compile(
    r"(?P<key>authors?|by|autor(?:a|es)?|auteurs?|written by|date|published|publication date|fecha|publi[eé]|data"
    r"|type|genre|document type|tipo"
    r"|licen[cs]e|licencia|licen[çc]a|rights|publisher|institution|organi[sz]ation|editorial|[eé]diteur|الكاتب"
    r"|التاريخ|作者|日期)\s*(?::|：)\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:(?:written|prepared|posted|escrito|elaborado)\s+)?(?:by|por|par|بقلم)\s+", re.IGNORECASE)
_LICENCE = re.compile(
    r"(?:licen[cs]e|licencia|licen[çc]a)?\s*:?\s*(?:CC[ -](?:BY(?:[ -](?:NC|ND|SA))*|0)(?:[ -]\d\.\d)?|Creative"
    r" Commons\b.{0,80})(?:\s*\(.{0,90}\))?",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"(?:first |originally )?(?P<verb>posted|published|submitted|publicado|enviado|submetido|publi[ée]|soumis|post[ée])\s*(?:on|el|le|em|:)?\s*(?P<date>.{4,30}?)\s*[,|·]?\s+(?:by|por|par)\s+(?P<by>\S.*)"
    r"|(?:first |originally )?(?P<verb2>posted|published|submitted|publicado|enviado|submetido|publi[ée]|soumis|post[ée])\s+(?:by|por|par)\s+(?P<by2>\S.*?)\s*[,|·]?\s+(?:on|el|le|em)\s+(?P<date2>.{4,30})",
    re.IGNORECASE,
)
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an imprint line: what it is, its span in the line, and its value where it has one of its own."""

    kind: PartKind
    start: int
    end: int
    date: Date = ()
    type: DocumentType = "document"


def parse(text: str) -> list[Part]:
    """The parts of an imprint line, in order; empty where the line is, or holds, anything else."""
    if words(text) > _MOST_WORDS:
        return []
    if m := _KEYED.fullmatch(text.strip()):
        lead = len(text) - len(text.lstrip())
        return _keyed(m["key"].lower(), m["value"], lead + m.start("value"))
    if (
        len(text) <= 300
        and (m := _POSTED.fullmatch(text.strip()))
        and (parts := _posted(m, len(text) - len(text.lstrip())))
    ):
        return parts
    spans = _joined_dates(text, _spans(text))
    parts = _credited(text, spans)
    for start, end in spans if not parts else []:
        found = _parts(text[start:end], start) or _seat(text, start, end, parts)
        if not found:
            return []
        # Behind a person and a comma stands where the person works.
        of_person = bool(parts) and parts[-1].kind in ("author", "affiliation")
        if of_person and found[0].kind == "organisation" and text[parts[-1].end : start].strip() == ",":
            found = [Part("affiliation", start, end)]
        parts += found
    kinds = {p.kind for p in parts}
    # A line that only names a series ("ICVA CASE STUDY #2") is a label, no imprint.
    several = len(parts) > 1 and (len(spans) > 1 or "author" in kinds)
    return parts if several and kinds & {"date", "type", "licence"} else []


def _credited(text: str, spans: list[tuple[int, int]]) -> list[Part]:
    """The parts of a line that is a credit as a whole, with commas in its names, and perhaps date and licence."""
    tail: list[Part] = []
    for i in range(len(spans) - 1, -1, -1):
        part = _part(text[spans[i][0] : spans[i][1]], spans[i][0])
        if i == 0 or part is None or part.kind not in ("date", "licence"):
            return _credit(text[: spans[i][1]], 0, dated=any(p.kind == "date" for p in tail), tail=tail[::-1])
        tail.append(part)
    return []


def _credit(text: str, start: int, *, dated: bool = False, tail: Sequence[Part] = ()) -> list[Part]:
    found = credit.read(text, dated=dated)
    if found is None:
        return []
    parts = [Part("type", start + found.label[0], start + found.label[1], type=found.type)]
    if found.series[0] < found.series[1]:
        parts.insert(0, Part("organisation", start + found.series[0], start + found.series[1]))
    return [*parts, *(Part("author", start + a, start + b) for a, b in found.authors), *tail]


def _spans(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for m in _SPLIT.finditer(text):
        spans.append((at, m.start()))
        at = m.end()
    spans.append((at, len(text)))
    return [(a, b) for a, b in spans if text[a:b].strip()]


def _joined_dates(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that only together are a date ("June 17", "2019") taken together."""
    out: list[tuple[int, int]] = []
    for a, b in spans:
        if out and whole_date(text[out[-1][0] : b]) and not whole_date(text[out[-1][0] : out[-1][1]]):
            out[-1] = out[-1][0], b
        else:
            out.append((a, b))
    return out


def _parts(piece: str, start: int) -> list[Part]:
    """What a part of a line says: one thing, or several that no sign parts."""
    if part := _part(piece, start):
        return [part]
    end = start + len(piece)
    if (label := label_of(piece)) and names_body(label[1]):
        cut = start + len(label[1])
        return [Part("organisation", start, cut), Part("type", cut + 1, end, type=label[0])]
    if names.is_place(piece):
        return [Part("affiliation", start, end)]
    by = _BY.match(piece)
    if authors := credit.authors_in(piece, by.end() if by else 0, strict=not by):
        kind: PartKind = "author" if by or not names.is_organisation(piece) else "organisation"
        return [Part(kind, start + a, start + b) for a, b in authors]
    return _credit(piece, start)


def _seat(text: str, start: int, end: int, before: Sequence[Part]) -> list[Part]:
    """The place where an organisation is, behind it and a comma: "Example Centre, Geneva"."""
    behind = bool(before) and before[-1].kind == "organisation" and text[before[-1].end : start].strip() == ","
    piece = text[start:end]
    named = words(piece) <= 2 and piece[:1].isupper() and piece.replace(" ", "").replace("-", "").isalpha()
    return [Part("affiliation", start, end)] if behind and named else []


def _part(piece: str, start: int) -> Part | None:
    """What a part of a line says that is a date, a kind of document, a licence, or the number of an issue."""
    end = start + len(piece)
    if date := whole_date(piece):
        return Part("date", start, start + len(piece.rstrip(" .,;)")), date=date)
    if (label := label_of(piece)) and not label[1]:
        return Part("type", start, end, type=label[0])
    if _LICENCE.fullmatch(piece.strip().rstrip(".")):
        return Part("licence", start, end)
    if _NUMBER.fullmatch(piece.strip()):
        return Part("number", start, end)
    return None


_NUMBER = re.compile(r"(?:No|Nos|Nr|N[º°]|N[úu]m|Issue|N[úu]mero)\.? ?\d{1,4}(?:[/-]\d{1,4})?", re.IGNORECASE)


def _posted(m: re.Match[str], lead: int) -> list[Part]:
    """ "Posted on 3 May 2020 by A. Name": a date, a person, and where it was posted a blog."""
    n = "" if m["by"] else "2"
    date = whole_date(m[f"date{n}"])
    people = names.byline(f"By {m[f'by{n}']}")
    if date is None or not people:
        return []
    at = lead + m.start(f"by{n}") - 3
    parts = [Part("date", lead + m.start(f"date{n}"), lead + m.end(f"date{n}"), date=date)]
    if m[f"verb{n}"].lower() == "posted":
        parts.append(Part("type", lead + m.start(f"verb{n}"), lead + m.end(f"verb{n}"), type="blog post"))
    return [*parts, *(Part("author", at + a, at + b) for a, b in people)]


def _keyed(key: str, value: str, start: int) -> list[Part]:
    """A line "Key: value", if the value is one that the key can have."""
    end = start + len(value)
    if key in ("date", "published", "publication date", "fecha", "publié", "publie", "data", "التاريخ", "日期"):
        date = whole_date(value)
        return [Part("date", start, end, date=date)] if date else []
    if key in ("type", "genre", "document type", "tipo"):
        label = label_of(value)
        return [Part("type", start, end, type=label[0])] if label else []
    if key.startswith("licen") or key == "rights":
        return [Part("licence", start, end)]
    if key in ("publisher", "institution", "organisation", "organization", "editorial", "éditeur", "editeur"):
        return [Part("organisation", start, end)]
    # "Author: A. Name, 5 May 2018"
    if (dated := find_date(value)) and dated[1] and not value[dated[2] :].strip(" )）。."):
        before = value[: dated[1]].rstrip(" \u3000,，|·(（-–—")
        author = _keyed(key, before, start)
        return [*author, Part("date", start + dated[1], start + dated[2], date=dated[0])] if author else []
    people = names.byline(f"By {value}")
    if people:
        return [Part("author", start + a - 3, start + b - 3) for a, b in people]
    return [Part("author", start, end)] if names.is_organisation(value) and words(value) <= 10 else []
