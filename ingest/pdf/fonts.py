"""What the codes of a PDF's strings mean: their characters and their widths, by pypdf's reading of the font.

A font is read once a document and each string of it once, since most come again. pypdf offers its fonts by no public
name; `pypdf.generic._font.Font` is therefore used here and nowhere else, and the tests hold it to what is used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject
from pypdf.generic._font import Font

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|extrabold|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MOST_KEPT = 50_000
# A space narrower or wider than this share of the size is the font's error.
_NARROWEST, _WIDEST = 0.15, 0.6

Shown = tuple[str, float, int, int]
"""A string as shown: its text (in logical order), its width in ems, the number of its glyphs, of its single-byte
spaces."""


class FontTable:
    """One font: `shown` gives the text and the width of a string of codes.

    space     the width of a space in ems
    bold      whether the font's name or weight says that it is bold
    readable  whether the file says which letters the codes stand for: a font of glyph numbers without a table of their
              letters, or of drawn shapes without names, does not
    """

    def __init__(self, resource: DictionaryObject) -> None:
        font = Font.from_font_resource(resource)
        self._font = font
        self._strings: dict[bytes, Shown] = {}
        widths = font.character_widths
        self._default = float(widths.get("default", 500))
        weight = font.font_descriptor.weight
        self.bold = bool(_BOLD.search(font.name)) or (isinstance(weight, int | float) and weight >= 600)
        space = float(font.space_width or 0) / 1000
        self.space = space if _NARROWEST <= space <= _WIDEST else 0.25
        # Type 3 fonts may be drawn in any unit of their own.
        self._unit = _unit(resource) if font.sub_type == "Type3" else 0.001
        self._simple = not isinstance(font.encoding, str)
        # Under a predefined table of codes widths are listed by glyph, and pypdf looks them up by character: the
        # characters themselves say more.
        encoding = resource.get("/Encoding")
        self._by_character = (
            font.sub_type == "Type0" and isinstance(encoding, str) and not encoding.startswith("/Identity")
        )
        self.readable = font.interpretable and not _is_of_glyph_numbers(resource)

    def shown(self, codes: bytes) -> Shown:
        """The text and the width of a string."""
        found = self._strings.get(codes)
        if found is None:
            if len(self._strings) > _MOST_KEPT:
                self._strings.clear()
            found = self._strings[codes] = self._read(codes)
        return found

    def _read(self, codes: bytes) -> Shown:
        font = self._font
        if self._simple:
            keys = [chr(code) for code in codes]
            encoding: Any = font.encoding
            decoded = [encoding.get(code, key) for code, key in zip(codes, keys, strict=True)]
        else:
            keys = decoded = list(_decoded(codes, str(font.encoding)))
        known = font.character_map
        glyphs = [known.get(c, c) for c in decoded]
        widths = font.character_widths
        default = self._default
        if self._by_character:
            total = sum(1000.0 if unicodedata.east_asian_width(c[:1] or " ") in "WF" else 500.0 for c in glyphs)
        else:
            total = sum([_number(widths.get(key, default), default) for key in keys])
        text = "".join(glyphs)
        if _RTL.search(text):
            text = logical(glyphs)
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
                table = FontTable(resource) if isinstance(resource, DictionaryObject) else None
            except (PyPdfError, AttributeError, TypeError, KeyError, IndexError, ValueError):
                self.unread += 1  # what is set in it is lost, and not the page's other text
            self._tables[key] = value, table
        return self._tables[key][1]


def resolved(value: Any) -> Any:
    """The object that a reference names, or the object itself; None for None."""
    return value.get_object() if value is not None else None


def _is_of_glyph_numbers(resource: Mapping[str, Any]) -> bool:
    """Whether the codes are numbers of glyphs in the font's own order (ISO 32000-1, 9.7.5.2 and 9.10.2)."""
    if resource.get("/Subtype") != "/Type0" or "/ToUnicode" in resource:
        return False
    if resource.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
        return False
    try:
        system = resource["/DescendantFonts"][0].get_object()["/CIDSystemInfo"].get_object()
        return str(system.get("/Ordering")) == "Identity"
    except (KeyError, IndexError, TypeError, AttributeError):
        return True


def _decoded(codes: bytes, encoding: str) -> str:
    try:
        return codes.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return codes.decode(encoding, "replace")


def _number(value: Any, default: float) -> float:
    return float(value) if isinstance(value, int | float) else default


def _unit(resource: Mapping[str, Any]) -> float:
    matrix = resource.get("/FontMatrix")
    try:
        unit = abs(float(matrix[0]))  # type: ignore[index]
    except (TypeError, ValueError, IndexError, KeyError):
        return 0.001
    return unit if 0 < unit <= 1 else 0.001


def is_rtl(text: str) -> bool:
    """Whether a text holds letters that are written from the right."""
    return bool(_RTL.search(text))


def logical(glyphs: list[str]) -> str:
    """Glyphs as they stand from left to right, put into the order in which they are read.

    Stretches of Latin words and of numbers keep their order inside the reversed line. A glyph for several letters
    keeps them as they are.
    """
    out: list[str] = []
    stretch: list[str] = []
    for glyph in reversed(glyphs):
        if _keeps(glyph) or (stretch and glyph in _JOINING):
            stretch.append(glyph)
            continue
        out += _turned(stretch)
        stretch = []
        out.append(_MIRRORED.get(glyph, glyph))
    out += _turned(stretch)
    return "".join(out)


_JOINING = frozenset(" .,:/-+%'’()")
_MIRRORED = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«", "<": ">", ">": "<"}


def _keeps(glyph: str) -> bool:
    return glyph[:1].isalnum() and not _RTL.search(glyph)


def _turned(stretch: list[str]) -> list[str]:
    """A stretch read from the left put back into its own order; the signs at its far end stay outside it."""
    end = len(stretch)
    while end and stretch[end - 1] in _JOINING:
        end -= 1
    return [*reversed(stretch[:end]), *(_MIRRORED.get(g, g) for g in stretch[end:])]
