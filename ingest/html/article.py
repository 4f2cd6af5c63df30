"""The article of a web page, as trafilatura finds it; what the search leaves out between its parts is put back.

Put back are the page's title and the lines under it, a heading over a paragraph that was found, and a paragraph
between two that were found. Lists of references are made plain first: the search takes them for menus.
"""

from __future__ import annotations

import itertools
import operator
import re
from typing import TYPE_CHECKING

from ingest.html.densest import densest
from ingest.markup_tree import name_of, text_of
from ingest.record import imprint
from ingest.record.dates import whole_date
from ingest.word_set import word_set
from ingest.wording import REFERENCES, fold

if TYPE_CHECKING:
    from lxml.etree import _Element

# Lines between a page's title and its first paragraph that belong to the article, by their class.
_UNDER_TITLE = re.compile(
    r"(?:^|[\s_-])(?:sub-?title|sub-?head(?:line|ing)?|stand-?first|dek|deck|lead|lede|chapo|entradilla|bajada|intro"
    r"|excerpt|by-?line|authors?|contributors?|meta|date|published|firma|autor(?:es)?|auteurs?|fecha|data"
    r"|literatumauthors)(?:$|[\s_-])",
    re.IGNORECASE,
)
# What journals' sites put behind each entry of a list of references.
_LINKS = re.compile(
    r"\W*(?:links?|cross-?ref|pub ?med|google scholar|web of science|scopus|medline|view(?: article)?|full text|pdf"
    r"|open in new tab|go to (?:original|reference).*|export|cas)\W*",
    re.IGNORECASE,
)
_LONGEST_LINE = 600
# What a line under a title is made of.
_LINES = word_set("p h2 h3 h4 div span header footer address")
_HOLDERS = word_set("p div ul ol li table blockquote section article h1 h2 h3 h4 h5 h6 dl figure tr td pre")
_WHOLE = word_set("body main article section div form center")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def find_article(root: _Element) -> _Element | None:
    """The article of a page as a tree of its own, or None where none is found. Changes the page's tree."""
    _keep_references(root)
    above = _above(root)
    blocks = [
        (e, _flat(text_of(e))) for e in root.iter("p", "blockquote", "li", "div", "pre", *_HEADINGS) if _is_leaf(e)
    ]
    body = _extracted(root)
    if body is not None and _is_run_together(body, blocks):
        body = _holding(root, body)
    elif (whole := densest(root, body)) is not None:
        body = whole
    elif body is None:
        return None
    else:
        _fill_gaps(body, blocks)
    _put_back(body, above)
    return body


def _is_run_together(body: _Element, blocks: list[tuple[_Element, str]]) -> bool:
    """Whether what was found is one paragraph of several blocks: of a short page the search gives the words alone."""
    if len(body) != 1 or len(body[0]) or name_of(body[0]) != "p":
        return False
    flat = _flat(text_of(body[0]))
    return sum(bool(own) and own in flat for _, own in blocks) > 1


def _holding(root: _Element, body: _Element) -> _Element:
    """The smallest part of the page that holds all that was found, or the whole page."""
    found, least = _flat(text_of(body)), root.find("body")
    least = root if least is None else least
    while (inner := next((e for e in least if found in _flat(text_of(e))), None)) is not None:
        if name_of(inner) not in _WHOLE:
            break
        least = inner
    return least


def _keep_references(root: _Element) -> None:
    """The list under "References" made plain: the search takes entries that are full of links for a menu."""
    for heading in list(root.iter("h1", "h2", "h3", "h4")):
        after = heading.getnext()
        if after is None or not REFERENCES.fullmatch(fold(text_of(heading))):
            continue
        for element in list(after.iter()):
            for key in ("class", "id", "role"):
                element.attrib.pop(key, "")
            if name_of(element) == "a" and _LINKS.fullmatch(_line(element)):
                element.text = ""
            if name_of(element) == "a":
                element.drop_tag()  # type: ignore[attr-defined]


def _above(root: _Element) -> list[tuple[str, str]]:
    """The page's title and the lines under it, as (element, text)."""
    headings = [h for h in root.iter("h1") if text_of(h).strip()]
    if len(headings) != 1:
        return []
    found = [("h1", _line(headings[0]))]
    scope = headings[0]
    for _ in range(3):
        for after in scope.itersiblings():
            if name_of(after) in _LINES:
                text = _line(after)
                told = _is_leaf(after) and (imprint.parse(text) or whole_date(text))
                if not text or len(text) > _LONGEST_LINE or not (told or _UNDER_TITLE.search(after.get("class") or "")):
                    break
                found += [("p", line) for line in _lines(after)]
        scope_up = scope.getparent()
        if scope_up is None or name_of(scope_up) not in ("header", "div", "hgroup"):
            break
        scope = scope_up
    return found


def _lines(element: _Element) -> list[str]:
    """The lines of an element: those of the blocks in it, where they hold all of its words."""
    lines = [_line(e) for e in element.iter("p", "div", "li", *_HEADINGS) if e is not element and _is_leaf(e)]
    whole = _flat("".join(lines)) == _flat(text_of(element))
    return [line for line in lines if line] if lines and whole else [_line(element)]


def _line(element: _Element) -> str:
    return " ".join(text_of(element).split())


def _put_back(body: _Element, above: list[tuple[str, str]]) -> None:
    """The lines of the page's head that the article as found does not hold, put before it."""
    first = [
        (_flat(text_of(e)), e)
        for e in itertools.islice(body.iter("head", "p", "item", "ab", "hi", "div", *_HEADINGS), 30)
    ]
    at = 0
    for tag, text in above:
        flat = _flat(text)
        held = next((e for block, e in first if flat == block or (len(flat) > 80 and flat in block)), None)
        if held is not None:
            at = list(body).index(_top(held, body)) + 1
            continue
        element = body.makeelement("head" if tag == "h1" else "p", {"rend": "h1"} if tag == "h1" else {})
        element.text = text
        body.insert(at, element)
        at += 1


def _flat(text: str) -> str:
    return "".join(text.split()).lower()


def _fill_gaps(body: _Element, blocks: list[tuple[_Element, str]]) -> None:
    """Headings and paragraphs of the page put back that stand before, and not behind the last of, what was found."""
    found: dict[str, _Element] = {}
    for element in body.iter("p", "quote", "item", "head", "cell", "pre"):
        found.setdefault(_flat(text_of(element)), element)
    held = [flat in found for _, flat in blocks]
    before = list(itertools.accumulate(held, operator.or_))
    for i in range(len(blocks) - 2, -1, -1):
        element, flat = blocks[i]
        after, next_flat = blocks[i + 1]
        place = found.get(next_flat)
        if held[i] or not flat or place is None or (name_of(element) != "li" and _is_linked(element, flat)):
            continue
        heading = name_of(element) in _HEADINGS
        between = before[i] and _holder(element) is _holder(after)
        # A heading may stand over another that is not above it.
        over = heading and (name_of(after) not in _HEADINGS or name_of(element) <= name_of(after))
        if not (between or over) or flat in found:
            continue
        tag = "head" if heading else {"li": "item", "pre": "pre"}.get(name_of(element), "p")
        made = body.makeelement(tag, {"rend": name_of(element)} if heading else {})
        made.text = _line(element)
        place = place if tag == "item" and name_of(place) == "item" else _top(place, body)
        place.addprevious(made)
        found[flat] = made
        held[i] = True


def _is_leaf(element: _Element) -> bool:
    """Whether an element is a block of text: a div only where it holds no other."""
    if name_of(element) == "div":
        return not any(name_of(e) in _HOLDERS for e in element)
    return name_of(element) != "li" or not any(name_of(e) in ("p", "ul", "ol") for e in element)


def _holder(element: _Element) -> _Element | None:
    """What holds a block; for an item what holds its list, for code what holds the frame around it."""
    above = element.getparent()
    if above is not None and name_of(element) == "li":
        return above.getparent()
    while above is not None and name_of(element) == "pre" and name_of(above) in ("div", "figure") and len(above) == 1:
        above = above.getparent()
    return above


def _top(element: _Element, body: _Element) -> _Element:
    """The part of the article in which an element stands."""
    while (above := element.getparent()) is not None and above is not body:
        element = above
    return element


def _is_linked(element: _Element, flat: str) -> bool:
    """Whether most of an element's text is links: a pointer to another page."""
    return sum(len(_flat(text_of(a))) for a in element.iter("a")) > 0.6 * len(flat)


def _extracted(root: _Element) -> _Element | None:
    """What trafilatura takes for the article, in its own XML, or None."""
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
    main = tree if main is None else main
    for code in main.iterchildren("code"):
        code.tag = "pre"
    return main
