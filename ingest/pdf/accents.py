"""Accents that a file draws over their letters: TeX and older typesetters set "á" as an acute and an a.

The accent is known by its place, over the letter drawn before or after it; the two become the one letter.
"""

from __future__ import annotations

import unicodedata

# The marks that join a letter (Unicode, Combining Diacritical Marks), and the accents that stand for themselves.
_SIGNS = {
    "\u0300": "`", "\u0301": "\u00b4", "\u0302": "^\u02c6", "\u0303": "~\u02dc", "\u0304": "\u00af\u02c9",
    "\u0306": "\u02d8", "\u0307": "\u02d9", "\u0308": "\u00a8", "\u030a": "\u02da", "\u030b": "\u02dd",
    "\u030c": "\u02c7", "\u0327": "\u00b8", "\u0328": "\u02db",
}  # fmt: skip
_MARKS = {sign: mark for mark, signs in _SIGNS.items() for sign in (mark, *signs)}
_DOTLESS = {"\u0131": "i", "\u0237": "j"}
ACCENTS = frozenset(_MARKS)
"""The signs that may be accents, each of one character."""


def joined(before: str, after: str) -> tuple[str, str] | None:
    """Two stretches of text of which the second was drawn back over the end of the first, with the accent between them
    and its letter made one; None where there is no accent or the two make no letter.
    """
    if before[-1:] in ACCENTS:
        letter = _accented(after[:1], before[-1])
        return (before[:-1], letter + after[1:]) if letter else None
    if after[:1] in ACCENTS:
        letter = _accented(before[-1:], after[0])
        return (before[:-1] + letter, after[1:]) if letter else None
    return None


def _accented(letter: str, accent: str) -> str:
    """The letter with the accent, empty where there is none such."""
    made = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _MARKS[accent])
    return made if len(made) == 1 and made.isalpha() else ""
