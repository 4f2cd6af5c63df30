"""Exact test of what a source does not say itself: what it asks, makes hang on a condition, or says is denied.

A statement that gives such words as a fact shares nearly all of them with its source. English; conditions and denials
in Spanish, French and Portuguese too.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from assistant.verifying.bounds import breaks
from assistant.verifying.faults import Fault
from assistant.verifying.polarity import negators
from assistant.verifying.reading import Source, words_of
from assistant.wants import plain

# The least share of a statement's words of topic that must stand in what is not asserted.
_SAME = 0.6
# Or so many words of topic, nearly all that it holds.
_WHOLE, _NEARLY = 3, 0.8
_ASKED = re.compile(r"[?؟？][”’\"')\]»]*\s*$")
_ASKS = re.compile(
    r"\bask\w* (?:\w+ ){0,3}?(?:whether|if|how|why|what|who|when|where)\b|\b(?:whether|wonder\w*|the question)\b|\b(?:pregunt|pergunt|demand)\w+ (?:\w+ )?s[ie]\b|[?؟？]"
)
_IF = re.compile(
    r"(?<!\bas )(?<!\beven )(?<!\bwhat )(?<!\bonly )(?<!ask )(?<!asked )(?<!see )(?<!know )(?<!if and only )\bif (?!any\b|not\b|so\b|only\b|anything\b)"
    r"|\b(?:unless|provided(?: that)?|providing that|on (?:the )?condition that|(?:as|so) long as|in case|in the event (?:that|of)|assuming that|only (?:if|when|once))\b"
    r"|(?:^|[,;] |\bsolo |\bseulement )(?:si|s'il|s'ils) (?!no\b|bien\b)|\b(?:siempre que|a menos que|con tal de que|en caso de que|salvo que|a condition que|a moins que|pourvu que|au cas ou|desde que (?=\w+(?:e|a)m?\b)|contanto que)\b"
    r"|(?:^|[,;] )(?:se|caso) (?=\w)"
)
# With these a statement says itself that it hangs on something, or only may be.
_HANGS = re.compile(
    r"\b(?:if|unless|provided|would|could|may|might|should|when|whenever|once|until|depend\w*|conditions?|conditional\w*|contingent|subject to|in case|assuming|whether"
    r"|si|s'il|s'ils|se|caso|siempre que|a menos que|pourvu que|a moins que|contanto que|podria\w*|pourrai\w*|poderia\w*|condicion\w*|condicao)\b"
)
_UNTRUE = (
    r"(?:(?:\w+ly |quite |later |long |since |been )*(?:false|untrue|wrong|incorrect|inaccurate|mistaken|unfounded|baseless|denied|rejected|refuted|disputed|dismissed|debunked|disproved|retracted"
    r"|not (?:true|so|the case|correct|borne out|confirmed)|an? (?:lie|myth|error|mistake|fabrication|misconception)|no longer (?:true|so|the case)|falso|falsa|mentira|faux|fausse|desmentido|dementi)\b)"
)
_CLAIM = r"(?:claims?|reports?|allegations?|rumou?rs?|suggestions?|ideas?|notions?|views?|beliefs?|statements?|assertions?|charges?|myths?)"
_DENIES = re.compile(
    r"\b(?:not (?:true|the case|so|correct|certain|proven|known)|false|untrue|wrong|incorrect|an? (?:myth|lie|misconception|fallacy)|(?:no|little) (?:evidence|proof|sign|indication)"
    r"|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|doubt(?:s|ed|ing)?"
    rf"|(?:falsely|wrongly|mistakenly) \w+|contrary to|there was no {_CLAIM})(?: [\w'-]+){{0,5}}? that (?P<span>[^;]+)"
    rf"|\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed)|contrary to)(?: [\w'-]+){{0,3}}? {_CLAIM} (?:of |about )(?P<of>[^;]+)"
    r"|\b(?:no es (?:cierto|verdad)|es falso|neg[oa]ron|nego|niega|desmintio|desmiente|il n'est pas vrai|il est faux|faux|(?:a|ont) (?:nie|dementi)|nie|nao e verdade|e falso|negou|nega|desmentiu) (?:que|qu') ?(?P<abroad>[^;]+)"
)
_DENIED = re.compile(
    rf"(?:,|;| -| but| and|, though|, although) (?:that|this|it|which|(?:an?|the) {_CLAIM}(?: that| which)?)\b[^.;?!]{{0,40}}?\b{_UNTRUE}"
    rf"|,? (?:pero|mais|mas) (?:eso|esto|cela|c'|isso|isto)\b[^.;?!]{{0,30}}?{_UNTRUE}"
)
_THAT_IS_DENIED = re.compile(
    rf"(?:^that|\b{_CLAIM} that) (?P<span>.{{1,300}}?),? (?:is|are|was|were|has been|have been|had been|proved|proved to be|turned out to be) {_UNTRUE}"
)
_NEXT_DENIES = re.compile(
    rf"^\W*(?:but |yet |however, |in fact,? )?(?:this|that|it|the {_CLAIM}|eso|esto|cela|isso) (?:is|was|has been|proved|turned out to be|es|era|est|etait|foi|e) {_UNTRUE}"
)
# With these a statement tells of the denial, or lays the words to somebody.
_TELLS = re.compile(
    r"\b(?:den(?:y|ies|ied|ial)|false\w*|untrue|wrong\w*|incorrect|myths?|claim\w*|reject\w*|refut\w+|disput\w+|dismiss\w+|doubt\w*|alleg\w+|contrary|mistak\w+|rumou?rs?"
    r"|falso|falsa|nego|niega|negaron|desmint\w+|faux|dementi|nie|negou|nega|desmentiu)\b"
)


def unasserted_faults(statement: str, language: str, source: Source) -> list[Fault]:
    """What a statement says as a fact and the source asks, makes hang on a condition, or tells as denied: one fault, where
    every sentence that says it does so."""
    said = _topic(statement, language)
    if not said:
        return []
    sentences = _sentences(source.text)
    near = []
    for i, sentence in enumerate(sentences):
        shared = len(said & _topic(sentence, source.language))
        if shared >= max(1, _SAME * len(said)):
            near.append((shared, i))
    most = max((shared for shared, _ in near), default=0)
    found = [
        _fault(statement, language, said, sentences[i], sentences[i + 1 : i + 2], source.language)
        for shared, i in near if shared >= most - 1
    ]  # fmt: skip
    return [fault for fault in found[:1] if fault is not None] if found and all(found) else []


def _sentences(text: str) -> list[str]:
    edges = [0, *(begin for _, begin in breaks(text)), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(edges) if text[a:b].strip()]


def _topic(text: str, language: str) -> frozenset[str]:
    return frozenset(w.stem for w in words_of(text, language) if not w.light)


def _fault(
    statement: str, language: str, said: frozenset[str], sentence: str, following: Sequence[str], given: str
) -> Fault | None:
    folded = plain(statement)

    def says(span: str) -> bool:
        held = _topic(span, given)
        shared = len(said & held)
        return shared >= max(min(2, len(said)), _SAME * len(said)) or shared >= max(_WHOLE, _NEARLY * len(held))

    def own(marks: re.Pattern[str], span: str) -> bool:
        """Whether the statement has such words, and not only those of the span itself ("in May", "went wrong")."""
        return bool(set(marks.findall(folded)) - set(marks.findall(span)))

    if _ASKED.search(sentence) and not _ASKS.search(folded):
        return Fault("force", "", "the source asks this; it does not say that it is so")
    text = plain(sentence)
    if any(says(span) and not own(_HANGS, span) for span in _conditional(text)):
        return Fault("force", "", "in the source this hangs on a condition")
    denials = negators(words_of(statement, language), language)
    for span in _denied(text):
        if says(span) and not own(_TELLS, span) and denials <= negators(words_of(span, given), given):
            return Fault("negation", "", "the source tells this as denied")
    taken_back = bool(following) and bool(_NEXT_DENIES.search(plain(following[0]))) and says(text)
    if taken_back and not own(_TELLS, text) and denials <= negators(words_of(text, given), given):
        return Fault("negation", "", "the source goes on to say that this is not so")
    return None


def _conditional(text: str) -> Iterator[str]:
    """The conditions of a sentence, and what hangs on them."""
    for found in _IF.finditer(text):
        ends = [at for mark in (",", ";") if (at := text.find(mark, found.end())) >= 0]
        end = min(ends, default=len(text))
        yield text[found.end() : end]
        before = text[: found.start()].rstrip(" ,")
        if before:
            # "The bridge will be built if Ghana pays": back to where the clause begins.
            yield before[max(before.rfind(","), before.rfind(";")) + 1 :]
        if not before or text[found.start()] in ",;":
            behind = text[end + 1 :]
            yield behind[:at] if (at := behind.find(";")) >= 0 else behind


def _denied(text: str) -> Iterator[str]:
    """What a sentence tells as denied or as untrue."""
    for found in _DENIES.finditer(text):
        yield next(span for span in (found["span"], found["of"], found["abroad"]) if span is not None)
    for found in _DENIED.finditer(text):
        yield text[: found.start()]
    for found in _THAT_IS_DENIED.finditer(text):
        yield found["span"]
