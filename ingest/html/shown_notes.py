"""Notes whose words stand straight behind their mark in a web page, to be shown on a touch or in the margin.

So write Modern Footnotes and Footnotes (plugins of WordPress), and Tufte's style sheet. The words are known by their
class or role, and by the mark before them; a tooltip behind a word explains the word and stays where it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.html.parts import drop
from ingest.markup_tree import CLOSE, OPEN, name_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORDS = re.compile(
    r"(?:[\w-]{0,40}foot-?note[\w-]{0,40}?[_-]{1,2})(?:note|text|tooltip|content|body)|(?:foot|side|margin)-?note",
    re.IGNORECASE,
)
_ROLES = ("tooltip", "doc-footnote", "note")
_MARGIN = re.compile(r"(?:^|\s)(?:side|margin)-?note(?:$|\s)", re.IGNORECASE)
_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[ivxl]{1,6}|[a-z]")
_AROUND = " \t\r\n[](){}.,\u00a0↑"
# Footnotes lists them again under the text, where the words in the text may be cut off.
_LISTED = "footnote_plugin_text"
_LIST_HEAD = "footnote_container_prepare"
_FEWEST = 8


def take_shown(root: _Element) -> list[tuple[str, str]]:
    """Take these notes out of a tree: (mark, text) in their order; what calls them is written OPEN mark CLOSE."""
    places = {key for e in root.iter() if isinstance(e.tag, str) and (key := e.get("id"))}
    described = {key: e for e in root.iter("a", "sup", "button", "span") if (key := e.get("aria-describedby"))}
    notes: dict[_Element, tuple[str, str]] = {}
    for element in list(root.iter("span", "small")):
        if not _is_words(element) or any(a in notes for a in element.iterancestors()):
            continue
        text = " ".join(text_of(element).split())
        caller = _caller(element, described)
        if len(text) < _FEWEST or caller is None:
            continue
        if _leads_elsewhere(caller, element, places):
            drop(element)
            continue
        mark = text_of(caller).strip(_AROUND) or str(len(notes) + 1)
        mark = mark if _MARK.fullmatch(mark) else str(len(notes) + 1)
        notes[element] = mark, re.sub(rf"^[\[(]?{re.escape(mark)}(?!\w)[\])]?[\s.:)]*", "", text, count=1)
        _write_call(caller, mark)
    for element in notes:
        drop(element)
    return _with_listed(root, list(notes.values()))


def _is_words(element: _Element) -> bool:
    named = any(_WORDS.fullmatch(name) for name in (element.get("class") or "").split())
    return named or (element.get("role") or "") in _ROLES


def _caller(element: _Element, described: dict[str, _Element]) -> _Element | None:
    """The mark that calls the note: what names it as its description, or what stands straight before it."""
    caller = described.get(element.get("id") or "")
    if caller is None:
        caller = element.getprevious()
        while caller is not None and name_of(caller) == "input" and not (caller.tail or "").strip():
            caller = caller.getprevious()
    if caller is None or ((caller.tail or "").strip() and described.get(element.get("id") or "") is None):
        return None
    while (above := caller.getparent()) is not None and name_of(above) in ("sup", "a", "button"):
        caller = above
    text = text_of(caller).strip(_AROUND)
    toggle = name_of(caller) == "label" and bool(_MARGIN.search(element.get("class") or "")) and len(text) < 2
    return caller if toggle or _MARK.fullmatch(text) else None


def _leads_elsewhere(caller: _Element, element: _Element, places: set[str]) -> bool:
    """Whether the mark is a link to a note further down, which holds these words too."""
    own = {e.get("id") for e in (caller, element, *caller.iter(), *element.iter())}
    targets = {(a.get("href") or "").rpartition("#")[2] for a in caller.iter("a") if "#" in (a.get("href") or "")}
    return any(target in places and target not in own for target in targets)


def _write_call(caller: _Element, mark: str) -> None:
    for child in list(caller):
        caller.remove(child)
    for key in list(caller.attrib):
        del caller.attrib[key]
    caller.tag, caller.text = "span", f"{OPEN}{mark}{CLOSE}"


def _with_listed(root: _Element, notes: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The notes, with the words of the list under the text where it has them; that list taken out."""
    at = {mark: i for i, (mark, _) in enumerate(notes)}
    for cell in [e for e in root.iter("td") if _LISTED in (e.get("class") or "").split()] if at else []:
        row = cell.getparent()
        mark = text_of(row).replace(text_of(cell), "", 1).strip(_AROUND) if row is not None else ""
        if row is not None and mark in at:
            notes[at[mark]] = mark, " ".join(text_of(cell).split())
            drop(row)
    for head in [e for e in root.iter("div") if _LIST_HEAD in (e.get("class") or "").split()] if at else []:
        drop(head)
    return notes
