"""Pages nested deeper than the parser goes: written anew with the deepest tags taken away and their text kept.

The parser ends where too many elements are open, and leaves out all that follows. Tags are followed here as they stand,
not as a browser mends them, so the bound lies far under the parser's.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.word_set import word_set

_DEEPEST = 120
_TAG = re.compile(r"<!--|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]{0,60})(?=[\s/>])[^<>]{0,8000}>")
# What these hold is no markup.
_OPAQUE = word_set("script style textarea title xmp iframe noembed noframes")
_VOID = word_set("area base br col embed hr img input link meta param source track wbr basefont frame keygen")
# Elements whose end may be left out: another of them ends the one that is open.
_ENDED_BY = {
    "p": word_set("p"), "li": word_set("li"), "dt": word_set("dt dd"), "dd": word_set("dt dd"),
    "tr": word_set("tr td th"), "td": word_set("td th"), "th": word_set("td th"), "option": word_set("option"),
}  # fmt: skip
_INLINE = word_set(
    "a abbr b bdi bdo big cite code em font i kbd mark q s samp small span strike strong sub sup tt u var"
)
# Written for each block's tag that is taken away, so that its text stays apart from the next.
_APART = "<p>"


class _Open:
    """The elements that are open, each with whether its tag was kept."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, bool]] = []
        self._count: dict[str, int] = {}
        self._kept = 0

    def enter(self, name: str) -> bool:
        while self._stack and self._stack[-1][0] in _ENDED_BY.get(name, ()):
            self._pop()
        kept = self._kept < _DEEPEST
        self._stack.append((name, kept))
        self._count[name] = self._count.get(name, 0) + 1
        self._kept += kept
        return kept

    def leave(self, name: str) -> bool:
        if not self._count.get(name):
            return True
        while self._stack[-1][0] != name:
            self._pop()
        return self._pop()

    def _pop(self) -> bool:
        name, kept = self._stack.pop()
        self._count[name] -= 1
        self._kept -= kept
        return kept


def flattened(text: str) -> str:
    """The page with no more than so many elements open at once."""
    out: list[str] = []
    open_ = _Open()
    written = at = 0
    while m := _TAG.search(text, at):
        at = m.end()
        name = (m["name"] or "").lower()
        if not name or (name in _OPAQUE and not m["end"]):
            end = _end_of(name).search(text, at)
            at = end.end() if end else len(text)
        elif name not in _VOID and not m[0].endswith("/>"):
            kept = open_.leave(name) if m["end"] else open_.enter(name)
            if not kept:
                out += [text[written : m.start()], "" if name in _INLINE else _APART]
                written = at
    return "".join([*out, text[written:]])


@cache
def _end_of(name: str) -> re.Pattern[str]:
    """The end of a comment, or of an element that holds no markup."""
    return re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE)
