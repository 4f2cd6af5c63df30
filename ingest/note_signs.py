"""Notes called by signs instead of numbers: "*", "**", "†", "‡", "§".

A sign may also be a list's mark or emphasis. So a note is a paragraph with a sign at its head, alone among its
neighbours, to which a sign leads that stands straight behind a word before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.draft import Call, Para
from ingest.strand import INSERTED
from ingest.wording import words

_SIGN = r"\*{1,4}|[†‡§]{1,3}"
_HEAD = re.compile(rf"\s*(?P<sign>{_SIGN})\s*(?=[^\W_]|[“\"'‘«¿¡])")
_MARK = re.compile(rf"(?<=[^\W_]|[.,;:!?)\]”’\"'»])(?P<sign>{_SIGN})(?![^\W_]|[*†‡§])")
# A note stands at the foot of its page, or at the end of a text that has few.
_REACH = 60
_FEWEST_WORDS = 2


def sign_notes(paras: Sequence[Para]) -> list[Para]:
    """The paragraphs, those that are notes with a sign marked as such and the signs that call them taken out as calls.

    A sign that comes again on a later page gets a number behind it, so that each note has a mark of its own.
    """
    heads = {i: sign for i, p in enumerate(paras) if (sign := _sign(p)) and not _in_list(paras, i, sign)}
    if not heads:
        return list(paras)
    taken: set[tuple[int, int]] = set()
    calls: dict[int, list[tuple[int, int, str]]] = {}
    out = list(paras)
    count: dict[str, int] = {}
    for i, sign in heads.items():
        place = _caller(paras, i, sign, heads, taken)
        if place is None:
            continue
        taken.add((place[0], place[1]))
        count[sign] = count.get(sign, 0) + 1
        mark = sign if count[sign] == 1 else f"{sign} ({count[sign]})"
        calls.setdefault(place[0], []).append((*place[1:], mark))
        p = paras[i]
        m = None if p.item == sign else _HEAD.match(p.text)
        out[i] = p.with_(strand=p.strand.cut(m.end() if m else 0).folded(), kind="footnote", note=mark, item="")
    for i, found in calls.items():
        out[i] = _without(paras[i], sorted(found))
    return out


def _sign(p: Para) -> str:
    """The sign at the head of what may be a note."""
    if p.note is not None or p.sure or p.kind not in (None, "list") or words(p.text) < _FEWEST_WORDS:
        return ""
    if p.kind == "list":
        return p.item if p.item == "*" else ""
    m = _HEAD.match(p.text)
    return m["sign"] if m else ""


def _in_list(paras: Sequence[Para], i: int, sign: str) -> bool:
    """Whether a paragraph next to it has the same sign: a list's, where that is a star."""
    near = (paras[j] for j in (i - 1, i + 1) if 0 <= j < len(paras))
    return any(_sign(p) == sign for p in near)


def _caller(
    paras: Sequence[Para], i: int, sign: str, heads: dict[int, str], taken: set[tuple[int, int]]
) -> tuple[int, int, int] | None:
    """The nearest sign before a note that calls it: (paragraph, start, end)."""
    for j in range(i - 1, max(i - _REACH, -1), -1):
        p = paras[j]
        if j in heads or p.note is not None or p.kind in ("table", "footnote"):
            continue
        for m in reversed(list(_MARK.finditer(p.text))):
            if m["sign"] == sign and (j, m.start()) not in taken and p.strand.origin[m.start()] != INSERTED:
                return j, m.start(), m.end()
    return None


def _without(p: Para, marks: Sequence[tuple[int, int, str]]) -> Para:
    calls = [Call(mark, p.strand.origin[start]) for start, _, mark in marks]
    strand = p.strand.without((start, end) for start, end, _ in marks).folded()
    return p.with_(strand=strand, calls=(*p.calls, *calls))
