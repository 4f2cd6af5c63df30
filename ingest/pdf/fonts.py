"""What the codes of a PDF's strings mean: their characters and their widths, by pypdf's reading of the font.

A font is read once a document and each string of it once, since most come again. pypdf offers its fonts by no public
name; `pypdf.generic._font.Font` is therefore used here and nowhere else, and the tests hold it to what is used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject
from pypdf.generic._font import Font

from ingest.pdf.cff import letters_of_codes
from ingest.pdf.direction import is_rtl
from ingest.pdf.glyph_names import listed, with_letters

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|extrabold|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_MOST_KEPT = 50_000
# A space narrower or wider than this share of the size is the font's error. Only where all letters are as
# wide as each other are spaces wider than the last.
_NARROWEST, _WIDEST, _WIDE = 0.15, 0.6, 0.28

# Predefined tables of codes that pypdf does not know (ISO 32000-1, 9.7.5.2), without the direction at their end.
_CODECS = {
    "EUC": "euc_jp", "90pv-RKSJ": "cp932", "90msp-RKSJ": "cp932", "83pv-RKSJ": "cp932", "Add-RKSJ": "cp932",
    "Ext-RKSJ": "cp932", "GBKp-EUC": "gbk", "B5pc": "big5", "HKscs-B5": "big5hkscs", "KSC-EUC": "euc_kr",
    "KSCms-UHC": "cp949", "KSCms-UHC-HW": "cp949", "KSCpc-EUC": "euc_kr", "UniKS-UTF16": "utf-16-be",
}  # fmt: skip

Shown = tuple[str, float, int, int]
"""A string as shown: its text as it stands from left to right, its width in ems, the number of its glyphs, of its
single-byte spaces."""


class FontTable:
    """One font: `shown` gives the text and the width of a string of codes.

    number    its number, counted through the document
    em        the size of its letters where a text is set in size 1; other than 1 in Type 3 fonts alone
    space     the width of a space in ems, at most what tells words apart in a tight line
    bold      whether the font's name or weight says that it is bold
    rtl       whether anything written from the right has been shown in it
    readable  whether the file says which letters the codes stand for: a font of glyph numbers without a table of their
              letters, or of drawn shapes without names, does not
    """

    def __init__(self, resource: DictionaryObject, number: int = 0) -> None:
        font = Font.from_font_resource(resource)
        self._font = font
        self.number = number
        self._strings: dict[bytes, Shown] = {}
        widths = self._widths = font.character_widths
        self._default = float(widths.get("default", 500))
        weight = font.font_descriptor.weight
        self.bold = bool(_BOLD.search(font.name)) or (isinstance(weight, int | float) and weight >= 600)
        self._unit, self.em = _type3_units(resource) if font.sub_type == "Type3" else (0.001, 1.0)
        # Where a font has no space, as TeX's have none, pypdf makes one of half the width of whatever is not listed;
        # where it has a sign for it instead, that one's width is listed. A line set tight has its spaces narrower yet.
        space = _number(widths.get(font.space_char), 0.0) * self._unit / self.em
        if not _NARROWEST <= space <= _WIDEST:
            space = 0.25
        self.space = space if widths.get("i", 0) == widths.get("m", 1) else min(space, _WIDE)
        self._encoding: Any = (font.sub_type == "Type0" and _codec(resource)) or font.encoding
        self._simple = isinstance(self._encoding, dict)
        named = False
        if isinstance(self._encoding, dict):
            self._encoding = {**self._encoding, **_own_letters(resource)}
            if any(name[:1] == "/" and len(name) > 1 for name in self._encoding.values()):
                self._encoding, named = with_letters(self._encoding, _differences(resource))
        if not font.interpretable:
            self._widths = _listed_widths(resource)
        # Under a predefined table of codes widths are listed by glyph, and pypdf looks them up by character: the
        # characters themselves say more.
        encoding = resource.get("/Encoding")
        self._by_character = (
            font.sub_type == "Type0" and isinstance(encoding, str) and not encoding.startswith("/Identity")
        )
        self.rtl = False
        self.readable = (font.interpretable or named) and not _is_of_glyph_numbers(resource)

    def shown(self, codes: bytes) -> Shown:
        """The text and the width of a string."""
        found = self._strings.get(codes)
        if found is None:
            if len(self._strings) > _MOST_KEPT:
                self._strings.clear()
            found = self._strings[codes] = self._read(codes)
        return found

    def split(self, codes: bytes) -> list[bytes]:
        """A string's codes one by one."""
        length = 1 if self._simple else 2
        return [codes[i : i + length] for i in range(0, len(codes), length)]

    def _read(self, codes: bytes) -> Shown:
        font = self._font
        if self._simple:
            keys = [chr(code) for code in codes]
            encoding = self._encoding
            decoded = [encoding.get(code, key) for code, key in zip(codes, keys, strict=True)]
        else:
            keys = decoded = list(_decoded(codes, self._encoding))
        known = font.character_map
        glyphs = [known.get(c, c) for c in decoded]
        widths, default = self._widths, self._default
        if self._by_character:
            total = sum(1000.0 if unicodedata.east_asian_width(c[:1] or " ") in "WF" else 500.0 for c in glyphs)
        else:
            total = sum([_number(widths.get(key, default), default) for key in keys])
        text = "".join(glyphs)
        if is_rtl(text):
            # A glyph for several letters turned round, so that turning what is drawn brings them into their order.
            text = "".join([g[::-1] if is_rtl(g) else g for g in glyphs])
            self.rtl = True
        spaces = codes.count(b" ") if self._simple else 0
        return text, total * self._unit, len(keys), spaces


class Fonts:
    """The fonts of a document, each read once; `unread` counts those that could not be."""

    def __init__(self) -> None:
        self.unread = 0
        # With the object itself, so that no other can come to stand where it stood in memory.
        self._tables: dict[Any, tuple[Any, FontTable | None]] = {}

    def of(self, resources: Mapping[str, Any]) -> dict[str, FontTable | None]:
        """The fonts that a page's resources name; None for one that cannot be read."""
        fonts = resolved(resources.get("/Font"))
        if not isinstance(fonts, DictionaryObject):
            return {}
        return {name: self._table(fonts.raw_get(name)) for name in fonts}

    def _table(self, value: Any) -> FontTable | None:
        key = (value.idnum, value.generation) if isinstance(value, IndirectObject) else id(value)
        if key not in self._tables:
            resource = resolved(value)
            table = None
            try:
                table = FontTable(resource, len(self._tables)) if isinstance(resource, DictionaryObject) else None
            except (PyPdfError, AttributeError, TypeError, KeyError, IndexError, ValueError):
                self.unread += 1  # what is set in it is lost, and not the page's other text
            self._tables[key] = value, table
        return self._tables[key][1]


def resolved(value: Any) -> Any:
    """The object that a reference names, or the object itself; None for None."""
    return value.get_object() if value is not None else None


def _is_of_glyph_numbers(resource: Mapping[str, Any]) -> bool:
    """Whether the codes are numbers of glyphs, in the font's own order or in a collection of Chinese, Japanese or
    Korean glyphs (ISO 32000-1, 9.7.5.2 and 9.10.2): neither says which characters they are."""
    if resource.get("/Subtype") != "/Type0" or "/ToUnicode" in resource:
        return False
    if resource.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
        return False
    try:
        system = resource["/DescendantFonts"][0].get_object()["/CIDSystemInfo"].get_object()
        return str(system.get("/Ordering")) not in ("UCS", "Unicode")
    except (KeyError, IndexError, TypeError, AttributeError):
        return True


def _decoded(codes: bytes, encoding: str) -> str:
    try:
        return codes.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return codes.decode(encoding, "replace")


def _number(value: Any, default: float) -> float:
    return float(value) if isinstance(value, int | float) else default


def _codec(resource: Mapping[str, Any]) -> str:
    """The name that Python has for the predefined table of codes of a composite font; empty where pypdf knows it."""
    name = resource.get("/Encoding")
    return _CODECS.get(name[1:].rpartition("-")[0], "") if isinstance(name, str) else ""


def _own_letters(resource: Mapping[str, Any]) -> dict[int, str]:
    """The letters of the codes that a font's file gives, where the PDF file leaves them to it."""
    encoding = resolved(resource.get("/Encoding"))
    named = isinstance(encoding, str) or (isinstance(encoding, DictionaryObject) and "/BaseEncoding" in encoding)
    if named or "/ToUnicode" in resource or resource.get("/Subtype") != "/Type1":
        return {}
    descriptor = resolved(resource.get("/FontDescriptor"))
    program = resolved(descriptor.get("/FontFile3")) if isinstance(descriptor, DictionaryObject) else None
    if not isinstance(program, StreamObject) or program.get("/Subtype") != "/Type1C":
        return {}
    try:
        own = letters_of_codes(program.get_data())
    except (PyPdfError, IndexError, ValueError, TypeError):
        return {}
    return {code: letter for code, letter in own.items() if code not in listed(_differences(resource))}


def _differences(resource: Mapping[str, Any]) -> Sequence[Any]:
    """The codes and the names of glyphs that a font lists, empty where it lists none."""
    encoding = resolved(resource.get("/Encoding"))
    listed = resolved(encoding.get("/Differences")) if isinstance(encoding, DictionaryObject) else None
    return listed if isinstance(listed, list) else ()


def _listed_widths(resource: Mapping[str, Any]) -> dict[str, float]:
    """The widths that a font of single-byte codes lists, by the character of the code."""
    listed, first = resolved(resource.get("/Widths")), resolved(resource.get("/FirstChar"))
    if not isinstance(listed, list) or not isinstance(first, int) or not 0 <= first < 256:
        return {}
    return {chr(first + i): _number(resolved(v), 0.0) for i, v in enumerate(listed[:256])}


def _type3_units(resource: Mapping[str, Any]) -> tuple[float, float]:
    """The unit in which a Type 3 font is drawn, and the size of its letters, both where it is set in size 1.

    Such fonts may be drawn in any unit, as dots of a printer; their letters are as large as their box says or, where
    that says nothing, twice as high as they are wide on the average.
    """
    try:
        unit = abs(float(resource["/FontMatrix"][0]))
    except (TypeError, ValueError, IndexError, KeyError):
        unit = 0.001
    if not 0.002 < unit <= 1:
        return unit if 0 < unit <= 1 else 0.001, 1.0
    widths = [w for w in _listed_widths(resource).values() if w > 0]
    wide = 2 * sum(widths) / len(widths) if widths else 1 / unit
    try:
        high = abs(float(resource["/FontBBox"][3]) - float(resource["/FontBBox"][1]))
    except (TypeError, ValueError, IndexError, KeyError):
        high = 0.0
    return unit, unit * (high if 0.5 * wide < high < 2 * wide else wide)
