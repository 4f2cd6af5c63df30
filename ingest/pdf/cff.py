"""The encoding that a CFF font carries (Adobe Technical Note 5176), for PDF files that leave it to the font.

Set by TeX and printed to PDF, such files have their ligatures at codes of the font's own.
"""

from __future__ import annotations

import itertools

from pypdf._codecs.adobe_glyphs import adobe_glyphs
from pypdf._codecs.std import _std_encoding

# Names of glyphs by their numbers (appendix A): from 1 those of the standard encoding, then these.
_FURTHER = (
    "onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn"
    " threequarters twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis"
    " Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde"
    " Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron"
    " aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex"
    " idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis ugrave"
    " yacute ydieresis zcaron"
).split()
_CODES = (
    *range(32, 127), *range(161, 176), *range(177, 181), *range(182, 190), 191, *range(193, 201), 202, 203,
    *range(205, 209), 225, 227, *range(232, 236), 241, 245, *range(248, 252),
)  # fmt: skip
_STANDARD = ["", *(_std_encoding[code] for code in _CODES), *(adobe_glyphs.get("/" + n, "") for n in _FURTHER)]
_STRINGS = 391
_CHARSET, _ENCODING, _GLYPHS, _CID = 15, 16, 17, (12, 30)


def letters_of_codes(data: bytes) -> dict[int, str]:
    """The letter of each code in the encoding of a CFF font; empty where it has none of its own.

    Raises IndexError or ValueError where the font is damaged.
    """
    at = _index(data, data[2])[1]
    dicts, at = _index(data, at)
    strings, _ = _index(data, at)
    top = _top(dicts[0])
    encoding, charset = _offset(top, _ENCODING), _offset(top, _CHARSET)
    if encoding < 2 or _CID in top:
        return {}
    count = len(_index(data, _offset(top, _GLYPHS))[0])
    names = _charset(data, charset, count) if charset > 2 else list(range(count))
    found: dict[int, str] = {}
    for code, glyph in _coded(data, encoding):
        name = names[glyph] if glyph < len(names) else 0
        if letter := _letter(name, strings):
            found[code] = letter
    return found


def _letter(name: int, strings: list[bytes]) -> str:
    """The letter of a glyph by the number of its name, empty where it has none."""
    if name < _STRINGS:
        return _STANDARD[name] if name < len(_STANDARD) else ""
    own = strings[name - _STRINGS : name - _STRINGS + 1]
    return adobe_glyphs.get("/" + own[0].decode("latin-1"), "") if own else ""


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """The items of an INDEX, and where it ends."""
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = data[at + 2]
    first = at + 3
    base = first + (count + 1) * size - 1
    ends = [int.from_bytes(data[first + i * size : first + (i + 1) * size], "big") for i in range(count + 1)]
    return [data[base + a : base + b] for a, b in itertools.pairwise(ends)], base + ends[-1]


def _top(data: bytes) -> dict[int | tuple[int, int], list[int]]:
    """The operators of a DICT with their operands; numbers with a fraction are given as 0."""
    found: dict[int | tuple[int, int], list[int]] = {}
    operands: list[int] = []
    i = 0
    while i < len(data):
        b = data[i]
        i += 1
        if b <= 21:
            key: int | tuple[int, int] = b
            if b == 12:
                key, i = (12, data[i]), i + 1
            found[key], operands = operands, []
        elif b == 30:
            while data[i] & 15 != 15:
                i += 1
            operands, i = [*operands, 0], i + 1
        elif b in (28, 29):
            length = 2 if b == 28 else 4
            operands.append(int.from_bytes(data[i : i + length], "big", signed=True))
            i += length
        elif b <= 246:
            operands.append(b - 139)
        else:
            operands.append((b - 247) * 256 + data[i] + 108 if b <= 250 else -(b - 251) * 256 - data[i] - 108)
            i += 1
    return found


def _offset(top: dict[int | tuple[int, int], list[int]], key: int) -> int:
    values = top.get(key) or [0]
    return values[0]


def _charset(data: bytes, at: int, count: int) -> list[int]:
    """The number of each glyph's name."""
    kind, at = data[at], at + 1
    names = [0]
    while len(names) < count:
        first = int.from_bytes(data[at : at + 2], "big")
        width = (0, 1, 2)[kind]
        left = int.from_bytes(data[at + 2 : at + 2 + width], "big") if width else 0
        names += range(first, first + left + 1)
        at += 2 + width
        if at > len(data):
            raise ValueError("the list of names ends early")
    return names


def _coded(data: bytes, at: int) -> list[tuple[int, int]]:
    """Codes with the numbers of their glyphs."""
    kind, count = data[at] & 127, data[at + 1]
    if kind == 0:
        return [(code, n) for n, code in enumerate(data[at + 2 : at + 2 + count], 1)]
    found: list[tuple[int, int]] = []
    for i in range(count):
        first, left = data[at + 2 + 2 * i], data[at + 3 + 2 * i]
        found += [(first + k, len(found) + 1 + k) for k in range(left + 1)]
    return found
