"""Blocks from a tree of markup: trafilatura's XML, plain HTML, or the tree that the Word reader makes.

The raw text is the text of the tree, a blank line between blocks; every block keeps its offsets in it. A row of a
table is one block. An item of a numbered list begins with its mark, which stays in the raw text alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.clean import mend
from ingest.decode import sound
from ingest.draft import Call, Para
from ingest.markup_tree import CAPTION, CELLS, CLOSE, ITEM, OPEN, ROWS, name_of
from ingest.strand import Strand
from ingest.word_set import word_set
from store.documents import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "title": 1}
_BLOCKS = word_set(
    "p div section article main body header footer aside blockquote quote li item list ul ol dl dt dd table row tr"
    " cell td th note thead tbody tfoot"
    " head h1 h2 h3 h4 h5 h6 figure figcaption caption pre address hr center doc"
)
_SKIPPED = word_set("script style template noscript graphic img nav")
_KINDS: dict[str, BlockKind] = {
    "blockquote": "quote", "quote": "quote", "li": "list", "item": "list", "dd": "list",
    "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_ITEMS = frozenset({"li", "item"})
_SIGN = re.compile(f"{re.escape(OPEN)}([^{CLOSE[0]}]{{1,12}}){re.escape(CLOSE)}")

# What is still to be done: enter an element, add a text or an item's mark, end a block or an item; each in its (kind,
# level, note, item).
_Context = tuple[BlockKind | None, int, str | None, str]
_Step = tuple[str, "_Element | str", _Context]
_NOWHERE: _Context = (None, 0, None, "")


class Builder:
    """Walks trees and gathers their raw text and their blocks."""

    def __init__(self) -> None:
        self._raw: list[str] = []
        self._length = 0
        self._begin = 0
        self._spans: list[tuple[int, int, _Context]] = []
        self._calls: list[Call] = []
        self._caption = False
        # The mark of the item that began last, until a block has ended that holds words of it; where they begin.
        self._item = ""
        self._words = 0
        self._worded = False

    def read(self, root: _Element) -> None:
        """Read a tree; with a stack of its own, since markup may nest deeper than Python calls."""
        stack: list[_Step] = [("end", "", _NOWHERE), ("enter", root, _NOWHERE)]
        while stack:
            what, thing, context = stack.pop()
            if what == "end":
                self._end(context)
            elif not isinstance(thing, str):
                stack += reversed(self._steps(thing, context))
            elif what == "text":
                self._add(thing)
            elif what == "item":
                self._mark(thing, "\t")
            else:
                self._item = ""  # an item without words leaves its mark to none

    def _steps(self, element: _Element, context: _Context) -> list[_Step]:
        """An element's text, its children and their tails, with the ends of blocks between them."""
        tag = name_of(element)
        if not tag or tag in _SKIPPED:
            return []
        if tag == "noteref":
            self._calls.append(Call(element.get("mark") or "", self._length))
            return []
        # A row is one block, whatever its cells are made of.
        block = tag in _BLOCKS and context[0] != "table" and (tag not in CELLS or context[0] is None)
        inner = _own(element, tag, context) if block else context
        steps: list[_Step] = [("end", "", context)] if block else []
        if tag in ROWS and inner[0] == "table":
            steps += self._row(element, inner)
        else:
            if tag in _ITEMS and element.get("mark", "-") not in ("", "-"):
                steps.append(("item", element.get("mark") or "", inner))
            steps.append(("text", element.text or "", inner))
            for child in element:
                space = " " if inner[0] == "table" else ""
                steps += [("text", space, inner), ("enter", child, inner)]
                steps.append(("text", "\n" if child.tag in ("br", "lb") else "", inner))
                steps.append(("text", child.tail or "", inner))
        if block:
            steps.append(("end", "", inner))
        if tag in _ITEMS:
            steps.append(("left", "", inner))
        return steps

    def _row(self, row: _Element, inner: _Context) -> list[_Step]:
        """The cells of a row, parted by bars."""
        steps: list[_Step] = []
        for i, cell in enumerate(c for c in row if name_of(c) in CELLS):
            steps.append(("text", " | " if i else "", inner))
            steps.append(("enter", cell, inner))
        return steps

    def _add(self, text: str) -> None:
        """Add text; a note's mark in it, as `notes.py` writes it, becomes a call."""
        if not text:
            return
        for i, part in enumerate(_SIGN.split(text)):
            if i % 2 and f"{OPEN}{part}{CLOSE}" == CAPTION:
                self._caption = True
            elif i % 2 and part[0] == ITEM:
                self._mark(part[1:])
            elif i % 2:
                self._calls.append(Call(part, self._length))
            elif part:
                self._raw.append(sound(part))
                self._length += len(part)
                self._worded = self._worded or not part.isspace()

    def _mark(self, mark: str, gap: str = "") -> None:
        """Add the mark of an item, which is told apart from its words."""
        self._add(f"{mark}{gap}")
        self._item, self._words, self._worded = mark, self._length, False

    def _end(self, context: _Context) -> None:
        """End the open block, if it holds anything."""
        if self._begin < self._length:
            if self._caption and context[0] is None:
                context = ("caption", *context[1:])
            self._caption = False
            begin = self._begin
            if self._item and context[0] == "list":
                begin, context = max(begin, self._words), (*context[:3], self._item)
            if self._worded:
                self._item = ""
            self._spans.append((begin, self._length, context))
            self._add("\n\n")
        self._begin = self._length

    def finish(self) -> tuple[str, tuple[Para, ...]]:
        """The raw text and the paragraphs, in order."""
        raw = "".join(self._raw)
        calls = sorted(self._calls, key=lambda c: c.at)
        paras: list[Para] = []
        at = 0
        for start, end, (kind, level, note, item) in self._spans:
            own = []
            while at < len(calls) and calls[at].at <= end:
                own.append(calls[at])
                at += 1
            strand = mend(Strand.of(raw, start, end)).folded()
            if not strand.text or (kind == "table" and not any(c.isalnum() for c in strand.text)):
                continue
            paras.append(
                Para(strand, kind=kind, level=level, item=item, note=note, calls=tuple(own), sure=kind is not None)
            )
        return raw, tuple(paras)


def _own(element: _Element, tag: str, context: _Context) -> _Context:
    """The kind, level, note and item mark of a block element inside another."""
    if tag == "note":
        return "footnote", 0, element.get("mark") or "", ""
    if context[2] is not None:
        return context
    if tag == "head":
        return "heading", _HEADS.get((element.get("rend") or "").lower(), 2), None, ""
    if tag in _HEADS:
        return "heading", _HEADS[tag], None, ""
    if tag in ROWS:
        return "table", 0, None, ""
    if tag in _ITEMS:
        return "list", 0, None, "-"
    if tag in _KINDS:
        return _KINDS[tag], 0, None, "-" if tag == "dd" else ""
    return context
