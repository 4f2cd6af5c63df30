"""Titles that name a speaker: "Statement by H.E. Mr. X, Minister of …", "Discurso de X en …", "Remarks at the Summit"."""

from __future__ import annotations

import re

from ingest.record import names
from ingest.record.names import Span
from ingest.wording import words

_KIND = (
    r"(?:(?:opening|closing|welcom(?:e|ing)|keynote|introductory|concluding|inaugural|special|video|joint)\s+)*"
    r"(?:statement|remarks|address|keynote|speech|lecture|intervention|toast|eulogy)"
    r"|(?:discurso|palabras|intervenci[oó]n|alocuci[oó]n|ponencia)(?:\s+(?:inaugural(?:es)?|de (?:apertura|clausura|bienvenida)|pronunciad[oa]s?))?"
    r"|(?:discours|allocution|intervention)(?:\s+(?:d['’]ouverture|de cl[oô]ture|prononc[ée]e?))?"
    r"|(?:discurso|pronunciamento|fala|intervenção)(?:\s+(?:de abertura|proferido))?"
)
_BY = re.compile(
    rf"(?P<kind>{_KIND})\s+(?:(?:delivered|given|made)\s+)?(?:by|por|par|del?|du|d[ao])\s+(?:the |el |la |le |l['’]|o |a )?(?P<who>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_AT = re.compile(
    rf"(?P<kind>{_KIND})\s+(?:at|to|before|on the occasion of|en|ante|à|au|na|no|devant)\s+\S", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:(?:former|acting|first|vice|deputy|prime|foreign)[ -])*(?:president[ea]?|minist(?:er|ro|ra|re)|premier"
    r"|secretary(?:[ -]general)?|secretari[oa](?: general)?|director[a]?(?:[ -]general)?|ambassador|embajador[a]?|chair(?:person|man|woman)?"
    r"|canciller|chancell?or|administrator|head|rector|governor|embaixador[a]?|pr[ée]sident[e]?)\s+(?:of [^,]{2,60},\s*)?",
    re.IGNORECASE,
)
_MOST_WORDS = 45


def parse(text: str) -> tuple[Span, Span | None] | None:
    """The span of the word for a speech at the head of a line, and that of the speaker's name where it gives one.

    None where the line is no title of a speech: behind "by" there must be a person, or "at" an occasion.
    """
    if words(text) > _MOST_WORDS or len(text) > 600:
        return None
    if m := _BY.match(text):
        at = m.start("who")
        while role := _ROLE.match(text, at):
            at = role.end()
        who = names.person_at(text, at)
        return (m.span("kind"), who) if who else None
    if (m := _AT.match(text)) and not text.rstrip().endswith("."):
        return m.span("kind"), None
    return None
