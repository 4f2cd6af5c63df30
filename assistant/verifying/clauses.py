"""The clauses of a statement that say something each by itself, so that each may rest on another source.

Numbers and names of one clause must hold together in one source: "Peru pledged 5 million" is not made true by a source
in which Ghana did and another that names Peru. What cannot stand alone ("and refused to pay", "it was closed") is not
parted from what it goes with.
"""

from __future__ import annotations

import itertools
import re

from assistant.verifying.bounds import breaks
from assistant.verifying.reading import past_forms, words_of

# More clauses than this are not looked for each by itself.
_MOST = 8
# The fewest words of topic of a clause.
_LEAST = 2
_JOINT = re.compile(
    r";\s+|,?\s+(?:and|but|while|whereas|although|though|y|pero|mientras(?: que)?|et|mais|tandis que|alors que|e|mas|enquanto)\s+"
)
_OPENS = re.compile(
    r"(?:(?i:the|an?|some|many|several|all|no|each|every|in|by|since|during|after|before|el|la|los|las|un|una|en|le|les|une|des|dans|o|os|um|uma|em|nos?|nas?)\s|l['’])"
    r"|[A-ZÀ-Þ]|\d"
)
# What points back to what another clause has named.
_BACK = re.compile(
    r"(?:it|its|they|their|this|that|these|those|he|she|his|her|such|both|there|the (?:latter|former|same|two|three|others?|country|countries|government|money|sum|amount)"
    r"|esto|ellos|ellas?|él|su|sus|ils?|elles?|cela|son|sa|ses|leurs?|eles?|elas?|isso|isto|seus?|suas?)\b",
    re.IGNORECASE,
)
_AUXILIARY = frozenset(
    """
    is are was were has have had will can could may might should must did does do would
    fue es son ha han era eran fueron esta estan est sont a ont fut etait etaient ete foi sao foram tem eram esteve
    """.split()
)
_ENDINGS = re.compile(r"\w{3,}(?:ed|ó|aron|ieron|ait|aient|èrent|ou|aram|eram|iram)")
# The time or place with which a sentence opens holds for all its clauses.
_SETTING = re.compile(
    r"(?:In|On|At|By|Since|During|After|Before|Until|Between|From|Under|For|En|Desde|Durante|Hasta|Depuis|Pendant|Dans|Em|Até)\b[^,.;]{1,60},\s+"
    r"|(?:In|By|Since|En|Em|Depuis|Desde)\s+\d{4}\s+"
)


def clauses_of(statement: str, language: str) -> list[str]:
    """The clauses of a statement in order, or the statement alone where it cannot be parted."""
    pieces: list[str] = []
    for sentence in _sentences(statement):
        if pieces and not _stands(sentence, language):
            return [statement]
        setting = m.group() if (m := _SETTING.match(sentence)) else ""
        own = [""]
        at = 0
        for joint in _JOINT.finditer(sentence):
            before, behind = sentence[at : joint.start()], sentence[joint.end() :]
            if joint.start() > len(setting) and _says(before, language) and _stands(behind, language):
                own[-1] += before
                own.append("")
                at = joint.end()
        own[-1] += sentence[at:]
        pieces += [own[0], *(piece if _SETTING.match(piece) else f"{setting}{piece}" for piece in own[1:])]
    return pieces if 0 < len(pieces) <= _MOST else [statement]


def _sentences(text: str) -> list[str]:
    edges = [0, *(begin for _, begin in breaks(text)), len(text)]
    return [piece for a, b in itertools.pairwise(edges) if (piece := text[a:b].strip())]


def _stands(text: str, language: str) -> bool:
    """Whether a text begins with a subject of its own and says something of it, up to the next joint."""
    if not _OPENS.match(text) or _BACK.match(text):
        return False
    joint = _JOINT.search(text)
    return _says(text[: joint.start()] if joint else text, language)


def _says(text: str, language: str) -> bool:
    """Whether a text holds a verb, and words enough to be a clause."""
    words = words_of(text, language)
    verb = any(
        w.text.lower() in past_forms() or w.term in _AUXILIARY or (not w.names and _ENDINGS.fullmatch(w.text))
        for w in words[1:]
    )
    return verb and sum(not w.light for w in words) >= _LEAST
