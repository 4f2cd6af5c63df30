"""Whether the text layer of a page can be trusted: codes, another encoding, reversed letters, poor OCR.

Judged by characters and pairs of letters, without lists of words, so that it holds for languages not thought of. What
it does not know: whether text that reads well is what the page shows (a font's map may lie), single wrong letters,
Latin lines written backwards, and shifted alphabets of other scripts than Latin. Pages of program code and tables of
characters may look like poor OCR.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
    text = _INVISIBLE.sub("", text)
    dense = "".join(text.split())
    if len(dense) < _SHORTEST:
        return None
    for look in _LOOKS:
        if (found := look(text, dense)) is not None:
            return found
    return None


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


def _codes(text: str, dense: str) -> Fault | None:
    if sum(len(m[0]) for m in _CODES.finditer(text)) > 0.3 * len(dense):
        return Fault("codes", "holds the names of glyphs instead of letters")
    return None


# A bullet or a mark of a symbol font, alone at the start of a line or between spaces, is no fault.
_LONE_MARK = re.compile(r"(?<!\S)[\ue000-\uf8ff\ufffd](?!\S)")
_ODD_MOST = 0.08
_LOST_MOST = 0.006


def _odd(text: str, dense: str) -> Fault | None:
    inside = "".join(_LONE_MARK.sub("", text).split())
    lost = inside.count("\ufffd")
    odd = sum(map(_is_odd, inside))
    if odd + lost > max(_ODD_MOST * len(dense), 7):
        if lost > odd:
            return Fault("lost", "has lost most of its characters")
        return Fault("codes", "holds control or private characters instead of letters")
    letters = sum(c.isalpha() for c in inside)
    if dense and letters < 0.02 * len(dense) and not any(c.isdigit() for c in dense) and len(dense) > 60:
        return Fault("codes", "holds signs instead of letters") if len(set(dense)) > 12 else None
    if lost >= 5 and lost > _LOST_MOST * len(dense):
        return Fault("lost", "has lost letters, shown as \ufffd", readable=True)
    return None


def _is_odd(c: str) -> bool:
    return (
        "\ue000" <= c <= "\uf8ff"
        or c < " "
        or "\x7f" <= c < "\xa0"
        or c >= "\U000f0000"
        or unicodedata.category(c) == "Cn"
    )


# What the bytes 80–BF of UTF-8 look like in windows-1252 and Latin-1.
_TAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"[Â-ß][{_TAIL}]|[à-ï][{_TAIL}]{{2}}|ð[{_TAIL}]{{3}}")


def _mojibake(text: str, dense: str) -> Fault | None:
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


_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?://|www\.|@)\S*|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|int|edu|gov)\S*")


def _other_encoding(text: str, dense: str) -> Fault | None:
    """Cyrillic, Arabic, Greek or Chinese bytes shown as Latin-1: no language has so many accents."""
    letters = [c for c in dense if c.isalpha()]
    high = sum("\xc0" <= c <= "\xff" for c in letters)
    if len(letters) >= 40 and high > 0.35 * len(letters) and _utf8_characters(text) < 0.5 * high:
        return Fault("encoding", "is in another encoding than it says (accents instead of another script)")
    return None


def _reversed(text: str, dense: str) -> Fault | None:
    why = reversal(text)
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
_LIKELY = 0.55
# Acronyms have fewer of them, and a page in capitals may hold many.
_LIKELY_CAPITALS = 0.4
_FEWEST_PAIRS = 120


def _letters(text: str, dense: str) -> Fault | None:
    """Latin letters that no Latin language puts side by side: a shifted or scrambled alphabet."""
    words = [w for w in _WORD.findall(_ADDRESS.sub(" ", text)) if len(w) >= 3]
    shouted = [w for w in words if w.isupper()]
    capitals = sum(map(len, shouted)) > 0.6 * sum(map(len, words))
    if sum(map(len, words)) > 2 * sum(len(w) for w in words if w[0] <= "\u024f"):
        return None  # a few words of Latin in another script: names, codes
    share, count = _likely_pairs(words if capitals else [w for w in words if not w.isupper()])
    if count >= _FEWEST_PAIRS and share < (_LIKELY_CAPITALS if capitals else _LIKELY):
        return Fault("letters", "holds letters that make no words (its alphabet is shifted or scrambled)")
    return None


def _likely_pairs(words: Sequence[str]) -> tuple[float, int]:
    """The share of likely ones among the pairs of Latin letters, and the number of pairs."""
    likely = count = 0
    for word in words:
        plain = [c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c)]
        for a, b in pairwise(plain):
            if "a" <= a <= "z" and "a" <= b <= "z":
                count += 1
                likely += a + b in _PAIRS
    return (likely / count if count else 0.0), count


_SPACED = 40
_LONGEST_MEAN = 17.0


def _spaces(text: str, dense: str) -> Fault | None:
    """Words run together, or every letter apart, in scripts that part words by spaces."""
    words = [w for w in _WORD.findall(_ADDRESS.sub(" ", text)) if not _UNSPACED.match(w)]
    letters = sum(map(len, words))
    if letters < 5 * _SPACED:
        return None
    # Long runs that cannot be words: the compounds of German and Finnish stay below.
    if sum(len(w) for w in words if len(w) > 20) > 0.3 * letters or letters / len(words) > _LONGEST_MEAN:
        return Fault("spaces", "has lost the spaces between its words", readable=True)
    if sum(len(w) == 1 for w in words) > 0.6 * letters:
        return Fault("spaces", "has its letters apart from one another", readable=True)
    return None


# Scripts without spaces: Thai, Lao, Tibetan, Myanmar, Khmer, Chinese, Japanese; and Hangul syllables.
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f]")

_TOKEN = re.compile(r"\S+")
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


def _ocr(text: str, dense: str) -> Fault | None:
    """Words with digits, signs or capitals in their midst, and letters alone, as a poor scan gives them."""
    words = [w for t in _TOKEN.findall(_ADDRESS.sub(" ", text)) if (w := t.strip(_EDGES)) and any(map(str.isalpha, w))]
    words = [w for w in words if not _UNSPACED.search(w)]
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
    if len(word) < 2 or (word.isalpha() and not _INNER_CAPITAL.search(word)):
        return False
    if word.isalpha():
        # McDonald, iPhone, UNDPs are printed so; "cOopeRation" is not.
        return len(_INNER_CAPITAL.findall(word)) > 1 or bool(re.search(r"[a-z]{2}[A-Z]{1,2}[a-z]?$", word))
    inside = unicodedata.normalize("NFC", word)
    if _PRINTED.fullmatch(inside) and not re.search(r"[^\W\d_]\d+[^\W\d_]{2}", inside):
        return False
    return bool(
        re.search(r"[^\W\d_]\d+[^\W\d_]", inside) or re.search(r"\d[^\W\d_]+\d", inside) or _STRAY.search(inside)
    )


_LOOKS: tuple[Callable[[str, str], Fault | None], ...] = (
    _codes, _odd, _other_encoding, _mojibake, _reversed, _letters, _spaces, _ocr,
)  # fmt: skip
