"""Writing from the right in a PDF, which has its letters from left to right as they stand on the page.

A text drawn at once is put into the order in which it is read, and so are the spans of a line. Words of other scripts
and numbers keep their own order in it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.pdf.spacing import SPACE_SHARE

if TYPE_CHECKING:
    from ingest.pdf.stream import Span

# Their digits are written from the left.
_RTL = re.compile("[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINING = frozenset(" .,:/-+%'’()\u066a\u066b\u066c")
# A line of a page written from the right is so too, unless it has so many times more letters of other scripts.
_WEIGHT = 4
_OPENING = {"(": ")", "[": "]", "{": "}", "«": "»", "<": ">"}
_MIRRORED = _OPENING | {b: a for a, b in _OPENING.items()}


def is_rtl(text: str) -> bool:
    """Whether a text holds letters that are written from the right."""
    return _RTL.search(text) is not None


def logical(text: str) -> str:
    """What stands from left to right on the page, put into the order in which it is read.

    Stretches of Latin words and of numbers keep their order inside the reversed text.
    """
    out: list[str] = []
    stretch: list[int] = []
    for i in range(len(text) - 1, -1, -1):
        c = text[i]
        if (c.isalnum() and not _RTL.match(c)) or (stretch and c in _JOINING):
            stretch.append(i)
            continue
        out += _kept(text, stretch)
        stretch = []
        out.append(_sign(c, text[i - 1 : i], text[i + 1 : i + 2]))
    out += _kept(text, stretch)
    return "".join(out)


def _kept(text: str, stretch: list[int]) -> list[str]:
    """A stretch read from the left in its own order; the signs at its far end stay outside it."""
    end = len(stretch)
    while end and text[stretch[end - 1]] in _JOINING:
        end -= 1
    outside = [_sign(text[i], text[i - 1 : i], text[i + 1 : i + 2]) for i in stretch[end:]]
    return [*(text[i] for i in reversed(stretch[:end])), *outside]


def _sign(c: str, left: str, right: str) -> str:
    """A sign as it is read from the right, between its neighbours on the page.

    Files have a bracket as it looks or as it is meant; it stands at what it encloses, with a space on its other side.
    """
    if c not in _MIRRORED:
        return c
    if left.isspace() == right.isspace() or not (left and right):
        return _MIRRORED[c]
    opening = c if c in _OPENING else _MIRRORED[c]
    return opening if right.isspace() else _OPENING[opening]


def in_reading_order(spans: Sequence[Span], rtl_page: bool = False) -> tuple[list[Span], bool]:
    """The spans of a line as they are read, and whether the line is written from the right: as its page is, or as most
    of its words are."""
    written = [s for s in spans if is_rtl(s.text)]
    if len(spans) > 1 and written:
        # Digits and signs are written in lines of either direction.
        own = _length(written)
        others = _length(s for s in spans if any(c.isalpha() for c in s.text)) - own
        rtl = own > others or (rtl_page and _WEIGHT * own > others)
        return (_from_the_right(spans) if rtl else _with_stretches_turned(spans)), rtl
    if any(b.x0 < a.x0 - 0.5 for a, b in itertools.pairwise(spans)):
        return sorted(spans, key=lambda s: s.x0), False
    return list(spans), bool(written)


def _length(spans: Iterable[Span]) -> int:
    return sum(len(s.text) for s in spans)


def _from_the_right(spans: Sequence[Span]) -> list[Span]:
    """The spans of a line written from the right; Latin stretches keep their order."""
    out: list[Span] = []
    stretch: list[Span] = []
    ordered = sorted(spans, key=lambda s: -s.x1)
    for n, s in enumerate(ordered):
        if is_rtl(s.text):
            out += _from_the_left(stretch)
            stretch = []
            out.append(s)
        elif stretch or any(c.isalnum() for c in s.text):
            stretch.append(s)
        else:
            out.append(_mirrored(s, ordered[n - 1] if n else None))
    return [*out, *_from_the_left(stretch)]


def _from_the_left(stretch: list[Span]) -> list[Span]:
    """A stretch without letters written from the right, as it is read: the words of a name, the parts of a number.
    What stands left of its last word, and numbers apart from each other, go on from the right."""
    end = len(stretch)
    while end and not any(c.isalnum() for c in stretch[end - 1].text):
        end -= 1
    words = _with_blank_first(stretch[:end])
    named = any(c.isalpha() for s in words for c in s.text)
    touching = all(a.x0 - b.x1 < SPACE_SHARE * a.space for a, b in itertools.pairwise(words))
    after = [_mirrored(s, stretch[n - 1] if n else None) for n, s in enumerate(stretch) if n >= end]
    return [*(reversed(words) if named or touching else words), *after]


def _with_blank_first(stretch: list[Span]) -> list[Span]:
    """The stretch with the blank at its right end, which is read before it, at its left end."""
    if not stretch or not stretch[0].text.endswith(" "):
        return stretch
    first, last = stretch[0], stretch[-1]
    if first is last:
        return [replace(first, text=" " + first.text.rstrip())]
    return [replace(first, text=first.text.rstrip()), *stretch[1:-1], replace(last, text=" " + last.text)]


def _mirrored(s: Span, before: Span | None) -> Span:
    """A span of signs as it is read from the right; `before` is its neighbour on the right."""
    text = s.text.strip()
    if not any(c in _MIRRORED for c in text):
        return s
    apart = before is None or before.x0 - s.x1 > SPACE_SHARE * s.space or s.text.endswith(" ")
    # Where it touches its neighbour it closes; a bracket that follows on a space opens.
    around = (" ", "x") if not apart and s.text.startswith(" ") else ("x", " ") if apart and before else ("", "")
    return replace(s, text="".join(_sign(c, *around) for c in reversed(s.text)))


def _with_stretches_turned(spans: Sequence[Span]) -> list[Span]:
    """The spans of a line written from the left, in it the stretches written from the right in their own order."""
    out: list[Span] = []
    stretch: list[Span] = []
    for s in sorted(spans, key=lambda s: s.x0):
        if not is_rtl(s.text) and any(c.isalnum() for c in s.text):
            out += reversed(stretch)
            stretch = []
            out.append(s)
        elif stretch or is_rtl(s.text):
            stretch.append(s)
        else:
            out.append(s)
    return [*out, *reversed(stretch)]
