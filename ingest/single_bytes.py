"""Which single-byte encoding a text of Latin letters is in, by how its letters beyond ASCII stand in their words.

Read in the wrong one, words hold signs ("Am‚rica", "wspó³praca"), capitals behind small letters ("coopŽration"), or
letters that no language of that encoding has so often ("iþbirliði").
"""

from __future__ import annotations

import re

_WESTERN = frozenset("áéíóúñüçãõâêôàèìòùäößåøæœïëîûÿÁÉÍÓÚÑÜÇÃÕÂÊÔÀÈÌÒÙÄÖÅØÆŒÏËÎÛŸ")
_TURKISH = frozenset("ışğüöçâîûİŞĞÜÖÇÂÎÛ")
_CENTRAL = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžôľĺŕäöüőűâîăđĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽÔĽÄÖÜŐŰÂÎĂĐß")
# In the order in which they are believed where they do equally well.
_CANDIDATES = (
    ("cp1252", _WESTERN), ("cp1254", _TURKISH), ("cp1250", _CENTRAL), ("iso8859-2", _CENTRAL), ("mac_roman", _WESTERN),
    ("cp850", _WESTERN),
)  # fmt: skip
_HIGH = re.compile(r"(.)([^\x00-\x7f])(?=(.))", re.DOTALL)
# Typography and signs that stand beside words or figures, not in them.
_SIGNS = frozenset("¿¡«»‘’“”„–—…°ºª§©®·€£•†‹›\xa0²³½¼¾×±¹µ™")
_BETWEEN_FIGURES = frozenset("±×µ¼½¾")
_SAMPLE = 60_000
# Names and loan words of other languages stand in every text.
_ALLOWED = 0.04


def single_byte(data: bytes, *, sure: bool = False) -> str:
    """The encoding of bytes that hold ASCII and some letters beyond it, "cp1252" where nothing speaks against it.

    With `sure`, one in which nothing at all looks odd, or "".
    """
    sample = data[:_SAMPLE]
    best, least = "cp1252", 1.0
    for encoding, letters in _CANDIDATES:
        share = _odd(sample.decode(encoding, errors="replace"), letters)
        if encoding == "cp1252" and share <= _ALLOWED:
            return encoding
        # Another is believed only where it explains the text much better.
        if share < (least if encoding == "cp1252" else 0.5 * least):
            best, least = encoding, share
    return best if least <= _ALLOWED or not sure else ""


def _odd(text: str, letters: frozenset[str]) -> float:
    """The share of the characters beyond ASCII that stand where the writing would not have them."""
    odd = count = 0
    for m in _HIGH.finditer(f" {text} "):
        before, sign, after = m[1], m[2], m[3]
        count += 1
        inside = before.isalpha() and (sign in _BETWEEN_FIGURES or (sign not in "’·" and after.isalpha()))
        odd += (sign.isupper() and before.islower()) if sign in letters else (sign not in _SIGNS or inside)
    return odd / count if count else 0.0
