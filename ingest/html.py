"""Web pages: the article by trafilatura, its blocks from trafilatura's XML, what the page says of itself from its head.

Nothing is fetched. Hidden elements are cut off before the main text is sought. The raw text is the article's text as
extracted; a page has no pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ingest import imprint, names
from ingest.decode import decode, sound
from ingest.draft import Draft, Meta
from ingest.errors import ReadError
from ingest.tree import Builder

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_PROLOGUE = re.compile(r"\A\s*(?:<\?xml[^>]*\?>)?\s*(?:<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)?", re.DOTALL | re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0*\.?0*(?:px|pt"
    r"|em|%)?\s*(?:;|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_MARK = re.compile(r"\d{1,3}|[*†‡]|[ivxl]{1,5}")
_DROPPED = ("script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "form", "button")
_HOLDERS = ("p", "div", "ul", "ol", "table", "section")
# The names of meta tags, the most exact first.
_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title")
_DATES = (
    "citation_publication_date", "citation_date", "article:published_time", "dcterms.issued", "dcterms.date",
    "dc.date.issued", "dc.date", "datepublished", "date", "pubdate",
)  # fmt: skip
_AND = re.compile(r"\s*(?:;|\band\b|&|,(?=\s+\w+\s+\w))\s*")
_KINDS = {"BlogPosting": "blog post", "OpinionNewsArticle": "op-ed", "Report": "report", "ScholarlyArticle": "article"}
# Beyond this a page is a machine's table, and the search for the article's bounds would take minutes.
_MOST_ELEMENTS = 60_000


def read_html(data: bytes, source: str) -> Draft:
    """A draft from the bytes of a web page. Raises ReadError where there is no text in it."""
    text, warnings = _decoded(data, source)
    root = _parsed(text, source)
    meta = _meta(root)
    _cut_hidden(root)
    _mark_notes(root)
    _keep_words(root)
    body = _article(root)
    if body is None:
        found = root.find("body")
        body = root if found is None else found
        warnings = (*warnings, "no article was found in the page; all of its text was read")
    builder = Builder()
    builder.read(body)
    raw, paras = builder.finish()
    if not paras:
        raise ReadError(source, "holds no text.")
    return Draft("html", raw, paras, meta=meta, warnings=warnings, marked_up=True)


def _decoded(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    """The page's text: by its mark, as UTF-8 if it is, else as it declares."""
    declared = _DECLARED.search(data[:4096])
    try:
        return sound(data.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        if declared:
            name = declared[1].decode("ascii")
            try:
                # Browsers read Latin-1 as Windows-1252.
                return sound(data.decode("cp1252" if name.lower() in ("iso-8859-1", "latin1") else name)), ()
            except (LookupError, UnicodeDecodeError):
                return decode(data, source)
    return decode(data, source)


def _parsed(text: str, source: str) -> _Element:
    """The tree, by the HTML parser: it knows no entities but HTML's own and reads no other file."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root: _Element = lxml_html.document_fromstring(_PROLOGUE.sub("", text, count=1) or " ", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError(source, f"cannot be read as a web page ({error}).") from error
    return root


def _cut_hidden(root: _Element) -> None:
    """Elements that a reader never sees, cut out of the tree."""
    gone = []
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        style = element.get("style") or ""
        hidden = element.get("hidden") is not None or (element.get("aria-hidden") == "true" and tag != "span")
        if tag in _DROPPED or hidden or (style and _HIDDEN_STYLE.search(style)):
            gone.append(element)
    for element in gone:
        parent = element.getparent()
        if parent is not None:
            _drop(parent, element)


def _drop(parent: _Element, element: _Element) -> None:
    """Remove an element but not the text behind it."""
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _keep_words(root: _Element) -> None:
    """Elements that the search for the article would drop with their words: dates, short quotations, and the first
    bylines (told by what they say, whatever their class)."""
    for element in list(root.iter("time", "data", "q")):
        if element.tag == "q":
            element.text = "“" + (element.text or "")
            element.tail = "”" + (element.tail or "")
        element.drop_tag()  # type: ignore[attr-defined]
    found = 0
    for element in root.iter("p", "div", "span", "address"):
        text = " ".join(_text(element).split()) if len(element) < 12 else ""
        if 0 < len(text) < 200 and (imprint.parse(text) or (names.has_by(text) and names.byline(text))):
            for name in ("class", "id", "itemprop", "rel"):
                element.attrib.pop(name, "")
            if element.tag in ("div", "address") and not any(child.tag in _HOLDERS for child in element):
                element.tag = "p"
            found += 1
        if found == 3:
            return


def _mark_notes(root: _Element) -> None:
    """Links from a number to a place further down that has text: a note's mark and the note, written [^1] and [^1]:.

    Links back, from the note to its mark, are taken out.
    """
    order = {element: i for i, element in enumerate(root.iter())}
    places = {e.get("id"): e for e in order if isinstance(e.tag, str) and e.get("id")}
    marked: dict[str, _Element] = {}
    for link in list(root.iter("a")):
        target = places.get((link.get("href") or "#").lstrip("#")) if (link.get("href") or "").startswith("#") else None
        mark = _text(link).strip(" []()")
        if target is None or not _MARK.fullmatch(mark) or order[target] < order[link] or mark in marked:
            continue
        if len(_text(target).split()) < 3:
            continue
        for child in list(link):
            link.remove(child)
        link.text = f"[^{mark}]"
        marked[mark] = target
    for mark, target in marked.items():
        for back in [a for a in target.iter("a") if (a.get("href") or "").startswith("#")]:
            parent = back.getparent()
            if parent is not None:
                _drop(parent, back)
        holder = target
        while not (holder.text or "").strip() and len(holder) and holder[0].tag in ("p", "span", "div"):
            holder = holder[0]
        rest = re.sub(rf"^\s*{re.escape(mark)}[.)]\s*", "", holder.text or "")
        holder.text = f"[^{mark}]: {rest.lstrip()}"


def _text(element: _Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _article(root: _Element) -> _Element | None:
    """The article's element as trafilatura finds it, or None."""
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return None
    import trafilatura
    from lxml import etree

    try:
        found = trafilatura.extract(
            root, output_format="xml", include_comments=False, include_tables=True, include_formatting=True,
            include_links=False, with_metadata=False, favor_recall=True,
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, etree.LxmlError):
        return None
    if not found:
        return None
    tree = etree.fromstring(
        found.encode(), parser=etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    )
    main = tree.find("main")
    return main if main is not None else tree


def _meta(root: _Element) -> Meta:
    """What the page's head and its JSON-LD say of it."""
    values: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        key = (element.get("name") or element.get("property") or element.get("itemprop") or "").lower()
        content = " ".join((element.get("content") or "").split())
        if key and content:
            values.setdefault(key, []).append(content)
    linked = _linked_data(root)

    def one(*keys: str) -> str:
        return next((values[n][0] for n in keys if values.get(n)), "")

    title = root.find(".//title")
    shown = " ".join(_text(title).split()) if title is not None else ""
    site = one("og:site_name", "application-name") or linked.get("site", "")
    authors = (
        values.get("citation_author")
        or values.get("author")
        or values.get("dc.creator")
        or values.get("dcterms.creator")
        or values.get("article:author")
        or []
    )
    named = tuple(a for a in authors if "://" not in a) or tuple(filter(None, [linked.get("author", "")]))
    return Meta(
        title=one(*_TITLES) or linked.get("title", "") or _without_site(shown, site),
        authors=tuple(part.strip() for a in named for part in _AND.split(a) if part.strip()),
        date=one(*_DATES) or linked.get("date", ""),
        site=site,
        publisher=one("citation_publisher", "dc.publisher", "dcterms.publisher"),
        container=one("citation_journal_title"),
        doi=one("citation_doi"),
        url=one("og:url") or _canonical(root),
        language=(root.get("lang") or "").split("-")[0].lower(),
        licence=one("dcterms.license", "dc.rights", "license") or _licence(root),
        kind=one("dc.type", "dcterms.type") or _KINDS.get(linked.get("kind", ""), ""),
    )  # fmt: skip


def _without_site(title: str, site: str) -> str:
    parts = re.split(r"\s+[|–—-]\s+", title)
    return " – ".join(p for p in parts if p != site) if site and len(parts) > 1 else title


def _canonical(root: _Element) -> str:
    return next((e.get("href") or "" for e in root.iter("link") if (e.get("rel") or "") == "canonical"), "")


def _licence(root: _Element) -> str:
    return next((e.get("href") or "" for e in root.iter("a", "link") if "license" in (e.get("rel") or "").split()), "")


def _linked_data(root: _Element) -> dict[str, str]:
    """The fields of the page's article in JSON-LD."""
    for element in root.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(k, str) and ("Article" in k or k in ("BlogPosting", "Report", "WebPage")) for k in kinds):
                return {
                    "title": _string(item.get("headline")), "author": "; ".join(_people(item.get("author"))),
                    "date": _string(item.get("datePublished")), "site": _string(item.get("publisher")),
                    "kind": next((k for k in kinds if isinstance(k, str)), ""),
                }  # fmt: skip
    return {}


def _items(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < 4:
        for item in data[:200]:
            yield from _items(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        if depth < 4:
            yield from _items(data.get("@graph"), depth + 1)


def _people(value: Any) -> Iterable[str]:
    for item in value if isinstance(value, list) else [value]:
        if name := _string(item):
            yield name


def _string(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
