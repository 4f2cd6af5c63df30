"""Boxes of a web page that belong to its article: key facts, a pull quote. They are marked up as no part of the flow.

A box is the article's where it stands among its paragraphs and says something: one of links, of a form, or under a
heading such as "Related" is the site's. Its heading heads nothing behind the box, so that it becomes a caption.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from ingest.html.parts import drop, names_site
from ingest.html.unread import is_sentence
from ingest.markup_tree import CAPTION, name_of, text_of
from ingest.word_set import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

_PULLED = re.compile(r"pull-?quote", re.IGNORECASE)
# What stands over a box of the site's, as a whole.
_SITE = re.compile(
    r"(?:(?:related|recommended|suggested|latest|trending|popular|most (?:read|popular)|more|other|similar|featured)"
    r"(?: (?:on|from|about|like) .*| (?:posts?|articles?|stor(?:y|ies)|content|news|readings?|links?|pages?))?"
    r"|(?:read|see) (?:more|next|also|this next).*|also (?:read|see).*|further reading|you (?:may|might) .*"
    r"|newsletters?|subscribe.*|sign ?up.*|(?:get|join) (?:our|the) .*(?:newsletter|list).*|stay informed.*"
    r"|share(?: (?:this|on|it|via|the).*)?|follow us.*|tags?|topics?|filed under.*|advertisement|donate.*|support us.*"
    r"|contact(?: us)?|comments?|leave a .*"
    r"|relacionad[oa]s?|(?:art[ií]culos?|noticias?|notas?|artigos?|not[ií]cias?|entradas?) relacionad[oa]s?"
    r"|le[ae]r? (?:tambi[eé]n|m[aá]s).*|ver m[aá]s.*|m[aá]s (?:le[ií]d[oa]s|noticias|sobre .*)|comp[aá]rt[ei]\w*.*"
    r"|suscr[ií]b\w+.*|bolet[ií]n.*|s[ií]gu[ae]nos.*|leia (?:tamb[eé]m|mais).*|(?:as )?mais lid[oa]s|assine.*"
    r"|inscreva-se.*|compartilh\w+.*|[aà] lire(?: aussi)?|lire (?:aussi|la suite).*|sur le m[eê]me (?:sujet|th[eè]me)"
    r"|articles? (?:li[eé]s?|associ[eé]s?|similaires?)|partage[rz]?.*|abonnez-vous.*|infolettre|suivez-nous.*"
    r"|相关(?:文章|阅读|新闻|链接)|延伸阅读|分享|اقرأ أيضا.*|مواضيع ذات صلة)[\s:.!…]*",
    re.IGNORECASE,
)
_LONGEST_HEADING = 60
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = word_set("p div ul ol li table blockquote section article h1 h2 h3 h4 h5 h6 dl figure pre")
_FIELDS = ("form", "input", "select", "textarea", "iframe")
_MOST_LINKED = 0.4
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 12
# So many pull quotes are looked for in the text; a page with more has another use for the name.
_MOST_QUOTES = 40
# So many boxes are taken apart; more stay divisions of the page.
_MOST_BOXES = 200


def take_boxes(root: _Element) -> None:
    """The boxes of the article made paragraphs of it; pull quotes whose words the text has anyway are cut out.

    To be called before the page's forms are cut off: they tell what a box is for.
    """
    said = ""
    quotes = boxes = 0
    beside: dict[_Element, list[_Element]] = {}
    called = {href.rpartition("#")[2] for a in root.iter("a") if "#" in (href := a.get("href") or "")}
    for box in list(root.iter("aside", "blockquote", "div", "figure", "section")):
        pulled = bool(_PULLED.search(box.get("class") or ""))
        if (name_of(box) != "aside" and not pulled) or not (_is_said(box) and _stands_in_text(box, beside)):
            continue
        if any(e.get("id") in called for e in box.iter()):  # a note
            continue
        if pulled and (quotes := quotes + 1) <= _MOST_QUOTES:
            said = said or _flat(text_of(root))
            if said.count(_flat(text_of(box)).strip("\"'“”‘’«»")) > 1:
                drop(box)
                continue
        boxes += 1
        _unbox(box, whole=boxes > _MOST_BOXES)


def _is_said(box: _Element) -> bool:
    """Whether a box says something, rather than pointing elsewhere."""
    text = text_of(box)
    if len(text.split()) < _FEWEST_WORDS and len(_flat(text)) < _FEWEST_LETTERS:
        return False
    if names_site(_PULLED.sub("", box.get("class") or ""), box.get("id") or ""):
        return False
    first = " ".join(next((str(part) for part in box.itertext() if part.strip()), "").split())
    if next(box.iter(*_FIELDS), None) is not None or (len(first) <= _LONGEST_HEADING and _SITE.fullmatch(first)):
        return False
    return sum(len(_flat(text_of(a))) for a in box.iter("a")) <= _MOST_LINKED * len(_flat(text))


def _stands_in_text(box: _Element, beside: dict[_Element, list[_Element]]) -> bool:
    """Whether a box has paragraphs of an article beside it; outside one, a paragraph right beside it.

    beside  what was found beside the boxes before, by what holds it
    """
    above = box.getparent()
    while above is not None and len(above) == 1 and name_of(above) not in ("article", "main", "body"):
        box, above = above, above.getparent()
    if above is None:
        return False
    if above not in beside:
        within = name_of(above) in ("article", "main") or next(above.iterancestors("article", "main"), None) is not None
        held = (e for e in above if name_of(e) in (("p", "div", "section") if within else ("p",)))
        saying = (e for e in held if any(is_sentence(text_of(p)) for p in e.iter("p")))
        beside[above] = list(itertools.islice(saying, 2))  # one may be the box itself
    return any(e is not box for e in beside[above])


def _unbox(box: _Element, *, whole: bool) -> None:
    """Make a box's parts those of the text around it, or (`whole`) a division of it."""
    for heading in list(box.iter(*_HEADINGS)):
        heading.tag, heading.text = "p", f"{CAPTION}{heading.text or ''}"
    for key in ("class", "id", "role"):
        box.attrib.pop(key, "")
    if name_of(box) == "blockquote":
        return
    blocks = any(name_of(e) in _BLOCKS for e in box)
    bare = (box.text or "").strip() or any((e.tail or "").strip() for e in box)
    seen = box.get("hidden") is None and not box.get("style") and not box.get("aria-hidden")
    if blocks and seen and not bare and not whole:
        box.drop_tag()  # type: ignore[attr-defined]
    else:
        box.tag = "div" if blocks else "p"


def _flat(text: str) -> str:
    return "".join(text.split()).lower()
