"""Where a text meets a search: an exact phrase, or words with what a language writes onto them.

Both are complete and work on folded units (`words.py`), so that case, accents, width, ligatures, Arabic letter variants
and traditional Chinese characters make no difference. A word is met whole, never inside another one. In scripts without
spaces a "word" is characters in a row: nothing says where a word ends, but for a few frequent compounds.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from store import arabic
from store.words import Unit, bare, is_arabic, letters_at, stem, units


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a search, or one character of a script without spaces.

    forms   the units of a text that are this word
    stem    the stems, by language, of the units that are a form of it; none where only the word itself is wanted
    stops   what may end a sentence between this word and the next, because the search has it there too
    term    the one term (`words.bare`) of all its forms, by which an index finds it; none where they have several
    """

    forms: frozenset[str]
    spaced: bool
    stops: frozenset[str]
    term: str = ""
    stems: tuple[tuple[str, str], ...] = ()

    def met_by(self, unit: Unit, language: str) -> bool:
        """Whether a unit of a text in this language is the word."""
        if unit.term in self.forms:
            return True
        own = dict(self.stems).get(language) if self.stems else None
        return own is not None and unit.spaced and stem(bare(unit.term), language) == own


def phrase(asked: str) -> tuple[Wanted, ...]:
    """The words of an exact phrase: nothing is taken off them."""
    found = tuple(units(asked))
    return tuple(
        Wanted(frozenset([u.term]), u.spaced, stops) for u, stops in zip(found, _allowed(asked, found), strict=True)
    )


def words(asked: str, languages: Sequence[str] = ()) -> tuple[Wanted, ...]:
    """The words of a search, met with the "'s" of possession and with the particles that Arabic attaches to a word.

    With `languages` (two letters each) their inflected forms too, as far as the stemmers of these languages know them.
    """
    found = tuple(units(asked))
    wanted = []
    for unit, stops in zip(found, _allowed(asked, found), strict=True):
        stems = tuple((code, stem(bare(unit.term), code)) for code in languages) if unit.spaced else ()
        term = bare(unit.term) if unit.spaced and not stems and not is_arabic(unit.term) else ""
        wanted.append(Wanted(_forms(unit), unit.spaced, stops, term, stems))
    return tuple(wanted)


_ACRONYM = re.compile(r"[A-Z]{2,}s?")


def with_plural(asked: str, wanted: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
    """The words of a search, an acronym with its plural or singular, which no stemmer knows ("NGO", "NGOs")."""
    if len(wanted) != 1 or not _ACRONYM.fullmatch(asked):
        return wanted
    one = asked.removesuffix("s").lower()
    return (replace(wanted[0], forms=wanted[0].forms | {one, f"{one}s", f"{one}'s"}, term=""),)


def _forms(unit: Unit) -> frozenset[str]:
    if not unit.spaced:
        return frozenset([unit.term])
    if is_arabic(unit.term):
        return arabic.forms(unit.term)
    own = unit.term.removesuffix("'s") or unit.term
    return frozenset([own, own + "'s"])


def _allowed(asked: str, found: Sequence[Unit]) -> list[frozenset[str]]:
    gaps = [frozenset(_stops(asked[a.end : b.start])) for a, b in pairwise(found)]
    return [*gaps, frozenset()] if found else []


def spans(
    text: str, wanted: Sequence[Wanted], *, language: str = "en", whole: bool = False
) -> Iterator[tuple[int, int]]:
    """Every span of `text` where the words follow one another.

    Between two of them the text may add commas, brackets, quotation marks, hyphens and marks of notes, but not the end
    of a sentence, unless the search has it too; between characters of a script without spaces only line breaks,
    quotation marks and brackets. With `whole`, characters that only cross the words of a compound do not count (中国 in
    发展中国家).
    """
    if not wanted:
        return
    first, count = wanted[0], len(wanted)
    for here, beginnings in _stretches(text, first, count):
        for i in range(min(beginnings, len(here) - count + 1)):
            if here[i].term not in first.forms and not (first.stems and first.met_by(here[i], language)):
                continue
            run = here[i : i + count]
            if not all(w.met_by(u, language) for w, u in zip(wanted[1:], run[1:], strict=True)):
                continue
            joined = all(_joined(text[a.end : b.start], w, b) for w, (a, b) in zip(wanted, pairwise(run), strict=False))
            if joined and not (whole and _cuts_a_compound(here, i, i + count)):
                yield run[0].start, run[-1].end


def _stretches(text: str, first: Wanted, count: int) -> Iterator[tuple[list[Unit], int]]:
    """The units of those stretches of a text where a search may be met, and how many of them may begin it.

    To cut a whole text into words takes the most time of a search. No word reaches over white space, so that it is
    enough to cut what stands around the letters of the first word, and behind it as far as the search is long.
    """
    if not first.spaced or first.stems or any(form.isdigit() for form in first.forms):  # a figure may have commas
        here = _whole(text)
        yield here, len(here)
        return
    done = 0
    for at in letters_at(text, first.forms):
        if at < done:
            continue
        start, done = _white(text, at, -1), _white(text, at, 1)
        here = _cut(text, start, done)
        beginnings, end = len(here), done
        while len(here) < beginnings + count - 1 and end < len(text):
            end = _white(text, min(len(text), end + 20 * count), 1)
            here = _cut(text, start, end)
        yield here, beginnings


@functools.lru_cache(maxsize=4)
def _whole(text: str) -> list[Unit]:
    """The units of a text, kept for the next of several words that are looked for in it one after the other."""
    return list(units(text))


def _white(text: str, at: int, step: int) -> int:
    """Where the stretch without white space around a place begins (step -1) or ends (1)."""
    if step < 0:
        while at > 0 and not text[at - 1].isspace():
            at -= 1
        return at
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _cut(text: str, start: int, end: int) -> list[Unit]:
    return [Unit(u.term, u.start + start, u.end + start, u.spaced) for u in units(text[start:end])]


def phrase_spans(text: str, asked: str) -> Iterator[tuple[int, int]]:
    """Every span of `text` that says the phrase `asked`."""
    return spans(text, phrase(asked))


def _joined(gap: str, before: Wanted, after: Unit) -> bool:
    if before.spaced or after.spaced:
        return not (_stops(gap) - before.stops)
    return not (set(gap) - _WITHIN - before.stops) and "\n\n" not in gap


# What may stand between the characters of a word in a script without spaces.
_WITHIN = frozenset("\n\r\t \u3000\u200b“”‘’\"'「」『』《》〈〉()（）")


def _stops(gap: str) -> set[str]:
    return {c for c in gap if c in ".!?;:。！？；：؟؛।…\n"} - ({"\n"} if "\n\n" not in gap else set())


# Compounds across whose words other words are read, with the places where one of their words begins or ends.
_COMPOUNDS = {
    "".join(parts): frozenset(itertools.accumulate([0, *map(len, parts)])) for parts in (("发展", "中", "国家"),)
}


def _cuts_a_compound(here: Sequence[Unit], start: int, end: int) -> bool:
    """Whether units [start, end) begin or end within a word of a compound that they do not hold whole."""
    if here[start].spaced:
        return False
    for compound, edges in _COMPOUNDS.items():
        length = len(compound)
        for at in range(max(0, start - length + 1), end):
            there = here[at : at + length]
            if "".join(u.term for u in there) != compound or any(a.end < b.start for a, b in pairwise(there)):
                continue
            if (at < start and start - at not in edges) or (end < at + length and end - at not in edges):
                return True
    return False
