"""What stands on a web page beside its text, cut out of the tree: what nobody sees, and what the site says of itself.

Names of classes and ids decide, whole words of them only, and never over an element that holds most of the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import imprint, names
from ingest.markup_tree import name_of, text_of
from ingest.word_set import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0*\.?0*(?:px|pt"
    r"|em|%)?\s*(?:;|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_DROPPED = word_set(
    "script style template noscript iframe object embed svg form button input select textarea canvas audio video map"
    " dialog"
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust|otflat|share|sharing|shared?addy|sharethis|addtoany|share-?bar"
    r"|social(?:-?(?:share|links|media|icons))?|related(?:-?posts|-?articles|-?inline|-?content)?|jp-relatedposts"
    r"|recommended|also-?(?:read|like)|most-?(?:read|popular)|newsletters?|subscribe|subscription|signup|sign-up|paywall"
    r"|promo|comments?|comments-area|disqus_thread|respond|breadcrumbs?|pagination|post-navigation|nav-?links"
    r"|skip-?link|editsection|navbox|catlinks|printfooter|sistersitebox|metrics|advert(?:isement)?s?|ads?|ad-slot"
    r"|sponsored|pull-?quote|back-?to-?top|screen-reader-text|visually-?hidden|sr-only|print-only|toc|tag-?links"
    r"|tags-links|standalonemenu|articlemenu|language-switcher|widget-area|popup|modal|lightbox|toolbar|menu|navbar"
    r"|sharetools?|bookmark)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = word_set("navigation search banner contentinfo menu menubar dialog alertdialog toolbar complementary")
_PARTS = word_set("div section aside ul ol nav header footer p span table h2 h3 h4 details dialog figure form a")
# An element named like a part of the site that holds more than this share of the page's words is the page.
_MOST = 0.35
_HOLDERS = ("p", "div", "ul", "ol", "table", "section")
_FLOW = word_set(
    "p div ul ol li table blockquote pre section article h1 h2 h3 h4 h5 h6 hr dl figure form center tr td th tbody"
)
_INDENT = "\u3000\u3000"


def cut_hidden(root: _Element) -> None:
    """Elements that a reader never sees, cut out of the tree."""
    gone = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        style = element.get("style") or ""
        hidden = element.get("hidden") is not None or (element.get("aria-hidden") == "true" and element.tag != "span")
        if element.tag in _DROPPED or hidden or (style and _HIDDEN_STYLE.search(style)):
            gone.append(element)
    for element in gone:
        drop(element)


def cut_site(root: _Element) -> None:
    """Parts of the page that are the site's: menus, banners, share bars, comments, related posts, contents lists."""
    total = _words(root)
    for element in list(root.iter()):
        tag = name_of(element)
        if tag not in _PARTS or element.getparent() is None:
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        role = (element.get("role") or "").lower()
        site = tag == "nav" or role in _ROLES or (tag == "footer" and not _in_article(element))
        if (site or (named.strip() and _NAMED.search(named))) and _words(element) <= _MOST * total:
            drop(element)


def _in_article(element: _Element) -> bool:
    return any(name_of(a) in ("article", "main", "blockquote") for a in element.iterancestors())


def _words(element: _Element) -> int:
    return len(text_of(element).replace(" ", ""))


def drop(element: _Element) -> None:
    """Remove an element but not the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def part_at_breaks(root: _Element) -> None:
    """Paragraphs made where a page has only line breaks: two together, or one before a Chinese paragraph's indent."""
    for holder in {e for b in root.iter("br") if _parts(b) and (e := b.getparent()) is not None}:
        if name_of(holder) not in ("p", "div", "td", "font", "span", "body", "section", "article", "center", "li"):
            continue
        _part(holder)


def _parts(br: _Element) -> bool:
    if (br.tail or "").lstrip("\r\n\t ").startswith(_INDENT):
        return True
    after = br.getnext()
    return after is not None and name_of(after) == "br" and not (br.tail or "").strip()


def _part(holder: _Element) -> None:
    """The contents of an element cut into paragraphs at its breaks; blocks inside it stay as they are."""
    text, children = holder.text or "", list(holder)
    holder.text = None
    for child in children:
        holder.remove(child)
    now: _Element | None = None

    def say(words: str) -> None:
        nonlocal now
        if not words or (now is None and not words.strip()):
            return
        if now is None:
            now = holder.makeelement("p", {})
            holder.append(now)
        if len(now):
            now[-1].tail = (now[-1].tail or "") + words
        else:
            now.text = (now.text or "") + words

    say(text)
    for i, child in enumerate(children):
        tail, child.tail = child.tail or "", None
        if name_of(child) == "br":
            after = children[i + 1] if i + 1 < len(children) else None
            double = after is not None and name_of(after) == "br" and not tail.strip()
            if double or tail.lstrip("\r\n\t ").startswith(_INDENT) or now is None:
                now = None
            else:
                say("\n")
        elif name_of(child) in _FLOW:
            now = None
            holder.append(child)
        else:
            if now is None:
                now = holder.makeelement("p", {})
                holder.append(now)
            now.append(child)
        say(tail)
    if name_of(holder) in ("p", "font", "span"):
        holder.tag = "div"


def keep_words(root: _Element) -> None:
    """Elements that the search for the article would drop with their words: dates, short quotations, and the first
    bylines (told by what they say, whatever their class)."""
    for element in list(root.iter("time", "data", "q")):
        if element.tag == "q":
            element.text = "“" + (element.text or "")
            element.tail = "”" + (element.tail or "")
        element.drop_tag()  # type: ignore[attr-defined]
    found = 0
    for element in root.iter("p", "div", "span", "address"):
        text = " ".join(text_of(element).split()) if len(element) < 12 else ""
        if 0 < len(text) < 200 and (imprint.parse(text) or (names.has_by(text) and names.byline(text))):
            for name in ("class", "id", "itemprop", "rel"):
                element.attrib.pop(name, "")
            if element.tag in ("div", "address") and not any(child.tag in _HOLDERS for child in element):
                element.tag = "p"
            found += 1
        if found == 3:
            return
