"""Words: how text is cut into terms, folded and stemmed, the same for documents and questions.

Every term keeps its place in the text as it was given, so that what is found can be shown verbatim. Folding removes
what readers vary without meaning it: case, accents, width, ligatures, typographic apostrophes, Arabic letter
variants and diacritics. It does not know documents or SQL; the index is `word_index.py`'s.
"""

from __future__ import annotations

import functools
import itertools
import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Token:
    """A term to search by and its span [start, end) in the text as given.

    In scripts written without spaces terms are overlapping pairs of characters, so spans overlap too.
    """

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A word as it is compared for exact phrases (nothing stripped), or one character of a script without spaces."""

    term: str
    start: int
    end: int
    spaced: bool


# Combining marks that are dropped. Those of Indic and South-East Asian scripts are vowels and stay.
_DROPPED_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    "\ufe20-\ufe2f]"
)
_GAP = "\x1f"
# What decomposition does not reach. Superscript digits are marks of notes, not part of the word that they follow.
_SPECIAL = {
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h",
    "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ہ": "ه", "ـ": "",
    "\u00ad": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u2060": "", "\ufeff": "", "\u200b": _GAP,
} | dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c", "")  # fmt: skip
_SUPERSCRIPT = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_APOSTROPHES = frozenset("'’‘ʼ＇ʻ′`´")
_HYPHENS = frozenset("-‐‑‒–—―−﹣－⁃")

# Written without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, kana, bopomofo, Han.
_UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecd\u0f40-\u0fbc\u1000-\u103f\u1050-\u109f\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
_LETTER = rf"(?:(?![{_UNSPACED}])(?:[^\W_]|[\u0900-\u0963\u0966-\u0df3]))"
# A number keeps its inner points and commas; a word its inner apostrophes.
_UNITS = re.compile(rf"(?P<unspaced>[{_UNSPACED}])|{_LETTER}+(?:(?:'|(?<=\d)[.,](?=\d)){_LETTER}+)*")
_ELISIONS = frozenset(
    "l d j m t s n c qu jusqu lorsqu puisqu quoiqu dell nell sull all dall coll quell un".split()
)  # French, Italian, Catalan
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_ARTICLES = ("بال", "كال", "فال", "ال", "لل")


@functools.cache
def _fold_character(c: str) -> str:
    if c in _SUPERSCRIPT:
        return _GAP
    if c in _APOSTROPHES:
        return "'"
    if c in _HYPHENS:
        return "-"
    if c in _SPECIAL:
        return _SPECIAL[c]
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", c).casefold())
    folded = _DROPPED_MARKS.sub("", folded)
    return "".join(
        str(unicodedata.decimal(f, f)) if not f.isascii() else f for f in (_SPECIAL.get(f, f) for f in folded)
    )


def _fold(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and for each of its characters the offset of its origin (None where they are the same)."""
    if text.isascii():
        return text.lower().replace("`", "'"), None
    table = {c: _fold_character(c) for c in set(text)}
    if all(len(f) == 1 for f in table.values()):
        return text.translate({ord(c): f for c, f in table.items()}), None
    parts = [table[c] for c in text]
    origins = [i for i, part in enumerate(parts) for _ in part]
    return "".join(parts), origins


def fold(text: str) -> str:
    """The text folded as terms are: for comparing short strings, such as names."""
    return " ".join(unit.term for unit in units(text))


def units(text: str) -> Iterator[Unit]:
    """The words of a text, and the characters of scripts without spaces, as exact phrases are compared."""
    folded, origins = _fold(text)
    for match in _UNITS.finditer(folded):
        start, end = match.span()
        if match["unspaced"]:
            yield _unit(match[0], start, end, origins, spaced=False)
            continue
        word = match[0]
        head, mark, _ = word.partition("'")
        if mark and head in _ELISIONS:
            yield _unit(head, start, start + len(head), origins, spaced=True)
            start += len(head) + 1
            word = folded[start:end]
        if _THOUSANDS.fullmatch(word):
            word = word.replace(",", "")
        yield _unit(word, start, end, origins, spaced=True)


def _unit(term: str, start: int, end: int, origins: list[int] | None, *, spaced: bool) -> Unit:
    if origins is None:
        return Unit(term, start, end, spaced)
    return Unit(term, origins[start], origins[end - 1] + 1, spaced)


def tokens(text: str) -> tuple[Token, ...]:
    """The terms of a text in order, with their places.

    "South-South" gives two terms, "don't" one, "Brazil's" gives "brazil", "l'Afrique" "l" and "afrique"; 南南合作 gives
    the pairs 南南, 南合, 合作, and a character that stands alone gives itself.
    """
    found: list[Token] = []
    run: list[Unit] = []
    for unit in units(text):
        if run and (unit.spaced or unit.start > run[-1].end):
            found += _pairs(run)
            run = []
        if not unit.spaced:
            run.append(unit)
            continue
        term, end = unit.term, unit.end
        if term.endswith("'s") and len(term) > 3:
            term, end = term[:-2], end - 2
        found.append(Token(_strip_arabic(term) if _ARABIC.match(term) else term, unit.start, end))
    return (*found, *_pairs(run))


def _pairs(run: list[Unit]) -> list[Token]:
    if len(run) == 1:
        return [Token(run[0].term, run[0].start, run[0].end)]
    return [Token(a.term + b.term, a.start, b.end) for a, b in itertools.pairwise(run)]


def _strip_arabic(term: str) -> str:
    """Take off the attached "and" (و) and article (ال, also after ب ك ف and as لل).

    The "and" is taken off on both sides of the article: a word whose own first letter is و then loses it with and
    without an article, and so still meets itself.
    """
    term = _strip_and(term)
    for article in _ARABIC_ARTICLES:
        if term.startswith(article) and len(term) - len(article) >= 2:
            return _strip_and(term[len(article) :])
    return term


def _strip_and(term: str) -> str:
    while term.startswith("و") and len(term) >= 4:
        term = term[1:]
    return term


_STEMMERS = {
    "en": "english", "es": "spanish", "fr": "french", "pt": "portuguese", "ar": "arabic", "de": "german",
    "it": "italian",
}  # fmt: skip
STEMMED_LANGUAGES = tuple(_STEMMERS)
_stemmers: dict[str, Any] = {}
_stemming = threading.Lock()


@functools.lru_cache(maxsize=100_000)
def stem(term: str, language: str = "en") -> str:
    """The stem of a folded term (Snowball); the term itself in languages without a stemmer (en es fr pt ar de it)."""
    algorithm = _STEMMERS.get(language[:2].lower())
    if algorithm is None:
        return term
    with _stemming:  # a stemmer keeps the word that it works on
        stemmer = _stemmers.get(algorithm)
        if stemmer is None:
            import snowballstemmer  # type: ignore[import-untyped]

            stemmer = _stemmers[algorithm] = snowballstemmer.stemmer(algorithm)
        return str(stemmer.stemWord(term))


def phrase_spans(text: str, wanted: tuple[Unit, ...], asked: str) -> Iterator[tuple[int, int]]:
    """Every span of `text` that says the phrase `asked`, whose units are `wanted`.

    Words must follow one another; between two of them the text may add commas, brackets, quotation marks, hyphens and
    marks of notes, but not the end of a sentence, unless the phrase has it too.
    """
    if not wanted:
        return
    here = list(units(text))
    first, count = wanted[0].term, len(wanted)
    stops = [_stops(asked[a.end : b.start]) for a, b in itertools.pairwise(wanted)]
    for i in range(len(here) - count + 1):
        if here[i].term != first or any(here[i + k].term != wanted[k].term for k in range(1, count)):
            continue
        gaps = zip(here[i : i + count], here[i + 1 : i + count], strict=False)
        if all(not (_stops(text[a.end : b.start]) - stops[k]) for k, (a, b) in enumerate(gaps)):
            yield here[i].start, here[i + count - 1].end


def _stops(gap: str) -> set[str]:
    return {c for c in gap if c in ".!?;:。！？；：؟؛।…\n"} - ({"\n"} if "\n\n" not in gap else set())
