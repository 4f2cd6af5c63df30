"""The letters of a font without a table of them, by the names of its glyphs where these are no names of letters.

Most such names only number the codes: "/65" or "/G41" for the code 65, or "/B3" for 39, counted in thirty-sixes. Codes
so numbered are those of the usual character set. Others add a variant to a letter's name ("/one.lf").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pypdf._codecs.adobe_glyphs import adobe_glyphs

_NUMBERED = re.compile(r"[A-Za-z]{0,2}?(?:(?P<decimal>\d{1,3})|(?P<hex>[0-9A-Fa-f]{2}))")
_THIRTY_SIXES = re.compile(r"[A-H][0-9A-Z]")
# Names that are no letters' may be so large a share of those that a font lists.
_FEW = 0.15
# Where TeX has its ligatures; other codes below the space are unknown.
_LIGATURES = {11: "ff", 12: "fi", 13: "fl", 14: "ffi", 15: "ffl"}


def with_letters(encoding: Mapping[int, str], differences: Sequence[object]) -> tuple[dict[int, str], bool]:
    """An encoding with letters for the names of glyphs, and whether its own glyphs have letters.

    encoding     the letter of each code, or the name of its glyph with a slash before it
    differences  the codes and names that the font lists
    """
    names = listed(differences)
    unknown = {code: text[1:] for code, text in encoding.items() if len(text) > 1 and text[0] == "/"}
    found = {code: text for code, name in unknown.items() if (text := _variant(name))}
    numbered = [code for code, name in names.items() if _is_number_of(code, name)]
    if 2 * len(numbered) > len(names):
        found |= {code: _usual(code) for code in numbered}
    left = unknown.keys() - found.keys()
    known = len(left) <= _FEW * len(names)
    # What has no letter among many that have is a sign of no script; where most have none, the names say so.
    return {**encoding, **found, **(dict.fromkeys(left, "") if known else {})}, known


def listed(differences: Sequence[object]) -> dict[int, str]:
    """The name of each code that a font lists."""
    names: dict[int, str] = {}
    code = 0
    for item in differences:
        if isinstance(item, int):
            code = int(item)
        elif isinstance(item, str):
            names[code] = item.removeprefix("/")
            code += 1
    return {code: name for code, name in names.items() if name and 0 <= code < 256}


def _variant(name: str) -> str:
    """The letter of a name that is the letter itself, or that of a letter with a variant's; else empty."""
    if len(name) == 1:
        return name if name.isprintable() else ""
    return adobe_glyphs.get("/" + name.partition(".")[0], "") if "." in name else ""


def _is_number_of(code: int, name: str) -> bool:
    if len(name) == 1:
        return ord(name) == code
    m = _NUMBERED.fullmatch(name)
    if m and ((m["decimal"] and int(m["decimal"]) == code) or int((m["decimal"] or m["hex"])[-2:], 16) == code):
        return True
    return bool(_THIRTY_SIXES.fullmatch(name)) and 36 * (ord(name[0]) - ord("A")) + int(name[1], 36) == code


def _usual(code: int) -> str:
    return bytes([code]).decode("cp1252", "replace") if code >= 32 else _LIGATURES.get(code, "\ufffd")
