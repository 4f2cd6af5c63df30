"""Where the sentences of a text begin and end: as the library keeps them, or else by a careful rule.

The rule sees fewer ends than the reader does: what it leaves out is not taken for verbatim and is checked like another
statement. A stop inside a number, after an abbreviation or an initial, before a lower-case word or before a digit ends
nothing; neither does a quotation mark by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answer import Evidence
from store.errors import StoreError

if TYPE_CHECKING:
    from store.library import Library


@dataclass(frozen=True, slots=True)
class Bounds:
    """The offsets at which sentences of a text begin, and those right behind their last characters."""

    starts: frozenset[int]
    ends: frozenset[int]


BoundsOf = Callable[[Evidence], Bounds | None]


def unknown(evidence: Evidence) -> Bounds | None:
    """The bounds of evidence of which nothing but its text is known: none."""
    return None


# Behind the stop of these a sentence goes on, or may go on.
_ABBREVIATIONS = frozenset(
    """
    dr mr mrs ms prof rev hon sen rep gen col lt sgt capt cmdr amb gov pres st mt ft messrs sr sra srta dra lic ing
    mme mlle mm jr eg ie cf viz vs v ed eds trans approx ca c esp incl ej ex resp no nos vol vols p pp pg fig figs
    tab ch chap sec sect art arts para paras pt nr núm num pág págs pag cap op bd jg anexo res doc ann jan feb mar
    apr jun jul aug sep sept oct nov dec ene abr ago dic etc al inc ltd co corp bros dept univ assn est ibid id loc
    cit seq ad nd ss ff
    """.split()
)
_CLOSE = r"[”’\"')\]»]*"
# The mark of a note behind a stop.
_MARK = r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?:\[(?:\d{1,3}|[ivx]{1,5})\])+)?"
_STOP = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>{_CLOSE})(?P<mark>{_MARK})\s+(?=[“‘\"'«(\[¿¡]*(?P<next>\S))|[。！？؟]+[”’」』）]*\s*"
)
_LAST_WORD = re.compile(r"(?:^|[\s(\[“‘\"'«—–/])(?P<word>[^\s(\[“‘\"'«—–/]*)$")
# More letters than an abbreviation has: so far back a word is looked for.
_LONGEST = 24
_LATIN_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]")


@lru_cache(maxsize=4_000)
def _abbreviated(before: str) -> bool:
    """Whether what stands right before a full stop is an abbreviation or an initial."""
    found = _LAST_WORD.search(before)
    word = found["word"].rstrip(".") if found else ""
    inner = "." in word
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "I") or (
        inner and all(len(part) <= 3 and part.isalpha() for part in word.split("."))
    )  # fmt: skip


def breaks(text: str, *, before_digits: bool = True) -> list[tuple[int, int]]:
    """The sentence ends inside a text: (right behind the last character of one, the first of the next), in order.

    `before_digits` says whether a sentence may begin with a digit: where it does, a point may be a decimal one.
    """
    found = []
    for m in _STOP.finditer(text):
        if m["stop"] is None:
            found.append((len(m.group().rstrip()) + m.start(), m.end()))
            continue
        following = m["next"]
        if not (_LATIN_CAPITAL.match(following) or (before_digits and following.isdigit())):
            continue
        if m["stop"] == "." and not m["close"] and _abbreviated(text[max(0, m.start() - _LONGEST) : m.start()]):
            continue
        found.append((m.end("mark"), m.end()))
    return found


def bounds_of(text: str) -> Bounds:
    """The bounds by the rule; the text as a whole is taken to be whole sentences."""
    inside = breaks(text, before_digits=False)
    return Bounds(
        frozenset({_first(text), *(start for _, start in inside)}),
        frozenset({len(text.rstrip()), *(end for end, _ in inside)}),
    )


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())


def stored_in(library: Library) -> BoundsOf:
    """A function that gives the bounds of the library's own sentences within a piece of evidence; None where the
    evidence is not a span of a document that the library holds."""

    @lru_cache(maxsize=256)
    def bounds(document_id: str, start: int, end: int, quote: str) -> Bounds | None:
        try:
            paged = library.paged(document_id)
            blocks = [(document_id, i) for i, b in enumerate(paged.blocks) if b.start < end and start < b.end]
            kept = library.sentences_of(blocks=blocks).sentences
        except StoreError:
            return None
        if not kept or paged.text[start:end] != quote:
            return None
        return Bounds(
            frozenset({0, *(s.start - start for s in kept)}), frozenset({end - start, *(s.end - start for s in kept)})
        )

    def of(evidence: Evidence) -> Bounds | None:
        place = evidence.locator
        if place.start is None or place.end is None:
            return None  # the field of a record stands nowhere in the text
        return bounds(evidence.document.id, place.start, place.end, evidence.quote)

    return of
