"""How a place, an author and a work are named on the page: short strings, from the JSON of an answer.

Pure. What files say too is said as they say it (`assistant.takeaway.places`); but the page names a place in short, by
its page alone where there is one. Citation styles are not known here; the reference line is a plain one.
"""

from __future__ import annotations

from typing import Any

from assistant.takeaway import places as in_files
from assistant.takeaway.direction import isolated
from assistant.takeaway.places import cut, gloss, pages, title, year

__all__ = [
    "about", "attribution", "authors", "cut", "gloss", "isolated", "join", "pages", "place", "quoted", "reference",
    "title", "year",
]  # fmt: skip

Json = dict[str, Any]


def authors(document: Json) -> str:
    """The authors in one line with their whole names. Empty where there are none."""
    return join([isolated(str(name)) for name in document["authors"]])


def join(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def quoted(text: str) -> str:
    """The text between quotation marks; a thin space parts them from marks that belong to the text itself."""
    opening, closing = in_files.marks_for(text)
    return f"{opening}{text}{closing}"


def place(locator: Json, *, limit: int = 70) -> str:
    """Where it stands: "p. 7 (PDF page 9), n. 14", "§ Interviews, ¶ 2"; empty for a record or an unknown place."""
    if locator["kind"] == "record":
        return ""
    parts = [pages(locator)] if in_files.has_pages(locator) else []
    if locator["note"]:
        parts.append(f"n.\u00a0{locator['note']}")
    elif not parts:
        if locator["section"]:
            parts.append(f"§\u00a0{isolated(cut(locator['section'], limit))}")
        if locator["paragraph"]:
            parts.append(f"¶\u00a0{locator['paragraph']}")
    return ", ".join(parts)


def attribution(evidence: Json) -> str:
    """Who says it, how, when and where: "Example Institute states, 2021, p. 7 · figure for 2019"."""
    return in_files.attribution(evidence, place(evidence["locator"]))


def about(document: Json) -> str:
    """The line under a title: authors · type · year."""
    return " · ".join(part for part in (authors(document), document["type"], year(document)) if part)


def reference(evidence: Json) -> str:
    """A plain reference line: authors, title, where it appeared, year, address, place."""
    document, record = evidence["document"], evidence["document"].get("record", {})
    if in_files.is_record(evidence):
        return "The library’s records."
    volume = str(record.get("volume", ""))
    issue = f" ({record['issue']})" if record.get("issue") else ""
    within = " ".join(part for part in (str(record.get("container-title", "")), f"{volume}{issue}".strip()) if part)
    span = f"{within}, {record['page']}" if within and record.get("page") else within
    address = f"https://doi.org/{record['DOI']}" if record.get("DOI") else str(record.get("URL", ""))
    parts = [
        authors(document), f"“{isolated(title(document))}”", span, str(record.get("publisher", "")), year(document),
        address, place(evidence["locator"]),
    ]  # fmt: skip
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
