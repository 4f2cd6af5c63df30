"""LaTeX in the values of BibTeX as plain text, by pylatexenc.

The decoder reads some hundred thousand characters a second, so it is asked only about values that hold a command or a
formula; marks and braces alone are written out here as it would.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

_BARE = re.compile(r"(?<!\\)%")
# A dollar sign opens a formula only where what stands before the next one is written as such.
_DOLLAR = re.compile(r"(?<!\\)\$(?:[^$]*[\\^_][^$]*\$)?")
_SIGNS = {
    "---": "—", "--": "–", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "~": " ", "&": "   ",
}  # fmt: skip
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
_BRACES = re.compile(r"([{}])")
_MOST = 20_000
# Characters of one file that are given to the decoder: the names and titles of thousands of entries.
_MOST_DECODED = 400_000


class Latex:
    """The decoder for one file."""

    def __init__(self) -> None:
        self._left = _MOST_DECODED

    def plain(self, value: str) -> str:
        """A value with its LaTeX written as text. What cannot be decoded, or is too much, stays as it stands."""
        value = value[:_MOST]
        if not any(c in value for c in "\\{}$~%`'") and "--" not in value:
            return " ".join(value.split())
        text = None
        if "\\" not in value and "$" not in value:
            text = _without_commands(value)
        if text is None:
            self._left -= len(value)
            text = _decoded(value) if self._left >= 0 else _BRACES.sub("", value)
        return " ".join(text.replace("\u00a0", " ").split())


def _without_commands(value: str) -> str | None:
    """A value that holds no command as text; None where its braces do not pair."""
    parts = _BRACES.split(value)
    depth = 0
    for brace in parts[1::2]:
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return None
    return None if depth else "".join(_SIGN.sub(lambda m: _SIGNS[m[0]], part) for part in parts[::2])


def _decoded(value: str) -> str:
    guarded = _DOLLAR.sub(lambda m: m[0] if len(m[0]) > 1 else r"\$", _BARE.sub(r"\\%", value))
    try:
        text: str = _decoder().latex_to_text(guarded)
    except (RecursionError, ValueError, IndexError, AttributeError, KeyError, TypeError):
        return _BRACES.sub("", value)
    return text


@cache
def _decoder() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", keep_comments=True)
