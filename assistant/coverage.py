"""What a work covers: "Which parts of the world do the articles look at?" is answered by the sentence in which a work
says what it looks at and names it in a row, however few words that sentence shares with the question.

English, Spanish, French and Portuguese.
"""

from __future__ import annotations

import re

from assistant.candidates import Candidate, Found
from assistant.countries import country_spans
from assistant.list_nouns import names_in_a_row
from assistant.regions import regions_in
from assistant.wants import plain

_WORK = (
    r"(?:special issues?|issue|articles?|papers?|studies|study|briefs?|reports?|texts?|essays?|volume|chapters?|authors?"
    r"|articulos?|estudios?|informes?|numero|etudes?|rapports?|artigos?|estudos?|relatorios?)"
)
_LOOKS_AT = (
    r"(?:look(?:s|ing)? (?:at|into)|stud(?:y|ies|ying)|cover(?:s|ing)?|analy[sz](?:es?|ing)|examin(?:es?|ing)|deal(?:s|ing)? with"
    r"|treat(?:s|ing)?|discuss(?:es|ing)?|consider(?:s|ing)?|address(?:es|ing)?|explor(?:es?|ing)|focus(?:es|ing)? on|compar(?:es?|ing)"
    r"|estudian?|analizan?|abordan?|tratan?|examinan?|etudien?t?|analysent|examinent?|abordent?|portent? sur|estudam?|analisam?|abordam?)"
)
_ASKED = re.compile(
    rf"\b(?:which|what|que|cuales|quels?|quelles?|quais)\b(?: [\w'-]+){{0,3}}? (?:parts|regions?|countries|places|areas|cases|examples|continents|regiones|paises|casos|zonas|lugares|pays|cas|exemples|regioes|areas)\b.*\b(?:{_WORK}\b.*\b{_LOOKS_AT}|{_LOOKS_AT}\b.*\b{_WORK})\b"
)
_SAYS = re.compile(
    rf"\b(?:this|the|our|est[ea]|el|ce(?:tte)?|este|o) (?:[\w-]+ )?{_WORK}\b.*\b{_LOOKS_AT}\b", re.DOTALL
)
_PLACES = 3


def coverage_of(found: Found) -> Candidate | None:
    """The best candidate in which a work says which places it looks at, where the ask is for these; of the documents
    that the question points to, where it does to any."""
    if not _ASKED.search(plain(found.ask.text)):
        return None
    pointed = [c for c in found.candidates if found.steering.weight(c.document_id) > 0]
    return next((c for c in pointed or found.candidates if _says_places(c.text)), None)


def _says_places(text: str) -> bool:
    says = _SAYS.search(plain(text)) is not None and names_in_a_row(text)
    return says and len(regions_in(text)) + len(country_spans(text)) >= _PLACES
