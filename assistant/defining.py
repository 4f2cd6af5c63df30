"""Sentences that say what something is: definitions, and those that introduce an acronym."""

from __future__ import annotations

import re

from assistant.question import Ask
from assistant.wants import plain

_DEFINES = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?defined\b|\bdefin(?:es|ed|ition)\b|\bmeans\b|\bunderstood as\b|\brefers? to\b"
    r"|\bthat (?:designates|denotes)\b"
    r"|\bse (?:define|entiende)\b|\best defini|\bse definit\b|\bdesigne\b"
    r"|\bentende-se\b|\bsignifica\b|تعرف|يقصد|是指|定义"
)


def says_what_it_is(text: str) -> bool:
    """Whether a sentence says what a word means."""
    return bool(_DEFINES.search(plain(text)))


def introduces(text: str, ask: Ask) -> bool:
    """Whether a sentence introduces an acronym of the ask: in brackets behind words that have its letters, before such
    words in brackets, or by saying what it stands for."""
    acronyms = [n for n in ask.names if len(n) > 1 and sum(c.isupper() for c in n) > 1]
    return any(_introduces(text, acronym) for acronym in acronyms)


def _introduces(text: str, acronym: str) -> bool:
    written = re.escape(acronym)
    behind = rf"\(\W?{written}s?\W?\s*[),;]|(?:,| or| known as| called| abbreviated as)(?: the)? \W?{written}(?!\w)"
    for found in re.finditer(behind, text):
        if _spells(text[: found.start()], acronym):
            return True
    inside = re.search(rf"(?<!\w){written}(?: \(|, (?:the |an? )?)([^(),;]{{4,120}})[),;]", text)
    if inside and _spells(inside[1], acronym):
        return True
    return bool(re.search(rf"(?<!\w){written} (?:stands for|is short for)\b", text))


def _spells(words: str, acronym: str) -> bool:
    """Whether the last words of a text begin with the letters of an acronym, in order, with few words between."""
    letters = [w[0].lower() for w in re.findall(r"[^\W\d_]+", words)][-(len(acronym) + 4) :]
    at = iter(letters)
    return all(letter in at for letter in acronym.lower() if letter.isalpha())


_STANDS_FOR = re.compile(
    r"\bwhat (?:does|do|did) (?:the )?(?:acronym )?(?P<a>[A-Z]\w*[A-Z]\S*) (?:actually )?stand for\W*$"
    r"|\b(?:long form|full (?:name|form)) of (?:the )?(?P<b>[A-Z]\w*[A-Z]\S*)"
    r"|\b(?:siglas?|sigles?) (?P<c>[A-Z]\w*[A-Z]\S*)"
    r"|(?P<d>[A-Z]\w*[A-Z])\S*?的?(?:缩写|全称)|اختصار (?P<e>[A-Z]\w*[A-Z]\S*)",
)


def asks_for_the_long_form(ask: Ask) -> bool:
    """Whether an ask wants to know what an acronym stands for."""
    return bool(_STANDS_FOR.search(ask.text.replace("What", "what", 1)))
