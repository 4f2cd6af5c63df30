"""The lines around a text that speak of the document itself: title, byline, date, kind, publisher.

Each finding keeps the raw span on which it rests. A line is believed by its own shape and place, never by being
the only candidate: a date inside a sentence or a caption is some event's date, not the document's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest import wording
from ingest.draft import Para
from ingest.record import bylines, imprint, masthead, names, speeches, titles
from ingest.record.dates import Date, find_date, whole_date
from ingest.record.kinds import label_of, names_body
from ingest.record.raw import RawSpan, raw_span
from ingest.record.titles import LONG, REACH
from ingest.strand import INSERTED
from ingest.wording import fold, words
from store.documents import DocumentType

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
# "Bridgetown, 15 January 2020": a place of one word, or one that cannot be a person, and a day or a year.
_PLACED = re.compile(
    r"(?P<place>[^\W\d_]{2,}(?: (?!and\b)[^\W\d_]{2,}){0,3}(?:, [^\W\d_]+(?: [^\W\d_]+){0,2})?)"
    r"[,،]\s+(?P<date>[^,،]{4,30}(?:, \d{4})?)"
)
_HEAD_WORDS = 14
_HEAD = 8
_PARTS = re.compile(r"\s*[|•·;/]\s*|\s+[–—]\s+|(?<=[^\W\d_]{3})\.\s+")


@dataclass
class Front:
    """What the front matter says, each field with its raw span.

    lines        the raw offsets of the lines used up
    maybe_title  those of them that may yet be the title
    last_resort  those of them that are the title only where no other line is
    masthead     the journal's name and numbers, by field
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
    last_resort: set[int] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    by_publisher: bool = True
    masthead: dict[str, str] = field(default_factory=dict)


def read_front(paras: Sequence[Para], heads: Sequence[Para] = (), shown: str = "", given: str = "") -> Front:
    """The front matter of a document's paragraphs (notes and running heads are out already).

    heads  the running heads of the first pages, for what nothing else says: the kind and the date
    shown  the title that a web page gives itself, perhaps with its site's name
    given  the title that the maker of the file wrote before the text: it is the document's
    """
    front = Front()
    _mastheads(paras, front)
    _imprints(paras, front)
    _speech(paras, front)
    _labels(paras, front)
    if given:
        titles.take(paras, front, given)
    else:
        titles.find(paras, front, shown)
    bylines.find(paras, front)
    _dates(paras, front)
    _publisher(paras, front)
    if not front.authors:
        _author_section(paras, front)
    _heads(heads, front)
    return front


def _heads(heads: Sequence[Para], front: Front) -> None:
    """What only the running heads say: "Policy Brief: Proposals for … | The Institute | February 2023"."""
    said = len(front.spans)
    for p in heads:
        date = whole_date(p.text)
        if not front.issued and date and len(date) > 1:
            front.issued, front.spans["issued"] = date, raw_span(p)
        label = label_of(re.split(r"[:|.]", p.text)[0].strip())
        if "type" not in front.spans and label is not None and words(p.text) <= _HEAD_WORDS:
            front.kind, front.spans["type"] = label[0], raw_span(p)
    if len(front.spans) > said and not front.publisher:
        # Heads that say what the document is and when it came out name the house between the two.
        known = {fold(front.title), *(fold(n) for n, _ in front.authors)}
        counts = Counter(fold(p.text) for p in heads)
        for p in heads:
            text = p.text
            house = words(text) <= 5 and text[:1].isupper() and text.replace(" ", "").isalpha()
            if house and counts[fold(text)] > 1 and fold(text) not in known and not label_of(text):
                front.publisher, front.spans["publisher"] = text, raw_span(p)
                return


def _mastheads(paras: Sequence[Para], front: Front) -> None:
    """The line of a journal at the head of the first page, or two lines that are one."""
    for i, p in enumerate(paras[:_HEAD]):
        if p.kind not in (None, "heading", "caption", "body") or p.level == 1:
            continue
        after = paras[i + 1] if i + 1 < len(paras) and words(paras[i + 1].text) <= REACH else None
        found, lines = (masthead.parse(f"{p.text} {after.text}"), [p, after]) if after else (None, [p])
        if found is None or all(end <= len(p.text) for _, end in found.spans.values()):
            found, lines = masthead.parse(p.text), [p]
        if found is None:
            continue
        front.masthead = found.values
        front.spans |= {name: _of_two(lines, *span) for name, span in found.spans.items()}
        front.issued = found.issued
        front.kind, front.spans["type"] = "article", front.spans["container"]
        front.lines |= {line.strand.first() for line in lines if line}
        return


def _of_two(lines: Sequence[Para | None], start: int, end: int) -> RawSpan:
    """The raw span of a span of two lines put together with a space between."""
    first = len(lines[0].text) if lines[0] else 0
    shift = first + 1 if start > first else 0
    line = lines[1] if shift else lines[0]
    assert line is not None
    return raw_span(line, start - shift, end - shift)


def _speech(paras: Sequence[Para], front: Front) -> None:
    """A title that names a speech and its speaker, and the day of it below."""
    for i, p in enumerate(paras[:6]):
        found = speeches.parse(p.text) if p.kind in (None, "heading") else None
        if found is None:
            continue
        kind, speaker = found
        first = p.strand.first()
        front.kind, front.spans["type"] = "speech", raw_span(p, *kind)
        front.lines.add(first)
        front.maybe_title.add(first)
        if speaker:
            front.authors = [(p.text[slice(*speaker)], raw_span(p, *speaker))]
            front.spans["authors"] = front.authors[0][1]
        for q in paras[i : i + 4] if not front.issued else ():
            dated = find_date(q.text)
            if dated and len(dated[0]) > 1 and words(q.text) <= LONG and not q.text[dated[2] :].strip(" .)"):
                front.issued, front.spans["issued"] = dated[0], raw_span(q, *dated[1:])
                front.lines.add(q.strand.first())
                break
        return


def _imprints(paras: Sequence[Para], front: Front) -> None:
    """Lines of an imprint, before the text begins or at its end."""
    last = -1
    for i, p in enumerate(paras):
        if i > 14 or words(p.text) > LONG:
            break
        if p.strand.first() in front.lines or p.kind not in (None, "heading", "caption"):
            continue
        if not (parts := imprint.parse(p.text)):
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
    for i, p in enumerate(paras[:REACH]):
        if words(p.text) <= LONG and p.kind in (None, "heading"):
            yield i, p


def _labels(paras: Sequence[Para], front: Front) -> None:
    for i, p in _short(paras):
        if i > 14:
            break
        found = label_of(p.text)
        if found is None and (found := _label_among(p) or (_series_line(p) if i < 3 else None)) and ". " in p.text:
            front.last_resort.add(p.strand.first())
        if found is None or (found[1] and not names_body(found[1])):
            continue
        front.lines.add(p.strand.first())
        if "type" not in front.spans:
            front.kind, front.series = found[0], found[1]
            front.spans["type"] = raw_span(p)
            if found[1]:
                front.spans["series"] = raw_span(p, 0, len(found[1]))
            elif 0 < i <= 4 and titles.is_body(paras[i - 1].text) and paras[i - 1].strand.first() not in front.lines:
                front.series, front.spans["series"] = paras[i - 1].text, raw_span(paras[i - 1])
                front.lines.add(paras[i - 1].strand.first())
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


def _series_line(p: Para) -> tuple[DocumentType, str] | None:
    """A label and what the series is called ("Policy Brief. Notes for the design of policies"), no sentence."""
    head, stop, rest = p.text.partition(". ")
    found = label_of(head) if stop and words(p.text) <= 14 and not p.text.rstrip().endswith(".") else None
    return found if found and not found[1] and rest[:1].isupper() else None


def _dates(paras: Sequence[Para], front: Front) -> None:
    # Several years, each a line of its own, head the parts of a chronicle.
    chronicle = len({p.text for p in paras if p.text.isdigit() and whole_date(p.text)}) > 1
    for i, p in enumerate([*paras[:REACH], *paras[REACH:][-8:]]):
        if words(p.text) > 16 or p.kind not in (None, "heading", "caption"):
            continue
        date = _line_date(p)
        if date is None or (len(date[0]) == 1 and (i > 8 or (p.text.isdigit() and chronicle))):
            continue
        front.lines.add(p.strand.first())
        exact = len(date[0]) > len(front.issued) and date[0][: len(front.issued)] == front.issued
        if not front.issued or exact:  # "Working Paper 12/2021", and "October 2021" below it
            front.issued, front.spans["issued"] = date


def _line_date(p: Para) -> tuple[Date, RawSpan] | None:
    """The date of a line that is a date, has one as a part of its own, or says that it was published then."""
    if (date := whole_date(p.text)) and (len(date) > 1 or p.text.isdigit()):
        return date, raw_span(p)
    if (m := _PLACED.fullmatch(p.text.strip())) and (date := whole_date(m["date"])) and _is_place(m["place"]):
        at = p.text.index(m["date"])
        return date, raw_span(p, at, at + len(m["date"]))
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


def _is_place(text: str) -> bool:
    head = text.split(",")[0]
    capital = not head[:1].islower() and not names.is_organisation(text)
    return capital and (names.is_place(head) or len(head.split()) == 1) and not label_of(head)


def _publisher(paras: Sequence[Para], front: Front) -> None:
    if front.publisher:
        return
    for p in [*paras[:REACH], *paras[-15:]]:
        if p.kind in ("footnote", "reference", "quote"):
            continue
        m = _PUBLISHED.search(p.text)
        if m is None:
            continue
        org = re.split(r"(?<=[a-z]{2})\.\s|(?<=[A-Z]{2})\.\s", m["org"])[0]
        org = _TRAILING_LINKS.sub("", org).rstrip(".,")
        if names.person_at(org):
            continue  # persons, and where they work
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
    """An organisation that stands alone between the title, or the kind, and a line of the imprint.

    Between the kind and the date a word of its own is the name of who issues it; otherwise nobody may be named.
    """
    kind = front.spans.get("type", (-1, -1))[0]
    for before, p, after in zip(paras[:6], paras[1:6], paras[2:6], strict=False):
        used = before.strand.first() == kind and after.strand.first() in front.lines
        used = used and not wording.PARTS.fullmatch(fold(p.text)) and not wording.CONTENTS.fullmatch(fold(p.text))
        if used and words(p.text) == 1 and p.text[:1].isupper() and p.strand.first() not in front.lines:
            front.lines.add(p.strand.first())
            return p.text, raw_span(p)
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
