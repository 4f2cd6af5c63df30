"""What a Word document's styles and numbering say of a paragraph: heading, list item with its printed number, hidden.

After ISO/IEC 29500-1, 17.7 (styles) and 17.9 (numbering).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.counting import counted
from ingest.docx.package import local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"heading (\d)")
_LIST = re.compile(r"list (?:bullet|number)(?: \d)?")
_PLACE = re.compile(r"%(\d)")
# Styles that Word gives to what it writes itself: the lines of a contents list.
_CONTENTS = re.compile(r"toc(?: \d+| heading)|table of (?:figures|authorities)|toa heading|index \d")

# Word's own invitations, and a field's name in brackets.
_INVITATION = re.compile(
    r"(?:\[[^\[\]]{1,80}\]\s*)+|(?:(?:click|tap|choose|select|enter|type)\b|haga clic|pulse|elija|cliquez|choisissez"
    r"|clique|escolha|klicken|wählen).{0,80}",
    re.IGNORECASE,
)


def child(element: _Element | None, *names: str) -> _Element | None:
    """The first element found by going down the names, None where one is missing."""
    for name in names:
        element = next((e for e in element if local(e) == name), None) if element is not None else None
    return element


def on(element: _Element | None, name: str) -> bool | None:
    """Whether a switch such as `w:vanish` is set among an element's children; None where it is not mentioned."""
    found = child(element, name)
    return None if found is None else (value(found, "val") or "true").lower() not in _OFF


def is_placeholder(control: _Element) -> bool:
    """Whether a content control shows nothing but its own invitation ("Click here to enter text").

    Some programs leave it marked so when it has been filled in: then its words are neither Word's nor in brackets.
    """
    if not on(child(control, "sdtPr"), "showingPlcHdr"):
        return False
    runs = [r for r in control.iter("{*}r") if any((t.text or "").strip() for t in r.iter("{*}t"))]
    text = " ".join("".join(t.text or "" for r in runs for t in r.iter("{*}t")).split())
    styled = all("placeholder" in style_of(child(r, "rPr"), "rStyle").lower() for r in runs)
    return styled or bool(_INVITATION.fullmatch(text))


def number_in(element: _Element | None, *names: str) -> int | None:
    """The whole number of the element found by going down the names, None where there is none."""
    found = child(element, *names)
    text = value(found, "val") if found is not None else None
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None


@dataclass(frozen=True, slots=True)
class Style:
    """A style's own settings; what it does not set comes from the style that it is based on."""

    name: str
    based_on: str
    paragraph: _Element | None
    run: _Element | None


@dataclass
class Styles:
    """The styles by id."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def of(cls, root: _Element | None) -> Styles:
        found = cls()
        for one in root if root is not None else ():
            key = value(one, "styleId")
            if local(one) != "style" or key is None:
                continue
            name, base = child(one, "name"), child(one, "basedOn")
            found.by_id[key] = Style(
                ((value(name, "val") if name is not None else "") or "").lower(),
                (value(base, "val") if base is not None else "") or "",
                child(one, "pPr"),
                child(one, "rPr"),
            )
            if value(one, "type") == "paragraph" and value(one, "default") in ("1", "true"):
                found.default = key
        return found

    def chain(self, key: str) -> list[Style]:
        """A style and those that it is based on, its own first; a circle ends where it closes."""
        found: dict[str, Style] = {}
        while key in self.by_id and key not in found:
            found[key] = self.by_id[key]
            key = found[key].based_on
        return list(found.values())

    def hides(self, key: str) -> bool:
        return next((v for s in self.chain(key) if (v := on(s.run, "vanish")) is not None), False)


def style_of(properties: _Element | None, name: str) -> str:
    found = child(properties, name)
    return (value(found, "val") or "") if found is not None else ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is by its settings: a kind of block in HTML's words, and the mark printed before it."""

    tag: str
    mark: str = ""
    contents: bool = False
    hidden: bool = False


class Shapes:
    """Tells what each paragraph is, in the order in which they stand: numbers go on from one to the next."""

    def __init__(self, styles: Styles, numbering: _Element | None) -> None:
        self._styles = styles
        self._numbering = Numbering(numbering, styles)

    def of(self, properties: _Element | None) -> Shape:
        key = style_of(properties, "pStyle") or self._styles.default
        chain = self._styles.chain(key)
        names = [s.name for s in chain]
        if any(_CONTENTS.fullmatch(n) for n in names):
            return Shape("p", contents=True)
        settings = [properties, *(s.paragraph for s in chain)]
        mark = self._numbering.next(settings)
        tag = self._tag(names, settings)
        if tag == "p" and (mark or any(_LIST.fullmatch(n) for n in names)):
            tag = "li"
        return Shape(tag, mark or ("-" if tag == "li" else ""), hidden=self._styles.hides(key))

    def _tag(self, names: list[str], settings: list[_Element | None]) -> str:
        if "title" in names[:1]:
            return "h1"
        level = next((n for s in settings if (n := number_in(s, "outlineLvl")) is not None), None)
        if level is not None:
            return f"h{min(level + 1, 6)}" if 0 <= level < 9 else "p"
        for name in names:
            if m := _HEADING.fullmatch(name):
                return f"h{min(int(m[1]), 6)}" if m[1] != "0" else "p"
            if name in ("quote", "intense quote", "block text"):
                return "blockquote"
            if name == "caption":
                return "figcaption"
            if name == "title":
                return "h1"
        return "p"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    arabic: bool


class Numbering:
    """The counters of all lists. Lists of the same abstract numbering count on, unless one is told to start anew."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for one in root if root is not None else ():
            if local(one) == "abstractNum":
                self._read_abstract(one)
            elif local(one) == "num":
                self._read_list(one)

    def _read_abstract(self, one: _Element) -> None:
        key = value(one, "abstractNumId") or ""
        self._levels[key] = {
            int(value(e, "ilvl") or 0): _level(e)
            for e in one
            if local(e) == "lvl" and (value(e, "ilvl") or "0").isdigit()
        }
        link = child(one, "numStyleLink")
        if link is not None:
            self._links[key] = value(link, "val") or ""

    def _read_list(self, one: _Element) -> None:
        key, abstract = value(one, "numId") or "", child(one, "abstractNumId")
        self._lists[key] = (value(abstract, "val") or "") if abstract is not None else ""
        for change in one:
            level, start = value(change, "ilvl"), number_in(change, "startOverride")
            if local(change) == "lvlOverride" and level and level.isdigit() and start is not None:
                self._starts.setdefault(key, {})[int(level)] = start

    def next(self, settings: list[_Element | None]) -> str:
        """The mark of the next paragraph with these settings, "-" for a bullet, "" where it is no item."""
        number = next((n for s in settings if (n := number_in(s, "numPr", "numId")) is not None), None)
        if not number:
            return ""
        depth = next((n for s in settings if (n := number_in(s, "numPr", "ilvl")) is not None), 0)
        key = str(number)
        abstract = self._abstract(key)
        levels = self._levels.get(abstract)
        if not levels or depth not in levels:
            return "-"
        counts = self._counts.setdefault(abstract, {})
        again = self._starts.get(key, {})
        if depth in again and (key, depth) not in self._begun:
            counts.pop(depth, None)
        self._begun.add((key, depth))
        counts[depth] = counts.get(depth, again.get(depth, levels[depth].start) - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._printed(levels, counts, depth)

    def _abstract(self, key: str) -> str:
        """The abstract numbering of a list; a style may stand between."""
        abstract = self._lists.get(key, "")
        link = self._links.get(abstract)
        if link is None:
            return abstract
        number = next((n for s in self._styles.chain(link) if (n := number_in(s.paragraph, "numPr", "numId"))), 0)
        return self._lists.get(str(number), abstract)

    @staticmethod
    def _printed(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        own = levels[depth]
        if own.form == "bullet":
            return "-"
        if own.form == "none" and not _PLACE.sub("", own.text).strip():
            return ""

        def figure(m: re.Match[str]) -> str:
            at = int(m[1]) - 1
            level = levels.get(at)
            if level is None:
                return ""
            return counted(counts.get(at, level.start), "decimal" if own.arabic else level.form)

        return " ".join(_PLACE.sub(figure, own.text).split())


def _level(element: _Element) -> _Level:
    start = number_in(element, "start")
    form, text = child(element, "numFmt"), child(element, "lvlText")
    return _Level(
        1 if start is None else start,
        (value(form, "val") if form is not None else "") or "decimal",
        (value(text, "val") if text is not None else "") or "",
        bool(on(element, "isLgl")),
    )
