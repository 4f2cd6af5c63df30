"""Word files: each quote as a block quotation with a real footnote, and the list of references at the end."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.references import pandoc
from assistant.references.cite import API_VERSION, as_works, citation_of, identity, item_of, processed
from assistant.references.errors import ReferencesFailed
from assistant.references.exporting import Kept, Wishes, citations
from assistant.references.sic import SIC, with_sic
from assistant.references.wording import word

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def word_file(kept: Sequence[Kept], wishes: Wishes) -> bytes:
    """The quotes as a .docx; without a style its notes and references are plain lines.

    Raises ReferencesMissing, ReferencesFailed (also where the template is no Word file).
    """
    arguments = []
    if wishes.template is not None:
        if not zipfile.is_zipfile(wishes.template):
            raise ReferencesFailed(f"The template {wishes.template} is no Word file (.docx).")
        arguments.append(f"--reference-doc={wishes.template}")
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
        return _to_file(document, arguments)
    works = as_works([k.quote.document for k in kept])
    items = {identity(work): item_of(work, identity(work), style) for work in works}
    blocks = []
    for one, work in zip(kept, works, strict=True):
        cited = citation_of(one.quote, style, identity(work))
        blocks += _quoted(one, cited if style.in_notes else _note([cited]), wishes)
    return _to_file(processed([*blocks, heading], list(items.values()), style), arguments)


def _to_file(document: dict[str, Any], arguments: Sequence[str]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="ssc-") as folder:
        file = Path(folder) / "quotes.docx"
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
