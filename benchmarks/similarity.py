"""How like a text is to the true one: Levenshtein over words, the same cleaning for whoever is judged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

_HAN = re.compile("[\u3400-\u9fff]")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_STRAIGHT = str.maketrans("‘’‚‛“”„‟«»" + _DASHES, '\'\'\'\'""""""' + "-" * len(_DASHES), "\u00ad\u200b")


def words(text: str, *, hyphens: bool = False) -> list[str]:
    """The words of a text: NFKC, dashes and quotation marks made one, words joined that a hyphen parts at a line's end.

    Hyphens inside words are dropped, so that it does not matter whether one at a line's end was the word's own; with
    `hyphens` they are kept and count. What holds no letter and no digit (bullets, bars between cells) is no word. Of
    Chinese every character is a word, and where a line ends makes no difference.
    """
    text = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    if not hyphens:
        text = re.sub(r"(?<=\w)-\s*\n\s*(?=\w)", "", text)
        text = re.sub(r"(?<=\w)-(?=\w)", "", text)
    text = _HAN.sub(r" \g<0> ", text)
    return [w for w in text.split() if any(c.isalnum() for c in w)]


def similarity(true: Sequence[str], said: Sequence[str]) -> float:
    """1 - (insertions + deletions + substitutions) / the longer length, of words in their order; 1 is equal."""
    return float(Levenshtein.normalized_similarity(true, said))
