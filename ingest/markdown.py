"""Markdown files: blocks from markdown-it's line maps, inline marks taken off the raw text, front matter read.

Only the block parser runs, so that no storm of brackets can slow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest import fancy_lists, left_out, markdown_notes, markup, site_marks
from ingest.clean import Vocabulary, mend, unhyphenate
from ingest.decode import decode
from ingest.draft import Draft, Para
from ingest.front_matter import front_matter
from ingest.markdown_notes import NOTE
from ingest.strand import Strand

if TYPE_CHECKING:
    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_NEXT_CELL = re.compile(r"</t[dh]>\s*<t[dh]\b[^<>]{0,300}>", re.IGNORECASE)
_ROW_END = re.compile(r"</tr\s*>", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|li|ul|ol|tr|td|th|table|thead|tbody|h[1-6]|br|hr|dd|dt|dl|section|figure|figcaption|summary)\b"
    r"[^<>]{0,300}>",
    re.IGNORECASE,
)
# Lines by which programs are told to make a contents list, or to set a box.
_SITE_LINE = re.compile(r"(?mi)^[ ]{0,3}(?:\[\[?_?toc_?\]\]?|\[\[_TOC_\]\]|:::.{0,60}|\{:[^{}\n]{0,80}\})[ \t]*$")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{(?:[:#.][^{}\n]{0,100}|-)\}[ \t]*$")
_NOT_NEWLINE = re.compile(r"[^\n]")
_HASHES = re.compile(r"\A[ ]{0,3}#{1,6}[ \t]*")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r"\r?\n[ ]{0,3}(?:=+|-+)[ \t]*$")
_PREFIX = re.compile(r"(?m)^[ \t]*(?:(?:>[ \t]?)+)")
_MARK = re.compile(r"[ \t>]*(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+")
_TASK = re.compile(r"^\[[ xX]\][ \t]+")
_FENCE_BEGINS = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[^\n]*\n?")
_FENCE_ENDS = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
_CELLS = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_OUTER_BARS = re.compile(r"\A\s*\||(?<!\\)\|\s*\Z")
_LEAVES = frozenset({"inline", "fence", "code_block", "html_block"})
_FENCE_LINE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})")
_MARKS = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_NEWLINES = str.maketrans("\r\x85\u2028\u2029\v\f", "\n\n\n\n\n\n")
_PICTURE = re.compile(
    r"\s*!\[(?:\[[^\[\]\n]{1,600}\]|[^\[\]]{1,600})\](?:\([^\n]{0,2000}\))?(?:\{[^{}\n]{0,300}\})?\s*"
)
_BLANKS = (" ", site_marks.BLANKED)
_LIST = frozenset({"bullet_list_open", "ordered_list_open"})


def read_markdown(data: bytes, source: str) -> Draft:
    """A draft from the bytes of a Markdown file. Raises ReadError where they are no text."""
    raw, warnings = decode(data, source)
    meta, begin = front_matter(raw)
    if raw.startswith(("---", "+++")) and not begin:
        warnings = (*warnings, "the front matter has no end; it was read as text")
    known = Vocabulary(raw)
    text, labels, comments = _blanked(raw, begin)
    warnings = (*warnings, *left_out.said("comments", comments))
    paras = []
    for p in markdown_notes.whole(_blocks(raw, text)):
        strand = unhyphenate(markup.markdown(mend(p.strand), labels), known).folded()
        if strand.text:
            paras.append(p.with_(strand=strand))
    return Draft("markdown", raw, tuple(paras), meta=meta, warnings=warnings, marked_up=True)


def _blanked(raw: str, begin: int) -> tuple[str, frozenset[str], list[str]]:
    """The raw text with what is no text blanked (front matter, comments, definitions of links) and every line end a
    newline, of the same length and with the same offsets; the labels of the links; comments that only some programs
    know for such."""
    text = raw.replace("\r\n", " \n").translate(_NEWLINES)
    text = _blank(text[:begin]) + text[begin:]
    for pattern in (_COMMENT, _SCRIPT, _SITE_LINE):
        text = pattern.sub(lambda m: _blank(m[0]), text)
    text, comments = site_marks.blanked(text)
    spans, labels = markdown_notes.definitions(text)
    for start, end in spans:
        text = text[:start] + _blank(text[start:end]) + text[end:]
    return text, labels, comments


def _blank(text: str) -> str:
    return _NOT_NEWLINE.sub(" ", text)


def _blocks(raw: str, text: str) -> Iterator[Para]:
    from markdown_it import MarkdownIt

    # A note's definition ("[^1]: …") would be taken for a link's.
    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    parser.core.ruler.enableOnly(["normalize", "block"])
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n"), len(text) + 1]
    tokens = parser.parse(text)
    stack: list[Token] = []
    read = 0
    note: str | None = None
    for token in tokens:
        if token.nesting == 1:
            stack.append(token)
        if token.nesting == -1:
            stack.pop()
        if token.map is None:
            continue
        if token.type in _LEAVES:
            # Lines nested deeper than the parser follows would be lost.
            yield from _passed_over(raw, text, starts, read, token.map[0])
            read = max(read, token.map[1])
        start, end = starts[token.map[0]], min(starts[token.map[1]], len(text) + 1) - 1
        if token.type == "inline":
            note = None
            for p in _inline(raw, text, start, max(start, end), stack, token.map[0]):
                note = p.note
                yield p
        elif token.type == "code_block" and note:
            # What is indented under a note goes on in it.
            yield Para(_strand(raw, text, start, end), kind="footnote", note=note, sure=True)
        elif token.type in ("fence", "code_block"):
            yield Para(_code(_strand(raw, text, start, end)), kind="body", sure=True)
        elif token.type == "html_block":
            yield from _markup(_strand(raw, text, start, end))
    yield from _passed_over(raw, text, starts, read, len(starts) - 1)


def _code(strand: Strand) -> Strand:
    """A block of code without the lines that fence it."""
    m = _FENCE_BEGINS.match(strand.text)
    strand = strand.cut(m.end() if m else 0)
    last = max(strand.text.rfind("\n"), 0)
    return (
        strand.cut(0, last) if _FENCE_ENDS.fullmatch(strand.text, last + (strand.text[last:][:1] == "\n")) else strand
    )


def _markup(strand: Strand) -> Iterator[Para]:
    """A block of HTML without its tags; each row of a table by itself."""
    ends = dict.fromkeys(m.end() for m in _ROW_END.finditer(strand.text))
    for a, b in zip([0, *ends], [*ends, len(strand)], strict=True):
        piece = strand.cut(a, b)
        words = piece.sub(_NEXT_CELL, " | ").sub(_BLOCK_TAG, " ").sub(_ANY_TAG)
        row = b in ends and _CELL.search(piece.text) is not None
        yield Para(words, kind="table" if row else None, sure=row)


def _passed_over(raw: str, text: str, starts: list[int], first: int, end: int) -> Iterator[Para]:
    """The lines from one to another that no block holds, each a paragraph, without their marks."""
    for n in range(first, end):
        line = text[starts[n] : starts[n + 1] - 1]
        if any(c.isalnum() for c in line) and not _FENCE_LINE.match(line):
            strand = _strand(raw, text, starts[n], starts[n] + len(line))
            m = _MARKS.match(strand.text)
            yield Para(strand.cut(m.end() if m else 0))


def _strand(raw: str, text: str, start: int, end: int) -> Strand:
    """The raw span, without what was blanked (comments)."""
    strand = Strand.of(raw, start, end)
    gone = [
        (i, i + 1)
        for i in range(end - start)
        if text[start + i] in _BLANKS and text[start + i] != raw[start + i] and not raw[start + i].isspace()
    ]
    return strand.without(gone) if gone else strand


def _inline(raw: str, text: str, start: int, end: int, stack: list[Token], line: int) -> Iterator[Para]:
    """The paragraph, heading, list item or table cell that the open blocks make of some lines from the `line`-th on."""
    kinds = [t.type for t in stack]
    if "table_open" in kinds:
        # A row is read once, at its first cell.
        if stack[-1].type in ("th_open", "td_open") and _first_cell(stack):
            strand = _strand(raw, text, start, end).sub(_OUTER_BARS).sub(_CELLS, " | ")
            yield Para(strand, kind="table", sure=True)
        return
    strand = _strand(raw, text, start, end)
    if "heading_open" in kinds:
        strand = strand.sub(_UNDERLINE) if stack[-1].markup in ("=", "-") else strand.sub(_HASHES)
        strand = strand.sub(_ATTRIBUTES).sub(_CLOSING)
        yield Para(strand, kind="heading", level=int(stack[-1].tag[1]), sure=True)
        return
    quoted = "blockquote_open" in kinds
    if quoted:
        strand = strand.sub(_PREFIX)
    if any(k in _LIST for k in kinds):
        item, strand = _item(strand, stack, line)
        for mark, piece in fancy_lists.parted(strand.sub(_TASK)):
            yield Para(piece, kind="list", item=mark or item, sure=True)
        return
    alone = raw[start:end].strip()
    if not quoted and (_PICTURE.fullmatch(strand.text) or site_marks.is_shortcode(alone)):
        yield Para(strand, kind="caption", sure=True)
        return
    parts = site_marks.without_box(strand) if quoted else [strand]
    for piece in (piece for part in parts for piece in markdown_notes.parted(part)):
        if note := NOTE.match(piece.text):
            yield Para(piece.cut(note.end()), kind="footnote", note=note["mark"], sure=True)
        elif quoted:
            yield Para(piece, kind="quote", sure=True)
        else:
            for mark, part in fancy_lists.parted(piece):
                yield Para(part, kind="list" if mark else None, item=mark, sure=bool(mark))


def _item(strand: Strand, stack: list[Token], line: int) -> tuple[str, Strand]:
    """The mark of the item that a paragraph begins, "" where it goes on with one; and the paragraph without the mark.

    The item remembers that its first paragraph was read.
    """
    holder = next(t for t in reversed(stack) if t.type == "list_item_open")
    if holder.meta.get("read"):
        return "", strand
    holder.meta["read"] = True
    mark = _MARK.match(strand.text) if holder.map and holder.map[0] == line else None
    return (mark["mark"], strand.cut(mark.end())) if mark else (f"{holder.info}{holder.markup}", strand)


def _first_cell(stack: list[Token]) -> bool:
    """Whether the open cell is the first of its row; the row remembers that it was read."""
    row = next(t for t in reversed(stack) if t.type == "tr_open")
    first = not row.meta.get("read")
    row.meta["read"] = True
    return first
