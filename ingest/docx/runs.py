"""The words of a Word paragraph: runs, fields, symbols, equations, note marks; what is deleted or hidden left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ingest.counting import counted
from ingest.docx.fields import Fields, chosen, is_written
from ingest.docx.package import Package, local, value
from ingest.docx.styles import Styles, child, is_placeholder, on, style_of
from ingest.raised import with_raised_figures

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a note is called, by its mark as printed."""

    mark: str


Piece = str | Mark


class _Manner(NamedTuple):
    """How a run's characters are to be read: the mark of a note that the author has set, raised, the font."""

    mark: str = ""
    raised: bool = False
    font: str = ""


_PLAINLY = _Manner()
# Where Word keeps the characters of fonts of signs.
_PRIVATE = re.compile("[\uf020-\uf0ff]")

_SKIPPED = frozenset(
    {
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "object",
        "footnoteRef", "endnoteRef", "annotationRef", "rt", "fldData", "customXmlPr", "smartTagPr", "tbl", "p",
        "rubyPr", "ffData",
    }
)  # fmt: skip
_PLAIN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# The letters of the Symbol font, and the commonest of Wingdings (Unicode's own mapping files).
_SYMBOL = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SYMBOL |= dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL |= {
    int(pair[:2], 16): pair[2:]
    for pair in "A3≤ B3≥ B1± B4× B8÷ B9≠ BB≈ A5∞ B7• D6√ E5∑ AE→ AC← B0° A2′ B2″ BC… CE∈ C7∩ C8∪".split()
}
_WINGDINGS = {int(pair[:2], 16): pair[2:] for pair in "FC✓ FB✗ A8◻ FE☑ 6C● 6E■ A7▪ D8➢ E0→ 76❖".split()}


class Notes:
    """Footnotes and endnotes, numbered as they are called, each kind by itself."""

    def __init__(self, package: Package) -> None:
        self._texts = {"footnote": _by_id(package.footnotes), "endnote": _by_id(package.endnotes)}
        self._forms = {
            kind: _form(package, kind, default)
            for kind, default in (("footnote", "decimal"), ("endnote", "lowerRoman"))
        }
        self._counts = {"footnote": 0, "endnote": 0}
        self._called: dict[tuple[str, str], str] = {}
        self._order: list[tuple[str, _Element]] = []

    def call(self, kind: str, key: str, custom: str) -> str:
        """The mark of a note at the place that calls it; `custom` is one that the author has set."""
        found = self._called.get((kind, key))
        if found is not None or key not in self._texts[kind]:
            return found or ""
        if not custom:
            self._counts[kind] += 1
        mark = custom or counted(self._counts[kind], self._forms[kind]) or str(self._counts[kind])
        while mark in self._called.values():
            mark = f"e{mark}" if kind == "endnote" and not mark.startswith("e") else f"{mark}*"
        self._called[kind, key] = mark
        self._order.append((mark, self._texts[kind][key]))
        return mark

    def called(self) -> Iterator[tuple[str, _Element]]:
        """The notes that are called, in that order; those that are called in a note while it is read come last."""
        yield from self._order

    def uncalled(self, document: _Element) -> int:
        """How many notes hold words and have no call anywhere, not even in what was deleted."""
        texts = [document, *(text for kind in self._texts.values() for text in kind.values())]
        calls = {
            (local(e).removesuffix("Reference"), value(e, "id"))
            for text in texts
            for e in text.iter("{*}footnoteReference", "{*}endnoteReference")
        }
        return sum(
            (kind, key) not in calls and any((t.text or "").strip() for t in text.iter("{*}t"))
            for kind, found in self._texts.items()
            for key, text in found.items()
        )


def _by_id(root: _Element | None) -> dict[str, _Element]:
    """Notes by their ids, without the lines that part them from the text."""
    found: dict[str, _Element] = {}
    for one in root if root is not None else ():
        key = value(one, "id")
        if key is not None and (value(one, "type") or "normal") == "normal":
            found.setdefault(key, one)
    return found


def _form(package: Package, kind: str, default: str) -> str:
    for root in (package.document, package.settings):
        for settings in root.iter(f"{{*}}{kind}Pr") if root is not None else ():
            if (form := child(settings, "numFmt")) is not None:
                return value(form, "val") or default
    return default


class Runs:
    """Reads paragraphs in their order."""

    def __init__(self, styles: Styles, notes: Notes, fields: Fields) -> None:
        self._styles = styles
        self._notes = notes
        self._fields = fields
        self._boxes: list[_Element] = []

    def take_boxes(self) -> list[_Element]:
        """The text boxes of the paragraph last read."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def pieces(self, paragraph: _Element) -> list[Piece]:
        """The text and the note marks of a paragraph."""
        try:
            return self._pieces(paragraph)
        finally:
            self._fields.end_paragraph()

    def _pieces(self, paragraph: _Element) -> list[Piece]:
        out: list[Piece] = []
        stack = [(e, _PLAINLY) for e in reversed(paragraph)]
        while stack:
            one, manner = stack.pop()
            name = local(one)
            if name == "fldChar":
                self._fields.mark(one)
            elif name == "instrText":
                self._fields.code(one.text or "")
            elif name == "txbxContent":
                if not self._fields.hides:
                    self._boxes.append(one)
            elif name in _SKIPPED or (name == "sdt" and is_placeholder(one)):
                self._fields.pass_over(one)
            elif name == "AlternateContent":
                stack += [(e, manner) for e in reversed(chosen(one))]
            elif name == "r":
                stack += self._run(one)
            elif name == "fldSimple" and is_written(value(one, "instr") or ""):
                self._fields.pass_over(one)
            elif name in ("oMath", "oMathPara") and not self._fields.hides:
                out.append(equation(one))
                self._fields.pass_over(one)
            elif name == "ruby":
                base = child(one, "rubyBase")
                stack += [(e, manner) for e in reversed(base)] if base is not None else []
            elif text := self._leaf(one, name, manner):
                if not self._fields.hides:
                    out.append(text)
                elif isinstance(text, str):
                    self._fields.hide(text)
            elif name not in ("t", "sym"):
                stack += [(e, manner) for e in reversed(one)]
        return out

    def _run(self, run: _Element) -> list[tuple[_Element, _Manner]]:
        """What a run holds, nothing where it is hidden; a mark that the author has set goes to the note."""
        properties = child(run, "rPr")
        hidden = on(properties, "vanish")
        if hidden is None:
            hidden = self._styles.hides(style_of(properties, "rStyle"))
        parts = [e for e in run if not hidden or local(e) in ("fldChar", "instrText")]
        custom = next((e for e in parts if value(e, "customMarkFollows") in ("1", "true")), None)
        text = "".join(e.text or "" for e in parts if local(e) == "t")
        if custom is None:
            manner = _manner(properties, text)
            return [(e, manner) for e in reversed(parts)]
        mark = _Manner(text.strip())
        return [(e, mark if e is custom else _PLAINLY) for e in reversed(parts) if local(e) != "t"]

    def _leaf(self, one: _Element, name: str, manner: _Manner) -> Piece | None:
        if name == "t":
            text = one.text or ""
            if manner.font:
                text = _PRIVATE.sub(lambda m: symbol(manner.font, f"{ord(m[0]):x}"), text)
            return with_raised_figures(text) if manner.raised else text
        if name in _PLAIN:
            return _PLAIN[name]
        if name == "sym":
            return symbol(value(one, "font") or "", value(one, "char") or "")
        if name in ("footnoteReference", "endnoteReference") and not self._fields.hides:
            found = self._notes.call(name.removesuffix("Reference"), value(one, "id") or "", manner.mark)
            return Mark(found) if found else None
        return None


def _manner(properties: _Element | None, text: str) -> _Manner:
    """How the text of a run is to be read: a raised number may be a note's mark, or a power."""
    align, fonts = child(properties, "vertAlign"), None
    raised = align is not None and value(align, "val") == "superscript" and text.strip().isdecimal()
    if _PRIVATE.search(text):
        fonts = child(properties, "rFonts")
    font = (value(fonts, "ascii") or value(fonts, "hAnsi") or "") if fonts is not None else ""
    return _Manner("", raised and len(text.strip()) <= 3, font)


def symbol(font: str, code: str) -> str:
    """A character set by its code in a font; a private one that is not known becomes U+FFFD."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    low = number & 0xFF if 0xF000 <= number <= 0xF0FF else number
    table = _SYMBOL if font.lower() == "symbol" else _WINGDINGS if font.lower().startswith("wingdings") else {}
    if low in table:
        return table[low]
    if 0xE000 <= number <= 0xF8FF:
        return chr(low) if 0x20 < low < 0x7F and font.lower() == "symbol" else "\ufffd"
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""


def equation(root: _Element) -> str:
    """An equation on one line: its letters, with /, ^, _ and √ where it is set above, below or under a root."""
    name = local(root)
    if name == "t":
        return root.text or ""
    if name in ("del", "moveFrom") or name.endswith("Pr"):
        return ""
    parts = [(local(e), equation(e)) for e in root]
    inner = dict(parts)
    scripts = "".join(f"{sign}{_grouped(inner[n])}" for n, sign in (("sub", "_"), ("sup", "^")) if inner.get(n))
    if name == "f":
        return f"{_grouped(inner.get('num', ''))}/{_grouped(inner.get('den', ''))}"
    if name in ("sSup", "sSub", "sSubSup"):
        return inner.get("e", "") + scripts
    if name == "rad":
        return f"√{_grouped(inner.get('e', ''))}"
    if name == "nary":
        return _sign(root, "naryPr", "chr", "∫") + scripts + inner.get("e", "")
    if name == "d":
        within = ", ".join(text for n, text in parts if n == "e")
        return _sign(root, "dPr", "begChr", "(") + within + _sign(root, "dPr", "endChr", ")")
    return (" " if name in ("oMathPara", "mr") else "").join(text for _, text in parts)


def _sign(element: _Element, settings: str, name: str, default: str) -> str:
    found = child(element, settings, name)
    return default if found is None else value(found, "val") or ""


def _grouped(text: str) -> str:
    grouped = text[:1] == "(" and text.find(")") == len(text) - 1
    return text if len(text) < 2 or text.isalnum() or grouped else f"({text})"
