"""Markdown files: blocks from markdown-it's line maps, inline marks taken off the raw text, front matter read.

Only the block parser runs, so that no storm of brackets can slow it. Front matter is read as plain "key: value"
lines: a YAML engine would expand aliases and run tags, and no record needs either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest import markup
from ingest.clean import Vocabulary, mend, unhyphenate
from ingest.decode import decode
from ingest.draft import Draft, Meta, Para
from ingest.strand import Strand

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A(?:\ufeff)?---[ \t]*\r?\n(?P<body>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^(?P<key>[A-Za-z][\w -]{0,30}):[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t]+(?P<value>.+)$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_NOT_NEWLINE = re.compile(r"[^\n]")
_HASHES = re.compile(r"\A[ ]{0,3}#{1,6}[ \t]*")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r"\r?\n[ ]{0,3}(?:=+|-+)[ \t]*$")
_PREFIX = re.compile(r"(?m)^[ \t]*(?:(?:>[ \t]?)+)")
_MARK = re.compile(r"[ \t>]*(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+")
_TASK = re.compile(r"^\[[ xX]\][ \t]+")
_FENCE = re.compile(r"\A[ \t>]*(?:`{3,}|~{3,})[^\n]*\n?|\n?[ \t>]*(?:`{3,}|~{3,})[ \t]*\Z")
_CELLS = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_OUTER_BARS = re.compile(r"\A\s*\||(?<!\\)\|\s*\Z")
_LEAVES = frozenset({"inline", "fence", "code_block", "html_block"})
_FENCE_LINE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})")
_MARKS = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_NOTE = re.compile(r"^[ ]{0,3}\[\^(?P<mark>[\w-]{1,20})\]:[ \t]*")
_NEWLINES = str.maketrans("\r\x85\u2028\u2029\v\f", "\n\n\n\n\n\n")
_LIST = frozenset({"bullet_list_open", "ordered_list_open"})


def read_markdown(data: bytes, source: str) -> Draft:
    """A draft from the bytes of a Markdown file. Raises ReadError where they are no text."""
    raw, warnings = decode(data, source)
    meta, begin = front_matter(raw)
    if raw.startswith("---") and not begin:
        warnings = (*warnings, "the front matter has no end; it was read as text")
    known = Vocabulary(raw)
    paras = []
    for p in _blocks(raw, begin):
        strand = unhyphenate(markup.markdown(mend(p.strand)), known).folded()
        if strand.text:
            paras.append(p.with_(strand=strand))
    return Draft("markdown", raw, tuple(paras), meta=meta, warnings=warnings, marked_up=True)


def front_matter(raw: str) -> tuple[Meta, int]:
    """What the front matter says, and where the text begins; nothing and 0 where there is none."""
    m = _FRONT.match(raw)
    if m is None:
        return Meta(), 0
    values: dict[str, list[str]] = {}
    key = ""
    for line in m["body"].splitlines():
        if k := _KEY.match(line):
            key = k["key"].strip().lower().replace(" ", "_")
            values.setdefault(key, []).extend(_values(k["value"]))
        elif key and (item := _ITEM.match(line)):
            values[key] += _values(item["value"])
    one = {k: v[0] for k, v in values.items() if v}
    authors = tuple(values.get("authors") or values.get("author") or ())
    return Meta(
        title=one.get("title", ""), authors=authors, date=one.get("date", "") or one.get("published", ""),
        publisher=one.get("publisher", ""), container=one.get("journal", "") or one.get("container", ""),
        url=one.get("url", ""), doi=one.get("doi", ""), language=one.get("lang", "") or one.get("language", ""),
        licence=one.get("licence", "") or one.get("license", ""), kind=one.get("type", "") or one.get("genre", ""),
    ), m.end()  # fmt: skip


def _values(text: str) -> list[str]:
    """A scalar, or the items of a list in brackets; aliases, tags and nested values are left alone."""
    text = text.strip()
    if text.startswith(("&", "*", "!", "{", "|", ">")):
        return []
    if text.startswith("[") and text.endswith("]"):
        return [v for part in text[1:-1].split(",") if (v := part.strip().strip("\"'"))]
    return [v] if (v := text.strip("\"'")) else []


def _blanked(raw: str, begin: int) -> str:
    """The raw text with front matter and comments blanked and every line end a newline: same length, same offsets."""
    text = raw.replace("\r\n", " \n").translate(_NEWLINES)
    text = _blank(text[:begin]) + text[begin:]
    for pattern in (_COMMENT, _SCRIPT):
        text = pattern.sub(lambda m: _blank(m[0]), text)
    return text


def _blank(text: str) -> str:
    return _NOT_NEWLINE.sub(" ", text)


def _blocks(raw: str, begin: int) -> Iterator[Para]:
    from markdown_it import MarkdownIt

    text = _blanked(raw, begin)
    # A note's definition ("[^1]: …") would be taken for a link's.
    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    parser.core.ruler.enableOnly(["normalize", "block"])
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n"), len(text) + 1]
    tokens = parser.parse(text)
    stack: list[Token] = []
    read = 0
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
            yield from _inline(raw, text, start, max(start, end), stack)
        elif token.type in ("fence", "code_block"):
            strand = _strand(raw, text, start, end).sub(_FENCE)
            yield Para(strand, kind="body", sure=True)
        elif token.type == "html_block":
            strand = _strand(raw, text, start, end).sub(_ANY_TAG)
            yield Para(strand)
    yield from _passed_over(raw, text, starts, read, len(starts) - 1)


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
    gone = [(i, i + 1) for i in range(end - start) if text[start + i] == " " and not raw[start + i].isspace()]
    return strand.without(gone) if gone else strand


def _inline(raw: str, text: str, start: int, end: int, stack: list[Token]) -> Iterator[Para]:
    """The paragraph, heading, list item or table cell that the open blocks make of some lines."""
    kinds = [t.type for t in stack]
    if "table_open" in kinds:
        # A row is read once, at its first cell.
        if stack[-1].type in ("th_open", "td_open") and _first_cell(stack):
            strand = _strand(raw, text, start, end).sub(_OUTER_BARS).sub(_CELLS, " | ")
            yield Para(strand, kind="table", sure=True)
        return
    strand = _strand(raw, text, start, end)
    if "heading_open" in kinds:
        strand = strand.sub(_UNDERLINE) if stack[-1].markup in ("=", "-") else strand.sub(_HASHES).sub(_CLOSING)
        yield Para(strand, kind="heading", level=int(stack[-1].tag[1]), sure=True)
        return
    quoted = "blockquote_open" in kinds
    if quoted:
        strand = strand.sub(_PREFIX)
    if any(k in _LIST for k in kinds):
        mark = _MARK.match(strand.text)
        item = (
            mark["mark"]
            if mark and stack[-2].type == "list_item_open" and stack[-2].map and stack[-2].map[0] == _line(text, start)
            else ""
        )
        if mark and item:
            strand = strand.cut(mark.end())
        strand = strand.sub(_TASK)
        yield Para(strand, kind="list", item=item or "-", sure=True)
        return
    if note := _NOTE.match(strand.text):
        yield Para(strand.cut(note.end()), kind="footnote", note=note["mark"], sure=True)
        return
    yield Para(strand, kind="quote" if quoted else None, sure=quoted)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset)


def _first_cell(stack: list[Token]) -> bool:
    """Whether the open cell is the first of its row; the row remembers that it was read."""
    row = next(t for t in reversed(stack) if t.type == "tr_open")
    first = not row.meta.get("read")
    row.meta["read"] = True
    return first
