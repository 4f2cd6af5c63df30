"""Lines that say who issued a document, as what, and when: "Example Institute | Policy brief | May 2024", "Date: …".

Such a line is believed as a whole: every part of it must be something that an imprint holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest import names
from ingest.dates import Date, whole_date
from ingest.wording import fold, words
from store.documents import DocumentType

PartKind = Literal["date", "type", "author", "organisation", "licence"]

_LABELS: tuple[tuple[DocumentType, str], ...] = (
    ("policy brief", r"policy (?:briefs?|notes?|papers?)|briefing(?: (?:notes?|papers?))?|briefs?"
     r"|(?:research|issue) briefs?"
     r"|resumen de pol[ií]ticas|nota de pol[ií]ticas|informe de pol[ií]ticas|note (?:d'orientation|de politique|de"
     r" synth[eè]se)|موجز سياسات|政策简报"),
    ("case study", r"case stud(?:y|ies)|estudios? de caso|[eé]tudes? de cas|estudos? de caso|دراسة حالة|案例研究"),
    ("op-ed", r"opinion|op-?ed|commentary|viewpoint|opinion piece|opini[oó]n|columna|tribune|رأي|评论"),
    ("blog post", r"blog(?: ?posts?)?|entrada de blog|billet de blog|مدونة|博客"),
    ("speech", r"speech(?:es)?|remarks|keynote(?: (?:speech|address))?|lecture|discurso|discours|كلمة|讲话"),
    ("report", r"(?:working|discussion|research|occasional|white|technical|background|position) papers?"
     r"|(?:annual |final |research |evaluation |technical |synthesis )?reports?"
     r"|documentos? de trabajo|informes?|rapports?|relat[oó]rios?|تقرير|报告"),
    ("article", r"(?:research |original |journal |review )?articles?|art[ií]culos?(?: de investigaci[oó]n)?|artigos?"),
    ("book chapter", r"(?:book )?chapter"),
    ("document", r"explainers?|fact ?sheets?|backgrounders?|press release|newsletter"),
)  # fmt: skip
_LABEL = {
    kind: re.compile(
        rf"(?P<before>(?:[\w&.'-]+ ){{0,6}}?)(?:{words_})(?: series)?(?: (?:no\.?|number|n[°º]|#)? ?#?"
        rf" ?\d{{1,4}}(?:[/.-]\d{{1,4}})?| #\d+)?"
    )
    for kind, words_ in _LABELS
}
_SPLIT = re.compile(r"\s*[|•·;/]\s*|\s+[–—]\s+|(?:(?<=[^\W\d_]{2})|(?<=\d{4}))\.(?:\s+|$)|,\s+")
_KEYED = re.compile(
    r"(?P<key>authors?|by|autor(?:a|es)?|auteurs?|written by|date|published|publication date|fecha|publi[eé]|data"
    r"|type|genre|document type|tipo"
    r"|licen[cs]e|licencia|licen[çc]a|rights|publisher|institution|organi[sz]ation|editorial|[eé]diteur|الكاتب"
    r"|التاريخ|作者|日期)\s*(?::|：)\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|por|par)\s+(?:the\s+|el\s+|la\s+|le\s+)?", re.IGNORECASE)
_LICENCE = re.compile(
    r"(?:licen[cs]e|licencia|licen[çc]a)?\s*:?\s*(?:CC[ -](?:BY(?:[ -](?:NC|ND|SA))*|0)(?:[ -]\d\.\d)?|Creative"
    r" Commons\b.{0,80})(?:\s*\(.{0,90}\))?",
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


def label_of(text: str) -> tuple[DocumentType, str] | None:
    """The kind of document that a line names, and what stands before the name ("ICVA CASE STUDY #2" gives "ICVA")."""
    if words(text) > 9:
        return None
    folded = fold(text)
    for kind, pattern in _LABEL.items():
        if m := pattern.fullmatch(folded):
            return kind, text[: len(m["before"])].strip()
    return None


def parse(text: str) -> list[Part]:
    """The parts of an imprint line, in order; empty where the line is, or holds, anything else."""
    if words(text) > _MOST_WORDS:
        return []
    if m := _KEYED.fullmatch(text.strip()):
        lead = len(text) - len(text.lstrip())
        return _keyed(m["key"].lower(), m["value"], lead + m.start("value"))
    parts: list[Part] = []
    for start, end in _joined_dates(text, _spans(text)):
        piece = text[start:end]
        if m := _KEYED.fullmatch(piece):
            found = _keyed(m["key"].lower(), m["value"], start + m.start("value"))
            if not found:
                return []
            parts += found
        elif part := _part(piece, start):
            parts.append(part)
        else:
            return []
    kinds = {p.kind for p in parts}
    return parts if len(parts) > 1 and kinds & {"date", "type", "licence"} else []


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


def _part(piece: str, start: int) -> Part | None:
    end = start + len(piece)
    if date := whole_date(piece):
        return Part("date", start, end, date=date)
    if (label := label_of(piece)) and not label[1]:
        return Part("type", start, end, type=label[0])
    if _LICENCE.fullmatch(piece.strip().rstrip(".")):
        return Part("licence", start, end)
    by = _BY.match(piece)
    named = piece[by.end() :] if by else piece
    if names.is_person(named):
        return Part("author", end - len(named), end)
    if names.is_organisation(named):
        return Part("author" if by else "organisation", end - len(named), end)
    return None


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
    people = names.byline(f"By {value}")
    if people:
        return [Part("author", start + a - 3, start + b - 3) for a, b in people]
    return [Part("author", start, end)] if names.is_organisation(value) and words(value) <= 10 else []
