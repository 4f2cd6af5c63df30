"""Word documents: mammoth turns the body, notes and tables into HTML, which the tree's reader cuts into blocks.

Mammoth is handed a copy of the package that holds only its XML parts, each checked first: no DTD, no nesting beyond
what the parser allows, no hidden text, no more bytes than a document needs. Media, macros and templates stay outside.
Tracked changes are read as accepted.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.draft import Call, Draft, Meta, Para
from ingest.errors import ReadError
from ingest.tree import Builder

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "[Content_Types].xml"
# Unpacked sizes: a novel's document.xml has about 10 MB.
_LARGEST_PART = 80 << 20
_LARGEST_ALL = 160 << 20
_MOST_PARTS = 5_000
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
"""
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


def read_docx(data: bytes, source: str) -> Draft:
    """A draft from the bytes of a DOCX file. Raises ReadError where it is none, or is not safe to unpack."""
    parts = _parts(data, source)
    html = _converted(_package(parts), source)
    from lxml import html as lxml_html

    builder = Builder()
    if html.strip():
        builder.read(lxml_html.fromstring(f"<div>{html}</div>"))
    raw, paras = builder.finish()
    if not paras:
        raise ReadError(source, "holds no text.")
    return Draft("docx", raw, _renumbered(paras), meta=_properties(parts), marked_up=True)


def _parts(data: bytes, source: str) -> dict[str, bytes]:
    """The XML parts of the package by name, checked and cleaned."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if len(infos) > _MOST_PARTS:
                raise ReadError(source, f"holds more than {_MOST_PARTS} parts; it is not read.")
            names = {i.filename for i in infos}
            if _TYPES not in names or not any(n.startswith("word/") for n in names):
                raise ReadError(source, "is a zip file but no Word document.")
            parts, total = {}, 0
            for info in infos:
                if not info.filename.endswith((".xml", ".rels")) or "/embeddings/" in info.filename:
                    continue
                with package.open(info) as stream:
                    content = stream.read(_LARGEST_PART + 1)
                total += len(content)
                if len(content) > _LARGEST_PART or total > _LARGEST_ALL:
                    raise ReadError(source, f"unpacks to more than {_LARGEST_ALL >> 20} MB; it is not read.")
                parts[info.filename] = _checked(content, info.filename, source)
    except _BROKEN as error:
        raise ReadError(source, f"is a damaged Word document ({error}).") from error
    if not any(n.startswith("word/document") for n in parts):
        raise ReadError(source, "is a damaged Word document (it has no document part).")
    return parts


def _checked(content: bytes, name: str, source: str) -> bytes:
    """A part without hidden text. Raises ReadError for a DTD, for XML that is broken or nests too deep."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=False)
    try:
        root: _Element = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(source, f"is a damaged Word document ({name}: {error}).") from error
    if b"<!DOCTYPE" in content[:4096] or root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(source, f"holds a DTD in {name}; no Word document has one, so it is not read.")
    hidden = [run for run in root.iter(f"{_W}r") if _vanishes(run)]
    if not hidden:
        return content
    for run in hidden:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _vanishes(run: _Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in ("0", "false", "off")


def _package(parts: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    packed.seek(0)
    return packed


def _converted(package: io.BytesIO, source: str) -> str:
    import mammoth  # type: ignore[import-untyped]

    try:
        result = mammoth.convert_to_html(
            package, style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {}), id_prefix=""
        )
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, *_BROKEN) as error:
        raise ReadError(source, f"is a damaged Word document ({error}).") from error
    return str(result.value)


def _renumbered(paras: tuple[Para, ...]) -> tuple[Para, ...]:
    """Notes numbered as they are printed, in the order of their marks; Word's own numbers only name them."""
    order: dict[str, str] = {}
    for p in paras:
        for call in p.calls:
            order.setdefault(call.mark, str(len(order) + 1))
    for p in paras:
        if p.note is not None:
            order.setdefault(p.note, str(len(order) + 1))
    return tuple(
        replace(
            p,
            note=order[p.note] if p.note is not None else None,
            calls=tuple(Call(order[c.mark], c.at) for c in p.calls),
        )
        for p in paras
    )


def _properties(parts: dict[str, bytes]) -> Meta:
    """Title, creator and language from the core properties. Their dates are the file's, not the document's."""
    core = parts.get("docProps/core.xml")
    if core is None:
        return Meta()
    from defusedxml import DefusedXmlException, ElementTree

    try:
        root = ElementTree.fromstring(core, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        return Meta()
    dc = "{http://purl.org/dc/elements/1.1/}"
    value = {name: " ".join((root.findtext(f"{dc}{name}") or "").split()) for name in ("title", "creator", "language")}
    authors = tuple(a.strip() for a in value["creator"].split(";") if a.strip())
    return Meta(title=value["title"], authors=authors, language=value["language"].split("-")[0].lower(), own=False)
