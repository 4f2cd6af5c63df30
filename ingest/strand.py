"""Text that remembers where each of its characters stood in the raw text.

Cleaning deletes, folds and inserts; a strand carries the raw offset of every character through all of it,
so that the map from text to raw (`Run`) is computed once, at the end, and cannot drift from the edits.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

INSERTED = -1
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Strand:
    """`text[i]` is the raw character at `origin[i]`, or was inserted by cleaning where that is INSERTED."""

    text: str
    origin: array[int]

    @classmethod
    def of(cls, raw: str, start: int, end: int) -> Strand:
        """The span [start, end) of the raw text, unchanged."""
        return cls(raw[start:end], array("l", range(start, end)))

    @classmethod
    def inserted(cls, text: str) -> Strand:
        return cls(text, array("l", [INSERTED]) * len(text))

    def __len__(self) -> int:
        return len(self.text)

    def __add__(self, other: Strand) -> Strand:
        return Strand(self.text + other.text, self.origin + other.origin)

    def cut(self, start: int, end: int | None = None) -> Strand:
        return Strand(self.text[start:end], self.origin[start:end])

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> Strand:
        """The strand with each [start, end) replaced by an inserted text; edits are sorted and do not overlap."""
        texts: list[str] = []
        origin = array("l")
        at = 0
        for start, end, new in edits:
            texts += (self.text[at:start], new)
            origin += self.origin[at:start]
            origin.extend([INSERTED] * len(new))
            at = end
        if not texts:
            return self
        texts.append(self.text[at:])
        return Strand("".join(texts), origin + self.origin[at:])

    def without(self, spans: Iterable[tuple[int, int]]) -> Strand:
        """The strand without the spans, sorted and not overlapping."""
        return self.edited((start, end, "") for start, end in spans)

    def sub(self, pattern: re.Pattern[str], new: str = "") -> Strand:
        """Every match of the pattern replaced by `new`, taken literally."""
        return self.edited((m.start(), m.end(), new) for m in pattern.finditer(self.text))

    def keep_group(self, pattern: re.Pattern[str], group: int | str = 1) -> Strand:
        """Every match of the pattern reduced to one of its groups (markup around words)."""
        spans: list[tuple[int, int]] = []
        for m in pattern.finditer(self.text):
            spans += [(m.start(), m.start(group)), (m.end(group), m.end())]
        return self.without(s for s in spans if s[0] < s[1])

    def folded(self) -> Strand:
        """White space at the ends dropped, and inside folded to single spaces (a raw one where there is one)."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        trimmed = self.cut(start, max(start, end))
        edits: list[tuple[int, int, str]] = []
        for m in _SPACE.finditer(trimmed.text):
            if m[0] == " ":
                continue
            blank = m[0].find(" ")
            if blank < 0:
                edits.append((m.start(), m.end(), " "))
            else:
                if blank:
                    edits.append((m.start(), m.start() + blank, ""))
                if blank + 1 < len(m[0]):
                    edits.append((m.start() + blank + 1, m.end(), ""))
        return trimmed.edited(edits)

    def first(self) -> int:
        """The raw offset of the first character that has one, or INSERTED."""
        return next((o for o in self.origin if o != INSERTED), INSERTED)

    def last(self) -> int:
        """The raw offset of the last character that has one, or INSERTED."""
        return next((o for o in reversed(self.origin) if o != INSERTED), INSERTED)
