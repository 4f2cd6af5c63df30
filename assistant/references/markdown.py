"""Markdown: each quote as a block quotation with a footnote, and the list of references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.references.exporting import Kept, Wishes, citations
from assistant.references.sic import with_sic
from assistant.references.wording import word

# Two hyphens or three full stops in a row would become a dash or an ellipsis, a word between colons a picture.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$^!&@]|:(?=//|[\w+-]+:)|(?<=www)\.|(?<=-)-|(?<=\.)\.)", re.IGNORECASE)
# Behind what a backslash keeps the head of a line from beginning a list: bullets, numbers, letters, Roman numbers.
_ITEM = re.compile(r"^ ?(?:(?=[-+])|\(?(?:\d+|[a-z]|[ivxlcdm]+)(?=[.)]))", re.IGNORECASE)


def markdown(kept: Sequence[Kept], wishes: Wishes) -> bytes:
    """The quotes in a text that programs which know footnotes draw."""
    said = citations(kept, wishes)
    lines: list[str] = []
    for i, one in enumerate(kept, start=1):
        pieces = with_sic(one.quote.text, wishes.sic)
        text = "".join("*[sic]*" if own else escaped(piece) for piece, own in pieces)
        lines += [f"> {text}[^{i}]", ""]
        if one.comment:
            lines += [escaped(one.comment), ""]
    lines += [f"[^{i}]: {escaped(cited.citation)}" for i, cited in enumerate(said, start=1)]
    references = sorted({cited.reference for cited in said if cited.reference}, key=str.casefold)
    lines += ["", f"## {word('references', wishes.language)}", ""]
    lines += [line for reference in references for line in (escaped(reference), "")]
    return "\n".join(lines).encode()


def escaped(text: str) -> str:
    """A text on one line of which nothing is markup, nor an address that would be made a link."""
    return literal(re.sub(r"\s+", " ", text))


def literal(line: str) -> str:
    """The same of a line whose white space stays as it is."""
    return _ITEM.sub(r"\g<0>\\", _MARKUP.sub(r"\\\1", line))
