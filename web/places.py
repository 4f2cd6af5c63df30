"""How a place, an author and a work are named: short strings for the page, from the JSON of an answer.

Pure. Nothing is guessed: what the document does not prove (a page, a year, a name) is left out, but for "n.d.",
which says so. A number stays on the line of its "p.", "n." or "¶" (no-break spaces). Citation styles are not known
here; the reference line is a plain one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

Json = dict[str, Any]

# An apostrophe within a word is no quotation mark.
_QUOTED = re.compile(r"[“”„«»\"]|(?<!\w)[‘’']|[’'](?!\w)")
_PLURAL = {"states": "state", "recommends": "recommend", "reports": "report", "asks": "ask"}
_VERBS = {"asserts": "states", "recommends": "recommends", "reports": "reports", "asks": "asks"}


def authors(document: Json, *, short: bool = False) -> str:
    """The authors in one line; short: family names, "et al." from the third on. Empty where there are none."""
    names = [_short(a) for a in document.get("record", {}).get("author", ())] if short else list(document["authors"])
    names = [n for n in names if n] or list(document["authors"])
    names = [isolated(name) for name in names]
    return f"{names[0]} et al." if short and len(names) > 2 else join(names)


def join(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _short(author: Json) -> str:
    return str(author.get("literal") or author.get("family") or author.get("given") or "")


_MARKS = "“”„«»\"‘’'"


def quoted(text: str) -> str:
    """The text between quotation marks; a thin space parts them from marks that belong to the text itself."""
    before = "\u202f" if text[:1] in _MARKS else ""
    after = "\u202f" if text[-1:] in _MARKS else ""
    return f"“{before}{text}{after}”"


def isolated(text: str) -> str:
    """The text within isolating marks where it holds right-to-left letters: the line around it keeps its order."""
    return f"\u2068{text}\u2069" if any(unicodedata.bidirectional(c) in {"R", "AL"} for c in text) else text


def year(document: Json) -> str:
    return str(document.get("year") or "n.d.")


def place(locator: Json, *, limit: int = 70) -> str:
    """Where it stands: "p. 7 (PDF page 9), n. 14", "§ Interviews, ¶ 2"; empty for a record or an unknown place."""
    if locator["kind"] == "record":
        return ""
    parts = [pages(locator)] if locator["pages"] or locator["labels"] else []
    if locator["note"]:
        parts.append(f"n.\u00a0{locator['note']}")
    elif not parts:
        if locator["section"]:
            parts.append(f"§\u00a0{isolated(cut(locator['section'], limit))}")
        if locator["paragraph"]:
            parts.append(f"¶\u00a0{locator['paragraph']}")
    return ", ".join(parts)


def pages(locator: Json) -> str:
    """Printed pages where each page has its label, with the file's own beside them where they differ."""
    counted = [str(p) for p in locator["pages"]]
    printed = [str(label) for label in locator["labels"]]
    if not counted:
        return _run("p.", "pp.", printed)
    if len(printed) != len(counted):
        return f"PDF\u00a0{_run('page', 'pages', counted)}"
    shown = _run("p.", "pp.", printed)
    return shown if printed == counted else f"{shown} (PDF\u00a0{_run('page', 'pages', counted)})"


def _run(one: str, many: str, items: list[str]) -> str:
    return f"{one}\u00a0{items[0]}" if len(items) == 1 else f"{many}\u00a0{items[0]}–{items[-1]}"


def cut(text: str, limit: int) -> str:
    """The text, cut at a space with an ellipsis where it is longer than `limit`."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:.–—-") + "…"


def attribution(evidence: Json) -> str:
    """Who says it, how, when and where: "Example Institute states, 2021, p. 7 · figure for 2019"."""
    document, locator = evidence["document"], evidence["locator"]
    if locator["kind"] == "record":
        return "From the library’s records"
    by = authors(document, short=True) or isolated(evidence["speaker"]) or "The document"
    verb = _VERBS.get(evidence["force"], "states")
    if evidence["author_says"]:
        several = len(document["authors"]) > 1
        who = f"{by} {_PLURAL[verb] if several else verb}"
    else:
        speaks = "" if evidence["force"] in {"asserts", "reports"} else f" {verb}"
        how = "quoted" if locator["kind"] == "quote" or _QUOTED.search(evidence["quote"]) else "reported"
        who = f"{isolated(evidence['speaker'])}{speaks}, as {how} by {by}"
    line = ", ".join(part for part in (who, year(document), place(locator)) if part)
    if evidence["original"]:
        line += f", after {isolated(cut(str(evidence['original']), 120))}"
    remarks = [f"figure for {evidence['as_of']}"] if evidence["as_of"] else []
    remarks += ["examples, not a full list"] if evidence["examples_only"] else []
    return " · ".join([line, *remarks])


def gloss(evidence: Json) -> str:
    """What the quotation points back to, in brackets as ours; empty where it says so itself."""
    told = str(evidence.get("gloss") or "")
    return f"[{isolated(told)} — our note]" if told else ""


def about(document: Json) -> str:
    """The line under a title: authors · type · year."""
    return " · ".join(part for part in (authors(document), document["type"], year(document)) if part)


def title(document: Json) -> str:
    return document["title"] or document["source"] or "Untitled"


def reference(evidence: Json) -> str:
    """A plain reference line: authors, title, where it appeared, year, address, place."""
    document, record = evidence["document"], evidence["document"].get("record", {})
    if evidence["locator"]["kind"] == "record":
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
