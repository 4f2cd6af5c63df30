"""Where authors work, by the marks behind their names: "Ama Osei¹ and Bea Haddad²", "¹ University of …; ² …".

Such marks call no notes: the text has its own from 1 on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.draft import Para
from ingest.raised import FIGURES, LETTERS, plain
from ingest.record import names
from ingest.wording import words

# The paragraphs at the beginning that may be a byline.
_REACH = 30
# The first paragraph of so many words is of the text, or its abstract.
_TEXT = 30
_MOST_WORDS = 60
_RAISED = re.compile(f"[{FIGURES}]{{1,2}}|[{LETTERS}]")
_HEAD = re.compile(rf"\s*(?:[{FIGURES}]{{1,2}}|[{LETTERS}])\s*(?=[^\W\d_])")


def of_authors(paras: Sequence[Para]) -> tuple[list[Para], frozenset[int]]:
    """The paragraphs, affiliations among them no notes, and the names that call them without the marks and calls; and
    the places of both in the list."""
    out = list(paras)
    callers: dict[str, int] = {}
    found: set[int] = set()
    for i, p in enumerate(paras[:_REACH]):
        own = _own_mark(p)
        if own in callers and _names_body(p):
            found |= {i, callers[own]}
            out[i] = p.with_(calls=(), note=None, kind=None, sure=False, item="")
        elif p.note is None and words(p.text) >= _TEXT and p.kind in (None, "body"):
            break
        elif p.note is None and (marks := _marks(p)) and names.byline(_RAISED.sub("", p.text)):
            callers |= dict.fromkeys(marks, i)
    for i in found & set(callers.values()):
        out[i] = out[i].with_(calls=(), strand=out[i].strand.sub(_RAISED).folded())
    return out, frozenset(found)


def _marks(p: Para) -> set[str]:
    return {plain(m[0]) for m in _RAISED.finditer(p.text)} | {c.mark for c in p.calls}


def _names_body(p: Para) -> bool:
    """Whether a line begins with the name of an organisation, up to the next mark or stop."""
    head = re.split(rf"[;,.]|[{FIGURES}{LETTERS}]", _HEAD.sub("", p.text, count=1))[0].strip()
    return names.is_organisation(head) and words(p.text) <= _MOST_WORDS


def _own_mark(p: Para) -> str:
    """The number at the head of what may be an affiliation; "" where there is none."""
    if p.note is not None:
        return p.note if p.note.isdigit() else ""
    if p.item.isdigit():
        return p.item
    m = _HEAD.match(p.text) if p.kind in (None, "footnote", "caption") else None
    return plain(m[0].strip()) if m else ""
