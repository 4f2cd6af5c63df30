"""What stands on a web page beside its text, cut out of the tree: what nobody sees, and what the site says of itself.

Names of classes and ids decide, whole words of them only, and never over an element that holds most of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.markup_tree import name_of, text_of
from ingest.record import imprint, names
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
    " dialog del"
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust|otflat|share|sharing|shared?addy|sharethis|addtoany|share-?bar"
    r"|social(?:-?(?:share|links|media|icons))?|related(?:-?posts|-?articles|-?inline|-?content)?|jp-relatedposts"
    r"|recommended|also-?(?:read|like)|most-?(?:read|popular)|newsletters?|subscribe|subscription|signup|sign-up|paywall"
    r"|promo|comments?|comments-area|disqus_thread|respond|breadcrumbs?|pagination|post-navigation|nav-?links"
    r"|skip-?link|editsection|navbox|catlinks|printfooter|sistersitebox|metrics|advert(?:isement)?s?|ads?|ad-slot"
    r"|sponsored|pull-?quote|back-?to-?top|screen-reader-text|visually-?hidden|sr-only|print-only|toc|tag-?links"
    r"|tags-links|standalonemenu|articlemenu|language-switcher|widget-area|popup|modal|lightbox|toolbar|menu|navbar"
    r"|sharetools?|bookmark"
    # The same in Spanish, French and Portuguese.
    r"|compartir|redes-?sociales|(?:noticias|notas|art[ií]culos|entradas|artigos|mat[eé]rias)-?relacionad[ao]s"
    r"|relacionad[ao]s|lo-?mas-?(?:le[ií]do|visto)|mas-?(?:le[ií]das?|vistas?|le[ií]dos?)|boletin|suscr[ií]bete"
    r"|comentarios?|publicidad|migas|partager?|partage|articles-?(?:lies|associes)|a-?lire-?aussi|infolettre"
    r"|commentaires?|publicite|fil-?d-?ariane|compartilh(?:ar|e)|leia-?(?:tambem|mais)|mais-?lid[ao]s|assine"
    r"|publicidade|anuncio)(?:$|[\s_-])",
    re.IGNORECASE,
)
# What scripts that show notes call them ("footnote-print-only").
_NOTES = re.compile(r"(?:foot|end)-?notes?(?:$|[\s_-])", re.IGNORECASE)
_ROLES = word_set("navigation search banner contentinfo menu menubar dialog alertdialog toolbar complementary")
_PARTS = word_set("div section aside ul ol nav header footer p span table h2 h3 h4 details dialog figure form a")
# An element named like a part of the site that holds more than this share of the page's words is the page.
_MOST = 0.35
_SENTENCE = 15
_HEADING_ID = 4
_HOLDERS = ("p", "div", "ul", "ol", "table", "section")
_FLOW = word_set(
    "p div ul ol li table blockquote pre section article h1 h2 h3 h4 h5 h6 hr dl figure form center tr td th tbody"
)
_BULLET = re.compile(r"\s*(?:[·•§▪o-]|\(?\w{1,3}[.)])[\s\u00a0]{2,}")
# The class of lists that are made here.
_MADE = "ssc-list"
_INDENT = "\u3000\u3000"


def cut_hidden(root: _Element) -> int:
    """Elements that a reader never sees, cut out of the tree; the number of words that were hidden."""
    for element in list(root.iter("script", "style", "template", "noscript")):
        drop(element)
    gone, words, total = [], 0, _words(root)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        style = element.get("style") or ""
        hidden = element.get("hidden") is not None or (element.get("aria-hidden") == "true" and element.tag != "span")
        dropped = element.tag in _DROPPED and not (element.tag == "form" and _holds_page(element, total))
        if dropped or hidden or (style and _HIDDEN_STYLE.search(style)):
            gone.append(element)
        if hidden or (style and element.tag not in _DROPPED and element in gone[-1:]):
            words += len(text_of(element).split())
    for element in gone:
        drop(element)
    return words


def cut_site(root: _Element) -> None:
    """Parts of the page that are the site's: menus, banners, share bars, comments, related posts, contents lists."""
    total = _words(root)
    for element in list(root.iter()):
        tag = name_of(element)
        if tag not in _PARTS or element.getparent() is None:
            continue
        named = names_site(element.get("class") or "", element.get("id") or "")
        role = (element.get("role") or "").lower()
        site = tag == "nav" or role in _ROLES or (tag == "footer" and not _in_article(element))
        if (site or named) and _words(element) <= _MOST * total:
            drop(element)


def names_site(classes: str, key: str) -> bool:
    """Whether an element's classes or id name a part of the site, and not its notes."""
    # An id of many words is made of a heading's ("sharing-with-others-in-the-south").
    named = f"{classes} {key if len(re.split('[-_]', key)) < _HEADING_ID else ''}"
    return bool(named.strip() and _NAMED.search(named)) and not _NOTES.search(named)


def _holds_page(form: _Element, total: int) -> bool:
    """Whether a form is what a program wraps around the whole page, and not a few fields to fill in."""
    return _words(form) > _MOST * total and any(len(text_of(p).split()) > _SENTENCE for p in form.iter("p", "td", "li"))


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
            lone = now is not None and len(now) == 1 and name_of(now[0]) in ("b", "strong") and not _around(now)
            if double or lone or tail.lstrip("\r\n\t ").startswith(_INDENT) or now is None:
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


def name_titles(root: _Element) -> None:
    """Paragraphs that office programs style as titles and list items, or that are bold as a whole and short, named as
    what they are."""
    for p in list(root.iter("p")):
        style = (p.get("class") or "").lower()
        if "msotitle" in style or style.split()[-1:] == ["title"]:
            p.tag = "h1"
        elif "msolist" in style and len(p) < 20 and (m := _BULLET.match(text_of(p))):
            _unlead(p, m.end())
            p.tag = "li"
            before, above = p.getprevious(), p.getparent()
            if before is not None and before.get("class") == _MADE:
                before.append(p)
            elif above is not None:
                made = p.makeelement("ul", {"class": _MADE})
                above.replace(p, made)
                made.append(p)
        elif _is_bold_title(p):
            p.tag = "h3"


def _unlead(p: _Element, count: int) -> None:
    """The first characters of an element's text taken off, wherever in it they stand."""
    for element, part in list(_parts_in_order(p)):
        words = getattr(element, part) or ""
        setattr(element, part, words[count:])
        count -= min(count, len(words))


def _parts_in_order(element: _Element) -> Iterator[tuple[_Element, str]]:
    yield element, "text"
    for child in element:
        yield from _parts_in_order(child)
        yield child, "tail"


def _is_bold_title(p: _Element) -> bool:
    """Whether a paragraph is bold as a whole, short, no sentence, no byline, and stands over one that is not."""
    text = " ".join(text_of(p).split())
    if not 3 < len(text) <= 90 or text[-1] in ".,;:!…" or (p.text or "").strip() or "©" in text:
        return False
    if any(name_of(e) not in ("b", "strong", "br") or (e.tail or "").strip() for e in p) or not len(p):
        return False
    after = p.getnext()
    if after is None or name_of(after) not in ("p", "ul", "ol") or len(text_of(after)) < 60:
        return False
    return not (imprint.parse(text) or names.is_person(text) or names.has_by(text) or names.credits_other(text))


def _around(p: _Element) -> bool:
    """Whether a paragraph holds words beside its only child."""
    return bool((p.text or "").strip() or (p[0].tail or "").strip())


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
        credit = (names.has_by(text) and names.byline(text)) or names.credits_other(text)
        if 0 < len(text) < 200 and (imprint.parse(text) or credit):
            for name in ("class", "id", "itemprop", "rel"):
                element.attrib.pop(name, "")
            if element.tag in ("div", "address") and not any(child.tag in _HOLDERS for child in element):
                element.tag = "p"
            found += 1
        if found == 3:
            return
