"""How quotes look to a person at a terminal. Takes the JSON of `ssc quotes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from terminal import place, wrapped

_STANDING = {
    "moved": "stands elsewhere in its document now",
    "changed": "these words no longer stand in the document",
    "withdrawn": "the document has left the library",
}
# Who says it and after whom stands in lines of its own.
_AUTHORS_OWN = {"found_by": "", "original": None, "author_says": True}


def quote_lines(quotes: Sequence[Mapping[str, Any]], total: int) -> str:
    """The quotes of a search, each with who says it, where, and how it is cited."""
    if not quotes:
        return f"No quote shown of {total}." if total else "Nothing found."
    lines = []
    for one in quotes:
        lines += [*_quote(one), ""]
    lines.append(f"{len(quotes)} of {total}.")
    return "\n".join(lines)


def collection_lines(saved: Sequence[Mapping[str, Any]]) -> str:
    """The saved quotes, with what has become of those that no longer stand where they stood."""
    if not saved:
        return "No quote was saved yet: ssc quotes … --save KEY"
    lines = []
    for one in saved:
        told = _STANDING.get(one["standing"], "")
        tags = "  ".join(f"#{tag}" for tag in one["tags"])
        lines.append("  ".join(filter(None, [one["id"], one["saved"][:10], tags, f"[{told}]" if told else ""])))
        lines += [*_quote(one["quote"]), *([wrapped(one["comment"], "  ")] if one["comment"] else []), ""]
    return "\n".join(lines).rstrip()


def _quote(one: Mapping[str, Any]) -> list[str]:
    lines = [wrapped(f"“{one['text']}”")]
    if not one["author_says"]:
        original = one["original"]
        after = f", {original['as_cited']}" if original else ""
        told = " (told in the author’s words)" if one.get("reported") else ""
        lines.append(wrapped(f"says {one['speaker']}{after}{told}", "  "))
        if original and (original["reference"] or original["why"]):
            told = original["reference"] or f"no full reference: {original['why']}"
            lines.append(wrapped(told, "    "))
    lines.append(wrapped(f"{place({**one, **_AUTHORS_OWN})}", "  "))
    if one["differences"]:
        changed = "; ".join(f"{d['raw']!r} for {d['shown']!r}" for d in one["differences"])
        lines.append(wrapped(f"in the file: {changed}", "  "))
    cited = one["citation"]
    lines += [wrapped(cited["text"], "  "), wrapped(cited["reference"], "  ")]
    return [*lines, f"  {one['key']}"]
