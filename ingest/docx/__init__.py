"""Word documents: the text in the order in which it is printed, as a tree of markup for `tree.py`.

Tracked changes are read as accepted. Left out are hidden text, comments, headers and footers, contents lists, and the
code of fields; text boxes follow the paragraph that holds them. The document's own properties are only a hint.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.docx.chunks import chunk_of
from ingest.docx.fields import Fields
from ingest.docx.package import Package, local, open_package, value
from ingest.docx.runs import Mark, Notes, Piece, Runs
from ingest.docx.styles import Shapes, Styles, child, is_placeholder, number_in, on
from ingest.draft import Draft, Meta
from ingest.errors import ReadError
from ingest.markup_tree import settle_tables, text_of
from ingest.tree import Builder

if TYPE_CHECKING:
    from lxml.etree import _Element

# A thousand pages have about 20,000 paragraphs.
MOST_PARAGRAPHS = 200_000
# Elements that only hold others.
_HOLDERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "body", "txbxContent", "document"})
_LONG_HEADING = 60
_LABEL = 80
# What is longer, or has several words, is part of what the item says.
_LONGEST_MARK = 12


def read_docx(data: bytes, source: str) -> Draft:
    """A draft from the bytes of a DOCX file. Raises ReadError where it is none, or is not safe to unpack."""
    package = open_package(data, source)
    if sum(1 for _ in package.document.iter("{*}p")) > MOST_PARAGRAPHS:
        raise ReadError(source, f"holds more than {MOST_PARAGRAPHS:,} paragraphs; divide it.")
    builder = Builder()
    body = Body(package, source)
    tree = body.tree()
    package.warnings += body.warnings()
    settle_tables(tree)
    builder.read(tree)
    raw, paras = builder.finish()
    if not paras:
        raise ReadError(source, "holds no text.")
    return Draft("docx", raw, paras, meta=_properties(package), warnings=tuple(package.warnings), marked_up=True)


class Body:
    """Turns the parts of a package into one tree: p, h1 to h6, li, blockquote, figcaption, table, note."""

    def __init__(self, package: Package, source: str) -> None:
        self._package = package
        self._source = source
        self._unread = 0
        styles = Styles.of(package.styles)
        self._shapes = Shapes(styles, package.numbering)
        self._notes = Notes(package)
        self._fields = Fields()
        self._runs = Runs(styles, self._notes, self._fields)
        self._carried: list[Piece] = []

    def tree(self) -> _Element:
        from lxml import etree

        root: _Element = etree.Element("doc")
        with self._fields.of(self._package.document):
            self._blocks(self._package.document, root)
        self._close(root)
        for mark, content in self._notes.called():
            note = etree.SubElement(root, "note", mark=mark)
            with self._fields.of(content):
                lines = [self._runs.pieces(p) for p in content.iter() if local(p) == "p"]
            for i, pieces in enumerate(lines):
                _fill(note, [*(["\n"] if i else []), *pieces])
        return root

    def warnings(self) -> Iterator[str]:
        """What of the document was not read, though it may be text."""
        if self._unread:
            yield "a part of the text is kept in another file inside this one; it was not read"
        if self._fields.swallow:
            yield "a contents list or an index holds long paragraphs; they were left out with it"
        if left := self._notes.uncalled(self._package.document):
            yield f"{left} note{'s' * (left > 1)} that the text calls nowhere {'were' if left > 1 else 'was'} not read"

    def _blocks(self, holder: _Element, out: _Element) -> None:
        """The paragraphs and tables of a holder; with a stack, since holders may nest as deep as the parser allows."""
        for block in self._flat(holder):
            if local(block) == "p":
                self._paragraph(block, out)
            elif local(block) == "altChunk":
                blocks = chunk_of(*self._package.chunks.get(value(block, "id") or "", ("", b"")), self._source)
                self._unread += not blocks
                out.extend(blocks)
            else:
                self._table(block, out)

    def _paragraph(self, p: _Element, out: _Element) -> None:
        from lxml import etree

        properties = child(p, "pPr")
        shape = self._shapes.of(properties)
        pieces: list[Piece] = []
        if shape.hidden:
            self._fields.pass_over(p)
        else:
            pieces = self._runs.pieces(p)
        boxes = self._runs.take_boxes()
        if not shape.contents:
            pieces = [*self._carried, *pieces]
            self._carried = []
            if _joins_next(properties):
                self._carried = pieces
            elif _is_initial(properties):
                self._carried = [x.strip() if isinstance(x, str) else x for x in pieces]
            elif any(not isinstance(x, str) or x.strip() for x in pieces):
                text = "".join(x for x in pieces if isinstance(x, str))
                tag = "p" if shape.tag[0] == "h" and len(text.split()) > _LONG_HEADING else shape.tag
                element = etree.SubElement(out, tag)
                apart = tag == "li" and " " not in shape.mark and len(shape.mark) <= _LONGEST_MARK
                if tag == "li":
                    element.set("mark", shape.mark if apart else "-")
                if shape.mark not in ("", "-") and not apart:
                    pieces.insert(0, f"{shape.mark}\t")
                _fill(element, pieces)
        for box in boxes:
            with self._fields.of(box):
                self._blocks(box, etree.SubElement(out, "div"))

    def _close(self, out: _Element) -> None:
        """What the last paragraph of a holder hands on to none."""
        from lxml import etree

        if self._carried:
            _fill(etree.SubElement(out, "p"), self._carried)
            self._carried = []

    def _table(self, table: _Element, out: _Element) -> None:
        from lxml import etree

        made = etree.SubElement(out, "table")
        labels: dict[int, str] = {}
        for row in self._inside(table, "tr"):
            if _is_deleted(child(row, "trPr")):
                self._fields.pass_over(row)
                continue
            head = on(child(row, "trPr"), "tblHeader")
            tr, at = etree.SubElement(made, "tr"), 0
            for cell in self._inside(row, "tc"):
                settings = child(cell, "tcPr")
                if _is_deleted(settings, "cellDel"):
                    self._fields.pass_over(cell)
                    continue
                td = etree.SubElement(tr, "th" if head else "td")
                self._blocks(cell, td)
                self._close(td)
                merge = child(settings, "vMerge")
                # A label that reaches down is written in every row.
                if merge is not None and value(merge, "val") == "restart":
                    labels[at] = " ".join(text_of(td).split())[:_LABEL]
                elif merge is not None:
                    td.text = labels.get(at, "")
                at += number_in(settings, "gridSpan") or 1

    def _flat(self, holder: _Element) -> Iterator[_Element]:
        """Paragraphs, tables and other files, out of content controls and the like; contents lists are passed over."""
        stack = [holder]
        while stack:
            one = stack.pop()
            name = local(one)
            if name in ("p", "tbl", "altChunk") and one is not holder:
                yield one
            elif one is holder or (name in _HOLDERS and not _is_contents(one) and not is_placeholder(one)):
                stack += reversed(one)
            else:
                self._fields.pass_over(one)

    def _inside(self, holder: _Element, name: str) -> Iterator[_Element]:
        """The rows of a table or the cells of a row, out of content controls, not those of tables inside it."""
        stack = list(reversed(holder))
        while stack:
            one = stack.pop()
            if local(one) == name:
                yield one
            elif local(one) in ("p", "tbl"):
                self._fields.pass_over(one)
            else:
                stack += reversed(one)


def _is_contents(control: _Element) -> bool:
    gallery = child(control, "sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and value(gallery, "val") in ("Table of Contents", "Index", "Table of Figures")


def _is_deleted(properties: _Element | None, name: str = "del") -> bool:
    return child(properties, name) is not None


def _joins_next(properties: _Element | None) -> bool:
    """Whether the paragraph's end was deleted, moved away or hidden, so that the next goes on in it."""
    run = child(properties, "rPr")
    return any(child(run, name) is not None for name in ("del", "moveFrom")) or bool(on(run, "vanish"))


def _is_initial(properties: _Element | None) -> bool:
    """Whether a paragraph is the large first letter of the next."""
    frame = child(properties, "framePr")
    return frame is not None and value(frame, "dropCap") in ("drop", "margin")


def _fill(element: _Element, pieces: list[Piece]) -> None:
    """Text and note marks put into an element."""
    from lxml import etree

    last: _Element | None = element[-1] if len(element) else None
    for is_text, group in itertools.groupby(pieces, lambda piece: isinstance(piece, str)):
        if not is_text:
            for piece in group:
                if isinstance(piece, Mark):
                    last = etree.SubElement(element, "noteref", mark=piece.mark)
            continue
        words = "".join(piece for piece in group if isinstance(piece, str))
        if last is None:
            element.text = (element.text or "") + words
        else:
            last.tail = (last.tail or "") + words


def _properties(package: Package) -> Meta:
    """Title, creator and language from the core properties. Their dates are the file's, not the document's."""
    if package.core is None:
        return Meta()
    found = {local(e): " ".join((e.text or "").split()) for e in package.core}
    authors = tuple(a.strip() for a in found.get("creator", "").split(";") if a.strip())
    language = found.get("language", "").split("-")[0].lower()
    return Meta(title=found.get("title", ""), authors=authors, language=language, own=False)
