"""The YAML of front matter as plain values: mappings, lists and text, told by their indentation.

It knows no aliases, tags or types, which a YAML engine would expand and run: what has one is left empty. It raises
nothing; a line that it does not understand is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Value = str | list["Value"] | dict[str, "Value"]

_KEY = re.compile(
    r"(?:\"(?P<quoted>[^\"]{1,60})\"|'(?P<single>[^']{1,60})'|(?P<plain>[^\W\d][^:#\[\]{}\"'\n]{0,60}))[ \t]*:"
    r"(?:[ \t]+(?P<value>.*)|$)"
)
_BLOCK = re.compile(r"[>|][+-]?\d?[+-]?")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*$")
_QUOTED = re.compile(r"\"(?P<double>(?:[^\"\\]|\\.)*+)\"|'(?P<single>(?:[^']|'')*+)'")
_ESCAPE = re.compile(r"\\(.)")
_BARE = {"[": re.compile(r"[^,\[\]{}]+"), "{": re.compile(r"[^,{}\[\]:]+|:(?!\s)")}
_DEEPEST = 8


def read(text: str) -> dict[str, Value]:
    """The keys of a text and their values; of a key that comes twice the first."""
    lines = text.expandtabs(2).splitlines()
    rows = [(len(s) - len(s.lstrip()), s.strip()) for s in lines if s.strip() and not s.lstrip().startswith("#")]
    return _Reader(rows).mapping(0, 0)


class _Reader:
    def __init__(self, rows: list[tuple[int, str]]) -> None:
        self.rows = rows
        self.at = 0

    def _indent(self) -> int:
        return self.rows[self.at][0] if self.at < len(self.rows) else -1

    def _begins_item(self) -> bool:
        return self.at < len(self.rows) and (self.rows[self.at][1] + " ").startswith("- ")

    def _deeper(self, indent: int) -> list[str]:
        """The lines that are indented more."""
        begin = self.at
        while self._indent() > indent:
            self.at += 1
        return [text for _, text in self.rows[begin : self.at]]

    def mapping(self, indent: int, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        while self._indent() >= indent:
            here, text = self.rows[self.at]
            m = _KEY.fullmatch(text) if here == indent else None
            if m is None:
                if here == indent and depth:
                    break
                self.at += 1
                continue
            self.at += 1
            key = m["quoted"] or m["single"] or m["plain"].strip()
            found.setdefault(key, self._value(m["value"] or "", indent, depth))
        return found

    def _value(self, text: str, indent: int, depth: int) -> Value:
        text = text.strip()
        if not _COMMENT.sub("", text).strip():
            if self._begins_item() and self._indent() >= indent:
                return self._list(self._indent(), depth + 1)
            return self._node(indent, depth + 1)
        if _BLOCK.fullmatch(_COMMENT.sub("", text).strip()):
            return " ".join(self._deeper(indent))
        return _scalar(" ".join([text, *self._deeper(indent)]))

    def _node(self, indent: int, depth: int) -> Value:
        """What is indented more: a list, a mapping, or text that begins on a line of its own."""
        if self._indent() <= indent:
            return ""
        if depth > _DEEPEST:
            self._deeper(indent)
            return ""
        if self._begins_item():
            return self._list(self._indent(), depth)
        if _KEY.fullmatch(self.rows[self.at][1]):
            found = self.mapping(self._indent(), depth)
            self._deeper(indent)
            return found
        return _scalar(" ".join(self._deeper(indent)))

    def _list(self, indent: int, depth: int) -> list[Value]:
        found: list[Value] = []
        while self._indent() == indent and self._begins_item():
            text = self.rows[self.at][1]
            rest = text[1:].lstrip()
            if _KEY.fullmatch(rest) and depth < _DEEPEST:
                # The item's other keys stand below its first.
                column = indent + len(text) - len(rest)
                self.rows[self.at] = (column, rest)
                found.append(self.mapping(column, depth + 1))
                self._deeper(indent)
                continue
            self.at += 1
            found.append(self._value(rest, indent, depth) if rest else self._node(indent, depth + 1))
        return found


def _scalar(text: str) -> Value:
    text = text.strip()
    if text[:1] in "&*!":
        return ""
    if text[:1] in "[{":
        value, end = _flow(text, 0, 0)
        return value if end and not _COMMENT.sub("", text[end:]).strip() else _COMMENT.sub("", text).strip()
    if (m := _QUOTED.match(text)) and not _COMMENT.sub("", text[m.end() :]).strip():
        return _unquoted(m)
    return _COMMENT.sub("", text).strip().strip("\"'")


def _unquoted(m: re.Match[str]) -> str:
    return _ESCAPE.sub(r"\1", m["double"]) if m["double"] is not None else m["single"].replace("''", "'")


def _flow(text: str, at: int, depth: int) -> tuple[Value, int]:
    """The list or mapping in brackets that begins at an offset, and its end; 0 where it has none."""
    opening = text[at]
    closing = {"[": "]", "{": "}"}[opening]
    items: list[Value] = []
    keys: dict[str, Value] = {}
    key, value = "", None
    at += 1
    while at < len(text):
        c = text[at]
        if c.isspace():
            at += 1
        elif c in f",{closing}":
            if opening == "{" and key:
                keys.setdefault(key, value if value is not None else "")
            elif value not in (None, ""):
                items.append(value or "")
            key, value = "", None
            at += 1
            if c == closing:
                return (items if opening == "[" else keys), at
        elif c in "[{":
            if depth >= _DEEPEST:
                return "", 0
            value, at = _flow(text, at, depth + 1)
            if not at:
                return "", 0
        elif c == ":" and opening == "{" and not key and isinstance(value, str):
            key, value = value, None
            at += 1
        elif (m := _QUOTED.match(text, at)) and value is None:
            value, at = _unquoted(m), m.end()
        elif m := _BARE[opening].match(text, at):
            bare = f"{value if isinstance(value, str) else ''}{m[0]}".strip()
            value, at = (bare if bare[:1] not in ("&", "*", "!") else "") or value, m.end()
        else:
            return "", 0
    return "", 0


def flat(value: Value) -> Sequence[str]:
    """The texts of a value: itself, or those of a list."""
    if isinstance(value, str):
        return [value] if value else []
    return [v for v in value if isinstance(v, str) and v] if isinstance(value, list) else []
