"""Several asks in one question, each made to say what it asks about.

"What are the Hague Group and BRICS+?" asks twice, and one sentence seldom answers both; "What is the G5 Sahel and which
countries belong to it?" means the Sahel by its "it". English, Spanish, French and Portuguese.
"""

from __future__ import annotations

import re

from assistant.countries import country_spans
from assistant.pieces import pieces
from assistant.wants import plain
from assistant.wording import content_terms

_CAPITAL = r"[A-ZÀ-Þ][\w’'.&+-]*"
_WITHIN = r"(?:of|for|on|in|the|de|del|la|du|des|da|do|dos|das)"
_PART = rf"(?:(?:the|an?|el|los|las?|les?|os?|as?) |l['’])?{_CAPITAL}(?: (?:{_WITHIN} )*(?:{_CAPITAL}|\d+\b))*"
_AND = r"(?:,? (?:and|as well as|y|e|et) |, )"
_COORDINATED = re.compile(
    rf"(?P<head>[¿\w’' -]{{2,24}}?)\s(?P<names>{_PART}(?:{_AND}{_PART})+)(?P<rest>(?: [a-zà-ÿ][\w-]*){{0,4}})"
)
_BETWEEN = re.compile(_AND)
# What a question in the plural says of one; True where it needs something said of the names ("When were … founded?").
_ALONE = {
    "what are": ("What is", False), "what were": ("What was", False), "who are": ("Who is", False),
    "who were": ("Who was", False), "when were": ("When was", True), "where were": ("Where was", True),
    "where are": ("Where is", False), "qué son": ("Qué es", False), "quiénes son": ("Quién es", False),
    "cuándo fueron": ("Cuándo fue", True), "que sont": ("Qu’est-ce que", False), "qui sont": ("Qui est", False),
    "o que são": ("O que é", False), "quem são": ("Quem é", False), "quando foram": ("Quando foi", True),
}  # fmt: skip
# In the singular only initials are several things for certain: "Trade and Industry" may be one.
_SINGULAR = {"what is": "What is", "what's": "What is", "qué es": "Qué es", "o que é": "O que é"}
_INITIALS = re.compile(r"(?:the |el |la |o |a )?[A-Z][A-Z\d]+[A-Za-z\d+-]*")

# What is said of each of several by itself: "When were Cuba and Angola allied?" asks once.
_OF_EACH = frozenset(
    "founded established created formed opened built launched born started begun inaugurated signed adopted ratified"
    " held completed closed dissolved abolished published introduced discovered elected appointed located based"
    " headquartered first originally initially officially set up fundados fundadas creados creadas criados criadas"
    " establecidos establecidas firmados firmadas assinados assinadas nacidos nascidos".split()
)
# "Science, Technology and Innovation": fields, folded, of which several may be the name of one ministry or one goal.
_FIELD = re.compile(
    r"\w+(?:tion|sion|ment|ity|ness|ship|ism|ogy|nce|ncy|ture|phy|ics|cion|sion|dad|ogia|cia|tura|miento|mento|gie|te|cao|sao|dade)"
    r"|trade|industry|commerce|health|energy|labou?r|peace|justice|aid|debt|growth|youth|sports?|tourism|arts?|mines|water|food|law"
    r"|affairs|planning|training|housing|comercio|industria|salud|energia|trabajo|paz|sante|travail|paix|droit|saude|trabalho"
)

# "Is it true that…" means nothing by its "it".
_SUPPOSED = r"(?:said|true|false|possible|known|likely|clear|certain|correct|right|fair|necessary|worth)"
_PRONOUN = re.compile(
    r"\b(?:(?P<whose>its|their|his|her(?= \w))|it|they|them|he|she|him|her)\b"
    rf"(?! (?:is|was) {_SUPPOSED}\b)(?! (?:(?:not|really|also|still) )?{_SUPPOSED} (?:that|to|whether|if|how|why)\b)"
    r"(?! that\b)",
    re.IGNORECASE,
)
_SEVERAL_ASKED = re.compile(
    r"^\W*(?:which|what|how many) (?:[a-z-]+ )?[a-z-]+(?<!s)s (?!(?:is|was|does|has)\b)", re.IGNORECASE
)
_OF_PERSONS = re.compile(r"(?:their|his|hers?|they|them|he|she|him)", re.IGNORECASE)
_WHO_IS = re.compile(r"\W*who(?:['’]s| is| are| was| were)(?: the)?\s", re.IGNORECASE)
_ASKS_WHO = re.compile(r"\bwho(?:m|se)?\b", re.IGNORECASE)


def one_by_one(ask: str) -> list[str]:
    """An ask about several names joined by "and" as one about each; any other as it is."""
    found = _COORDINATED.fullmatch(ask.strip())
    if found is None:
        return [ask]
    head, rest = found["head"].lstrip("¿ ").lower().replace("’", "'"), found["rest"]
    named = _BETWEEN.split(found["names"])
    alone, needed = _ALONE.get(head, ("", False))
    if head in _SINGULAR and not rest and all(map(_INITIALS.fullmatch, named)):
        alone = _SINGULAR[head]
    if not alone or needed != bool(rest) or not _OF_EACH.issuperset(rest.lower().split()):
        return [ask]
    if any(_BETWEEN.search(ask, start, end) for start, end in country_spans(ask)):
        return [ask]  # "Trinidad and Tobago"
    if sum(_FIELD.fullmatch(plain(name)) is not None for name in named) > 1:
        return [ask]
    return [f"{alone} {name}{rest}" for name in named]


def with_its_name(ask: str, first: str) -> str:
    """A later ask with the one name of the first in the place of the pronoun that can mean nothing else."""
    found = _PRONOUN.search(ask)
    named = [p for p in pieces(first) if p.sort in ("name", "country")]
    if found is None or len(named) != 1 or named[0].preposition or pieces(ask[: found.start()]):
        return ask
    name = named[0]
    before = first[: name.start]
    if found.group().lower() in ("it", "its"):
        before = _SEVERAL_ASKED.sub("", before)  # "its" is not theirs
    rest = content_terms(f"{before} {first[name.end :]}")
    who_is = _WHO_IS.fullmatch(first[: name.start]) and not first[name.end :].strip(" ?")
    of_another = _ASKS_WHO.search(first) and not who_is
    if of_another and _OF_PERSONS.fullmatch(found.group()):
        return ask  # "Who wrote the Harbour Declaration, and when did he die?"
    if len(rest) > 1:
        return ask  # "When did Cuba found the school, and who pays for it?"
    said = first[name.start : name.end]
    said = f"{name.article} {said}" if name.article else said
    said = f"{said}’s" if found["whose"] else said
    return f"{ask[: found.start()]}{said}{ask[found.end() :]}"
