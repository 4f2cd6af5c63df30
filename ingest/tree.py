"""Blocks from a tree of markup: trafilatura's XML, plain HTML, or the HTML that mammoth makes of a DOCX.

The raw text is the text of the tree, a blank line between blocks; every block keeps its offsets in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.clean import mend
from ingest.decode import sound
from ingest.draft import Call, Para
from ingest.strand import Strand
from ingest.word_set import word_set
from store.documents import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "title": 1}
_BLOCKS = word_set(
    "p div section article main body header footer aside blockquote quote li item list ul ol dl dt dd table row tr"
    " cell td th"
    " head h1 h2 h3 h4 h5 h6 figure figcaption caption pre address hr center doc"
)
_SKIPPED = word_set("script style template noscript graphic img nav")
_KINDS: dict[str, BlockKind] = {
    "blockquote": "quote", "quote": "quote", "li": "list", "item": "list", "dd": "list",
    "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_ROWS = frozenset({"row", "tr"})
_CELLS = frozenset({"cell", "td", "th"})
# The ids that mammoth gives to a note, to the link at its mark, and to the link back.
_NOTE_ID = re.compile(r"^(?:\w+-)?(footnote|endnote)-(\d+)$")
_NOTE_REF = re.compile(r"^#(?:\w+-)?(footnote|endnote)-(\d+)$")
_BACK_REF = re.compile(r"^#(?:\w+-)?(?:footnote|endnote)-ref-\d+$")


# What is still to be done: enter an element, add a text, or end a block; each in its (kind, level, note).
_Context = tuple[BlockKind | None, int, str | None]
_Step = tuple[str, "_Element | str", _Context]
_NOWHERE: _Context = (None, 0, None)


class Builder:
    """Walks trees and gathers their raw text and their blocks."""

    def __init__(self) -> None:
        self._raw: list[str] = []
        self._length = 0
        self._begin = 0
        self._spans: list[tuple[int, int, _Context]] = []
        self._calls: list[Call] = []

    def read(self, root: _Element) -> None:
        """Read a tree; with a stack of its own, since markup may nest deeper than Python calls."""
        stack: list[_Step] = [("end", "", _NOWHERE), ("enter", root, _NOWHERE)]
        while stack:
            what, thing, context = stack.pop()
            if what == "end":
                self._end(context)
            elif isinstance(thing, str):
                self._add(thing)
            else:
                stack += reversed(self._steps(thing, context))

    def _steps(self, element: _Element, context: _Context) -> list[_Step]:
        """An element's text, its children and their tails, with the ends of blocks between them."""
        tag = element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""
        if not tag or tag in _SKIPPED:
            return []
        href = element.get("href") or ""
        if ref := _NOTE_REF.match(href):
            self._calls.append(Call(_mark(ref[1], ref[2]), self._length))
            return []
        if _BACK_REF.match(href):
            return []
        # A row is one block, whatever its cells are made of.
        block = tag in _BLOCKS and tag not in _CELLS and context[0] != "table"
        inner = _own(element, tag, context) if block else context
        steps: list[_Step] = [("end", "", context)] if block else []
        steps.append(("text", element.text or "", inner))
        for i, child in enumerate(element):
            if tag in _ROWS or inner[0] == "table":
                steps.append(("text", " | " if i and tag in _ROWS else " ", inner))
            steps += [("enter", child, inner), ("text", "\n" if child.tag in ("br", "lb") else "", inner)]
            steps.append(("text", child.tail or "", inner))
        if block:
            steps.append(("end", "", inner))
        return steps

    def _add(self, text: str) -> None:
        if text:
            self._raw.append(sound(text))
            self._length += len(text)

    def _end(self, context: _Context) -> None:
        """End the open block, if it holds anything."""
        if self._begin < self._length:
            self._spans.append((self._begin, self._length, context))
            self._add("\n\n")
        self._begin = self._length

    def finish(self) -> tuple[str, tuple[Para, ...]]:
        """The raw text and the paragraphs, in order."""
        raw = "".join(self._raw)
        calls = sorted(self._calls, key=lambda c: c.at)
        paras: list[Para] = []
        for start, end, (kind, level, note) in self._spans:
            strand = mend(Strand.of(raw, start, end)).folded()
            if not strand.text:
                continue
            own = tuple(c for c in calls if start <= c.at <= end)
            item = "-" if kind == "list" else ""
            paras.append(Para(strand, kind=kind, level=level, item=item, note=note, calls=own, sure=kind is not None))
        return raw, tuple(paras)


def _mark(kind: str, number: str) -> str:
    return number if kind == "footnote" else f"e{number}"


def _own(element: _Element, tag: str, context: _Context) -> _Context:
    """The kind, level and note of a block element inside another."""
    if m := _NOTE_ID.match(element.get("id") or ""):
        return "footnote", 0, _mark(m[1], m[2])
    if context[2] is not None:
        return context
    if tag == "head":
        return "heading", _HEADS.get((element.get("rend") or "").lower(), 2), None
    if tag in _HEADS:
        return "heading", _HEADS[tag], None
    if tag in _ROWS:
        return "table", 0, None
    if tag in _KINDS:
        return _KINDS[tag], 0, None
    return context
