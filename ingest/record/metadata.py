"""The bibliographic record of a document: what the text says of itself, and what the file says with distrust.

Every field keeps where it was found. What neither says stays empty: nothing comes from a file's name or its
date of modification, and a program that made a file is not its author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest import site_lines
from ingest.draft import Meta, Para
from ingest.record import cited, disagreement, doi, names
from ingest.record.dates import Date, find_date, whole_date
from ingest.record.front import Front
from ingest.record.kinds import label_of, names_body
from ingest.record.raw import RawSpan, raw_span
from ingest.wording import fold, words
from store.documents import DocumentType, FieldOrigin, Name, Record

_LEAD = re.compile(r"\s*(?:e?-?ISSN:?\s*[\dX-]{9}\s*(?:\(\w+\))?[\s,;|]*)*(?:https?://)?(?:dx\.)?", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\s*(?:first )?(?:published|publicado|publi[ée])(?: online| en l[íi]nea| en ligne)?\s*:?\s*", re.IGNORECASE
)
# A title that says what it is: "Global Report on …", "Informe anual 2022"; not one that speaks of a report.
_REPORT = re.compile(
    r"(?:(?:[^\W\d_a-z][\w-]*|of|the|on|and) ){0,6}Report(?: (?:on|of|to|for)\b.*|:.*|(?: \d{4})?(?:[/–-]\d{2,4})?)"
    r"|(?:Informe|Rapport|Relat[óo]rio)\b.*"
)
_LICENCE_URL = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>by(?:-[a-z]{2}){0,2})/(?P<version>\d\.\d)"
    r"|publicdomain/zero/(?P<zero>\d\.\d))"
)
_LICENCE = re.compile(r"\bCC[ -](?P<kind>BY(?:[ -](?:NC|ND|SA)){0,2}|0)(?:[ -](?P<version>\d\.\d))?\b")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?P<who>[^\d]{0,80}?),?\s*(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
# Titles that programs write into files.
_NO_TITLE = re.compile(
    r"untitled|sans titre|sin título|documento?\d*|document\d*|presentation\d*|microsoft (?:word|powerpoint|excel) -"
    r" .*|.*\.(?:docx?|pdf|pptx?|indd|odt|rtf|qxd|tmp|tex|dvi|html?)"
    r"|powerpoint presentation|slide \d+|title|page \d+|scan.{0,20}|[\W\d_]+|[a-z0-9]+[_-][\w-]+|layout \d+",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"adobe|acrobat|indesign|microsoft|word|office|latex|pdftex|quartz|ghostscript|distiller|quark|libre|openoffice"
    r"|admin|administrator|user|usuario|owner|python-docx|pandoc|google|canva|apple|hp|dell|lenovo|unknown|anonymous"
    r"|author|root|pc|acer|asus|windows",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """A record whose origins still name raw spans, for `located` to turn into spans of the text."""

    record: Record
    spans: dict[str, RawSpan]
    meta: frozenset[str]
    warnings: tuple[str, ...]
    lines: frozenset[int]
    title_at: int

    def located(self, place: Callable[[RawSpan], tuple[int, int] | None]) -> Record:
        """The record with its origins as spans of the text; `place` gives a raw span's, or None if it was left out."""
        origins = []
        for name, span in self.spans.items():
            start, end = place(span) or (None, None)
            origins.append(FieldOrigin(name, "text", start, end))
        origins += [FieldOrigin(name, "meta") for name in sorted(self.meta)]
        return replace(self.record, origins=tuple(origins))


def make_record(paras: Sequence[Para], notes: Sequence[Para], front: Front, meta: Meta) -> Found:
    """The record from the front matter, the citation line, the imprint, and what the file says of itself."""
    spans = {k: v for k, v in front.spans.items() if k != "series"}
    values: dict[str, str] = {"title": front.title, "publisher": front.publisher, **front.masthead}
    issued, authors = front.issued, tuple(_name(n) for n, _ in front.authors)
    kind: DocumentType = front.kind
    warnings = list(front.warnings)

    line = cited.read(paras, front.title)
    said = whole_date(meta.date) or (find_date(meta.date) or ((),))[0] if meta.own and meta.date else ()
    warnings += disagreement.dates(front.issued, line.issued, said, meta.url if meta.own else "")
    warnings += disagreement.titles(front.title, line.values.get("title", ""))
    warnings += disagreement.authors(authors, [name for name, _ in line.authors])
    for name, value in line.values.items():
        if value and not values.get(name):
            values[name] = value
            spans |= {name: line.spans[name]} if name in line.spans else {}
    if line.issued and (not issued or issued[0] != line.issued[0]):
        issued, spans["issued"] = line.issued, line.spans["issued"]
    if not authors and line.authors:
        authors = tuple(name for name, _ in line.authors)
        spans["authors"] = line.authors[0][1][0], line.authors[-1][1][1]
    if line.kind != "document" and (kind == "document" or "type" not in spans):
        kind, spans["type"] = line.kind, line.spans["type"]

    if kind == "document" and "type" not in spans and (told := _told_by_title(values["title"])):
        kind = told
        if "title" in spans:
            spans["type"] = spans["title"]

    _imprint(paras, values, spans)
    if not issued and (found := _copyright_year(paras)):
        issued, spans["issued"] = found
    if (
        (site := site_lines.site_name(paras))
        and not values.get("container")
        and kind in ("op-ed", "blog post", "document")
    ):
        values["container"] = site[0]
        spans["container"] = raw_span(site[1])
    record = Record(
        title=values["title"], authors=authors, issued=issued, type=kind, publisher=values["publisher"],
        container=values.get("container", ""), volume=values.get("volume", ""), issue=values.get("issue", ""),
        page=values.get("page", ""), doi=values.get("doi", ""), url=values.get("url", ""),
        licence=values.get("licence", ""),
    )  # fmt: skip
    record, from_meta = _with_meta(record, meta, paras)
    if front.title and "title" not in spans:
        from_meta |= {"title"} if record.type == "document" or "type" in spans else {"title", "type"}
    if any(fold(str(a)) == fold(record.title) for a in record.authors):
        # A site that fills in one field for the other.
        record = replace(record, authors=tuple(a for a in record.authors if fold(str(a)) != fold(record.title)))
        spans.pop("authors", None)
        from_meta.discard("authors")
    if (
        not record.authors
        and record.publisher
        and front.by_publisher
        and not re.search(r"\bPress$|\bPublish", record.publisher)
    ):
        record = replace(record, authors=(Name(literal=record.publisher),))
        if "publisher" in spans:
            spans["authors"] = spans["publisher"]
        elif "publisher" in from_meta:
            from_meta |= {"authors"}
    warnings += [w for w in disagreement.spellings(record.authors, paras) if w not in warnings]
    return Found(record, spans, frozenset(from_meta), tuple(warnings), frozenset(front.lines), front.title_at)


def title_in(meta: Meta) -> str:
    """The title that a file's metadata give, empty where it is one of a program's."""
    title = " ".join(meta.title.split())
    return title if 4 <= len(title) <= 300 and not _NO_TITLE.fullmatch(title) else ""


def _told_by_title(title: str) -> DocumentType | None:
    """What a title says that the document is: "Policy brief: …", "Global Report on …"."""
    label = label_of(title.partition(":")[0]) if ":" in title else None
    if label and (not label[1] or names_body(label[1])):
        return label[0]
    return "report" if _REPORT.fullmatch(title) else None


def _name(text: str) -> Name:
    if names.is_organisation(text) and not names.is_person(text, told=True):
        return Name(literal=" ".join(text.split()))
    return names.name_of(text)


def _leads(text: str) -> bool:
    """Whether what stands before a DOI says no more than numbers of the journal, or when it was published."""
    return bool(_LEAD.fullmatch(text) or whole_date(_PUBLISHED.sub("", text, count=1)))


def _imprint(paras: Sequence[Para], values: dict[str, str], spans: dict[str, RawSpan]) -> None:
    """DOI, address and licence. A DOI inside the text or a reference is another work's."""
    edges = [*paras[:20], *paras[-15:]]
    for p in edges:
        if p.kind in ("reference", "footnote", "list"):
            continue
        named = doi.find_named(p.text)
        if named and not values.get("doi") and _leads(p.text[: named[0]]) and words(p.text) <= 10:
            values["doi"] = p.text[slice(*named[1:])]
            spans["doi"] = raw_span(p, *named[1:])
    for p in paras:
        if p.kind in ("reference", "footnote") or values.get("licence"):
            continue
        if m := _LICENCE_URL.search(p.text):
            values["licence"] = "CC0 " + m["zero"] if m["zero"] else f"CC {m['kind'].upper()} {m['version']}"
        elif (m := _LICENCE.search(p.text)) and words(p.text) <= 60:
            kind = m["kind"].replace(" ", "-")
            values["licence"] = f"CC{'' if kind == '0' else ' '}{kind}{' ' + m['version'] if m['version'] else ''}"
        if m:
            spans["licence"] = raw_span(p, m.start(), m.end())
    if values.get("doi"):
        values["url"] = "https://doi.org/" + values["doi"]
        spans["url"] = spans["doi"]


def _copyright_year(paras: Sequence[Para]) -> tuple[Date, RawSpan] | None:
    for p in [*paras[:20], *paras[-15:]]:
        m = _COPYRIGHT.search(p.text)
        if m and m.start() < 40 and p.kind not in ("reference", "footnote"):
            return (int(m["year"]),), raw_span(p, m.start("year"), m.end("year"))
    return None


def _with_meta(record: Record, meta: Meta, paras: Sequence[Para]) -> tuple[Record, set[str]]:
    """The record with the fields that only the file's own metadata gives."""
    if not meta.own:
        meta = _vouched(meta, paras)
    changes: dict[str, object] = {}
    if not record.title and (title := title_in(meta)):
        changes["title"] = title
    people = tuple(
        names.name_of(n)
        for n in (" ".join(a.split()) for a in meta.authors)
        if names.is_person(n, told=True) and not _PROGRAM.fullmatch(n)
    )
    groups = tuple(
        Name(literal=" ".join(a.split()))
        for a in meta.authors
        if names.is_organisation(a) and not names.is_person(a, told=True)
    )
    if not record.authors and (people or groups):
        changes["authors"] = people or groups
    if not record.issued and meta.date and (date := whole_date(meta.date) or (find_date(meta.date) or ((),))[0]):
        changes["issued"] = date
    for name, value in (
        ("publisher", meta.publisher), ("url", meta.url), ("doi", meta.doi), ("container", meta.container or meta.site),
        ("licence", _licence_name(meta.licence)), ("language", meta.language),
    ):  # fmt: skip
        if value and not getattr(record, name) and len(value) <= 500:
            changes[name] = " ".join(value.split())
    if record.type == "document" and meta.kind and (label := label_of(meta.kind)):
        changes["type"] = label[0]
    return replace(record, **changes), set(changes)  # type: ignore[arg-type]


def _vouched(meta: Meta, paras: Sequence[Para]) -> Meta:
    """What a file's properties say and its text bears out: a title and an author whom the text names; never a date."""
    text = fold(" ".join(p.text for p in paras))
    named = tuple(a for a in meta.authors if fold(a) in text)
    tokens = [w for w in fold(meta.title).split() if len(w) > 3]
    titled = tokens and sum(w in text for w in tokens) >= 0.6 * len(tokens)
    return replace(
        meta, title=meta.title if titled else "", authors=named, date="", publisher="", site="", url="", language=""
    )


def _licence_name(text: str) -> str:
    if m := _LICENCE_URL.search(text):
        return "CC0 " + m["zero"] if m["zero"] else f"CC {m['kind'].upper()} {m['version']}"
    return text if len(text) <= 80 else ""
