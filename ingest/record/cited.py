"""How a document asks to be cited ("Suggested citation: …"), and the book that a chapter says it stands in.

Read from the line itself, by the order in which the common styles give authors, year, title and container; what a line
gives in another order is left. The authors are used where no byline names them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.draft import Para
from ingest.record import doi, names
from ingest.record.dates import Date
from ingest.record.kinds import label_of
from ingest.record.names import Span
from ingest.record.raw import RawSpan, raw_span
from store.documents import DocumentType, Name

_CITE = re.compile(
    r"(?:please )?(?:cite (?:this (?:article|paper|report|brief|document|chapter|publication|work)|as)|(?:suggested"
    r"|recommended|preferred) (?:citation|reference)|how to cite(?: this \w+)?|to cite this \w+(?: \w+)?|citation"
    r"|(?:c[oó]mo|modo de) citar(?: este \w+)?|citar como|cita sugerida|forma sugerida de citar"
    r"|pour citer (?:cet?|cette) \w+"
    r"|comment citer|como citar(?: este \w+)?|cita[cç][aã]o sugerida|引用格式|للاستشهاد)\s*(?:[:.\uff1a]\s*|$)",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_OPEN, _CLOSE = "['‘\"“«]", "[’'\"”»]"
_FORMS = (
    # A. Author and B. Other, 'Title', Journal, 12:3 (2024), pp. 31–44
    re.compile(
        rf"(?P<authors>.{{2,300}}?),?\s+{_OPEN}\s*(?P<title>[^«“]{{4,300}}?)\s*{_CLOSE}[.,]?\s+(?P<rest>\S.*)",
        re.DOTALL,
    ),
    # Author, A. (2021) 'Title', Journal …
    re.compile(
        rf"(?P<authors>.{{2,300}}?)[\s,]*\((?P<year>{_YEAR})[^()]{{0,25}}\)[.,:]?\s+{_OPEN}\s*(?P<title>.{{4,300}}?)\s*{_CLOSE}"
        r"[.,]?\s+(?P<rest>\S.*)",
        re.DOTALL,
    ),
    # Author, A. (2021). Title. Journal …
    re.compile(
        rf"(?P<authors>.{{2,300}}?)[\s,]*\((?P<year>{_YEAR})[^()]{{0,25}}\)[.,:]?\s+(?P<title>[^.?!]{{5,250}}[.?!])\s+(?P<rest>\S.*)",
        re.DOTALL,
    ),
)
_CONTAINER = re.compile(
    r"[*_]{0,2}(?P<container>[^\W\d_][^\d(*_]{2,120}?)[*_]{0,2}[,.]?\s*"
    r"(?=\d|\(|,?\s*(?:vol\b|vol\.|v\.|no?\.|n[°º]|n\.º|pp?\.)|\.\s|https?:|doi\b|[.,]?\s*$)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"[\s,]*(?:vol(?:ume)?\.?\s*|v\.\s*)?(?P<volume>\d{1,4})(?!\d)"
    r"(?:[:.](?P<issue>\d{1,4})|\s*\((?P<issue2>\d{1,4})\)|,\s*(?:no?\.?|n[°º]\.?|n\.º|issue)\s*(?P<issue3>\d{1,4}))?",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?:[,:]\s*|\)\s*[,:]?\s*|\s)(?:pp?\.\s*)?(?P<page>[\de]\d*\s*[–-]\s*[\de]?\d+)(?![\d-])")
_ONE_PAGE = re.compile(r"\((?:\w+ )?(?:19|20)\d\d\)[,:]\s*(?:pp?\.\s*)?(?P<page>\d{1,5})(?!\d)")
_PLACED = re.compile(r"(?:^|[.,]\s+)(?:[A-Z][\w.' -]{2,30}:\s*)(?P<publisher>[A-Z][^.,;:\d]{2,80})")
_PLACE = re.compile(r"[.,]?\s+[A-ZÀ-Þ][\w.'-]*(?: [A-ZÀ-Þ][\w.'-]*){0,3}:\s*(?P<publisher>[A-ZÀ-Þ][^.,;:\d]{1,80})[.,]")
_BOOK = re.compile(
    rf"(?:in|en|em|dans)\s*[:\uff1a]?\s+(?P<editors>[^()]{{3,200}}?),?\s*\((?:eds?|hrsg|coords?|orgs?|dirs?|comps?)\.?\)[.,:]?\s+"
    rf"(?:\({_YEAR}\)[.,]?\s+)?[*_'‘\"“«]{{0,2}}(?P<container>[^.,(]{{4,200}}(?:, [^.,(]{{2,80}})?)[*_’'\"”»]{{0,2}}[.,(](?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_INVERTED = re.compile(
    r"(?P<family>[^\W\d_][^,;&\d]{1,40}),\s*(?P<given>(?:[^\W\d_a-z]\.?(?:[\s-]|$|(?=[,.;&(])))+|[^\W\d_a-z][^\W\d_A-Z]+(?: [^\W\d_a-z]\.?)*)"
)
_AND = re.compile(r"[\s,;.]*(?:\b(?:and|y|et|e)\s+|&\s*)?(?:\bet al\.?|\(eds?\.\))?\s*", re.IGNORECASE)
# A title given once more ("Full citation: …") may be long; a citation longer than this is a reference list.
_LONGEST = 1_200
_EDGES = 25


@dataclass
class Cited:
    """What a line says. `spans` are raw; `authors` are names with their raw spans; `kind` "document" where not said."""

    values: dict[str, str] = field(default_factory=dict)
    spans: dict[str, RawSpan] = field(default_factory=dict)
    issued: Date = ()
    authors: list[tuple[Name, RawSpan]] = field(default_factory=list)
    kind: DocumentType = "document"


def read(paras: Sequence[Para], title: str = "") -> Cited:
    """What the document's citation line says; empty where it has none that can be read. `title` is the one known."""
    for i, p in enumerate(paras):
        head = _CITE.match(p.text)
        if head is None or len(p.text) > _LONGEST:
            continue
        offset = head.end()
        if offset >= len(p.text.rstrip()):
            if i + 1 == len(paras) or len(paras[i + 1].text) > _LONGEST:
                continue
            p, offset = paras[i + 1], 0
        if found := _citation(p, offset):
            _behind_title(p, offset, title, found)
            return found
    for p in [*paras[:_EDGES], *paras[_EDGES:][-_EDGES:]]:
        if len(p.text) <= _LONGEST and p.kind not in ("reference", "footnote") and (m := _BOOK.match(p.text)):
            return _chapter(p, m)
    return Cited()


def _behind_title(p: Para, offset: int, title: str, found: Cited) -> None:
    """A known title without a stop behind it ("Title Buenos Aires: Publisher."): what follows is no part of it."""
    known = re.compile(r"\s+".join(map(re.escape, title.split()))).search(p.text, offset) if title else None
    m = _PLACE.match(p.text, known.end()) if known else None
    if known and m:
        found.values["title"] = known[0]
        found.values.pop("container", "")
        found.spans.pop("container", None)
        found.spans.pop("type", None)
        found.kind = "document"
        found.values["publisher"] = m["publisher"].strip()
        found.spans["publisher"] = raw_span(p, *m.span("publisher"))


def _citation(p: Para, offset: int) -> Cited | None:
    m = next((m for form in _FORMS if (m := form.match(p.text, offset))), None)
    if m is None:
        return None
    found = Cited(values={"title": m["title"].strip(" .,")})
    found.authors = [(n, raw_span(p, a, b)) for n, (a, b) in authors_in(p.text, *m.span("authors"))]
    _rest(p, m.start("rest"), found)
    year = re.compile(rf"\b{_YEAR}\b").search(p.text, m.start("rest"))
    at = m.span("year") if m.groupdict().get("year") else year.span() if year else None
    if at:
        found.issued, found.spans["issued"] = (int(p.text[slice(*at)]),), raw_span(p, *at)
    _doi(p, offset, found)
    return found


def _rest(p: Para, start: int, found: Cited) -> None:
    """What follows the title: the journal with its numbers, or a series and who publishes it."""
    text = p.text
    series = re.compile(r"[^.,]{4,60}").match(text, start)
    whole = re.compile(r"[^.,]*?(?:No\.?\s*[\d/.-]+|[\d/-]+)?(?=[.,]\s|[.,]?\s*$)").match(text, start)
    for piece in (whole, series):
        if piece and piece[0].strip() and (label := label_of(piece[0].strip())):
            found.kind = label[0]
            found.spans["type"] = raw_span(p, piece.start(), piece.end())
            if placed := _PLACED.search(text, piece.end()):
                _set(p, "publisher", placed.span("publisher"), found)
            return
    m = _CONTAINER.match(text, start)
    if m is None or label_of(m["container"].strip()):
        return
    a, b = m.span("container")
    _set(p, "container", (a, a + len(text[a:b].rstrip(" ,."))), found)
    found.kind = "article"
    found.spans["type"] = found.spans["container"]
    at = m.end()
    if numbers := _NUMBERS.match(text, at):
        if not (len(numbers["volume"]) == 4 and re.fullmatch(_YEAR, numbers["volume"])):
            _set(p, "volume", numbers.span("volume"), found)
        for name in ("issue", "issue2", "issue3"):
            if numbers[name]:
                _set(p, "issue", numbers.span(name), found)
        at = numbers.end()
    if pages := _PAGES.search(text, at) or _ONE_PAGE.search(text, at):
        _set(p, "page", pages.span("page"), found)
        found.values["page"] = re.sub(r"\s", "", pages["page"])


def _chapter(p: Para, m: re.Match[str]) -> Cited:
    found = Cited(kind="book chapter")
    a, b = m.span("container")
    _set(p, "container", (a, a + len(p.text[a:b].rstrip(" *_’'\"”»"))), found)
    found.spans["type"] = raw_span(p, m.start(), m.end("editors"))
    if placed := _PLACED.search(f". {m['rest'].strip()}"):
        at = p.text.find(placed["publisher"], m.start("rest"))
        _set(p, "publisher", (at, at + len(placed["publisher"].rstrip())), found)
    if year := re.compile(rf"\b{_YEAR}\b").search(p.text, m.end("editors")):
        found.issued, found.spans["issued"] = (int(year[0]),), raw_span(p, *year.span())
    if pages := _PAGES.search(p.text, m.start("rest")):
        _set(p, "page", pages.span("page"), found)
    _doi(p, m.start(), found)
    return found


def _doi(p: Para, start: int, found: Cited) -> None:
    if named := doi.find_named(p.text, start):
        _set(p, "doi", named[1:], found)


def _set(p: Para, name: str, span: Span, found: Cited) -> None:
    found.values[name] = p.text[slice(*span)].strip()
    found.spans[name] = raw_span(p, *span)


def authors_in(text: str, start: int, end: int) -> list[tuple[Name, Span]]:
    """The authors between two offsets of a citation, "A. Name and B. Other" or "Name, A. & Other, B."."""
    found, at = [], start
    while m := _INVERTED.match(text, at, end):
        family, given = m["family"].strip(), m["given"].strip(" ,")
        a, b = m.start(), m.start("given") + len(m["given"].rstrip(" ,"))
        found.append((Name(family=family, given=given), (a, b)))
        at = _AND.match(text, m.end()).end()  # type: ignore[union-attr]
    if found and at >= end - 2:
        return found
    return [
        (names.name_of(text[start + a : start + b]), (start + a, start + b)) for a, b in names.byline(text[start:end])
    ]
