"""What the files of two styles get wrong, put right in what they made.

ABNT's sets the letter that tells works of one year apart before the year ("b2018" for "2018b"); APA's sets the day
behind the month in every language ("2015, mayo 4" for "2015, 4 de mayo").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_LETTER_FIRST = re.compile(r"(?P<letter>[a-z])(?P<year>(?:1[89]|20)\d\d)(?P<rest>\W*)")
_YEAR, _DAY = re.compile(r"\((?:1[89]|20)\d\d[a-z]?,"), re.compile(r"(?P<day>\d{1,2})(?P<rest>\).*)")
_OF = {"es": "de", "pt": "de"}


def mend(node: Any, style: str, language: str) -> None:
    """Change a document of pandoc's in place, where the style is one of the two."""
    if style == "abnt":
        _each(node, _year_first)
    elif style == "apa" and language != "en":
        _each(node, lambda inlines: _day_first(inlines, language))


def _each(node: Any, change: Any) -> None:
    """Every row of nodes within a node, changed from the outside in."""
    if isinstance(node, list):
        change(node)
        for one in node:
            _each(one, change)
    elif isinstance(node, dict):
        for one in node.values():
            _each(one, change)


def _words(inlines: Sequence[Any], at: int) -> str:
    one = inlines[at] if 0 <= at < len(inlines) else None
    return str(one["c"]) if isinstance(one, dict) and one.get("t") == "Str" else ""


def _year_first(inlines: list[Any]) -> None:
    for i in range(len(inlines)):
        if found := _LETTER_FIRST.fullmatch(_words(inlines, i)):
            inlines[i]["c"] = f"{found['year']}{found['letter']}{found['rest']}"


def _day_first(inlines: list[Any], language: str) -> None:
    for i in range(len(inlines) - 4):
        year, month, day = _words(inlines, i), _words(inlines, i + 2), _DAY.fullmatch(_words(inlines, i + 4))
        if _YEAR.fullmatch(year) and month.isalpha() and day:
            said = [day["day"], *([_OF[language]] if language in _OF else []), month + day["rest"]]
            inlines[i + 2 : i + 5] = [{"t": "Str", "c": " ".join(said)}]
            return
