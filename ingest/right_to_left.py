"""Arabic, Persian, Urdu and Hebrew whose letters or words stand in the order in which they are seen, not read.

Some programs write a right-to-left line into a PDF from left to right. Letters betray it: those that only end words
begin them, the article stands behind its noun; so do the full stops that begin lines.
"""

from __future__ import annotations

import re
import unicodedata

from ingest.word_set import word_set

_RTL = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\ufb1d-\ufdff\ufe70-\ufefc]+")
# Letters that no word begins with (teh marbuta, alef maksura with its dots left off; the final letters of Hebrew) ...
_NEVER_FIRST = "ةىךםןףץ"
# ... and the commonest short words, Arabic, Persian, Urdu and Hebrew, none of which is another one when reversed.
_SHORT = word_set(
    "في من على إلى عن أن التي الذي هذا هذه كان بين مع ما لا"
    " است این از که را برای شده های می در به"
    " کے میں ہے کی سے کو اور ہیں"
    " של את על לא הוא היא כי גם"
)
_SHORT_REVERSED = frozenset(w[::-1] for w in _SHORT) - _SHORT
_STOP = re.compile(r"[.،؛:؟]")
_FEWEST = 8


def reversal(text: str) -> str | None:
    """What is reversed in a text, in words that follow "the text layer …"; None where nothing is or it is too short."""
    words = _RTL.findall(text)
    if len(words) < _FEWEST:
        return None
    if _forms_reversed(words) or _letters_reversed([unicodedata.normalize("NFKC", w) for w in words]):
        return "holds right-to-left words with their letters reversed"
    if _words_reversed(text):
        return "holds right-to-left lines with their words reversed"
    return None


def _forms_reversed(words: list[str]) -> bool:
    """Presentation forms tell where in a word each letter stands: initial forms must not end words."""
    right = wrong = 0
    for word in words:
        forms = [unicodedata.decomposition(c).partition(" ")[0] for c in (word[0], word[-1])]
        if len(word) > 1:
            right += (forms[0] == "<initial>") + (forms[1] == "<final>")
            wrong += (forms[0] == "<final>") + (forms[1] == "<initial>")
    return wrong >= _FEWEST / 2 and wrong > 2 * right


def _letters_reversed(words: list[str]) -> bool:
    right = wrong = 0
    for word in words:
        bare = word.strip("\u0640")
        if len(bare) < 2:
            continue
        if len(bare) > 3:
            right += bare.startswith(("ال", "وال", "بال", "لل")) + (bare[-1] in _NEVER_FIRST)
            wrong += bare.endswith(("لا", "لاو", "لاب")) + (bare[0] in _NEVER_FIRST)
        right += bare in _SHORT
        wrong += bare in _SHORT_REVERSED
    return wrong >= _FEWEST / 2 and wrong > 2 * right


def _words_reversed(text: str) -> bool:
    """Stops that stand before a word and behind none: a sentence begins with its full stop."""
    right = len(re.findall(rf"(?:{_RTL.pattern}){_STOP.pattern}(?=\s|$)", text))
    wrong = len(re.findall(rf"(?:^|(?<=\s)){_STOP.pattern} ?(?={_RTL.pattern})", text, re.MULTILINE))
    return wrong >= 4 and wrong > 3 * right
