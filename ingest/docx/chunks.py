"""Other files inside a Word document that Word shows as parts of its text (`w:altChunk`): web pages and plain text."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

from ingest.decode import decode
from ingest.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARCHIVES = (".mht", ".mhtml")
_PAGES = (".html", ".htm", ".xhtml")


def chunk_of(name: str, content: bytes, source: str) -> list[_Element]:
    """The blocks of a file that stands in a document; none where it is of a kind that is not read here."""
    lower = name.lower()
    if lower.endswith(_ARCHIVES) or content[:200].lstrip().lower().startswith(b"mime-version:"):
        lower, content = _page_of(content)
    try:
        if lower.endswith(_PAGES):
            from ingest.html import blocks_of

            return blocks_of(content, source)
        if lower.endswith(".txt"):
            return _paragraphs(decode(content, source)[0])
    except ReadError:
        return []
    return []


def _page_of(content: bytes) -> tuple[str, bytes]:
    """The first web page of a web archive."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            return "page.html", payload
    return "", b""


def _paragraphs(text: str) -> list[_Element]:
    from lxml import etree

    found = []
    for line in text.splitlines():
        if line.strip():
            element = etree.Element("p")
            element.text = "".join(c for c in line if c.isprintable() or c == "\t")
            found.append(element)
    return found
