"""Front matter of Markdown files, YAML (`---`) or TOML (`+++`), read as plain lines of keys and values.

A YAML engine would expand aliases and run tags, and no record needs either.
"""

from __future__ import annotations

import re

from ingest.draft import Meta
from ingest.record.names import given_first

_FRONT = re.compile(
    r"\A(?:\ufeff)?(?:---[ \t]*\r?\n(?P<yaml>.*?)\r?\n(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n(?P<toml>.*?)\r?\n\+\+\+)"
    r"[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)
_YAML_KEY = re.compile(r"^(?P<key>[A-Za-z][\w -]{0,30}):[ \t]*(?P<value>.*)$")
_TOML_KEY = re.compile(r"^(?P<key>[A-Za-z][\w-]{0,30})[ \t]*=[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t]+(?P<value>.+)$")
# Of an author who is written with several fields the name is one.
_NAME = re.compile(r"^[ \t]*(?:-[ \t]+)?[\"']?name[\"']?[ \t]*:[ \t]*(?P<value>.+)$")
_FIELD = re.compile(r"^[ \t]*(?:-[ \t]+)?[A-Za-z_]{2,20}:(?:[ \t]|$)")
_PEOPLE = ("author", "authors")


def front_matter(raw: str) -> tuple[Meta, int]:
    """What the front matter says, and where the text begins; nothing and 0 where there is none."""
    m = _FRONT.match(raw)
    if m is None:
        return Meta(), 0
    pattern = _YAML_KEY if m["yaml"] is not None else _TOML_KEY
    values: dict[str, list[str]] = {}
    key = ""
    for line in (m["yaml"] if m["yaml"] is not None else m["toml"]).splitlines():
        if k := pattern.match(line):
            key = k["key"].strip().lower().replace(" ", "_")
            values.setdefault(key, []).extend(_values(k["value"]))
        elif key in _PEOPLE and (name := _NAME.match(line)):
            values[key] += _values(name["value"])
        elif key and not (key in _PEOPLE and _FIELD.match(line)) and (item := _ITEM.match(line)):
            values[key] += _values(item["value"])
    one = {k: v[0] for k, v in values.items() if v}
    authors = tuple(given_first(a) for a in values.get("authors") or values.get("author") or ())
    return Meta(
        title=one.get("title", ""), authors=authors, date=one.get("date", "") or one.get("published", ""),
        publisher=one.get("publisher", ""), container=one.get("journal", "") or one.get("container", ""),
        url=one.get("url", ""), doi=one.get("doi", ""), language=one.get("lang", "") or one.get("language", ""),
        licence=one.get("licence", "") or one.get("license", ""), kind=one.get("type", "") or one.get("genre", ""),
    ), m.end()  # fmt: skip


def _values(text: str) -> list[str]:
    """A scalar, or the items of a list in brackets; aliases, tags and nested values are left alone."""
    text = text.strip()
    if text.startswith(("&", "*", "!", "{", "|", ">")):
        return []
    if text.startswith("[") and text.endswith("]"):
        return [v for part in text[1:-1].split(",") if (v := part.strip().strip("\"'"))]
    return [v] if (v := text.strip("\"'")) else []
