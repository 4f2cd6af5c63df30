"""The words with which a question says a thing and asks for a nod."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"(?P<claim>\S.*?)\s*[,;–—-]\s*(?:(?:am i |is that |that'?s |is this )?(?:right|correct|true)|no|yes|isn['’]?t (?:it|that)(?: so)?(?: right)?|(?:wasn|isn|aren|weren|didn|doesn|don|hasn|haven|hadn|won)['’]?t (?:it|they|he|she|there|that|we)"
    r"|¿?(?:verdad|no es cierto|cierto|no)|n['’]est-ce pas|pas vrai|c['’]est bien ca|nao e|certo|nao e verdade|verdade)\s*\?+\s*$",
    re.IGNORECASE,
)
_TRUE_THAT = re.compile(
    r"\W*(?:so |but |and )?(?:(?:is|isn['’]?t|was|wasn['’]?t) it (?:not )?(?:true|right|correct|so|the case|a fact) that"
    r"|(?:am i|are we) (?:right|correct) (?:that|in (?:thinking|saying|believing) that|to (?:think|say|believe) that)|¿?(?:es|no es) (?:cierto|verdad) que"
    r"|est-il vrai que|n['’]est-il pas vrai que|e verdade que|nao e verdade que) (?P<claim>.+?)\s*\?*\s*$",
    re.IGNORECASE,
)
# What is asked anyhow is no claim: "Who founded it, and when was it, right?".
_ASKED = re.compile(r"\W*(?:who|what|which|when|where|why|how|whose)\b", re.IGNORECASE)


def claim_in(text: str) -> str:
    """What a question says and asks to be confirmed, without the words that ask; "" where it says nothing."""
    for pattern in (_TRUE_THAT, _TAG):
        found = pattern.match(text)
        if found and not _ASKED.match(found["claim"]) and len(found["claim"].split()) > 2:
            return found["claim"]
    return ""
