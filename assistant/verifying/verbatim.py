"""Whether a statement is verbatim: its source's own words, whole sentences of them, or a piece that breaks off."""

from __future__ import annotations

import re

from assistant.verifying.bounds import Bounds, breaks
from assistant.verifying.faults import Fault
from assistant.verifying.reading import Source

_STOPPED = re.compile(r"[.!?…。！？؟][”’\"')\]»]*$")
_OPENING, _CLOSING = "“‘\"'«", "”’\"'»"
# The stop, what closes behind it and the mark of a note.
_LEFT_OVER = re.compile(
    rf"[.!?…。！？؟]*[{_CLOSING})\]]*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}|(?:\[(?:\d{{1,3}}|[ivx]{{1,5}})\])+)?(?=\s|$)"
)


def is_quoted(text: str, source: Source) -> bool:
    """Whether a statement is one or more whole sentences of the source: a piece of one may say something else."""
    bounds = source.bounds
    return any(_begins(start, source.text, bounds) and end in bounds.ends for start, end in _places(text, source.text))


def cut_faults(statement: str, source: Source) -> list[Fault]:
    """A piece of a sentence that begins or ends at a stop which ends no sentence: "rose by 3." of "rose by 3.5"."""
    ends = {end for end, _ in breaks(source.text)} | source.bounds.ends
    places = _places(statement, source.text)
    if not places:
        return []
    for start, end in places:
        before = source.text[:start].rstrip()
        cut_before = bool(_STOPPED.search(before[-8:])) and not (
            len(before) in ends or _begins(start, source.text, source.bounds)
        )
        cut_behind = bool(_STOPPED.search(source.text[max(start, end - 8) : end])) and end not in ends
        if not (cut_before or cut_behind):
            return []
    return [Fault("cut", "", "it breaks off inside a sentence of the source")]


def _begins(start: int, text: str, bounds: Bounds) -> bool:
    """Whether a sentence begins at an offset, or right before it with a quotation mark."""
    while start not in bounds.starts:
        if not start or text[start - 1] not in _OPENING:
            return False
        start -= 1
    return True


def _places(statement: str, text: str) -> list[tuple[int, int]]:
    """Where the words of a statement stand in a text, white space and marks around it all aside.

    Stops and closing marks right behind are counted in where the statement has left them off.
    """
    said = _tight(statement)
    if not said:
        return []
    if said not in " ".join(text.split()):
        return []
    given, origin = _tightened(text)
    found = []
    at = given.find(said)
    while at >= 0:
        end = at + len(said)
        if rest := _LEFT_OVER.match(given, end):
            end = rest.end()
        found.append((origin[at], origin[end - 1] + 1))
        at = given.find(said, at + 1)
    return found


def _tight(text: str) -> str:
    tight = " ".join(text.split())
    if len(tight) > 2 and tight[0] in '“"«' and tight[-1] in '”"»' and not set(tight[1:-1]) & set('“”"«»'):
        tight = tight[1:-1].strip()
    return tight


def _tightened(text: str) -> tuple[str, list[int]]:
    """A text with one space for each white space, and the offset of each of its characters."""
    letters: list[str] = []
    origin: list[int] = []
    for m in re.finditer(r"\S+", text):
        if letters:
            letters.append(" ")
            origin.append(m.start() - 1)
        letters.append(m.group())
        origin.extend(range(m.start(), m.end()))
    return "".join(letters), origin
