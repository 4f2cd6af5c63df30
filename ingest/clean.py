"""Characters mended: invisible ones dropped, ligatures and presentation forms parted, broken words rejoined.

Everything here works on strands, so that nothing it changes loses its place in the raw text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ingest.strand import Strand
from ingest.word_set import word_set

# Zero-width space, joiners' neighbours, byte-order mark, soft hyphen, bidirectional controls, other controls.
# The zero-width (non-)joiner stays: Persian and Indic spelling needs it.
_INVISIBLE = re.compile(
    "[\u200b\u2060-\u2064\ufeff\u00ad\u180e\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\x01-\x08\x0e-\x1b\x7f"
    "\U000e0000-\U000e007f]+"
)
# Encoded data: no word is so long, and rules made for words would take the square of its length.
_DATA = re.compile(r"[A-Za-z0-9+/=_-]{2000,}")
# Marks heaped on a letter: no script needs more than three.
_HEAPED = re.compile(
    "(?<=[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
# Latin ligatures and Arabic presentation forms, without the ornamental phrases (U+FDF0 to U+FDFF).
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdef\ufe70-\ufefc]")
# Han, kana and their marks: what stands on both sides of a line's end without a space.
_HAN = "\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff5e“”‘’…—"
_CORE_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_BETWEEN_HAN = re.compile(
    rf"(?:(?<=[{_CORE_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}\d])|(?<=[{_HAN}\d])[ \t]*\n[ \t]*(?=[{_CORE_HAN}]))"
)
# No word is longer than its bound here; without one, a line of letters alone would take its length squared.
_LINE_HYPHEN = re.compile(
    r"(?<![^\W\d_])(?P<left>[^\W\d_]{1,80})(?P<hyphen>[-\u2010])[ \t]*\r?\n[ \t]*(?P<right>[^\W\d_]{1,80})"
)
_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_])-( +)(?=([^\W\d_]{1,80}))")
_INNER_HYPHEN = re.compile(r"(?<![\w-])([^\W\d_]{1,80})-([^\W\d_]{1,80})(?![\w-])")
_SPACED_LETTERS = re.compile(r"(?<!\S)(?:[¿¡] )?(?:[^\W\d_] ){4,}[^\W\d_](?: [?!:,.])?(?!\S)")
_SPACED_RUN = re.compile(r"(?<!\S)(?:[¿¡] )?(?:[^\W\d_] )+[^\W\d_](?: [?!:,.])?(?!\S)")
# Of letters and spaces: no word of a heading is longer.
_LONGEST_SPACED = 80
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# After "pre- and post-war" a hyphen stands before a space rightly.
_SUSPENDED = word_set("and or to nor versus vs y o e u et ou und oder bis ni")
# First halves that keep their hyphen when a line breaks after it.
_KEEPS_HYPHEN = word_set(
    "self non well long short high low ex quasi cross south north east west mid all half near so policy decision"
)
# Second halves of words of several parts: "back-" and "and-forth".
_PARTS = word_set("and to the of in by up on off out y a de et à e")
# Words that form compounds and end no other word.
_SECOND = word_set("based oriented driven centred centered funded owned generated minded offs")
# Endings that are no words: "look-ing" was broken, whatever else the document says.
_ENDINGS = word_set("ing ings tion tions sion sions ment ments ness ity ities ations ation ative ised ized ising izing")


def mend(strand: Strand) -> Strand:
    """Invisible characters dropped; ligatures and presentation forms written as the letters they stand for."""
    strand = strand.sub(_INVISIBLE).sub(_HEAPED).sub(_DATA)
    if _FORMS.search(strand.text):
        strand = strand.edited((m.start(), m.end(), _letters(m[0])) for m in _FORMS.finditer(strand.text))
    return _letter_spacing(strand)


def _letters(form: str) -> str:
    return unicodedata.normalize("NFKC", form).strip() or form


def _letter_spacing(strand: Strand) -> Strand:
    """ "P O L I C Y   B R I E F" is written with single spaces in words and wider ones between them."""
    if not _SPACED_LETTERS.search(strand.text):
        return strand
    tokens = strand.text.split()
    run = _SPACED_RUN if sum(len(t) == 1 for t in tokens) > 0.8 * len(tokens) else _SPACED_LETTERS
    spans: list[tuple[int, int]] = []
    for m in run.finditer(strand.text):
        if len(m[0]) > _LONGEST_SPACED:
            continue
        spans += [(i, i + 1) for i in range(m.start(), m.end()) if strand.text[i] == " "]
    return strand.without(spans)


class Vocabulary:
    """The words of one document: the evidence for how a broken word is written."""

    def __init__(self, text: str) -> None:
        broken = _LINE_HYPHEN.findall(text)
        # What a line's end may have cut in two says nothing of the words that there are.
        self._words = {w.lower() for w in _WORD.findall(_LINE_HYPHEN.sub(" ", text) if broken else text)}
        self._breaks = any(r in _ENDINGS or (left + r).lower() in self._words for left, _, r in broken if r.islower())

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._words

    def closes(self, left: str, right: str) -> bool:
        """Whether a word broken at a line's end loses its hyphen."""
        if not right[0].islower() or (len(left) > 1 and left.isupper()):
            return False
        if left + right in self:
            return True
        if right in _PARTS:
            return False
        if f"{left}-{right}" in self or left.lower() in _KEEPS_HYPHEN or (len(left) > 5 and left.endswith("ly")):
            return False
        if len(left) > 3 and right in _SECOND:
            return False
        # In a document that is not seen to break words, a word behind the hyphen is the second of a compound.
        return self._breaks or len(left) < 4 or len(right) < 5 or right not in self


def unhyphenate(strand: Strand, known: Vocabulary) -> Strand:
    """Words broken at the end of a line, or by an extractor that kept the hyphen, made whole where it is certain."""
    strand = _drop(strand, _LINE_HYPHEN, lambda m: _line_cut(m, known))
    strand = _drop(strand, _SPACED_HYPHEN, lambda m: (m.start(1), m.end(1)) if _suspends_not(m) else None)
    return _drop(strand, _INNER_HYPHEN, lambda m: (m.end(1), m.start(2)) if _broken(m[1], m[2]) else None)


def close_lines(strand: Strand) -> Strand:
    """Lines of a script without spaces joined without one."""
    return strand.sub(_BETWEEN_HAN)


def _suspends_not(m: re.Match[str]) -> bool:
    following = m[2]
    return following[0].islower() and following.lower() not in _SUSPENDED


def _line_cut(m: re.Match[str], known: Vocabulary) -> tuple[int, int]:
    start = m.start("hyphen") if known.closes(m["left"], m["right"]) else m.end("hyphen")
    return start, m.start("right")


def _broken(left: str, right: str) -> bool:
    """Whether a hyphen inside a line is left over from a line break in the print.

    Only an ending proves it: that the document also has "cooperation" does not make "co-operation" an error.
    """
    return len(left) > 1 and left.islower() and right in _ENDINGS


def _drop(strand: Strand, pattern: re.Pattern[str], span: Callable[[re.Match[str]], tuple[int, int] | None]) -> Strand:
    spans = [s for m in pattern.finditer(strand.text) if (s := span(m)) is not None]
    return strand.without(spans)
