"""Lines that name somebody for another part than the author's: who edited, translated, introduced, drew, was asked; and
to whom a text is dedicated.
"""

from __future__ import annotations

import re

_DID = (
    r"(?:co-?)?edited|translated|illustrated|designed|reviewed|copy-?edited|proofread|photographed|introduced|typeset"
    r"|coordinated|foreword|preface|afterword|introduction|prologue|epilogue|illustrations?|photo(?:graph)?s?|photography"
    r"|cover(?: (?:photo|design|art))?|design|layout|translation|graphics|maps?|editing|commissioned|produced|printed"
)
_FAIT = (
    r"editad[oa]|traducid[oa]|coordinad[oa]|compilad[oa]|organizad[oa]|dirigid[oa]|ilustrad[oa]|prologad[oa]|traduzid[oa]|coordenad[oa]"
    r"|prefaciad[oa]|revisad[oa]|revist[oa]|dise[ñn]ad[oa]|traduit|édité|dirigée?|coordonnée?|préfacée?|illustrée?|traducci[oó]n|tradução"
    r"|traduction|revisi[oó]n|revisão|révision|pr[oó]logo|prefacio|pref[aá]cio|préface|avant-propos|postface|presentaci[oó]n|apresentação"
    r"|présentation|introducci[oó]n|introdução|coordinaci[oó]n|coordenação|coordination|edici[oó]n|edição|organização|ilustraci[oó]n(?:es)?"
    r"|ilustraç(?:ão|ões)|fotograf[ií]as?|fotos?|photographies?"
)
_WITH = r"(?:(?:with )?(?:an? |the )?(?:new )?|con |com |avec )"
# The work, and by whom it was done.
_WORK = re.compile(
    rf"{_WITH}(?:(?:and|&) )?(?:{_DID})(?:(?: and| &|,) (?:{_DID}))*\s+by\s"
    rf"|{_WITH}(?:{_FAIT})(?:(?: y| e| et|,) (?:{_FAIT}))*\s+(?:por|par|del?|d[aou]|d['’])\s?"
    r"|sous la (?:direction|coordination) d(?:e\s|['’])|bajo la (?:direcci[oó]n|coordinaci[oó]n) de\s"
    r"|sob a (?:direç[aã]o|coordenaç[aã]o) de\s",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:(?:series|general|managing|executive|volume|guest|chief|copy|associate|assistant|language) )?(?:(?:co-?)?editors?(?:[- ]in[- ]chief)?"
    r"|eds?\.|editor(?:a|es|as)|éditeurs?|reviewers?|peer reviewers?|translators?|traductor(?:a|es)?|tradutor(?:a|es)?|traduct(?:eur|rice)s?"
    r"|designers?|photographers?|illustrators?|photos?|credits?|contacts?|coordinador(?:a|es)?|coordenador(?:a|es)?|coordinat(?:ors?|eurs?|rices?)"
    r"|organizador(?:a|es)?|discussants?|moderators?|speakers?|chairs?|panel(?:l?ists?)|interviewees?|revisor(?:a|es)?|supervisors?|directors?"
    r"|commissioning editor|layout|design|translation)\s*[:\uff1a]",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:(?:an |a )?(?:\w+ )?interview with|in conversation with|(?:a )?conversation with|(?:a )?dialogue with|entrevistas? (?:con|com|a)"
    r"|(?:conversa(?:ci[oó]n|s)?|di[aá]logo) (?:con|com)|entretiens? avec|conversation avec)\s",
    re.IGNORECASE,
)
_DEDICATED = re.compile(
    r"(?:(?:this (?:\w+ )?(?:is )?)?dedicated to|in (?:loving |fond )?(?:memory|memoriam|honou?r)(?: of|,|:)?|in tribute to|(?:a )?tribute to|homage to"
    r"|to the memory of|(?:dedicad[oa] )?(?:a la|en|à|em|in) (?:la )?(?:memoria|mémoire|memória|honor|homenaje|homenagem) (?:del?|d[ao]|a)"
    r"|dedicad[oa]s? (?:a|à|ao)|dédiée? à|hommage à|homenaje a|homenagem a|for|para|pour|à)\s",
    re.IGNORECASE,
)
# "To" is a family name in Viet Nam, where each part of a name is one syllable.
_SYLLABLE = r"[^\W\d_aeiouy]{0,3}[aeiouyà-ỹ]{1,3}(?:ng|nh|ch|[cmnpt])?"
_TO = re.compile(rf"(?:À|Às|Aos?|To(?!(?:\s+(?i:{_SYLLABLE})){{2,4}}\s*$))\s+(?:\S+\s+){{1,4}}\S+\s*$")
_EDITORS = re.compile(
    r"\s*[,(\[]\s*(?:(?:co-?)?eds?\.?|(?:co-?)?editors?|(?:co-?)?trans\.?|translators?|transl\.|tr\.|orgs?\.?|coords?\.?|comps?\.?|dirs?\.?|editor(?:a|es|as)|organizador(?:a|es|as)"
    r"|coordinador(?:a|es|as)|coordenador(?:a|es|as)|compilador(?:a|es|as)|traduct(?:or|ora|eur|rice)|tradutora?|illustrator|photographer|discussant|moderator"
    r"|[ée]ds?\.?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)


def is_other(text: str) -> bool:
    """Whether a line names somebody who is not its author, by what it says before the name or behind it."""
    return bool(
        _WORK.match(text)
        or _HEADED.match(text)
        or _ASKED.match(text)
        or _DEDICATED.match(text)
        or _TO.match(text)
        or _EDITORS.search(text[-40:])
    )


def behind_work(text: str) -> int:
    """Where in a line that says who edited, translated, introduced … the text the names begin; 0 for any other."""
    m = _WORK.match(text) or _HEADED.match(text)
    return m.end() if m else 0
