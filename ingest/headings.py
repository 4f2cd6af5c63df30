"""Which paragraphs are headings, by their words, their numbers and what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest import wording
from ingest.draft import Para
from ingest.record import names
from ingest.wording import fold, has_verb, words

NUMBERED = re.compile(
    r"(?:(?P<arabic>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?|(?P<letter>\(?[a-zA-Z])[.)]"
    r"|(?P<roman>[IVX]{1,5})[.)])\s+(?P<rest>\S.*)"
)
_MOST_WORDS = 24
STOPS = (".", "!", "?", ":", ";", "…", "。", "！", "？", "：", "؟")
# From here on a paragraph is text though it has no stop.
_PROSE = 16
# "It also named:", "The panel made three recommendations:"
_LEAD_IN = re.compile(
    r"(?:it|they|we|he|she|this|these|those|there|ils?|elles?|nous|ces|estos|estas|ellos|estes|eles)\s"
    r"|(?:an?|the|el|la|los|las|le|les|os|as|o)\s(?:\S+\s){1,7}?(?:the following"
    r"|(?:two|three|four|five|six|several)\s)",
    re.IGNORECASE,
)


def find(paras: list[Para], *, guess: bool) -> list[Para]:
    """The paragraphs with headings told; with `guess` False those alone that the reader found."""
    in_authors = False
    for i in range(len(paras)):
        p = paras[i]
        if p.kind == "heading":
            in_authors = bool(wording.AUTHORS.fullmatch(fold(p.text).rstrip(":")))
            continue
        if p.kind is not None:
            continue
        if in_authors and names.is_person(p.text):
            paras[i] = p.with_(kind="caption")
        elif guess and _is_heading(paras, i):
            level = _level(p, paras[i - 1] if i else None)
            paras[i] = p.with_(kind="heading", level=level, item="")
            in_authors = bool(wording.AUTHORS.fullmatch(fold(p.text).rstrip(":")))
    return paras


def _level(p: Para, before: Para | None) -> int:
    if m := NUMBERED.fullmatch(p.text):
        if m["arabic"]:
            return 2 + m["arabic"].count(".")
        return 3 if m["letter"] and m["letter"].strip("(").islower() else 2
    return 3 if before is not None and before.kind == "heading" and before.level == 2 else 2


def _is_heading(paras: Sequence[Para], i: int) -> bool:
    p = paras[i]
    text = p.text
    if p.item and not NUMBERED.fullmatch(text):
        return False
    if not _heading_shape(text):
        return False
    return _leads(paras, i)


def _heading_shape(text: str) -> bool:
    """Whether the words alone could be a heading."""
    count = words(text)
    if count > _MOST_WORDS or len(text) > 180 or not any(c.isalpha() for c in text) or wording.BRACKETED.match(text):
        return False
    first = next(c for c in text if c.isalnum())
    if first.islower() and not NUMBERED.fullmatch(text):
        return False
    if text[-1] in ".,;،؛。，；" and not re.search(r"\b(?:[A-Z]\.|etc\.)$", text):
        return False
    if text[-1] in '!…”"»' and has_verb(text):
        return False
    if wording.EMAIL.search(text) or "://" in text:
        return False
    if wording.PARTS.fullmatch(fold(text).rstrip(":")):
        return True
    if text.endswith((":", "：")):
        asks = re.match(
            r"(?:how|what|why|when|where|who|which|cómo|qué|por qué|comment|pourquoi)\b", text, re.IGNORECASE
        )
        if not asks and _LEAD_IN.match(text):
            return False
        return bool(asks) or (count <= 9 and not has_verb(text) and "," not in text)
    if text.endswith(("?", "？", "؟")):
        return True
    # A long line with a verb and no stop is rather an unfinished sentence.
    return not (has_verb(text) and count > 9 and not NUMBERED.fullmatch(text))


def _leads(paras: Sequence[Para], i: int) -> bool:
    """Whether text follows that the heading could stand over, at most two headings further on."""
    for p in paras[i + 1 : i + 4]:
        if p.kind in ("list", "quote", "reference", "table"):
            return True
        if p.kind == "caption":
            continue
        if p.kind is not None and p.kind != "heading":
            return True
        if not _heading_shape(p.text) or words(p.text) > 14:
            return True
    return False


def has_text_under(paras: Sequence[Para], i: int) -> bool:
    """Whether text stands under a line: a paragraph of it or a table, with nothing but deeper headings between."""
    for p in paras[i + 1 :]:
        if p.kind == "heading" and paras[i].kind == "heading" and p.level > paras[i].level:
            continue
        return is_text(p)
    return False


def is_text(p: Para) -> bool:
    """Whether a paragraph is text and no line of a site, by its end or its length."""
    if p.kind == "heading":
        return False
    if p.kind in ("table", "quote"):
        return True
    return (p.text.endswith(STOPS) or words(p.text) >= _PROSE) and not wording.FURNITURE.fullmatch(fold(p.text))
