"""What a question takes for granted, and the passage that denies it.

"Given that the gains are spread evenly, who profits most?" is not answered by who profits: where the library denies the
premise, the denial is what the reader must see. Premises that are said as such are known ("given that", "since"), and
those of a question why, how or when something is so. A sentence denies such a premise that speaks of the same, of
its words by the vectors of words, and says the contrary of what the rest of the question supposes: that it is not so,
or not always, or not only so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.candidates import Candidate, Found
from assistant.denied import Sense, polarity_of, turns_its_premise
from assistant.holding import holds
from assistant.question import Ask
from assistant.sentences import denies
from assistant.wants import Kind, plain
from assistant.wording import content_terms, is_light
from store.words import terms_of

_PREMISE = re.compile(
    r"^\W*(?:given(?: the fact)? that|considering that|seeing that|since|dado que|puesto que|ya que"
    r"|teniendo en cuenta que"
    r"|etant donne que|puisque|sachant que|visto que|uma vez que|بما ان|既然|鉴于)\s+(?P<premise>[^,،，?]{12,})[,،，]"
)
# Among so many of the likeliest candidates a denial is looked for, and this likely it must be.
_LOOKED_AT, _LIKELY = 25, 0.5
# This likely where the question does not say what it takes for granted.
_SURE = 0.9


def premise_of(question: str) -> str:
    """What a question says that it takes for granted, folded; "" where it says nothing of the kind."""
    found = _PREMISE.match(plain(question))
    return found["premise"] if found else ""


def denial(ask: Ask, candidates: Sequence[Candidate]) -> Candidate | None:
    """The sentence that denies something of what an ask takes for granted, or None: the likeliest where the ask says
    so; where it asks for a reason, the best of all alone."""
    if premise_of(ask.full):
        looked_at, likely = _LOOKED_AT, _LIKELY
    elif ask.want.kind is Kind.REASON and not denies(ask.text):
        looked_at, likely = 1, _SURE
    else:
        return None
    return next(
        (
            c for c in candidates[:looked_at]
            if c.likelihood >= likely and not c.doubts.unnamed and not c.features.citing and denies(c.text)
        ),
        None,
    )  # fmt: skip


_SUPPOSES = re.compile(
    r"^(?:(?:and|but|so|then|in what way|y|e|et) )?(?:why|how(?! (?:many|much|long|far|often|old|big|large|tall|high|come)\b)|when|since when|in what ways?|what (?:makes?|made|caused|explains)|por que|como|cuando|desde cuando|pourquoi|comment|quand|quando)\b"
)
# From this strength on a word of the library is the ask's.
_MEANS_IT = 0.5
# A sentence that denies a premise speaks of so much of it, itself or in its paragraph, and of so much itself.
_OF_IT, _ITSELF = 0.55, 0.45
# Of what it does not bear out it says the contrary of so much; of so much where it denies a sense outright ("not all").
_CONTRARY, _OUTRIGHT = 0.35, 0.3
# So many sentences lie nearest by meaning, and a denial is one of them, as a rule the first. Another one must say as
# much itself, or so much where it denies a sense outright, or hardly anything else.
_NEAREST, _ALL_OF_IT, _MOST_OF_IT, _NOTHING_ELSE = 3, 0.85, 0.7, 0.6
# How many of the candidates are looked at.
_AMONG = 80
# What a sense ("all", "only") weighs: as much as a word that stands in one block of twenty.
_SENSE = 3.0
# Senses of which one denies the other: what is not uniform is not equal for all.
_SAME_FOR_ALL = frozenset({Sense.ALL, Sense.UNIFORM, Sense.EVEN})
# Words by which a question says that somebody thinks something.
_THINKING = terms_of(
    "treat treats treated view views regard regards consider considers considered mean means meant imply implies argue argues claim claims"
    " think thinks portray portrays present presents call calls called term termed opinion eyes"
)
_PREFIX = re.compile(r"(?:un|in|im|dis|non|ir)(?=\w{5})")


@dataclass(frozen=True, slots=True)
class Weighed:
    """How a sentence stands to what an ask supposes, in shares of its weight: what it says as well, what it says the
    contrary of, and what else stands around it. `outright` is true where it denies a sense such as "all", and `silent`
    the weight of those senses of which it says nothing, which are no part of the whole."""

    said: float
    denied: float
    around: float
    outright: bool = False
    silent: float = 0.0

    @property
    def itself(self) -> float:
        return self.said + self.denied

    @property
    def contrary(self) -> float:
        """How much of what it does not bear out it says the contrary of."""
        return self.denied / max(1 - self.said, 1e-6)

    @property
    def borne_out(self) -> float:
        return self.said / (1 + self.silent)


def supposes(ask: Ask) -> bool:
    """Whether an ask takes for granted that something is so, and asks why, how or when."""
    asked = _SUPPOSES.match(plain(ask.text).lstrip("¿ ")) and ask.want.kind in (
        Kind.REASON, Kind.OPEN, Kind.DATE, Kind.YEAR, Kind.DEFINITION,
    )  # fmt: skip
    return bool(asked) and not turns_its_premise(ask.text)


def contradicted(found: Found) -> Candidate | None:
    """The sentence that says the contrary of what an ask supposes, or None: the one that speaks most of it, where no
    sentence bears out as much."""
    if not supposes(found.ask):
        return None
    near = sorted((c.features.meaning for c in found.candidates), reverse=True)[:_NEAREST]
    best: tuple[float, Weighed, Candidate] | None = None
    borne_out = 0.0
    for c in found.candidates[:_AMONG]:
        if c.features.citing or c.doubts.unnamed:
            continue
        weighed = weigh(c, found)
        borne_out = max(borne_out, weighed.borne_out)
        rank = weighed.itself + weighed.contrary + weighed.outright
        if (best is None or rank > best[0]) and _denies(c, weighed, found, near=c.features.meaning >= near[-1]):
            best = rank, weighed, c
    if best is None or borne_out >= best[1].itself:
        return None
    return best[2]


def _denies(candidate: Candidate, weighed: Weighed, found: Found, *, near: bool) -> bool:
    """Whether a sentence says enough of a premise and enough of its contrary."""
    if weighed.contrary < (_OUTRIGHT if weighed.outright else _CONTRARY):
        return False
    if weighed.itself + weighed.around < _OF_IT or weighed.itself < _ITSELF or _answers(candidate, found.ask):
        return False
    if near or weighed.itself >= (_MOST_OF_IT if weighed.outright else _ALL_OF_IT):
        return True
    meant = {other for t in found.terms for other, strength in t.near.items() if strength >= _MEANS_IT}
    own = [t for t in content_terms(candidate.text) if not is_light(t)]
    return sum(t in meant for t in own) >= _NOTHING_ELSE * len(own)


# By what means something is done.
_MEANS = re.compile(
    r"\b(?:by \w+ing|by means of|through|thanks to|mediante|a traves de|gracias a|grace a|au moyen de|por meio de|gracas a)\b"
)
_HOW = re.compile(r"\W*(?:how|como|comment)\b")


def _answers(candidate: Candidate, ask: Ask) -> bool:
    """Whether what a sentence says, and does not deny, holds what is asked for: a date new to an ask for when, a means
    for how."""
    said = " ".join(word.term for word in polarity_of(candidate.text).words if not word.denied)
    if ask.want.kind in (Kind.DATE, Kind.YEAR):
        return holds(ask.want, said, frozenset(plain(ask.full).split()))
    return ask.want.kind is Kind.OPEN and bool(_HOW.match(plain(ask.text)) and _MEANS.search(said))


def weigh(candidate: Candidate, found: Found) -> Weighed:
    """How a sentence stands to what an ask supposes."""
    if candidate.text.rstrip(" ”’»\"')").endswith("?"):
        return Weighed(0.0, 0.0, 0.0)
    asked, told = polarity_of(found.ask.text), polarity_of(candidate.text)
    passed_over = found.steering.terms | _THINKING
    by_term = {t.term: t for t in found.terms if t.term in found.ask.terms and t.term not in passed_over}
    present = {sign: frozenset(w.term for w in told.words if w.denied is sign) for sign in (False, True)}
    said = denied = whole = 0.0
    for word in {w.term: w for w in asked.words}.values():
        term = by_term.get(word.term)
        if term is None or is_light(word.term):
            continue
        whole += term.weight
        if (
            word.term in candidate.by_kind
            or term.strength(present[word.denied]) >= _MEANS_IT
            or _without_prefix(word.term, present[not word.denied])
        ):
            said += term.weight
        elif term.strength(present[not word.denied]) >= _MEANS_IT or _without_prefix(word.term, present[word.denied]):
            denied += term.weight
    silent, outright = 0.0, False
    for senses in _senses(asked.said):
        kindred = _SAME_FOR_ALL if senses & _SAME_FOR_ALL else senses
        if kindred & told.denied and not senses & told.said:
            denied, whole, outright = denied + _SENSE, whole + _SENSE, True
        elif senses & told.contrary and not senses & told.said:
            denied, whole = denied + _SENSE, whole + _SENSE
        elif senses & told.said:
            said, whole = said + _SENSE, whole + _SENSE
        else:
            silent += _SENSE
    if not whole:
        return Weighed(0.0, 0.0, 0.0)
    around = max(0.0, candidate.features.own - (said + denied) / whole)
    return Weighed(said / whole, denied / whole, around, outright, silent / whole)


def _senses(asked: frozenset[Sense]) -> list[frozenset[Sense]]:
    """The senses that an ask holds, those that are nearly one together."""
    together = asked & _SAME_FOR_ALL
    return [*([together] if together else []), *(frozenset({s}) for s in sorted(asked - _SAME_FOR_ALL))]


def _without_prefix(term: str, present: frozenset[str]) -> bool:
    """Whether a word of which a term is the contrary by its prefix is there ("importance" for "unimportant")."""
    prefix = _PREFIX.match(term)
    return prefix is not None and any(other.startswith(term[prefix.end() :][:6]) for other in present)
