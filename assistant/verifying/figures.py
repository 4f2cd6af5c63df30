"""Exact test of numbers: each of a statement stands in its sources with the same unit, the same thing counted, beside
the same names, and not as more where they say less."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.holding import months
from assistant.verifying.faults import Fault
from assistant.verifying.quantities import Quantity, quantities
from assistant.verifying.reading import Source, Word, base_of, of_one_root, words_of
from assistant.wants import plain

_SEGMENT = re.compile(
    r"[,;:،，；：]\s|\s[-–—]\s|\(|\)|\b(?:and|while|but|whereas|versus|against|y|et|e|mientras|tandis|contra)\b"
)
# What is counted, said in general: these stand for any noun.
_GENERAL = frozenset(
    "number total times things items points ones figure percent share part cases them these those which".split()
)
# Nouns that count the same: each line may stand for another of it.
_SAME_THING = tuple(
    frozenset(base_of(w) for w in line.split())
    for line in """
    people persons participants attendees individuals men women delegates representatives officials
    countries nations states members governments economies
    projects programmes programs initiatives schemes operations
    organisations organizations bodies agencies institutions groups ngos
    firms companies enterprises businesses corporations
    deaths lives victims fatalities died killed people
    documents texts papers articles briefs
    jobs workers employees staff
    """.strip().splitlines()
)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?(?: of| de)? ([a-z]{3,})\b|\b([a-z]{3,}) (\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class _Segment:
    """A piece of a sentence with the quantities in it, the stems of its words and its names."""

    sentence: int
    quantities: tuple[Quantity, ...]
    stems: frozenset[str]
    names: frozenset[str]


def number_faults(statement: str, language: str, sources: Sequence[Source]) -> list[Fault]:
    """The numbers and dates of a statement that its sources do not bear out."""
    said = quantities(statement)
    faults = []
    given = [(q, source) for source in sources for q in source.quantities]
    # A heading or a title may date what stands beneath it; it counts nothing.
    dated = {q.value for source in sources for q in quantities(source.about) if q.kind == "year"}
    segments = {id(source): _segments(source.text, source.words, source.quantities) for source in sources}
    own = _segments(statement, words_of(statement, language), said)
    for q in said:
        words = statement[q.start : q.end].strip()
        same = [(other, source) for other, source in given if q.same_as(other) or _in_that_money(q, other, source)]
        if not same:
            if (q.kind == "year" and q.value in dated) or _of_a_name(q, statement, sources):
                continue
            faults.append(Fault("number", words, _why_missing(q, words, given)))
            continue
        matching = [(o, s) for o, s in same if _counts_the_same(q, o, s.text)]
        if not matching:
            faults.append(Fault("number", words, f"the source gives {words} for something else"))
            continue
        if all(_one_end(q, o) for o, _ in matching):
            faults.append(Fault("number", words, f"in the source {words} is one end of a range"))
            continue
        if q.exactness == "exactly" and all(o.exactness == "about" or o.bound for o, _ in matching):
            faults.append(Fault("number", words, f"the source does not say that it is exactly {words}"))
            continue
        if all(q.bound and o.bound and q.bound != o.bound for o, _ in matching) or (
            q.bound and not any(o.bound or o.end_of == _BOUND_OF[q.bound] for o, _ in matching)
        ):
            faults.append(Fault("number", words, f"the source does not say “{q.bound} than” {words}"))
            continue
        mine = _segment_of(q, own)
        if mine and all(_belongs_elsewhere(mine, q, o, segments[id(s)]) for o, s in matching):
            faults.append(Fault("swap", words, f"in the source {words} belongs to something else"))
    faults += _date_faults(statement, sources)
    return faults


# "More than 5 million" is the low end of "5 to 7 million".
_BOUND_OF = {"more": "low", "less": "high", "": ""}


def _one_end(q: Quantity, other: Quantity) -> bool:
    """Whether a number said by itself is one end of a range in the source."""
    return bool(other.end_of) and q.end_of != other.end_of and _BOUND_OF[q.bound] != other.end_of


_MONEY = {"usd": "dollar", "eur": "euro", "gbp": "pound", "cny": "yuan", "inr": "rupee", "brl": "rea", "zar": "rand"}


def _in_that_money(q: Quantity, other: Quantity, source: Source) -> bool:
    """Whether the source has the sum without its currency, which it names elsewhere ("In dollars, 400 to 500 million")."""
    named = _MONEY.get(q.unit)
    return bool(named) and not other.unit and other.value == q.value and f"{named}" in plain(source.text)


def _of_a_name(q: Quantity, statement: str, sources: Sequence[Source]) -> bool:
    """Whether a number is part of a name that stands in a title or heading ("Group of 77", "Agenda 2063")."""
    before = re.search(r"[A-ZÀ-Þ][\w-]+ (?:of |for |de )?$", statement[: q.start])
    named = plain(f"{before.group()}{statement[q.start : q.end]}") if before else ""
    return bool(named) and any(named in plain(f"{s.about} {s.by}") for s in sources)


def _why_missing(q: Quantity, words: str, given: Sequence[tuple[Quantity, Source]]) -> str:
    other_unit = next((o for o, _ in given if o.value == q.value), None)
    if other_unit is not None:
        return f"the source gives {words} in another unit"
    return f"{words} does not stand in the source"


def _counts_the_same(q: Quantity, other: Quantity, text: str) -> bool:
    """Whether two equal quantities count the same: a word after the one stands near the other."""
    if q.unit or q.kind == "year":
        return True
    mine = [w for w in q.counted if w not in _GENERAL and len(w) > 2 and not _is_light(w)][:2]
    if not mine:
        return True
    around = {base_of(w) for w in other.counted} | {
        base_of(t) for t in re.findall(r"[^\W\d_][\w'’-]*", plain(text[max(0, other.start - 60) : other.end + 60]))
    }
    stems = {base_of(w) for w in mine}
    if any(stems & same and around & same for same in _SAME_THING):
        return True
    return any(stem in around or any(of_one_root(stem, a) for a in around) for stem in stems)


def _is_light(word: str) -> bool:
    return all(w.light for w in words_of(word))


def _segments(text: str, words: Sequence[Word], numbered: Sequence[Quantity]) -> list[_Segment]:
    cuts = [m.start() for m in _SEGMENT.finditer(text)]
    starts = [q.start for q in numbered]
    by_place: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        by_place.setdefault((word.sentence, bisect_right(cuts, word.start)), []).append(word)
    found = []
    for (sentence, _), members in by_place.items():
        start, end = members[0].start, members[-1].end
        near = numbered[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)]
        inside = tuple(q for q in near if start <= q.start < end or start < q.end <= end)
        spans = [(q.start, q.end) for q in inside]
        plainly = [w for w in members if not w.light and not any(a <= w.start < b for a, b in spans)]
        found.append(
            _Segment(
                sentence, inside, frozenset(w.stem for w in plainly),
                frozenset(w.stem for w in plainly if w.names or (w.capital and w.opens)),
            )
        )  # fmt: skip
    return found


def _segment_of(q: Quantity, segments: Sequence[_Segment]) -> _Segment | None:
    return next((s for s in segments if q in s.quantities), None)


def _belongs_elsewhere(mine: _Segment, q: Quantity, other: Quantity, segments: Sequence[_Segment]) -> bool:
    """Whether the source ties the number to something else, and what the statement ties it to, to another number."""
    home = _segment_of(other, segments)
    if home is None:
        return False
    rivals = [
        s for s in segments
        if s is not home and any(r.kind == q.kind and r.unit == q.unit and r.value != q.value for r in s.quantities)
        and not any(r.same_as(q) for r in s.quantities)
    ]  # fmt: skip
    if any(m.same_as(r) for rival in rivals for r in rival.quantities for m in mine.quantities):
        return False  # it speaks of both
    for rival in rivals:
        if mine.names and home.names and not mine.names & home.names and mine.names & rival.names:
            return True
        if mine.stems and not mine.stems & home.stems and mine.stems & rival.stems - home.stems:
            return True
    return False


def _date_faults(statement: str, sources: Sequence[Source]) -> list[Fault]:
    """Months, and days of a month, that the sources do not name."""
    text = " ".join(s.text for s in sources)
    around = f"{text} {' '.join(s.about for s in sources)}"
    faults = [
        Fault("number", _month_in(statement, month), "the source names another month, or none")
        for month in sorted(months(statement) - months(around))
    ]
    if months(statement):
        said, given = _days(statement), _days(text)
        faults += [Fault("number", day, f"the source does not name the {day}") for day in sorted(said - given)]
    return faults


def _days(text: str) -> set[str]:
    """The days of months that a text names."""
    return {found[1] or found[4] for found in _DAY.finditer(plain(text)) if months((found[2] or found[3]).capitalize())}


def _month_in(statement: str, month: int) -> str:
    return next((w.text for w in words_of(statement) if months(w.text) == frozenset({month})), str(month))
