"""Exact tests of who stands where: the two sides of a contrast, he who acts and what he acts on, since and until.

"Signed by Peru, not by Ghana" has the words of "signed by Ghana, not by Peru", and says the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verifying.faults import Fault
from assistant.verifying.polarity import opposed
from assistant.verifying.reading import Source, Word, past_forms, words_of

# How many words before and behind a mark of contrast are looked at.
_BEFORE, _BEHIND = 9, 5
_CONTRAST = re.compile(
    r"\b(?P<unlike>unlike|in contrast (?:to|with)|as opposed to|a diferencia de|contrairement (?:à|aux?)|ao contrário d[eoa]s?)\s"
    r"|\b(?:rather than|instead of|en lugar de|en vez de|plutôt que|au lieu de|em vez de|em lugar de)\s"
    r"|\b(?P<than>than|do que)\s"
    r"|(?:[,–—-] ?|\b(?:and|but|y|pero|et|mais|e|mas) )(?:not|no|non|pas|não)\s(?!only|just|merely|solo|sólo|seulement|apenas|least|yet|all)",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(
    r"\b(?:not|no|non|não)\s(?!only|just|merely|solo|sólo|seulement|apenas)(?P<no>[^,.;]{2,40}?),? (?:but|sino|mais|mas sim)\s(?!also|even)(?P<yes>[^,.;]{2,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Contrast:
    """What a contrast is made from: the stems on the side of which something is said, the one it is denied of."""

    yes: frozenset[str]
    no: str
    name: bool
    excludes: bool
    written: str


def contrast_faults(statement: str, language: str, source: Source) -> list[Fault]:
    """The two sides of a contrast exchanged, or what a source sets aside told as what it says."""
    given = list(_contrasts(source.text, source.language))
    if not given:
        return []
    mine = list(_contrasts(statement, language))
    said = words_of(statement, language)
    turned = any(opposed(w.stem, o.stem) for w in said for o in source.words if w.stem != o.stem)
    for contrast in mine:
        if turned or any(g.no == contrast.no for g in given):
            continue
        if any(g.no in contrast.yes and contrast.no in g.yes for g in given):
            return [Fault("swap", contrast.written, f"the source says it the other way round of {contrast.written}")]
    stems = {w.stem for w in said}
    if mine:
        return []
    for g in given:
        names = {w.stem for w in source.words if w.names or (w.opens and w.capital)} & g.yes
        if g.name and g.excludes and g.no in stems and names and not names & stems:
            return [Fault("swap", g.written, f"the source says it of another, not of {g.written}")]
    return []


def _contrasts(text: str, language: str) -> Iterator[_Contrast]:
    words = words_of(text, language)
    for found in _CONTRAST.finditer(text):
        sentence = next((w.sentence for w in words if w.end > found.end() - 1), -1)
        before = [w for w in words if w.end <= found.start() + 1 and w.sentence == sentence][-_BEFORE:]
        behind = [w for w in words if w.start >= found.end() - 1 and w.sentence == sentence]
        head = _head(behind[:_BEHIND])
        if head is None:
            continue
        if found["unlike"] and not any(not w.light for w in before):
            rest = behind[behind.index(head) + 1 :]
            before = [w for w in rest if w.clause > head.clause][:_BEHIND] or rest[:_BEHIND]
        yes = frozenset(w.stem for w in before if not w.light)
        if yes and head.stem not in yes:
            yield _Contrast(yes, head.stem, _named(head), not found["than"], head.text)
    for found in _NOT_BUT.finditer(text):
        no = _head([w for w in words if found.start("no") <= w.start < found.end("no")])
        yes = frozenset(w.stem for w in words if found.start("yes") <= w.start < found.end("yes") and not w.light)
        if no is not None and yes and no.stem not in yes:
            yield _Contrast(yes, no.stem, _named(no), True, no.text)


def _named(word: Word) -> bool:
    return word.names or (word.capital and word.opens)


def _head(words: Sequence[Word]) -> Word | None:
    """The first name of some words, or else the first word of topic."""
    heavy = [w for w in words if not w.light and (not words or w.clause == words[0].clause)]
    return next((w for w in heavy if _named(w)), heavy[0] if heavy else None)


_BY = frozenset("by por par pelo pela pelos pelas".split())
_BE = frozenset(
    "is are was were be been being fue fueron es son sido era eran est sont fut furent ete etait etaient foi foram e sao".split()
)
_PARTICIPLE = re.compile(r"\w{2,}(?:ed|en|[aiu]d[oa]s?|é|ée|és|ées|ie?s?|ue?s?)$")
_PHRASE = 6


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb with the stems of what acts and of what is acted on."""

    verb: str
    agent: frozenset[str]
    patient: frozenset[str]


def agent_faults(statement: str, language: str, source: Source) -> list[Fault]:
    """He who acts and what he acts on exchanged, where one of the two sentences is in the passive."""
    mine, given = words_of(statement, language), source.words
    said, told = list(_passives(mine)), list(_passives(given))
    pairs = [(a, told + _actives(given, a.verb)) for a in said]
    pairs += [(a, [t for t in told if t.verb == a.verb]) for t in told for a in _actives(mine, t.verb)]
    for deed, others in pairs:
        same = [o for o in others if o.verb == deed.verb]
        if any(deed.agent & o.agent and deed.patient & o.patient for o in same):
            continue
        if any(
            deed.agent & o.patient and deed.patient & o.agent and not (deed.agent & o.agent or deed.patient & o.patient)
            for o in same
        ):
            return [Fault("swap", "", "in the source the one who acts and the one acted on are the other way round")]
    return []


def _passives(words: Sequence[Word]) -> Iterator[_Deed]:
    for i, by in enumerate(words):
        if by.term not in _BY:
            continue
        for j in range(i - 1, max(-1, i - 4), -1):
            if words[j].sentence != by.sentence:
                break
            # Irregular participles of other languages are known by what stands around them ("foi eleito pelo").
            between = j == i - 1 and j > 0 and words[j - 1].term in _BE
            formed = words[j].text.lower() in past_forms() or bool(_PARTICIPLE.match(words[j].text))
            if not (formed or between) or words[j].light:
                continue
            at = next((k for k in range(j - 1, max(-1, j - 4), -1) if words[k].term in _BE), None)
            if at is None and j != i - 1:
                break
            patient = _phrase(words[max(0, (at if at is not None else j) - _PHRASE) : at if at is not None else j], by)
            agent = _phrase(words[i + 1 : i + 1 + _PHRASE], words[i])
            if patient and agent:
                yield _Deed(words[j].stem, agent, patient)
            break


def _actives(words: Sequence[Word], verb: str) -> list[_Deed]:
    found = []
    for i, word in enumerate(words):
        follows = words[i + 1].term if i + 1 < len(words) else ""
        passive = follows in _BY or any(w.term in _BE for w in words[max(0, i - 3) : i])
        if word.stem != verb or passive:
            continue
        agent = _phrase(words[max(0, i - _PHRASE) : i], word)
        patient = _phrase(words[i + 1 : i + 1 + _PHRASE], word)
        if agent and patient:
            found.append(_Deed(verb, agent, patient))
    return found


def _phrase(words: Sequence[Word], at: Word) -> frozenset[str]:
    """The stems of topic of some words in the clause of another, or in its sentence where it has none of its own."""
    near = [w for w in words if w.sentence == at.sentence and not w.light]
    return frozenset(w.stem for w in near if w.clause == at.clause) or frozenset(w.stem for w in near)


_SINCE = frozenset("since after desde depuis despues apres depois".split())
_UNTIL = frozenset("until till before hasta antes avant jusqu jusque ate".split())
_FROM_TO = re.compile(
    r"\b(?:from|de|desde|du)\s+(?P<year>\d{4})\s*(?:to|until|till|through|a|hasta|à|jusqu\S+|até|[-–])\s*\d{4}"
)


_FORMERLY = re.compile(
    r"\b(?:previously|formerly|until then|before (?:then|that)|earlier|antes|anteriormente|auparavant|jusque-là)\b",
    re.IGNORECASE,
)


def time_faults(statement: str, language: str, source: Source) -> list[Fault]:
    """ "Since" in the place of "until", "before" in that of "after": of a year, or of what a word names."""
    if _FORMERLY.search(source.text):
        return []  # what holds since then and what held before are both told
    given = _times(source.words)
    closed = {m["year"] for m in _FROM_TO.finditer(source.text)}
    for stem, (side, word) in _times(words_of(statement, language)).items():
        sides = {s for s, _ in [given[stem]]} if stem in given else set()
        bare = sum(w.stem == stem for w in source.words)
        classed = sum(w.stem == stem for w in _after_marks(source.words))
        if sides and side not in sides and bare == classed:
            return [Fault("swap", word, f"the source does not say “{word}” of this time")]
        if word.lower().startswith("since") and stem in closed and bare == 1:
            return [Fault("swap", word, "in the source this time has come to an end")]
    return []


def _times(words: Sequence[Word]) -> dict[str, tuple[str, str]]:
    """What stands behind a "since" or "until": its stem with the side and the word."""
    found: dict[str, tuple[str, str]] = {}
    for mark, head in _marked(words):
        side = "since" if mark.term in _SINCE else "until"
        if found.get(head.stem, (side, ""))[0] != side:
            found[head.stem] = ("both", mark.text)
        else:
            found[head.stem] = (side, mark.text)
    return {stem: value for stem, value in found.items() if value[0] != "both"}


def _after_marks(words: Sequence[Word]) -> list[Word]:
    return [head for _, head in _marked(words)]


def _marked(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    for i, word in enumerate(words):
        if word.term in _SINCE or word.term in _UNTIL:
            behind = [w for w in words[i + 1 : i + 5] if w.sentence == word.sentence and w.clause == word.clause]
            head = next((w for w in behind if not w.light), None)
            if head is not None:
                yield word, head
