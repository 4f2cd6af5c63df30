"""Sentences that a page, a note or a blank line broke, made whole.

A paragraph is open when it ends as no sentence ends. It goes on in a later one that begins in lower case, that
closes its quotation, or that follows something taken out (a page's notes, a running head) and is no heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clean import Vocabulary
from ingest.draft import Para
from ingest.strand import Strand
from ingest.text import BULLET
from ingest.wording import words

_CLOSED = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]】」』]*\s*$")
_STOPPED = re.compile(r"[:;][\"'”’»)\]]*$")
_EMAIL = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+")
# A last word after which no sentence ends.
_HANGING = re.compile(
    r"(?:,|\b(?:the|an?|of|and|or|to|in|for|with|by|on|at|from|as|that|which|their|its|is|are|was|were|be|has|have"
    r"|not|than|into"
    r"|el|la|los|las|de|del|y|en|un|una|por|para|con|que|le|les|des|du|et|à|dans|pour|par|sur|o|os|do|da|em|e))$",
    re.IGNORECASE,
)
_LEAST = 6
_PAIRS = ("“”", "«»", "()")
_BROKEN = re.compile(r"(?P<left>[^\W\d_]+)[-\u2010]$")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 80
# No paragraph is longer: lines without end, each of which might go on, are none.
_LONGEST = 10_000
_TAIL = 400
# Between these a line's end is no space.
_HAN = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff5e“”‘’…—"
_CORE_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_BETWEEN_HAN = re.compile(rf"[{_HAN}][{_CORE_HAN}]|[{_CORE_HAN}][{_HAN}]")


def is_open(p: Para) -> bool:
    """Whether a paragraph of running text stops in the middle of a sentence."""
    text = p.text.rstrip()
    if p.kind not in (None, "list", "quote", "body") or not text:
        return False
    return _stops_short(text) or bool(_unclosed(text))


def _stops_short(text: str) -> bool:
    """Whether a paragraph ends as no sentence does."""
    end = text[-_TAIL:]
    return not _CLOSED.search(end) and not _STOPPED.search(end) and not _EMAIL.fullmatch(text.rsplit(None, 1)[-1])


def _unclosed(text: str) -> list[str]:
    """The pairs of which the last is never closed in a paragraph. Straight and single marks are no witnesses."""
    return [pair for pair in _PAIRS if text.rfind(pair[0]) > text.rfind(pair[1])] if words(text) >= _LEAST else []


def _closes(rest: str, pair: str) -> bool:
    """Whether a paragraph closes what one before it opened: a quotation before the same sign opens anew, a bracket
    behind those of its own."""
    depth = 0
    for m in re.finditer(f"[{re.escape(pair)}]", rest):
        depth += 1 if m[0] == pair[0] else -1
        if depth < 0 or pair != "()":
            return depth < 0
    return False


def goes_on(a: Para, b: Para) -> bool:
    """Whether `b` is the rest of the open paragraph `a`."""
    if b.kind is not None or b.sure or b.item or BULLET.match(b.text):
        return False
    text, rest = a.text.rstrip(), b.text.lstrip()
    hangs = _HANGING.search(text[-_LONGEST_WORD:])
    if not rest or (words(text) < _LEAST and not hangs):
        return False
    closes = rest[0] in "”»)"
    lower = rest[0].islower() or closes
    unclosed = _unclosed(text)
    if words(rest) >= 4 and any(_closes(rest, pair) for pair in unclosed):
        return True
    if not _stops_short(text) and (not lower or any(pair[0] in rest for pair in unclosed)):
        return False
    if a.sure and not lower:
        return False
    if lower and not re.match(r"[a-z]\. ", rest):
        return a.kind != "heading"
    if hangs and words(text) >= 12 and words(rest) >= 12:
        return True
    # After a page's notes even a capital may go on: "… People's Solidarity" and "Organisation, the …".
    return b.bound and words(text) >= 20 and words(rest) >= 12 and not text.endswith(")")


def rejoin(paras: Sequence[Para], raw: str = "") -> list[Para]:
    """The paragraphs with broken ones joined. Captions and tables in between do not keep the halves apart.

    raw  the whole text, which tells how a word is written that a hyphen breaks
    """
    known: Vocabulary | None = None
    out: list[Para] = []
    for p in paras:
        at = _open_before(out)
        if at is not None and len(out[at].text) < _LONGEST and goes_on(out[at], p):
            first = out[at]
            strand, gap = first.strand, ""
            if broken := _BROKEN.search(first.text[-_LONGEST_WORD:]):
                known = known or Vocabulary(raw)
                rest = _WORD.match(p.text)
                if rest and known.closes(broken["left"], rest[0]):
                    strand = strand.cut(0, len(strand) - 1)
            elif not _BETWEEN_HAN.search(first.text[-1:] + p.text[:1]):
                gap = " "
            joined = strand + Strand.inserted(gap) + p.strand if gap else strand + p.strand
            out[at] = first.with_(strand=joined, calls=first.calls + p.calls)
            continue
        out.append(p)
    return out


def _open_before(out: Sequence[Para]) -> int | None:
    for i in range(len(out) - 1, max(len(out) - 6, -1), -1):
        if out[i].kind in ("caption", "table"):
            continue
        return i if is_open(out[i]) else None
    return None
