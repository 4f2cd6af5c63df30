"""What a chat model writes, read as it comes: statements, each with the keys that it cites.

A statement is a sentence; the keys at the end of a line, or of a piece of it, are those of each sentence before them.
What is no statement (a heading, a fence, an empty line) is passed over; the raw text is kept by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_KEYS = re.compile(
    r"[\[(【（]\s*(?P<keys>(?:(?:key|evidence|source)s?[ :=]*)?\"?[\w-]{1,24}\"?(?:\s*[,;，、]\s*\"?[\w-]{1,24}\"?)*)\s*[\])】）]"
)
_KEY = re.compile(r"^[a-z2-7]{8}$")
_LOOKS_LIKE_A_KEY = re.compile(r"^(?=.*[a-z])(?:[a-z0-9-]{6,12}|k\d+|\d{1,2}|[Ee]\d+)$|^\d{1,2}$")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?。！？؟])[”’\"')\]»]*\s+(?=[“‘\"'(«¿¡]*[A-ZÀ-ÞĀ-Ž؀-ۿ一-鿿])|(?<=[。！？])")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|vs|No|p|pp|cf|al|etc|e\.g|i\.e|U\.S|U\.N|Vol|Ch|Fig)\.$")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as a model wrote it, not yet checked, with the keys as it wrote them."""

    text: str
    keys: tuple[str, ...]


@dataclass
class DraftReader:
    """Takes a model's text piece by piece and gives each statement as soon as its line is whole."""

    _rest: str = ""

    def feed(self, piece: str) -> Iterator[Draft]:
        """The statements that a further piece of text completes."""
        self._rest += piece.replace("\r\n", "\n").replace("\r", "\n")
        while "\n" in self._rest:
            line, self._rest = self._rest.split("\n", 1)
            yield from read_line(line)

    def end(self, *, whole: bool = True) -> Iterator[Draft]:
        """What the last line gives; of a text that was broken off only what already ends in its keys."""
        line, self._rest = self._rest, ""
        if whole:
            yield from read_line(line)
        elif last := max((m.end() for m in _KEYS.finditer(line) if _keys(m)), default=0):
            yield from read_line(line[:last])


def read_line(line: str) -> Iterator[Draft]:
    """The statements of one line."""
    line = _BULLET.sub("", line.strip().strip("`").strip())
    line = re.sub(r"^\*\*(.*)\*\*$", r"\1", line).replace("**", "")
    if not line or line.startswith(("#", "<", "```")) or not re.search(r"\w", line):
        return
    at = 0
    groups = [m for m in _KEYS.finditer(line) if _keys(m)]
    while groups:
        first = groups.pop(0)
        keys = [*_keys(first)]
        end = first.end()
        while groups and not re.search(r"\w", line[end : groups[0].start()]):
            end = groups[0].end()
            keys += _keys(groups.pop(0))
        yield from _sentences(line[at : first.start()], tuple(dict.fromkeys(keys)))
        at = end
    tail = line[at:].strip(" .;,")
    if len(tail.split()) > 1 or re.search(r"[一-鿿]{6}", tail):
        yield from _sentences(line[at:], ())


def _keys(match: re.Match[str]) -> list[str]:
    """The keys of a bracket; empty where it holds ordinary words ("(SSC)", "[sic]", "(2015)")."""
    inner = re.sub(r"^(?:key|evidence|source)s?[ :=]*", "", match["keys"].strip(), flags=re.IGNORECASE)
    parts = [p.strip().strip('"') for p in re.split(r"[,;，、]", inner)]
    square = match.group()[0] in "[【"
    if all(_KEY.match(p) for p in parts) or (square and all(_LOOKS_LIKE_A_KEY.match(p) for p in parts)):
        return parts
    return []


def _sentences(text: str, keys: tuple[str, ...]) -> Iterator[Draft]:
    text = re.sub(r"\s+", " ", text).strip(" \t,;:-–").strip()
    start = 0
    for found in [*_SENTENCE.finditer(text), None]:
        end = found.start() if found else len(text)
        # Looked for in the last characters only: of a row of initials each would be read again from the first.
        if found and _ABBREVIATED.search(text, max(start, end - _LONGEST), end):
            continue
        sentence = text[start : found.end() if found else end].strip()
        start = found.end() if found else end
        if re.search(r"\w", sentence):
            yield Draft(sentence if sentence[-1] in ".!?。！？؟”\"’')" else f"{sentence}.", keys)
