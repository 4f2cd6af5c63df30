"""Who wrote a text: which asks want to know it, and which sentences may tell it.

A sentence that only speaks of the meeting at which a text was adopted does not say who wrote it.
"""

from __future__ import annotations

import re

from assistant.question import Ask
from assistant.record_frames import framed
from assistant.wants import Kind, plain

_ASKS = re.compile(
    r"^(?:and |so )?who (?:wrote|authored|penned|co-?wrote|co-?authored|drafted|is the author of|are the authors of|was the author of|were the authors of) (?!to\b|that\b|about\b|on behalf\b|down\b|off\b)"
)
_TELLS = re.compile(
    r"\b(?:wrote|writ(?:es?|ten|ing|er|ers)|(?:co-?)?author\w*|draft\w*|penn(?:ed|ing)|compos(?:ed|er)|edit(?:ed|or|ors|s)|compil(?:ed|er)|prepared|produced|published|publishes|poet|scribe|book|memoir|novel|(?:his|her|their) (?:paper|article|report|study|essay|chapter|speech|letter|poem))\b"
    r"|\b(?:paper|article|report|brief|study|essay|chapter|text|document|declaration|book|piece|post)s? (?:[\w,()]+ ){0,4}by \w"
    r"|\b(?:escrib\w+|escrit\w+|autor\w*|autrice\w*|redact\w+|redig\w+|elabor\w+|ecri\w+|auteur\w*|escrev\w+|publi\w+|libro|livre|livro)\b|كتب|مولف|الف|صاغ|作者|撰写|编写|起草|著|写"
)
# A reference names its authors first.
_REFERENCE = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?\)")


def asks_who_wrote(ask: Ask) -> bool:
    """Whether an ask wants to know who wrote a text."""
    named = framed(ask.text)
    return ask.want.kind is Kind.PERSON and bool((named and named.field == "authors") or _ASKS.match(plain(ask.text)))


def may_tell_who_wrote(text: str, kind: str) -> bool:
    """Whether a sentence, of a block of a kind, speaks of writing or is a reference."""
    return bool(_TELLS.search(plain(text)) or (kind in ("reference", "footnote") and _REFERENCE.search(text)))
