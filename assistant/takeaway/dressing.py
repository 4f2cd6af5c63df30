"""The last hand on a Word file: the direction of every paragraph and run, and the look of styles that have none.

Pandoc sets the direction that it is told for a whole passage; here it is read from the letters themselves, also in
footnotes, titles and references. A Latin name within Arabic stays from left to right.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable

from lxml import etree

from assistant.takeaway.direction import is_right_to_left, segments

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXTS = ("word/document.xml", "word/footnotes.xml")
_STYLES = "word/styles.xml"
# Stands for a soft hyphen that ends a word, which pandoc would lose. It is no character of any text, by Unicode's word.
SOFT_HYPHEN = "\U0001fffe"
# What may stand before the sign of direction, in the order that the format prescribes.
_BEFORE_BIDI = frozenset(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN".split()
)
_AFTER_RTL = frozenset("cs em lang eastAsianLayout specVanish oMath".split())
# The looks of our styles: size in half points, space before and after and indents in twentieths of a point.
_LOOKS: dict[str, tuple[str, str]] = {
    "Statement": ('<w:keepNext/><w:spacing w:before="160" w:after="40"/>', ""),
    "About Statement": ('<w:spacing w:before="0" w:after="80"/>', '<w:color w:val="595959"/><w:sz w:val="19"/>'),
    "Own Words": ('<w:spacing w:before="40" w:after="80"/><w:ind w:start="360"/>', ""),
    "Not in Library": (
        '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="8C8C8C"/></w:pBdr>'
        '<w:spacing w:before="160" w:after="160"/><w:ind w:start="240"/>', "",
    ),
    "Cited Passage": ('<w:spacing w:before="80" w:after="80"/><w:ind w:start="360"/>', ""),
    "Beside Passage": (
        '<w:spacing w:before="80" w:after="80"/><w:ind w:start="360"/>', '<w:color w:val="595959"/>',
    ),
}  # fmt: skip


def dressed(written: bytes) -> bytes:
    """A .docx as pandoc wrote it, with directions and looks set; its other parts as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            part = before.read(entry)
            if entry.filename in _TEXTS:
                part = _changed(part, _directed)
            elif entry.filename == _STYLES:
                part = _changed(part, _looking)
            after.writestr(entry, part)
    return out.getvalue()


def _changed(part: bytes, change: Callable[[etree._Element], None]) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    root = etree.fromstring(part, parser)
    change(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _directed(root: etree._Element) -> None:
    for said in root.iter(f"{W}t"):
        said.text = (said.text or "").replace(SOFT_HYPHEN, "\u00ad")
    for paragraph in root.iter(f"{W}p"):
        text = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        if is_right_to_left(text):
            _set_bidi(paragraph)
        for run in list(paragraph.iter(f"{W}r")):
            _set_runs(run)


def _set_bidi(paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{W}bidi") is None:
        at = sum(etree.QName(child).localname in _BEFORE_BIDI for child in properties)
        properties.insert(at, etree.Element(f"{W}bidi"))


def _set_runs(run: etree._Element) -> None:
    """Part a run where the direction of its text turns. What is no text (a soft hyphen) goes with what is before."""
    if not any(right for text in run.iterfind(f"{W}t") for _, right in segments(text.text or "")):
        return
    properties, before = run.find(f"{W}rPr"), False
    for child in list(run):
        if child is properties:
            continue
        for piece, right in segments(child.text or "") if child.tag == f"{W}t" else [("", before)]:
            part = etree.Element(f"{W}r")
            if properties is not None:
                part.append(copy.deepcopy(properties))
            said = copy.deepcopy(child)
            said.tail = None
            if piece:
                said.text = piece
                said.set(_SPACE, "preserve")
            part.append(said)
            if right:
                _set_rtl(part)
            run.addprevious(part)
            before = right
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def _set_rtl(run: etree._Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    language = properties.find(f"{W}lang")
    if language is not None and (code := language.get(f"{W}val")):
        language.set(f"{W}bidi", code)  # Word looks there for the language of such a run
    if properties.find(f"{W}rtl") is None:
        at = sum(etree.QName(child).localname not in _AFTER_RTL for child in properties)
        properties.insert(at, etree.Element(f"{W}rtl"))


def _looking(root: etree._Element) -> None:
    """Give our styles a look where the template gives them none."""
    for style in root.iter(f"{W}style"):
        name = style.find(f"{W}name")
        looks = _LOOKS.get(name.get(f"{W}val", "")) if name is not None else None
        if looks is None or style.find(f"{W}pPr") is not None or style.find(f"{W}rPr") is not None:
            continue
        for tag, look in zip(("pPr", "rPr"), looks, strict=True):
            if look:
                style.append(etree.fromstring(f'<w:{tag} xmlns:w="{W[1:-1]}">{look}</w:{tag}>'))
