"""The zip package of a Word document: which parts it holds, opened with care.

Only the parts that hold text or say how it is set are unpacked, each up to a limit and without a DTD. Media, macros,
embedded files and templates stay packed, and what a relation names outside the package is never looked up.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.errors import ReadError, in_a_line

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPES = "[Content_Types].xml"
# Unpacked sizes: a novel's document.xml has about 10 MB, and its tree ten times that.
LARGEST_PART = 48 << 20
MOST_PARTS = 20_000
MOST_CHUNKS = 20
LARGEST_CHUNK = 8 << 20
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
_ENCRYPTED = 0x1
_OTHERS = (
    ("ppt/", "a PowerPoint presentation; save it as PDF"),
    ("xl/", "an Excel workbook; save the text that it holds as DOCX or PDF"),
    ("META-INF/container.xml", "an EPUB; save it as HTML or PDF"),
    ("content.xml", "an OpenDocument file; save it as DOCX or PDF"),
    ("Index/Document.iwa", "an Apple Pages document; save it as DOCX or PDF"),
)


@dataclass
class Package:
    """The parts of a Word document as trees; None where the document has none or it cannot be read.

    chunks  other files that Word would show as parts of the text, by their relation's id: name and content
    """

    document: _Element
    styles: _Element | None = None
    numbering: _Element | None = None
    settings: _Element | None = None
    footnotes: _Element | None = None
    endnotes: _Element | None = None
    core: _Element | None = None
    chunks: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def local(element: _Element) -> str:
    """An element's name without its namespace: the transitional and the strict forms have different ones."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: _Element, name: str) -> str | None:
    """An attribute's value, whatever its namespace."""
    for key, content in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(content)
    return None


def open_package(data: bytes, source: str) -> Package:
    """The parts of a Word document. Raises ReadError where it is none, is damaged, or is not safe to unpack."""
    with _opened(data, source) as parts:
        return parts.all()


def check(data: bytes, source: str) -> None:
    """Raise ReadError where a zip file is no Word document, or damaged; its text is not unpacked."""
    with _opened(data, source) as parts:
        parts.main()


@contextmanager
def _opened(data: bytes, source: str) -> Iterator[_Parts]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if len(infos) > MOST_PARTS:
                raise ReadError(source, f"holds more than {MOST_PARTS} parts; it is not read.")
            yield _Parts(package, infos, source)
    except _BROKEN as error:
        raise ReadError(source, f"is a damaged Word document ({error}).") from error


class _Parts:
    """The parts of one open zip file."""

    def __init__(self, package: zipfile.ZipFile, infos: list[zipfile.ZipInfo], source: str) -> None:
        self._package = package
        # Names are the same whatever their letters' case; some programs part them by backslashes.
        self._infos = {_key(i.filename): i for i in infos}
        self._twice = {n for n, count in Counter(_key(i.filename) for i in infos).items() if count > 1}
        self._source = source
        self._warnings: list[str] = []

    def all(self) -> Package:
        main = self.main()
        document = self._tree(main)
        related = self._related(main)
        parts = {
            name: self._optional(related[name])
            for name in ("styles", "numbering", "settings", "footnotes", "endnotes")
            if name in related
        }
        core, chunks = self._optional("docProps/core.xml"), self._chunks(main)
        return Package(document, **parts, core=core, chunks=chunks, warnings=self._warnings)

    def _otherwise(self) -> str:
        for start, what in _OTHERS:
            if any(n.startswith(_key(start)) for n in self._infos):
                return f"is {what}."
        return "is a zip file but no Word document."

    def main(self) -> str:
        """The name of the part that holds the text. Raises ReadError where there is none."""
        if _key(TYPES) not in self._infos:
            raise ReadError(self._source, self._otherwise())
        related = self._relations("_rels/.rels", "")
        for name in (related.get("officeDocument", ""), "word/document.xml"):
            if _key(name) in self._infos and not _key(name).startswith(("ppt/", "xl/")):
                return name
        if any(n.startswith(("ppt/", "xl/")) for n in self._infos):
            raise ReadError(self._source, self._otherwise())
        if not any(n.startswith("word/") for n in self._infos):
            raise ReadError(self._source, "is a zip file but no Word document.")
        raise ReadError(self._source, "is a damaged Word document (it has no document part).")

    def _related(self, main: str) -> dict[str, str]:
        folder, name = posixpath.split(main)
        related = self._relations(posixpath.join(folder, "_rels", f"{name}.rels"), folder)
        for kind in ("styles", "numbering", "settings", "footnotes", "endnotes"):
            related.setdefault(kind, posixpath.join(folder, f"{kind}.xml"))
        return related

    def _relations(self, name: str, folder: str) -> dict[str, str]:
        """The parts that a relations part names, by the last word of their type. What lies outside is left out."""
        found: dict[str, str] = {}
        for kind, _, path in self._related_parts(name, folder):
            found.setdefault(kind, path)
        return found

    def _chunks(self, main: str) -> dict[str, tuple[str, bytes]]:
        folder, name = posixpath.split(main)
        found: dict[str, tuple[str, bytes]] = {}
        for kind, key, path in self._related_parts(posixpath.join(folder, "_rels", f"{name}.rels"), folder):
            if kind != "aFChunk" or len(found) >= MOST_CHUNKS:
                continue
            try:
                found[key] = path, self._content(path, LARGEST_CHUNK)
            except ReadError:
                continue  # it is said to be unread where it stands
        return found

    def _related_parts(self, name: str, folder: str) -> Iterator[tuple[str, str, str]]:
        """The last word of the type, the id and the path of each part inside the package that a part is related to."""
        root = self._optional(name)
        for one in root if root is not None else ():
            target = value(one, "Target") or ""
            if local(one) != "Relationship" or (value(one, "TargetMode") or "").lower() == "external":
                continue
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if _key(path) in self._infos:
                yield (value(one, "Type") or "").rpartition("/")[2], value(one, "Id") or "", path

    def _optional(self, name: str) -> _Element | None:
        """A part without which the text can be read; its faults become a warning, an unsafe one is refused."""
        if _key(name) not in self._infos:
            return None
        try:
            return self._tree(name)
        except _BrokenPartError as error:
            self._warnings.append(f"a part of the document could not be read: {error}")
            return None

    def _tree(self, name: str) -> _Element:
        from lxml import etree

        content = self._content(name)
        # No entity is expanded and nothing is loaded, so that a DTD found afterwards has done nothing.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True,
            remove_pis=True, collect_ids=False,
        )  # fmt: skip
        try:
            root: _Element = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            why = in_a_line(error, 120)
            if "XML_PARSE_HUGE" in why:  # the parser's advice, for who calls it
                what = f"cannot be read: {name} in it is nested too deeply, or has too much text in one piece."
            else:
                what = f"is a damaged Word document ({name}: {why})."
            raise _BrokenPartError(self._source, what) from error
        info = root.getroottree().docinfo
        if info.internalDTD is not None or info.doctype:
            raise ReadError(self._source, f"holds a DTD in {name}; no Word document has one, so it is not read.")
        return root

    def _content(self, name: str, most: int | None = None) -> bytes:
        most = LARGEST_PART if most is None else most
        info = self._infos[_key(name)]
        if _key(name) in self._twice:
            raise ReadError(self._source, f"holds {name} twice; which of the two is meant cannot be told.")
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(self._source, "is encrypted. Take the password off and ingest it again.")
        try:
            with self._package.open(info) as stream:
                content = stream.read(most + 1)
        except _BROKEN as error:
            raise _BrokenPartError(
                self._source, f"is a damaged Word document ({name}: {in_a_line(error, 120)})."
            ) from error
        if len(content) > most:
            raise ReadError(self._source, f"holds a part that unpacks to more than {most >> 20} MB ({name}).")
        return content


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


class _BrokenPartError(ReadError):
    """A part that is damaged rather than unsafe."""
