"""Text broken into lines: marks of notes, raised and lowered signs, hyphens, ligatures, drop capitals.

It knows no kerning and parts words roughly, on purpose: what reads the files must cope with worse. Lengths are points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reportlab.pdfbase import pdfmetrics

MARK = re.compile(r"\[\^([^\]]{1,3})\]")
_SHIFTED = re.compile(r"\{([\^_])([^}]+)\}")  # {^2} is raised and {_2} lowered, and neither is a note's mark
_TOKEN = re.compile(r"\[\^[^\]]{1,3}\]|\{[\^_][^}]+\}|[^\[{]+|[\[{]")
_CHARACTER = re.compile(r"\[\^[^\]]{1,3}\]|.")
_PARTING = re.compile(r"(?<=[aeiouáéíóú][bcdfglmnprstvz])(?=[bcdfglmnprstvz][aeiouáéíóú])", re.IGNORECASE)
Piece = tuple[str, str, float, float]  # text, face, size, rise


@dataclass(frozen=True)
class Look:
    """How a text is set. `apart` draws each word by itself; `spaced` adds to every letter's width."""

    face: str = "Times-Roman"
    bold: str = "Times-Bold"
    size: float = 10.5
    leading: float = 1.28
    above: float = 6.0
    indent: float = 0.0  # of the first line
    left: float = 0.0
    right: float = 0.0
    hang: float = 0.0
    justify: bool = True
    hyphenate: bool = False
    ligatures: bool = False
    apart: bool = False
    spaced: float = 0.0
    capital: int = 0  # lines that a drop capital takes
    axes: str = "plain"  # "scaled": a tiny font enlarged by the matrix; "flipped": y counts from the top
    dense: bool = False  # a script without spaces: a line may end after any character

    def but(self, **changes: object) -> Look:
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass
class Line:
    pieces: list[Piece]
    height: float
    x: float = 0.0
    stretch: float | None = None  # the width to fill
    notes: tuple[str, ...] = ()
    look: Look = field(default_factory=Look)

    @property
    def width(self) -> float:
        return float(sum(pdfmetrics.stringWidth(t, f, s) + self.look.spaced * len(t) for t, f, s, _ in self.pieces))


def lines_of(bullet: str, text: str, width: float, look: Look) -> list[Line]:
    """A text broken to a width; a bullet hangs out by `look.hang`."""
    size, face = look.size, look.face
    out: list[Line] = []
    pieces: list[Piece] = []
    notes: tuple[str, ...] = ()
    used = 0.0
    inset = 0.0
    if look.capital:
        inset = pdfmetrics.stringWidth(text[0], look.bold, size * 1.5 * look.capital) + 3
        text = text[1:]

    def edge() -> float:
        first = look.indent if not out else look.hang
        return look.left + first + (inset if len(out) < look.capital else 0.0)

    def close(last: bool) -> None:
        nonlocal pieces, notes, used
        full = width - edge() - look.right
        above = look.above if not out else 0.0
        line = Line(
            pieces, size * look.leading + above, edge(), None if last or not look.justify else full, notes, look
        )
        out.append(line)
        pieces, notes, used = [], (), 0.0

    space = "" if look.dense else " "
    gap = float(pdfmetrics.stringWidth(space, face, size))
    if bullet:
        pieces.append((bullet + " ", face, size, 0.0))
        used = float(pdfmetrics.stringWidth(bullet + " ", face, size))
    for word in _CHARACTER.findall(text) if look.dense else text.split(" "):
        parts, called = _pieces(word, look)
        wide = sum(pdfmetrics.stringWidth(t, f, s) for t, f, s, _ in parts) + look.spaced * len(word)
        room = width - edge() - look.right - used
        if pieces and wide > room:
            head, tail = _parted(parts, room, look) if look.hyphenate else ([], parts)
            pieces += head
            parts = tail
            if not head and pieces[-1][0] == space:
                pieces.pop()
            wide = sum(pdfmetrics.stringWidth(t, f, s) for t, f, s, _ in parts)
            close(last=False)
        pieces += [*parts, (space, face, size, 0.0)]
        notes += called
        used += wide + gap
    if pieces and pieces[-1][0] == space:
        pieces.pop()
    close(last=True)
    return out


def _pieces(word: str, look: Look) -> tuple[list[Piece], tuple[str, ...]]:
    pieces: list[Piece] = []
    called: tuple[str, ...] = ()
    for token in _TOKEN.findall(word):
        if m := MARK.fullmatch(token):
            called = (*called, m[1])
            pieces.append((printed(m[1]), look.face, look.size * 0.62, look.size * 0.34))
        elif m := _SHIFTED.fullmatch(token):
            pieces.append((m[2], look.face, look.size * 0.62, look.size * (0.34 if m[1] == "^" else -0.14)))
        else:
            joined = token.replace("fi", "\ufb01").replace("fl", "\ufb02") if look.ligatures else token
            pieces.append((joined, look.face, look.size, 0.0))
    return pieces, called


def printed(mark: str) -> str:
    """A note's mark as it is drawn: of "1@2", the second note numbered 1, "1"."""
    return mark.partition("@")[0]


def plain(text: str) -> str:
    """What a set text says: without the marks of notes, raised figures as such."""
    return _SHIFTED.sub(lambda m: m[2].translate(_FIGURES) if m[1] == "^" else m[2], MARK.sub("", text))


_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _parted(parts: list[Piece], room: float, look: Look) -> tuple[list[Piece], list[Piece]]:
    """A word of one piece parted at its own hyphen or between two consonants, as much of it as finds room."""
    if len(parts) != 1:
        return [], parts
    text, face, size, rise = parts[0]
    own = [m.end() for m in re.finditer(r"(?<=\w\w)-(?=\w\w)", text)]
    places = own or [m.start() for m in _PARTING.finditer(text) if 2 < m.start() < len(text) - 3]
    for at in reversed(places):
        head = text[:at] if text[at - 1] == "-" else text[:at] + "-"
        if pdfmetrics.stringWidth(head, face, size) <= room:
            return [(head, face, size, rise)], [(text[at:], face, size, rise)]
    return [], parts
