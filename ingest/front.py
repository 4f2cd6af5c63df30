"""The lines around a text that speak of the document itself: title, byline, date, kind, publisher.

Each finding keeps the raw span on which it rests. A line is believed by its own shape and place, never by being
the only candidate: a date inside a sentence or a caption is some event's date, not the document's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest import imprint, names, wording
from ingest.dates import Date, find_date, whole_date
from ingest.draft import Para
from ingest.labels import label_of, names_body
from ingest.strand import INSERTED
from ingest.wording import fold, words
from store.documents import DocumentType

RawSpan = tuple[int, int]
_REACH = 30
_LONG = 40

_PHRASES: tuple[tuple[DocumentType, re.Pattern[str]], ...] = (
    (
        "blog post",
        re.compile(r"^this (?:blog )?post (?:was|is|has been) |^this blog(?: post)? (?:is|was) |^posted (?:on|by) "),
    ),
    ("policy brief", re.compile(r"^this (?:policy )?brief (?:is|was|outlines|presents|summari[sz]es|examines|has)\b")),
    ("report", re.compile(r"^this (?:working paper|report) (?:is|was|outlines|presents|summari[sz]es|examines|has)\b")),
    ("article", re.compile(r"^\(?received:? .{4,60}accepted")),
)
_DATED = re.compile(
    r"(?:(?:this (?:post|article|page|brief|report|piece) (?:was )?)?(?:first |originally )?(?:published|posted"
    r"|released|issued)"
    r"(?: online)?(?: (?:on|in|by [^,]{2,60}(?:,| on| in)))?|(?:publication |release |issue )?date|publicado(?: el|"
    r" en)?|publi[eé] le|fecha|data|تاريخ النشر|发布日期)\s*[::]?\s*$",
    re.IGNORECASE,
)
_OWN_NOUN = r"(?:document|publication|paper|brief|policy brief|report|case study|working paper|guide|study)"
_LINKS = r"of|for|and|the|on|in|de|del|la|las|los|y|para|et|des|do|da|&"
_ORG_NAME = rf"(?P<org>(?:[A-Z][\w’'&.-]*)(?:,? (?:[A-Z][\w’'&.-]*|{_LINKS}))*)"
_TRAILING_LINKS = re.compile(rf"(?:,? (?:{_LINKS}))+$")
_PUBLISHED = re.compile(
    rf"(?:^|(?<=[.;] ))(?:This {_OWN_NOUN} (?:has been|was|is) (?:produced|published|issued|prepared) by|Published"
    rf" by|Publisher:|Publicado por|Publié par|Editorial:)"
    rf" (?:the |el |la |le )?{_ORG_NAME}"
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[ivxIVX]{1,4}|[a-z])[.)]\s|[一二三四五六七八九十]+、")
_PARTS = re.compile(r"\s*[|•·;/]\s*|\s+[–—]\s+|(?<=[^\W\d_]{3})\.\s+")


@dataclass
class Front:
    """What the front matter says, each field with its raw span.

    lines        the raw offsets of the lines used up
    maybe_title  those of them that may yet be the title
    """

    title: str = ""
    authors: list[tuple[str, RawSpan]] = field(default_factory=list)
    issued: Date = ()
    kind: DocumentType = "document"
    publisher: str = ""
    spans: dict[str, RawSpan] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)
    title_at: int = INSERTED
    series: str = ""
    maybe_title: set[int] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)


def read_front(paras: Sequence[Para]) -> Front:
    """The front matter of a document's paragraphs (notes and running heads are out already)."""
    front = Front()
    _imprints(paras, front)
    _labels(paras, front)
    _title(paras, front)
    _bylines(paras, front)
    _dates(paras, front)
    _publisher(paras, front)
    if not front.authors:
        _author_section(paras, front)
    return front


def raw_span(para: Para, start: int = 0, end: int | None = None) -> RawSpan:
    """The raw span of a stretch of a paragraph."""
    piece = para.strand.cut(start, end)
    return piece.first(), piece.last() + 1


def _imprints(paras: Sequence[Para], front: Front) -> None:
    """Lines of an imprint, before the text begins or at its end."""
    last = -1
    for i, p in enumerate(paras):
        if i > 14 or words(p.text) > _LONG:
            break
        if p.kind not in (None, "heading", "caption") or not (parts := imprint.parse(p.text)):
            continue
        kinds = [part.kind for part in parts]
        # A name and a date are a byline only near the title; further on they sign a picture or another text.
        if i > 4 and set(kinds) <= {"author", "affiliation", "date"} and len(parts) > 1 and not names.has_by(p.text):
            continue
        first = p.strand.first()
        # "Remarks by …" may be the title itself.
        if "author" in kinds and "type" in kinds and (i == 0 or p.level == 1):
            front.maybe_title.add(first)
        front.lines.add(first)
        _take(p, parts, front, more=last in (-1, i - 1))
        last = i if "author" in kinds else last
    if front.authors:
        front.spans["authors"] = (front.authors[0][1][0], front.authors[-1][1][1])


def _take(p: Para, parts: Sequence[imprint.Part], front: Front, *, more: bool) -> None:
    """What an imprint line says; `more` says whether its authors may be added to those already found."""
    for part in parts:
        span = raw_span(p, part.start, part.end)
        text = p.text[part.start : part.end]
        if part.kind == "date" and not front.issued:
            front.issued, front.spans["issued"] = part.date, span
        elif part.kind == "type" and "type" not in front.spans:
            front.kind, front.spans["type"] = part.type, span
        elif part.kind == "author" and more:
            front.authors.append((text, span))
        elif part.kind == "organisation" and not front.publisher:
            front.publisher, front.spans["publisher"] = text, span


def _short(paras: Sequence[Para]) -> Iterator[tuple[int, Para]]:
    """The short lines within reach of the beginning."""
    for i, p in enumerate(paras[:_REACH]):
        if words(p.text) <= _LONG and p.kind in (None, "heading"):
            yield i, p


def _labels(paras: Sequence[Para], front: Front) -> None:
    for i, p in _short(paras):
        if i > 14:
            break
        found = label_of(p.text) or _label_among(p)
        if found is None or (found[1] and not names_body(found[1])):
            continue
        front.lines.add(p.strand.first())
        if "type" not in front.spans:
            front.kind, front.series = found[0], found[1]
            front.spans["type"] = raw_span(p)
            if found[1]:
                front.spans["series"] = raw_span(p, 0, len(found[1]))
    if "type" in front.spans:
        return
    for kind, pattern in _PHRASES:
        for p in paras:
            if (m := pattern.search(fold(p.text))) and p.kind != "footnote":
                front.kind = kind
                front.spans["type"] = raw_span(p, 0, min(len(p.text), m.end()))
                return


def _label_among(p: Para) -> tuple[DocumentType, str] | None:
    """A label that is one part of a short line ("The Debate | Opinion")."""
    parts = [part for part in _PARTS.split(p.text) if part]
    known = [f for part in parts if (f := label_of(part)) is not None and not f[1]]
    return known[0] if known and len(parts) > 1 and words(p.text) <= 8 else None


def _title(paras: Sequence[Para], front: Front) -> None:
    counts = Counter(fold(p.text) for p in paras[: 2 * _REACH])
    best, best_score, text_begun = -1, 0.0, False
    for i, p in enumerate(paras[:_REACH]):
        if words(p.text) >= _LONG or p.kind in ("list", "table", "quote"):
            text_begun = True
            continue
        # Behind the first paragraph of text only a line set as a title that comes again can be one.
        if not _may_title(p, front) or (text_begun and not (p.level == 1 and counts[fold(p.text)] > 1)):
            continue
        after = paras[i + 1].text if i + 1 < len(paras) else ""
        score = min(words(p.text), 8) / 4 - i * 0.6 + 4
        score += 4 if counts[fold(p.text)] > 1 else 0
        score += 5 if p.level == 1 else 0
        score += 2 if after and (names.has_by(after) or names.byline(after)) else 0
        if score > best_score:
            best, best_score = i, score
    if best >= 0:
        p = paras[best]
        front.title, front.title_at = p.text, p.strand.first()
        front.spans["title"] = raw_span(p)
        front.lines.discard(front.title_at)


def _may_title(p: Para, front: Front) -> bool:
    text = p.text
    if p.level != 1 and words(text) > 12 and wording.has_verb(text) and not text.endswith("?"):
        return False
    if words(text) == 1 and (p.level != 1 or text.isupper()):
        return False
    if (
        p.strand.first() in front.lines - front.maybe_title
        or not 1 <= words(text) <= 35
        or len(text) > 300
        or len(text) < 4
    ):
        return False
    if _NUMBERED.match(text):
        return False
    if text[-1] in ".,;。．，；" and p.level != 1 and not re.search(r"\b[A-Z]\.$", text):
        return False
    if whole_date(text) or names.has_by(text) or names.byline(text) or "@" in text or "://" in text:
        return False
    folded = fold(text)
    if text[0] in "{<[|" or wording.PARTS.fullmatch(folded.rstrip(":")) or wording.REFERENCES.fullmatch(folded):
        return False
    if wording.FURNITURE.fullmatch(folded) or wording.CONTENTS.fullmatch(folded) or wording.RUN_IN.match(text + ". x"):
        return False
    return not (
        folded.startswith(("www.", "issn", "isbn", "doi", "("))
        or wording.CAPTION.match(folded)
        or wording.KEYWORDS.match(folded)
    )


def _bylines(paras: Sequence[Para], front: Front) -> None:
    if front.authors:
        return
    title = next((i for i, p in enumerate(paras) if p.strand.first() == front.title_at), -1)
    for i, p in _short(paras):
        if wording.AUTHORS.fullmatch(fold(p.text).rstrip(":")):
            break
        marked = names.has_by(p.text)
        near = title <= i <= title + 4 and i != title
        if not (marked or near) or p.strand.first() in front.lines:
            continue
        people = _line_names(p) or names.byline(p.text)
        if not people or (not marked and not _vouched(paras, i, [p.text[a:b] for a, b in people])):
            continue
        front.authors += [(p.text[a:b], raw_span(p, a, b)) for a, b in people]
        front.lines.add(p.strand.first())
        if marked:
            break
        for q in paras[i + 1 : i + 3]:
            if words(q.text) <= 25 and (names.is_organisation(q.text.split(",")[0]) or "@" in q.text):
                front.lines.add(q.strand.first())
    if front.authors:
        front.spans["authors"] = (front.authors[0][1][0], front.authors[-1][1][1])


def _line_names(p: Para) -> list[tuple[int, int]]:
    """The spans of the persons where each printed line of a paragraph is one person's name."""
    ends = [i for i, o in enumerate(p.strand.origin) if o == INSERTED and p.text[i] == " "]
    if not ends:
        return []
    spans = list(zip([0, *(e + 1 for e in ends)], [*ends, len(p.text)], strict=True))
    return spans if all(names.is_person(p.text[a:b]) for a, b in spans) else []


def _vouched(paras: Sequence[Para], i: int, people: Sequence[str]) -> bool:
    """Whether a line of capitalised words is sure to be a byline: more names, an affiliation, an address, a date or
    the abstract come next, or the text names the person again."""
    for q in paras[i + 1 : i + 3]:
        if words(q.text) > _LONG:
            break
        if names.is_organisation(q.text.split(",")[0]) or "@" in q.text or whole_date(q.text) or names.byline(q.text):
            return True
        if wording.RUN_IN.match(q.text + ". x") or fold(q.text).startswith("(received"):
            return True
    return any(people[0] in q.text for j, q in enumerate(paras) if j != i)


def _dates(paras: Sequence[Para], front: Front) -> None:
    for i, p in enumerate([*paras[:_REACH], *paras[_REACH:][-8:]]):
        if words(p.text) > 16 or p.kind not in (None, "heading", "caption"):
            continue
        date = _line_date(p)
        if date is None or (len(date[0]) == 1 and i > 8):
            continue
        front.lines.add(p.strand.first())
        if not front.issued:
            front.issued, span = date
            front.spans["issued"] = span


def _line_date(p: Para) -> tuple[Date, RawSpan] | None:
    """The date of a line that is a date, has one as a part of its own, or says that it was published then."""
    if (date := whole_date(p.text)) and (len(date) > 1 or p.text.isdigit()):
        return date, raw_span(p)
    found = find_date(p.text)
    if found is None:
        return None
    date, start, end = found
    if _DATED.fullmatch(p.text[:start].strip()) and words(p.text[end:]) <= 6:
        return date, raw_span(p, start, end)
    head = _PARTS.split(p.text)[0]
    if label_of(head) and end == len(p.text.rstrip()):
        return date, raw_span(p, start, end)
    return None


def _publisher(paras: Sequence[Para], front: Front) -> None:
    if front.publisher:
        return
    for p in [*paras[:_REACH], *paras[-15:]]:
        if p.kind in ("footnote", "reference", "quote"):
            continue
        m = _PUBLISHED.search(p.text)
        if m is None:
            continue
        org = _TRAILING_LINKS.sub("", m["org"]).rstrip(".,")
        front.publisher = org
        front.spans["publisher"] = raw_span(p, m.start("org"), m.start("org") + len(org))
        if words(p.text) <= 25:
            front.lines.add(p.strand.first())
        return
    if not front.publisher and (found := _issuer(paras, front)):
        front.publisher, front.spans["publisher"] = found
    elif front.series:
        front.publisher = front.series
        front.spans["publisher"] = front.spans["series"]


def _issuer(paras: Sequence[Para], front: Front) -> tuple[str, RawSpan] | None:
    """An organisation that stands alone between the title and a line of the imprint, where nobody is named."""
    if front.authors:
        return None
    for before, p, after in zip(paras[:12], paras[1:12], paras[2:12], strict=False):
        near = before.strand.first() == front.title_at and after.strand.first() in front.lines
        if near and names.is_organisation(p.text) and words(p.text) <= 8 and p.strand.first() not in front.lines:
            front.lines.add(p.strand.first())
            return p.text, raw_span(p)
    return None


def _author_section(paras: Sequence[Para], front: Front) -> None:
    """Names under "Authors", each followed by a note on the person that begins with the name."""
    for i, p in enumerate(paras):
        if not wording.AUTHORS.fullmatch(fold(p.text).rstrip(":")):
            continue
        for q, after in zip(paras[i + 1 :], [*paras[i + 2 :], None], strict=False):
            if not names.is_person(q.text) or words(q.text) > 6:
                continue
            front.authors.append((q.text, raw_span(q)))
            front.lines.add(q.strand.first())
            if after is not None and (other := names.other_spelling(q.text, after.text)):
                front.warnings.append(f"a name is spelt in two ways: {q.text!r} and {other!r}")
        if front.authors:
            front.spans["authors"] = (front.authors[0][1][0], front.authors[-1][1][1])
            return
