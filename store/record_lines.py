"""A record as lines to be shown: field, value in words, and where it was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ORDER = (
    "title", "author", "issued", "type", "container-title", "volume", "issue", "page", "publisher", "DOI", "URL",
    "language", "license",
)  # fmt: skip
_LONGEST = 500


def lines(item: Mapping[str, Any], whence: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(CSL key, value, "text", "meta", "sidecar", "corrected" or "") of a CSL-JSON item and `Record.whence`.

    A field that was corrected to be empty is there, with the value "".
    """
    shown = {k: v for k, v in item.items() if k != "genre"} | {"type": item.get("genre") or item.get("type", "")}
    keys = dict.fromkeys((*(k for k in _ORDER if k in shown or k in whence), *shown))
    return [(key, in_words(shown.get(key, ""))[:_LONGEST], whence.get(key, "")) for key in keys]


def in_words(value: Any) -> str:
    """A value of a CSL-JSON item as text: names, dates, lists."""
    if isinstance(value, dict):
        dates = value.get("date-parts")
        if isinstance(dates, list) and all(isinstance(d, list) for d in dates):
            return " to ".join("-".join(f"{n:0>2}" if i else str(n) for i, n in enumerate(d)) for d in dates)
        return name(value) or ", ".join(f"{k} {in_words(v)}" for k, v in value.items())
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    return str(value)


def name(item: Mapping[str, Any]) -> str:
    """A CSL name as it is read aloud; "" for what is none."""
    if "\u4e00" <= str(item.get("family", ""))[:1] <= "\u9fff":
        return f"{item['family']}{item.get('given', '')}"
    parts = (item.get(k) for k in ("given", "dropping-particle", "non-dropping-particle", "family", "suffix"))
    return str(item.get("literal") or " ".join(str(p) for p in parts if p))
