"""Web pages: decoded, cleared of what is no text, their article found and cut into blocks.

Nothing is fetched. What nobody sees and what the site says of itself is cut off before the article is sought. The raw
text is the article's text as extracted; a page has no pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest import left_out
from ingest.decode import decode
from ingest.draft import Draft
from ingest.errors import ReadError
from ingest.html.article import find_article
from ingest.html.boxes import take_boxes
from ingest.html.depth import flattened
from ingest.html.meta import read_meta
from ingest.html.notes import take_notes
from ingest.html.parts import cut_hidden, cut_site, keep_words, name_titles, part_at_breaks
from ingest.html.shown_notes import take_shown
from ingest.html.unread import missing, sentences_of
from ingest.markup_tree import keep_captions, number_items, settle_tables, text_of
from ingest.tree import Builder

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(
    rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,80}encoding\s*=\s*[\"']([\w.:-]{2,30})", re.I
)
_PROLOGUE = re.compile(r"\A\s*(?:<\?xml[^>]*\?>)?\s*(?:<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)?", re.DOTALL | re.IGNORECASE)
# Tags with pictures or scripts in their attributes: nothing of it is text, and the parser takes long over it.
_STUFFED = re.compile(r"<([a-zA-Z][\w-]{0,40})\s[^<>]{8000,}?>")
_END = re.compile(rb"</html\s*>", re.IGNORECASE)
# Beyond this a page is a machine's table, and the search for the article's bounds would take minutes.
_MOST_ELEMENTS = 60_000


def read_html(data: bytes, source: str) -> Draft:
    """A draft from the bytes of a web page. Raises ReadError where there is no text in it."""
    text, warnings = decode(_without_tail(data), source, declared=_declared(data))
    root, broken = _parsed(text, source)
    warnings += broken
    meta = read_meta(root)
    shown = take_shown(root)
    take_boxes(root)
    total, hidden = len(text_of(root).split()), cut_hidden(root)
    if hidden > max(20, 0.1 * total):
        warnings = (*warnings, f"{hidden} words of the page are hidden from its readers; they were left out")
    large = sum(1 for _ in root.iter()) > _MOST_ELEMENTS
    notes: list[tuple[str, str]] = []
    sentences: list[str] = []
    if not large:
        sentences = sentences_of(root)
        cut_site(root)
        notes = take_notes(root)
        number_items(root)
        settle_tables(root)
        part_at_breaks(root)
        name_titles(root)
        keep_captions(root)
        keep_words(root)
    body = None if large else find_article(root)
    if body is None:
        found = root.find("body")
        body = root if found is None else found
        warnings = (*warnings, "no article was found in the page; all of its text was read")
    warnings += tuple(
        left_out.said("lines of a web site", missing(sentences, body, (words for _, words in [*shown, *notes])))
    )
    for mark, words in [*shown, *notes]:
        body.append(body.makeelement("note", {"mark": mark}))
        body[-1].text = words
    builder = Builder()
    builder.read(body)
    raw, paras = builder.finish()
    if not paras:
        raise ReadError(source, "holds no text.")
    return Draft("html", raw, paras, meta=meta, warnings=warnings, marked_up=True)


def blocks_of(data: bytes, source: str) -> list[_Element]:
    """The elements of a page's body without what is hidden, for a document that holds the page. Raises ReadError."""
    text, _ = decode(data, source, declared=_declared(data))
    root, _ = _parsed(text, source)
    cut_hidden(root)
    number_items(root)
    body = root.find("body")
    body = root if body is None else body
    if sum(1 for _ in body.iter()) > _MOST_ELEMENTS:
        raise ReadError(source, f"holds a page of more than {_MOST_ELEMENTS:,} elements.")
    if (body.text or "").strip():
        body.insert(0, body.makeelement("p", {}))
        body[0].text = body.text
    return list(body)


def _declared(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    return (declared[1] or declared[2]).decode("ascii") if declared else ""


def _without_tail(data: bytes) -> bytes:
    """The bytes of the page alone, where others that are no text (an archive) have been put behind its end."""
    ends = [m.end() for m in _END.finditer(data)]
    if ends and data[ends[-1] :].count(b"\0") > 8 and data.count(b"\0", 0, ends[-1]) == 0:
        return data[: ends[-1]]
    return data


def _parsed(text: str, source: str) -> tuple[_Element, tuple[str, ...]]:
    """The tree and what of the page may be missing in it."""
    text = _PROLOGUE.sub("", _STUFFED.sub(r"<\1>", text), count=1) or " "
    root, whole = _tree(text, source, huge=False)
    if not whole:
        root, whole = _tree(flattened(text), source, huge=True)
    return root, () if whole else ("the page breaks off where its markup is too large to be read",)


def _tree(text: str, source: str, *, huge: bool) -> tuple[_Element, bool]:
    """The tree, by the HTML parser, which knows no entities but HTML's own and reads no other file; and whether it came
    to the page's end."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, huge_tree=huge, remove_comments=True, remove_pis=True)
    try:
        root: _Element = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError(source, f"cannot be read as a web page ({error}).") from error
    return root, not any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log)
