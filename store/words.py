"""Words: how text is cut into terms, folded and stemmed, the same for documents and questions.

Every term keeps its place in the text as it was given, so that what is found can be shown verbatim. Folding removes
what readers vary without meaning it: case, accents, width, ligatures, typographic apostrophes, Arabic letter
variants and diacritics, traditional Chinese characters. It does not know documents or SQL; the index is
`word_index.py`'s, and where a text meets a search is `matching.py`'s.
"""

from __future__ import annotations

import functools
import itertools
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from store import arabic
from store.han import SIMPLIFIED


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
_TRAILING = re.compile(rf"{_DROPPED_MARKS.pattern}|\u0640")
_GAP = "\x1f"
# What decomposition does not reach. Superscript digits are marks of notes, not part of the word that they follow.
_SPECIAL = {
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h",
    "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ہ": "ه", "ـ": "", "٫": ".", "٬": ",",
    "\u00ad": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u2060": "", "\ufeff": "", "\u200b": _GAP,
} | dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c", "") | SIMPLIFIED  # fmt: skip
_SUPERSCRIPT = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_APOSTROPHES = frozenset("'’‘ʼ＇ʻ′`´")
_HYPHENS = frozenset("-‐‑‒–—―−﹣－⁃")

# Written without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, kana, bopomofo, Han.
_UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecd\u0f40-\u0fbc\u1000-\u103f\u1050-\u109f\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
_ALONE = re.compile(f"[{_UNSPACED}]")
# Arabic particles are written onto figures and foreign acronyms too ("و2020"): there the scripts part the words.
_ARABIC_LETTER = "[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]"
_LETTER = rf"(?:(?![{_UNSPACED}])(?!{_ARABIC_LETTER})(?:[^\W_]|[\u0900-\u0963\u0966-\u0df3]))"
# A number keeps its inner points and commas; a word its inner apostrophes.
_UNITS = re.compile(rf"(?P<unspaced>[{_UNSPACED}])|{_ARABIC_LETTER}+|{_LETTER}+(?:(?:'|(?<=\d)[.,](?=\d)){_LETTER}+)*")
# What French, Italian and Catalan write together with the word behind it.
ELISIONS = frozenset(
    "l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu presqu dell nell sull all dall coll quell un".split()
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_ARABIC = re.compile("[\u0621-\u064a]")


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

    def unit(term: str, start: int, end: int, *, spaced: bool) -> Unit:
        if origins is None:
            return Unit(term, start, end, spaced)
        first, last = origins[start], origins[end - 1] + 1
        while last < len(text) and _TRAILING.match(text[last]):  # the last letter's own accent or vowel
            last += 1
        return Unit(term, first, last, spaced)

    for match in _UNITS.finditer(folded):
        start, end = match.span()
        if match["unspaced"]:
            yield unit(match[0], start, end, spaced=False)
            continue
        word = match[0]
        head, mark, _ = word.partition("'")
        if mark and head in ELISIONS:
            yield unit(head, start, start + len(head), spaced=True)
            start += len(head) + 1
            word = folded[start:end]
        if _THOUSANDS.fullmatch(word):
            word = word.replace(",", "")
        yield unit(word, start, end, spaced=True)


def letters_at(text: str, terms: Iterable[str]) -> Iterator[int]:
    """Where the letters of folded terms stand in a text, in order; those beyond ASCII within words too."""
    folded, origins = _fold(text)
    either = (
        rf"(?<![a-z0-9]){re.escape(t)}(?![a-z0-9])" if t.isascii() else re.escape(t)
        for t in sorted(terms, key=len, reverse=True)
    )  # fmt: skip
    for found in re.finditer("|".join(either), folded):
        yield origins[found.start()] if origins else found.start()


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
        end = unit.end - 2 if unit.term.endswith("'s") and len(unit.term) > 3 else unit.end
        found.append(Token(bare(unit.term), unit.start, end))
    return (*found, *_pairs(run))


# What `_UNITS` finds in a folded text that is all ASCII, as most are.
_ASCII_UNITS = re.compile(r"[a-z0-9]+(?:(?:'|(?<=\d)[.,](?=\d))[a-z0-9]+)*")


@functools.lru_cache(maxsize=50_000)
def terms_of(text: str) -> frozenset[str]:
    """The terms of a text, each once: those of `tokens`, without their places in a third of the time."""
    folded, _ = _fold(text)
    if not folded.isascii():
        return frozenset(t.term for t in tokens(text))
    found = set()
    for word in set(_ASCII_UNITS.findall(folded)):
        head, mark, rest = word.partition("'")
        if mark and head in ELISIONS:
            found.add(head)
            word = rest
        found.add(bare(word.replace(",", "") if _THOUSANDS.fullmatch(word) else word))
    return frozenset(found)


def _pairs(run: list[Unit]) -> list[Token]:
    if len(run) == 1:
        return [Token(run[0].term, run[0].start, run[0].end)]
    return [Token(a.term + b.term, a.start, b.end) for a, b in itertools.pairwise(run)]


def bare(term: str) -> str:
    """The term of a word: without the "'s" of possession, and in Arabic without attached "and" and article."""
    if term.endswith("'s") and len(term) > 3:
        return term[:-2]
    return arabic.bare(term) if _ARABIC.match(term) else term


def is_unspaced(term: str) -> bool:
    """Whether a term is one character of a script without spaces: inside a sentence it stands in pairs only."""
    return len(term) == 1 and bool(_ALONE.match(term))


def is_arabic(term: str) -> bool:
    """Whether a folded word begins with an Arabic letter."""
    return bool(_ARABIC.match(term))


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
    if algorithm == "arabic" and len(term) >= 5 and term.endswith("ات"):
        term = term[:-2] + "ه"  # Snowball leaves the plural's alif, and so parts it from its singular
    with _stemming:  # a stemmer keeps the word that it works on
        stemmer = _stemmers.get(algorithm)
        if stemmer is None:
            import snowballstemmer  # type: ignore[import-untyped]

            stemmer = _stemmers[algorithm] = snowballstemmer.stemmer(algorithm)
        return str(stemmer.stemWord(term))
