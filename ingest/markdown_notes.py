"""Notes and links of a Markdown file that stand apart from what calls them.

Definitions of notes ("[^1]: …") may follow each other line under line or go on in indented paragraphs; a note may also
stand in the text itself ("^[…]"). Definitions of links ("[label]: address") are no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.draft import Call, Para
from ingest.strand import Strand

NOTE = re.compile(r"[ ]{0,3}\[\^(?P<mark>[\w-]{1,20})\]:[ \t]*")
_NOTE_LINE = re.compile(r"(?m)^[ ]{0,3}(?=\[\^[\w-]{1,20}\]:|\\?\[\d{1,3}\\?\]:?[ \t])")
_INLINE = "^["
_LONGEST_INLINE = 3000
_DEFINITION = re.compile(
    r"(?m)^[ ]{0,3}\[(?P<label>[^\[\]^\n][^\[\]\n]{0,200})\]:[ \t]*(?:<[^<>\n]*>|[^\s<>]*[/.#][^\s<>]*)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
)

_BARE = re.compile(r"(?<![\]\[])\[(\d{1,3})\](?![\[(:])")


def definitions(text: str) -> tuple[list[tuple[int, int]], frozenset[str]]:
    """The spans of the lines that define links, and their labels (`label_of`).

    A number that stands alone in brackets in the text calls a note with an address, and its line is none.
    """
    found = list(_DEFINITION.finditer(text))
    called = set(_BARE.findall(text)) if found else set()
    links = [m for m in found if m["label"] not in called]
    return [m.span() for m in links], frozenset(label_of(m["label"]) for m in links)


def label_of(text: str) -> str:
    """A link's label as it is compared."""
    return " ".join(text.split()).casefold()


def parted(strand: Strand) -> Iterator[Strand]:
    """A paragraph cut before each line that begins a note."""
    cuts = [m.start() for m in _NOTE_LINE.finditer(strand.text) if m.start() > 0]
    for start, end in zip([0, *cuts], [*cuts, len(strand)], strict=True):
        yield strand.cut(start, end)


def whole(paras: Iterable[Para]) -> list[Para]:
    """The paragraphs, those of one note put together, and the notes that stand in the text taken out of it."""
    out: list[Para] = []
    named = 0
    for p in paras:
        last = out[-1] if out else None
        if p.note is not None and last is not None and last.note == p.note:
            out[-1] = last.with_(strand=last.strand + Strand.inserted(" ") + p.strand)
            continue
        notes: list[Para] = []
        while p.kind not in ("table", "heading") and (span := _inline(p.strand.text)):
            named += 1
            mark = f"i{named}"
            inside = p.strand.cut(span[0] + len(_INLINE), span[1] - 1)
            notes.append(Para(inside, kind="footnote", note=mark, sure=True))
            call = Call(mark, p.strand.origin[span[0]])
            p = p.with_(strand=p.strand.without([span]), calls=(*p.calls, call))
        out += [p, *notes]
    return out


def _inline(text: str) -> tuple[int, int] | None:
    """The span of the first note in the text, with its brackets."""
    start = text.find(_INLINE)
    if start < 0 or (start and text[start - 1] in "[\\"):
        return None
    depth = 0
    for i in range(start + 1, min(len(text), start + _LONGEST_INLINE)):
        depth += (text[i] == "[") - (text[i] == "]")
        if depth == 0:
            return (start, i + 1) if i > start + len(_INLINE) else None
    return None
