"""The sentence that names each of so many things asked for ("the three partners": "a facilitating partner…, a pivotal
partner…, and a beneficiary partner"), whatever kind of answer "who" or "what" would want.

English only. What is counted must be said so often, each time with another word before it; lists are found elsewhere.
"""

from __future__ import annotations

import re

from assistant.candidates import Candidate, Found
from assistant.wants import plain
from assistant.wording import is_function_word, is_light

_COUNTS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))
_SO_MANY = re.compile(
    rf"\b(?:who|what|which) (?:are|were) (?:the|its|their|these|those) (?P<count>{'|'.join(_COUNTS)}|\d) "
    r"(?:[\w-]+ ){0,1}?(?P<noun>[a-z]{3,}s)\b"
)
# The share of the words of the ask that a sentence and what stands around it must meet.
_ABOUT = 0.6


def naming_each(found: Found, least: float) -> Candidate | None:
    """The likeliest candidate, at least as likely as `least`, that names each of the things that an ask counts; None
    for other asks."""
    asked = _SO_MANY.search(plain(found.ask.text))
    if asked is None:
        return None
    count = _COUNTS.get(asked["count"]) or int(asked["count"])
    noun = re.sub(r"(?:(?<=[^aeiou])ies|s)$", lambda m: "y" if m[0] == "ies" else "", asked["noun"])
    fitting = (
        c
        for c in found.candidates
        if c.likelihood >= least
        and c.features.own >= _ABOUT
        and not c.doubts.unnamed
        and _each(c.text, noun) >= count > 1
    )
    return max(fitting, key=lambda c: c.likelihood, default=None)


def _each(text: str, noun: str) -> int:
    """How many words stand before a noun in a text that tell one from another."""
    said = re.findall(rf"\b([\w-]+) {re.escape(noun)}\b", plain(text))
    return len({word for word in said if not (is_function_word(word) or is_light(word) or word in _COUNTS)})
