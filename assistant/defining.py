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
    """Whether a sentence introduces an acronym of the ask, in brackets behind its long form or the other way round."""
    acronyms = [n for n in ask.names if len(n) > 1 and sum(c.isupper() for c in n) > 1]
    forms = (rf"\(\s*{re.escape(a)}\s*[),;]|(?<!\w){re.escape(a)} \([A-ZÀ-Þ][\w’'-]+ \w" for a in acronyms)
    return any(re.search(form, text) for form in forms)


_STANDS_FOR = re.compile(r"\b(?:stands? for|acronym|long form|siglas?|sigles?|acronimo)\b|缩写|全称|اختصار")


def asks_for_the_long_form(ask: Ask) -> bool:
    """Whether an ask wants to know what an acronym stands for."""
    return bool(_STANDS_FOR.search(plain(ask.text))) and any(sum(c.isupper() for c in n) > 1 for n in ask.names)
