"""Word files: each quote as a block quotation with a real footnote, and the list of references at the end."""

from __future__ import annotations

import re
import tempfile
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from lxml import etree

from assistant.references import pandoc
from assistant.references.cite import API_VERSION, as_works, citation_of, identity, item_of, processed
from assistant.references.errors import ReferencesFailed
from assistant.references.exporting import Kept, Wishes, citations
from assistant.references.sic import SIC, with_sic
from assistant.references.wording import word

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
# What makes a zip a Word file, and how long a part of one may be: a short file may unpack to any length.
_PARTS = ("word/document.xml", "word/styles.xml")
_MOST_BYTES = 50_000_000


def word_file(kept: Sequence[Kept], wishes: Wishes) -> bytes:
    """The quotes as a .docx; without a style its notes and references are plain lines.

    Raises ReferencesMissing, ReferencesFailed (also where the template is no Word file).
    """
    arguments = of_template(wishes.template)
    heading = {"t": "Header", "c": [1, ["", [], []], pandoc.words(word("references", wishes.language))]}
    style = wishes.style
    if style is None:
        said = citations(kept, wishes)
        blocks = [
            b for k, c in zip(kept, said, strict=True) for b in _quoted(k, _note(pandoc.words(c.citation)), wishes)
        ]
        references = sorted({c.reference for c in said}, key=str.casefold)
        blocks += [heading, *({"t": "Para", "c": pandoc.words(r)} for r in references)]
        document = {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": blocks}
        return to_file(document, arguments)
    works = as_works([k.quote.document for k in kept])
    items = {identity(work): item_of(work, identity(work), style) for work in works}
    blocks = []
    for one, work in zip(kept, works, strict=True):
        cited = citation_of(one.quote, style, identity(work))
        blocks += _quoted(one, cited if style.in_notes else _note([cited]), wishes)
    return to_file(processed([*blocks, heading], list(items.values()), style), arguments)


def of_template(template: Path | None) -> list[str]:
    """Pandoc's arguments for a template, none for none. Raises ReferencesFailed where it is no Word file."""
    if template is None:
        return []
    check_template(template, str(template))
    return [f"--reference-doc={template}"]


def check_template(template: Path | IO[bytes], name: str) -> None:
    """Whether a file can be a template; `name` is what it is called in what is told.

    Pandoc takes a zip without the parts of a Word file for an empty template, and refuses one whose parts are broken in
    words that do not help. Raises ReferencesFailed.
    """
    try:
        if not zipfile.is_zipfile(template):
            raise ReferencesFailed(f"The template {name} is no Word file (.docx).")
        with zipfile.ZipFile(template) as opened:
            parts = opened.namelist()
            if missing := [part for part in _PARTS if part not in parts]:
                raise ReferencesFailed(f"The template {name} is no Word file (.docx): it has no {missing[0]}.")
            for part in parts:
                if part.startswith("word/") and part.endswith((".xml", ".rels")):
                    _check_part(opened, part, name)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise ReferencesFailed(f"The template {name} cannot be read ({error}).") from error


def _check_part(opened: zipfile.ZipFile, part: str, name: str) -> None:
    with opened.open(part) as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise ReferencesFailed(f"The template {name} is too large: its part {part} is.")
    try:
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise ReferencesFailed(f"The template {name} is a broken Word file: {part} is not well formed.") from error


def to_file(document: dict[str, Any], arguments: Sequence[str]) -> bytes:
    """A document (pandoc's JSON) as a .docx. Raises ReferencesMissing, ReferencesFailed."""
    with tempfile.TemporaryDirectory(prefix="ssc-") as folder:
        file = Path(folder) / "written.docx"
        pandoc.run(document, "docx", [f"--output={file}", *arguments])
        return file.read_bytes()


def _quoted(kept: Kept, note: dict[str, Any], wishes: Wishes) -> list[dict[str, Any]]:
    """A quote as a block quotation with its note, and one's own words behind it."""
    inlines: list[dict[str, Any]] = []
    for piece, own in with_sic(kept.quote.text, wishes.sic):
        inlines += [{"t": "Emph", "c": pandoc.words(SIC)}] if own else pandoc.words(piece)
    attributes = [["lang", kept.quote.document.record.language]] if kept.quote.document.record.language else []
    if _RIGHT_TO_LEFT.search(kept.quote.text):
        attributes.append(["dir", "rtl"])
    said = {"t": "Span", "c": [["", [], attributes], inlines]}
    blocks = [{"t": "BlockQuote", "c": [{"t": "Para", "c": [said, note]}]}]
    if kept.comment:
        blocks.append({"t": "Para", "c": pandoc.words(kept.comment)})
    return blocks


def _note(inlines: list[dict[str, Any]]) -> dict[str, Any]:
    return {"t": "Note", "c": [{"t": "Para", "c": inlines}]}
