"""Whether the text layer of a page can be trusted: codes, another encoding, reversed letters, poor OCR.

Judged by characters and pairs of letters, without lists of words, so that it holds for languages not thought of. What
it does not know: whether text that reads well is what the page shows (a font's map may lie), single wrong letters,
Latin lines written backwards, and shifted alphabets of other scripts than Latin. Pages of program code and tables of
characters may look like poor OCR.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from ingest.right_to_left import reversal
from ingest.word_set import word_set

Kind = Literal["codes", "lost", "mojibake", "encoding", "reversed", "letters", "ocr", "spaces"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text layer.

    `why` says it in a few words that follow "the text layer of page 3 …". `readable` is whether a person could still
    make sense of most of it: poor OCR, lost accents, missing spaces, mojibake (which ftfy can mend: `mendable`). What
    is not readable should be read anew from the picture of the page, or left out.
    """

    kind: Kind
    why: str
    readable: bool = False
    mendable: bool = False

    def __str__(self) -> str:
        return self.why


def fault(text: str) -> Fault | None:
    """Why the text of a page cannot be trusted; None where nothing speaks against it, or it is too short to tell."""
    page = _Text(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    if len(page.dense) < _SHORTEST:
        return None
    for look in _LOOKS:
        if (found := look(page)) is not None:
            return found
    return None


class _Text:
    """A text in the ways in which it is looked at, each made once."""

    def __init__(self, text: str) -> None:
        self.text = text
        tokens = text.split()
        self.dense = "".join(tokens)
        self._tokens = tokens

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each character stands there: there are few different ones on a page."""
        return Counter(self.text)

    @cached_property
    def tokens(self) -> list[str]:
        """What white space parts, without addresses."""
        return [t for t in self._tokens if not _ADDRESS.search(t)]

    @cached_property
    def words(self) -> list[str]:
        """Its runs of letters, those of addresses left out."""
        return _WORD.findall(" ".join(self.tokens))

    def number(self, of: Callable[[str], bool]) -> int:
        """How many of its characters are of a kind."""
        return sum(n for c, n in self.counts.items() if of(c))


_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"//|www\.|@|[\w-]\.(?:com|org|net|int|edu|gov)\b")


# What cleaning drops: soft hyphens, zero-width characters, marks of direction.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Fewer characters prove nothing.
_SHORTEST = 12

# Names of glyphs where characters should be: /g18 (cid:12) glyph7 uni0041 /G01 /C0_23 /i255, and runs of numbers alone
# behind strokes (/18/152/7), which an address or a date never has so many of.
_CODES = re.compile(
    r"\(cid:\d+\)|/?\b(?:glyph|cid|gid|uni)_?[0-9A-Fa-f]{1,6}\b|/[A-Za-z]{1,3}\d?_?\d{1,5}(?=/|\s|$)|(?:/\d{1,5}){6,}"
    r"|\\u[0-9A-Fa-f]{4}|&#x?[0-9A-Fa-f]{2,6};"
    r"|(?:uni[0-9A-F]{4}){2,}|(?:/[A-Za-z]{1,3}\d{1,5}){2,}"
)


def _codes(page: _Text) -> Fault | None:
    text, dense = page.text, page.dense
    if sum(len(m[0]) for m in _CODES.finditer(text)) > 0.3 * len(dense):
        return Fault("codes", "holds the names of glyphs instead of letters")
    return None


# A bullet or a mark of a symbol font, alone at the start of a line or between spaces, is no fault.
_LONE_MARK = re.compile(r"(?<!\S)[\ue000-\uf8ff\ufffd](?!\S)")
# The dots that lead to the figures of a table or to a page, which some fonts give no character.
_LEADER = re.compile("([\ue000-\uf8ff\ufffd])\\1{7,}")
_ODD_MOST = 0.08
_LOST_MOST = 0.006


def _odd(page: _Text) -> Fault | None:
    odd = page.number(_is_odd)
    lost = page.counts["\ufffd"]
    if odd or lost:
        inside = Counter(_LONE_MARK.sub("", page.text))
        led = Counter(_LEADER.sub("", page.text))
        if 3 * sum(n for c, n in led.items() if c.isalnum()) > led.total():
            inside &= led
        odd = sum(n for c, n in inside.items() if _is_odd(c))
        lost = inside["\ufffd"]
    if odd + lost > max(_ODD_MOST * len(page.dense), 7):
        if lost > odd:
            return Fault("lost", "has lost most of its characters")
        return Fault("codes", "holds control or private characters instead of letters")
    if len(page.dense) > 60 and len(page.counts) > 12 and page.number(str.isalnum) < 0.02 * len(page.dense):
        return Fault("codes", "holds signs instead of letters")
    if lost >= 5 and lost > _LOST_MOST * len(page.dense):
        return Fault("lost", "has lost letters, shown as \ufffd", readable=True)
    return None


def _is_odd(c: str) -> bool:
    return (
        "\ue000" <= c <= "\uf8ff"
        or (c < " " and c not in "\t\n\v\f\r")
        or "\x7f" <= c < "\xa0"
        or c >= "\U000f0000"
        or unicodedata.category(c) == "Cn"
    )


# What the bytes 80–BF of UTF-8 look like in windows-1252 and Latin-1.
_TAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"[Â-ß][{_TAIL}]|[à-ï][{_TAIL}]{{2}}|ð[{_TAIL}]{{3}}")


def _mojibake(page: _Text) -> Fault | None:
    text, dense = page.text, page.dense
    found = _utf8_characters(text)
    if found >= 3 and found > 0.002 * len(dense):
        return Fault("mojibake", "is UTF-8 read in another encoding (“Ã©” for “é”)", readable=True, mendable=True)
    return None


def _utf8_characters(text: str) -> int:
    return sum(_was_utf8(m[0]) for m in _MOJIBAKE.finditer(text))


def _was_utf8(seen: str) -> bool:
    """Whether the characters are those of one likely character's bytes. “É” before a dash is none: it would be ɖ."""
    data = b"".join(c.encode("latin-1" if c < "\u0100" else "cp1252") for c in seen)
    try:
        meant = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not "\u0180" <= meant <= "\u02ff"


def _other_encoding(page: _Text) -> Fault | None:
    """Cyrillic, Arabic, Greek or Chinese bytes shown as Latin-1: no language has so many accents."""
    letters = page.number(str.isalpha)
    high = page.number(lambda c: "\xc0" <= c <= "\xff" and c.isalpha())
    if letters >= 40 and high > 0.35 * letters and _utf8_characters(page.text) < 0.5 * high:
        return Fault("encoding", "is in another encoding than it says (accents instead of another script)")
    return None


def _reversed(page: _Text) -> Fault | None:
    why = reversal(page.text)
    return None if why is None else Fault("reversed", why)


# The two hundred commonest pairs of letters, averaged over English, Spanish, French, Portuguese, German, Polish,
# Indonesian and Dutch, accents taken off. They make up .79 to .93 of the pairs in these languages, .80 to .92 in
# Italian, Romanian, Czech, Danish, Finnish, Hungarian, Swedish, Turkish and Vietnamese, which were not counted, and .15
# to .48 of texts whose alphabet is shifted.
_PAIRS = word_set(
    "aa ab ac ad ag ah ai ak al am an ao ap ar as at au ba be bi bl br bu ca ce ch ci co cr ct cu da de di do dr du ea"
    " eb ec ed ee ef eg ei ek el em en ep er es et eu ev ex ez fa fe fi fo ga ge gi gr gu ha he hi ho ht ia ib ic id ie"
    " if ig ik il im in io ip ir is it iv ja je ka ke ko kt la le li ll lo ls lt lu ma mb me mi mm mo mp na nc nd ne nf"
    " ng ni nn no ns nt nu ny oc od ol om on oo op or os ot ou ow pa pe pi pl po pr pt pu qu ra rd re rg ri rm rn ro rs"
    " rt ru rz sa sc se sh si so sp ss st su sy ta te th ti to tr ts tt tu ty ua ub uc ue ug ui uk ul um un ur us ut va"
    " ve vi vo wa we wi wo ys za ze"
)
_COMBINING = re.compile("[\u0300-\u036f]+")
_SAMPLE = 250
_LIKELY = 0.55
# Acronyms have fewer of them, and a page in capitals may hold many.
_LIKELY_CAPITALS = 0.4
_FEWEST_PAIRS = 120


def _letters(page: _Text) -> Fault | None:
    """Latin letters that no Latin language puts side by side: a shifted or scrambled alphabet."""
    words = [w for w in page.words if len(w) >= 3]
    shouted = [w for w in words if w.isupper()]
    capitals = sum(map(len, shouted)) > 0.6 * sum(map(len, words))
    if sum(map(len, words)) > 2 * sum(len(w) for w in words if w[0] <= "\u024f"):
        return None  # a few words of Latin in another script: names, codes
    share, count = _likely_pairs(words if capitals else [w for w in words if not w.isupper()])
    if count >= _FEWEST_PAIRS and share < (_LIKELY_CAPITALS if capitals else _LIKELY):
        return Fault("letters", "holds letters that make no words (its alphabet is shifted or scrambled)")
    return None


def _likely_pairs(words: Sequence[str]) -> tuple[float, int]:
    """The share of likely ones among the pairs of Latin letters in a sample of words, and the number of pairs."""
    some = words[:: 1 + len(words) // _SAMPLE]
    plain = unicodedata.normalize("NFD", " ".join(some).casefold())
    pairs = Counter(map("".join, pairwise(plain if plain.isascii() else _COMBINING.sub("", plain))))
    count = sum(n for pair, n in pairs.items() if "a" <= pair[0] <= "z" and "a" <= pair[1] <= "z")
    likely = sum(pairs[pair] for pair in _PAIRS)
    return (likely / count if count else 0.0), count


# Scripts from here on have no spaces, or letters that are written around others.
_BEYOND = "\u0590"
_ENOUGH = 200
_LONGEST_MEAN = 17.0


def _spaces(page: _Text) -> Fault | None:
    """Words run together, or every letter apart, in Latin, Greek and Cyrillic."""
    words = [w for w in page.words if w[0] < _BEYOND]
    letters = sum(map(len, words))
    if letters < _ENOUGH:
        return None
    # Long runs that cannot be words: the compounds of German and Finnish stay below.
    if sum(len(w) for w in words if len(w) > 20) > 0.3 * letters or letters / len(words) > _LONGEST_MEAN:
        return Fault("spaces", "has lost the spaces between its words", readable=True)
    if sum(len(w) == 1 for w in words) > 0.6 * letters:
        return Fault("spaces", "has its letters apart from one another", readable=True)
    return None


_EDGES = "\"'“”‘’«»„‹›()[]{}<>.,;:!?…—–-*•·/|¿¡°§†‡#&+=%$€£~^_"
# A letter beside a digit or a sign, as print has them: CO2, G77, 2nd, COVID-19, 1990s, word12 (a note's mark),
# A/RES/73.
_PRINTED = re.compile(
    r"[^\W\d_]+\d{1,3}|\d+[^\W\d_]{1,3}|[^\W\d_]{1,4}\d+[^\W\d_]?|(?:[^\W_]+[-–—'’./&·_:,+@]+)+[^\W_]*\W?"
    r"|[^\W\d_]+\(\w+\)?"
)
_STRAY = re.compile(r"[~^|\\{}¬¦¢¥£§■□▪_<>=*#@$%&+!?:;,.°•“”»«\"]")
_INNER_CAPITAL = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
# Sound prose has at most .01, manuals of programs seldom more than .08; an OCR with one letter in ten wrong has .1
# to .2.
_POOR = 0.08
_FEWEST_WORDS = 40


def _ocr(page: _Text) -> Fault | None:
    """Words with digits, signs or capitals in their midst, and letters alone, as a poor scan gives them."""
    words = [w for t in page.tokens if (w := t.strip(_EDGES)) and any(c.isalpha() and c < _BEYOND for c in w)]
    if sum(map(len, words)) < 0.5 * page.number(str.isalpha):
        return None  # names and codes in a page of another script
    if len(words) < _FEWEST_WORDS or sum(w.isalpha() and len(w) > 2 for w in words) < 0.15 * len(words):
        return None  # formulas, codes of products: not what a page of prose turns into
    broken = sum(_is_broken(w) for w in words)
    alone = sum(len(w) == 1 and w.isalpha() for w in words)
    # Letters alone are also initials and symbols: they count where words are broken too, beyond one in five.
    if broken > 0.02 * len(words):
        broken += max(0, alone - len(words) // 5) // 2
    if broken > _POOR * len(words):
        return Fault("ocr", "was made by poor OCR (many words are broken)", readable=True)
    return None


def _is_broken(word: str) -> bool:
    if len(word) < 2:
        return False
    if word.isalpha():
        if word.islower() or word.isupper() or word[1:].islower():
            return False
        # McDonald, iPhone, UNDPs are printed so; "cOopeRation" is not.
        return len(_INNER_CAPITAL.findall(word)) > 1 or bool(re.search(r"[a-z]{2}[A-Z]{1,2}[a-z]?$", word))
    if _PRINTED.fullmatch(word) and not re.search(r"[^\W\d_]\d+[^\W\d_]{2}", word):
        return False
    return bool(re.search(r"[^\W\d_]\d+[^\W\d_]", word) or re.search(r"\d[^\W\d_]+\d", word) or _STRAY.search(word))


_LOOKS: tuple[Callable[[_Text], Fault | None], ...] = (
    _codes, _odd, _other_encoding, _mojibake, _reversed, _letters, _spaces, _ocr,
)  # fmt: skip
