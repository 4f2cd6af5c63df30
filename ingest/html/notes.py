"""The notes of a web page: taken out of its tree and tied to the marks that call them.

A mark is a short link to a place further down that has text. Where marks are bare superscripts they are tied to the
numbered list under a heading such as "Notes"; else they are written as superscript figures, which `ingest/notes.py`
knows.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from ingest.markup_tree import CELLS, CLOSE, OPEN, name_of, text_of
from ingest.note_styles import is_notes_heading
from ingest.notes import is_unit
from ingest.raised import with_raised_figures
from ingest.word_set import word_set
from ingest.wording import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = re.compile(r"(?:(?:note|nb)\s)?\d{1,3}|[*†‡§]{1,3}|[ivxl]{1,6}|[a-z]")
_AROUND = " \t\r\n[](){}.,\u00a0"
_BACK = re.compile(r"[\s^↑↩⏎↵\ufe0e\ufe0f]*")
_BACK_NAMES = ("backref", "backlink", "footnote-return", "ednref", "ftnref", "cite_ref", "fnref")
_INLINE = word_set("a span sup sub b i em strong small cite font u bdi label")
# Under these too stands what bare superscripts call.
_HEADING = re.compile("notes? and references|références|references|referencias")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MOST = 1_500


def take_notes(root: _Element) -> list[tuple[str, str]]:
    """Take the notes out of a tree: (mark, text) in their order; what calls them is written OPEN mark CLOSE."""
    order = {element: i for i, element in enumerate(root.iter())}
    places: dict[str, _Element] = {}
    for element in order:
        for key in (element.get("id"), element.get("name") if name_of(element) == "a" else None):
            if key and isinstance(element.tag, str):
                places.setdefault(key, element)
    calls = [
        (link, mark, held)
        for link in root.iter("a")
        if (mark := _mark_of(link)) and (held := _held(link, places)) is not None
    ]
    called: dict[_Element, str] = {}
    callers: set[str] = set()
    taken: list[tuple[_Element, str]] = []
    marks: dict[str, _Element] = {}
    for link, mark, held in calls[:_MOST]:
        if order[held] < order[link] or held in link.iterancestors() or marks.setdefault(mark, held) is not held:
            continue
        if held not in called:
            called[held] = mark
        taken.append((link, called[held]))
        for element in (link, *itertools.islice(link.iterancestors(), 2)):
            callers.update(f"#{key}" for key in (element.get("id"), element.get("name")) if key)
    texts = {held: _note_text(held, mark, callers) for held, mark in called.items()}
    good = {held for held, text in texts.items() if len(text.split()) > 2 or len(text) > 12}
    for link, mark in taken:
        if marks[mark] in good and not any(h in good for h in link.iterancestors()):
            _write_call(link, mark)
    notes = [(called[h], texts[h]) for h in called if h in good]
    for held in good:
        _remove(held)
    return notes or _listed(root)


def _mark_of(link: _Element) -> str:
    href = link.get("href") or ""
    if not href.startswith("#") and "#" not in href[1:]:
        return ""
    mark = text_of(link).strip(_AROUND).replace("\u00a0", " ")
    return mark if _MARK.fullmatch(mark) else ""


def _held(link: _Element, places: dict[str, _Element]) -> _Element | None:
    """The block in which the place stands that a link leads to, on this page."""
    place = places.get((link.get("href") or "").rpartition("#")[2])
    if place is None or place is link:
        return None
    while name_of(place) in _INLINE and (above := place.getparent()) is not None:
        place = above
    if name_of(place) == "dt" and (after := place.getnext()) is not None and name_of(after) == "dd":
        place = after
    if name_of(place) in CELLS and (row := place.getparent()) is not None:
        place = row
    # Word writes <div id=edn1><p>…; a list's item holds its note.
    return None if name_of(place) in ("body", "html", "section", "article", "main", *_HEADINGS) else place


def _note_text(held: _Element, mark: str, callers: set[str]) -> str:
    """The words of a note without its mark and the links back."""
    for link in list(held.iter("a")):
        inner = text_of(link).strip(_AROUND)
        href = link.get("href") or ""
        back = href in callers or (href.startswith("#") and (_BACK.fullmatch(inner) is not None or _is_back(link)))
        if back:
            for child in list(link):
                link.remove(child)
            link.text = ""
    own = re.escape(mark)
    return re.sub(rf"^(?:[\[(]?{own}[\])]?(?!\w)|[\^↑↩])[\s.:)\]]*", "", _words(held), count=1).strip("↩↑⏎↵\ufe0e ")


def _is_back(link: _Element) -> bool:
    named = " ".join(link.get(k) or "" for k in ("class", "rel", "rev", "role", "href")).lower()
    return any(word in named for word in _BACK_NAMES)


def _words(held: _Element) -> str:
    pieces: list[str] = []
    stack: list[tuple[str, _Element]] = [("enter", held)]
    while stack:
        what, element = stack.pop()
        if what == "tail":
            pieces.append(element.tail or "")
            continue
        if name_of(element) in ("", "script", "style", "sup") and element is not held and _skips(element):
            continue
        pieces.append(" " if name_of(element) in ("p", "div", "br", "li", "td") else "")
        pieces.append(element.text or "")
        for child in reversed(element):
            stack += [("tail", child), ("enter", child)]
    return " ".join("".join(pieces).split()).lstrip("^↑ ")


def _skips(element: _Element) -> bool:
    """Whether an element of a note holds none of its words: code, or the marks of links back ("a b")."""
    if name_of(element) != "sup":
        return True
    return not text_of(element).strip(_AROUND)


def _write_call(link: _Element, mark: str) -> None:
    """A link replaced by the mark's sign; brackets and a superscript around it go as well."""
    for child in list(link):
        link.remove(child)
    link.text = f"{OPEN}{mark}{CLOSE}"
    around = link.getparent()
    if around is not None and name_of(around) == "sup" and len(around) == 1:
        if not (around.text or "").strip(_AROUND):
            around.text = ""
        if not (link.tail or "").strip(_AROUND):
            link.tail = ""
        around.tag = "span"
    link.tag = "span"
    for key in list(link.attrib):
        del link.attrib[key]


def _remove(held: _Element) -> None:
    """A note taken out, and with the last one the list and the heading over it."""
    while True:
        above, before = held.getparent(), held.getprevious()
        if above is None:
            return
        if held.tail and held.tail.strip():
            if before is not None:
                before.tail = (before.tail or "") + held.tail
            else:
                above.text = (above.text or "") + held.tail
        after = held.getnext()
        above.remove(held)
        alone = after is None or name_of(after) in _HEADINGS
        if before is not None and alone and _is_heading(before) and not (before.tail or "").strip():
            above.remove(before)
        if name_of(above) in ("body", "html") or len(above) or (above.text or "").strip():
            return
        held = above


def _is_heading(element: _Element) -> bool:
    if name_of(element) == "div" and len(element) == 1 and not (element.text or "").strip():
        element = element[0]
    if name_of(element) not in _HEADINGS:
        return False
    text = text_of(element)
    return is_notes_heading(text) or bool(_HEADING.fullmatch(fold(text).rstrip(":")))


def _listed(root: _Element) -> list[tuple[str, str]]:
    """Bare superscripts tied to the numbered list under "Notes", or written as superscript figures."""
    supers = [s for s in root.iter("sup") if re.fullmatch(r"\d{1,3}", text_of(s).strip(_AROUND))]
    for power in [s for s in supers if is_unit(_before(s), text_of(s).strip(_AROUND))]:
        supers.remove(power)
        power.text, power.tag = with_raised_figures(text_of(power).strip(_AROUND)), "span"
    items = _note_list(root)
    numbers = [int(text_of(s).strip(_AROUND)) for s in supers]
    tied = bool(items) and bool(numbers) and max(numbers) <= len(items) and sorted(set(numbers))[0] == 1
    for sup, number in zip(supers, numbers, strict=True):
        for child in list(sup):
            sup.remove(child)
        sup.text = f"{OPEN}{number}{CLOSE}" if tied else with_raised_figures(str(number))
        sup.tag = "span"
    if not tied:
        return []
    notes = [(str(i), _words(item)) for i, item in enumerate(items, 1)]
    for item in items:
        _remove(item)
    return notes


def _before(element: _Element) -> str:
    """The text straight before an element."""
    before, above = element.getprevious(), element.getparent()
    text = before.tail if before is not None else above.text if above is not None else ""
    return (text or "")[-12:]


def _note_list(root: _Element) -> list[_Element]:
    for heading in root.iter(*_HEADINGS):
        if _is_heading(heading):
            after = heading.getnext()
            if after is not None and name_of(after) == "ol":
                return [e for e in after if name_of(e) == "li"]
    return []
