"""What a web page says of itself: meta tags (Highwire, Dublin Core, Open Graph), JSON-LD, and its title.

The most exact source wins: a journal's citation tags over Dublin Core, that over JSON-LD, that over the tags made for
sharing. Nothing is believed here; `record/metadata.py` decides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.draft import Meta
from ingest.markup_tree import text_of
from ingest.record import doi
from ingest.record.names import given_first

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title", "headline")
_DATES = (
    "citation_publication_date", "citation_date", "article:published_time", "dcterms.issued", "dcterms.date",
    "dc.date.issued", "dc.date", "datepublished", "date", "pubdate", "publish-date", "publication_date",
)  # fmt: skip
# Each holds one person, a family name perhaps first; the others may hold several in one.
_ONE_AUTHOR = ("citation_author", "dc.creator", "dcterms.creator", "dc.creator.personalname")
_AUTHORS = ("author", "article:author", "og:author", "parsely-author", "sailthru.author", "byl", "twitter:data1")
_SITES = ("og:site_name", "application-name", "twitter:site")
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "citation_technical_report_institution")
_DOIS = ("citation_doi", "dc.identifier.doi", "prism.doi", "bepress_citation_doi")
_AND = re.compile(r"\s*(?:;|\band\b|&|\by\b|\bet\b|\be\b(?=\s+[A-ZÀ-Þ])|,(?=\s+\w+\s+\w))\s*")
_BY = re.compile(r"^(?:by|por|par|von)\s*:?\s+", re.IGNORECASE)
_KINDS = {
    "BlogPosting": "blog post", "OpinionNewsArticle": "op-ed", "Report": "report", "ScholarlyArticle": "article",
    "Chapter": "book chapter",
}  # fmt: skip
_SHARED = re.compile(r"^(?:@\w+|https?://\S+)$")
_DEPTH = 6


def read_meta(root: _Element) -> Meta:
    """The fields of the page's head; empty where it says nothing."""
    values: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        key = (element.get("name") or element.get("property") or element.get("itemprop") or "").lower()
        content = " ".join((element.get("content") or "").split())
        if key and content:
            values.setdefault(key.replace("dcterms:", "dcterms.").replace("dc:", "dc."), []).append(content)
    linked = _linked_data(root)

    def one(*keys: str) -> str:
        return next((values[n][0] for n in keys if values.get(n)), "")

    site = next((v for n in _SITES for v in values.get(n, ()) if not _SHARED.match(v)), "") or linked.get("site", "")
    named = one(*_DOIS) or next((v for v in values.get("dc.identifier", ()) if doi.find(v)), "")
    span = doi.find(named)
    return Meta(
        title=one(*_TITLES[:3]) or linked.get("title", "") or one(*_TITLES[3:]) or _shown(root, site),
        authors=_authors(values, linked),
        date=one(*_DATES[:2]) or linked.get("date", "") or one(*_DATES[2:]),
        site=site,
        publisher=one(*_PUBLISHERS),
        container=one("citation_journal_title", "citation_conference_title", "prism.publicationname"),
        doi=named[slice(*span)] if span else "",
        url=one("og:url", "citation_abstract_html_url") or _link(root, "canonical") or linked.get("url", ""),
        language=(root.get("lang") or one("citation_language", "dc.language", "og:locale")).split("-")[0][:2].lower(),
        licence=one("dcterms.license", "dc.rights", "dcterms.rights", "license") or _link(root, "license"),
        kind=one("dc.type", "dcterms.type") or _KINDS.get(linked.get("kind", ""), ""),
    )  # fmt: skip


def _authors(values: dict[str, list[str]], linked: dict[str, str]) -> tuple[str, ...]:
    """The names, in their order and each once."""
    exact = next(([v for v in values[n] if not _SHARED.match(v)] for n in _ONE_AUTHOR if values.get(n)), [])
    if not exact and linked.get("author"):
        exact = linked["author"].split("\n")
    if not exact:
        loose = next(([v for v in values[n] if not _SHARED.match(v)] for n in _AUTHORS if values.get(n)), [])
        exact = [part for v in loose for part in _AND.split(_BY.sub("", v))]
    return tuple(dict.fromkeys(given_first(a.strip()) for a in exact if a and a.strip()))


def _shown(root: _Element, site: str) -> str:
    """The title of the window, without the name of the site where a heading or the site itself tells it apart."""
    title = root.find(".//title")
    shown = " ".join(text_of(title).split()) if title is not None else ""
    for heading in root.iter("h1"):
        text = " ".join(text_of(heading).split())
        if len(text) > 3 and text in shown:
            return text
    parts = re.split(r"\s+[|–—·:-]\s+", shown)
    return " – ".join(p for p in parts if p != site) if site and len(parts) > 1 else shown


def _link(root: _Element, relation: str) -> str:
    return next((e.get("href") or "" for e in root.iter("a", "link") if relation in (e.get("rel") or "").split()), "")


def _linked_data(root: _Element) -> dict[str, str]:
    """The fields of the page's article in JSON-LD."""
    found: list[tuple[str, dict[str, Any]]] = []
    names: dict[str, str] = {}
    for element in root.iter("script"):
        if (element.get("type") or "").lower().partition(";")[0].strip() != "application/ld+json":
            continue
        try:
            data = json.loads((element.text or "").strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kinds = item.get("@type")
            named = [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]
            if isinstance(item.get("@id"), str) and (name := _string(item)):
                names[item["@id"]] = name
            found += [(k, item) for k in named]
    rank = [*_KINDS, "NewsArticle", "AnalysisNewsArticle", "TechArticle", "Article", "WebPage"]
    kind, item = min(
        ((k, i) for k, i in found if k in rank), key=lambda pair: rank.index(pair[0]), default=("", {})
    )  # fmt: skip
    return {
        "title": _string(item.get("headline")) or (_string(item.get("name")) if kind != "WebPage" else ""),
        "author": "\n".join(_people(item.get("author") or item.get("creator"), names)),
        "date": _string(item.get("datePublished")) or _string(item.get("dateCreated")),
        "site": _string(item.get("publisher"), names), "url": _string(item.get("url")), "kind": kind,
    }  # fmt: skip


def _items(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < _DEPTH:
        for item in data[:200]:
            yield from _items(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        if depth < _DEPTH:
            for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
                yield from _items(data.get(key), depth + 1)


def _people(value: Any, names: dict[str, str]) -> Iterator[str]:
    """The names of authors, which are objects, lists, plain text, or references to objects elsewhere."""
    for item in value[:200] if isinstance(value, list) else [value]:
        if isinstance(item, list):
            yield from (n for one in item[:200] if (n := _string(one, names)))
        elif isinstance(item, str):
            yield from (part for part in _AND.split(item) if part and not _SHARED.match(part))
        elif name := _string(item, names):
            yield name


def _string(value: Any, names: dict[str, str] | None = None) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, list):
            name = name[0] if name else None
        whole = " ".join(str(value[k]) for k in ("givenName", "familyName") if isinstance(value.get(k), str))
        value = name if isinstance(name, str) else whole or (names or {}).get(str(value.get("@id")), "")
    return " ".join(value.split()) if isinstance(value, str) else ""
