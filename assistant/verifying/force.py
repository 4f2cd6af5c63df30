"""Exact test of force: what a source recommends, allows or expects, or reports as others' view, is no fact.

And what it says of some is not said of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verifying.faults import Fault
from assistant.verifying.polarity import UNIVERSAL
from assistant.verifying.reading import Source, sentences_of, words_of
from assistant.wants import plain

_PARTIAL = re.compile(
    r"\b(?:some(?! \d)|many|several|most|certain|few|often|sometimes|partly|partially|mainly|largely|usually|generally|occasionally|algunos|algunas|muchos|certains|plusieurs|souvent|alguns|muitos)\b"
)
_OUGHT = re.compile(
    r"\b(?:should|ought|must|needs? to|need(?:s|ed)? to be|ha(?:s|ve) to|recommend\w*|advis\w+|urg(?:e[sd]?|ing)|call(?:s|ed|ing)? (?:for|on|upon)|propos\w+|suggest\w*|encourag\w+|shall|require[sd]?|deben?|deber\w+|recomiend\w+|recomend\w+|propon\w+|doit|doivent|devrai\w+|recommand\w+|dev(?:em?|eria\w*)|let us|it is (?:essential|necessary|vital|imperative|important|crucial) (?:to|that|for)|essential|imperative)\b|应该?|必须|建议|يجب|ينبغي"
)
_MAY = re.compile(
    r"\b(?:may|might|could|can|would|possibl[ey]|potential(?:ly)?|perhaps|likely|probabl[ey]|seems?|appears?|expect(?:s|ed)?|plan(?:s|ned)?|intend(?:s|ed)?|aim(?:s|ed)?|hope[sd]?|aspire\w*|propos\w+|target\w*|project(?:ed|s)|if|unless|whether|in principle|podr[ií]an?|puede[n]?|quiz[aá]s|pourrai\w+|peu(?:t|vent)|peut-[eê]tre|poderia\w*|pode[m]?|talvez|will|permitting|meant to|supposed to|pledged|promised|committed to|undertook to|(?:is|are|was|were) to (?!the\b|a\b)|estimated?|estimates|try|tries|tried|seeks?|sought|attempt\w*)\b"
)
_REPORTED = re.compile(
    r"\b(?:critics?|observers?|analysts?|some|others|opponents|proponents|supporters|it is|it was|are|is|ha[sv]e? been) (?:[a-z]+ )?(?:argue[sd]?|claim(?:s|ed)?|sa(?:y|id)|believe[sd]?|allege[sd]?|assume[sd]?|criticise[sd]?|criticize[sd]?|accuse[sd]?|celebrated|praised|suggested|thought|considered|perceived|portrayed|described)\b|\ballegedly\b|\breportedly\b|\bso-called\b|\baccording to\b|\bmyth\b|\bsupposed(?:ly)?\b"
)


def force_faults(statement: str, language: str, sources: Sequence[Source]) -> list[Fault]:
    """A recommendation, a possibility or others' view that a statement gives as a fact."""
    folded = plain(statement)
    said = {w.stem for w in words_of(statement, language) if not w.light}
    if not said:
        return []
    best = max(
        (sentence for source in sources for sentence in sentences_of(source)),
        key=lambda s: len(said & s[1]), default=None,
    )  # fmt: skip
    if best is None or len(said & best[1]) < 0.5 * len(said):
        return []
    text = plain(best[0])
    ought, may, partial = _OUGHT.search(text), _MAY.search(text), _PARTIAL.search(text)
    reserved = bool(_OUGHT.search(folded))
    if _commands(best[0]) and not (reserved or _MAY.search(folded) or _commands(statement)):
        return [Fault("force", "", "the source calls for this; it does not say that it is so")]
    if some := _of_some_only(text, language, folded, said):
        return [Fault("scope", some, f"the source says it of “{some}” only")]
    if ought and not reserved and _governed(_OUGHT, text, language, said):
        return [Fault("force", ought.group(), "the source recommends or demands this; it does not say that it is so")]
    if may and not reserved and not _MAY.search(folded) and _governed(_MAY, text, language, said):
        return [Fault("force", may.group(), f"the source says “{may.group()}”, the statement does not")]
    if partial and not _PARTIAL.search(folded) and set(re.findall(r"\w+", folded)) & UNIVERSAL:
        return [Fault("scope", partial.group(), "the source says it of some only")]
    return []


_BASE_FORMS = frozenset(
    """
    reserve send visit publish establish create ensure strengthen support develop build invest provide use make set give keep let ask require
    agree begin start avoid treat fund involve include report share train plan pay open write count measure adopt promote encourage improve
    increase expand reduce consider recognise recognize facilitate invite identify align link move limit allow define appoint name hold
    """.split()
)


def _commands(text: str) -> bool:
    """Whether a sentence tells somebody to do something ("Send trainers to the region.")."""
    first = re.match(r"\W*(?:\d+[.)]\s*)?([A-Z][a-z]+) (?!is\b|are\b|was\b|were\b|has\b|have\b)", text)
    return bool(first) and first.group(1).lower() in _BASE_FORMS  # type: ignore[union-attr]


def _of_some_only(text: str, language: str, folded: str, said: set[str]) -> str:
    """The word by which the source says of some what the statement says of them all ("several providers"); "" for none."""
    if _PARTIAL.search(folded) or re.search(r"\d|\b(?:number|part|share|examples?|such as)\b", folded):
        return ""
    for found in _PARTIAL.finditer(text):
        after = [w for w in words_of(text[found.end() :], language)[:4] if not w.light]
        if any(w.term.endswith("s") and w.stem in said for w in after[:3]):
            return found.group()
    return ""


def others_view(statement: str, sources: Sequence[Source]) -> bool:
    """Whether the sources report as others' view what the statement says outright."""
    given = " ".join(plain(s.text) for s in sources)
    return bool(_REPORTED.search(given)) and not (
        _REPORTED.search(plain(statement))
        or re.search(
            r"\b(?:critics|argue|claim|view|accord|report|say|said|describ|portray|prais|celebrat|consider|perceiv)",
            plain(statement),
        )
    )


def _governed(pattern: re.Pattern[str], text: str, language: str, said: set[str]) -> bool:
    """Whether what a modal word governs, up to the end of its clause, is what the statement says."""
    for found in pattern.finditer(text):
        after = [w for w in words_of(text[found.end() :], language) if not w.light]
        scope = [w.stem for w in after if w.sentence == 0 and w.clause == after[0].clause][:4] if after else []
        if (scope and scope[0] in said) or sum(s in said for s in scope) >= 2:
            return True
    return False
